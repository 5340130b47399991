"""A text for the clipboard where it is not the one that Qt shows."""

from __future__ import annotations

import atexit
from functools import cache

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication


def copied(text: str) -> QMimeData:
    """What is copied or dragged: a text, and nothing of how it looks."""
    _let_go_at_the_end()
    data = QMimeData()
    data.setText(text)
    return data


@cache
def _let_go_at_the_end() -> None:
    """What Python made must leave the clipboard before Python ends, or that is a crash."""
    atexit.register(_let_go)


def _let_go() -> None:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return
    board = app.clipboard()
    # Without a screen the clipboard is the program's own, but says that it is not.
    if board.ownsClipboard() or app.platformName() == "offscreen":
        board.setText(board.text())
