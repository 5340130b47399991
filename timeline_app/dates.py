"""Dates as sources give them: `EventDate`, an immutable value of Parley's EDTF profile.

EDTF is part of ISO 8601-2:2019. All units are calendar days of the place of the event, as ordinals
of the proleptic Gregorian calendar (`datetime.date.toordinal`); there are no times and no zones.
What is accepted, with the first and the last day on which the event may have been:

    >>> def show(text):
    ...     date = EventDate.parse(text)
    ...     days = (day and str(date_of(day)) for day in (date.first, date.last))
    ...     print(date, *days, date.precision.name, sep="  ")
    >>> for text in '''
    ... 2017-02-15  2017-02-15?  2017-02-15~  2017-02-15%  2017-02  2017-02-XX  2017  2017-XX
    ... 201X  20XX  2017-21  2017-24  2017-33  2017-41
    ... 2017-02-15/2017-02-16  2017-02~/2017-04-03  2017-02-15/2017-02-15
    ... 2017-12-20/..  2017-12-20/  /2017-12-22  ../2017-12-22  [2016-01-29,2016-02-01]/2016-02-03
    ... [2017-02-23,2017-02-20]  [2017-03-11..2017-03-20]  [2017-12-21..]  [..2017-12-19]
    ... '''.split(): show(text)
    2017-02-15  2017-02-15  2017-02-15  DAY
    2017-02-15?  2017-02-15  2017-02-15  DAY
    2017-02-15~  2017-02-15  2017-02-15  DAY
    2017-02-15%  2017-02-15  2017-02-15  DAY
    2017-02  2017-02-01  2017-02-28  MONTH
    2017-02-XX  2017-02-01  2017-02-28  SOME_DAY
    2017  2017-01-01  2017-12-31  YEAR
    2017-XX  2017-01-01  2017-12-31  YEAR
    201X  2010-01-01  2019-12-31  DECADE
    20XX  2000-01-01  2099-12-31  CENTURY
    2017-21  2017-03-01  2017-05-31  SEASON
    2017-24  2017-12-01  2018-02-28  SEASON
    2017-33  2017-01-01  2017-03-31  QUARTER
    2017-41  2017-07-01  2017-12-31  HALF
    2017-02-15/2017-02-16  2017-02-15  2017-02-16  SPAN
    2017-02~/2017-04-03  2017-02-01  2017-04-03  SPAN
    2017-02-15  2017-02-15  2017-02-15  DAY
    2017-12-20/..  2017-12-20  None  OPEN
    2017-12-20/  2017-12-20  None  OPEN
    /2017-12-22  None  2017-12-22  OPEN
    ../2017-12-22  None  2017-12-22  OPEN
    [2016-01-29,2016-02-01]/2016-02-03  2016-01-29  2016-02-03  SPAN
    [2017-02-20,2017-02-23]  2017-02-20  2017-02-23  ONE_OF
    [2017-03-11..2017-03-20]  2017-03-11  2017-03-20  SOME_DAY
    [2017-12-21..]  2017-12-21  None  SOME_DAY
    [..2017-12-19]  None  2017-12-19  SOME_DAY

Canonical text: no spaces; a list of choices is sorted, each once; `[a]`, `[a..a]` and `a/a` of a
plain date are written `a`. A `?`, `~` or `%` never moves a bound.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache, total_ordering
from itertools import product
from typing import Any, Final, NamedTuple

from timeline_app.edtf import (
    AFTER_ALL,
    BEFORE_ALL,
    BY_UNKNOWN_DIGITS,
    PARTS_OF_YEAR,
    QUALIFIERS,
    UNSAID,
    DateError,
    End,
    Precision,
    read,
)

__all__ = [
    "Bounds",
    "DateError",
    "End",
    "EventDate",
    "Precision",
    "agrees",
    "contains",
    "date_of",
    "overlaps",
    "refines",
    "sort_key",
]

date_of: Final = date.fromordinal
"""The `datetime.date` of an ordinal."""


Bounds = tuple[int | None, int | None]
"""A first and a last day as ordinals; None: not bounded."""


@total_ordering
class EventDate:
    """A date as precise as its source: an immutable value of the EDTF profile above.

    `text` is the canonical EDTF text and decides equality and hash. `first` is the earliest day
    the thing may begin, `last` the latest day it may end, as ordinals; None where open or unknown.
    The structure is read from the text when asked for.
    """

    __slots__ = ("first", "last", "text")
    text: str
    first: int | None
    last: int | None

    def __init__(self, text: str, first: int | None, last: int | None) -> None:
        """Trusted, as `stored`; for text from outside use `parse`."""
        _put(self, "text", text)
        _put(self, "first", first)
        _put(self, "last", last)

    @classmethod
    def parse(cls, text: str) -> EventDate:
        """The value of an EDTF text, spaces around its parts ignored; else `DateError`."""
        return cls(*read(text))

    @classmethod
    def stored(cls, text: str, first: int | None, last: int | None) -> EventDate:
        """The value read back from a database: canonical text and bounds, taken unchecked."""
        return cls(text, first, last)

    @classmethod
    def of_day(cls, day: date) -> EventDate:
        """One exact day."""
        ordinal = day.toordinal()
        return cls(date.isoformat(day), ordinal, ordinal)

    @classmethod
    def of_days(cls, first: date, last: date) -> EventDate:
        """From one exact day to another, both included; `DateError` if `last` is earlier."""
        return cls.parse(f"{cls.of_day(first)}/{cls.of_day(last)}")

    @classmethod
    def one_of(cls, choices: Iterable[EventDate | date]) -> EventDate:
        """One of several plain dates without qualifiers, in any order; else `DateError`."""
        texts = (str(c if isinstance(c, EventDate) else cls.of_day(c)) for c in choices)
        return cls.parse(f"[{','.join(texts)}]")

    @property
    def is_interval(self) -> bool:
        """Whether start and end are given apart, even if one of them is open or unknown."""
        return "/" in self.text

    @property
    def is_one_of(self) -> bool:
        """Whether it is a list of choices or a day between limits: `[a,b]`, `[a..b]`, `[a..]`."""
        return self.text[0] == "[" and "/" not in self.text

    @property
    def is_day(self) -> bool:
        """Whether it names one calendar day, qualified or not."""
        return self.precision is Precision.DAY

    @property
    def precision(self) -> Precision:
        """How closely the date as a whole is given."""
        text = self.text
        if "/" in text:
            return (
                Precision.OPEN
                if text.startswith(_OPENING) or text.endswith(_CLOSING)
                else Precision.SPAN
            )
        if text[0] == "[":
            return Precision.SOME_DAY if ".." in text else Precision.ONE_OF
        text = text.rstrip(QUALIFIERS)
        if len(text) == 4:
            return BY_UNKNOWN_DIGITS[text.count("X")]
        if len(text) == 7:
            return PARTS_OF_YEAR[text[5:]][2]
        return Precision.SOME_DAY if "X" in text else Precision.DAY

    @property
    def approximate(self) -> bool:
        """Whether `~` or `%` stands at the date or at one of its ends (see `start`, `end`)."""
        return "~" in self.text or "%" in self.text

    @property
    def uncertain(self) -> bool:
        """Whether `?` or `%` stands at the date or at one of its ends (see `start`, `end`)."""
        return "?" in self.text or "%" in self.text

    @property
    def start(self) -> EventDate | End:
        """The start of an interval; a date that is no interval is its own start."""
        return _end_of(self.text.partition("/")[0]) if "/" in self.text else self

    @property
    def end(self) -> EventDate | End:
        """The end of an interval; a date that is no interval is its own end."""
        return _end_of(self.text.partition("/")[2]) if "/" in self.text else self

    @property
    def choices(self) -> tuple[EventDate, ...]:
        """The dates of a list `[a,b]` in order; empty for every other date."""
        if self.precision is not Precision.ONE_OF:
            return ()
        return tuple(map(EventDate.parse, self.text[1:-1].split(",")))

    @property
    def limits(self) -> tuple[EventDate | None, EventDate | None] | None:
        """The dates a and b of `[a..b]`, None for one left out; None for every other date."""
        if not self.is_one_of or ".." not in self.text:
            return None
        low, _, high = self.text[1:-1].partition("..")
        return (EventDate.parse(low) if low else None, EventDate.parse(high) if high else None)

    @property
    def begin_bounds(self) -> Bounds:
        """The earliest and latest first day; (None, None) where the start is not said."""
        if isinstance(self.start, End):
            return None, None
        boxes = _boxes(self)
        return _bounds(min(box.begins for box in boxes), max(box.begins_by for box in boxes))

    @property
    def end_bounds(self) -> Bounds:
        """The earliest and latest last day; (None, None) where the end is not said."""
        if isinstance(self.end, End):
            return None, None
        boxes = _boxes(self)
        return _bounds(min(box.ends for box in boxes), max(box.ends_by for box in boxes))

    @property
    def sort_key(self) -> tuple[int, int, int, str]:
        """The order everywhere: first day (open before all), last day (open after all), text."""
        last = AFTER_ALL if self.last is None else self.last
        return 0, self.first or BEFORE_ALL, last, self.text

    def overlaps_days(self, first: int | None, last: int | None) -> bool:
        """Whether `first` to `last` of the date share a day with these ordinals (None: open)."""
        starts_in_time = last is None or self.first is None or self.first <= last
        return starts_in_time and (first is None or self.last is None or first <= self.last)

    def __eq__(self, other: object) -> bool:
        return self.text == other.text if isinstance(other, EventDate) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.text)

    def __lt__(self, other: EventDate) -> bool:
        if not isinstance(other, EventDate):
            return NotImplemented
        return self.sort_key < other.sort_key

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"EventDate.parse({self.text!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        return EventDate, (self.text, self.first, self.last)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"EventDate cannot be changed: {name}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"EventDate cannot be changed: {name}")


_put: Final = object.__setattr__
_OPENING: Final = tuple(f"{unsaid}/" for unsaid in UNSAID)
_CLOSING: Final = tuple(f"/{unsaid}" for unsaid in UNSAID)


def sort_key(when: EventDate | None) -> tuple[int, int, int, str]:
    """The order everywhere, with "no date" last."""
    return (1, 0, 0, "") if when is None else when.sort_key


def overlaps(a: EventDate, b: EventDate) -> bool:
    """Whether the days from `first` to `last` of both, open ends without limit, share one."""
    return a.overlaps_days(b.first, b.last)


def contains(a: EventDate, b: EventDate) -> bool:
    """Whether all days from `first` to `last` of `b` lie within those of `a`."""
    starts = a.first is None or (b.first is not None and a.first <= b.first)
    return starts and (a.last is None or (b.last is not None and b.last <= a.last))


def agrees(a: EventDate, b: EventDate) -> bool:
    """Whether some period satisfies both, each read as a claim on its first and its last day.

    What is not said (an open or unknown end) claims nothing, and `? ~ %` do not widen a claim.
    A month or `[a..b]` claims that the period lies within it, a list that it lies within a choice.
    """
    return any(_meet(one, other) for one, other in product(_boxes(a), _boxes(b)))


def refines(a: EventDate, b: EventDate) -> bool:
    """Whether `a` is narrower: every period that satisfies `a` satisfies `b`, not the reverse."""
    return _implies(a, b) and not _implies(b, a)


def _end_of(text: str) -> EventDate | End:
    return End(text) if text in UNSAID else EventDate.parse(text)


class _Box(NamedTuple):
    """The periods that begin and end within these days; a claim is a union of such boxes."""

    begins: int
    begins_by: int
    ends: int
    ends_by: int


@lru_cache(4096)
def _boxes(when: EventDate) -> tuple[_Box, ...]:
    """What the date claims, each box as narrow as "no end before its start" makes it."""
    if not when.is_interval:
        return tuple(_Box(low, high, low, high) for low, high in _alternatives(when))
    starts, ends = _joined(_alternatives(when.start)), _joined(_alternatives(when.end))
    boxes = (
        _Box(start[0], min(start[1], end[1]), max(start[0], end[0]), end[1])
        for start, end in product(starts, ends)
    )
    return tuple(box for box in boxes if box.begins <= box.begins_by and box.ends <= box.ends_by)


def _alternatives(when: EventDate | End) -> list[tuple[int, int]]:
    if isinstance(when, End):
        return [(BEFORE_ALL, AFTER_ALL)]
    return [
        (one.first or BEFORE_ALL, AFTER_ALL if one.last is None else one.last)
        for one in when.choices or (when,)
    ]


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, neighbours put together."""
    joined = spans[:1]
    for low, high in spans[1:]:
        if low <= joined[-1][1] + 1:
            joined[-1] = joined[-1][0], max(high, joined[-1][1])
        else:
            joined.append((low, high))
    return joined


def _meet(a: _Box, b: _Box) -> bool:
    begins, ends_by = max(a.begins, b.begins), min(a.ends_by, b.ends_by)
    begin = begins <= min(a.begins_by, b.begins_by)
    return begin and max(a.ends, b.ends) <= ends_by and begins <= ends_by


def _implies(a: EventDate, b: EventDate) -> bool:
    wider = _boxes(b)
    return all(
        any(
            outer.begins <= box.begins
            and box.begins_by <= outer.begins_by
            and outer.ends <= box.ends
            and box.ends_by <= outer.ends_by
            for outer in wider
        )
        for box in _boxes(a)
    )


def _bounds(low: int, high: int) -> Bounds:
    return low or None, None if high == AFTER_ALL else high
