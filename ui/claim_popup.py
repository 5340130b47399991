"""The pop-up under a sentence: what will be written from it, and the keys that change that."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsDropShadowEffect,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from timeline_app import citing
from timeline_app.chronology import Chronology
from timeline_app.dates import EventDate
from timeline_app.operations import name_of
from ui.claim_draft import ClaimDraft, twin
from ui.claim_fields import ClaimFields
from ui.claim_words import headline_of, row_of, shorten, why_of
from ui.form_kit import icon_button, plain_label, set_state
from ui.hearing import announce
from ui.key_button import KeyButton
from ui.other_chooser import OtherChooser
from ui.own_keys import letter_of
from ui.reader_marks import DROPPED, DateMark
from ui.small_parts import Swatch, chip
from ui.stance_looks import STANCE_LOOKS as LOOKS
from ui.theme import Theme

NARROW, WIDE = 486, 606
"""The px across: closed, and with the fields."""
_NOTCH, _RADIUS, _SHADOW = 8, 7, 20


class ClaimPopup(QFrame):
    """A pane over the reader. It says what would be written; nothing is until A or Return.

    Single letters come to ``handle`` from the reader, or from a button in here that has the focus.
    """

    write_requested = Signal(object)
    """A ``ClaimDraft`` to write to its event."""
    event_requested = Signal(object)
    """A ``ClaimDraft`` whose passage is to make a new event."""
    reading_requested = Signal(object)
    """What the date mention means: an ``EventDate``, or None: it is not a date."""
    closed = Signal()
    focus_wanted = Signal()
    """The keyboard goes back to the text."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chronology = Chronology({})
        self.draft: ClaimDraft | None = None
        self.mark: DateMark | None = None
        self._above = False
        self._notch_at = 40
        self._under, self._area = QRect(), QRect()
        self.headline = plain_label(step="strong")
        self.counter = plain_label(tone="text2", step="small")
        self.close_button = icon_button("close", "Close (Esc)")
        self.keep = KeyButton("Keep date", "G", "quiet")
        self.reason = plain_label(tone="text2", step="small", wrap=True)
        self.swatch = Swatch()
        self.event_name = plain_label(bold=True)
        self.event_why = plain_label(tone="text2", step="small")
        self.sign = QLabel()
        self.claim = plain_label(wrap=True)
        self.fields = ClaimFields()
        self.tag = chip("older date")
        self.stale = plain_label(tone="text2", step="small", wrap=True)
        self.stale_box = QFrame()
        self.stale_row = QWidget()
        self.add = KeyButton("Add", "A", "primary")
        self.new = KeyButton("New event", "N")
        self.other = KeyButton("Other…", "O", "quiet")
        self.drop = KeyButton("Not a date", "X", "quiet")
        self.chooser = OtherChooser(theme)
        self._build()
        self._connect()
        self.hide()

    def _build(self) -> None:
        self.setAccessibleName("What will be written")
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(_SHADOW)
        shadow.setOffset(0, 6)
        shadow.setColor(Qt.GlobalColor.black)
        color = shadow.color()
        color.setAlpha(46)
        shadow.setColor(color)
        self.setGraphicsEffect(shadow)
        self.stale_box.setProperty("pane", "panel")
        self.stale_box.setObjectName("stale")
        stale = QHBoxLayout(self.stale_box)
        stale.setContentsMargins(9, 6, 9, 6)
        stale.setSpacing(8)
        stale.addWidget(self.tag, 0, Qt.AlignmentFlag.AlignTop)
        stale.addWidget(self.stale, 1)
        room = QVBoxLayout(self.stale_row)
        room.setContentsMargins(0, 9, 0, 0)
        room.addWidget(self.stale_box)
        for button in (self.keep, self.add, self.new, self.other, self.drop):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.close_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addLayout(
            row_of(self.headline, self.keep, None, self.counter, self.close_button)
        )
        self._column.addWidget(self.reason)
        self._column.addSpacing(8)
        self._column.addLayout(row_of(self.swatch, self.event_name, self.event_why, None))
        self._column.addSpacing(2)
        claim = row_of(self.sign)
        claim.addWidget(self.claim, 1)
        self._column.addLayout(claim)
        for widget in (self.fields, self.stale_row, self.chooser):
            self._column.addWidget(widget)
        self._column.addSpacing(10)
        self._column.addLayout(row_of(self.add, self.new, self.other, None, self.drop))
        self.fields.hide()

    def _connect(self) -> None:
        self.close_button.clicked.connect(self.leave)
        self.add.clicked.connect(self._write)
        self.keep.clicked.connect(lambda: self.handle("G"))
        self.new.clicked.connect(lambda: self.handle("N"))
        self.other.clicked.connect(lambda: self.handle("O"))
        self.drop.clicked.connect(lambda: self.handle("X"))
        self.fields.changed.connect(self._changed)
        self.fields.faulty.connect(self._complain)
        self.fields.left.connect(self.focus_wanted)
        self.chooser.event_chosen.connect(self._to_event)
        self.chooser.date_chosen.connect(self._read_as)
        self.chooser.left.connect(self._chooser_left)
        self._theme.changed.connect(self._refresh)

    # What is shown

    def show_claim(
        self,
        chronology: Chronology,
        draft: ClaimDraft,
        counter: str = "",
        *,
        open_fields: bool = False,
    ) -> None:
        """Show what would be written from a passage."""
        self._chronology, self.draft, self.mark = chronology, draft, draft.place.mark
        self.counter.setText(counter)
        self.chooser.hide()
        self.fields.setVisible(open_fields)
        self._refresh()
        self.show()
        self.raise_()
        self.announce()

    def renew(self, chronology: Chronology) -> None:
        """Show the same claim in another snapshot; what was changed in here stays."""
        self._chronology = chronology
        self._refresh()

    def announce(self) -> None:
        """Let a screen reader say what would be written."""
        words = ". ".join(filter(None, (self.headline.text(), self.spoken)))
        self.setAccessibleDescription(words)
        announce(self, words)

    @property
    def spoken(self) -> str:
        """What would be written, in words."""
        return ", ".join(
            part for part in (self.event_name.text(), self.claim.text(), self.stale.text()) if part
        )

    def _refresh(self) -> None:
        draft = self.draft
        if draft is None:
            return
        chronology, mark = self._chronology, self.mark
        self.headline.setText(headline_of(draft, mark))
        set_state(self.reason, "tone", "danger" if mark is not None and mark.mention and
                  mark.mention.clash and mark.is_open else "text2")  # fmt: skip
        self.reason.setText(why_of(mark, draft.place))
        self.reason.setVisible(bool(self.reason.text()))
        self.keep.setVisible(mark is not None and mark.is_open and mark.date is not None)
        self._show_event()
        icon, ink = LOOKS.get(draft.stance, LOOKS["context"])
        self.sign.setPixmap(self._theme.icon(icon, ink, 14).pixmap(14, 14))
        self.claim.setText(citing.claim_words(chronology, draft.citation, draft.excerpt))
        stale = (
            citing.stale_notice(chronology, draft.citation, draft.excerpt) if draft.event else ""
        )
        self.stale.setText(stale)
        self.stale_row.setVisible(bool(stale))
        edge = self._theme.name("line2")
        self.stale_box.setStyleSheet(f"#stale {{ border: 1px solid {edge}; border-radius: 4px }}")
        self.fields.show_draft(chronology, draft)
        self._place()

    def _show_event(self) -> None:
        draft, chronology = self.draft, self._chronology
        event = chronology.events.get(draft.event or "") if draft is not None else None
        if draft is None or event is None:
            self.event_name.setText("No event fits")
            self.event_why.setText("make a new one, or choose another")
            self.swatch.hide()
            self.add.hide()
            set_state(self.new, "kind", "primary")
        else:
            process = chronology.processes.get(event.process or "")
            self.swatch.set_process(process.colour if process is not None else "")
            self.swatch.show()
            self.event_name.setText(name_of(event))
            there = twin(chronology, draft) is not None
            why = next((one.reason for one in draft.suggestions if one.event == event.id), "")
            self.event_why.setText("cited already" if there else why)
            self.add.say(f"Add to {name_of(event)}")
            self.add.setEnabled(not there)
            self.add.show()
            set_state(self.new, "kind", "")
        self.drop.say("Not a date" if self.mark is not None else "Not a claim")

    def _complain(self, fault: str) -> None:
        place = self.draft.place if self.draft is not None else None
        self.reason.setText(fault or why_of(self.mark, place))
        self.reason.setVisible(bool(self.reason.text()))
        set_state(self.reason, "tone", "danger" if fault else "text2")
        self._place()

    # Where it is

    def put_under(self, box: QRect, area: QRect) -> None:
        """Lie under a box, or over it where there is no room, within an area of the parent."""
        self._under, self._area = box, area
        self._place()

    def _place(self) -> None:
        if self._area.isNull():
            return
        theme = self._theme
        wide = not self.fields.isHidden()
        width = min(theme.px(WIDE if wide else NARROW), self._area.width() - 8)
        self._above = False
        self._margins()
        self.setFixedWidth(width)
        shorten(self.add, width - 26, (self.new, self.other, self.drop))
        height = self._height(width)
        room_below = self._area.bottom() - self._under.bottom()
        self._above = height > room_below and self._under.top() - self._area.top() > room_below
        self._margins()
        middle = self._under.center().x()
        left = max(self._area.left() + 4, min(middle - width // 3, self._area.right() - width - 4))
        self._notch_at = max(20, min(middle - left, width - 20))
        top = self._under.top() - height - 2 if self._above else self._under.bottom() + 2
        self.setGeometry(left, top, width, height)
        self.update()

    def _margins(self) -> None:
        over, below = (0, _NOTCH) if self._above else (_NOTCH, 0)
        self._column.setContentsMargins(13, 9 + over, 13, 12 + below)

    def _height(self, width: int) -> int:
        layout = self._column
        layout.invalidate()
        layout.activate()
        return layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else (
            layout.totalSizeHint().height()
        )  # fmt: skip

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        box.adjust(0, 0 if self._above else _NOTCH, 0, -_NOTCH if self._above else 0)
        path = QPainterPath()
        path.addRoundedRect(box, _RADIUS, _RADIUS)
        tip, foot = (box.bottom() + _NOTCH, box.bottom()) if self._above else (
            box.top() - _NOTCH, box.top()
        )  # fmt: skip
        notch = QPainterPath(QPointF(self._notch_at - _NOTCH, foot))
        notch.lineTo(self._notch_at, tip)
        notch.lineTo(self._notch_at + _NOTCH, foot)
        notch.closeSubpath()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.color("line2"), 1))
            painter.setBrush(theme.color("base"))
            painter.drawPath(path.united(notch))

    # Keys

    def handle(self, key: str) -> bool:
        """Do what a letter (small: with Shift), "return" or "escape" asks for."""
        if self.draft is None:
            return False
        back, letter = -1 if key.islower() and len(key) == 1 else 1, key.upper()
        if letter == "S":
            self._open_fields()
            self.fields.cycle_stance(back)
        elif letter == "P":
            self._open_fields()
            self.fields.cycle_part(back)
        elif letter in ("D", "T", "W"):
            self._open_fields()
            self.fields.type_in(letter)
        elif letter == "N":
            self.event_requested.emit(self.draft)
        elif letter == "O":
            self.chooser.open(self._chronology, self.draft)
            self._place()
        elif letter in ("G", "X"):
            self._keep() if letter == "G" else self._drop()
        elif letter in ("A", "RETURN"):
            self._write()
        elif letter == "ESCAPE":
            self.leave()
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        names = {Qt.Key.Key_Escape: "escape", Qt.Key.Key_Return: "return"}
        key = names.get(Qt.Key(event.key()), letter_of(event))
        if (
            not key
            or event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
            or not self.handle(key)
        ):
            super().keyPressEvent(event)

    def _open_fields(self) -> None:
        if self.fields.isHidden():
            self.fields.show()
            self._place()

    def _write(self) -> None:
        if self.draft is None:
            return
        if self.draft.event is None:
            self.event_requested.emit(self.draft)
        elif self.add.isEnabled():
            self.write_requested.emit(self.draft)

    def _keep(self) -> None:
        """The date as it was read by itself is right."""
        if self.mark is not None and self.mark.is_open and self.mark.date is not None:
            self.reading_requested.emit(self.mark.date)

    def _drop(self) -> None:
        if self.mark is None or self.mark.state == DROPPED:
            self.leave()
        else:
            self.reading_requested.emit(None)

    def _changed(self, draft: ClaimDraft) -> None:
        self.draft = draft
        self._refresh()
        self.announce()

    def _to_event(self, event: str) -> None:
        if self.draft is not None:
            self._changed(self.draft.to_event(event))
        self.focus_wanted.emit()

    def _read_as(self, date: EventDate) -> None:
        self.focus_wanted.emit()
        self.reading_requested.emit(date)

    def _chooser_left(self) -> None:
        self._place()
        self.focus_wanted.emit()

    def leave(self) -> None:
        """Close it; nothing is written."""
        if self.isVisible():
            self.hide()
            self.closed.emit()
            self.focus_wanted.emit()
