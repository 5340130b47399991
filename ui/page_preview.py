"""One page as it will be printed, at any size from 25 to 400 per cent, or fitted to the pane."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from timeline_app.briefing_options import Paper
from ui.page_images import PageImages, Wish
from ui.theme import Theme

FIT: Final = 0
"""The zoom that shows the whole page."""
STEPS: Final = (25, 33, 50, 67, 75, 100, 125, 150, 200, 300, 400)
"""The sizes in per cent; at 100 a mm of paper is 96 / 25.4 px."""
_PX: Final = 96 / 25.4
_AROUND: Final = 24


class PagePreview(QAbstractScrollArea):
    """A page on the desk. PgUp and PgDn turn pages, + and − and Ctrl with the wheel zoom, 0 fits.

    Dragging and the arrow keys move a page that is larger than the pane.
    """

    page_changed = Signal(int)
    """Another page, counted from 0, is shown."""
    zoom_changed = Signal()

    def __init__(self, images: PageImages, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._images, self._theme = images, theme
        self._paper: Paper | None = None
        self._page = 0
        self._zoom = FIT
        self._grey = False
        self._words = ""
        self._held: QPoint | None = None
        self.setObjectName("page_preview")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setMinimumSize(280, 200)
        images.ready.connect(self.viewport().update)
        theme.changed.connect(self.viewport().update)
        self._name()

    # What is shown

    @property
    def page(self) -> int:
        """The page that is shown, counted from 0."""
        return self._page

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._paper.scenes) if self._paper is not None else 0

    @property
    def zoom(self) -> int:
        """``FIT`` or per cent."""
        return self._zoom

    @property
    def per_cent(self) -> int:
        """How large the page is now."""
        return round(self._scale() / _PX * 100)

    def show_paper(self, paper: Paper | None, words: str = "") -> None:
        """Show other pages, at the same number where it is there; or say why there are none."""
        self._paper, self._words = paper, words
        self._page = max(0, min(self._page, self.count - 1))
        self._measure()
        self.page_changed.emit(self._page)

    def turn_to(self, page: int) -> None:
        """Show a page, counted from 0; beyond the ends the first or last."""
        wanted = max(0, min(page, self.count - 1))
        if wanted != self._page:
            self._page = wanted
            self.verticalScrollBar().setValue(0)
            self._measure()
            self.page_changed.emit(wanted)

    def set_zoom(self, zoom: int) -> None:
        """Show the page fitted (``FIT``) or at so many per cent."""
        wanted = zoom if zoom == FIT else max(STEPS[0], min(zoom, STEPS[-1]))
        if wanted != self._zoom:
            self._zoom = wanted
            self._measure()
            self.zoom_changed.emit()

    def step_zoom(self, by: int) -> None:
        """One step larger (1) or smaller (-1)."""
        now = self.per_cent
        larger = [step for step in STEPS if step > now]
        smaller = [step for step in STEPS if step < now]
        found = larger[:1] if by > 0 else smaller[-1:]
        if found:
            self.set_zoom(found[0])

    def set_grey(self, grey: bool) -> None:
        """Show the pages as a printer without colours prints them."""
        self._grey = grey
        self.viewport().update()

    # Geometry

    def _scale(self) -> float:
        """Px to a mm."""
        if self._paper is None:
            return _PX
        if self._zoom != FIT:
            return _PX * self._zoom / 100
        scene = self._paper.scenes[self._page]
        room = self.viewport().size()
        across = (room.width() - 2 * _AROUND) / scene.width
        down = (room.height() - 2 * _AROUND) / scene.height
        return max(_PX * STEPS[0] / 400, min(across, down, _PX * STEPS[-1] / 100))

    def _sheet(self) -> QRect:
        """The page in the viewport."""
        if self._paper is None:
            return QRect()
        scene, scale = self._paper.scenes[self._page], self._scale()
        width, height = round(scene.width * scale), round(scene.height * scale)
        room = self.viewport().size()
        left = max(_AROUND, (room.width() - width) // 2) - self.horizontalScrollBar().value()
        top = max(_AROUND, (room.height() - height) // 2) - self.verticalScrollBar().value()
        return QRect(left, top, width, height)

    def _measure(self) -> None:
        room, sheet = self.viewport().size(), self._sheet()
        for bar, length, seen in (
            (self.horizontalScrollBar(), sheet.width(), room.width()),
            (self.verticalScrollBar(), sheet.height(), room.height()),
        ):
            over = length + 2 * _AROUND - seen if self._zoom != FIT and length else 0
            bar.setRange(0, max(0, over))
            bar.setPageStep(seen)
            bar.setSingleStep(40)
        self._name()
        self.viewport().update()

    def _name(self) -> None:
        if self._paper is None:
            self.setAccessibleName("Preview: no page")
            return
        name = self._paper.names[self._page]
        self.setAccessibleName(f"Page {self._page + 1} of {self.count}: {name}")
        self.setAccessibleDescription(self._paper.scenes[self._page].subtitle)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        with QPainter(self.viewport()) as painter:
            painter.fillRect(event.rect(), theme.color("window"))
            if self._paper is None:
                painter.setPen(theme.color("text2"))
                painter.setFont(theme.font("body"))
                box = self.viewport().rect().adjusted(24, 24, -24, -24)
                middle = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
                painter.drawText(box, middle, self._words)
                return
            sheet = self._sheet()
            painter.fillRect(sheet, Qt.GlobalColor.white)
            self._paint_page(painter, sheet)
            edge = "focus" if self.hasFocus() else "line2"
            painter.setPen(theme.color(edge))
            painter.drawRect(sheet.adjusted(-1, -1, 0, 0))

    def _paint_page(self, painter: QPainter, sheet: QRect) -> None:
        ratio = self.devicePixelRatioF()
        wish = Wish(self._page, round(sheet.width() * ratio), self._grey)
        picture = self._images.get(wish)
        if picture is None:
            return
        exact = picture.width() == wish.width
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not exact)
        painter.drawImage(sheet, picture)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()
        if self._zoom == FIT:
            self.zoom_changed.emit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    # Keys and pointer

    def keyPressEvent(self, event: QKeyEvent) -> None:
        turns = {
            Qt.Key.Key_PageDown: self._page + 1,
            Qt.Key.Key_PageUp: self._page - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: self.count - 1,
        }
        key = Qt.Key(event.key())
        if key in turns:
            self.turn_to(turns[key])
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.step_zoom(1)
        elif key == Qt.Key.Key_Minus:
            self.step_zoom(-1)
        elif key == Qt.Key.Key_0:
            self.set_zoom(FIT)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        by = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if by:
                self.step_zoom(1 if by > 0 else -1)
            event.accept()
            return
        bar = self.verticalScrollBar()
        at_end = bar.value() == (bar.minimum() if by > 0 else bar.maximum())
        if by and at_end and abs(by) >= 120:
            self.turn_to(self._page + (-1 if by > 0 else 1))
            event.accept()
            return
        super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = event.position().toPoint()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            now = event.position().toPoint()
            moved = now - self._held
            self._held = now
            for bar, by in (
                (self.horizontalScrollBar(), moved.x()),
                (self.verticalScrollBar(), moved.y()),
            ):
                bar.setValue(bar.value() - by)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None
        self.viewport().unsetCursor()
