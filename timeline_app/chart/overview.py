"""The overview strip: how much there is in every quarter, and the window that is looked at.

All lengths are px. The strip shows the whole chronology whatever the zoom of the lanes.
"""

from __future__ import annotations

from typing import Final

from timeline_app.chart import axis
from timeline_app.chart.axis import Unit
from timeline_app.chart.columns import Columns
from timeline_app.chart.density import bins, unit_for
from timeline_app.chart.heads import present_x
from timeline_app.chart.marks import Scale
from timeline_app.chart.shapes import (
    Bars,
    Box,
    Group,
    Layer,
    Line,
    Measure,
    Rect,
    Scene,
    Shape,
    Stroke,
    Text,
    group,
    run,
)

HEIGHT: Final = 40.0
HEAD: Final = 126.0
_LABELS: Final = 14.0
_WORDS: Final = {"day": "day", "month": "month", "quarter": "quarter", "year": "year"}


def scale_of(columns: Columns, width: float) -> Scale:
    """The scale of the strip: the years of all events, from the lane labels to the right edge."""
    found = axis.ticks(columns.first, max(columns.last, columns.as_of), 0.3)
    first, after = found[0].first, found[-1].after
    return Scale(first, (width - HEAD) / max(1, after - first), HEAD)


def overview(
    columns: Columns, width: float, window: tuple[float, float], measure: Measure
) -> Scene:
    """The strip; ``window`` is the first and the last day looked at."""
    scale = scale_of(columns, width)
    unit = _unit(scale.per_day)
    groups = [group("paper", [Rect(0, 0, width, HEIGHT, "panel")])]
    groups += _head(unit, measure)
    groups += _years(scale, width, measure)
    groups += _bars(columns, scale, unit)
    x = present_x(columns, scale)
    line = Line(x, 0, x, HEIGHT, Stroke("warn" if columns.past else "today", 1.5))
    groups.append(group("present", [line]))
    groups.append(_window(scale, window, width))
    clip = Box(0, 0, width, HEIGHT)
    return Scene(width, HEIGHT, "px", (Layer("overview", tuple(groups), clip=clip),))


def _unit(per_day: float) -> Unit:
    """Quarters, months where these are wide enough, else years."""
    found = unit_for(per_day, 10.0)
    return "month" if found == "day" else found


def _head(unit: Unit, measure: Measure) -> list[Group]:
    name = run(measure, "Overview", 11, "text2", bold=True)
    words = run(measure, f"events a {_WORDS[unit]}", 11, "text2")
    return [group("head", [Text(12, 16, (name,)), Text(12, 31, (words,))])]


def _years(scale: Scale, width: float, measure: Measure) -> list[Group]:
    shapes: list[Shape] = []
    for tick in axis.ticks(scale.day(HEAD), scale.day(width) - 1, min(scale.per_day, 0.39)):
        x = scale.x(tick.first)
        if x >= HEAD - 0.5:
            shapes.append(Line(x, 0, x, HEIGHT, Stroke("gridm", 1.0)))
        shapes.append(Text(max(x, HEAD) + 4, 11, (run(measure, tick.label, 11, "text2"),)))
    return [group("axis", shapes)] if shapes else []


def _bars(columns: Columns, scale: Scale, unit: Unit) -> list[Group]:
    if columns.is_empty:
        return []
    totals: dict[tuple[int, int], int] = {}
    for lane in columns.lanes:
        if lane.ids:
            found = bins(lane, columns.first, lane.firsts[-1], unit)
            for at, counts in enumerate(found.counts):
                key = found.edges[at], found.edges[at + 1]
                totals[key] = totals.get(key, 0) + sum(counts)
    most = max(totals.values())
    room = HEIGHT - _LABELS - 3
    boxes = tuple(
        (scale.x(low), HEIGHT - 2 - room * count / most, scale.x(high) - scale.x(low) - 1,
         room * count / most)
        for (low, high), count in sorted(totals.items())
        if count
    )  # fmt: skip
    return [group("density", [Bars(boxes, "text3", 0.55)])]


def _window(scale: Scale, window: tuple[float, float], width: float) -> Group:
    left = min(max(scale.x(window[0]), HEAD), width - 6)
    right = max(min(scale.x(window[1]), width - 1), left + 6)
    edge = Stroke("accent", 1.5)
    shapes: list[Shape] = [
        Rect(left, 0.75, right - left, HEIGHT - 1.5, "accent", None, 3, 0.12),
        Rect(left, 0.75, right - left, HEIGHT - 1.5, "", edge, 3),
    ]
    grips = (Rect(x - 2.5, HEIGHT / 2 - 7, 5, 14, "base", edge, 2) for x in (left, right))
    shapes.extend(grips)
    return group("window", shapes)
