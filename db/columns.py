"""How the fields of records become columns, and rows become records again."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Container, Sequence
from operator import attrgetter
from typing import Any, NamedTuple

from db.faults import Unreadable
from timeline_app.canonical import dump
from timeline_app.dates import EventDate
from timeline_app.field_types import EMPTY_MAP, FieldSpec, FieldType
from timeline_app.records import KINDS, Kind, Record


class Column(NamedTuple):
    """A column of a record's table: a text or a number, and the text it has by default."""

    name: str
    is_number: bool = False
    is_nullable: bool = True
    default: str | None = None


def layout_of(spec: FieldSpec) -> list[Column]:
    """The columns of a field: one, or three for a date (EDTF, first and last day).

    Days are ``date.toordinal()`` numbers; null is open.
    """
    if spec.type is FieldType.DATE:
        ends = [Column(f"{spec.key}_{end}", is_number=True) for end in ("first", "last")]
        return [Column(spec.key), *ends]
    if spec.type is FieldType.REFERENCE:
        return [Column(spec.key, is_nullable=not spec.required)]
    if spec.type is FieldType.INTEGER:
        return [Column(spec.key, is_number=True, is_nullable=spec.default is None)]
    default = {FieldType.LIST: "[]", FieldType.MAP: "{}"}.get(spec.type)
    if default is None:
        default = spec.default if spec.type is FieldType.TEXT else ""
    return [Column(spec.key, is_nullable=False, default=default)]


def select_names(kind: Kind) -> list[str]:
    """The column names that ``RowReader`` reads, in its order."""
    days = [s.key for s in kind.specs if s.type is FieldType.DATE]
    ends = [f"{key}_{end}" for key in days for end in ("first", "last")]
    return ["id", *(spec.key for spec in kind.specs), *ends]


def select_statement(kind: Kind) -> str:
    """The SQL that selects ``select_names`` of a table that has them all.

    With the table's name before it, a name that is not there is never read as a text.
    """
    names = ", ".join(f'"{kind.name}"."{name}"' for name in select_names(kind))
    return f'SELECT {names} FROM "{kind.name}"'  # noqa: S608 - names of ours


def select_list(kind: Kind, there: Container[str]) -> str:
    """``select_names`` as SQL, for a file of an older schema: a missing column has its default."""
    missing = {
        column.name: _literal(column, spec)
        for spec in kind.specs
        for column in layout_of(spec)
        if column.name not in there
    }
    return ", ".join(missing.get(name, f'"{name}"') for name in select_names(kind))


def _literal(column: Column, spec: FieldSpec) -> str:
    if column.is_nullable:
        return "NULL"
    if column.is_number:
        return f"{spec.default:d}"
    return "'{}'".format((column.default or "").replace("'", "''"))


def _list_back(text: str) -> tuple[str, ...]:
    if text == "[]":
        return ()
    found = json.loads(text)
    if not isinstance(found, list) or not all(isinstance(item, str) for item in found):
        raise ValueError("not a list of texts")
    return tuple(found)


def _map_back(text: str) -> Any:
    if text == "{}":
        return EMPTY_MAP
    found = json.loads(text)
    if not isinstance(found, dict):
        raise ValueError("not a table")
    return found


def _date_back(text: str) -> EventDate:
    """The date of a stored text; its days are read off the text, not off their columns."""
    date = EventDate.parse(text)
    if date.text != text:
        raise ValueError(f"“{text}” is not how a date is kept")
    return date


_BACK: dict[FieldType, Callable[[str], Any]] = {
    FieldType.LIST: _list_back,
    FieldType.MAP: _map_back,
    FieldType.BYTES: base64.b64decode,
}


class RowReader:
    """Rows of one kind, selected by ``select_names``, into records."""

    def __init__(self, kind: Kind) -> None:
        self._kind = kind
        self._width = 1 + len(kind.specs)
        self._back = [
            (place, _BACK[spec.type])
            for place, spec in enumerate(kind.specs, start=1)
            if spec.type in _BACK
        ]
        self._days = [
            place for place, spec in enumerate(kind.specs, start=1) if spec.type is FieldType.DATE
        ]
        self._known: dict[str, EventDate] = {}

    def record(self, row: Sequence[Any]) -> Record:
        """The record of a row; raises ``Unreadable`` where it cannot be what was saved."""
        values = list(row[: self._width])
        try:
            for place, back in self._back:
                values[place] = back(values[place])
            for place in self._days:
                text = values[place]
                if text is not None:
                    value = self._known.get(text)
                    if value is None:
                        value = self._known[text] = _date_back(text)
                    values[place] = value
        except (ValueError, TypeError, AttributeError, RecursionError) as error:
            name = self._kind.name.replace("_", " ")
            raise Unreadable(f"{name} {row[0]} cannot be read") from error
        record: Record = self._kind.record_class(*values)
        return record


def _date_out(value: EventDate | None) -> tuple[str | None, int | None, int | None]:
    return (None, None, None) if value is None else (value.text, value.first, value.last)


_FORWARD: dict[FieldType, Callable[[Any], Any]] = {
    FieldType.LIST: lambda value: "[]" if not value else dump(list(value)),
    FieldType.MAP: lambda value: "{}" if not value else dump(dict(value)),
    FieldType.BYTES: lambda value: base64.b64encode(value).decode("ascii"),
}


class RowWriter:
    """Records of one kind into the values of a row, in the order of ``select_names``."""

    def __init__(self, kind: Kind) -> None:
        self._read = attrgetter("id", *(spec.name for spec in kind.specs))
        numbered = list(enumerate(kind.specs, start=1))
        self._forward = [(n, _FORWARD[spec.type]) for n, spec in numbered if spec.type in _FORWARD]
        self._days = [n for n, spec in numbered if spec.type is FieldType.DATE]

    def values(self, record: Record) -> tuple[Any, ...]:
        """The values of a record's row."""
        values = list(self._read(record))
        for place, forward in self._forward:
            values[place] = forward(values[place])
        for place in self._days:
            text, first, last = _date_out(values[place])
            values[place] = text
            values += (first, last)
        return tuple(values)


_WRITERS = {kind.name: RowWriter(kind) for kind in KINDS.values()}


def row_values(kind: Kind, record: Record) -> tuple[Any, ...]:
    """A record as the values of a row, in the order of ``select_names``."""
    return _WRITERS[kind.name].values(record)
