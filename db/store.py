"""``SqliteStore``: one open chronology file behind the ``Store`` protocol."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

from db import log, rescue, search, tables, verify
from db.columns import RowReader, select_names
from db.engine import engine_on
from db.faults import FileFault, Unreadable, fault_of
from db.look import OPEN_HERE
from db.writing import Writer
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
)


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
        self._engine = engine_on(path, write=not read_only)
        try:
            self._connection = self._engine.connect()
        except sa.exc.DBAPIError as error:
            raise fault_of(error, path) or error from error
        self._inode = _inode(path)
        if self._inode is not None:
            OPEN_HERE[self._inode] += 1
        self._last = (0, log.START)

    @contextmanager
    def _plainly(self) -> Iterator[sa.Connection]:
        """The connection, with the database's faults raised in plain words."""
        try:
            yield self._connection
        except (sa.exc.DBAPIError, sqlite3.Error, UnicodeDecodeError, Unreadable) as error:
            known = fault_of(error, self.path)
            if known is None:
                raise
            raise known from error

    @contextmanager
    def _reading(self) -> Iterator[sa.Connection]:
        """One state of the file for several reads; the lock is let go at the end."""
        with self._plainly() as connection:
            connection.exec_driver_sql("BEGIN")
            try:
                yield connection
            finally:
                _end(connection, "ROLLBACK")  # nothing to keep; COMMIT fails on a damaged file

    def load(self) -> Chronology:
        """Read the whole snapshot."""
        records: dict[str, dict[str, Any]] = {}
        with self._reading() as connection:
            self._last = self._newest(connection)
            for kind in KINDS.values():
                if kind.name not in OUTSIDE:
                    records[kind.name] = self._kind(connection, kind)
        return Chronology(records, self._last[0])

    def _kind(self, connection: sa.Connection, kind: Kind) -> dict[str, Any]:
        if not self.damaged and not self._is_older(connection):
            try:
                return _read_kind(connection, kind)
            except (sqlite3.Error, UnicodeDecodeError, Unreadable) as error:
                self._note_damage(error)
        return rescue.records_of(connection, kind)

    def _is_older(self, connection: sa.Connection) -> bool:
        """Whether the file lacks columns of ours; it is open for reading only then."""
        schema = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        return bool(self.read_only and schema < tables.SCHEMA)

    def _newest(self, connection: sa.Connection) -> tuple[int, str]:
        try:
            return log.last_entry(connection)
        except (sa.exc.DBAPIError, UnicodeDecodeError) as error:
            self._note_damage(error)
            return 0, log.START

    def _note_damage(self, error: Exception) -> None:
        """Go on reading what can be read, or raise ``error`` where it is no damage."""
        known = fault_of(error, self.path)
        if not isinstance(known, FileFault) or known.reason != "damaged":
            raise error
        self.damaged = (*self.damaged, known.happened)
        self.read_only = (
            self.read_only or f"“{self.path.name}” is damaged; it is open for reading only."
        )

    def apply(self, operation: Operation, stamp: Stamp, progress: Progress | None = None) -> int:
        """Write an operation and its log entry in one transaction; its log number."""
        if self.read_only:
            raise ReadOnly(self.read_only, "Nothing was changed.", "Save a copy to edit.")
        if _inode(self.path) != self._inode:
            raise FileFault(
                "gone",
                f"The file “{self.path.name}” was moved or deleted while it was open.",
                "Your work is still here.",
                "Save a copy elsewhere.",
            )
        with self._plainly():
            try:
                self._last = self._write(operation, stamp, progress)
            except sa.exc.DBAPIError as error:
                if not self._mend_index(error):
                    raise
                self._last = self._write(operation, stamp, progress)
        return self._last[0]

    def _write(
        self, operation: Operation, stamp: Stamp, progress: Progress | None
    ) -> tuple[int, str]:
        with self._writing() as connection:
            self._is_as_known(connection)
            try:
                last = Writer(connection, progress).write(operation, stamp)
                connection.exec_driver_sql("COMMIT")
            except sa.exc.IntegrityError as error:
                if search.is_fault(error):
                    raise
                raise BrokenReference(
                    "This refers to a record that is not there, or makes one twice.",
                    "Nothing was changed.",
                    "Look at the other window, or open the file again.",
                    detail=str(error.orig),
                ) from error
        return last

    @contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        """The connection in an immediate transaction, which is taken back unless committed."""
        self._connection.exec_driver_sql("BEGIN IMMEDIATE")
        try:
            yield self._connection
        finally:
            _end(self._connection, "ROLLBACK")

    def _is_as_known(self, connection: sa.Connection) -> None:
        """Refuse to write where the file was restored or updated under this window."""
        schema = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        if schema != tables.SCHEMA:
            raise FileFault(
                "newer",
                f"“{self.path.name}” was brought to another version while it was open here.",
                "Nothing of this edit was saved.",
                "Close it and open it again.",
                detail=f"schema {schema}",
            )
        if not _holds(connection, self._last):
            raise Replaced(
                f"“{self.path.name}” was restored from a backup while it was open here.",
                "Your edit was not saved; what is shown now is the restored state.",
                "Make the edit again if it is still right.",
            )

    def _mend_index(self, error: sa.exc.DBAPIError) -> bool:
        """Make a damaged full-text index anew; False where that is not what is wrong."""
        if self.read_only or not search.is_fault(error):
            return False
        self._make_index()
        return True

    def _make_index(self) -> None:
        with self._plainly(), self._writing() as connection:
            search.rebuild(connection)
            connection.exec_driver_sql("COMMIT")
        self.notice = "The search index was damaged and has been made anew."

    def mend_index(self) -> None:
        """Make the full-text index anew where it does not fit the records."""
        with self._reading() as connection:  # one state for all that is counted
            driver: Any = connection.connection.driver_connection
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
        with self._reading() as connection:
            entries = log.read_entries(connection, after=after, record=record, newest=newest)
            going_on = record is None and newest is None and after == self._last[0]
            if going_on and _holds(connection, self._last):
                self._last = log.last_entry(connection)
        return entries

    def logged(self, seq: int) -> LoggedOperation | None:
        """The log entry of a number, or None."""
        with self._reading() as connection:
            entries = log.read_entries(connection, seqs=[seq])
        return entries[0] if entries else None

    def headers(self, author: str) -> list[LogHeader]:
        """The headers of all operations by an author, oldest first."""
        table = tables.operation
        query = (
            sa.select(table.c.seq, table.c.label, table.c.session, table.c.reverts)
            .where(table.c.author == author)
            .order_by(table.c.seq)
        )
        try:
            with self._plainly() as connection:
                return [LogHeader(*row) for row in connection.execute(query).all()]
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
        table = tables.RECORD_TABLES["source_text"]
        query = _select(KINDS["source_text"]).where(table.c.source == source)
        if version is not None:
            query = query.where(table.c.version == version)
        query = query.order_by(table.c.version.desc(), table.c.row.desc()).limit(1)
        return next(iter(self._texts(query)), None)

    def texts(self, sources: Iterable[str] | None = None) -> list[SourceText]:
        """All versions of the texts of some sources, by default of all."""
        query = _select(KINDS["source_text"])
        if sources is None:
            return self._texts(query)
        column = tables.RECORD_TABLES["source_text"].c.source
        return [t for source in sources for t in self._texts(query.where(column == source))]

    def _texts(self, query: sa.Select[Any]) -> list[SourceText]:
        reader = RowReader(KINDS["source_text"])
        with self._plainly() as connection:
            records = [reader.record(row) for row in connection.execute(query).all()]
        return [record for record in records if isinstance(record, SourceText)]

    def search(self, words: Iterable[str]) -> set[tuple[str, str]]:
        """The (kind, id) of what has every one of some words or phrases."""
        match = search.match_text(words)
        if not match:
            return set()
        with self._plainly() as connection:
            try:
                rows = connection.exec_driver_sql(search.QUERY, (match,)).fetchall()
            except sa.exc.DBAPIError as error:
                if not self._mend_index(error):
                    raise
                rows = connection.exec_driver_sql(search.QUERY, (match,)).fetchall()
        return {(row[0], row[1]) for row in rows}

    def same_past(self) -> bool:
        """Whether the last log entry read here is still the one in the file."""
        with self._plainly() as connection:
            return _holds(connection, self._last)

    def version(self) -> int:
        """A number that changes when another connection has written."""
        with self._plainly() as connection:
            return int(connection.exec_driver_sql("PRAGMA data_version").scalar_one())

    def verify(self, progress: Progress | None = None) -> list[Damage]:
        """Compare every row with its digest, the log with its chain, and the file with itself.

        A search index that does not fit is told of and, where all else is well, made anew.
        """
        with self._reading() as connection:
            found = verify.damages(connection, progress)
        if found and not self.read_only and all(damage.rule == "index" for damage in found):
            self._make_index()
        return found

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()
        self._engine.dispose()
        if self._inode is not None:
            OPEN_HERE[self._inode] -= 1
            self._inode = None

    def identity(self) -> str:
        """The id of the chronology in this file, which its copies share."""
        table = tables.RECORD_TABLES["chronology"]
        with self._plainly() as connection:
            found = connection.execute(sa.select(table.c.id).limit(1)).scalar()
        return str(found) if found else "unnamed"


def _holds(connection: sa.Connection, entry: tuple[int, str]) -> bool:
    """Whether the log has this entry: its number and digest."""
    seq, digest = entry
    if seq == 0:
        return True
    table = tables.operation
    query = sa.select(table.c.digest).where(table.c.seq == seq)
    return bool(connection.execute(query).scalar() == digest)


def _touches(change: Any, wanted: set[tuple[str, str]]) -> bool:
    if change.before is None or change.after is None:
        return any(identity == change.id for identity, _ in wanted)
    return any((change.id, key) in wanted for key in change.after)


def _end(connection: sa.Connection, statement: str) -> None:
    driver = connection.connection.driver_connection
    if driver is not None and driver.in_transaction:
        driver.execute(statement)


def _inode(path: Path) -> tuple[int, int] | None:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _select(kind: Kind) -> sa.Select[Any]:
    table = tables.RECORD_TABLES[kind.name]
    return sa.select(*(table.c[name] for name in select_names(kind)))


_STATEMENTS = {
    kind.name: str(_select(kind).compile(dialect=sqlite.dialect())) for kind in KINDS.values()
}


def _read_kind(connection: sa.Connection, kind: Kind) -> dict[str, Any]:
    reader = RowReader(kind)
    driver: Any = connection.connection.driver_connection
    rows = driver.execute(_STATEMENTS[kind.name]).fetchall()
    read = reader.record
    return {row[0]: read(row) for row in rows}
