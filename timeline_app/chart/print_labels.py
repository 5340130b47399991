"""Labels in print: searched for, so that no label meets another and no leader crosses a label.

All lengths are mm. Each label hangs on a leader that falls from its mark to one of six rows; the
text stands right of the leader, else left. Several orders are tried, always the same ones, and the
placement with the least cost is kept: the same input gives the same page.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator, Sequence
from itertools import islice
from random import Random
from typing import Final, NamedTuple

ROWS: Final = 6
"""Rows 0 to 5."""

_TICK: Final = 0.9
_GAP: Final = 1.3
_CLEAR: Final = 0.5
_DEEP: Final = 2.2
_LEFT: Final = 0.6
_LOST: Final = 1000.0
_PENALTIES: Final = (0.0, 0.6, 2.0, 6.0)
_SPLITS: Final = 16
_SHUFFLES: Final = 16
_SEED: Final = 1648


class Wish(NamedTuple):
    """A label to place: where its leader falls, and how wide its text is."""

    x: float
    width: float


class Spot(NamedTuple):
    """A place: the row, and whether the text stands left of its leader."""

    row: int
    left: bool = False

    def box(self, wish: Wish) -> tuple[float, float]:
        """The text's left and right edge."""
        if self.left:
            return wish.x - _TICK - wish.width, wish.x - _TICK
        return wish.x + _TICK, wish.x + _TICK + wish.width


class Placement(NamedTuple):
    """A spot for each wish, None for those that found none, and what it costs."""

    spots: tuple[Spot | None, ...]
    cost: float

    @property
    def rows(self) -> int:
        """How many rows are used."""
        return max((spot.row + 1 for spot in self.spots if spot), default=0)

    @property
    def failed(self) -> list[int]:
        """The wishes without a place."""
        return [at for at, spot in enumerate(self.spots) if spot is None]


def search(wishes: Sequence[Wish], low: float, high: float, *, thorough: bool = True) -> Placement:
    """The best placement found of labels between ``low`` and ``high``.

    Without ``thorough`` only the first tries are made: enough to learn what does not fit.
    """
    best = Placement((None,) * len(wishes), float("inf"))
    if not wishes:
        return Placement((), 0.0)
    for order, sides in islice(_tries(wishes), None if thorough else 2 * len(_PENALTIES)):
        found = _greedy(wishes, order, sides, low, high, best.cost)
        if found is not None and found.cost < best.cost:
            best = found
        if not best.cost:
            break
    return best


def fits(wishes: Sequence[Wish], low: float, high: float, *, thorough: bool = True) -> bool:
    """Whether ``search`` has a place for all; each try ends with the first that finds none."""
    tries = islice(_tries(wishes), None if thorough else 2 * len(_PENALTIES))
    return any(_greedy(wishes, order, sides, low, high, _LOST) for order, sides in tries)


_Sides = tuple[float, ...]
"""What the left side costs each wish while it is placed, in rows; negative: left is wanted."""


def _tries(wishes: Sequence[Wish]) -> Iterator[tuple[list[int], _Sides]]:
    rising = sorted(range(len(wishes)), key=lambda at: (wishes[at].x, at))
    falling = rising[::-1]
    count = len(wishes)
    for penalty in _PENALTIES:
        yield falling, (penalty,) * count
        yield rising, (penalty,) * count
    step = max(1, count // _SPLITS)
    for split in range(0, count, step):
        low, high = rising[:split], rising[split:]
        # The left part from the right, the right part from the left: leaders nest.
        yield low[::-1] + high, _sides(high, count)
        # Outwards from the split, the left part to the left: leaders open like a fan.
        yield low + high[::-1], _sides(low, count)
    shuffler = Random(_SEED)  # noqa: S311 - a fixed order, not a secret
    for number in range(_SHUFFLES):
        order = list(rising)
        shuffler.shuffle(order)
        yield order, (_PENALTIES[number % len(_PENALTIES)],) * count


def _sides(left: Sequence[int], count: int) -> _Sides:
    """The left side is wanted for some, the right side for the others."""
    sides = [_PENALTIES[-1]] * count
    for at in left:
        sides[at] = -_PENALTIES[-1]
    return tuple(sides)


class _Rows:
    """What is taken: labels by row, and leaders with the row in which each ends."""

    def __init__(self) -> None:
        self._labels: list[list[tuple[float, float]]] = [[] for _ in range(ROWS)]
        self._leaders: list[tuple[float, int]] = []

    def covers(self, row: int, x: float) -> bool:
        """Whether a leader at ``x`` would run through a label of the row."""
        return self._meets(row, x - _CLEAR, x + _CLEAR)

    def is_free(self, row: int, left: float, right: float) -> bool:
        """Whether a text has room: no label beside it, no leader through it."""
        if self._meets(row, left - _GAP, right + _GAP):
            return False
        start = bisect_left(self._leaders, (left - _CLEAR, -1))
        stop = bisect_right(self._leaders, (right + _CLEAR, ROWS))
        return not any(end >= row for _, end in self._leaders[start:stop])

    def _meets(self, row: int, left: float, right: float) -> bool:
        held = self._labels[row]
        after = bisect_left(held, (right, 0.0))
        return after > 0 and held[after - 1][1] > left

    def put(self, wish: Wish, spot: Spot) -> None:
        insort(self._labels[spot.row], spot.box(wish))
        insort(self._leaders, (wish.x, spot.row))


def _greedy(
    wishes: Sequence[Wish],
    order: Sequence[int],
    sides: _Sides,
    low: float,
    high: float,
    most: float,
) -> Placement | None:
    """Each label in turn at its cheapest place; None once it is dearer than ``most``."""
    rows = _Rows()
    spots: list[Spot | None] = [None] * len(wishes)
    cost, deepest = 0.0, 0
    for at in order:
        spot = _cheapest(wishes[at], rows, sides[at], low, high)
        if spot is None:
            cost += _LOST
        else:
            spots[at] = spot
            rows.put(wishes[at], spot)
            deepest = max(deepest, spot.row)
            cost += spot.row + _LEFT * spot.left
        if cost + _DEEP * deepest >= most:
            return None
    return Placement(tuple(spots), cost + _DEEP * deepest)


def _cheapest(wish: Wish, rows: _Rows, side: float, low: float, high: float) -> Spot | None:
    best: Spot | None = None
    least = float("inf")
    for row in range(ROWS):
        if row > least + _PENALTIES[-1]:
            break
        for left, cost in ((False, row - min(side, 0)), (True, row + max(side, 0))):
            if cost >= least:
                continue
            start, end = Spot(row, left).box(wish)
            if start >= low and end <= high and rows.is_free(row, start, end):
                best, least = Spot(row, left), cost
        if rows.covers(row, wish.x):
            break
    return best
