"""One message at the foot of a pane."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from .form_kit import Button, icon_button, plain_label
from .hearing import announce
from .theme import current

NoticeAction = tuple[str, Callable[[], object]]
"""A button of a notice: what stands on it, and what it does."""

_ICONS = {"done": "checked", "info": "info", "warning": "warning", "error": "warning"}
_INKS = {"done": "ondone", "info": "text", "warning": "text", "error": "text"}
_AGAIN = 1500
"""After how many ms a notice looks again whether pointer and focus have left it."""


class _Picture(QLabel):
    """An icon that is only looked at."""

    def __init__(self, name: str, tone: str) -> None:
        super().__init__()
        self._name, self._tone = name, tone
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFixedSize(16, 16)
        self._draw()
        current().changed.connect(self._draw)

    def _draw(self) -> None:
        icon = current().icon(self._name, self._tone)
        self.setPixmap(icon.pixmap(self.size(), self.devicePixelRatioF()))


class NoticeCard(QFrame):
    """A message with an icon, its words, and at most a few buttons.

    ``parts`` are its sentences; where there are two, the first is the headline.
    """

    closed = Signal()
    grown = Signal()
    """Its height is another one: details were opened or closed."""

    def __init__(
        self,
        parts: Sequence[str],
        level: str,
        icon: str,
        actions: Sequence[NoticeAction],
        *,
        key_hint: str = "",
        seconds: float = 8,
        detail: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.level = level
        self.words = " ".join(part for part in parts if part)
        self.setProperty("notice", level)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(self.words)
        self.buttons: list[Button] = []
        self._details: QPlainTextEdit | None = None
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(_Picture(icon or _ICONS[level], _INKS[level]))
        head.addLayout(_written(parts), 1)
        below = len(actions) + bool(detail) > 1 and bool(detail or len(parts) > 1)
        row = foot if below else head
        foot.addStretch(1)
        for label, act in actions:
            row.addWidget(self._button(label, act, closes=True))
        if detail:
            row.addWidget(self._button("Details", self._toggle_details, closes=False))
            self._details = _technical(detail)
        if key_hint:
            head.addWidget(plain_label(key_hint, tone="text2", step="hint"))
        if not seconds:
            head.addWidget(self._close_button(), 0, Qt.AlignmentFlag.AlignTop)
        self._lay_out(head, foot if below else None)
        if not self.buttons and seconds:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._time_is_up)
        if seconds:
            self._timer.start(round(seconds * 1000))

    def _lay_out(self, head: QHBoxLayout, foot: QHBoxLayout | None) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 7, 12, 7)
        column.setSpacing(4)
        column.addLayout(head)
        if self._details is not None:
            column.addWidget(self._details)
        if foot is not None:
            column.addLayout(foot)

    def _button(self, label: str, act: Callable[[], object], *, closes: bool) -> Button:
        button = Button(label, "link", small=True)
        button.clicked.connect(lambda: self._press(act, closes=closes))
        self.buttons.append(button)
        return button

    def _close_button(self) -> QWidget:
        button = icon_button("close", "Close this message", tone=_INKS[self.level])
        button.clicked.connect(self.dismiss)
        return button

    def _press(self, act: Callable[[], object], *, closes: bool) -> None:
        if closes:
            self.dismiss()
        act()

    def _toggle_details(self) -> None:
        if self._details is not None:
            self._details.setVisible(self._details.isHidden())
            self.grown.emit()

    def announce(self) -> None:
        """Tell screen readers, at once where it is a warning or an error."""
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
        announce(self, self.words, at_once=self.level in ("warning", "error"))

    def take_focus(self) -> None:
        """Move the focus to its first button, or to itself."""
        target: QWidget = self.buttons[0] if self.buttons else self
        if target is self and self.focusPolicy() == Qt.FocusPolicy.NoFocus:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def holds_focus(self) -> bool:
        """Whether the focus is on it or in it."""
        focus = QApplication.focusWidget()
        return focus is not None and (focus is self or self.isAncestorOf(focus))

    def dismiss(self) -> None:
        """Close it, once."""
        self._timer.stop()
        if not self.isHidden():
            self.closed.emit()

    def _time_is_up(self) -> None:
        if self.underMouse() or self.holds_focus():
            self._timer.start(_AGAIN)
        else:
            self.dismiss()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
            return
        super().keyPressEvent(event)


def _written(parts: Sequence[str]) -> QVBoxLayout:
    words = QVBoxLayout()
    words.setSpacing(0)
    shown = [part for part in parts if part]
    for place, part in enumerate(shown):
        label = plain_label(part, wrap=True, bold=place == 0 and len(shown) > 1, selectable=False)
        label.setMinimumWidth(80)
        words.addWidget(label)
    return words


def _technical(detail: str) -> QPlainTextEdit:
    box = QPlainTextEdit(detail)
    box.setReadOnly(True)
    box.setTabChangesFocus(True)
    box.setAccessibleName("Technical details")
    box.setFixedHeight(90)
    box.hide()
    return box
