"""Charts for tests: a document of 2017 seen on 9 May, and a view on it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.tables import opened, talks
from timeline_app.chart.shapes import Hit
from timeline_app.records import Record
from ui.bridge import Bridge
from ui.chart_canvas import ChartCanvas

TODAY = date(2017, 5, 9)


def on_9_may(folder: Path, *more: Record) -> Bridge:
    """The talks of ``tables`` and whatever else is given."""
    made = opened(folder, talks(*more))
    bridge = Bridge(made.document, lambda: TODAY)
    made.close()
    return bridge


def ordinal(text: str) -> int:
    """An ISO day as a number."""
    return date.fromisoformat(text).toordinal()


def hit_of(canvas: ChartCanvas, event: str) -> Hit:
    """Where the mark or cluster of an event answers to the pointer."""
    return next(
        hit
        for hit in canvas.scene().hits
        if hit.role in ("mark", "cluster") and event in hit.events
    )


def middle_of(canvas: ChartCanvas, event: str) -> QPoint:
    """The middle of an event's mark in the viewport."""
    box = hit_of(canvas, event).box
    return QPoint(round((box.left + box.right) / 2), round((box.top + box.bottom) / 2))


def wheel(
    widget: QWidget,
    at: QPoint,
    turned: int,
    held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Turn the wheel over a place of a widget; 120 is one notch away from the hand."""
    place = QPointF(at)
    event = QWheelEvent(
        place,
        QPointF(widget.mapToGlobal(at)),
        QPoint(),
        QPoint(0, turned),
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
