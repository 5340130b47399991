"""The window: from start to data painted, and the event loop at 100,000 events."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

RUNS = 7

_EMPTY = """
import sys, time
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print("painted", flush=True)
        app.quit()
window = Window(); window.resize(1440, 900); window.show()
app.exec()
"""


def _painted(command: list[str], home: str) -> float:
    """Seconds from starting a process until it says that it has painted."""
    platform = os.environ.get("QT_QPA_PLATFORM", "offscreen")
    more = {"HOME": home, "XDG_DATA_HOME": f"{home}/data", "XDG_CONFIG_HOME": f"{home}/config"}
    begun = time.perf_counter()
    env = os.environ | {"QT_QPA_PLATFORM": platform} | more
    env.pop("PYTHONDONTWRITEBYTECODE", None)  # a person's Python keeps what it has compiled
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=env
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        taken = time.perf_counter() - begun
        process.stdout.read()
    return taken


def starting(home: str) -> dict[str, Any]:
    """The sample painted, against an empty ``QMainWindow`` painted, in turns."""
    ours = [sys.executable, "-m", "tests.benchmarks.first_paint"]
    _painted(ours, home)
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(RUNS):
        times[0].append(_painted([sys.executable, "-c", _EMPTY], home))
        times[1].append(_painted(ours, home))
    empty, full = median(times[0]), median(times[1])
    return {"seconds": full, "empty": empty, "ratio": full / empty, "goal": 3.5}


class Loop:
    """The window on 100,000 events, and how long its event loop is blocked."""

    def __init__(self, path: Path, folder: Path) -> None:
        from db.files import SqliteFiles
        from ui import app as program

        SqliteFiles(folder).warm_up()  # in the window it is done soon after the first paint
        self._app = program.make_app()
        files = SqliteFiles(folder / "backups")
        begun = time.perf_counter()
        self.window = program.open_window(files, folder / "data", file=path)
        self._settle()
        self.opening = time.perf_counter() - begun

    def _settle(self) -> None:
        for _ in range(20):
            self._app.processEvents()

    def blocked(self, action: Callable[[], object]) -> float:
        """Milliseconds of the longest turn of the event loop that an action causes."""
        longest = 0.0
        begun = time.perf_counter()
        action()
        rest = 20
        while rest:
            self._app.processEvents()
            now = time.perf_counter()
            longest, begun = max(longest, now - begun), now
            rest = 20 if self._is_busy() else rest - 1
        return longest * 1000

    def _is_busy(self) -> bool:
        """Whether table or chart are still being made, in turns."""
        from ui.turns import Turns

        return any(turns.busy for turns in self.window.findChildren(Turns))

    def measure(self) -> dict[str, Any]:
        """Sort, filter, scroll, select, edit and undo, each as the longest block in ms."""
        from timeline_app import operations

        desk = self.window.desk
        assert desk is not None
        table, bridge = desk.chronology.table, desk.bridge
        first = table.shown_ids()[len(table.shown_ids()) // 2]
        found = {
            "sort": self.blocked(lambda: table.events.sort(2)),
            "sort_back": self.blocked(lambda: table.events.sort(1)),
            "filter": self.blocked(lambda: desk.shown.search("status:held city:Geneva 2012")),
            "filter_off": self.blocked(lambda: desk.shown.search("")),
            "scroll": self.blocked(lambda: table.scroll_to(first)),
            "edit": self.blocked(
                lambda: bridge.apply(
                    operations.edit(bridge.chronology, "event", [first], {"city": "Vienna"})
                )
            ),
            "undo": self.blocked(bridge.undo),
            "select": self.blocked(lambda: bridge.select([first], "benchmark")),
            "redate": self.blocked(lambda: self._redate(first)),
            "undo_redate": self.blocked(bridge.undo),
        }
        return {name: round(value, 1) for name, value in found.items()}

    def _redate(self, event: str) -> None:
        """Move an event to a far day: its row, its month and its mark go with it."""
        from timeline_app import operations
        from timeline_app.dates import EventDate

        bridge = self.window.bridge
        assert bridge is not None
        values = {"date": EventDate.parse("2001-01-05")}
        bridge.apply(operations.edit(bridge.chronology, "event", [event], values))

    def edit_against_repaint(self) -> dict[str, Any]:
        """An edit from key to painted, less the bare commit, against a repaint of the window."""
        from tests.benchmarks.storage import seconds
        from timeline_app import operations

        desk = self.window.desk
        assert desk is not None
        bridge, store = desk.bridge, desk.bridge.document.store
        first = desk.chronology.table.shown_ids()[0]
        times, commits = [], []
        bare = store.apply

        def timed(*arguments: Any) -> int:
            begun = time.perf_counter()
            seq = bare(*arguments)
            commits.append(time.perf_counter() - begun)
            return seq

        setattr(store, "apply", timed)  # noqa: B010 - a method of an object
        for number in range(9):
            edit = operations.edit(bridge.chronology, "event", [first], {"city": f"City {number}"})
            begun = time.perf_counter()
            bridge.apply(edit)
            self._settle()
            times.append(time.perf_counter() - begun)
        setattr(store, "apply", bare)  # noqa: B010
        repaint = seconds(self._repaint, 5)
        ours = median(t - c for t, c in zip(times, commits, strict=True))
        return {"ms": ours * 1000, "repaint_ms": repaint * 1000, "ratio": ours / repaint, "goal": 3}

    def _repaint(self) -> None:
        self.window.grab()


def run() -> dict[str, Any]:
    """All figures of the window."""
    from tests.benchmarks.storage import big_file

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["XDG_CONFIG_HOME"] = str(folder / "config")
        started = starting(name)
        loop = Loop(big_file(folder), folder)
        found = {
            "start": started,
            "open_100k_seconds": loop.opening,
            "block_100k_ms": loop.measure() | {"goal": 100},
            "edit_100k": loop.edit_against_repaint(),
        }
        loop.window.close()
        return found


if __name__ == "__main__":
    print(json.dumps(run()))
