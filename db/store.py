"""``SqliteStore``: one open chronology file behind the ``Store`` protocol."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db import backup as copies
from db import engine, log, rescue, schema, search, texts, verify
from db.columns import RowReader, select_statement
from db.engine import patience, raw
from db.faults import FileFault, Unreadable, fault_of
from db.look import OPEN_HERE
from timeline_app.changes import Operation
from timeline_app.chronology import OUTSIDE, Chronology
from timeline_app.records import KINDS, Kind, SourceText
from timeline_app.store import (
    BrokenReference,
    Damage,
    LoggedOperation,
    LogHeader,
    Progress,
    ReadOnly,
    Replaced,
    Stamp,
    Store,
)

if TYPE_CHECKING:
    import sqlalchemy as sa


class SqliteStore:
    """One open chronology file. It belongs to the thread that opened it."""

    def __init__(
        self,
        path: Path,
        *,
        read_only: str = "",
        notice: str = "",
        damaged: tuple[str, ...] = (),
    ) -> None:
        self.path = path
        self.read_only = read_only
        self.notice = notice
        self.damaged = damaged
        """What is known to be damaged, a sentence each; then what can be read is read."""
        self._core: sa.Connection | None = None
        self._inode: tuple[int, int] | None = None
        with self._plainly():
            self._driver = raw(path, write=not read_only)
        self._inode = _inode(path)
        if self._inode is not None:
            OPEN_HERE[self._inode] += 1
        self._last = (0, log.START)

    @contextmanager
    def _plainly(self) -> Iterator[None]:
        """The database's faults raised in plain words."""
        try:
            yield
        except (sqlite3.Error, UnicodeDecodeError, Unreadable) as error:
            known = fault_of(error, self.path)
            if known is None and self._inode is not None:
                self._is_there()  # what is left of a file that is gone may read as anything
            if known is None:
                raise
            raise known from error

    @contextmanager
    def _by_core(self) -> Iterator[sa.Connection]:
        """The same connection for statements of SQLAlchemy's; asked for before a transaction."""
        from db.core import as_the_driver_says, core_on

        with as_the_driver_says():
            if self._core is None:
                self._core = core_on(self._driver)
            yield self._core

    @contextmanager
    def _within(self, begin: str) -> Iterator[None]:
        """A transaction, which is taken back unless it was committed."""
        self._driver.execute(begin)
        try:
            yield
        finally:
            if self._driver.in_transaction:
                self._driver.execute("ROLLBACK")

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """One state of the file for several reads; the lock is let go at the end."""
        with self._plainly(), self._within("BEGIN"):
            yield self._driver  # nothing to keep; COMMIT would fail on a damaged file

    def load(self) -> Chronology:
        """Read the whole snapshot."""
        records: dict[str, dict[str, Any]] = {}
        with self._reading():
            self._last = self._newest()
            for kind in KINDS.values():
                if kind.name not in OUTSIDE:
                    records[kind.name] = self._kind(kind)
        return Chronology(records, self._last[0])

    def _kind(self, kind: Kind) -> dict[str, Any]:
        if not self.damaged and not self._is_older():
            try:
                return _read_kind(self._driver, kind)
            except (sqlite3.Error, UnicodeDecodeError, Unreadable) as error:
                self._note_damage(error)
        return rescue.records_of(self._driver, kind)

    def _pragma(self, statement: str) -> int:
        return int(self._driver.execute(statement).fetchall()[0][0])

    def _is_older(self) -> bool:
        """Whether the file lacks columns of ours; it is open for reading only then."""
        return bool(self.read_only) and self._pragma("PRAGMA user_version") < schema.SCHEMA

    def _newest(self) -> tuple[int, str]:
        try:
            return log.last_entry(self._driver)
        except (sqlite3.Error, UnicodeDecodeError) as error:
            self._note_damage(error)
            return 0, log.START

    def _note_damage(self, error: Exception) -> None:
        """Go on reading what can be read, or raise ``error`` where it is no damage."""
        known = fault_of(error, self.path)
        if not isinstance(known, FileFault) or known.reason != "damaged":
            raise error
        self.damaged = (*self.damaged, known.happened)
        name = f"“{self.path.name}” is damaged"
        if self.read_only:
            self.notice = f"{self.notice} {name}: what cannot be read is left out.".strip()
        self.read_only = self.read_only or f"{name}; it is open for reading only."

    def apply(self, operation: Operation, stamp: Stamp, progress: Progress | None = None) -> int:
        """Write an operation and its log entry in one transaction; its log number."""
        if self.read_only:
            raise ReadOnly(self.read_only, "Nothing was changed.", "Save a copy to edit.")
        self._is_there()
        with self._plainly():
            try:
                self._last = self._write(operation, stamp, progress)
            except sqlite3.Error as error:
                if not self._mend_index(error):
                    raise
                self._last = self._write(operation, stamp, progress)
        return self._last[0]

    def _is_there(self) -> None:
        """Refuse to go on where the name now leads to nothing, or to another file."""
        if _inode(self.path) != self._inode:
            raise FileFault(
                "gone",
                f"The file “{self.path.name}” is gone from disk: it was moved or deleted, or its "
                "drive was taken out.",
                "Your work is still here.",
                "Save it elsewhere, or bring the file back.",
            )

    def _write(
        self, operation: Operation, stamp: Stamp, progress: Progress | None
    ) -> tuple[int, str]:
        from db.writing import Writer

        try:
            with self._by_core() as core, self._within("BEGIN IMMEDIATE"):
                self._is_as_known()
                last = Writer(core, progress).write(operation, stamp)
                self._driver.execute("COMMIT")
        except sqlite3.IntegrityError as error:
            if search.is_fault(error):
                raise
            raise BrokenReference(
                "This refers to a record that is not there, or makes one twice.",
                "Nothing was changed.",
                "Look at the other window, or open the file again.",
                detail=str(error),
            ) from error
        return last

    def _is_as_known(self) -> None:
        """Refuse to write where the file was restored or updated under this window."""
        version = self._pragma("PRAGMA user_version")
        if version != schema.SCHEMA:
            raise FileFault(
                "newer",
                f"“{self.path.name}” was brought to another version while it was open here.",
                "Nothing of this edit was saved.",
                "Close it and open it again.",
                detail=f"schema {version}",
            )
        if not log.holds(self._driver, self._last):
            raise Replaced(
                f"“{self.path.name}” was restored from a backup while it was open here.",
                "Your edit was not saved; what is shown now is the restored state.",
                "Make the edit again if it is still right.",
            )

    def _mend_index(self, error: sqlite3.Error) -> bool:
        """Make a damaged full-text index anew; False where that is not what is wrong."""
        if self.read_only or not search.is_fault(error):
            return False
        self._make_index()
        return True

    def _make_index(self) -> None:
        with self._plainly(), self._within("BEGIN IMMEDIATE"):
            search.rebuild(self._driver)
            self._driver.execute("COMMIT")
        self.notice = "The search index was damaged and has been made anew."

    def mend_index(self) -> None:
        """Make the full-text index anew where it does not fit the records."""
        with self._reading() as driver:  # one state for all that is counted
            try:
                fits = search.fits(driver)
            except sqlite3.DatabaseError as error:
                fits = getattr(error, "sqlite_errorname", "").startswith("SQLITE_BUSY")
        if not fits:
            self._make_index()

    def log(
        self, *, after: int = 0, record: str | None = None, newest: int | None = None
    ) -> list[LoggedOperation]:
        """Log entries after a number, oldest first; of one record; at most the ``newest`` n."""
        from db import history

        with self._plainly(), self._by_core() as core, self._within("BEGIN"):
            entries = history.read_entries(core, after=after, record=record, newest=newest)
            going_on = record is None and newest is None and after == self._last[0]
            if going_on and log.holds(self._driver, self._last):
                self._last = log.last_entry(self._driver)
        return entries

    def logged(self, seq: int) -> LoggedOperation | None:
        """The log entry of a number, or None."""
        from db import history

        with self._plainly(), self._by_core() as core, self._within("BEGIN"):
            entries = history.read_entries(core, seqs=[seq])
        return entries[0] if entries else None

    def headers(self, author: str) -> list[LogHeader]:
        """The headers of all operations by an author, oldest first."""
        try:
            with self._plainly():
                return log.headers_by(self._driver, author)
        except FileFault:
            if self.damaged:
                return []
            raise

    def later_edits(self, seq: int, fields: Iterable[tuple[str, str]]) -> list[LoggedOperation]:
        """Operations after ``seq`` that touched one of the (record id, key) pairs."""
        wanted = set(fields)
        found: dict[int, LoggedOperation] = {}
        for identity in {record for record, _ in wanted}:
            for entry in self.log(after=seq, record=identity):
                if any(_touches(change, wanted) for change in entry.changes):
                    found[entry.seq] = entry
        return [found[number] for number in sorted(found)]

    def text(self, source: str, version: int | None = None) -> SourceText | None:
        """A version of a source's text, by default the newest; None where there is none."""
        with self._plainly():
            return texts.version_of(self._driver, source, version)

    def texts(self, sources: Iterable[str] | None = None) -> list[SourceText]:
        """All versions of the texts of some sources, by default of all."""
        with self._plainly():
            return texts.versions_of(self._driver, sources)

    def search(self, words: Iterable[str]) -> set[tuple[str, str]]:
        """The (kind, id) of what has every one of some words or phrases."""
        match = search.match_text(words)
        if not match:
            return set()
        with self._plainly():
            try:
                rows = self._driver.execute(search.QUERY, (match,)).fetchall()
            except sqlite3.Error as error:
                if not self._mend_index(error):
                    raise
                rows = self._driver.execute(search.QUERY, (match,)).fetchall()
        return {(row[0], row[1]) for row in rows}

    def same_past(self) -> bool:
        """Whether the last log entry read here is still the one in the file."""
        with self._plainly():
            return log.holds(self._driver, self._last)

    def goes_on_from(self, other: Store) -> bool:
        """Whether the last log entry read in another store is in this file too."""
        with self._plainly():
            return isinstance(other, SqliteStore) and log.holds(self._driver, other._last)

    def version(self, *, wait: bool = True) -> int:
        """A number that changes when another connection has written."""
        self._is_there()
        with self._plainly():
            if wait:
                return self._pragma("PRAGMA data_version")
            try:
                self._driver.execute(patience(0)).fetchall()
                return self._pragma("PRAGMA data_version")
            finally:
                self._driver.execute(patience(engine.PATIENCE)).fetchall()

    def verify(self, progress: Progress | None = None) -> list[Damage]:
        """Compare every row with its digest, the log with its chain, and the file with itself.

        A search index that does not fit is told of and, where all else is well, made anew.
        """
        with self._reading() as driver:
            found = verify.damages(driver, progress)
        if found and not self.read_only and all(damage.rule == "index" for damage in found):
            self._make_index()
        return found

    def copy_to(self, target: Path) -> None:
        """Write a verified copy of what is open, even where its file has lost its name."""
        with self._plainly():
            copies.copy_open(self._driver, self.path, target)

    def close(self) -> None:
        """Let go of the file."""
        if self._core is not None:
            self._core.close()
        self._driver.close()
        if self._inode is not None:
            OPEN_HERE[self._inode] -= 1
            self._inode = None

    def identity(self) -> str:
        """The id of the chronology in this file, which its copies share."""
        with self._plainly():
            rows = self._driver.execute("SELECT id FROM chronology LIMIT 1").fetchall()
        return str(rows[0][0]) if rows and rows[0][0] else "unnamed"


def _touches(change: Any, wanted: set[tuple[str, str]]) -> bool:
    if change.before is None or change.after is None:
        return any(identity == change.id for identity, _ in wanted)
    return any((change.id, key) in wanted for key in change.after)


def _inode(path: Path) -> tuple[int, int] | None:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino


_STATEMENTS = {kind.name: select_statement(kind) for kind in KINDS.values()}


def _read_kind(driver: sqlite3.Connection, kind: Kind) -> dict[str, Any]:
    read = RowReader(kind).record
    return {row[0]: read(row) for row in driver.execute(_STATEMENTS[kind.name]).fetchall()}
