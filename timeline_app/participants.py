"""An event's participants as one line of text and back: "Russia (guarantor); Iran (host)"."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from timeline_app import records as r
from timeline_app.changes import Change
from timeline_app.chronology import Chronology
from timeline_app.folding import fold
from timeline_app.vocabulary import ATTENDANCES, ROLES, place_of, words_of

_PART = re.compile(r"(?P<name>[^()]+(?:\([^()]*\)[^()]*)*?)\s*(?:\((?P<words>[^()]*)\))?\s*")
_ROLE_WORDS = {term.label: key for key, term in ROLES.items()} | {key: key for key in ROLES}
_ATTENDANCE_WORDS = {term.label: key for key, term in ATTENDANCES.items()}


@dataclass(frozen=True, slots=True)
class Part:
    """One participant as written: an actor's name, a role and an attendance (keys)."""

    name: str
    role: str
    attendance: str


def write(chronology: Chronology, event: str) -> str:
    """The participants of an event as one line, in the order of roles, then of names."""
    parts = []
    for participation in chronology.participations_of(event):
        actor = chronology.actors.get(participation.actor)
        if actor is not None:
            parts.append((place_of(ROLES, participation.role), actor.name, participation))
    return "; ".join(
        f"{name} ({_words(participation)})"
        for _, name, participation in sorted(parts, key=lambda part: (part[0], part[1], part[2].id))
    )


def _words(participation: r.Participation) -> str:
    words = words_of(ROLES, participation.role)
    if participation.attendance != "listed":
        words += f", {words_of(ATTENDANCES, participation.attendance)}"
    return words


def parse(text: str) -> tuple[list[Part], list[str]]:
    """The participants that a line names, and a sentence for each part that cannot be read."""
    parts, problems = [], []
    for piece in text.split(";"):
        if not piece.strip():
            continue
        found = _PART.fullmatch(piece.strip())
        if found is None:
            problems.append(f"“{piece.strip()}” is not a participant: write “Russia (guarantor)”.")
            continue
        name, words = found["name"].strip(), (found["words"] or "").strip()
        role, attendance, unknown = _split(words)
        if unknown:
            known = ", ".join(term.label for term in ROLES.values())
            problems.append(f"“{unknown}” of {name} is no role; known: {known}.")
        else:
            parts.append(Part(name, role, attendance))
    return parts, problems


def _split(words: str) -> tuple[str, str, str]:
    role, attendance = "party", "listed"
    for word in (one.strip().casefold() for one in words.split(",")):
        if not word:
            continue
        if word in _ROLE_WORDS:
            role = _ROLE_WORDS[word]
        elif word in _ATTENDANCE_WORDS:
            attendance = _ATTENDANCE_WORDS[word]
        else:
            return role, attendance, word
    return role, attendance, ""


def actors_by_name(chronology: Chronology) -> dict[str, str]:
    """Actor ids by folded name, aliases in every script among them; the own name wins."""
    names: dict[str, str] = {}
    for record in chronology.all("actor_name").values():
        if isinstance(record, r.ActorName):
            names.setdefault(fold(record.name), record.actor)
    for actor in chronology.actors.values():
        names[fold(actor.name)] = actor.id
    return names


def changes(
    chronology: Chronology,
    event: str,
    parts: Iterable[Part],
    names: Mapping[str, str] | None = None,
    made: dict[str, str] | None = None,
) -> list[Change]:
    """What brings an event's participants to ``parts``; unknown actors are made.

    ``names`` is ``actors_by_name`` where it is already known; ``made`` collects the ids of actors
    made so far in the same step, by folded name.
    """
    names = actors_by_name(chronology) if names is None else names
    made = {} if made is None else made
    result: list[Change] = []
    waiting = list(chronology.participations_of(event))
    for part in parts:
        key = fold(part.name)
        actor = names.get(key) or made.get(key)
        if actor is None:
            new = r.Actor(r.new_id(), name=part.name)
            made[key] = actor = new.id
            result.append(Change.making(new))
        result += _matched(event, actor, part, waiting)
    return result + [Change.removing(participation) for participation in waiting]


def _matched(event: str, actor: str, part: Part, waiting: list[r.Participation]) -> list[Change]:
    """The change for one part: none, an edit of the actor's participation, or a new one."""
    mine = [one for one in waiting if one.actor == actor]
    same = [one for one in mine if (one.role, one.attendance) == (part.role, part.attendance)]
    if same or mine:
        old = (same or sorted(mine, key=lambda one: one.role != part.role))[0]
        waiting.remove(old)
        new = dataclasses.replace(old, role=part.role, attendance=part.attendance)
        change = Change.between(old, new)
        return [] if change is None else [change]
    return [
        Change.making(
            r.Participation(
                r.new_id(), event=event, actor=actor, role=part.role, attendance=part.attendance
            )
        )
    ]
