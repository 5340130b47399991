"""A date as people type it: a line, a button for the calendar, and how it was understood."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from timeline_app.date_labels import label
from timeline_app.date_reader import DateReading, read_date
from timeline_app.dates import DateError, EventDate, date_of
from ui.calendar_popup import CalendarPopup
from ui.form_kit import ExplanationLine, set_state
from ui.kept_edits import KeptLine
from ui.theme import Theme

PLACEHOLDER = "15–16 Feb 2017, mid-March, 20 or 23 Feb"
EMPTY = "A day, a range, a month, or “open”."
UNCHANGED = "Nothing was changed."

_READ_AFTER = 60
"""How many ms after the last key the text is read."""
_FAULT_AFTER = 350
"""How many ms after the last key a text that is no date is called so."""


class DateEdit(QWidget):
    """A line 28 px high and an explanation 16 px high that is always there.

    A date is committed with Enter or by leaving the line. A text that is no date stays and is
    explained; nothing is committed. Where a text has two readings, ↑ and ↓ choose and Enter keeps.
    After ``committed`` the date counts as saved; who could not save it says so with ``set_date``
    and ``set_typed``.
    """

    committed = Signal(object, str)
    """The new ``EventDate`` (None: no date), and the words that were typed."""
    day_order_chosen = Signal(str)
    """"dmy" or "mdy", just before ``committed``: which of two readings was kept."""
    taken_back = Signal()
    """Esc has put the saved date back."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._date: EventDate | None = None
        self._day_order = ""
        self._today: date | None = None
        self._chosen = 0
        self._reading: DateReading | None = None
        self.line = KeptLine()
        self.line.setPlaceholderText(PLACEHOLDER)
        self.explanation = ExplanationLine()
        self._calendar: CalendarPopup | None = None
        self._button = self.line.addAction(
            theme.icon("event"), QLineEdit.ActionPosition.TrailingPosition
        )
        theme.dress(self._button, "event")
        self._button.setText("Choose a day")
        self._button.setToolTip("Choose a day (Alt+↓)")
        self._button.triggered.connect(self.open_calendar)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.line)
        column.addWidget(self.explanation)
        self.setFocusProxy(self.line)
        self._read_timer = self._timer(_READ_AFTER, self._explain)
        self._fault_timer = self._timer(_FAULT_AFTER, self._tell_fault)
        self.line.textEdited.connect(self._edited)
        self.line.committed.connect(lambda _: self._commit(by_enter=False))
        self.line.taken_back.connect(self._took_back)
        self.line.installEventFilter(self)
        self.set_date(None)

    def _timer(self, wait: int, act: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(wait)
        timer.timeout.connect(act)
        return timer

    # What is shown

    @property
    def value(self) -> EventDate | None:
        """The saved date."""
        return self._date

    @property
    def text(self) -> str:
        """What stands in the line."""
        return self.line.text()

    @property
    def is_changed(self) -> bool:
        """Whether something is typed that is not committed."""
        return self.line.is_changed

    def set_date(self, value: EventDate | None) -> None:
        """Show a saved date; what was typed is gone."""
        self._stop_timers()
        self._date = value
        self.line.set_value(editable_text(value))
        self._show_saved()

    def rebase(self, value: EventDate | None) -> None:
        """Take in that another date is saved now; what is typed stays."""
        self._date = value
        self.line.rebase(editable_text(value))

    def set_typed(self, text: str) -> None:
        """Put back a text that was typed and not saved, and explain it."""
        self.line.setText(text)
        self._explain()
        self._tell_fault()

    def set_day_order(self, order: str) -> None:
        """Say how 1/2/17 is read: "dmy", "mdy" or "" for not known."""
        self._day_order = order

    def set_today(self, today: date) -> None:
        """Say which day today is, for warnings about dates to come."""
        self._today = today

    def set_read_only(self, read_only: bool) -> None:
        """Let nothing be typed; the date can still be read and copied."""
        self.line.setReadOnly(read_only)
        self._button.setVisible(not read_only)

    def mark(self, problem: bool) -> None:
        """Give the line the edge of an error, or take it away."""
        set_state(self.line, "problem", problem)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def _say(self, text: str, kind: str, strong: str = "") -> None:
        self.explanation.say(text, kind, strong=strong)
        self.line.setAccessibleDescription(self.explanation.text())
        set_state(self.line, "doubt", kind == "warn")

    def _show_saved(self) -> None:
        self._reading = None
        self._chosen = 0
        self.mark(False)
        if self._date is None:
            self._say(EMPTY, "text2")
        else:
            self._say(label(self._date, "explain"), "accent")

    # Reading as one types

    def _edited(self) -> None:
        self._chosen = 0
        self._reading = None
        self.mark(False)
        self._read_timer.start()
        self._fault_timer.start()

    def _stop_timers(self) -> None:
        self._read_timer.stop()
        self._fault_timer.stop()

    def _read(self) -> DateReading:
        """How the text is understood; a date without its year is the one nearest the saved one."""
        text = self.line.text()
        try:
            return read_date(text, today=self._today, day_order=self._day_order)
        except DateError:
            if self._date is None or self._date.first is None:
                raise
            near = date_of(self._date.first)
            readings = [
                read_date(text, today=self._today, day_order=self._day_order, relative_to=day)
                for day in (near, near + timedelta(days=1))
            ]
            if readings[0].date != readings[1].date:  # "yesterday" is not meant from here
                raise
            return readings[0]

    def _explain(self) -> None:
        self._read_timer.stop()
        if not self.line.is_changed:
            self._show_saved()
            return
        try:
            self._reading = self._read()
        except DateError:
            self._reading = None
            return
        self._fault_timer.stop()
        self._show_reading(self._reading)

    def _show_reading(self, reading: DateReading) -> None:
        if reading.date is None:
            self._say(EMPTY, "text2")
        elif len(reading.candidates) > 1:
            names = _names(reading.candidates)
            kept = names[self._chosen]
            others = " or ".join(name for name in names if name != kept)
            self._say(f"or {others}? ↑ ↓ to choose · Enter keeps {kept}", "warn", strong=kept)
        elif reading.warning:
            self._say(f"{reading.explanation} · {reading.warning}", "warn")
        else:
            self._say(reading.explanation, "accent")

    def _tell_fault(self) -> None:
        """Say why what stands there is no date, where it is none."""
        self._fault_timer.stop()
        if self.line.is_changed and self._reading is None:
            try:
                self._read()
            except DateError as error:
                self._say(f"{error} {UNCHANGED}", "danger")

    # Committing

    def commit(self) -> bool:
        """Commit what is typed; False where it is no date, or has two readings."""
        return self._commit(by_enter=False)

    def _commit(self, *, by_enter: bool) -> bool:
        self._stop_timers()
        if not self.line.is_changed or self.line.isReadOnly():
            return True
        try:
            reading = self._reading or self._read()
        except DateError as error:
            self.mark(True)
            self._say(f"{error} {UNCHANGED}", "danger")
            return False
        self._reading = reading
        if reading.candidates and not by_enter:
            self._show_reading(reading)
            return False
        found = reading.candidates[self._chosen] if reading.candidates else reading.date
        if reading.ambiguous and found is not None:
            self._learn(reading.words, found)
        self._save(found, reading.words)
        return True

    def _learn(self, words: str, found: EventDate) -> None:
        for order in ("dmy", "mdy"):
            try:
                read = read_date(words, today=self._today, day_order=order)
            except DateError:
                continue
            if read.date == found:
                self._day_order = order
                self.day_order_chosen.emit(order)
                return

    def _save(self, found: EventDate | None, words: str) -> None:
        same = found == self._date
        self.set_date(found)
        if not same:
            self.committed.emit(found, words)

    def _took_back(self) -> None:
        self._stop_timers()
        self._show_saved()
        self.taken_back.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and event.type() == QEvent.Type.KeyPress:
            return isinstance(event, QKeyEvent) and self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        """Whether a key was for choosing a reading, or for the calendar."""
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key == Qt.Key.Key_Down and alt:
            self.open_calendar()
            return True
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return self._choose_next(1 if key == Qt.Key.Key_Down else -1)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.line.is_changed:
            self._explain()
            asked = self._reading is not None and bool(self._reading.candidates)
            return not self._commit(by_enter=True) or asked
        return False

    def _choose_next(self, step: int) -> bool:
        self._explain_now()
        reading = self._reading
        if reading is None or not reading.candidates:
            return False
        self._chosen = (self._chosen + step) % len(reading.candidates)
        self._show_reading(reading)
        return True

    def _explain_now(self) -> None:
        if self._read_timer.isActive():
            self._explain()

    # The calendar

    @property
    def calendar(self) -> CalendarPopup:
        """The pop-up, which is made when it is first asked for."""
        if self._calendar is None:
            self._calendar = CalendarPopup(self, self._theme)
            self._calendar.picked.connect(self._insert)
        return self._calendar

    def open_calendar(self) -> None:
        """Open the calendar under the line, at the date that is there."""
        if not self.line.isReadOnly():
            reading = self._reading.date if self._reading is not None else self._date
            first = reading.first if reading is not None else None
            self.calendar.open_at(self.line, date_of(first) if first else self._today)

    def _insert(self, day: date) -> None:
        """Write a day: over the selection, behind words such as "from ", else over the text."""
        words = label(EventDate.of_day(day))
        self._explain_now()
        half_typed = self.line.is_changed and self._reading is None
        if not half_typed and not self.line.hasSelectedText():
            self.line.selectAll()
        self.line.insert(words)
        self._edited()
        self._explain()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)


def editable_text(value: EventDate | None) -> str:
    """A saved date as a text to edit: its label where that reads as the same date, else EDTF."""
    if value is None:
        return ""
    words = label(value)
    try:
        same = read_date(words).date == value
    except DateError:
        same = False
    return words if same else value.text


def _names(candidates: tuple[EventDate, ...]) -> list[str]:
    """Short names for some dates: without the year where that tells them apart."""
    short = [label(one, "chart", year=False) for one in candidates]
    years = {label(one)[-4:] for one in candidates}
    return short if len(years) == 1 else [label(one) for one in candidates]
