"""A deleted record brought back, with what belonged to it, out of the operation that deleted it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any

from timeline_app.canonical import FieldError
from timeline_app.changes import Change, Operation
from timeline_app.chronology import Chronology
from timeline_app.errors import KnownError
from timeline_app.fields import BY_KEY
from timeline_app.kind_change import status_after
from timeline_app.operations import by_attribute, name_of
from timeline_app.reach import REFERENCES
from timeline_app.records import KINDS, Adoption, Event, Record, kind_of


def restore(
    chronology: Chronology,
    deletion: Operation,
    identity: str,
    values: Mapping[str, Any],
    label: str = "",
) -> Operation:
    """Make the event that ``deletion`` took away again, with ``values`` (by key) in its fields.

    What belonged to it comes back where all that it needs is still there, and what let go of it
    takes hold again unless it was edited since. Raises ``KnownError`` where no event of this id
    was deleted by it.
    """
    removed = {one.id: one.removed for one in deletion.changes if one.removed is not None}
    event = removed.get(identity)
    if not isinstance(event, Event):
        raise KnownError("This event was not deleted by that step.", "Nothing was changed.")
    back = _Back(chronology, removed)
    back.take(identity)
    named = by_attribute("event", values)
    made = [
        dataclasses.replace(record, **named) if record.id == identity else record
        for record in back.records()
    ]
    changes = [Change.making(record) for record in made]
    changes += back.held_again(deletion.changes)
    return Operation(label or f"Restore {name_of(event)}", tuple(changes))


class _Back:
    """The records that come back."""

    def __init__(self, chronology: Chronology, removed: Mapping[str, Record]) -> None:
        self._chronology = chronology
        self._removed = removed
        self._taken: dict[str, Record] = {}

    def take(self, identity: str) -> None:
        """Take a record and, one after the other, what belongs to those that were taken."""
        self._taken[identity] = self._removed[identity]
        found = True
        while found:
            found = False
            for record in self._removed.values():
                if record.id not in self._taken and self._belongs(record):
                    self._taken[record.id] = record
                    found = True

    def _belongs(self, record: Record) -> bool:
        """Whether a record belongs to one that comes back, and has all that it needs."""
        owners = [
            (spec.reference, getattr(record, spec.name))
            for spec in REFERENCES[kind_of(record)]
            if spec.required
        ]
        if getattr(record, "record", None) in self._taken:  # an external id, a dismissal
            return True
        held = any(target in self._taken for _, target in owners)
        return held and all(self._is_there(kind, target) for kind, target in owners)

    def _is_there(self, kind: str | None, identity: str | None) -> bool:
        taken = self._taken.get(identity or "")
        if taken is not None:
            return True
        if kind == "source_text":
            return False
        return kind is not None and self._chronology.get(kind, identity) is not None

    def records(self) -> Iterable[Record]:
        """What comes back, without references to what is no longer there."""
        for record in self._taken.values():
            lost: dict[str, Any] = {
                spec.name: None
                for spec in REFERENCES[kind_of(record)]
                if not spec.required
                and getattr(record, spec.name) is not None
                and not self._is_there(spec.reference, getattr(record, spec.name))
            }
            if isinstance(record, Adoption) and any(map(self._is_lost, record.citations)):
                lost["citations"] = tuple(i for i in record.citations if not self._is_lost(i))
            yield dataclasses.replace(record, **lost) if lost else record

    def _is_lost(self, identity: str) -> bool:
        """Whether a record was deleted in the same step and does not come back."""
        return identity in self._removed and identity not in self._taken

    def held_again(self, changes: Iterable[Change]) -> Iterable[Change]:
        """What let go of these records takes hold again, unless it was edited since."""
        for change in changes:
            record = self._chronology.get(change.kind, change.id)
            if record is None or not change.edits:
                continue
            by_key = KINDS[change.kind].by_key
            edits = {
                key: (after, before)
                for key, (before, after) in change.edits.items()
                if getattr(record, by_key[key].name) == after and self._named_again(before)
            }
            if edits:
                yield Change(change.kind, change.id, edits=edits)

    def _named_again(self, value: Any) -> bool:
        """Whether a value names one of what comes back, and else only what is there."""
        names = value if isinstance(value, tuple) else (value,)
        return any(one in self._taken for one in names) and all(map(self._may_name, names))

    def _may_name(self, identity: str) -> bool:
        return identity in self._taken or identity in self._chronology.citations


def read_typed(
    typed: Mapping[str, str], event: Event, chronology: Chronology
) -> tuple[dict[str, Any], dict[str, str]]:
    """Texts that were typed into an event's fields as values by key, and those that are none."""
    values: dict[str, Any] = {}
    unread: dict[str, str] = {}
    for key, text in typed.items():
        write = BY_KEY[key].write if key in BY_KEY else None
        try:
            if write is not None:
                values[key] = write(text, event, chronology)
        except FieldError:
            unread[key] = text
    if "kind" in values and "status" not in values:
        values["status"] = status_after(event.kind, values["kind"], event.status)
    return values, unread
