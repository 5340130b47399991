"""Processes and actors that the cells of a sheet name: found, or made once."""

from __future__ import annotations

from collections.abc import Iterable

from timeline_app import participants
from timeline_app import records as r
from timeline_app.canonical import FieldError
from timeline_app.changes import Change
from timeline_app.chronology import Chronology
from timeline_app.fields import clean_title
from timeline_app.folding import fold

_ALIKE = str.maketrans("аеорсухкмтвніјѕԁёἀαοερτυνικ", "aeopcyxkmtbhijsdeaaoeptuvik")


class Makers:
    """What was made so far in one import, by folded name."""

    def __init__(self, chronology: Chronology) -> None:
        self._chronology = chronology
        self.processes: dict[str, r.Process] = {}
        self._actors: dict[str, str] = {}
        self._parts: dict[str, list[participants.Part]] = {}
        self._making: dict[str, Change] = {}
        self._process_ids: dict[str, str] = {}
        for process in reversed(list(chronology.processes.values())):
            for name in (process.short_name, process.name):
                if name:
                    self._process_ids[fold(name)] = process.id
        self._actor_ids = participants.actors_by_name(chronology)
        self._skeletons = {
            "process": _skeletons(p.name for p in chronology.processes.values()),
            "actor": _skeletons(a.name for a in chronology.actors.values()),
        }

    def process(self, text: str, past: Chronology | None) -> str | None:
        """The id of the process of this name, as it is called now or was then; made if new.

        Raises ``FieldError`` for a name that only looks like a known one.
        """
        name = clean_title(text)
        if not name:
            return None
        known = self._process_ids.get(fold(name)) or _past_process(name, past, self._chronology)
        if known is not None:
            return known
        if name in self._chronology.processes:
            return name
        made = self.processes.get(fold(name))
        if made is None:
            self._look_alike(name, "process")
            position = (
                1
                + len(self.processes)
                + max((p.position for p in self._chronology.processes.values()), default=-1)
            )
            made = r.Process(r.new_id(), name=name, position=position)
            self.processes[fold(name)] = made
        return made.id

    def process_name(self, identity: str | None) -> str:
        """The name of a process, also of one made here."""
        known = self._chronology.processes.get(identity or "")
        if known is not None:
            return known.name
        return next((p.name for p in self.processes.values() if p.id == identity), "")

    def parts(self, text: str) -> list[participants.Part]:
        """The participants that a cell names; raises ``FieldError``."""
        if text in self._parts:
            return self._parts[text]
        parts, problems = participants.parse(text)
        if problems:
            raise FieldError(problems[0])
        for part in parts:
            key = fold(part.name)
            if key not in self._actor_ids and key not in self._actors:
                self._look_alike(part.name, "actor")
        self._parts[text] = parts
        return parts

    def taking_part(self, event: str, parts: Iterable[participants.Part]) -> list[Change]:
        """What brings an event's participants to ``parts``; new actors are kept apart."""
        found = participants.changes(self._chronology, event, parts, self._actor_ids, self._actors)
        for change in found:
            if change.kind == "actor":
                self._making[change.id] = change
        return [change for change in found if change.kind != "actor"]

    def needed(self, changes: Iterable[Change]) -> list[Change]:
        """The processes and actors that these changes refer to and that were made here."""
        wanted = {
            value
            for change in changes
            for key, value in _references(change)
            if key in ("process", "actor")
        }
        made = [Change.making(p) for p in self.processes.values() if p.id in wanted]
        return made + [change for i, change in self._making.items() if i in wanted]

    def _look_alike(self, name: str, kind: str) -> None:
        near = self._skeletons[kind].get(_skeleton(name))
        if near is not None and fold(near) != fold(name):
            raise FieldError(
                f"“{name}” looks like “{near}” but has a letter of another alphabet. "
                f"Nearest: {near}."
            )


def _references(change: Change) -> Iterable[tuple[str, object]]:
    if isinstance(change.made, r.Event):
        return (("process", change.made.process),)
    if isinstance(change.made, r.Participation):
        return (("actor", change.made.actor),)
    return [(key, pair[1]) for key, pair in change.edits.items()]


def _past_process(name: str, past: Chronology | None, now: Chronology) -> str | None:
    """A process that had this name then and has another now."""
    if past is None or past is now:
        return None
    for process in past.processes.values():
        if process.name == name and process.id in now.processes:
            return process.id
    return None


def _skeletons(names: Iterable[str]) -> dict[str, str]:
    return {_skeleton(name): name for name in names if name}


def _skeleton(name: str) -> str:
    return fold(name).translate(_ALIKE)
