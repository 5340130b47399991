"""What a way of setting out a chart is worth: few sheets, every name, labels near their marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, log2
from typing import Final

from timeline_app.chart.note_pages import COLUMNS, lines_between
from timeline_app.chart.print_lanes import PrintLane
from timeline_app.chart.sheet import TOP, Sheet
from timeline_app.chart.strips import Plan, Strip, evened, filled

_SHEET: Final = 2.0
"""A sheet."""
_APART: Final = 2.0
"""A sheet of the chart: what is compared stands apart."""
_NAMELESS: Final = 2.0
"""An event without its name."""
_CUT: Final = 0.12
"""A label without its date."""
_HIDDEN: Final = 0.1
"""A mark that stands in a pill with others."""
_ROW: Final = 0.02
"""A row between a label and its mark. All these are weighed against each other."""
_LEFT: Final = 0.5
"""Of what a quick search leaves without name or date, so much is left by a thorough one."""
_STRIP: Final = 0.1
_LEGEND: Final = 14.0
"""About how much a legend takes between the chart and notes below it, mm."""
_EMPTY: Final = 1.0
"""A strip without any event."""
_UNEVEN: Final = 0.4
"""A scale twice that of another strip: as long a bar says another thing there."""


@dataclass(frozen=True, slots=True)
class Worth:
    """Compares sheets, of which strips may take ``room`` mm; ``noted`` lines of notes follow."""

    sheet: Sheet
    room: float
    noted: int = 0

    def sheets(self, strips: Sequence[Strip]) -> list[Plan]:
        """Strips on as few sheets as they and the notes need, as evenly as that allows."""
        even, full = evened(strips, self.room), filled(strips, self.room)
        return full if self._count(full) < self._count(even) else even

    def price(self, plans: Sequence[Plan], *, rough: bool = False) -> float:
        """What a way of cutting costs; the least is the best. ``rough``: quickly set out."""
        left = _LEFT if rough else 1.0
        strips = [strip for plan in plans for strip in plan.strips]
        lanes = [lane for strip in strips for lane in strip.lanes]
        empty = sum(not any(lane.marks for lane in strip.lanes) for strip in strips)
        return (
            _SHEET * self._count(plans)
            + _APART * len(plans)
            + left * sum(map(_words_missed, lanes))
            + sum(map(_marks_missed, lanes))
            + _STRIP * len(strips)
            + _EMPTY * empty
            + _UNEVEN * _doublings(strips)
        )

    def _count(self, plans: Sequence[Plan]) -> int:
        """How many sheets there will be, those of the notes included."""
        cut = sum(one.cut for plan in plans for lane in plan.lanes for one in lane.labels)
        lost = sum(lane.shortened for plan in plans for lane in plan.lanes)
        lines = self.noted + cut + lost + 2 * bool(cut) + 2 * bool(lost)
        below = lines_between(TOP + plans[-1].height + _LEGEND, self.sheet.rule)
        lines = max(0, lines - below * COLUMNS)
        return len(plans) + ceil(lines / (COLUMNS * lines_between(TOP, self.sheet.rule)))


def _doublings(strips: Sequence[Strip]) -> float:
    """How often the scale of the shortest part doubles that of the longest."""
    days = [strip.part[1] - strip.part[0] + 1 for strip in strips]
    return log2(max(days) / min(days)) if days else 0.0


def _words_missed(lane: PrintLane) -> float:
    """What a reader misses of names and dates."""
    return _NAMELESS * lane.shortened + _CUT * sum(label.cut for label in lane.labels)


def _marks_missed(lane: PrintLane) -> float:
    """What a reader misses of marks of their own, near to their labels."""
    hidden = sum(len(item.marks) for item in lane.items if item.is_cluster)
    return _HIDDEN * hidden + _ROW * sum(label.seat.row for label in lane.labels)
