"""What a chart on paper shows: the list at the left of the Briefing workspace."""

from __future__ import annotations

from collections import Counter
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from timeline_app.briefing_options import ChartOptions, Chosen, Period
from timeline_app.chronology import Chronology
from timeline_app.date_labels import label
from timeline_app.dates import EventDate, date_of
from ui.check_list import INSET, CheckList, Item
from ui.commit_edits import CommitLineEdit
from ui.date_edit import DateEdit
from ui.form_kit import Button, LabelledRow, plain_label
from ui.least_width import LeastWidth
from ui.shown import Filters
from ui.theme import Theme

WIDTH = 268
_LABEL = 46


class BriefingSide(QWidget):
    """Title, period, processes and the search, 268 px wide; ``changed`` after each edit.

    Processes are those of the side list: what is hidden here is hidden in every workspace.
    """

    changed = Signal()
    process_toggled = Signal(str, bool)
    """A process, by its id, is to be shown or hidden."""
    clear_requested = Signal()
    """The search and the filters of the side list are to be taken away."""

    def __init__(self, theme: Theme, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("briefing_side")
        self.setAccessibleName("What is printed")
        LeastWidth(self, WIDTH - 60)
        self.title = CommitLineEdit()
        self.copy = CommitLineEdit()
        self.copy.setPlaceholderText("such as DRAFT, for comment")
        self.author = CommitLineEdit()
        self.author.setPlaceholderText("nobody is named")
        self.period = DateEdit(theme)
        self.period.line.setPlaceholderText("Dec 2016 – Feb 2018")
        self.period.setAccessibleName("Period")
        self.period.set_today(today)
        self.whole = Button("Whole period", "link")
        self.processes = CheckList("Processes", theme)
        self.search = plain_label(tone="text2", step="small", wrap=True)
        self.clear = Button("Show everything", "link")
        self.summary = plain_label(tone="text2", step="small", wrap=True)
        self._lay_out()
        for line in (self.title, self.copy, self.author):
            line.committed.connect(self._edited)
        self.period.committed.connect(self._edited)
        self.whole.clicked.connect(self._clear_period)
        self.processes.checks.toggled.connect(self.process_toggled)
        self.clear.clicked.connect(self.clear_requested)

    def _lay_out(self) -> None:
        inside = QFrame()
        inside.setProperty("pane", "panel")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 12, 0, 12)
        column.setSpacing(6)
        column.addLayout(_inset(plain_label("Chart", bold=True)))
        for words, field in (
            ("&Title", self.title),
            ("&Copy", self.copy),
            ("&By", self.author),
            ("&Period", self.period),
        ):
            row = LabelledRow(words, field, width=_LABEL)
            column.addLayout(_inset(row))
        row.right.addWidget(self.whole, 0, Qt.AlignmentFlag.AlignLeading)
        column.addSpacing(8)
        column.addLayout(_inset(plain_label("Processes", bold=True)))
        column.addWidget(self.processes)
        column.addSpacing(8)
        column.addLayout(_inset(plain_label("Search", bold=True)))
        column.addLayout(_inset(self.search))
        column.addLayout(_inset(self.clear))
        column.addStretch(1)
        column.addLayout(_inset(self.summary))
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(area)

    # What was chosen

    @property
    def days(self) -> Period:
        """The first and last day of the period; None where it has no limit."""
        value = self.period.value
        return (None, None) if value is None else (value.first, value.last)

    def options(self, base: ChartOptions) -> ChartOptions:
        """The options with what stands here."""
        return ChartOptions(
            base.as_of,
            title=self.title.value,
            period=self.days,
            paper=base.paper,
            audience=base.audience,
            kind_of_copy=self.copy.value,
            author=self.author.value,
        )

    # What there is

    def show_chronology(self, chronology: Chronology, hidden: frozenset[str]) -> None:
        """Offer the processes of a chronology, some of them hidden, and its title."""
        self.title.setPlaceholderText(chronology.heading.title or "Chronology")
        self.period.set_day_order(chronology.heading.day_order)
        counts = Counter(event.process or "" for event in chronology.events.values())
        known = sorted(chronology.processes.values(), key=lambda one: (one.position, one.name))
        items = [
            Item(one.id, one.name, counts[one.id], one.id not in hidden, one.colour)
            for one in known
            if counts[one.id]
        ]
        if counts[""]:
            items.append(Item("", "No process", counts[""], "" not in hidden))
        self.processes.checks.show_items(items)

    def show_search(self, text: str, filters: Filters) -> None:
        """Say which events the search line and the side list let through."""
        words = [f"“{text.strip()}”"] if text.strip() else []
        if filters.signs or filters.actors:
            words.append("the side list's status and actors")
        self.search.setText(" and ".join(words) if words else "Every event, no search.")
        self.clear.setVisible(bool(words))

    def show_chosen(self, chosen: Chosen | None) -> None:
        """Say how much was found, and from when to when."""
        self.period.line.setAccessibleDescription(self.period.explanation.text())
        self.whole.setVisible(self.period.value is not None)
        if chosen is None:
            self.summary.setText("")
            return
        count = len(chosen.ids)
        self.summary.setText(f"{count} event{'s' * (count != 1)}")
        if self.period.value is None and not chosen.columns.is_empty:
            low, high = date_of(chosen.columns.first), date_of(chosen.columns.last)
            words = label(EventDate.of_days(low, high))
            self.period.explanation.say(f"everything, {words}", "text2")

    def allow_author(self, allowed: bool) -> None:
        """An open copy names nobody."""
        self.author.setEnabled(allowed)
        self.author.setPlaceholderText("nobody is named" if allowed else "not on an open copy")

    def set_title(self, title: str) -> None:
        """Write a title."""
        self.title.set_value(title)

    def set_period(self, value: EventDate | None) -> None:
        """Choose a period; None is the whole one."""
        self.period.set_date(value)
        self._edited()

    def _clear_period(self) -> None:
        self.period.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.set_period(None)

    def _edited(self, *_: object) -> None:
        self.changed.emit()


def _inset(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(INSET, 0, INSET, 0)
    row.addWidget(widget)
    if isinstance(widget, Button):
        row.addStretch(1)
    return row
