"""A label that is shortened where there is no room for it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyleOption, QWidget

from ui.form_kit import set_state, set_tip


class ElidedLabel(QLabel):
    """One line of plain text with "…" at its end where it has to be; the tooltip has all of it."""

    def __init__(
        self, text: str, *, tone: str = "", bold: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        set_state(self, "step", "small")
        set_state(self, "tone", tone)
        set_state(self, "bold", bold)
        set_tip(self, text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOption()
        option.initFrom(self)
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width()
        )
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        with QPainter(self) as painter:
            role = self.foregroundRole()
            self.style().drawItemText(
                painter, self.rect(), flags.value, option.palette, True, shown, role
            )
