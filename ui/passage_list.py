"""The cited passages of a source as cards: number, event, stance, quote."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from timeline_app import claims
from timeline_app import records as r
from timeline_app.chronology import Chronology
from timeline_app.operations import name_of
from timeline_app.vocabulary import STANCES
from ui.direction import direction_of
from ui.elided_label import ElidedLabel
from ui.form_kit import Button, plain_label, set_tip
from ui.own_keys import asked_key, is_plain
from ui.reader_marks import DateMark, Passage
from ui.small_parts import chip
from ui.theme import Theme

_QUOTE = 110
"""How many letters of a quote a card shows."""
_PARTS = {"date": "dates", "status": "status", "city": "place", "venue": "place"}


class PassageCard(QFrame):
    """One passage. Enter or a click goes to it in the text, Ctrl Enter to its event."""

    opened = Signal(str)
    """The excerpt's id."""
    event_opened = Signal(str)
    """The id of an event that it is cited on."""
    link_requested = Signal(str)
    """The id of an excerpt without an event that is to get one."""
    moved_requested = Signal(str)
    """The id of an excerpt that is to go to where it was found."""
    deleted = Signal(str)

    def __init__(
        self, theme: Theme, passage: Passage, chronology: Chronology, focus: int | None
    ) -> None:
        super().__init__()
        self.passage = passage
        self._focus = focus
        self._event = next((one.event for one in passage.citations), "")
        self._theme = theme
        self.setObjectName("passage")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 7, 10, 8)
        column.setSpacing(3)
        self._heads: list[str] = []
        for place, citation in enumerate(passage.citations):
            column.addLayout(self._head(citation, chronology, first=not place))
        if not passage.citations:
            column.addLayout(self._bare_head())
        column.addWidget(self._quote())
        if passage.note:
            column.addLayout(self._note())
        self.setAccessibleName(f"Passage {passage.number}: {'; '.join(self._heads)}")
        self.setAccessibleDescription(passage.excerpt.exact)
        set_tip(self, passage.excerpt.exact)
        self._dress()

    def _dress(self) -> None:
        theme, bare = self._theme, not self.passage.citations
        edge, ground = theme.name("line"), theme.name("panel" if bare else "base")
        line = "dashed" if bare else "solid"
        focus = theme.name("focus")
        self.setStyleSheet(
            f"#passage {{ border: 1px {line} {edge}; border-radius: 6px; background: {ground} }}"
            f"#passage:focus {{ border: 2px solid {focus} }}"
        )

    def _number(self) -> QWidget:
        return plain_label(str(self.passage.number), tone="accent", step="small", bold=True)

    def _head(self, citation: r.Citation, chronology: Chronology, *, first: bool) -> QHBoxLayout:
        event = chronology.events.get(citation.event)
        row = QHBoxLayout()
        row.setSpacing(7)
        number = self._number() if first else plain_label("")
        number.setMinimumWidth(9)
        row.addWidget(number)
        name = name_of(event) if event is not None else "an event that is gone"
        row.addWidget(ElidedLabel(name, bold=True))
        row.addStretch(1)
        words = stance_words(citation)
        row.addWidget(ElidedLabel(words, tone="text2"))
        older = event is not None and _is_older(chronology, event, citation)
        if older:
            row.addWidget(chip("older date"))
        self._heads.append(f"{name}, {words}{', older date' if older else ''}")
        return row

    def _bare_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(7)
        row.addWidget(self._number())
        row.addWidget(plain_label("No event yet", tone="text2", step="small"))
        row.addStretch(1)
        link = Button("Link…", "link", small=True)
        link.clicked.connect(lambda: self.link_requested.emit(self.passage.excerpt.id))
        row.addWidget(link)
        self._heads.append("no event yet")
        return row

    def _quote(self) -> QWidget:
        words = quoted(self.passage.excerpt.exact, self._focus)
        quote = plain_label(words, wrap=True)
        quote.setFont(self._theme.font("quote"))
        family, size = quote.font().families()[0], quote.font().pixelSize()
        quote.setStyleSheet(f"font-family:'{family}'; font-size:{size}px")
        if direction_of(words) == Qt.LayoutDirection.RightToLeft:
            quote.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        return quote

    def _note(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(plain_label(self.passage.note, tone="warn", step="small", wrap=True), 1)
        if self.passage.found is not None:
            move = Button("Re-anchor", "link", small=True)
            move.clicked.connect(lambda: self.moved_requested.emit(self.passage.excerpt.id))
            row.addWidget(move, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.opened.emit(self.passage.excerpt.id)

    def event(self, event: QEvent) -> bool:
        """In here Del is for this passage, not for the selected event."""
        asked = asked_key(event)
        if asked is not None and is_plain(asked, Qt.Key.Key_Delete):
            event.accept()
            return True
        if asked is not None and _opens_event(asked):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if event.modifiers() and self._event:
                self.event_opened.emit(self._event)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.opened.emit(self.passage.excerpt.id)
            case Qt.Key.Key_Delete:
                self.deleted.emit(self.passage.excerpt.id)
            case _:
                super().keyPressEvent(event)


def _opens_event(event: QKeyEvent) -> bool:
    control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
    return control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PassageList(QWidget):
    """A card a passage, 7 px between them; ↑ and ↓ go from card to card."""

    opened = Signal(str)
    event_opened = Signal(str)
    link_requested = Signal(str)
    moved_requested = Signal(str)
    deleted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[tuple[Passage, ...], object] | None = None
        self._focuses: list[int | None] = []
        self._chronology = Chronology({})
        self.cards: list[PassageCard] = []
        self._empty = plain_label("No passage is cited yet.", tone="text2", step="small", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(7)
        self._column.addWidget(self._empty)
        self.setAccessibleName("Passages")
        theme.changed.connect(self._build)

    def show_passages(
        self, passages: Sequence[Passage], marks: Sequence[DateMark], chronology: Chronology
    ) -> None:
        """Show the passages of a text; a long quote is shown around the date in it."""
        focuses = [_focus_of(one, marks) for one in passages]
        facts = (_facts(passages, chronology), focuses)
        if self._shown == (tuple(passages), facts):
            return
        self._focuses = focuses
        self._shown, self._chronology = (tuple(passages), facts), chronology
        self._build()

    def _build(self) -> None:
        held = next((card.passage.excerpt.id for card in self.cards if card.hasFocus()), "")
        for card in self.cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        passages = self._shown[0] if self._shown is not None else ()
        self.cards = [
            PassageCard(self._theme, one, self._chronology, focus)
            for one, focus in zip(passages, self._focuses, strict=True)
        ]
        for card in self.cards:
            self._column.addWidget(card)
            card.show()
            for name in ("opened", "event_opened", "link_requested", "moved_requested", "deleted"):
                getattr(card, name).connect(getattr(self, name))
            if card.passage.excerpt.id == held:
                card.setFocus(Qt.FocusReason.OtherFocusReason)
        self._empty.setVisible(not self.cards)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        places = [n for n, card in enumerate(self.cards) if card.hasFocus()]
        if step and places and 0 <= places[0] + step < len(self.cards):
            self.cards[places[0] + step].setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().keyPressEvent(event)


def _facts(passages: Sequence[Passage], chronology: Chronology) -> object:
    """What else the cards show: the names of events, and what is an older date."""
    found = []
    for passage in passages:
        for citation in passage.citations:
            event = chronology.events.get(citation.event)
            if event is not None:
                found.append((name_of(event), _is_older(chronology, event, citation)))
    return found


def _is_older(chronology: Chronology, event: r.Event, citation: r.Citation) -> bool:
    return citation.field == "date" and citation.id in claims.story(chronology, event).stale


def stance_words(citation: r.Citation) -> str:
    """What a citation does: "announces start", "supports dates", "context"."""
    words = STANCES[citation.stance].label if citation.stance in STANCES else citation.stance
    if not citation.field:
        return words
    key = citation.field.partition(":")[0]
    part = _PARTS.get(key, key)
    if key == "date" and citation.value.endswith("/"):
        part = "start"
    elif key == "date" and citation.value.startswith("/"):
        part = "end"
    elif key == "date" and len(citation.value) == len("2017-02-20"):
        part = "start" if citation.stance in ("announces", "reports_change") else "day"
    return f"{words} {part}"


def _focus_of(passage: Passage, marks: Sequence[DateMark]) -> int | None:
    """Where the first date in a passage ends, counted in its own letters."""
    if passage.start is None or passage.end is None:
        return None
    inside = [one.end for one in marks if passage.start <= one.start and one.end <= passage.end]
    return inside[0] - passage.start if inside else None


def quoted(exact: str, focus: int | None) -> str:
    """A quote at most so long, around the place ``focus`` in it."""
    if len(exact) <= _QUOTE:
        words = exact
    elif focus is None or focus <= _QUOTE:
        words = _cut(exact, _QUOTE)
    else:
        begin = exact.find(" ", focus - _QUOTE)
        words = "…" + exact[begin + 1 : focus].lstrip()
        words += "…" if exact[focus:].strip(' .”"') else exact[focus:].rstrip()
    words = " ".join(words.split())
    opened, closed = words[:1] in '“«"', words[-1:] in '”»"'
    return f"{'' if opened else '“'}{words}{'' if closed else '”'}"


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"
