"""How one moves about in the event table and edits it: keys, pointer, editors."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from timeline_app.folding import fold
from ui.cell_editors import holds_a_fault, index_of
from ui.event_columns import COLUMNS, EVENT, title_of
from ui.event_model import EventModel
from ui.finding import Finder
from ui.row_delegate import RowDelegate

_Flag = QItemSelectionModel.SelectionFlag
_Key = Qt.Key
_Move = QAbstractItemView.CursorAction


class EventView(QTableView):
    """A view of an ``EventModel``: open headings are passed over, closed ones are stops."""

    opened = Signal(str)
    """Enter or a double click on an event: its form is wanted."""
    menu_requested = Signal(QPoint)
    """The context menu of the selected events is wanted, at this point of the screen."""

    def __init__(
        self, events: EventModel, delegate: RowDelegate, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.events = events
        self._delegate = delegate
        self._finder = Finder()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        delegate.stepped.connect(self._step)

    def _column(self) -> int:
        column = self.currentIndex().column()
        return column if column >= 0 else EVENT

    def selected_ids(self) -> list[str]:
        """The selected events in shown order."""
        parts = [(one.top(), one.bottom()) for one in self.selectionModel().selection().toList()]
        found: list[str] = []
        end = -1
        for top, bottom in sorted(parts):
            found += self.events.ids_between(max(top, end + 1), bottom)
            end = max(end, bottom)
        return found

    # Keys

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        before = self.currentIndex()
        ends = {_Move.MoveHome: 0, _Move.MoveEnd: self.events.rowCount() - 1}
        if action in ends:
            found = self.events.index(ends[action], self._column())
        else:
            found = super().moveCursor(action, modifiers)
        if not self._is_heading(found.row()):
            return found
        upwards = found.row() < before.row()
        row = self._stop_beside(found.row(), -1 if upwards else 1)
        if row < 0:
            row = self._stop_beside(found.row(), 1 if upwards else -1)
        return self.events.index(row, self._column()) if row >= 0 else before

    def _is_heading(self, row: int) -> bool:
        """Whether a row is the heading of an open month; a closed one is a stop like an event."""
        month = self.events.month_at(row)
        return month is not None and month.open

    def _stop_beside(self, row: int, step: int) -> int:
        while 0 <= row < self.events.rowCount():
            if not self._is_heading(row):
                return row
            row += step
        return -1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        key = Qt.Key(event.key())
        if plain and key in (_Key.Key_Return, _Key.Key_Enter):
            self._open(self.currentIndex())
        elif plain and key in (_Key.Key_Left, _Key.Key_Right):
            forward = (key == _Key.Key_Right) != self.isRightToLeft()
            self._fold(forward)
        elif plain and key == _Key.Key_F2:
            self.edit_current()
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        month = self.events.month_at(index.row())
        event = self.events.event_at(index.row())
        if month is not None:
            self._set_month(index.row(), is_open=not month.open)
        elif event is not None:
            self.opened.emit(event.id)

    def _fold(self, is_open: bool) -> None:
        """Open or close the month of the current row."""
        row = self.currentIndex().row()
        while row >= 0 and self.events.month_at(row) is None:
            row -= 1
        if row >= 0 and self.events.by_date:
            self._set_month(row, is_open=is_open)

    def _set_month(self, row: int, *, is_open: bool) -> None:
        """Open or close a month; the row of the keyboard goes with it."""
        month = self.events.month_at(row)
        if month is None or month.open == is_open:
            return
        inside = self.currentIndex().row() >= row and self._month_row() == row
        self.events.open_month(month.key, is_open)
        if inside:
            row = self.events.row_of_month(month.key) + is_open
            index = self.events.index(row, self._column())
            self.selectionModel().setCurrentIndex(index, _Flag.NoUpdate)
            self.viewport().update()

    def _month_row(self) -> int:
        row = self.currentIndex().row()
        while row >= 0 and self.events.month_at(row) is None:
            row -= 1
        return row

    def keyboardSearch(self, search: str) -> None:
        start = self.currentIndex().row()
        wanted = self._finder.typed(search)
        count = self.events.rowCount()
        offset = 1 if len(wanted) == 1 else 0
        for step in range(count):
            row = (max(start, 0) + step + offset) % count
            event = self.events.event_at(row)
            if event is not None and fold(title_of(event)).startswith(wanted):
                self.setCurrentIndex(self.events.index(row, self._column()))
                return

    # Editing

    def edit_current(self) -> None:
        """Edit the cell of the keyboard, or the event's title where that cell is not edited."""
        if self.state() == self.State.EditingState:
            return
        index = self.currentIndex()
        if not index.flags() & Qt.ItemFlag.ItemIsEditable:
            index = self.events.index(index.row(), EVENT)
        self._edit(index)

    def _edit(self, index: QModelIndex) -> None:
        if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.scrollTo(index)
            if index != self.currentIndex():
                self.setCurrentIndex(index)
            self.edit(index)

    def _step(self, cell: QPersistentModelIndex, step: int) -> None:
        """Go on to the next or previous cell that can be edited, in this row or the one beyond."""
        index = index_of(cell)
        if not index.isValid():
            return
        header, row = self.horizontalHeader(), index.row()
        place = header.visualIndex(index.column()) + step
        while 0 <= row < self.events.rowCount():
            while 0 <= place < len(COLUMNS):
                column = header.logicalIndex(place)
                there = self.events.index(row, column)
                if there.flags() & Qt.ItemFlag.ItemIsEditable and not header.isSectionHidden(
                    column
                ):
                    self._edit(there)
                    return
                place += step
            row += step
            place = 0 if step > 0 else len(COLUMNS) - 1

    def closeEditor(self, editor: QWidget, hint: object) -> None:
        if hint == self._delegate.EndEditHint.RevertModelCache or not holds_a_fault(editor):
            super().closeEditor(editor, hint)  # type: ignore[arg-type]

    # Pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self.indexAt(event.position().toPoint())
        month = self.events.month_at(at.row())
        if month is None:
            super().mousePressEvent(event)
        elif event.button() == Qt.MouseButton.LeftButton:
            self._set_month(at.row(), is_open=not month.open)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and at.isValid():
            self._open(at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        before, self._delegate.hovered = self._delegate.hovered, row
        for changed in {before, row} - {-1}:
            if before != row:
                top, height = self.rowViewportPosition(changed), self.rowHeight(changed)
                self.viewport().update(QRect(0, top, self.viewport().width(), height))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            row = self._stop_beside(0, 1)
            index = self.events.index(row, EVENT) if row >= 0 else QModelIndex()
            self.selectionModel().setCurrentIndex(index, _Flag.NoUpdate)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.state() == QAbstractItemView.State.EditingState:
            return
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            box = self.visualRect(self.currentIndex())
            at = self.viewport().mapToGlobal(box.bottomLeft())
        if self.selected_ids():
            self.menu_requested.emit(at)
