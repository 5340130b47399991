"""The open chronology: snapshot, store, undo and listeners."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import cached_property
from typing import NamedTuple, TypeAlias

from timeline_app.changes import Change, Conflict, Operation, StaleEdit
from timeline_app.chronology import Chronology
from timeline_app.errors import KnownError
from timeline_app.halves import without_halves
from timeline_app.records import new_id
from timeline_app.store import (
    BrokenReference,
    LoggedOperation,
    LogHeader,
    Progress,
    ReadOnly,
    Replaced,
    Stamp,
    Store,
)
from timeline_app.undo import UndoStack

Clock: TypeAlias = Callable[[], datetime]

_UNREAD = -1
_TAKEN_BACK = 64
"""How many of the last operations ``take_back`` knows."""


class Notice(NamedTuple):
    """What a listener hears: the snapshots before and after, and the operation between.

    ``own`` is False for what another window or program wrote; ``operation`` is None when the
    whole file was read anew.
    """

    old: Chronology
    new: Chronology
    operation: Operation | None
    own: bool


def utc_now() -> datetime:
    """The time now, in UTC."""
    return datetime.now(UTC)


class Document:
    """One open chronology. All edits go through ``apply``; it belongs to one thread."""

    def __init__(
        self,
        store: Store,
        author: str = "",
        *,
        session: str | None = None,
        clock: Clock = utc_now,
    ) -> None:
        self.store = store
        self.author = author
        self._session = session
        self._clock = clock
        self._listeners: list[Callable[[Notice], None]] = []
        self._version = store.version()  # before reading: what comes in between is read again
        self.chronology = store.load()
        self._undo = UndoStack.of(store.headers(author))
        self._made: deque[tuple[int, int]] = deque(maxlen=_TAKEN_BACK)

    @cached_property
    def session(self) -> str:
        """The id that the edits of this opening bear in the log; made with the first of them."""
        return self._session or new_id()

    def listen(self, listener: Callable[[Notice], None]) -> Callable[[], None]:
        """Call ``listener`` after every change; the returned function stops that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def apply(self, operation: Operation, progress: Progress | None = None) -> int:
        """Write an operation and make the next snapshot; its log number.

        Half a character, which no file can hold, is written as "�".
        Raises ``StaleEdit``, ``ReadOnly`` or another ``KnownError``; then nothing was changed.
        """
        if self.store.read_only:
            raise ReadOnly(self.store.read_only, "Nothing was changed.", "Save a copy to edit.")
        if not operation.changes:
            return self.chronology.seq
        given = id(operation)
        try:
            try:
                seq = self.store.apply(operation, self._stamp(), progress)
            except UnicodeEncodeError:
                operation = without_halves(operation)
                seq = self.store.apply(operation, self._stamp(), progress)
        except Replaced:
            self.reload()
            raise
        self._made.append((given, seq))
        try:
            if seq != self.chronology.seq + 1:
                self._read_others(seq - 1)
        except KnownError:  # it is saved: the next catch_up reads what could not be read now
            self._version = _UNREAD
            return seq
        if self.chronology.seq < seq:  # else the file was read anew, with this in it
            self._undo.note(LogHeader(seq, operation.label, self.session, operation.reverts))
            self._step(operation, seq, own=True)
        return seq

    def _stamp(self) -> Stamp:
        written = self._clock().astimezone(UTC).isoformat(timespec="milliseconds")
        return Stamp(self.author, self.session, written.replace("+00:00", "Z"))

    def _step(self, operation: Operation, seq: int, *, own: bool) -> None:
        old = self.chronology
        self.chronology = old.after(operation.changes, seq)
        self._tell(Notice(old, self.chronology, operation, own))

    def _tell(self, notice: Notice) -> None:
        for listener in tuple(self._listeners):
            listener(notice)

    def catch_up(self) -> bool:
        """Take in what others wrote since; True where there was something.

        A file that somebody holds is a ``KnownError`` of reason "locked" at once.
        """
        version = self.store.version(wait=False)
        if version == self._version:
            return False
        changed = self._read_others(None)
        self._version = version
        return changed

    def _read_others(self, last: int | None) -> bool:
        if not self.store.same_past():
            self.reload()
            return True
        entries = [
            entry
            for entry in self.store.log(after=self.chronology.seq)
            if last is None or entry.seq <= last
        ]
        try:
            for entry in entries:
                self._step(entry.operation(), entry.seq, own=False)
                self._undo.note_other(entry.header, own=entry.session == self.session)
        except KnownError:
            self.reload()
            return True
        return bool(entries)

    def reload(self) -> None:
        """Read the whole file anew, as after a restore."""
        old = self.chronology
        self._version = self.store.version()
        self.chronology = self.store.load()
        self._undo = UndoStack.of(self.store.headers(self.author))
        self._made.clear()
        self._tell(Notice(old, self.chronology, None, own=False))

    def move_to(self, store: Store) -> None:
        """Go on in another file: a copy of this one, or this one opened again.

        What others wrote there meanwhile is read; the old store is closed.
        """
        old, self.store = self.store, store
        old.close()
        self.reload()

    @property
    def undo_label(self) -> str | None:
        """The label of what ``undo`` would take back; None where there is nothing."""
        top = self._undo.undoable
        return top.label if top else None

    @property
    def redo_label(self) -> str | None:
        """The label of what ``redo`` would make again; None where there is nothing."""
        top = self._undo.redoable
        return top.label if top else None

    def undo(self) -> int | None:
        """Take back the last operation of this author, as a new one; None if there is none.

        Raises ``LaterEdits`` where somebody changed one of its fields since.
        """
        top = self._undo.undoable
        return None if top is None else self._revert(top)

    def redo(self) -> int | None:
        """Make the last operation that was taken back again; None if there is none."""
        top = self._undo.redoable
        return None if top is None else self._revert(top)

    def take_back(self, operation: Operation) -> int | None:
        """Take back one of the last operations given to ``apply``, whatever was done since.

        None where it is taken back already. Raises ``LaterEdits`` as ``undo`` does.
        """
        # An object that is asked about is alive, so that no later one can have its id.
        found = [seq for given, seq in self._made if given == id(operation)]
        header = self._undo.find(found[-1]) if found else None
        return None if header is None else self._revert(header)

    def drop_undo(self, seq: int) -> None:
        """Give up on taking back the operation with this log number; ``undo`` passes it over."""
        self._undo.drop(seq)

    def _revert(self, header: LogHeader) -> int:
        entry = self.store.logged(header.seq)
        if entry is None:
            raise KnownError("This change is no longer in the log.", "Nothing was changed.")
        reverting = entry.operation().inverse(entry.seq)
        try:
            return self.apply(reverting)
        except StaleEdit as stale:
            later = self.store.later_edits(entry.seq, _touched(reverting.changes))
            raise LaterEdits(entry, stale.conflicts, later) from stale
        except BrokenReference as broken:
            raise LaterEdits(entry, (), []) from broken


def _touched(changes: Iterable[Change]) -> list[tuple[str, str]]:
    pairs = []
    for change in changes:
        whole = change.made is not None or change.removed is not None
        keys = ["id"] if whole else list(change.edits)
        pairs += [(change.id, key) for key in keys]
    return pairs


class LaterEdits(StaleEdit):
    """An undo that would overwrite later work; it names both and changes nothing."""

    def __init__(
        self,
        entry: LoggedOperation,
        conflicts: Iterable[Conflict],
        later: list[LoggedOperation],
    ) -> None:
        super().__init__(conflicts)
        self.entry = entry
        self.later = later
        labels = "; ".join(f"“{other.label}”" for other in later[-3:])
        since = f" Since then: {labels}." if labels else ""
        why = (
            "its fields were changed later"
            if self.conflicts
            else "what refers to it was made later"
        )
        self.happened = f"“{entry.label}” cannot be undone: {why}.{since}"
        self.kept = "Nothing was overwritten."
        self.do = "Undo the later change first, or edit the field by hand."
