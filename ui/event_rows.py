"""The rows of the event table: event ids and month headings in one list, and how it moves."""

from __future__ import annotations

from bisect import bisect_left
from calendar import monthrange
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from timeline_app.date_labels import ENGLISH
from timeline_app.dates import EventDate, date_of
from timeline_app.records import Event

MonthKey: TypeAlias = tuple[int, int]

NOT_BEGUN: MonthKey = (0, 0)
"""Events of which only the end is known."""
NO_DATE: MonthKey = (10_000, 0)
"""Events without a date."""


@dataclass(frozen=True, slots=True)
class Month:
    """A heading above the events of a month. Two of the same month are the same row."""

    key: MonthKey
    count: int = field(compare=False)
    open: bool = field(compare=False, default=True)

    @property
    def label(self) -> str:
        """The month in words: "February 2017"."""
        year, month = self.key
        if self.key == NO_DATE:
            return "Without a date"
        return "Start not known" if self.key == NOT_BEGUN else f"{_name(month)} {year}"

    @property
    def count_label(self) -> str:
        """How many events it has: "2 events"."""
        return f"{self.count} event" if self.count == 1 else f"{self.count} events"


Row: TypeAlias = str | Month
"""A row: the id of an event, or a month."""


def _name(month: int) -> str:
    return ENGLISH.full_months[month - 1]


def month_of(when: EventDate | None) -> MonthKey:
    """The month under which a date stands: that of its earliest day."""
    if when is None:
        return NO_DATE
    if when.first is None:
        return NOT_BEGUN
    day = date_of(when.first)
    return day.year, day.month


@dataclass(frozen=True, slots=True)
class Layout:
    """All rows of a table, and where the headings stand in them."""

    rows: list[Row]
    months: list[tuple[int, Month]] = field(default_factory=list)


_NEVER = 10**7
"""After the last day of all months."""


def _end_of(key: MonthKey) -> int:
    """The day after a month."""
    if key == NOT_BEGUN:
        return 1
    if key == NO_DATE:
        return _NEVER + 1
    year, month = key
    return date(year, month, 1).toordinal() + monthrange(year, month)[1]


def _runs(
    ids: Sequence[str], events: Mapping[str, Event], *, descends: bool
) -> list[tuple[MonthKey, Sequence[str]]]:
    """Ids in order of date, parted by month; the end of each month is found by halves."""
    found: list[tuple[MonthKey, Sequence[str]]] = []
    start = 0

    def first_day(identity: str) -> int:
        when = events[identity].date
        return _NEVER if when is None else when.first or 0

    while start < len(ids):
        key = month_of(events[ids[start]].date)
        end = bisect_left(ids, _end_of(key), start, key=first_day)
        found.append((key, ids[start:end]))
        start = end
    if not descends:
        return found
    undated = [found.pop()] if found and found[-1][0] == NO_DATE else []
    return [(key, members[::-1]) for key, members in reversed(found)] + undated


def with_months(
    ids: Sequence[str],
    events: Mapping[str, Event],
    closed: Collection[MonthKey],
    *,
    descends: bool = False,
) -> Layout:
    """Ids in order of date with a heading above each month, those of closed months left out.

    Events without a date come last also where the order ``descends``.
    """
    layout = Layout([])
    for key, members in _runs(ids, events, descends=descends):
        month = Month(key, len(members), key not in closed)
        layout.months.append((len(layout.rows), month))
        layout.rows.append(month)
        if month.open:
            layout.rows.extend(members)
    return layout


def common_ends(old: Sequence[Row], new: Sequence[Row]) -> tuple[int, int]:
    """How many rows at the start, and then at the end, are the same in both."""
    least = min(len(old), len(new))
    start = _most(least, lambda low, high: old[low:high] == new[low:high])
    end = _most(
        least - start,
        lambda low, high: (
            old[len(old) - high : len(old) - low] == new[len(new) - high : len(new) - low]
        ),
    )
    return start, end


def _most(most: int, same: Callable[[int, int], bool]) -> int:
    """Up to which place two lists are the same, found by halves, each compared at once."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if same(low, middle):
            low = middle
        else:
            high = middle - 1
    return low


@dataclass(frozen=True, slots=True)
class Steps:
    """How a stretch of rows, from ``start`` on, becomes another: what goes, moves and comes."""

    start: int
    gone: frozenset[Row]
    come: frozenset[Row]
    loose: frozenset[Row]
    target: Sequence[Row]


def steps_between(old: Sequence[Row], new: Sequence[Row], touched: Collection[str]) -> Steps | None:
    """The steps from one list to another in which only ``touched`` events move.

    None where others would have to move too.
    """
    start, end = common_ends(old, new)
    before, after = old[start : len(old) - end], new[start : len(new) - end]
    there, wanted = frozenset(before), frozenset(after)
    loose = frozenset(touched) & there & wanted
    still = [row for row in before if row in wanted and row not in loose]
    kept = [row for row in after if row in there and row not in loose]
    if still != kept:
        return None
    return Steps(start, there - wanted, wanted - there, loose, after)


def runs(rows: Sequence[Row], wanted: Collection[Row], start: int = 0) -> list[tuple[int, int]]:
    """Where the wanted rows stand, as first and last places of unbroken runs, from ``start`` on."""
    found: list[tuple[int, int]] = []
    if not wanted:
        return found
    for place in range(start, len(rows)):
        if rows[place] not in wanted:
            continue
        if found and found[-1][1] == place - 1:
            found[-1] = (found[-1][0], place)
        else:
            found.append((place, place))
    return found
