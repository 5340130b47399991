"""Days on one scale: where a claimed date lies among those that others claim."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from timeline_app.date_labels import label
from timeline_app.dates import EventDate, date_of
from ui.theme import Theme

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_COLUMN, _LEAST_COLUMN = 46.0, 40.0
_HEAD, _BAR, _FOOT = 18, 14, 8

Span = tuple[int, int]


def span_of(value: EventDate | None) -> Span | None:
    """The days that a date covers; where no end is given, the first only."""
    if value is None or (value.first is None and value.last is None):
        return None
    first = value.first if value.first is not None else value.last
    last = value.last if value.last is not None else value.first
    return (first or 0, last or 0)


class DayScale(QWidget):
    """One bar on days that all cards share; the days in dispute have a tint."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._own: Span | None = None
        self._low, self._high = 0, 1
        self._disputed: list[int] = []
        self._color = theme.color("text2")
        self._solid = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_date(
        self, own: EventDate | None, others: Sequence[EventDate], color: QColor, *, solid: bool
    ) -> None:
        """Show a date on the scale of all; ``solid`` if it is the one that is adopted."""
        self._own, self._color, self._solid = span_of(own), color, solid
        spans = [span for one in others if (span := span_of(one)) is not None]
        if not spans:
            return
        low, high = min(first for first, _ in spans), max(last for _, last in spans)
        pad = max(0, (high - low) // 12)
        self._low, self._high = max(1, low - 2 - pad), high + 1 + pad
        few = high - low < 60
        days = range(low, high + 1) if few else range(0)
        covered = [sum(first <= day <= last for first, last in spans) for day in days]
        self._disputed = [
            day for day, count in zip(days, covered, strict=True) if 0 < count < len(spans)
        ]
        words = label(own) if own is not None else ""
        self.setAccessibleName(f"Days: {words}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, self._theme.px(_HEAD) + _BAR + 2 * _FOOT)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._own is None:
            return
        count = self._high - self._low + 1
        column = min(_COLUMN, self.width() / count)
        with QPainter(self) as painter:
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                painter.translate(self.width() - column * count, 0)  # days run from left to right
            self._paint_grid(painter, column)
            self._paint_bar(painter, column)

    def _paint_grid(self, painter: QPainter, column: float) -> None:
        theme, head = self._theme, self._theme.px(_HEAD)
        foot = head + _BAR + 2 * _FOOT
        for day in self._disputed:
            left = (day - self._low) * column
            painter.fillRect(QRectF(left, head, column, foot - head), theme.color("dangersoft"))
        font = theme.font("hint")
        painter.setFont(font)
        every = max(1, round(_COLUMN * 1.6 / column)) if column < _LEAST_COLUMN else 1
        for day in range(self._low, self._high + 1, every):
            left = (day - self._low) * column
            painter.setPen(QPen(theme.color("grid"), 1))
            painter.drawLine(QPointF(round(left) + 0.5, head), QPointF(round(left) + 0.5, foot))
            painter.setPen(theme.color("text2"))
            when = date_of(day)
            if every == 1:
                words = f"{_WEEKDAYS[when.weekday()]} {when.day}"
            else:
                words = label(EventDate.of_day(when), "chart", year=False)
            box = QRectF(left, 0, column * every, head)
            side = Qt.AlignmentFlag.AlignCenter if every == 1 else Qt.AlignmentFlag.AlignLeft
            painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_bar(self, painter: QPainter, column: float) -> None:
        if self._own is None:
            return
        first, last = self._own
        left = (first - self._low) * column
        width = max(6.0, (last - first + 1) * column)
        box = QRectF(left, self._theme.px(_HEAD) + _FOOT, width, _BAR)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._color, 1.5))
        painter.setBrush(self._color if self._solid else self._theme.color("base"))
        painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), 1.5, 1.5)
