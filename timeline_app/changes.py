"""``Change`` and ``Operation``: the one road that every edit takes."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

from timeline_app.canonical import plain, value_out
from timeline_app.errors import KnownError
from timeline_app.records import KINDS, Record, kind_of

Pair: TypeAlias = tuple[Any, Any]
"""A field's value before and after."""

_NO_EDITS: Mapping[str, Pair] = {}


@dataclass(frozen=True, slots=True)
class Change:
    """What an operation does to one record: it makes it, removes it, or edits some fields.

    Exactly one of ``made``, ``removed`` and ``edits`` says something. ``edits`` maps a field's key
    to its values before and after.
    """

    kind: str
    id: str
    made: Record | None = None
    removed: Record | None = None
    edits: Mapping[str, Pair] = field(default_factory=lambda: _NO_EDITS)

    @classmethod
    def making(cls, record: Record) -> Change:
        """The change that adds a new record."""
        return cls(kind_of(record), record.id, made=record)

    @classmethod
    def removing(cls, record: Record) -> Change:
        """The change that takes a record away."""
        return cls(kind_of(record), record.id, removed=record)

    @classmethod
    def between(cls, old: Record, new: Record) -> Change | None:
        """The change from one state of a record to another, or None where they are equal."""
        kind = KINDS[kind_of(old)]
        edits = {}
        for spec in kind.specs:
            before, after = getattr(old, spec.name), getattr(new, spec.name)
            if before != after:
                edits[spec.key] = (before, after)
        return cls(kind.name, old.id, edits=edits) if edits else None

    @property
    def fields(self) -> Mapping[str, Pair]:
        """Each key with its values before and after; None where the record was not there."""
        if self.made is not None:
            return {key: (None, value) for key, value in _values(self.made).items()}
        if self.removed is not None:
            return {key: (value, None) for key, value in _values(self.removed).items()}
        return self.edits

    def inverse(self) -> Change:
        """The change that takes this one back."""
        swapped = {key: (after, before) for key, (before, after) in self.edits.items()}
        return Change(self.kind, self.id, self.removed, self.made, swapped or _NO_EDITS)


def _values(record: Record) -> dict[str, Any]:
    kind = KINDS[kind_of(record)]
    return {spec.key: getattr(record, spec.name) for spec in kind.specs}


@dataclass(frozen=True, slots=True)
class Operation:
    """An edit: a label for menu and history, and what it does to which records.

    ``reverts`` is the log number (seq) of the operation that this one takes back, or None.
    """

    label: str
    changes: tuple[Change, ...]
    reverts: int | None = None

    def inverse(self, seq: int) -> Operation:
        """The operation that takes this one, logged under ``seq``, back."""
        undone = tuple(change.inverse() for change in reversed(self.changes))
        return Operation(self.label, undone, reverts=seq)


class Conflict(NamedTuple):
    """A stored value that is not what an edit started from; ``key`` "id" means the record itself.

    Values are those of the record (an ``EventDate`` for a date); for "id" they are the record's id
    or None.
    """

    kind: str
    id: str
    key: str
    expected: Any
    stored: Any
    wanted: Any


class StaleEdit(KnownError):
    """An edit that would overwrite what somebody else saved meanwhile; nothing was written."""

    def __init__(self, conflicts: Iterable[Conflict]) -> None:
        self.conflicts = tuple(conflicts)
        whole = [c for c in self.conflicts if c.key == "id"]
        kinds = " and ".join(sorted({c.kind.replace("_", " ") for c in whole}))
        if not whole:
            names = ", ".join(sorted({f"{c.kind} {c.key}" for c in self.conflicts}))
            happened = f"This was changed elsewhere since it was read ({names})."
            do = "Look at both values and decide."
        else:
            what = "deleted" if any(c.stored is None for c in whole) else "made"
            happened = f"This {kinds} was {what} elsewhere since it was read."
            do = "Look at what is there now."
        super().__init__(happened, "Nothing was overwritten; your edit was not saved.", do)

    def deleted(self, identity: str) -> bool:
        """Whether the record of this id was deleted elsewhere."""
        return any(c.id == identity and c.key == "id" and c.stored is None for c in self.conflicts)


def apply_change(current: Record | None, change: Change) -> Record | None:
    """The record after a change, or None where it is removed; raises ``StaleEdit``.

    A change is stale only where a stored value differs from its ``before``.
    """
    if change.made is not None:
        if current is not None:
            raise StaleEdit([_whole(change, None, current.id)])
        return change.made
    if current is None:
        raise StaleEdit([_whole(change, change.id, None)])
    if change.removed is not None:
        if current != change.removed:
            raise StaleEdit(_differences(change, current, change.removed))
        return None
    return _edited(current, change)


def _whole(change: Change, expected: str | None, stored: str | None) -> Conflict:
    wanted = None if change.removed is not None else change.id
    return Conflict(change.kind, change.id, "id", expected, stored, wanted)


def _differences(change: Change, current: Record, expected: Record) -> list[Conflict]:
    step = Change.between(expected, current)
    edits = step.edits if step is not None else {}
    return [
        Conflict(change.kind, change.id, key, before, stored, None)
        for key, (before, stored) in edits.items()
    ]


def _edited(current: Record, change: Change) -> Record:
    by_key = KINDS[change.kind].by_key
    conflicts = []
    values = {}
    for key, (before, after) in change.edits.items():
        name = by_key[key].name
        stored = getattr(current, name)
        if stored != before:
            conflicts.append(Conflict(change.kind, change.id, key, before, stored, after))
        values[name] = after
    if conflicts:
        raise StaleEdit(conflicts)
    return dataclasses.replace(current, **values)


def sides(change: Change) -> tuple[dict[str, Any] | None, dict[str, Any] | None]:
    """A change as two JSON objects, before and after, as the log keeps them.

    A record that was not there is None; for an edit both sides have exactly the edited keys.
    """
    if change.made is not None:
        return None, plain(change.made)
    if change.removed is not None:
        return plain(change.removed), None
    by_key = KINDS[change.kind].by_key
    before = {key: value_out(by_key[key], pair[0]) for key, pair in change.edits.items()}
    after = {key: value_out(by_key[key], pair[1]) for key, pair in change.edits.items()}
    return before, after
