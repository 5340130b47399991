"""The first page: what it offers, by mouse and by key."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ui import theme
from ui.welcome import Welcome


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    """Sizes come from the stylesheet."""
    theme.apply(qapp, "light", 100)


@pytest.fixture
def page(qtbot: QtBot) -> Welcome:
    made = Welcome()
    qtbot.addWidget(made)
    made.resize(1100, 760)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def offered(page: Welcome) -> list[str]:
    return [card.accessibleName() for card in page.cards.values() if card.isVisible()]


def texts(page: Welcome) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def test_an_empty_chronology_offers_four_steps_and_says_where_it_is_kept(page: Welcome) -> None:
    page.show_empty("R&D <b>.parley", "Syria talks 2012–2024: 92 events to look around in.")
    assert page.title.text() == "This chronology is empty"
    assert offered(page) == ["Add a source", "Add an event", "Import a table", "Open the example"]
    shown = texts(page)
    assert "R&D <b>.parley" in shown
    assert "Everything stays in one file on this computer: " in shown
    assert "Syria talks 2012–2024: 92 events to look around in." in shown
    assert {"Ctrl Shift N", "Ctrl N", "Ctrl I"} <= set(shown)


def test_without_a_file_it_offers_to_open_one(page: Welcome, qtbot: QtBot) -> None:
    files = [Path("/home/a/Syria talks.parley"), Path("/home/a/R&D.parley")]
    page.show_start(files)
    assert offered(page) == ["New chronology…", "Open…", "Open the example"]
    buttons = {button.accessibleName(): button for button in page.findChildren(QPushButton)}
    assert list(buttons) == ["Syria talks.parley", "R&D.parley"]
    with qtbot.waitSignal(page.recent_chosen) as chosen:
        buttons["R&D.parley"].click()
    assert chosen.args == ["/home/a/R&D.parley"]
    page.show_empty("a.parley")
    assert not any(button.isVisible() for button in page.findChildren(QPushButton))


def test_each_card_asks_for_its_step_by_key(page: Welcome, qtbot: QtBot) -> None:
    signals: dict[str, SignalInstance] = {
        "source": page.source_requested,
        "event": page.event_requested,
        "import": page.import_requested,
        "example": page.example_requested,
    }
    page.show_empty("a.parley")
    page.setFocus()
    for key, signal in signals.items():
        card = page.cards[key]
        assert card.hasFocus()
        with qtbot.waitSignal(signal):
            QTest.keyClick(card, Qt.Key.Key_Space)
        QTest.keyClick(card, Qt.Key.Key_Tab)
    page.show_start([])
    with qtbot.waitSignal(page.new_requested):
        qtbot.mouseClick(page.cards["new"], Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.open_requested):
        qtbot.mouseClick(page.cards["open"], Qt.MouseButton.LeftButton)


def test_labels_are_plain_and_nothing_is_cut_off(page: Welcome) -> None:
    page.show_empty("a.parley")
    page.grab()
    for label in page.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText
        if label.isVisible() and label.text():
            assert label.height() >= label.heightForWidth(label.width())
