"""The line that finds words in the text of the reader."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from ui.form_kit import icon_button, plain_label
from ui.level_line import LevelLine
from ui.source_reader import SourceReader

_MOST = 2000


class FindBar(QFrame):
    """Hidden until ``open``. Enter and F3 go on, with Shift back; Esc closes it."""

    def __init__(self, reader: SourceReader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        self._found: list[tuple[int, int]] = []
        self._at = -1
        self.setProperty("pane", "panel")
        self.line = QLineEdit()
        self.line.setPlaceholderText("Find in this text")
        self.line.setAccessibleName("Find in this text")
        LevelLine(self.line)
        self.count = plain_label(tone="text2", step="small")
        close = icon_button("close", "Close (Esc)")
        close.clicked.connect(self.leave)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 12, 5)
        row.addWidget(self.line, 1)
        row.addWidget(self.count)
        row.addWidget(close)
        self.line.textChanged.connect(self._search)
        self.line.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Show it, with the keyboard in it."""
        self.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()
        self._search(self.line.text())

    def leave(self) -> None:
        """Close it; the caret stays where it was found."""
        self.hide()
        self._reader.set_found(())
        self._reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def step(self, by: int = 1) -> None:
        """Go to the next place, or the one before."""
        if self._found:
            self._at = (self._at + by) % len(self._found)
            self._go()

    def _search(self, words: str) -> None:
        self._found = []
        document = self._reader.document()
        cursor = QTextCursor(document)
        while words and len(self._found) < _MOST:
            cursor = document.find(words, cursor)
            if cursor.isNull():
                break
            self._found.append((cursor.selectionStart(), cursor.selectionEnd()))
        self._at = 0 if self._found else -1
        self._reader.set_found(self._found)
        self._go()

    def _go(self) -> None:
        if self._found:
            start, end = (self._reader.positions.from_qt(one) for one in self._found[self._at])
            self._reader.go_to(start, end)
        words = f"{self._at + 1} of {len(self._found)}" if self._found else "not found"
        self.count.setText(words if self.line.text() else "")
        self.line.setAccessibleDescription(self.count.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F3):
            self.step(-1 if shift else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            return False
        return True
