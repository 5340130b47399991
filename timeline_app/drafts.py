"""``EventDraft``: an event that is being put together and is not in the file yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from timeline_app import records as r
from timeline_app.canonical import FieldError
from timeline_app.changes import Change, Operation, StaleEdit, apply_change, sides
from timeline_app.chronology import Chronology
from timeline_app.operations import name_of
from timeline_app.records import Record
from timeline_app.store import LoggedChange, NoLongerUndoable


class EventDraft(NamedTuple):
    """A new event with all that is to be saved with it, as the changes that will make it.

    ``event`` is its id; ``changes`` make the event and whatever belongs to it (participations,
    new actors), and edit what is there already. There is one change a record.
    """

    event: str
    changes: tuple[Change, ...]

    @classmethod
    def of(cls, event: r.Event, records: Iterable[Record] = ()) -> EventDraft:
        """The draft of an event, with records that are to be made along with it."""
        return cls(event.id, tuple(Change.making(record) for record in (event, *records)))

    @property
    def record(self) -> r.Event:
        """The event as it stands."""
        for change in self.changes:
            if isinstance(change.made, r.Event) and change.id == self.event:
                return change.made
        raise ValueError("a draft without its event")

    def after(self, changes: Iterable[Change]) -> EventDraft:
        """The draft with some more changes made, put together with those that are there."""
        together = {change.id: change for change in self.changes}
        for change in changes:
            old = together.pop(change.id, None)
            new = change if old is None else _joined(old, change)
            if new is not None:
                together[change.id] = new
        event = together.pop(self.event)
        return EventDraft(self.event, (event, *together.values()))

    def over(self, chronology: Chronology) -> Chronology:
        """A snapshot in which the draft is there; edits that no longer fit it are left out."""
        fitting = []
        for change in self.changes:
            try:
                apply_change(chronology.get(change.kind, change.id), change)
            except StaleEdit:
                continue
            fitting.append(change)
        return chronology.after(fitting, chronology.seq)

    def operation(self, more: Sequence[Record] = ()) -> Operation:
        """The one step that adds it, with some more records such as excerpt and citation."""
        made = [change for change in self.changes if change.made is not None]
        edited = [change for change in self.changes if change.made is None]
        ordered = sorted(made, key=lambda change: _ORDER[change.kind])
        return Operation(
            f"Add {name_of(self.record)}",
            (*ordered, *edited, *(Change.making(record) for record in more)),
        )

    def plain(self) -> dict[str, Any]:
        """The draft as a JSON object, for the file that is kept against a crash."""
        written = []
        for change in self.changes:
            before, after = sides(change)
            written.append({"kind": change.kind, "id": change.id, "before": before, "after": after})
        return {"event": self.event, "changes": written}

    @classmethod
    def from_plain(cls, source: Mapping[str, Any]) -> EventDraft:
        """The draft that ``plain`` wrote; raises ``FieldError`` where it is no draft."""
        try:
            changes = tuple(
                LoggedChange(one["kind"], one["id"], one["before"], one["after"]).change()
                for one in source["changes"]
            )
            draft = cls(str(source["event"]), changes)
            _ = draft.record
        except (KeyError, TypeError, ValueError, AttributeError, NoLongerUndoable) as error:
            raise FieldError("The draft that was kept cannot be read.") from error
        return draft


_ORDER = {name: place for place, name in enumerate(r.KINDS)} | {"actor": -1, "actor_name": -1}


def _joined(old: Change, new: Change) -> Change | None:
    """Two changes of one record, one after the other, as one; None where nothing is left."""
    if old.made is not None:
        made = apply_change(old.made, new)
        return None if made is None else Change.making(made)
    if new.removed is not None:
        return Change(new.kind, new.id, removed=apply_change(new.removed, old.inverse()))
    edits = dict(old.edits)
    for key, (before, after) in new.edits.items():
        first = edits[key][0] if key in edits else before
        edits[key] = (first, after)
    edits = {key: pair for key, pair in edits.items() if pair[0] != pair[1]}
    return Change(old.kind, old.id, edits=edits) if edits else None
