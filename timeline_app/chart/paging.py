"""Which part of the period and which lanes stand on which page. Lengths are mm."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from timeline_app.chart import periods
from timeline_app.chart.columns import Columns, Lane
from timeline_app.chart.marks import Scale, View
from timeline_app.chart.notes import Notes
from timeline_app.chart.print_heads import SILENT_LINE, head_height, silent_lines
from timeline_app.chart.print_lanes import RAIL, PrintLane, U, lay
from timeline_app.chart.print_words import Pen
from timeline_app.chart.shapes import Box, Measure
from timeline_app.chart.sheet import Sheet

AXIS: Final = 8.0
STRIP: Final = 4.5
"""What stays free below the lanes: as of when, and which lanes are silent."""
_MOST_PARTS: Final = 12
_PAGE: Final = 2.0
"""A further page is worth it where it names so many more events."""
_CUT: Final = 0.25
"""A label without its date against one without its name."""
_SPARE: Final = 14.0
"""How much higher than it needs to be a lane may become on a page that has room."""
_STEP: Final = 2.0
_YEARS_BELOW: Final = 0.21


@dataclass(frozen=True, slots=True)
class Plan:
    """One page in the making: the part of the period and the lanes on it."""

    part: periods.Part
    scale: Scale
    lanes: tuple[PrintLane, ...]
    heights: tuple[float, ...]
    silent: tuple[str, ...] = ()
    """Which lanes have nothing in the part, in lines."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the period with all its lanes."""

    part: periods.Part
    scale: Scale
    lanes: tuple[PrintLane, ...]


@dataclass(frozen=True, slots=True)
class Pager:
    """Cuts a chart into pages: as few as name everything, each as full as the others.

    ``plot`` is where the axis and the lanes stand on a page.
    """

    columns: Columns
    measure: Measure
    sheet: Sheet
    notes: Notes
    plot: Box

    def plans(self, period: periods.Part, parts: int | None) -> list[Plan]:
        """The pages; ``parts`` fixes into how many parts the period is cut."""
        if parts is not None:
            return self._cut(period, parts)
        best: list[Plan] = []
        count = self._estimate(period)
        while True:
            found = self._cut(period, count)
            if not best or _price(found) < _price(best):
                best = found
            lost = _lost(found)
            reached = len({plan.part for plan in found})
            count = max(count + 1, count * 3 // 2 if lost > count * _PAGE else 0)
            if count * _PAGE >= _price(best) or count > _MOST_PARTS or reached < count - 1:
                return best

    def _cut(self, period: periods.Part, count: int) -> list[Plan]:
        parts = periods.cut(self.columns, period, count)
        return [page for part in parts for page in self._pages(self._laid(part))]

    def _estimate(self, period: periods.Part) -> int:
        """How many parts the fullest lane needs if its rows are half full."""
        width = self.plot.right - self.plot.left
        most = max((len(lane.between(*period)) for lane in self.columns.lanes), default=0)
        return min(_MOST_PARTS, max(1, round(most * 40 / (width * 6 * 0.75))))

    def _laid(self, part: periods.Part) -> _Part:
        first, last = part
        per_day = (self.plot.right - self.plot.left) / (last + 1 - first)
        scale = Scale(first, per_day, self.plot.left)
        present = scale.x(self.columns.as_of + 1)
        view = View(scale, U, present, self.plot.left, self.plot.right)
        pen = Pen(self.measure, self.notes, per_day < _YEARS_BELOW)
        lanes = (lay(self.columns, lane, first, last, view, pen) for lane in self.columns.lanes)
        return _Part(part, scale, tuple(lanes))

    def _pages(self, part: _Part) -> Iterator[Plan]:
        """The lanes of a part on as many pages as they need, each about as full."""
        filled = [lane for lane in part.lanes if lane.marks or lane.lane.undated]
        silent = self._silent(part, filled)
        room = self.plot.bottom - self.plot.top - AXIS - STRIP
        room -= SILENT_LINE * max(0, len(silent) - 1)
        lanes = [*_split(filled, room)]
        needed = [max(lane.height, head_height(lane.lane, self.measure)) for lane in lanes]
        pages = _shared(needed, room)
        for place, page in enumerate(pages):
            some = [lanes[at] for at in page]
            heights = _stretched([needed[at] for at in page], some, room)
            lines = silent if place + 1 == len(pages) else ()
            yield Plan(part.part, part.scale, tuple(some), heights, lines)

    def _silent(self, part: _Part, filled: Sequence[PrintLane]) -> tuple[str, ...]:
        held = {lane.lane.key for lane in filled}
        silent: list[Lane] = [one.lane for one in part.lanes if one.lane.key not in held]
        return tuple(silent_lines(silent, self.sheet, self.measure))


def _price(plans: Sequence[Plan]) -> float:
    """What a way of cutting costs: its pages, labels that are only numbers or only names."""
    cut = sum(one.cut for plan in plans for lane in plan.lanes for one in lane.labels)
    return _lost(plans) + _CUT * cut + _PAGE * len(plans)


def _lost(plans: Sequence[Plan]) -> int:
    return sum(lane.shortened for plan in plans for lane in plan.lanes)


def _split(lanes: Sequence[PrintLane], room: float) -> Iterator[PrintLane]:
    """Lanes, one with too many rails for a page in several pieces."""
    for lane in lanes:
        most = max(1, int((room - 8.0) / RAIL) - 4)
        if lane.rail_rows <= most:
            yield lane
            continue
        items, labels = lane.items, lane.labels
        for start in range(0, lane.rail_rows, most):
            some = tuple(
                rail._replace(row=rail.row - start)
                for rail in lane.rails
                if start <= rail.row < start + most
            )
            yield PrintLane(lane.lane, lane.view, items, labels, some, lane.unlabelled)
            items, labels = (), ()


def _shared(heights: Sequence[float], room: float) -> list[list[int]]:
    """The places of the lanes page by page: the fewest pages, the fullest as low as it can be."""
    fewest = _stacked(heights, room)
    limit = sum(heights) / len(fewest)
    while limit < room:
        pages = _stacked(heights, limit)
        if len(pages) == len(fewest):
            return pages
        limit += _STEP
    return fewest


def _stacked(heights: Sequence[float], room: float) -> list[list[int]]:
    """Lanes below one another as long as there is room; at least one page."""
    pages: list[list[int]] = [[]]
    used = 0.0
    for at, height in enumerate(heights):
        if pages[-1] and used + height > room:
            pages.append([])
            used = 0.0
        pages[-1].append(at)
        used += height
    return pages


def _stretched(
    needed: Sequence[float], lanes: Sequence[PrintLane], room: float
) -> tuple[float, ...]:
    """The lanes' heights; what is left of the page is shared, up to a point."""
    filled = [bool(lane.marks) for lane in lanes]
    spare = (room - sum(needed)) / max(1, sum(filled))
    share = min(_SPARE, max(0.0, spare))
    return tuple(height + share * has for height, has in zip(needed, filled, strict=True))
