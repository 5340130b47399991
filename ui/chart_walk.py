"""From one event of the chart to the next, by the keyboard: along a lane, and between lanes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from contextlib import suppress
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from timeline_app.chart.columns import Columns, Lane

_FEW = 4
"""So many events are looked for one by one; from then on there is a list of all places."""


class Place(NamedTuple):
    """An event's place: the number of its lane, and its number in it."""

    lane: int
    at: int


class Walk:
    """The events of all lanes in their order. Every event with a day is reached by some steps."""

    def __init__(self, columns: Columns) -> None:
        self.lanes: tuple[Lane, ...] = columns.lanes
        self._starts = [0, *accumulate(len(lane.ids) for lane in self.lanes)]
        self._looked_for = 0

    def __len__(self) -> int:
        return self._starts[-1]

    @cached_property
    def _numbers(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for start, lane in reversed([*zip(self._starts, self.lanes, strict=False)]):
            found.update(zip(lane.ids, range(start, start + len(lane.ids)), strict=True))
        return found

    def find(self, event: str) -> Place | None:
        """The place of an event; the first if it stands in several lanes."""
        self._looked_for += 1
        if self._looked_for <= _FEW:
            return next(self._places_of(event), None)
        number = self._numbers.get(event)
        return None if number is None else self.place(number)

    def _places_of(self, event: str) -> Iterator[Place]:
        for number, lane in enumerate(self.lanes):
            with suppress(ValueError):
                yield Place(number, lane.ids.index(event))

    def event(self, place: Place) -> str:
        """The event at a place."""
        return self.lanes[place.lane].ids[place.at]

    def number(self, place: Place) -> int:
        """The place as a number that counts through all lanes."""
        return self._starts[place.lane] + place.at

    def place(self, number: int) -> Place:
        """The place of a number that counts through all lanes."""
        lane = bisect_right(self._starts, number) - 1
        return Place(lane, number - self._starts[lane])

    def along(self, place: Place, by: int) -> Place:
        """The next (1) or previous (-1) event of the lane; the same at its end."""
        last = len(self.lanes[place.lane].ids) - 1
        return place._replace(at=min(max(0, place.at + by), last))

    def end(self, place: Place, *, last: bool) -> Place:
        """The first or last event of the lane."""
        return place._replace(at=len(self.lanes[place.lane].ids) - 1 if last else 0)

    def across(self, place: Place, by: int, day: float) -> Place:
        """The event nearest to a day in the next (1) or previous (-1) lane that has events."""
        number = place.lane + by
        while 0 <= number < len(self.lanes):
            if self.lanes[number].ids:
                return Place(number, _nearest(self.lanes[number], day))
            number += by
        return place

    def first_after(self, day: float) -> Place | None:
        """The first event that begins on a day or later, in the topmost lane that has one."""
        for number, lane in enumerate(self.lanes):
            at = bisect_left(lane.firsts, day)
            if at < len(lane.ids):
                return Place(number, at)
        return next((Place(n, len(x.ids) - 1) for n, x in enumerate(self.lanes) if x.ids), None)

    def between(self, one: Place, other: Place) -> list[str]:
        """The events of a lane from one to another; both alone where the lanes differ."""
        if one.lane != other.lane:
            return [self.event(one), self.event(other)]
        low, high = sorted((one.at, other.at))
        return list(self.lanes[one.lane].ids[low : high + 1])


def _nearest(lane: Lane, day: float) -> int:
    after = bisect_left(lane.firsts, day)
    if after == len(lane.ids):
        return after - 1
    if after and day - lane.firsts[after - 1] <= lane.firsts[after] - day:
        return after - 1
    return after
