"""Typed days with a name: Easter 2017, New Year's Eve 2016, Eid al-Fitr 2017, start of Ramadan.

The names and their days are those of the mention finder (`timeline_app.mentions.named_days`), which
is loaded only for a text that may be one.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from timeline_app.dates import EventDate
from timeline_app.edtf import DateError
from timeline_app.reading.tokens import full_year

_NAME: Final = re.compile(
    r"(?:(?:on|at|for|during|in|the) )*(?P<name>[a-z](?:[a-z' -]|s' )*?)"
    r"(?:(?:,| of| in)? (?:(?P<year>[0-9]{4})|'(?P<short>[0-9]{2})))?",
    re.IGNORECASE,
)
_ARTICLE: Final = re.compile(r"\b(?:al|ul|el|the)[ -]|-")
_HIJRI_YEARS: Final = range(1200, 1600)


def read(cleaned: str, near: date | None) -> list[EventDate]:
    """The days of a text that is the name of one, in its year or near a day; none if it is no name.

    `DateError` where the year is missing or the day of it is not known.
    """
    found = _NAME.fullmatch(cleaned)
    if found is None:
        return []
    from timeline_app.mentions.named_days import is_named, named_day

    name = found["name"].lower()
    if not is_named(name):
        name = " ".join(_ARTICLE.sub(" ", name).split())
    if not is_named(name):
        return []
    year = int(found["year"] or (full_year(found["short"]) if found["short"] else 0))
    if year in _HIJRI_YEARS:
        raise DateError(f"Which year is {year}? Write that of the Gregorian calendar.")
    if year:
        return named_day(name, year)
    if near is None:
        raise DateError(f"Which year? Write {found['name']} 2017.")
    day = near.toordinal()
    years = range(max(1, near.year - 1), min(9999, near.year + 1) + 1)
    days = [when for one in years for when in named_day(name, one)]
    return [min(days, key=lambda when: abs((when.first or day) - day))] if days else []
