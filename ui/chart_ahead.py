"""Laying out the next zoom steps while nobody asks for anything, so that zooming does not wait."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QObject, QTimer

from timeline_app.chart.pieces import Pieces
from timeline_app.chart.screen import LEAST_PER_DAY, ScreenChart
from ui.chart_camera import Camera

_REST: Final = 250
"""How long nothing must have happened before, ms."""
_PAUSE: Final = 15
"""Between two lanes, so that keys and pointer come first, ms."""


class Ahead(QObject):
    """Lays out one step in and one step out, a lane at a time."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._work: Iterator[Pieces] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._next)

    def look(self, chart: ScreenChart, camera: Camera) -> None:
        """Begin anew around what is looked at now, after a rest."""
        self._work = _lanes(chart, camera)
        self._timer.start(_REST)

    def _next(self) -> None:
        if self._work is not None and next(self._work, None) is not None:
            self._timer.start(_PAUSE)


def _lanes(chart: ScreenChart, camera: Camera) -> Iterator[Pieces]:
    """Each lane of the next steps, once it is laid out where one would look."""
    middle = camera.day(camera.width / 2)
    for per_day in (camera.step(1), camera.step(-1)):
        if per_day == camera.per_day or per_day < LEAST_PER_DAY:
            continue
        centre = (middle - camera.origin) * per_day
        for pieces in chart.worlds(per_day):
            _ = pieces.height
            pieces.between(centre - camera.width / 2, centre + camera.width / 2)
            yield pieces
