"""What was done to one event, newest first: label, who and when, fields before and after."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from timeline_app import records as r
from timeline_app.canonical import FieldError, value_in
from timeline_app.chronology import Chronology
from timeline_app.fields import BY_KEY
from timeline_app.records import KINDS
from timeline_app.store import LoggedChange, LoggedOperation
from timeline_app.vocabulary import STATUSES
from ui.form_kit import plain_label
from ui.local_times import local_time

NEWEST = 50
"""How many entries are shown."""
_LONGEST = 120
"""How many letters of a long text are shown."""
_STATUSES = {key: term.label for terms in STATUSES.values() for key, term in terms.items()}


class EventHistory(QWidget):
    """The newest entries of the log about one event; 7 px between entries."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[QFrame] = []
        self._head = plain_label(tone="text2", step="small", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(7)
        self._column.addWidget(self._head)
        self._column.addStretch(1)

    def show_entries(
        self, entries: Iterable[LoggedOperation], event: r.Event, chronology: Chronology
    ) -> int:
        """Show log entries (oldest first, as the store gives them); how many they are."""
        for entry in self.entries:
            self._column.removeWidget(entry)
            entry.hide()
            entry.deleteLater()
        newest = list(entries)[::-1]
        self.entries = [_entry(one, event, chronology) for one in newest]
        for place, entry in enumerate(self.entries):
            self._column.insertWidget(1 + place, entry)
        words = "Nothing has been done to it yet."
        if newest:
            words = f"The newest {NEWEST} changes" if len(newest) >= NEWEST else "Newest first"
        self._head.setText(words)
        return len(newest)


def _entry(entry: LoggedOperation, event: r.Event, chronology: Chronology) -> QFrame:
    frame = QFrame()
    frame.setProperty("pane", "card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(10, 6, 10, 8)
    column.setSpacing(1)
    taken_back = "Undone: " if entry.reverts is not None else ""
    column.addWidget(plain_label(taken_back + entry.label, wrap=True))
    who = entry.author or "no name"
    column.addWidget(
        plain_label(f"{who} · {local_time(entry.written)}", tone="text2", step="small")
    )
    for change in entry.changes:
        if change.kind == "event" and change.id == event.id:
            for line in changed_fields(change, event, chronology):
                column.addWidget(plain_label(line, step="small", wrap=True))
    frame.setAccessibleName(f"{taken_back}{entry.label}, {who}")
    return frame


def changed_fields(change: LoggedChange, event: r.Event, chronology: Chronology) -> list[str]:
    """The fields of an edit, each as "Date: 20 Feb 2017 → 23 Feb 2017"."""
    if change.before is None or change.after is None:
        return []
    lines = []
    for key, after in change.after.items():
        field = BY_KEY.get(key)
        if field is not None:
            old = _words(key, change.before.get(key), event, chronology)
            new = _words(key, after, event, chronology)
            lines.append(f"{field.label}: {old} → {new}")
    return lines


def _words(key: str, plain: Any, event: r.Event, chronology: Chronology) -> str:
    """A logged value as people read it; "nothing" for an empty one."""
    if key == "status":
        return _STATUSES.get(plain, str(plain))
    values: Mapping[str, Any] = KINDS["event"].by_key
    try:
        value = value_in(values[key], plain)
    except (FieldError, KeyError):
        return str(plain)
    shown = BY_KEY[key].show(replace(event, **{key: value}), chronology).replace("\n", " ")
    shown = shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}…"
    return shown or "nothing"
