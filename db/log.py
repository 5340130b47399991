"""The append-only log: entries, their chain of digests, and how they are read back."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from db import tables
from db.faults import Unreadable
from timeline_app.canonical import dump, value_out
from timeline_app.changes import Change
from timeline_app.records import KINDS
from timeline_app.store import LoggedChange, LoggedOperation, Stamp

START = "0" * 64
"""The digest before the first entry."""

CHANGE_INSERT = "INSERT INTO change (operation, kind, record, fields) VALUES (?, ?, ?, ?)"


def fields_text(change: Change, texts: Mapping[int, str]) -> str:
    """A change as the log keeps it: a JSON array of the sides before and after.

    ``texts`` holds the canonical text of records by ``id()`` of the object, made once for all.
    """
    if change.made is not None:
        return f"[null,{texts[id(change.made)]}]"
    if change.removed is not None:
        return f"[{texts[id(change.removed)]},null]"
    by_key = KINDS[change.kind].by_key
    before = {key: value_out(by_key[key], pair[0]) for key, pair in change.edits.items()}
    after = {key: value_out(by_key[key], pair[1]) for key, pair in change.edits.items()}
    return dump([before, after])


def new_salt() -> str:
    """128 random bits as hex; erasing it makes what it was mixed with unguessable."""
    return secrets.token_hex(16)


def content_digest(salt: str, label: str, rows: Iterable[Sequence[Any]]) -> str:
    """SHA-256 over salt, label and the (kind, record, fields) of each change, one a line."""
    hasher = hashlib.sha256(f"{salt}\n{dump(label)}\n".encode())
    for kind, record, fields in rows:
        hasher.update(f"{dump([kind, record])} {fields}\n".encode())
    return hasher.hexdigest()


def entry_digest(previous: str, header: Mapping[str, Any], content: str) -> str:
    """SHA-256 over the digest before, the header in canonical form, and the content's digest."""
    return hashlib.sha256(f"{previous}\n{dump(dict(header))}\n{content}".encode()).hexdigest()


def header_of(seq: int, stamp: Stamp, reverts: int | None, schema: int) -> dict[str, Any]:
    """What of an entry stands in its header: never a word of the chronology itself."""
    return {
        "seq": seq,
        "author": stamp.author,
        "session": stamp.session,
        "written": stamp.written,
        "reverts": reverts,
        "schema": schema,
    }


def last_entry(connection: sa.Connection) -> tuple[int, str]:
    """The number and digest of the newest entry; (0, ``START``) for an empty log."""
    table = tables.operation
    row = connection.execute(
        sa.select(table.c.seq, table.c.digest).order_by(table.c.seq.desc()).limit(1)
    ).first()
    return (0, START) if row is None else (row[0], row[1])


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
