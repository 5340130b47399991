"""Typed dates of the Hijri and the Solar Hijri calendar: 26 Bahman 1395, ١٧ رمضان ١٤٣٨, ۱۳۹۵/۱۱/۲۶.

A date has its year, or lies beside a day that is given. The digits of Persian and of Arabic tell
the calendar of a date in digits; in other digits it is told by "AH", "SH" or the month's name.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final, NamedTuple

from timeline_app.calendars import HIJRI, SOLAR, Converter
from timeline_app.dates import EventDate, date_of
from timeline_app.edtf import WEEKDAYS, DateError
from timeline_app.folding import fold

_HIJRI_NAMES: Final = (
    "muharram|moharram|محرم|المحرم",
    "safar|صفر",
    "rabi al-awwal|rabi i|rabi al-awal|ربيع الأول|ربیع‌الاول|ربیع الاول",
    "rabi al-thani|rabi ii|rabi al-akhir|ربيع الثاني|ربيع الآخر|ربیع‌الثانی|ربیع الثانی",
    "jumada al-ula|jumada al-awwal|jumada i|جمادى الأولى|جمادى الأول|جمادی‌الاول|جمادی الاول",
    "jumada al-akhira|jumada al-thani|jumada ii|جمادى الآخرة|جمادى الثانية|جمادی‌الثانی",
    "rajab|رجب",
    "shaban|shaaban|شعبان",
    "ramadan|ramadhan|ramazan|رمضان",
    "shawwal|شوال",
    "dhu al-qada|dhul qada|dhu al-qi'dah|zulqada|ذو القعدة|ذي القعدة|ذیقعده|ذی‌القعده",
    "dhu al-hijja|dhul hijja|dhu al-hijjah|zulhijja|ذو الحجة|ذي الحجة|ذیحجه|ذی‌الحجه",
)
_SOLAR_NAMES: Final = (
    "farvardin|فروردین|حمل", "ordibehesht|اردیبهشت|ثور", "khordad|خرداد|جوزا",
    "tir|تیر|سرطان", "mordad|amordad|مرداد|امرداد|اسد", "shahrivar|شهریور|سنبله",
    "mehr|مهر|میزان", "aban|آبان|عقرب", "azar|آذر|قوس", "dey|دی|جدی",
    "bahman|بهمن|دلو", "esfand|اسفند|حوت",
)  # fmt: skip


def _key(name: str) -> str:
    return fold(name).replace(" ", "").replace("-", "").replace("'", "")


_MONTHS: Final = {
    _key(name): (calendar, number)
    for calendar, table in ((HIJRI, _HIJRI_NAMES), (SOLAR, _SOLAR_NAMES))
    for number, names in enumerate(table, start=1)
    for name in names.split("|")
}
_SUFFIXES: Final = {
    **dict.fromkeys(
        map(_key, ("ah", "a.h.", "hijri", "هـ", "ه", "هجري", "هجرية", "هجری قمری")), HIJRI
    ),
    **dict.fromkeys(
        map(_key, ("sh", "s.h.", "ap", "solar hijri", "shamsi", "ه.ش", "هجری شمسی", "شمسی")), SOLAR
    ),
}
_WEEKDAY: Final = "|".join((*WEEKDAYS, *(name[:3] for name in WEEKDAYS)))
_NAMED: Final = re.compile(
    rf"(?:(?P<weekday>{_WEEKDAY}),?\s+)?(?:(?P<first>[0-9]{{1,2}})(?:\s*[-–]\s*(?P<last>[0-9]{{1,2}}))?\s+)?"
    r"(?P<month>[^\W\d_][^\d,]*?)(?:,?\s+(?P<year>[0-9]{4})(?:\s*(?P<suffix>[^\W\d_].*))?)?",
    re.IGNORECASE,
)
_IN_DIGITS: Final = re.compile(
    r"(?P<year>1[2-4][0-9]{2})[-/.](?P<month>[0-9]{1,2})[-/.](?P<first>[0-9]{1,2})"
    r"(?:\s*(?P<suffix>[^\W\d_].*?))?|(?P<alone>1[2-4][0-9]{2})\s*(?P<of>[^\W\d_].*?)?"
)
_LAST_YEAR: Final = 1600
"""Of the years that are not Gregorian."""
PERSIAN_DIGITS: Final = re.compile("[۰-۹]")
ARABIC_DIGITS: Final = re.compile("[٠-٩]")


class Converted(NamedTuple):
    """A date and how it was said in its own calendar: "26 Bahman 1395, Solar Hijri"."""

    date: EventDate
    said: str
    warning: str = ""
    """What is wrong with its weekday."""


def read(text: str, cleaned: str, near: date | None) -> Converted | None:
    """The date of a typed text if it is one of another calendar; None if it is not.

    ``cleaned`` is the text with digits as in English. ``near`` gives a year that is not said.
    Raises ``DateError`` for a day that the calendar does not have, or without a year.
    """
    digits = _IN_DIGITS.fullmatch(cleaned)
    if digits is not None:
        return _in_digits(text, digits)
    named = _NAMED.fullmatch(cleaned)
    return _by_name(named, near) if named is not None else None


def _in_digits(text: str, found: re.Match[str]) -> Converted | None:
    calendar = _told_by(text, found["suffix"] or found["of"])
    if calendar is None:
        return None
    if found["alone"]:
        return _made(calendar, int(found["alone"]), 0, "", "")
    return _made(calendar, int(found["year"]), int(found["month"]), found["first"], "")


def _told_by(text: str, suffix: str | None) -> Converter | None:
    if suffix:
        return _SUFFIXES.get(_key(suffix))
    if PERSIAN_DIGITS.search(text):
        return SOLAR
    return HIJRI if ARABIC_DIGITS.search(text) else None


def _by_name(found: re.Match[str], near: date | None) -> Converted | None:
    calendar, month = _MONTHS.get(_key(found["month"]), (None, 0))
    if calendar is None or (found["suffix"] and _SUFFIXES.get(_key(found["suffix"])) is None):
        return None
    first, last = found["first"] or "", found["last"] or ""
    if not first and int(found["year"] or 0) > _LAST_YEAR:  # "Ramadan 2017" is the one of that year
        return None
    if found["year"]:
        made = _made(calendar, int(found["year"]), month, first, last)
        return _checked(made, found["weekday"] or "", calendar)
    if near is None:
        raise DateError(
            f"Which {calendar.name} year? Write it behind {calendar.months[month - 1]}."
        )
    year, _ = calendar.month_of(near)
    near_it = [_made(calendar, one, month, first, last) for one in (year - 1, year, year + 1)]
    ordinal = near.toordinal()
    nearest = min(near_it, key=lambda one: abs((one.date.first or ordinal) - ordinal))
    return _checked(nearest, found["weekday"] or "", calendar)


def _checked(made: Converted, weekday: str, calendar: Converter) -> Converted:
    """Compared with a weekday that was typed: it makes a Hijri day exact, or is warned of."""
    if not weekday or not made.date.is_day or made.date.first is None:
        return made
    wanted = [name[:3] for name in WEEKDAYS].index(weekday[:3].capitalize())
    day = date_of(made.date.first)
    for step in (0, -1, 1) if calendar is HIJRI else (0,):
        beside = day + timedelta(step)
        if beside.weekday() == wanted:
            return made._replace(date=EventDate.of_day(beside))
    said = made.said.partition(",")[0]
    words = f"{said} is a {WEEKDAYS[day.weekday()]}, not a {WEEKDAYS[wanted]}."
    return made._replace(warning=words)


def _made(calendar: Converter, year: int, month: int, first: str, last: str) -> Converted:
    """The date of a year, a month, a day or some days, and its words."""
    start = calendar.convert(year, month, int(first or 0))
    name = f"{calendar.months[month - 1]} {year}" if month else str(year)
    days = f"{int(first)}–{int(last)} " if last else f"{int(first)} " if first else ""
    said = f"{days}{name}, {calendar.name}"
    if not last:
        return Converted(start, said)
    end = calendar.convert(year, month, int(last))
    both = (date_of(start.first or 1), date_of(end.last or 1))
    span = EventDate.of_days(*both)
    if start.approximate:
        span = EventDate.parse(f"{start}/{end}")
    return Converted(span, said)
