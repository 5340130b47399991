"""A lane on paper as groups of shapes: marks, earlier dates, leaders and labels. Lengths are mm."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from timeline_app.chart import glyphs
from timeline_app.chart.clusters import Item, overlapped
from timeline_app.chart.columns import Mark
from timeline_app.chart.marks import View, cluster_flags, ghost_shapes, shapes_of
from timeline_app.chart.print_labels import Wish
from timeline_app.chart.print_lanes import BELOW, RAIL, RAIL_LABEL, ROW, Label, PrintLane, U
from timeline_app.chart.shapes import Group, Line, Shape, Stroke, Text, group, width_of
from timeline_app.chart.sheet import HAIRLINE, NOTE

_BASELINE: Final = 4.9
"""From the middle of the marks to the baseline of the first row of labels."""
_TO_RAILS: Final = 2.6
"""From the last row of labels to the middle of the first rail."""
_ROOMY: Final = 6.0
"""How far below the upper edge the middle of the marks comes to stand where there is room."""
_HALO: Final = 0.7


def draw(lane: PrintLane, top: float, height: float) -> Iterator[tuple[str, Group]]:
    """The groups of a lane with the layer of each; ``top`` is the lane's upper edge.

    Half of what ``height`` has to spare may stand above the marks.
    """
    y = top + lane.above + max(0.0, min(_ROOMY - lane.above, (height - lane.height) / 2))
    yield from _draw_items(lane, y)
    for label in lane.labels:
        yield from _draw_label(label, y)
    first = y + BELOW + ROW * lane.rows + _TO_RAILS if lane.items else y
    for rail in lane.rails:
        middle = first + RAIL * rail.row
        shapes = shapes_of(rail.mark, rail.at, middle, lane.view)
        if shapes:
            yield "marks", group("mark", shapes, rail.mark.id)
        ghosts = ghost_shapes(rail.mark, rail.at, middle, lane.view)
        if ghosts:
            yield "ghosts", group("ghosts", ghosts, rail.mark.id)
        text = Text(rail.x, middle + RAIL_LABEL, rail.runs, halo=_HALO)
        yield "labels", group("label", [text], rail.mark.id)


def _draw_items(lane: PrintLane, y: float) -> Iterator[tuple[str, Group]]:
    crowded = overlapped(lane.items)
    order = sorted(range(len(lane.items)), key=lambda at: _depth(lane.items[at]))
    for place in order:
        item = lane.items[place]
        if item.is_cluster:
            colours = {mark.colour for mark in item.marks}
            colour = colours.pop() if len(colours) == 1 else "text2"
            pill = glyphs.cluster(item.middle, y, len(item.marks), U, colour, NOTE)
            flags = cluster_flags(item.marks, item.at.x2, y, U)
            yield "marks", group("cluster", [*pill, *flags])
            for mark in item.marks:
                yield from _draw_ghosts(mark, item, y, lane.view)
            continue
        mark = item.mark
        shapes: list[Shape] = shapes_of(mark, item.at, y, lane.view, rim=place in crowded)
        yield "marks", group("mark", shapes, mark.id)
        yield from _draw_ghosts(mark, item, y, lane.view)


def _draw_ghosts(mark: Mark, item: Item, y: float, view: View) -> Iterator[tuple[str, Group]]:
    ghosts = ghost_shapes(mark, item.at, y, view)
    if ghosts:
        yield "ghosts", group("ghosts", ghosts, mark.id)


def _depth(item: Item) -> tuple[bool, float]:
    """Wide marks lie under narrow ones, and those that say "sources disagree" on top."""
    return any(mark.conflict for mark in item.marks), item.at.x1 - item.at.x2


def _draw_label(label: Label, y: float) -> Iterator[tuple[str, Group]]:
    baseline = y + _BASELINE + ROW * label.seat.row
    bend = baseline - 1.0
    side = -0.7 if label.seat.left else 0.7
    stroke = Stroke("printleader", HAIRLINE)
    leader = [
        Line(label.x, y + 2.0, label.x, bend, stroke),
        Line(label.x, bend, label.x + side, bend, stroke),
    ]
    yield "leaders", group("leader", leader, label.mark.id)
    left, _ = label.seat.box(Wish(label.x, width_of(label.runs)))
    text = Text(left, baseline, label.runs, halo=_HALO)
    yield "labels", group("label", [text], label.mark.id)
