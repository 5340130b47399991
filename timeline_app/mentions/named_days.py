"""Days with a name: New Year's Eve, Christmas, Good Friday, Easter, Nowruz, Eid al-Fitr."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from timeline_app import calendars
from timeline_app.dates import EventDate, date_of
from timeline_app.edtf import DateError
from timeline_app.mentions.building import easter_sunday
from timeline_app.mentions.expression import Expression, Kind
from timeline_app.mentions.rules import Parts, Rule, rule
from timeline_app.mentions.scan import Scan

_FIXED: Final = {
    "new year's day": (1, 1), "new year's eve": (12, 31), "christmas": (12, 25),
    "christmas day": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26),
    "epiphany": (1, 6), "all saints' day": (11, 1), "new year": (1, 1), "may day": (5, 1),
    "human rights day": (12, 10), "international day of peace": (9, 21), "world peace day": (9, 21),
    "international women's day": (3, 8), "world refugee day": (6, 20), "victory day": (5, 9),
    "bastille day": (7, 14), "valentine's day": (2, 14), "armistice day": (11, 11),
    "world humanitarian day": (8, 19), "united nations day": (10, 24), "labour day": (5, 1),
    "international workers' day": (5, 1), "halloween": (10, 31), "nakba day": (5, 15),
    "world press freedom day": (5, 3), "europe day": (5, 9),
}  # fmt: skip
_FROM_EASTER: Final = {
    "palm sunday": -7, "maundy thursday": -3, "holy thursday": -3, "good friday": -2,
    "holy saturday": -1, "easter": 0, "easter sunday": 0, "easter monday": 1, "ascension day": 39,
    "pentecost": 49, "whit sunday": 49, "whit monday": 50, "ash wednesday": -46,
}  # fmt: skip
_ORTHODOX: Final = {"orthodox christmas": (1, 7)}
_FROM_ORTHODOX_EASTER: Final = {"orthodox easter": 0, "orthodox good friday": -2}
_SPRING: Final = frozenset(("nowruz", "newroz", "norouz", "nowrouz", "noruz", "norooz"))
_HIJRI: Final = {
    "eid fitr": ((10, 1),), "eid adha": ((12, 10),), "eid": ((10, 1), (12, 10)),
    "ashura": ((1, 10),), "arbaeen": ((2, 20),), "mawlid": ((3, 12),), "ramadan": ((9, 0),),
    "start of ramadan": ((9, 1),), "end of ramadan": ((9, 30), (9, 29)),
}  # fmt: skip
"""Months and days; of Ramadan alone the month."""
_SHARES: Final = {
    "start": "start", "beginning": "start", "first": "start", "outset": "start", "end": "end",
    "close": "end", "last": "end",
}  # fmt: skip
_ARTICLES: Final = frozenset(("al", "ul", "el", "the", "-", "’", "'"))
_SOLAR_BEFORE: Final = 621  # Solar Hijri years before the Gregorian year of their first day
_LONGEST: Final = 6  # words, with hyphens, of a name


def is_named(name: str) -> bool:
    """Whether some words in lower case are the name of a day."""
    return any(name in names for names in _TABLES)


_TABLES: Final = (_FIXED, _FROM_EASTER, _ORTHODOX, _FROM_ORTHODOX_EASTER, _SPRING, _HIJRI)


def named_day(name: str, year: int) -> list[EventDate]:
    """The dates of a named day that begin in a year: one, of the Hijri calendar none or two.

    `DateError` where they are not known. Days of the Hijri calendar are approximate.
    """
    if name in _FIXED or name in _ORTHODOX:
        return [EventDate.of_day(date(year, *(_FIXED.get(name) or _ORTHODOX[name])))]
    if name in _SPRING:
        return [calendars.solar(year - _SOLAR_BEFORE, 1, 1)]
    if name in _HIJRI:
        return [when for day in _HIJRI[name] for when in _of_hijri(day, year)]
    western = name in _FROM_EASTER
    sunday = easter_sunday(year, orthodox=not western)
    if sunday is None:
        raise DateError(f"The day of {name.title()} in {year} is not known.")
    steps = _FROM_EASTER[name] if western else _FROM_ORTHODOX_EASTER[name]
    return [EventDate.of_day(sunday + timedelta(steps))]


def _of_hijri(day: tuple[int, int], year: int) -> Iterator[EventDate]:
    begin, _ = calendars.hijri_month(date(year, 1, 1))
    for hijri in (begin, begin + 1):
        try:
            when = calendars.hijri(hijri, *day)
        except DateError:  # a month of 29 days
            continue
        if when.first is not None and date_of(when.first).year == year:
            yield when


def name_at(scan: Scan, first: int) -> tuple[str, int]:
    """The name of a day that begins at a place and its last place; ("", first) if there is none."""
    beyond = min(len(scan), first + _LONGEST)
    line = scan.shape.find("\n", first, beyond)
    for last in range((line if line > first else beyond) - 1, first - 1, -1):
        words = " ".join(scan.between(first, last).lower().replace("’", "'").split())
        if is_named(words):
            return words, last
        parts = [word for word in scan.words[first : last + 1] if word not in _ARTICLES]
        short = " ".join(parts)
        if short in _HIJRI and scan.word(last) not in _ARTICLES:
            return short, last
    return "", first


def _named(parts: Parts) -> list[Expression]:
    scan = parts.scan
    name, last = name_at(scan, parts.place("name"))
    if not name or scan.word(last + 1) in ("agreement", "accord", "accords", "island"):
        return []
    if name == "new year" and not _is_new_year(scan, parts.place("name")):
        return []
    if name == "ramadan" and "share" in parts:
        share = _SHARES.get(parts.word("share"), "")
        name = f"{share} of ramadan" if share else name
    elif "share" in parts:
        return []
    found = parts.expression("named day", Kind.NAMED)
    found.last, found.name = last, name
    after = last + 1 + (scan.kind(last + 1) in ",O")
    if scan.kind(after) == "y":
        found.year, found.last = int(scan.word(after)), after
    return [found]


def _is_new_year(scan: Scan, place: int) -> bool:
    """Whether "New Year" is 1 January: in capitals, and not that of another people."""
    return (
        scan.is_capital(place + 1)
        and scan.kind(place + 2) != "'"
        and (not scan.is_capital(place - 1) or scan.ends_sentence(place - 2))
    )


RULES: Final[tuple[Rule, ...]] = (
    rule(r"(?P<name>Y|m(?=u))", _named),
    rule(r"t?(?P<share>[ibL])u?O(?P<name>Y)", _named),
)
"""The rules for named days."""
