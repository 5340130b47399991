"""Dates put together: days, months, parts of them, weeks."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from timeline_app.dates import EventDate, date_of
from timeline_app.edtf import MONTHS, DateError
from timeline_app.reading.points import Point
from timeline_app.reading.shares import nth_weekday, stretch
from timeline_app.reading.words import Share

YEARS: Final = "Years 0001 to 9999 can be kept, no others."
_FIRST_EASTER: Final = 1583  # the first of the Gregorian calendar
_LAST_EASTER: Final = 4099
LAST_DAY: Final = -1
"""The last day of a month."""


@lru_cache(maxsize=1024)
def calendar_date(year: str, part: int = 0, day: int = 0, share: Share | None = None) -> EventDate:
    """A year, a part of it by its EDTF code, a day, or a share of one of them."""
    if share is not None:
        low, high, _, _ = stretch(Point(year=year, part=f"{part:02}" if part else "", share=share))
        return EventDate.parse(low if low == high else f"[{low}..{high}]")
    if day == LAST_DAY:
        return EventDate.of_day(date_of(EventDate.parse(_month(year, part)).last or 1))
    return EventDate.parse(f"{year}-{part:02}-{day:02}" if day else _month(year, part))


def _month(year: str, part: int) -> str:
    return f"{year}-{part:02}" if part else year


def year_text(year: int) -> str:
    """A year as EDTF; `DateError` outside of 0001 to 9999."""
    if not 1 <= year <= 9999:
        raise DateError(YEARS)
    return f"{year:04}"


def month_after(month: tuple[int, int], steps: int) -> tuple[int, int]:
    """The year and month so many months on."""
    months = month[0] * 12 + month[1] - 1 + steps
    return months // 12, months % 12 + 1


def week_of(day: date) -> EventDate:
    """The week of a day, from Monday to Sunday."""
    monday = day - timedelta(day.weekday())
    return EventDate.of_days(monday, monday + timedelta(6))


def weekend_of(day: date) -> EventDate:
    """The Saturday and Sunday of a day's week."""
    saturday = day + timedelta(5 - day.weekday())
    return EventDate.of_days(saturday, saturday + timedelta(1))


def weekday_from(day: date, weekday: int, direction: int, *, same: bool = False) -> date:
    """The nearest such weekday before (-1) or after (1) a day; `same`: the day itself counts."""
    if same and day.weekday() == weekday:
        return day
    if direction < 0:
        return day - timedelta((day.weekday() - weekday - 1) % 7 + 1)
    return day + timedelta((weekday - day.weekday() - 1) % 7 + 1)


def weekday_of_month(year: int, month: int, weekday: int, number: int) -> date:
    """The first (1) to fifth (5) or last (-1) such weekday of a month; `DateError` if none."""
    days = EventDate.parse(_month(year_text(year), month))
    day = nth_weekday(days.first or 1, days.last or 1, weekday, number)
    if day is None:
        raise DateError(f"{MONTHS[month - 1]} {year} has no such day.")
    return date_of(day)


def pieces_of(year: int, month: int, count: int) -> EventDate:
    """The first days of a month, or months of a year (month 0); with a count below 0 the last."""
    length = monthrange(year, month)[1] if month else 12
    if not 0 < abs(count) < length:
        raise DateError("There are not so many of them.")
    first, last = (1, count) if count > 0 else (length + count + 1, length)
    before = f"{year_text(year)}-{month:02}" if month else year_text(year)
    if first == last:
        return EventDate.parse(f"{before}-{first:02}")
    return EventDate.parse(f"[{before}-{first:02}..{before}-{last:02}]")


def days_apart(when: EventDate, day: date) -> int:
    """Days between a date and a day; 0 if the day lies within."""
    ordinal = day.toordinal()
    first, last = when.first or ordinal, when.last or ordinal
    return max(first - ordinal, ordinal - last, 0)


def easter_sunday(year: int, *, orthodox: bool) -> date | None:
    """Easter, by the Julian calendar where it is Orthodox; None where the rule does not hold."""
    from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

    if not _FIRST_EASTER <= year <= _LAST_EASTER:
        return None
    return easter(year, EASTER_ORTHODOX if orthodox else EASTER_WESTERN)


def some_day(first: date, last: date) -> EventDate:
    """Some day between two, both included."""
    return EventDate.parse(f"[{first.isoformat()}..{last.isoformat()}]")


def rest_of(when: EventDate, day: date, direction: int) -> EventDate:
    """The part of a period before (-1) or after (1) a day within it; else the whole period."""
    if when.first is None or when.last is None:
        return when
    first, last = date_of(when.first), date_of(when.last)
    if not first <= day <= last:
        return when
    if direction < 0:
        return some_day(first, max(first, day - timedelta(1)))
    return some_day(min(last, day + timedelta(1)), last)
