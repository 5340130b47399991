"""One-line fields whose text stands level, whatever script it is in."""

from __future__ import annotations

import math

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QFontMetrics, QTextLayout
from PySide6.QtWidgets import QLineEdit

from .theme import current

_FIRST = "\u0590"
"""Below this letter all scripts are in the first font."""


class LevelLine(QObject):
    """Keeps the text of a field on the line of other texts; it lives and dies with the field.

    Qt draws a text with letters of a second font, as Arabic is here, higher by what that font is
    taller: in a low field its dots and signs above are cut off.
    """

    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field)
        self._field = field
        field.textChanged.connect(self._keep)
        current().changed.connect(self._dressed)
        self._keep(field.text())

    def _dressed(self) -> None:
        """The text is larger or smaller from the next turn on."""
        QTimer.singleShot(0, self, lambda: self._keep(self._field.text()))

    def _keep(self, text: str) -> None:
        lift = 0
        if text and max(text) >= _FIRST:
            self._field.ensurePolished()
            layout = QTextLayout(text, self._field.font())
            layout.beginLayout()
            line = layout.createLine()
            layout.endLayout()
            lift = max(0, math.ceil(line.ascent()) - QFontMetrics(self._field.font()).ascent())
        margins = self._field.textMargins()
        if margins.bottom() != -2 * lift:  # more room below: the middle of the text goes down
            margins.setBottom(-2 * lift)
            self._field.setTextMargins(margins)
