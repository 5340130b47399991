"""Labels in print: searched for, so that no label meets another and no leader crosses a label.

All lengths are mm. Each label hangs on a leader that falls from its mark to one of six rows; the
text stands right of the leader, else left. Several orders are tried, always the same ones, and the
placement with the least cost is kept: the same input gives the same page.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

ROWS: Final = 6
"""Rows 0 to 5."""

_TICK: Final = 0.9
_GAP: Final = 1.3
_CLEAR: Final = 0.5
_DEEP: Final = 2.2
_LEFT: Final = 0.6
_LOST: Final = 1000.0
_FAR: Final = 1e12
_PENALTIES: Final = (0.0, 0.6, 2.0, 6.0)
_FEW: Final = 8
_MANY: Final = 24
"""Into so many parts the labels are parted to find the best split between left and right."""


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

    Without ``thorough`` only those tries are made that help most: enough to learn what fits.
    """
    best = Placement((None,) * len(wishes), float("inf"))
    if not wishes:
        return Placement((), 0.0)
    for order, sides in _tries(wishes, thorough=thorough):
        found = _greedy(wishes, order, sides, low, high, best.cost)
        if found is not None and found.cost < best.cost:
            best = found
        if not best.cost:
            break
    return best


def fits(wishes: Sequence[Wish], low: float, high: float, *, thorough: bool = True) -> bool:
    """Whether ``search`` has a place for all; each try ends with the first that finds none."""
    tries = _tries(wishes, thorough=thorough)
    return any(_greedy(wishes, order, sides, low, high, _LOST) for order, sides in tries)


_Sides = tuple[float, ...]
"""What the left side costs each wish while it is placed, in rows; negative: left is wanted."""


def _tries(wishes: Sequence[Wish], *, thorough: bool) -> Iterator[tuple[list[int], _Sides]]:
    rising = sorted(range(len(wishes)), key=lambda at: (wishes[at].x, at))
    count = len(wishes)
    few = _splits(count, _FEW)
    yield from _one_way(rising, _PENALTIES[0])
    for split in few:
        yield _nested(rising, split)
    if not thorough:
        return
    for penalty in _PENALTIES[1:]:
        yield from _one_way(rising, penalty)
    for split in _splits(count, _MANY):
        if split not in few:
            yield _nested(rising, split)
    for split in few:
        yield _fanned(rising, split)


def _splits(count: int, parts: int) -> list[int]:
    """Where some labels are split into a left and a right part, as evenly as can be."""
    return sorted({count * part // parts for part in range(1, parts)})


def _one_way(rising: list[int], penalty: float) -> Iterator[tuple[list[int], _Sides]]:
    """From the right and from the left, with the left side at a penalty."""
    sides = (penalty,) * len(rising)
    yield rising[::-1], sides
    yield rising, sides


def _nested(rising: list[int], split: int) -> tuple[list[int], _Sides]:
    """The left part from the right, the right part from the left and to the left: leaders nest."""
    left, right = rising[:split], rising[split:]
    return left[::-1] + right, _sides(right, len(rising))


def _fanned(rising: list[int], split: int) -> tuple[list[int], _Sides]:
    """Outwards from the split, the left part to the left: leaders open like a fan."""
    left, right = rising[:split], rising[split:]
    return left + right[::-1], _sides(left, len(rising))


def _sides(left: Sequence[int], count: int) -> _Sides:
    """The left side is wanted for some, the right side for the others."""
    sides = [_PENALTIES[-1]] * count
    for at in left:
        sides[at] = -_PENALTIES[-1]
    return tuple(sides)


class _Rows:
    """What is taken: labels by row, and leaders with the row in which each ends."""

    __slots__ = ("_depths", "_leaders", "_rows")

    def __init__(self) -> None:
        # The left and the right edges of each row; nothing lies before the first or after the last.
        self._rows = [([-_FAR, _FAR], [-_FAR, _FAR]) for _ in range(ROWS)]
        self._leaders: list[float] = []
        self._depths: list[int] = []

    def cheapest(self, wish: Wish, side: float, low: float, high: float) -> Spot | None:
        """The free place of the least cost: the first free row on the right or on the left.

        A label that covers the leader ends the search: what lies below it cannot be reached.
        """
        x, width = wish
        start, end = x - _TICK - width, x + _TICK + width
        right, left = (0.0, side) if side > 0 else (-side, 0.0)
        first = self._below(x + _TICK, end) if end <= high else ROWS
        other = self._below(start, x - _TICK) if start >= low else ROWS
        best, least = None, _FAR
        for row, (lefts, rights) in enumerate(self._rows):
            if row >= least:
                break
            at = bisect_left(lefts, x)
            before, after = rights[at - 1], lefts[at]
            if row >= first and before <= x + _TICK - _GAP and after >= end + _GAP:
                if row + right < least:
                    best, least = Spot(row, False), row + right
                first = ROWS
            if row >= other and before <= start - _GAP and after >= x - _TICK + _GAP:
                if row + left < least:
                    best, least = Spot(row, True), row + left
                other = ROWS
            if before > x - _CLEAR or after < x + _CLEAR:
                break
        return best

    def _below(self, left: float, right: float) -> int:
        """The first row of a text through which no leader falls."""
        start = bisect_left(self._leaders, left - _CLEAR)
        stop = bisect_right(self._leaders, right + _CLEAR)
        return max(self._depths[start:stop]) + 1 if start < stop else 0

    def put(self, wish: Wish, spot: Spot) -> None:
        """Take the place of a text and of its leader."""
        left, right = spot.box(wish)
        lefts, rights = self._rows[spot.row]
        at = bisect_left(lefts, left)
        lefts.insert(at, left)
        rights.insert(at, right)
        at = bisect_left(self._leaders, wish.x)
        self._leaders.insert(at, wish.x)
        self._depths.insert(at, spot.row)


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
        wish = wishes[at]
        spot = rows.cheapest(wish, sides[at], low, high)
        if spot is None:
            cost += _LOST
        else:
            spots[at] = spot
            rows.put(wish, spot)
            if spot.row > deepest:
                deepest = spot.row
            cost += spot.row + _LEFT * spot.left
        if cost + _DEEP * deepest >= most:
            return None
    return Placement(tuple(spots), cost + _DEEP * deepest)
