"""What those hear who do not see the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.forms import open_example
from timeline_app import operations
from timeline_app.errors import KnownError
from ui import hearing, theme
from ui.bridge import Bridge
from ui.date_edit import DateEdit
from ui.event_form import EventForm
from ui.notices import Notices
from ui.search_bar import SearchBar


@pytest.fixture
def said(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> list[QWidget]:
    """The widgets that had something said, one after the other."""
    told: list[QWidget] = []

    class Accessible(QAccessible):
        @staticmethod
        def updateAccessibility(event: QAccessibleEvent, /) -> None:
            if event.type() == QAccessible.Event.Announcement:
                thing = event.object()
                assert isinstance(thing, QWidget)
                told.append(thing)

    monkeypatch.setattr(hearing, "QAccessible", Accessible)
    theme.apply(qapp, "light", 100)
    return told


def name_and_labels(widget: QWidget) -> tuple[str, list[str]]:
    """What a screen reader has for a widget: its name, and the labels that belong to it."""
    heard = QAccessible.queryAccessibleInterface(widget)
    labels = [other.text(QAccessible.Text.Name) for other, _ in heard.relations()]
    return heard.text(QAccessible.Text.Name), labels


def test_a_text_that_is_no_date_is_said_once(said: list[QWidget], qtbot: QtBot) -> None:
    edit = DateEdit(theme.current())
    qtbot.addWidget(edit)
    edit.show()
    QTest.keyClicks(edit.line, "31 Feb 2017")
    QTest.keyClick(edit.line, Qt.Key.Key_Return)
    QTest.keyClick(edit.line, Qt.Key.Key_Return)
    assert said == [edit.explanation]
    assert "February 2017 has 28 days" in edit.explanation.text()


def test_what_is_wrong_with_a_search_is_said(said: list[QWidget], qtbot: QtBot) -> None:
    bar = SearchBar(theme.current())
    qtbot.addWidget(bar)
    bar.show()
    bar.activateWindow()
    bar.line.setFocus()
    qtbot.waitUntil(bar.line.hasFocus)
    bar.show_problem(KnownError("This parenthesis is not closed."))
    assert said == [bar.line]


@pytest.fixture
def form(said: list[QWidget], qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory) -> EventForm:
    """The form on Geneva IV."""
    window = QWidget()
    qtbot.addWidget(window)
    bridge = Bridge(open_example(tmp_path_factory.mktemp("form")), parent=window)
    made = EventForm(bridge, theme.current(), Notices(window), window)
    events = bridge.chronology.events.values()
    bridge.select([e.id for e in events if operations.name_of(e) == "Geneva IV"], "test")
    window.show()
    return made


def test_an_empty_title_is_said(form: EventForm, said: list[QWidget]) -> None:
    form.edit_title()
    title = form.record.head.title
    QTest.keyClick(title.line, Qt.Key.Key_Delete)
    QTest.keyClick(title.line, Qt.Key.Key_Return)
    assert title.note.text == "Give the event a title. Nothing was changed."
    assert said == [title.note]


def test_the_status_is_not_called_the_basis(form: EventForm) -> None:
    assert name_and_labels(form.record.fields["status"].widget)[1] == ["Status"]
    assert name_and_labels(form.record.basis)[0] == "Basis: Reported"
