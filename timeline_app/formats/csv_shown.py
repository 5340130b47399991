"""The rows of a sheet as a preview shows them."""

from __future__ import annotations

from collections.abc import Mapping

from timeline_app import records as r
from timeline_app.chronology import Chronology
from timeline_app.date_labels import label
from timeline_app.dates import EventDate
from timeline_app.formats.csv_making import Makers
from timeline_app.formats.csv_plan import CHANGED, NEW, RowPlan
from timeline_app.formats.csv_rows import Outcome
from timeline_app.formats.csv_table import Row


class Planner:
    """Says of each row what becomes of it and of which event it is."""

    def __init__(self, chronology: Chronology, makers: Makers, by_key: Mapping[str, str]) -> None:
        self._chronology = chronology
        self._makers = makers
        self._by_key = by_key
        self._labels: dict[EventDate, str] = {}

    def plan(self, row: Row, outcome: Outcome | None, same: str, state: str) -> RowPlan:
        """What becomes of a row: its outcome, else ``state`` with the event ``same``, if any."""
        if outcome is not None:
            state = NEW if outcome.is_new else CHANGED
            return self._of_event(row, outcome.event, state, outcome)
        event = self._chronology.events.get(same)
        return self._of_cells(row, state) if event is None else self._of_event(row, event, state)

    def _of_event(
        self, row: Row, event: r.Event, state: str, outcome: Outcome | None = None
    ) -> RowPlan:
        process = self._makers.process_name(event.process)
        shown = () if outcome is None else tuple(outcome.shown)
        date = "" if event.date is None else self._label(event.date)
        return RowPlan(row.number, state, event.id, event.title, date, process, shown)

    def _label(self, when: EventDate) -> str:
        if when not in self._labels:
            self._labels[when] = label(when)
        return self._labels[when]

    def _of_cells(self, row: Row, state: str) -> RowPlan:
        """A row without an event, with its own words."""
        title, date, first, process = (
            row.cells.get(self._by_key.get(key, ""), "")
            for key in ("title", "date", "date_first", "process")
        )
        return RowPlan(row.number, state, "", title, date or first, process)
