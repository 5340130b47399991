"""How each thing that can be searched by is tested: its own fields, its actors, its sources."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from operator import attrgetter
from typing import Any, Final

from timeline_app import records as r
from timeline_app import vocabulary as v
from timeline_app.chronology import Chronology
from timeline_app.fields import FIELDS
from timeline_app.folding import fold
from timeline_app.operations import number_sort
from timeline_app.query.dates import Holds, compared
from timeline_app.query.parser import Piece
from timeline_app.query.values import (
    Maker,
    SearchField,
    Test,
    always,
    any_of,
    chosen,
    count,
    finder_of,
    in_range,
    known,
    named,
    wordless,
)
from timeline_app.query.words import events_of, remembering
from timeline_app.records import KINDS, Event


def by_text(key: str, *, repeats: bool) -> Maker:
    """A text of the event; with ``repeats`` one that many events share, such as the city."""
    read: Callable[[Event], str] = attrgetter(key)

    def make(piece: Piece, chronology: Chronology) -> Test:
        find = finder_of(piece)
        if not repeats:
            return always(lambda event: find(fold(read(event))))
        look = remembering(find)
        return always(lambda event: look(read(event)))

    return make


def by_place(piece: Piece, chronology: Chronology) -> Test:
    """Venue, city or country."""
    find = remembering(finder_of(piece))
    return always(lambda event: find(event.city) or find(event.country) or find(event.venue))


def by_tag(piece: Piece, chronology: Chronology) -> Test:
    """Any of the tags."""
    find = remembering(finder_of(piece))
    return always(lambda event: any(find(tag) for tag in event.tags))


# ------------------------------------------------------------------ vocabularies


def labels_of(terms: Mapping[str, Any]) -> dict[str, str]:
    """The labels of a vocabulary by key, but for the empty one."""
    return {key: term.label for key, term in terms.items() if key}


STATUS_LABELS: Final = {
    key: term.label for terms in v.STATUSES.values() for key, term in terms.items()
}
SIGN_LABELS: Final = {sign: v.word_of(sign) for sign in v.SIGNS}


def by_choice(labels: Mapping[str, str], what: str, key: str) -> SearchField:
    """A text of the event that is one of a few fixed words; ``what`` completes “is not …”."""
    read: Callable[[Event], str] = attrgetter(key)

    def make(piece: Piece, chronology: Chronology) -> Test:
        if not piece.quoted and fold(piece.text) == "none" and "none" not in labels:
            return always(lambda event: not read(event))
        keys = chosen(piece, labels, what)
        return always(lambda event: read(event) in keys)

    return SearchField(make, lambda chronology: dict.fromkeys(labels.values()))


def by_sign(piece: Piece, chronology: Chronology) -> Test:
    """The sign that kind and status wear on the chart."""
    keys = chosen(piece, SIGN_LABELS, "a sign of the chart")
    pairs = frozenset(
        (kind, status)
        for kind in v.EVENT_KINDS
        for status in STATUS_LABELS
        if v.status_of(kind, status).sign in keys
    )
    return always(lambda event: (event.kind, event.status) in pairs)


def by_part(key: str, labels: Mapping[str, str], what: str) -> Maker:
    """Events with a participation of this role or attendance."""

    def make(piece: Piece, chronology: Chronology) -> Test:
        keys = chosen(piece, labels, what)

        def prepared(chronology: Chronology) -> Holds:
            parts = chronology.participations.values()
            events = {part.event for part in parts if getattr(part, key) in keys}
            return lambda event: event.id in events

        return prepared

    return make


# ------------------------------------------------------------------------- names


def process_names(chronology: Chronology) -> list[tuple[str, str]]:
    """The names and short names of processes, each with its process."""
    processes = chronology.processes.values()
    names = [(process.name, process.id) for process in processes]
    return names + [(process.short_name, process.id) for process in processes]


def actor_names(chronology: Chronology) -> list[tuple[str, str]]:
    """The names of actors, aliases in every script among them, each with its actor."""
    names = [(actor.name, actor.id) for actor in chronology.actors.values()]
    aliases = chronology.all("actor_name").values()
    return names + [(one.name, one.actor) for one in aliases if isinstance(one, r.ActorName)]


def by_process(piece: Piece, chronology: Chronology) -> Test:
    """The process, by its name or short name."""
    if not known(piece, chronology, process_names, "a process"):
        return always(lambda event: event.process is None)

    def prepared(chronology: Chronology) -> Holds:
        processes = named(piece, process_names(chronology))
        return lambda event: event.process in processes

    return prepared


def by_actor(key: str = "", value: str = "") -> Maker:
    """Events in which an actor takes part, of any role and attendance or of one."""

    def make(piece: Piece, chronology: Chronology) -> Test:
        somebody = known(piece, chronology, actor_names, "an actor")

        def prepared(chronology: Chronology) -> Holds:
            parts: Iterable[r.Participation] = chronology.participations.values()
            if somebody:
                parts = [
                    chronology.participations[identity]
                    for actor in named(piece, actor_names(chronology))
                    for identity in chronology.owned("participation", "actor", actor)
                ]
            events = {part.event for part in parts if not key or getattr(part, key) == value}
            if somebody:
                return lambda event: event.id in events
            return lambda event: event.id not in events

        return prepared

    return make


def by_parent(piece: Piece, chronology: Chronology) -> Test:
    """What the event is a part of, by id or title."""
    fault = wordless(piece)
    if fault is not None:
        raise fault

    def prepared(chronology: Chronology) -> Holds:
        above = {event.parent for event in chronology.events.values()}
        events = filter(None, map(chronology.events.get, filter(None, above)))
        names = [(text, e.id) for e in events for text in (e.id, e.title, e.short_title) if text]
        parents = named(piece, names)
        return lambda event: event.parent in parents

    return prepared


def by_source(piece: Piece, chronology: Chronology) -> Test:
    """The publisher, originator or title of a source cited."""
    find = finder_of(piece)

    def prepared(chronology: Chronology) -> Holds:
        publishers = {i for i, one in chronology.publishers.items() if find(fold(one.name))}
        events = events_of(
            (
                ("source", source.id)
                for source in chronology.sources.values()
                if source.publisher in publishers
                or source.originator in publishers
                or find(fold(source.title))
            ),
            chronology,
            ["source"],
        )
        return lambda event: event.id in events

    return prepared


def by_id(piece: Piece, chronology: Chronology) -> Test:
    """The event's id, or its beginning, or its id in another scheme."""
    wanted = fold(piece.text.strip())

    def prepared(chronology: Chronology) -> Holds:
        outside = {
            one.record
            for one in chronology.all("external_id").values()
            if isinstance(one, r.ExternalId)
            and wanted in (fold(one.value), fold(f"{one.scheme} {one.value}"))
        }
        return lambda event: event.id.startswith(wanted) or event.id in outside

    return prepared


# ----------------------------------------------------------------------- numbers

_ROUND = re.compile(r"(\d{1,9}|[ivxlc]+)\s*([a-z]?)")


def _round_number(text: str) -> int | None:
    """Where a number sorts: "4" and "IV" are the same round; None for what is no number."""
    found = _ROUND.fullmatch(fold(text.strip()))
    return number_sort(found[1].upper() + found[2]) if found else None


def by_number(piece: Piece, chronology: Chronology) -> Test:
    """The number of the round, in either notation, with ranges."""
    if fold(piece.text) == "none" and not piece.quoted:
        return always(lambda event: not event.number)
    wanted = fold(piece.text.strip())
    same = remembering(wanted.__eq__)
    if not compared(piece)[0] and _round_number(piece.text) is None and ".." not in piece.text:
        return always(lambda event: same(event.number))
    fits = in_range(piece, _round_number, "the number of a round")
    return always(lambda event: fits(event.number_sort) or same(event.number))


def origins(chronology: Chronology) -> dict[str, set[str]]:
    """By event, who stands behind what is cited on it: originators, else publishers, else sources.

    Ten papers that carry one agency's report are one origin. Events without a source are left out.
    """
    sources, excerpts = chronology.sources, chronology.excerpts
    found: dict[str, set[str]] = {}
    for citation in chronology.citations.values():
        excerpt = excerpts.get(citation.excerpt)
        source = sources.get(excerpt.source) if excerpt else None
        if source is not None:
            origin = source.originator or source.publisher or source.id
            found.setdefault(citation.event, set()).add(origin)
    return found


def by_origins(piece: Piece, chronology: Chronology) -> Test:
    """How many origins stand behind what is cited."""
    fits = in_range(piece, count, "a number of sources")

    def prepared(chronology: Chronology) -> Holds:
        by_event = origins(chronology)
        return lambda event: fits(len(by_event.get(event.id, ())))

    return prepared


def _owning(kind: str, key: str, *, present: bool = True) -> Test:
    read = attrgetter(KINDS[kind].by_key[key].name)

    def prepared(chronology: Chronology) -> Holds:
        owners = set(map(read, chronology.all(kind).values()))
        if present:
            return lambda event: event.id in owners
        return lambda event: event.id not in owners

    return prepared


def _filled(key: str) -> Test:
    read = attrgetter(key)
    return always(lambda event: bool(read(event)))


def _equal(key: str, value: str) -> Test:
    read = attrgetter(key)
    return always(lambda event: bool(read(event) == value))


_CITED: Final = _owning("citation", "event")
_UNCITED: Final = _owning("citation", "event", present=False)

IS: Final[Mapping[str, Test]] = {
    **{key: _equal("status", key) for key in STATUS_LABELS},
    **{key: _equal("handling", key) for key in v.HANDLINGS},
    **{key: _equal("review", key) for key in v.REVIEWS},
    "planned": always(lambda event: v.status_of(event.kind, event.status).planned),
    "sourced": _CITED,
    "unsourced": _UNCITED,
    "undated": always(lambda event: event.date is None),
}
HAS: Final[Mapping[str, Test]] = {
    **{field.search: _filled(field.key) for field in FIELDS if field.editor != "participants"},
    "place": any_of([_filled("city"), _filled("country"), _filled("venue")]),
    "time": any_of([_filled("start_time"), _filled("end_time")]),
    "participants": _owning("participation", "event"),
    "source": _CITED,
    "comment": _owning("comment", "event"),
    "part": _owning("event", "parent"),
    "link": any_of([_owning("event_link", "from"), _owning("event_link", "to")]),
}
YES_NO: Final[Mapping[str, Test]] = {"yes": _CITED, "no": _UNCITED}


def by_test(tests: Mapping[str, Test], what: str) -> SearchField:
    """One of some words, each a test of its own; ``what`` completes “is not …”."""
    labels = {key: key.replace("_", " ") for key in tests}

    def make(piece: Piece, chronology: Chronology) -> Test:
        return any_of([tests[key] for key in sorted(chosen(piece, labels, what))])

    return SearchField(make, lambda chronology: labels.values())
