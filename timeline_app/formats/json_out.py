"""A chronology as JSON: one array a record kind, each record in canonical form on a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from timeline_app.canonical import record_text
from timeline_app.chronology import Chronology
from timeline_app.records import KINDS, Record, SourceText

VERSION = 1
"""The number of this format."""


def write(chronology: Chronology, texts: Iterable[SourceText]) -> Iterator[bytes]:
    """The bytes of the JSON file, in parts: arrays by name, records by id.

    The same records give the same bytes, whatever file they lie in.
    """
    yield f'{{"format":"parley","version":{VERSION}'.encode()
    for kind in sorted(KINDS.values(), key=lambda kind: kind.plural):
        records: Iterable[Record] = (
            texts if kind.name == "source_text" else chronology.all(kind.name).values()
        )
        lines = [record_text(record) for record in sorted(records, key=lambda one: one.id)]
        body = ",\n".join(lines)
        yield f',\n"{kind.plural}":['.encode()
        yield (f"\n{body}\n]" if lines else "]").encode()
    yield b"}\n"
