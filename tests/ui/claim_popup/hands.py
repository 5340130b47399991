"""Ways to a passage."""

from __future__ import annotations

from tests.ui.sources import ARTICLE, Key, SourcesDesk


def at_february_20(at: SourcesDesk) -> None:
    """The pop-up on the last date of the article."""
    at.add()
    at.press(Key.Key_F7, Key.Key_F7, Key.Key_F7)


def select(at: SourcesDesk, words: str) -> None:
    """Select words of the article in the reader."""
    reader = at.workspace.reader
    start = ARTICLE.index(words)
    cursor = reader.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(start + len(words), cursor.MoveMode.KeepAnchor)
    reader.setTextCursor(cursor)


def type_day(at: SourcesDesk, text: str) -> None:
    """Type the day of saying into the pop-up."""
    at.press(Key.Key_D)
    day = at.workspace.popup.fields.day
    day.setText(text)
    day.setModified(True)
    at.press(Key.Key_Return)
