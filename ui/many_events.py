"""What the inspector shows for several events: how many, and what they have in common."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QVBoxLayout, QWidget

from timeline_app import records as r
from timeline_app.chronology import Chronology
from timeline_app.date_labels import label
from timeline_app.dates import EventDate, date_of
from timeline_app.fields import BY_KEY
from ui.form_choices import capital
from ui.form_kit import Button, plain_label

SHARED = ("process", "kind", "status", "city", "country", "review", "handling", "tags")
"""The fields that are compared."""


class ManyEvents(QFrame):
    """ "3 events", their common values, and a button to change them together."""

    change_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("pane", "base")
        self.title = plain_label(step="title", wrap=True)
        self.span = plain_label(tone="text2", step="small", wrap=True)
        self.button = Button("Change the selected events…")
        self.button.clicked.connect(self.change_requested)
        self._values = QFormLayout()
        self._values.setHorizontalSpacing(12)
        self._values.setVerticalSpacing(6)
        self._values.setLabelAlignment(Qt.AlignmentFlag.AlignLeading)
        self.shown: dict[str, str] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 14)
        column.setSpacing(6)
        column.addWidget(self.title)
        column.addWidget(self.span)
        column.addSpacing(6)
        column.addLayout(self._values)
        column.addSpacing(6)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)

    def show_events(
        self, ids: Sequence[str], chronology: Chronology, *, read_only: bool = False
    ) -> None:
        """Show what some events have in common."""
        known = chronology.events
        events = [known[i] for i in ids if i in known]
        self.title.setText(f"{len(events)} events")
        self.span.setText(_span(events))
        self.shown = common_values(events, chronology)
        while self._values.rowCount():
            self._values.removeRow(0)
        for key, words in self.shown.items():
            name = plain_label(BY_KEY[key].label, tone="text2", step="small")
            self._values.addRow(name, plain_label(words, wrap=True))
        self.button.setEnabled(not read_only)


def common_values(events: Sequence[r.Event], chronology: Chronology) -> dict[str, str]:
    """The words of each shared field: the common value, or "3 different"."""
    found = {}
    for key in SHARED:
        read = attrgetter("kind", key)  # what a status is called depends on the kind
        alike = {read(event): event for event in events}.values()
        values = {BY_KEY[key].show(event, chronology) for event in alike}
        if len(values) > 1:
            found[key] = f"{len(values)} different"
        elif values and (words := values.pop()):
            found[key] = capital(words) if key not in ("tags", "process") else words
    return found


def _span(events: Sequence[r.Event]) -> str:
    """From the first day to the last: "14 Jan 2017 – 3 Mar 2017"."""
    firsts = [event.date.first for event in events if event.date and event.date.first]
    lasts = [event.date.last or event.date.first for event in events if event.date]
    ends = [day for day in lasts if day]
    if not firsts or not ends:
        return "No dates"
    return label(EventDate.of_days(date_of(min(firsts)), date_of(max(max(ends), min(firsts)))))
