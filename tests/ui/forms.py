"""A real document with the example in it, and the inspector on it."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from db.files import SqliteFiles
from timeline_app import operations
from timeline_app import records as r
from timeline_app.document import Document
from timeline_app.store import Stamp
from ui import theme
from ui.bridge import Bridge
from ui.commands.files import sample
from ui.event_form import EventForm
from ui.form_fields import ChoiceField, DateField, FormField, LineField
from ui.notices import Notices

TODAY = date(2017, 5, 9)


@cache
def _example() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="parley-example-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    stamp = Stamp("A. Analyst", "made", "2017-05-09T08:00:00.000Z")
    path = folder / "a.parley"
    SqliteFiles(folder / "backups").create(path, sample(), stamp).close()
    return path


def open_example(folder: Path, *, read_only: bool = False) -> Document:
    """A copy of the example, open."""
    path = folder / "a.parley"
    if not path.exists():
        shutil.copyfile(_example(), path)
    store = SqliteFiles(folder / "backups").open(path, read_only=read_only)
    return Document(store, "A. Analyst")


@dataclass
class Desk:
    """The inspector in a shown window, and what it works on."""

    document: Document
    bridge: Bridge
    notices: Notices
    form: EventForm
    window: QWidget

    def event(self, title: str) -> r.Event:
        """The event of this title, as it is now."""
        found = [e for e in self.document.chronology.events.values() if e.title == title]
        assert len(found) == 1
        return found[0]

    def select(self, *titles: str) -> None:
        """Select events as another view would."""
        self.bridge.select([self.event(title).id for title in titles], "test")

    def field(self, key: str) -> FormField:
        """A field of the form."""
        return self.form.record.fields[key]

    def line(self, key: str) -> QLineEdit:
        """The line of a field."""
        field = self.field(key)
        if isinstance(field, DateField):
            return field.edit.line
        assert isinstance(field, LineField)
        return field.line

    def choose(self, key: str, value: Any) -> None:
        """Choose a value in a combo box."""
        field = self.field(key)
        assert isinstance(field, ChoiceField)
        field.choose(value)

    def type(self, key: str, text: str, end: Qt.Key | None = Qt.Key.Key_Return) -> None:
        """Type over a field, and press a key at the end."""
        line = self.line(key)
        line.setFocus()
        line.selectAll()
        QTest.keyClick(line, Qt.Key.Key_Delete)
        if text.isascii():
            QTest.keyClicks(line, text)
        else:  # QTest knows no other keys
            line.insert(text)
            line.textEdited.emit(line.text())
        if end is not None:
            QTest.keyClick(line, end)

    def edit(self, title: str, **values: Any) -> None:
        """Change an event as another view would."""
        chronology = self.document.chronology
        operation = operations.edit(chronology, "event", [self.event(title).id], values)
        assert self.bridge.apply(operation)

    def set_heading(self, **values: str) -> None:
        """Change the record of the chronology itself."""
        chronology = self.document.chronology
        heading = chronology.heading.id
        assert self.bridge.apply(operations.edit(chronology, "chronology", [heading], values))

    def press(self, label: str) -> None:
        """Press a button of the newest notice."""
        card = self.notices.cards[-1]
        next(button for button in card.buttons if button.text() == label).click()

    @property
    def said(self) -> list[str]:
        """What the notices say, the newest last."""
        return [card.words for card in self.notices.cards]


@contextmanager
def desk(qtbot: QtBot, folder: Path, *, read_only: bool = False) -> Iterator[Desk]:
    """The inspector on a copy of the example, on 9 May 2017."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    look = theme.current()
    if look.dark or look.text_size != 100 or not app.styleSheet():
        look = theme.apply(app, "light", 100)
    document = open_example(folder, read_only=read_only)
    bridge = Bridge(document, lambda: TODAY)
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(360, 760)
    notices = Notices(window)
    form = EventForm(bridge, look, notices)
    layout = QHBoxLayout(window)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(form)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    try:
        yield Desk(document, bridge, notices, form, window)
    finally:
        bridge.close()
        window.hide()
        document.store.close()
