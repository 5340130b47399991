"""Which records are reached from others by the references that the record classes declare.

A record *belongs to* what its first required reference names: an alias to its actor, a passage to
its source, a part and a citation to their event. It *uses* what its other references name. From a
record everything is reached that it names, and all that belongs to it; but what others use is
reached from those alone, so that a passage is there for the events on which it is cited.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

from timeline_app.chronology import Chronology
from timeline_app.field_types import FieldSpec
from timeline_app.records import KINDS

Place: TypeAlias = tuple[str, str]
"""The kind and the id of a record."""


def _owner(kind: str) -> FieldSpec | None:
    specs = KINDS[kind].specs
    return next((one for one in specs if one.reference is not None and one.required), None)


_OWNERS: Mapping[str, FieldSpec | None] = {kind: _owner(kind) for kind in KINDS}


def _users(target: str) -> list[Place]:
    """The kinds, each with the key of a field, that use records of a kind."""
    return [
        (kind.name, spec.key)
        for kind in KINDS.values()
        for spec in kind.specs
        if spec.reference == target and spec is not _OWNERS[kind.name]
    ]


def _owned(target: str) -> list[Place]:
    """The kinds, each with the key of a field, that belong to records of a kind."""
    return [
        (kind, spec.key)
        for kind, spec in _OWNERS.items()
        if spec is not None and spec.reference == target
    ]


REFERENCES: Mapping[str, list[FieldSpec]] = {
    kind.name: [spec for spec in kind.specs if spec.reference is not None]
    for kind in KINDS.values()
}
"""The fields of each kind that name another record."""
_USERS: Mapping[str, list[Place]] = {kind: _users(kind) for kind in KINDS}
_OWNED: Mapping[str, list[Place]] = {kind: _owned(kind) for kind in KINDS}


def reached(
    chronology: Chronology, starts: Iterable[Place], within: Callable[[Place], bool]
) -> set[Place]:
    """The records ``within`` bounds that are reached from some, these themselves among them."""
    found: set[Place] = set()
    waiting = list(starts)
    while waiting:
        place = waiting.pop()
        if place not in found and within(place):
            found.add(place)
            waiting += _named_by(chronology, place)
            waiting += _belonging_to(chronology, place)
    return found


def _named_by(chronology: Chronology, place: Place) -> Iterator[Place]:
    record = chronology.get(*place)
    for spec in REFERENCES[place[0]]:
        target = getattr(record, spec.name, None)
        if target is not None:
            yield str(spec.reference), target


def _belonging_to(chronology: Chronology, place: Place) -> Iterator[Place]:
    for kind, key in _OWNED[place[0]]:
        for identity in chronology.owned(kind, key, place[1]):
            used = any(chronology.owned(*user, identity) for user in _USERS[kind])
            if not used:
                yield kind, identity
