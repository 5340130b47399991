"""Days with a name in other languages: Eid al-Fitr, New Year's Eve, Nowruz 1396, last Christmas."""

from __future__ import annotations

from typing import Final

from timeline_app.mentions.expression import Calendar, Expression, Kind
from timeline_app.mentions.feast_days import FEASTS
from timeline_app.mentions.rules import Parts, Rule, rule, which_of, year_of

_CALENDARS: Final = {"hijri": Calendar.HIJRI, "solar": Calendar.SOLAR}


def _feast(parts: Parts) -> list[Expression]:
    """Build "Eid al-Fitr", "Christmas 2016", "the last Eid al-Adha"."""
    name = parts.word("feast").removeprefix("+day_")
    feast = FEASTS[name]
    found = parts.expression("named day", Kind.CALENDAR)
    found.year = year_of(parts)
    if feast.calendar in ("easter", "orthodox"):
        found.kind, found.name = Kind.NAMED, name
    else:
        found.calendar = _CALENDARS.get(feast.calendar, Calendar.GREGORIAN)
        found.part, found.day = feast.month, feast.day
    for group in ("which", "behind"):
        if group in parts:
            found.which = which_of(parts.words(group))[0]
    return [found]


RULES: Final[tuple[Rule, ...]] = (
    rule("(?P<which>[LXH])?t?(?P<feast>#)p?(?P<behind>[LXH])?(?:[,O]?u?(?P<year>y))?", _feast),
)
"""The rule for named days."""
