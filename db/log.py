"""The append-only log: its entries, their chain of digests, and which of them are there."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from timeline_app.canonical import dump, value_out
from timeline_app.changes import Change
from timeline_app.records import KINDS
from timeline_app.store import LogHeader, Stamp

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
    return os.urandom(16).hex()


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


_LAST = "SELECT seq, digest FROM operation ORDER BY seq DESC LIMIT 1"
_DIGEST = "SELECT digest FROM operation WHERE seq = ?"
_HEADERS = "SELECT seq, label, session, reverts FROM operation WHERE author = ? ORDER BY seq"


def last_entry(driver: sqlite3.Connection) -> tuple[int, str]:
    """The number and digest of the newest entry; (0, ``START``) for an empty log."""
    rows = driver.execute(_LAST).fetchall()
    return (rows[0][0], rows[0][1]) if rows else (0, START)


def holds(driver: sqlite3.Connection, entry: tuple[int, str]) -> bool:
    """Whether the log has this entry: its number and digest."""
    seq, digest = entry
    return seq == 0 or driver.execute(_DIGEST, (seq,)).fetchall() == [(digest,)]


def headers_by(driver: sqlite3.Connection, author: str) -> list[LogHeader]:
    """The headers of all entries by an author, oldest first."""
    return [LogHeader(*row) for row in driver.execute(_HEADERS, (author,)).fetchall()]
