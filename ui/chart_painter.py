"""Scenes onto a QPainter: the one painter for screen, preview, printer, PDF and picture files.

It paints in the scene's own unit: for pages in mm the caller scales the QPainter first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from math import floor
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QPolygonF,
)

from timeline_app.chart.colours import LIGHT
from timeline_app.chart.shapes import (
    Bars,
    Box,
    Circle,
    Group,
    Layer,
    Line,
    Path,
    Rect,
    Run,
    Scene,
    Stroke,
    Text,
    isolated,
)
from ui.chart_measure import ChartFonts, paper_fonts, screen_fonts
from ui.theme import Theme

Colours = Callable[[str], QColor]
"""A colour by its name in a shape: a token, "process:blue" or "#rrggbb"."""

_MOST_HALOS: Final = 2_000
_RIM: Final = 4
"""Px around a text that its halo may need."""


class Link(NamedTuple):
    """A place that leads somewhere, in the scene's unit; ``target`` as in ``Run.link``."""

    rect: QRectF
    target: str


class ChartPainter:
    """Paints scenes in given colours and fonts.

    With ``screen`` upright and level lines are set on whole px, and halos are kept as pixmaps.
    """

    def __init__(self, colours: Colours, fonts: ChartFonts, *, screen: bool) -> None:
        self._colours = colours
        self.fonts = fonts
        self._screen = screen
        self._ratio = 1.0
        self._dx = self._dy = 0.0
        self._inks: dict[str, QColor] = {}
        self._pens: dict[tuple[Stroke, float], QPen] = {}
        self._brushes: dict[tuple[str, float], QBrush] = {}
        self._halos: dict[tuple[Run, str, float], QPixmap] = {}
        self._steps: dict[type, Callable[[QPainter, Any], None]] = {
            Rect: self._rect,
            Line: self._line,
            Path: self._path,
            Circle: self._circle,
            Bars: self._bars,
            Text: self._text,
        }

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint a whole scene; its ground is left as it is."""
        self._ratio = painter.device().devicePixelRatio()
        painter.save()
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
        )
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        for layer in scene.layers:
            self._layer(painter, layer)
        painter.restore()

    def _layer(self, painter: QPainter, layer: Layer) -> None:
        painter.save()
        if layer.clip is not None:
            painter.setClipRect(_rectf(layer.clip), Qt.ClipOperation.IntersectClip)
        self._dx, self._dy = layer.dx, layer.dy
        painter.translate(layer.dx, layer.dy)
        for group in layer.groups:
            self._group(painter, group)
        painter.restore()

    def _group(self, painter: QPainter, group: Group) -> None:
        steps = self._steps
        if group.opacity < 1:
            painter.setOpacity(group.opacity)
        for shape in group.shapes:
            steps[type(shape)](painter, shape)
        if group.opacity < 1:
            painter.setOpacity(1.0)

    # Pens and brushes

    def _colour(self, name: str, opacity: float = 1.0) -> QColor:
        color = QColor(self._ink(name))
        if opacity < 1:
            color.setAlphaF(opacity)
        return color

    def _ink(self, name: str) -> QColor:
        found = self._inks.get(name)
        if found is None:
            found = self._inks[name] = QColor(self._colours(name))
        return found

    def _pen(self, stroke: Stroke | None, opacity: float = 1.0) -> QPen:
        if stroke is None or not stroke.colour or stroke.width <= 0:
            return _no_pen()
        found = self._pens.get((stroke, opacity))
        if found is None:
            found = QPen(self._colour(stroke.colour, opacity), stroke.width)
            found.setCapStyle(Qt.PenCapStyle.FlatCap)
            found.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            if stroke.dash:
                found.setDashPattern([length / stroke.width for length in stroke.dash])
            self._pens[stroke, opacity] = found
        return found

    def _brush(self, name: str, opacity: float = 1.0) -> QBrush:
        found = self._brushes.get((name, opacity))
        if found is None:
            found = QBrush(self._colour(name, opacity)) if name else QBrush()
            self._brushes[name, opacity] = found
        return found

    # Shapes

    def _rect(self, painter: QPainter, shape: Rect) -> None:
        box = QRectF(shape.x, shape.y, max(0.0, shape.width), max(0.0, shape.height))
        if shape.stroke is None and not shape.radius:
            if shape.fill:
                painter.fillRect(box, self._brush(shape.fill, shape.opacity))
            return
        painter.setPen(self._pen(shape.stroke, shape.opacity))
        painter.setBrush(self._brush(shape.fill, shape.opacity))
        if shape.radius:
            painter.drawRoundedRect(box, shape.radius, shape.radius)
        else:
            painter.drawRect(box)

    def _line(self, painter: QPainter, shape: Line) -> None:
        x1, y1, x2, y2, stroke = shape
        if self._screen:
            if x1 == x2:
                x1 = x2 = self._whole(x1 + self._dx, stroke.width) - self._dx
            elif y1 == y2:
                y1 = y2 = self._whole(y1 + self._dy, stroke.width) - self._dy
        painter.setPen(self._pen(stroke))
        painter.drawLine(QPointF(x1, y1), QPointF(x2, y2))

    def _whole(self, middle: float, width: float) -> float:
        """Where the middle of a line must be so that one of its edges falls between two px."""
        ratio = self._ratio
        return floor((middle - width / 2) * ratio + 0.5) / ratio + width / 2

    def _path(self, painter: QPainter, shape: Path) -> None:
        points = QPolygonF([QPointF(x, y) for x, y in shape.points])
        painter.setPen(self._pen(shape.stroke))
        painter.setBrush(self._brush(shape.fill))
        if shape.closed:
            painter.drawPolygon(points)
        else:
            painter.drawPolyline(points)

    def _circle(self, painter: QPainter, shape: Circle) -> None:
        middle, radius = QPointF(shape.x, shape.y), shape.radius
        if shape.half:
            box = QRectF(shape.x - radius, shape.y - radius, 2 * radius, 2 * radius)
            painter.setPen(_no_pen())
            painter.setBrush(self._brush(shape.fill))
            start = 90 if shape.half == "left" else 180
            painter.drawPie(box, start * 16, 180 * 16)
        painter.setPen(self._pen(shape.stroke))
        painter.setBrush(self._brush("" if shape.half else shape.fill))
        painter.drawEllipse(middle, radius, radius)

    def _bars(self, painter: QPainter, shape: Bars) -> None:
        painter.setPen(_no_pen())
        painter.setBrush(self._brush(shape.fill, shape.opacity))
        painter.drawRects([QRectF(x, y, width, height) for x, y, width, height in shape.boxes])

    # Text

    def _text(self, painter: QPainter, shape: Text) -> None:
        placed = [*self._runs(shape)]
        if shape.halo:
            for x, y, run in placed:
                if self._screen:
                    self._keep_halo(painter, x, y, run, shape)
                else:
                    self._stroke_halo(painter, x, y, run, shape)
        for x, y, run in placed:
            painter.setFont(self.fonts.font(run.size, bold=run.bold, italic=run.italic))
            painter.setPen(self._ink(run.colour))
            self._write(painter, x, y, run)

    def _runs(self, shape: Text) -> Iterator[tuple[float, float, Run]]:
        """The runs with the beginnings of their baselines.

        On screen a name keeps the room that it needs in bold; what follows closes up to it.
        """
        if not self._screen or len(shape.runs) == 1:
            yield from _placed(shape)
            return
        x = shape.left
        for run in shape.runs:
            yield x, shape.y - run.rise, run
            x += min(run.width, self.fonts.measure(run.text, run.size, run.bold))

    def _write(self, painter: QPainter, x: float, y: float, run: Run) -> None:
        """Write a run with its baseline's beginning at (x, y)."""
        scale = self.fonts.scale(run.size)
        if scale == 1:
            painter.drawText(QPointF(x, y), isolated(run.text))
            return
        painter.translate(x, y)
        painter.scale(scale, scale)
        painter.drawText(QPointF(0, 0), isolated(run.text))
        painter.scale(1 / scale, 1 / scale)
        painter.translate(-x, -y)

    def _stroke_halo(self, painter: QPainter, x: float, y: float, run: Run, shape: Text) -> None:
        font = self.fonts.font(run.size, bold=run.bold, italic=run.italic)
        scale = self.fonts.scale(run.size)
        path = QPainterPath()
        path.addText(0, 0, font, isolated(run.text))
        pen = QPen(self._colour(shape.paper), shape.halo / scale)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.save()
        painter.translate(x, y)
        painter.scale(scale, scale)
        painter.strokePath(path, pen)
        painter.restore()

    def _keep_halo(self, painter: QPainter, x: float, y: float, run: Run, shape: Text) -> None:
        """As a pixmap: to stroke the outlines of one label takes 3 ms, to copy it 5 µs."""
        key = (run, shape.paper, self._ratio)
        found = self._halos.get(key)
        if found is None:
            if len(self._halos) >= _MOST_HALOS:
                self._halos.clear()
            found = self._halos[key] = self._halo(run, shape)
        ratio = self._ratio
        left = floor((x + self._dx - _RIM) * ratio + 0.5) / ratio - self._dx
        top = floor((y + self._dy) * ratio + 0.5) / ratio - self._dy - _halo_rise(run)
        painter.drawPixmap(QPointF(left, top), found)

    def _halo(self, run: Run, shape: Text) -> QPixmap:
        """The letters in the colour of the paper, set around their own place."""
        ratio, rise = self._ratio, _halo_rise(run)
        width, height = run.width + 2 * _RIM + run.size, 2 * rise
        pixmap = QPixmap(round(width * ratio) + 1, round(height * ratio) + 1)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        straight = max(1, floor(shape.halo / 2 * ratio)) / ratio
        slant = max(1, floor(0.72 * shape.halo / 2 * ratio)) / ratio
        ring = [(straight, 0.0), (-straight, 0.0), (0.0, straight), (0.0, -straight)]
        ring += [(dx, dy) for dx in (-slant, slant) for dy in (-slant, slant)]
        with QPainter(pixmap) as painter:
            painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
            painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            painter.setFont(self.fonts.font(run.size, bold=run.bold, italic=run.italic))
            painter.setPen(self._colour(shape.paper))
            for dx, dy in ring:
                painter.drawText(QPointF(_RIM + dx, rise + dy), isolated(run.text))
        return pixmap


def _halo_rise(run: Run) -> int:
    """How far the baseline lies below the top of a halo, px."""
    return round(1.4 * run.size) + _RIM


@cache
def _no_pen() -> QPen:
    return QPen(Qt.PenStyle.NoPen)


def _placed(text: Text) -> Iterator[tuple[float, float, Run]]:
    """The runs of a text, each with the beginning of its baseline."""
    x = text.left
    for run in text.runs:
        yield x, text.y - run.rise, run
        x += run.width


def _rectf(box: Box) -> QRectF:
    return QRectF(box.left, box.top, max(0.0, box.right - box.left), max(0.0, box.bottom - box.top))


def screen_colours(theme: Theme) -> Colours:
    """The colours of a theme as it is now, by the names that shapes use."""

    @cache
    def colour(name: str) -> QColor:
        if name.startswith("process:"):
            return theme.process_color(name.partition(":")[2])
        if name.startswith("#") and QColor.isValidColorName(name):
            return QColor(name)
        try:
            return theme.color(name)
        except KeyError:
            return QColor(LIGHT[name]) if name in LIGHT else theme.color("text")

    return colour


def screen_painter(theme: Theme) -> ChartPainter:
    """A painter for widgets; make another when the theme changes."""
    return ChartPainter(screen_colours(theme), screen_fonts(theme), screen=True)


def paper_painter(theme: Theme | None = None) -> ChartPainter:
    """A painter for pages, PDF and picture files: the light colours, exact sizes."""
    light = theme or Theme()
    return ChartPainter(screen_colours(light), paper_fonts(light), screen=False)


def links_of(scene: Scene) -> list[Link]:
    """Where the runs that lead somewhere are, in the scene's unit; in the order of painting."""
    found: list[Link] = []
    for layer in scene.layers:
        for group in layer.groups:
            for shape in group.shapes:
                if isinstance(shape, Text):
                    found += _links(shape, layer)
    return found


def _links(text: Text, layer: Layer) -> Iterator[Link]:
    for x, y, run in _placed(text):
        if run.link:
            top, height = y + layer.dy - 0.95 * run.size, 1.25 * run.size
            yield Link(QRectF(x + layer.dx, top, run.width, height), run.link)


def targets_of(scene: Scene) -> dict[str, QRectF]:
    """Where links lead: the extent of each group that has an id, in the scene's unit."""
    return {
        group.id: _rectf(group.box.moved(layer.dx, layer.dy))
        for layer in scene.layers
        for group in layer.groups
        if group.id
    }
