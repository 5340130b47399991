"""The new event of the inspector: begun, waiting beside other events, added or discarded."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from timeline_app import records as r
from timeline_app.canonical import FieldError
from timeline_app.dates import EventDate
from timeline_app.drafts import EventDraft
from timeline_app.errors import KnownError
from timeline_app.operations import name_of
from ui.bridge import Bridge
from ui.edit_road import OpenRoad
from ui.event_record import EventRecord
from ui.form_strips import DraftFoot, DraftStrip
from ui.new_event import CitationFactory, NewEvent
from ui.notices import Notices
from ui.theme import Theme

VIEW = "form"
"""The name under which it selects."""


class FormDraft(QObject):
    """At most one draft, edited in ``record``, with its ``strip`` above and its ``foot`` below.

    ``road`` is where it is added.
    """

    changed = Signal()
    """Something else is to be shown in the form."""
    added = Signal(str)
    """The id of an event that was a draft and is now in the file."""

    def __init__(
        self,
        bridge: Bridge,
        road: OpenRoad,
        record: EventRecord,
        theme: Theme,
        notices: Notices,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._bridge, self._road, self._record, self._notices = bridge, road, record, notices
        self._draft: NewEvent | None = None
        self._is_shown = False
        self.strip = DraftStrip(theme)
        self.foot = DraftFoot(theme)
        self.strip.opened.connect(self.open)
        self.strip.added.connect(self.add)
        self.strip.discarded.connect(self.discard)
        self.foot.added.connect(self.add)
        self.foot.discarded.connect(self.discard)

    @property
    def id(self) -> str:
        """The id that the event will have; empty where there is no draft."""
        return self._draft.id if self._draft is not None else ""

    @property
    def shown(self) -> NewEvent | None:
        """The draft where it is what the form shows; else None."""
        return self._draft if self._is_shown else None

    def put_away(self) -> None:
        """Another event is shown; the draft waits."""
        self._is_shown = False

    def show_parts(self) -> None:
        """Show what of strip, foot and head belongs to what is shown now."""
        draft = self._draft
        self.foot.setVisible(self._is_shown)
        self.foot.complain("")
        self._record.head.draft.setVisible(self._is_shown)
        self._record.head.review.widget.setVisible(not self._is_shown)
        if draft is None:
            self.strip.say("")
            return
        title = draft.record.title
        self.strip.say(f"Draft: not added yet{f' ({title})' if title else ''}")
        self.strip.setVisible(not self._is_shown)

    @property
    def is_there(self) -> bool:
        """Whether a new event is being put together."""
        return self._draft is not None

    def start(
        self,
        process: str | None = None,
        date: EventDate | None = None,
        words: str = "",
        title: str = "",
        citation_factory: CitationFactory | None = None,
    ) -> bool:
        """Begin a new event; False where there is another draft, which is shown instead.

        ``words`` are the source's words for the date. ``citation_factory`` is called with the
        event when it is added, and gives what is to be saved with it.
        """
        read_only = self._bridge.document.store.read_only
        if read_only:
            self._notices.say(read_only, level="warning")
            return False
        if not self._may_begin():
            return False
        event = r.Event(r.new_id(), process=process, date=date, date_words=words, title=title)
        return self.begin(EventDraft.of(event), citation_factory)

    def begin(self, draft: EventDraft, citation_factory: CitationFactory | None = None) -> bool:
        """Go on with a draft that is filled in already; False where there is another one."""
        if self._bridge.document.store.read_only or not self._may_begin():
            return False
        self._drop()
        self._put(NewEvent(self._bridge, draft, citation_factory, self))
        self._record.edit_title()
        return True

    def _may_begin(self) -> bool:
        """Whether no other draft is in the way; it is shown if one is."""
        if self._draft is None or self._is_untouched():
            return True
        self.open()
        self._notices.say("There is a draft already. Add it or discard it first.")
        return False

    def _put(self, draft: NewEvent) -> None:
        self._draft = draft
        draft.road.changed.connect(self._record.refresh, Qt.ConnectionType.UniqueConnection)
        self._is_shown = True
        self.changed.emit()

    def _is_untouched(self) -> bool:
        if self._draft is None:
            return True
        if self._is_shown:
            self._record.saver.flush()
        return self._draft.is_as_begun and not self._record.saver.typed().get(self._draft.id)

    def open(self) -> None:
        """Show the draft again."""
        if self._draft is not None:
            self._is_shown = True
            self.changed.emit()
            self._record.edit_title()

    def add(self) -> bool:
        """Add the draft to the file in one step; False where something is missing."""
        draft = self._draft
        if draft is None:
            return False
        if not self._is_shown:
            self.open()
        wrong = self._record.saver.flush()
        if wrong is not None:
            wrong.open()
            return False
        event = draft.record
        title = self._record.head.title
        if not event.title:
            title.complain("Give the event a title.")
            title.open()
            return False
        operation = draft.operation()
        if not self._road.apply(operation, self.add):
            self.foot.complain(str(self._road.fault or "The event was not added."))
            return False
        self._drop()
        self._bridge.select([event.id], VIEW)
        self.changed.emit()
        self._notices.say(
            f"Added {name_of(event)}.",
            "Undo",
            lambda: self._road.take_back(operation),
            level="done",
            key_hint="Ctrl Z",
        )
        self.added.emit(event.id)
        return True

    def discard(self) -> None:
        """Drop the draft; a notice offers to take that back, unless nothing was typed."""
        draft = self._draft
        if draft is None:
            return
        untouched = self._is_untouched()
        typed = self._record.saver.typed().get(draft.id, {})
        self._drop()
        self.changed.emit()
        if untouched:
            return
        name = typed.get("title") or draft.record.title

        words = f"Discarded the draft of “{name}”." if name else "Discarded the draft."

        def bring_back() -> None:
            if self._may_begin():
                self._record.saver.restore_typed({draft.id: typed} if typed else {})
                self._put(draft)
            else:
                offer(0)

        def offer(seconds: float) -> None:
            self._notices.say(
                words, "Undo", bring_back, level="done", icon="trash", seconds=seconds
            )

        offer(8)

    def _drop(self) -> None:
        """Forget the draft without a word."""
        draft, self._draft, self._is_shown = self._draft, None, False
        if draft is not None:
            self._record.leave()
            self._record.saver.forget(draft.id)

    # Against a crash

    def plain(self) -> dict[str, Any] | None:
        """The draft as a JSON object; None where there is none."""
        return self._draft.plain() if self._draft is not None else None

    def restore(self, plain: dict[str, Any]) -> None:
        """Put back what ``plain`` gave; where it cannot be read a notice says so."""
        try:
            draft = EventDraft.from_plain(plain)
        except (FieldError, KnownError) as error:
            self._notices.say(str(error), level="warning")
        else:
            self._put(NewEvent(self._bridge, draft, None, self))
