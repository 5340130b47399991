"""Text fields whose text counts as typed until somebody says that it is saved."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence

from ui.commit_edits import CommitLineEdit, LongTextEdit


def _is_undo(event: QEvent) -> bool:
    """Whether Qt asks if Undo or Redo is for this field rather than for the whole program."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    keys = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
    return any(event.matches(key) for key in keys)


class KeptLine(CommitLineEdit):
    """A line whose text stays "not saved" until ``set_value`` says that it is.

    Undo takes back typing only while something is typed; then it is the program's again.
    """

    def commit(self) -> None:
        if self.is_changed and not self.isReadOnly():
            self.committed.emit(self.text())

    def set_value(self, value: str) -> None:
        super().set_value(value)
        if self.isUndoAvailable():  # what is saved is taken back by the program
            place = self.cursorPosition()
            self.setText(value)
            self.setCursorPosition(place)

    def event(self, event: QEvent) -> bool:
        if _is_undo(event) and not self.is_changed:
            event.ignore()
            return False
        return super().event(event)

    def rebase(self, value: str) -> None:
        """Take in that another text is saved now; what is typed stays."""
        self._value = value


class KeptText(LongTextEdit):
    """Several lines whose text stays "not saved" until ``set_value`` says that it is.

    Undo takes back typing only while something is typed; then it is the program's again.
    """

    def commit(self) -> None:
        if self.is_changed and not self.isReadOnly():
            self.committed.emit(self.text())

    def set_value(self, value: str) -> None:
        super().set_value(value)
        self.document().clearUndoRedoStacks()

    def event(self, event: QEvent) -> bool:
        if _is_undo(event) and not self.is_changed:
            event.ignore()
            return False
        return super().event(event)

    def rebase(self, value: str) -> None:
        """Take in that another text is saved now; what is typed stays."""
        self._value = value
