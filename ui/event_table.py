"""The event table: rows, selection, keys and editing in place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QItemSelection, QItemSelectionModel, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from ui.bridge import Bridge
from ui.event_columns import COLUMNS, EVENT
from ui.event_model import EventModel
from ui.event_rows import stretches
from ui.event_view import EventView
from ui.row_delegate import RowDelegate
from ui.shown import Shown
from ui.table_parts import EmptyNote, EventHeader
from ui.theme import Theme

_ROW, _MONTH = 26, 25
_ORIGIN = "table"
_Flag = QItemSelectionModel.SelectionFlag


class EventTable(EventView):
    """The shown events as rows of 26 px under headings of months.

    What is selected is shared through the bridge under the name "table".
    """

    clear_requested = Signal()
    """The link of the empty table: show every event again."""

    def __init__(
        self, bridge: Bridge, shown: Shown, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(EventModel(bridge, shown), RowDelegate(bridge, theme), parent)
        self.events.setParent(self)
        self._delegate.setParent(self)
        self.setObjectName("event_table")
        self.setAccessibleName("Events")
        self._bridge, self._shown, self._theme = bridge, shown, theme
        self._following = False
        self._forget_sizes()
        self._note = EmptyNote(self.viewport(), theme, self)
        self._set_up()
        self.setModel(self.events)
        self.setItemDelegate(self._delegate)
        self._measure()
        self._connect()
        self._arranged()

    def _set_up(self) -> None:
        self.setHorizontalHeader(EventHeader(self._theme, self))
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(16)

    def _connect(self) -> None:
        header = self.horizontalHeader()
        header.sortIndicatorChanged.connect(self.events.sort)
        header.sectionResized.connect(self._resized)
        self.events.modelReset.connect(self._forget_sizes)
        self.events.arranged.connect(self._arranged)
        self._bridge.selected.connect(self._follow)
        self._note.pressed.connect(self.clear_requested)
        self._shown.changed.connect(self._say_if_empty)
        self._theme.changed.connect(self._measure)

    # Sizes

    def _measure(self) -> None:
        header = self.horizontalHeader()
        for place, column in enumerate(COLUMNS):
            header.resizeSection(place, self._theme.px(column.width))
        header.updateGeometry()
        self._forget_sizes()
        self._size_rows()
        self._stretch()

    def _forget_sizes(self) -> None:
        self._sized: list[int] | None = None

    def _size_rows(self) -> None:
        """Every row 26 px high and every month 25, whatever was in their places before."""
        rows, months = self.verticalHeader(), [row for row, _ in self.events.months()]
        if months == self._sized:
            return
        self._sized = months
        rows.setUpdatesEnabled(False)
        rows.setDefaultSectionSize(self._theme.px(_ROW))
        height = self._theme.px(_MONTH)
        self.clearSpans()
        for row in months:
            rows.resizeSection(row, height)
            self.setSpan(row, 0, 1, len(COLUMNS))
        rows.setUpdatesEnabled(True)

    def _resized(self, section: int) -> None:
        if section != EVENT:
            self._stretch()

    def _stretch(self) -> None:
        """Give the event what width the other columns leave."""
        header = self.horizontalHeader()
        others = header.length() - header.sectionSize(EVENT)
        least = self._theme.px(COLUMNS[EVENT].width)
        header.resizeSection(EVENT, max(least, self.viewport().width() - others))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stretch()

    def save_state(self) -> QByteArray:
        """Order, width and visibility of the columns, and the sort."""
        return self.horizontalHeader().saveState()

    def restore_state(self, state: QByteArray) -> None:
        """Put the columns where they were; what cannot be read changes nothing."""
        if self.horizontalHeader().restoreState(state):
            header = self.horizontalHeader()
            header.setSectionHidden(EVENT, False)
            self.events.sort(header.sortIndicatorSection(), header.sortIndicatorOrder())
            self._stretch()

    def columns_menu(self) -> QMenu:
        """The menu of the header, for those who have no mouse."""
        header = self.horizontalHeader()
        assert isinstance(header, EventHeader)  # noqa: S101
        return header.columns_menu(self)

    # Rows

    def shown_ids(self) -> list[str]:
        """The events in shown order, without those of closed months."""
        return self.events.ids()

    def _arranged(self) -> None:
        """Other rows than before: months, selection and the empty note anew."""
        self._delegate.hovered = -1
        self._size_rows()
        self._select(self._bridge.selection)
        if self.selectionModel().hasSelection() and self.events.row_of(self._first()) >= 0:
            self.scrollTo(self.currentIndex())
        self._say_if_empty()

    def _say_if_empty(self) -> None:
        if self.events.rowCount():
            self._note.hide()
            return
        text = self._shown.text.strip()
        if not self._bridge.chronology.events:
            self._note.say("There are no events yet. Ctrl N adds the first one.", "")
        elif text:
            self._note.say(f"No event matches “{text}”.", "Clear the search")
        else:
            self._note.say("The side list lets no event through.", "Show all events")

    def scroll_to(self, event: str) -> None:
        """Bring an event into view, its month opened; nothing where it is not shown."""
        if self.events.reveal(event):
            self.scrollTo(self.events.index(self.events.row_of(event), self._column()))

    # Selection

    def _first(self) -> str:
        return next(iter(self._bridge.selection), "")

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.viewport().update()
        if not self._following and not self.events.arranging:
            self._bridge.select(self.selected_ids(), _ORIGIN)

    def _follow(self, ids: tuple[str, ...], origin: str) -> None:
        if origin == _ORIGIN:
            return
        if len(ids) == 1:
            self.events.reveal(ids[0])
        self._select(ids)
        if ids and self.events.row_of(ids[0]) >= 0:
            self.scrollTo(self.currentIndex())

    def _select(self, ids: Sequence[str]) -> None:
        """Select those of these events that are shown, without telling anyone."""
        rows = sorted(row for row in self.events.rows_of(ids) if row >= 0)
        wanted = QItemSelection()
        last = len(COLUMNS) - 1
        for first, end in stretches(rows):
            wanted.select(self.events.index(first, 0), self.events.index(end, last))
        self._following = True
        try:
            if rows and self.currentIndex().row() not in rows:
                current = self.events.index(rows[0], self._column())
                self.selectionModel().setCurrentIndex(current, _Flag.NoUpdate)
            self.selectionModel().select(wanted, _Flag.ClearAndSelect)
        finally:
            self._following = False
