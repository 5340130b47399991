"""Asking for a reason in place: a line, a button that does it, and a way out."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.form_kit import Button, literal, plain_label, set_state


class ReasonLine(QWidget):
    """A line under a question. Return or the button give the reason, Esc takes it back."""

    given = Signal(str)
    """The reason, which is never empty."""
    left = Signal()

    def __init__(self, question: str = "Reason, kept in the history") -> None:
        super().__init__()
        self.question = plain_label(question, tone="text2", step="small", wrap=True)
        self.line = QLineEdit()
        self.line.setAccessibleName(question)
        self.question.setBuddy(self.line)
        self.button = Button("Adopt", "primary", small=True)
        self.cancel = Button("Cancel", "quiet", small=True)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(5)
        column.addWidget(self.question)
        column.addWidget(self.line)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addWidget(self.cancel)
        row.addStretch(1)
        column.addLayout(row)
        self.button.clicked.connect(self._give)
        self.cancel.clicked.connect(self.left)
        self.line.returnPressed.connect(self._give)

    def ask(self, question: str, button: str) -> None:
        """Ask a question anew, and go into the line."""
        self.question.setText(question)
        self.line.setAccessibleName(question)
        self.line.clear()
        set_state(self.line, "problem", False)
        self.button.setText(literal(button))
        self.button.setAccessibleName(button)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def sizeHint(self) -> QSize:
        return QSize(200, self._column.sizeHint().height())

    def _give(self) -> None:
        reason = self.line.text().strip()
        set_state(self.line, "problem", not reason)
        if reason:
            self.given.emit(reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
