"""The five small fields of the pop-up: stance, part, day, said, speaker, each with its key."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from timeline_app.chronology import Chronology
from timeline_app.citing.claim import called
from timeline_app.date_labels import label
from timeline_app.date_reader import read_date
from timeline_app.dates import DateError, EventDate, date_of
from timeline_app.folding import fold
from timeline_app.participants import actors_by_name
from ui.actor_line import ActorLine
from ui.claim_draft import PARTS, ClaimDraft, stances
from ui.form_fields import QuietCombo
from ui.form_kit import plain_label, set_state, set_tip
from ui.key_button import key_hint
from ui.level_line import LevelLine

_STRETCH = (6, 4, 5, 5, 5)


class ClaimFields(QWidget):
    """What of a claim can be changed before it is written; ``changed`` gives the new draft."""

    changed = Signal(object)
    """The ``ClaimDraft`` with the change in it."""
    faulty = Signal(str)
    """Why what was typed is no day; empty once it is one."""
    left = Signal()
    """Enter or Esc: the keyboard goes back to the text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft: ClaimDraft | None = None
        self._chronology = Chronology({})
        self.stance = _combo("Stance", stances())
        self.part = _combo("Part of the dates", list(PARTS.items()))
        self.day, self.said = _line("Day claimed"), _line("Day said")
        self.speaker = ActorLine("nobody named")
        self.speaker.setAccessibleName("Speaker")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 8, 0, 0)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(3)
        fields: Sequence[tuple[str, str, QWidget]] = (
            ("Stance", "S", self.stance),
            ("Part", "P", self.part),
            ("Day", "D", self.day),
            ("Said", "T", self.said),
            ("Speaker", "W", self.speaker),
        )
        for place, (words, key, field) in enumerate(fields):
            self._grid.addWidget(_caption(words, key), 0, place)
            self._grid.addWidget(field, 1, place)
            self._grid.setColumnStretch(place, _STRETCH[place])
            set_tip(field, f"{words} ({key})")
        self._connect()

    def _connect(self) -> None:
        self.stance.activated.connect(lambda at: self._set_stance(stances()[at][0]))
        self.part.activated.connect(lambda at: self._set_part(list(PARTS)[at]))
        self.day.editingFinished.connect(self._take_day)
        self.said.editingFinished.connect(self._take_said)
        self.speaker.chosen.connect(self._take_speaker)
        self.speaker.editingFinished.connect(lambda: self._take_speaker(self.speaker.text()))
        for line in (self.day, self.said, self.speaker):
            line.installEventFilter(self)

    def show_draft(self, chronology: Chronology, draft: ClaimDraft) -> None:
        """Show a draft."""
        self._chronology, self._draft = chronology, draft
        self.speaker.offer(chronology)
        self.stance.setCurrentIndex([key for key, _ in stances()].index(draft.stance))
        self.part.setCurrentIndex(list(PARTS).index(draft.part))
        _put(self.day, label(draft.date) if draft.date is not None else "")
        said = draft.excerpt.said
        _put(self.said, label(said) if said is not None else "")
        published = draft.place.source.published
        self.said.setPlaceholderText(f"by {label(published)}" if published else "not known")
        _put(self.speaker, called(chronology, draft.excerpt))
        for line in (self.day, self.said):
            set_state(line, "problem", False)

    # Keys

    def cycle_stance(self, by: int) -> None:
        """The next stance, or the one before."""
        if self._draft is not None:
            keys = [key for key, _ in stances()]
            self._set_stance(keys[(keys.index(self._draft.stance) + by) % len(keys)])

    def cycle_part(self, by: int) -> None:
        """The next part of the dates, or the one before."""
        if self._draft is not None:
            keys = list(PARTS)
            self._set_part(keys[(keys.index(self._draft.part) + by) % len(keys)])

    def type_in(self, key: str) -> None:
        """Go to the field of a letter: D, T or W."""
        line: QLineEdit = {"D": self.day, "T": self.said, "W": self.speaker}[key]
        line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        line.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.speaker.popup_is_open and self.speaker.popup.currentIndex().isValid():
                return False
            if self._commit(watched):
                self.left.emit()
            return True
        if event.key() == Qt.Key.Key_Escape:
            if self._draft is not None:
                self.show_draft(self._chronology, self._draft)
                self.faulty.emit("")
            self.left.emit()
            return True
        return super().eventFilter(watched, event)

    def _commit(self, line: QObject) -> bool:
        if line is self.day:
            return self._take_day()
        if line is self.said:
            return self._take_said()
        return self._take_speaker(self.speaker.text())

    # Changes

    def _tell(self, draft: ClaimDraft) -> None:
        if draft != self._draft:
            self._draft = draft
            self.changed.emit(draft)

    def _set_stance(self, key: str) -> None:
        if self._draft is not None:
            self._tell(self._draft.with_stance(key))

    def _set_part(self, key: str) -> None:
        if self._draft is not None:
            self._tell(self._draft.with_part(key))

    def _take_day(self) -> bool:
        draft = self._draft
        if draft is None or not self.day.isModified():
            return True
        known, when = self._read(self.day)
        if known:
            self._tell(draft.with_date(when))
        return known

    def _take_said(self) -> bool:
        draft = self._draft
        if draft is None or not self.said.isModified():
            return True
        known, when = self._read(self.said)
        if known:
            self._tell(draft.with_said(when))
        return known

    def _read(self, line: QLineEdit) -> tuple[bool, EventDate | None]:
        """Whether a line holds a date, and which; an empty one holds none."""
        if not line.text().strip():
            set_state(line, "problem", False)
            self.faulty.emit("")
            return True, None
        order = self._chronology.heading.day_order
        try:
            found = read_date(line.text(), relative_to=self._near(), day_order=order)
        except DateError as error:
            return self._complain(line, str(error))
        if found.ambiguous:
            return self._complain(line, f"{found.explanation} Write the month as a word.")
        set_state(line, "problem", False)
        self.faulty.emit("")
        line.setModified(False)
        return True, found.date

    def _complain(self, line: QLineEdit, fault: str) -> tuple[bool, None]:
        set_state(line, "problem", True)
        self.faulty.emit(fault)
        return False, None

    def _near(self) -> date | None:
        published = self._draft.place.source.published if self._draft is not None else None
        return date_of(published.first) if published is not None and published.first else None

    def _take_speaker(self, name: str) -> bool:
        draft, name = self._draft, " ".join(name.split())
        if draft is None or name == called(self._chronology, draft.excerpt):
            return True
        actor = actors_by_name(self._chronology).get(fold(name))
        self._tell(draft.with_speaker(actor, name))
        return True


def _combo(name: str, choices: Sequence[tuple[str, str]]) -> QComboBox:
    combo = QuietCombo()
    combo.setAccessibleName(name)
    combo.addItems([words for _, words in choices])
    return combo


def _line(name: str) -> QLineEdit:
    line = QLineEdit()
    line.setAccessibleName(name)
    LevelLine(line)
    return line


def _put(line: QLineEdit, text: str) -> None:
    if line.text() != text:
        line.setText(text)
        line.setCursorPosition(0)
    line.setModified(False)


def _caption(words: str, key: str) -> QWidget:
    caption = QWidget()
    row = QHBoxLayout(caption)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(5)
    row.addWidget(plain_label(words, tone="text2", step="small"))
    row.addWidget(key_hint(key))
    row.addStretch(1)
    return caption
