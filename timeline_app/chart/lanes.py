"""A lane on screen at one zoom step: where its marks, rails and labels are, in world coordinates.

World coordinates are px from the columns' first day, and px below the top of the lane. A lane with
few events is laid out as a whole. A long one is laid out in tiles of fixed world width, each of
which knows nothing of its neighbours, so that what is shown does not depend on where one looks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from timeline_app.chart.clusters import Item, gather
from timeline_app.chart.columns import Columns, Lane, Mark
from timeline_app.chart.labels import GAP, Label, Writer, place, rail_label
from timeline_app.chart.marks import FAR, Spot, View, ghost_spots, spot
from timeline_app.chart.shapes import Run, width_of

WHOLE: Final = 400
"""Lanes with at most so many events are laid out as a whole."""

TILE: Final = 2048.0
MARK_Y: Final = 26.0
RAIL_STEP: Final = 32.0
RAIL_LABEL: Final = 21.0
LEAST_HEIGHT: Final = 58.0
ROW_STEP: Final = 15.0
RAIL_ROWS: Final = 8
_MOST_TILES: Final = 6
_FLAGS: Final = 80.0
"""How far flags and soft ends may stand right of a mark's last day, px."""


class Rail(NamedTuple):
    """A rail with its label in a row of rails; ``limit`` is how far right its label may be held."""

    mark: Mark
    at: Spot
    row: int
    runs: tuple[Run, ...]
    limit: float = FAR

    start: float = 0.0
    """The left edge of the rail and its earlier dates."""

    @property
    def end(self) -> float:
        """The right edge of rail and label."""
        return max(self.at.right, self.at.x1 + width_of(self.runs))


class Tile(NamedTuple):
    """A piece of a lane: its items in order, and their labels by place."""

    items: tuple[Item, ...]
    labels: dict[int, Label]

    @property
    def rows(self) -> int:
        """How many rows of labels lie under the marks."""
        return max((label.row + 1 for label in self.labels.values()), default=0)


@dataclass(slots=True)
class LaneWorld:
    """One lane at one zoom step; tiles are laid out when they are first seen, and kept."""

    columns: Columns
    lane: Lane
    view: View
    writer: Writer
    rails: tuple[Rail, ...] = ()
    _in_rails: frozenset[str] = frozenset()
    _tiles: dict[int, Tile] = field(default_factory=dict)

    def __post_init__(self) -> None:
        lane = self.lane
        if lane.measures <= WHOLE:
            places = [at for at, family in enumerate(lane.families) if family == "measure"]
            marks = [self.columns.mark(lane.ids[at]) for at in places]
            self.rails = tuple(pack_rails(marks, self.view, self.writer))
            self._in_rails = frozenset(rail.mark.id for rail in self.rails)

    @property
    def is_whole(self) -> bool:
        """Whether the lane is one tile."""
        return len(self.lane.ids) <= WHOLE

    @property
    def rail_rows(self) -> int:
        """How many rows of rails the lane has."""
        return max((rail.row + 1 for rail in self.rails), default=0)

    @property
    def rows(self) -> int:
        """How many rows of labels the lane makes room for; the same wherever one looks."""
        return self.tile(0).rows if self.is_whole else 2

    @property
    def has_marks(self) -> bool:
        """Whether anything stands in the mark row."""
        return len(self._in_rails) < len(self.lane.ids)

    @property
    def height(self) -> float:
        """The lane's height, px."""
        rails = self.rail_step * self.rail_rows
        if not self.has_marks and rails:
            return max(LEAST_HEIGHT, rails + 22)
        return self._marks_height + rails

    @property
    def _marks_height(self) -> float:
        scale = self.writer.scale
        return LEAST_HEIGHT + ROW_STEP * (scale * max(1, self.rows) - 1)

    @property
    def rail_step(self) -> float:
        """From one row of rails to the next, px."""
        return RAIL_STEP + ROW_STEP * (self.writer.scale - 1)

    @property
    def rail_label(self) -> float:
        """The baseline of a rail's label below the middle of the rail, px."""
        return RAIL_LABEL + 11 * (self.writer.scale - 1)

    def rail_y(self, row: int) -> float:
        """The middle of a row of rails, px below the top of the lane."""
        if not self.has_marks:
            return 18.0 + self.rail_step * row
        return self._marks_height + self.rail_step * row

    def tiles(self, left: float, right: float) -> Iterable[Tile]:
        """The tiles that reach into a stretch of the world, px."""
        if self.is_whole:
            return (self.tile(0),)
        first, last = int(left // TILE), int(right // TILE)
        # A bar that reaches over the border belongs to the tile in which it begins.
        while first * TILE > 0 and self.lane.reaches(self.view.scale.day(first * TILE)):
            first -= 1
            if last - first >= _MOST_TILES:
                break
        return (self.tile(number) for number in range(first, last + 1))

    def tile(self, number: int) -> Tile:
        """One tile by its number; tile n begins n × TILE px from the world's origin."""
        found = self._tiles.get(number)
        if found is None:
            found = self._tiles[number] = self._lay(number)
        return found

    def _lay(self, number: int) -> Tile:
        low, high = (-FAR, FAR) if self.is_whole else (number * TILE, (number + 1) * TILE)
        lane, scale = self.lane, self.view.scale
        places = (
            range(len(lane.ids))
            if self.is_whole
            else lane.starting(scale.day(low), scale.day(high))
        )
        marks = [
            self.columns.mark(lane.ids[at]) for at in places if lane.ids[at] not in self._in_rails
        ]
        numbers = {lane.ids[at]: at + 1 for at in places}
        items = gather([(mark, spot(mark, self.view)) for mark in marks], self.view.u)
        over = () if self.is_whole else self._reaching(low)
        held, labels = place(items, self.view, self.writer, numbers, low, high, over)
        return Tile(tuple(held), labels)

    def _reaching(self, low: float) -> list[tuple[float, float]]:
        """The extents of the marks that begin before a place and reach it, or nearly."""
        lane, scale = self.lane, self.view.scale
        near, day = scale.day(low - _FLAGS), scale.day(low)
        marks = (self.columns.mark(lane.ids[at]) for at in lane.between(near, day))
        spots = [spot(mark, self.view) for mark in marks if mark.first < day]
        return [(at.left, at.right) for at in spots if at.right > low]


def pack_rails(
    marks: Sequence[Mark], view: View, writer: Writer, rows: int = RAIL_ROWS
) -> list[Rail]:
    """Rails in rows, so that neither rails nor labels touch; those without room are left out."""
    packed: list[Rail] = []
    last: list[int] = []
    ordered = sorted(marks, key=lambda mark: (mark.first, mark.last, mark.id))
    for mark in ordered:
        at = spot(mark, view)
        start = min([at.left, *(one.x1 for one in ghost_spots(mark, at, view))])
        made = Rail(mark, at, 0, rail_label(mark, writer), start=start)
        row = _row_for(made, packed, last, rows)
        if row is None:
            continue
        if row < len(last):
            before = packed[last[row]]
            packed[last[row]] = before._replace(limit=start - GAP)
            last[row] = len(packed)
        else:
            last.append(len(packed))
        packed.append(made._replace(row=row))
    return packed


def _row_for(made: Rail, packed: list[Rail], last: list[int], rows: int) -> int | None:
    for row, place_before in enumerate(last):
        if packed[place_before].end + GAP <= made.start:
            return row
    return len(last) if len(last) < rows else None
