"""One sheet of the chart as a scene: its strips, the legend, and the notes that begin below it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from timeline_app.chart import axis
from timeline_app.chart.describe import sentence
from timeline_app.chart.full_names import FullNames
from timeline_app.chart.legend import legend
from timeline_app.chart.note_pages import NotePage
from timeline_app.chart.notes import spoken_day
from timeline_app.chart.page_frame import LEGEND_ROW, Frame, Pages
from timeline_app.chart.page_words import subtitle_of
from timeline_app.chart.print_drawing import draw
from timeline_app.chart.print_heads import SILENT_LINE, lane_head
from timeline_app.chart.print_lanes import U
from timeline_app.chart.shapes import Box, Group, Hit, Layer, Line, Scene, Stroke, Text, group, run
from timeline_app.chart.sheet import BODY, HAIRLINE, SMALL, furniture
from timeline_app.chart.strips import AXIS, FOOT, Plan, Strip

PX: Final = 25.4 / 96
"""A px of the look, for the steps of the axis."""
_WORDS: Final = 3.6
"""From the rule below the lanes to the baseline of what stands there, mm."""
_BENEATH: Final = ("ground", "present", "heads")
_OF_LANES: Final = ("ghosts", "leaders", "marks", "labels")


def chart_page(frame: Frame, pages: Pages, at: int) -> Scene:
    """A sheet of the chart; ``at`` counts from 0."""
    notes = pages.notes_on(at + 1)
    plan = frame.set_out(pages.plans[at], notes)
    layers: dict[str, list[Group]] = {name: [] for name in (*_BENEATH, *_OF_LANES)}
    for strip in plan.strips:
        for name, one in _strip(frame, strip):
            layers[name].append(one)
    below = [*_legend(frame, plan, notes)]
    subtitle = subtitle_of(frame, pages, at)
    around = furniture(frame.sheet, subtitle, at + 1, pages.count, frame.measure)
    marks = [mark for lane in plan.lanes for mark in lane.marks]
    return Scene(
        frame.sheet.width,
        frame.sheet.height,
        "mm",
        (
            *(Layer(name, tuple(held)) for name, held in layers.items() if held),
            *([Layer("legend", tuple(below))] if below else []),
            Layer("page", (*_notes(frame, plan, notes), *around)),
        ),
        tuple(
            Hit(one.box, one.role, (one.event,))
            for name in ("marks", "labels")
            for one in layers[name]
            if one.event
        ),
        {mark.id: sentence(mark) for mark in marks},
        tuple(FullNames(frame.columns, frame.notes, frame.measure).keyed(plan)),
        frame.sheet.title,
        subtitle,
    )


def _strip(frame: Frame, strip: Strip) -> Iterator[tuple[str, Group]]:
    """The groups of a strip with the layer of each."""
    for one in _ground(frame, strip):
        yield "ground", one
    for one in _present(frame, strip):
        yield "present", one
    top = strip.top + AXIS
    for lane, height in zip(strip.lanes, strip.heights, strict=True):
        yield "heads", lane_head(lane, frame.sheet, top, height, frame.measure)
        yield from draw(lane, top, height)
        top += height
    for one in _silence(frame, strip):
        yield "heads", one


def _ground(frame: Frame, strip: Strip) -> Iterator[Group]:
    found = axis.ticks(*strip.part, strip.scale.per_day / PX)
    style = axis.Style(HAIRLINE, strip.top, (2.6, 6.2), BODY, BODY, "printband", 0.9, "printyear")
    left, right, top = frame.plot.left, frame.plot.right, strip.top + AXIS
    yield from axis.ground(found, strip.scale, Box(left, top, right, strip.rule), style)
    head = Box(left, strip.top, right, top)
    yield from axis.labels(found, strip.scale, head, style, frame.measure)
    rule = Stroke("printrule", HAIRLINE)
    yield group("rule", [Line(frame.sheet.left, top, frame.sheet.right, top, rule)])


def _present(frame: Frame, strip: Strip) -> Iterator[Group]:
    """The as-of line, its day under the last lane."""
    if not strip.present:
        return
    columns, bottom = frame.columns, strip.rule
    x = strip.scale.x(columns.as_of + 1)
    words = "known on" if columns.past else "as of"
    shown = run(frame.measure, f"{words} {spoken_day(columns.as_of)}", SMALL, bold=True)
    left = x - 0.8 - shown.width >= frame.plot.left
    at = Text(x - 0.8 if left else x + 0.8, bottom + _WORDS, (shown,), "end" if left else "start")
    line = Line(x, strip.top + AXIS, x, bottom + FOOT, Stroke("text", 0.3))
    yield group("present", [line, at])


def _silence(frame: Frame, strip: Strip) -> Iterator[Group]:
    """Which lanes have nothing in this period: not drawn, but said."""
    for place, words in enumerate(strip.silent):
        shown = run(frame.measure, words, SMALL, "text2")
        y = strip.rule + _WORDS + SILENT_LINE * place
        yield group("head", [Text(frame.sheet.left, y, (shown,))])


def _legend(frame: Frame, plan: Plan, notes: NotePage | None) -> Iterator[Group]:
    y = frame.legend_y(plan, notes=notes is not None)
    for row in frame.legend_rows(plan):
        yield legend(row, frame.sheet.left, frame.sheet.right, y, U, BODY, frame.measure)
        y += LEGEND_ROW


def _notes(frame: Frame, plan: Plan, notes: NotePage | None) -> Iterator[Group]:
    if notes is not None:
        top = plan.bottom + frame.legend_height(plan)
        yield from notes.draw(top, frame.sheet, frame.measure)
