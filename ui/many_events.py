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
from timeline_app.steps import Steps, at_once
from ui.form_choices import capital
from ui.form_kit import Button, plain_label
from ui.turns import Turns

SHARED = ("process", "kind", "status", "city", "country", "review", "handling", "tags")
"""The fields that are compared."""
_AT_ONCE, _CHUNK = 2_000, 2_000
"""Up to how many events are compared at once, and so many in a step."""


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
        self._turns = Turns(self)
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
        """Show what some events have in common; of very many, a bit later."""
        known = chronology.events
        events = [known[i] for i in ids if i in known]
        self.title.setText(f"{len(events)} events")
        self.button.setEnabled(not read_only)
        self._turns.stop()
        if len(events) <= _AT_ONCE:
            self._show(at_once(_common(events, chronology)))
        else:
            self._show(("", {}))
            self._turns.start(_common(events, chronology), self._show)

    def _show(self, found: tuple[str, dict[str, str]]) -> None:
        span, self.shown = found
        self.span.setText(span)
        while self._values.rowCount():
            self._values.removeRow(0)
        for key, words in self.shown.items():
            name = plain_label(BY_KEY[key].label, tone="text2", step="small")
            self._values.addRow(name, plain_label(words, wrap=True))


_read = attrgetter("kind", *SHARED)


def _common(events: Sequence[r.Event], chronology: Chronology) -> Steps[tuple[str, dict[str, str]]]:
    """From when to when they are, and the words of each shared field."""
    alike: dict[object, r.Event] = {}
    firsts: list[int] = []
    lasts: list[int] = []
    for start in range(0, len(events), _CHUNK):
        part = events[start : start + _CHUNK]
        alike.update({_read(event): event for event in part})
        dates = [event.date for event in part if event.date is not None]
        firsts += [date.first for date in dates if date.first]
        lasts += [last for date in dates if (last := date.last or date.first)]
        yield
    return _span(firsts, lasts), common_values([*alike.values()], chronology)


def common_values(events: Sequence[r.Event], chronology: Chronology) -> dict[str, str]:
    """The words of each shared field: the common value, or "3 different"."""
    found = {}
    for key in SHARED:
        values = {BY_KEY[key].show(event, chronology) for event in events}
        if len(values) > 1:
            found[key] = f"{len(values)} different"
        elif values and (words := values.pop()):
            found[key] = capital(words) if key not in ("tags", "process") else words
    return found


def _span(firsts: Sequence[int], lasts: Sequence[int]) -> str:
    """From the first day to the last: "14 Jan 2017 – 3 Mar 2017"."""
    if not firsts or not lasts:
        return "No dates"
    first = min(firsts)
    return label(EventDate.of_days(date_of(first), date_of(max(first, max(lasts)))))
