"""The versions of the texts of sources, which are no part of the snapshot."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from db import tables
from db.columns import RowReader
from timeline_app.records import KINDS, SourceText

_KIND = KINDS["source_text"]
_TABLE = tables.RECORD_TABLES[_KIND.name]


def version_of(
    connection: sa.Connection, source: str, version: int | None = None
) -> SourceText | None:
    """A version of a source's text, by default the newest; None where there is none."""
    query = tables.select(_KIND).where(_TABLE.c.source == source)
    if version is not None:
        query = query.where(_TABLE.c.version == version)
    query = query.order_by(_TABLE.c.version.desc(), _TABLE.c.row.desc()).limit(1)
    return next(iter(_read(connection, query)), None)


def versions_of(
    connection: sa.Connection, sources: Iterable[str] | None = None
) -> list[SourceText]:
    """All versions of the texts of some sources, by default of all."""
    query = tables.select(_KIND)
    if sources is None:
        return _read(connection, query)
    return [
        text
        for source in sources
        for text in _read(connection, query.where(_TABLE.c.source == source))
    ]


def _read(connection: sa.Connection, query: sa.Select[Any]) -> list[SourceText]:
    reader = RowReader(_KIND)
    records = [reader.record(row) for row in connection.execute(query).all()]
    return [record for record in records if isinstance(record, SourceText)]
