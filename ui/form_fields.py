"""One field of an event in the form: what it shows, what was typed, and the note below it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QIcon, QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from timeline_app import records as r
from timeline_app.chronology import Chronology
from timeline_app.fields import BY_KEY
from ui.date_edit import DateEdit
from ui.form_kit import Button, plain_label, set_state
from ui.hearing import announce
from ui.kept_edits import KeptLine, KeptText
from ui.theme import current

NoteAction = tuple[str, Callable[[], object]]
"""A link of a note: what stands on it, and what it does."""


class InlineNote(QWidget):
    """A sentence below a field with at most two links; takes no room while it is empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = plain_label(step="small", wrap=True)
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self._row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 1, 0, 1)
        column.setSpacing(0)
        column.addWidget(self._label)
        column.addLayout(self._row)
        self.buttons: list[Button] = []
        self.hide()

    @property
    def text(self) -> str:
        """The sentence; empty while there is none."""
        return self._label.text()

    def say(self, text: str, tone: str = "danger", actions: Sequence[NoteAction] = ()) -> None:
        """Show a sentence in a tone (danger, warn, text2), with links."""
        self.clear()
        set_state(self._label, "tone", tone)
        self._label.setText(text)
        self._label.setAccessibleName(text)
        for words, act in actions:
            button = Button(words, "link", small=True)
            button.clicked.connect(act)
            self._row.insertWidget(len(self.buttons), button)
            self.buttons.append(button)
        self.setVisible(bool(text))
        announce(self, text)

    def clear(self) -> None:
        """Show nothing."""
        for button in self.buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = []
        self._label.setText("")
        self.hide()


class FormField(QObject):
    """One field of the form. ``show_event`` shows what is saved; ``left`` asks to save."""

    left = Signal(str)
    """The key of the field: a person is done with it, and it is another value."""
    taken_back = Signal(str)
    """The key of the field: Esc has put the saved value back."""

    def __init__(self, key: str, widget: QWidget) -> None:
        super().__init__(widget)
        self.key = key
        self.widget = widget
        self.note = InlineNote()
        widget.setAccessibleName(BY_KEY[key].label)

    @property
    def is_changed(self) -> bool:
        """Whether something is typed that is not saved."""
        return False

    @property
    def typed(self) -> str:
        """What stands in the field."""
        return ""

    def show_event(self, event: r.Event, chronology: Chronology) -> None:
        """Show the saved value."""

    def value(self, event: r.Event, chronology: Chronology) -> Any:
        """The value of what was typed; raises ``FieldError``."""
        write = BY_KEY[self.key].write
        return None if write is None else write(self.typed, event, chronology)

    def restore(self, typed: str) -> None:
        """Put a text back that was typed and is not saved."""

    def rebase(self, event: r.Event, chronology: Chronology) -> None:
        """Take in that another value is saved now; what is typed stays."""
        self.show_event(event, chronology)

    def failed(self, event: r.Event, chronology: Chronology) -> None:
        """Take in that a value could not be saved."""
        self.rebase(event, chronology)

    def flush(self) -> None:
        """Ask to save what is typed, as if the field had been left."""

    def open(self) -> None:
        """Give it the focus, and show what there is to choose."""
        self.widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_read_only(self, read_only: bool) -> None:
        """Let nothing be typed."""
        self.widget.setEnabled(not read_only)

    def mark(self, problem: bool) -> None:
        """Give the field the edge of an error, or take it away."""
        set_state(self.widget, "problem", problem)

    def complain(self, sentence: str, actions: Sequence[NoteAction] = ()) -> None:
        """Say why what was typed is not saved, and what can be done about it."""
        self.mark(True)
        self.note.say(sentence, actions=actions)

    def settle(self) -> None:
        """Take edge and note away."""
        self.mark(False)
        self.note.clear()

    def words(self, value: Any, event: r.Event, chronology: Chronology) -> str:
        """A value of this field as people read it."""
        return BY_KEY[self.key].show(replace(event, **{self.key: value}), chronology)


class LineField(FormField):
    """A field of one line."""

    def __init__(self, key: str, placeholder: str = "", line: KeptLine | None = None) -> None:
        self.line = line or KeptLine()
        super().__init__(key, self.line)
        self.line.setPlaceholderText(placeholder)
        self.line.committed.connect(lambda _: self.left.emit(key))
        self.line.taken_back.connect(lambda: self.taken_back.emit(key))

    @property
    def is_changed(self) -> bool:
        return self.line.is_changed

    @property
    def typed(self) -> str:
        return self.line.text()

    def show_event(self, event: r.Event, chronology: Chronology) -> None:
        self.line.set_value(BY_KEY[self.key].read(event, chronology))

    def rebase(self, event: r.Event, chronology: Chronology) -> None:
        self.line.rebase(BY_KEY[self.key].read(event, chronology))

    def restore(self, typed: str) -> None:
        self.line.setText(typed)

    def flush(self) -> None:
        self.line.commit()

    def set_read_only(self, read_only: bool) -> None:
        self.line.setReadOnly(read_only)


class LongField(FormField):
    """A field of several lines, ``height`` px high at 100 %."""

    def __init__(self, key: str, height: int = 72) -> None:
        self.edit = KeptText()
        super().__init__(key, self.edit)
        self.edit.setFixedHeight(current().px(height))
        self.edit.committed.connect(lambda _: self.left.emit(key))
        self.edit.taken_back.connect(lambda: self.taken_back.emit(key))

    @property
    def is_changed(self) -> bool:
        return self.edit.is_changed

    @property
    def typed(self) -> str:
        return self.edit.text()

    def show_event(self, event: r.Event, chronology: Chronology) -> None:
        self.edit.set_value(BY_KEY[self.key].read(event, chronology))

    def rebase(self, event: r.Event, chronology: Chronology) -> None:
        self.edit.rebase(BY_KEY[self.key].read(event, chronology))

    def restore(self, typed: str) -> None:
        self.edit.setPlainText(typed)

    def flush(self) -> None:
        self.edit.commit()

    def set_read_only(self, read_only: bool) -> None:
        self.edit.setReadOnly(read_only)


class QuietCombo(QComboBox):
    """A combo box that the wheel does not change in passing, and that may be narrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(3)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


Choice = tuple[Any, str, QIcon | None]
"""A value to choose, its words, and its icon."""
Choices = Callable[[r.Event, Chronology], Sequence[Choice]]


class ChoiceField(FormField):
    """A field with a few values to choose from; choosing one saves it."""

    def __init__(self, key: str, choices: Choices) -> None:
        self.combo = QuietCombo()
        super().__init__(key, self.combo)
        self._choices = choices
        self._offered: list[tuple[Any, str]] = []
        self.combo.activated.connect(lambda _: self.left.emit(key))

    @property
    def typed(self) -> str:
        return self.combo.currentText()

    def show_event(self, event: r.Event, chronology: Chronology) -> None:
        self._offer(self._choices(event, chronology), event)

    def _offer(self, choices: Sequence[Choice], event: r.Event) -> None:
        """Offer some values, with that of the event chosen."""
        offered = [(value, words) for value, words, _ in choices]
        self.combo.blockSignals(True)
        if offered != self._offered:
            self.combo.clear()
            self.combo.addItems([words for _, words in offered])
            for place, (_, _, icon) in enumerate(choices):
                if icon is not None:
                    self.combo.setItemIcon(place, icon)
            self._offered = offered
        values = [value for value, _ in offered]
        stored = getattr(event, self.key)
        self.combo.setCurrentIndex(values.index(stored) if stored in values else -1)
        self.combo.blockSignals(False)

    def value(self, event: r.Event, chronology: Chronology) -> Any:
        return self._offered[self.combo.currentIndex()][0]

    def choose(self, value: Any) -> None:
        """Choose a value as a person would."""
        index = [one for one, _ in self._offered].index(value)
        self.combo.setCurrentIndex(index)
        self.combo.activated.emit(index)

    def open(self) -> None:
        super().open()
        self.combo.showPopup()

    def redraw(self) -> None:
        """Forget the icons, for another theme."""
        self._offered = []


class DateField(FormField):
    """The date, with its line of explanation.

    ``words_typed`` is what the last commit was typed as, ``day_order`` what was learned by it.
    """

    def __init__(self, edit: DateEdit) -> None:
        super().__init__("date", edit)
        self.edit = edit
        self.day_order = ""
        self._value: Any = None
        self.words_typed = ""
        edit.committed.connect(self._committed)
        edit.day_order_chosen.connect(self._learned)
        edit.taken_back.connect(lambda: self.taken_back.emit("date"))

    def _learned(self, order: str) -> None:
        self.day_order = order

    def _committed(self, value: Any, words: str) -> None:
        self._value, self.words_typed = value, words
        self.left.emit("date")
        self.day_order = ""

    @property
    def is_changed(self) -> bool:
        return self.edit.is_changed

    @property
    def typed(self) -> str:
        return self.edit.text

    def show_event(self, event: r.Event, chronology: Chronology) -> None:
        self.edit.set_day_order(chronology.heading.day_order)
        self.edit.set_date(event.date)

    def rebase(self, event: r.Event, chronology: Chronology) -> None:
        self.edit.set_day_order(chronology.heading.day_order)
        self.edit.rebase(event.date)

    def failed(self, event: r.Event, chronology: Chronology) -> None:
        self.edit.set_date(event.date)
        self.edit.set_typed(self.words_typed)

    def value(self, event: r.Event, chronology: Chronology) -> Any:
        return self._value

    def restore(self, typed: str) -> None:
        self.edit.set_typed(typed)

    def flush(self) -> None:
        self.edit.commit()

    def set_read_only(self, read_only: bool) -> None:
        self.edit.set_read_only(read_only)

    def mark(self, problem: bool) -> None:
        self.edit.mark(problem)
