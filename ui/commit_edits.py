"""Text fields that save when they are left, and take their text back with Esc."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextOption
from PySide6.QtWidgets import QLineEdit, QTextEdit, QWidget

from ui.direction import direction_of

from .level_line import LevelLine
from .long_runs import wrap_mode


def _takes_back(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Escape and not event.modifiers()


def _asks_for_take_back(event: QEvent) -> bool:
    """Whether Qt asks if Esc is for this field rather than for a shortcut of the window."""
    override = event.type() == QEvent.Type.ShortcutOverride
    return override and isinstance(event, QKeyEvent) and _takes_back(event)


class CommitLineEdit(QLineEdit):
    """One line that is committed with Enter or by leaving it, where it was changed.

    ``set_value`` gives the text that Esc returns to. The field runs the way its text does.
    """

    committed = Signal(str)
    """The new text; it is from now on what Esc returns to."""
    taken_back = Signal()
    """Esc has put the old text back."""

    def __init__(self, value: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = ""
        self.textChanged.connect(self._turn)
        self.editingFinished.connect(self.commit)
        LevelLine(self)
        self.set_value(value)

    @property
    def value(self) -> str:
        """The text as it was last set or committed."""
        return self._value

    @property
    def is_changed(self) -> bool:
        """Whether something was typed that is not committed."""
        return self.text() != self._value

    def set_value(self, value: str) -> None:
        """Show a text that is already saved; nothing is committed."""
        self._value = value
        if self.text() != value:
            self.setText(value)
            self.setCursorPosition(0)

    def commit(self) -> None:
        """Commit what was typed, if anything was; also for windows that close."""
        if self.is_changed and not self.isReadOnly():
            self._value = self.text()
            self.committed.emit(self._value)

    def take_back(self) -> None:
        """Put the text back that was there before."""
        self.setText(self._value)
        self.taken_back.emit()

    def event(self, event: QEvent) -> bool:
        if self.is_changed and _asks_for_take_back(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _takes_back(event) and self.is_changed:
            self.take_back()
            return
        super().keyPressEvent(event)

    def _turn(self, text: str) -> None:
        direction = direction_of(text)
        if direction is None:
            self.unsetLayoutDirection()
        else:
            self.setLayoutDirection(direction)


class LongTextEdit(QTextEdit):
    """Several lines with the rules of ``CommitLineEdit``; Tab goes on, Enter starts a new line.

    It holds plain text only. Each paragraph runs the way its own text does, which Qt's own field
    for plain text cannot.
    """

    committed = Signal(str)
    taken_back = Signal()

    def __init__(self, value: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = ""
        self.setTabChangesFocus(True)
        self.setAcceptRichText(False)
        self.set_value(value)

    def text(self) -> str:
        """What it holds, with the spaces as they were typed."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    @property
    def value(self) -> str:
        """The text as it was last set or committed."""
        return self._value

    @property
    def is_changed(self) -> bool:
        """Whether something was typed that is not committed."""
        return self.text() != self._value

    def set_value(self, value: str) -> None:
        """Show a text that is already saved; nothing is committed."""
        self._value = value
        if self.text() != value:
            self.setWordWrapMode(wrap_mode(value))
            self.setPlainText(value)
            self._value = self.text()

    def commit(self) -> None:
        """Commit what was typed, if anything was; also for windows that close."""
        if self.is_changed and not self.isReadOnly():
            self._value = self.text()
            self.committed.emit(self._value)

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.make_way(source.text())
        super().insertFromMimeData(source)

    def make_way(self, text: str) -> None:
        """Wrap so that a text which comes in can be laid out without end of waiting."""
        mode = wrap_mode(text)
        if mode == QTextOption.WrapMode.WrapAnywhere:
            self.setWordWrapMode(mode)

    def take_back(self) -> None:
        """Put the text back that was there before."""
        self.setPlainText(self._value)
        self.taken_back.emit()

    def event(self, event: QEvent) -> bool:
        if self.is_changed and _asks_for_take_back(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _takes_back(event) and self.is_changed:
            self.take_back()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        keeps = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if event.reason() not in keeps:
            self.commit()
