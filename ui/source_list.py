"""The list of sources: by date, with a filter, and what is still open in each."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from timeline_app.document import Notice
from ui.bridge import Bridge
from ui.form_kit import Button, icon_button, literal, plain_label
from ui.least_width import LeastWidth
from ui.open_dates import OpenDates
from ui.own_keys import asked_key, is_find, is_plain
from ui.panel_bar import PanelBar, rule
from ui.source_rows import SourceDelegate, SourceModel, filtered, rows_of
from ui.theme import Theme

WIDTH, LEAST = 305, 220
_HEAD = 38
_KINDS = frozenset(("source", "publisher", "excerpt", "citation", "reading"))


class SourceView(QListView):
    """The rows themselves; type-to-find is the filter line's."""

    deleted = Signal()
    entered = Signal()
    """Enter, or →: on to the text."""
    find_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sources = SourceModel(self)
        self.setModel(self.sources)
        self.setItemDelegate(SourceDelegate(theme, self))
        self.setAccessibleName("Sources")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def event(self, event: QEvent) -> bool:
        """In here Del and Find are the list's own, not those of the selected event."""
        asked = asked_key(event)
        if asked is not None and (is_find(asked) or is_plain(asked, Qt.Key.Key_Delete)):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_find(event):
            self.find_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.deleted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.text() and event.text().isalnum():
            event.ignore()  # letters are for commands here
        else:
            super().keyPressEvent(event)


class SourceList(QFrame):
    """The sources, 305 px wide. ``chosen`` follows the current row."""

    chosen = Signal(str)
    """The id of the source whose row is current; empty for none."""
    entered = Signal()
    """Enter on a row: the keyboard goes to the text."""
    delete_requested = Signal(str)
    add_requested = Signal()

    def __init__(
        self, bridge: Bridge, dates: OpenDates, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge, self._dates, self._theme = bridge, dates, theme
        self._current = ""
        self._filling = False
        self.setProperty("pane", "base")
        self.setObjectName("source_list")
        self.setAccessibleName("List of sources")
        LeastWidth(self, LEAST)
        self.view = SourceView(theme)
        self.setFocusProxy(self.view)
        self.total = plain_label(bold=True)
        self.order = plain_label("by date", tone="text2", step="small")
        self.find_button = icon_button("search", "Find a source (Ctrl+F)")
        self.open_button = Button("Open dates", icon="filter", small=True)
        self.open_button.setCheckable(True)
        self.find_line = QLineEdit()
        self.empty = plain_label(tone="text2", wrap=True)
        self.add = Button("Add a source", "link", icon="plus")
        self._build()
        self._connect()
        self.refresh()

    def _build(self) -> None:
        head = PanelBar(self._theme, _HEAD)
        row = head.row
        row.addWidget(self.total)
        row.addWidget(self.order)
        row.addStretch(1)
        row.addWidget(self.find_button)
        row.addWidget(self.open_button)
        self.find_line.setPlaceholderText("Title, publisher or day")
        self.find_line.setAccessibleName("Find a source")
        self.find_line.setClearButtonEnabled(True)
        self._find_box = QFrame()
        self._find_box.setProperty("pane", "panel")
        inside = QHBoxLayout(self._find_box)
        inside.setContentsMargins(12, 0, 12, 7)
        inside.addWidget(self.find_line)
        self._find_box.hide()
        nothing = QWidget()
        column = QVBoxLayout(nothing)
        column.setContentsMargins(14, 14, 14, 14)
        column.addWidget(self.empty)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        body = QWidget()
        self._pages = QStackedLayout(body)
        self._pages.addWidget(self.view)
        self._pages.addWidget(nothing)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for widget in (head, self._find_box, rule()):
            whole.addWidget(widget)
        whole.addWidget(body, 1)

    def _connect(self) -> None:
        self._bridge.changed.connect(self._heard)
        self._dates.changed.connect(self.refresh)
        self.view.selectionModel().currentChanged.connect(self._moved)
        self.view.entered.connect(self.entered)
        self.view.doubleClicked.connect(lambda _: self.entered.emit())
        self.view.deleted.connect(self._delete)
        self.view.find_wanted.connect(self.find_source)
        self.find_button.clicked.connect(self.find_source)
        self.find_line.textChanged.connect(lambda _: self.refresh())
        self.open_button.toggled.connect(lambda _: self.refresh())
        self.add.clicked.connect(self.add_requested)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 600)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_head()

    def _fit_head(self) -> None:
        """Leave out how it is sorted, then the button to find, where there is no room for them."""
        needed = 2 * 12 + 7 + self.total.sizeHint().width() + self.open_button.sizeHint().width()
        for part in (self.find_button, self.order):
            needed += 7 + part.sizeHint().width()
            part.setVisible(needed <= self.width())

    # What is shown

    @property
    def current(self) -> str:
        """The id of the chosen source; empty for none."""
        return self._current

    def ids(self) -> list[str]:
        """The ids of the sources that are shown, in their order."""
        return [row.id for row in self.view.sources.rows]

    def _heard(self, notice: Notice) -> None:
        operation = notice.operation
        if operation is None or any(one.kind in _KINDS for one in operation.changes):
            self.refresh()

    def refresh(self) -> None:
        """Show the sources as they are now."""
        chronology = self._bridge.chronology
        counts = {one: self._dates.count(one) for one in chronology.sources}
        rows = rows_of(chronology, counts)
        shown = filtered(rows, self.find_line.text(), open_only=self.open_button.isChecked())
        place = self.view.sources.place_of(self._current)
        self._filling = True
        self.view.sources.show_rows(shown)
        self._filling = False
        total = len(rows)
        words = f"{len(shown)} of {total}" if len(shown) != total else str(total)
        self.total.setText(f"{words} source{'s' * (total != 1)}")
        self._show_open()
        self._say_empty(total)
        self._fit_head()
        self._keep_current(place)

    def _show_open(self) -> None:
        total = self._dates.total
        self.open_button.setText(literal(f"Open dates {total}"))
        self.open_button.setAccessibleName(f"Open dates, {total}")
        self.open_button.setVisible(bool(self._bridge.chronology.sources))
        on = self.open_button.isChecked()
        tone, ground = self._theme.name("accent"), self._theme.name("accentsoft")
        sheet = f"QPushButton {{ background: {ground}; color: {tone}; border-color: {tone} }}"
        self.open_button.setStyleSheet(sheet if on else "")

    def _say_empty(self, total: int) -> None:
        self._pages.setCurrentIndex(0 if self.view.sources.rows else 1)
        self.add.setVisible(not total)
        if not total:
            self.empty.setText("No source yet. Paste an article to begin.")
        elif self.find_line.text():
            self.empty.setText(f"No source matches “{self.find_line.text()}”.")
        else:
            self.empty.setText("No date is open.")

    def _keep_current(self, before: int) -> None:
        """Keep the current row, or take its neighbour where it has gone."""
        rows = self.view.sources.rows
        place = self.view.sources.place_of(self._current)
        gone = self._current not in self._bridge.chronology.sources
        if place < 0 and gone:
            place = max(0, min(before, len(rows) - 1)) if rows else -1
        if place >= 0:
            self._set_row(place)
        self._tell(rows[place].id if place >= 0 else "" if gone else self._current)

    def _set_row(self, place: int) -> None:
        index = self.view.sources.index(place)
        if self.view.currentIndex() != index or not self.view.selectionModel().isSelected(index):
            self._filling = True
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.view.selectionModel().setCurrentIndex(index, flag)
            self._filling = False

    def choose(self, source: str) -> bool:
        """Make a source current, if need be without the filter; False where it is not there."""
        if source not in self._bridge.chronology.sources:
            return False
        if self.view.sources.place_of(source) < 0:
            self.open_button.setChecked(False)
            self.find_line.clear()
        place = self.view.sources.place_of(source)
        if place < 0:
            return False
        self._set_row(place)
        self.view.scrollTo(self.view.sources.index(place))
        self._tell(source)
        return True

    def step(self, by: int) -> None:
        """Choose the next (1) or previous (-1) source."""
        rows = self.view.sources.rows
        place = self.view.sources.place_of(self._current)
        if rows:
            self.choose(rows[max(0, min(place + by, len(rows) - 1))].id)

    def _moved(self, index: QModelIndex) -> None:
        if not self._filling and index.isValid():
            self._tell(self.view.sources.rows[index.row()].id)

    def _tell(self, source: str) -> None:
        if source != self._current:
            self._current = source
            self.chosen.emit(source)

    def _delete(self) -> None:
        if self._current:
            self.delete_requested.emit(self._current)

    # The filter

    def find_source(self) -> None:
        """Open the filter line."""
        self._find_box.show()
        self.find_line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.find_line.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.find_line.hasFocus():
            self.find_line.clear()
            self._find_box.hide()
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return) and self.find_line.hasFocus():
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().keyPressEvent(event)
