"""The date mentions of a text as a list: a sign, the words, and the day they mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from timeline_app.date_labels import label
from ui.direction import direction_of
from ui.plain_tips import plain_tip
from ui.reader_marks import CLASH, DROPPED, SETTLED, STATES, DateMark
from ui.theme import Theme

_ROW, _INSET, _DATE = 26, 12, 96
_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_SHOWN = 400
"""How many dates are listed at most; F7 goes through all of them."""


class MentionModel(QAbstractListModel):
    """The date marks of one text."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.marks: list[DateMark] = []

    def show_marks(self, marks: Sequence[DateMark]) -> None:
        """Show these."""
        self.beginResetModel()
        self.marks = list(marks[:_SHOWN])
        self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.marks)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.marks):
            return None
        mark = self.marks[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return mark.words
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(f"{mark.words}\n{date_words(mark)}\n{mark.reason}")
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{mark.words}, {date_words(mark)}, {STATES[mark.state]}"
        return None


def date_words(mark: DateMark) -> str:
    """What a mention is read as: "15–16 Feb 2017", "not a date", "day not known"."""
    if mark.state == DROPPED:
        return "not a date"
    if mark.date is None:
        return "day not known"
    return label(mark.date, "long" if mark.date.is_day else "row")


class MentionDelegate(QStyledItemDelegate):
    """Paints a mention: ring or tick, words, day."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(60, self._theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        view = cast(MentionList, option.widget)
        mark = cast(MentionModel, index.model()).marks[index.row()]
        theme, box = self._theme, option.rect
        current = index.row() == view.current
        painter.save()
        painter.fillRect(box, theme.color("sel" if current else "panel"))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), theme.color("line"))
        if current:
            painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), theme.color("accent"))
        self._paint_sign(painter, QRectF(box.left() + _INSET, box.center().y() - 6, 12, 12), mark)
        small = theme.font("small")
        painter.setFont(small)
        metrics = QFontMetrics(small)
        date = date_words(mark)
        room = max(theme.px(_DATE), metrics.horizontalAdvance(date) + 2)
        inner = box.adjusted(_INSET + 22, 0, -_INSET, 0)
        words = inner.adjusted(0, 0, -room - 8, 0)
        ink = "text2" if mark.state == DROPPED else "seltext" if current else "text"
        painter.setPen(theme.color(ink))
        self._write(painter, words, " ".join(mark.words.split()))
        if mark.is_open:
            painter.setPen(theme.color("danger" if mark.state == CLASH else ink))
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        side = QRect(inner.right() - room, inner.top(), room, inner.height())
        painter.drawText(side, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, date)
        painter.restore()

    def _write(self, painter: QPainter, box: QRect, text: str) -> None:
        shown = QFontMetrics(painter.font()).elidedText(
            text, Qt.TextElideMode.ElideRight, box.width()
        )
        painter.setLayoutDirection(direction_of(text) or Qt.LayoutDirection.LeftToRight)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(box, flags | Qt.AlignmentFlag.AlignAbsolute, shown)

    def _paint_sign(self, painter: QPainter, box: QRectF, mark: DateMark) -> None:
        theme = self._theme
        if mark.state == SETTLED:
            theme.icon("checked", "ok", 12).paint(painter, box.toRect())
        elif mark.state == DROPPED:
            theme.icon("close", "text2", 12).paint(painter, box.toRect())
        else:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.color("danger" if mark.state == CLASH else "warn"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(box.adjusted(2, 2, -2, -2))


class MentionList(QListView):
    """A list as high as its rows, 26 px each; Enter or a click goes to the date in the text."""

    chosen = Signal(int)
    """The number of a mention, counted from 0."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.current = -1
        self.mentions = MentionModel(self)
        self.setModel(self.mentions)
        self.setItemDelegate(MentionDelegate(theme, self))
        self.setAccessibleName("Dates in this text")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setUniformItemSizes(True)
        self.clicked.connect(lambda index: self.chosen.emit(index.row()))
        theme.changed.connect(self._measure)

    def show_marks(self, marks: Sequence[DateMark], current: int) -> None:
        """Show the dates of a text, one of which (from 0, or -1) the caret is on."""
        if list(marks[:_SHOWN]) != self.mentions.marks:
            self.mentions.show_marks(marks)
        self.current = current
        if 0 <= current < len(self.mentions.marks):
            self.setCurrentIndex(self.mentions.index(current))
        self._measure()
        self.viewport().update()

    def _measure(self) -> None:
        self.setFixedHeight(self._theme.px(_ROW) * self.mentions.rowCount())
        self.setVisible(self.mentions.rowCount() > 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.current = self.currentIndex().row()
            self.viewport().update()
