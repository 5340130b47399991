"""Texts with a run of letters that no blank breaks, such as a picture pasted as letters."""

from __future__ import annotations

from PySide6.QtGui import QTextOption

_LONGEST = 2_000
_Mode = QTextOption.WrapMode


def wrap_mode(text: str) -> QTextOption.WrapMode:
    """How a text is to be wrapped: at words, or anywhere where it has a very long run.

    Qt looks for a word to break at from the beginning of such a run, for every line of it: 300,000
    letters take 17 s, a million 2 min.
    """
    if len(text) > _LONGEST and max(map(len, text.split()), default=0) > _LONGEST:
        return _Mode.WrapAnywhere
    return _Mode.WrapAtWordBoundaryOrAnywhere
