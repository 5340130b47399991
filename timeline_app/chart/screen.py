"""The chart on screen: what is in view, as a scene.

`ScreenChart` keeps the layout of each lane and zoom step. A step of panning makes only a new list
of what is in view; the groups in it are those of the step before.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from timeline_app.chart import axis
from timeline_app.chart.columns import Columns, Lane
from timeline_app.chart.describe import Sentences
from timeline_app.chart.frames import Look, frames_of
from timeline_app.chart.heads import head_height, lane_head, present_flag, present_line
from timeline_app.chart.labels import Writer
from timeline_app.chart.marks import Scale, View
from timeline_app.chart.pieces import Pieces, density_pieces
from timeline_app.chart.shapes import (
    Box,
    Group,
    Hit,
    Layer,
    Line,
    Measure,
    Rect,
    Scene,
    Stroke,
    group,
)

HEAD: Final = 126.0
"""The width of the lane labels, px."""
AXIS: Final = 42.0
"""The height of the axis, px."""
CROWD: Final = 3000
"""With more events than this in view the lanes show density."""
LEAST_PER_DAY: Final = 0.25
"""Below so many px a day too, unless the whole chronology is small."""
FEW: Final = 400
FOLDED: Final = 28.0


class Window(NamedTuple):
    """What is looked at: ``first`` is the day (with its fraction) at the left edge of the lanes.

    ``width`` and ``height`` are those of the whole view in px, ``per_day`` is the zoom in px,
    ``top`` how far the lanes are scrolled down in px.
    """

    width: float
    height: float
    first: float
    per_day: float
    top: float = 0.0

    @property
    def last(self) -> float:
        """The day at the right edge."""
        return self.first + (self.width - HEAD) / self.per_day


def window_of(width: float, height: float, first: float, last: float, top: float = 0.0) -> Window:
    """The window that shows the days from ``first`` to the end of ``last``."""
    per_day = (width - HEAD) / max(last + 1 - first, 1e-3)
    return Window(width, height, first, float(f"{per_day:.9g}"), top)


@dataclass(slots=True)
class ScreenChart:
    """The chart of some columns; holds what is laid out, by zoom step, for the last few steps."""

    columns: Columns
    measure: Measure
    text_scale: float = 1.0
    _worlds: dict[float, tuple[Pieces, ...]] = field(default_factory=dict)

    def scene(self, window: Window, look: Look | None = None) -> Scene:
        """What is seen through a window; ``look`` is what is selected, found, folded and so on."""
        look = look or Look()
        frame = _Frame(self, window, look)
        return frame.scene()

    def height(self, window: Window, look: Look | None = None) -> float:
        """The height of the axis and all lanes, px: the range of the scroll bar."""
        look, crowded = look or Look(), self.is_crowded(window)
        lanes = self.worlds(window.per_day)
        return AXIS + sum(self.lane_height(one, look, crowded) for one in lanes)

    def lane_height(self, pieces: Pieces, look: Look, crowded: bool) -> float:
        """The height of a lane, px: folded, as density, or with its rows of labels and rails."""
        if pieces.lane.key in look.folded:
            return FOLDED
        if crowded:
            return head_height(pieces.lane, self.measure, self.text_scale)
        return pieces.height

    def worlds(self, per_day: float) -> tuple[Pieces, ...]:
        """The lanes laid out at a zoom."""
        found = self._worlds.get(per_day)
        if found is None:
            if len(self._worlds) >= 6:
                self._worlds.pop(next(iter(self._worlds)))
            found = self._worlds[per_day] = self._laid(per_day)
        return found

    def is_crowded(self, window: Window) -> bool:
        """Whether the lanes show density instead of marks."""
        lanes = self.columns.lanes
        if window.per_day < LEAST_PER_DAY and sum(len(lane.ids) for lane in lanes) > FEW:
            return True
        total = 0
        for lane in lanes:
            total += len(lane.starting(window.first, window.last))
        return total > CROWD

    def _laid(self, per_day: float) -> tuple[Pieces, ...]:
        scale = Scale(self.columns.first, per_day)
        view = View(scale, 1.0, scale.x(self.columns.as_of + 1))
        writer = Writer(self.measure, self.text_scale)
        return tuple(Pieces(self.columns, lane, view, writer) for lane in self.columns.lanes)


def layout(
    columns: Columns,
    width: float,
    day_window: tuple[float, float],
    measure: Measure,
    *,
    height: float = 600.0,
    look: Look | None = None,
) -> Scene:
    """A scene of the days ``day_window``; to pan and zoom, keep a `ScreenChart` instead."""
    return ScreenChart(columns, measure).scene(window_of(width, height, *day_window), look)


class _Frame:
    """One scene in the making."""

    def __init__(self, chart: ScreenChart, window: Window, look: Look) -> None:
        self.chart, self.window, self.look = chart, window, look
        self.crowded = chart.is_crowded(window)
        self.columns = chart.columns
        self.scale = Scale(window.first, window.per_day, HEAD)
        self.body = Box(HEAD, AXIS, window.width, window.height)
        self.style = axis.Style(
            upper=11 * chart.text_scale, lower=12 * chart.text_scale, rows=(15.0, 32.0)
        )
        self.hits: list[Hit] = []
        self.keys: list[tuple[str, str]] = []
        self.events: dict[str, None] = {}

    def scene(self) -> Scene:
        ticks = axis.ticks(self.window.first, self.window.last, self.window.per_day)
        lanes = [*self._lanes()]
        bottom = self.lanes_bottom
        body = replace_bottom(self.body, max(AXIS, min(bottom, self.window.height)))
        layers = [
            Layer("ground", tuple(axis.ground(ticks, self.scale, body, self.style)), clip=body),
            Layer("present", tuple(present_line(self.columns, self.scale, body)), clip=body),
            *lanes,
            Layer("axis", tuple(self._axis(ticks))),
        ]
        return Scene(
            self.window.width,
            self.window.height,
            "px",
            tuple(layer for layer in layers if layer.groups),
            tuple(self.hits),
            Sentences(self.columns, tuple(self.events)),
            tuple(self.keys),
        )

    def _lanes(self) -> Iterator[Layer]:
        top = AXIS - self.window.top
        for pieces in self.chart.worlds(self.window.per_day):
            height = self.chart.lane_height(pieces, self.look, self.crowded)
            if top + height > AXIS and top < self.window.height:
                yield from self._lane(pieces, top, height)
            top += height
        self.lanes_bottom = top

    def _lane(self, pieces: Pieces, top: float, height: float) -> Iterator[Layer]:
        lane, window = pieces.lane, self.window
        clip = Box(HEAD, max(AXIS, top), window.width, min(window.height, top + height))
        if self.crowded or lane.key in self.look.folded:
            groups = density_pieces(lane, window.first, window.last, self.scale, top, height)
            yield Layer("density", groups, clip=clip)
        else:
            yield from self._marks(pieces, top, clip)
        yield Layer("heads", tuple(self._head(lane, top, height)), clip=self._below_axis())

    def _marks(self, pieces: Pieces, top: float, clip: Box) -> Iterator[Layer]:
        window = self.window
        left = (window.first - self.columns.first) * window.per_day
        dx = HEAD - left
        right = left + window.width - HEAD
        seen = pieces.between(left, right)
        self.keys += seen.keys
        self.events.update(dict.fromkeys(seen.events))
        self.hits += [
            hit._replace(box=hit.box.moved(dx, top))
            for hit in seen.hits
            if hit.box.right + dx > HEAD and hit.box.left + dx < window.width
        ]
        frames = frames_of(seen, self.look)
        marks, shown = self._dressed(seen.marks), self._dressed(seen.labels)
        ghosts = self._dressed(seen.ghosts) if self.look.ghosts else ()
        for name, groups in (
            ("frames", tuple(frames)),
            ("ghosts", ghosts),
            ("leaders", seen.leaders),
            ("marks", marks),
            ("labels", tuple(self.look.embolden(one, self.chart.measure) for one in shown)),
        ):
            if groups:
                yield Layer(name, groups, dx, top, clip)

    def _dressed(self, groups: tuple[Group, ...]) -> tuple[Group, ...]:
        """The groups, pale where the event is filtered out."""
        faint = self.look.faint
        if not faint:
            return groups
        return tuple(one._replace(opacity=0.28) if one.event in faint else one for one in groups)

    def _head(self, lane: Lane, top: float, height: float) -> Iterator[Group]:
        place = Box(0.0, top, HEAD, top + height)
        groups, hits = lane_head(
            lane, self.window.first, self.window.last, place, self.chart.measure,
            self.window.width, folded=lane.key in self.look.folded,
            scale=self.chart.text_scale,
        )  # fmt: skip
        self.hits += [hit for hit in hits if hit.box.bottom > AXIS]
        yield from groups
        rule = Line(0, top + height, self.window.width, top + height, Stroke("line", 1.0))
        yield group("rule", [rule])

    def _below_axis(self) -> Box:
        return Box(0, AXIS, self.window.width, self.window.height)

    def _axis(self, ticks: list[axis.Tick]) -> Iterator[Group]:
        box = Box(HEAD, 0.0, self.window.width, AXIS)
        yield group("paper", [Rect(0, 0, self.window.width, AXIS, "base")])
        yield from axis.labels(ticks, self.scale, box, self.style, self.chart.measure)
        yield group("rule", [Line(0, AXIS, self.window.width, AXIS, Stroke("line", 1.0))])
        yield from present_flag(self.columns, self.scale, box, self.chart.measure)


def replace_bottom(box: Box, bottom: float) -> Box:
    """The box with another lower side."""
    return box._replace(bottom=bottom)
