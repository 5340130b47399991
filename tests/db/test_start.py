"""Opening a file loads no library that takes longer than the file itself."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.db.support import filled_file, fits

ROOT = Path(__file__).parents[2]

_SLOW = ("sqlalchemy", "alembic", "asyncio")

_OPEN = f"""
import json, sys
from pathlib import Path
from db.files import SqliteFiles
from timeline_app import operations
from timeline_app.document import Document

def loaded():
    return [name for name in {_SLOW} if name in sys.modules]

path = Path(sys.argv[1])
files = SqliteFiles(path.parent / "backups")
document = Document(files.open(path), "me")
said = {{}}
"""

_READ = """
store = document.store
store.texts()
store.search(["a"])
document.catch_up()
said["read"] = loaded()
"""

_EDIT = """
event = next(iter(document.chronology.events))
before = document.chronology.seq
document.apply(operations.edit(document.chronology, "event", [event], {"city": "Sochi"}))
said["edited"] = [document.store.load().events[event].city, document.chronology.seq - before]
document.undo()
said["undone"] = document.store.load().events[event].city != "Sochi"
said["logged"] = len(document.store.log(after=before))
"""

_CLOSE = """
document.store.close()
print(json.dumps(said))
"""


def ran(path: Path, *parts: str) -> dict[str, Any]:
    """What a fresh Python that opens a file and does some more has to say."""
    script = "".join((_OPEN, *parts, _CLOSE))
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    said: dict[str, Any] = json.loads(done.stdout)
    return said


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return filled_file(tmp_path / "a.parley")


def test_opened_file_is_read_without_sqlalchemy_and_edited_with_it(path: Path) -> None:
    said = ran(path, _READ, _EDIT)
    assert said["read"] == []
    assert said["edited"] == ["Sochi", 1]
    assert said["undone"] is True
    assert said["logged"] == 2
    fits(path)


def test_file_is_looked_over_and_backed_up_without_sqlalchemy(path: Path) -> None:
    work = "said['found'] = len(document.store.verify())\nfiles.backup(path)\n"
    assert ran(path, work, _READ) == {"found": 0, "read": []}


def test_edit_finds_all_it_needs_after_warming_up(path: Path) -> None:
    warm = """
import threading
thread = threading.Thread(target=files.warm_up)
thread.start(); thread.join()
known = set(sys.modules)
"""
    more = "\nsaid['more'] = [n for n in set(sys.modules) - known if n.startswith('sqlalchemy')]\n"
    said = ran(path, warm, _EDIT, more)
    assert said["edited"] == ["Sochi", 1]
    assert said["more"] == []
