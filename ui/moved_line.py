"""The row "Moved" of the inspector: the dates an event once had, as a strip and in words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from timeline_app.claims import Story
from timeline_app.date_labels import label
from timeline_app.dates import End, EventDate
from ui.form_kit import plain_label
from ui.theme import Theme

_LEAST = 7
"""The narrowest mark, in px."""


def moves_in_words(story: Story) -> str:
    """How a date moved, as "8 Feb → 20 Feb → 23 Feb · 15 days later"; empty if it did not."""
    starts = [_start(value) for value in story.chain if isinstance(value, EventDate)]
    if len(starts) < 2:
        return ""
    same_year = len({start.text.strip("[.")[:4] for start in starts}) == 1
    words = " → ".join(label(start, "chart", year=not same_year) for start in starts)
    slip = story.slip
    if not slip:
        return words
    unit = "day" if abs(slip) == 1 else "days"
    return f"{words} · {abs(slip)} {unit} {'later' if slip > 0 else 'earlier'}"


def _start(value: EventDate) -> EventDate:
    if isinstance(value.start, EventDate):
        return value.start
    return value.end if isinstance(value.end, EventDate) else value


class MovedLine(QWidget):
    """A strip 24 px high with ghosts, hops and the bar, and a line of words under it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strip = _Strip(theme)
        self._words = plain_label(tone="text2", step="small", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._strip)
        column.addWidget(self._words)

    def show_story(self, story: Story, color: QColor) -> bool:
        """Show how a date moved, its bar in the colour of the process; False if it never did."""
        words = moves_in_words(story)
        self._words.setText(words)
        self._strip.show_chain([v for v in story.chain if isinstance(v, EventDate)], color)
        self._strip.setAccessibleName(words)
        return bool(words)

    @property
    def words(self) -> str:
        """The line of words."""
        return self._words.text()


class _Strip(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._spans: list[tuple[int, int]] = []
        self._color = theme.color("text2")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(200, 24)

    def show_chain(self, chain: Sequence[EventDate], color: QColor) -> None:
        self._spans = [span for value in chain if (span := _span(value)) is not None]
        self._color = color
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if len(self._spans) < 2:
            return
        with QPainter(self) as painter:
            painter.setPen(QPen(self._theme.color("line"), 1))
            painter.drawLine(QPointF(0, 16.5), QPointF(self.width(), 16.5))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            boxes = self._boxes()
            for box in boxes[:-1]:
                self._paint_ghost(painter, box)
            for one, other in pairwise(boxes):
                self._paint_hop(painter, one, other)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._color)
            painter.drawRoundedRect(boxes[-1], 1.5, 1.5)

    def _boxes(self) -> list[QRectF]:
        """Where each date lies: earlier ones 10 px high, the last one 12, all at least 7 wide."""
        low = min(first for first, _ in self._spans)
        high = max(last for _, last in self._spans)
        scale = (self.width() - 24) / max(1, high - low + 1)
        boxes = []
        for place, (first, last) in enumerate(self._spans):
            is_last = place == len(self._spans) - 1
            height = 12 if is_last else 10
            length = (last - first + 1) * scale if is_last else 0
            width = max(_LEAST, min(length, self.width() - 24))
            boxes.append(QRectF(6 + (first - low) * scale, 16.5 - height / 2, width, height))
        return boxes

    def _paint_ghost(self, painter: QPainter, box: QRectF) -> None:
        pen = QPen(self._theme.color("ghost"), 1.2)
        pen.setDashPattern([2.4 / 1.2, 1.6 / 1.2])
        painter.setPen(pen)
        painter.setBrush(self._theme.color("base"))
        painter.drawRect(box)

    def _paint_hop(self, painter: QPainter, one: QRectF, other: QRectF) -> None:
        """From a ghost's top up 7, across, and down to 1 above the next, with a filled head."""
        color = self._theme.color("ghost")
        start, end = one.center().x() + 2, max(one.center().x() + 4, other.left() + 1.5)
        high, low = one.top() - 7, other.top() - 1
        painter.setPen(QPen(color, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        corners = [(start, one.top()), (start, high), (end, high), (end, low - 3)]
        painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in corners]))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(color))
        head = [QPointF(end, low), QPointF(end - 2.6, low - 4), QPointF(end + 2.6, low - 4)]
        painter.drawPolygon(QPolygonF(head))


def _span(value: EventDate) -> tuple[int, int] | None:
    first = value.first if value.first is not None else value.last
    if first is None or (value.first is None and value.end is End.UNKNOWN):
        return None
    return first, first if value.last is None else value.last
