"""The rows of the event table as Qt sees them: which stands where, and how they come and move."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from contextlib import suppress
from typing import TypeAlias, cast

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Signal

from ui.event_columns import COLUMNS
from ui.event_rows import Layout, Month, MonthKey, Row, Steps, steps_between

Index: TypeAlias = QModelIndex | QPersistentModelIndex

_ROOT = QModelIndex()
_FEW = 4
"""Up to how many events are looked for one by one, without a list of all places."""
_WORK = 2_000_000
"""Up to how many steps, times rows, the rows are brought to what they should be by steps."""


class MovingRows(QAbstractTableModel):
    """Events and headings of months in one list.

    ``arranged`` comes after every change of which rows there are, when they are all in place.
    """

    arranged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._months: list[tuple[int, Month]] | None = None
        self._places: dict[str, int] | None = None
        self.arranging = False

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def ids(self) -> list[str]:
        """The events in shown order, without those of closed months."""
        return self.ids_between(0, len(self._rows) - 1)

    def ids_between(self, first: int, last: int) -> list[str]:
        """The events of some rows that follow each other."""
        found: list[Row] = []
        start = max(0, first)
        for at, _ in self.months():
            if start <= at <= last:
                found += self._rows[start:at]
                start = at + 1
        found += self._rows[start : last + 1]
        return cast(list[str], found)

    def months(self) -> list[tuple[int, Month]]:
        """The headings with their rows."""
        if self._months is None:
            rows = enumerate(self._rows)
            self._months = [(at, row) for at, row in rows if isinstance(row, Month)]
        return self._months

    def month_at(self, row: int) -> Month | None:
        """The heading in a row; None where it is an event or there is no such row."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, Month) else None

    def row_of(self, event: str) -> int:
        """The row of an event; -1 where it is not shown."""
        return self.rows_of([event])[0]

    def rows_of(self, events: Collection[str]) -> list[int]:
        """The row of each event; -1 where it is not shown."""
        if self._places is None and len(events) > _FEW:
            self._places = {row: at for at, row in enumerate(self._rows) if isinstance(row, str)}
        if self._places is None:
            return [self._look_for(event) for event in events]
        return [self._places.get(event, -1) for event in events]

    def _look_for(self, event: str) -> int:
        with suppress(ValueError):
            low, high = self._near(event)
            return self._rows.index(event, low, high)
        with suppress(ValueError):
            return self._rows.index(event)
        return -1

    def _near(self, event: str) -> tuple[int, int]:
        """Between which rows an event most likely stands."""
        return 0, 0

    def row_of_month(self, key: MonthKey) -> int:
        """The row of a heading; -1 where there is none."""
        return next((at for at, month in self.months() if month.key == key), -1)

    # Changes

    def _take(self, layout: Layout) -> None:
        self._rows, self._months, self._places = layout.rows, layout.months, None

    def _become(self, layout: Layout, touched: Collection[str]) -> bool:
        """Bring the rows to what they should be; False where more than ``touched`` would move.

        False also where so many steps through so many rows would take longer than a reset. Touched
        rows and headings that say something else are told of.
        """
        before = {month.key: _seen(month) for _, month in self.months()}
        if layout.rows == self._rows:
            self._take(layout)
        else:
            steps = steps_between(Layout(self._rows, self.months()), layout, touched)
            if steps is None or len(steps) * len(self._rows) > _WORK:
                return False
            self.arranging = True
            self._walk(steps, layout.rows)
            self._take(layout)
            self.arranging = False
            self.arranged.emit()
        other = [at for at, month in self.months() if before.get(month.key) != _seen(month)]
        self._tell([*self.rows_of(touched), *other])
        return True

    def _tell(self, rows: Iterable[int]) -> None:
        for row in rows:
            if row >= 0:
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))

    def _walk(self, steps: Steps, target: list[Row]) -> None:
        """Take away, move and bring in rows, telling Qt of each step."""
        for first, last in reversed(steps.gone):
            self.beginRemoveRows(_ROOT, first, last)
            del self._rows[first : last + 1]
            self._places = self._months = None
            self.endRemoveRows()
        for source, before in steps.moves:
            self.beginMoveRows(_ROOT, source, source, _ROOT, before)
            self._rows.insert(before - (before > source), self._rows.pop(source))
            self._places = self._months = None
            self.endMoveRows()
        for first, last in steps.come:
            self.beginInsertRows(_ROOT, first, last)
            self._rows[first:first] = target[first : last + 1]
            self._places = self._months = None
            self.endInsertRows()


def _seen(month: Month) -> tuple[int, bool]:
    return month.count, month.open
