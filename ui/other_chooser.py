"""Another reading of a date, or another event for a passage: one line that finds both."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from timeline_app import records as r
from timeline_app.chronology import Chronology
from timeline_app.date_labels import label
from timeline_app.date_reader import read_date
from timeline_app.dates import DateError, EventDate, date_of
from timeline_app.folding import fold
from timeline_app.operations import name_of
from ui.claim_draft import ClaimDraft
from ui.direction import direction_of
from ui.form_choices import swatch_icon
from ui.theme import Theme

_VALUE = Qt.ItemDataRole.UserRole
_MOST, _ROWS, _ROW = 40, 6, 25


class OtherChooser(QWidget):
    """A line and a list: readings of the date first, then events, the likeliest first.

    What is typed finds events by title, process and date, and is offered as a reading where it is
    a date. Enter takes the chosen row, Esc leaves.
    """

    date_chosen = Signal(object)
    """Another ``EventDate`` for the mention."""
    event_chosen = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chronology = Chronology({})
        self._draft: ClaimDraft | None = None
        self.line = QLineEdit()
        self.line.setPlaceholderText("Another date, or the name of an event")
        self.line.setAccessibleName("Other reading or event")
        self.list = QListWidget()
        self.list.setAccessibleName("Other readings and events")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 9, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.line)
        column.addWidget(self.list)
        self.line.textChanged.connect(self._fill)
        self.line.installEventFilter(self)
        self.list.itemClicked.connect(self._take)
        self.hide()

    @property
    def offered(self) -> list[str]:
        """The words of the rows."""
        return [self.list.item(row).text() for row in range(self.list.count())]

    def open(self, chronology: Chronology, draft: ClaimDraft) -> None:
        """Offer what there is instead of a draft."""
        self._chronology, self._draft = chronology, draft
        self.line.clear()
        self._fill("")
        self.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, text: str) -> None:
        self.list.clear()
        for date, words in self._readings(text):
            item = QListWidgetItem(self._theme.icon("event"), words)
            item.setData(_VALUE, date)
            self.list.addItem(item)
        for event, words in self._events(text):
            process = self._chronology.processes.get(event.process or "")
            item = QListWidgetItem(
                swatch_icon(self._theme, process.colour if process else ""), words
            )
            if direction_of(event.title) == Qt.LayoutDirection.RightToLeft:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setData(_VALUE, event.id)
            self.list.addItem(item)
        for row in range(self.list.count()):
            self.list.item(row).setSizeHint(QSize(0, self._theme.px(_ROW)))
        self.list.setCurrentRow(0)
        rows = max(1, min(self.list.count(), _ROWS))
        self.list.setFixedHeight(rows * self._theme.px(_ROW))

    def _readings(self, text: str) -> list[tuple[EventDate, str]]:
        draft = self._draft
        mark = draft.place.mark if draft is not None else None
        if draft is None or mark is None:
            return []
        typed = self._typed_dates(text) if text.strip() else []
        offered = typed
        if not text.strip() and mark.mention is not None:
            offered = [*mark.mention.alternatives]
            if mark.reading is not None and mark.mention.date is not None:
                offered.append(mark.mention.date)
        return [
            (date, f"Read as {label(date, 'long')}")
            for date in dict.fromkeys(offered)
            if date != mark.date
        ]

    def _typed_dates(self, text: str) -> list[EventDate]:
        published = self._draft.place.source.published if self._draft is not None else None
        near = date_of(published.first) if published is not None and published.first else None
        order = self._chronology.heading.day_order
        try:
            reading = read_date(text, relative_to=near, day_order=order)
        except DateError:
            return []
        found = reading.candidates or (() if reading.date is None else (reading.date,))
        return list(found)

    def _events(self, text: str) -> list[tuple[r.Event, str]]:
        chronology, wanted = self._chronology, fold(text.strip())
        suggestions = (
            {one.event: one.reason for one in self._draft.suggestions} if self._draft else {}
        )
        if not wanted:
            shown = self._draft.event if self._draft is not None else None
            ids: Sequence[str] = [one for one in suggestions if one != shown]
        else:
            ids = [*suggestions, *(i for i in chronology.by_date() if i not in suggestions)]
        found = []
        for identity in ids:
            event = chronology.events.get(identity)
            if event is None:
                continue
            words = self._words(event, suggestions.get(identity, ""))
            if wanted in fold(words) or wanted in fold(event.title):
                found.append((event, words))
        if wanted:
            found.sort(key=lambda pair: _fit(pair[0], wanted))
        return found[:_MOST]

    def _words(self, event: r.Event, reason: str) -> str:
        date = label(event.date) if event.date is not None else "no date"
        return "  ·  ".join(part for part in (name_of(event), date, reason) if part)

    def _take(self, item: QListWidgetItem) -> None:
        value = item.data(_VALUE)
        self.hide()
        if isinstance(value, EventDate):
            self.date_chosen.emit(value)
        else:
            self.event_chosen.emit(str(value))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and event.type() == QEvent.Type.KeyPress:
            return isinstance(event, QKeyEvent) and self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key, row = event.key(), self.list.currentRow()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = 1 if key == Qt.Key.Key_Down else -1
            self.list.setCurrentRow(max(0, min(row + step, self.list.count() - 1)))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            item = self.list.currentItem()
            if item is not None:
                self._take(item)
        elif key == Qt.Key.Key_Escape:
            self.hide()
            self.left.emit()
        else:
            return False
        return True


def _fit(event: r.Event, wanted: str) -> int:
    """How well a name fits what is typed: 0 just it, 1 begins with it, 2 has it in it."""
    name = fold(name_of(event))
    return 0 if name == wanted else 1 if name.startswith(wanted) else 2
