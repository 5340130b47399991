"""Text that is painted: words that flow into lines, and paragraphs that break."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption

from ui.direction import direction_of
from ui.long_runs import wrap_mode

_TAG_PAD, _TAG_RADIUS = 5, 3


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of one font and ink; ``boxed`` draws the frame of a tag around them.

    ``before`` is the gap to the run before it on the same line, in px; there ``lead`` stands in
    the gap, as a dot.
    """

    text: str
    font: QFont
    ink: QColor
    before: float = 0
    boxed: bool = False
    lead: str = ""
    edge: QColor | None = None

    @property
    def width(self) -> float:
        """How wide it is, with its frame."""
        words = QFontMetricsF(self.font).horizontalAdvance(self.text)
        return words + 2 * _TAG_PAD if self.boxed else words

    @property
    def gap(self) -> float:
        """How far it stands from the run before it."""
        if not self.lead:
            return self.before
        return 2 * self.before + QFontMetricsF(self.font).horizontalAdvance(self.lead)


@dataclass(frozen=True, slots=True)
class _Placed:
    run: Run
    text: str
    left: float
    top: float
    width: float


class Flow:
    """Runs one after the other; one that does not fit begins the next line.

    ``first`` is the room that is left on the first line, ``indent`` where the others begin.
    """

    def __init__(
        self, runs: Sequence[Run], width: float, line: float, *, first: float, indent: float = 0
    ) -> None:
        self.placed: list[_Placed] = []
        left, top, most = indent, 0.0, first
        for run in runs:
            gap = run.gap if left > indent else 0
            text, wide = run.text, run.width
            if left > indent and left + gap + wide > most:
                left, top, most, gap = indent, top + line, width, 0
            room = most - left - gap
            if wide > room:
                pad = 2 * _TAG_PAD if run.boxed else 0
                metrics = QFontMetricsF(run.font)
                text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room - pad)
                wide = metrics.horizontalAdvance(text) + pad
            if gap and run.lead:
                plain = QFont(run.font)
                plain.setWeight(QFont.Weight.Normal)
                lead = Run(run.lead, plain, run.ink)
                self.placed.append(_Placed(lead, run.lead, left + run.before, top, lead.width))
            self.placed.append(_Placed(run, text, left + gap, top, wide))
            left += gap + wide
        self._line, self.width = line, width
        self.height = top + line

    def paint(self, painter: QPainter, left: float, top: float, *, rtl: bool = False) -> None:
        """Draw it with its top left corner there; ``rtl`` mirrors it."""
        for one in self.placed:
            x = self.width - one.left - one.width if rtl else one.left
            box = QRectF(left + x, top + one.top, one.width, self._line)
            painter.setFont(one.run.font)
            if one.run.boxed:
                _frame(painter, box, one.run.edge or one.run.ink)
            painter.setPen(one.run.ink)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, one.text)


def _frame(painter: QPainter, box: QRectF, edge: QColor) -> None:
    painter.setPen(QPen(edge, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), _TAG_RADIUS, _TAG_RADIUS)


class Paragraph:
    """A text that breaks into lines of a fixed height and runs the way its letters do."""

    def __init__(self, text: str, font: QFont, line: float, width: float) -> None:
        self._line = line
        self._layout = QTextLayout(text, font)
        option = QTextOption()
        option.setWrapMode(wrap_mode(text))
        direction = direction_of(text)
        if direction is not None:
            option.setTextDirection(direction)
        if direction == Qt.LayoutDirection.RightToLeft:
            option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        self._layout.setTextOption(option)
        self._layout.beginLayout()
        count = 0
        while (row := self._layout.createLine()).isValid():
            row.setLineWidth(width)
            row.setPosition(QPointF(0, count * line + (line - row.height()) / 2))
            count += 1
        self._layout.endLayout()
        self.height = count * line

    def paint(self, painter: QPainter, left: float, top: float, ink: QColor) -> None:
        """Draw it with its top left corner there."""
        painter.setPen(ink)
        self._layout.draw(painter, QPointF(left, top))
