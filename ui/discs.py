"""The eleven signs of a status as a disc, for tables, lists and small marks."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from .theme import current

_BOX = 12.0
"""The px across of the box in which the geometry is written."""
_STROKE = 1.5

_Drawing = Callable[[QPainter, QColor, QColor, float], None]


def _ring(painter: QPainter, color: QColor, radius: float, *dashes: float) -> None:
    pen = QPen(color, _STROKE)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dashes:
        pen.setDashPattern([length / _STROKE for length in dashes])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QPointF(0, 0), radius, radius)


def _half(painter: QPainter, color: QColor, radius: float, start: int) -> None:
    _ring(painter, color, radius)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawPie(QRectF(-radius, -radius, 2 * radius, 2 * radius), start * 16, 180 * 16)


def _solid(painter: QPainter, color: QColor, radius: float) -> None:
    painter.setPen(QPen(color, _STROKE))
    painter.setBrush(color)
    painter.drawEllipse(QPointF(0, 0), radius, radius)


def _strokes(painter: QPainter, color: QColor, radius: float, *points: float) -> None:
    """A ring with lines in it, each given as x1, y1, x2, y2."""
    _ring(painter, color, radius)
    pen = QPen(color, 1.3)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    for at in range(0, len(points), 4):
        x1, y1, x2, y2 = points[at : at + 4]
        painter.drawLine(QPointF(x1, y1), QPointF(x2, y2))


def _minus(painter: QPainter, color: QColor, paper: QColor, radius: float) -> None:
    _solid(painter, color, radius)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(paper)
    painter.drawRect(QRectF(-2.7, -0.9, 5.4, 1.8))


def _question(painter: QPainter, color: QColor) -> None:
    font = QFont(current().font("hint", bold=True))
    font.setPixelSize(10)
    painter.setFont(font)
    painter.setPen(color)
    painter.drawText(QRectF(-6, -6, 12, 12), Qt.AlignmentFlag.AlignCenter, "?")


_SIGNS: Mapping[str, _Drawing] = {
    "rumoured": lambda p, c, _, r: _ring(p, c, r, 1, 2),
    "announced": lambda p, c, _, r: _ring(p, c, r, 3.2, 1.9),
    "scheduled": lambda p, c, _, r: _ring(p, c, r),
    "under_way": lambda p, c, _, r: _half(p, c, r, 90),
    "held": lambda p, c, _, r: _solid(p, c, r),
    "held_in_part": lambda p, c, _, r: _half(p, c, r, 180),
    "suspended": lambda p, c, _, r: _strokes(p, c, r, -1.3, -1.7, -1.3, 1.7, 1.3, -1.7, 1.3, 1.7),
    "postponed": lambda p, c, _, r: _strokes(p, c, r, -0.9, -2, 1.1, 0, 1.1, 0, -0.9, 2),
    "cancelled": lambda p, c, _, r: _strokes(p, c, r, -1.6, -1.6, 1.6, 1.6, -1.6, 1.6, 1.6, -1.6),
    "ended_without_result": _minus,
    "unknown": lambda p, c, _, __: _question(p, c),
}


def paint_disc(
    painter: QPainter,
    rect: QRectF,
    sign: str,
    color: QColor,
    paper: QColor,
    radius: float = 4.8,
) -> None:
    """Draw a sign in the middle of ``rect``, which stands for a box of 12 × 12 px.

    ``radius`` is that of the ring's middle line in this box: 4.8 in tables, 5.2 on the chart. An
    unknown sign is drawn as "unknown". The painter is left as it was.
    """
    side = min(rect.width(), rect.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.center())
    painter.scale(side / _BOX, side / _BOX)
    _SIGNS.get(sign, _SIGNS["unknown"])(painter, color, paper, radius)
    painter.restore()


class Disc(QWidget):
    """A sign of status, 12 px across. The word for it has to stand beside it."""

    def __init__(self, sign: str = "unknown", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = sign
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_sign(self, sign: str) -> None:
        """Show another sign."""
        self._sign = sign
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(14, 14)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            theme = current()
            paint_disc(painter, box, self._sign, theme.color("text2"), theme.color("base"))
