"""Widgets shown as a person sees them, with the keyboard where it is wanted."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


def show(qtbot: QtBot, widget: QWidget, width: int, height: int) -> None:
    """Show a widget on its own, so many pixels wide and high, and wait until it stands there."""
    qtbot.addWidget(widget)
    widget.resize(width, height)
    with qtbot.waitExposed(widget):
        widget.show()


def show_with_keyboard(
    qtbot: QtBot, widget: QWidget, width: int, height: int, keyboard: QWidget | None = None
) -> None:
    """Show a widget and give it the keyboard, which goes on to ``keyboard`` within it."""
    show(qtbot, widget, width, height)
    widget.activateWindow()
    widget.setFocus()
    qtbot.waitUntil((keyboard or widget).hasFocus)
