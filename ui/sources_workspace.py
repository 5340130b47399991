"""The Sources workspace: the list, the reader, what is known of a source, and taking one in."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QByteArray, QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QWidget

from timeline_app import records as r
from timeline_app.document import Notice
from ui.background import Background
from ui.bridge import Bridge
from ui.browsing import open_in_browser
from ui.citing_work import CitingWork
from ui.notices import Notices
from ui.open_dates import OpenDates, touched_sources
from ui.own_keys import asked_key
from ui.passage_keys import PassageKeys
from ui.reader_marks import date_marks, passages_of
from ui.reader_pane import ReaderPane
from ui.shown import Shown
from ui.source_intake import SourceIntake
from ui.source_list import WIDTH as LIST_WIDTH
from ui.source_list import SourceList
from ui.source_side import WIDTH as SIDE_WIDTH
from ui.source_side import SourceSide
from ui.text_facts import FactsKeeper
from ui.theme import Theme


class SourcesWorkspace(QWidget):
    """List (305 px), reader, side panel (308 px); the intake takes the place of the last two."""

    event_draft_requested = Signal(object, object, object)
    """A new event from a passage: ``EventDraft``, ``Excerpt``, ``Citation``. Nothing is saved yet;
    the excerpt may be in the file already."""
    event_opened = Signal(str)
    """Somebody wants to see an event, by its id."""
    back_requested = Signal()
    """Alt ←: back to where the sentence was opened from."""
    source_changed = Signal(str)
    """Another source is shown, by its id; empty for none."""

    def __init__(
        self,
        bridge: Bridge,
        shown: Shown,
        theme: Theme,
        notices: Notices,
        background: Background | None = None,
    ) -> None:
        super().__init__()
        self._bridge, self._shown, self._notices = bridge, shown, notices
        self.background = background or Background(self)
        self.facts = FactsKeeper(self.background, self)
        self.dates = OpenDates(bridge, self.facts, self)
        self.work = CitingWork(bridge, notices)
        self.list = SourceList(bridge, self.dates, theme)
        self.pane = ReaderPane(theme)
        self.reader, self.popup = self.pane.reader, self.pane.popup
        self.keys = PassageKeys(bridge, self.work, self.pane)
        self.side = SourceSide(bridge, theme)
        self.intake = SourceIntake(bridge, self.work, theme, notices)
        self._text: r.SourceText | None = None
        self._versions: list[r.SourceText] = []
        self._awaited: tuple[int, int] | None = None
        self._is_old = False
        self._build()
        self._connect()
        self._show_source(self.list.current)

    def _build(self) -> None:
        self.setAccessibleName("Sources")
        self.inner = QSplitter(Qt.Orientation.Horizontal)
        self.inner.addWidget(self.pane)
        self.inner.addWidget(self.side)
        self.inner.setSizes([10_000, SIDE_WIDTH])
        self.inner.setStretchFactor(0, 1)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.inner)
        self.pages.addWidget(self.intake)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(self.pages)
        self.splitter.setSizes([LIST_WIDTH, 10_000])
        self.splitter.setStretchFactor(1, 1)
        for splitter in (self.inner, self.splitter):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.splitter)

    def _connect(self) -> None:
        self._bridge.changed.connect(self._heard)
        self.facts.ready.connect(self._facts_ready)
        self.list.chosen.connect(self._show_source)
        self.list.entered.connect(self._to_reader)
        self.list.add_requested.connect(self.add_source)
        self.list.delete_requested.connect(self.work.delete_source)
        reader, pane = self.reader, self.pane
        reader.moved.connect(self._caret_moved)
        pane.version_chosen.connect(self._show_version)
        pane.delete_requested.connect(lambda: self.work.delete_source(self.list.current))
        pane.new_text_requested.connect(self._ask_new_text)
        pane.head.page_requested.connect(self.open_page)
        self.keys.event_draft_requested.connect(self.event_draft_requested)
        self.keys.left.connect(lambda: self.list.view.setFocus(Qt.FocusReason.OtherFocusReason))
        side = self.side
        side.mentions.chosen.connect(self._to_mark)
        side.passages.opened.connect(self.open_passage)
        side.passages.link_requested.connect(self._link_passage)
        side.passages.moved_requested.connect(self._move_passage)
        side.passages.event_opened.connect(self.event_opened)
        side.passages.deleted.connect(self.work.delete_passage)
        self.intake.added.connect(self._added)
        self.intake.closed.connect(self.show_reader)

    # What is shown

    @property
    def source(self) -> r.Source | None:
        """The source that is shown."""
        return self._bridge.chronology.sources.get(self.list.current)

    @property
    def text(self) -> r.SourceText | None:
        """The text that is shown."""
        return self._text

    def summary(self) -> str:
        """What the status bar says: "74 sources, 112 passages · 10 dates open"."""
        chronology = self._bridge.chronology
        sources, passages = len(chronology.sources), len(chronology.excerpts)
        words = f"{sources} source{'s' * (sources != 1)}, "
        words += f"{passages} passage{'s' * (passages != 1)}"
        waiting = self.dates.total
        return f"{words}  ·  {waiting} date{'s' * (waiting != 1)} open" if waiting else words

    def open_source(self, identity: str) -> bool:
        """Show a source; False where there is none."""
        self.show_reader(focus=False)
        return self.list.choose(identity)

    def open_passage(self, excerpt: str) -> bool:
        """Show a passage in its source, with the caret on it; False where it cannot be shown."""
        found = self._bridge.chronology.excerpts.get(excerpt)
        if found is None or not self.open_source(found.source):
            return False
        if self._text is not None and found.version != self._text.version:
            self._show_version(found.version)
        self._to_reader()
        place = next((one for one in self.reader.passages if one.excerpt.id == excerpt), None)
        if place is None or place.start is None or place.end is None:
            note = place.note if place is not None else ""
            self._notices.say(note or "The text of this quote is not kept here.")
            return False
        self.popup.leave()
        self.reader.go_to(place.start, place.end)
        if not self.reader.sentences:
            self._awaited = (place.start, place.end)
        return True

    def step(self, by: int) -> None:
        """Show the next (1) or previous (-1) source."""
        self.list.step(by)

    def _show_source(self, identity: str) -> None:
        self.popup.hide()
        self._awaited, self._is_old = None, False
        source = self._bridge.chronology.sources.get(identity)
        self.side.setVisible(source is not None)
        self.side.show_source(identity)
        self._versions = []
        if source is not None:
            store = self._bridge.document.store
            found = self._bridge.read(lambda: store.texts([identity])) or []
            self._versions = sorted(found, key=lambda one: one.version)
        self._put_text(self._versions[-1] if self._versions else None)
        self.source_changed.emit(identity)

    def _show_version(self, version: int) -> None:
        text = next((one for one in self._versions if one.version == version), None)
        if text is not None:
            self.popup.leave()
            self._put_text(text)

    def _put_text(self, text: r.SourceText | None) -> None:
        self._text = text
        source = self.source
        if text is None or source is None:
            self.reader.show_text("")
            self.pane.say_nothing(
                "The text of this source is not kept here; its quotes are in the panel beside."
                if source is not None
                else "Choose a source, or paste one with Ctrl+Shift+N."
            )
            self._mark_up()
            return
        self.pane.show_reader()
        self.pane.show_versions(self._versions, text.version)
        self.pane.head.show_source(self._bridge.chronology, source)
        self.reader.show_text(text.text)
        self._mark_up()

    def _mark_up(self) -> None:
        """Mark passages and dates; the dates of a long text come later."""
        text, source, chronology = self._text, self.source, self._bridge.chronology
        self.keys.show_text(source, text)
        if source is None:
            return
        if text is None:
            bare = r.SourceText("", source=source.id, version=0)
            self.reader.set_marks(passages_of(chronology, bare), ())
        else:
            facts = self.facts.get(source, text)
            if facts is not None and not self.reader.sentences:
                self.reader.set_sentences(facts.sentences)
            self.pane.head.show_reading(facts.dates if facts is not None else None)
            self.reader.arrange()
            marks = date_marks(chronology, text, facts.mentions if facts is not None else ())
            self.reader.set_marks(passages_of(chronology, text), marks)
        self.side.follow(self.reader)
        if text is not None and self.facts.kept(source, text) is None:
            self.side.say_reading()
        self._refresh_bar()

    def _facts_ready(self, source: str) -> None:
        if source != self.list.current or self._text is None:
            return
        self._mark_up()
        if self._awaited is not None and self.reader.sentences:
            start, end = self._awaited
            self._awaited = None
            self.reader.go_to(start, end)

    def _heard(self, notice: Notice) -> None:
        source = self.source
        if source is None:
            return
        if not self.isVisible():
            self._is_old = True
            return
        operation = notice.operation
        if operation is None or any(one.kind == "source_text" for one in operation.changes):
            self._show_source(source.id)
            return
        touched = touched_sources(notice)
        kinds = {one.kind for one in operation.changes}
        self.side.fields.refresh()
        self.pane.head.show_source(notice.new, source)
        self.reader.arrange()
        if (touched is not None and source.id in touched) or kinds & {"event", "process", "actor"}:
            self._mark_up()
            self.keys.renew_popup()

    def _caret_moved(self) -> None:
        self.side.mentions.show_marks(self.reader.marks, self.reader.mark_number - 1)
        self._refresh_bar()

    def _refresh_bar(self) -> None:
        self.pane.refresh_bar(edit=not self.work.read_only)

    def open_popup(self) -> bool:
        """Show what would be written from the passage under the caret; False where none is."""
        return self.keys.open_popup()

    def cite_selection(self) -> None:
        """Ctrl L: show what would be written from what is selected."""
        self._to_reader()
        self.open_popup()

    # From the panel

    def _to_reader(self) -> None:
        self.reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def _to_mark(self, number: int) -> None:
        self._to_reader()
        self.reader.go_to_mark(number)

    def _link_passage(self, excerpt: str) -> None:
        """Offer events for a passage that has none."""
        if self.open_passage(excerpt) and self.open_popup():
            self.popup.handle("O")

    def _move_passage(self, excerpt: str) -> None:
        text = self._text
        passage = next((one for one in self.reader.passages if one.excerpt.id == excerpt), None)
        if text is not None and passage is not None:
            self.work.move_passage(passage, text)

    def open_page(self, url: str) -> None:
        """Open the page of a source in the browser, once somebody has said yes."""
        open_in_browser(url, self._notices)

    def _ask_new_text(self) -> None:
        """Ask for a new text of this source; the old one is kept as a version."""
        if not self._versions or self.work.read_only:
            return
        latest = self._versions[-1]
        typed = self._notices.ask_text(
            "New text of this source", "The old text is kept as a version.", latest.text,
            button="Add this text", long=True,
        )  # fmt: skip
        if typed is not None:
            self.work.add_text(latest, typed)

    # Intake

    def add_source(self) -> None:
        """Show the pane that takes a source in."""
        if self.work.read_only:
            self._notices.say(self.work.read_only, level="warning")
            return
        self.popup.leave()
        self.side.fields.flush()
        self.pages.setCurrentWidget(self.intake)
        self.intake.begin()

    def show_reader(self, *, focus: bool = True) -> None:
        """Show the reader again; what stands in the intake is kept."""
        if self.pages.currentWidget() is self.inner:
            return
        self.pages.setCurrentWidget(self.inner)
        if focus:
            self.list.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _added(self, source: str) -> None:
        self.open_source(source)
        self._to_reader()

    # For the desk

    def panes(self) -> list[QWidget]:
        """The panes in the order in which F6 goes through them."""
        right = (
            [self.intake] if self.pages.currentWidget() is self.intake else [self.pane, self.side]
        )
        return [pane for pane in (self.list, *right) if pane.isVisible()]

    def draft_state(self) -> dict[str, Any] | None:
        """What stands in the intake, as a JSON object; None where there is nothing."""
        return self.intake.draft_state()

    def restore_draft(self, state: dict[str, Any]) -> None:
        """Put back what ``draft_state`` gave."""
        self.intake.restore_draft(state)

    def save_state(self) -> dict[str, QByteArray]:
        """Where the splitters are, for the next start."""
        return {"sources": self.splitter.saveState(), "sources_inner": self.inner.saveState()}

    def restore_state(self, state: dict[str, QByteArray]) -> None:
        """Put the splitters where they were."""
        if "sources" in state:
            self.splitter.restoreState(state["sources"])
        if "sources_inner" in state:
            self.inner.restoreState(state["sources_inner"])

    def leave(self) -> None:
        """Save what is typed and stop all work; for a document that closes."""
        self.side.fields.flush()
        self.dates.stop()
        self.background.wait_all()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_old:
            self._show_source(self.list.current)
        self.dates.start()

    def event(self, event: QEvent) -> bool:
        """In here Alt ← goes back to where one came from."""
        asked = asked_key(event)
        if asked is not None and _is_back(asked):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_back(event):
            self.back_requested.emit()
            return
        super().keyPressEvent(event)


def _is_back(event: QKeyEvent) -> bool:
    alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
    return bool(alt) and event.key() == Qt.Key.Key_Left
