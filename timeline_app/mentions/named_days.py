"""Days with a name: New Year's Eve, Christmas, Good Friday, Easter, Nowruz."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from timeline_app.dates import EventDate
from timeline_app.mentions.expression import Expression, Kind
from timeline_app.mentions.rules import Parts, Rule, rule, year_of

_FIXED: Final = {
    "new year's day": (1, 1), "new year's eve": (12, 31), "christmas": (12, 25),
    "christmas day": (12, 25), "christmas eve": (12, 24),
}  # fmt: skip
_FROM_EASTER: Final = {
    "good friday": -2, "easter": 0, "easter sunday": 0, "easter monday": 1, "palm sunday": -7,
}  # fmt: skip
_SPRING: Final = frozenset(("nowruz", "newroz"))
_FIRST_EASTER: Final = 1583  # the first of the Gregorian calendar


def is_named(name: str) -> bool:
    """Whether some words in lower case are the name of a day."""
    return name in _FIXED or name in _FROM_EASTER or name in _SPRING


def named_day(name: str, year: int) -> tuple[EventDate, date] | None:
    """The date of a named day in a year and its first day; None where it is not known."""
    if name in _FIXED:
        day = date(year, *_FIXED[name])
        return EventDate.of_day(day), day
    if name in _SPRING:
        day = date(year, 3, 20)
        return EventDate.one_of((day, date(year, 3, 21))), day
    if not _FIRST_EASTER <= year <= 4099:
        return None
    from dateutil.easter import easter

    day = easter(year) + timedelta(_FROM_EASTER[name])
    return EventDate.of_day(day), day


def name_of(words: str) -> str:
    """A name as it stands in the tables."""
    return " ".join(words.lower().replace("’", "'").split())


def _named(parts: Parts) -> list[Expression]:
    scan = parts.scan
    last = parts.match.end("name") - 1
    if not is_named(name_of(scan.between(parts.first, last))):
        return []
    if scan.word(parts.last + 1) in ("agreement", "accord", "accords", "island"):
        return []
    found = parts.expression("named day", Kind.NAMED)
    found.year = year_of(parts)
    return [found]


RULES: Final[tuple[Rule, ...]] = (rule("(?P<name>Yu's[Vu]|Y[WuV]?)(?:[,O]?(?P<year>y))?", _named),)
"""The rule for named days."""
