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
from timeline_app.mentions.feast_days import FEASTS, Feast
from timeline_app.mentions.rules import Parts, Rule, rule
from timeline_app.mentions.scan import Scan

_NAMES: Final = {
    "new year's day": "new_year", "new year": "new_year", "new year's eve": "new_years_eve",
    "christmas": "christmas", "christmas day": "christmas", "christmas eve": "christmas_eve",
    "boxing day": "christmas_day_two", "epiphany": "epiphany", "all saints' day": "all_saints",
    "may day": "labour", "labour day": "labour", "international workers' day": "labour",
    "human rights day": "human_rights", "international day of peace": "peace",
    "world peace day": "peace", "international women's day": "women",
    "world refugee day": "refugees", "victory day": "victory", "bastille day": "bastille",
    "valentine's day": "valentine", "armistice day": "armistice", "europe day": "europe",
    "world humanitarian day": "humanitarian", "united nations day": "united_nations",
    "halloween": "halloween", "nakba day": "nakba", "world press freedom day": "press",
    "palm sunday": "palm_sunday", "maundy thursday": "holy_thursday",
    "holy thursday": "holy_thursday", "good friday": "good_friday",
    "holy saturday": "holy_saturday", "easter": "easter", "easter sunday": "easter",
    "easter monday": "easter_monday", "ascension day": "ascension", "pentecost": "pentecost",
    "whit sunday": "pentecost", "whit monday": "whit_monday", "ash wednesday": "ash_wednesday",
    "orthodox christmas": "orthodox_christmas", "orthodox easter": "orthodox_easter",
    "orthodox good friday": "orthodox_good_friday",
    **dict.fromkeys(("nowruz", "newroz", "norouz", "nowrouz", "noruz", "norooz"), "nowruz"),
    "eid fitr": "eid_al_fitr", "eid adha": "eid_al_adha", "eid": "eid_al_fitr eid_al_adha",
    "ashura": "ashura", "arbaeen": "arbain", "mawlid": "mawlid",
}  # fmt: skip
"""English names of days, and which of `FEASTS` they are."""
_RAMADAN: Final = {
    "ramadan": ((9, 0),), "start of ramadan": ((9, 1),), "end of ramadan": ((9, 30), (9, 29)),
}  # fmt: skip
"""Months and days of the Hijri calendar; of Ramadan alone the month."""
_HIJRI: Final = {
    *_RAMADAN,
    *(name for name, keys in _NAMES.items() if FEASTS[keys.split()[0]].calendar == "hijri"),
}
"""The names before which an article may stand: "Eid al-Fitr"."""
_SHARES: Final = {
    "start": "start", "beginning": "start", "first": "start", "outset": "start", "end": "end",
    "close": "end", "last": "end",
}  # fmt: skip
_ARTICLES: Final = frozenset(("al", "ul", "el", "the", "-", "’", "'"))
_SOLAR_BEFORE: Final = 621  # Solar Hijri years before the Gregorian year of their first day
_LONGEST: Final = 6  # words, with hyphens, of a name


def is_named(name: str) -> bool:
    """Whether some words in lower case are the name of a day."""
    return name in _NAMES or name in _RAMADAN


def named_day(name: str, year: int) -> list[EventDate]:
    """The dates of a named day that begin in a year: one, of the Hijri calendar none or two.

    `DateError` where they are not known. Days of the Hijri calendar are approximate.
    """
    if name in _RAMADAN:
        return [when for day in _RAMADAN[name] for when in _of_hijri(day, year)]
    found = [days_of(FEASTS[key], year) for key in _NAMES[name].split()]
    if None in found:
        raise DateError(f"The day of {name.title()} in {year} is not known.")
    return [when for days in found for when in days or ()]


def days_of(feast: Feast, year: int) -> list[EventDate] | None:
    """The days of a feast that begin in a year; None where the rule of Easter does not hold."""
    if feast.calendar == "gregorian":
        return [EventDate.of_day(date(year, feast.month, feast.day))]
    if feast.calendar == "solar":
        return [calendars.solar(year - _SOLAR_BEFORE, feast.month, feast.day)]
    if feast.calendar == "hijri":
        return list(_of_hijri((feast.month, feast.day), year))
    sunday = easter_sunday(year, orthodox=feast.calendar == "orthodox")
    if sunday is None:
        return None
    first = sunday + timedelta(feast.day)
    last = first + timedelta(feast.days - 1)
    return [EventDate.of_day(first) if first == last else EventDate.of_days(first, last)]


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
