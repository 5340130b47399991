"""Which events are shown: the search line and the side list together."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from timeline_app.changes import Operation
from timeline_app.chronology import Chronology, place_of
from timeline_app.document import Notice
from timeline_app.errors import KnownError
from timeline_app.records import Event
from timeline_app.vocabulary import status_of
from ui.bridge import Bridge

Holds = Callable[[Event], bool]
_FEW = 200
"""Up to how many changed events are looked at one by one."""
_SEEN_BY_OTHERS = frozenset({"title", "short_title", "parent"})
"""What a search for one event may read of another: what it is a part of, and its parts."""


class Filters(NamedTuple):
    """What the side list leaves out, and the actors it asks for; empty lets everything through.

    ``processes`` and ``signs`` name what is hidden ("" is: without a process); ``actors`` are the
    ids of which at least one must take part.
    """

    processes: frozenset[str] = frozenset()
    signs: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.processes or self.signs or self.actors)

    def tests(self, chronology: Chronology) -> list[Holds]:
        """What an event has to pass, in a snapshot."""
        found: list[Holds] = []
        if self.processes:
            hidden = self.processes
            found.append(lambda event: (event.process or "") not in hidden)
        if self.signs:
            found.append(_without(self.signs))
        if self.actors:
            parts = chronology.participations
            ids = (i for a in self.actors for i in chronology.owned("participation", "actor", a))
            taking = {parts[identity].event for identity in ids}
            found.append(lambda event: event.id in taking)
        return found


class _Signs(dict[tuple[str, str], str]):
    """The sign of each kind and status, looked up once."""

    def __missing__(self, pair: tuple[str, str]) -> str:
        sign = self[pair] = status_of(*pair).sign
        return sign


def _without(hidden: frozenset[str]) -> Holds:
    signs = _Signs()
    return lambda event: signs[event.kind, event.status] not in hidden


class Shown(QObject):
    """The events that pass search line and side list, in the order of their dates.

    ``ids`` is shared and not to be changed; it is another list when other events are shown.
    """

    changed = Signal()
    """Other events are shown, or the same in another order."""
    misread = Signal(object)
    """A ``KnownError`` on the search line, or None when it reads well."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge)
        self._bridge = bridge
        self.text = ""
        self.filters = Filters()
        self.ids: list[str] = []
        self._reads_well = True
        self._snapshot = bridge.chronology
        bridge.changed.connect(self._heard)
        self.refresh()

    def search(self, text: str) -> None:
        """Show what a search line finds; a line that cannot be read changes nothing."""
        self.text = text
        self.refresh()

    def set_filters(self, filters: Filters) -> None:
        """Show what the side list lets through."""
        self.filters = filters
        self.refresh()

    def hide(self, **changes: frozenset[str]) -> None:
        """Change a part of the side list's filters."""
        self.set_filters(self.filters._replace(**changes))

    def clear(self) -> None:
        """Show everything."""
        self.text = ""
        self.set_filters(Filters())

    def refresh(self) -> None:
        """Ask again, after a new search."""
        if self._ask():
            self.misread.emit(None)

    def _ask(self) -> bool:
        """Show what is found; False where the search line cannot be read."""
        try:
            found = self._asked()
        except KnownError as error:
            self._reads_well = False
            self.misread.emit(error)
            return False
        self._show(found)
        return True

    def _show(self, ids: list[str]) -> None:
        if not self._reads_well:
            self._reads_well = True
            self.misread.emit(None)
        self.ids, self._snapshot = ids, self._bridge.chronology
        self.changed.emit()

    def _asked(self) -> list[str]:
        chronology, store = self._bridge.chronology, self._bridge.document.store
        found: Iterable[Event] = chronology.events.values()
        if self.text.strip():
            from timeline_app import query

            asked = query.ask(query.parse(self.text, chronology), store.search, store.texts)
            found = asked.events(chronology)
        elif not self.filters:
            return chronology.by_date()
        for holds in self.filters.tests(chronology):
            found = filter(holds, found)
        return chronology.in_order(list(found))

    # After an edit

    def _heard(self, notice: Notice) -> None:
        ids = self._followed(notice)
        if ids is not None:
            self._show(ids)
        elif not self._ask():  # what was found before, as it is now
            events = self._bridge.chronology.events
            found = [events[i] for i in self.ids if i in events]
            self.ids = self._bridge.chronology.in_order(found)
            self.changed.emit()

    def _followed(self, notice: Notice) -> list[str] | None:
        """The ids after an edit that says nothing of other events; None: all are to be asked."""
        follows = notice.old is self._snapshot and notice.new is self._bridge.chronology
        touched = _alone(notice.operation) if follows and self._reads_well else None
        if touched is None or not (self.text.strip() or self.filters):
            return None
        try:
            tests = self._tests(notice.new)
        except KnownError:
            return None
        return None if tests is None else _moved(self.ids, notice, touched, tests)

    def _tests(self, chronology: Chronology) -> list[Holds] | None:
        """What one event has to pass; None where only the store can tell."""
        tests = self.filters.tests(chronology)
        if self.text.strip():
            from timeline_app import query

            asked = query.parse(self.text, chronology)
            if asked.asks_articles:
                return None
            tests.append(asked.holds(chronology))
        return tests


def _alone(operation: Operation | None) -> list[str] | None:
    """The few events that an operation edits, in nothing that is read of them elsewhere."""
    if operation is None or len(operation.changes) > _FEW:
        return None
    for change in operation.changes:
        if change.kind != "event" or not change.edits or _SEEN_BY_OTHERS & change.edits.keys():
            return None
    return [change.id for change in operation.changes]


def _moved(
    ids: list[str], notice: Notice, touched: Iterable[str], tests: Sequence[Holds]
) -> list[str]:
    """Ids in order of date, with each touched event where it now belongs, or left out."""
    old, new = notice.old.events, notice.new.events
    leaving: list[int] = []
    coming: list[Event] = []
    for identity in dict.fromkeys(touched):
        before, event = old[identity], new[identity]
        at = notice.old.find(ids, identity)
        there = at >= 0
        wanted = all(holds(event) for holds in tests)
        if there and wanted and place_of(before) == place_of(event):
            continue
        leaving += [at] * there
        coming += [event] * wanted
    if not leaving and not coming:
        return ids
    found = list(ids)
    for at in sorted(leaving, reverse=True):
        del found[at]
    for event in coming:
        insort(found, event.id, key=lambda i: place_of(new[i]))
    return found
