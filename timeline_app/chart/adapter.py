"""From a chronology to the chart's columns: the one place where the chart meets records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple

from timeline_app import records as r
from timeline_app.chart.columns import (
    PALETTE,
    Columns,
    Entry,
    Head,
    Mark,
    lane_in_steps,
    make_columns,
)
from timeline_app.chart.details import marked
from timeline_app.chronology import Chronology
from timeline_app.claims import claims_on, story
from timeline_app.dates import EventDate
from timeline_app.steps import Steps, at_once
from timeline_app.vocabulary import EVENT_KINDS, MEASURE, SIGNS, STATUSES, TALKS, status_of, word_of

GROUPINGS: Final = ("process", "actor", "kind", "status", "place")
"""What may make the lanes. With "actor" an event stands in the lane of each who took part."""

_NOBODY: Final = "\uffff"


class Seen(NamedTuple):
    """What is to be seen of an event on a day: its date and status then."""

    event: r.Event
    date: EventDate | None
    status: str


def from_chronology(
    chronology: Chronology,
    ids: Iterable[str],
    grouping: str = "process",
    *,
    today: date,
    known: date | None = None,
) -> Columns:
    """The columns of the events ``ids``, in any order.

    ``today`` is where the present ends; ``known`` makes it the view of a past day: only what was
    published by then, each event with the date and the status it had. Processes that have no event
    in ``ids`` give no lane.
    """
    return at_once(in_steps(chronology, ids, grouping, today=today, known=known))


def in_steps(
    chronology: Chronology,
    ids: Iterable[str],
    grouping: str = "process",
    *,
    today: date,
    known: date | None = None,
) -> Steps[Columns]:
    """The same, some events at a time."""
    sight = Sight(chronology, grouping, today, known)
    found, wanted = Entries(), list(dict.fromkeys(ids))
    for start in range(0, len(wanted), _CHUNK):
        yield
        sight.enter(wanted[start : start + _CHUNK], found)
    heads = _heads(chronology, grouping)
    order = {key: place for place, key in enumerate(heads)}
    lanes = []
    for key in sorted(found.dated, key=lambda key: (order.get(key, len(order)), key)):
        yield
        name, short, colour = heads.get(key, (_rest(grouping), "", "line2"))
        head = Head(key, name, short, colour)
        undated = found.undated.get(key, ())
        lanes.append((yield from lane_in_steps(head, found.dated[key], undated)))
    return make_columns(lanes, sight.mark, sight.as_of, past=known is not None)


_CHUNK: Final = 1000


@dataclass(slots=True)
class Entries:
    """Events by the key of their lane: those with a day, and the ids of those without."""

    dated: dict[str, list[Entry]] = field(default_factory=dict)
    undated: dict[str, list[str]] = field(default_factory=dict)


class Sight:
    """How the events of a snapshot are seen on a day, and in which lanes they stand."""

    def __init__(
        self, chronology: Chronology, grouping: str, today: date, known: date | None = None
    ) -> None:
        self.as_of = (known or today).toordinal()
        self._chronology = chronology
        self._day = None if known is None else self.as_of
        self._keys = _keys_of(chronology, grouping)
        self._colours = colours_of(chronology)

    def mark(self, identity: str) -> Mark:
        """An event in full."""
        chronology, day = self._chronology, self._day
        (one,) = _all_seen(chronology, [identity], day)
        colour, repeat = self._colours.get(one.event.process or "", ("text2", False))
        return marked(chronology, one.event, one.date, one.status, self.as_of, day, colour, repeat)

    def enter(self, ids: Iterable[str], found: Entries) -> None:
        """Add some events to those of their lanes."""
        new: dict[str, list[Entry]] = {}
        for one in _all_seen(self._chronology, ids, self._day):
            entry = _entry(one, self.as_of)
            for key in self._keys(one):
                held = new.setdefault(key, [])
                if entry is None:
                    found.undated.setdefault(key, []).append(one.event.id)
                else:
                    held.append(entry)
        for key, entries in new.items():
            found.dated.setdefault(key, []).extend(sorted(entries))  # quick to sort in the end


def colours_of(chronology: Chronology) -> dict[str, tuple[str, bool]]:
    """Each process's colour name, and whether it is the second to wear it."""
    worn: set[str] = set()
    found: dict[str, tuple[str, bool]] = {}
    for place, process in enumerate(_in_order(chronology)):
        key = process.colour or PALETTE[place % len(PALETTE)]
        name = f"process:{key}" if key in PALETTE else key
        if not (key in PALETTE or (len(key) == 7 and key.startswith("#"))):
            name = f"process:{PALETTE[place % len(PALETTE)]}"
        found[process.id] = (name, name in worn)
        worn.add(name)
    return found


def _in_order(chronology: Chronology) -> list[r.Process]:
    return sorted(chronology.processes.values(), key=lambda one: (one.position, one.name, one.id))


def _all_seen(chronology: Chronology, ids: Iterable[str], day: int | None) -> Iterable[Seen]:
    events = chronology.events
    for identity in ids:
        event = events.get(identity)
        if event is None:
            continue
        if day is None:
            yield Seen(event, event.date, event.status)
        elif claims_on(chronology, identity, day=day):
            yield _seen_on(chronology, event, day)


def _seen_on(chronology: Chronology, event: r.Event, day: int) -> Seen:
    when = story(chronology, event, "date", day).standing
    status = story(chronology, event, "status", day).standing
    return Seen(
        event,
        when if isinstance(when, EventDate) else None,
        status if isinstance(status, str) else "unknown",
    )


_Keys = Callable[[Seen], Iterable[str]]


def _entry(one: Seen, as_of: int) -> Entry | None:
    when, event = one.date, one.event
    if when is None:
        return None
    first = when.first if when.first is not None else when.last
    last = when.last
    if first is None:
        return None
    term = EVENT_KINDS.get(event.kind)
    family = term.family if term else TALKS
    if last is None:
        open_rail = family == MEASURE and when.text.endswith("/..")
        last = max(first, as_of) if open_rail else first
    return Entry(first, last, _SIGN.get((event.kind, one.status), "unknown"), family, event.id)


_SIGN: Final[Mapping[tuple[str, str], str]] = {
    (kind, status): status_of(kind, status).sign
    for kind, term in EVENT_KINDS.items()
    for status in STATUSES[term.family]
}


def _keys_of(chronology: Chronology, grouping: str) -> _Keys:
    match grouping:
        case "actor":
            return lambda one: _actors(chronology, one.event.id)
        case "kind":
            return lambda one: (one.event.kind,)
        case "status":
            return lambda one: (_SIGN.get((one.event.kind, one.status), "unknown"),)
        case "place":
            return lambda one: (one.event.city or one.event.country or _NOBODY,)
    known = chronology.processes
    return lambda one: (one.event.process if one.event.process in known else _NOBODY,)  # type: ignore[return-value]


def _actors(chronology: Chronology, event: str) -> Iterable[str]:
    actors = {one.actor for one in chronology.participations_of(event)}
    return sorted(actors & chronology.actors.keys()) or (_NOBODY,)


_Heads = dict[str, tuple[str, str, str]]


def _heads(chronology: Chronology, grouping: str) -> _Heads:
    """Name, short name and colour of the lanes, in their order."""
    match grouping:
        case "actor":
            actors = sorted(chronology.actors.values(), key=lambda one: (one.name, one.id))
            return {one.id: (one.name, one.name, "line2") for one in actors}
        case "kind":
            return {key: _of_words(term.label) for key, term in EVENT_KINDS.items()}
        case "status":
            return {sign: _of_words(word_of(sign)) for sign in SIGNS}
        case "place":
            places = {one.city or one.country for one in chronology.events.values()}
            return {place: (place, place, "line2") for place in sorted(places) if place}
    colours = colours_of(chronology)
    return {
        one.id: (one.name or one.short_name, one.short_name, colours[one.id][0])
        for one in _in_order(chronology)
    }


def _of_words(words: str) -> tuple[str, str, str]:
    name = f"{words[:1].upper()}{words[1:]}"
    return name, name, "line2"


def _rest(grouping: str) -> str:
    words = {"actor": "No actor", "place": "No place", "kind": "Another kind"}
    return words.get(grouping, "No process")
