"""Opening, importing and searching 100,000 events, each against bare SQLite in the same run."""

from __future__ import annotations

import csv
import io
import json
import random
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

from db.columns import select_names
from db.engine import raw
from db.files import SqliteFiles
from timeline_app import operations, query
from timeline_app import records as r
from timeline_app.changes import Change, Operation
from timeline_app.dates import EventDate, sort_key
from timeline_app.formats import csv_out, json_in
from timeline_app.store import Stamp, Store

EVENTS = 100_000
_STAMP = Stamp("", "benchmark", "2026-01-01T00:00:00.000Z")
_WORDS = (
    *("talks", "round", "delegation", "ceasefire", "envoy", "guarantor", "plenary", "session"),
    *("statement", "observers", "border", "detainees", "convoy", "humanitarian", "committee"),
    *("draft", "working", "group", "resumed", "agreed", "opposition"),
)


def seconds(action: Callable[[], Any], runs: int = 3) -> float:
    """The median time of an action, in seconds."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return median(times)


def events(count: int = EVENTS, seed: int = 1) -> list[r.Event]:
    """Events with texts of some words; one in a hundred has the word "needle"."""
    rng = random.Random(seed)
    made = []
    for number in range(count):
        first = date.fromordinal(730_000 + rng.randrange(8000))
        words = " ".join(rng.choices(_WORDS, k=18)) + (" needle" if number % 100 == 0 else "")
        made.append(
            r.Event(
                r.new_id(),
                process="p1",
                title=f"Round {number} of the talks",
                short_title=f"Round {number}",
                number=str(number),
                number_sort=number * 1000,
                date=EventDate.of_day(first),
                city=rng.choice(("Geneva", "Astana", "Sochi")),
                status=rng.choice(("held", "scheduled", "cancelled")),
                summary=words,
            )
        )
    return made


def big_file(folder: Path) -> Path:
    """A file with ``EVENTS`` events."""
    path = folder / "big.parley"
    files = SqliteFiles(folder / "backups")
    store = files.create(path, operations.new_chronology("Big"), _STAMP)
    records: list[r.Record] = [r.Process("p1", name="Astana"), *events()]
    store.apply(Operation("Fill", tuple(Change.making(one) for one in records)), _STAMP)
    store.close()
    return path


def opening(path: Path) -> dict[str, Any]:
    """From the file to the snapshot, against a bare select of the same columns."""
    kind = r.KINDS["event"]
    columns = ", ".join(f'"{name}"' for name in select_names(kind))
    bare = raw(path, write=False)
    select = seconds(lambda: bare.execute(f"SELECT {columns} FROM event").fetchall(), 5)
    bare.close()

    def whole() -> None:
        store = SqliteFiles(path.parent).open(path)
        store.load()
        store.close()

    ours = seconds(whole, 5)
    return {"seconds": ours, "raw": select, "ratio": ours / select, "goal": 3.5}


def searching(store: Store, path: Path) -> dict[str, Any]:
    """A word in one event of a hundred, against a LIKE scan over the same texts."""
    bare = raw(path, write=False)
    like = "SELECT id FROM event WHERE title LIKE ? OR summary LIKE ?"
    scan = seconds(lambda: bare.execute(like, ("%needle%", "%needle%")).fetchall(), 5)
    found = store.search(["needle"])
    ours = seconds(lambda: store.search(["needle"]), 5)
    bare.close()
    return {"seconds": ours, "like": scan, "ratio": ours / scan, "found": len(found), "goal": 0.5}


def in_memory(store: Store) -> dict[str, Any]:
    """Filtering and sorting the snapshot, in milliseconds."""
    chronology = store.load()
    found = chronology.events
    line = "process:Astana status:held 2015 city:Geneva"
    filtering = seconds(lambda: query.run(line, chronology, store.search), 5)
    sorting = seconds(lambda: sorted(found, key=lambda i: sort_key(found[i].date)), 5)
    return {"filter_ms": filtering * 1000, "sort_ms": sorting * 1000, "goal_ms": [50, 200]}


def exporting(store: Store) -> dict[str, Any]:
    """CSV from the snapshot, against ``csv.writer`` of the same rows."""
    chronology = store.load()
    data = b"".join(csv_out.write(chronology)).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(data, newline="")))

    def bare() -> None:
        buffer = io.StringIO()
        csv.writer(buffer).writerows(rows)
        buffer.getvalue().encode()

    plain = seconds(bare)
    ours = seconds(lambda: sum(len(part) for part in csv_out.write(chronology)))
    return {"seconds": ours, "raw": plain, "ratio": ours / plain, "goal": 3}


def importing(folder: Path) -> dict[str, Any]:
    """100,000 new events from JSON with full text and log, against bare inserts and FTS."""
    data = folder / "big.json"
    plain = [
        {
            "id": one.id,
            "title": one.title,
            "short_title": one.short_title,
            "number": one.number,
            "number_sort": one.number_sort,
            "date": str(one.date),
            "city": one.city,
            "status": one.status,
            "summary": one.summary,
        }
        for one in events(seed=2)
    ]
    document = {"format": "parley", "version": 1, "events": plain}
    data.write_text(json.dumps(document), "utf-8")
    bare = _in_child("bare", folder)
    ours = _in_child("ours", folder)
    return {
        "seconds": ours["seconds"],
        "raw": bare["seconds"],
        "ratio": ours["seconds"] / bare["seconds"],
        "peak_mb": ours["peak_mb"],
        "goal": [6, 1000],
    }


def _in_child(which: str, folder: Path) -> dict[str, float]:
    """Run an import in a process of its own, so that its peak memory is its own."""
    command = [sys.executable, "-m", "tests.benchmarks.storage", which, str(folder)]
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found: dict[str, float] = json.loads(output)
    return found


def _bare_import(folder: Path) -> float:
    document = json.loads((folder / "big.json").read_text("utf-8"))
    rows = [tuple(item.values()) for item in document["events"]]
    connection = sqlite3.connect(folder / "bare.db", isolation_level=None)
    connection.execute("PRAGMA synchronous=EXTRA")
    connection.execute("PRAGMA cache_spill=OFF")
    names = ", ".join(document["events"][0])
    start = time.perf_counter()
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(f'CREATE TABLE event ("row" INTEGER PRIMARY KEY, {names})')
    connection.execute("CREATE VIRTUAL TABLE search USING fts5(words, prefix='2 3')")
    marks = ", ".join("?" * len(rows[0]))
    connection.executemany(f"INSERT INTO event ({names}) VALUES ({marks})", rows)
    connection.execute(
        'INSERT INTO search(rowid, words) SELECT "row", title || summary || city FROM event'
    )
    connection.execute("COMMIT")
    return time.perf_counter() - start


def _our_import(folder: Path) -> float:
    path = folder / "import.parley"
    path.unlink(missing_ok=True)
    files = SqliteFiles(folder / "backups")
    store = files.create(path, operations.new_chronology("Import"), _STAMP)
    data = (folder / "big.json").read_bytes()
    start = time.perf_counter()
    proposal = json_in.read(data, store.load(), store.texts)
    store.apply(proposal.operation(), _STAMP)
    return time.perf_counter() - start


def run() -> dict[str, Any]:
    """All figures of storage."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = big_file(folder)
        store = SqliteFiles(folder / "backups").open(path)
        try:
            return {
                "open_100k": opening(path),
                "search_100k": searching(store, path),
                "memory_100k": in_memory(store),
                "export_100k": exporting(store),
                "import_100k": importing(folder),
            }
        finally:
            store.close()


if __name__ == "__main__":
    work = {"bare": _bare_import, "ours": _our_import}[sys.argv[1]]
    taken = work(Path(sys.argv[2]))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": taken, "peak_mb": peak}))
