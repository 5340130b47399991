"""A new event that is being put together: its draft, and what is to be cited on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject

from timeline_app import records as r
from timeline_app.changes import Operation
from timeline_app.drafts import EventDraft
from timeline_app.records import Record
from ui.bridge import Bridge
from ui.edit_road import DraftRoad

CitationFactory = Callable[[r.Event], Sequence[Record]]
"""What is to be cited on a new event: excerpt and citation, made when it is added."""


class NewEvent(QObject):
    """One draft. Its fields are edited through ``road``; ``operation`` adds it in one step."""

    def __init__(
        self,
        bridge: Bridge,
        draft: EventDraft,
        factory: CitationFactory | None,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.road = DraftRoad(bridge, draft, self)
        self._begun = draft
        self._factory = factory

    @property
    def id(self) -> str:
        """The id that the event will have."""
        return self.road.draft.event

    @property
    def record(self) -> r.Event:
        """The event as it stands."""
        return self.road.draft.record

    @property
    def is_as_begun(self) -> bool:
        """Whether nothing was saved to it, and nothing hangs on it."""
        return self.road.draft == self._begun and self._factory is None

    def _cited(self) -> Sequence[Record]:
        return () if self._factory is None else self._factory(self.record)

    def operation(self) -> Operation:
        """The one step that adds it, with what is cited on it."""
        return self.road.draft.operation(self._cited())

    def plain(self) -> dict[str, Any]:
        """It as a JSON object, with what is cited on it."""
        cited = EventDraft.of(self.record, self._cited()).changes[1:]
        return self.road.draft.after(cited).plain()


def texts(plain: object) -> dict[str, dict[str, str]]:
    """Typed texts by key by event, from JSON; anything else in it is left out."""
    found: dict[str, dict[str, str]] = {}
    if isinstance(plain, dict):
        for event, typed in plain.items():
            if isinstance(typed, dict):
                found[str(event)] = {str(key): str(text) for key, text in typed.items()}
    return found
