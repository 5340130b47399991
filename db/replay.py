"""The log told again: what the records should be by the log alone, and whether they are."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import Any, TypeAlias

from db import rescue
from timeline_app.canonical import digest_of, dump
from timeline_app.field_types import FieldType
from timeline_app.records import KINDS, Kind
from timeline_app.store import Damage

State: TypeAlias = dict[str, dict[str, dict[str, Any]]]
"""Records as JSON objects, by kind and id."""

_CHANGES = 'SELECT kind, record, fields FROM "change" ORDER BY operation, "row"'
_ERASED = "SELECT count(*) FROM operation WHERE salt IS NULL"
_DIGESTS = {kind: f'SELECT id, digest FROM "{kind}"' for kind in KINDS}  # noqa: S608
_SHOWN = 20


def replay(driver: sqlite3.Connection) -> State:
    """The records that the log alone gives; entries that were erased are passed over."""
    return _told(driver.execute(_CHANGES))


def _told(changes: Iterable[tuple[str, str, str]]) -> State:
    state: State = {}
    for kind, record, fields in changes:
        before, after = json.loads(fields)
        held = state.setdefault(kind, {})
        if after is None:
            held.pop(record, None)
        elif before is None:
            held[record] = after
        else:
            held[record] = _edited(KINDS[kind], held[record], after)
    return state


def disagreements(driver: sqlite3.Connection) -> list[Damage]:
    """Records that are not what the log tells, and ids that two records share.

    A page of an older state, or a log whose end was cut off, fits its own digests; only this
    comparison finds it. Nothing is compared once something was erased.
    """
    if driver.execute(_ERASED).fetchone()[0]:
        return []
    state = replay(driver)
    found: list[Damage] = []
    owners: dict[str, str] = {}
    for kind in KINDS:
        if not rescue.column_names(driver, kind):  # a kind that an older schema does not have
            continue
        held = dict(driver.execute(_DIGESTS[kind]).fetchall())
        for identity in held:
            if owners.setdefault(identity, kind) != kind:
                message = f"The id {identity} is that of two records."
                found.append(Damage("id", kind, identity, message))
        found += _differences(kind, state.get(kind, {}), held)
    return found[:_SHOWN]


def _differences(kind: str, told: dict[str, dict[str, Any]], held: dict[str, str]) -> list[Damage]:
    found = []
    for identity in told.keys() | held.keys():
        plain, digest = told.get(identity), held.get(identity)
        wanted = digest_of(kind, dump(plain)) if plain is not None else None
        if digest != wanted:
            name = f"{kind.replace('_', ' ')} {identity}".capitalize()
            found.append(Damage("replay", kind, identity, f"{name} is not what the log tells."))
    return found


def _edited(kind: Kind, plain: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    merged = plain | after
    return {
        key: value
        for key, value in merged.items()
        if key not in kind.by_key or kind.by_key[key].required or not _is_default(kind, key, value)
    }


def _is_default(kind: Kind, key: str, value: Any) -> bool:
    spec = kind.by_key[key]
    if spec.type is FieldType.LIST:
        return bool(value == [])
    if spec.type is FieldType.MAP:
        return bool(value == {})
    if spec.type is FieldType.BYTES:
        return bool(value == "")
    return bool(value == spec.default)
