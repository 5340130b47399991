"""Orders of words and things said in one word that English does not have; for other languages.

"la semaine prochaine" (week next), "15 Şubat Çarşamba" (15 February Wednesday), "vor zwei Wochen"
(ago two weeks), «через два дня» (hence two days), يومين (two days), 26 Bahman 1395.
"""

from __future__ import annotations

from typing import Final

from timeline_app.mentions.expression import Calendar, Expression, Kind
from timeline_app.mentions.grammar_days import one_day
from timeline_app.mentions.grammar_relative import COUNT, which_month, which_unit, which_weekday
from timeline_app.mentions.rules import (
    MONTH,
    YEAR,
    Parts,
    Rule,
    count_of,
    day_number,
    rule,
    weekday_number,
)
from timeline_app.mentions.vocabulary import BESIDE, HIJRI, SOLAR, TWO

_STEP_UNITS: Final = {"days": "day", "weeks": "week", "months": "month", "years": "year"}


def _weekday_with_day(parts: Parts) -> list[Expression]:
    """Build "day Wednesday" and "Wednesday day", as Arabic, Persian and Turkish say."""
    if parts.word("unit") != "day":
        return []
    found = parts.expression("weekday", Kind.WEEKDAY)
    found.weekday = weekday_number(parts.word("weekday"))
    return [found]


def _weekday_with_which(parts: Parts) -> list[Expression]:
    return which_weekday(parts) if parts.word("unit") in ("", "day") else []


def _date_with_day(parts: Parts) -> list[Expression]:
    return one_day(parts) if parts.word("unit") in ("", "day") else []


def _counted(parts: Parts) -> list[Expression]:
    """Build "ago two weeks", "hence three days"."""
    words = [word for word in parts.words("count") if word != "-"]
    unit = parts.word("unit")
    return _stepped(parts, count_of(words), _STEP_UNITS.get(unit, unit))


def _one_or_two(parts: Parts) -> list[Expression]:
    """Build "ago a week", said without a number: «неделю назад»; "ago two-weeks"."""
    word = parts.word("unit")
    count = 2 if word in TWO else 1
    return _stepped(parts, count, TWO.get(word, word))


def _stepped(parts: Parts, count: int, unit: str) -> list[Expression]:
    if not count or unit not in ("day", "week", "month", "year"):
        return []
    found = parts.expression("so long ago or later", Kind.STEPS)
    back = parts.word("back") in ("+back", "ago", "since")
    found.unit, found.steps = unit, -count if back else count
    return [found]


def _beside(parts: Parts) -> list[Expression]:
    """Build "the next day", "the same day", "the day before", each one word elsewhere."""
    found = parts.expression("same or following", Kind.STEPS)
    found.unit, found.anchored = "day", True
    found.steps = BESIDE[parts.word("day")]
    return [found]


def _of_calendar(parts: Parts) -> list[Expression]:
    """Build "26 Bahman 1395", "17 Jumada I", "Ramadan 1438": of another calendar."""
    word = parts.word("month")
    found = parts.expression("other calendar", Kind.CALENDAR)
    found.calendar = Calendar.SOLAR if word in SOLAR else Calendar.HIJRI
    found.part = SOLAR.get(word) or HIJRI[word]
    found.day = day_number(parts.word("day")) if parts.word("day") else 0
    found.year = int(parts.word("year")) if parts.word("year") else None
    found.weekday = weekday_number(parts.word("weekday"))
    if not found.day and found.year is None and parts.word("unit") != "month":
        return []
    return [found]


_DAY_NOUN: Final = "(?:(?P<unit>u),?)?"
_OTHER_YEAR: Final = "(?:,?u?O?(?P<year>y))?"

RULES: Final[tuple[Rule, ...]] = (
    rule("t?(?P<unit>[uQ])O?t?(?P<which>[LXHKFG])", which_unit),
    rule("(?:(?P<unit>u)O?)?(?P<weekday>W)O?t?(?P<which>[LXKF])", _weekday_with_which),
    rule("t?(?P<name>[MmN])t?(?P<which>[LXKF])", which_month),
    rule("(?P<unit>u)(?P<weekday>W)", _weekday_with_day),
    rule("(?P<weekday>W)(?P<unit>u)", _weekday_with_day),
    rule(
        rf"(?P<unit>u)(?P<weekday>W),?[(]?t?(?P<day>[do])O?{MONTH}(?:[,O]*u?{YEAR})?",
        _date_with_day,
    ),
    rule(
        rf"(?P<day>[do])O?{MONTH}(?:[,O]*u?{YEAR})?,?(?P<weekday>W)(?:(?P<unit>u))?",
        _date_with_day,
    ),
    rule(rf"(?P<day>[do])O?{MONTH}(?:O?u{YEAR})", one_day),
    rule(rf"(?P<back>c){COUNT}(?P<unit>[uU])", _counted),
    rule("(?P<back>c)(?P<unit>[uh])", _one_or_two),
    rule("(?P<unit>[uh])(?P<back>[gr])", _one_or_two),
    rule("(?P<day>@)", _beside),
    rule(
        rf"{_DAY_NOUN}(?:(?P<weekday>W),?)?(?P<day>[do])O?u?(?P<month>[Pj]){_OTHER_YEAR}",
        _of_calendar,
    ),
    rule(rf"(?:(?P<unit>u)O?)?(?P<month>[Pj]){_OTHER_YEAR}(?P<weekday>(?!))?", _of_calendar),
)
"""The rules, in the order in which equal matches are preferred."""
