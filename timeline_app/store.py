"""``Store`` and ``Files``: the one door to where chronologies are kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple, Protocol, TypeAlias

from timeline_app.canonical import FieldError, from_plain, value_in
from timeline_app.changes import Change, Operation
from timeline_app.chronology import Chronology
from timeline_app.errors import KnownError
from timeline_app.records import KINDS, SourceText

Progress: TypeAlias = Callable[[int, int], None]
"""Called with (done, total) now and then; raises ``Cancelled`` to stop the work."""


class Cancelled(Exception):
    """The user stopped a long piece of work; what it had done was taken back."""


class ReadOnly(KnownError):
    """An edit of a chronology that is open for reading only."""


class BrokenReference(KnownError):
    """An edit that refers to a record that is not there, or takes away one that is referred to."""


class Replaced(KnownError):
    """An edit of a file that was restored from a backup since it was read."""


class NoLongerUndoable(KnownError):
    """An operation whose fields this version no longer has, or whose content was erased."""


class Stamp(NamedTuple):
    """Who edits and when: ``written`` is UTC as "2026-11-24T04:30:00.123Z"."""

    author: str
    session: str
    written: str


class LoggedChange(NamedTuple):
    """A change as the log keeps it: JSON objects before and after, None where no record was.

    ``before`` and ``after`` have the same keys for an edit.
    """

    kind: str
    id: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None

    def change(self) -> Change:
        """The change as a value; raises ``NoLongerUndoable`` for a kind or field now unknown."""
        try:
            kind = KINDS[self.kind]
            if self.before is None and self.after is not None:
                return Change.making(from_plain(kind, self.after))
            if self.after is None and self.before is not None:
                return Change.removing(from_plain(kind, self.before))
            before, after = self.before or {}, self.after or {}
            edits = {
                key: (value_in(kind.by_key[key], before[key]), value_in(kind.by_key[key], value))
                for key, value in after.items()
            }
        except (KeyError, FieldError) as error:
            raise NoLongerUndoable(
                "This change is of an older version of the file and can only be read.",
                "Nothing was changed.",
                detail=str(error),
            ) from error
        return Change(self.kind, self.id, edits=edits)


class LoggedOperation(NamedTuple):
    """An entry of the log. ``erased`` says that some of its content was erased for good."""

    seq: int
    label: str
    author: str
    session: str
    written: str
    reverts: int | None
    schema: int
    changes: tuple[LoggedChange, ...]
    erased: bool = False

    @property
    def header(self) -> LogHeader:
        """What the undo stack needs of it."""
        return LogHeader(self.seq, self.label, self.session, self.reverts)

    def operation(self) -> Operation:
        """The operation as a value; raises ``NoLongerUndoable``."""
        if self.erased:
            raise NoLongerUndoable(
                "Part of this change was erased for good and cannot be taken back.",
                "Nothing was changed.",
            )
        return Operation(self.label, tuple(c.change() for c in self.changes), self.reverts)


class LogHeader(NamedTuple):
    """What the undo stack needs of a log entry."""

    seq: int
    label: str
    session: str
    reverts: int | None


class Damage(NamedTuple):
    """Something in a file that is not as it was saved: where, and one sentence on it.

    ``record`` is empty where the damage is not in a record; ``rule`` is a short fixed name.
    """

    rule: str
    kind: str
    record: str
    message: str


class Place(NamedTuple):
    """Where a file lies, as far as it matters to those who work on it.

    ``shared``: on a drive of another computer. ``service``: the name of what keeps its folder the
    same on several computers, or empty. ``twins``: second copies that lie beside it.
    """

    shared: bool = False
    service: str = ""
    twins: tuple[Path, ...] = ()


class Store(Protocol):
    """One open chronology file. It belongs to the thread that opened it."""

    path: Path
    read_only: str
    """Why nothing can be written, in a sentence; empty where edits are allowed."""
    notice: str
    """What happened at opening that the user should hear once; usually empty."""

    def load(self) -> Chronology:
        """Read the whole snapshot."""
        ...

    def apply(self, operation: Operation, stamp: Stamp, progress: Progress | None = None) -> int:
        """Write an operation and its log entry in one transaction; its log number.

        Raises ``StaleEdit`` where a stored value differs, ``ReadOnly``, or another ``KnownError``
        (disk full, locked); then nothing was written.
        """
        ...

    def log(
        self,
        *,
        after: int = 0,
        record: str | None = None,
        newest: int | None = None,
    ) -> list[LoggedOperation]:
        """Log entries after a number, oldest first; of one record; at most the ``newest`` n."""
        ...

    def logged(self, seq: int) -> LoggedOperation | None:
        """The log entry of a number, or None."""
        ...

    def headers(self, author: str) -> list[LogHeader]:
        """The headers of all operations by an author, oldest first."""
        ...

    def later_edits(self, seq: int, fields: Iterable[tuple[str, str]]) -> list[LoggedOperation]:
        """Operations after ``seq`` that touched one of the (record id, key) pairs."""
        ...

    def text(self, source: str, version: int | None = None) -> SourceText | None:
        """A version of a source's text, by default the newest; None where there is none."""
        ...

    def texts(self, sources: Iterable[str] | None = None) -> list[SourceText]:
        """All versions of the texts of some sources, by default of all."""
        ...

    def search(self, words: Iterable[str]) -> set[tuple[str, str]]:
        """The (kind, id) of what has every one of some words; each may be a phrase of words.

        The last letters of a word may be missing (prefix search). Kinds: event, source,
        source_text, excerpt.
        """
        ...

    def same_past(self) -> bool:
        """Whether the last log entry read here is still the one in the file (no restore since)."""
        ...

    def goes_on_from(self, other: Store) -> bool:
        """Whether the last log entry read in another store is in this file too."""
        ...

    def version(self, *, wait: bool = True) -> int:
        """A number that changes when another connection has written (``PRAGMA data_version``).

        Without ``wait`` a file that somebody holds is a ``KnownError`` of reason "locked" at once.
        Raises a ``KnownError`` of reason "gone" where the file was moved, deleted or replaced.
        """
        ...

    def verify(self, progress: Progress | None = None) -> list[Damage]:
        """Compare every row with its digest, the log with its chain, and the file with itself."""
        ...

    def copy_to(self, target: Path) -> None:
        """Write a verified copy of what is open, even where its file has lost its name."""
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...


class Files(Protocol):
    """Where chronologies are made, opened, backed up and restored."""

    engine: str
    """What keeps the files and its version, for reports: "SQLite 3.40.1"."""

    def warm_up(self) -> None:
        """Load ahead of time what the first edit needs; it touches no file, on any thread."""
        ...

    def create(self, path: Path, operation: Operation, stamp: Stamp) -> Store:
        """Make a new file whose log begins with ``operation``; an existing file is refused."""
        ...

    def open(self, path: Path, *, read_only: bool = False) -> Store:
        """Open a file after looking it over; raises ``KnownError`` where it is not ours."""
        ...

    def place(self, path: Path) -> Place:
        """Where a file lies, or would lie; it is not opened."""
        ...

    def wait_until_free(self, path: Path, progress: Progress) -> None:
        """Wait, on any thread, until nobody else holds a file that is saved to.

        ``progress`` is called a few times a second with the seconds waited and 0.
        """
        ...

    def backup(self, path: Path, target: Path | None = None, *, reason: str = "") -> Path:
        """Write a verified copy of a file, by default among its rotating backups; its path."""
        ...

    def keep_backups_in(self, folder: Path | None) -> None:
        """Make rotating backups in this folder from now on; None: in the program's own."""
        ...

    def check_backups(self) -> None:
        """Raise ``KnownError`` where the folder of the backups is missing or cannot be written."""
        ...

    def backups(self, path: Path) -> list[Path]:
        """The rotating backups of a file, newest first."""
        ...

    def restore(self, path: Path, backup: Path) -> Path | None:
        """Put a verified backup in a file's place; the path of the copy of what was there."""
        ...
