"""The event table: what it looks like, and its columns."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.tables import closed, day, opened
from timeline_app import operations
from timeline_app import records as r
from ui.bridge import Bridge
from ui.event_columns import COLUMNS, DATE, EVENT, PLACE, STATUS
from ui.event_table import EventTable
from ui.shown import Shown
from ui.table_parts import EmptyNote, EventHeader
from ui.theme import Theme

from .hands import at

# Looks


def test_headings_are_25_px_high_and_span_all_columns(table: EventTable, bridge: Bridge) -> None:
    bridge.apply(operations.edit(bridge.chronology, "event", ["a1"], {"date": day("2017-05-05")}))
    bridge.document.reload()
    for row in range(table.events.rowCount()):
        heading = table.events.month_at(row) is not None
        assert table.rowHeight(row) == (25 if heading else 26)
        assert table.columnSpan(row, 0) == (len(COLUMNS) if heading else 1)


def test_the_event_takes_what_width_is_left(table: EventTable) -> None:
    header = table.horizontalHeader()
    assert header.length() == table.viewport().width()
    table.resize(600, 400)
    assert header.sectionSize(EVENT) == 180
    table.resize(1100, 400)
    table.setColumnHidden(PLACE, True)
    header.resizeSection(DATE, 200)
    assert header.length() == table.viewport().width()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_every_kind_of_row_is_painted(
    table: EventTable, bridge: Bridge, qtbot: QtBot, scheme: str, direction: Qt.LayoutDirection
) -> None:
    odd = r.Event("o", title="محادثات أستانا #2", handling="restricted", status="rumoured")
    bridge.apply(operations.add([odd]))
    table.setLayoutDirection(direction)
    table._theme.change(scheme, 125)
    bridge.select(["g4"], "chart")
    first = table.grab().toImage()
    bridge.select(["o"], "chart")
    assert table.grab().toImage() != first
    assert table.rowHeight(table.events.row_of("g4")) == 32


def test_an_arabic_title_begins_at_the_right(table: EventTable, bridge: Bridge) -> None:
    def ink(event: str) -> tuple[int, int]:
        """Where the first and last dark px of a title are, from the left of its cell."""
        box = table.visualRect(at(table, event)).adjusted(1, 2, -1, -2)
        image = table.viewport().grab(box).toImage()
        dark = [
            x
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y).lightness() < 120
        ]
        return min(dark), image.width() - max(dark)

    table.resize(1200, 500)
    edit = operations.edit(bridge.chronology, "event", ["a1"], {"title": "جنيف"})
    bridge.apply(edit)
    table.clearSelection()
    left, right = ink("g4")
    assert left < 12 < right
    left, right = ink("a1")
    assert right < 12 < left


def test_an_empty_table_says_why_and_offers_the_way_back(
    table: EventTable, shown: Shown, qtbot: QtBot
) -> None:
    note = table.findChild(EmptyNote)
    assert isinstance(note, EmptyNote) and not note.isVisible()
    shown.search("Vienna 2017")
    assert note.isVisible() and note.text == "No event matches “Vienna 2017”."
    with qtbot.waitSignal(table.clear_requested):
        note._link.click()
    shown.search("")
    assert not note.isVisible()
    shown.hide(processes=frozenset({"pa", "pg", ""}))
    assert note.isVisible() and note.text == "The side list lets no event through."


def test_a_chronology_without_events_says_how_to_begin(tmp_path: Path, qtbot: QtBot) -> None:
    bridge = opened(tmp_path, operations.new_chronology("New"))
    table = EventTable(bridge, Shown(bridge), Theme())
    qtbot.addWidget(table)
    note = table.findChild(EmptyNote)
    assert isinstance(note, EmptyNote)
    assert note.text == "There are no events yet. Ctrl N adds the first one."
    bridge.apply(operations.add([r.Event("e", title="First")]))
    assert not note.isVisibleTo(table)
    closed(bridge)


# Columns


def test_columns_and_order_come_back(table: EventTable, bridge: Bridge, qtbot: QtBot) -> None:
    header = table.horizontalHeader()
    header.setSectionHidden(PLACE, True)
    header.moveSection(header.visualIndex(STATUS), 1)
    header.setSortIndicator(EVENT, Qt.SortOrder.DescendingOrder)
    assert table.shown_ids() == ["x", "g4", "a3", "a2", "a1"]
    state = table.save_state()
    other = EventTable(bridge, Shown(bridge), Theme())
    qtbot.addWidget(other)
    other.restore_state(state)
    assert other.isColumnHidden(PLACE) and other.horizontalHeader().visualIndex(STATUS) == 1
    assert other.shown_ids() == ["x", "g4", "a3", "a2", "a1"]
    assert isinstance(other.horizontalHeader(), EventHeader)
    other.horizontalHeader().put_back()  # type: ignore[attr-defined]
    assert not other.isColumnHidden(PLACE) and other.horizontalHeader().visualIndex(STATUS) == 5


def test_a_state_that_cannot_be_read_changes_nothing(table: EventTable) -> None:
    before = table.save_state()
    table.restore_state(b"nonsense")  # type: ignore[arg-type]
    assert table.save_state() == before


def test_the_menu_of_the_header_hides_and_sorts(table: EventTable, qtbot: QtBot) -> None:
    menu = table.columns_menu()
    actions = {action.text(): action for action in menu.actions()}
    assert "Event" not in actions
    actions["Place"].trigger()
    assert table.isColumnHidden(PLACE)
    sorting = actions["Sort by"].menu()
    assert isinstance(sorting, QMenu)
    next(action for action in sorting.actions() if action.text() == "Event").trigger()
    assert table.shown_ids() == ["a1", "a2", "a3", "g4", "x"]


def test_a_click_on_a_header_sorts_and_again_turns_it_round(
    table: EventTable, qtbot: QtBot
) -> None:
    header = table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(EVENT) + 20, 10)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert table.shown_ids()[0] == "a1" and table.events.month_at(0) is None
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert table.shown_ids()[0] == "x"


def test_the_row_under_the_pointer_is_marked(table: EventTable, qtbot: QtBot) -> None:
    box = table.visualRect(at(table, "a1"))
    before = table.viewport().grab(box).toImage()
    table._hover(table.events.row_of("a1"))
    assert table.viewport().grab(box).toImage() != before
    QApplication.sendEvent(table, QEvent(QEvent.Type.Leave))
    assert table.viewport().grab(box).toImage() == before
