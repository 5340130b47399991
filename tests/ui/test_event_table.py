"""The event table at work: selection, keys, months, editing in place, columns."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.tables import claim, closed, day, opened, talks
from timeline_app import operations
from timeline_app import records as r
from timeline_app.errors import KnownError
from ui.bridge import Bridge
from ui.event_columns import COLUMNS, DATE, EVENT, PLACE, PROCESS, STATUS
from ui.event_table import EventTable
from ui.shown import Shown
from ui.table_parts import EmptyNote, EventHeader
from ui.theme import Theme

_Key = Qt.Key


@pytest.fixture
def bridge(tmp_path: Path, qapp: object) -> Iterator[Bridge]:
    made = opened(tmp_path, talks(*claim("1", "g4", "2017-02-20", "2017-02-01", "announces")))
    yield made
    closed(made)


@pytest.fixture
def shown(bridge: Bridge) -> Shown:
    return Shown(bridge)


@pytest.fixture
def table(bridge: Bridge, shown: Shown, qtbot: QtBot) -> EventTable:
    table = EventTable(bridge, shown, Theme())
    qtbot.addWidget(table)
    table.resize(900, 500)
    with qtbot.waitExposed(table):
        table.show()
    table.activateWindow()
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    return table


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
    qtbot.keyClick(table, _Key.Key_F2)
    return editor(table)


def retype(qtbot: QtBot, line: QLineEdit, text: str) -> None:
    line.selectAll()
    qtbot.keyClicks(line, text)


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
        qtbot.keyClick(table, _Key.Key_Down)
        seen.append(bridge.selection)
    assert seen == [("a2",), ("g4",), ("a3",), ("x",)]
    for _ in range(6):
        qtbot.keyClick(table, _Key.Key_Up)
    assert bridge.selection == ("a1",)
    qtbot.keyClick(table, _Key.Key_End)
    assert bridge.selection == ("x",)
    qtbot.keyClick(table, _Key.Key_Home)
    assert bridge.selection == ("a1",)


def test_left_closes_the_month_and_right_opens_it_again(
    table: EventTable, bridge: Bridge, qtbot: QtBot
) -> None:
    bridge.select(["g4"], "chart")
    qtbot.keyClick(table, _Key.Key_Left)
    assert table.shown_ids() == ["a1", "a3", "x"] and bridge.selection == ("g4",)
    month = table.events.month_at(table.currentIndex().row())
    assert month is not None and month.key == (2017, 2)
    qtbot.keyClick(table, _Key.Key_Up)
    assert bridge.selection == ("a1",)
    qtbot.keyClick(table, _Key.Key_Down)
    qtbot.keyClick(table, _Key.Key_Right)
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
    qtbot.keyClick(table, _Key.Key_Return)
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


# Editing in place


def test_f2_edits_the_cell_and_enter_saves_it(
    table: EventTable, bridge: Bridge, qtbot: QtBot
) -> None:
    line = begin(qtbot, table, "g4", DATE)
    assert line.text() == "23 Feb – 3 Mar 2017"
    retype(qtbot, line, "20 March 2017")
    qtbot.keyClick(line, _Key.Key_Return)
    assert bridge.chronology.events["g4"].date == day("2017-03-20")
    assert table.selected_ids() == ["g4"]
    assert bridge.document.undo_label == "Change date of Geneva IV"
    assert table.hasFocus()


def test_what_cannot_be_read_stays_in_its_editor_with_the_reason(
    table: EventTable, bridge: Bridge, qtbot: QtBot
) -> None:
    line = begin(qtbot, table, "g4", DATE)
    retype(qtbot, line, "31 June 2017")
    qtbot.keyClick(line, _Key.Key_Return)
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
    qtbot.keyClick(line, _Key.Key_Return)
    assert bridge.chronology.events["g4"].date == day("2017-06-30")
    assert bridge.chronology.events["a1"].date == day("2017-01-23/2017-01-24")


def test_escape_takes_the_cell_back(table: EventTable, bridge: Bridge, qtbot: QtBot) -> None:
    before = bridge.chronology
    line = begin(qtbot, table, "g4", EVENT)
    retype(qtbot, line, "Something else")
    qtbot.keyClick(line, _Key.Key_Escape)
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
    qtbot.keyClick(line, _Key.Key_Return)
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
    qtbot.keyClick(line, _Key.Key_Return)
    assert bridge.chronology.events["g4"].city == "Bern"


@pytest.mark.parametrize("how", ["deleted", "filtered", "reloaded", "month closed"])
def test_an_editor_goes_quietly_with_its_row(
    table: EventTable, bridge: Bridge, shown: Shown, qtbot: QtBot, how: str
) -> None:
    line = begin(qtbot, table, "g4", DATE)
    retype(qtbot, line, "31 June 2017")
    qtbot.keyClick(line, _Key.Key_Return)
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
    qtbot.keyClick(line, _Key.Key_Return)
    qtbot.keyClick(line, _Key.Key_Escape)
    qtbot.waitUntil(lambda: not table.viewport().findChildren(QLineEdit))
    assert bridge.chronology.events["g4"].date == day("2017-02-23/2017-03-03")


def test_tab_goes_through_the_cells_that_can_be_edited(
    table: EventTable, bridge: Bridge, qtbot: QtBot
) -> None:
    line: QWidget = begin(qtbot, table, "g4", DATE)
    seen = []
    for _ in range(5):
        qtbot.keyClick(line, _Key.Key_Tab)
        seen.append((table.currentIndex().row() - table.events.row_of("g4"),
                     table.currentIndex().column()))  # fmt: skip
        focus = QApplication.focusWidget()
        assert focus is not None and focus is not line
        line = focus
    assert seen == [(0, EVENT), (0, PROCESS), (0, PLACE), (0, STATUS), (2, DATE)]
    qtbot.keyClick(line, _Key.Key_Backtab)
    assert isinstance(QApplication.focusWidget(), QComboBox)


def test_a_status_is_chosen_from_those_of_the_kind(
    table: EventTable, bridge: Bridge, qtbot: QtBot
) -> None:
    click(qtbot, table, at(table, "g4", STATUS))
    qtbot.keyClick(table, _Key.Key_F2)
    combo = table.viewport().findChild(QComboBox)
    assert isinstance(combo, QComboBox)
    words = [combo.itemText(n) for n in range(combo.count())]
    assert "No result" in words and "Signed" not in words and combo.currentText() == "Held"
    combo.setCurrentIndex(words.index("Suspended"))
    qtbot.keyClick(combo, _Key.Key_Return)
    assert bridge.chronology.events["g4"].status == "suspended"


def test_f2_on_a_cell_that_is_not_edited_edits_the_title(
    table: EventTable, bridge: Bridge, qtbot: QtBot
) -> None:
    click(qtbot, table, at(table, "g4", len(COLUMNS) - 1))
    table.edit_current()
    assert editor(table).text() == "Geneva IV"


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
