"""Two copies of one chronology: what each has that the other lacks, and what differs in both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from timeline_app import records as r
from timeline_app.canonical import dump, value_out
from timeline_app.changes import Change
from timeline_app.chronology import Chronology
from timeline_app.date_labels import label as date_label
from timeline_app.dates import EventDate
from timeline_app.field_types import FieldSpec
from timeline_app.fields import BY_KEY
from timeline_app.formats import json_out
from timeline_app.operations import name_of
from timeline_app.reach import REFERENCES
from timeline_app.records import KINDS, Record, kind_of

ONLY_THERE, DIFFERS, ONLY_HERE = "only there", "differs", "only here"
"""What can be said of a record."""

_WORDS: Mapping[str, tuple[str, str]] = {
    "chronology": ("title", "titles"),
    "event_link": ("link", "links"),
    "actor_name": ("name", "names"),
    "actor_link": ("membership", "memberships"),
    "participation": ("part in an event", "parts in events"),
    "source_text": ("text", "texts"),
    "excerpt": ("passage", "passages"),
    "reading": ("word on a date", "words on dates"),
    "mapping": ("column mapping", "column mappings"),
    "external_id": ("external id", "external ids"),
}
"""What people call kinds whose own name is not the word."""

_FIRST = ("event", "source", "process", "actor", "citation")
"""The kinds that are counted by name; the others are "other records"."""


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy as it was read: its records, and the texts of its sources."""

    chronology: Chronology
    texts: Mapping[str, r.SourceText]

    def all(self, kind: str) -> Mapping[str, Record]:
        """The records of a kind by id, texts of sources among them."""
        return self.texts if kind == "source_text" else self.chronology.all(kind)


@dataclass(frozen=True, slots=True)
class FieldPair:
    """A field of a record that differs, with both values in words."""

    label: str
    here: str
    there: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One record that is not the same in both copies.

    ``owner`` is the id of the record of the same state that it belongs to, or empty; ``fact`` says
    a little more of it.
    """

    state: str
    kind: str
    id: str
    title: str
    fact: str = ""
    owner: str = ""
    fields: tuple[FieldPair, ...] = ()

    @property
    def what(self) -> str:
        """The kind of record in a word."""
        return _words(self.kind)[0]


def compare(here: Copy, there: Copy) -> list[Entry]:
    """Every record that is not the same in both copies, by state, owners before what is theirs."""
    found: dict[str, list[Entry]] = {ONLY_THERE: [], DIFFERS: [], ONLY_HERE: []}
    for kind in KINDS:
        mine, theirs = here.all(kind), there.all(kind)
        found[ONLY_THERE] += _lacking(ONLY_THERE, theirs, mine, there)
        found[ONLY_HERE] += _lacking(ONLY_HERE, mine, theirs, here)
        for identity in mine.keys() & theirs.keys():
            pairs = _differing(mine[identity], theirs[identity], here, there)
            if pairs:
                title = _title(mine[identity], here.chronology)
                entry = Entry(DIFFERS, kind, identity, title, fields=pairs)
                found[DIFFERS].append(entry)
    return [
        entry
        for entries in found.values()
        for entry in sorted(_owned(entries, here, there), key=lambda one: one.title.casefold())
    ]


def _lacking(
    state: str, has: Mapping[str, Record], lacks: Mapping[str, Record], copy: Copy
) -> Iterable[Entry]:
    for identity, record in has.items():
        if identity not in lacks:
            title = _title(record, copy.chronology)
            yield Entry(state, kind_of(record), identity, title, _fact(record))


def _owned(entries: list[Entry], here: Copy, there: Copy) -> Iterable[Entry]:
    """The entries with the one that each belongs to."""
    ids = {entry.id for entry in entries}
    for entry in entries:
        copy = here if entry.state == ONLY_HERE else there
        record = copy.all(entry.kind)[entry.id]
        owners = [getattr(record, spec.name) for spec in REFERENCES[entry.kind] if spec.required]
        about = getattr(record, "record", None)
        owner = next((one for one in (*owners, about) if one in ids), "")
        if entry.state == DIFFERS or not owner:
            yield entry
        else:
            yield replace(entry, owner=owner)


def _differing(mine: Record, theirs: Record, here: Copy, there: Copy) -> tuple[FieldPair, ...]:
    change = Change.between(mine, theirs)
    if change is None:
        return ()
    specs = KINDS[change.kind].by_key
    return tuple(
        FieldPair(
            _label(change.kind, key),
            _value(mine, specs[key], here.chronology),
            _value(theirs, specs[key], there.chronology),
        )
        for key in change.edits
        if key != "number_sort"
    )


def _label(kind: str, key: str) -> str:
    if kind == "event" and key in BY_KEY:
        return BY_KEY[key].label
    words = key.replace("_", " ")
    return words[:1].upper() + words[1:]


def _value(record: Record, spec: FieldSpec, chronology: Chronology) -> str:
    """A value in words; empty where there is none."""
    value = getattr(record, spec.name)
    if isinstance(record, r.Event) and spec.key in BY_KEY:
        return BY_KEY[spec.key].show(record, chronology)
    if isinstance(value, EventDate):
        return date_label(value, "row")
    if spec.reference is not None:
        target = chronology.get(spec.reference, value)
        return name_of(target) if target is not None else value or ""
    if value == spec.default or value is None:
        return ""
    if isinstance(value, str | int):
        return str(value)
    return dump(value_out(spec, value))


def _words(kind: str) -> tuple[str, str]:
    plain = kind.replace("_", " "), KINDS[kind].plural.replace("_", " ")
    return _WORDS.get(kind, plain)


def _title(record: Record, chronology: Chronology) -> str:
    """What a record is called, with what it belongs to."""
    names = [
        name_of(target)
        for spec in REFERENCES[kind_of(record)]
        if spec.required
        if (target := chronology.get(str(spec.reference), getattr(record, spec.name))) is not None
    ]
    if isinstance(record, r.Excerpt | r.Reading):
        return f"“{record.exact}”"
    if isinstance(record, r.Citation):
        return f"{names[-1]} on {names[0]}" if len(names) == 2 else "citation"
    if isinstance(record, r.Participation):
        return f"{names[-1]}, {record.role}, in {names[0]}" if len(names) == 2 else record.role
    if isinstance(record, r.EventLink | r.ActorLink):
        words = record.kind.replace("_", " ")
        return f"{names[0]} {words} {names[-1]}" if len(names) == 2 else words
    if isinstance(record, r.SourceText):
        return f"Text version {record.version} of {names[0] if names else 'a source'}"
    if isinstance(record, r.ExternalId):
        return f"{record.scheme} {record.value}"
    if isinstance(record, r.Comment):
        return record.text
    if isinstance(record, r.Adoption):
        return f"{record.field} of {names[0] if names else 'an event'}: {record.value}"
    return name_of(record)


def _fact(record: Record) -> str:
    day = getattr(record, "date", None) or getattr(record, "published", None)
    return date_label(day, "row") if isinstance(day, EventDate) else ""


def counted(entries: Iterable[Entry], state: str) -> str:
    """How many records are in a state: "2 events, 1 source and 5 other records"; or "nothing"."""
    kinds = [entry.kind for entry in entries if entry.state == state]
    parts = []
    for kind in _FIRST:
        number = kinds.count(kind)
        if number:
            one, more = _words(kind)
            parts.append(f"1 {one}" if number == 1 else f"{number} {more}")
    rest = sum(1 for kind in kinds if kind not in _FIRST)
    if rest:
        other = "other " if parts else ""
        parts.append(f"1 {other}record" if rest == 1 else f"{rest} {other}records")
    if len(parts) < 2:
        return parts[0] if parts else "nothing"
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def with_needed(wanted: Collection[str], here: Copy, there: Copy) -> list[Record]:
    """Some records of the other copy, with all that they refer to and that is not here."""
    by_id = {one.id: one for kind in KINDS for one in there.all(kind).values()}
    texts: dict[str, list[r.SourceText]] = defaultdict(list)
    for text in there.texts.values():
        if text.id not in here.texts:
            texts[text.source].append(text)
    taken: dict[str, Record] = {}
    waiting = [by_id[identity] for identity in wanted if identity in by_id]
    while waiting:
        record = waiting.pop()
        if record.id in taken:
            continue
        taken[record.id] = record
        for spec in REFERENCES[kind_of(record)]:
            target = getattr(record, spec.name)
            if target in by_id and target not in here.all(str(spec.reference)):
                waiting.append(by_id[target])
        waiting += _texts_for(record, texts)
    return list(taken.values())


def _texts_for(
    record: Record, texts: Mapping[str, Sequence[r.SourceText]]
) -> Iterable[r.SourceText]:
    """Of texts by source those that a passage stands in, or that a source brings along."""
    if isinstance(record, r.Source):
        return texts.get(record.id, ())
    if isinstance(record, r.Excerpt | r.Reading):
        return [one for one in texts.get(record.source, ()) if one.version == record.version]
    return ()


def as_json(records: Sequence[Record]) -> bytes:
    """Some records as a file of Parley's JSON, as an import reads it."""
    texts = [one for one in records if isinstance(one, r.SourceText)]
    others = (one for one in records if not isinstance(one, r.SourceText))
    return b"".join(json_out.write(Chronology.of(others), texts))
