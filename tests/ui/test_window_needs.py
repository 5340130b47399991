"""Machines on which no window can open: a sentence on standard error, and exit status 1."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "QT_QPA_PLATFORM")
BLOCKED = """
import sys
class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name == "PySide6.QtWidgets":
            raise ImportError("libEGL.so.1: cannot open shared object file: No such file")
sys.meta_path.insert(0, Blocked())
import main
sys.exit(main.main([]))
"""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Linux alone starts without these")


def start(*words: str, runtime: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name not in SCREENS}
    return subprocess.run(
        [sys.executable, *words],
        cwd=ROOT,
        env=kept | {"XDG_RUNTIME_DIR": str(runtime)} | environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_machine_without_a_screen_is_told_so(tmp_path: Path) -> None:
    started = start("main.py", "--sample", runtime=tmp_path)
    assert started.returncode == 1
    assert started.stdout == ""
    assert started.stderr == (
        "parley: The window cannot open: there is no screen here (DISPLAY and WAYLAND_DISPLAY are "
        "not set). The commands that --help lists work without one.\n"
    )


def test_a_missing_system_library_is_named(tmp_path: Path) -> None:
    started = start("-c", BLOCKED, runtime=tmp_path, QT_QPA_PLATFORM="offscreen")
    assert started.returncode == 1
    assert started.stderr == (
        "parley: The window cannot open: Qt cannot be loaded: libEGL.so.1: cannot open shared "
        "object file: No such file. ./run installs the system packages that are missing, or names "
        "them.\n"
    )


@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"])
def test_a_screen_of_either_kind_will_do(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from ui.window_needs import why_not

    for other in SCREENS:
        monkeypatch.delenv(other, raising=False)
    monkeypatch.setenv(name, "0")
    assert why_not() == ""


def test_wayland_is_found_where_it_is_by_custom(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ui.window_needs import why_not

    for other in SCREENS:
        monkeypatch.delenv(other, raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert why_not().startswith("The window cannot open: there is no screen")
    (tmp_path / "wayland-0").touch()
    assert why_not() == ""


IMPORTS = """
import builtins, linecache
own = builtins.__import__
from ui.window_needs import why_not
assert why_not() == ""
from PySide6.QtWidgets import QApplication
assert builtins.__import__ is own
from timeline_app import dates
print(dates.__file__ in linecache.cache)
"""


def test_qt_reads_no_source_of_what_is_imported_after_it(tmp_path: Path) -> None:
    """The binding's own import would: it costs a twentieth of a start, and the memory."""
    started = start("-c", IMPORTS, runtime=tmp_path, QT_QPA_PLATFORM="offscreen")
    assert (started.stderr, started.stdout) == ("", "False\n")
