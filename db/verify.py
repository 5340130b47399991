"""Looking a file over: digests of rows, the log's chain, the index, and SQLite's own checks."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from db import log, rescue, search, tables
from db.columns import RowReader, select_list, stored_values
from db.faults import Unreadable
from timeline_app.canonical import record_digest
from timeline_app.records import KINDS, Kind
from timeline_app.store import Damage, Progress


def damages(connection: sa.Connection, progress: Progress | None = None) -> list[Damage]:
    """Everything in a file that is not as it was saved; an empty list is a good file.

    Rows of an older schema are compared too: what it lacks has its default, which changes no
    digest. Those of a newer schema are not, since they may hold fields that are unknown here.
    """
    driver: Any = connection.connection.driver_connection
    found = _integrity(driver)
    newer = driver.execute("PRAGMA user_version").fetchone()[0] > tables.SCHEMA
    kinds = [] if newer else list(KINDS.values())
    steps = len(kinds) + 2
    for done, kind in enumerate(kinds):
        if progress is not None:
            progress(done, steps)
        found += _rows(driver, kind)
    found += _chain(driver)
    found += _index(driver)
    if progress is not None:
        progress(steps, steps)
    return found


def _integrity(driver: sqlite3.Connection) -> list[Damage]:
    found = []
    try:
        for (line,) in driver.execute("PRAGMA integrity_check(100)").fetchall():
            if line != "ok":
                found.append(Damage("file", "", "", f"The file is damaged: {line}."))
        for row in driver.execute("PRAGMA foreign_key_check").fetchall():
            message = f"A {row[0]} refers to a {row[2]} that is not there."
            found.append(Damage("reference", str(row[0]), "", message))
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        found.append(Damage("file", "", "", f"The file is damaged: {error}."))
    return found


def _rows(driver: sqlite3.Connection, kind: Kind) -> list[Damage]:
    """Rows whose content is not what their digest says, and rows that cannot be read."""
    try:
        there = rescue.column_names(driver, kind.name)
        if not there:
            return []
        names = select_list(kind, there)
        statement = f'SELECT {names}, digest, "row" FROM "{kind.name}"'  # noqa: S608
        reader = RowReader(kind)
        found = []
        seen = set()
        for row in rescue.rows(driver, statement):
            seen.add(row[-1])
            message = _row_fault(kind, reader, row)
            if message:
                found.append(Damage("row", kind.name, str(row[0]), message))
        return found + _unread(driver, kind, seen)
    except sqlite3.DatabaseError as error:
        return [Damage("table", kind.name, "", f"The {kind.plural} cannot be read: {error}.")]


def _row_fault(kind: Kind, reader: RowReader, row: tuple[Any, ...]) -> str:
    name = f"{kind.name.replace('_', ' ')} {row[0]}".capitalize()
    try:
        record = reader.record(row)
        called = getattr(record, "title", "") or getattr(record, "name", "")
        if called:
            name = f"{name} (“{called}”)"
        intact = record_digest(record) == row[-2]
    except (ValueError, TypeError, AttributeError):
        return f"{name} cannot be read: it is not what was saved."
    if not intact:
        return f"{name} is not what was saved."
    if stored_values(kind, record) != tuple(row[:-2]):
        return f"{name}: the days of its date are not its date's."
    return ""


def _unread(driver: sqlite3.Connection, kind: Kind, seen: set[int]) -> list[Damage]:
    """The records that the index of ids knows and the table did not give."""
    statement = f'SELECT "row", id FROM "{kind.name}" ORDER BY id'  # noqa: S608
    try:
        pairs = driver.execute(statement).fetchall()
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        return [Damage("table", kind.name, "", f"The {kind.plural} cannot all be read: {error}.")]
    name = kind.name.replace("_", " ").capitalize()
    return [
        Damage("row", kind.name, str(identity), f"{name} {identity} cannot be read.")
        for row, identity in pairs
        if row not in seen
    ]


_HEADER = ("seq", "author", "session", "written", "reverts", "schema")
_ENTRIES = (
    "SELECT seq, author, session, written, reverts, schema, label, salt, content, digest "
    "FROM operation ORDER BY seq"
)
_CHANGES = 'SELECT operation, kind, record, fields FROM "change" ORDER BY operation, "row"'


def _chain(driver: sqlite3.Connection) -> list[Damage]:
    """The first break of the log's chain, and entries whose changes are not what was logged."""
    try:
        rows = driver.execute(_ENTRIES).fetchall()
        changes: dict[int, list[tuple[Any, ...]]] = {}
        cursor = driver.execute(_CHANGES)
        found: list[Damage] = []
        previous, expected = log.START, 1
        following = next(cursor, None)
        for row in rows:
            header = dict(zip(_HEADER, row, strict=False))
            label, salt, content, digest = row[len(_HEADER) :]
            if row[0] != expected or log.entry_digest(previous, header, content) != digest:
                message = f"The log's chain breaks at entry {row[0]}."
                return [*found, Damage("chain", "operation", str(row[0]), message)]
            mine = []
            while following is not None and following[0] <= row[0]:
                mine.append(following)
                following = next(cursor, None)
            if salt is not None and not _content_fits(row[0], salt, label, mine, content):
                message = f"The changes of log entry {row[0]} are not what was logged."
                found.append(Damage("log", "operation", str(row[0]), message))
            previous, expected = digest, row[0] + 1
        if following is not None:
            message = f"The log has changes of an entry {following[0]} that is not there."
            found.append(Damage("log", "operation", str(following[0]), message))
    except (sqlite3.DatabaseError, UnicodeDecodeError, TypeError) as error:
        return [Damage("log", "operation", "", f"The log cannot all be read: {error}.")]
    del changes
    return found


def _content_fits(
    seq: int, salt: str, label: str, changes: Iterable[tuple[Any, ...]], content: str
) -> bool:
    rows = list(changes)
    if any(row[0] != seq for row in rows):
        return False
    return log.content_digest(salt, label, [row[1:] for row in rows]) == content
