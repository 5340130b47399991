"""Half characters (lone surrogates), which no file can hold; a paste may bring them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from timeline_app.changes import Change, Operation
from timeline_app.records import Record

HALF = re.compile("[\ud800-\udfff]")
"""Half a character, in a text of Python, where whole ones are one letter."""
INSTEAD = "\ufffd"
"""The sign that stands for half a character from then on."""


def said(count: int) -> str:
    """What is told where some half characters were replaced."""
    what = "1 broken character was" if count == 1 else f"{count} broken characters were"
    return f"{what} replaced by {INSTEAD}."


def without_halves(operation: Operation) -> Operation:
    """The operation with "�" where its new values have half a character."""
    changes = tuple(_change(change) for change in operation.changes)
    return Operation(_whole(operation.label), changes, operation.reverts)


def _change(change: Change) -> Change:
    if change.made is not None:
        return replace(change, made=_record(change.made))
    edits = {key: (before, _whole(after)) for key, (before, after) in change.edits.items()}
    return replace(change, edits=edits) if edits else change


def _record(record: Record) -> Record:
    values = {one.name: getattr(record, one.name) for one in fields(record)}
    return replace(record, **{name: _whole(value) for name, value in values.items()})


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        return HALF.sub(INSTEAD, value)
    if isinstance(value, tuple | list):
        return type(value)(_whole(one) for one in value)
    if isinstance(value, Mapping):
        return {_whole(key): _whole(one) for key, one in value.items()}
    return value
