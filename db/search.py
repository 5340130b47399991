"""The full-text index: what of a record can be found, and how it is asked."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any

from db import rescue, schema
from timeline_app.folding import fold
from timeline_app.records import KINDS, Event, Excerpt, Record, Source, SourceText

_PLACES = {"event": 0, "source": 1, "source_text": 2, "excerpt": 3}
_STRIDE = 8

INDEXED = frozenset(_PLACES)
"""The kinds of record that free text finds."""

INSERT = "INSERT INTO search (rowid, kind, record, words) VALUES (?, ?, ?, ?)"
DELETE = "DELETE FROM search WHERE rowid = ?"
_COUNTS = {kind: f'SELECT count(*) FROM "{kind}"' for kind in _PLACES}  # noqa: S608
_NUMBERS = {kind: f'SELECT id, "row" FROM "{kind}"' for kind in _PLACES}  # noqa: S608
QUERY = "SELECT kind, record FROM search WHERE search MATCH ?"


def rowid_of(kind: str, row: int) -> int:
    """The index's rowid for a record's row."""
    return row * _STRIDE + _PLACES[kind]


def words_of(record: Record) -> str:
    """The folded words under which a record is found."""
    if isinstance(record, Event):
        parts: list[Any] = [
            record.title,
            record.short_title,
            record.number,
            record.venue,
            record.city,
            record.country,
            record.summary,
            record.assessment,
            record.date_words,
            *record.tags,
            *(str(value) for value in record.extra.values()),
        ]
    elif isinstance(record, Source):
        parts = [record.title, record.author, record.account]
    elif isinstance(record, SourceText):
        parts = [record.text]
    elif isinstance(record, Excerpt):
        parts = [record.exact, record.translation, record.speaker_as, record.note]
    else:
        return ""
    return fold("\n".join(part for part in parts if part))


def fits(driver: sqlite3.Connection) -> bool:
    """Whether the index holds as many records as there are to be found."""
    wanted = 0
    for kind in INDEXED:
        wanted += driver.execute(_COUNTS[kind]).fetchone()[0]
    sizes = driver.execute("SELECT count(*) FROM search_docsize").fetchone()[0]
    texts = driver.execute("SELECT count(*) FROM search_content").fetchone()[0]
    return bool(wanted == sizes == texts)


def check(driver: sqlite3.Connection) -> None:
    """Let FTS5 compare the index with its content; raises ``DatabaseError`` where it is bad.

    SQLite takes this for a write: on a connection for reading the index's words are only read
    through.
    """
    try:
        driver.execute("INSERT INTO search (search) VALUES ('integrity-check')")
    except sqlite3.OperationalError as error:
        if not getattr(error, "sqlite_errorname", "").startswith(
            ("SQLITE_READONLY", "SQLITE_BUSY")
        ):
            raise
        statement = "CREATE VIRTUAL TABLE temp.words USING fts5vocab('main', 'search', 'row')"
        driver.execute(statement)
        try:
            driver.execute("SELECT count(*) FROM temp.words").fetchone()
        finally:
            driver.execute("DROP TABLE temp.words")


def is_about_index(line: str) -> bool:
    """Whether a line of SQLite's check of the file is about the index alone.

    SQLite 3.44 and later look into it, too; what they find there is for ``check`` to say, and
    ``rebuild`` mends it.
    """
    return "FTS5 table main.search" in line


def is_fault(error: sqlite3.Error) -> bool:
    """Whether a fault is one of the index alone, so that ``rebuild`` may help."""
    name = getattr(error, "sqlite_errorname", "")
    # a row of ours breaks a named kind of constraint; FTS5's own rows say no more than this
    return name in ("SQLITE_CORRUPT_VTAB", "SQLITE_CONSTRAINT") or "fts5" in str(error)


def rebuild(driver: sqlite3.Connection) -> None:
    """Make the index anew from the records, in a transaction of the caller."""
    driver.execute("DROP TABLE search")
    driver.execute(schema.CREATE_SEARCH)
    for kind in sorted(INDEXED):
        numbers = driver.execute(_NUMBERS[kind]).fetchall()
        records = rescue.records_of(driver, KINDS[kind])
        found = [
            (rowid_of(kind, row), kind, identity, words_of(records[identity]))
            for identity, row in numbers
            if identity in records
        ]
        driver.executemany(INSERT, found)


def match_text(words: Iterable[str]) -> str:
    """The FTS5 query for records that have every one of some words or phrases.

    Each is folded and quoted, so that no letter of it is read as syntax; the last word of each may
    be the beginning of a longer one. Empty where nothing is asked.
    """
    terms = []
    for word in words:
        cleaned = fold(word).replace('"', " ").replace("\0", " ").strip()
        if any(letter.isalnum() for letter in cleaned):
            terms.append(f'"{cleaned}" *')
    return " AND ".join(terms)
