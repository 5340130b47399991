"""How wide a pane has to stay: more where the text is larger."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.theme import current


class LeastWidth(QObject):
    """Keeps a pane at least so many px wide, as at 100 %; it lives and dies with the pane."""

    def __init__(self, pane: QWidget, width: int) -> None:
        super().__init__(pane)
        self._pane, self._width = pane, width
        current().changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self._pane.setMinimumWidth(current().px(self._width))
