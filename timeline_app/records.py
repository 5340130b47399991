"""The records of a chronology: frozen, slotted, each with a UUID for its id.

A field is declared once, here: tables, log, JSON and digests are made from this declaration.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from timeline_app import field_types as f
from timeline_app.dates import EventDate
from timeline_app.field_types import FieldSpec, specs_of


def new_id() -> str:
    """A new record id: a random UUID (RFC 9562, version 4) as 36 lower-case characters."""
    import uuid  # it loads much that reading a file does not need

    return str(uuid.uuid4())


@dataclass(frozen=True, slots=True)
class Heading:
    """What is said of the chronology as a whole; a file has exactly one (kind "chronology")."""

    id: str
    title: str = f.text()
    language: str = f.text()
    day_order: str = f.text()


@dataclass(frozen=True, slots=True)
class Process:
    """A track of talks or measures, such as Astana or the ceasefires: one swimlane."""

    id: str
    name: str = f.text()
    short_name: str = f.text()
    colour: str = f.text()
    position: int = f.integer(0)
    conventions: str = f.text()


@dataclass(frozen=True, slots=True)
class Event:
    """A round, session, document, ceasefire or deadline, with the values the analyst adopted."""

    id: str
    process: str | None = f.reference("process")
    parent: str | None = f.reference("event")
    kind: str = f.text("round")
    number: str = f.text()
    number_sort: int | None = f.integer()
    title: str = f.text()
    short_title: str = f.text()
    date: EventDate | None = f.day()
    date_words: str = f.text()
    start_time: str = f.text()
    end_time: str = f.text()
    zone: str = f.text()
    venue: str = f.text()
    city: str = f.text()
    country: str = f.text()
    level: str = f.text()
    format: str = f.text()
    status: str = f.text("unknown")
    summary: str = f.text()
    assessment: str = f.text()
    confidence: str = f.text()
    review: str = f.text("draft")
    handling: str = f.text("open")
    tags: tuple[str, ...] = f.texts()
    extra: Mapping[str, Any] = f.table()


@dataclass(frozen=True, slots=True)
class EventLink:
    """One event's bearing on another: produced, amends, violates and so on."""

    id: str
    from_: str = f.owner("event")
    to: str = f.owner("event")
    kind: str = f.text("produced")


@dataclass(frozen=True, slots=True)
class Actor:
    """A state, body, delegation or person that takes part, hosts or speaks."""

    id: str
    name: str = f.text()
    kind: str = f.text()
    note: str = f.text()


@dataclass(frozen=True, slots=True)
class ActorName:
    """Another name of an actor: an alias, another script, or a name for some years only."""

    id: str
    actor: str = f.owner("actor")
    name: str = f.text()
    language: str = f.text()
    since: EventDate | None = f.day()
    until: EventDate | None = f.day()


@dataclass(frozen=True, slots=True)
class ActorLink:
    """Membership, succession or a mandate between two actors, for a time."""

    id: str
    from_: str = f.owner("actor")
    to: str = f.owner("actor")
    kind: str = f.text("member_of")
    since: EventDate | None = f.day()
    until: EventDate | None = f.day()


@dataclass(frozen=True, slots=True)
class Participation:
    """An actor's part in an event: in which role, and whether it came."""

    id: str
    event: str = f.owner("event")
    actor: str = f.owner("actor")
    role: str = f.text("party")
    attendance: str = f.text("listed")
    contact: str = f.text()
    represented_by: str = f.text()
    rank: str = f.text()
    note: str = f.text()
    handling: str = f.text("open")


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who published a source; ``reliability`` is A to F of the Admiralty code, or empty."""

    id: str
    name: str = f.text()
    reliability: str = f.text()


@dataclass(frozen=True, slots=True)
class Source:
    """An article, statement or document; its texts are kept apart, by version."""

    id: str
    publisher: str | None = f.reference("publisher")
    originator: str | None = f.reference("publisher")
    title: str = f.text()
    author: str = f.text()
    kind: str = f.text("article")
    account: str = f.text()
    url: str = f.text()
    archive_url: str = f.text()
    published: EventDate | None = f.day()
    published_time: str = f.text()
    accessed: EventDate | None = f.day()
    language: str = f.text()
    reliability: str = f.text()
    handling: str = f.text("open")
    embargo_until: EventDate | None = f.day()
    replaces: str | None = f.reference("source")


@dataclass(frozen=True, slots=True)
class SourceText:
    """One version of a source's text, cleaned once at intake; ``text_hash`` is its SHA-256."""

    id: str
    source: str = f.owner("source")
    version: int = f.integer(1)
    text: str = f.text()
    text_hash: str = f.text()
    made_by: str = f.text("publisher")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage of a source's text: W3C position and quote selectors in code points.

    ``start`` and ``end`` (exclusive) count code points of that version's text; both are None for
    a quote whose text is not kept.
    """

    id: str
    source: str = f.owner("source")
    version: int = f.integer(1)
    start: int | None = f.integer()
    end: int | None = f.integer()
    exact: str = f.text()
    prefix: str = f.text()
    suffix: str = f.text()
    locator: str = f.text()
    said: EventDate | None = f.day()
    speaker: str | None = f.reference("actor")
    speaker_as: str = f.text()
    voice: str = f.text()
    translation: str = f.text()
    translated_by: str = f.text()
    note: str = f.text()


@dataclass(frozen=True, slots=True)
class Citation:
    """A passage brought to bear on an event; with ``field`` and ``value`` it is a claim.

    ``field`` is a key of ``fields.py``, ``attendance:<actor id>`` or ``role:<actor id>``; ``value``
    is that field's text, EDTF for a date. ``credibility`` is 1 to 6 of the Admiralty code.
    """

    id: str
    event: str = f.owner("event")
    excerpt: str = f.owner("excerpt")
    stance: str = f.text("supports")
    field: str = f.text()
    value: str = f.text()
    modality: str = f.text("asserts")
    credibility: int | None = f.integer()
    note: str = f.text()


@dataclass(frozen=True, slots=True)
class Adoption:
    """The analyst's choice between claims that do not agree, with its reason."""

    id: str
    event: str = f.owner("event")
    field: str = f.text()
    value: str = f.text()
    citations: tuple[str, ...] = f.texts()
    reason: str = f.text()
    author: str = f.text()
    day: EventDate | None = f.day()


@dataclass(frozen=True, slots=True)
class Reading:
    """The analyst's word on a date mention; ``date`` None says that it is not a date."""

    id: str
    source: str = f.owner("source")
    version: int = f.integer(1)
    start: int = f.integer(0)
    end: int = f.integer(0)
    exact: str = f.text()
    date: EventDate | None = f.day()
    author: str = f.text()


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark on an event, open or resolved; ``written`` is UTC, ISO 8601."""

    id: str
    event: str = f.owner("event")
    author: str = f.text()
    written: str = f.text()
    text: str = f.text()
    resolved: int = f.integer(0)


@dataclass(frozen=True, slots=True)
class Dismissal:
    """A review finding set aside with a reason; it comes back when ``facts`` change."""

    id: str
    rule: str = f.text()
    record: str = f.text()
    facts: str = f.text()
    author: str = f.text()
    reason: str = f.text()


@dataclass(frozen=True, slots=True)
class Briefing:
    """A saved briefing: what it shows, for whom, on which paper."""

    id: str
    title: str = f.text()
    query: str = f.text()
    period: EventDate | None = f.day()
    lanes: tuple[str, ...] = f.texts()
    figures: tuple[str, ...] = f.texts()
    paper: str = f.text("A4")
    options: Mapping[str, Any] = f.table()
    audience: str = f.text("open")


@dataclass(frozen=True, slots=True)
class Issue:
    """A briefing as it was printed: the log's ``operation``, the PDF and the facts shown."""

    id: str
    briefing: str = f.owner("briefing")
    printed: EventDate | None = f.day()
    operation: int = f.integer(0)
    pdf: bytes = f.binary()
    facts: Mapping[str, Any] = f.table()


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """A remembered column mapping of an import (kind "mapping")."""

    id: str
    name: str = f.text()
    columns: Mapping[str, Any] = f.table()


@dataclass(frozen=True, slots=True)
class ExternalId:
    """A record's id in another scheme, such as "PA-X 1993"; makes a re-import idempotent."""

    id: str
    record: str = f.text()
    scheme: str = f.text()
    value: str = f.text()


Record: TypeAlias = (
    Heading | Process | Event | EventLink | Actor | ActorName | ActorLink | Participation
    | Publisher | Source | SourceText | Excerpt | Citation | Adoption | Reading | Comment
    | Dismissal | Briefing | Issue | ColumnMapping | ExternalId
)  # fmt: skip
"""Any record."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: its name in file and log, its array in JSON, its class and fields."""

    name: str
    plural: str
    record_class: type[Any]
    specs: tuple[FieldSpec, ...]
    by_key: Mapping[str, FieldSpec]


def _kind(name: str, plural: str, record_class: type[Any]) -> Kind:
    specs = specs_of(record_class)
    return Kind(name, plural, record_class, specs, {spec.key: spec for spec in specs})


KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        _kind("chronology", "chronologies", Heading),
        _kind("process", "processes", Process),
        _kind("event", "events", Event),
        _kind("event_link", "event_links", EventLink),
        _kind("actor", "actors", Actor),
        _kind("actor_name", "actor_names", ActorName),
        _kind("actor_link", "actor_links", ActorLink),
        _kind("participation", "participations", Participation),
        _kind("publisher", "publishers", Publisher),
        _kind("source", "sources", Source),
        _kind("source_text", "source_texts", SourceText),
        _kind("excerpt", "excerpts", Excerpt),
        _kind("citation", "citations", Citation),
        _kind("adoption", "adoptions", Adoption),
        _kind("reading", "readings", Reading),
        _kind("comment", "comments", Comment),
        _kind("dismissal", "dismissals", Dismissal),
        _kind("briefing", "briefings", Briefing),
        _kind("issue", "issues", Issue),
        _kind("mapping", "mappings", ColumnMapping),
        _kind("external_id", "external_ids", ExternalId),
    )
}
"""Every kind of record by its name, in an order in which owners come before what they own."""

_NAMES = {kind.record_class: kind.name for kind in KINDS.values()}


def kind_of(record: Record) -> str:
    """The kind's name of a record, such as "event_link"."""
    return _NAMES[type(record)]
