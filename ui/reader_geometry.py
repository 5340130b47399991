"""Where letters stand in a laid-out text: boxes of spans, in px of the document."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLine

_JOINS = 1.5
"""Boxes nearer than so many px are one."""


def boxes(document: QTextDocument, start: int, end: int) -> list[QRectF]:
    """The boxes of the letters from ``start`` to before ``end`` (Qt positions), line by line.

    In a line with both directions a span may have several.
    """
    found: list[QRectF] = []
    for block, line, first, last in _lines(document, start, end):
        found += _of_line(document, block, line, first, last)
    return found


def lines_of(document: QTextDocument, start: int, end: int) -> QRectF:
    """The box around all lines that a span touches, as wide as the column."""
    whole = QRectF()
    for block, line, _, _ in _lines(document, start, end):
        corner = document.documentLayout().blockBoundingRect(block).topLeft()
        whole = whole.united(line.rect().translated(corner))
    return whole


def set_margins(document: QTextDocument, side: float, top: float, bottom: float) -> None:
    """Leave room around a text, in px; where it is there already the text is not laid out anew."""
    frame = document.rootFrame()
    shape = frame.frameFormat()
    shape.setLeftMargin(side)
    shape.setRightMargin(side)
    shape.setTopMargin(top)
    shape.setBottomMargin(bottom)
    if shape != frame.frameFormat():
        frame.setFrameFormat(shape)


def _lines(
    document: QTextDocument, start: int, end: int
) -> Iterator[tuple[QTextBlock, QTextLine, int, int]]:
    """The lines of a span, each with the part of it in that line, counted within its block."""
    block = document.findBlock(start)
    while block.isValid() and block.position() < end:
        document.documentLayout().blockBoundingRect(block)  # lays it out, where nobody has yet
        layout = block.layout()
        first, last = max(0, start - block.position()), min(end - block.position(), block.length())
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            begin, stop = line.textStart(), line.textStart() + line.textLength()
            if begin < last and first < stop:
                yield block, line, max(first, begin), min(last, stop)
        block = block.next()


def _of_line(
    document: QTextDocument, block: QTextBlock, line: QTextLine, first: int, last: int
) -> list[QRectF]:
    """The boxes from left to right. They are those of the glyphs: at the seam of two directions,
    as in a year within Arabic, the two edges of one place lie far apart.
    """
    corner = document.documentLayout().blockBoundingRect(block).topLeft()
    top, height = corner.y() + line.y(), line.height()
    runs = [run.boundingRect() for run in line.glyphRuns(first, last - first)]
    spans: list[list[float]] = []
    for box in sorted(runs, key=QRectF.left):
        if spans and box.left() <= spans[-1][1] + _JOINS:
            spans[-1][1] = max(spans[-1][1], box.right())
        elif box.width() > 0:
            spans.append([box.left(), box.right()])
    return [QRectF(corner.x() + left, top, right - left, height) for left, right in spans]
