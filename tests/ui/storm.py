"""Random operations on the rows of the event table, and what follows them as a view does."""

from __future__ import annotations

import random

import shiboken6
from PySide6.QtCore import QModelIndex, Qt

from tests.ui.tables import claim, day
from timeline_app import operations
from timeline_app import records as r
from timeline_app.dates import EventDate
from ui.bridge import Bridge
from ui.event_columns import DATE, EVENT, FLAGS
from ui.event_model import EventModel
from ui.shown import Shown

SOURCED = (
    *claim("1", "g4", "2017-02-08", "2017-01-20", "announces"),
    *claim("2", "g4", "2017-02-20", "2017-02-01", "announces"),
    *claim("3", "g4", "2017-02-23", "2017-02-13", "announces"),
    *claim("4", "a1", "2017-01-23/2017-01-24", "2017-01-25"),
    *claim("5", "a1", "2017-01-26", "2017-01-27"),
    *claim("6", "a2", "2017-02-15/2017-02-16", "2017-02-17"),
)


def rows(model: EventModel) -> list[str]:
    """The first words of each row, headings in brackets."""
    found = []
    for row in range(model.rowCount()):
        month, event = model.month_at(row), model.event_at(row)
        if month is not None:
            found.append(f"[{month.label} {month.count}]")
        elif event is not None:
            found.append(event.title)
    return found


class Mirror:
    """Follows a model by its signals alone, as a view does."""

    def __init__(self, model: EventModel) -> None:
        self.model = model
        self.rows: list[object] = []
        model.modelReset.connect(self.read)
        model.rowsInserted.connect(self.insert)
        model.rowsRemoved.connect(self.remove)
        model.rowsMoved.connect(self.move)
        self.read()

    def _row(self, at: int) -> object:
        month, event = self.model.month_at(at), self.model.event_at(at)
        return month if month is not None else event and event.id

    def read(self) -> None:
        self.rows = [self._row(at) for at in range(self.model.rowCount())]

    def insert(self, _: QModelIndex, first: int, last: int) -> None:
        self.rows[first:first] = [self._row(at) for at in range(first, last + 1)]

    def remove(self, _: QModelIndex, first: int, last: int) -> None:
        del self.rows[first : last + 1]

    def move(self, _: QModelIndex, first: int, last: int, __: QModelIndex, to: int) -> None:
        moved = self.rows[first : last + 1]
        del self.rows[first : last + 1]
        at = to - len(moved) if to > first else to
        self.rows[at:at] = moved


class Storm:
    """Random operations on events, months, filters and order."""

    def __init__(self, bridge: Bridge, shown: Shown, model: EventModel) -> None:
        self.bridge, self.shown, self.model = bridge, shown, model
        self.random = random.Random(7)
        self.made = 0
        self.steps = (
            self.redate, self.redate, self.rename, self.make, self.drop, self.undo, self.redo,
            self.fold, self.sort, self.sift, self.several,
        )  # fmt: skip

    def _some(self) -> str:
        return self.random.choice(sorted(self.bridge.chronology.events) or [""])

    def _day(self) -> EventDate | None:
        month, date = self.random.randint(1, 6), self.random.randint(1, 28)
        return self.random.choice([None, day(f"2017-{month:02}-{date:02}"), day("../2017-01-05")])

    def _edit(self, ids: list[str], **values: object) -> None:
        self.bridge.apply(operations.edit(self.bridge.chronology, "event", ids, values))

    def redate(self) -> None:
        self._edit([self._some()], date=self._day())

    def rename(self) -> None:
        self._edit([self._some()], title=self.random.choice(["A", "B", "C"]))

    def several(self) -> None:
        self._edit([self._some(), self._some(), self._some()], date=self._day())

    def make(self) -> None:
        self.made += 1
        event = r.Event(f"n{self.made}", title=f"New {self.made}", date=self._day())
        self.bridge.apply(operations.add([event]))

    def drop(self) -> None:
        if len(self.bridge.chronology.events) > 4:
            gone = operations.delete(self.bridge.chronology, "event", [self._some()])
            self.bridge.apply(gone)

    def undo(self) -> None:
        self.bridge.undo()

    def redo(self) -> None:
        self.bridge.redo()

    def fold(self) -> None:
        months = self.model.months()
        if months:
            _, month = self.random.choice(months)
            self.model.open_month(month.key, not month.open)

    def sort(self) -> None:
        column = self.random.choice([DATE, DATE, DATE, EVENT, FLAGS])
        self.model.sort(column, self.random.choice(list(Qt.SortOrder)))

    def sift(self) -> None:
        hidden = self.random.choice([frozenset[str](), frozenset({"pa"}), frozenset({""})])
        self.shown.hide(processes=hidden)


def built_anew(model: EventModel, bridge: Bridge, shown: Shown) -> list[str]:
    """The rows of a model that has followed no changes but should show the same."""
    fresh = EventModel(bridge, shown)
    for _, month in model.months():
        fresh.open_month(month.key, month.open)
    fresh.sort(model._column, model._order)
    found = rows(fresh)
    shiboken6.delete(fresh)
    return found
