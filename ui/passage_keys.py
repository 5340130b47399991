"""What the keys of the reader do with the passage under the caret, with and without the pop-up."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal

from timeline_app import citing
from timeline_app import records as r
from timeline_app.dates import EventDate
from ui.bridge import Bridge
from ui.citing_work import CitingWork
from ui.claim_draft import ClaimDraft, Place
from ui.reader_marks import DateMark
from ui.reader_pane import ReaderPane


class PassageKeys(QObject):
    """Joins reader and pop-up to what is written. The workspace says which text is shown."""

    event_draft_requested = Signal(object, object, object)
    """``EventDraft``, ``Excerpt``, ``Citation`` of a new event; nothing is saved yet."""
    left = Signal()
    """Esc with no pop-up open: the keyboard goes to the list."""

    def __init__(self, bridge: Bridge, work: CitingWork, pane: ReaderPane) -> None:
        super().__init__(pane)
        self._bridge, self._work, self._pane = bridge, work, pane
        self._reader, self._popup = pane.reader, pane.popup
        self._shown: tuple[r.Source, r.SourceText] | None = None
        reader, popup = self._reader, self._popup
        reader.mention_entered.connect(self.open_popup)
        reader.command.connect(self.do)
        reader.moved.connect(popup.hide)
        pane.cite_requested.connect(self.open_popup)
        pane.event_requested.connect(lambda: self.do("N"))
        popup.write_requested.connect(self._write)
        popup.event_requested.connect(self._draft_event)
        popup.reading_requested.connect(self._read)

    def show_text(self, source: r.Source | None, text: r.SourceText | None) -> None:
        """Say which text is in the reader."""
        self._shown = None if source is None or text is None else (source, text)

    def _place(self) -> Place | None:
        start, end = self._reader.passage()
        if self._shown is None or start >= end:
            return None
        source, text = self._shown
        marks = self._reader.marks
        bare = Place(source, text, marks, start, end)
        return Place(source, text, marks, start, end, self._reader.mark or self._date_of(bare))

    def _date_of(self, place: Place) -> DateMark | None:
        """The date that a passage is about: one in it; of selected words also the nearest."""
        span = (place.start, place.end)
        found = citing.date_of_passage(place.text.text, span, place.dated)
        if not isinstance(found, DateMark):
            return None
        inside = found.start < place.end and place.start < found.end
        return found if inside or self._reader.has_selection else None

    def propose(self) -> ClaimDraft | None:
        """What would be written from the passage under the caret; None where there is none."""
        place = self._place()
        return None if place is None else self._work.propose(place)

    def open_popup(self) -> bool:
        """Show what would be written from here; False where there is no passage."""
        draft = self.propose()
        if draft is None:
            return False
        self._popup.show_claim(self._bridge.chronology, draft, self._counter())
        self._pane.place_popup()
        return True

    def renew_popup(self) -> None:
        """Show in an open pop-up what has changed meanwhile."""
        draft, chronology = self._popup.draft, self._bridge.chronology
        if draft is None or not self._popup.isVisible():
            return
        if draft.event is None or draft.event in chronology.events:
            self._popup.renew(chronology)
        else:
            self.open_popup()

    def _counter(self) -> str:
        reader = self._reader
        if reader.mark is not None:
            return f"date {reader.mark_number} of {len(reader.marks)}"
        if reader.has_selection:
            return "selection"
        return f"sentence {reader.sentence_number} of {len(reader.sentences)}"

    def do(self, key: str) -> None:
        """Do what a key asks for: in the pop-up while that is open, else on the passage."""
        if self._popup.isVisible():
            self._popup.handle(key)
        elif key == "escape":
            self.left.emit()
        else:
            draft = self.propose()
            if draft is not None:
                self._on_passage(key, draft)

    def _on_passage(self, key: str, draft: ClaimDraft) -> None:
        if key == "N":
            self._draft_event(draft)
        elif key == "A" and draft.event is not None:
            self._write(draft)
        elif self.open_popup() and key not in ("return", "A", "X"):
            self._popup.handle(key)

    def _write(self, draft: ClaimDraft) -> None:
        if self._work.write(draft):
            self._popup.leave()
            self._reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def _draft_event(self, draft: ClaimDraft) -> None:
        made = self._work.event_of(draft)
        if made is not None:
            self._popup.hide()
            self.event_draft_requested.emit(*made)

    def _read(self, date: EventDate | None) -> None:
        draft = self._popup.draft
        mark = draft.place.mark if draft is not None else None
        if draft is None or mark is None:
            return
        if date is None:
            self._popup.leave()
        if self._work.read(draft.place.text, mark, date) and date is not None:
            marks = self._reader.marks
            same = next((n for n, one in enumerate(marks) if one.start == mark.start), -1)
            self._reader.go_to_mark(same)
