"""In full what stands on the pages shortened, as a number or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from timeline_app.chart.columns import Columns, Mark
from timeline_app.chart.notes import Notes
from timeline_app.chart.print_heads import lane_name
from timeline_app.chart.print_lanes import PrintLane
from timeline_app.chart.print_words import is_cut
from timeline_app.chart.shapes import Measure, isolated
from timeline_app.chart.strips import Plan

SHORTENED: Final = "Shortened on the chart"
UNNAMED: Final = "Not named on the chart"
UNDATED: Final = "Without a date"

Pair = tuple[str, str]
"""Where something stands, and what it is in full."""


class Section(NamedTuple):
    """A heading and what stands below it."""

    heading: str
    pairs: tuple[Pair, ...]


class FullNames(NamedTuple):
    """What is looked up: the columns, the notes, and the measure of the lanes' names."""

    columns: Columns
    notes: Notes
    measure: Measure

    def sections(self, plans: Sequence[Plan]) -> list[Section]:
        """All that the pages cannot say in its place; empty sections are left out."""
        found = (
            Section(SHORTENED, tuple(dict.fromkeys(self._shortened(plans)))),
            Section(UNNAMED, tuple(self._numbers(plans))),
            Section(UNDATED, tuple(self._undated())),
        )
        return [section for section in found if section.pairs]

    def keyed(self, plan: Plan) -> Iterator[Pair]:
        """Numbers that stand for labels on a page, and events that have none, with their words."""
        for lane in plan.lanes:
            name = isolated(self._lane(lane))
            for one in lane.labels:
                if one.key:
                    yield f"{name} {one.key}", self._named(one.mark)
            for event in lane.unlabelled:
                yield name, self._named(self.columns.mark(event))

    def _numbers(self, plans: Sequence[Plan]) -> Iterator[Pair]:
        """The same of all pages: a number stands for different events on different pages."""
        for page, plan in enumerate(plans, 1):
            for place, words in self.keyed(plan):
                yield f"Page {page}, {place}" if len(plans) > 1 else place, words

    def _shortened(self, plans: Sequence[Plan]) -> Iterator[Pair]:
        for lane in self.columns.lanes:
            name = lane_name(lane, self.measure)
            if name.is_short:
                yield isolated(name.shown), isolated(name.full)
            for plan in plans:
                for held in plan.lanes:
                    if held.lane.key == lane.key:
                        yield from ((isolated(name.shown), words) for words in self._cut(held))

    def _cut(self, lane: PrintLane) -> Iterator[str]:
        for one in lane.labels:
            if one.cut and not one.key:
                yield self._named(one.mark)
        for rail in lane.rails:
            if is_cut(rail.mark):
                yield self._named(rail.mark)

    def _undated(self) -> Iterator[Pair]:
        for lane in self.columns.lanes:
            name = isolated(lane_name(lane, self.measure).shown)
            for event in lane.undated:
                yield name, isolated(self.columns.mark(event).name)

    def _lane(self, lane: PrintLane) -> str:
        return lane_name(lane.lane, self.measure).shown

    def _named(self, mark: Mark) -> str:
        number = self.notes.number(mark.id)
        words = f"{isolated(mark.name)}, {mark.dated}"
        return f"{words}, note {number}" if number is not None else words
