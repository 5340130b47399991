"""The hands of a person at the window: keys, and what can be seen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from timeline_app import records as r
from timeline_app.chronology import Chronology
from ui.chronology_workspace import ChronologyWorkspace
from ui.date_edit import DateEdit
from ui.desk import Desk
from ui.form_fields import LineField
from ui.main_window import MainWindow


class Story:
    """One sitting at one window."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self.qtbot = qtbot

    @property
    def desk(self) -> Desk:
        """The open desk."""
        assert self.window.desk is not None
        return self.window.desk

    @property
    def workspace(self) -> ChronologyWorkspace:
        """The Chronology workspace."""
        return self.desk.chronology

    @property
    def chronology(self) -> Chronology:
        """The snapshot now."""
        return self.desk.bridge.chronology

    def event(self, short_title: str) -> r.Event:
        """The event with this short title."""
        found = [e for e in self.chronology.events.values() if e.short_title == short_title]
        assert len(found) == 1, f"{short_title}: {len(found)}"
        return found[0]

    def select(self, *short_titles: str) -> None:
        """Select events, as a click in the table does."""
        self.desk.bridge.select([self.event(title).id for title in short_titles], "story")
        QApplication.processEvents()

    def do(self, key: str) -> None:
        """Choose a command from the menu."""
        action = self.window.commands[key]
        assert action.isEnabled(), f"{key} cannot be chosen now"
        action.trigger()
        QApplication.processEvents()

    def type(self, widget: QWidget, text: str, *, end: str = "return") -> None:
        """Put the focus into a field, replace its text, and end with Return or Tab."""
        widget.setFocus()
        QTest.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(widget, text)
        if end == "return":
            QTest.keyClick(widget, Qt.Key.Key_Return)
        elif end == "tab":
            QTest.keyClick(widget, Qt.Key.Key_Tab)
        QApplication.processEvents()

    def date_field(self) -> DateEdit:
        """The date field of the inspector."""
        field = self.workspace.form.record.fields["date"].widget
        assert isinstance(field, DateEdit)
        return field

    def line(self, key: str) -> QLineEdit:
        """A field of the inspector that is one line."""
        field = self.workspace.form.record.fields[key]
        assert isinstance(field, LineField)
        return field.line

    def search(self, line: str) -> None:
        """Type into the search line and wait for what it finds."""
        self.type(self.window.search.line, line)

    def wait(self, condition: Callable[[], bool]) -> None:
        """Wait until something is the case."""
        self.qtbot.waitUntil(condition, timeout=10_000)

    def said(self) -> str:
        """What the newest notice says."""
        cards = self.window.notices.cards
        return cards[-1].words if cards else ""

    def close(self) -> None:
        """Close the window, as at the end of the day."""
        if isValid(self.window):
            self.window.close()
            self.window.deleteLater()
            QApplication.processEvents()
