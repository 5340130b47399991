"""What a person does with the table: clicks, opens an editor, types over."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ui.event_columns import EVENT
from ui.event_table import EventTable

Key = Qt.Key


def at(table: EventTable, event: str, column: int = EVENT) -> QModelIndex:
    return table.events.index(table.events.row_of(event), column)


def click(qtbot: QtBot, table: EventTable, index: QModelIndex) -> None:
    place = table.visualRect(index).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def editor(table: EventTable) -> QLineEdit:
    found = table.viewport().findChildren(QLineEdit)
    assert len(found) == 1
    return found[0]


def begin(qtbot: QtBot, table: EventTable, event: str, column: int) -> QLineEdit:
    """Edit a cell by click and F2."""
    click(qtbot, table, at(table, event, column))
    qtbot.keyClick(table, Key.Key_F2)
    return editor(table)


def retype(qtbot: QtBot, line: QLineEdit, text: str) -> None:
    line.selectAll()
    qtbot.keyClicks(line, text)
