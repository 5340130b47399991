"""Random records and operations from a seed, as an analyst in a hurry would make them."""

from __future__ import annotations

import random
import uuid
from datetime import date
from typing import Any

from timeline_app import operations
from timeline_app import records as r
from timeline_app.changes import Change, Operation
from timeline_app.chronology import Chronology
from timeline_app.dates import EventDate
from timeline_app.field_types import FieldSpec, FieldType
from timeline_app.records import KINDS, Record
from timeline_app.store import Store

WORDS = [
    "Astana",
    "Geneva",
    "round",
    "ceasefire",
    "envoy",
    "«зона»",
    "деэскалации",
    "مؤتمر",
    "سوتشي",
    "هدنة",
    "é",
    "é",
    "🕊",
    "𐌰",
    "line\nbreak",
    'quote"',
    "back\\slash",
    "\u202eRLO",
    "nul\x00",
    "zero\u200bwidth",
    "23–24",
    "%",
    "?",
    "#",
    "'x'",
]
DATES = [
    "2017-02-15",
    "2017-02",
    "2017-02-15/2017-02-16",
    "2017-12-20/..",
    "[2017-02-20,2017-02-23]",
    "2017-24",
    "201X",
    "2017-02-15~",
    "/2017-12-22",
    "[2017-03-11..2017-03-20]",
    "0001-01-01",
    "9999-12-31",
]
EDITED = tuple(kind for kind in KINDS if kind not in ("chronology", "source_text"))


class Scribe:
    """Makes records and operations that fit a chronology; the same from the same seed."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)

    def identity(self) -> str:
        return str(uuid.UUID(int=self.rng.getrandbits(128), version=4))

    def text(self, words: int = 3) -> str:
        return " ".join(self.rng.choice(WORDS) for _ in range(self.rng.randrange(words + 1)))

    def date(self) -> EventDate:
        if self.rng.random() < 0.5:
            return EventDate.of_day(date.fromordinal(self.rng.randrange(1, 3_652_060)))
        return EventDate.parse(self.rng.choice(DATES))

    def value(self, spec: FieldSpec, chronology: Chronology) -> Any:
        """A value for a field; a reference is to a record that is there, else None."""
        match spec.type:
            case FieldType.REFERENCE:
                there = list(chronology.all(spec.reference or ""))
                return self.rng.choice(there) if there else None
            case FieldType.INTEGER:
                return self.rng.choice((0, 1, 7, -1, 2**62, -(2**63)))
            case FieldType.DATE:
                return self.date()
            case FieldType.LIST:
                return tuple(self.text(1) for _ in range(self.rng.randrange(3)))
            case FieldType.MAP:
                return {self.text(1): self.rng.choice((1, 1.5, None, True, "y", [1, {"z": 0}]))}
            case FieldType.BYTES:
                return self.rng.randbytes(self.rng.randrange(20))
        return self.text()

    def record(self, kind: str, chronology: Chronology, share: float = 0.4) -> Record | None:
        """A new record with a share of its fields filled; None where its owner is missing."""
        values: dict[str, Any] = {"id": self.identity()}
        for spec in KINDS[kind].specs:
            if spec.required or self.rng.random() < share:
                values[spec.name] = self.value(spec, chronology)
                if spec.required and values[spec.name] is None:
                    return None
        made: Record = KINDS[kind].record_class(**values)
        return made

    def records(self, count: int, chronology: Chronology | None = None) -> list[Record]:
        """New records of all kinds, each referring to those before it or in a chronology."""
        held = chronology or Chronology.of([])
        made: list[Record] = []
        kinds = [kind for kind in KINDS if kind != "chronology"]
        while len(made) < count:
            step = [self.record(kind, held) for kind in kinds]
            fresh = [record for record in step if record is not None]
            held = held.after([Change.making(record) for record in fresh], held.seq + 1)
            made += fresh
        return made[:count]

    def operation(self, chronology: Chronology, store: Store | None = None) -> Operation:
        """Any operation that changes something, or, seldom, one without changes."""
        size = sum(len(chronology.all(kind)) for kind in KINDS)
        draw = self.rng.random()
        if draw < 0.45 and size < 200:
            return operations.add(self.records(self.rng.choice((1, 1, 2, 25)), chronology), "Add")
        if draw < 0.85:
            return self.edit(chronology)
        return self.delete(chronology, store)

    def edit(self, chronology: Chronology) -> Operation:
        """Some fields of some records of one kind changed as one step."""
        kind = self.rng.choice([k for k in (*EDITED, "chronology", "event") if chronology.all(k)])
        ids = list(chronology.all(kind))
        chosen = self.rng.sample(ids, min(len(ids), self.rng.choice((1, 1, 1, 3))))
        specs = self.rng.sample(KINDS[kind].specs, min(len(KINDS[kind].specs), 3))
        values = {spec.key: self.value(spec, chronology) for spec in specs}
        values = {key: v for key, v in values.items() if v is not None or not _needs(kind, key)}
        return operations.edit(chronology, kind, chosen, values, self.text() or "Edit")

    def delete(self, chronology: Chronology, store: Store | None = None) -> Operation:
        """A record or three deleted with what belongs to them; a source only with its store."""
        kinds = [k for k in EDITED if chronology.all(k) and (k != "source" or store is not None)]
        if not kinds:
            return operations.add(self.records(2, chronology), "Add")
        kind = self.rng.choice(kinds)
        ids = list(chronology.all(kind))
        chosen = self.rng.sample(ids, min(len(ids), self.rng.choice((1, 1, 3))))
        texts = store.texts(chosen) if store is not None and kind == "source" else []
        return operations.delete(chronology, kind, chosen, texts)


def _needs(kind: str, key: str) -> bool:
    spec = KINDS[kind].by_key[key]
    return spec.type not in (FieldType.REFERENCE, FieldType.INTEGER, FieldType.DATE) or (
        spec.required or spec.default is not None
    )


def heading_first(title: str = "Test") -> Operation:
    """The first operation of a file."""
    return Operation("New chronology", (Change.making(r.Heading(r.new_id(), title=title)),))
