"""The chart as a surface: what is looked at, painted; nothing of events and selection yet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from timeline_app.chart.columns import Columns
from timeline_app.chart.frames import Look
from timeline_app.chart.screen import AXIS, HEAD, ScreenChart, Window
from timeline_app.chart.shapes import Box, Hit, Scene
from ui.chart_ahead import Ahead
from ui.chart_camera import Camera
from ui.chart_frames import with_frames
from ui.chart_painter import screen_painter
from ui.chart_walk import Walk
from ui.theme import Theme

_NEARNESS = {"mark": 0, "cluster": 0, "jump": 0, "undated": 1, "label": 1, "lane": 2}


class ChartCanvas(QAbstractScrollArea):
    """Paints its viewport: lane labels at the left (126 px), the axis at the top (42 px).

    The scroll bars count px of the world. The level one is hidden: the overview stands for it.
    """

    moved = Signal()
    """Something else is looked at: another place, zoom or size."""

    def __init__(self, theme: Theme, columns: Columns, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.look = Look()
        self.camera = Camera(columns.first, *_days_of(columns))
        self._fitted = False
        self._moving = False
        self._kept: tuple[Window, Look, Scene] | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self._ahead = Ahead(self)
        self._dress()
        self.put_columns(columns)
        theme.changed.connect(self._redress)

    # What is shown

    def _dress(self) -> None:
        self.painter = screen_painter(self.theme)

    def _redress(self) -> None:
        self._dress()
        self.put_columns(self.columns)

    def put_columns(self, columns: Columns, *, part: bool = False) -> None:
        """Show other columns; what is looked at stays, as far as there is something.

        With ``part`` they are some of what there is, and one can still go where the others are.
        """
        self.columns = columns
        measure, scale = self.painter.fonts.measure, self.theme.text_size / 100
        self.chart = ScreenChart(columns, measure, scale)
        self.walk = Walk(columns)
        low, high = _days_of(columns)
        if part:
            low, high = min(low, self.camera.low), max(high, self.camera.high)
        self.camera.reach(columns.first, low, high)
        self._show_again()

    def set_look(self, **changes: Any) -> None:
        """Change what is selected, hovered, focused, found, folded (see ``Look``)."""
        look = self.look._replace(**changes)
        if look == self.look:
            return
        folds = look.folded != self.look.folded
        self.look = look
        if folds:
            self._show_again()
        self.viewport().update()

    @property
    def window_now(self) -> Window:
        """What is looked at, for the engine."""
        camera, size = self.camera, self.viewport().size()
        top = float(self.verticalScrollBar().value())
        return Window(size.width(), size.height(), camera.left, camera.per_day, top)

    def scene(self) -> Scene:
        """The shapes of what is looked at; kept until something changes."""
        window = self.window_now
        kept = self._kept
        if kept is None or kept[0] != window or kept[1] is not self.look:
            made = with_frames(self.chart.scene(window, self.look), self.columns, self.look, window)
            kept = self._kept = (window, self.look, made)
        return kept[2]

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self.viewport()) as painter:
            painter.fillRect(event.rect(), self.theme.color("base"))
            self.painter.paint(painter, self.scene())
            self.paint_over(painter)

    def paint_over(self, painter: QPainter) -> None:
        """Paint what lies over everything; nothing here."""

    # Moving

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.camera.resize(self.viewport().width() - HEAD)
        if not self._fitted and self.camera.width > 50:
            self.camera.fit(*_days_of(self.columns))
            self._fitted = True
        self._show_again()

    def _show_again(self) -> None:
        """Set the scroll bars to where the camera is, and paint; once one knows what to look at."""
        self._kept = None
        if not self._fitted:
            return
        self._moving = True
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setRange(*self.camera.range)
        across.setPageStep(max(1, round(self.camera.width)))
        across.setSingleStep(24)
        across.setValue(self.camera.at)
        room = self.viewport().height()
        down.setRange(0, max(0, round(self.chart.height(self.window_now, self.look)) - room))
        down.setPageStep(max(1, room - round(AXIS)))
        down.setSingleStep(24)
        self._moving = False
        self._ahead.look(self.chart, self.camera)
        self.viewport().update()
        self.moved.emit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if self._moving:
            return
        self.camera.scroll(self.horizontalScrollBar().value())
        self.viewport().update()
        self.moved.emit()

    def pan(self, dx: float, dy: float = 0.0) -> None:
        """Move the view to later days and lower lanes, px."""
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setValue(across.value() + round(dx))
        down.setValue(down.value() + round(dy))

    def zoom(self, steps: int, x: float | None = None) -> None:
        """Zoom in (or out, below 0) by steps around a place of the viewport, or its middle."""
        place = self.camera.width / 2 if x is None else max(0.0, x - HEAD)
        self.camera.zoom(steps, place)
        self._show_again()

    def zoom_to_period(self, first: float, last: float) -> None:
        """Show the days from ``first`` to the end of ``last``, edge to edge."""
        self._fitted = True
        self.camera.fit(first, last, 0.0)
        self._show_again()

    def zoom_to_all(self) -> None:
        """Show the whole chronology."""
        self.camera.fit(*_days_of(self.columns))
        self._show_again()

    def show_at(self, left: float, per_day: float) -> None:
        """Show a day at the left edge, at a zoom in px a day."""
        self._fitted = True
        self.camera.set_zoom(per_day, 0)
        self.camera.put(left, 0)
        self._show_again()

    def go_to(self, day: float) -> None:
        """Bring a day to the middle."""
        self.camera.put(day, self.camera.width / 2)
        self._show_again()

    def reveal_days(self, first: int, last: int, lane: int | None = None) -> None:
        """Scroll as little as is needed to see some days, and a lane by its number."""
        self.camera.reveal(first, last + 1)
        self._show_again()
        if lane is not None:
            top, bottom = self._lane_edges(lane)
            down, room = self.verticalScrollBar(), self.viewport().height() - round(AXIS)
            if top < down.value() or bottom - top > room:
                down.setValue(round(top))
            elif bottom > down.value() + room:
                down.setValue(round(bottom - room))

    def _lane_edges(self, lane: int) -> tuple[float, float]:
        """The top and bottom of a lane, px below the axis when scrolled up."""
        crowded = self.chart.is_crowded(self.window_now)
        top = 0.0
        for number, pieces in enumerate(self.chart.worlds(self.camera.per_day)):
            height = self.chart.lane_height(pieces, self.look, crowded)
            if number == lane:
                return top, top + height
            top += height
        return 0.0, 0.0

    # What is where

    def hit(self, at: QPoint | QPointF) -> Hit | None:
        """What answers to the pointer at a place of the viewport; of marks the nearest."""
        x, y = at.x(), at.y()
        if y <= AXIS:
            return None
        found = [hit for hit in self.scene().hits if hit.box.holds(x, y)]
        if x <= HEAD:
            found = [hit for hit in found if hit.role in ("lane", "undated")]
        return min(found, key=lambda hit: _rank(hit, x, y)) if found else None

    def hits_in(self, band: QRectF) -> Iterator[Hit]:
        """The marks and clusters that a rectangle of the viewport touches."""
        wanted = Box(band.left(), band.top(), band.right(), band.bottom())
        for hit in self.scene().hits:
            if hit.role in ("mark", "cluster") and hit.box.grown(-6).overlaps(wanted):
                yield hit

    def box_of(self, event: str) -> QRect | None:
        """Where an event's mark, or the cluster it is in, is seen in the viewport."""
        for hit in self.scene().hits:
            if hit.role in ("mark", "cluster") and event in hit.events:
                box = hit.box
                found = QRectF(box.left, box.top, box.right - box.left, box.bottom - box.top)
                room = self.viewport().rect().adjusted(round(HEAD), round(AXIS), 0, 0)
                seen = found.toAlignedRect() & room
                return seen if not seen.isEmpty() else None
        return None


def _days_of(columns: Columns) -> tuple[int, int]:
    """The first day and the last, that of the present included."""
    return min(columns.first, columns.as_of), max(columns.last, columns.as_of)


def _rank(hit: Hit, x: float, y: float) -> tuple[float, ...]:
    box = hit.box
    far = abs(x - (box.left + box.right) / 2) + abs(y - (box.top + box.bottom) / 2)
    return _NEARNESS.get(hit.role, 2), round(box.right - box.left), far
