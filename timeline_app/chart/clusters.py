"""Marks that would cover each other, put together into pills with their count."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from timeline_app.chart.columns import Mark
from timeline_app.chart.glyphs import cluster_width
from timeline_app.chart.marks import Spot

NEAR: Final = 4.0
"""Marks whose edges lie closer than this, in units, cannot be told apart."""

_NARROW: Final = 20.0


class Item(NamedTuple):
    """What stands in the mark row: one mark, or a cluster of several; ``at`` is its place."""

    marks: tuple[Mark, ...]
    at: Spot

    @property
    def is_cluster(self) -> bool:
        """Whether it stands for more than one event."""
        return len(self.marks) > 1

    @property
    def mark(self) -> Mark:
        """The mark, or the first of the cluster."""
        return self.marks[0]

    @property
    def chief(self) -> Mark:
        """The mark, or the longest of the cluster; the earliest of those."""
        return max(self.marks, key=lambda mark: mark.last - mark.first)

    @property
    def middle(self) -> float:
        """The middle of the mark or pill."""
        return (self.at.x1 + self.at.x2) / 2


def alone(mark: Mark, at: Spot) -> Item:
    """A mark by itself."""
    return Item((mark,), at)


def gather(marks: Sequence[tuple[Mark, Spot]], u: float) -> list[Item]:
    """The items of a mark row in order of their left edges; every mark is in exactly one."""
    ordered = sorted(marks, key=lambda one: (one[1].x1, one[1].x2, one[0].id))
    narrow = [one for one in ordered if one[1].x2 - one[1].x1 < _NARROW * u]
    wide = [one for one in ordered if one[1].x2 - one[1].x1 >= _NARROW * u]
    items = [*_narrow(narrow, u), *_wide(wide, u)]
    return sorted(items, key=_order)


def _order(item: Item) -> tuple[float, float, str]:
    return item.at.x1, item.at.x2, item.mark.id


def _narrow(marks: list[tuple[Mark, Spot]], u: float) -> list[Item]:
    marks = sorted(marks, key=lambda one: (one[1].x1 + one[1].x2, one[1].x1, one[0].id))
    items: list[Item] = []
    place = 0
    while place < len(marks):
        stop = place + 1
        if stop < len(marks) and _hides(marks[place][1], marks[stop][1], u):
            edge = marks[place][1].x1 + cluster_width(10) * u
            while stop < len(marks) and marks[stop][1].x1 < edge:
                stop += 1
            items.append(joined([alone(*one) for one in marks[place:stop]], u))
        else:
            items.append(alone(*marks[place]))
        place = stop
    return items


def _wide(marks: list[tuple[Mark, Spot]], u: float) -> list[Item]:
    """Long marks are put together only where both their edges coincide."""
    items: list[Item] = []
    for mark, at in marks:
        for place in range(len(items) - 1, -1, -1):
            first = items[place].at
            if at.x1 - first.x1 >= NEAR * u:
                place = -1
                break
            if _covers(first, at, u):
                items[place] = Item((*items[place].marks, mark), first)
                break
        else:
            place = -1
        if place < 0:
            items.append(alone(mark, at))
    return [joined([alone(mark, item.at) for mark in item.marks], u) for item in items]


def _hides(one: Spot, other: Spot, u: float) -> bool:
    return abs(one.x1 + one.x2 - other.x1 - other.x2) < 2 * NEAR * u


def _covers(one: Spot, other: Spot, u: float) -> bool:
    return abs(one.x1 - other.x1) < NEAR * u and abs(one.x2 - other.x2) < NEAR * u


def joined(items: Sequence[Item], u: float) -> Item:
    """One item for several: a pill over the middle of them; one item is left as it is."""
    marks = tuple(mark for item in items for mark in item.marks)
    if len(marks) == 1:
        return items[0]
    width = cluster_width(len(marks)) * u
    low, high = min(item.at.x1 for item in items), max(item.at.x2 for item in items)
    left = low if high - low <= width else (low + high - width) / 2
    right = left + width
    flags = 14.2 * u * any(mark.conflict for mark in marks)
    flags += 11 * u * any(mark.restricted for mark in marks)
    return Item(marks, Spot(left, right, left, right + flags, left + width / 2, "cluster"))


def overlapped(items: Sequence[Item]) -> set[int]:
    """The places of the items that touch a neighbour and therefore need a rim; in any order."""
    found: set[int] = set()
    reach, furthest = -1, float("-inf")
    for place, item in enumerate(items):
        if item.at.x1 < furthest:
            found.update((place, reach))
        if item.at.x2 > furthest:
            reach, furthest = place, item.at.x2
    return found
