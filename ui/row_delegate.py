"""How a row of the event table is painted: ground, rule, disc, swatch, edge, words and flags."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QObject, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem, QTableView, QWidget

from timeline_app import records as r
from timeline_app.vocabulary import status_of
from ui.bridge import Bridge
from ui.cell_editors import CellDelegate
from ui.direction import direction_of
from ui.discs import paint_disc
from ui.event_columns import COLUMNS, DATE, EVENT, FLAGS, PROCESS, SIGN, SOURCES
from ui.event_model import EventModel, Index
from ui.event_rows import Month
from ui.row_facts import CONFLICT, DRAFT, FLAG_WORDS, MOVED, NO_SOURCE, RESTRICTED, flags_of
from ui.theme import Theme

PAD = 8
"""The px between the edge of a cell and its text."""
_DISC, _SWATCH, _EDGE, _LOCK = 12, 10, 3, 12
_RTL = Qt.LayoutDirection.RightToLeft
_LINE = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_AT_LEFT, _AT_RIGHT = _LINE | Qt.AlignmentFlag.AlignLeft, _LINE | Qt.AlignmentFlag.AlignRight

_FLAGS = {
    CONFLICT: ("", "danger"),
    NO_SOURCE: ("warning", "warn"),
    MOVED: ("change", "text2"),
    RESTRICTED: ("", "text2"),
    DRAFT: ("", "text2"),
}
"""The icon and tone of each flag; one without an icon is all words."""


class RowDelegate(CellDelegate):
    """Paints the cells of an ``EventTable``; ``hovered`` is the row under the pointer or -1."""

    def __init__(self, bridge: Bridge, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(bridge, theme, parent)
        self.hovered = -1
        self._fonts: dict[tuple[bool, bool], QFont] = {}
        self._small: QFont | None = None
        self._colors: dict[str, QColor] = {}
        theme.changed.connect(self._forget)

    def _forget(self) -> None:
        self._fonts, self._small, self._colors = {}, None, {}

    def _color(self, token: str) -> QColor:
        if token not in self._colors:
            self._colors[token] = self._theme.color(token)
        return self._colors[token]

    def _font(self, *, bold: bool = False, italic: bool = False) -> QFont:
        font = self._fonts.get((bold, italic))
        if font is None:
            font = self._theme.font("body", bold=bold, italic=italic)
            self._fonts[bold, italic] = font
        return font

    def _small_font(self) -> QFont:
        self._small = self._small or self._theme.font("small")
        return self._small

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = cast(EventModel, index.model())
        month, event = model.month_at(index.row()), model.event_at(index.row())
        box: QRect = option.rect
        painter.save()
        painter.setClipRect(box)
        if month is not None:
            self._paint_month(painter, option, month, index.row())
        elif event is not None:
            selected = bool(option.state & QStyle.StateFlag.State_Selected)
            self._paint_ground(painter, option, index, selected)
            self._paint_cell(painter, box.adjusted(0, 0, 0, -1), index, event, selected)
        painter.restore()

    # Grounds

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, selected: bool
    ) -> None:
        box: QRect = option.rect
        table = cast(QTableView, option.widget)
        ground = "base"
        if selected:
            ground = "sel" if _is_active(table) else "selidle"
        elif index.row() == self.hovered:
            ground = "window"
        painter.fillRect(box, self._color(ground))
        rule = self._color("grid")
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), rule)
        if selected and table.horizontalHeader().visualIndex(index.column()) == 0:
            left = box.right() - _EDGE + 1 if table.isRightToLeft() else box.left()
            painter.fillRect(QRect(left, box.top(), _EDGE, box.height()), self._color("accent"))
        if not selected:
            self._paint_focus(painter, table, box, index.row())

    def _paint_focus(self, painter: QPainter, table: QTableView, box: QRect, row: int) -> None:
        """Two lines around the row of the keyboard, where it is not selected anyway."""
        if row != table.currentIndex().row() or not table.hasFocus():
            return
        color = self._color("focus")
        painter.fillRect(QRect(box.left(), box.top(), box.width(), 2), color)
        painter.fillRect(QRect(box.left(), box.bottom() - 1, box.width(), 2), color)

    def _paint_month(
        self, painter: QPainter, option: QStyleOptionViewItem, month: Month, row: int
    ) -> None:
        box = option.rect
        table = cast(QTableView, option.widget)
        painter.fillRect(box, self._color("panel"))
        rule = self._color("line")
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), rule)
        self._paint_focus(painter, table, box, row)
        rtl = table.isRightToLeft()
        shown = table.viewport().rect().adjusted(0, box.top(), 0, 0)
        shown.setHeight(box.height() - 1)
        chevron = _placed(QRect(shown.left() + PAD, shown.top(), 12, shown.height()), shown, rtl)
        self._paint_chevron(painter, chevron, month)
        bold = self._font(bold=True)
        left = shown.left() + 26
        width = QFontMetrics(bold).horizontalAdvance(month.label)
        name = _placed(QRect(left, shown.top(), width + 2, shown.height()), shown, rtl)
        _write(painter, name, month.label, bold, self._color("text2"), rtl)
        rest = QRect(left + width + PAD, shown.top(), shown.width(), shown.height())
        rest.setRight(shown.right())
        count = _placed(rest, shown, rtl)
        _write(painter, count, month.count_label, self._font(), self._color("text3"), rtl)

    def _paint_chevron(self, painter: QPainter, box: QRect, month: Month) -> None:
        side = QRectF(0, 0, 12, 12)
        side.moveCenter(QRectF(box).center())
        icon = self._theme.icon("chev_down" if month.open else "chevron", "text2", 12)
        icon.paint(painter, side.toRect())

    # Cells

    def _paint_cell(
        self, painter: QPainter, box: QRect, index: Index, event: r.Event, selected: bool
    ) -> None:
        model = cast(EventModel, index.model())
        column, rtl = index.column(), painter.layoutDirection() == _RTL
        ink = self._color("seltext" if selected else "text")
        inner = box.adjusted(PAD, 0, -PAD, 0)
        if column == SIGN:
            self._paint_sign(painter, box, event, selected, rtl)
        elif column == EVENT:
            self._paint_title(painter, inner, model.cell(event, column), event, selected, rtl)
        elif column == PROCESS:
            self._paint_process(painter, inner, model, event, ink, rtl)
        elif column == FLAGS:
            self._paint_flags(painter, inner, model, event, rtl)
        else:
            font = self._font(italic=event.review == "draft" and column == DATE)
            facts = model.facts(event) if column == SOURCES else None
            if facts is not None and facts.sources == 1 and facts.contested:
                ink = self._color("warn")
            right = COLUMNS[column].right != rtl
            _write(painter, inner, model.cell(event, column), font, ink, right)

    def _paint_sign(
        self, painter: QPainter, box: QRect, event: r.Event, selected: bool, rtl: bool
    ) -> None:
        sign = status_of(event.kind, event.status).sign
        place = _placed(QRect(box.left() + 12, box.top(), _DISC, box.height()), box, rtl)
        ink, paper = ("seltext", "sel") if selected else ("text2", "base")
        disc = QRectF(0, 0, _DISC, _DISC)
        disc.moveCenter(QRectF(place).center())
        paint_disc(painter, disc, sign, self._color(ink), self._color(paper))

    def _paint_title(
        self, painter: QPainter, box: QRect, text: str, event: r.Event, selected: bool, rtl: bool
    ) -> None:
        theme = self._theme
        ink = self._color("seltext" if selected else "text")
        if event.handling == "restricted":
            lock = QRectF(0, 0, _LOCK, _LOCK)
            spot = _placed(QRect(box.left(), box.top(), _LOCK, box.height()), box, rtl)
            lock.moveCenter(QRectF(spot).center())
            theme.icon("lock", "text2", _LOCK).paint(painter, lock.toRect())
            box = _placed(box.adjusted(_LOCK + 4, 0, 0, 0), box, rtl)
            ink = ink if selected else self._color("text2")
        font = self._font(bold=selected, italic=event.review == "draft")
        _write(painter, box, text, font, ink, rtl)

    def _paint_process(
        self, painter: QPainter, box: QRect, model: EventModel, event: r.Event, ink: QColor,
        rtl: bool,
    ) -> None:  # fmt: skip
        colour = model.colour(event)
        if colour is None:
            return
        spot = _placed(QRect(box.left(), box.top(), _SWATCH, box.height()), box, rtl)
        swatch = QRectF(0, 0, _SWATCH, _SWATCH)
        swatch.moveCenter(QRectF(spot).center())
        paint_swatch(painter, swatch, self._theme.process_color(colour))
        words = _placed(box.adjusted(_SWATCH + 7, 0, 0, 0), box, rtl)
        _write(painter, words, model.cell(event, PROCESS), self._font(), ink, rtl)

    def _paint_flags(
        self, painter: QPainter, box: QRect, model: EventModel, event: r.Event, rtl: bool
    ) -> None:
        """The weightiest flag in words; of the others as many icons as fit behind it."""
        left = box.left()
        for place, flag in enumerate(flags_of(event, model.facts(event))):
            icon, tone = _FLAGS[flag]
            color = self._color(tone)
            if icon and left + 12 <= box.right() + 1:
                spot = _placed(QRect(left, box.top(), 12, box.height()), box, rtl)
                side = QRectF(0, 0, 12, 12)
                side.moveCenter(QRectF(spot).center())
                self._theme.icon(icon, tone, 12).paint(painter, side.toRect())
                left += 16
            if place == 0:
                words = FLAG_WORDS[flag].lstrip("!→ ") if icon else FLAG_WORDS[flag]
                rest = _placed(box.adjusted(left - box.left(), 0, 0, 0), box, rtl)
                _write(painter, rest, words, self._small_font(), color, rtl)
                left += QFontMetrics(self._small_font()).horizontalAdvance(words) + 6


def paint_swatch(painter: QPainter, box: QRectF, color: QColor) -> None:
    """The square of a process, with its corners rounded."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(Qt.PenStyle.NoPen))
    painter.setBrush(color)
    painter.drawRoundedRect(box, 2, 2)
    painter.restore()


def _is_active(table: QTableView) -> bool:
    focus: QWidget | None = QApplication.focusWidget()
    return focus is not None and (focus is table or table.isAncestorOf(focus))


def _placed(box: QRect, whole: QRect, rtl: bool) -> QRect:
    """A box, mirrored within the whole where the layout runs from right to left."""
    if not rtl:
        return box
    return QRect(whole.right() - (box.right() - whole.left()), box.top(), box.width(), box.height())


def _write(
    painter: QPainter, box: QRect, text: str, font: QFont, color: QColor, right: bool
) -> None:
    """One line of text as it stands; it is aligned to the side on which its letters begin."""
    if not text or box.width() <= 0:
        return
    direction = direction_of(text) or Qt.LayoutDirection.LeftToRight
    right = right or direction == _RTL
    shown = QFontMetrics(font).elidedText(
        " ".join(text.split()), Qt.TextElideMode.ElideRight, box.width()
    )
    painter.setFont(font)
    painter.setPen(color)
    painter.setLayoutDirection(direction)
    painter.drawText(box, _AT_RIGHT if right else _AT_LEFT, shown)
