"""Looking a file over: digests of rows, the log's chain, the index, and SQLite's own checks."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from itertools import groupby
from operator import itemgetter
from typing import Any

from db import log, replay, rescue, schema, search
from db.columns import RowReader, row_values, select_list
from timeline_app.canonical import record_digest
from timeline_app.records import KINDS, Kind
from timeline_app.store import Damage, Progress


def damages(driver: sqlite3.Connection, progress: Progress | None = None) -> list[Damage]:
    """Everything in a file that is not as it was saved; an empty list is a good file.

    Rows of an older schema are compared too: what it lacks has its default, which changes no
    digest. Those of a newer schema are not, since they may hold fields that are unknown here.
    """
    found = _integrity(driver)
    newer = driver.execute("PRAGMA user_version").fetchone()[0] > schema.SCHEMA
    kinds = [] if newer else list(KINDS.values())
    steps = len(kinds) + 2
    for done, kind in enumerate(kinds):
        if progress is not None:
            progress(done, steps)
        found += _rows(driver, kind)
    if found and not newer:
        found += _lost(driver, found)
    found += _chain(driver)
    found += _index(driver)
    if not found and not newer:
        found += replay.disagreements(driver)
    if progress is not None:
        progress(steps, steps)
    return found


def _integrity(driver: sqlite3.Connection) -> list[Damage]:
    found = []
    try:
        for (line,) in driver.execute("PRAGMA integrity_check(100)").fetchall():
            if line != "ok" and not search.is_about_index(line):
                found.append(Damage("file", "", "", f"The file is damaged: {line}."))
        for row in driver.execute("PRAGMA foreign_key_check").fetchall():
            one, other = (str(name).replace("_", " ") for name in (row[0], row[2]))
            message = f"One {one} refers to one {other} that is not there."
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
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        return [Damage("table", kind.name, "", f"The {kind.plural} cannot be read: {error}.")]


def _row_fault(kind: Kind, reader: RowReader, row: tuple[Any, ...]) -> str:
    name = _called(kind.name, row[0])
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
    if row_values(kind, record) != tuple(row[:-2]):
        return f"{name}: the days of its date are not its date's."
    return ""


def _unread(driver: sqlite3.Connection, kind: Kind, seen: set[int]) -> list[Damage]:
    """The records that the index of ids knows and the table did not give."""
    statement = f'SELECT "row", id FROM "{kind.name}" ORDER BY id'  # noqa: S608
    try:
        pairs = driver.execute(statement).fetchall()
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        return [Damage("table", kind.name, "", f"The {kind.plural} cannot all be read: {error}.")]
    return [
        Damage("row", kind.name, str(identity), f"{_called(kind.name, identity)} cannot be read.")
        for row, identity in pairs
        if row not in seen
    ]


def _lost(driver: sqlite3.Connection, found: list[Damage]) -> list[Damage]:
    """Records of a damaged file that only the log still knows, beside those found already."""
    last: dict[tuple[str, str], str] = {}
    query = 'SELECT kind, record, fields, "row" FROM "change"'
    for kind, record, fields, _ in rescue.rows(driver, query):
        last[kind, record] = fields
    there = {(damage.kind, damage.record) for damage in found}
    kinds = [name for name in KINDS if rescue.column_names(driver, name)]
    for name in kinds:
        rows = rescue.rows(driver, f'SELECT id, "row" FROM "{name}" NOT INDEXED')  # noqa: S608
        there.update((name, str(row[0])) for row in rows)
    return [
        Damage("row", kind, record, f"{_called(kind, record)} is gone.")
        for (kind, record), fields in last.items()
        if kind in kinds and (kind, record) not in there and not str(fields).endswith(",null]")
    ]


def _called(kind: str, identity: object) -> str:
    return f"{kind.replace('_', ' ').capitalize()} {identity}"


_HEADER = ("seq", "author", "session", "written", "reverts", "schema")
_ENTRIES = (
    "SELECT seq, author, session, written, reverts, schema, label, salt, content, digest "
    "FROM operation ORDER BY seq"
)
_CHANGES = 'SELECT operation, kind, record, fields FROM "change" ORDER BY operation, "row"'

_ERASED = "SELECT record FROM \"change\" WHERE kind = 'operation'"
"""The log entries that a later one says it emptied."""


def _chain(driver: sqlite3.Connection) -> list[Damage]:
    """The first break of the log's chain, and entries whose changes are not what was logged."""
    try:
        entries = driver.execute(_ENTRIES).fetchall()
        with closing(driver.execute(_CHANGES)) as changes:
            erased = {row[0] for row in driver.execute(_ERASED).fetchall()}
            return _walk(entries, changes, erased)
    except (sqlite3.DatabaseError, UnicodeDecodeError, TypeError) as error:
        return [Damage("log", "operation", "", f"The log cannot all be read: {error}.")]


def _content(
    seq: int, salt: str | None, label: str, rows: list[Any], content: str, erased: set[str]
) -> list[Damage]:
    """What is wrong with the content of a log entry; an emptied one must be named by an erasure."""
    if salt is None and str(seq) not in erased:
        message = f"Log entry {seq} was emptied, and no later entry says that it was erased."
    elif salt is not None and log.content_digest(salt, label, rows) != content:
        message = f"The changes of log entry {seq} are not what was logged."
    else:
        return []
    return [Damage("log", "operation", str(seq), message)]


def _walk(
    entries: list[tuple[Any, ...]], changes: Iterable[tuple[Any, ...]], erased: set[str]
) -> list[Damage]:
    found: list[Damage] = []
    groups = groupby(changes, key=itemgetter(0))
    group = next(groups, None)
    previous, expected = log.START, 1
    whole = True
    for entry in entries:
        seq, (label, salt, content, digest) = entry[0], entry[len(_HEADER) :]
        header = dict(zip(_HEADER, entry, strict=False))
        if whole and (seq != expected or log.entry_digest(previous, header, content) != digest):
            whole = False
            message = f"The log's chain breaks at entry {seq}."
            found.append(Damage("chain", "operation", str(seq), message))
        rows: list[tuple[Any, ...]] = []
        while group is not None and group[0] <= seq:
            rows = [row[1:] for row in group[1]] if group[0] == seq else rows
            group = next(groups, None)
        found += _content(seq, salt, label, rows, content, erased)
        previous, expected = digest, seq + 1
    return found


def _index(driver: sqlite3.Connection) -> list[Damage]:
    """A full-text index that does not fit itself or the records."""
    try:
        if not search.fits(driver):
            return [Damage("index", "", "", "The search index does not fit the records.")]
        search.check(driver)
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        return [Damage("index", "", "", f"The search index cannot be read: {error}.")]
    return []
