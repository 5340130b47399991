"""The inspector: the form of the selected event, of several, or of a new one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QMenu,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from timeline_app.document import Notice
from ui.bridge import Bridge
from ui.edit_road import OpenRoad
from ui.event_record import EventRecord
from ui.evidence_panel import EvidencePanel
from ui.form_draft import FormDraft
from ui.form_kit import plain_label
from ui.form_strips import Strip
from ui.gone_events import GoneEvents
from ui.least_width import LeastWidth
from ui.many_events import ManyEvents
from ui.new_event import texts
from ui.notices import Notices
from ui.theme import Theme

WIDTH, LEAST = 360, 300
"""How wide the inspector is, and at least, in px."""

HINT = "Select an event to see what its dates rest on."


class EventForm(QFrame):
    """The inspector, 360 px wide. It follows the selection of the bridge.

    A new event is a ``draft`` until Enter or "Add event"; it stays while other events are looked
    at.
    """

    emptied = Signal()
    """The keyboard was here, and there is nothing to type in any more."""
    event_added = Signal(str)
    """The id of an event that was a draft and is now in the file."""

    def __init__(
        self, bridge: Bridge, theme: Theme, notices: Notices, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge, self._notices = bridge, notices
        self._open = OpenRoad(bridge, self)
        self.setProperty("pane", "base")
        LeastWidth(self, LEAST)
        self.reason = Strip(theme)
        self.hint = plain_label(HINT, tone="text2", wrap=True)
        self.many = ManyEvents()
        self.record = EventRecord(bridge, theme, notices)
        self.gone = GoneEvents(bridge, self.record.saver, notices, theme, self)
        self.draft = FormDraft(bridge, self._open, self.record, theme, notices, self)
        self._pages = QStackedWidget()
        self._build()
        self._connect()
        self._follow(bridge.selection)

    def _build(self) -> None:
        empty = QWidget()
        inner = QVBoxLayout(empty)
        inner.setContentsMargins(14, 14, 14, 14)
        inner.addWidget(self.hint)
        inner.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self.record)
        self._event_page = area
        for page in (empty, self.many, area):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.reason, self.gone.strip, self.draft.strip):
            column.addWidget(widget)
        column.addWidget(self._pages, 1)
        column.addWidget(self.draft.foot)
        self.setAccessibleName("Inspector")

    def _connect(self) -> None:
        self._bridge.selected.connect(self._follow)
        self._bridge.changed.connect(self._heard)
        self.many.change_requested.connect(self.change_many)
        self.draft.changed.connect(self._show)
        self.draft.added.connect(self.event_added)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 600)

    # What is shown

    @property
    def read_only(self) -> str:
        """Why nothing can be edited; empty where it can."""
        return self._bridge.document.store.read_only

    @property
    def event_id(self) -> str:
        """The id of the event that is shown; empty where there is none, or several."""
        if self.draft.shown is not None:
            return self.draft.shown.id
        selection = self._bridge.selection
        return selection[0] if len(selection) == 1 else ""

    def commit(self) -> None:
        """Save what is typed, as if its field had been left; for a window that closes."""
        self.record.saver.flush()

    @property
    def evidence(self) -> EvidencePanel:
        """The panel in the tab Evidence."""
        return self.record.evidence

    def set_evidence(self, panel: EvidencePanel) -> None:
        """Show another panel in the tab Evidence; it follows the form."""
        self.record.set_evidence(panel)

    def set_more_menu(self, menu: QMenu) -> None:
        """Give the button "⋯" in the head a menu."""
        self.record.head.set_more_menu(menu)

    def edit_title(self) -> None:
        """Go to the title, with all of it selected."""
        self.record.edit_title()

    def _follow(self, ids: Sequence[str], origin: str = "") -> None:
        self.draft.put_away()
        self._show(ids)

    def _show(self, ids: Sequence[str] | None = None) -> None:
        """Show the draft, or what is selected."""
        ids = self._bridge.selection if ids is None else ids
        read_only = self.read_only
        self.reason.say(read_only)
        draft = self.draft.shown
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self.isAncestorOf(focus)
        if draft is not None:
            self.record.show_event(draft.road, draft.id)
            self._pages.setCurrentWidget(self._event_page)
        elif len(ids) == 1 and ids[0] in self._bridge.chronology.events:
            self.record.show_event(self._open, ids[0], read_only=bool(read_only))
            self._pages.setCurrentWidget(self._event_page)
        else:
            self.record.leave()
            self.many.show_events(ids, self._bridge.chronology, read_only=bool(read_only))
            self._pages.setCurrentIndex(1 if len(ids) > 1 else 0)
        self.draft.show_parts()
        shown = self._pages.currentWidget() is self._event_page
        proxy = self.record.head.title.line if shown else None
        self.setFocusProxy(proxy)  # type: ignore[arg-type]  # None is allowed
        if had_focus and self._pages.currentIndex() == 0:
            self.emptied.emit()

    def _heard(self, notice: Notice) -> None:
        if self._pages.currentWidget() is self._event_page:
            self.record.refresh()
        elif self._pages.currentWidget() is self.many:
            ids = [i for i in self._bridge.selection if i in notice.new.events]
            self.many.show_events(ids, notice.new, read_only=bool(self.read_only))
        self.gone.look(notice)

    def change_many(self) -> None:
        """Ask what to change in the selected events, and do it in one step."""
        from ui.bulk_edit import BulkEdit

        operation = BulkEdit.ask(self, self._bridge, self._bridge.selection)
        if operation is None or not self._open.apply(operation):
            return
        self._notices.say(
            f"{operation.label}.",
            "Undo",
            lambda: self._open.take_back(operation),
            level="done",
            key_hint="Ctrl Z",
        )

    # Against a crash

    def draft_state(self) -> dict[str, Any] | None:
        """What is typed and not in the file, as a JSON object; None where there is nothing."""
        typed = self.record.saver.typed()
        state: dict[str, Any] = {"typed": typed} if typed else {}
        draft = self.draft.plain()
        if draft is not None:
            state["draft"] = draft
        return state or None

    def restore_draft(self, state: dict[str, Any]) -> None:
        """Put back what ``draft_state`` gave; what cannot be read of it is left out."""
        typed = texts(state.get("typed"))
        self.record.saver.restore_typed(typed)
        if isinstance(state.get("draft"), dict):
            self.draft.restore(state["draft"])
        for identity in typed.keys() - self._bridge.chronology.events.keys():
            if not self.draft.is_there or identity != self.draft.id:
                self.gone.look_for(identity)
        self._show()

    # Keys

    def event(self, event: QEvent) -> bool:
        """In here Del and F2 are the form's own, not those of the selected event."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            own = (Qt.Key.Key_Delete, Qt.Key.Key_F2)
            if event.key() in own and not event.modifiers():
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        focus = QApplication.focusWidget()
        if key == Qt.Key.Key_F2:
            self.edit_title()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focus, QAbstractButton):
            focus.click()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.draft.shown is not None:
            self.draft.add()
        elif key == Qt.Key.Key_Escape and self.draft.shown is not None:
            self.draft.discard()
        else:
            super().keyPressEvent(event)
