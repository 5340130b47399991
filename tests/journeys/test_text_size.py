"""At every text size what is in a pane fits into it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea

from tests.journeys.conftest import Start
from tests.journeys.story import Story


@pytest.mark.parametrize("size", ["100", "150"])
def test_no_pane_is_wider_than_its_room(start: Start, size: str) -> None:
    story = start(sample=True)
    story.window.resize(1366, 740)
    story.window.settings.set_value("text_size", size)
    story.select("Geneva IV")
    for workspace in story.desk.WORKSPACES:
        story.do(workspace)
        areas = panes(story)
        assert areas or workspace == "review"
        for area in areas:
            inner = area.widget()
            assert inner is not None
            assert inner.width() <= area.viewport().width(), f"{inner} is cut off"


def panes(story: Story) -> list[QScrollArea]:
    """What is in view and scrolls up and down only."""
    QApplication.processEvents()
    never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    found = [area for area in story.window.findChildren(QScrollArea) if area.isVisible()]
    return [area for area in found if area.horizontalScrollBarPolicy() == never]
