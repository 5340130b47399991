"""What has to be mended or decided: the foot of the import window."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from timeline_app.fields import BY_KEY, cut_title
from timeline_app.formats.csv_plan import MINE, THEIRS, CsvProposal, Held, Question
from timeline_app.formats.proposal import Proposal, Rejected
from timeline_app.one_line import one_line

from .form_kit import Button, plain_label, set_state, set_tip
from .small_parts import Segments

_SHOWN = 1000
MOST = 100
"""How many rows are shown at once; the others follow when these are mended."""


class MendPane(QWidget):
    """Part 3 of the window: the rows that are held back, and the values to decide on."""

    mended = Signal(int, str, str)
    """Row, column and the new text of a cell."""
    answered = Signal(str, str, str)
    """Event, key, and ``MINE`` or ``THEIRS``."""
    cut = Signal(int)
    """A row whose title is to be cut, with the rest of it in the summary."""
    save_wanted = Signal()
    """The rows that are held back are to be written to a file."""
    looked_for = Signal(int)
    """A row that a person wants to see above."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[tuple[int, str], QLineEdit] = {}
        self.choices: dict[tuple[str, str], Segments] = {}
        self.count = plain_label("", tone="danger")
        self.rest = plain_label("", tone="text2", step="small", wrap=True)
        self.save = Button("Save these rows as CSV…", "link", small=True)
        self.save.clicked.connect(self.save_wanted)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setAccessibleName("Rows that are held back, and values to decide on")
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        top = QHBoxLayout()
        top.addWidget(plain_label("3  To mend", bold=True))
        top.addWidget(self.count)
        top.addStretch(1)
        top.addWidget(self.save)
        body = QVBoxLayout(self)
        body.setContentsMargins(12, 10, 12, 8)
        body.addLayout(top)
        body.addWidget(self.area, 1)
        body.addWidget(self.rest)

    def fill(self, proposal: Proposal) -> None:
        """Show what another reading leaves to do; the field that had the focus keeps it."""
        focus = next((key for key, field in self.fields.items() if field.hasFocus()), None)
        self.fields, self.choices = {}, {}
        inner = QWidget()
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        for widget in self._widgets(proposal):
            rows.addWidget(widget)
        rows.addStretch(1)
        self.area.setWidget(inner)
        self._sum_up(proposal)
        if focus is not None and self.fields:
            later = [key for key in self.fields if key >= focus]
            self.fields[(later or list(self.fields))[0]].setFocus(Qt.FocusReason.OtherFocusReason)

    def _sum_up(self, proposal: Proposal) -> None:
        held = len(proposal.rejected)
        asked = len(proposal.questions) if isinstance(proposal, CsvProposal) else 0
        words = []
        if held:
            words.append(f"{held} row{'s are' if held != 1 else ' is'} held back")
        if asked:
            words.append(f"{asked} value{'s' * (asked != 1)} to decide")
        self.count.setText(" · ".join(words))
        self.save.setVisible(bool(held))
        ready = proposal.added + proposal.updated
        notes = list(dict.fromkeys(proposal.notes))
        if held:
            notes.insert(
                0,
                f"The other {ready} can go in now. Held-back rows can be mended here.",
            )
        if held + asked > MOST:
            notes.insert(0, f"{held + asked - MOST} more are not shown.")
        self.rest.setText("\n".join(notes[:4]))
        set_tip(self.rest, "\n".join(notes))

    def _widgets(self, proposal: Proposal) -> Iterable[QWidget]:
        if not isinstance(proposal, CsvProposal):
            yield from map(_refused, proposal.rejected[:MOST])
            return
        cells = {one.row for one in proposal.held}
        for held in proposal.held[:MOST]:
            yield self._held(held)
        for one in proposal.questions[: max(0, MOST - len(proposal.held))]:
            yield self._question(one)
        whole = [one for one in proposal.rejected if int(one.place.split()[1]) not in cells]
        yield from map(_refused, whole[:MOST])

    def _held(self, held: Held) -> QWidget:
        place = f"Row {held.row}"
        field = QLineEdit(held.text)
        field.setFixedWidth(190)
        field.setAccessibleName(f"{place}, {held.column}")
        field.setAccessibleDescription(held.reason)
        set_state(field, "problem", True)
        field.editingFinished.connect(lambda: self._left(held, field.text()))
        self.fields[held.row, held.column] = field
        if held.can_cut:
            button = self._button("Do it", lambda: self.cut.emit(held.row))
            kept, moved = cut_title(held.text)
            set_tip(button, f"Title: {kept}\n\nSummary: {moved[:_SHOWN]}")
        elif held.suggestion:
            button = self._button(
                f"Use “{held.suggestion}”",
                lambda: self.mended.emit(held.row, held.column, held.suggestion),
            )
        else:
            button = self._button("Look at row", lambda: self.looked_for.emit(held.row))
        reason = plain_label(held.reason, tone="danger", step="small", wrap=True)
        return _line(place, held.column, field, reason, button)

    def _left(self, held: Held, text: str) -> None:
        if text != held.text:
            self.mended.emit(held.row, held.column, text)

    def _question(self, question: Question) -> QWidget:
        place = f"Row {question.row}"
        label = BY_KEY[question.key].label if question.key in BY_KEY else question.key
        choice = Segments(
            [
                (MINE, f"Parley: {_short(question.mine)}"),
                (THEIRS, f"Sheet: {_short(question.theirs)}"),
            ],
            f"{place}, {label}: which value stands",
        )
        choice.choose(question.answer)
        choice.chosen.connect(lambda key: self.answered.emit(question.id, question.key, key))
        self.choices[question.id, question.key] = choice
        words = (
            "The sheet says something else."
            if question.base is None
            else f"Changed on both sides; was {_short(question.base)}."
        )
        reason = plain_label(words, tone="warn", step="small", wrap=True)
        button = self._button("Look at row", lambda: self.looked_for.emit(question.row))
        return _line(place, label, choice, reason, button)

    def _button(self, words: str, action: Callable[[], object]) -> Button:
        button = Button(words, small=True)
        button.clicked.connect(lambda: action())
        return button


def _refused(one: Rejected) -> QWidget:
    reason = plain_label(one.reason, tone="danger", step="small", wrap=True)
    return _line(one.place[:1].upper() + one.place[1:], "", reason)


def _line(place: str, column: str, *widgets: QWidget) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 1, 6, 1)
    row.setSpacing(8)
    for words, tone, width in ((place, "text2", 62), (column, "", 90)):
        if words or width == 62:
            label = plain_label(words, tone=tone, step="small")
            label.setMinimumWidth(width)
            row.addWidget(label)
    for widget in widgets:
        row.addWidget(widget, 1 if widget.property("tone") else 0)
    return line


def _short(text: str) -> str:
    return one_line(text, 32) or "empty"
