"""Days of the Hijri and the Solar Hijri calendar as days of the Gregorian one.

Hijri days are those of the Umm al-Qura calendar of Saudi Arabia (library hijridate, years 1343 to
1500). Elsewhere a month may begin a day earlier or later, so such a day is kept as approximate.
Solar Hijri days are those of Iran's official calendar (library persiantools) and are exact.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final, NamedTuple

from timeline_app.dates import EventDate
from timeline_app.edtf import DateError

HIJRI_MONTHS: Final = (
    "Muharram", "Safar", "Rabi al-Awwal", "Rabi al-Thani", "Jumada al-Ula", "Jumada al-Akhira",
    "Rajab", "Shaban", "Ramadan", "Shawwal", "Dhu al-Qada", "Dhu al-Hijja",
)  # fmt: skip
SOLAR_MONTHS: Final = (
    "Farvardin", "Ordibehesht", "Khordad", "Tir", "Mordad", "Shahrivar", "Mehr", "Aban", "Azar",
    "Dey", "Bahman", "Esfand",
)  # fmt: skip

HIJRI_YEARS: Final = range(1343, 1501)
SOLAR_YEARS: Final = range(1200, 1500)
_HIJRI_SPAN: Final = "Hijri years from 1343 to 1500 can be converted."
_SOLAR_SPAN: Final = "Solar Hijri years from 1200 to 1499 can be converted."


def hijri(year: int, month: int = 0, day: int = 0) -> EventDate:
    """A Hijri year, month or day; a day is approximate (see above).

    Raises ``DateError`` for a day that the calendar does not have, or a year outside of it.
    """
    from hijridate import Hijri

    if year not in HIJRI_YEARS:
        raise DateError(_HIJRI_SPAN)
    try:
        if day:
            found = Hijri(year, month, day).to_gregorian()
            return EventDate.parse(f"{found.isoformat()}~")
        first = Hijri(year, month or 1, 1).to_gregorian()
        last_month = Hijri(year, month or 12, 1)
        last = last_month.to_gregorian() + timedelta(last_month.month_length() - 1)
    except ValueError as error:
        raise DateError(_no_day("Hijri", HIJRI_MONTHS, year, month)) from error
    return EventDate.of_days(_plain(first), _plain(last))


def solar(year: int, month: int = 0, day: int = 0) -> EventDate:
    """A Solar Hijri year, month or day.

    Raises ``DateError`` for a day that the calendar does not have, or a year outside of it.
    """
    if year not in SOLAR_YEARS:
        raise DateError(_SOLAR_SPAN)
    try:
        if day:
            return EventDate.of_day(_of_solar(year, month, day))
        first = _of_solar(year, month or 1, 1)
        last = _of_solar(year, month + 1, 1) if 0 < month < 12 else _of_solar(year + 1, 1, 1)
        last -= timedelta(1)
    except ValueError as error:
        raise DateError(_no_day("Solar Hijri", SOLAR_MONTHS, year, month)) from error
    return EventDate.of_days(first, last)


def hijri_month(day: date) -> tuple[int, int]:
    """The Hijri year and month of a day; ``DateError`` outside of 1343 to 1500."""
    from hijridate import Gregorian

    try:
        found = Gregorian(day.year, day.month, day.day).to_hijri()
    except (OverflowError, ValueError) as error:
        raise DateError(_HIJRI_SPAN) from error
    return int(found.year), int(found.month)


def solar_month(day: date) -> tuple[int, int]:
    """The Solar Hijri year and month of a day; ``DateError`` outside of 1200 to 1499."""
    from persiantools.jdatetime import JalaliDate

    try:
        found = JalaliDate(day)
    except (OverflowError, ValueError) as error:
        raise DateError(_SOLAR_SPAN) from error
    if int(found.year) not in SOLAR_YEARS:
        raise DateError(_SOLAR_SPAN)
    return int(found.year), int(found.month)


class Converter(NamedTuple):
    """A calendar: its name, its months, and the ways there and back."""

    name: str
    months: tuple[str, ...]
    convert: Callable[[int, int, int], EventDate]
    month_of: Callable[[date], tuple[int, int]]


HIJRI: Final = Converter("Hijri", HIJRI_MONTHS, hijri, hijri_month)
SOLAR: Final = Converter("Solar Hijri", SOLAR_MONTHS, solar, solar_month)


def _of_solar(year: int, month: int, day: int) -> date:
    """The day of a day of the Solar Hijri calendar; ``ValueError`` if there is none."""
    from persiantools.jdatetime import JalaliDate

    return _plain(JalaliDate(year, month, day).to_gregorian())


def _plain(day: date) -> date:
    return date(day.year, day.month, day.day)


def _no_day(calendar: str, months: tuple[str, ...], year: int, month: int) -> str:
    if not 1 <= month <= 12:
        return f"The {calendar} calendar has no month {month}."
    return f"{months[month - 1]} {year} has no such day."
