"""Changing the same fields of several events in one step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from timeline_app import records as r
from timeline_app.changes import Change, Operation
from timeline_app.chronology import Chronology
from timeline_app.folding import fold
from timeline_app.kind_change import status_after
from timeline_app.operations import name_of
from timeline_app.participants import actors_by_name
from timeline_app.vocabulary import statuses_of


@dataclass(frozen=True, slots=True)
class BulkChange:
    """What is to become of each event: values by key, tags to add and remove, a participant.

    A status is set only where the event's kind (the new one, if that changes) has it.
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    add_tags: tuple[str, ...] = ()
    remove_tags: tuple[str, ...] = ()
    participant: str = ""
    role: str = "party"


@dataclass(frozen=True, slots=True)
class BulkResult:
    """The one step, how many of how many events it changes, and how many lack the status."""

    operation: Operation
    events: int
    changed: int
    without_status: int

    @property
    def words(self) -> str:
        """The line of the preview: "12 events: 9 will change"."""
        words = f"{self.events} event{'s' * (self.events != 1)}: {self.changed} will change"
        if self.without_status:
            verb = "has" if self.without_status == 1 else "have"
            words += f" · {self.without_status} {verb} no such status"
        return words


def bulk_change(chronology: Chronology, ids: Iterable[str], wanted: BulkChange) -> BulkResult:
    """What a change of several events would do."""
    events = [chronology.events[i] for i in ids if i in chronology.events]
    actor, made = _actor(chronology, wanted.participant)
    changes: list[Change] = []
    touched: set[str] = set()
    without = 0
    for event in events:
        new = _changed(event, wanted)
        without += _lacks_status(new, wanted)
        change = Change.between(event, new)
        mine = [] if change is None else [change]
        mine += _participation(chronology, event, actor, wanted.role)
        if mine:
            touched.add(event.id)
            changes += mine
    if made is not None and any(change.kind == "participation" for change in changes):
        changes.insert(0, Change.making(made))
    label = _label(wanted, [event for event in events if event.id in touched])
    return BulkResult(Operation(label, tuple(changes)), len(events), len(touched), without)


def _changed(event: r.Event, wanted: BulkChange) -> r.Event:
    values = dict(wanted.values)
    kind = values.get("kind", event.kind)
    status = values.pop("status", None)
    if status is None or status not in statuses_of(kind):
        status = status_after(event.kind, kind, event.status)
    left = [tag for tag in event.tags if tag not in wanted.remove_tags]
    tags = tuple(dict.fromkeys([*left, *wanted.add_tags]))
    return replace(event, **values, status=status, tags=tags)


def _lacks_status(event: r.Event, wanted: BulkChange) -> bool:
    status = wanted.values.get("status")
    return status is not None and status not in statuses_of(event.kind)


def _actor(chronology: Chronology, name: str) -> tuple[str, r.Actor | None]:
    """The id of an actor by any of its names, and the record where it has to be made."""
    name = " ".join(name.split())
    if not name:
        return "", None
    known = actors_by_name(chronology).get(fold(name))
    if known is not None:
        return known, None
    made = r.Actor(r.new_id(), name=name)
    return made.id, made


def _participation(chronology: Chronology, event: r.Event, actor: str, role: str) -> list[Change]:
    there = {(one.actor, one.role) for one in chronology.participations_of(event.id)}
    if not actor or (actor, role) in there:
        return []
    made = r.Participation(r.new_id(), event=event.id, actor=actor, role=role)
    return [Change.making(made)]


def _label(wanted: BulkChange, events: list[r.Event]) -> str:
    parts = [key.replace("_", " ") for key in wanted.values]
    parts += ["tags"] if wanted.add_tags or wanted.remove_tags else []
    parts += ["participants"] if wanted.participant.strip() else []
    whose = name_of(events[0]) if len(events) == 1 else f"{len(events)} events"
    return f"Change {', '.join(parts) or 'nothing'} of {whose}"
