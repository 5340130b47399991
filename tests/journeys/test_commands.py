"""Commands act on what is in view, and their menus say what is the case."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.journeys.conftest import Start
from ui.actions import ROWS

ON_EVENTS = ("edit", "edit_many", "duplicate", "delete", "checked", "restrict", "open_sentence")


@pytest.mark.parametrize("workspace", ["sources", "review", "briefing"])
def test_an_event_that_is_not_in_view_is_left_alone(start: Start, workspace: str) -> None:
    story = start(sample=True)
    story.select("Geneva IV")
    before = story.chronology
    story.do(workspace)
    commands = story.window.commands
    assert [key for key in ON_EVENTS if commands[key].isEnabled()] == []
    QTest.keyClick(story.window, Qt.Key.Key_Delete)
    QTest.keyClick(story.window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert story.chronology is before
    story.do("chronology")
    assert [key for key in ON_EVENTS if not commands[key].isEnabled()] == []


def test_without_a_selected_event_nothing_is_offered_on_one(start: Start) -> None:
    story = start(sample=True)
    commands = story.window.commands
    assert [key for key in ON_EVENTS if commands[key].isEnabled()] == []


@pytest.mark.parametrize("key", ["side_list", "inspector"])
def test_the_tick_of_a_pane_says_whether_it_is_shown(start: Start, key: str) -> None:
    story = start(sample=True)
    action = story.window.commands[key]
    pane = story.workspace.side if key == "side_list" else story.workspace.inspector
    assert action.isChecked() and pane.isVisible()
    story.do(key)
    assert not action.isChecked() and not pane.isVisible()
    story.do(key)
    assert action.isChecked() and pane.isVisible()
    story.do("sources")
    assert not action.isEnabled()


def test_f2_while_a_cell_is_edited_leaves_the_editor_as_it_is(start: Start) -> None:
    story = start(sample=True)
    story.select("Geneva IV")
    story.do("edit")
    editor = story.window.focusWidget()
    assert story.workspace.table.isAncestorOf(editor)
    QTest.keyClicks(editor, "Another")
    story.do("edit")
    assert story.window.focusWidget() is editor
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert story.event("Geneva IV").title


def test_no_key_belongs_to_two_commands(start: Start) -> None:
    """Some systems have keys of their own for standard commands, as Linux has Ctrl D for Delete."""
    story = start(sample=True)
    story.select("Geneva IV")
    before = len(story.chronology.events)
    QTest.keyClick(story.workspace.table, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    story.wait(lambda: len(story.chronology.events) == before + 1)
    keys = [k for row in ROWS for k in story.window.commands[row.key].shortcuts()]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("field", ["search", "title", "paste"])
def test_what_is_shown_is_exported_from_within_a_field(
    start: Start, tmp_path: Path, field: str
) -> None:
    story = start(sample=True)
    story.select("Geneva IV")
    widget: QWidget = story.window.search.line
    if field == "title":
        widget = story.line("title")
    elif field == "paste":
        story.do("add_source")
        widget = story.desk.sources.intake.edit
    widget.setFocus()
    target = tmp_path / "shown.csv"
    story.window.notices.expect(target)
    QTest.keyClick(widget, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert target.exists()
