"""The chart on paper: strips of the period on as few sheets as they need, then the source notes."""

from __future__ import annotations

from timeline_app.chart import periods
from timeline_app.chart.chart_pages import chart_page
from timeline_app.chart.columns import Columns
from timeline_app.chart.full_names import FullNames
from timeline_app.chart.note_pages import NotePage, entries_below, note_pages
from timeline_app.chart.notes import Notes
from timeline_app.chart.page_frame import Frame, Pages
from timeline_app.chart.paging import Pager
from timeline_app.chart.shapes import Layer, Measure, Scene
from timeline_app.chart.sheet import TOP, Sheet, furniture
from timeline_app.chart.strips import Plan
from timeline_app.chart.worth import Worth


def pages(
    columns: Columns,
    measure: Measure,
    sheet: Sheet,
    notes: Notes | None = None,
    *,
    period: periods.Part | None = None,
    parts: int | None = None,
) -> list[Scene]:
    """The whole chart on sheets, then the notes; these begin below the last of the chart.

    ``period`` is the first and last day, by default all there is; ``parts`` fixes into how many
    strips it is cut, by default as many as the labels need. Lengths are mm.
    """
    frame = Frame(columns, measure, sheet, notes or Notes(), period or periods.whole(columns))
    made = _pages(frame, _pager(frame).plans(frame.period, parts))
    charts = [chart_page(frame, made, at) for at in range(len(made.plans))]
    own = [page for page in made.tail if not page.below]
    return charts + [_note_page(frame, page, made) for page in own]


def _pager(frame: Frame) -> Pager:
    lines = sum(len(one.lines) for one in frame.noted)
    worth = Worth(frame.sheet, frame.plot.bottom - frame.plot.top, lines)
    return Pager(frame.columns, frame.measure, frame.sheet, frame.notes, frame.plot, worth)


def _pages(frame: Frame, plans: list[Plan]) -> Pages:
    names = FullNames(frame.columns, frame.notes, frame.measure)
    named = entries_below(names.sections(plans), frame.sheet, frame.measure)
    tail = note_pages([*frame.noted, *named], frame.sheet, frame.below(plans[-1]))
    return Pages(tuple(plans), tuple(tail))


def _note_page(frame: Frame, page: NotePage, pages: Pages) -> Scene:
    sheet = frame.sheet
    around = furniture(sheet, page.subtitle, pages.number(page), pages.count, frame.measure)
    layer = Layer("page", (*page.draw(TOP, sheet, frame.measure), *around))
    return Scene(
        sheet.width, sheet.height, "mm", (layer,), title=sheet.title, subtitle=page.subtitle
    )
