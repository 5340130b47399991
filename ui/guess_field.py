"""Fields that hold a guess until somebody says otherwise: dashed edge, the word, and from what."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from timeline_app.dates import EventDate
from ui.date_edit import DateEdit
from ui.direction import direction_of
from ui.form_kit import ExplanationLine, plain_label, set_state
from ui.level_line import LevelLine
from ui.theme import Theme


class GuessMark(QLabel):
    """The word "guess" at the right end of a line."""

    def __init__(self, line: QLineEdit, right: int = 8) -> None:
        super().__init__("guess", line)
        self._line, self._right = line, right
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("tone", "warn")
        self.setProperty("step", "small")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def place(self) -> None:
        """Stand where the line ends."""
        self.adjustSize()
        leftwards = self._line.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = self._right if leftwards else self._line.width() - self.width() - self._right
        self.move(left, (self._line.height() - self.height()) // 2)


class GuessLine(QWidget):
    """A line of text with a guess in it, and the line under it."""

    changed = Signal()

    def __init__(self, name: str, line: QLineEdit | None = None, placeholder: str = "") -> None:
        super().__init__()
        self.line = line or QLineEdit()
        self.line.setPlaceholderText(placeholder)
        self.line.setAccessibleName(name)
        self.setAccessibleName(name)
        self.why = ExplanationLine()
        self.is_guess = False
        self.touched = False
        self._mark = GuessMark(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.line)
        column.addWidget(self.why)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self._edited)
        self.line.textChanged.connect(self._turn)
        LevelLine(self.line)

    def text(self) -> str:
        """What stands in it."""
        return self.line.text()

    def propose(self, text: str, why: str) -> None:
        """Put a guess in, unless somebody has typed there."""
        if self.touched:
            return
        self.line.setText(text)
        self.line.setCursorPosition(0)
        self._set_guess(why if text else "")

    def put(self, text: str) -> None:
        """Put a text in that is no guess."""
        self.touched = bool(text)
        self.line.setText(text)
        self.line.setCursorPosition(0)
        self._set_guess("")

    def clear(self) -> None:
        """Empty it, and take guesses again."""
        self.put("")

    def complain(self, fault: str) -> None:
        """Say what is wrong with it."""
        set_state(self.line, "problem", bool(fault))
        if fault:
            self.why.say(fault, "danger")
        elif not self.is_guess:
            self.why.clear()

    def _edited(self, _: str) -> None:
        self.touched = True
        self._set_guess("")
        self.changed.emit()

    def _set_guess(self, why: str) -> None:
        self.is_guess = bool(why)
        set_state(self.line, "problem", False)
        set_state(self.line, "guess", self.is_guess)
        self.why.say(f"from {why}" if why else "", "warn" if why else "text2")
        self.line.setAccessibleDescription(f"guess, from {why}" if why else "")
        self._mark.setVisible(self.is_guess)
        self._mark.place()
        margins = self.line.textMargins()
        margins.setRight(self._mark.width() + 6 if self.is_guess else 0)
        self.line.setTextMargins(margins)
        self.changed.emit()

    def _turn(self, text: str) -> None:
        direction = direction_of(text)
        if direction is None:
            self.line.unsetLayoutDirection()
        else:
            self.line.setLayoutDirection(direction)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._mark.place()


class GuessDate(QWidget):
    """A date with a guess in it, and the lines under it."""

    changed = Signal()

    def __init__(self, name: str, theme: Theme) -> None:
        super().__init__()
        self.edit = DateEdit(theme)
        self.edit.line.setPlaceholderText("14 Feb 2017")
        self.edit.setAccessibleName(name)
        self.setAccessibleName(name)
        self.why = plain_label(tone="warn", step="small", wrap=True)
        self.why.hide()
        self.is_guess = False
        self.touched = False
        self._mark = GuessMark(self.edit.line, 32)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.edit)
        column.addWidget(self.why)
        self.setFocusProxy(self.edit)
        self.edit.line.textEdited.connect(self._edited)
        self.edit.committed.connect(lambda *_: self.changed.emit())

    @property
    def date(self) -> EventDate | None:
        """The day that stands in it."""
        return self.edit.value

    def propose(self, date: EventDate | None, why: str) -> None:
        """Put a guess in, unless somebody has typed there."""
        if not self.touched and (date, bool(date)) != (self.edit.value, self.is_guess):
            self.edit.set_date(date)
            self._set_guess(why if date is not None else "")

    def put(self, date: EventDate | None) -> None:
        """Put a day in that is no guess."""
        self.touched = date is not None
        self.edit.set_date(date)
        self._set_guess("")

    def clear(self) -> None:
        """Empty it, and take guesses again."""
        self.put(None)

    def _edited(self, _: str) -> None:
        self.touched = True
        self._set_guess("")

    def _set_guess(self, why: str) -> None:
        self.is_guess = bool(why)
        set_state(self.edit.line, "guess", self.is_guess)
        self.why.setText(f"from {why}" if why else "")
        self.why.setVisible(bool(why))
        self._mark.setVisible(self.is_guess)
        self._mark.place()
        self.changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._mark.place()
