"""Finding a row by typing the beginning of its words."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer
from PySide6.QtWidgets import QApplication

from timeline_app.folding import fold


class Finder:
    """Puts letters together that are typed one soon after the other."""

    def __init__(self) -> None:
        self._typed = ""
        self._since = QElapsedTimer()

    def typed(self, letters: str) -> str:
        """What has been typed by now, folded for comparing."""
        pause = QApplication.keyboardInputInterval()
        if not self._since.isValid() or self._since.elapsed() > pause:
            self._typed = ""
        self._since.start()
        self._typed += letters
        return fold(self._typed)
