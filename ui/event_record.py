"""One event as a form: head, rows, and the tabs below. Each field saves when it is left."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from timeline_app import claims
from timeline_app import records as r
from timeline_app.chronology import Chronology
from timeline_app.vocabulary import CONFIDENCES, HANDLINGS
from ui.bridge import Bridge
from ui.date_edit import DateEdit
from ui.edit_road import Road
from ui.event_head import EventHead
from ui.event_history import NEWEST, EventHistory
from ui.evidence_panel import EvidencePanel
from ui.field_saver import FieldSaver
from ui.form_choices import (
    capital,
    kind_choices,
    parent_choice,
    parent_choices,
    process_choices,
    status_choices,
    term_choices,
)
from ui.form_fields import ChoiceField, DateField, FormField, LineField, LongField
from ui.form_kit import plain_label
from ui.form_rows import FIELD, LONG, FormRow
from ui.inspector_tabs import INSET, LEAST, InspectorTabs
from ui.late_choice import LateChoiceField
from ui.moved_line import MovedLine
from ui.notices import Notices
from ui.participants_editor import ParticipantsEditor
from ui.theme import Theme

EVIDENCE, ACTORS, NOTES, HISTORY = "Evidence", "Actors", "Notes", "History"
_HISTORY_AFTER = 120
"""How many ms after the last step through the events the history is read."""
_EAGER = 5000
"""Up to how many events the history is read before its tab is open, for its count."""


class EventRecord(QWidget):
    """The form of one event: inset 14 px, 6 px between rows, and the tabs on the rest."""

    saved = Signal(str)
    """The key of a field that was saved."""

    def __init__(self, bridge: Bridge, theme: Theme, notices: Notices) -> None:
        super().__init__()
        self._bridge, self._theme = bridge, theme
        self._road: Road | None = None
        self._identity = ""
        self.head = EventHead(theme)
        self.basis = plain_label()
        self.moved = MovedLine(theme)
        self.evidence = EvidencePanel(bridge, theme, notices)
        self.participants = ParticipantsEditor(notices)
        self.history = EventHistory()
        self.tabs = InspectorTabs(theme)
        self.fields: dict[str, FormField] = {}
        self._make_fields()
        self.saver = FieldSaver(bridge, self.fields.values(), self)
        self.saver.saved.connect(self.saved)
        self.saver.long_title.shown.connect(lambda _: self.tabs.choose(NOTES))
        self._build()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_HISTORY_AFTER)
        self._timer.timeout.connect(self._count_history)
        self.tabs.bar.currentChanged.connect(lambda _: self._count_history())
        self.participants.counted.connect(lambda count: self.tabs.set_count(ACTORS, count or None))
        theme.changed.connect(self._redraw)

    def _make_fields(self) -> None:
        theme = self._theme
        date = DateEdit(theme)
        date.set_today(self._bridge.today)
        made: list[FormField] = [
            self.head.review,
            self.head.title,
            DateField(date),
            ChoiceField("status", lambda event, _: status_choices(event.kind, theme)),
            ChoiceField("kind", lambda event, _: kind_choices()),
            LineField("number", "IV, 3b, 12"),
            LineField("venue", "Venue"),
            LineField("city", "City"),
            LineField("country", "Country"),
            ChoiceField("process", lambda _, chronology: process_choices(chronology, theme)),
            LongField("summary", 84),
            LongField("assessment", 84),
            ChoiceField("confidence", term_choices(CONFIDENCES)),
            LineField("tags", "one; another"),
            LineField("date_words", "as the source puts it"),
            LineField("start_time", "from 09:30"),
            LineField("end_time", "to 17:00"),
            LineField("zone", "Asia/Almaty"),
            LineField("level", "experts, ministers, heads of state"),
            LineField("format", "plenary, bilateral, shuttle"),
            ChoiceField("handling", term_choices(HANDLINGS)),
            LineField("short_title", "for chart and table"),
            LateChoiceField("parent", parent_choices, parent_choice),
        ]
        self.fields = {field.key: field for field in made}

    def _build(self) -> None:
        self.tabs.add(EVIDENCE, self._evidence_holder())
        self.tabs.add(ACTORS, self.participants)
        self.tabs.add(NOTES, self._notes())
        self.tabs.add(HISTORY, self.history)
        self._top = QFrame()
        self._top.setProperty("pane", "base")
        rows = QVBoxLayout(self._top)
        rows.setContentsMargins(INSET - 3, 12, INSET, 12)
        rows.setSpacing(6)
        rows.addWidget(self.head)
        for row in self._rows():
            row.setContentsMargins(3, 0, 0, 0)
            rows.addWidget(row)
        rule = QFrame()
        rule.setProperty("rule", True)
        rule.setFixedHeight(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top)
        column.addWidget(rule)
        column.addWidget(self.tabs, 1)
        self.tabs.setMinimumHeight(LEAST)

    def edit_title(self) -> None:
        """Go to the title, with all of it selected."""
        title = self.head.title.line
        title.setFocus(Qt.FocusReason.ShortcutFocusReason)
        title.selectAll()

    def _rows(self) -> list[FormRow]:
        fields, theme = self.fields, self._theme
        self.basis.setMinimumHeight(theme.px(FIELD))
        self.basis.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        place = FormRow(theme, "Place", fields["venue"])
        towns = FormRow(theme, "", fields["city"], fields["country"])
        self._moved_row = FormRow(theme, "Moved", self.moved)
        return [
            FormRow(theme, "Date", fields["date"]),
            FormRow(theme, "Basis", self.basis, fields["status"]),
            FormRow(theme, "Kind", fields["kind"], fields["number"]),
            place,
            towns,
            FormRow(theme, "Process", fields["process"]),
            self._moved_row,
        ]

    def _notes(self) -> QWidget:
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        for label, *keys in (
            ("Summary", "summary"),
            ("Assessment", "assessment"),
            ("Confidence", "confidence"),
            ("Tags", "tags"),
            ("Date words", "date_words"),
            ("Time", "start_time", "end_time"),
            ("Time zone", "zone"),
            ("Level", "level"),
            ("Format", "format"),
            ("Handling", "handling"),
            ("Short title", "short_title"),
            ("Part of", "parent"),
        ):
            named = [self.fields[key] for key in keys]
            rows.addWidget(FormRow(self._theme, label, *named, width=LONG))
        rows.addStretch(1)
        return page

    def _evidence_holder(self) -> QWidget:
        self._holder = QWidget()
        column = QVBoxLayout(self._holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.evidence)
        return self._holder

    def set_evidence(self, panel: EvidencePanel) -> None:
        """Show another panel in the tab Evidence."""
        layout = self._holder.layout()
        if layout is not None:
            layout.replaceWidget(self.evidence, panel)
        self.evidence.hide()
        self.evidence.deleteLater()
        self.evidence = panel
        panel.show()
        self._show_facts()

    # What is shown

    def show_event(self, road: Road, identity: str, *, read_only: bool = False) -> None:
        """Show an event of a road's snapshot."""
        self._road, self._identity = road, identity
        for field in self.fields.values():
            field.set_read_only(read_only)
        self.participants.set_read_only(read_only)
        self.saver.show_event(road, identity)
        self.participants.show_event(road, identity)
        self._show_facts()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()

    def leave(self) -> None:
        """Save what is typed, or keep it for when the event is shown again."""
        self.saver.leave()
        self._road = None

    def refresh(self) -> None:
        """Show what is saved now."""
        self.saver.refresh()
        self.participants.refresh()
        self._show_facts()
        self._timer.start()

    def _event(self) -> tuple[r.Event, Chronology] | None:
        if self._road is None:
            return None
        chronology = self._road.chronology
        event = chronology.events.get(self._identity)
        return None if event is None else (event, chronology)

    def _show_facts(self) -> None:
        """What follows from the record and its claims: head, basis, moves, cards."""
        found = self._event()
        if found is None:
            return
        event, chronology = found
        self.head.show_event(event, chronology)
        story = claims.story(chronology, event)
        self.basis.setText(capital(story.basis))
        self.basis.setAccessibleName(f"Basis: {self.basis.text()}")
        process = chronology.processes.get(event.process or "")
        color = self._theme.process_color(process.colour if process else "")
        self._moved_row.setVisible(self.moved.show_story(story, color))
        self.tabs.set_count(EVIDENCE, self.evidence.show_event(event, chronology) or None)

    def _count_history(self) -> None:
        few = len(self._bridge.chronology.events) <= _EAGER
        if few or self.tabs.current == HISTORY:
            self.load_history()

    def load_history(self) -> None:
        """Read the log of the event and show it."""
        self._timer.stop()
        found = self._event()
        if found is None:
            return
        store = self._bridge.document.store
        entries = self._bridge.read(lambda: store.log(record=self._identity, newest=NEWEST)) or []
        count = self.history.show_entries(entries, *found)
        self.tabs.set_count(HISTORY, count or None)

    def _redraw(self) -> None:
        for field in self.fields.values():
            if isinstance(field, ChoiceField):
                field.redraw()
        found = self._event()
        if found is not None:
            for field in self.fields.values():
                if not field.is_changed:
                    field.show_event(*found)
            self._show_facts()
