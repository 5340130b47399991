"""Events that were deleted elsewhere while something was typed in them, and the two ways out."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import QObject

from timeline_app import operations
from timeline_app import records as r
from timeline_app.changes import Operation
from timeline_app.document import Notice
from timeline_app.errors import KnownError
from timeline_app.fields import BY_KEY
from timeline_app.one_line import one_line
from timeline_app.operations import name_of
from timeline_app.restoring import read_typed, restore
from timeline_app.store import LoggedOperation
from ui.bridge import Bridge
from ui.event_columns import words_to_keep
from ui.field_saver import FieldSaver
from ui.form_strips import GoneStrip
from ui.local_times import day_of
from ui.notices import Notices
from ui.theme import Theme

_SHOWN = 40
"""How many letters of a typed text are shown."""


class _Gone(NamedTuple):
    """A deleted event, the step that took it away, and when that was, in words."""

    event: r.Event
    deletion: Operation
    when: str


class GoneEvents(QObject):
    """Tells, in a strip over the form, of one such event after the other.

    What was typed stays with the ``saver`` until it is restored with its event or discarded.
    """

    def __init__(
        self, bridge: Bridge, saver: FieldSaver, notices: Notices, theme: Theme, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._bridge, self._saver, self._notices = bridge, saver, notices
        self._gone: dict[str, _Gone] = {}
        self.strip = GoneStrip(theme)
        self.strip.restored.connect(self.restore)
        self.strip.discarded.connect(self.discard)

    def look(self, notice: Notice) -> None:
        """See whether a change took away an event in which something is typed, or brought it."""
        for identity in self._saver.typed():
            if identity in notice.new.events:
                self._gone.pop(identity, None)
            elif identity in notice.old.events and not notice.own:
                self._note_gone(notice, identity)
        self._show()

    def look_for(self, identity: str) -> None:
        """Tell of an event that is gone although something was kept for it, after a restart."""
        entry = self._last_entry(identity)
        try:
            deletion = entry.operation() if entry is not None else None
        except KnownError:
            deletion = None
        event = _removed(deletion, identity)
        if entry is not None and deletion is not None and event is not None:
            self._gone[identity] = _Gone(event, deletion, f"was deleted {_moment(entry)}")
        else:
            self._saver.forget(identity)
        self._show()

    def _note_gone(self, notice: Notice, identity: str) -> None:
        event, deletion = notice.old.events[identity], notice.operation
        if deletion is None:  # the whole file was read anew
            deletion = operations.delete(notice.old, "event", [identity])
            self._gone[identity] = _Gone(event, deletion, "is not in the file any more")
            return
        entry = self._last_entry(identity)
        moment = f" {_moment(entry)}" if entry is not None else ""
        self._gone[identity] = _Gone(event, deletion, f"was deleted{moment}")

    def _last_entry(self, identity: str) -> LoggedOperation | None:
        store = self._bridge.document.store
        entries = self._bridge.read(lambda: store.log(record=identity, newest=1))
        return entries[-1] if entries else None

    def _show(self) -> None:
        typed = self._saver.typed()
        self._gone = {i: gone for i, gone in self._gone.items() if i in typed}
        if not self._gone:
            self.strip.say("")
            return
        identity, gone = next(iter(self._gone.items()))
        texts = "; ".join(
            f"{BY_KEY[key].label} “{one_line(text, _SHOWN)}”"
            for key, text in typed[identity].items()
            if key in BY_KEY
        )
        name = f"“{one_line(name_of(gone.event), _SHOWN)}”"
        self.strip.say(f"{name} {gone.when}. Typed in it and not saved: {texts}.")

    def restore(self) -> bool:
        """Make the event again, with what was typed, in one step; False where it was not saved."""
        if not self._gone:
            return False
        identity, gone = next(iter(self._gone.items()))
        chronology = self._bridge.chronology
        typed = self._saver.typed()[identity]
        values, unread = read_typed(typed, gone.event, chronology)
        if "date" in values:
            values["date_words"] = words_to_keep(typed["date"], values["date"])
        name = name_of(gone.event)
        label = f"Restore {name} with what was typed"
        step = restore(chronology, gone.deletion, identity, values, label)
        if not self._bridge.apply(step):
            return False
        self._saver.forget(identity)
        if unread:
            self._saver.restore_typed({identity: unread})
        self._forget(identity)
        self._bridge.select([identity], "form")
        self._notices.say(
            f"Restored {name} with what you typed.",
            "Undo",
            lambda: self._bridge.take_back(step),
            level="done",
            key_hint="Ctrl Z",
        )
        return True

    def discard(self) -> None:
        """Let what was typed go with its event; a notice offers to take that back."""
        if not self._gone:
            return
        identity, gone = next(iter(self._gone.items()))
        typed = self._saver.typed()[identity]

        def bring_back() -> None:
            self._saver.restore_typed({identity: typed})
            self._gone[identity] = gone
            self._show()

        self._saver.forget(identity)
        self._forget(identity)
        words = f"Discarded what was typed in {name_of(gone.event)}."
        self._notices.say(words, "Undo", bring_back, level="done", icon="trash")

    def _forget(self, identity: str) -> None:
        self._gone.pop(identity, None)
        self._show()


def _removed(deletion: Operation | None, identity: str) -> r.Event | None:
    """The event that a step took away, or None."""
    changes = deletion.changes if deletion is not None else ()
    found = (one.removed for one in changes if one.id == identity)
    return next((one for one in found if isinstance(one, r.Event)), None)


def _moment(entry: LoggedOperation) -> str:
    """When something was done, and by whom: "at 10:42 by A. Analyst"."""
    moment = datetime.fromisoformat(entry.written).astimezone()
    is_today = moment.date() == datetime.now().astimezone().date()
    when = f"at {moment:%H:%M}" if is_today else f"on {day_of(moment)} at {moment:%H:%M}"
    return f"{when} by {entry.author}" if entry.author else when
