"""What the commands of the Edit, Insert and Review menus do."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import partial

from timeline_app import operations
from timeline_app import records as r
from timeline_app.changes import Operation
from timeline_app.document import Notice
from ui.bridge import Bridge
from ui.chronology_workspace import ChronologyWorkspace
from ui.notice_card import NoticeCard
from ui.notices import Notices

COMMANDS = (
    "undo",
    "redo",
    "edit",
    "edit_many",
    "duplicate",
    "delete",
    "add_event",
    "add_process",
    "checked",
    "restrict",
)
"""The commands that ``EditWork`` does."""


class EditWork:
    """Edits of the selected events, each with a notice that offers Undo."""

    def __init__(self, bridge: Bridge, workspace: ChronologyWorkspace, notices: Notices) -> None:
        self._bridge = bridge
        self._workspace = workspace
        self._notices = notices
        self._turn: NoticeCard | None = None
        bridge.changed.connect(self._heard)
        self._handlers: dict[str, Callable[[], object]] = {
            "undo": self.undo,
            "redo": self.redo,
            "edit": self._workspace.table.edit_current,
            "edit_many": self.edit_many,
            "duplicate": self.duplicate,
            "delete": self.delete,
            "add_event": self.add_event,
            "add_process": self.add_process,
            "checked": self.mark_checked,
            "restrict": self.restrict,
        }

    def do(self, key: str) -> None:
        """Do a command of ``COMMANDS``."""
        self._handlers[key]()

    def undo(self) -> None:
        """Take back the last edit and say which."""
        label = self._bridge.document.undo_label
        if label is not None and self._bridge.undo():
            self._turned(f"Undone: {label}.", "Redo", self.redo)

    def redo(self) -> None:
        """Make the edit that was taken back again."""
        label = self._bridge.document.redo_label
        if label is not None and self._bridge.redo():
            self._turned(f"Done again: {label}.", "Undo", self.undo)

    def _turned(self, words: str, label: str, turn: Callable[[], None]) -> None:
        """Say what was undone or redone, in place of what was before it."""
        self._drop_turn()
        self._turn = self._notices.say(words, label, turn)

    def _drop_turn(self) -> None:
        if self._turn in self._notices.cards:
            self._turn.dismiss()
        self._turn = None

    def _heard(self, notice: Notice) -> None:
        """After another edit the last turn cannot be turned again."""
        if notice.operation is None or notice.operation.reverts is None:
            self._drop_turn()

    def _apply(self, operation: Operation, words: str) -> bool:
        again = partial(self._apply, operation, words)
        if not operation.changes or not self._bridge.apply(operation, again):
            return False
        self._notices.say(
            words, "Undo", lambda: self._bridge.take_back(operation), key_hint="Ctrl Z"
        )
        return True

    def add_event(self) -> None:
        """Begin a new event in the form, in the process of the selected one."""
        selected = self._bridge.chronology.events.get(next(iter(self._bridge.selection), ""))
        self._workspace.form.draft.start(process=selected.process if selected else None)

    def add_process(self) -> None:
        """Ask for a new process."""
        from ui.process_dialog import ProcessDialog

        ProcessDialog.ask(self._workspace, self._bridge)

    def edit_process(self, identity: str) -> None:
        """Change a process."""
        from ui.process_dialog import ProcessDialog

        ProcessDialog.ask(self._workspace, self._bridge, identity)

    def edit_many(self) -> None:
        """Change some fields of all selected events in one step."""
        from ui.bulk_edit import BulkEdit

        operation = BulkEdit.ask(self._workspace, self._bridge, self._bridge.selection)
        if operation is not None:
            self._apply(operation, f"{operation.label}.")

    def duplicate(self) -> None:
        """Copy the selected events with their participants, but without their sources."""
        chronology = self._bridge.chronology
        made: list[r.Record] = []
        ids = []
        for identity in self._bridge.selection:
            event = chronology.events[identity]
            copy = dataclasses.replace(event, id=r.new_id(), review="draft")
            ids.append(copy.id)
            made.append(copy)
            made += [
                dataclasses.replace(part, id=r.new_id(), event=copy.id)
                for part in chronology.participations_of(identity)
            ]
        if made:
            words = f"Duplicated {operations.name_of(made[0])}, without its sources."
            if self._apply(operations.add(made, f"Duplicate {operations.name_of(made[0])}"), words):
                self._bridge.select(ids, "duplicate")

    def delete(self) -> None:
        """Delete the selected events with what belongs to them."""
        operation = operations.delete(self._bridge.chronology, "event", self._bridge.selection)
        self._apply(operation, operation.label.replace("Delete", "Deleted", 1) + ".")

    def mark_checked(self) -> None:
        """Say that the selected events have been checked, or take that back."""
        self._toggle("review", "checked", "draft", "Marked as checked", "No longer checked")

    def restrict(self) -> None:
        """Restrict the selected events, or open them again."""
        self._toggle("handling", "restricted", "open", "Restricted", "Open again")

    def _toggle(self, key: str, on: str, off: str, said_on: str, said_off: str) -> None:
        chronology, ids = self._bridge.chronology, self._bridge.selection
        events = [chronology.events[i] for i in ids]
        wanted = off if events and all(getattr(e, key) == on for e in events) else on
        operation = operations.edit(chronology, "event", ids, {key: wanted})
        what = operations.name_of(events[0]) if len(events) == 1 else f"{len(events)} events"
        self._apply(operation, f"{said_on if wanted == on else said_off}: {what}.")
