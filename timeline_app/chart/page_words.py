"""What a sheet of the chart says under its title: its period, how much it shows, where more is."""

from __future__ import annotations

from collections.abc import Iterator

from timeline_app.chart.full_names import SHORTENED, UNNAMED
from timeline_app.chart.note_pages import NOTES
from timeline_app.chart.page_frame import Frame, Pages
from timeline_app.chart.periods import Part
from timeline_app.chart.strips import Plan
from timeline_app.date_labels import label
from timeline_app.dates import EventDate, date_of


def subtitle_of(frame: Frame, pages: Pages, at: int) -> str:
    """The words of a sheet of the chart; ``at`` counts from 0."""
    plan = pages.plans[at]
    before = f"{frame.sheet.subtitle} " if frame.sheet.subtitle else ""
    return f"{before}{' '.join(_sentences(frame, pages, plan, at + 1))}"


def _sentences(frame: Frame, pages: Pages, plan: Plan, number: int) -> Iterator[str]:
    yield f"{_period(plan.part)}."
    yield _counted(frame, plan)
    noted = pages.with_heading((NOTES,))
    if noted is not None:
        yield f"Raised figures: source notes{_where(noted, number, ', ')}."
    full = pages.with_heading((SHORTENED, UNNAMED))
    if full is not None and any(lane.is_cut for lane in plan.lanes):
        yield f"Shortened labels in full{_where(full, number, ': ')}."


def _where(sheet: int, here: int, sign: str) -> str:
    return " below" if sheet == here else f"{sign}page {sheet}"


def _counted(frame: Frame, plan: Plan) -> str:
    """“38 of 118 events, 19 earlier planned dates.”"""
    marks = {mark.id: mark for lane in plan.lanes for mark in lane.marks}
    lanes = frame.columns.lanes
    all_of_them = {lane.ids[at] for lane in lanes for at in lane.between(*frame.period)}
    number = (
        f"{len(marks)}" if len(marks) == len(all_of_them) else f"{len(marks)} of {len(all_of_them)}"
    )
    words = f"{number} {'event' if number == '1' else 'events'}"
    moved = len({(one.id, ghost) for one in marks.values() for ghost in one.ghosts})
    return f"{words}, {moved} earlier planned {_plural('date', moved)}." if moved else f"{words}."


def _period(part: Part) -> str:
    return label(EventDate.of_days(date_of(part[0]), date_of(part[1])))


def _plural(word: str, count: int) -> str:
    return word if count == 1 else f"{word}s"
