"""A record as bytes, once, for digest, log and JSON.

Canonical form: one JSON object (RFC 8259) in UTF-8 without escapes beyond the required ones, keys
sorted by code point, no blanks, dates as EDTF text, binary as base64. Fields at their default are
left out, so that a new field with a default changes no digest and no exported byte.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import math
from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any

from timeline_app.dates import DateError, EventDate
from timeline_app.field_types import EMPTY_MAP, FieldSpec, FieldType
from timeline_app.records import KINDS, Kind, Record, kind_of

_encode = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
).encode
_ALWAYS = object()
_LARGEST = 2**63
_DEEPEST = 100


class FieldError(ValueError):
    """A value that does not fit its field; the text is one plain sentence."""


def dump(value: Any) -> str:
    """A JSON value as canonical text."""
    return _encode(value)


def _plain_map(value: Mapping[str, Any]) -> dict[str, Any]:
    return dict(value)


def _plain_bytes(value: bytes) -> str:
    return base64.b64encode(value).decode("ascii")


_OUT: Mapping[FieldType, Callable[[Any], Any]] = {
    FieldType.DATE: str,
    FieldType.LIST: list,
    FieldType.MAP: _plain_map,
    FieldType.BYTES: _plain_bytes,
}


def value_out(spec: FieldSpec, value: Any) -> Any:
    """A field's value as a JSON value; None stays None."""
    encode = _OUT.get(spec.type)
    return value if encode is None or value is None else encode(value)


def _text_in(spec: FieldSpec, plain: Any) -> Any:
    if not isinstance(plain, str):
        raise FieldError(f"“{spec.key}” is a text, not {_describe(plain)}.")
    if not plain.isascii() and not _is_encodable(plain):
        raise FieldError(f"“{spec.key}” holds half of a character (a lone surrogate).")
    return plain


def _is_encodable(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _integer_in(spec: FieldSpec, plain: Any) -> Any:
    if isinstance(plain, bool) or not isinstance(plain, int):
        raise FieldError(f"“{spec.key}” is a whole number, not {_describe(plain)}.")
    if not -_LARGEST <= plain < _LARGEST:
        raise FieldError(f"“{spec.key}”: number too large.")
    return plain


def _date_in(spec: FieldSpec, plain: Any) -> Any:
    text = _text_in(spec, plain)
    try:
        return EventDate.parse(text)
    except DateError as error:
        raise FieldError(f"“{spec.key}”: {error}") from error


def _list_in(spec: FieldSpec, plain: Any) -> Any:
    if not isinstance(plain, list | tuple):
        raise FieldError(f"“{spec.key}” is a list of texts, not {_describe(plain)}.")
    return tuple(_text_in(spec, item) for item in plain)


def _map_in(spec: FieldSpec, plain: Any) -> Any:
    if not isinstance(plain, Mapping):
        raise FieldError(f"“{spec.key}” is an object, not {_describe(plain)}.")
    if not plain:
        return EMPTY_MAP
    if not _is_json(plain, _DEEPEST):
        raise FieldError(f"“{spec.key}” is nested too deeply or holds no JSON.")
    text = _text_in(spec, _encode(dict(plain)))
    found: Any = json.loads(text)
    return found


def _is_json(value: Any, depth: int) -> bool:
    """Whether a value can be written as JSON and read back as it was."""
    if value is None or isinstance(value, str | bool | int):
        return True
    if isinstance(value, float):
        return math.isfinite(value)
    if depth == 0:
        return False
    if isinstance(value, Mapping):
        return all(
            isinstance(key, str) and _is_json(item, depth - 1) for key, item in value.items()
        )
    return isinstance(value, list | tuple) and all(_is_json(item, depth - 1) for item in value)


def _bytes_in(spec: FieldSpec, plain: Any) -> Any:
    try:
        return base64.b64decode(_text_in(spec, plain), validate=True)
    except (binascii.Error, ValueError) as error:
        raise FieldError(f"“{spec.key}” is not base64.") from error


_IN: Mapping[FieldType, Callable[[FieldSpec, Any], Any]] = {
    FieldType.TEXT: _text_in,
    FieldType.REFERENCE: _text_in,
    FieldType.INTEGER: _integer_in,
    FieldType.DATE: _date_in,
    FieldType.LIST: _list_in,
    FieldType.MAP: _map_in,
    FieldType.BYTES: _bytes_in,
}


def value_in(spec: FieldSpec, plain: Any) -> Any:
    """A JSON value as the field's value; raises ``FieldError`` where it does not fit."""
    if plain is None:
        if spec.required or spec.type not in _MAY_BE_NONE or spec.default is not None:
            raise FieldError(f"“{spec.key}” is missing.")
        return None
    return _IN[spec.type](spec, plain)


_MAY_BE_NONE = frozenset({FieldType.REFERENCE, FieldType.INTEGER, FieldType.DATE})


def _describe(plain: Any) -> str:
    names = {bool: "true or false", int: "a number", float: "a number with a point", str: "a text"}
    if plain is None:
        return "empty"
    return names.get(type(plain), "a list" if isinstance(plain, list | tuple) else "an object")


class _Writer:
    """The fields of one kind in canonical order, read off a record in one go."""

    def __init__(self, kind: Kind) -> None:
        specs = sorted(kind.specs, key=lambda spec: spec.key)
        self.read = attrgetter("id", *(spec.name for spec in specs))
        self.fields = [
            (spec.key, _ALWAYS if spec.required else spec.default, _OUT.get(spec.type))
            for spec in specs
        ]


_WRITERS = {kind.record_class: _Writer(kind) for kind in KINDS.values()}


def plain(record: Record) -> dict[str, Any]:
    """A record as a JSON object: ``id`` and every field that is not at its default."""
    writer = _WRITERS[type(record)]
    values = iter(writer.read(record))
    result = {"id": next(values)}
    for value, (key, default, encode) in zip(values, writer.fields, strict=True):
        if value is default or value == default:
            continue
        result[key] = value if encode is None or value is None else encode(value)
    return result


def record_text(record: Record) -> str:
    """A record in canonical form, as text."""
    return _encode(plain(record))


def digest_of(kind: str, text: str) -> str:
    """The digest that lies beside a stored record: SHA-256 of its kind and canonical text, hex."""
    return hashlib.sha256(f"{kind}\n{text}".encode()).hexdigest()


def record_digest(record: Record) -> str:
    """``digest_of`` for a record."""
    return digest_of(kind_of(record), record_text(record))


class _Reader:
    """The fields of one kind by key, with their place in its class."""

    def __init__(self, kind: Kind) -> None:
        self.name = kind.name
        self.record_class = kind.record_class
        self.defaults = [_ALWAYS if spec.required else spec.default for spec in kind.specs]
        self.required = [(n, spec.key) for n, spec in enumerate(kind.specs) if spec.required]
        self.places = {spec.key: (n, spec) for n, spec in enumerate(kind.specs)}

    def record(self, source: Mapping[str, Any]) -> Record:
        values = list(self.defaults)
        identity: Any = None
        for key, plain_value in source.items():
            if key == "id":
                identity = plain_value
                continue
            place = self.places.get(key)
            if place is None:
                raise FieldError(f"“{key}” is not a field of {self.name}.")
            values[place[0]] = value_in(place[1], plain_value)
        for number, key in self.required:
            if values[number] is _ALWAYS:
                raise FieldError(f"“{key}” is missing.")
        if not isinstance(identity, str) or not identity or not _is_encodable(identity):
            raise FieldError("“id” is a text that is not empty.")
        record: Record = self.record_class(identity, *values)
        return record


_READERS = {kind.name: _Reader(kind) for kind in KINDS.values()}


def from_plain(kind: Kind, source: Mapping[str, Any]) -> Record:
    """The record that a JSON object describes; fields that are left out take their default.

    Raises ``FieldError`` for an unknown key, a value of the wrong type or a missing owner.
    """
    return _READERS[kind.name].record(source)
