"""Density: how many events begin in each stretch of time, exact in sum and still while panning.

The stretches are those of the calendar, never of the screen, so nothing shimmers when it moves.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable
from itertools import compress, pairwise
from typing import Final, NamedTuple

from timeline_app.chart.axis import Unit, month_start
from timeline_app.chart.columns import Entry, Lane
from timeline_app.dates import date_of

CLASSES: Final[tuple[frozenset[str], ...]] = (
    frozenset({"held", "held_in_part", "ended_without_result", "suspended", "under_way"}),
    frozenset({"scheduled", "announced", "rumoured", "postponed"}),
    frozenset({"cancelled", "unknown"}),
)
"""Signs that are counted together: what happened, what is planned, the rest."""


class Bins(NamedTuple):
    """The first days of stretches (one more than there are stretches), and counts by class."""

    edges: tuple[int, ...]
    counts: tuple[tuple[int, int, int], ...]

    @property
    def total(self) -> int:
        """All that is counted."""
        return sum(map(sum, self.counts))


def unit_for(per_day: float, least: float = 4.0) -> Unit:
    """The finest unit of which each stretch is at least ``least`` px wide."""
    for unit, days in (("day", 1.0), ("month", 28.0), ("quarter", 90.0)):
        if days * per_day >= least:
            return unit  # type: ignore[return-value]
    return "year"


def edges(first: int, last: int, unit: Unit) -> tuple[int, ...]:
    """The first days of the stretches from the one of ``first`` to the one after ``last``."""
    if unit == "day":
        return tuple(range(first, last + 2))
    step = {"month": 1, "quarter": 3, "year": 12}[unit]
    start, stop = (_month_number(day) // step * step for day in (first, last))
    return tuple(month_start(number) for number in range(start, stop + step + 1, step))


def _month_number(day: int) -> int:
    when = date_of(day)
    return when.year * 12 + when.month - 1


def bins(lane: Lane, first: int, last: int, unit: Unit) -> Bins:
    """The counts of the events of a lane that begin between two days, whole stretches."""
    borders = edges(first, last, unit)
    per_class = []
    for place in range(len(CLASSES)):
        firsts = _firsts(lane, place)
        cuts = [bisect_left(firsts, border) for border in borders]
        per_class.append([after - before for before, after in pairwise(cuts)])
    return Bins(borders, tuple(zip(*per_class, strict=True)))


def _firsts(lane: Lane, place: int) -> tuple[int, ...]:
    key = f"class {place}"
    found = lane.counts.get(key)
    if found is None:
        signs = CLASSES[place]
        found = tuple(compress(lane.firsts, map(signs.__contains__, lane.signs)))
        lane.counts[key] = found
    return found


def carried(lane: Lane, gone: Iterable[Entry], come: Iterable[Entry]) -> dict[str, tuple[int, ...]]:
    """The kept results of a lane once some of its events are gone and others have come."""
    found = {}
    for place, signs in enumerate(CLASSES):
        kept = lane.counts.get(f"class {place}")
        if kept is None:
            continue
        days = list(kept)
        for entry in gone:
            if entry.sign in signs:
                del days[bisect_left(days, entry.first)]
        for entry in come:
            if entry.sign in signs:
                insort(days, entry.first)
        found[f"class {place}"] = tuple(days)
    return found
