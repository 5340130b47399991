"""What all sheets of one chart share: where things stand on them, and which sheet is which."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from timeline_app.chart import periods
from timeline_app.chart.columns import Columns
from timeline_app.chart.legend import rows_of, used
from timeline_app.chart.note_pages import Entry, NotePage, entries_of
from timeline_app.chart.notes import Notes
from timeline_app.chart.print_heads import HEAD
from timeline_app.chart.print_lanes import U
from timeline_app.chart.shapes import Box, Measure
from timeline_app.chart.sheet import BODY, TOP, Sheet
from timeline_app.chart.strips import Plan

LEGEND: Final = 5.0
"""From the chart to the middle of the legend, and from there to the notes, mm."""
LEGEND_ROW: Final = 4.2
_NEAR: Final = 14.0
"""A legend that would stand so little above the foot of the sheet stands there, mm."""


@dataclass(frozen=True)
class Frame:
    """What a chart is made of, and the places on its sheets, mm."""

    columns: Columns
    measure: Measure
    sheet: Sheet
    notes: Notes
    period: periods.Part

    @cached_property
    def plot(self) -> Box:
        """Where axes and lanes stand, above a legend with all that the chart may need."""
        ids = {lane.ids[at] for lane in self.columns.lanes for at in lane.between(*self.period)}
        marks = [*map(self.columns.mark, sorted(ids))]
        discs = {mark.sign for mark in marks if mark.family == "measure"}
        rows = self._rows(used(marks, clusters=True, discs=discs - {"held"}))
        bottom = self.sheet.bottom - LEGEND_ROW * max(0, len(rows) - 1)
        return Box(self.sheet.left + HEAD, TOP, self.sheet.right, bottom)

    @cached_property
    def noted(self) -> list[Entry]:
        """The source notes, cut into lines."""
        return entries_of(self.notes, self.sheet, self.measure)

    def legend_rows(self, plan: Plan) -> list[list[str]]:
        """The keys of the glyphs that a sheet uses, row by row."""
        lanes = plan.lanes
        clusters = any(item.is_cluster for lane in lanes for item in lane.items)
        discs = {sign for lane in lanes for sign in lane.discs}
        marks = [mark for lane in lanes for mark in lane.marks]
        return self._rows(used(marks, clusters=clusters, discs=discs))

    def _rows(self, keys: Sequence[str]) -> list[list[str]]:
        return rows_of(keys, self.sheet.right - self.sheet.left, U, BODY, self.measure)

    def below(self, plan: Plan) -> float:
        """Where notes can begin below a chart whose lanes stand close."""
        return TOP + plan.height + self.legend_height(plan)

    def legend_height(self, plan: Plan) -> float:
        """From the chart to what stands below its legend."""
        rows = len(self.legend_rows(plan))
        return LEGEND + (LEGEND + LEGEND_ROW * (rows - 1) if rows else 0)

    def set_out(self, plan: Plan, notes: NotePage | None) -> Plan:
        """The strips of a sheet in their places; what notes below them leave free is shared."""
        bottom = self.plot.bottom
        if notes is not None:
            bottom = self.sheet.rule - notes.height - self.legend_height(plan)
        return plan.set_out(TOP, bottom - TOP)

    def legend_y(self, plan: Plan, *, notes: bool) -> float:
        """The middle of the first row of the legend: below the chart, or at the sheet's foot."""
        rows = len(self.legend_rows(plan))
        foot = self.sheet.legend + LEGEND_ROW / 2 * (rows > 1) - LEGEND_ROW * (rows - 1)
        y = plan.bottom + LEGEND
        return y if notes or foot - y > _NEAR else foot


@dataclass(frozen=True, slots=True)
class Pages:
    """The sheets in their order: those of the chart, then those of the notes.

    The first notes may stand ``below`` the last of the chart.
    """

    plans: tuple[Plan, ...]
    tail: tuple[NotePage, ...]

    @property
    def count(self) -> int:
        """How many sheets there are."""
        return len(self.plans) + len(self.tail) - self._begun

    @property
    def _begun(self) -> bool:
        return bool(self.tail) and self.tail[0].below

    def number(self, page: NotePage) -> int:
        """On which sheet notes stand, from 1."""
        return len(self.plans) + 1 - self._begun + self.tail.index(page)

    def notes_on(self, number: int) -> NotePage | None:
        """The notes below the chart of a sheet."""
        return self.tail[0] if self._begun and number == len(self.plans) else None

    def with_heading(self, headings: Iterable[str]) -> int | None:
        """The first sheet with one of some headings among its notes."""
        wanted = set(headings)
        found = (self.number(page) for page in self.tail if wanted & set(page.headings))
        return next(found, None)
