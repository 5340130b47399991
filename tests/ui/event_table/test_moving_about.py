"""The event table: selection shared with the other views, keys, months."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.tables import day
from timeline_app import operations
from ui.bridge import Bridge
from ui.event_columns import DATE, PLACE
from ui.event_table import EventTable
from ui.shown import Shown

from .hands import Key, at, click

# Selection


def test_a_click_selects_for_every_view(table: EventTable, bridge: Bridge, qtbot: QtBot) -> None:
    told: list[tuple[object, str]] = []
    bridge.selected.connect(lambda ids, origin: told.append((ids, origin)))
    click(qtbot, table, at(table, "g4", PLACE))
    assert told == [(("g4",), "table")]


def test_what_another_view_selects_is_selected_here_and_comes_into_view(
    table: EventTable, bridge: Bridge
) -> None:
    table.resize(900, 120)
    bridge.select(["x", "a1"], "chart")
    assert table.selected_ids() == ["a1", "x"]
    bridge.select(["x"], "chart")
    assert table.selected_ids() == ["x"]
    assert table.viewport().rect().contains(table.visualRect(at(table, "x")).center())


def test_an_event_that_is_filtered_out_stays_selected_and_comes_back(
    table: EventTable, bridge: Bridge, shown: Shown
) -> None:
    bridge.select(["g4"], "chart")
    shown.hide(processes=frozenset({"pg"}))
    assert table.selected_ids() == [] and bridge.selection == ("g4",)
    shown.clear()
    assert table.selected_ids() == ["g4"]


def test_an_edit_keeps_the_selection(table: EventTable, bridge: Bridge) -> None:
    bridge.select(["a1"], "chart")
    for value in ("2017-03-30", "2018-01-01"):
        edit = operations.edit(bridge.chronology, "event", ["a1"], {"date": day(value)})
        bridge.apply(edit)
        assert table.selected_ids() == ["a1"] and bridge.selection == ("a1",)
        assert table.currentIndex().row() == table.events.row_of("a1")
    bridge.apply(operations.delete(bridge.chronology, "event", ["a1"]))
    assert table.selected_ids() == [] and bridge.selection == ()


def test_all_events_can_be_selected_at_once(table: EventTable, bridge: Bridge) -> None:
    table.selectAll()
    assert bridge.selection == ("a1", "a2", "g4", "a3", "x")


def test_a_closed_month_opens_for_what_another_view_selects(
    table: EventTable, bridge: Bridge
) -> None:
    table.events.open_month((2017, 2), is_open=False)
    bridge.select(["g4"], "chart")
    assert table.selected_ids() == ["g4"]


# Keys


def test_arrows_pass_over_the_headings(table: EventTable, bridge: Bridge, qtbot: QtBot) -> None:
    bridge.select(["a1"], "chart")
    seen = []
    for _ in range(4):
        qtbot.keyClick(table, Key.Key_Down)
        seen.append(bridge.selection)
    assert seen == [("a2",), ("g4",), ("a3",), ("x",)]
    for _ in range(6):
        qtbot.keyClick(table, Key.Key_Up)
    assert bridge.selection == ("a1",)
    qtbot.keyClick(table, Key.Key_End)
    assert bridge.selection == ("x",)
    qtbot.keyClick(table, Key.Key_Home)
    assert bridge.selection == ("a1",)


def test_left_closes_the_month_and_right_opens_it_again(
    table: EventTable, bridge: Bridge, qtbot: QtBot
) -> None:
    bridge.select(["g4"], "chart")
    qtbot.keyClick(table, Key.Key_Left)
    assert table.shown_ids() == ["a1", "a3", "x"] and bridge.selection == ("g4",)
    month = table.events.month_at(table.currentIndex().row())
    assert month is not None and month.key == (2017, 2)
    qtbot.keyClick(table, Key.Key_Up)
    assert bridge.selection == ("a1",)
    qtbot.keyClick(table, Key.Key_Down)
    qtbot.keyClick(table, Key.Key_Right)
    assert table.shown_ids() == ["a1", "a2", "g4", "a3", "x"]
    assert table.currentIndex().row() == table.events.row_of("a2")


def test_a_click_on_a_heading_closes_and_opens_its_month(table: EventTable, qtbot: QtBot) -> None:
    click(qtbot, table, table.events.index(0, DATE))
    assert table.shown_ids() == ["a2", "g4", "a3", "x"]
    click(qtbot, table, table.events.index(0, DATE))
    assert table.shown_ids() == ["a1", "a2", "g4", "a3", "x"]


def test_enter_and_a_double_click_ask_for_the_form(table: EventTable, qtbot: QtBot) -> None:
    asked: list[str] = []
    table.opened.connect(asked.append)
    click(qtbot, table, at(table, "g4"))
    qtbot.keyClick(table, Key.Key_Return)
    place = table.visualRect(at(table, "a1")).center()
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked == ["g4", "a1"]


def test_letters_find_an_event(table: EventTable, bridge: Bridge, qtbot: QtBot) -> None:
    qtbot.keyClicks(table, "gen")
    assert bridge.selection == ("g4",)


def test_the_context_menu_is_asked_for_at_the_row(
    table: EventTable, bridge: Bridge, qtbot: QtBot
) -> None:
    bridge.select(["a1"], "chart")
    asked: list[QPoint] = []
    table.menu_requested.connect(asked.append)
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(table.viewport(), QContextMenuEvent(reason, QPoint(), QPoint()))
    row = table.visualRect(table.currentIndex())
    assert table.viewport().mapFromGlobal(asked[0]).y() == row.bottom()
