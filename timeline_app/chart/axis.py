"""The axis: two rows of ticks and labels, days to centuries, and the bands behind the lanes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Final, Literal, NamedTuple, TypeAlias

from timeline_app.chart.marks import Scale
from timeline_app.chart.shapes import (
    Box,
    Group,
    Line,
    Measure,
    Rect,
    Shape,
    Stroke,
    Text,
    group,
    run,
)
from timeline_app.date_labels import ENGLISH, Words
from timeline_app.dates import date_of

Unit: TypeAlias = Literal["day", "month", "quarter", "year"]

_LAST_YEAR: Final = 9999
LAST_DAY: Final = date.max.toordinal()


class Tick(NamedTuple):
    """A stretch of the axis: its first day and the first day after it, its label, its row.

    ``row`` 0 is the upper one. ``strong`` ticks draw the darker line; ``odd`` ones have a band.
    """

    first: int
    after: int
    label: str
    row: int
    strong: bool = False
    odd: bool = False


class Style(NamedTuple):
    """How an axis is written: heights and sizes in the scene's unit, ``u`` as in the glyphs."""

    u: float = 1.0
    top: float = 0.0
    rows: tuple[float, float] = (16.0, 34.0)
    """The baselines of the two rows, below ``top``."""
    upper: float = 11.0
    lower: float = 12.0
    band: str = "band"
    inset: float = 5.0
    strong: str = "gridm"
    """The colour of the lines where a year begins."""


def unit_for(per_day: float) -> Unit:
    """Which unit is named where a day is so many px wide."""
    if per_day >= 14:
        return "day"
    if per_day >= 1.2:
        return "month"
    return "quarter" if per_day >= 0.4 else "year"


def year_step(per_day: float) -> int:
    """How many years lie between two labels, so that these never touch: 1, 2, 5 … 1000."""
    steps = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
    return next((step for step in steps if step * 365 * per_day >= 44), 2000)


def ticks(first: float, last: float, per_day: float, words: Words = ENGLISH) -> list[Tick]:
    """The ticks between two days; ``per_day`` in px. Both rows, the upper one first."""
    start = min(max(1, int(first)), LAST_DAY)
    stop = min(max(start, int(last)), LAST_DAY)
    unit = unit_for(per_day)
    found = _UNITS[unit](start, stop, per_day, words)
    return sorted(found, key=lambda tick: (tick.row, tick.first))


def _years(start: int, stop: int, row: int, step: int = 1) -> Iterator[Tick]:
    year = date_of(start).year // step * step
    while year <= min(date_of(stop).year, _LAST_YEAR):
        low = max(year, 1)
        first = date(low, 1, 1).toordinal()
        yield Tick(first, _new_year(year + step), str(low), row, True, year // step % 2 == 1)
        year += step


def _new_year(year: int) -> int:
    return date(year, 1, 1).toordinal() if year <= _LAST_YEAR else LAST_DAY + 1


def _months(start: int, stop: int, step: int) -> Iterator[tuple[int, int, date]]:
    day = date_of(start)
    at = day.year * 12 + (day.month - 1) // step * step
    while True:
        first = month_start(at)
        if first > stop:
            return
        yield first, month_start(at + step), date_of(first)
        at += step


def month_start(number: int) -> int:
    """The first day of a month, counted as year × 12 + month − 1."""
    year, month = divmod(number, 12)
    return date(year, month + 1, 1).toordinal() if year <= _LAST_YEAR else LAST_DAY + 1


def _by_day(start: int, stop: int, per_day: float, words: Words) -> Iterator[Tick]:
    for first, after, day in _months(start, stop, 1):
        name = f"{words.full_months[day.month - 1]} {day.year}"
        yield Tick(first, after, name, 0, True)
    step = 1 if per_day >= 20 else 2
    for ordinal in range(start, stop + 1):
        day = date_of(ordinal)
        label = str(day.day) if day.day % step == 1 % step else ""
        if per_day >= 48:
            label = f"{words.weekdays[day.weekday()]} {day.day}"
        yield Tick(ordinal, ordinal + 1, label, 1, day.day == 1, day.month % 2 == 1)


def _by_month(start: int, stop: int, _: float, words: Words) -> Iterator[Tick]:
    yield from _years(start, stop, 0)
    for first, after, day in _months(start, stop, 1):
        name = words.months[day.month - 1]
        yield Tick(first, after, name, 1, day.month == 1, day.month % 2 == 1)


def _by_quarter(start: int, stop: int, _: float, words: Words) -> Iterator[Tick]:
    yield from _years(start, stop, 0)
    for first, after, day in _months(start, stop, 3):
        quarter = (day.month + 2) // 3
        name = words.quarter.format(quarter)
        yield Tick(first, after, name, 1, day.month == 1, quarter % 2 == 1)


def _by_year(start: int, stop: int, per_day: float, _: Words) -> Iterator[Tick]:
    yield from _years(start, stop, 1, year_step(per_day))


_Maker = Callable[[int, int, float, Words], Iterator[Tick]]
_UNITS: Final[dict[Unit, _Maker]] = {
    "day": _by_day,
    "month": _by_month,
    "quarter": _by_quarter,
    "year": _by_year,
}


def ground(found: list[Tick], scale: Scale, box: Box, style: Style) -> list[Group]:
    """The bands and the lines of the axis behind the lanes, within ``box``."""
    shapes: list[Shape] = []
    lower = [tick for tick in found if tick.row == 1]
    for tick in lower:
        left = max(scale.x(tick.first), box.left)
        right = min(scale.x(tick.after), box.right)
        if tick.odd and right > left:
            shapes.append(Rect(left, box.top, right - left, box.bottom - box.top, style.band))
    for tick in lower:
        x = scale.x(tick.first)
        if box.left <= x <= box.right:
            colour = style.strong if tick.strong else "grid"
            shapes.append(Line(x, box.top, x, box.bottom, Stroke(colour, style.u)))
    return [group("ground", shapes)] if shapes else []


def labels(
    found: list[Tick], scale: Scale, box: Box, style: Style, measure: Measure
) -> list[Group]:
    """The two rows of labels; one that begins left of ``box`` holds at its edge while it fits."""
    shapes: list[Shape] = []
    ends = [box.left, box.left]
    for tick in found:
        x = scale.x(tick.first)
        if box.left <= x <= box.right:
            shapes.append(_rule(tick, x, box, style))
        shown = _label(tick, scale, box, style, measure)
        if shown is not None and shown.x >= ends[tick.row]:
            shapes.append(shown)
            ends[tick.row] = shown.x + shown.width + 0.5 * style.inset
    return [group("axis", shapes)] if shapes else []


def _rule(tick: Tick, x: float, box: Box, style: Style) -> Line:
    upper = tick.row == 0 or (tick.strong and style.rows[0] < style.rows[1])
    top = box.top if upper else box.top + style.rows[0] + 0.2 * style.upper
    return Line(x, top, x, box.bottom, Stroke(style.strong if upper else "grid", style.u))


def _label(tick: Tick, scale: Scale, box: Box, style: Style, measure: Measure) -> Text | None:
    if not tick.label:
        return None
    bold = tick.row == 0
    size = style.upper if bold else style.lower
    colour = "text" if bold else "text2"
    shown = run(measure, tick.label, size, colour, bold=bold)
    inset = style.inset
    x = max(scale.x(tick.first), box.left) + inset
    room = min(scale.x(tick.after), box.right) - x
    if shown.width > room and not (bold and scale.x(tick.after) >= box.right > x + shown.width):
        return None
    return Text(x, box.top + style.rows[tick.row], (shown,))
