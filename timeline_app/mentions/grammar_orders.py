"""Orders of words and things said in one word that English does not have; for other languages.

"la semaine prochaine" (week next), "15 Şubat Çarşamba" (15 February Wednesday), "vor zwei Wochen"
(ago two weeks), «через два дня» (hence two days), يومين (two days), "Haziran ortası" (June middle).
"""

from __future__ import annotations

from typing import Final

from timeline_app.mentions.expression import Expression, Kind
from timeline_app.mentions.grammar_days import one_day
from timeline_app.mentions.grammar_periods import month, part_of_unit, quarter, season, year
from timeline_app.mentions.grammar_relative import (
    COUNT,
    day_from_here,
    weekday_of_week,
    which_month,
    which_unit,
    which_weekday,
)
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
from timeline_app.mentions.scan import Scan
from timeline_app.mentions.vocabulary import BESIDE, ONE_WORD, TWO
from timeline_app.mentions.word_set import word_set

_STEP_UNITS: Final = {"days": "day", "weeks": "week", "months": "month", "years": "year"}
_DAY_NOUNS: Final = ("", "day", "days")


def _weekday_with_noun(parts: Parts) -> list[Expression]:
    """Build "day Wednesday", "Wednesday day", "evening Wednesday"."""
    if "unit" in parts and parts.word("unit") not in _DAY_NOUNS:
        return []
    found = parts.expression("weekday", Kind.WEEKDAY)
    found.weekday = weekday_number(parts.word("weekday"))
    return [found]


def _weekday_with_which(parts: Parts) -> list[Expression]:
    return which_weekday(parts) if parts.word("unit") in _DAY_NOUNS else []


def _date_with_noun(parts: Parts) -> list[Expression]:
    return one_day(parts) if parts.word("unit") in _DAY_NOUNS else []


def _month_with_noun(parts: Parts) -> list[Expression]:
    """Build "month February 2017", "February month"."""
    return month(parts, beside_noun=True) if parts.word("noun") == "month" else []


def _counted(parts: Parts) -> list[Expression]:
    """Build "ago two weeks", "hence three days", "two week later"."""
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
    back = parts.word("back")
    found.unit, found.steps = unit, -count if back in ("+back", "ago", "earlier") else count
    found.either = back in ("+hence", "later", "earlier")
    return [found]


def _in_one_word(parts: Parts) -> list[Expression]:
    """Build "next week" said in one word, and "next-week Monday"."""
    found = parts.expression("last, this or next", Kind.WHICH)
    found.which, found.unit = ONE_WORD[parts.word("one")]
    if "weekday" in parts:
        if found.unit != "week":
            return []
        found.rule, found.weekday = "weekday of a week", weekday_number(parts.word("weekday"))
    return [found]


def _of_other_year(parts: Parts) -> list[Expression]:
    """Build "15 February of the last year"."""
    if parts.word("unit") != "year":
        return []
    made = one_day(parts)
    for one in made:
        one.unit = "year"
    return made


def _bare_day(parts: Parts) -> list[Expression]:
    """Build "the 23": French and Spanish say so, with no noun behind it."""
    scan = parts.scan
    if scan.tongue is None or scan.tongue.code not in ("fr", "es"):
        return []
    if scan.kind(parts.last + 1) not in "&|>,.;:)\n" and scan.word(parts.last + 1) not in _AFTER:
        return []
    found = parts.expression("day of the month", Kind.CALENDAR)
    found.day = day_number(parts.word("day"))
    return [found]


_AFTER: Final = word_set("held will was is has in of by starts said that")


def _in_time(parts: Parts) -> list[Expression]:
    """Build "in two weeks", which in German looks ahead."""
    scan = parts.scan
    if scan.tongue is None or scan.tongue.code != "de" or scan.raw(parts.first).lower() != "in":
        return []
    return _counted(parts)


def _beside(parts: Parts) -> list[Expression]:
    """Build "the next day", "the same day", "the day before", each one word elsewhere."""
    found = parts.expression("same or following", Kind.STEPS)
    found.unit, found.anchored = "day", True
    found.steps = BESIDE[parts.word("day")]
    return [found]


def is_counted(scan: Scan, one: Expression) -> bool:
    """Whether four digits that could be a year count what follows: «2017 раненых», ٢٠١٦ سلة.

    Other languages have no plural that the rules could know, so a year that stands alone needs a
    word before it, or no word behind it.
    """
    if one.rule != "year" or one.first != one.last or scan.kind(one.last + 1) != "x":
        return False
    return scan.kind(one.first - 1) not in "v<>O&|-/(,:\nf" and scan.word(one.first - 1) not in (
        "since", "by", "until",
    )  # fmt: skip


_DAY_LIST: Final = "[do](?:[-&|>,]t?[do])*"
_FRONT: Final = "(?P<modifier>t?[ei](?:[iLl]?b)?|t?[il]?bi?|bi)"
_BEHIND: Final = "(?P<modifier>[il]?[eb])"

FIRST: Final[tuple[Rule, ...]] = (rule(rf"{COUNT}(?P<unit>[uU])(?P<back>[gr])", _counted),)
"""Rules that are preferred to those of English."""

RULES: Final[tuple[Rule, ...]] = (
    rule("t?(?P<unit>[uQ])O?t?(?P<which>[LXHKFG])", which_unit),
    rule("t?(?:(?P<unit>[uU])O?)?p?(?P<weekday>W)p?O?t?(?P<which>[LXKF])", _weekday_with_which),
    rule("(?P<which>[LXH])(?P<weekday>W)(?P<unit>u)", _weekday_with_which),
    rule("t?(?P<name>[MmN])O?t?(?P<which>[LXKF])", which_month),
    rule("(?P<unit>[uU])?p(?P<weekday>W)", _weekday_with_noun),
    rule("(?P<unit>[uU])(?P<weekday>W)p?", _weekday_with_noun),
    rule("(?P<weekday>W)p?(?P<unit>u)", _weekday_with_noun),
    rule("p?(?P<day>R),?v?(?P<beside>W)p?", day_from_here),
    rule("p(?P<day>R)", day_from_here),
    rule(
        rf"(?:(?P<unit>[uU])p?)?p?(?P<weekday>W)p?,?[(]?t?(?P<day>[do])O?{MONTH}(?:[,O]*u?{YEAR})?",
        _date_with_noun,
    ),
    rule(
        rf"(?P<day>[do])O?u?{MONTH}(?:[,O]*u?{YEAR})?,?v?(?P<weekday>W)(?:(?P<unit>u))?",
        _date_with_noun,
    ),
    rule(rf"(?P<day>[do])O?u?{MONTH}(?:O?u?{YEAR})?(?:(?P<which>[LX]))?", one_day),
    rule(rf"(?P<noun>u)O?{MONTH}(?:O?u?{YEAR})?", _month_with_noun),
    rule(rf"{MONTH}(?P<noun>u)", _month_with_noun),
    rule(rf"{_FRONT}O?t?u?O?{MONTH}(?:O?u?{YEAR})?", month),
    rule(rf"{MONTH}u?(?:O?{YEAR})?{_BEHIND}u?", month),
    rule(rf"{MONTH}(?P<modifier>[il]u)", month),
    rule(rf"t(?P<weekday>W)p?(?!,?t?{_DAY_LIST}O?[MmPj]|O?t?[LXKF])", _weekday_with_noun),
    rule(rf"{_FRONT}O?t?u?(?P<year>y)", year),
    rule(rf"(?P<year>y)u?{_BEHIND}", year),
    rule(r"t?(?P<season>N)O?u?(?P<year>y)", season),
    rule("(?P<year>y)u?(?P<season>N)", season),
    rule("t?(?P<quarter>Q)(?P<number>[iL])(?:O?u?(?P<year>y))?", quarter),
    rule("t?(?P<number>[iL])(?P<quarter>Q)(?:O?u?(?P<year>y))?", quarter),
    rule("(?P<year>y)u?(?P<number>[iL])(?P<quarter>Q)", quarter),
    rule(rf"{_FRONT}O?t?(?P<unit>[uQ])O?(?P<which>[LXHKF])?", part_of_unit),
    rule(rf"{_FRONT}O?t?(?P<which>[LXHKF])(?P<unit>[uQ])", part_of_unit),
    rule(rf"(?P<which>[LXHKF])?(?P<unit>[uQ]){_BEHIND}", part_of_unit),
    rule(rf"(?P<back>c){COUNT}(?P<unit>[uU])", _counted),
    rule("(?P<back>c)(?P<unit>[uh])(?!O?[MmPjNyQ])", _one_or_two),
    rule("(?P<unit>[uh])(?P<back>[gr])", _one_or_two),
    rule("(?P<day>@)", _beside),
    rule("(?P<one>%)(?P<weekday>W)?", _in_one_word),
    rule(rf"(?P<day>[do])O?{MONTH}O?t?(?P<which>[LXH])(?P<unit>u)", _of_other_year),
    rule(rf"(?P<day>[do])O?{MONTH}O?t?(?P<unit>u)(?P<which>[LXH])", _of_other_year),
    rule("(?P<weekday>W)p?O?t?(?P<unit>u)(?P<which>[LXHK])", weekday_of_week),
    rule(rf"t(?P<day>d)(?!O?[MmPj]|[-&|>,]v?t?{_DAY_LIST}O?[MmPj])", _bare_day),
    rule(rf"(?P<back>v){COUNT}(?P<unit>[uU])", _in_time),
    rule("u(?P<day>R),?(?P<beside>W)?", day_from_here),
)
"""The rules, in the order in which equal matches are preferred."""
