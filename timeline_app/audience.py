"""What of a chronology may be shown to whom: open, internal, all.

Every output is made from ``permitted(...)``: records above the audience are gone, with all that
hangs on them and all that is reached from nothing else, such as an actor who takes part in a
withheld event only; and values that rest on withheld passages only are blank.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from timeline_app import records as r
from timeline_app.chronology import Chronology
from timeline_app.dates import DateError, EventDate, agrees
from timeline_app.reach import REFERENCES, Place, reached
from timeline_app.records import KINDS, Record

AUDIENCES = ("open", "internal", "all")
"""Who may read an output, from the widest to the narrowest."""

_LEVELS = {"open": 0, "internal": 1, "restricted": 2, "all": 2}
_CLAIMING = frozenset({"announces", "reports_change", "supports"})
_PRIVATE = ("comment", "dismissal", "reading", "mapping", "issue", "briefing")
_MARKS = ("handling", "audience")
"""The fields by which a record says for whom it is."""
_BLANK_IN_OPEN: Mapping[str, Mapping[str, Any]] = {
    "event": {"assessment": "", "confidence": "", "review": "draft"},
    "adoption": {"author": ""},
}


def permitted(chronology: Chronology, audience: str, today: date) -> Chronology:
    """The part of a chronology that an audience may see; ``all`` is the whole of it.

    A source under embargo on ``today`` is withheld from every audience but ``all``.
    """
    if audience == "all":
        return chronology
    return _Sieve(chronology, audience, today).result()


def withheld_count(chronology: Chronology, shown: Chronology) -> int:
    """How many events a permitted part leaves out."""
    return len(chronology.events) - len(shown.events)


class _Sieve:
    def __init__(self, chronology: Chronology, audience: str, today: date) -> None:
        self._all = chronology
        self._open = audience == "open"
        self._level = _LEVELS[audience]
        self._today = today.toordinal()
        self._kept: dict[str, dict[str, Record]] = {}

    def result(self) -> Chronology:
        for kind in KINDS:
            if not (self._open and kind in _PRIVATE):
                self._kept[kind] = {
                    i: record for i, record in self._all.all(kind).items() if self._allowed(record)
                }
        self._drop_what_hangs()
        self._drop_what_nothing_shown_reaches()
        self._kept["event"] = {
            i: self._event(record)
            for i, record in self._kept["event"].items()
            if isinstance(record, r.Event)
        }
        self._kept["participation"] = {
            i: self._participation(record)
            for i, record in self._kept["participation"].items()
            if isinstance(record, r.Participation)
        }
        self._kept["adoption"] = {
            i: adoption
            for i, record in self._kept["adoption"].items()
            if isinstance(record, r.Adoption) and (adoption := self._adoption(record)) is not None
        }
        self._blank_private()
        return Chronology(self._kept, self._all.seq)

    def _allowed(self, record: Record) -> bool:
        marks = (getattr(record, mark, "open") for mark in _MARKS)
        if any(_LEVELS.get(mark, 2) > self._level for mark in marks):
            return False
        embargo = getattr(record, "embargo_until", None)
        if embargo is None:
            return True
        return embargo.last is not None and embargo.last <= self._today

    def _drop_what_hangs(self) -> None:
        dropped = True
        while dropped:
            dropped = False
            for kind, records in self._kept.items():
                for identity in list(records):
                    found = self._freed(kind, records[identity])
                    if found is None:
                        del records[identity]
                        dropped = True
                    else:
                        records[identity] = found

    def _drop_what_nothing_shown_reaches(self) -> None:
        """Drop what is reached from withheld records and from none that speaks for itself.

        What is reached from neither stays: an actor or a lane that is not used yet.
        """
        gone: list[Place] = [
            (kind, i)
            for kind, records in self._kept.items()
            for i in self._all.all(kind).keys() - records.keys()
        ]
        if not gone:
            return
        hidden = reached(self._all, gone, lambda place: place[0] in self._kept)
        starts: list[Place] = [
            (kind, i)
            for kind, records in self._kept.items()
            if any(mark in KINDS[kind].by_key for mark in _MARKS)
            for i in records
        ]
        shown = reached(self._all, starts, lambda place: place[1] in self._kept.get(place[0], {}))
        for kind, identity in hidden - shown:
            self._kept[kind].pop(identity, None)
        self._drop_what_hangs()

    def _freed(self, kind: str, record: Record) -> Record | None:
        """The record without references to what is withheld; None where it cannot be without."""
        changes: dict[str, Any] = {}
        for spec in REFERENCES[kind]:
            target = getattr(record, spec.name)
            if target is not None and target not in self._kept.get(str(spec.reference), {}):
                if spec.required:
                    return None
                changes[spec.name] = None
        if isinstance(record, r.Adoption):
            cited = tuple(i for i in record.citations if i in self._kept["citation"])
            if cited != record.citations:
                changes["citations"] = cited
        if isinstance(record, r.ExternalId | r.Dismissal) and not self._shown(record.record):
            return None
        if isinstance(record, r.Citation | r.Adoption) and self._is_of_withheld_part(record):
            return None
        return dataclasses.replace(record, **changes) if changes else record

    def _shown(self, identity: str) -> bool:
        return any(identity in records for records in self._kept.values())

    def _is_of_withheld_part(self, record: r.Citation | r.Adoption) -> bool:
        """Whether its field is that of an actor, or of an actor's part, that is withheld."""
        actor = record.field.partition(":")[2]
        if actor not in self._all.actors:
            return False
        parts = [one for one in self._all.participations_of(record.event) if one.actor == actor]
        shown = any(one.id in self._kept["participation"] for one in parts)
        return actor not in self._kept["actor"] or (bool(parts) and not shown)

    def _event(self, event: r.Event) -> r.Event:
        blanks: dict[str, Any] = {}
        claims = self._claims(event.id)
        for spec in KINDS["event"].specs:
            value = getattr(event, spec.name)
            found = claims.get(spec.key, []) if value != spec.default else []
            if self._rests_on_withheld(found, value):
                blanks[spec.name] = spec.default
        if "date" in blanks:
            blanks |= {"date_words": "", "start_time": "", "end_time": ""}
        return dataclasses.replace(event, **blanks) if blanks else event

    def _participation(self, record: r.Participation) -> r.Participation:
        claims = self._claims(record.event)
        blanks: dict[str, Any] = {}
        for field, default in (("attendance", "listed"), ("role", "party")):
            found = claims.get(f"{field}:{record.actor}", [])
            if found and self._rests_on_withheld(found, getattr(record, field)):
                blanks[field] = default
        return dataclasses.replace(record, **blanks) if blanks else record

    def _adoption(self, adoption: r.Adoption) -> r.Adoption | None:
        """None where the value is withheld; without its reason where a weighed passage is."""
        claims = self._claims(adoption.event).get(adoption.field, [])
        if self._rests_on_withheld(claims, _value(adoption)):
            return None
        whole = self._all.get("adoption", adoption.id)
        if isinstance(whole, r.Adoption) and whole.citations != adoption.citations:
            return dataclasses.replace(adoption, reason="")
        return adoption

    def _claims(self, event: str) -> dict[str, list[r.Citation]]:
        found: dict[str, list[r.Citation]] = {}
        for citation in self._all.citations_of(event):
            if citation.field and citation.stance in _CLAIMING:
                found.setdefault(citation.field, []).append(citation)
        return found

    def _rests_on_withheld(self, claims: Iterable[r.Citation], value: Any) -> bool:
        """Whether some claims carry the value, and all that do are withheld."""
        carrying = [claim for claim in claims if _carries(claim, value)]
        return bool(carrying) and not any(c.id in self._kept["citation"] for c in carrying)

    def _blank_private(self) -> None:
        if not self._open:
            return
        for kind, blanks in _BLANK_IN_OPEN.items():
            self._kept[kind] = {
                i: dataclasses.replace(record, **blanks) for i, record in self._kept[kind].items()
            }


def _carries(claim: r.Citation, value: Any) -> bool:
    claimed = _value(claim)
    if isinstance(claimed, EventDate) and isinstance(value, EventDate):
        return agrees(claimed, value)
    return bool(claimed == value)


def _value(record: r.Citation | r.Adoption) -> EventDate | str:
    try:
        return EventDate.parse(record.value) if record.field == "date" else record.value
    except DateError:
        return record.value
