"""The list of sources: order, counts, filter, deleting."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from timeline_app import operations

from .sources import ARABIC, CONTROL, Key, SourcesDesk, row, sources

pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard")
EARLY = "Sample: Guns fall mostly silent across Syria"


@pytest.fixture
def at(qtbot: QtBot, tmp_path: Path) -> Iterator[SourcesDesk]:
    with sources(qtbot, tmp_path) as made:
        mode = QAbstractItemModelTester.FailureReportingMode.Fatal
        QAbstractItemModelTester(made.workspace.list.view.sources, mode, made.window)
        yield made


def test_sources_stand_by_date_and_those_without_one_last(at: SourcesDesk) -> None:
    undated = at.add(published=None)
    rows = at.workspace.list.view.sources.rows
    assert rows[0].title == EARLY and rows[0].day == "12 Apr 2012"
    assert rows[-1].id == undated.id
    assert at.workspace.list.total.text() == "151 sources"


def test_a_row_says_passages_open_dates_and_what_is_missing(at: SourcesDesk, qtbot: QtBot) -> None:
    source = at.add(published=None)
    at.cite(source, "No sentence in here")
    qtbot.waitUntil(lambda: row(at, source).open == 4)  # without a day they cannot be joined
    assert row(at, source).sentence == (
        "Test text: envoys pack, no publisher, no day, 1 passage, 4 open dates, "
        "left out of Known on"
    )
    view = at.workspace.list.view
    index = view.sources.index(view.sources.place_of(source.id))
    role = Qt.ItemDataRole.AccessibleTextRole
    assert view.sources.data(index, role) == row(at, source).sentence


def test_titles_from_right_to_left_are_known_as_such(at: SourcesDesk) -> None:
    source = at.add(ARABIC, title="نص للاختبار", language="ar")
    assert row(at, source).rtl
    assert at.workspace.pane.head.isRightToLeft()
    assert at.workspace.list.view.grab().toImage().width() > 0


def test_open_dates_are_counted_and_can_be_asked_for(at: SourcesDesk, qtbot: QtBot) -> None:
    sources_list = at.workspace.list
    qtbot.waitUntil(lambda: all(one.open is not None for one in sources_list.view.sources.rows))
    total = sum(one.open or 0 for one in sources_list.view.sources.rows)
    qtbot.waitUntil(lambda: sources_list.open_button.text() == f"Open dates {total}")
    assert f"{total} dates open" in at.workspace.summary()
    sources_list.open_button.click()
    rows = sources_list.view.sources.rows
    assert 0 < len(rows) < 150 and all(one.open for one in rows)
    assert sources_list.total.text() == f"{len(rows)} of 150 sources"


def test_a_settled_date_is_counted_down_at_once(at: SourcesDesk, qtbot: QtBot) -> None:
    source = at.add()
    qtbot.waitUntil(lambda: row(at, source).open == 3)
    at.press(Key.Key_F7, Key.Key_X)
    qtbot.waitUntil(lambda: row(at, source).open == 2)
    assert at.workspace.side.date_count.text() == "2 of 3 open"


def test_ctrl_f_finds_a_source_and_escape_shows_all(at: SourcesDesk) -> None:
    sources_list = at.workspace.list
    sources_list.view.setFocus()
    QTest.keyClick(sources_list.view, Key.Key_F, CONTROL)
    assert sources_list.find_line.hasFocus()
    QTest.keyClicks(sources_list.find_line, "wire silent 2012")
    assert [one.title for one in sources_list.view.sources.rows] == [EARLY]
    sources_list.find_line.setText("no such words")
    assert sources_list.empty.text() == "No source matches “no such words”."
    assert sources_list.empty.isVisible()
    at.press(Key.Key_Escape)
    assert len(sources_list.view.sources.rows) == 150
    assert sources_list.view.hasFocus()


def test_the_keyboard_goes_through_the_list_and_on_to_the_text(at: SourcesDesk) -> None:
    workspace = at.workspace
    workspace.list.view.setFocus()
    first, second = workspace.list.ids()[:2]
    assert workspace.list.current == first
    at.press(Key.Key_Down)
    assert workspace.list.current == second
    assert workspace.reader.text == at.document.store.text(second).text  # type: ignore[union-attr]
    at.press(Key.Key_Return)
    assert workspace.reader.hasFocus()
    at.press(Key.Key_Escape)
    assert workspace.list.view.hasFocus()
    workspace.step(1)
    assert workspace.list.current == workspace.list.ids()[2]


def test_a_deleted_source_takes_its_own_along_and_comes_back(at: SourcesDesk) -> None:
    source = at.add()
    at.cite(source, "No sentence in here", at.event("Geneva IV"))
    place = at.workspace.list.ids().index(source.id)
    at.workspace.list.view.setFocus()
    at.press(Key.Key_Delete)
    assert source.id not in at.document.chronology.sources
    assert at.said[-1] == "Deleted Test text: envoys pack and its 1 citation."
    assert at.workspace.list.ids().index(at.workspace.list.current) == place
    at.press_notice("Undo")
    assert source.id in at.document.chronology.sources
    assert at.document.store.text(source.id) is not None


def test_an_empty_chronology_says_what_to_do(at: SourcesDesk) -> None:
    store, chronology = at.document.store, at.document.chronology
    everything = operations.delete(chronology, "source", chronology.sources, store.texts())
    assert at.bridge.apply(everything)
    sources_list = at.workspace.list
    assert sources_list.empty.text() == "No source yet. Paste an article to begin."
    assert not at.workspace.side.isVisible()
    sources_list.add.click()
    assert at.workspace.intake.edit.hasFocus()
