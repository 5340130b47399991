"""Into which parts the period is cut, and which of them share a sheet. Lengths are mm."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Final

from timeline_app.chart import periods
from timeline_app.chart.columns import Columns
from timeline_app.chart.marks import Scale, View
from timeline_app.chart.notes import Notes
from timeline_app.chart.print_heads import head_height, silent_lines
from timeline_app.chart.print_labels import ROWS
from timeline_app.chart.print_lanes import RAIL, PrintLane, U, lay
from timeline_app.chart.print_words import Pen
from timeline_app.chart.shapes import Box, Measure
from timeline_app.chart.sheet import Sheet
from timeline_app.chart.strips import AXIS, Plan, Strip, foot_height, shared
from timeline_app.chart.worth import Worth

_MOST_PARTS: Final = 240
_LABEL: Final = 38.0
"""About how wide a label is."""
_DENSE: Final = 0.15
"""How full the rows of labels are where nearly all of them find room at once."""
_FEW: Final = 150
"""With more events the search for the best way of cutting ends sooner."""
_MANY: Final = 600
"""With more events ways of cutting are compared after a quick search for labels only."""
_YEARS_BELOW: Final = 0.21


@dataclass(frozen=True, slots=True)
class Pager:
    """Cuts a chart into strips and puts them on as few sheets as name everything.

    ``plot`` is where the strips stand on a sheet; ``worth`` tells which way of cutting is better.
    """

    columns: Columns
    measure: Measure
    sheet: Sheet
    notes: Notes
    plot: Box
    worth: Worth

    def plans(self, period: periods.Part, parts: int | None) -> list[Plan]:
        """The sheets; ``parts`` fixes into how many parts the period is cut."""
        return self._best(period) if parts is None else self._cut(period, parts)

    def _best(self, period: periods.Part) -> list[Plan]:
        """The period cut into as many parts as is best: from an estimate up, and down again.

        Each way ends after some steps that were no better than the best.
        """
        events = sum(len(lane.between(*period)) for lane in self.columns.lanes)
        rough = events > _MANY
        patience = 1 if rough else 2 if events > _FEW else 4
        start = best = self._estimate(period)
        plans = self._cut(period, start, rough=rough)
        price = self.worth.price(plans, rough=rough)
        for way in (1, -1):
            count, idle = start, 0
            while idle < patience:
                count += way * max(1, count // 4)
                if not 1 <= count <= _MOST_PARTS:
                    break
                tried = self._cut(period, count, rough=rough)
                cost = self.worth.price(tried, rough=rough)
                idle = 0 if cost < price else idle + 1
                if cost < price:
                    best, plans, price = count, tried, cost
        return self._cut(period, best) if rough else plans

    def _estimate(self, period: periods.Part) -> int:
        """How many parts the fullest lane needs."""
        width = self.plot.right - self.plot.left
        most = max((len(lane.between(*period)) for lane in self.columns.lanes), default=0)
        return min(_MOST_PARTS, max(1, round(most * _LABEL / (width * ROWS * _DENSE))))

    def _cut(self, period: periods.Part, count: int, *, rough: bool = False) -> list[Plan]:
        """The sheets if the period is cut into so many parts; ``rough``: quickly set out."""
        parts = periods.cut(self.columns, period, count)
        kept = {one.key for one in self.columns.lanes if one.undated and not one.between(*period)}
        strips = [
            strip
            for place, part in enumerate(parts)
            for strip in self._strips(part, set() if place else kept, rough=rough)
        ]
        return self.worth.sheets(strips)

    def _strips(self, part: periods.Part, kept: Set[str], *, rough: bool) -> Iterator[Strip]:
        """A part as a strip, or as several about as high where it does not fit on a sheet.

        ``kept`` lanes, by key, have a place in it though they have no day in the whole period.
        """
        first, last = part
        scale = Scale(
            first, (self.plot.right - self.plot.left) / (last + 1 - first), self.plot.left
        )
        laid = self._laid(part, scale, rough=rough)
        shown = [lane for lane in laid if lane.marks or lane.lane.key in kept]
        silent = [lane.lane for lane in laid if not lane.marks and lane.lane.key not in kept]
        lines = tuple(silent_lines(silent, self.sheet, self.measure))
        present = first <= self.columns.as_of <= last
        room = self.worth.room - AXIS - foot_height(lines, present=present)
        lanes = [*_split(shown, room)]
        needed = [max(lane.height, head_height(lane.lane, self.measure)) for lane in lanes]
        pieces = shared(needed, room)
        for place, piece in enumerate(pieces, 1):
            some = tuple(lanes[at] for at in piece)
            heights = tuple(needed[at] for at in piece)
            said = lines if place == len(pieces) else ()
            yield Strip(part, scale, some, heights, said, present)

    def _laid(self, part: periods.Part, scale: Scale, *, rough: bool) -> list[PrintLane]:
        present = scale.x(self.columns.as_of + 1)
        view = View(scale, U, present, self.plot.left, self.plot.right)
        pen = Pen(self.measure, self.notes, scale.per_day < _YEARS_BELOW)
        return [
            lay(self.columns, lane, part, view, pen, rough=rough) for lane in self.columns.lanes
        ]


def _split(lanes: Sequence[PrintLane], room: float) -> Iterator[PrintLane]:
    """Lanes, one with too many rails for a sheet in several pieces."""
    for lane in lanes:
        most = max(1, int((room - 8.0) / RAIL) - 4)
        if lane.rail_rows <= most:
            yield lane
            continue
        items, labels, lost = lane.items, lane.labels, lane.unlabelled
        for start in range(0, lane.rail_rows, most):
            some = tuple(
                rail._replace(row=rail.row - start)
                for rail in lane.rails
                if start <= rail.row < start + most
            )
            yield PrintLane(lane.lane, lane.view, items, labels, some, lost)
            items, labels, lost = (), (), ()
