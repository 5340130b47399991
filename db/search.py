"""The full-text index: what of a record can be found, and how it is asked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from timeline_app.folding import fold
from timeline_app.records import Event, Excerpt, Record, Source, SourceText

_PLACES = {"event": 0, "source": 1, "source_text": 2, "excerpt": 3}
_STRIDE = 8

INDEXED = frozenset(_PLACES)
"""The kinds of record that free text finds."""

INSERT = "INSERT INTO search (rowid, kind, record, words) VALUES (?, ?, ?, ?)"
DELETE = "DELETE FROM search WHERE rowid = ?"
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
