"""Saves each field of the form by itself, and keeps what was typed where that is not possible."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from timeline_app import operations
from timeline_app import records as r
from timeline_app.canonical import FieldError
from timeline_app.changes import Operation, StaleEdit
from timeline_app.chronology import Chronology
from timeline_app.errors import KnownError
from timeline_app.kind_change import status_after
from timeline_app.vocabulary import status_of
from ui.bridge import Bridge
from ui.date_edit import UNCHANGED
from ui.edit_road import Road
from ui.event_columns import words_to_keep
from ui.form_fields import DateField, FormField
from ui.long_title import LongTitle


class FieldSaver(QObject):
    """The fields of one event at a time, each of which commits alone.

    A text that cannot be saved stays in its field and is kept for its event until Esc or a good
    value. Where the same field was changed elsewhere while it was typed in, it asks.
    """

    saved = Signal(str)
    """The key of a field that was saved."""

    def __init__(self, bridge: Bridge, fields: Iterable[FormField], parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.fields = {field.key: field for field in fields}
        self._road: Road | None = None
        self._event = ""
        self._base: dict[str, Any] = {}
        self._contested: dict[str, Any] = {}
        self._kept: dict[str, dict[str, str]] = {}
        self._writing: tuple[str, ...] = ()
        self.long_title = LongTitle(self, self._write_both)
        for field in self.fields.values():
            field.left.connect(self._save)
            field.taken_back.connect(self._taken_back)

    @property
    def record(self) -> r.Event | None:
        """The event that is shown, as it is now."""
        return None if self._road is None else self._road.chronology.events.get(self._event)

    def show_event(self, road: Road, event: str) -> None:
        """Show another event, after what is typed was saved or kept for the one before."""
        self.leave()
        self._road, self._event = road, event
        self._contested.clear()
        if self.record is None:
            return
        for key, field in self.fields.items():
            field.settle()
            self.show_saved(key)
            typed = self._kept.get(event, {}).get(key)
            if typed is not None:
                field.restore(typed)
                self._complain_again(field)

    def leave(self) -> None:
        """Save what is typed; what cannot be saved is kept for its event."""
        if self.record is None:
            return
        self.long_title.take_back()
        for field in self.fields.values():
            field.flush()
        self._note_typed()
        self._road = None

    def flush(self) -> FormField | None:
        """Save what is typed; the first field that cannot be saved, or None."""
        for field in self.fields.values():
            field.flush()
        return next((field for field in self.fields.values() if field.is_changed), None)

    def typed(self) -> dict[str, dict[str, str]]:
        """What was typed and is not saved: texts by the field's key, by event."""
        if self.record is not None:
            self._note_typed()
        return {event: dict(texts) for event, texts in self._kept.items()}

    def restore_typed(self, typed: dict[str, dict[str, str]]) -> None:
        """Put back what ``typed`` gave; it appears when its event is shown."""
        for event, texts in typed.items():
            self._kept.setdefault(event, {}).update(texts)

    def forget(self, event: str) -> None:
        """Drop what was typed for an event."""
        self._kept.pop(event, None)
        if event == self._event and self.record is not None:
            for key, field in self.fields.items():
                field.settle()
                self.show_saved(key)

    def _note_typed(self) -> None:
        texts = {
            key: field.typed
            for key, field in self.fields.items()
            if field.is_changed or (key in self._writing and isinstance(field, DateField))
        }
        if texts:
            self._kept[self._event] = texts
        else:
            self._kept.pop(self._event, None)

    def refresh(self) -> None:
        """Show what was changed elsewhere, except in a field in which something is typed.

        Where the event is gone, what is typed is kept for the day on which it is back.
        """
        event = self.record
        if event is None and self._road is not None:
            self._note_typed()
            self._road = None
        if event is None or self._road is None:
            return
        for key, field in self.fields.items():
            stored = getattr(event, key)
            if key in self._writing:
                continue
            if not field.is_changed:
                if stored != self._base[key]:
                    field.settle()
                self.show_saved(key)
            elif stored != self._base[key]:
                field.rebase(event, self._road.chronology)
                self._ask(field, stored)

    @property
    def chronology(self) -> Chronology:
        """The snapshot that the shown event is of."""
        return self._bridge.chronology if self._road is None else self._road.chronology

    def show_saved(self, key: str) -> None:
        """Show the saved value of a field; what is typed in it is gone."""
        event, field = self.record, self.fields[key]
        if event is not None and self._road is not None:
            self._base[key] = getattr(event, key)
            field.show_event(event, self._road.chronology)

    def _complain_again(self, field: FormField) -> None:
        event = self.record
        if event is None or self._road is None or isinstance(field, DateField):
            return  # a date explains itself
        try:
            field.value(event, self._road.chronology)
        except FieldError as error:
            self._refuse(field, error)

    def _refuse(self, field: FormField, error: FieldError) -> None:
        """Say why what was typed is not saved."""
        if not self.long_title.offer(error):
            field.complain(f"{error} {UNCHANGED}")

    # Saving

    def _save(self, key: str) -> None:
        event, field = self.record, self.fields[key]
        if event is None or self._road is None or key in self._contested:
            return
        if self.long_title.holds(key):
            return
        try:
            value = field.value(event, self._road.chronology)
        except FieldError as error:
            self._refuse(field, error)
            return
        self._write(field, event, value)

    def _write_both(self, values: Mapping[str, Any], label: str) -> bool:
        """Save the values of some fields in one step; False where that was not possible."""
        road, event = self._road, self.record
        if road is None or event is None:
            return False
        operation = operations.edit(road.chronology, "event", [event.id], values, label)
        done = self._apply(road, operation, tuple(values), self.long_title.save)
        for key, value in values.items():
            if done:
                self.saved.emit(key)
            elif self.fields[key].is_changed:
                self._explain_fault(self.fields[key], road.fault, value)
        return done

    def _write(self, field: FormField, event: r.Event, value: Any) -> None:
        road, key = self._road, field.key
        if road is None:
            return
        if self._apply(road, self._operation(field, event, value), (key,), self.flush):
            self._tell_status(event, key)
            self.saved.emit(key)
            return
        field.failed(event, road.chronology)
        self._explain_fault(field, road.fault, value)

    def _apply(
        self, road: Road, operation: Operation, keys: tuple[str, ...], again: Callable[[], object]
    ) -> bool:
        """Save an edit of some fields and show what was saved; False where it was not."""
        self._writing = keys
        try:
            done = road.apply(operation, again)
        finally:
            self._writing = ()
        for key in keys if done else ():
            self.fields[key].settle()
            self.show_saved(key)
        return done

    def _operation(self, field: FormField, event: r.Event, value: Any) -> Operation:
        chronology = self.chronology
        values = {field.key: value}
        if field.key == "kind":
            status = status_after(event.kind, value, event.status)
            values |= {"status": status} if status != event.status else {}
        if not isinstance(field, DateField):
            return operations.edit(chronology, "event", [event.id], values)
        if event.date is not None or not event.date_words:  # else they wait for their date
            values["date_words"] = words_to_keep(field.words_typed, value)
        label = f"Change date of {operations.name_of(event)}"
        edit = operations.edit(chronology, "event", [event.id], values, label)
        return operations.keep_day_order(chronology, edit, field.day_order)

    def _tell_status(self, before: r.Event, key: str) -> None:
        """After a change of kind: say what became of the status, and let it be chosen."""
        event, field = self.record, self.fields.get("kind")
        if event is None or field is None:
            return
        if key == "status":
            field.note.clear()
        elif key == "kind" and event.status != before.status:
            old = status_of(before.kind, before.status).label
            new = status_of(event.kind, event.status).label
            field.note.say(
                f"“{old}” is no status of a {event.kind}; it is now “{new}”.",
                "warn",
                [("Choose another", self._open_statuses)],
            )

    def _open_statuses(self) -> None:
        self.fields["status"].open()

    def _explain_fault(self, field: FormField, fault: KnownError | None, value: Any) -> None:
        if isinstance(fault, StaleEdit):
            if fault.deleted(self._event):
                self._catch_up()
                return
            for conflict in fault.conflicts:
                if (conflict.id, conflict.key) == (self._event, field.key):
                    self._ask(field, conflict.stored, value)
                    return
        field.complain(str(fault) if fault else f"This was not saved. {UNCHANGED}")

    # Changed elsewhere

    def _ask(self, field: FormField, stored: Any, wanted: Any = None) -> None:
        """Say that a field was changed elsewhere while it was typed in, and let one choose."""
        event, road = self.record, self._road
        if event is None or road is None:
            return
        self._contested[field.key] = wanted
        theirs = field.words(stored, event, road.chronology) or "nothing"
        field.note.say(
            f"changed elsewhere to {theirs}:",
            "warn",
            [
                ("Use theirs", lambda: self._use_theirs(field)),
                ("Keep mine", lambda: self._keep_mine(field)),
            ],
        )

    def _use_theirs(self, field: FormField) -> None:
        self._catch_up()
        self._contested.pop(field.key, None)
        field.settle()
        self.show_saved(field.key)

    def _keep_mine(self, field: FormField) -> None:
        wanted = self._contested.get(field.key)
        self._catch_up()
        self._contested.pop(field.key, None)
        event = self.record
        if event is None:
            return
        self._base[field.key] = getattr(event, field.key)
        field.settle()
        if wanted is not None:
            self._write(field, event, wanted)
        else:
            field.flush()

    def _catch_up(self) -> None:
        try:
            self._bridge.document.catch_up()
        except KnownError as error:
            self._bridge.failed.emit(error)

    def _taken_back(self, key: str) -> None:
        self._contested.pop(key, None)
        self._kept.get(self._event, {}).pop(key, None)
        if self.long_title.holds(key):
            self.long_title.drop(key)
        self.fields[key].settle()
        self.show_saved(key)
