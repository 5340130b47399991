"""The desk: workspaces that are built when they are seen, and follow the settings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.forms import open_example
from timeline_app import operations
from ui import theme
from ui.background import Background
from ui.desk import Desk
from ui.notices import Notices
from ui.review_workspace import ReviewWorkspace
from ui.settings_store import SettingsStore

SIX = "Astana 6"


@pytest.fixture
def settings(qapp: QApplication, tmp_path: Path) -> SettingsStore:
    return SettingsStore(tmp_path / "parley.ini")


@contextmanager
def desk(qtbot: QtBot, folder: Path, settings: SettingsStore) -> Iterator[Desk]:
    """A desk on a copy of the example; nothing of it is shown, so nothing is built by itself."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    window = QWidget()
    qtbot.addWidget(window)
    look = theme.apply(app, "light", 100)
    found = Desk(open_example(folder), look, Notices(window), Background(window), settings)
    events = found.bridge.chronology.events.values()
    found.bridge.select([e.id for e in events if operations.name_of(e) == SIX], "test")
    try:
        yield found
    finally:
        found.close_document()
        found.deleteLater()
        QCoreApplication.sendPostedEvents(found, QEvent.Type.DeferredDelete)


def evidence_grades(at: Desk, _: QtBot) -> int:
    """How many cards of the evidence name a grade."""
    return sum("grade" in card.accessibleName() for card in at.chronology.form.evidence.cards)


def review_grades(at: Desk, qtbot: QtBot) -> int:
    """How many grades the page of a conflict shows."""
    qtbot.waitUntil(lambda: bool(at.review.findings) and not at.review.watch.is_reading)
    assert at.review.show_event(at.bridge.selection[0])
    cards = at.review.page.conflict
    assert cards is not None
    return sum(label.text() in ("A?", "B?", "C?", "D?") for label in cards.findChildren(QLabel))


@pytest.mark.parametrize("count", [evidence_grades, review_grades])
def test_grades_follow_the_setting_at_start_and_at_once(
    qtbot: QtBot, tmp_path: Path, settings: SettingsStore, count: Callable[[Desk, QtBot], int]
) -> None:
    with desk(qtbot, tmp_path, settings) as at:
        assert count(at, qtbot) == 0
        settings.set_value("show_grades", True)
        assert count(at, qtbot) > 0
    with desk(qtbot, tmp_path, settings) as again:
        assert count(again, qtbot) > 0
        settings.set_value("show_grades", False)
        assert count(again, qtbot) == 0


def test_a_setting_builds_nothing_that_is_not_there_yet(
    qtbot: QtBot, tmp_path: Path, settings: SettingsStore
) -> None:
    with desk(qtbot, tmp_path, settings) as at:
        settings.set_value("show_grades", True)
        assert not at.chronology.inspector.is_built
        assert not at.findChildren(ReviewWorkspace)
