"""Dates in digits, the same in every language: 2017-02-15, 15.02.2017, 15/2/17."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from timeline_app import calendars
from timeline_app.dates import DateError, EventDate
from timeline_app.reading.tokens import full_year

_OTHER_CALENDARS: Final = range(1250, 1500)
_PARTS: Final = re.compile("[0-9]+")


def candidates(word: str, order: str, near: date | None) -> list[date]:
    """The days that digits may mean, the likeliest first: of 1/2/2017 two, if `order` is not known.

    Of two, the one nearer to a day comes first. Raises `DateError` where there is no such day.
    """
    numbers = _PARTS.findall(word)[:3]
    year_at = 0 if len(numbers[0]) == 4 else 2
    if len(numbers[year_at]) == 4 and int(numbers[year_at]) in _OTHER_CALENDARS:
        return _of_other_calendar(list(map(int, numbers)), year_at, near)
    if year_at == 0:
        return [_day(*map(int, numbers))]
    first, second = int(numbers[0]), int(numbers[1])
    year = int(full_year(numbers[2]) if len(numbers[2]) == 2 else numbers[2])
    if "." in word or first > 12 or first == second or (order == "dmy" and second <= 12):
        return [_day(year, second, first)]
    if second > 12 or order == "mdy":
        return [_day(year, first, second)]
    days = [_day(year, second, first), _day(year, first, second)]
    return days if near is None else sorted(days, key=lambda day: abs((day - near).days))


def _of_other_calendar(numbers: list[int], year_at: int, near: date | None) -> list[date]:
    """A day of the Hijri or the Solar Hijri calendar, whichever lies nearer to a day.

    Without such a day nothing tells the two apart.
    """
    year = numbers[year_at]
    if near is None:
        raise DateError(f"{year} looks like a year of the Persian or Hijri calendar.")
    month, day = numbers[1], numbers[2] if year_at == 0 else numbers[0]
    found = []
    for convert in (calendars.solar, calendars.hijri):
        try:
            when = convert(year, month, day)
        except DateError:
            continue
        found.append(date.fromordinal(when.first or 1))
    if not found:
        raise DateError(f"There is no day {day} of month {month} in {year}.")
    return [min(found, key=lambda one: abs((one - near).days))]


def day_order(words: Iterable[str]) -> str:
    """What a number over twelve says of the order in the whole text: "dmy", "mdy" or ""."""
    found = set()
    for word in words:
        numbers = _PARTS.findall(word)
        if len(numbers[0]) < 3 and "." not in word:
            found |= {"dmy"} if int(numbers[0]) > 12 else set()
            found |= {"mdy"} if int(numbers[1]) > 12 else set()
    return found.pop() if len(found) == 1 else ""


def _day(year: int, month: int, day: int) -> date:
    when = EventDate.parse(f"{year:04}-{month:02}-{day:02}")
    return date.fromordinal(when.first or 1)
