"""The chart on paper: as many pages as it needs, by lanes and then by period. Lengths are mm."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from timeline_app.chart import axis, periods
from timeline_app.chart.columns import Columns, Lane
from timeline_app.chart.describe import sentence
from timeline_app.chart.full_names import SHORTENED, UNNAMED, FullNames
from timeline_app.chart.legend import legend, rows_of, used
from timeline_app.chart.note_pages import NotePage, note_pages
from timeline_app.chart.notes import Notes, spoken_day
from timeline_app.chart.paging import AXIS, STRIP, Pager, Plan
from timeline_app.chart.print_heads import HEAD, SILENT_LINE, lane_head
from timeline_app.chart.print_lanes import U, draw
from timeline_app.chart.shapes import (
    Box,
    Group,
    Hit,
    Layer,
    Line,
    Measure,
    Scene,
    Stroke,
    Text,
    group,
    run,
)
from timeline_app.chart.sheet import BODY, HAIRLINE, SMALL, TOP, Sheet, furniture
from timeline_app.date_labels import label
from timeline_app.dates import EventDate, date_of

PX: Final = 25.4 / 96
"""A px of the look, for the steps of the axis."""
_LEGEND_ROW: Final = 4.2
_LAYERS: Final = ("ghosts", "leaders", "marks", "labels")


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
        rows = len(self._legend_rows(self._legend_keys()))
        bottom = sheet.bottom - _LEGEND_ROW * max(0, rows - 1)
        self.plot = Box(sheet.left + HEAD, TOP, sheet.right, bottom)
        self.names = FullNames(columns, self.notes, measure)

    def scenes(self, parts: int | None) -> list[Scene]:
        pager = Pager(self.columns, self.measure, self.sheet, self.notes, self.plot)
        plans = pager.plans(self.period, parts)
        tail = note_pages(self.notes, self.names.sections(plans), self.sheet, self.measure)
        charts = [self._scene(plan, at, plans, tail) for at, plan in enumerate(plans, 1)]
        count = len(plans) + len(tail)
        ends = [self._tail(page, at, count) for at, page in enumerate(tail, len(plans) + 1)]
        return charts + ends

    def _shows_present(self, plan: Plan) -> bool:
        return plan.part[0] <= self.columns.as_of <= plan.part[1]

    def _scene(
        self, plan: Plan, page: int, plans: Sequence[Plan], tail: Sequence[NotePage]
    ) -> Scene:
        bottom = TOP + AXIS + sum(plan.heights)
        count = len(plans) + len(tail)
        subtitle = self._subtitle(plan, len(plans), tail)
        marks = [mark for lane in plan.lanes for mark in lane.marks]
        layers: dict[str, list[Group]] = {name: [] for name in _LAYERS}
        heads: list[Group] = []
        top = TOP + AXIS
        for lane, height in zip(plan.lanes, plan.heights, strict=True):
            heads.append(lane_head(lane, self.sheet, top, height, self.measure))
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
            tuple(self.names.keyed(plan)),
            self.sheet.title,
            subtitle,
        )

    def _subtitle(self, plan: Plan, charts: int, tail: Sequence[NotePage]) -> str:
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
        words += _where_in_full(plan, charts, tail)
        return " ".join(words)

    def _ground(self, plan: Plan, bottom: float) -> Iterator[Group]:
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

    def _present(self, plan: Plan, bottom: float) -> Iterator[Group]:
        """The as-of line, its day under the last lane."""
        if not self._shows_present(plan):
            return
        x = plan.scale.x(self.columns.as_of + 1)
        words = "known on" if self.columns.past else "as of"
        text = f"{words} {spoken_day(self.columns.as_of)}"
        shown = run(self.measure, text, SMALL, bold=True)
        left = x - 0.8 - shown.width >= self.plot.left
        at = Text(x - 0.8 if left else x + 0.8, bottom + 3.6, (shown,), "end" if left else "start")
        yield group("present", [Line(x, TOP + AXIS, x, bottom + STRIP, Stroke("text", 0.3)), at])

    def _silence(self, plan: Plan, bottom: float) -> Iterator[Group]:
        """Which lanes have nothing in this period: not drawn, but said."""
        for place, words in enumerate(plan.silent):
            shown = run(self.measure, words, SMALL, "text2")
            y = bottom + 3.6 + SILENT_LINE * place
            yield group("head", [Text(self.sheet.left, y, (shown,))])

    def _legend_keys(self) -> list[str]:
        ids = {one for lane in self.columns.lanes for one in _within(lane, self.period)}
        marks = [*map(self.columns.mark, sorted(ids))]
        discs = {mark.sign for mark in marks if mark.family == "measure"}
        return used(marks, clusters=True, discs=discs - {"held"})

    def _legend_rows(self, keys: Sequence[str]) -> list[list[str]]:
        width = self.sheet.right - self.sheet.left
        return rows_of(keys, width, U, BODY, self.measure)

    def _legend(self, plan: Plan) -> Iterator[Group]:
        marks = [mark for lane in plan.lanes for mark in lane.marks]
        clusters = any(item.is_cluster for lane in plan.lanes for item in lane.items)
        discs = {sign for lane in plan.lanes for sign in lane.discs}
        rows = self._legend_rows(used(marks, clusters=clusters, discs=discs))
        y = self.sheet.legend + 2.1 * (len(rows) > 1) - _LEGEND_ROW * (len(rows) - 1)
        for row in rows:
            yield legend(
                row, self.sheet.left, self.sheet.right, y, U, BODY, self.measure
            )  # fmt: skip
            y += _LEGEND_ROW

    def _tail(self, page: NotePage, number: int, count: int) -> Scene:
        held = (*page.groups, *furniture(self.sheet, page.subtitle, number, count, self.measure))
        layers = (Layer("page", held),)
        return Scene(
            self.sheet.width, self.sheet.height, "mm", layers,
            title=self.sheet.title, subtitle=page.subtitle,
        )  # fmt: skip


def _within(lane: Lane, period: periods.Part) -> Iterable[str]:
    return [lane.ids[at] for at in lane.between(*period)]


def _where_in_full(plan: Plan, charts: int, tail: Sequence[NotePage]) -> Iterator[str]:
    """On which page stands in full what this one says with less."""
    found = (
        at
        for at, page in enumerate(tail, charts + 1)
        if SHORTENED in page.headings or UNNAMED in page.headings
    )
    page = next(found, None)
    if page is not None and any(lane.is_cut for lane in plan.lanes):
        yield f"Shortened labels in full: page {page}."


def _period(part: periods.Part) -> str:
    return label(EventDate.of_days(date_of(part[0]), date_of(part[1])))


def _plural(word: str, count: int) -> str:
    return word if count == 1 else f"{word}s"
