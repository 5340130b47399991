"""A list of things to check, with a mark, a name and a count: one section of the side list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.direction import direction_of
from ui.discs import paint_disc
from ui.plain_tips import plain_tip
from ui.row_delegate import paint_swatch
from ui.theme import Theme

INSET = 12
"""The px from the edge of the side list to what stands in it."""
_ROW, _BOX, _GAP = 25, 14, 7
_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Item:
    """One line: its key, name and count, and the swatch or sign before its name.

    ``more`` is what the tooltip adds to the name.
    """

    key: str
    name: str
    count: int
    checked: bool
    colour: str | None = None
    sign: str = ""
    more: str = ""


class CheckModel(QAbstractListModel):
    """The items of a list; ``toggled`` when a person has checked one or taken the check away."""

    toggled = Signal(str, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.items: list[Item] = []

    def show_items(self, items: Sequence[Item]) -> None:
        """Show these; where they are the same things as before, only what changed is told."""
        new = list(items)
        if [item.key for item in new] != [item.key for item in self.items]:
            self.beginResetModel()
            self.items = new
            self.endResetModel()
            return
        before, self.items = self.items, new
        for row, item in enumerate(new):
            if item != before[row]:
                self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.items)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsUserCheckable
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.items):
            return None
        item = self.items[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return item.name
            case Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if item.checked else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(f"{item.name}\n{item.more}".strip())
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{item.name}, {item.count} event{'s' * (item.count != 1)}"
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        item = self.items[index.row()]
        wanted = Qt.CheckState(value) == Qt.CheckState.Checked
        if wanted != item.checked:
            self.toggled.emit(item.key, wanted)
        return True


class CheckDelegate(QStyledItemDelegate):
    """Paints an item: box, swatch or disc, name (shortened where it has to be), count."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(60, self._theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        item = cast(CheckModel, index.model()).items[index.row()]
        theme, box = self._theme, option.rect
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        painter.save()
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.color("hover"))
        inner = box.adjusted(INSET, 0, -INSET - 1, 0)
        left = _BOX + _GAP
        self._paint_box(painter, _at(inner, 0, _BOX, rtl), item.checked, option)
        muted = not item.checked and (item.colour is not None or item.sign != "")
        if item.colour is not None:
            painter.setOpacity(0.75 if muted else 1)
            color = theme.process_color(item.colour)
            paint_swatch(painter, _square(_at(inner, left, 10, rtl), 10), color)
            left += 10 + _GAP
        elif item.sign:
            ink = theme.color("text3" if muted else "text2")
            spot = _square(_at(inner, left, 12, rtl), 12)
            paint_disc(painter, spot, item.sign, ink, theme.color("panel"))
            left += 12 + _GAP
        painter.setOpacity(1)
        self._paint_words(painter, inner, left, item, muted, rtl)
        painter.restore()

    def _paint_box(
        self, painter: QPainter, box: QRect, checked: bool, option: QStyleOptionViewItem
    ) -> None:
        theme, square = self._theme, _square(box, _BOX)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = theme.color("accent" if checked else "control")
        painter.setPen(QPen(edge, 1))
        painter.setBrush(theme.color("accent" if checked else "base"))
        painter.drawRoundedRect(square.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        if checked:
            theme.icon("checked", "onaccent", _BOX).paint(painter, square.toRect())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRoundedRect(square.adjusted(-3, -3, 3, 3), 5, 5)

    def _paint_words(
        self, painter: QPainter, inner: QRect, left: int, item: Item, muted: bool, rtl: bool
    ) -> None:
        theme = self._theme
        small = theme.font("small")
        number = str(item.count)
        room = QFontMetrics(small).horizontalAdvance(number)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.setFont(small)
        painter.setPen(theme.color("text3"))
        count = _at(inner, inner.width() - room, room, rtl)
        painter.drawText(count, middle | Qt.AlignmentFlag.AlignLeft, number)
        body = theme.font("body")
        name = _at(inner, left, inner.width() - left - room - 8, rtl)
        shown = QFontMetrics(body).elidedText(item.name, Qt.TextElideMode.ElideRight, name.width())
        painter.setFont(body)
        painter.setPen(theme.color("text3" if muted else "text"))
        painter.setLayoutDirection(direction_of(item.name) or option_direction(rtl))
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        painter.drawText(name, middle | side | Qt.TextFlag.TextSingleLine, shown)


def option_direction(rtl: bool) -> Qt.LayoutDirection:
    """A direction as Qt has it."""
    return Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight


def _at(box: QRect, left: int, width: int, rtl: bool) -> QRect:
    """A part of a box, ``left`` px from where the line begins."""
    start = box.right() + 1 - left - width if rtl else box.left() + left
    return QRect(start, box.top(), width, box.height())


def _square(box: QRect, side: int) -> QRectF:
    """A square in the middle of a box, on whole px."""
    return QRectF(
        box.left() + (box.width() - side) // 2, box.top() + (box.height() - side) // 2, side, side
    )


class CheckList(QListView):
    """A list as high as its items, 25 px each, without a scroll bar of its own."""

    left = Signal(int)
    """The keyboard goes on upwards (-1) or downwards (1)."""
    edited = Signal(str)
    """F2 or a double click on an item, by its key."""

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.checks = CheckModel(self)
        self.setAccessibleName(name)
        self.setModel(self.checks)
        self.setItemDelegate(CheckDelegate(theme, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setStyleSheet("QListView { background: transparent; }")
        self.checks.modelReset.connect(self._measure)
        theme.changed.connect(self._measure)

    def _measure(self) -> None:
        self.setFixedHeight(self._theme.px(_ROW) * self.checks.rowCount())
        self.setVisible(self.checks.rowCount() > 0)
        self.scheduleDelayedItemsLayout()

    def enter(self, step: int) -> None:
        """Take the focus on the first item when coming from above (1), else on the last."""
        last = self.checks.rowCount() - 1
        self.setCurrentIndex(self.checks.index(0 if step > 0 else last))
        self.setFocus(Qt.FocusReason.TabFocusReason)

    def _toggle(self, index: QModelIndex) -> None:
        if index.isValid():
            checked = self.checks.items[index.row()].checked
            state = Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked
            self.checks.setData(index, state, Qt.ItemDataRole.CheckStateRole)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index, key = self.currentIndex(), event.key()
        row, last = index.row(), self.checks.rowCount() - 1
        if key == Qt.Key.Key_Space:
            self._toggle(index)
        elif key == Qt.Key.Key_F2 and index.isValid():
            self.edited.emit(self.checks.items[row].key)
        elif key == Qt.Key.Key_Up and row <= 0:
            self.left.emit(-1)
        elif key == Qt.Key.Key_Down and row == last:
            self.left.emit(1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.checks.rowCount():
            self.setCurrentIndex(self.checks.index(0))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self.setCurrentIndex(index)
            self._toggle(index)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self._toggle(index)
            self.edited.emit(self.checks.items[index.row()].key)
