"""A button that shows the letter that does the same."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.form_kit import Button, literal
from ui.small_parts import chip
from ui.theme import current

_TONES = {"primary": "onaccent", "quiet": "text3"}


class KeyButton(Button):
    """A button with a key behind its words; who owns the key listens for it."""

    def __init__(
        self, text: str, key: str, kind: str = "", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, kind, parent=parent)
        self.key = key
        current().changed.connect(self._measure)
        self._measure()

    def say(self, text: str) -> None:
        """Put other words on it."""
        self.setText(literal(text))
        self.setAccessibleName(text)

    def _room(self) -> int:
        return QFontMetrics(current().font("hint")).horizontalAdvance(self.key) + 6

    def _measure(self) -> None:
        self.setAccessibleDescription(f"Key {self.key}")
        edge = "left" if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else "right"
        self.setStyleSheet(f"QPushButton {{ padding-{edge}: {11 + self._room()}px }}")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = current()
        with QPainter(self) as painter:
            painter.setFont(theme.font("hint"))
            painter.setPen(theme.color(_TONES.get(str(self.property("kind")), "text2")))
            leftwards = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            room = self._room()
            left = 11 if leftwards else self.width() - 11 - room
            box = QRect(left, 0, room, self.height())
            painter.drawText(
                box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self.key
            )


def key_hint(key: str) -> QWidget:
    """A key in its little frame."""
    return chip(key)
