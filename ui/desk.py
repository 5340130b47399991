"""The desk: the workspaces of one open document, and the ways from one to another."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QLocale, QPoint, QTimer, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from timeline_app import claims
from timeline_app import records as r
from timeline_app.document import Document
from timeline_app.drafts import EventDraft
from timeline_app.records import Record
from timeline_app.settings import paper_of
from ui.background import Background
from ui.bridge import Bridge
from ui.chronology_workspace import ChronologyWorkspace
from ui.edit_work import COMMANDS as EDITS
from ui.edit_work import EditWork
from ui.notices import Notices
from ui.settings_store import SettingsStore
from ui.shown import Shown
from ui.theme import Theme

if TYPE_CHECKING:
    from ui.briefing_workspace import BriefingWorkspace
    from ui.review_workspace import ReviewWorkspace
    from ui.sources_workspace import SourcesWorkspace

_STATES = (
    *("splitter", "middle", "table", "chart", "sources", "sources_inner", "review"),
    *("briefing", "briefing_choices"),
)
_REVIEW_AFTER = 1500
"""How long after opening the findings are looked for, in milliseconds."""


class Desk(QWidget):
    """All workspaces on one document; those that are not seen yet are built when they are."""

    WORKSPACES: ClassVar[tuple[str, ...]] = ("chronology", "sources", "review", "briefing")
    COMMANDS: ClassVar[tuple[str, ...]] = (
        *WORKSPACES,
        *EDITS,
        *("add_source", "cite", "open_sentence", "back", "print", "next_pane", "previous_pane"),
        *("next_record", "previous_record", "next_finding", "previous_finding"),
        *("side_list", "inspector"),
    )
    """The commands that ``do`` knows."""

    clear_requested = Signal()
    """Someone asks for every event to be shown again."""
    workspace_changed = Signal(str)
    findings_counted = Signal(int)
    """How many findings there are."""
    menu_requested = Signal(QPoint)
    """A menu on the selected events is asked for, at a place of the screen."""

    def __init__(
        self,
        document: Document,
        theme: Theme,
        notices: Notices,
        background: Background,
        settings: SettingsStore,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.bridge = Bridge(document, parent=self)
        self.shown = Shown(self.bridge)
        self._theme, self._notices = theme, notices
        self._background, self._settings = background, settings
        self._stack = QStackedWidget(self)
        self.chronology = ChronologyWorkspace(self.bridge, self.shown, theme, notices, self._stack)
        self.edits = EditWork(self.bridge, self.chronology, notices)
        self.current = "chronology"
        self._built: dict[str, QWidget] = {"chronology": self.chronology}
        self._came_from: list[str] = []
        self._stack.addWidget(self.chronology)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self._connect_chronology()
        settings.changed.connect(self._setting_changed)
        self.chronology.restore_state(self._states())
        QTimer.singleShot(_REVIEW_AFTER, self, lambda: self.review)

    def _connect_chronology(self) -> None:
        page = self.chronology
        page.inspector.built.connect(self._show_grades)
        page.clear_requested.connect(self._clear)
        page.menu_requested.connect(self.menu_requested)
        page.passage_requested.connect(self.open_passage)
        page.sentence_requested.connect(self.open_sentence)
        page.cite_requested.connect(lambda _: self.go("sources"))
        page.side.process_requested.connect(self.edits.add_process)
        page.side.process_edit_requested.connect(self.edits.edit_process)

    @property
    def sources(self) -> SourcesWorkspace:
        """The Sources workspace, built when it is first asked for."""
        from ui.sources_workspace import SourcesWorkspace

        found = self._built.get("sources")
        if not isinstance(found, SourcesWorkspace):
            found = SourcesWorkspace(
                self.bridge, self.shown, self._theme, self._notices, self._background
            )
            found.event_draft_requested.connect(self._draft_from_passage)
            found.event_opened.connect(self.open_event)
            found.back_requested.connect(self.back)
            self._keep("sources", found)
        return found

    @property
    def review(self) -> ReviewWorkspace:
        """The Review workspace, built when it is first asked for."""
        from ui.review_workspace import ReviewWorkspace

        found = self._built.get("review")
        if not isinstance(found, ReviewWorkspace):
            found = ReviewWorkspace(self.bridge, self._theme, self._notices)
            found.event_requested.connect(self.open_event)
            found.passage_requested.connect(self.open_passage)
            found.source_requested.connect(self.open_source)
            found.counted.connect(self.findings_counted)
            self._keep("review", found)
            self._show_grades()
            self.findings_counted.emit(len(found.findings))
        return found

    @property
    def briefing(self) -> BriefingWorkspace:
        """The Briefing workspace, built when it is first asked for."""
        from ui.briefing_workspace import BriefingWorkspace

        found = self._built.get("briefing")
        if not isinstance(found, BriefingWorkspace):
            found = BriefingWorkspace(
                self.bridge,
                self.shown,
                self._theme,
                self._notices,
                self._background,
                paper=paper_of(self._settings.text("paper"), QLocale.system().name()[-2:]),
            )
            found.events_requested.connect(self._look_at)
            found.clear_requested.connect(self._clear)
            self._keep("briefing", found)
        return found

    def _keep(self, key: str, page: Any) -> None:
        self._built[key] = page
        self._stack.addWidget(page)
        page.restore_state(self._states())

    def _setting_changed(self, key: str) -> None:
        if key == "show_grades":
            self._show_grades()

    def _show_grades(self) -> None:
        """Let what is built already follow the setting; the rest follows when it is built."""
        on = self._settings.flag("show_grades")
        if self.chronology.inspector.is_built:
            self.chronology.form.evidence.show_grades(on)
        if "review" in self._built:
            self.review.show_grades(on)

    def _clear(self) -> None:
        self.shown.clear()
        self.clear_requested.emit()

    def do(self, key: str) -> None:
        """Do a command of ``COMMANDS``."""
        if key in self.WORKSPACES:
            self.go(key)
        elif key in EDITS:
            self.edits.do(key)
            if key == "add_event":
                self.go("chronology")
        else:
            self._steps()[key]()

    def _steps(self) -> dict[str, Callable[[], object]]:
        return {
            "add_source": self._add_source,
            "cite": self._cite,
            "open_sentence": lambda: self.open_sentence(next(iter(self.bridge.selection), "")),
            "back": self.back,
            "print": self._print,
            "next_pane": lambda: self.next_pane(1),
            "previous_pane": lambda: self.next_pane(-1),
            "next_record": lambda: self._step(1),
            "previous_record": lambda: self._step(-1),
            "next_finding": lambda: self._finding(1),
            "previous_finding": lambda: self._finding(-1),
            "side_list": lambda: self._toggle("side_list"),
            "inspector": lambda: self._toggle("inspector"),
        }

    def _pane(self, key: str) -> QWidget:
        return self.chronology.side if key == "side_list" else self.chronology.inspector

    def shows(self, key: str) -> bool:
        """Whether "side_list" or "inspector" is not put away."""
        return not self._pane(key).isHidden()

    def _toggle(self, key: str) -> None:
        self._pane(key).setVisible(not self.shows(key))
        self.workspace_changed.emit(self.current)

    def go(self, key: str) -> None:
        """Show a workspace."""
        page: QWidget = getattr(self, key)
        self.current = key
        new = page.focusWidget() is None and _holds(self, QApplication.focusWidget())
        self._stack.setCurrentWidget(page)
        if new:
            self.next_pane(0)
        self.workspace_changed.emit(key)

    def _leave_for(self, key: str) -> None:
        if self.current != key:
            self._came_from.append(self.current)
        self.go(key)

    def back(self) -> None:
        """Go back to where the last way between workspaces began."""
        if self._came_from:
            self.go(self._came_from.pop())
            self.next_pane(0)

    def open_event(self, identity: str) -> None:
        """Show an event in the chronology."""
        self._leave_for("chronology")
        self.bridge.select([identity], "desk")
        self.chronology.table.scroll_to(identity)

    def _look_at(self, ids: tuple[str, ...]) -> None:
        self._leave_for("chronology")
        self.bridge.select(ids, "desk")

    def open_passage(self, excerpt: str) -> None:
        """Show a passage in its source."""
        self._leave_for("sources")
        self.sources.open_passage(excerpt)

    def open_source(self, identity: str) -> None:
        """Show a source."""
        self._leave_for("sources")
        self.sources.open_source(identity)

    def open_sentence(self, event: str) -> None:
        """Show the passage that an event's date rests on; say so where there is none."""
        found = claims.claims_on(self.bridge.chronology, event)
        dated = [claim for claim in found if claim.citation.field == "date"] or found
        standing = [claim for claim in dated if claim.report] or dated
        if standing:
            self.open_passage(standing[-1].excerpt.id)
        elif event:
            self._notices.say("No passage is cited on this event yet.")

    def _draft_from_passage(
        self, draft: EventDraft, excerpt: r.Excerpt, citation: r.Citation
    ) -> None:
        """Open the form on a new event that rests on a passage."""

        def cited(event: r.Event) -> list[Record]:
            known = excerpt.id in self.bridge.chronology.excerpts
            return [citation] if known else [excerpt, citation]

        self._leave_for("chronology")
        self.chronology.form.draft.begin(draft, cited)

    def _add_source(self) -> None:
        self._leave_for("sources")
        self.sources.add_source()

    def _cite(self) -> None:
        if self.current == "sources":
            self.sources.cite_selection()
        else:
            self.go("sources")

    def _print(self) -> None:
        self.go("briefing")
        self.briefing.print()

    def _step(self, by: int) -> None:
        page = self._built[self.current]
        step = getattr(page, "step", None)
        if step is not None:
            step(by)

    def _finding(self, by: int) -> None:
        self.go("review")
        self.review.step(by)

    def is_empty(self) -> bool:
        """Whether there is nothing to show yet, and nothing is being written."""
        chronology = self.bridge.chronology
        nothing = not chronology.events and not chronology.sources
        return nothing and self.current == "chronology" and self.draft_state() is None

    def summary(self) -> str:
        """What the status bar says: "12 of 118 events shown · 1 selected"."""
        if self.current in ("sources", "review"):
            page: Any = self._built[self.current]
            return str(page.summary())
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
        page: Any = self._built[self.current]
        panes: list[QWidget] = page.panes()
        if not panes:
            return
        focus = self.focusWidget()
        inside = [n for n, pane in enumerate(panes) if _holds(pane, focus)]
        middle = 0 if self.current == "review" else min(1, len(panes) - 1)
        place = inside[0] + by if inside and by else middle
        for step in range(len(panes)):  # a pane that takes no keys now is passed over
            if _focus_into(panes[(place + step * (by or 1)) % len(panes)]):
                return

    def draft_state(self) -> dict[str, Any] | None:
        """What is typed and not yet added, in form and intake; None where there is nothing."""
        found: dict[str, Any] = {}
        if self.chronology.inspector.is_built:
            found["event"] = self.chronology.form.draft_state()
        if "sources" in self._built:
            found["source"] = self.sources.draft_state()
        found = {name: state for name, state in found.items() if state}
        return found or None

    def restore_draft(self, draft: dict[str, Any]) -> None:
        """Put a draft back where it was typed."""
        if isinstance(draft.get("event"), dict):
            self.chronology.form.restore_draft(draft["event"])
        if isinstance(draft.get("source"), dict):
            self.sources.restore_draft(draft["source"])

    def commit(self) -> None:
        """Save what is typed in a field that has not been left yet."""
        if self.chronology.inspector.is_built:
            self.chronology.form.commit()

    def _states(self) -> dict[str, Any]:
        found = {name: self._settings.state(name) for name in _STATES}
        return {name: state for name, state in found.items() if not state.isEmpty()}

    def close_document(self) -> None:
        """Remember splitters and columns, stop all work, and let go of the file."""
        for page in self._built.values():
            kept: Any = page
            for name, state in kept.save_state().items():
                self._settings.keep_state(name, state)
        if "sources" in self._built:
            self.sources.leave()
        if "review" in self._built:
            self.review.stop()
        if "briefing" in self._built:
            self.briefing.stop()
        self.bridge.close()
        self.bridge.document.store.close()


def _holds(pane: QWidget, focus: QWidget | None) -> bool:
    return focus is not None and (pane is focus or pane.isAncestorOf(focus))


def _focus_into(pane: QWidget) -> bool:
    """Give the keyboard to a pane; False where nothing in it takes it."""
    for inner in (pane.focusProxy() or pane, *pane.findChildren(QWidget)):
        if inner.focusPolicy().value and inner.isVisible() and inner.isEnabled():
            inner.setFocus()
            return True
    return False
