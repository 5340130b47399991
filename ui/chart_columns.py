"""The chart's columns of what is shown, made with as little work as an edit allows."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from timeline_app.chart.adapter import in_steps
from timeline_app.chart.columns import Columns
from timeline_app.chart.patch import patched
from timeline_app.chronology import Chronology
from timeline_app.document import Notice
from timeline_app.records import Participation
from timeline_app.steps import Steps, at_once
from ui.bridge import Bridge
from ui.row_facts import touched_events
from ui.shown import Shown
from ui.turns import Turns

_AT_ONCE = 2_000
"""Up to how many events are laid out at once; more in turns."""
_MANY = 200
"""From so many changed events on, all are read again."""
_NAMES = frozenset({"chronology", "process", "actor", "actor_name", "actor_link"})
"""Kinds on which lanes and colours depend."""


class _Kept(NamedTuple):
    """Columns, and what they are made of; None while they are on their way."""

    columns: Columns | None
    chronology: Chronology
    ids: list[str]
    grouping: str


class ShownColumns(QObject):
    """Makes the columns of the events that are shown, when asked."""

    ready = Signal(object)
    """The ``Columns`` that were asked for."""

    def __init__(self, bridge: Bridge, shown: Shown) -> None:
        super().__init__()
        self._bridge, self._shown = bridge, shown
        self._kept: _Kept | None = None
        self._snapshot = bridge.chronology
        self._touched: set[str] | None = set()
        self._again = False
        self._turns = Turns(self)
        bridge.changed.connect(self._heard)

    @property
    def busy(self) -> bool:
        """Whether columns are on their way."""
        return self._turns.busy

    def whole(self, grouping: str) -> Columns:
        """The columns, all made now."""
        return self._keep(grouping, at_once(self._steps(grouping)))

    def ask(self, grouping: str) -> None:
        """Make the columns: ``ready`` comes at once, or after some turns where it is much work."""
        columns = self._patched(grouping)
        if columns is not None:
            self.ready.emit(self._keep(grouping, columns))
        elif self.busy and self._follows(grouping):
            self._again = True
        elif len(self._shown.ids) <= _AT_ONCE:
            self.ready.emit(self.whole(grouping))
        else:
            self._again, self._kept = False, self._now(grouping, None)
            self._turns.start(self._steps(grouping), self._arrived)

    def _steps(self, grouping: str) -> Steps[Columns]:
        today = self._bridge.today
        return in_steps(self._bridge.chronology, self._shown.ids, grouping, today=today)

    def _keep(self, grouping: str, columns: Columns) -> Columns:
        self._turns.stop()
        self._kept = self._now(grouping, columns)
        return columns

    def _now(self, grouping: str, columns: Columns | None) -> _Kept:
        self._snapshot, self._touched = self._bridge.chronology, set()
        return _Kept(columns, self._bridge.chronology, self._shown.ids, grouping)

    def _arrived(self, columns: Columns) -> None:
        """Take over what was made in turns, and then what has been edited meanwhile."""
        if self._kept is None:
            return
        self._kept = self._kept._replace(columns=columns)
        self.ready.emit(columns)
        if self._again:
            self.ask(self._kept.grouping)

    # After an edit

    def _heard(self, notice: Notice) -> None:
        touched = _touched(notice) if notice.old is self._snapshot else None
        self._snapshot = notice.new
        if touched is None or self._touched is None or len(self._touched | touched) > _MANY:
            self._touched = None
        else:
            self._touched |= touched

    def _follows(self, grouping: str) -> bool:
        """Whether what is shown differs from what is kept, or on its way, by few events."""
        kept, touched = self._kept, self._touched
        if kept is None or touched is None or kept.grouping != grouping:
            return False
        now, ids = self._bridge.chronology, self._shown.ids
        if now is not self._snapshot:
            return False
        if kept.ids is ids:
            return True
        if abs(len(kept.ids) - len(ids)) > len(touched):
            return False
        return kept.chronology.without(kept.ids, touched) == now.without(ids, touched)

    def _patched(self, grouping: str) -> Columns | None:
        kept, touched = self._kept, self._touched
        if kept is None or kept.columns is None or touched is None or not self._follows(grouping):
            return None
        old, new = (kept.chronology, kept.ids), (self._bridge.chronology, self._shown.ids)
        return patched(kept.columns, grouping, old, new, touched, today=self._bridge.today)


def _touched(notice: Notice) -> set[str] | None:
    """The events that an operation may have changed on the chart; None for any of them."""
    found = touched_events(notice)
    if found is None or notice.operation is None:
        return None
    for change in notice.operation.changes:
        if change.kind in _NAMES:
            return None
        for chronology in (notice.old, notice.new):
            record = chronology.get(change.kind, change.id)
            if isinstance(record, Participation):
                found.add(record.event)
    return found
