"""The event table as Qt's model: one list of rows over the snapshot, without a proxy."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt

from timeline_app import operations
from timeline_app import records as r
from timeline_app.canonical import FieldError
from timeline_app.chronology import Chronology, place_of
from timeline_app.document import Notice
from timeline_app.errors import KnownError
from timeline_app.fields import Field
from timeline_app.steps import at_once
from ui.bridge import Bridge
from ui.event_columns import COLUMNS, DATE, editor_text, values_of
from ui.event_rows import Layout, Month, MonthKey, month_of, with_months
from ui.moving_rows import Index, MovingRows
from ui.row_facts import Facts, facts_of, touched_events
from ui.row_roles import READERS, Role
from ui.row_sort import Order, sorting
from ui.row_words import header_words, sentence, tip
from ui.shown import Shown
from ui.turns import Turns

__all__ = ["EventModel", "Index", "Role"]

_MANY = 200
"""From this many changed events on, all rows are read anew."""
_AT_ONCE = 2_000
"""Up to how many rows are sorted at once; more are sorted in turns."""
_HEADING = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
_CELL = _HEADING | Qt.ItemFlag.ItemIsSelectable
_WRITABLE = _CELL | Qt.ItemFlag.ItemIsEditable


class EventModel(MovingRows):
    """The events that ``Shown`` lets through, sorted, with a heading above each month.

    Many rows are sorted in turns; until that is done they stand as they stood.
    """

    def __init__(self, bridge: Bridge, shown: Shown, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._shown = shown
        self._chronology = bridge.chronology
        self._ids: Sequence[str] = []
        self._facts: dict[str, Facts] = {}
        self._keys: dict[str, Any] = {}
        self._same: dict[Any, Any] = {}
        self._closed: set[MonthKey] = set()
        self._column, self._order = self._wanted = DATE, Qt.SortOrder.AscendingOrder
        self._turns = Turns(self)
        self._failure: KnownError | None = None
        bridge.failed.connect(self._note_failure)
        bridge.changed.connect(self._heard)
        shown.changed.connect(self._shown_changed)
        self._renew()

    # Rows

    @property
    def by_date(self) -> bool:
        """Whether the rows are in order of date and so have months."""
        return self._column == DATE

    @property
    def busy(self) -> bool:
        """Whether the rows are being sorted and do not stand in their new order yet."""
        return self._turns.busy

    def event_at(self, row: int) -> r.Event | None:
        """The event in a row; None where it is a heading or there is no such row."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return self._chronology.events.get(found) if isinstance(found, str) else None

    def _near(self, event: str) -> tuple[int, int]:
        record = self._chronology.events.get(event)
        if record is None or not self.by_date:
            return 0, 0
        row = self.row_of_month(month_of(record.date))
        month = self.month_at(row)
        return (0, 0) if month is None else (row + 1, row + 1 + month.count)

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
        self._arrange(frozenset(), self._chronology)

    def reveal(self, event: str) -> bool:
        """Open the month of an event; False where the event is not shown at all."""
        record = self._chronology.events.get(event)
        if record is None:
            return False
        if self.by_date and month_of(record.date) in self._closed and event in self._shown.ids:
            self.open_month(month_of(record.date), is_open=True)
        return self.row_of(event) >= 0

    # What Qt asks

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.month_at(index.row()) is not None:
            return _HEADING
        writable = not self._bridge.document.store.read_only
        return _WRITABLE if writable and COLUMNS[index.column()].edits is not None else _CELL

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
        if (column, order) == self._wanted or not 0 <= column < len(COLUMNS):
            return
        if column != self._wanted[0]:
            self._keys, self._same = {}, {}
        self._wanted = column, order
        self._renew()

    def _renew(self) -> None:
        """Lay out all rows as they should be: at once where that is quick, else in turns."""
        self._turns.stop()
        column, order = self._wanted
        ids, descends = self._shown.ids, order == Qt.SortOrder.DescendingOrder
        if column == DATE:
            self._reset(self._by_month(descends=descends))
            return
        steps = sorting(ids, self._key, descends=descends)
        if len(ids) <= _AT_ONCE:
            self._reset(Layout([*at_once(steps)]))
        else:
            self._turns.start(steps, lambda rows: self._reset(Layout([*rows])))

    def _by_month(self, *, descends: bool) -> Layout:
        ids, events, closed = self._shown.ids, self._chronology.events, self._closed
        return with_months(ids, events, closed, descends=descends, before=self.months())

    def _key(self, identity: str) -> Any:
        """By what an event is sorted, read once."""
        found = self._keys.get(identity)
        if found is None:
            sort, event = COLUMNS[self._wanted[0]].sort, self._chronology.events[identity]
            found = sort(event, self._chronology, self.facts)
            if isinstance(found, tuple):
                found = self._same.setdefault(found, found)  # one of each, not one a row
            self._keys[identity] = found
        return found

    # Changes

    def _shown_changed(self) -> None:
        if self._bridge.chronology is not self._chronology:
            return  # the notice of the edit follows
        if self.busy or (self._listen_again() and not self.by_date):
            self._renew()
        elif self.by_date:
            layout = self._by_month(descends=self._descends)
            if layout.rows != self._rows:
                self._reset(layout)

    @property
    def _descends(self) -> bool:
        return self._order == Qt.SortOrder.DescendingOrder

    def _listen_again(self) -> bool:
        """Take over which events are shown; whether they are other ones than before."""
        before, self._ids = self._ids, self._shown.ids
        return before is not self._ids and before != self._ids

    def _heard(self, notice: Notice) -> None:
        touched = touched_events(notice) if notice.old is self._chronology else None
        self._chronology = self._bridge.chronology
        if touched is None or len(touched) > _MANY or notice.new is not self._chronology:
            self._facts, self._keys, self._same = {}, {}, {}
            self._renew()
            return
        keys = [self._keys.pop(identity, None) for identity in touched]
        for identity in touched:
            self._facts.pop(identity, None)
        if self.busy:
            self._tell(self.rows_of(touched))
            self._renew()
        elif self._ids is self._shown.ids and self._stand(notice, touched, keys):
            self._tell(self.rows_of(touched))
        else:
            self._arrange(frozenset(touched), notice.old)

    def _stand(self, notice: Notice, touched: Collection[str], keys: Sequence[Any]) -> bool:
        """Whether touched events, of which none comes or goes, stay where they stand."""
        old, new = notice.old.events, notice.new.events
        if self.by_date:
            pairs = ((old.get(identity), new.get(identity)) for identity in touched)
            return not any(a is None or b is None or a.date != b.date for a, b in pairs)
        pairs_of_keys = zip(touched, keys, strict=True)
        return all(i in new and self._key(i) == key for i, key in pairs_of_keys)

    def _arrange(self, touched: frozenset[str], old: Chronology) -> None:
        """Bring the rows to what they should be; only touched ones move, come, go or change."""
        before = self._ids
        self._listen_again()
        if self.by_date:
            layout = self._by_month(descends=self._descends)
            if not self._become(layout, touched):
                self._reset(layout)
            return
        rows = self._sorted_again(touched, old.without(before, touched))
        if rows is None or not self._become(Layout([*rows]), touched):
            self._renew()

    def _sorted_again(self, touched: frozenset[str], others: list[str]) -> list[str] | None:
        """The sorted rows with the touched ones in place; None where others come or go."""
        now, ids = self._chronology, self._ids
        if now.without(ids, touched) != others:
            return None
        coming = [identity for identity in touched if now.find(ids, identity) >= 0]
        order = Order(self._key, self._place, descends=self._descends)
        return order.moved(self.ids(), touched, coming)

    def _place(self, identity: str) -> Any:
        return place_of(self._chronology.events[identity])

    def _reset(self, layout: Layout) -> None:
        self.arranging = True
        self.beginResetModel()
        turned = (self._column, self._order) != self._wanted
        self._column, self._order = self._wanted
        self._listen_again()
        self._take(layout)
        self.endResetModel()
        self.arranging = False
        if turned:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)
        self.arranged.emit()
