"""Kill -9 at random instants: nothing acknowledged is lost, nothing is half done or damaged.

python -m tests.benchmarks kill [--rounds N] [--seed N]
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from statistics import median
from typing import Any

from db import backup, schema
from db.engine import raw
from db.files import SqliteFiles
from db.store import SqliteStore
from tests.db import steps
from tests.db.support import filled_file, replay_of, rows_of
from tests.random_edits import heading_first
from timeline_app.errors import KnownError
from timeline_app.store import Stamp

ROOT = Path(__file__).parents[2]
# By the shares of RELIABILITY.md's R1, with restores and new files beside.
WORK = {
    "edits": 40,
    "undo": 20,
    "imports": 20,
    "migrations": 10,
    "backups": 10,
    "restores": 8,
    "creations": 4,
}
_LARGEST = 3_000_000
_LONGEST = 0.4


class Child:
    """A started process that waits for its job, so that starting it costs no time."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.benchmarks.kill_child"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            bufsize=0,  # nothing that it said may stay behind in a buffer of ours
        )

    def kill_at_work(self, job: dict[str, Any], delay: float, *, at_start: bool) -> list[str]:
        """Give it the job and kill it after a delay; what it had said."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(job).encode() + b"\n")
        said = b"" if at_start else self.process.stdout.readline()
        time.sleep(delay)
        early = self.process.poll()
        self.process.kill()
        rest, errors = self.process.communicate()
        if early is not None:
            raise RuntimeError(f"the child ended by itself: {errors.decode()}")
        return (said + rest).decode().splitlines()

    def stop(self) -> None:
        self.process.kill()
        self.process.communicate()


class Campaign:
    """Rounds of work and death on the files of one folder."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self.rng = random.Random(seed)
        self.path = folder / "work.parley"
        self.files = SqliteFiles(folder / "backups")
        self.faults: Counter[str] = Counter()
        self.rounds: Counter[str] = Counter()
        self.cut_off: Counter[str] = Counter()
        self.acknowledged = 0
        self.starts: dict[str, list[float]] = {"after a kill": [], "clean": []}
        self.known_backups: set[Path] = set()
        self.told: list[str] = []
        filled_file(self.path)

    def run(self, rounds: int) -> dict[str, Any]:
        """Kill so many children and look at what each has left."""
        kinds = self._kinds(rounds)
        waiting = Child()
        try:
            for work in kinds:
                child, waiting = waiting, Child()
                self.one_round(work, child)
        finally:
            waiting.stop()
        return self.result()

    def _kinds(self, rounds: int) -> list[str]:
        """Every kind of work by its share, each at least once, in a random order."""
        shares = sum(WORK.values())
        kinds = [w for w, share in WORK.items() for _ in range(max(1, rounds * share // shares))]
        kinds += self.rng.choices(list(WORK), list(WORK.values()), k=max(0, rounds - len(kinds)))
        self.rng.shuffle(kinds)
        return kinds[:rounds]

    def one_round(self, work: str, child: Child) -> None:
        """One child's work and death, and the look at its file."""
        if self.path.stat().st_size > _LARGEST or self.rng.random() < 0.1:
            filled_file(self.path, seed=self.rng.randrange(5))
        job = {"work": work, "path": str(self.path), "seed": self.rng.randrange(2**32)}
        at_start = self.rng.random() < 0.1
        said = child.kill_at_work(job, self.rng.uniform(0, _LONGEST), at_start=at_start)
        self.rounds[work] += 1
        self.acknowledged += sum(line.startswith(("ok", "made", "kept")) for line in said)
        if work in ("migrations", "creations"):
            self._look_at_many(work, said)
        self._look_at_work(work, said)
        self._look_at_backups(work, said)

    def _fault(self, rule: str, work: str, words: str) -> None:
        self.faults[rule] += 1
        self.told.append(f"{work}: {words}")

    def _look_at_work(self, work: str, said: list[str]) -> None:
        self.cut_off[work] += self.path.with_name("work.parley-journal").exists()
        try:
            start = time.perf_counter()
            store = self.files.open(self.path)
            self.starts["after a kill"].append(time.perf_counter() - start)
        except KnownError as error:
            self._fault("damaged", work, str(error))
            return
        assert isinstance(store, SqliteStore)
        with closing(store):
            if rows_of(store) != replay_of(self.path):
                self._fault("partial", work, "rows and log differ")
            found = [store.read_only] if store.read_only else []
            found += [damage.message for damage in store.verify()]
            if found:
                self._fault("damaged", work, found[0])
            if not _is_kept(store, said):
                self._fault("lost", work, f"{store._last[0]} after {said[-2:]}")
        start = time.perf_counter()
        self.files.open(self.path).close()
        self.starts["clean"].append(time.perf_counter() - start)

    def _look_at_many(self, work: str, said: list[str]) -> None:
        made = {line.split(" ", 1)[1] for line in said if line.startswith("made ")}
        begun = {line.split(" ", 1)[1] for line in said if line.startswith("making ")}
        copied = {line.split(" ", 1)[1] for line in said if line.startswith("copied ")}
        for name in begun:
            path = self.folder / name
            if not path.exists() and name in made:
                self._fault("lost", work, f"{name} is not there")
            elif path.exists() and work == "creations":
                self._look_at_created(path)
            elif name in copied:
                self._look_at_migrated(path, must_be_new=name in made)
            elif work == "creations":
                self.files.create(path, heading_first(), Stamp("", "s", "")).close()
        for name in begun:
            (self.folder / name).unlink(missing_ok=True)
        left = [f.name for f in self.folder.iterdir() if not f.name.startswith(("work", "backups"))]
        for name in left:
            (self.folder / name).unlink()
            if not name.endswith((".part", "-journal")):
                self._fault("partial", work, f"{name} was left")

    def _look_at_created(self, path: Path) -> None:
        found = backup.damages_of(path)
        with closing(self.files.open(path)) as store:
            if found or store.load().seq != 1:
                self._fault("partial", "creations", path.name)

    def _look_at_migrated(self, path: Path, *, must_be_new: bool) -> None:
        """Old whole or new whole; the first look takes a cut off save back."""
        self.cut_off["migrations"] += path.with_name(path.name + "-journal").exists()
        try:
            self.files.open(path, read_only=True).close()
        except KnownError as error:
            self._fault("damaged", "migrations", str(error))
            return
        with closing(raw(path, write=False)) as connection:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            wanted = {1: steps.FIRST, 2: steps.wanted()}[version]
            whole = schema.structure(connection) == wanted
            sound = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        if must_be_new and version != 2:
            self._fault("lost", "migrations", f"{path.name} is old again")
        if not whole or not sound or replay_of(path) != replay_of(self.path):
            self._fault("partial", "migrations", path.name)

    def _look_at_backups(self, work: str, said: list[str]) -> None:
        folder = self.folder / "backups"
        there = set(folder.rglob("*.parley"))
        for made in there - self.known_backups:
            if backup.damages_of(made):
                self._fault("damaged", work, f"backup {made.name} under its final name")
        self.known_backups |= there
        names = {file.name for file in there}
        for line in said:
            if line.startswith("kept ") and line.split(" ", 1)[1] not in names:
                self._fault("lost", work, f"backup {line}")
        if work in ("backups", "restores"):
            self.known_backups.add(self.files.backup(self.path))

    def result(self) -> dict[str, Any]:
        """The figures."""
        return {
            "rounds": sum(self.rounds.values()),
            "acknowledged": self.acknowledged,
            "lost": self.faults["lost"],
            "partial": self.faults["partial"],
            "damaged": self.faults["damaged"],
            "rounds by work": dict(self.rounds),
            "saves cut off by work": {k: n for k, n in self.cut_off.items() if n},
            "seconds to open, median": {k: round(median(v), 4) for k, v in self.starts.items()},
            "told": self.told[:10],
        }


def _is_kept(store: SqliteStore, said: list[str]) -> bool:
    """Whether the last entry that was acknowledged is in the log, or a begun restore is through."""
    heads = [line.split(" ")[1:] for line in said if line.startswith(("ok ", "restoring "))]
    if not heads:
        return True
    acknowledged = [line.split(" ")[1:] for line in said if line.startswith("ok ")]
    may_be = acknowledged[-1:]
    if said[-1].startswith("restoring "):
        may_be.append(heads[-1])
    digests = store._driver.execute("SELECT seq, digest FROM operation").fetchall()
    held = {(str(seq), digest) for seq, digest in digests}
    return any((seq, digest) in held for seq, digest in may_be) or not may_be


def campaign(folder: Path, rounds: int, seed: int) -> dict[str, Any]:
    """Some rounds in a folder."""
    return Campaign(folder, seed).run(rounds)


def main(arguments: Sequence[str]) -> dict[str, Any]:
    """The full campaign, in a temporary folder."""
    parser = argparse.ArgumentParser(prog="kill")
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args(arguments)
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        found = campaign(Path(folder), chosen.rounds, chosen.seed)
    return found | {"seed": chosen.seed, "seconds": round(time.perf_counter() - start, 1)}
