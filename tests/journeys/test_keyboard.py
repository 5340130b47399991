"""Where the keyboard is, and that it is never on something nobody can see."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.journeys.conftest import Start
from tests.journeys.story import Story


def keyboard(story: Story) -> QWidget:
    """The widget that has the keyboard, which can be seen and has a name."""
    story.wait(lambda: QApplication.focusWidget() is not None)
    found = QApplication.focusWidget()
    assert found is not None
    assert found.isVisible(), f"{found} cannot be seen"
    assert found.accessibleName(), f"{found} has no name"
    return found


@pytest.mark.parametrize(("command", "steps"), [("next_pane", 3), ("previous_pane", 3)])
def test_f6_goes_round_where_no_event_is_selected(start: Start, command: str, steps: int) -> None:
    story = start(sample=True)
    story.wait(lambda: story.workspace.inspector.is_built)
    story.workspace.table.setFocus()
    seen = []
    for _ in range(steps):
        story.do(command)
        seen.append(keyboard(story))
    assert len(set(seen)) == steps
    assert seen[-1] is story.workspace.table


def test_f6_reaches_the_inspector_where_an_event_is_selected(start: Start) -> None:
    story = start(sample=True)
    story.wait(lambda: story.workspace.inspector.is_built)
    story.select("Geneva IV")
    story.wait(story.line("title").isVisible)
    story.workspace.table.setFocus()
    story.wait(story.workspace.table.hasFocus)
    story.do("next_pane")
    assert keyboard(story) is story.line("title")


def test_tab_never_lands_on_what_is_hidden(start: Start) -> None:
    story = start(sample=True)
    story.wait(lambda: story.workspace.inspector.is_built)
    story.wait(story.window.isActiveWindow)
    story.workspace.table.setFocus()
    for _ in range(30):
        QTest.keyClick(keyboard(story), Qt.Key.Key_Tab)
    keyboard(story)


@pytest.mark.parametrize("end", ["delete", "undo", "escape"])
def test_the_table_has_the_keyboard_when_the_form_is_empty(start: Start, end: str) -> None:
    story = start(sample=True)
    if end == "delete":
        story.select("Geneva IV")
        story.line("title").setFocus()
        story.do("delete")
    else:
        story.do("add_event")
        QTest.keyClicks(story.line("title"), "Technical round")
        if end == "undo":
            QTest.keyClick(story.line("title"), Qt.Key.Key_Return)
            story.do("undo")
        else:
            QTest.keyClick(story.line("title"), Qt.Key.Key_Tab)
            QTest.keyClick(keyboard(story), Qt.Key.Key_Escape)
    assert keyboard(story) is story.workspace.table


@pytest.mark.parametrize(
    ("workspace", "name"),
    [
        ("sources", "Text of the source"),
        ("review", "Findings"),
        ("briefing", "Preview: no page"),
    ],
)
def test_a_workspace_seen_for_the_first_time_has_the_keyboard_in_its_middle(
    start: Start, workspace: str, name: str
) -> None:
    story = start(sample=True)
    story.wait(lambda: len(story.desk.review.findings) > 0)
    story.workspace.table.setFocus()
    story.do(workspace)
    assert keyboard(story).accessibleName() == name


def test_return_presses_a_card_of_the_first_page(start: Start) -> None:
    story = start()
    story.window.welcome.cards["example"].setFocus()
    QTest.keyClick(story.window.welcome.cards["example"], Qt.Key.Key_Return)
    story.wait(lambda: story.window.desk is not None)


def test_return_in_the_table_opens_the_row_of_the_keyboard(start: Start) -> None:
    story = start(sample=True)
    story.do("add_event")
    QTest.keyClicks(story.line("title"), "Technical round")
    QTest.keyClick(story.line("title"), Qt.Key.Key_Return)
    story.do("undo")  # now no event is selected
    QTest.keyClick(keyboard(story), Qt.Key.Key_Up)
    story.desk.bridge.select([], "story")
    QTest.keyClick(keyboard(story), Qt.Key.Key_Return)
    assert len(story.desk.bridge.selection) == 1
    assert keyboard(story) is story.line("title")
