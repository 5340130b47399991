"""How the text of a source is dressed: blocks, grounds under the words, and what lies over them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import floor
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from ui.direction import direction_of
from ui.reader_geometry import boxes, lines_of
from ui.reader_marks import CLASH, DROPPED, OPEN, DateMark, Passage
from ui.text_positions import Positions
from ui.theme import Theme

_GAP = 13
"""How high an empty line between paragraphs is, in px at 100 %."""
_SIGN = 20
"""How high the sign of a control character is, in px at 100 %; its letters are tiny."""
_BAR, _BAR_OFF = 3, 14
_UNDER = 2.0
"""How thick the line under a date is."""


@dataclass(frozen=True, slots=True)
class Layers:
    """What is marked in a text, at one moment."""

    positions: Positions
    passages: Sequence[Passage]
    marks: Sequence[DateMark]
    caret: tuple[int, int]
    current: int
    flashed: tuple[int, int] | None
    found: Sequence[tuple[int, int]]
    selecting: bool

    def selections(self, document: QTextDocument, theme: Theme) -> list[QTextEdit.ExtraSelection]:
        """The grounds under the words, the lowest first."""
        made = []
        if not self.selecting:
            made.append(_ground(document, self._span(*self.caret), theme.color("accentsoft")))
        for passage in self.passages:
            if passage.start is not None and passage.end is not None:
                span = self._span(passage.start, passage.end)
                made.append(_ground(document, span, theme.color("mark")))
        if self.flashed is not None:
            span = self._span(*self.flashed)
            made.append(_ground(document, span, theme.color("accent"), theme.color("onaccent")))
        if 0 <= self.current < len(self.marks):
            one = self.marks[self.current]
            made.append(_ground(document, self._span(one.start, one.end), theme.color("warnsoft")))
        for start, end in self.found:
            made.append(_ground(document, (start, end), theme.color("mark")))
        return made

    def _span(self, start: int, end: int) -> tuple[int, int]:
        return self.positions.to_qt(start), self.positions.to_qt(end)

    def underlined(self, visible: tuple[int, int]) -> Iterator[tuple[int, int, DateMark]]:
        """The date mentions in view, with their Qt positions."""
        for one in self.marks:
            start, end = self._span(one.start, one.end)
            if start < visible[1] and visible[0] < end and one.state != DROPPED:
                yield start, end, one

    def numbers(self, visible: tuple[int, int]) -> Iterator[tuple[int, int]]:
        """The Qt position behind each passage in view, and its number."""
        for one in self.passages:
            if one.start is None or one.end is None:
                continue
            end = self.positions.to_qt(one.end)
            if visible[0] <= end <= visible[1] + 1:
                yield end, one.number


def _ground(
    document: QTextDocument, span: tuple[int, int], color: QColor, ink: QColor | None = None
) -> QTextEdit.ExtraSelection:
    cursor = QTextCursor(document)
    last = max(0, document.characterCount() - 1)
    cursor.setPosition(min(span[0], last))
    cursor.setPosition(min(span[1], last), QTextCursor.MoveMode.KeepAnchor)
    made = QTextEdit.ExtraSelection()
    made.cursor = cursor
    look = QTextCharFormat()
    look.setBackground(color)
    if ink is not None:
        look.setForeground(ink)
    made.format = look
    return made


def sheet_of(theme: Theme) -> str:
    """The stylesheet of the reader: paper without an edge.

    The letters have inks of their own. The palette's is drawn only for the sign by which Qt shows
    in lines of two directions where its text cursor is; the caret here is the bar.
    """
    return (
        f"#reader {{ border: 0; border-radius: 0; padding: 0; background: {theme.name('base')};"
        " color: transparent;"
        f" selection-background-color: {theme.name('accent')} }}"
        "#reader:focus { border: 0; padding: 0 }"
    )


def format_text(document: QTextDocument, theme: Theme, signs: Sequence[int]) -> None:
    """Give each line its direction, font and height; empty lines are low.

    Signs at some Qt positions are larger, in an ink of their own: they are no words of the source.
    """
    fonts = {False: theme.font("reader"), True: theme.font("naskh")}
    heights = {False: theme.line("reader"), True: theme.line("naskh")}
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    block = document.begin()
    while block.isValid():
        words = block.text()
        leftwards = direction_of(words) == Qt.LayoutDirection.RightToLeft
        shape = QTextBlockFormat()
        fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
        shape.setLineHeight(theme.px(_GAP) if not words.strip() else heights[leftwards], fixed)
        if leftwards:
            shape.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        look = QTextCharFormat()
        font = QFont(fonts[leftwards])
        if not words.strip():
            font.setPixelSize(theme.px(8))
        look.setFont(font)
        look.setForeground(theme.color("text"))
        cursor.setPosition(block.position())
        cursor.setBlockFormat(shape)
        cursor.setBlockCharFormat(look)
        cursor.setPosition(block.position() + block.length() - 1, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(look)
        block = block.next()
    look = QTextCharFormat()
    look.setForeground(theme.color("warn"))
    look.setProperty(QTextFormat.Property.FontPixelSize, theme.px(_SIGN))
    for place in signs:
        cursor.setPosition(place)
        cursor.setPosition(place + 1, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(look)
    cursor.endEditBlock()


def make_room(
    document: QTextDocument,
    theme: Theme,
    positions: Positions,
    passages: Sequence[Passage],
    before: Sequence[int],
) -> list[int]:
    """Leave room for the number behind each passage, and take it away where it was before.

    Both are places in code points; those that have room now are returned.
    """
    metrics = QFontMetricsF(_number_font(theme))
    wanted: dict[int, float] = {}
    for one in passages:
        place = _place_for_room(positions.text, one.end) if one.end is not None else None
        if place is not None:
            wanted[place] = metrics.horizontalAdvance(str(one.number)) + 2
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for place in {*before, *wanted}:
        look = QTextCharFormat()
        look.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
        look.setFontLetterSpacing(wanted.get(place, 0))
        cursor.setPosition(positions.to_qt(place))
        cursor.setPosition(positions.to_qt(place + 1), QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(look)
    cursor.endEditBlock()
    return list(wanted)


def _place_for_room(text: str, end: int) -> int | None:
    """The letter behind which room can be made: the last of a passage that ends before ``end``.

    Letters that are joined would come apart; behind them only a blank can be made wider.
    """
    if end and direction_of(text[end - 1]) == Qt.LayoutDirection.RightToLeft:
        return end if text[end : end + 1] == " " else None
    return end - 1 if end else None


class Paper(Protocol):
    """The reader as the painter sees it."""

    def document(self) -> QTextDocument:
        """What is laid out."""

    def viewport(self) -> QWidget:
        """On what it is painted."""

    def offset(self) -> QPointF:
        """How far it is scrolled."""

    def visible_span(self) -> tuple[int, int]:
        """The Qt positions in view."""


def paint_over(paper: Paper, layers: Layers, theme: Theme, *, active: bool) -> None:
    """Paint the caret's bar, the lines under dates and the numbers of passages."""
    document, visible = paper.document(), paper.visible_span()
    with QPainter(paper.viewport()) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-paper.offset())
        _paint_bar(painter, document, layers, theme.color("accent" if active else "line2"))
        for start, end, mark in layers.underlined(visible):
            _paint_line(painter, boxes(document, start, end), mark.state, theme)
        for end, number in layers.numbers(visible):
            _paint_number(painter, document, end, number, theme)


def _paint_bar(painter: QPainter, document: QTextDocument, layers: Layers, color: QColor) -> None:
    start, end = (layers.positions.to_qt(place) for place in layers.caret)
    if start == end or layers.selecting:
        return
    box = lines_of(document, start, end)
    block = document.findBlock(start)
    leftwards = block.textDirection() == Qt.LayoutDirection.RightToLeft
    left = box.right() + _BAR_OFF - _BAR if leftwards else box.left() - _BAR_OFF
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    bar = QRectF(left, box.top() + 2, _BAR, max(4, box.height() - 4))
    painter.drawRoundedRect(bar, 1.5, 1.5)


def _paint_line(painter: QPainter, spans: list[QRectF], state: str, theme: Theme) -> None:
    token = {OPEN: "warn", CLASH: "danger"}.get(state, "accent")
    pen = QPen(theme.color(token), _UNDER)
    if state in (OPEN, CLASH):
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([1, 1])
    painter.setPen(pen)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, state not in (OPEN, CLASH))
    for box in spans:
        y = floor(box.bottom()) - 1
        painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))


def _number_font(theme: Theme) -> QFont:
    return theme.font("hint", bold=True)


def _paint_number(
    painter: QPainter, document: QTextDocument, end: int, number: int, theme: Theme
) -> None:
    last = boxes(document, end - 1, end)
    if not last:
        return
    box, font = last[-1], _number_font(theme)
    width = QFontMetricsF(font).horizontalAdvance(str(number)) + 1
    letter = document.characterAt(end - 1)
    leftwards = direction_of(letter) == Qt.LayoutDirection.RightToLeft
    left = box.left() - width if leftwards else box.right() - width
    painter.setFont(font)
    painter.setPen(theme.color("accent"))
    place = QRectF(left, box.top() + 1, width + 2, box.height() / 2)
    painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, str(number))
