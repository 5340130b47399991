"""A lane on paper: marks, rails and searched labels for one period. Lengths are mm."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from timeline_app.chart.clusters import Item, gather, joined
from timeline_app.chart.columns import Columns, Lane, Mark
from timeline_app.chart.glyphs import cluster_width
from timeline_app.chart.marks import Spot, View, ghost_shapes, spot
from timeline_app.chart.periods import Part
from timeline_app.chart.print_labels import Placement, Wish, fits, search
from timeline_app.chart.print_labels import Spot as Seat
from timeline_app.chart.print_words import NUMBER, Pen, is_cut, label_runs, rail_runs
from timeline_app.chart.shapes import Run, box_of, width_of

U: Final = 0.21
ABOVE: Final = 1.4
"""From the upper edge of a lane to what stands highest in it, and from its lowest rail's words."""
BELOW: Final = 2.0
"""From the middle of the marks to the first row of labels."""
ROW: Final = 4.0
RAIL: Final = 8.2
RAIL_LABEL: Final = 4.7
"""From the middle of a rail to the baseline of its words."""
_HALF: Final = 1.6
"""Half the height of the highest mark."""
_RAIL_GAP: Final = 2.5
_MANY: Final = 30
_AROUND: Final = 4


class Label(NamedTuple):
    """A label on paper: the event, where its leader falls, its words and its seat.

    ``key`` is the number that stands for the words; ``cut``: they are not all there.
    """

    mark: Mark
    x: float
    runs: tuple[Run, ...]
    seat: Seat
    key: str = ""
    cut: bool = False


class PrintRail(NamedTuple):
    """A rail with its label right under it; ``x`` is where the label starts."""

    mark: Mark
    at: Spot
    row: int
    x: float
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class PrintLane:
    """A lane of one period, laid out. ``unlabelled`` found no room even for a number.

    ``rise`` is how far marks and their earlier dates stand above the middle of their row, mm.
    """

    lane: Lane
    view: View
    items: tuple[Item, ...]
    labels: tuple[Label, ...]
    rails: tuple[PrintRail, ...]
    unlabelled: tuple[str, ...] = ()
    rise: float = 0.0

    @property
    def marks(self) -> list[Mark]:
        """All events of the lane in the period."""
        held = [mark for item in self.items for mark in item.marks]
        return held + [rail.mark for rail in self.rails]

    @property
    def rows(self) -> int:
        """How many rows of labels there are."""
        return max((label.seat.row + 1 for label in self.labels), default=0)

    @property
    def rail_rows(self) -> int:
        """How many rows of rails there are."""
        return max((rail.row + 1 for rail in self.rails), default=0)

    @property
    def above(self) -> float:
        """From the upper edge to the middle of the first row of marks, or of rails, mm."""
        return ABOVE + self.rise

    @property
    def height(self) -> float:
        """What the lane needs, mm."""
        rails = RAIL * self.rail_rows
        if self.rails and not self.items:
            return self.above + rails - RAIL + RAIL_LABEL + ABOVE
        return self.above + BELOW + ROW * self.rows + rails

    @property
    def discs(self) -> set[str]:
        """The signs of the marks that are too short for their shape."""
        spots = [(item.mark, item.at) for item in self.items]
        spots += [(rail.mark, rail.at) for rail in self.rails]
        return {mark.sign for mark, at in spots if at.form == "disc"}

    @property
    def is_cut(self) -> bool:
        """Whether any label says less than its name and date."""
        cut = any(one.cut for one in self.labels) or bool(self.unlabelled)
        return cut or any(is_cut(rail.mark) for rail in self.rails)

    @property
    def shortened(self) -> int:
        """How many labels stand with less than their name and date."""
        numbers = sum(1 for label in self.labels if label.key)
        return numbers + len(self.unlabelled)


def lay(
    columns: Columns, lane: Lane, part: Part, view: View, pen: Pen, *, rough: bool = False
) -> PrintLane:
    """Lay out what a lane has in a part of the period; ``rough``: quickly, to see what fits."""
    places = lane.between(*part)
    marks = [columns.mark(lane.ids[at]) for at in places]
    rails = _rails([mark for mark in marks if mark.family == "measure"], view, pen)
    others = [mark for mark in marks if mark.family != "measure"]
    items = _gathered(others, view)
    numbers = {lane.ids[at]: at + 1 for at in places}
    labels, lost = _Writing(items, view, pen, numbers, thorough=not rough).labels()
    first = [(mark, item.at) for item in items for mark in item.marks]
    first = first or [(rail.mark, rail.at) for rail in rails if not rail.row]
    rise = max((_rise(mark, at, view) for mark, at in first), default=0.0)
    return PrintLane(lane, view, tuple(items), tuple(labels), tuple(rails), tuple(lost), rise)


def _rise(mark: Mark, at: Spot, view: View) -> float:
    """How far a mark and its earlier dates stand above the middle of their row."""
    ghosts = ghost_shapes(mark, at, 0.0, view) if mark.ghosts else []
    return max([_HALF, *(-box_of(one).top for one in ghosts)])


def _inside(at: Spot, view: View) -> Spot:
    """A place that reaches over a limit of the axis, moved within; one as long as it, shortened."""
    if at.form == "one_of":
        return at
    moved = at.moved(max(0.0, view.low - at.x1) or min(0.0, view.high - at.right))
    if moved.x1 >= view.low:
        return moved
    return moved._replace(x1=view.low, left=max(view.low, moved.left))


def _gathered(marks: Sequence[Mark], view: View) -> list[Item]:
    """The items of the mark row; pills that had to be moved take up what they came to cover."""
    made: list[Item] = []
    for item in gather([(mark, _inside(spot(mark, view), view)) for mark in marks], view.u):
        item = item._replace(at=_inside(item.at, view))
        while item.is_cluster and made and _is_covered(made[-1], item, view.u):
            item = joined([made.pop(), item], view.u)
            item = item._replace(at=_inside(item.at, view))
        made.append(item)
    return made


def _is_covered(before: Item, pill: Item, u: float) -> bool:
    narrow = before.at.x2 - before.at.x1 < 2 * cluster_width(1) * u
    return narrow and before.at.right > pill.at.x1


class _Wanted(NamedTuple):
    """A label to be: the event, where its leader falls, and whether the mark is a small disc."""

    mark: Mark
    x: float
    small: bool


class _Writing:
    """The labels of a lane, each shortened as far as it takes to place them all."""

    def __init__(
        self,
        items: Sequence[Item],
        view: View,
        pen: Pen,
        numbers: dict[str, int],
        *,
        thorough: bool,
    ) -> None:
        self._view, self._pen, self._numbers, self._thorough = view, pen, numbers, thorough
        self._wanted = [
            _Wanted(mark, min(max(x, view.low + 0.3), view.high - 0.3), item.at.small)
            for item in items
            for mark, x in _anchors(item)
        ]
        self._levels = [0] * len(self._wanted)
        self._texts = [self._runs(at) for at in range(len(self._wanted))]

    def labels(self) -> tuple[list[Label], list[str]]:
        """The labels, and the events for which there is no room at all."""
        found = self._shortened()
        if self._thorough:
            self._lengthen()
            found = self._search(thorough=True)
        places, wishes = self._wishes()
        made = [
            self._label(at, wish, seat)
            for at, wish, seat in zip(places, wishes, found.spots, strict=True)
            if seat is not None
        ]
        return made, [
            one.mark.id for one, runs in zip(self._wanted, self._texts, strict=True) if not runs
        ]

    def _runs(self, at: int) -> tuple[Run, ...]:
        mark, _, small = self._wanted[at]
        return label_runs(mark, small, self._pen, self._levels[at], self._numbers[mark.id])

    def _set(self, at: int, level: int) -> None:
        self._levels[at] = level
        self._texts[at] = self._runs(at)

    def _wishes(self) -> tuple[list[int], list[Wish]]:
        """The places of the labels that have words, and what they wish for."""
        places = [at for at, runs in enumerate(self._texts) if runs]
        return places, [Wish(self._wanted[at].x, width_of(self._texts[at])) for at in places]

    def _shortened(self) -> Placement:
        """Where the labels stand once they are so short that all of them find a place.

        A quick search tells, then a thorough one where that is not long.
        """
        while True:
            places, _ = self._wishes()
            found = self._search(thorough=False)
            if found.failed and self._thorough and len(places) <= _MANY:
                found = self._search(thorough=True)
            if not found.failed:
                return found
            for at in _shorten([places[at] for at in found.failed], self._levels):
                self._set(at, self._levels[at] + 1)

    def _search(self, *, thorough: bool) -> Placement:
        _, wishes = self._wishes()
        return search(wishes, self._view.low, self._view.high, thorough=thorough)

    def _lengthen(self) -> None:
        """Give back what was cut off for the sake of others and turned out to have room.

        What has lost its name comes first; where that is not long, the search is thorough.
        """
        short = [at for at, level in enumerate(self._levels) if level]
        if len(short) > _MANY:
            return
        thorough = len(self._levels) <= _MANY
        for at in sorted(short, key=lambda at: (-self._levels[at], at)):
            before = self._levels[at]
            for level in range(before):
                self._set(at, level)
                if self._fits(thorough=thorough):
                    break
            else:
                self._set(at, before)

    def _fits(self, *, thorough: bool) -> bool:
        _, wishes = self._wishes()
        return fits(wishes, self._view.low, self._view.high, thorough=thorough)

    def _label(self, at: int, wish: Wish, seat: Seat) -> Label:
        mark, runs, level = self._wanted[at].mark, self._texts[at], self._levels[at]
        key = runs[0].text if level == NUMBER else ""
        return Label(mark, wish.x, runs, seat, key, is_cut(mark, level))


def _shorten(failed: list[int], levels: list[int]) -> list[int]:
    """What to shorten next: what failed, and the neighbours of what failed before.

    Before a name becomes a number, those around it have to give up their dates.
    """
    last = {at for at in failed if levels[at] == NUMBER - 1}
    around = {at + way for at in last for way in range(-_AROUND, _AROUND + 1)}
    if spared := _whole(around - set(failed), levels):
        return [*(at for at in failed if at not in last), *spared]
    near = {at + way for at in failed if levels[at] for way in (-1, 1)}
    return [*failed, *_whole(near - set(failed), levels)]


def _whole(places: set[int], levels: list[int]) -> list[int]:
    return sorted(at for at in places if 0 <= at < len(levels) and not levels[at])


def _anchors(item: Item) -> Iterator[tuple[Mark, float]]:
    """Where the leaders of an item fall; those of a cluster side by side under the pill."""
    if not item.is_cluster:
        yield item.mark, item.at.anchor
        return
    count = len(item.marks)
    step = min(1.2, (item.at.x2 - item.at.x1 - 1.2) / (count - 1))
    for place, mark in enumerate(sorted(item.marks, key=lambda one: (one.first, one.id))):
        yield mark, item.middle + (place - (count - 1) / 2) * step


def _rails(marks: Sequence[Mark], view: View, pen: Pen) -> list[PrintRail]:
    made: list[PrintRail] = []
    ends: list[float] = []
    for mark in sorted(marks, key=lambda one: (one.first, one.last, one.id)):
        at, runs = _inside(spot(mark, view), view), rail_runs(mark, pen)
        width = width_of(runs)
        x = max(view.low, min(at.x1, view.high - width))
        left, right = min(at.left, x), max(at.right, x + width)
        free = [row for row, end in enumerate(ends) if end + _RAIL_GAP <= left]
        row = free[0] if free else len(ends)
        ends[row : row + 1] = [right]
        made.append(PrintRail(mark, at, row, x, runs))
    return made
