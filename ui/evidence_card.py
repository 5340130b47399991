"""One passage on an event: stance, what it claims, the quote, and where it stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.evidence_words import DISAGREES, CardFacts
from ui.flowing import Flow, Paragraph, Run
from ui.icons import paint_icon
from ui.stance_looks import look_of
from ui.theme import Theme

_PAD_X, _PAD_TOP, _PAD_FOOT = 11, 8, 8
_ICON, _BUTTON = 14, 24
_QUOTE_GAP, _FOOT_GAP, _HELD_GAP = 4, 5, 8
_RADIUS = 6

_OPEN, _MORE = "open", "more"

_Parts: TypeAlias = tuple[Flow, Paragraph, Paragraph | None, Flow]
"""The head, the quote, its translation, and the foot."""


class EvidenceCard(QWidget):
    """A painted card. Under its foot it can hold a widget that edits it (``hold``).

    Return opens the passage, F2 and Space edit, Del removes, ↑ ↓ Home End go to other cards.
    """

    opened = Signal()
    edit_wanted = Signal()
    remove_wanted = Signal()
    menu_wanted = Signal(QPoint)
    """The menu is wanted, at a place of the screen."""
    grown = Signal()
    """It has made room for the widget that it holds."""
    stepped = Signal(int)
    """The card above (-1) or below (1) is wanted; ±1000 for the first or last."""

    def __init__(self, theme: Theme, facts: CardFacts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.facts = facts
        self._grades = False
        self._editable = True
        self.held: QWidget | None = None
        self._hot = ""
        self._laid: dict[int, _Parts] = {}
        self._runs: tuple[list[Run], list[Run]] | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._say()

    # What is shown

    def show_facts(self, facts: CardFacts, *, grades: bool, editable: bool) -> None:
        """Show other facts, with or without grades; one that is not editable has no menu."""
        if (facts, grades, editable) == (self.facts, self._grades, self._editable):
            return
        self.facts, self._grades, self._editable = facts, grades, editable
        self._say()
        self.redraw()

    def redraw(self) -> None:
        """Lay it out anew, for other facts or another theme."""
        self._laid, self._runs = {}, None
        self._place_held()
        self.updateGeometry()
        self.update()

    def _say(self) -> None:
        facts = self.facts
        grade = f", grade {facts.grade}" if self._grades and facts.grade else ""
        self.setAccessibleName(f"{facts.spoken}{grade}")
        parts = (facts.first.excerpt.exact, facts.translation)
        self.setAccessibleDescription(" ".join(part for part in parts if part))

    def hold(self, widget: QWidget) -> None:
        """Take in a widget under the foot, as wide as the card."""
        self.held = widget
        widget.setParent(self)
        self.show()
        widget.show()
        self.redraw()

    def release(self) -> None:
        """Let go of the widget that it holds."""
        held, self.held = self.held, None
        if held is not None:
            held.hide()
            held.setParent(None)
            self.redraw()

    # Layout

    def _parts(self, width: int) -> _Parts:
        """What is painted at a width; that of two widths is kept, for a scroll bar that comes."""
        found = self._laid.get(width)
        if found is None:
            if len(self._laid) > 1:
                del self._laid[next(iter(self._laid))]
            found = self._laid[width] = self._lay(width - 2 * _PAD_X)
        return found

    def _lay(self, width: float) -> _Parts:
        if self._runs is None:
            self._runs = (self._head_runs(), self._foot_runs())
        head_runs, foot_runs = self._runs
        theme, facts = self._theme, self.facts
        quote = Paragraph(facts.quote, theme.font("quote"), theme.line("quote"), width)
        translated = (
            Paragraph(facts.translation, theme.font("small"), theme.line("small"), width)
            if facts.translation
            else None
        )
        grade = self._grade_box().width()
        head = Flow(
            head_runs, width, theme.line("body"),
            first=width - (grade + 8 if grade else 0), indent=_ICON + 5,
        )  # fmt: skip
        foot_room = width - _BUTTON + 4
        foot = Flow(foot_runs, foot_room, theme.line("small"), first=foot_room)
        return head, quote, translated, foot

    def _head_runs(self) -> list[Run]:
        theme, facts = self._theme, self.facts
        _, ink = look_of(facts.stance)
        small = theme.font("small")
        words = theme.color("text2" if facts.older else "text")
        color = theme.color("text2" if facts.older else ink)
        runs = [Run(facts.stance_words, theme.font("small", bold=True), color)]
        runs += [
            Run(text, small, words, 5 if at else 7, lead="·" if at else "")
            for at, text in enumerate(facts.claimed)
        ]
        for tag in facts.tags:
            tone = "danger" if tag == DISAGREES else "text2"
            edge = theme.color("dangeredge" if tag == DISAGREES else "line2")
            runs.append(Run(tag, theme.font("hint"), theme.color(tone), 8, True, edge=edge))
        return runs

    def _foot_runs(self) -> list[Run]:
        theme = self._theme
        ink = theme.color("text2")
        return [
            Run(text, theme.font("small", bold=strong), ink, 5, lead="·")
            for text, strong in self.facts.foot
        ]

    def _grade_box(self) -> QRectF:
        if not (self._grades and self.facts.grade):
            return QRectF()
        run = Run(self.facts.grade, self._theme.font("hint", bold=True), self._theme.color("text2"))
        width = run.width + 10
        return QRectF(self.width() - _PAD_X - width, _PAD_TOP, width, self._theme.line("small") + 2)

    def _body_height(self, width: int) -> int:
        head, quote, translated, foot = self._parts(width)
        height = _PAD_TOP + head.height + _QUOTE_GAP + quote.height
        if translated is not None:
            height += 2 + translated.height
        return round(height + _FOOT_GAP + foot.height + _PAD_FOOT)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        height = self._body_height(width)
        if self.held is not None:
            inner = width - 2 * _PAD_X
            held = self.held
            wanted = held.heightForWidth(inner) if held.hasHeightForWidth() else -1
            wanted = wanted if wanted > 0 else held.sizeHint().height()
            height += wanted + _HELD_GAP
        return height

    def sizeHint(self) -> QSize:
        width = self.width() if self.width() in self._laid else 300
        return QSize(300, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 3 * self._theme.line("body"))  # its height follows from its width

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place_held()
        super().resizeEvent(event)
        if self.held is not None:
            self.grown.emit()

    def _place_held(self) -> None:
        if self.held is not None:
            top = self._body_height(self.width())
            height = max(0, self.height() - top - _HELD_GAP)
            self.held.setGeometry(_PAD_X, top, self.width() - 2 * _PAD_X, height)

    def _box_of(self, name: str) -> QRect:
        """Where the icon of a name can be pressed: at the right end of the foot."""
        bottom = self._body_height(self.width())
        place = 1 if name == _OPEN else 2
        left = self.width() - _PAD_X + 5 - place * _BUTTON
        box = QRect(left, bottom - _BUTTON - 4, _BUTTON, _BUTTON)
        if self._is_leftward():
            box.moveLeft(self.width() - box.left() - _BUTTON)
        return box

    def _is_leftward(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, facts = self._theme, self.facts
        head, quote, translated, foot = self._parts(self.width())
        rtl = self._is_leftward()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_ground(painter)
            ink = theme.color("text2" if facts.older else "text")
            top = float(_PAD_TOP)
            self._paint_sign(painter, top, rtl)
            head.paint(painter, _PAD_X, top, rtl=rtl)
            self._paint_grade(painter, rtl)
            top += head.height + _QUOTE_GAP
            quote.paint(painter, _PAD_X, top, ink)
            top += quote.height
            if translated is not None:
                translated.paint(painter, _PAD_X, top + 2, theme.color("text2"))
                top += translated.height + 2
            left = _PAD_X + (self.width() - 2 * _PAD_X - foot.width if rtl else 0)
            foot.paint(painter, left, top + _FOOT_GAP, rtl=rtl)
            self._paint_buttons(painter)

    def _paint_ground(self, painter: QPainter) -> None:
        theme = self._theme
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(theme.color("line"), 1))
        if self.hasFocus():
            box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.setPen(QPen(theme.color("focus"), 2))
        painter.setBrush(theme.color("panel" if self.facts.older else "base"))
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)

    def _paint_sign(self, painter: QPainter, top: float, rtl: bool) -> None:
        icon, ink = look_of(self.facts.stance)
        color = self._theme.color("text2" if self.facts.older else ink)
        left = self.width() - _PAD_X - _ICON if rtl else _PAD_X
        spot = top + (self._theme.line("body") - _ICON) / 2
        if rtl and icon == "change":
            painter.save()
            painter.translate(QPointF(2 * left + _ICON, 0))
            painter.scale(-1, 1)
        paint_icon(painter, icon, QRectF(left, spot, _ICON, _ICON), color)
        if rtl and icon == "change":
            painter.restore()

    def _paint_grade(self, painter: QPainter, rtl: bool) -> None:
        box, theme = self._grade_box(), self._theme
        if box.isEmpty():
            return
        if rtl:
            box.moveLeft(self.width() - box.right())
        painter.setPen(QPen(theme.color("control"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.setPen(theme.color("text2"))
        painter.setFont(theme.font("hint", bold=True))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.facts.grade)

    def _paint_buttons(self, painter: QPainter) -> None:
        theme = self._theme
        shown = [_OPEN]
        if self._editable and self.underMouse():
            shown.append(_MORE)
        for name in shown:
            box = self._box_of(name)
            ground = "panel" if self.facts.older else "base"
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hover" if self._hot == name else ground))
            painter.drawRoundedRect(box, 4, 4)
            icon = "external" if name == _OPEN else "more"
            middle = QRectF(box).center()
            spot = QRectF(middle.x() - 7, middle.y() - 7, _ICON, _ICON)
            paint_icon(painter, icon, spot, theme.color("text2"))

    # Pointer and keys

    def _at(self, place: QPoint) -> str:
        names = (_OPEN, _MORE) if self._editable else (_OPEN,)
        return next((name for name in names if self._box_of(name).contains(place)), "")

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hot = self._at(event.position().toPoint())
        if hot != self._hot:
            self._hot = hot
            hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
            self.setCursor(hand if hot else arrow)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hot = ""
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if event.button() != Qt.MouseButton.LeftButton:
            return
        at = self._at(place)
        if at == _OPEN:
            self.opened.emit()
        elif at == _MORE:
            box = self._box_of(_MORE)
            self.menu_wanted.emit(self.mapToGlobal(box.bottomLeft()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self._at(event.position().toPoint()):
            self.opened.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        self.menu_wanted.emit(
            self.mapToGlobal(QPoint(_PAD_X, _PAD_TOP + 18)) if by_key else event.globalPos()
        )

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            own = self.hasFocus() and event.key() in _ASKED
            event.setAccepted(own)
            return own
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            tips = {_OPEN: "Open the passage in its source (Return)", _MORE: "What can be done"}
            QToolTip.showText(event.globalPos(), tips.get(self._at(event.pos()), ""), self)
            return True
        if event.type() == QEvent.Type.LayoutRequest:
            self.redraw()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self._act_of(event) if self.hasFocus() else None
        if act is None:
            super().keyPressEvent(event)
            return
        act()

    def _act_of(self, event: QKeyEvent) -> Callable[[], None] | None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                return self.opened.emit
            case Qt.Key.Key_F2 | Qt.Key.Key_Space:
                return self.edit_wanted.emit
            case Qt.Key.Key_Delete:
                return self.remove_wanted.emit
        step = _STEPS.get(Qt.Key(event.key()))
        return None if step is None else lambda: self.stepped.emit(step)


_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Home: -1000,
    Qt.Key.Key_End: 1000,
}
_ASKED = (
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_F2,
    Qt.Key.Key_Delete,
)
"""Keys that are the card's own while it has the focus, not those of the window."""
