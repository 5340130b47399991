"""Dates that do not agree, side by side: a card each, with its days, passages and a button."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from timeline_app.adopting import Side
from timeline_app.chronology import Chronology
from timeline_app.claims import origins
from timeline_app.date_labels import label
from timeline_app.dates import End, EventDate
from ui.day_scale import DayScale
from ui.form_kit import plain_label
from ui.key_button import KeyButton
from ui.passage_parts import PassageParts
from ui.theme import Theme

_COLUMNS = 2


class SideCard(QFrame):
    """One of the dates. The adopted one has an edge of 2 px in the accent."""

    adopted = Signal(object)
    """The ``EventDate`` to keep or to adopt."""
    opened = Signal(str)
    """The id of an excerpt that is to be shown in its source."""

    def __init__(
        self, side: Side, place: int, others: Sequence[EventDate], color: QColor, theme: Theme
    ) -> None:
        super().__init__()
        self.side, self._theme = side, theme
        self.setObjectName("side")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(17, 13, 17, 14)
        self._column.setSpacing(0)
        top = QHBoxLayout()
        top.addWidget(plain_label(_whose(side), tone="text2", step="small"))
        top.addStretch(1)
        top.addWidget(plain_label(_origins(side), tone="text2", step="small"))
        self._column.addLayout(top)
        self.title = plain_label(side_words(side), step="title", wrap=True)
        self._column.addWidget(self.title)
        self._column.addSpacing(6)
        scale = DayScale(theme)
        scale.show_date(side.value, others, color, solid=side.adopted)
        self._column.addWidget(scale)
        verb = "Keep this date" if side.adopted else "Adopt this date"
        kind = "primary" if side.adopted else ""
        self.button = KeyButton(verb, str(place), kind)
        if side.value is None:
            self.button.hide()
        self.button.clicked.connect(lambda: self.adopted.emit(side.value))
        self._dress()
        theme.changed.connect(self._dress)

    def add_passages(self, chronology: Chronology, *, grades: bool) -> None:
        """Show the passages, each under a line, and the button at the foot."""
        for claim in self.side.claims:
            rule = QFrame()
            rule.setProperty("rule", True)
            rule.setFixedHeight(1)
            self._column.addWidget(rule)
            passage = PassageParts(claim, chronology, self._theme, grades=grades)
            excerpt = claim.excerpt.id
            passage.open_button.clicked.connect(
                lambda _=False, excerpt=excerpt: self.opened.emit(excerpt)
            )
            self._column.addWidget(passage)
        if not self.side.claims:
            self._column.addWidget(
                plain_label("No passage gives it: own knowledge.", tone="text2", step="small")
            )
        self._column.addStretch(1)
        self._column.addSpacing(6)
        self._column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def _dress(self) -> None:
        theme = self._theme
        edge = "2px solid " + theme.name("accent") if self.side.adopted else (
            "1px solid " + theme.name("line")
        )  # fmt: skip
        ground = theme.name("base")
        self.setStyleSheet(f"#side {{ border: {edge}; border-radius: 6px; background: {ground} }}")


class ConflictCards(QWidget):
    """The cards of all sides, two in a row."""

    adopted = Signal(object)
    opened = Signal(str)

    def __init__(
        self,
        found: Sequence[Side],
        chronology: Chronology,
        color: QColor,
        theme: Theme,
        *,
        grades: bool = False,
    ) -> None:
        super().__init__()
        self.cards: list[SideCard] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(14)
        values = [side.value for side in found if side.value is not None]
        for at, side in enumerate(found):
            card = SideCard(side, at + 1, values, color, theme)
            card.add_passages(chronology, grades=grades)
            card.adopted.connect(self.adopted)
            card.opened.connect(self.opened)
            grid.addWidget(card, at // _COLUMNS, at % _COLUMNS)
            self.cards.append(card)
        for at in range(min(_COLUMNS, max(1, len(found)))):
            grid.setColumnStretch(at, 1)

    def press(self, place: int) -> bool:
        """Press the button of a card, counted from 1; False where there is none."""
        if not 1 <= place <= len(self.cards) or self.cards[place - 1].side.value is None:
            return False
        self.cards[place - 1].button.click()
        return True


def side_words(side: Side) -> str:
    """The date of a side in words."""
    value = side.value
    if value is None:
        return "Denied"
    if value.end is End.UNKNOWN and isinstance(value.start, EventDate):
        return f"From {label(value.start)}"
    return label(value)


def _whose(side: Side) -> str:
    if side.adopted:
        return "Adopted now"
    return "Denied by" if side.value is None else "Claimed by others"


def _origins(side: Side) -> str:
    """ "2 origins"; "1 origin in 2 papers" where several papers carry it."""
    count = origins(side.claims)
    papers = len({claim.source.id for claim in side.claims})
    words = f"{count} origin{'s' * (count != 1)}"
    return f"{words} in {papers} papers" if papers > count else words
