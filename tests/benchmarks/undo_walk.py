"""A long random walk of edits, undo, redo and restarts, against a list of states.

python -m tests.benchmarks undo_walk [--steps N] [--seed N]
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, TypeAlias

from db import replay
from db.engine import raw
from db.files import SqliteFiles
from tests.random_edits import Scribe, heading_first
from timeline_app.canonical import dump, plain, record_text, value_out
from timeline_app.changes import Change, sides
from timeline_app.document import Document
from timeline_app.records import KINDS
from timeline_app.store import Stamp, Store

State: TypeAlias = dict[tuple[str, str], str]
"""Every record of a chronology as canonical text, by kind and id."""


class WalkFailed(AssertionError):
    """The program and the model differ; the text says where."""


def state_of(document: Document) -> State:
    """What the document shows, with the texts that only the store has."""
    found: State = {}
    for kind in KINDS:
        for identity, record in document.chronology.all(kind).items():
            found[kind, identity] = record_text(record)
    for text in document.store.texts():
        found["source_text", text.id] = record_text(text)
    return found


def replayed(path: Path) -> State:
    """What the log alone gives."""
    with closing(raw(path, write=False)) as driver:
        held = replay.replay(driver)
    return {(kind, i): dump(record) for kind, some in held.items() for i, record in some.items()}


def changed(state: State, changes: Sequence[Change]) -> State:
    """A state after some changes, worked out apart from the program's way."""
    after = dict(state)
    for change in changes:
        key = (change.kind, change.id)
        if change.made is not None:
            after[key] = dump(plain(change.made))
        elif change.removed is not None:
            del after[key]
        else:
            fields = json.loads(after[key]) | (sides(change)[1] or {})
            kept = {k: v for k, v in fields.items() if v != _DEFAULTS[change.kind].get(k, _NO)}
            after[key] = dump(kept)
    return after


_NO = object()
_DEFAULTS = {
    kind.name: {spec.key: value_out(spec, spec.default) for spec in kind.specs if not spec.required}
    for kind in KINDS.values()
}


class Walk:
    """The document under test beside the states it must have shown."""

    def __init__(self, path: Path, seed: int) -> None:
        self.path = path
        self.files = SqliteFiles(path.parent / "backups")
        self.scribe = Scribe(seed)
        self.rng = self.scribe.rng
        stamp = Stamp("me", "first", "2026-01-01T00:00:00.000Z")
        self.store: Store = self.files.create(path, heading_first(), stamp)
        self.document = Document(self.store, "me")
        self.states = [state_of(self.document)]
        self.labels = [""]
        self.place = 0
        self.done: Counter[str] = Counter()

    def step(self) -> None:
        """One random act, in the program and in the model, and the comparison."""
        draw = self.rng.random()
        if draw < 0.42:
            self._edit()
        elif draw < 0.7:
            self._undo(self.rng.choice((1, 1, 1, 1, 4)))
        elif draw < 0.97:
            self._redo(self.rng.choice((1, 1, 1, 1, 4)))
        elif draw < 0.985:
            self.document = Document(self.store, "me")
            self.done["new documents"] += 1
        else:
            self._restart()
        self._compare()

    def _edit(self) -> None:
        operation = self.scribe.operation(self.document.chronology, self.store)
        self.document.apply(operation)
        if operation.changes:
            self.states[self.place + 1 :] = [changed(self.states[self.place], operation.changes)]
            self.labels[self.place + 1 :] = [operation.label]
            self.place += 1
            self.done["edits"] += 1

    def _undo(self, times: int) -> None:
        for _ in range(times):
            if (self.document.undo() is not None) != (self.place > 0):
                raise WalkFailed(f"undo at {self.place}")
            self.done["undos"] += self.place > 0
            self.place = max(0, self.place - 1)

    def _redo(self, times: int) -> None:
        for _ in range(times):
            more = self.place + 1 < len(self.states)
            if (self.document.redo() is not None) != more:
                raise WalkFailed(f"redo at {self.place} of {len(self.states)}")
            self.done["redos"] += more
            self.place += more

    def _restart(self) -> None:
        self.store.close()
        self.store = self.files.open(self.path)
        self.document = Document(self.store, "me")
        self.done["restarts"] += 1

    def _compare(self) -> None:
        if state_of(self.document) != self.states[self.place]:
            raise WalkFailed(f"the snapshot differs after {dict(self.done)}")
        undoable = self.labels[self.place] if self.place else None
        following = self.labels[self.place + 1 :]
        if self.document.undo_label != undoable:
            raise WalkFailed(f"undo is {self.document.undo_label!r}, not {undoable!r}")
        if self.document.redo_label != (following[0] if following else None):
            raise WalkFailed(f"redo is {self.document.redo_label!r}")

    def finish(self) -> None:
        """The file itself: rows, log and digests agree with what was shown last."""
        last = self.states[self.place]
        self._restart()
        if state_of(self.document) != last or replayed(self.path) != last:
            raise WalkFailed("rows, log and snapshot differ at the end")
        found = self.store.verify()
        self.store.close()
        if found:
            raise WalkFailed(found[0].message)


def walk(folder: Path, steps: int, seed: int) -> dict[str, Any]:
    """Walk so many steps; what was done. Raises ``WalkFailed``."""
    start = time.perf_counter()
    found = Walk(folder / f"walk {seed}.parley", seed)
    try:
        for _ in range(steps):
            found.step()
        found.finish()
    finally:
        found.store.close()
    return {
        "steps": steps,
        "seed": seed,
        **found.done,
        "records at the end": len(found.states[found.place]),
        "differences": 0,
        "seconds": round(time.perf_counter() - start, 1),
    }


def main(arguments: Sequence[str]) -> dict[str, Any]:
    """The full walk, in a temporary folder."""
    parser = argparse.ArgumentParser(prog="undo_walk")
    parser.add_argument("--steps", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        return walk(Path(folder), chosen.steps, chosen.seed)
