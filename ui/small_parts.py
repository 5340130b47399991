"""The small parts of lists and cards: segments, tags, swatches."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from .form_kit import ToolButton, literal, plain_label, set_tip
from .icons import paint_icon
from .theme import current


class Segments(QFrame):
    """A few choices side by side, one of which is chosen; arrows move within them.

    Each is (key, label) or (key, label, count).
    """

    chosen = Signal(str)
    """The key that a person has chosen."""

    def __init__(
        self,
        choices: Sequence[tuple[str, str] | tuple[str, str, int]],
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("pane", "segments")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._labels = {key: label for key, label, *_ in choices}
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for place, (key, _, *count) in enumerate(choices):
            if place:
                row.addWidget(_rule())
            row.addWidget(self._segment(key))
            self.set_count(key, count[0] if count else None)
        self.choose(choices[0][0])
        current().changed.connect(self._measure)
        self._measure()
        self._group.buttonClicked.connect(lambda _: self.chosen.emit(self.key))

    def _measure(self) -> None:
        self.setFixedHeight(max(24, current().px(24)))

    def _segment(self, key: str) -> QToolButton:
        button = ToolButton()
        button.setProperty("kind", "segment")
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._buttons[key] = button
        self._group.addButton(button)
        return button

    @property
    def key(self) -> str:
        """The key of the chosen segment."""
        return next(key for key, button in self._buttons.items() if button.isChecked())

    def choose(self, key: str) -> None:
        """Choose without telling anyone."""
        self._buttons[key].setChecked(True)

    def set_count(self, key: str, count: int | None) -> None:
        """Write a number behind a label, or none."""
        words = self._labels[key] if count is None else f"{self._labels[key]} {count}"
        self._buttons[key].setText(literal(words))
        self._buttons[key].setAccessibleName(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys, step = list(self._buttons), 0
        if event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            step = 1 if event.key() == Qt.Key.Key_Right else -1
        if not step:
            super().keyPressEvent(event)
            return
        step = -step if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else step
        wanted = keys[(keys.index(self.key) + step) % len(keys)]
        self._buttons[wanted].setFocus(Qt.FocusReason.OtherFocusReason)
        self._buttons[wanted].click()


def _rule() -> QFrame:
    rule = QFrame()
    rule.setProperty("rule", True)
    rule.setFixedWidth(1)
    return rule


def chip(text: str, kind: str = "outline") -> QLabel:
    """A small tag that only says something: outline, grade, count, accent, danger or warn."""
    label = plain_label(text)
    label.setProperty("chip", kind)
    label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return label


class Tag(QAbstractButton):
    """A token of a search that can be taken out: by click, Return, Space, Delete or Backspace."""

    closed = Signal()

    def __init__(self, text: str, kind: str = "accent", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self.setText(text)
        self.setAccessibleName(f"{text}, remove")
        set_tip(self, f"Remove “{text}”")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.closed)

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(width + 6 + 4 + 12 + 4, max(24, current().px(24)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return):
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        color = theme.color(self._kind)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            inner = QRectF(self.rect()).adjusted(1, 2, -1, -2)
            edge = QPen(theme.color("focus"), 2) if self.hasFocus() else Qt.PenStyle.NoPen
            painter.setPen(edge)
            painter.setBrush(theme.color(f"{self._kind}soft"))
            painter.drawRoundedRect(inner, 3, 3)
            painter.setPen(color)
            words = self.rect().adjusted(6, 0, -20, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.text())
            middle = self.height() / 2
            paint_icon(painter, "close", QRectF(self.width() - 18, middle - 6, 12, 12), color)


class Swatch(QWidget):
    """A square of 10 × 10 px in the colour of a process."""

    def __init__(self, process: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._process = process
        self.setFixedSize(10, 10)

    def set_process(self, colour: str) -> None:
        """Show the colour of a process by its ``colour``."""
        self._process = colour
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(current().process_color(self._process))
            painter.drawRoundedRect(QRectF(self.rect()), 2, 2)


class SwatchLabel(QWidget):
    """The swatch of a process and its name."""

    def __init__(self, text: str = "", colour: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.swatch = Swatch(colour)
        self.label = plain_label(text)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.swatch)
        row.addWidget(self.label, 1)

    def set_process(self, text: str, colour: str) -> None:
        """Show another process."""
        self.label.setText(text)
        self.swatch.set_process(colour)
