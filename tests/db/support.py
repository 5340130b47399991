"""What the tests of storage share: files of some size, hands that damage them, and hashes."""

from __future__ import annotations

import functools
import hashlib
import json
import sqlite3
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from db import replay
from db.engine import raw
from db.faults import FileFault
from db.files import SqliteFiles
from tests.random_edits import Scribe, heading_first
from timeline_app import operations
from timeline_app import records as r
from timeline_app.canonical import plain
from timeline_app.changes import Operation
from timeline_app.dates import EventDate
from timeline_app.document import Document
from timeline_app.records import KINDS
from timeline_app.store import Stamp, Store

STAMP = Stamp("me", "session", "2026-01-01T00:00:00.000Z")


def files_in(folder: Path) -> SqliteFiles:
    """Files whose backups lie below the same folder."""
    return SqliteFiles(folder / "backups")


def empty_file(path: Path) -> Path:
    """A file with nothing but its heading."""
    return _written(path, _template(0, 0))


def filled_file(path: Path, records: int = 60, seed: int = 1) -> Path:
    """A file with records of all kinds and a log of some edits."""
    return _written(path, _template(records, seed))


def _written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    path.chmod(0o600)
    return path


@functools.cache
def _template(records: int, seed: int) -> bytes:
    """The bytes of such a file, made once: what is tested is done to copies of it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.parley"
        with closing(files_in(path.parent).create(path, heading_first(), STAMP)) as store:
            if records:
                _fill(Document(store, "me"), Scribe(seed), records)
        return path.read_bytes()


def _fill(document: Document, scribe: Scribe, records: int) -> None:
    document.apply(operations.add(scribe.records(records, document.chronology), "Import"))
    for _ in range(10):
        document.apply(scribe.edit(document.chronology))
    document.undo()


def opened(path: Path) -> Store:
    return files_in(path.parent).open(path)


def contents(path: Path) -> str:
    """The SHA-256 of a file's bytes; only for a file that nobody has open."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def companions(path: Path) -> list[str]:
    """The names of what lies in a file's folder."""
    return sorted(found.name for found in path.parent.iterdir())


def bare(path: Path, *statements: str) -> list[Any]:
    """Run SQL on a file as another program would; the rows of the last statement."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        rows: list[Any] = []
        for statement in statements:
            rows = connection.execute(statement).fetchall()
        return rows


def rewrite(path: Path, old: bytes, new: bytes) -> None:
    """Change some bytes of a file behind SQLite's back; the old ones must be there."""
    assert len(old) == len(new)
    data = path.read_bytes()
    assert old in data
    path.write_bytes(data.replace(old, new))


def rows_of(store: Store) -> dict[str, dict[str, Any]]:
    """Every record in the file as a JSON object, by kind and id."""
    chronology = store.load()
    found = {
        kind: {i: plain(record) for i, record in chronology.all(kind).items()} for kind in KINDS
    }
    found["source_text"] = {text.id: plain(text) for text in store.texts()}
    return {kind: some for kind, some in found.items() if some}


def replay_of(path: Path) -> dict[str, dict[str, Any]]:
    """What the log alone gives, by kind and id."""
    with closing(raw(path, write=False)) as driver:
        held = replay.replay(driver)
    return {kind: some for kind, some in held.items() if some}


def fits(path: Path) -> None:
    """Check that a file is good in every way that is known."""
    with closing(opened(path)) as store:
        assert store.verify() == []
        assert json.loads(json.dumps(rows_of(store))) == replay_of(path)


def an_event(title: str = "Astana 2", **values: Any) -> r.Event:
    """An event with a date."""
    event = r.Event(r.new_id(), title=title, date=EventDate.parse("2017-02-15/2017-02-16"))
    return replace(event, **values)


def adding(*records: Any) -> Operation:
    return operations.add(records)


def changing(old: Any, **values: Any) -> Operation:
    return operations.replace(old, replace(old, **values))


@contextmanager
def unchanged(path: Path) -> Iterator[None]:
    """Nothing of the file, nor of what lies beside it, is other at the end."""
    before = contents(path), companions(path), path.stat().st_mtime_ns
    yield
    assert (contents(path), companions(path), path.stat().st_mtime_ns) == before


def refusal(path: Path) -> FileFault:
    """The fault at opening a file that is left as it is."""
    with unchanged(path), pytest.raises(FileFault) as caught:
        opened(path)
    fault = caught.value
    assert str(fault).endswith(".")
    assert "Traceback" not in str(fault)
    assert "sqlite" not in str(fault).lower()
    return fault


def pages_of(path: Path, table: str) -> list[int]:
    """The numbers of a table's leaf pages."""
    statement = "SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf'"
    try:
        with closing(sqlite3.connect(path)) as connection:
            return [row[0] for row in connection.execute(statement, (table,)).fetchall()]
    except sqlite3.OperationalError:
        return [bare(path, f"SELECT rootpage FROM sqlite_schema WHERE name = '{table}'")[0][0]]


def spoil(path: Path, page: int, content: bytes) -> None:
    with path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(content)


@contextmanager
def mid_save(path: Path, *, ours: bool = True) -> Iterator[Path]:
    """A copy of a file as a crash in the middle of a save leaves it, with its journal."""
    source = path.with_name("source.db")
    if ours:
        filled_file(source)
    else:
        bare(source, "PRAGMA application_id = 7", "CREATE TABLE event (title)")
    with closing(sqlite3.connect(source, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("CREATE TABLE filler (x)")
        connection.executemany("INSERT INTO filler VALUES (?)", [("x" * 3000,)] * 200)
        path.write_bytes(source.read_bytes())
        journal = source.with_name("source.db-journal")
        path.with_name(path.name + "-journal").write_bytes(journal.read_bytes())
        connection.execute("ROLLBACK")
    source.unlink()
    yield path


@contextmanager
def another_program(path: Path, begin: str) -> Iterator[None]:
    """A second process that holds a lock on a file."""
    script = f"""
        import sqlite3, sys
        c = sqlite3.connect(sys.argv[1], isolation_level=None)
        c.execute({begin!r})
        c.execute("SELECT count(*) FROM event").fetchall()
        print("held", flush=True)
        sys.stdin.read()
    """
    command = [sys.executable, "-c", textwrap.dedent(script), str(path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "held\n"
        try:
            yield
        finally:
            child.communicate("")
