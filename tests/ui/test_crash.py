"""The crash window: what it says, what it never says, and that it cannot fall over itself."""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from timeline_app.errors import KnownError
from ui.crash import CrashHandler, CrashWindow, report_of, write_log

TITLE = "Back-channel meeting in Muscat"
VERSIONS = {"Parley": "0.1.0", "SQLite": "3.40.1"}


def fault(message: str = TITLE) -> Exception:
    """A bug with a title in its message, and another one behind it."""
    names: dict[str, str] = {}
    try:
        try:
            names[message]
        except KeyError as first:
            raise ValueError(message) from first
    except ValueError as error:
        found = error
    return found


@pytest.fixture
def handler(qapp: QApplication) -> Iterator[CrashHandler]:
    before = sys.excepthook, threading.excepthook
    made = CrashHandler(versions=VERSIONS)
    made.install()
    yield made
    made.uninstall()
    if made.window is not None:
        made.window.accept()
    assert (sys.excepthook, threading.excepthook) == before


def logs(home: Path) -> str:
    return "".join(path.read_text() for path in home.rglob("faults.log"))


def let_fall(error: Exception) -> None:
    sys.excepthook(type(error), error, error.__traceback__)


def opened(qtbot: QtBot, handler: CrashHandler) -> CrashWindow:
    qtbot.waitUntil(lambda: handler.window is not None)
    assert handler.window is not None
    return handler.window


def test_the_report_names_kinds_and_places_but_no_texts() -> None:
    report = report_of(fault(), VERSIONS)
    assert "Parley 0.1.0" in report and "SQLite 3.40.1" in report
    assert "Python 3." in report and "Qt 6." in report
    assert report.index("KeyError") < report.index("ValueError")
    assert "tests/ui/test_crash.py:" in report and "in fault" in report
    assert TITLE not in report
    assert str(Path.home()) not in report


def test_files_of_others_are_named_without_their_folder() -> None:
    try:
        json.loads("{")
    except ValueError as error:
        lines = report_of(error, {}).splitlines()
    places = [line.strip() for line in lines if line.startswith("  ")]
    assert any(place.startswith("decoder.py:") for place in places)
    assert not any(place.startswith("/") for place in places)


def test_the_window_says_it_in_plain_words(
    qtbot: QtBot, handler: CrashHandler, own_home: Path
) -> None:
    handler.save_draft = lambda: "The form was kept as a draft."
    let_fall(fault())
    window = opened(qtbot, handler)
    said = " ".join(label.text() for label in window.findChildren(QLabel))
    assert "Nothing already saved is affected." in said
    assert "The form was kept as a draft." in said
    assert TITLE not in said + window.view.toPlainText()
    assert {label.textFormat() for label in window.findChildren(QLabel)} == {
        Qt.TextFormat.PlainText
    }
    window.buttons["copy"].click()
    assert QGuiApplication.clipboard().text() == window.report
    assert "ValueError" in logs(own_home) and TITLE not in logs(own_home)
    QTest.keyClick(window, Qt.Key.Key_Return)
    assert handler.window is None


def test_the_draft_is_saved_before_anything_is_shown(qtbot: QtBot, handler: CrashHandler) -> None:
    saved: list[bool] = []

    def save() -> str:
        saved.append(handler.window is None)
        return ""

    handler.save_draft = save
    let_fall(fault())
    assert saved == [True]
    opened(qtbot, handler)


def test_a_draft_that_fails_is_said_and_logged(
    qtbot: QtBot, handler: CrashHandler, own_home: Path
) -> None:
    def save() -> str:
        raise OSError(TITLE)

    handler.save_draft = save
    let_fall(fault())
    window = opened(qtbot, handler)
    assert "could not be kept" in " ".join(label.text() for label in window.findChildren(QLabel))
    assert "OSError" in logs(own_home)


def test_faults_while_the_window_is_open_are_logged_only(
    qtbot: QtBot, handler: CrashHandler, own_home: Path
) -> None:
    let_fall(fault())
    window = opened(qtbot, handler)
    for _ in range(20):
        let_fall(RuntimeError("again"))
    qtbot.wait(20)
    assert handler.window is window
    assert logs(own_home).count("RuntimeError") == 20


def test_a_fault_that_comes_back_at_once_does_not_open_window_after_window(
    qtbot: QtBot, handler: CrashHandler
) -> None:
    error = fault()
    let_fall(error)
    opened(qtbot, handler).accept()
    let_fall(error)
    qtbot.wait(50)
    assert handler.window is None
    let_fall(RuntimeError("another"))
    opened(qtbot, handler)


def test_a_fault_in_the_handling_of_a_fault_ends_there(
    qtbot: QtBot, handler: CrashHandler, own_home: Path
) -> None:
    def save() -> str:
        let_fall(RuntimeError("inside"))
        return ""

    handler.save_draft = save
    let_fall(fault())
    opened(qtbot, handler)
    assert "RuntimeError" in logs(own_home)


def test_faults_of_other_threads_come_to_the_window(qtbot: QtBot, handler: CrashHandler) -> None:
    def work() -> None:
        raise LookupError(TITLE)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert "LookupError" in opened(qtbot, handler).report


def test_closing_the_program_is_asked_for(qtbot: QtBot, handler: CrashHandler) -> None:
    let_fall(fault())
    window = opened(qtbot, handler)
    with qtbot.waitSignal(handler.close_requested):
        window.buttons["close"].click()


def test_the_log_is_for_its_owner_and_stays_small(tmp_path: Path) -> None:
    path = write_log("first", tmp_path / "state")
    assert path is not None
    if sys.platform != "win32":
        assert path.stat().st_mode & 0o077 == 0
    path.write_text("x" * 300_000)
    write_log("second", tmp_path / "state")
    assert "second" in path.read_text() and len(path.read_text()) < 100
    (tmp_path / "file").write_text("")
    assert write_log("third", tmp_path / "file") is None


def test_a_fault_of_the_world_is_told_and_opens_no_window(qtbot: QtBot) -> None:
    told: list[KnownError] = []
    made = CrashHandler(versions=VERSIONS, known=told.append)
    error = KnownError("The drive is gone.", "Your work is still here.")
    made.install()
    try:
        let_fall(error)
        QApplication.processEvents()
    finally:
        made.uninstall()
    assert told == [error]
    assert made.window is None
