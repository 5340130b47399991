"""Parley's line icons, drawn from their SVG in any colour and size."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from resources import read_text


@cache
def _drawing(name: str) -> str:
    return read_text(f"icons/{name}.svg")


def icon_svg(name: str, color: str) -> bytes:
    """The drawing of an icon with its stroke in ``color``, as "#RRGGBB"."""
    return _drawing(name).replace('stroke="#000"', f'stroke="{color}"').encode()


def paint_icon(painter: QPainter, name: str, box: QRectF, color: QColor) -> None:
    """Draw an icon into ``box`` (px), sharp at any size."""
    QSvgRenderer(QByteArray(icon_svg(name, color.name()))).render(painter, box)


def icon_mask(name: str, size: int, ratio: float = 1.0, *, mirrored: bool = False) -> QPixmap:
    """An icon in black, ``size`` px wide and high, at ``ratio`` device pixels a px."""
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        if mirrored:
            painter.translate(pixmap.width(), 0)
            painter.scale(-1, 1)
        paint_icon(painter, name, QRectF(pixmap.rect()), QColor("black"))
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def inked(mask: QPixmap, color: QColor) -> QPixmap:
    """The drawing of a mask in another colour."""
    pixmap = QPixmap(mask)
    with QPainter(pixmap) as painter:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.fillRect(pixmap.rect(), color)
    return pixmap
