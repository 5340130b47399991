"""What is said to those who hear the window: news that moves no focus."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, words: str, *, at_once: bool = False) -> None:
    """Let a screen reader say something; ``at_once``: before it goes on with what it reads.

    What cannot be seen is not said.
    """
    if not words or not widget.isVisible():
        return
    told = QAccessibleAnnouncementEvent(widget, words)
    if at_once:
        told.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(told)
