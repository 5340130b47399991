"""The event table as Qt's model: one list of rows over the snapshot, without a proxy."""

from __future__ import annotations

from typing import Any, TypeAlias

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from timeline_app import operations
from timeline_app import records as r
from timeline_app.canonical import FieldError
from timeline_app.dates import sort_key
from timeline_app.document import Notice
from timeline_app.errors import KnownError
from timeline_app.fields import Field
from ui.bridge import Bridge
from ui.event_columns import COLUMNS, DATE, editor_text, values_of
from ui.event_rows import Month, MonthKey, Row, Steps, month_of, runs, steps_between, with_months
from ui.row_facts import Facts, facts_of, touched_events
from ui.row_roles import READERS, Role
from ui.row_words import header_words, sentence, tip
from ui.shown import Shown

__all__ = ["EventModel", "Index", "Role"]

Index: TypeAlias = QModelIndex | QPersistentModelIndex

_ROOT = QModelIndex()
_MANY = 200
"""From this many changed events on, all rows are read anew."""


class EventModel(QAbstractTableModel):
    """The events that ``Shown`` lets through, sorted, with a heading above each month.

    ``arranged`` comes after every change of which rows there are, when they are all in place.
    """

    arranged = Signal()

    def __init__(self, bridge: Bridge, shown: Shown, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._shown = shown
        self._chronology = bridge.chronology
        self._rows: list[Row] = []
        self._ids: list[str] = []
        self._places: dict[str, int] | None = None
        self._headings: list[tuple[int, Month]] | None = None
        self._facts: dict[str, Facts] = {}
        self._keys: dict[str, Any] = {}
        self._closed: set[MonthKey] = set()
        self._column, self._order = DATE, Qt.SortOrder.AscendingOrder
        self._failure: KnownError | None = None
        self.arranging = False
        bridge.failed.connect(self._note_failure)
        bridge.changed.connect(self._heard)
        shown.changed.connect(self._shown_changed)
        self._reset()

    # Rows

    @property
    def by_date(self) -> bool:
        """Whether the rows are in order of date and so have months."""
        return self._column == DATE

    def ids(self) -> list[str]:
        """The events in shown order, without those of closed months."""
        return [row for row in self._rows if isinstance(row, str)]

    def months(self) -> list[tuple[int, Month]]:
        """The headings with their rows."""
        if self._headings is None:
            rows = enumerate(self._rows) if self.by_date else ()
            self._headings = [(at, row) for at, row in rows if isinstance(row, Month)]
        return self._headings

    def month_at(self, row: int) -> Month | None:
        """The heading in a row; None where it is an event or there is no such row."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, Month) else None

    def event_at(self, row: int) -> r.Event | None:
        """The event in a row; None where it is a heading or there is no such row."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return self._chronology.events.get(found) if isinstance(found, str) else None

    def row_of(self, event: str) -> int:
        """The row of an event; -1 where it is not shown."""
        if self._places is None:
            self._places = {row: at for at, row in enumerate(self._rows) if isinstance(row, str)}
        return self._places.get(event, -1)

    def row_of_month(self, key: MonthKey) -> int:
        """The row of a heading; -1 where there is none."""
        return next((at for at, month in self.months() if month.key == key), -1)

    def facts(self, event: r.Event) -> Facts:
        """What an event's citations come to, read once a snapshot."""
        found = self._facts.get(event.id)
        if found is None:
            found = self._facts[event.id] = facts_of(event, self._chronology)
        return found

    def open_month(self, key: MonthKey, is_open: bool) -> None:
        """Show or hide the events of a month."""
        if is_open == (key not in self._closed):
            return
        (self._closed.discard if is_open else self._closed.add)(key)
        self._arrange(set())

    def reveal(self, event: str) -> bool:
        """Open the month of an event; False where the event is not shown at all."""
        record = self._chronology.events.get(event)
        if record is None:
            return False
        if self.by_date and month_of(record.date) in self._closed and event in self._shown.ids:
            self.open_month(month_of(record.date), is_open=True)
        return self.row_of(event) >= 0

    # What Qt asks

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        if self.month_at(index.row()) is not None:
            return flags
        flags |= Qt.ItemFlag.ItemIsSelectable
        writable = not self._bridge.document.store.read_only
        if writable and COLUMNS[index.column()].edits is not None:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        descends = self._order == Qt.SortOrder.DescendingOrder
        return header_words(section, role, descends if section == self._column else None)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        month = self.month_at(index.row())
        if month is not None:
            return self._of_month(month, index.column(), role)
        event = self.event_at(index.row())
        reader = READERS.get(role)
        return None if event is None or reader is None else reader(self, event, index.column())

    def _of_month(self, month: Month, column: int, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and column == 0:
            return f"{month.label}   {month.count_label}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{month.label}, {month.count_label}, {'open' if month.open else 'closed'}"
        return None

    def cell(self, event: r.Event, column: int) -> str:
        """The text of a cell."""
        return COLUMNS[column].show(event, self._chronology, self.facts)

    def colour(self, event: r.Event) -> str | None:
        """The colour key of an event's process; None without one."""
        process = self._chronology.processes.get(event.process or "")
        return None if process is None else process.colour

    def tip(self, event: r.Event, column: int) -> str:
        """What the tooltip of a cell says, as plain text."""
        return tip(event, column, self._chronology, self.facts(event))

    def sentence(self, event: r.Event) -> str:
        """An event in one sentence, for screen readers."""
        return sentence(event, self.facts(event))

    # Editing in place

    def field_at(self, index: Index) -> Field | None:
        """The field that an editor in this cell changes; None where there is none."""
        event = self.event_at(index.row())
        edits = COLUMNS[index.column()].edits
        return None if event is None or edits is None else edits(event)

    def editor_text(self, index: Index) -> str:
        """What an editor in this cell begins with."""
        event, field = self.event_at(index.row()), self.field_at(index)
        return "" if event is None or field is None else editor_text(field, event, self._chronology)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        return role == Qt.ItemDataRole.EditRole and not self.write(index, str(value))

    def write(self, index: Index, text: str) -> str:
        """Save what was typed into a cell; the reason where that cannot be, else empty."""
        event, field = self.event_at(index.row()), self.field_at(index)
        if event is None or field is None:
            return "This cannot be changed here."
        try:
            values = values_of(field, text, event, self._chronology)
        except FieldError as error:
            return str(error)
        label = f"Change {field.label.casefold()} of {operations.name_of(event)}"
        operation = operations.edit(self._chronology, "event", [event.id], values, label)
        self._failure = None
        if not operation.changes or self._bridge.apply(operation):
            return ""
        failure: KnownError | None = self._failure
        return "It was not saved." if failure is None else f"{failure.happened} {failure.kept}"

    def _note_failure(self, error: KnownError) -> None:
        self._failure = error

    # Order

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if (column, order) == (self._column, self._order) or not 0 <= column < len(COLUMNS):
            return
        if column != self._column:
            self._keys = {}
        self._column, self._order = column, order
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
        self._reset()

    def _laid_out(self) -> list[Row]:
        """All rows as they should be."""
        events, ids = self._chronology.events, self._ids
        descends = self._order == Qt.SortOrder.DescendingOrder
        if not self.by_date:
            return [*sorted(ids, key=self._sort_keys(ids).__getitem__, reverse=descends)]
        if descends:
            undated = [i for i in ids if events[i].date is None]
            ids = [i for i in reversed(ids) if events[i].date is not None] + undated
        rows = with_months(ids, events, self._closed)
        months = [row for row in rows if isinstance(row, Month)]
        if len(set(months)) < len(months):  # not in order of date after all
            ids = sorted(ids, key=lambda i: sort_key(events[i].date), reverse=descends)
            rows = with_months(ids, events, self._closed)
        return rows

    def _sort_keys(self, ids: list[str]) -> dict[str, Any]:
        keys, key_of = self._keys, COLUMNS[self._column].sort
        events = self._chronology.events
        for identity in ids:
            if identity not in keys:
                keys[identity] = key_of(events[identity], self._chronology, self.facts)
        return keys

    # Changes

    def _shown_changed(self) -> None:
        if self._bridge.chronology is not self._chronology:
            return  # the notice of the edit follows
        if self._listen_again():
            rows = self._laid_out()
            if rows != self._rows:
                self._reset(rows)

    def _listen_again(self) -> bool:
        """Take over which events are shown; whether they are other ones than before.

        Where the search line cannot be read, ``Shown`` may still name events that are gone.
        """
        events, ids = self._chronology.events, self._shown.ids
        if not events.keys() >= set(ids):
            ids = [i for i in ids if i in events]
        before, self._ids = self._ids, ids
        return before != ids

    def _heard(self, notice: Notice) -> None:
        touched = touched_events(notice) if notice.old is self._chronology else None
        self._chronology = self._bridge.chronology
        if touched is None or len(touched) > _MANY or notice.new is not self._chronology:
            self._facts, self._keys = {}, {}
            self._reset()
            return
        for identity in touched:
            self._facts.pop(identity, None)
            self._keys.pop(identity, None)
        if self._listen_again() or not self.by_date or self._changes_month(notice, touched):
            self._arrange(touched)
        else:
            self._tell([self.row_of(identity) for identity in touched])

    def _changes_month(self, notice: Notice, touched: set[str]) -> bool:
        """Whether the date of an event is another one, so that it may stand in another month."""
        old, new = notice.old.events, notice.new.events
        pairs = ((old.get(identity), new.get(identity)) for identity in touched)
        return any(a is None or b is None or a.date != b.date for a, b in pairs)

    def _reset(self, rows: list[Row] | None = None) -> None:
        self.arranging = True
        self.beginResetModel()
        if rows is None:
            self._listen_again()
            rows = self._laid_out()
        self._take(rows)
        self.endResetModel()
        self.arranging = False
        self.arranged.emit()

    def _take(self, rows: list[Row]) -> None:
        self._rows = rows
        self._places = self._headings = None

    def _arrange(self, touched: set[str]) -> None:
        """Bring the rows to what they should be; only touched ones move, come, go or change."""
        rows, before = self._laid_out(), list(self.months())
        if rows == self._rows:
            self._take(rows)
        else:
            steps = steps_between(self._rows, rows, touched)
            if steps is None:
                self._reset(rows)
                return
            self.arranging = True
            self._walk(steps)
            self._take(rows)
            self.arranging = False
            self.arranged.emit()
        counts = {month.key: (month.count, month.open) for _, month in before}
        other = [at for at, month in self.months() if counts.get(month.key) != _seen(month)]
        self._tell([self.row_of(identity) for identity in touched] + other)

    def _tell(self, rows: list[int]) -> None:
        for row in rows:
            if row >= 0:
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))

    def _walk(self, steps: Steps) -> None:
        """Take away, move and bring in rows, one run at a time, telling Qt of each."""
        start = steps.start
        for first, last in reversed(runs(self._rows, steps.gone, start)):
            self.beginRemoveRows(_ROOT, first, last)
            del self._rows[first : last + 1]
            self._places = self._headings = None
            self.endRemoveRows()
        self._move([row for row in steps.target if row not in steps.come], steps)
        for first, last in runs(steps.target, steps.come):
            self.beginInsertRows(_ROOT, start + first, start + last)
            self._rows[start + first : start + first] = steps.target[first : last + 1]
            self._places = self._headings = None
            self.endInsertRows()

    def _move(self, target: list[Row], steps: Steps) -> None:
        for n, row in enumerate(target):
            if row not in steps.loose:
                continue
            source = self._rows.index(row, steps.start)
            after = self._rows.index(target[n - 1], steps.start) + 1 if n else steps.start
            if after in (source, source + 1):
                continue
            self.beginMoveRows(_ROOT, source, source, _ROOT, after)
            self._rows.insert(after - (after > source), self._rows.pop(source))
            self._places = self._headings = None
            self.endMoveRows()


def _seen(month: Month) -> tuple[int, bool]:
    return month.count, month.open
