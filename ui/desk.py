"""The desk: the workspaces of one open document, and what they share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from timeline_app.document import Document
from ui.bridge import Bridge
from ui.chronology_workspace import ChronologyWorkspace
from ui.edit_work import COMMANDS as EDITS
from ui.edit_work import EditWork
from ui.notices import Notices
from ui.settings_store import SettingsStore
from ui.shown import Shown
from ui.theme import Theme


class Desk(QWidget):
    """All workspaces on one document; it goes when the document is closed."""

    WORKSPACES: ClassVar[tuple[str, ...]] = ("chronology",)
    COMMANDS: ClassVar[tuple[str, ...]] = (
        *WORKSPACES,
        *EDITS,
        "next_pane",
        "previous_pane",
        "next_record",
        "previous_record",
        "side_list",
        "inspector",
    )
    """The commands that ``do`` knows."""

    clear_requested = Signal()
    """Someone asks for every event to be shown again."""
    workspace_changed = Signal(str)
    menu_requested = Signal(QPoint)
    """A menu on the selected events is asked for, at a place of the screen."""

    def __init__(self, document: Document, theme: Theme, notices: Notices) -> None:
        super().__init__()
        self.bridge = Bridge(document, parent=self)
        self.shown = Shown(self.bridge)
        self.chronology = ChronologyWorkspace(self.bridge, self.shown, theme, notices)
        self.edits = EditWork(self.bridge, self.chronology, notices)
        self.current = "chronology"
        self._stack = QStackedWidget()
        self._stack.addWidget(self.chronology)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self.chronology.clear_requested.connect(self._clear)
        self.chronology.menu_requested.connect(self.menu_requested)
        self.chronology.side.process_requested.connect(self.edits.add_process)
        self.chronology.side.process_edit_requested.connect(self.edits.edit_process)

    def _clear(self) -> None:
        self.shown.clear()
        self.clear_requested.emit()

    def do(self, key: str) -> None:
        """Do a command of ``COMMANDS``."""
        steps: dict[str, Callable[[], None]] = {
            "next_pane": lambda: self.next_pane(1),
            "previous_pane": lambda: self.next_pane(-1),
            "next_record": lambda: self.chronology.step(1),
            "previous_record": lambda: self.chronology.step(-1),
            "side_list": lambda: _toggle(self.chronology.side),
            "inspector": lambda: _toggle(self.chronology.inspector),
        }
        if key in self.WORKSPACES:
            self.go(key)
        elif key in steps:
            steps[key]()
        else:
            self.edits.do(key)

    def go(self, key: str) -> None:
        """Show a workspace."""
        self.current = key
        self._stack.setCurrentWidget({"chronology": self.chronology}[key])
        self.workspace_changed.emit(key)

    def is_empty(self) -> bool:
        """Whether there is nothing to show yet, and nothing is being written."""
        chronology = self.bridge.chronology
        return not chronology.events and not chronology.sources and self.draft_state() is None

    def summary(self) -> str:
        """What the status bar says: "12 of 118 events shown · 1 selected"."""
        total, shown = len(self.bridge.chronology.events), len(self.shown.ids)
        words = f"{shown} of {total} events shown" if shown != total else f"{total} events"
        chosen = len(self.bridge.selection)
        if chosen:
            words += f"  ·  {chosen} selected"
        if self.bridge.document.store.read_only:
            words += "  ·  read-only"
        return words

    def next_pane(self, by: int) -> None:
        """Move the focus to the next (1) or previous (-1) pane; 0: to the middle."""
        panes = self.chronology.panes()
        focus = self.focusWidget()
        inside = [n for n, pane in enumerate(panes) if _holds(pane, focus)]
        place = (inside[0] + by) % len(panes) if inside and by else min(1, len(panes) - 1)
        _focus_into(panes[place])

    def draft_state(self) -> dict[str, Any] | None:
        """What is typed and not yet added."""
        if not self.chronology.inspector.is_built:
            return None
        state: dict[str, Any] | None = self.chronology.form.draft_state()
        return state

    def commit(self) -> None:
        """Save what is typed in a field that has not been left yet."""
        if self.chronology.inspector.is_built:
            self.chronology.form.commit()

    def restore_draft(self, draft: dict[str, Any]) -> None:
        """Put a draft back into the form."""
        self.chronology.form.restore_draft(draft)

    def keep_state(self, settings: SettingsStore) -> None:
        """Remember splitters and columns."""
        for name, state in self.chronology.save_state().items():
            settings.keep_state(name, state)

    def restore_state(self, settings: SettingsStore) -> None:
        """Put splitters and columns where they were."""
        names = ("splitter", "middle", "table")
        found = {name: settings.state(name) for name in names}
        self.chronology.restore_state(
            {n: state for n, state in found.items() if not state.isEmpty()}
        )

    def close_document(self) -> None:
        """Let go of the document and its file."""
        self.bridge.close()
        self.bridge.document.store.close()


def _toggle(pane: QWidget) -> None:
    pane.setVisible(not pane.isVisible())


def _holds(pane: QWidget, focus: QWidget | None) -> bool:
    return focus is not None and (pane is focus or pane.isAncestorOf(focus))


def _focus_into(pane: QWidget) -> None:
    inner = pane.focusProxy() or pane
    if inner.focusPolicy().value:
        inner.setFocus()
        return
    for child in inner.findChildren(QWidget):
        if child.focusPolicy().value and child.isVisible() and child.isEnabled():
            child.setFocus()
            return
