"""Log entries read back with all of their changes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from db import tables
from db.faults import Unreadable
from timeline_app.store import LoggedChange, LoggedOperation


def read_entries(
    connection: sa.Connection,
    *,
    after: int = 0,
    record: str | None = None,
    newest: int | None = None,
    seqs: Sequence[int] | None = None,
) -> list[LoggedOperation]:
    """Log entries, oldest first, each with all of its changes."""
    table = tables.operation
    query = sa.select(table).where(table.c.seq > after)
    if record is not None:
        query = query.where(
            table.c.seq.in_(
                sa.select(tables.change.c.operation).where(tables.change.c.record == record)
            )
        )
    if seqs is not None:
        query = query.where(table.c.seq.in_(seqs))
    query = query.order_by(table.c.seq.desc())
    if newest is not None:
        query = query.limit(newest)
    rows = list(reversed(connection.execute(query).all()))
    changes = _changes_of(connection, [row.seq for row in rows])
    return [
        LoggedOperation(
            row.seq,
            row.label,
            row.author,
            row.session,
            row.written,
            row.reverts,
            row.schema,
            tuple(changes.get(row.seq, ())),
            erased=row.salt is None,
        )
        for row in rows
    ]


def _changes_of(connection: sa.Connection, seqs: list[int]) -> dict[int, list[LoggedChange]]:
    found: dict[int, list[LoggedChange]] = {}
    table = tables.change
    for start in range(0, len(seqs), 500):
        query = (
            sa.select(table.c.operation, table.c.kind, table.c.record, table.c.fields)
            .where(table.c.operation.in_(seqs[start : start + 500]))
            .order_by(table.c.row)
        )
        for seq, kind, record, fields in connection.execute(query).all():
            before, after = _sides(seq, fields)
            found.setdefault(seq, []).append(LoggedChange(kind, record, before, after))
    return found


def _sides(seq: int, fields: str) -> list[dict[str, Any] | None]:
    try:
        before, after = json.loads(fields)
    except (ValueError, TypeError) as error:
        raise Unreadable(f"log entry {seq} cannot be read") from error
    if not all(side is None or isinstance(side, dict) for side in (before, after)):
        raise Unreadable(f"log entry {seq} cannot be read")
    return [before, after]
