"""The strip under the chart: all there is, and a window on it that can be moved and stretched."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from timeline_app.chart.axis import LAST_DAY
from timeline_app.chart.overview import HEAD, HEIGHT, overview, scale_of
from timeline_app.chart.shapes import Scene
from timeline_app.date_labels import label
from timeline_app.dates import EventDate, date_of
from ui.chart_canvas import ChartCanvas

_GRIP: Final = 6.0
"""How near to an edge of the window the pointer takes hold of it, px."""
_LEAST: Final = 2.0
"""The fewest days that the window can be stretched to."""
_Cursor = Qt.CursorShape


class ChartOverview(QWidget):
    """The strip, 40 px high, of one canvas.

    Drag the window to pan, its edges to zoom, press beside it to go there.
    """

    def __init__(self, canvas: ChartCanvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._taken = ""
        self._offset = 0.0
        self._kept: tuple[object, Scene] | None = None
        self.setObjectName("chart_overview")
        self.setAccessibleName("Overview")
        self.setFixedHeight(round(HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        canvas.moved.connect(self._moved)
        canvas.theme.changed.connect(self.update)
        self._moved()

    def sizeHint(self) -> QSize:
        return QSize(400, round(HEIGHT))

    @property
    def window_days(self) -> tuple[float, float]:
        """The first and the last day that the chart shows, with their fractions."""
        return self._canvas.camera.left, self._canvas.camera.right

    def _moved(self) -> None:
        self.setAccessibleDescription(_words(*self.window_days))
        self.update()

    def scene(self) -> Scene:
        """The shapes of the strip as it is now."""
        columns, window = self._canvas.columns, self.window_days
        key = (id(columns), self.width(), window, self._canvas.painter)
        if self._kept is None or self._kept[0] != key:
            measure = self._canvas.painter.fonts.measure
            self._kept = (key, overview(columns, self.width(), window, measure))
        return self._kept[1]

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            self._canvas.painter.paint(painter, self.scene())

    # Pointer

    def _edges(self) -> tuple[float, float]:
        scale = scale_of(self._canvas.columns, self.width())
        first, last = self.window_days
        return max(HEAD, scale.x(first)), min(self.width() - 1.0, scale.x(last))

    def part_at(self, x: float) -> str:
        """What lies at a place: "left" or "right" edge, "window", "beside", or "" for the head."""
        left, right = self._edges()
        if x < HEAD - _GRIP:
            return ""
        if min(abs(x - left), abs(x - right)) <= _GRIP:
            return "left" if abs(x - left) < abs(x - right) else "right"
        return "window" if left < x < right else "beside"

    def _day(self, at: QPointF) -> float:
        return scale_of(self._canvas.columns, self.width()).day(at.x())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        part, day = self.part_at(event.position().x()), self._day(event.position())
        if part == "beside":
            self._canvas.go_to(day)
            part = "window"
        self._taken = part
        self._offset = day - self._canvas.camera.left

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._taken:
            self._point(self.part_at(event.position().x()))
            return
        day = self._day(event.position())
        first, last = self.window_days
        if self._taken == "left":
            self._canvas.zoom_to_period(min(day, last - _LEAST), last - 1)
        elif self._taken == "right":
            self._canvas.zoom_to_period(first, max(day, first + _LEAST) - 1)
        else:
            self._canvas.show_at(day - self._offset, self._canvas.camera.per_day)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._taken = ""

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta()
        self._canvas.pan(-(turned.y() or turned.x()))
        event.accept()

    def _point(self, part: str) -> None:
        shapes = {
            "left": _Cursor.SizeHorCursor,
            "right": _Cursor.SizeHorCursor,
            "window": _Cursor.OpenHandCursor,
            "beside": _Cursor.PointingHandCursor,
        }
        self.setCursor(shapes.get(part, _Cursor.ArrowCursor))


def _words(first: float, last: float) -> str:
    """“1 Dec 2016 to 31 Jul 2017”: the days of which at least half is seen."""
    days = round(first), max(round(first), round(last) - 1)
    return " to ".join(label(EventDate.of_day(date_of(_within(day)))) for day in days)


def _within(day: int) -> int:
    return min(max(1, day), LAST_DAY)
