"""One operation into the file: rows, search index and log, inside a transaction of the caller."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from db import log, schema, search, tables
from db.columns import RowReader, row_values, select_names
from db.core import driver_of
from db.faults import Unreadable
from timeline_app.canonical import digest_of, record_digest, record_text
from timeline_app.changes import Change, Conflict, Operation, StaleEdit, apply_change
from timeline_app.records import KINDS, Record
from timeline_app.store import Progress, Stamp

_CHUNK = 500
_STEP = 5000


class Writer:
    """Writes one operation on a connection that has begun an immediate transaction."""

    def __init__(self, connection: sa.Connection, progress: Progress | None = None) -> None:
        self._connection = connection
        self._progress = progress
        self._rows: dict[tuple[str, str], int] = {}
        self._before: dict[tuple[str, str], Record] = {}
        self._texts: dict[int, str] = {}

    def write(self, operation: Operation, stamp: Stamp) -> tuple[int, str]:
        """Make the changes and the log entry; its number and digest. Raises ``StaleEdit``."""
        self._fetch(operation.changes)
        after = self._applied(operation.changes)
        self._store(after)
        return self._log(operation, stamp)

    def _fetch(self, changes: Iterable[Change]) -> None:
        wanted: dict[str, set[str]] = {}
        for change in changes:
            wanted.setdefault(change.kind, set()).add(change.id)
        for kind, ids in wanted.items():
            if self._connection.execute(
                sa.select(tables.RECORD_TABLES[kind].c.row).limit(1)
            ).first():
                self._fetch_kind(kind, sorted(ids))

    def _fetch_kind(self, kind: str, ids: Sequence[str]) -> None:
        table = tables.RECORD_TABLES[kind]
        reader = RowReader(KINDS[kind])
        columns = [table.c[name] for name in select_names(KINDS[kind])]
        for start in range(0, len(ids), _CHUNK):
            query = sa.select(*columns, table.c.digest, table.c.row).where(
                table.c.id.in_(ids[start : start + _CHUNK])
            )
            for row in self._connection.execute(query).all():
                record = reader.record(row)
                if record_digest(record) != row[-2]:  # else the edit would hide the damage
                    raise Unreadable(f"{kind.replace('_', ' ')} {record.id} is not what was saved")
                self._before[kind, record.id] = record
                self._rows[kind, record.id] = row[-1]

    def _applied(self, changes: Iterable[Change]) -> dict[tuple[str, str], Record | None]:
        after: dict[tuple[str, str], Record | None] = {}
        conflicts: list[Conflict] = []
        for change in changes:
            key = (change.kind, change.id)
            current = after[key] if key in after else self._before.get(key)
            try:
                after[key] = apply_change(current, change)
            except StaleEdit as stale:
                conflicts.extend(stale.conflicts)
        if conflicts:
            raise StaleEdit(conflicts)
        return after

    def _store(self, after: dict[tuple[str, str], Record | None]) -> None:
        made: dict[str, list[Record]] = {}
        gone: dict[str, list[int]] = {}
        for (kind, identity), record in after.items():
            before = self._before.get((kind, identity))
            if record is None:
                if before is not None:
                    gone.setdefault(kind, []).append(self._rows[kind, identity])
            elif before is None:
                made.setdefault(kind, []).append(record)
            else:
                self._update(kind, record)
        for kind, rows in gone.items():
            self._delete(kind, rows)
        total = sum(len(records) for records in made.values())
        done = 0
        for kind, records in made.items():
            row = self._next_row(kind)
            for start in range(0, len(records), _STEP):
                part = records[start : start + _STEP]
                self._insert(kind, part, row + start)
                done += len(part)
                if self._progress is not None:
                    self._progress(done, total)

    def _next_row(self, kind: str) -> int:
        table = tables.RECORD_TABLES[kind]
        newest = self._connection.execute(sa.select(sa.func.max(table.c.row))).scalar()
        return (newest or 0) + 1

    def _text(self, record: Record) -> str:
        text = self._texts.get(id(record))
        if text is None:
            text = self._texts[id(record)] = record_text(record)
        return text

    def _insert(self, kind: str, records: Sequence[Record], first_row: int) -> None:
        names = ["row", *select_names(KINDS[kind]), "digest"]
        quoted = ", ".join(f'"{name}"' for name in names)
        marks = ", ".join("?" * len(names))
        rows = [
            (row, *row_values(KINDS[kind], record), digest_of(kind, self._text(record)))
            for row, record in enumerate(records, start=first_row)
        ]
        self._many(f'INSERT INTO "{kind}" ({quoted}) VALUES ({marks})', rows)  # noqa: S608
        if kind in search.INDEXED:
            found = [
                (search.rowid_of(kind, row), kind, record.id, search.words_of(record))
                for row, record in enumerate(records, start=first_row)
            ]
            self._many(search.INSERT, found)

    def _many(self, statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
        self._connection.exec_driver_sql(statement, list(rows))

    def _update(self, kind: str, record: Record) -> None:
        table = tables.RECORD_TABLES[kind]
        row = self._rows[kind, record.id]
        values = dict(zip(select_names(KINDS[kind]), row_values(KINDS[kind], record), strict=True))
        values["digest"] = digest_of(kind, self._text(record))
        self._connection.execute(sa.update(table).where(table.c.row == row).values(values))
        if kind in search.INDEXED:
            rowid = search.rowid_of(kind, row)
            self._connection.exec_driver_sql(search.DELETE, (rowid,))
            self._connection.exec_driver_sql(
                search.INSERT, (rowid, kind, record.id, search.words_of(record))
            )

    def _delete(self, kind: str, rows: Sequence[int]) -> None:
        self._many(f'DELETE FROM "{kind}" WHERE "row" = ?', [(row,) for row in rows])  # noqa: S608
        if kind in search.INDEXED:
            self._many(search.DELETE, [(search.rowid_of(kind, row),) for row in rows])

    def _log(self, operation: Operation, stamp: Stamp) -> tuple[int, str]:
        newest, previous = log.last_entry(driver_of(self._connection))
        seq = newest + 1
        for change in operation.changes:
            whole = change.made or change.removed
            if whole is not None:
                self._text(whole)
        rows = [(c.kind, c.id, log.fields_text(c, self._texts)) for c in operation.changes]
        salt = log.new_salt()
        content = log.content_digest(salt, operation.label, rows)
        header = log.header_of(seq, stamp, operation.reverts, schema.SCHEMA)
        digest = log.entry_digest(previous, header, content)
        self._connection.execute(
            sa.insert(tables.operation).values(
                **header, label=operation.label, salt=salt, content=content, digest=digest
            )
        )
        self._many(log.CHANGE_INSERT, [(seq, *row) for row in rows])
        return seq, digest
