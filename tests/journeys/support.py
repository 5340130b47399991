"""What journeys about files share."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.db.support import STAMP, adding, an_event, empty_file, files_in
from tests.journeys.story import Story


def talks(path: Path) -> Path:
    """A file with one event."""
    with closing(files_in(path.parent / "kept").open(empty_file(path))) as store:
        store.apply(adding(an_event()), STAMP)
    return path


def words(story: Story) -> str:
    return " | ".join(card.words for card in story.window.notices.cards)


def press(story: Story, label: str) -> None:
    """Press the button with these words on a message."""
    for card in story.window.notices.cards:
        for button in card.buttons:
            if button.text() == label:
                QTest.mouseClick(button, Qt.MouseButton.LeftButton)
                return
    raise AssertionError(f"no “{label}” in: {words(story)}")


def retitle(story: Story, title: str) -> None:
    """Give the selected event another title."""
    story.type(story.line("title"), title)


def titles(story: Story) -> set[str]:
    return {event.title for event in story.chronology.events.values()}


def select_first(story: Story) -> None:
    """Select the first event."""
    story.desk.bridge.select([next(iter(story.chronology.events))], "story")


def a_share(folder: Path) -> str:
    """The table of mounts of a computer on which this folder is a shared drive."""
    return f"1 0 8:1 / / rw - ext4 /dev/sda rw\n2 1 0:2 / {folder} rw - cifs //server/x rw\n"
