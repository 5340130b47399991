"""What is written from the reader: claims, readings, passages; each one step with Undo."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from timeline_app import citing, operations
from timeline_app import records as r
from timeline_app.changes import Operation
from timeline_app.chart.shapes import isolated
from timeline_app.chronology import Chronology
from timeline_app.date_labels import label
from timeline_app.dates import EventDate
from timeline_app.drafts import EventDraft
from timeline_app.errors import KnownError
from timeline_app.one_line import one_line
from ui.bridge import Bridge
from ui.claim_draft import ClaimDraft, Place, cite, draft_at, read_as, twin
from ui.notices import Notices
from ui.reader_marks import DateMark, Passage

_SHOWN = 60
"""How many letters of a quote or a title are shown in a message."""


class CitingWork:
    """Edits on passages and date mentions of the open document."""

    def __init__(self, bridge: Bridge, notices: Notices) -> None:
        self._bridge = bridge
        self._notices = notices

    @property
    def read_only(self) -> str:
        """Why nothing can be written; empty where it can."""
        return self._bridge.document.store.read_only

    @property
    def _chronology(self) -> Chronology:
        return self._bridge.chronology

    def propose(self, place: Place) -> ClaimDraft | None:
        """What would be written from a passage; None where there is no passage."""
        if place.start >= place.end or not place.words.strip():
            return None
        return draft_at(self._chronology, place)

    def write(self, draft: ClaimDraft) -> bool:
        """Cite a passage on its event; the adopted value stays. False where it was not saved."""
        if draft.event is None or self._refused():
            return False
        event = self._chronology.events.get(draft.event)
        if event is None:
            return False
        name = operations.name_of(event)
        if twin(self._chronology, draft) is not None:
            self._notices.say(f"This is cited on {name} already.")
            return False
        words = citing.claim_words(self._chronology, draft.citation, draft.excerpt)
        return self._apply(cite(self._chronology, draft), f"Cited on {name}: {words}.")

    def event_of(self, draft: ClaimDraft) -> tuple[EventDraft, r.Excerpt, r.Citation] | None:
        """A new event that a passage tells of, with the passage and its claim on it."""
        if self._refused():
            return None
        place, excerpt = draft.place, draft.excerpt
        span = (excerpt.start or 0, excerpt.end or 0)
        mark = place.mark if place.mark is not None and place.mark.date is not None else None
        if mark is not None:
            span = (mark.start, mark.end)
        made = citing.event_proposal(
            self._chronology, place.source, place.text.text, span, place.dated, excerpt.said
        )
        if draft.date is not None and draft.date != made.record.date:
            event = dataclasses.replace(made.record, date=draft.date, date_words="")
            made = EventDraft.of(event)
        citation = dataclasses.replace(draft.citation, id=r.new_id(), event=made.event)
        if draft.date is None and made.record.date is not None:
            dated = citing.date_of_passage(place.text.text, span, place.dated)
            citation = citing.claim_proposal(
                self._chronology, made.record, excerpt, dated, place.source
            )
        return made, excerpt, citation

    def read(self, text: r.SourceText, mark: DateMark, date: EventDate | None) -> bool:
        """Keep the analyst's word on a date mention."""
        if self._refused():
            return False
        author = self._bridge.document.author
        step = read_as(self._chronology, text, mark, date, author)
        words = f"“{isolated(one_line(mark.words, _SHOWN))}” is "
        words += "not a date." if date is None else f"read as {label(date)}."
        return self._apply(step, words)

    def add_source(self, records: list[r.Record], day_order: str = "") -> r.Source | None:
        """Add a source with its text, and keep a chosen order of days; None where not saved."""
        step = citing.add_source_operation(records)
        step = operations.keep_day_order(self._chronology, step, day_order)
        source = next(one for one in records if isinstance(one, r.Source))
        if not self._apply(step, f"Added “{isolated(one_line(source.title, _SHOWN))}”."):
            return None
        return source

    def add_text(self, latest: r.SourceText, text: str) -> bool:
        """Give a source a new text, and say what became of its passages."""
        new = citing.new_text_version(self._chronology, latest, text)
        if not new.operation.changes:
            self._notices.say("This is the text that is there already.")
            return False
        stay = len(new.changed) + len(new.orphaned)
        words = f"Added text version {new.text.version}"
        if stay:
            passages = "1 passage stays" if stay == 1 else f"{stay} passages stay"
            words += f"; {passages} on the old one"
        words += "."
        return self._apply(new.operation, words)

    def delete_source(self, identity: str) -> bool:
        """Delete a source with its texts, passages and citations."""
        if self._refused() or identity not in self._chronology.sources:
            return False
        store = self._bridge.document.store
        texts = self._bridge.read(lambda: store.texts([identity]))
        if texts is None:
            return False
        step = operations.delete(self._chronology, "source", [identity], texts)
        return self._apply(step, step.label.replace("Delete", "Deleted", 1) + ".")

    def delete_passage(self, excerpt: str) -> bool:
        """Delete a passage with its citations."""
        if self._refused():
            return False
        step = operations.delete(self._chronology, "excerpt", [excerpt])
        return self._apply(step, step.label.replace("Delete", "Deleted", 1) + ".")

    def move_passage(self, passage: Passage, text: r.SourceText) -> bool:
        """Move a passage to where it was found."""
        if self._refused() or passage.found is None:
            return False
        step = citing.reanchor_operation(passage.excerpt, text, passage.found)
        return self._apply(step, "Moved the passage to where it stands now.")

    def tried(self, work: Callable[[], None]) -> bool:
        """Do something that may fail for a known reason; False where it did, which is shown."""
        try:
            work()
        except KnownError as error:
            self._notices.fault(error)
            return False
        return True

    def _refused(self) -> bool:
        if self.read_only:
            self._notices.say(self.read_only, level="warning")
        return bool(self.read_only)

    def _apply(self, operation: Operation, words: str) -> bool:
        if not operation.changes or not self._bridge.apply(operation):
            return False
        self._notices.say(
            words,
            "Undo",
            lambda: self._bridge.take_back(operation),
            level="done",
            key_hint="Ctrl Z",
        )
        return True
