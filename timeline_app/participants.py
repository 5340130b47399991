"""An event's participants as one line of text and back: "Russia (guarantor); Iran (host)".

What is read, beside what is written:

    Russia                              a party
    Russia (guarantor)                  a role
    Iran (host, attended)               a role and an attendance, in any order
    UN (mediator, de Mistura)           a role, and who stood for the UN
    Russia, Iran and Türkiye (guarantors)   a role in the plural: that of each of them

A name is told from a mistyped role by a letter that is not a small one, and stands behind a role or
an attendance. Only a comma parts names, and then also the last "and": "Bosnia and Herzegovina
(observers)" is one. Who represented an actor is not written, and stays where a line does not say.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from timeline_app import records as r
from timeline_app.changes import Change
from timeline_app.chronology import Chronology
from timeline_app.folding import fold
from timeline_app.vocabulary import ATTENDANCES, ROLES, place_of, words_of

_PART = re.compile(r"(?P<name>[^()]+(?:\([^()]*\)[^()]*)*?)\s*(?:\((?P<words>[^()]*)\))?\s*")
_ROLE_WORDS = {term.label: key for key, term in ROLES.items()} | {key: key for key in ROLES}
_LAST = re.compile(r"\s+and\s+")
_ATTENDANCE_WORDS = {term.label: key for key, term in ATTENDANCES.items()}


def _plural(word: str) -> str:
    if word.endswith("y"):
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith("s") else f"{word}s"


_PLURAL_WORDS = {_plural(term.label): key for key, term in ROLES.items()}


class Part(NamedTuple):
    """One participant as written: an actor's name, a role and an attendance (keys).

    ``represented_by`` is empty where the line does not say.
    """

    name: str
    role: str
    attendance: str
    represented_by: str = ""


@dataclass(slots=True)
class _Words:
    """What stands in brackets behind a name; ``unknown`` is a word that says nothing."""

    role: str = "party"
    attendance: str = "listed"
    represented_by: str = ""
    several: bool = False
    unknown: str = ""


def write(chronology: Chronology, event: str) -> str:
    """The participants of an event as one line, in the order of roles, then of names."""
    return "; ".join(f"{part.name} ({_words(part)})" for part in held(chronology, event))


def held(chronology: Chronology, event: str) -> list[Part]:
    """The participants of an event, in the order of roles, then of names."""
    found = []
    for one in chronology.participations_of(event):
        actor = chronology.actors.get(one.actor)
        if actor is not None:
            part = Part(actor.name, one.role, one.attendance, one.represented_by)
            found.append((place_of(ROLES, one.role), actor.name, one.id, part))
    return [part for *_, part in sorted(found, key=lambda each: each[:3])]


def _words(part: Part) -> str:
    words = words_of(ROLES, part.role)
    if part.attendance != "listed":
        words += f", {words_of(ATTENDANCES, part.attendance)}"
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
        name, words = found["name"].strip(), _read((found["words"] or "").strip())
        names = _names(name) if words.several else [name]
        if words.unknown:
            known = ", ".join(term.label for term in ROLES.values())
            problems.append(f"“{words.unknown}” of {name} is no role; known: {known}.")
        elif words.represented_by and len(names) > 1:
            problems.append(f"“{words.represented_by}” cannot stand for all of {name}.")
        else:
            made = (words.role, words.attendance, words.represented_by)
            parts += [Part(one, *made) for one in names]
    return parts, problems


def _names(text: str) -> list[str]:
    """The names of an enumeration: "Russia, Iran and Türkiye"."""
    *names, last = text.split(",")
    if not names:
        return [text]
    found = [*names, *_LAST.split(f" {last.strip()}")]
    return [name.strip() for name in found if name.strip()]


def _read(text: str) -> _Words:
    found, said = _Words(), False
    for word in filter(None, (one.strip() for one in text.split(","))):
        known = word.casefold()
        if known in _ROLE_WORDS:
            found.role = _ROLE_WORDS[known]
        elif known in _PLURAL_WORDS:
            found.role, found.several = _PLURAL_WORDS[known], True
        elif known in _ATTENDANCE_WORDS:
            found.attendance = _ATTENDANCE_WORDS[known]
        elif said and not found.represented_by and _may_be_name(word):
            found.represented_by = word
        else:
            found.unknown = word
            break
        said = True
    return found


def _may_be_name(word: str) -> bool:
    """Whether a word has a letter that is not a small one; also one of a script without those."""
    return any(letter.isalpha() and not letter.islower() for letter in word)


def same(parts: Iterable[Part], others: Iterable[Part]) -> bool:
    """Whether some parts say of the same actors what others do, as far as they say it."""
    mine, theirs = sorted(parts, key=_key), sorted(others, key=_key)
    return len(mine) == len(theirs) and all(
        _key(one) == _key(other) and one.represented_by in ("", other.represented_by)
        for one, other in zip(mine, theirs, strict=True)
    )


def _key(part: Part) -> tuple[str, str, str]:
    return fold(part.name), part.role, part.attendance


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
    if mine:
        old = min(mine, key=lambda one: _distance(one, part))
        waiting.remove(old)
        new = dataclasses.replace(old, **_fields(part))
        change = Change.between(old, new)
        return [] if change is None else [change]
    made = r.Participation(r.new_id(), event=event, actor=actor, **_fields(part))
    return [Change.making(made)]


def _distance(old: r.Participation, part: Part) -> tuple[bool, bool, bool]:
    role, attendance = old.role != part.role, old.attendance != part.attendance
    other = bool(part.represented_by) and old.represented_by != part.represented_by
    return role or attendance, role, other


def _fields(part: Part) -> dict[str, str]:
    said = {"role": part.role, "attendance": part.attendance}
    return said | ({"represented_by": part.represented_by} if part.represented_by else {})
