"""The event table: cells edited in place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.tables import day
from timeline_app import operations
from timeline_app.errors import KnownError
from ui.bridge import Bridge
from ui.event_columns import COLUMNS, DATE, EVENT, PLACE, PROCESS, STATUS
from ui.event_table import EventTable
from ui.shown import Shown

from .hands import Key, at, begin, click, editor, retype


def test_f2_edits_the_cell_and_enter_saves_it(
    table: EventTable, bridge: Bridge, qtbot: QtBot
) -> None:
    line = begin(qtbot, table, "g4", DATE)
    assert line.text() == "23 Feb – 3 Mar 2017"
    retype(qtbot, line, "20 March 2017")
    qtbot.keyClick(line, Key.Key_Return)
    assert bridge.chronology.events["g4"].date == day("2017-03-20")
    assert table.selected_ids() == ["g4"]
    assert bridge.document.undo_label == "Change date of Geneva IV"
    assert table.hasFocus()


def test_what_cannot_be_read_stays_in_its_editor_with_the_reason(
    table: EventTable, bridge: Bridge, qtbot: QtBot
) -> None:
    line = begin(qtbot, table, "g4", DATE)
    retype(qtbot, line, "31 June 2017")
    qtbot.keyClick(line, Key.Key_Return)
    reason = table.viewport().findChild(QLabel, "reason")
    assert isinstance(reason, QLabel) and reason.isVisible()
    assert "30 days" in reason.text() and reason.textFormat() == Qt.TextFormat.PlainText
    assert reason.geometry().top() > line.geometry().bottom()
    assert line.property("problem") is True and "30 days" in line.accessibleDescription()
    click(qtbot, table, at(table, "a1", EVENT))
    assert editor(table).isVisible() and editor(table).text() == "31 June 2017"
    line.setFocus()
    retype(qtbot, line, "30 June 2017")
    assert not reason.isVisible()
    qtbot.keyClick(line, Key.Key_Return)
    assert bridge.chronology.events["g4"].date == day("2017-06-30")
    assert bridge.chronology.events["a1"].date == day("2017-01-23/2017-01-24")


def test_escape_takes_the_cell_back(table: EventTable, bridge: Bridge, qtbot: QtBot) -> None:
    before = bridge.chronology
    line = begin(qtbot, table, "g4", EVENT)
    retype(qtbot, line, "Something else")
    qtbot.keyClick(line, Key.Key_Escape)
    assert bridge.chronology is before
    qtbot.waitUntil(lambda: not table.viewport().findChildren(QLineEdit))


def test_an_editor_that_is_left_saves(table: EventTable, bridge: Bridge, qtbot: QtBot) -> None:
    line = begin(qtbot, table, "g4", PLACE)
    retype(qtbot, line, "Bern")
    click(qtbot, table, at(table, "a1"))
    assert bridge.chronology.events["g4"].city == "Bern"


def test_an_edit_that_cannot_be_saved_is_kept_in_its_editor(
    table: EventTable, bridge: Bridge, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise KnownError("The disk is full.", "Nothing was changed.")

    line = begin(qtbot, table, "g4", PLACE)
    retype(qtbot, line, "Bern")
    monkeypatch.setattr(bridge.document.store, "apply", full)
    qtbot.keyClick(line, Key.Key_Return)
    reason = table.viewport().findChild(QLabel, "reason")
    assert isinstance(reason, QLabel)
    assert reason.text() == "The disk is full. Nothing was changed."
    assert editor(table).text() == "Bern"


def test_what_is_typed_survives_an_edit_by_someone_else(
    table: EventTable, bridge: Bridge, qtbot: QtBot
) -> None:
    line = begin(qtbot, table, "g4", PLACE)
    retype(qtbot, line, "Bern")
    edit = operations.edit(
        bridge.chronology, "event", ["a1", "g4"], {"summary": "x", "date": day("2017-05-01")}
    )
    bridge.apply(edit)
    assert editor(table).text() == "Bern" and editor(table).isVisible()
    qtbot.keyClick(line, Key.Key_Return)
    assert bridge.chronology.events["g4"].city == "Bern"


@pytest.mark.parametrize("how", ["deleted", "filtered", "reloaded", "month closed"])
def test_an_editor_goes_quietly_with_its_row(
    table: EventTable, bridge: Bridge, shown: Shown, qtbot: QtBot, how: str
) -> None:
    line = begin(qtbot, table, "g4", DATE)
    retype(qtbot, line, "31 June 2017")
    qtbot.keyClick(line, Key.Key_Return)
    match how:
        case "deleted":
            bridge.apply(operations.delete(bridge.chronology, "event", ["g4"]))
        case "filtered":
            shown.search("Astana")
        case "reloaded":
            bridge.document.reload()
        case _:
            table.events.open_month((2017, 2), is_open=False)
    qtbot.waitUntil(lambda: not table.viewport().findChildren(QLineEdit))
    qtbot.waitUntil(lambda: table.viewport().findChild(QLabel, "reason") is None)


def test_escape_gives_up_what_cannot_be_read(
    table: EventTable, bridge: Bridge, qtbot: QtBot
) -> None:
    line = begin(qtbot, table, "g4", DATE)
    retype(qtbot, line, "31 June 2017")
    qtbot.keyClick(line, Key.Key_Return)
    qtbot.keyClick(line, Key.Key_Escape)
    qtbot.waitUntil(lambda: not table.viewport().findChildren(QLineEdit))
    assert bridge.chronology.events["g4"].date == day("2017-02-23/2017-03-03")


def test_tab_goes_through_the_cells_that_can_be_edited(
    table: EventTable, bridge: Bridge, qtbot: QtBot
) -> None:
    line: QWidget = begin(qtbot, table, "g4", DATE)
    seen = []
    for _ in range(5):
        qtbot.keyClick(line, Key.Key_Tab)
        seen.append((table.currentIndex().row() - table.events.row_of("g4"),
                     table.currentIndex().column()))  # fmt: skip
        focus = QApplication.focusWidget()
        assert focus is not None and focus is not line
        line = focus
    assert seen == [(0, EVENT), (0, PROCESS), (0, PLACE), (0, STATUS), (2, DATE)]
    qtbot.keyClick(line, Key.Key_Backtab)
    assert isinstance(QApplication.focusWidget(), QComboBox)


def test_a_status_is_chosen_from_those_of_the_kind(
    table: EventTable, bridge: Bridge, qtbot: QtBot
) -> None:
    click(qtbot, table, at(table, "g4", STATUS))
    qtbot.keyClick(table, Key.Key_F2)
    combo = table.viewport().findChild(QComboBox)
    assert isinstance(combo, QComboBox)
    words = [combo.itemText(n) for n in range(combo.count())]
    assert "No result" in words and "Signed" not in words and combo.currentText() == "Held"
    combo.setCurrentIndex(words.index("Suspended"))
    qtbot.keyClick(combo, Key.Key_Return)
    assert bridge.chronology.events["g4"].status == "suspended"


def test_f2_on_a_cell_that_is_not_edited_edits_the_title(
    table: EventTable, bridge: Bridge, qtbot: QtBot
) -> None:
    click(qtbot, table, at(table, "g4", len(COLUMNS) - 1))
    table.edit_current()
    assert editor(table).text() == "Geneva IV"
