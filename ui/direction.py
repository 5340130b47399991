"""Which way a text runs."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import Qt


def direction_of(text: str) -> Qt.LayoutDirection | None:
    """The direction of the first letter that has one; None where there is none, as in "2017"."""
    for letter in text:
        match unicodedata.bidirectional(letter):
            case "L":
                return Qt.LayoutDirection.LeftToRight
            case "R" | "AL":
                return Qt.LayoutDirection.RightToLeft
    return None
