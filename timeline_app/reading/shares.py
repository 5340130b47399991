"""Parts of a period as days, months or years: early March, the end of 2017, a week.

    of a month    early 1–10, mid 11–20, late (end) 21–, halves 1–15 and 16–, weeks of seven days
    of a year     early Jan–Apr, mid May–Aug, late Sep–Dec, beginning Jan–Feb, end Nov–Dec
    of a season   early, mid, late: its first, second, third month; the same of a quarter
    of a decade   early 0–3, mid 4–6, late 7–9, beginning 0–1, end 8–9, halves of five years

A week goes from Monday to Sunday; the "week of" a Sunday begins with that Sunday, and the "week
ending" on a day has seven days.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final, NamedTuple

from timeline_app.dates import EventDate, date_of
from timeline_app.edtf import MONTHS, WEEKDAYS, YEARS, DateError
from timeline_app.reading.points import Point
from timeline_app.reading.words import Share


class Stretch(NamedTuple):
    """The EDTF texts of the first and last part (the same for one date), first and last day."""

    low: str
    high: str
    first: int
    last: int


_Table = dict[Share, tuple[int, int]]

# First and last day; 0 is the month's last.
OF_MONTH: Final[_Table] = {
    Share.EARLY: (1, 10), Share.MID: (11, 20), Share.LATE: (21, 0), Share.BEGINNING: (1, 10),
    Share.END: (21, 0), Share.FIRST_HALF: (1, 15), Share.SECOND_HALF: (16, 0),
    Share.EARLY_TO_MID: (1, 20), Share.MID_TO_LATE: (11, 0), Share.WEEK_1: (1, 7),
    Share.WEEK_2: (8, 14), Share.WEEK_3: (15, 21), Share.WEEK_4: (22, 28),
}  # fmt: skip
OF_YEAR: Final[_Table] = {
    Share.EARLY: (1, 4), Share.MID: (5, 8), Share.LATE: (9, 12), Share.BEGINNING: (1, 2),
    Share.END: (11, 12), Share.FIRST_HALF: (1, 6), Share.SECOND_HALF: (7, 12),
    Share.EARLY_TO_MID: (1, 8), Share.MID_TO_LATE: (5, 12),
}  # fmt: skip
_OF_DECADE: Final[_Table] = {
    Share.EARLY: (0, 3), Share.MID: (4, 6), Share.LATE: (7, 9), Share.BEGINNING: (0, 1),
    Share.END: (8, 9), Share.FIRST_HALF: (0, 4), Share.SECOND_HALF: (5, 9),
    Share.EARLY_TO_MID: (0, 6), Share.MID_TO_LATE: (4, 9),
}  # fmt: skip
_OF_THREE_MONTHS: Final[_Table] = {
    Share.EARLY: (0, 0), Share.MID: (1, 1), Share.LATE: (2, 2), Share.BEGINNING: (0, 0),
    Share.END: (2, 2), Share.EARLY_TO_MID: (0, 1), Share.MID_TO_LATE: (1, 2),
}  # fmt: skip


def stretch(point: Point) -> Stretch:
    """What a filled-in point covers; `DateError` where there is no such day."""
    when = EventDate.parse(_text(point))
    if when.first is None or when.last is None:
        raise AssertionError(when)
    if point.last_day:
        return _days(when.last, when.last)
    if point.week:
        return _week(when.first)
    if point.week_ends:
        return _days(max(1, when.last - 6), when.last)
    if point.number:
        return _weekday_of_month(when.first, when.last, point)
    if point.share is None:
        return Stretch(when.text, when.text, when.first, when.last)
    if point.share is Share.LAST_WEEK:
        return _days(when.last - 6, when.last) if _is_month(point) else _refused()
    low, high = _part(point, point.share)
    return Stretch(low, high, EventDate.parse(low).first or 0, EventDate.parse(high).last or 0)


def _text(point: Point) -> str:
    if not point.day:
        return f"{point.year}-{point.part}" if point.part else point.year
    day = int(point.day)
    if day > 31:
        of_year = f" {point.year}" if point.part == "02" else ""
        days = EventDate.parse(f"{point.year}-{point.part}")
        length = (days.last or 0) - (days.first or 0) + 1
        raise DateError(f"{MONTHS[int(point.part) - 1]}{of_year} has {length} days.")
    return f"{point.year}-{point.part}-{day:02}"


def _days(first: int, last: int) -> Stretch:
    return Stretch(date_of(first).isoformat(), date_of(last).isoformat(), first, last)


def nth_weekday(first: int, last: int, weekday: int, number: int) -> int | None:
    """The first (1) to fifth (5) or last (-1) such weekday of some days; None if there is none.

    Days are ordinals, Monday is 0.
    """
    if number < 0:
        return last - (date_of(last).weekday() - weekday) % 7
    day = first + (weekday - date_of(first).weekday()) % 7 + 7 * (number - 1)
    return day if day <= last else None


def _weekday_of_month(first: int, last: int, point: Point) -> Stretch:
    weekday = point.weekday or 0
    day = nth_weekday(first, last, weekday, point.number)
    if day is None:
        month = f"{MONTHS[int(point.part) - 1]} {point.year}"
        raise DateError(f"{month} has no {point.number}th {WEEKDAYS[weekday]}.")
    return _days(day, day)


def _week(ordinal: int) -> Stretch:
    day = date_of(ordinal)
    try:
        monday = day - timedelta(0 if day.weekday() == 6 else day.weekday())
        return _days(monday.toordinal(), (monday + timedelta(6)).toordinal())
    except OverflowError:
        raise DateError(YEARS) from None


def _is_month(point: Point) -> bool:
    return "01" <= point.part <= "12"


def _refused() -> Stretch:
    raise DateError("A week is part of a month.")


def _part(point: Point, share: Share) -> tuple[str, str]:
    """The EDTF texts of the first and last day, month or year of a share."""
    year, part = point.year, point.part
    if _is_month(point):
        first, last = _found(OF_MONTH, share)
        end = EventDate.parse(f"{year}-{part}").last or 0
        return f"{year}-{part}-{first:02}", f"{year}-{part}-{last or date_of(end).day:02}"
    if part:
        start = date_of(EventDate.parse(f"{year}-{part}").first or 1)
        return _months_after(start.year, start.month, _found(_OF_THREE_MONTHS, share, part))
    if year.endswith("XX"):
        raise DateError("Early, mid and late go with a month, a year or a decade.")
    if year.endswith("X"):
        low, high = _found(_OF_DECADE, share)
        return f"{year[:3]}{low}", f"{year[:3]}{high}"
    low, high = _found(OF_YEAR, share)
    return f"{year}-{low:02}", f"{year}-{high:02}"


def _found(table: _Table, share: Share, part: str = "") -> tuple[int, int]:
    if share not in table or part >= "40":
        raise DateError("Early, mid and late go with a month, a year or a decade.")
    return table[share]


def _months_after(year: int, month: int, steps: tuple[int, int]) -> tuple[str, str]:
    low, high = (year * 12 + month - 1 + step for step in steps)
    return f"{low // 12:04}-{low % 12 + 1:02}", f"{high // 12:04}-{high % 12 + 1:02}"
