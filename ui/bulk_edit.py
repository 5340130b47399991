"""Changing some fields of several events at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from timeline_app.bulk import BulkChange, BulkResult, bulk_change
from timeline_app.changes import Operation
from timeline_app.chronology import Chronology
from timeline_app.vocabulary import HANDLINGS, REVIEWS, ROLES, Term, statuses_of
from ui import theme
from ui.actor_line import ActorLine
from ui.bridge import Bridge
from ui.form_choices import capital, disc_icon, kind_choices, process_choices
from ui.form_fields import Choice, QuietCombo
from ui.form_kit import Button, plain_label

_LABELS = {
    "process": "Process",
    "kind": "Kind",
    "status": "Status",
    "city": "City",
    "country": "Country",
    "handling": "Handling",
    "review": "Review",
    "add_tags": "Add tags",
    "remove_tags": "Remove tags",
    "participant": "Add a participant",
}


class BulkEdit(QDialog):
    """Which fields of the selected events to change, and how many will change by it.

    A field that is touched is ticked. ``boxes`` and ``editors`` hold the parts by key.
    """

    def __init__(self, parent: QWidget | None, chronology: Chronology, ids: Sequence[str]) -> None:
        super().__init__(parent)
        self._chronology, self._ids = chronology, tuple(ids)
        self.boxes: dict[str, QCheckBox] = {}
        self.editors: dict[str, QWidget] = {}
        self.setWindowTitle("Change the selected events")
        self.setMinimumWidth(460)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._add_fields()
        self.preview = plain_label(tone="text2", step="small", wrap=True)
        self.leave = Button("Leave them")
        self.leave.setAutoDefault(False)
        self.leave.clicked.connect(self.reject)
        self.change = Button("Change events", "primary")
        self.change.setDefault(True)
        self.change.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setSpacing(6)
        foot.addWidget(self.preview, 1)
        foot.addWidget(self.leave)
        foot.addWidget(self.change)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(6)
        count = len(self._ids)
        column.addWidget(plain_label(f"Change {count} events in one step", step="strong"))
        column.addWidget(plain_label("Only what is ticked changes.", tone="text2", step="small"))
        column.addSpacing(6)
        column.addLayout(self._grid)
        column.addSpacing(12)
        column.addLayout(foot)
        self._look()

    @classmethod
    def ask(cls, parent: QWidget | None, bridge: Bridge, ids: Sequence[str]) -> Operation | None:
        """The step that a person asks for; None after Esc, or where nothing would change."""
        if not ids:
            return None
        dialog = cls(parent, bridge.chronology, ids)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        operation = dialog.result_now().operation
        dialog.deleteLater()
        return operation if accepted and operation.changes else None

    def _add_fields(self) -> None:
        chronology = self._chronology
        self._add("process", self._combo(process_choices(chronology, theme.current())))
        kind = self._combo(kind_choices())
        self._add("kind", kind)
        self._add("status", self._combo(self._statuses()))
        for key in ("city", "country"):
            self._add(key, self._text(""))
        self._add("handling", self._combo(_terms(HANDLINGS)))
        self._add("review", self._combo(_terms(REVIEWS)))
        self._add("add_tags", self._text("one; another"))
        self._add("remove_tags", self._text("one; another"))
        self._add("participant", self._participant())
        kind.currentIndexChanged.connect(self._offer_statuses)
        self.boxes["kind"].toggled.connect(self._offer_statuses)

    def _add(self, key: str, editor: QWidget) -> None:
        row = self._grid.rowCount()
        box = QCheckBox(_LABELS[key])
        box.setAccessibleName(f"Change {_LABELS[key].casefold()}")
        if not editor.accessibleName():
            editor.setAccessibleName(_LABELS[key])
        self.boxes[key] = box
        self.editors[key] = editor
        self._grid.addWidget(box, row, 0)
        self._grid.addWidget(editor, row, 1)
        box.toggled.connect(self._look)
        if isinstance(editor, QComboBox):
            editor.activated.connect(lambda _: self._touched(key))
        elif isinstance(editor, QLineEdit):
            editor.textEdited.connect(lambda _: self._touched(key))

    def _touched(self, key: str) -> None:
        self.boxes[key].setChecked(True)
        self._look()

    def _combo(self, choices: Sequence[Choice]) -> QuietCombo:
        combo = QuietCombo()
        _fill(combo, choices)
        return combo

    def _text(self, placeholder: str) -> QLineEdit:
        line = QLineEdit()
        line.setPlaceholderText(placeholder)
        return line

    def _participant(self) -> QWidget:
        holder = QWidget()
        self.actor = ActorLine("Name of an actor")
        self.actor.setAccessibleName("Name of the actor to add")
        self.actor.offer(self._chronology)
        self.role = self._combo(_terms(ROLES))
        self.role.setAccessibleName("Role of the actor to add")
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.actor, 3)
        row.addWidget(self.role, 2)
        self.actor.textEdited.connect(lambda _: self._touched("participant"))
        self.actor.chosen.connect(self._take_actor)
        self.role.activated.connect(lambda _: self._touched("participant"))
        holder.setFocusProxy(self.actor)
        return holder

    def _take_actor(self, name: str) -> None:
        self.actor.setText(name)
        self._touched("participant")

    def _statuses(self) -> list[Choice]:
        """The statuses that at least one of the events can have."""
        events = [self._chronology.events[i] for i in self._ids if i in self._chronology.events]
        kinds = dict.fromkeys(event.kind for event in events)
        if "kind" in self.boxes and self.boxes["kind"].isChecked():
            kinds = dict.fromkeys([str(self._data("kind"))])
        found: dict[str, Choice] = {}
        for kind in kinds:
            for term in statuses_of(kind).values():
                icon = disc_icon(theme.current(), term.sign)
                found.setdefault(term.key, (term.key, capital(term.label), icon))
        return list(found.values())

    def _offer_statuses(self, _: object = None) -> None:
        combo = self.editors["status"]
        if isinstance(combo, QComboBox):
            before = combo.currentData()
            _fill(combo, self._statuses())
            combo.setCurrentIndex(max(0, combo.findData(before)))
        self._look()

    def _data(self, key: str) -> Any:
        editor = self.editors[key]
        if isinstance(editor, QComboBox):
            return editor.currentData()
        return editor.text().strip() if isinstance(editor, QLineEdit) else None

    def wanted(self) -> BulkChange:
        """What is ticked."""
        ticked = [key for key, box in self.boxes.items() if box.isChecked()]
        apart = ("add_tags", "remove_tags", "participant")
        values = {key: self._data(key) for key in ticked if key not in apart}
        return BulkChange(
            values,
            _tags(self._data("add_tags")) if "add_tags" in ticked else (),
            _tags(self._data("remove_tags")) if "remove_tags" in ticked else (),
            self.actor.text() if "participant" in ticked else "",
            str(self.role.currentData()),
        )

    def result_now(self) -> BulkResult:
        """What the change would do as it is set now."""
        return bulk_change(self._chronology, self._ids, self.wanted())

    def _look(self, _: object = None) -> None:
        if not hasattr(self, "change"):
            return
        result = self.result_now()
        self.preview.setText(result.words)
        count = result.changed
        words = f"Change {count} event{'s' * (count != 1)}" if count else "Change events"
        self.change.setText(words)
        self.change.setAccessibleName(words)
        self.change.setEnabled(bool(count))


def _fill(combo: QComboBox, choices: Sequence[Choice]) -> None:
    combo.blockSignals(True)
    combo.clear()
    for value, words, icon in choices:
        combo.addItem(words, value)
        if icon is not None:
            combo.setItemIcon(combo.count() - 1, icon)
    combo.blockSignals(False)


def _terms(terms: Any) -> list[Choice]:
    found: list[Term] = list(terms.values())
    return [(term.key, capital(term.label), None) for term in found]


def _tags(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tag.strip() for tag in text.split(";") if tag.strip()))
