"""The Briefing workspace on a copy of the example, and what is read off it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from timeline_app import operations
from timeline_app.dates import EventDate
from timeline_app.document import Document
from ui.background import Background
from ui.bridge import Bridge
from ui.briefing_workspace import BriefingWorkspace
from ui.notices import Notices
from ui.shown import Shown

YEAR = EventDate.parse("2016-12-10/2018-02-05")


@dataclass
class At:
    """The workspace on a copy of the example, on 2 February 2018."""

    qtbot: QtBot
    document: Document
    bridge: Bridge
    shown: Shown
    notices: Notices
    background: Background
    workspace: BriefingWorkspace
    window: QWidget

    def settle(self) -> None:
        """Wait until the pages are those of what is chosen, and drawn."""
        self.qtbot.waitUntil(
            lambda: self.workspace.is_up_to_date and not self.background.jobs, timeout=20_000
        )

    @property
    def count(self) -> int:
        """How many events are on the pages."""
        return len(self.workspace.chosen.ids) if self.workspace.chosen is not None else 0

    @property
    def said(self) -> list[str]:
        """What the notices say, the newest last."""
        return [card.words for card in self.notices.cards]

    def texts(self, pane: QWidget) -> str:
        """Every label of a pane."""
        return "\n".join(one.text() for one in pane.findChildren(QLabel))

    def hide_event(self, title: str, handling: str = "restricted") -> None:
        """Restrict an event."""
        chronology = self.document.chronology
        ids = [one.id for one in chronology.events.values() if one.title == title]
        assert len(ids) == 1
        step = operations.edit(chronology, "event", ids, {"handling": handling})
        assert self.bridge.apply(step)
