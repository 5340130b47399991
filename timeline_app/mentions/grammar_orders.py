"""Orders of words and things said in one word that English does not have; for other languages.

"la semaine prochaine" (week next), "15 Şubat Çarşamba" (15 February Wednesday), "vor zwei Wochen"
(ago two weeks), «через два дня» (hence two days), يومين (two days), "Haziran ortası" (June middle).
"""

from __future__ import annotations

from typing import Final

from timeline_app.mentions.expression import Expression, Kind
from timeline_app.mentions.foreign_rules import (
    DAY_NOUNS,
    NOUN_FIRST,
    in_one_word,
)
from timeline_app.mentions.grammar_relative import (
    day_from_here,
    which_month,
    which_unit,
    which_weekday,
)
from timeline_app.mentions.rules import (
    Parts,
    Rule,
    rule,
    weekday_number,
    which_of,
)
from timeline_app.mentions.vocabulary import ONE_WORD


def _weekday_with_noun(parts: Parts) -> list[Expression]:
    """Build "day Wednesday", "Wednesday day", "evening of Wednesday"."""
    if parts.word("unit") not in DAY_NOUNS or parts.scan.word(parts.first - 1) == "every":
        return []
    found = parts.expression("weekday", Kind.WEEKDAY)
    found.weekday = weekday_number(parts.word("weekday"))
    return [found]


def _weekday_with_which(parts: Parts) -> list[Expression]:
    if parts.scan.code not in NOUN_FIRST or parts.word("unit") not in DAY_NOUNS:
        return []
    return which_weekday(parts)


def _which_weekday_day(parts: Parts) -> list[Expression]:
    """Build "last Monday day"."""
    return which_weekday(parts) if parts.word("unit") in DAY_NOUNS else []


def _weekday_in_week(parts: Parts) -> list[Expression]:
    """Build "week last, on Thursday" as two, and "next week Monday", "Monday of week next"."""
    which, unit = parts.word("which"), parts.word("unit")
    if "one" in parts:
        direction, unit = ONE_WORD[parts.word("one")]
    else:
        direction = which_of([which])[0]
    if unit != "week" or (which in ("same", "that")):
        return []
    found = parts.expression("weekday of a week", Kind.WHICH)
    found.weekday, found.unit, found.which = weekday_number(parts.word("weekday")), unit, direction
    if "mark" not in parts:
        return [found]
    week = Expression("last, this or next", Kind.WHICH, parts.first, parts.place("mark") - 1)
    week.unit, week.which = unit, direction
    found.first = parts.place("mark") + 1
    while parts.scan.kind(found.first) == "v":
        found.first += 1
    return [week, found]


def _day_and_weekday(parts: Parts) -> list[Expression]:
    """Build «завтра, в среду»; in Turkish a comma parts the two."""
    return [] if parts.scan.code == "tr" else day_from_here(parts)


def _which_month(parts: Parts) -> list[Expression]:
    """Build "March last"; only where the noun stands first."""
    return which_month(parts) if parts.scan.code in NOUN_FIRST else []


def _next_part_of_day(parts: Parts) -> list[Expression]:
    """Build "the night before", "the following morning"."""
    found = parts.expression("same or following", Kind.STEPS)
    found.unit, found.anchored = "day", True
    found.steps = which_of(parts.words("which"))[0]
    return [found]


def _past_day(parts: Parts) -> list[Expression]:
    """Build "the day past", which is yesterday in Persian if no number stands before it."""
    counted = parts.scan.kind(parts.first - 1) in "kdna"
    if parts.scan.code != "fa" or parts.word("unit") != "day" or counted:
        return []
    found = parts.expression("day from here", Kind.FROM_HERE)
    found.steps = -1
    return [found]


def _this_weekday(parts: Parts) -> list[Expression]:
    """Build "this Wednesday" where only "this" and "that" stand before a noun."""
    return which_weekday(parts) if parts.scan.code in _THIS_FIRST else []


def _this_unit(parts: Parts) -> list[Expression]:
    return which_unit(parts) if parts.scan.code in _THIS_FIRST else []


def _this_month(parts: Parts) -> list[Expression]:
    return which_month(parts) if parts.scan.code in _THIS_FIRST else []


_THIS_FIRST: Final = ("ar", "fa")


def _coming_season(parts: Parts) -> list[Expression]:
    """Build «будущей весной»: not the one of this year."""
    if parts.word("which") != "upcoming":
        return []
    made = which_month(parts)
    for one in made:
        one.kind, one.unit = Kind.CALENDAR, "year"
    return made


def _which_unit(parts: Parts) -> list[Expression]:
    """Build "week next"; only where the noun stands first."""
    return which_unit(parts) if parts.scan.code in NOUN_FIRST else []


def _the_which_weekday(parts: Parts) -> list[Expression]:
    """Build "the next Monday", which counts from the article where that is the usual order."""
    found = parts.expression("last or next weekday", Kind.WHICH)
    found.weekday = weekday_number(parts.word("weekday"))
    found.which = which_of(parts.words("which"))[0]
    return [found]


def _the_which_month(parts: Parts) -> list[Expression]:
    made = which_month(parts)
    for one in made:
        one.anchored = False
    return made


def _the_which_unit(parts: Parts) -> list[Expression]:
    """Build "the next month", which does not say how long as it does in English."""
    if parts.scan.code not in ("fr", "es", "de") or parts.word("unit") == "day":
        return []
    found = parts.expression("last, this or next", Kind.WHICH)
    found.unit, found.which = parts.word("unit"), which_of(parts.words("which"))[0]
    return [found]


def _sooner_or_later(parts: Parts) -> list[Expression]:
    """Build "earlier in this month", «позже в этом году»."""
    if parts.word("unit") not in ("week", "month", "year"):
        return []
    found = parts.expression("last, this or next", Kind.WHICH)
    found.unit = parts.word("unit")
    found.later = -1 if parts.word("comparative") == "earlier" else 1
    return [found]


def _weekend(parts: Parts) -> list[Expression]:
    """Build "weekend", which here needs no "the"."""
    if parts.word("unit") != "weekend":
        return []
    found = parts.expression("weekend", Kind.WEEKDAY)
    found.weekday, found.unit = 5, "weekend"
    return [found]


def _part_of_day(parts: Parts) -> list[Expression]:
    """Build "the night last"."""
    if parts.scan.code not in NOUN_FIRST or parts.word("part") == "day":
        return []
    found = parts.expression("part of a day", Kind.FROM_HERE)
    found.steps = which_of(parts.words("which"))[0]
    return [found]


FIRST: Final[tuple[Rule, ...]] = (
    rule("(?P<which>X)(?P<name>[MmN])", _coming_season),
    rule("t(?P<which>[LX])(?P<weekday>W)p?", _the_which_weekday),
    rule("t(?P<which>[LX])(?P<name>[MmN])", _the_which_month),
)
"""Rules that are preferred to those of English."""

RULES: Final[tuple[Rule, ...]] = (
    rule("t?(?P<unit>[uQ])O?t?(?P<which>AG|[LXHKFG])", _which_unit),
    rule("t?(?:(?P<unit>[uU])O?)?p?(?P<weekday>W)p?O?t?(?P<which>[LXKF])", _weekday_with_which),
    rule("(?P<which>[LXHKF])(?P<weekday>W)p?(?P<unit>u)p?", _which_weekday_day),
    rule("t?(?P<name>[MmN])O?t?(?P<which>[LXKFH])(?!u)", _which_month),
    rule("(?P<which>AG|[HGA])(?P<weekday>W)p?(?!O?t?[XL])", _this_weekday),
    rule("(?P<which>AG|[HGA])(?P<unit>[uQ])(?!O?t?[XL])", _this_unit),
    rule("(?P<which>AG|[HGA])(?P<name>[MmN])", _this_month),
    rule("(?P<which>H)(?P<part>p)", _part_of_day),
    rule("t?p?(?:(?P<unit>u)O?)?(?:p[vO]?t?)?(?P<weekday>W)p?", _weekday_with_noun),
    rule("t?(?P<weekday>W)p?(?P<unit>[uU])p?", _weekday_with_noun),
    rule("(?:pv?)?(?P<day>R)(?:v?(?P<beside>W))?p?", day_from_here),
    rule("(?P<day>R)(?P<mark>,)v?(?P<beside>W)p?", _day_and_weekday),
    rule("u(?P<day>R)(?:(?P<beside>W))?", day_from_here),
    rule("(?:(?P<one>%)|(?P<which>[LXH])(?P<unit>u))(?P<weekday>W)u?p?", _weekday_in_week),
    rule("(?P<which>[LXH])(?P<unit>u)(?P<mark>,)v?t?u?(?P<weekday>W)p?", _weekday_in_week),
    rule("t?(?P<unit>u)O?t?(?P<which>[LXH])(?P<mark>,)v?t?u?(?P<weekday>W)p?", _weekday_in_week),
    rule("t?(?P<weekday>W)p?u?O?v?t?(?P<unit>u)O?t?(?P<which>[LXH])", _weekday_in_week),
    rule("t?(?P<weekday>W)p?u?O?v?t?(?P<which>[LXH])(?P<unit>u)", _weekday_in_week),
    rule("t?(?P<part>p)(?P<which>[LXH])", _part_of_day),
    rule("t?(?P<part>p)(?P<which>[KF])", _next_part_of_day),
    rule("t?(?P<unit>u)", _weekend),
    rule("(?P<unit>u)(?P<which>L)", _past_day),
    rule("(?P<comparative>r)[vO]?t?(?P<which>H)(?P<unit>u)", _sooner_or_later),
    rule("(?P<comparative>r)[vO]?t?(?P<unit>u)O?(?P<which>H)", _sooner_or_later),
    rule("t(?P<which>[LX])(?P<unit>[uQ])", _the_which_unit),
    rule("(?P<one>%)", in_one_word),
)
"""The rules, in the order in which equal matches are preferred."""
