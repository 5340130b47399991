"""How one field of a record is declared: its type, its default, what it refers to."""

from __future__ import annotations

import dataclasses
import enum
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

EMPTY_MAP: Mapping[str, Any] = MappingProxyType({})
"""The shared empty table; a record's own table is never changed in place."""


class FieldType(enum.Enum):
    """What a field holds, and so how it is stored, written and compared."""

    TEXT = "text"
    """Unicode text, possibly empty; never None."""
    REFERENCE = "reference"
    """The id of another record, or None."""
    INTEGER = "integer"
    """A whole number of at most 63 bits, or None."""
    DATE = "date"
    """An ``EventDate``, or None."""
    LIST = "list"
    """A tuple of texts."""
    MAP = "map"
    """A JSON object: text keys, JSON values."""
    BYTES = "bytes"
    """Binary content; base64 (RFC 4648) wherever it is written as text."""


@dataclasses.dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field of a record class, as tables, log, JSON and digests need it."""

    name: str
    """The attribute's name in Python; ends in "_" where the key is a Python keyword."""
    key: str
    """The name in the file, in the log and in JSON."""
    type: FieldType
    default: Any
    """The value that is left out when a record is written; meaningless if ``required``."""
    required: bool
    reference: str | None
    """The kind of record it refers to, enforced by the database; None for all others."""


def _declare(kind: FieldType, default: Any, reference: str | None = None) -> Any:
    metadata = {"type": kind, "reference": reference}
    if default is dataclasses.MISSING:
        return dataclasses.field(metadata=metadata)
    return dataclasses.field(default=default, metadata=metadata)


def text(default: str = "") -> Any:
    """Declare a text field."""
    return _declare(FieldType.TEXT, default)


def reference(kind: str) -> Any:
    """Declare a reference to a record of ``kind`` that may be absent (None)."""
    return _declare(FieldType.REFERENCE, None, kind)


def owner(kind: str) -> Any:
    """Declare a reference that every record has: it belongs to the record of ``kind``."""
    return _declare(FieldType.REFERENCE, dataclasses.MISSING, kind)


def integer(default: int | None = None) -> Any:
    """Declare a whole number."""
    return _declare(FieldType.INTEGER, default)


def day() -> Any:
    """Declare a date as precise as its source (``EventDate``), or None."""
    return _declare(FieldType.DATE, None)


def texts() -> Any:
    """Declare a list of texts, empty by default."""
    return _declare(FieldType.LIST, ())


def table() -> Any:
    """Declare a JSON object, empty by default."""
    return dataclasses.field(
        default_factory=lambda: EMPTY_MAP, metadata={"type": FieldType.MAP, "reference": None}
    )


def binary() -> Any:
    """Declare binary content, empty by default."""
    return _declare(FieldType.BYTES, b"")


def specs_of(record_class: type[Any]) -> tuple[FieldSpec, ...]:
    """The declared fields of a record class in their order, without ``id``."""
    found = []
    for item in dataclasses.fields(record_class):
        if item.name == "id":
            continue
        kind = item.metadata["type"]
        default = EMPTY_MAP if kind is FieldType.MAP else item.default
        found.append(
            FieldSpec(
                name=item.name,
                key=item.name.rstrip("_"),
                type=kind,
                default=default,
                required=default is dataclasses.MISSING,
                reference=item.metadata["reference"],
            )
        )
    return tuple(found)
