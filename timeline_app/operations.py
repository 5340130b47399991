"""The verbs: each returns the one ``Operation`` that does it."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from timeline_app import records as r
from timeline_app.changes import Change, Operation
from timeline_app.chronology import Chronology
from timeline_app.records import KINDS, Record, kind_of

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_NUMBER = re.compile(r"(\d{1,9}|[IVXLC]+)\s*([a-z]?)$")


def number_sort(number: str) -> int | None:
    """Where a round's number ("IV", "3b", "12") sorts: 1000 a whole number, 1 a letter.

    None for what is not a number.
    """
    found = _NUMBER.search(number.strip())
    if found is None:
        return None
    digits, letter = found.groups()
    whole = int(digits) if digits.isdigit() else _roman(digits)
    return whole * 1000 + (ord(letter) - ord("a") + 1 if letter else 0)


def _roman(text: str) -> int:
    values = [_ROMAN[letter] for letter in text]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)


def name_of(record: Record) -> str:
    """How a record is called in labels and notices."""
    if isinstance(record, r.Event):
        return record.short_title or record.title or "an event without a title"
    for field in ("title", "name", "exact", "rule"):
        text = getattr(record, field, "")
        if text:
            return str(text) if len(text) <= 60 else f"{text[:57]}…"
    return kind_of(record).replace("_", " ")


def new_chronology(title: str, language: str = "en") -> Operation:
    """The first operation of a file: its heading."""
    heading = r.Heading(r.new_id(), title=title, language=language)
    return Operation("New chronology", (Change.making(heading),))


def add(records: Sequence[Record], label: str = "") -> Operation:
    """Add some records as one step."""
    label = label or f"Add {name_of(records[0])}"
    return Operation(label, tuple(Change.making(record) for record in records))


def by_attribute(kind: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Values by key as those of a record's attributes; a round's number with where it sorts."""
    by_key = KINDS[kind].by_key
    named = {by_key[key].name: value for key, value in values.items()}
    if kind == "event" and "number" in named and "number_sort" not in named:
        named["number_sort"] = number_sort(named["number"])
    return named


def edit(
    chronology: Chronology,
    kind: str,
    ids: Iterable[str],
    values: Mapping[str, Any],
    label: str = "",
) -> Operation:
    """Set fields (by key) of one or several records to the same values, as one step.

    Records that already have the values are left out; an operation may so have no changes.
    """
    named = by_attribute(kind, values)
    changes = []
    names = []
    for identity in ids:
        record = chronology.get(kind, identity)
        if record is None:
            continue
        change = Change.between(record, dataclasses.replace(record, **named))
        if change is not None:
            changes.append(change)
            names.append(name_of(record))
    what = ", ".join(key.replace("_", " ") for key in values)
    whose = names[0] if len(names) == 1 else f"{len(names)} records"
    return Operation(label or f"Change {what} of {whose}", tuple(changes))


def replace(old: Record, new: Record, label: str = "") -> Operation:
    """Bring one record from one state to another."""
    change = Change.between(old, new)
    changes = () if change is None else (change,)
    return Operation(label or f"Change {name_of(new)}", changes)


def joined(label: str, operations: Iterable[Operation]) -> Operation:
    """Several operations as one step."""
    return Operation(label, tuple(change for one in operations for change in one.changes))


def delete(
    chronology: Chronology,
    kind: str,
    ids: Iterable[str],
    texts: Iterable[r.SourceText] = (),
) -> Operation:
    """Delete records with all that belongs to them; what merely refers to them lets go.

    ``texts`` are the texts of the sources among them, which the snapshot does not hold.
    """
    sweep = _Sweep(chronology, texts)
    first = [record for i in ids if (record := chronology.get(kind, i)) is not None]
    for record in first:
        sweep.take(record)
    label = f"Delete {name_of(first[0])}" if len(first) == 1 else f"Delete {len(first)} records"
    cited = sum(1 for gone in sweep.gone.values() if isinstance(gone, r.Citation))
    if cited and kind != "citation":
        label += f" and {'its' if len(first) == 1 else 'their'} {cited} citation" + "s" * (
            cited > 1
        )
    return Operation(label, sweep.changes())


_REFERENCES = [
    (kind.name, spec.key, spec.name, spec.reference, spec.required)
    for kind in KINDS.values()
    for spec in kind.specs
    if spec.reference is not None
]


class _Sweep:
    """What goes and what lets go when records are deleted."""

    def __init__(self, chronology: Chronology, texts: Iterable[r.SourceText]) -> None:
        self._chronology = chronology
        self._texts = list(texts)
        self.gone: dict[str, Record] = {}
        self._loose: dict[str, tuple[Record, dict[str, Any]]] = {}

    def take(self, record: Record) -> None:
        waiting = [record]
        while waiting:
            current = waiting.pop()
            if current.id not in self.gone:
                self.gone[current.id] = current
                waiting.extend(self._dependents(current))

    def _dependents(self, record: Record) -> list[Record]:
        found: list[Record] = []
        for kind, key, name, reference, required in _REFERENCES:
            if reference != kind_of(record):
                continue
            if kind == "source_text":
                found += [text for text in self._texts if text.source == record.id]
                continue
            for identity in self._chronology.owned(kind, key, record.id):
                owned = self._chronology.get(kind, identity)
                if owned is not None and required:
                    found.append(owned)
                elif owned is not None:
                    self._loose.setdefault(owned.id, (owned, {}))[1][name] = None
        return found + self._about(record)

    def _about(self, record: Record) -> list[Record]:
        """Records that name this one without a reference of the database."""
        if isinstance(record, r.Citation):
            self._let_go_of_citation(record)
        return [
            other
            for kind in ("external_id", "dismissal")
            for other in self._chronology.all(kind).values()
            if getattr(other, "record", None) == record.id
        ]

    def _let_go_of_citation(self, citation: r.Citation) -> None:
        for identity in self._chronology.owned("adoption", "event", citation.event):
            adoption = self._chronology.get("adoption", identity)
            if isinstance(adoption, r.Adoption) and citation.id in adoption.citations:
                values = self._loose.setdefault(adoption.id, (adoption, {}))[1]
                left = values.get("citations", adoption.citations)
                values["citations"] = tuple(i for i in left if i != citation.id)

    def changes(self) -> tuple[Change, ...]:
        made: list[Change] = []
        for record, values in self._loose.values():
            if record.id not in self.gone:
                change = Change.between(record, dataclasses.replace(record, **values))
                if change is not None:
                    made.append(change)
        made += [Change.removing(record) for record in reversed(list(self.gone.values()))]
        return tuple(made)


def keep_day_order(chronology: Chronology, step: Operation, order: str) -> Operation:
    """A step that also keeps how 1/2/17 is read in this chronology; as it is for no ``order``."""
    heading = chronology.heading
    if not order or not heading.id or order == heading.day_order:
        return step
    kept = edit(chronology, "chronology", [heading.id], {"day_order": order})
    return joined(step.label, [step, kept])
