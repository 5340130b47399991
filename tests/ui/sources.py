"""The Sources workspace on a copy of the example, with the form of new events beside it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from timeline_app import operations
from timeline_app import records as r
from timeline_app.articles.cleaning import text_hash
from timeline_app.dates import EventDate
from timeline_app.document import Document
from timeline_app.drafts import EventDraft
from ui import theme
from ui.bridge import Bridge
from ui.event_form import EventForm
from ui.notices import Notices
from ui.shown import Shown
from ui.source_rows import SourceRow
from ui.sources_workspace import SourcesWorkspace

from .forms import TODAY, open_example

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier

ARTICLE = """\
Test text: envoys pack for the second round

ASTANA – The second round of Astana talks will be held in Astana on Wednesday and Thursday, a \
test official wrote for this test.

Russian Foreign Minister Sergei Lavrov said on Sunday that the Geneva talks are expected to take \
place on February 20.

No sentence in here was ever printed."""
"""A text in words of its own, as of Tuesday 14 February 2017."""

ARABIC = "نص للاختبار\n\nتبدأ الجولة الثانية في أستانا يوم 15 شباط 2017. كُتب هذا النص للاختبار."


@dataclass
class SourcesDesk:
    """The workspace in a shown window, and what it works on."""

    document: Document
    bridge: Bridge
    notices: Notices
    workspace: SourcesWorkspace
    form: EventForm
    window: QWidget

    def event(self, title: str) -> r.Event:
        """The event of this title, as it is now."""
        found = [e for e in self.document.chronology.events.values() if e.title == title]
        assert len(found) == 1
        return found[0]

    def add(
        self, text: str = ARTICLE, published: str | None = "2017-02-14", **fields: Any
    ) -> r.Source:
        """Add a source as another window would, and show it."""
        fields.setdefault("title", "Test text: envoys pack")
        fields.setdefault("language", "en")
        fields.setdefault("published", EventDate.parse(published) if published else None)
        source = r.Source(r.new_id(), **fields)
        first = r.SourceText(r.new_id(), source=source.id, text=text, text_hash=text_hash(text))
        assert self.bridge.apply(operations.add([source, first]))
        assert self.workspace.open_source(source.id)
        self.workspace.reader.setFocus()
        return source

    def cite(
        self, source: r.Source, words: str, event: r.Event | None = None, **fields: Any
    ) -> str:
        """Cite words of a source's text, on an event if there is one; the excerpt's id."""
        text = self.document.store.text(source.id)
        assert text is not None
        start = text.text.index(words)
        excerpt = r.Excerpt(
            r.new_id(), source=source.id, start=start, end=start + len(words), exact=words
        )
        made: list[r.Record] = [excerpt]
        if event is not None:
            made.append(r.Citation(r.new_id(), event=event.id, excerpt=excerpt.id, **fields))
        assert self.bridge.apply(operations.add(made))
        return excerpt.id

    def press(self, *keys: Qt.Key, shift: bool = False) -> None:
        """Press keys in whatever has the focus, as a person does."""
        for key in keys:
            widget = QApplication.focusWidget()
            assert widget is not None
            QTest.keyClick(widget, key, SHIFT if shift else Qt.KeyboardModifier.NoModifier)

    def citations(self, title: str) -> list[r.Citation]:
        """The citations on an event."""
        return self.document.chronology.citations_of(self.event(title).id)

    def history(self) -> list[str]:
        """The labels in the log, oldest first, without the one that made the file."""
        return [entry.label for entry in self.document.store.log(after=1)]

    @property
    def said(self) -> list[str]:
        """What the notices say, the newest last."""
        return [card.words for card in self.notices.cards]

    def press_notice(self, label: str) -> None:
        """Press a button of the newest notice."""
        card = self.notices.cards[-1]
        next(button for button in card.buttons if button.text() == label).click()


def begin_draft(form: EventForm, draft: EventDraft, excerpt: r.Excerpt, claim: r.Citation) -> None:
    """What the desk does with a new event from a passage."""
    import dataclasses

    event = draft.record

    def cited(added: r.Event) -> list[r.Record]:
        known = form._bridge.chronology.excerpts
        new: list[r.Record] = [] if excerpt.id in known else [excerpt]
        return [*new, dataclasses.replace(claim, event=added.id)]

    assert form.draft.start(event.process, event.date, event.date_words, event.title, cited)


def row(at: SourcesDesk, source: r.Source) -> SourceRow:
    """A source as the list shows it."""
    rows = at.workspace.list.view.sources.rows
    return next(one for one in rows if one.id == source.id)


@contextmanager
def sources(qtbot: QtBot, folder: Path, *, read_only: bool = False) -> Iterator[SourcesDesk]:
    """The workspace on a copy of the example, on 9 May 2017."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    look = theme.current()
    if look.dark or look.text_size != 100 or not app.styleSheet():
        look = theme.apply(app, "light", 100)
    document = open_example(folder, read_only=read_only)
    bridge = Bridge(document, lambda: TODAY)
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1500, 800)
    notices = Notices(window)
    workspace = SourcesWorkspace(bridge, Shown(bridge), look, notices)
    form = EventForm(bridge, look, notices)
    workspace.event_draft_requested.connect(lambda *made: begin_draft(form, *made))
    layout = QHBoxLayout(window)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(workspace, 1)
    layout.addWidget(form)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    try:
        yield SourcesDesk(document, bridge, notices, workspace, form, window)
    finally:
        workspace.leave()
        bridge.close()
        window.hide()
        document.store.close()
