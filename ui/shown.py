"""Which events are shown: the search line and the side list together."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from PySide6.QtCore import QObject, Signal

from timeline_app.errors import KnownError
from timeline_app.vocabulary import status_of
from ui.bridge import Bridge


@dataclass(frozen=True, slots=True)
class Filters:
    """What the side list leaves out, and the actors it asks for; empty lets everything through.

    ``processes`` and ``signs`` name what is hidden ("" is: without a process); ``actors`` are the
    ids of which at least one must take part.
    """

    processes: frozenset[str] = field(default_factory=frozenset)
    signs: frozenset[str] = field(default_factory=frozenset)
    actors: frozenset[str] = field(default_factory=frozenset)

    def __bool__(self) -> bool:
        return bool(self.processes or self.signs or self.actors)


class Shown(QObject):
    """The events that pass search line and side list, in the order of their dates."""

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
        self._found: set[str] | None = None
        bridge.changed.connect(self.refresh)
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
        self.set_filters(replace(self.filters, **changes))

    def clear(self) -> None:
        """Show everything."""
        self.text = ""
        self.set_filters(Filters())

    def refresh(self, _: object = None) -> None:
        """Ask again, after an edit or a new search."""
        chronology = self._bridge.chronology
        try:
            found = self._searched()
        except KnownError as error:
            self.misread.emit(error)
            return
        self.misread.emit(None)
        events = chronology.events
        if self.filters:
            found = [i for i in found if self._passes(i)]
        self.ids = [i for i in found if i in events]
        self.changed.emit()

    def _searched(self) -> list[str]:
        chronology = self._bridge.chronology
        if self.text.strip():
            from timeline_app import query

            store = self._bridge.document.store
            return query.run(self.text, chronology, store.search, store.texts)
        return chronology.by_date()

    def _passes(self, identity: str) -> bool:
        chronology = self._bridge.chronology
        event = chronology.events[identity]
        wanted = self.filters
        if (event.process or "") in wanted.processes:
            return False
        if status_of(event.kind, event.status).sign in wanted.signs:
            return False
        if not wanted.actors:
            return True
        return any(p.actor in wanted.actors for p in chronology.participations_of(identity))
