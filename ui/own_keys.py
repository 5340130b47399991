"""Keys that belong to a part of the window, although the window has them as shortcuts."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent


def asked_key(event: QEvent) -> QKeyEvent | None:
    """The key of which Qt asks whether it is this widget's own; None for any other event."""
    asks = event.type() == QEvent.Type.ShortcutOverride
    return event if asks and isinstance(event, QKeyEvent) else None


def is_find(event: QKeyEvent) -> bool:
    """Whether a key is that of Find."""
    control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
    return control and event.key() == Qt.Key.Key_F


def is_plain(event: QKeyEvent, *keys: Qt.Key) -> bool:
    """Whether it is one of some keys, pressed alone."""
    return event.key() in keys and not event.modifiers()


LETTERS = frozenset("AGNOXSPDTW")
"""The keys that are commands in the reader, where nothing is typed."""


def letter_of(event: QKeyEvent) -> str:
    """The Latin letter of a key, upper case, whatever the keyboard writes; or empty."""
    key = event.key()
    if Qt.Key.Key_A <= key <= Qt.Key.Key_Z:
        return chr(key)
    return ""
