"""What the side list counts: events by process, by sign of status and by actor."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from timeline_app import records as r
from timeline_app.chronology import Chronology
from timeline_app.document import Notice
from timeline_app.folding import fold
from timeline_app.vocabulary import (
    DEADLINE,
    DOCUMENT,
    MEASURE,
    SIGNS,
    STATUSES,
    status_of,
    word_of,
)
from ui.check_list import Item
from ui.event_columns import capital
from ui.shown import Filters

NO_PROCESS = ""
_FAMILIES = {DOCUMENT: "Documents", MEASURE: "Ceasefires", DEADLINE: "Deadlines"}


@dataclass(slots=True)
class Counts:
    """How many events of the whole chronology there are of each."""

    processes: Counter[str] = field(default_factory=Counter)
    signs: Counter[str] = field(default_factory=Counter)
    actors: dict[str, int] = field(default_factory=dict)

    def read(self, chronology: Chronology) -> None:
        """Count all of it."""
        self.processes, self.signs = Counter(), Counter()
        for event in chronology.events.values():
            self._add(event, 1)
        self.actors = {actor: _events(chronology, actor) for actor in chronology.actors}

    def follow(self, notice: Notice) -> None:
        """Count again what an operation has changed."""
        if notice.operation is None:
            self.read(notice.new)
            return
        actors: set[str] = set()
        for change in notice.operation.changes:
            for chronology, step in ((notice.old, -1), (notice.new, 1)):
                record = chronology.get(change.kind, change.id)
                if isinstance(record, r.Event):
                    self._add(record, step)
                elif isinstance(record, r.Participation):
                    actors.add(record.actor)
                elif isinstance(record, r.Actor):
                    actors.add(record.id)
        for actor in actors:
            self.actors[actor] = _events(notice.new, actor)

    def _add(self, event: r.Event, step: int) -> None:
        self.processes[event.process or NO_PROCESS] += step
        self.signs[status_of(event.kind, event.status).sign] += step


def _events(chronology: Chronology, actor: str) -> int:
    """In how many events an actor takes part."""
    taking = chronology.owned("participation", "actor", actor)
    return len({chronology.participations[identity].event for identity in taking})


def process_items(chronology: Chronology, counts: Counts, filters: Filters) -> list[Item]:
    """The processes in their order, and "No process" where an event has none."""
    found = sorted(chronology.processes.values(), key=lambda one: (one.position, fold(one.name)))
    items = [
        Item(
            process.id,
            process.name or process.short_name or "Without a name",
            counts.processes[process.id],
            process.id not in filters.processes,
            colour=process.colour,
        )
        for process in found
    ]
    if counts.processes[NO_PROCESS]:
        hidden = NO_PROCESS in filters.processes
        items.append(Item(NO_PROCESS, "No process", counts.processes[NO_PROCESS], not hidden))
    return items


def sign_items(counts: Counts, filters: Filters) -> list[Item]:
    """The signs that occur, or are hidden, each with the word for talks."""
    return [
        Item(
            sign,
            capital(word_of(sign)),
            counts.signs[sign],
            sign not in filters.signs,
            sign=sign,
            more=_other_words(sign),
        )
        for sign in SIGNS
        if counts.signs[sign] or sign in filters.signs
    ]


def _words(family: str, sign: str) -> str:
    return ", ".join(term.label for term in STATUSES[family].values() if term.sign == sign)


def _other_words(sign: str) -> str:
    """The words of the other kinds for a sign: "Documents: signed, adopted"."""
    rows = ((name, _words(family, sign)) for family, name in _FAMILIES.items())
    return "\n".join(f"{name}: {words}" for name, words in rows if words)


def actor_items(chronology: Chronology, counts: Counts, filters: Filters) -> list[Item]:
    """The actors, those in most events first."""
    items = [
        Item(actor.id, actor.name, counts.actors.get(actor.id, 0), actor.id in filters.actors)
        for actor in chronology.actors.values()
    ]
    return sorted(items, key=lambda item: (-item.count, fold(item.name)))
