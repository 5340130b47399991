"""The rows of the event table: event ids and month headings in one list, and how it moves."""

from __future__ import annotations

from bisect import bisect_left
from calendar import monthrange
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import NamedTuple, TypeAlias

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
_WIDTH = 16
"""How many rows are compared first; each time after that twice as many."""


@lru_cache(maxsize=4096)
def _end_of(key: MonthKey) -> int:
    """The day after a month."""
    if key == NOT_BEGUN:
        return 1
    if key == NO_DATE:
        return _NEVER + 1
    year, month = key
    return date(year, month, 1).toordinal() + monthrange(year, month)[1]


def _runs(
    ids: Sequence[str], events: Mapping[str, Event], sizes: Mapping[MonthKey, int]
) -> Iterator[tuple[MonthKey, Sequence[str]]]:
    """Ids in order of date, parted by month.

    A month ends after as many as in ``sizes`` where that is so; else its end is found by halves.
    """

    def first_day(identity: str) -> int:
        when = events[identity].date
        return _NEVER if when is None else when.first or 0

    def ends(end: int, after: int) -> bool:
        follows = end == len(ids) or (end < len(ids) and first_day(ids[end]) >= after)
        return follows and first_day(ids[end - 1]) < after

    start = 0
    while start < len(ids):
        key = month_of(events[ids[start]].date)
        end, after = start + sizes.get(key, 0), _end_of(key)
        if end == start or not ends(end, after):
            end = bisect_left(ids, after, start, key=first_day)
        yield key, ids[start:end]
        start = end


def _latest_first(
    found: Iterable[tuple[MonthKey, Sequence[str]]],
) -> list[tuple[MonthKey, Sequence[str]]]:
    """Months and their events turned round, but for those without a date, which stay the last."""
    parted = list(found)
    undated = [parted.pop()] if parted and parted[-1][0] == NO_DATE else []
    return [(key, members[::-1]) for key, members in reversed(parted)] + undated


def with_months(
    ids: Sequence[str],
    events: Mapping[str, Event],
    closed: Collection[MonthKey],
    *,
    descends: bool = False,
    before: Iterable[tuple[int, Month]] = (),
) -> Layout:
    """Ids in order of date with a heading above each month, those of closed months left out.

    Events without a date come last also where the order ``descends``. The headings that there were
    ``before`` are only a help: most of them still have as many events.
    """
    layout = Layout([])
    found = _runs(ids, events, {month.key: month.count for _, month in before})
    for key, members in _latest_first(found) if descends else found:
        month = Month(key, len(members), key not in closed)
        layout.months.append((len(layout.rows), month))
        layout.rows.append(month)
        if month.open:
            layout.rows.extend(members)
    return layout


def common_ends(old: Sequence[Row], new: Sequence[Row]) -> tuple[int, int]:
    """How many rows at the start, and then at the end, are the same in both."""
    start = _same(old, 0, new, 0)
    end = _most(
        min(len(old), len(new)) - start,
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


Stretch: TypeAlias = tuple[int, int]
"""The first and the last place of rows that follow each other."""


class Steps(NamedTuple):
    """How one list of rows becomes another: what goes, then what moves, then what comes.

    ``gone`` are places of the old list, ``come`` are places of the new one. A move takes the row
    at its first number and puts it before the one at its second, as the rows stand by then.
    """

    gone: list[Stretch]
    moves: list[tuple[int, int]]
    come: list[Stretch]

    def __len__(self) -> int:
        return len(self.gone) + len(self.moves) + len(self.come)


def steps_between(old: Layout, new: Layout, touched: Collection[str]) -> Steps | None:
    """The steps from one list to another in which only ``touched`` events move.

    None where others would have to move too.
    """
    differing = _differing(old, new, frozenset(touched))
    if differing is None:
        return None
    leaving, entering = differing
    loose = {old.rows[at] for at in leaving} & {new.rows[at] for at in entering}
    gone = [at for at in leaving if old.rows[at] not in loose]
    come = [at for at in entering if new.rows[at] not in loose]
    sources = {row: at - bisect_left(gone, at) for at in leaving if (row := old.rows[at]) in loose}
    targets = {row: at - bisect_left(come, at) for at in entering if (row := new.rows[at]) in loose}
    return Steps(stretches(gone), _moves(sources, targets), stretches(come))


def _differing(
    old: Layout, new: Layout, touched: frozenset[str]
) -> tuple[list[int], list[int]] | None:
    """The places of the old rows that leave, and of the new ones that enter.

    None where one that is not touched would have to do both. What is the same is only compared,
    many rows at once; rows are looked up only where others than headings and touched ones differ.
    """
    start, end = common_ends(old.rows, new.rows)
    before, after = old.rows[start : len(old.rows) - end], new.rows[start : len(new.rows) - end]
    had, has = ({month for _, month in layout.months} for layout in (old, new))
    may_leave, may_enter = {*touched, *(had - has)}, {*touched, *(has - had)}
    leaving: list[int] = []
    entering: list[int] = []
    here = there = 0
    looked_up = False
    while here < len(before) or there < len(after):
        same = _same(before, here, after, there)
        here, there = here + same, there + same
        if here < len(before) and before[here] in may_leave:
            leaving.append(start + here)
            here += 1
        elif there < len(after) and after[there] in may_enter:
            entering.append(start + there)
            there += 1
        elif not looked_up:
            may_leave |= set(before).difference(after)
            may_enter |= set(after).difference(before)
            looked_up = True
        else:
            return None
    return leaving, entering


def _same(old: Sequence[Row], here: int, new: Sequence[Row], there: int) -> int:
    """How many rows are the same in both lists, from a place of each on."""

    def same(low: int, high: int) -> bool:
        return old[here + low : here + high] == new[there + low : there + high]

    least = min(len(old) - here, len(new) - there)
    found, width = 0, min(_WIDTH, least)
    while width and same(found, found + width):
        found += width
        width = min(2 * width, least - found)
    return found + _most(width, lambda low, high: same(found + low, found + high))


def _moves(sources: dict[Row, int], targets: dict[Row, int]) -> list[tuple[int, int]]:
    """The moves that bring rows to their targets, one after the other.

    Both are places among the rows that stay; ``targets`` go upwards.
    """
    places = dict(sources)
    found: list[tuple[int, int]] = []
    for row, before in targets.items():
        for place in sorted(places.values()):
            before += place < before  # it is not yet where it belongs, and so does not count
        source = places.pop(row)
        if before in (source, source + 1):
            continue
        found.append((source, before))
        target = before - (before > source)
        for other, place in places.items():
            place -= place > source
            places[other] = place + (place >= target)
    return found


def stretches(places: Sequence[int]) -> list[Stretch]:
    """Places that go upwards, put together where they follow each other."""
    found: list[Stretch] = []
    for place in places:
        if found and found[-1][1] == place - 1:
            found[-1] = (found[-1][0], place)
        else:
            found.append((place, place))
    return found
