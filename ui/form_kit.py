"""The small parts of forms and cards. Whatever text they are given is shown as it stands."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from .hearing import announce
from .icons import paint_icon
from .plain_tips import plain_tip
from .theme import current

LABEL_WIDTH = 72
"""The px that labels take at the left of a form, at 100 %."""


def set_state(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the stylesheet looks at, and let the widget look again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def set_tip(widget: QWidget, text: str) -> None:
    """Give a widget a tooltip that shows ``text`` as it stands, markup and all."""
    widget.setToolTip(plain_tip(text))


def literal(text: str) -> str:
    """A text for a button or menu in which "&" is just that."""
    return text.replace("&", "&&")


def plain_label(
    text: str = "",
    *,
    tone: str = "",
    step: str = "",
    bold: bool = False,
    wrap: bool = False,
    selectable: bool = False,
    parent: QWidget | None = None,
) -> QLabel:
    """A label that never reads markup.

    ``tone`` is text2, text3, accent, warn, danger or ok; ``step`` is hint, small, strong, title or
    empty; without them it is body text.
    """
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setWordWrap(wrap)
    for name, value in (("tone", tone), ("step", step)):
        if value:
            label.setProperty(name, value)
    if bold:
        label.setProperty("bold", True)
    if selectable:
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
    return label


_NO_MODIFIER = Qt.KeyboardModifier.NoModifier
_ICON_TONES = {"primary": "onaccent", "danger": "danger", "quiet": "text2", "link": "accent"}


class Button(QPushButton):
    """A push button. ``kind``: "", "primary" (one a window), "danger", "quiet" or "link".

    Return presses it where it has the focus. In a dialog only ``setDefault`` makes it answer to
    Return from elsewhere.
    """

    def __init__(
        self,
        text: str,
        kind: str = "",
        *,
        icon: str = "",
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(literal(text), parent)
        self.setProperty("kind", kind)
        if small:
            self.setProperty("scale", "small")
        if icon:
            current().dress(self, icon, _ICON_TONES.get(kind, "text"))
            self.setIconSize(QSize(22, 16))  # some air between the icon and the words
        self.setAccessibleName(text)
        self.setAutoDefault(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.property("kind") != "primary" or not self.hasFocus():
            return
        with QPainter(self) as painter:  # a gap between the filled button and its ring of focus
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(current().color("window"), 1.2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2.6, 2.6, -2.6, -2.6), 3, 3)


class ToolButton(QToolButton):
    """A tool button that Return presses where it has the focus, as Space does."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(_as_space(event))

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        super().keyReleaseEvent(_as_space(event))


def _as_space(event: QKeyEvent) -> QKeyEvent:
    plain = event.modifiers() in (_NO_MODIFIER, Qt.KeyboardModifier.KeypadModifier)
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or not plain:
        return event
    again = event.isAutoRepeat()
    return QKeyEvent(event.type(), Qt.Key.Key_Space, _NO_MODIFIER, " ", again)


def icon_button(name: str, words: str, *, tone: str = "text2") -> ToolButton:
    """A button of 24 × 24 px with an icon only; ``words`` are its tooltip and accessible name."""
    button = ToolButton()
    button.setProperty("scale", "icon")
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setAccessibleName(words)
    set_tip(button, words)
    current().dress(button, name, tone)
    return button


def number_box(least: int, most: int, unit: str = "") -> QSpinBox:
    """A field for a whole number, with its unit behind it; it counts once it is left."""
    box = QSpinBox()
    box.setRange(least, most)
    box.setSuffix(f" {unit}" if unit else "")
    box.setKeyboardTracking(False)
    box.lineEdit().setTextMargins(7, 0, 0, 0)  # a stylesheet does not reach the line inside
    return box


class LabelledRow(QWidget):
    """A label at the left and a field that fills the rest, joined for keys and screen readers.

    An "&" in the label marks its Alt key. With ``explained`` there is always room for a line below
    the field, ``explanation``; more can be put into the column ``right``.
    """

    def __init__(
        self,
        label: str,
        field: QWidget,
        *,
        width: int = LABEL_WIDTH,
        explained: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.field = field
        self.explanation: ExplanationLine | None = None
        self._width = width
        self.label = plain_label(label, tone="text2", step="small", wrap=True)
        self.label.setBuddy(field)
        if not field.accessibleName():
            field.setAccessibleName(label.replace("&", ""))
        self.right = right = QVBoxLayout()
        right.setSpacing(2)
        right.addWidget(field)
        if explained:
            self.explanation = ExplanationLine()
            right.addWidget(self.explanation)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.label, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(right, 1)
        current().changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self.label.setFixedWidth(current().px(self._width))
        height = min(current().px(28), self.field.sizeHint().height())
        self.label.setMinimumHeight(height if self.label.text() else 0)


class ExplanationLine(QLabel):
    """The line under a field that says how it was read; as high when it is empty.

    ``kind`` is accent (understood), warn (two readings), danger (an error, with a sign) or text2.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("step", "small")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._kind = "text2"
        self._strong = ""
        current().changed.connect(self._measure)
        self._measure()

    @property
    def kind(self) -> str:
        """The kind of what is shown now."""
        return self._kind

    def say(self, text: str, kind: str = "accent", *, strong: str = "") -> None:
        """Show one sentence; ``strong`` is the part at its beginning that stands out."""
        self._kind, self._strong = kind, strong
        whole = f"{strong} {text}".strip()
        news = whole != self.text() and kind in ("danger", "warn")
        self.setText(whole)
        set_tip(self, whole)
        self.update()
        if news:
            announce(self, whole)

    def clear(self) -> None:
        """Show nothing."""
        self.say("", "text2")

    def _measure(self) -> None:
        self.setFixedHeight(current().line("small"))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.text():
            return
        theme, left = current(), 0
        color = theme.color(self._kind)
        with QPainter(self) as painter:
            box = QRect(self.rect())
            painter.setLayoutDirection(self.layoutDirection())
            if self._kind == "danger":
                side = theme.px(13)
                start = self.width() - side if self._is_leftward() else 0
                paint_icon(painter, "warning", QRectF(start, 1.5, side, side), color)
                left = side + 4
            if self._strong:
                left = self._write(painter, box, left, self._strong, theme.color("text"), True)
                left += theme.px(4)
            rest = self.text()[len(self._strong) :].strip()
            self._write(painter, box, left, rest, color, False)

    def _is_leftward(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _write(
        self, painter: QPainter, box: QRect, left: int, text: str, color: QColor, bold: bool
    ) -> int:
        """Write a part from ``left`` and return where it ends, in px."""
        font = current().font("small", bold=bold)
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width() - left)
        painter.setFont(font)
        painter.setPen(color)
        side = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        room = box.adjusted(0, 0, -left, 0) if self._is_leftward() else box.adjusted(left, 0, 0, 0)
        painter.drawText(room, side, shown)
        return left + metrics.horizontalAdvance(shown)
