"""What stands beside and below the lanes on paper: their names, and which lanes are silent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from timeline_app.chart.columns import Lane
from timeline_app.chart.heads import fitted, wrapped
from timeline_app.chart.print_lanes import PrintLane
from timeline_app.chart.shapes import (
    Group,
    Line,
    Measure,
    Rect,
    Shape,
    Stroke,
    Text,
    group,
    isolated,
    run,
)
from timeline_app.chart.sheet import HAIRLINE, SMALL, Sheet, points

HEAD: Final = 22.0
"""The width of the lane labels."""
SILENT_LINE: Final = 3.7
_NAME: Final = points(9)
_ROOM: Final = HEAD - 3.4
_MOST: Final = 3
_INDENT: Final = 2.6
_PRESENT: Final = 40.0
"""What the silent lanes leave free at the right, for the day of the present."""


class LaneName(NamedTuple):
    """A lane's name as it stands at the left, and what it stands for; both may be the same."""

    lines: tuple[str, ...]
    shown: str
    full: str

    @property
    def is_short(self) -> bool:
        """Whether something was left out."""
        return self.shown != self.full


def lane_name(lane: Lane, measure: Measure) -> LaneName:
    """The name in at most three lines, the short name where that does not fit; then cut."""
    lines: list[str] = []
    for name in (lane.name, lane.short_name):
        lines = wrapped(name, _ROOM, measure, _NAME, bold=True)
        if len(lines) <= _MOST and all(measure(one, _NAME, True) <= _ROOM for one in lines):
            return LaneName(tuple(lines), name, lane.name)
    if len(lines) > _MOST:
        lines[_MOST - 1 :] = [f"{lines[_MOST - 1]}…"]
    lines = [fitted(one, _ROOM, measure, _NAME, bold=True) for one in lines]
    return LaneName(tuple(lines), " ".join(lines), lane.name)


def head_height(lane: Lane, measure: Measure) -> float:
    """How high a lane must be for its name."""
    return 4.0 + 3.9 * len(lane_name(lane, measure).lines) + (3.4 if lane.undated else 0)


def lane_head(lane: PrintLane, sheet: Sheet, top: float, height: float, measure: Measure) -> Group:
    """A lane's name at the left, with its colour, and the rule below the lane."""
    left, y = sheet.left, top + 5.2
    shapes: list[Shape] = [Rect(left, top + 1.8, 0.9, height - 3.6, lane.lane.colour)]
    for line in lane_name(lane.lane, measure).lines:
        shapes.append(Text(left + _INDENT, y, (run(measure, line, _NAME, bold=True),)))
        y += 3.9
    if lane.lane.undated:
        words = f"{len(lane.lane.undated)} without a date"
        shapes.append(Text(left + _INDENT, y, (run(measure, words, SMALL, "text2"),)))
    if not lane.marks:
        words = "nothing recorded in this period"
        empty = run(measure, words, SMALL, "text3")
        shapes.append(Text(left + HEAD + 2, top + 5.2, (empty,)))
    rule = Stroke("printrule", HAIRLINE)
    shapes.append(Line(left, top + height, sheet.right, top + height, rule))
    return group("head", shapes)


def silent_lines(lanes: Sequence[Lane], sheet: Sheet, measure: Measure) -> list[str]:
    """Which lanes have nothing in a period: not drawn, but said."""
    if not lanes:
        return []
    names = ", ".join(isolated(lane_name(lane, measure).shown) for lane in lanes)
    room = sheet.right - sheet.left - _PRESENT
    words = f"Nothing recorded in this period: {names}."
    return wrapped(words, room, measure, SMALL, bold=False)
