"""Who takes part in an event, in which role: a list that is edited in place."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from timeline_app import operations
from timeline_app import records as r
from timeline_app.changes import Change, Operation
from timeline_app.chronology import Chronology
from timeline_app.folding import fold
from timeline_app.participants import actors_by_name
from timeline_app.vocabulary import ROLES
from ui.actor_line import ActorLine
from ui.edit_road import Road
from ui.form_fields import InlineNote
from ui.form_kit import plain_label
from ui.notices import Notices
from ui.participant_row import ParticipantRow

_ROLE_ORDER = list(ROLES)


class ParticipantsEditor(QWidget):
    """Rows of actor, role and attendance (28 px each), and a line to add another.

    Enter in the line adds the actor as a party and goes on to its role; a name that is not known
    makes a new actor in the same step. Del in a row removes it. Each is one operation.
    """

    counted = Signal(int)
    """How many participants there are now."""

    def __init__(self, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notices = notices
        self._road: Road | None = None
        self._event = ""
        self._read_only = False
        self.rows: list[ParticipantRow] = []
        self._empty = plain_label("Nobody is listed yet.", tone="text2", step="small")
        self.line = ActorLine()
        self.line.chosen.connect(self.add_name)
        self.note = InlineNote()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self._empty)
        self._column.addWidget(self.line)
        self._column.addWidget(self.note)
        self._column.addStretch(1)
        self.setAccessibleName("Participants")

    # What is shown

    def show_event(self, road: Road, event: str) -> None:
        """Show the participants of an event."""
        if event != self._event:
            self.line.clear()
            self.note.clear()
        self._road, self._event = road, event
        self.refresh()

    def refresh(self) -> None:
        """Show what is saved now; the rows are only brought up to date while they are seen."""
        if self._road is None:
            return
        found = _ordered(self._road.chronology, self._event)
        if self.isVisible():
            self._fill(found)
        self.counted.emit(len(found))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _fill(self, found: list[r.Participation]) -> None:
        if self._road is None:
            return
        chronology = self._road.chronology
        while len(self.rows) > len(found):
            gone = self.rows.pop()
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self.rows) < len(found):
            self._add_row()
        for row, one in zip(self.rows, found, strict=True):
            actor = chronology.actors.get(one.actor)
            row.show_participation(one, actor.name if actor else "an actor that is gone")
        self.line.offer(chronology)
        self._empty.setVisible(not found)

    def _add_row(self) -> None:
        row = ParticipantRow()
        row.set_read_only(self._read_only)
        row.edited.connect(lambda key, value: self._edit(row, key, value))
        row.removed.connect(lambda: self.remove(row.participation.id))
        row.stepped.connect(lambda step: self._step(row, step))
        self.rows.append(row)
        self._column.insertWidget(len(self.rows), row)

    def set_read_only(self, read_only: bool) -> None:
        """Let nothing be changed."""
        self._read_only = read_only
        self.line.setVisible(not read_only)
        for row in self.rows:
            row.set_read_only(read_only)

    # Editing

    def add_name(self, name: str) -> bool:
        """Add an actor by any of its names as a party, and go on to its role."""
        name = " ".join(name.split())
        if self._road is None or not name:
            return False
        made = _adding(self._road.chronology, self._event, name)
        if isinstance(made, str):
            self.note.say(made, "warn")
            return False
        operation, participation = made
        road = self._road
        if not self._apply(operation):
            return False
        self.line.clear()
        self.refresh()
        if len(operation.changes) > 1:
            undo = ("Undo", lambda: self._take_back(road, operation))
            self.note.say(f"“{name}” is a new actor.", "text2", [undo])
        self._focus_role(participation)
        return True

    def _focus_role(self, participation: str) -> None:
        for row in self.rows:
            if row.participation.id == participation:
                row.role.setFocus(Qt.FocusReason.OtherFocusReason)

    def remove(self, participation: str) -> bool:
        """Take a participant out, with a notice that offers Undo."""
        places = [n for n, row in enumerate(self.rows) if row.participation.id == participation]
        if self._road is None or not places or self._read_only:
            return False
        place, name = places[0], self.rows[places[0]].name
        label = f"Remove {name} from {self._whose()}"
        deleted = operations.delete(self._road.chronology, "participation", [participation])
        operation, road = Operation(label, deleted.changes), self._road
        if not self._apply(operation):
            return False
        self.refresh()
        self._focus_near(place)
        self._notices.say(
            f"Removed {name} from {self._whose()}.",
            "Undo",
            lambda: self._take_back(road, operation),
            level="done",
            icon="trash",
            key_hint="Ctrl Z",
        )
        return True

    def _take_back(self, road: Road, operation: Operation) -> None:
        road.take_back(operation)
        self.note.clear()
        self.refresh()

    def _edit(self, row: ParticipantRow, key: str, value: Any) -> None:
        if self._road is None:
            return
        one = row.participation
        label = f"Change {key.replace('_', ' ')} of {row.name} in {self._whose()}"
        operation = operations.edit(
            self._road.chronology, "participation", [one.id], {key: value}, label
        )
        if not operation.changes:
            self.refresh()
        elif self._apply(operation):
            self.refresh()
            if key == "role":  # it may have gone to another place
                self._focus_role(one.id)
        else:
            row.show_participation(one, row.name)

    def _apply(self, operation: Operation) -> bool:
        if self._road is None:
            return False
        if self._road.apply(operation):
            self.note.clear()
            return True
        self.note.say(str(self._road.fault) if self._road.fault else "This was not saved.")
        return False

    def _whose(self) -> str:
        event = self._road.chronology.events.get(self._event) if self._road else None
        return operations.name_of(event) if event is not None else "the event"

    # Keys

    def _step(self, row: ParticipantRow, step: int) -> None:
        place = self.rows.index(row) + step
        if 0 <= place < len(self.rows):
            self.rows[place].setFocus(Qt.FocusReason.OtherFocusReason)
        elif place >= len(self.rows):
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus_near(self, place: int) -> None:
        if self.rows:
            near = self.rows[min(place, len(self.rows) - 1)]
            near.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()  # Enter in here never adds the draft around it
            return
        super().keyPressEvent(event)


def _ordered(chronology: Chronology, event: str) -> list[r.Participation]:
    """The participations of an event in the order of roles, then of names."""

    def place(one: r.Participation) -> tuple[int, str, str]:
        actor = chronology.actors.get(one.actor)
        role = _ROLE_ORDER.index(one.role) if one.role in _ROLE_ORDER else len(_ROLE_ORDER)
        return role, fold(actor.name) if actor else "", one.id

    return sorted(chronology.participations_of(event), key=place)


def _adding(chronology: Chronology, event: str, name: str) -> tuple[Operation, str] | str:
    """What adds an actor as a party and the new participation's id, or why it is not done."""
    changes: list[Change] = []
    actor = actors_by_name(chronology).get(fold(name))
    if actor is None:
        made = r.Actor(r.new_id(), name=name)
        changes.append(Change.making(made))
        actor = made.id
    known = chronology.actors.get(actor)
    called = known.name if known is not None else name
    if any((p.actor, p.role) == (actor, "party") for p in chronology.participations_of(event)):
        return f"{called} is already a party to it."
    participation = r.Participation(r.new_id(), event=event, actor=actor)
    changes.append(Change.making(participation))
    record = chronology.events.get(event)
    whose = operations.name_of(record) if record is not None else "the event"
    return Operation(f"Add {called} to {whose}", tuple(changes)), participation.id
