"""The frozen parts of the chart on screen: lane labels, the line of the present and its flag."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from timeline_app.chart.columns import Columns, Lane
from timeline_app.chart.marks import Scale
from timeline_app.chart.shapes import (
    Box,
    Group,
    Hit,
    Line,
    Measure,
    Rect,
    Shape,
    Stroke,
    Text,
    box_of,
    closed,
    group,
    run,
)
from timeline_app.date_labels import label
from timeline_app.dates import EventDate, date_of

_INSET: Final = 24.0
_WIDTH: Final = 126.0


def wrapped(text: str, width: float, measure: Measure, size: float, *, bold: bool) -> list[str]:
    """A text in lines at most ``width`` wide, broken at spaces; a longer word stays whole."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer, size, bold) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return _closed(lines) or [""]


def _closed(lines: list[str]) -> list[str]:
    """The lines, each isolated part that goes on in the next one closed and opened again."""
    made, opened = [], 0
    for line in lines:
        before, opened = opened, max(0, opened + line.count("\u2068") - line.count("\u2069"))
        made.append("\u2068" * before + line + "\u2069" * opened)
    return made


def fitted(text: str, width: float, measure: Measure, size: float, *, bold: bool) -> str:
    """The text, with its end cut off where it is wider than ``width``."""
    if measure(text, size, bold) <= width:
        return text
    for length in range(len(text) - 1, 0, -1):
        shorter = closed(f"{text[:length].rstrip()}…")
        if measure(shorter, size, bold) <= width:
            return shorter
    return "…"


def head_lines(lane: Lane, measure: Measure, scale: float) -> list[str]:
    """The lane's name in at most two lines that fit; its short name where the name does not."""
    size, room = 13 * scale, _WIDTH - _INSET - 4
    lines = wrapped(lane.name, room, measure, size, bold=True)
    if len(lines) > 2 or any(measure(one, size, True) > room for one in lines):
        lines = wrapped(lane.short_name, room, measure, size, bold=True)
    return [fitted(one, room, measure, size, bold=True) for one in lines[:2]]


def head_height(lane: Lane, measure: Measure, scale: float) -> float:
    """How high a lane must be for its label, px."""
    lines = len(head_lines(lane, measure, scale))
    return max(58.0, 17 + 16 * scale * lines + 15 * scale * (1 + bool(lane.undated)))


def lane_head(
    lane: Lane,
    first: float,
    last: float,
    place: Box,
    measure: Measure,
    right: float,
    *,
    folded: bool = False,
    scale: float = 1.0,
) -> tuple[list[Group], list[Hit]]:
    """A lane's label at the left, and what it says of what is not in view.

    ``first`` and ``last`` are the days in view, ``right`` the right edge of the view.
    """
    seen = lane.count(first, last)
    shapes: list[Shape] = [
        Rect(place.left, place.top, place.right, place.bottom - place.top, "base")
    ]
    shapes.append(_swatch(lane, place, folded))
    size, y = 13 * scale, place.top + (18.0 if folded else 24.0)
    for one in head_lines(lane, measure, scale)[: 1 if folded else 2]:
        shapes.append(Text(_INSET, y, (run(measure, one, size, bold=True),)))
        y += 16 * scale
    hits = [Hit(place, "lane", key=lane.key)]
    if not folded:
        count = run(measure, f"{seen} of {len(lane.ids)} in view", 11 * scale, "text2")
        shapes.append(Text(_INSET, y - 1, (count,)))
        y += 15 * scale
    if lane.undated and not folded:
        words = f"{len(lane.undated)} without a date"
        text_shape = Text(_INSET, y - 1, (run(measure, words, 11 * scale, "accent"),))
        shapes.append(text_shape)
        hits.append(Hit(box_of(text_shape).grown(3), "undated", lane.undated, lane.key))
    groups = [group("head", shapes)]
    if not seen and lane.ids:
        jump, hit = _jump(lane, first, place, measure, right, scale)
        groups.append(jump)
        hits.append(hit)
    return groups, hits


def _swatch(lane: Lane, place: Box, folded: bool) -> Rect:
    inset = 6 if folded else 9
    height = place.bottom - place.top - 2 * inset
    return Rect(12, place.top + inset, 4, height, lane.colour, None, 1.5)


def _jump(
    lane: Lane, first: float, place: Box, measure: Measure, right: float, scale: float
) -> tuple[Group, Hit]:
    """“◂ 31 Dec 2016” at the edge nearer to the lane's events; leads to the nearest."""
    earlier = [day for day in lane.lasts if day < first]
    day = max(earlier) if earlier else min(lane.firsts)
    words = label(EventDate.of_day(date_of(day)))
    shown = run(measure, f"◂ {words}" if earlier else f"{words} ▸", 12 * scale, "text3")
    x = place.right + 10 if earlier else right - 10
    text = Text(x, place.top + 30, (shown,), "start" if earlier else "end")
    return group("jump", [text]), Hit(box_of(text).grown(4), "jump", key=lane.key, day=day)


def _present(columns: Columns) -> tuple[str, str]:
    day = EventDate.of_day(date_of(columns.as_of))
    words = label(day, "chart", year=False)
    return (f"Known on {words}", "warn") if columns.past else (f"Today {words}", "today")


def present_x(columns: Columns, scale: Scale) -> float:
    """Where the line of the present stands: at the end of its day, as far as things are known."""
    return scale.x(columns.as_of + 1)


def present_line(columns: Columns, scale: Scale, body: Box) -> Iterator[Group]:
    """The line of today, or of the day of a past view; under marks and labels."""
    x = present_x(columns, scale)
    if body.left <= x <= body.right:
        _, colour = _present(columns)
        yield group("present", [Line(x, body.top, x, body.bottom, Stroke(colour, 1.5))])


def present_flag(columns: Columns, scale: Scale, box: Box, measure: Measure) -> Iterator[Group]:
    """Its flag in the row of the years."""
    x = present_x(columns, scale)
    if not box.left <= x <= box.right:
        return
    words, colour = _present(columns)
    shown = run(measure, words, 11, "base", bold=True)
    width = shown.width + 12
    left = min(max(x - width / 2, box.left), box.right - width)
    yield group(
        "present",
        [
            Line(x, box.top + 18, x, box.bottom, Stroke(colour, 1.5)),
            Rect(left, box.top + 2, width, 16, colour, None, 3),
            Text(left + 6, box.top + 14, (shown,)),
        ],
    )
