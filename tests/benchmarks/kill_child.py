"""The process that is killed: the program's own code at work on a file until it dies.

It reads one line of JSON (work, path, seed) from standard input, and writes to standard output,
unbuffered, what it is about to do and what the program has acknowledged:

    ready · ok SEQ DIGEST · restoring SEQ DIGEST · kept NAME · making NAME · made NAME
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from db import migrate, schema
from db.files import SqliteFiles
from db.store import SqliteStore
from tests.db import steps
from tests.random_edits import Scribe, heading_first
from timeline_app import operations
from timeline_app.document import Document
from timeline_app.store import Stamp


def say(*words: object) -> None:
    """Tell the parent; in one write, which is in the pipe when this returns."""
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


class Worker:
    """An open document and the work that is done on it."""

    def __init__(self, path: Path, seed: int) -> None:
        self.path = path
        self.files = SqliteFiles(path.parent / "backups")
        self.files.warm_up()  # so that it is the edits that are cut off, and not the imports
        self.scribe = Scribe(seed)
        store = self.files.open(path)
        assert isinstance(store, SqliteStore)
        self.store = store
        self.document = Document(store, "me")

    def head(self) -> tuple[int, str]:
        """The newest log entry that the program has told of."""
        seq, digest = self.store._last
        assert seq == self.document.chronology.seq
        return seq, digest

    def edits(self) -> None:
        """An edit."""
        self.document.apply(self.scribe.operation(self.document.chronology, self.store))
        say("ok", *self.head())

    def undo(self) -> None:
        """Some steps back and forth, and seldom an edit."""
        for _ in range(self.scribe.rng.randrange(4)):
            self.document.undo()
            say("ok", *self.head())
        for _ in range(self.scribe.rng.randrange(3)):
            self.document.redo()
            say("ok", *self.head())
        if self.document.undo_label is None or self.scribe.rng.random() < 0.3:
            self.edits()

    def imports(self) -> None:
        """Several hundred records as one operation, and out with them."""
        count = self.scribe.rng.randrange(300, 500)
        records = self.scribe.records(count, self.document.chronology)
        self.document.apply(operations.add(records, "Import"))
        say("ok", *self.head())
        self.document.undo()
        say("ok", *self.head())

    def backups(self) -> None:
        """An edit and a backup."""
        self.edits()
        say("kept", self.files.backup(self.path).name)

    def restores(self) -> None:
        """A backup, two edits, and the backup in the file's place, under the open document."""
        kept = self.files.backup(self.path)
        old = self.head()
        self.edits()
        self.edits()
        say("restoring", *old)
        self.files.restore(self.path, kept)
        self.document.catch_up()
        say("ok", *self.head())


def migrations(path: Path) -> None:
    """Bring one file after another from schema 1 to the schema 2 of the tests, by opening it."""
    schema.SCHEMA = 2
    both = (*migrate.steps(), steps.STEP)
    migrate.steps = lambda: both
    schema.expected = steps.wanted  # type: ignore[assignment]
    files = SqliteFiles(path.parent / "backups")
    content = path.read_bytes()
    say("ready")
    for number in range(10_000):
        new = path.with_name(f"old {number}.parley")
        say("making", new.name)
        new.write_bytes(content)
        say("copied", new.name)
        files.open(new).close()
        say("made", new.name)


def creations(path: Path) -> None:
    """Make one new file after another."""
    files = SqliteFiles(path.parent / "backups")
    say("ready")
    for number in range(10_000):
        new = path.with_name(f"new {number}.parley")
        say("making", new.name)
        files.create(new, heading_first(), Stamp("", "s", "2026")).close()
        say("made", new.name)


def main() -> None:
    """Wait for the job, then work on it without end."""
    job = json.loads(sys.stdin.readline())
    path, work = Path(job["path"]), job["work"]
    if work in ("migrations", "creations"):
        {"migrations": migrations, "creations": creations}[work](path)
        return
    worker = Worker(path, job["seed"])
    with closing(worker.store):
        say("ready")
        act: Callable[[], None] = getattr(worker, work)
        while True:
            act()


if __name__ == "__main__":
    main()
