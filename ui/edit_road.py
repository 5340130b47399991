"""Where the edits of a form go: into the open document, or into the draft of a new event."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from timeline_app.changes import Operation
from timeline_app.chronology import Chronology
from timeline_app.drafts import EventDraft
from timeline_app.errors import KnownError
from ui.bridge import Bridge


class Road(Protocol):
    """A snapshot to read from, and one way to edit it."""

    @property
    def chronology(self) -> Chronology:
        """The snapshot as it is now."""
        ...

    @property
    def fault(self) -> KnownError | None:
        """Why the last edit was not saved; None if it was."""
        ...

    def apply(self, operation: Operation, again: Callable[[], object] | None = None) -> bool:
        """Save an operation; False where it could not be saved.

        ``again`` is what tries it once more where somebody holds the file, as in ``Bridge.apply``.
        """
        ...

    def take_back(self, operation: Operation) -> bool:
        """Undo an operation applied before; False where what was done since stands against it."""
        ...


class OpenRoad(QObject):
    """Into the open document."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._fault: KnownError | None = None
        bridge.failed.connect(self._note)

    def _note(self, error: KnownError) -> None:
        self._fault = error

    @property
    def chronology(self) -> Chronology:
        return self._bridge.chronology

    @property
    def fault(self) -> KnownError | None:
        return self._fault

    def apply(self, operation: Operation, again: Callable[[], object] | None = None) -> bool:
        self._fault = None
        return self._bridge.apply(operation, again)

    def take_back(self, operation: Operation) -> bool:
        return self._bridge.take_back(operation)


class DraftRoad(QObject):
    """Into the draft of a new event, over the open document; nothing of it is in the file."""

    changed = Signal()
    """The draft is another one."""

    def __init__(self, bridge: Bridge, draft: EventDraft, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.draft = draft
        self._fault: KnownError | None = None
        self._seen: tuple[Chronology, EventDraft, Chronology] | None = None

    @property
    def chronology(self) -> Chronology:
        """The snapshot of the document, with the draft in it."""
        base = self._bridge.chronology
        if self._seen is None or self._seen[0] is not base or self._seen[1] is not self.draft:
            self._seen = (base, self.draft, self.draft.over(base))
        return self._seen[2]

    @property
    def fault(self) -> KnownError | None:
        return self._fault

    def apply(self, operation: Operation, again: Callable[[], object] | None = None) -> bool:
        self._fault = None
        try:
            self.draft = self.draft.after(operation.changes)
        except KnownError as error:
            self._fault = error
            return False
        self.changed.emit()
        return True

    def take_back(self, operation: Operation) -> bool:
        return self.apply(operation.inverse(0))
