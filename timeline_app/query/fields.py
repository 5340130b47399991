"""What can be searched by: one table of names, made from the event's fields and a few more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import Final

from timeline_app import vocabulary as v
from timeline_app.chronology import Chronology
from timeline_app.fields import FIELDS, Field
from timeline_app.folding import fold
from timeline_app.query import terms as t
from timeline_app.query.dates import STATES, date_test
from timeline_app.query.parser import QueryError, Term
from timeline_app.query.values import SearchField, Test, Values, always, any_of, nearest


def _dates(sign: str, values: Sequence[str] = ()) -> SearchField:
    return SearchField(
        lambda piece, chronology: always(date_test(sign, piece, chronology)),
        lambda chronology: values,
    )


def _used(*keys: str) -> Values:
    read = [attrgetter(key) for key in keys]

    def values(chronology: Chronology) -> list[str]:
        events = chronology.events.values()
        return sorted({text for event in events for one in read if (text := one(event))})

    return values


def _tags(chronology: Chronology) -> list[str]:
    return sorted({tag for event in chronology.events.values() for tag in event.tags})


def _processes(chronology: Chronology) -> list[str]:
    ordered = sorted(chronology.processes.values(), key=lambda one: (one.position, one.name))
    return [name for one in ordered for name in (one.name, one.short_name) if name]


def _actors(chronology: Chronology) -> list[str]:
    return sorted(actor.name for actor in chronology.actors.values())


def _publishers(chronology: Chronology) -> list[str]:
    return sorted(publisher.name for publisher in chronology.publishers.values())


_BY_EDITOR: Final[Mapping[str, SearchField]] = {
    "process": SearchField(t.by_process, _processes),
    "kind": t.by_choice(t.labels_of(v.EVENT_KINDS), "a kind of event", "kind"),
    "status": t.by_choice(t.STATUS_LABELS, "a status", "status"),
    "date": _dates("", STATES),
    "parent": SearchField(t.by_parent),
    "participants": SearchField(t.by_actor(), _actors),
    "tags": SearchField(t.by_tag, _tags),
}
_LONG = frozenset({"title", "short_title", "date_words", "summary", "assessment"})


def _of_field(field: Field) -> SearchField:
    if field.key == "number":
        return SearchField(t.by_number, _used("number"))
    if field.choices is not None:
        what = f"a known {field.label.casefold()}"
        return t.by_choice(t.labels_of(field.choices), what, field.key)
    known_by_editor = _BY_EDITOR.get(field.editor)
    if known_by_editor is not None:
        return known_by_editor
    if field.key in _LONG:
        return SearchField(t.by_text(field.key, repeats=False), slow=True)
    return SearchField(t.by_text(field.key, repeats=True), _used(field.key))


def _of_terms(key: str, terms: Mapping[str, v.Term], what: str) -> SearchField:
    labels = t.labels_of(terms)
    return SearchField(t.by_part(key, labels, what), lambda chronology: labels.values())


SEARCH_FIELDS: Final[Mapping[str, SearchField]] = {
    **{field.search: _of_field(field) for field in FIELDS},
    "in": _dates(""),
    "after": _dates(">"),
    "before": _dates("<"),
    "place": SearchField(t.by_place, _used("city", "country", "venue")),
    "sign": SearchField(t.by_sign, lambda chronology: t.SIGN_LABELS.values()),
    "role": _of_terms("role", v.ROLES, "a role"),
    "attendance": _of_terms("attendance", v.ATTENDANCES, "a word for attendance"),
    "source": SearchField(t.by_source, _publishers),
    "sources": SearchField(t.by_origins),
    "cited": t.by_test(t.YES_NO, "yes or no"),
    "is": t.by_test(t.IS, "something an event can be"),
    "has": t.by_test(t.HAS, "something an event can have"),
    "id": SearchField(t.by_id),
    **{role: SearchField(t.by_actor("role", role), _actors) for role in v.ROLES},
    **{word: SearchField(t.by_actor("attendance", word), _actors) for word in v.ATTENDANCES},
}
"""Everything to search by but free text, by the name before the colon.

A role or a word for attendance is one too: `observer:Jordan` is Jordan as an observer.
"""


def _aliases() -> dict[str, str]:
    names = {}
    for field in FIELDS:
        names[fold(field.label).replace(" ", "_")] = field.search
        names[field.key] = field.search
    return names | {name: name for name in (*SEARCH_FIELDS, "text")}


NAMES: Final[Mapping[str, str]] = _aliases()
"""Every name by which a field may be called, with the name it is listed under."""


def name_of(term: Term) -> str:
    """The listed name of a term's field; raises ``QueryError`` for an unknown one."""
    name = NAMES.get(fold(term.field).replace("-", "_"))
    if name is not None:
        return name
    near = nearest(term.field, NAMES)
    hint = f"Did you mean “{near}”?" if near else "To look for these words, put them in quotes."
    place = term.name
    raise QueryError(f"“{term.field}” is not something to search by.", place.start, place.end, hint)


def test_of(term: Term, chronology: Chronology) -> Test:
    """The test of a `field:value` term; one of its values has to hold."""
    make = SEARCH_FIELDS[name_of(term)].make
    return any_of([make(piece, chronology) for piece in term.pieces])


def is_slow(term: Term) -> bool:
    """Whether the test of a `field:value` term reads through a text of each event."""
    return SEARCH_FIELDS[name_of(term)].slow
