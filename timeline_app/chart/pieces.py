"""A lane's layout as groups ready to paint, made once and kept; and what of it is in view."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, NamedTuple

from timeline_app.chart import glyphs
from timeline_app.chart.clusters import Item, overlapped
from timeline_app.chart.columns import Columns, Lane
from timeline_app.chart.density import bins, unit_for
from timeline_app.chart.heads import head_height
from timeline_app.chart.labels import Label, Writer
from timeline_app.chart.lanes import MARK_Y, LaneWorld, Rail, Tile
from timeline_app.chart.marks import FAR, Scale, View, cluster_flags, ghost_shapes, shapes_of
from timeline_app.chart.shapes import Bars, Box, Group, Hit, Line, Stroke, Text, group

_HALO: Final = 3.0
_TARGET: Final = 24.0
_HELD: Final = 6.0
_SIDE: Final = 8.0
_FEW: Final = 3
"""Larger clusters show no earlier dates."""


@dataclass(slots=True)
class Seen:
    """What of a lane is in view, in the lane's world coordinates."""

    marks: tuple[Group, ...] = ()
    ghosts: tuple[Group, ...] = ()
    leaders: tuple[Group, ...] = ()
    labels: tuple[Group, ...] = ()
    hits: list[Hit] = field(default_factory=list)
    keys: list[tuple[str, str]] = field(default_factory=list)
    events: list[str] = field(default_factory=list)


class _Piece(NamedTuple):
    """Everything of one item; ``hold`` is how far its label may be moved to the right."""

    mark: Group
    hit: Hit
    ghosts: Group | None = None
    leader: Group | None = None
    label: Group | None = None
    hold: float = 0.0
    key: str = ""
    width: float = 0.0
    flagged: bool = False

    @property
    def events(self) -> tuple[str, ...]:
        """One event, or all of a cluster."""
        return self.hit.events


class _Strip:
    """Extents in order, so that what is in view is found by bisection and only then made."""

    def __init__(self, spans: list[tuple[float, float]], make: Callable[[int], _Piece]) -> None:
        self._order = sorted(range(len(spans)), key=lambda at: (spans[at][0], at))
        self._spans = [spans[at] for at in self._order]
        self._make = make
        self._made: dict[int, _Piece] = {}
        self._lefts = [left for left, _ in self._spans]
        self._reach: list[float] = []
        furthest = -FAR
        for _, right in self._spans:
            furthest = max(furthest, right)
            self._reach.append(furthest)

    def between(self, left: float, right: float) -> Iterator[_Piece]:
        start, stop = bisect_left(self._reach, left), bisect_right(self._lefts, right)
        for place in range(start, stop):
            if self._spans[place][1] >= left:
                at = self._order[place]
                found = self._made.get(at)
                if found is None:
                    found = self._made[at] = self._make(at)
                yield found


class Pieces:
    """A lane at one zoom step, laid out when it is first seen, with the groups made of it."""

    def __init__(self, columns: Columns, lane: Lane, view: View, writer: Writer) -> None:
        self._given = columns, lane, view, writer
        self._strips: dict[int, _Strip] = {}
        self._rails: _Strip | None = None

    @cached_property
    def world(self) -> LaneWorld:
        """The layout."""
        return LaneWorld(*self._given)

    @property
    def lane(self) -> Lane:
        """The lane's columns."""
        return self._given[1]

    @cached_property
    def height(self) -> float:
        """The lane's height, px."""
        writer = self._given[3]
        return max(self.world.height, head_height(self.lane, writer.measure, writer.scale))

    def between(self, left: float, right: float) -> Seen:
        """What is in view between two places of the world, px."""
        rails = self.world.rails
        if self._rails is None:
            spans = [(rail.start - _SIDE, rail.end + _SIDE) for rail in rails]
            self._rails = _Strip(spans, lambda at: self._rail(rails[at]))
        found = [*self._rails.between(left, right)]
        for tile in self.world.tiles(left, right):
            strip = self._strips.get(id(tile))
            if strip is None:
                strip = self._strips[id(tile)] = self._strip(tile)
            found += strip.between(left, right)
        return _seen(found, left)

    def _strip(self, tile: Tile) -> _Strip:
        crowded = overlapped(tile.items)
        first = sorted((one.x, one.end) for one in tile.labels.values() if one.row == 0)

        def make(at: int) -> _Piece:
            return self._item(tile.items[at], tile.labels.get(at), at in crowded, first)

        view = self.world.view
        spans = [_span(item, tile.labels.get(at), view) for at, item in enumerate(tile.items)]
        return _Strip(spans, make)

    def _item(self, item: Item, label: Label | None, crowded: bool, first: _Spans) -> _Piece:
        if item.is_cluster:
            return self._cluster(item, label, first)
        mark, at, view = item.mark, item.at, self.world.view
        shapes = shapes_of(mark, at, MARK_Y, view, rim=crowded)
        ghosts = ghost_shapes(mark, at, MARK_Y, view)
        text = _text(label, mark.id) if label else None
        leader = _leader(item, label, first) if label else None
        made = group("mark", shapes, mark.id)
        held = group("ghosts", ghosts, mark.id) if ghosts else None
        return _Piece(
            made,
            Hit(_target(at.x1, at.x2, MARK_Y), "mark", (mark.id,)),
            held,
            leader,
            text,
            _hold(at.x1, at.x2, label.width, label.x, label.limit) if label else 0.0,
            label.number if label else "",
            at.x2 - at.x1,
            mark.conflict,
        )

    def _cluster(self, item: Item, label: Label | None, first: _Spans) -> _Piece:
        colours = {mark.colour for mark in item.marks}
        colour = colours.pop() if len(colours) == 1 else "text2"
        shapes = glyphs.cluster(item.middle, MARK_Y, len(item.marks), 1.0, colour)
        shapes += cluster_flags(item.marks, item.at.x2, MARK_Y, 1.0)
        made = group("cluster", shapes)
        ids = tuple(mark.id for mark in item.marks)
        hit = Hit(_target(item.at.x1, item.at.x2, MARK_Y), "cluster", ids)
        text = _text(label, "") if label else None
        leader = _leader(item, label, first) if label else None
        held = self._ghosts_of(item)
        return _Piece(made, hit, held, leader, text)

    def _ghosts_of(self, item: Item) -> Group | None:
        if len(item.marks) > _FEW:
            return None
        ghosts = [
            shape
            for mark in item.marks
            for shape in ghost_shapes(mark, item.at, MARK_Y, self.world.view)
        ]
        return group("ghosts", ghosts) if ghosts else None

    def _rail(self, rail: Rail) -> _Piece:
        mark, at, view = rail.mark, rail.at, self.world.view
        y = self.world.rail_y(rail.row)
        made = group("mark", shapes_of(mark, at, y, view), mark.id)
        ghosts = ghost_shapes(mark, at, y, view)
        held = group("ghosts", ghosts, mark.id) if ghosts else None
        text = group(
            "label", [Text(at.x1, y + self.world.rail_label, rail.runs, halo=_HALO)], mark.id
        )
        width = text.box.right - text.box.left
        return _Piece(
            made,
            Hit(_target(at.x1, at.x2, y), "mark", (mark.id,)),
            held,
            None,
            text,
            _hold(at.x1, at.x2, width, at.x1, rail.limit),
            width=at.x2 - at.x1,
        )


def _text(label: Label, event: str) -> Group:
    return group("label", [Text(label.x, MARK_Y + label.baseline, label.runs, halo=_HALO)], event)


_Spans = list[tuple[float, float]]


def _leader(item: Item, label: Label, first: _Spans) -> Group | None:
    """A line down to a label in the second row, where it runs through none in the first."""
    x = item.at.x1 + 2
    before = bisect_left(first, (x + 2, 0.0))
    if label.row <= 0 or (before and first[before - 1][1] > x - 2):
        return None
    bottom = MARK_Y + label.baseline - 11
    return group("leader", [Line(x, MARK_Y + 8, x, bottom, Stroke("line2", 1.0))], item.mark.id)


def _hold(x1: float, x2: float, width: float, x: float, limit: float) -> float:
    """How far a label may be held back: up to the next label and the end of its own mark."""
    return max(0.0, min(limit - width - x, x2 - width - x)) if x2 - x1 > width else 0.0


def _target(x1: float, x2: float, y: float) -> Box:
    """Where the pointer finds a mark; never less than 24 px across."""
    middle, half = (x1 + x2) / 2, max(_TARGET, x2 - x1) / 2
    return Box(middle - half, y - _TARGET / 2, middle + half, y + _TARGET / 2)


def _span(item: Item, label: Label | None, view: View) -> tuple[float, float]:
    """From the first ghost to the end of the label."""
    left, right = item.at.left - _SIDE, item.at.right + _SIDE
    if label is not None:
        left, right = min(left, label.x), max(right, label.end)
    for mark in item.marks[:_FEW]:
        for ghost in mark.ghosts:
            left = min(left, view.scale.x(ghost.first))
            right = max(right, view.scale.x(ghost.last + 1))
    return left, right


def _seen(pieces: list[_Piece], left: float) -> Seen:
    seen = Seen()
    # Wide marks first, so that short ones are not hidden, and those with a conflict last.
    drawn = sorted(pieces, key=lambda one: (one.flagged, -one.width))
    seen.marks = tuple(piece.mark for piece in drawn)
    seen.ghosts = tuple(piece.ghosts for piece in pieces if piece.ghosts)
    seen.leaders = tuple(piece.leader for piece in pieces if piece.leader)
    labels = []
    for piece in pieces:
        seen.hits.append(piece.hit)
        seen.events += piece.events
        if piece.key:
            seen.keys.append((piece.key, piece.events[0]))
        if piece.label is not None:
            label = _held(piece.label, piece, left)
            labels.append(label)
            seen.hits.append(Hit(label.box, "label", piece.events))
    seen.labels = tuple(labels)
    return seen


def _held(label: Group, piece: _Piece, left: float) -> Group:
    """The label, held at the left edge of the view while its mark reaches into it."""
    late = left + _HELD - label.box.left
    if late <= 0 or not piece.hold:
        return label
    dx = min(late, piece.hold)
    shapes = tuple(
        shape._replace(x=shape.x + dx) if isinstance(shape, Text) else shape
        for shape in label.shapes
    )
    return Group(label.role, shapes, label.box.moved(dx, 0), label.event)


def density_pieces(
    lane: Lane, first: float, last: float, scale: Scale, top: float, height: float
) -> tuple[Group, ...]:
    """A lane as columns of counts between two days: what happened, what is planned, the rest."""
    if not lane.ids:
        return ()
    low = max(int(first), lane.firsts[0])
    high = min(int(last), lane.firsts[-1])
    if low > high:
        return ()
    found = bins(lane, low, high, unit_for(scale.per_day))
    most = max((sum(counts) for counts in found.counts), default=0)
    if not most:
        return ()
    unit = (height - 12) / most
    stacks: list[list[tuple[float, float, float, float]]] = [[], [], []]
    for place, counts in enumerate(found.counts):
        x1, x2 = scale.x(found.edges[place]), scale.x(found.edges[place + 1])
        y = top + height - 4
        for kind, count in enumerate(counts):
            if count:
                y -= count * unit
                stacks[kind].append((x1, y, max(x2 - x1 - 1, 0.75), count * unit))
    colours = ((lane.colour, 0.85), (lane.colour, 0.4), ("text3", 0.55))
    return tuple(
        group("density", [Bars(tuple(boxes), colour, opacity)])
        for boxes, (colour, opacity) in zip(stacks, colours, strict=True)
        if boxes
    )
