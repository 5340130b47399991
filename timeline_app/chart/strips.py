"""Strips below one another on a sheet: what each needs, and how free room is shared. Lengths: mm.

A strip is a part of the period with an axis of its own. Its lanes stand as close as their labels
allow; what a sheet has to spare is then shared, up to a point, so that no lane is blown up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from timeline_app.chart import periods
from timeline_app.chart.marks import Scale
from timeline_app.chart.print_heads import SILENT_LINE
from timeline_app.chart.print_lanes import PrintLane

AXIS: Final = 8.0
FOOT: Final = 4.5
"""Below the lanes: as of when, and which lanes are silent."""
GAP: Final = 5.0
"""The least room between two strips."""
_NO_FOOT: Final = 1.0
_SPARE: Final = 8.0
"""How much higher than it needs to be a lane may become where there is room."""
_WIDER: Final = 3.0
"""How much wider than it needs to be a gap between two strips may become."""
_STEP: Final = 2.0


@dataclass(frozen=True, slots=True)
class Strip:
    """A part of the period with some lanes; ``top`` is where its axis begins.

    ``silent`` says, in lines, which lanes have nothing in the part. ``present``: the line of the
    present stands in it.
    """

    part: periods.Part
    scale: Scale
    lanes: tuple[PrintLane, ...]
    heights: tuple[float, ...]
    silent: tuple[str, ...] = ()
    present: bool = False
    top: float = 0.0

    @property
    def rule(self) -> float:
        """The lower edge of the last lane."""
        return self.top + AXIS + sum(self.heights)

    @property
    def bottom(self) -> float:
        """Where what stands below the lanes ends."""
        return self.rule + foot_height(self.silent, present=self.present)

    @property
    def height(self) -> float:
        """From the axis to what stands below the lanes."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Plan:
    """One sheet in the making: its strips from top to bottom, at least one."""

    strips: tuple[Strip, ...]

    @property
    def lanes(self) -> list[PrintLane]:
        """The lanes of all strips."""
        return [lane for strip in self.strips for lane in strip.lanes]

    @property
    def part(self) -> periods.Part:
        """From the first day of the first strip to the last day of the last."""
        return self.strips[0].part[0], self.strips[-1].part[1]

    @property
    def bottom(self) -> float:
        """Where the last strip ends."""
        return self.strips[-1].bottom

    @property
    def height(self) -> float:
        """What the strips need as they are."""
        return sum(one.height for one in self.strips) + GAP * (len(self.strips) - 1)

    def set_out(self, top: float, room: float) -> Plan:
        """The strips below one another from ``top``; what ``room`` leaves free is shared."""
        spare = max(0.0, room - self.height)
        gaps = len(self.strips) - 1
        gap = min(_WIDER, spare / (gaps + 1))
        filled = sum(bool(lane.marks) for lane in self.lanes)
        share = min(_SPARE, (spare - gap * gaps) / max(1, filled))
        made: list[Strip] = []
        for strip in self.strips:
            pairs = zip(strip.heights, strip.lanes, strict=True)
            heights = tuple(height + share * bool(lane.marks) for height, lane in pairs)
            made.append(replace(strip, heights=heights, top=top))
            top = made[-1].bottom + GAP + gap
        return Plan(tuple(made))


def foot_height(silent: Sequence[str], *, present: bool) -> float:
    """The room below the lanes of a strip."""
    if not silent and not present:
        return _NO_FOOT
    return FOOT + SILENT_LINE * max(0, len(silent) - 1)


def evened(strips: Sequence[Strip], room: float) -> list[Plan]:
    """Strips on the fewest sheets, the fullest of them as little full as it can be."""
    heights = [one.height for one in strips]
    return _sheets(strips, shared(heights, room, GAP))


def filled(strips: Sequence[Strip], room: float) -> list[Plan]:
    """Strips on the fewest sheets, each as full as it can be."""
    heights = [one.height for one in strips]
    return _sheets(strips, _stacked(heights, room, GAP))


def _sheets(strips: Sequence[Strip], places: Sequence[Sequence[int]]) -> list[Plan]:
    return [Plan(tuple(strips[at] for at in page)) for page in places]


def shared(heights: Sequence[float], room: float, gap: float = 0.0) -> list[list[int]]:
    """Places by sheets: as few as can be, and the fullest of them as little full as it can be."""
    fewest = _stacked(heights, room, gap)
    limit = sum(heights) / len(fewest)
    while limit < room:
        sheets = _stacked(heights, limit, gap)
        if len(sheets) == len(fewest):
            return sheets
        limit += _STEP
    return fewest


def _stacked(heights: Sequence[float], room: float, gap: float) -> list[list[int]]:
    """Places below one another, ``gap`` apart, as long as there is room; at least one sheet."""
    sheets: list[list[int]] = [[]]
    used = 0.0
    for at, height in enumerate(heights):
        if sheets[-1] and used + gap + height > room:
            sheets.append([])
            used = 0.0
        used += height + gap * bool(sheets[-1])
        sheets[-1].append(at)
    return sheets
