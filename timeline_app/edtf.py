"""EDTF text of Parley's profile (ISO 8601-2:2019) read into canonical text, first and last day.

`timeline_app.dates` has the table of what is accepted and the value made from it. Days are ordinals
of the proleptic Gregorian calendar. Every reader here gives (canonical text, first day, last day),
or raises `DateError`; an open or unknown end has no day (None).
"""

from __future__ import annotations

import re
from datetime import date
from enum import Enum
from functools import lru_cache
from typing import Final

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August",
    "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS: Final = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip

BEFORE_ALL: Final = 0
AFTER_ALL: Final = date.max.toordinal() + 1
_NOT_A_DATE: Final = "Not a date."
YEARS: Final = "Years go from 0001 to 9999. Write the day as the source has it."
_ONE_END: Final = "Give a start or an end: one of them must be said."
QUALIFIERS: Final = "?~%"


class DateError(ValueError):
    """A text that is no date of the profile; `message` is one plain sentence for the reader."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message: str = message


class Precision(Enum):
    """How closely a date is given.

    SPAN is an interval with both ends, OPEN one with an end missing, SOME_DAY a day somewhere
    between limits (`[a..b]`, `[a..]`, `[..b]`, `2017-02-XX`), ONE_OF a list of choices.
    """

    DAY = "day"
    SPAN = "span"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    SOME_DAY = "some_day"
    ONE_OF = "one_of"
    OPEN = "open"


class End(Enum):
    """The end of an interval that is no date; its value is its EDTF text."""

    OPEN = ".."  # no end (or start) reported
    UNKNOWN = ""  # there was one, the source does not say when


UNSAID: Final = (End.OPEN.value, End.UNKNOWN.value)

_Plain = tuple[str, int, int]
Read = tuple[str, int | None, int | None]

_PLAIN: Final = re.compile(
    "([0-9]{2}(?:[0-9]{2}|[0-9]X|XX))(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?[?~%]?"
)
_OTHER_YEAR: Final = re.compile("(?:Y?-[0-9]{4,9}|Y[0-9]{5,9}|[0-9]{5})(?:-[0-9]{2}){0,2}[?~%]?")
BY_UNKNOWN_DIGITS: Final = (Precision.YEAR, Precision.DECADE, Precision.CENTURY)
PARTS_OF_YEAR: Final = {
    "XX": (1, 12, Precision.YEAR),
    **{f"{month:02}": (month, 1, Precision.MONTH) for month in range(1, 13)},
    **{f"{21 + n}": (3 + 3 * n, 3, Precision.SEASON) for n in range(4)},
    **{f"{33 + n}": (1 + 3 * n, 3, Precision.QUARTER) for n in range(4)},
    **{f"{40 + n}": (1 + 6 * n, 6, Precision.HALF) for n in range(2)},
}
"""A part's code: its first month, how many months, its precision. Winter ends in the next year."""


@lru_cache(4096)
def read(text: str) -> Read:
    """The canonical text, first and last day of any date of the profile; else `DateError`."""
    if "/" in text:
        return _read_interval(text)
    text = text.strip()
    return _read_choice(text) if text[:1] == "[" else _read_plain(text)


def _read_interval(text: str) -> Read:
    left, _, right = text.partition("/")
    start, first, _ = _read_end(left)
    end, _, last = _read_end(right)
    if start in UNSAID and end in UNSAID:
        raise DateError(_ONE_END)
    _check_order(first, last)
    return (start if start == end and start[0] != "[" else f"{start}/{end}"), first, last


def _read_end(text: str) -> Read:
    text = text.strip()
    if text in UNSAID:
        return text, None, None
    return _read_choice(text) if text[0] == "[" else _read_plain(text)


def _read_choice(text: str) -> Read:
    """`[a,b]`, `[a..b]`, `[a..]`, `[..b]`."""
    inner = text[1:-1]
    if text[-1] != "]":
        raise DateError(_NOT_A_DATE)
    if ".." not in inner:
        return _read_list([_read_member(part) for part in inner.split(",")])
    left, _, right = (part.strip() for part in inner.partition(".."))
    if not left and not right:
        raise DateError(_ONE_END)
    start, first, _ = _read_member(left) if left else ("", None, None)
    end, _, last = _read_member(right) if right else ("", None, None)
    _check_order(first, last)
    return (start if start == end else f"[{start}..{end}]"), first, last


def _read_list(members: list[_Plain]) -> _Plain:
    members = sorted(set(members), key=lambda member: (member[1], member[2], member[0]))
    if len(members) == 1:
        return members[0]
    text = f"[{','.join(member[0] for member in members)}]"
    return text, members[0][1], max(member[2] for member in members)


def _read_member(text: str) -> _Plain:
    member = _read_plain(text.strip())
    if member[0][-1] in QUALIFIERS:
        raise DateError("One of several dates takes no ?, ~ or %.")
    return member


def _read_plain(text: str) -> _Plain:
    if len(text) == 10 and text[4] == "-" and text[7] == "-":
        try:
            day = date.fromisoformat(text).toordinal()
        except ValueError:
            pass  # a day with X, or a fault that is named below
        else:
            return text, day, day
    found = _PLAIN.fullmatch(text)
    if found is None:
        raise DateError(YEARS if _OTHER_YEAR.fullmatch(text) else _NOT_A_DATE)
    year, part, day_text = found.groups()
    if "X" in year and part is None:
        low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
        return text, _month_start(low, 1), _month_start(high, 13) - 1
    if "X" in year:
        raise DateError(_NOT_A_DATE)
    if day_text is None or day_text == "XX":
        return text, *_days_of_part(int(year), part or "XX", day_text is not None)
    day = _day(int(year), part, int(day_text))
    return text, day, day


def _days_of_part(year: int, part: str, days_follow: bool) -> tuple[int, int]:
    """The first and last day of a month, season, quarter, half or (XX) year."""
    month, months, precision = PARTS_OF_YEAR.get(part, (0, 0, None))
    if precision is None:
        raise DateError(f"There is no month {part}.")
    if days_follow and precision not in (Precision.MONTH, Precision.YEAR):
        raise DateError(_NOT_A_DATE)
    return _month_start(year, month), _month_start(year, month + months) - 1


def _day(year: int, part: str, day: int) -> int:
    first, last = _days_of_part(year, part, True)
    length = last - first + 1
    if part == "XX":
        raise DateError(_NOT_A_DATE)
    if day == 0:
        raise DateError("Days of a month begin at 1.")
    if day > length:
        of_year = f" {year:04}" if part == "02" else ""
        raise DateError(f"{MONTHS[int(part) - 1]}{of_year} has {length} days.")
    return first + day - 1


def _month_start(year: int, month: int) -> int:
    """The ordinal of the first of a month; months after 12 are those of the next year."""
    if year == 9999 and month == 13:
        return AFTER_ALL
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if not 1 <= year <= 9999:
        raise DateError(YEARS)
    return date(year, month, 1).toordinal()


def _check_order(first: int | None, last: int | None) -> None:
    if first is None or last is None or first <= last:
        return
    start, end = date.fromordinal(first), date.fromordinal(last)
    starts, ends = (
        f"{day.day} {MONTHS[day.month - 1][:3]}" + f" {day.year:04}" * (start.year != end.year)
        for day in (start, end)
    )
    raise DateError(f"Ends ({ends}) before it starts ({starts}).")
