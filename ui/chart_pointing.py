"""The chart under the pointer: wheel, drag, rubber band, pinch, hover and tooltip."""

from __future__ import annotations

from math import log
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QGestureEvent, QPinchGesture, QToolTip, QWidget

from timeline_app.chart.columns import Columns
from timeline_app.chart.screen import AXIS, HEAD
from timeline_app.chart.shapes import Hit
from ui.chart_camera import STEP
from ui.chart_canvas import ChartCanvas
from ui.chart_tips import tip_of
from ui.plain_tips import plain_tip
from ui.theme import Theme

_NOTCH: Final = 120
_KEPT: Final = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
_Button = Qt.MouseButton
_Cursor = Qt.CursorShape


class ChartPointing(ChartCanvas):
    """A canvas that moves under the pointer and tells what was clicked.

    The wheel zooms, with Shift or over the lane labels it scrolls; a drag pans; a drag with Ctrl or
    Shift draws a rubber band.
    """

    clicked = Signal(object, object)
    """A ``Hit`` or None for the empty ground, and the keys that were held."""
    banded = Signal(list, object)
    """The events in a rubber band, and the keys that were held."""
    double_clicked = Signal(object)
    """A ``Hit``."""

    def __init__(self, theme: Theme, columns: Columns, parent: QWidget | None = None) -> None:
        super().__init__(theme, columns, parent)
        self._pressed: QPointF | None = None
        self._last = QPointF()
        self._held = Qt.KeyboardModifier.NoModifier
        self._dragging = ""
        self._turned = 0.0
        self._pinched = 1.0
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)

    # Wheel and pinch

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned, px = event.angleDelta(), event.pixelDelta()
        across, down = (px.x(), px.y()) if not px.isNull() else (turned.x(), turned.y())
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.pan(-(down or across))
        elif event.position().x() < HEAD:
            self.pan(-across, -down)
        elif abs(across) > abs(down):
            self.pan(-across)
        else:
            self._turn(turned.y() / _NOTCH, event.position().x())
        event.accept()

    def _turn(self, notches: float, x: float) -> None:
        """Zoom by whole steps, and keep the rest for the next time."""
        self._turned += notches
        steps = int(self._turned)
        if steps:
            self._turned -= steps
            self.zoom(steps, x)

    def _pinch(self, factor: float, x: float) -> None:
        self._pinched *= max(factor, 0.1)
        steps = round(log(self._pinched) / log(STEP))
        if steps:
            self._pinched /= STEP**steps
            self.zoom(steps, x)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._tell(event)
            return True
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self._pinch(1 + event.value(), event.position().x())
            return True
        if isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                self._dragging = "pinch"
                at = self.viewport().mapFromGlobal(pinch.centerPoint().toPoint())
                self._pinch(pinch.scaleFactor(), at.x())
            return True
        return super().viewportEvent(event)

    def _tell(self, event: QHelpEvent) -> None:
        hit = self.hit(event.pos())
        words = tip_of(hit, self.columns) if hit is not None else ""
        box = hit.box if hit is not None else None
        if not words or box is None:
            QToolTip.hideText()
            return
        size = QRectF(box.left, box.top, box.right - box.left, box.bottom - box.top)
        QToolTip.showText(
            event.globalPos(), plain_tip(words, wraps=True), self.viewport(), size.toAlignedRect()
        )

    # Press, drag, release

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() not in (_Button.LeftButton, _Button.MiddleButton):
            return
        self._pressed = self._last = event.position()
        self._held = event.modifiers() & _KEPT
        if event.button() == _Button.MiddleButton:
            self._begin("pan")

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if self._pressed is None:
            self._hover(at)
            return
        far = (at - self._pressed).manhattanLength()
        if not self._dragging and far >= QApplication.startDragDistance():
            self._begin("band" if self._held else "pan")
        if self._dragging == "pan":
            self.pan(self._last.x() - at.x(), self._last.y() - at.y())
        self._last = at
        if self._dragging == "band":
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, dragging = self._pressed, self._dragging
        self._let_go()
        if pressed is None or event.button() != _Button.LeftButton:
            return
        if dragging == "band":
            band = QRectF(pressed, event.position()).normalized()
            found = [event for hit in self.hits_in(band) for event in hit.events]
            self.banded.emit(list(dict.fromkeys(found)), self._held)
        elif not dragging and pressed.y() > AXIS:
            self.clicked.emit(self.hit(pressed), self._held)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        hit = self.hit(event.position())
        if hit is not None and event.button() == _Button.LeftButton:
            self.double_clicked.emit(hit)

    def _begin(self, what: str) -> None:
        self._dragging = what
        shape = _Cursor.ClosedHandCursor if what == "pan" else _Cursor.CrossCursor
        self.viewport().setCursor(shape)
        self.set_look(hovered="")

    def _let_go(self) -> None:
        """Leave a drag; what was moved stays."""
        self._pressed, self._dragging = None, ""
        self.viewport().unsetCursor()
        self.viewport().update()

    def cancel_drag(self) -> bool:
        """Give a drag or rubber band up; False where there is none."""
        was = bool(self._dragging)
        self._let_go()
        return was

    def paint_over(self, painter: QPainter) -> None:
        if self._dragging != "band" or self._pressed is None:
            return
        color = self.theme.color("accent")
        painter.setPen(QPen(color, 1))
        color.setAlphaF(0.12)
        painter.setBrush(color)
        painter.drawRect(QRectF(self._pressed, self._last).normalized())

    # Hover

    def _hover(self, at: QPointF) -> None:
        hit = self.hit(at)
        event = hit.events[0] if hit is not None and _is_event(hit) else ""
        self.set_look(hovered=event)
        leads = hit is not None and hit.role in ("jump", "undated")
        self.viewport().setCursor(_Cursor.PointingHandCursor if leads else _Cursor.ArrowCursor)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.set_look(hovered="")


def _is_event(hit: Hit) -> bool:
    return hit.role in ("mark", "cluster", "label") and bool(hit.events)
