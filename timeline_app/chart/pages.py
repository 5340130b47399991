"""The chart on paper: as many pages as it needs, by lanes and then by period. Lengths are mm."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from timeline_app.chart import axis, periods
from timeline_app.chart.columns import Columns, Lane, Mark
from timeline_app.chart.describe import sentence
from timeline_app.chart.heads import fitted, wrapped
from timeline_app.chart.legend import legend, rows_of, used
from timeline_app.chart.marks import Scale, View
from timeline_app.chart.note_pages import NotePage, note_pages
from timeline_app.chart.notes import Notes, spoken_day
from timeline_app.chart.print_lanes import Pen, PrintLane, U, draw, lay
from timeline_app.chart.shapes import (
    Box,
    Group,
    Hit,
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
from timeline_app.chart.sheet import BODY, HAIRLINE, SMALL, TOP, Sheet, furniture, points
from timeline_app.date_labels import label
from timeline_app.dates import EventDate, date_of

HEAD: Final = 22.0
"""The width of the lane labels."""
AXIS: Final = 8.0
PX: Final = 25.4 / 96
"""A px of the look, for the steps of the axis."""
_MOST_PARTS: Final = 12
_PAGE: Final = 2.0
"""A further part is worth it where it names so many more events."""
_STRIP: Final = 4.5
_SPARE: Final = 7.0
_YEARS_BELOW: Final = 0.21
_LAYERS: Final = ("ghosts", "leaders", "marks", "labels")


@dataclass(frozen=True, slots=True)
class _Plan:
    """One page in the making: the part of the period and the lanes on it."""

    part: periods.Part
    scale: Scale
    lanes: tuple[PrintLane, ...]
    silent: tuple[str, ...] = ()
    """The names of the lanes of which the part records nothing."""


def pages(
    columns: Columns,
    measure: Measure,
    sheet: Sheet,
    notes: Notes | None = None,
    *,
    period: periods.Part | None = None,
    parts: int | None = None,
) -> list[Scene]:
    """The whole chart on pages, then the source notes.

    ``period`` is the first and last day, by default all there is; ``parts`` fixes into how many
    pages' width it is cut, by default as many as the labels need.
    """
    maker = _Maker(columns, measure, sheet, notes or Notes(), period or periods.whole(columns))
    return maker.scenes(parts)


class _Maker:
    def __init__(
        self,
        columns: Columns,
        measure: Measure,
        sheet: Sheet,
        notes: Notes,
        period: periods.Part,
    ) -> None:
        self.columns, self.measure, self.sheet = columns, measure, sheet
        self.notes, self.period = notes, period
        self.plot = Box(sheet.left + HEAD, TOP, sheet.right, sheet.bottom)
        self.keys = self._legend_keys()
        rows = len(self._legend_rows(self.keys))
        self.bottom = sheet.bottom - (4.2 * (rows - 1) if rows > 1 else 0)

    def scenes(self, parts: int | None) -> list[Scene]:
        plans = [page for lanes in self._parts(parts) for page in self._by_lanes(lanes)]
        keyed = [one for plan in plans for one in self._keyed(plan)]
        without = self._undated()
        tail = note_pages(self.notes, keyed, without, self.sheet, self.measure)
        count = len(plans) + len(tail)
        charts = [self._scene(plan, at, count, len(plans)) for at, plan in enumerate(plans, 1)]
        ends = [self._tail(page, at, count) for at, page in enumerate(tail, len(plans) + 1)]
        return charts + ends

    def _parts(self, parts: int | None) -> list[_Plan]:
        if parts is not None:
            return [self._laid(part) for part in periods.cut(self.columns, self.period, parts)]
        best: list[_Plan] = []
        count = self._estimate()
        while True:
            cuts = periods.cut(self.columns, self.period, count)
            found = [self._laid(part) for part in cuts]
            if not best or _price(found) < _price(best):
                best = found
            if _price(best) <= count * _PAGE or count >= _MOST_PARTS or len(cuts) < count:
                return best
            count = max(count + 1, count * 3 // 2)

    def _estimate(self) -> int:
        """How many parts the fullest lane needs if its rows are half full."""
        width = self.plot.right - self.plot.left
        most = max((len(lane.between(*self.period)) for lane in self.columns.lanes), default=0)
        return min(_MOST_PARTS, max(1, round(most * 40 / (width * 6 * 0.75))))

    def _laid(self, part: periods.Part) -> _Plan:
        first, last = part
        per_day = (self.plot.right - self.plot.left) / (last + 1 - first)
        scale = Scale(first, per_day, self.plot.left)
        present = scale.x(self.columns.as_of + 1)
        view = View(scale, U, present, self.plot.left, self.plot.right)
        pen = Pen(self.measure, self.notes, per_day < _YEARS_BELOW)
        lanes = (lay(self.columns, lane, first, last, view, pen) for lane in self.columns.lanes)
        return _Plan(part, scale, tuple(lanes))

    def _by_lanes(self, plan: _Plan) -> Iterator[_Plan]:
        """The lanes of a part on as many pages as they need."""
        room = self._room(plan)
        held: list[PrintLane] = []
        filled = [lane for lane in plan.lanes if lane.marks or lane.lane.undated]
        silent = tuple(lane.lane.name for lane in plan.lanes if lane not in filled)
        for lane in self._split(filled, room):
            if held and sum(map(self._height, [*held, lane])) > room:
                yield _Plan(plan.part, plan.scale, tuple(held))
                held = []
            held.append(lane)
        yield _Plan(plan.part, plan.scale, tuple(held), silent)

    def _split(self, lanes: Sequence[PrintLane], room: float) -> Iterator[PrintLane]:
        """Lanes, one with too many rails for a page in several pieces."""
        for lane in lanes:
            most = max(1, int((room - 8.0) / 8.2) - 4)
            rails = lane.rails
            if lane.rail_rows <= most:
                yield lane
                continue
            items, labels = lane.items, lane.labels
            for start in range(0, lane.rail_rows, most):
                some = tuple(
                    rail._replace(row=rail.row - start)
                    for rail in rails
                    if start <= rail.row < start + most
                )
                yield PrintLane(lane.lane, lane.view, items, labels, some, lane.unlabelled)
                items, labels = (), ()

    def _room(self, plan: _Plan) -> float:
        """How high the lanes may be together; a strip below says as of when, and what is silent."""
        return self.bottom - TOP - AXIS - _STRIP

    def _shows_present(self, plan: _Plan) -> bool:
        return plan.part[0] <= self.columns.as_of <= plan.part[1]

    def _height(self, lane: PrintLane) -> float:
        return max(lane.height, self._head_height(lane))

    def _head_height(self, lane: PrintLane) -> float:
        return 4.0 + 3.9 * len(self._head_lines(lane)) + (3.4 if lane.lane.undated else 0)

    def _head_lines(self, lane: PrintLane) -> list[str]:
        size, room = points(9), HEAD - 3.4
        for name in (lane.lane.name, lane.lane.short_name):
            lines = wrapped(name, room, self.measure, size, bold=True)
            if all(self.measure(line, size, True) <= room for line in lines):
                break
        return [fitted(line, room, self.measure, size, bold=True) for line in lines[:3]]

    def _scene(self, plan: _Plan, page: int, count: int, charts: int) -> Scene:
        heights = self._heights(plan)
        bottom = TOP + AXIS + sum(heights)
        subtitle = self._subtitle(plan, charts, count)
        marks = [mark for lane in plan.lanes for mark in lane.marks]
        layers: dict[str, list[Group]] = {name: [] for name in _LAYERS}
        heads: list[Group] = []
        top = TOP + AXIS
        for lane, height in zip(plan.lanes, heights, strict=True):
            heads.append(self._lane_head(lane, top, height))
            for name, one in draw(lane, top):
                layers[name].append(one)
            top += height
        built = [
            Layer("ground", tuple(self._ground(plan, bottom))),
            Layer("present", tuple(self._present(plan, bottom))),
            Layer("heads", (*heads, *self._silence(plan, bottom))),
            *(Layer(name, tuple(held)) for name, held in layers.items()),
            Layer("legend", tuple(self._legend(plan))),
            Layer("page", tuple(furniture(self.sheet, subtitle, page, count, self.measure))),
        ]
        hits = tuple(
            Hit(one.box, one.role, (one.event,))
            for name in ("marks", "labels")
            for one in layers[name]
            if one.event
        )
        return Scene(
            self.sheet.width,
            self.sheet.height,
            "mm",
            tuple(layer for layer in built if layer.groups),
            hits,
            {mark.id: sentence(mark) for mark in marks},
            tuple(self._keyed(plan)),
            self.sheet.title,
            subtitle,
        )

    def _heights(self, plan: _Plan) -> list[float]:
        """The lanes' heights; what is left of the page is shared, up to a point."""
        needed = [self._height(lane) for lane in plan.lanes]
        spare = self._room(plan) - sum(needed)
        filled = [bool(lane.marks) for lane in plan.lanes]
        share = min(_SPARE, max(0.0, spare / max(1, sum(filled))))
        return [height + share * has for height, has in zip(needed, filled, strict=True)]

    def _subtitle(self, plan: _Plan, charts: int, count: int) -> str:
        shown = len({mark.id for lane in plan.lanes for mark in lane.marks})
        everything = len({one for lane in self.columns.lanes for one in _within(lane, self.period)})
        number = f"{shown}" if shown == everything else f"{shown} of {everything}"
        moved = len({(m.id, g) for lane in plan.lanes for m in lane.marks for g in m.ghosts})
        words = [self.sheet.subtitle] if self.sheet.subtitle else []
        words.append(f"{_period(plan.part)}.")
        words.append(f"{number} {'event' if number == '1' else 'events'}")
        words[-1] += f", {moved} earlier planned {_plural('date', moved)}." if moved else "."
        if self.notes.notes:
            words.append(f"Raised figures: source notes, page {charts + 1}.")
        return " ".join(words)

    def _ground(self, plan: _Plan, bottom: float) -> Iterator[Group]:
        per_px = plan.scale.per_day / PX
        found = axis.ticks(plan.part[0], plan.part[1], per_px)
        style = axis.Style(
            HAIRLINE, TOP, (2.6, 6.2), BODY, BODY, "printband", 0.9, "printyear"
        )  # fmt: skip
        body = Box(self.plot.left, TOP + AXIS, self.plot.right, bottom)
        yield from axis.ground(found, plan.scale, body, style)
        head = Box(self.plot.left, TOP, self.plot.right, TOP + AXIS)
        yield from axis.labels(found, plan.scale, head, style, self.measure)
        rule = Stroke("printrule", HAIRLINE)
        yield group("rule", [Line(self.sheet.left, TOP + AXIS, self.sheet.right, TOP + AXIS, rule)])

    def _present(self, plan: _Plan, bottom: float) -> Iterator[Group]:
        """The as-of line, its day under the last lane."""
        if not self._shows_present(plan):
            return
        x = plan.scale.x(self.columns.as_of + 1)
        words = "known on" if self.columns.past else "as of"
        text = f"{words} {spoken_day(self.columns.as_of)}"
        shown = run(self.measure, text, SMALL, bold=True)
        left = x - 0.8 - shown.width >= self.plot.left
        at = Text(x - 0.8 if left else x + 0.8, bottom + 3.6, (shown,), "end" if left else "start")
        yield group("present", [Line(x, TOP + AXIS, x, bottom + _STRIP, Stroke("text", 0.3)), at])

    def _silence(self, plan: _Plan, bottom: float) -> Iterator[Group]:
        """Which lanes have nothing in this period: not drawn, but said."""
        if plan.silent:
            words = f"Nothing recorded in this period: {', '.join(plan.silent)}."
            room = self.sheet.right - self.sheet.left - 40
            words = fitted(words, room, self.measure, SMALL, bold=False)
            shown = run(self.measure, words, SMALL, "text2")
            yield group("head", [Text(self.sheet.left, bottom + 3.6, (shown,))])

    def _lane_head(self, lane: PrintLane, top: float, height: float) -> Group:
        left, size = self.sheet.left, points(9)
        shapes: list[Shape] = [Rect(left, top + 1.8, 0.9, height - 3.6, lane.lane.colour)]
        y = top + 5.2
        for line in self._head_lines(lane):
            shapes.append(Text(left + 2.6, y, (run(self.measure, line, size, bold=True),)))
            y += 3.9
        if lane.lane.undated:
            words = f"{len(lane.lane.undated)} without a date"
            shapes.append(Text(left + 2.6, y, (run(self.measure, words, SMALL, "text2"),)))
        if not lane.marks:
            words = "nothing recorded in this period"
            empty = run(self.measure, words, SMALL, "text3")
            shapes.append(Text(self.plot.left + 2, top + 5.2, (empty,)))
        rule = Stroke("printrule", HAIRLINE)
        shapes.append(Line(left, top + height, self.sheet.right, top + height, rule))
        return group("head", shapes)

    def _legend_keys(self) -> list[str]:
        ids = {one for lane in self.columns.lanes for one in _within(lane, self.period)}
        return used(map(self.columns.mark, sorted(ids)))

    def _legend_rows(self, keys: Sequence[str]) -> list[list[str]]:
        width = self.sheet.right - self.sheet.left
        return rows_of(keys, width, U, BODY, self.measure)

    def _legend(self, plan: _Plan) -> Iterator[Group]:
        marks = [mark for lane in plan.lanes for mark in lane.marks]
        clusters = any(item.is_cluster for lane in plan.lanes for item in lane.items)
        rows = self._legend_rows(used(marks, clusters=clusters))
        y = self.sheet.legend + 2.1 * (len(rows) > 1) - 4.2 * (len(rows) - 1)
        for row in rows:
            yield legend(
                row, self.sheet.left, self.sheet.right, y, U, BODY, self.measure
            )  # fmt: skip
            y += 4.2

    def _keyed(self, plan: _Plan) -> Iterator[tuple[str, str]]:
        """Numbers that stand for labels on a page, and events that have none, with their words."""
        for lane in plan.lanes:
            name = lane.lane.short_name
            for one in lane.labels:
                if one.key:
                    yield f"{name} {one.key}", self._named(one.mark)
            for event in lane.unlabelled:
                yield name, self._named(self.columns.mark(event))

    def _named(self, mark: Mark) -> str:
        number = self.notes.number(mark.id)
        words = f"{mark.name}, {mark.dated}"
        return f"{words}, note {number}" if number is not None else words

    def _undated(self) -> list[tuple[str, str]]:
        return [
            (lane.short_name, self.columns.mark(event).name)
            for lane in self.columns.lanes
            for event in lane.undated
        ]

    def _tail(self, page: NotePage, number: int, count: int) -> Scene:
        held = (*page.groups, *furniture(self.sheet, page.subtitle, number, count, self.measure))
        layers = (Layer("page", held),)
        return Scene(
            self.sheet.width, self.sheet.height, "mm", layers,
            title=self.sheet.title, subtitle=page.subtitle,
        )  # fmt: skip


def _within(lane: Lane, period: periods.Part) -> Iterable[str]:
    return [lane.ids[at] for at in lane.between(*period)]


def _price(plans: Sequence[_Plan]) -> float:
    """What a way of cutting the period costs: its parts, and labels that are only numbers."""
    lost = sum(lane.shortened for plan in plans for lane in plan.lanes)
    return lost + _PAGE * len(plans)


def _period(part: periods.Part) -> str:
    return label(EventDate.of_days(date_of(part[0]), date_of(part[1])))


def _plural(word: str, count: int) -> str:
    return word if count == 1 else f"{word}s"
