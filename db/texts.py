"""The versions of the texts of sources, which are no part of the snapshot."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from db.columns import RowReader, select_statement
from timeline_app.records import KINDS, SourceText

_KIND = KINDS["source_text"]
_ALL = select_statement(_KIND)
_OF_SOURCE = f"{_ALL} WHERE source = ?"
_VERSION = f'{_OF_SOURCE} AND version = ? ORDER BY "row" DESC LIMIT 1'
_NEWEST = f'{_OF_SOURCE} ORDER BY version DESC, "row" DESC LIMIT 1'


def version_of(
    driver: sqlite3.Connection, source: str, version: int | None = None
) -> SourceText | None:
    """A version of a source's text, by default the newest; None where there is none."""
    if version is None:
        found = _read(driver.execute(_NEWEST, (source,)))
    else:
        found = _read(driver.execute(_VERSION, (source, version)))
    return found[0] if found else None


def versions_of(
    driver: sqlite3.Connection, sources: Iterable[str] | None = None
) -> list[SourceText]:
    """All versions of the texts of some sources, by default of all."""
    if sources is None:
        return _read(driver.execute(_ALL))
    return [text for source in sources for text in _read(driver.execute(_OF_SOURCE, (source,)))]


def _read(rows: sqlite3.Cursor) -> list[SourceText]:
    reader = RowReader(_KIND)
    records = [reader.record(row) for row in rows.fetchall()]
    return [record for record in records if isinstance(record, SourceText)]
