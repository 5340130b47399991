"""What is shown of one finding: its event, why it was found, and what can be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from timeline_app import records as r
from timeline_app.adopting import sides
from timeline_app.checks import HEADINGS, Finding
from timeline_app.chronology import Chronology
from timeline_app.claims import Claim, claims_on, story
from timeline_app.date_labels import label
from timeline_app.vocabulary import status_of
from ui.conflict_cards import ConflictCards
from ui.event_head import line_of
from ui.evidence_words import paper_of
from ui.form_choices import capital
from ui.form_kit import Button, icon_button, plain_label
from ui.key_button import KeyButton
from ui.passage_parts import PassageParts, quote_label
from ui.small_parts import Swatch
from ui.theme import Theme

EMPTY = "Nothing to review: no finding is open."
_WIDEST = 1104


class FindingPage(QFrame):
    """The right side of Review. It only asks; the workspace does what is asked."""

    adopted = Signal(object)
    """An ``EventDate`` that the event is to show."""
    acted = Signal(str)
    """The key of a step: open_event, open_passage, open_source, checked, keep, dismiss,
    later."""
    passage_requested = Signal(str)
    stepped = Signal(int)
    reason_given = Signal()
    """Return in the line for the reason."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.finding: Finding | None = None
        self._chronology = Chronology({})
        self._grades = False
        self._editable = True
        self.setProperty("pane", "window")
        self.swatch = Swatch()
        self.title = plain_label(step="title")
        self.line = plain_label(tone="text2")
        self.counter = plain_label(tone="text2", step="small")
        self.back = icon_button("left", "Previous finding (Shift+F8)")
        self.on = icon_button("chevron", "Next finding (F8)")
        self.why = plain_label(tone="text2", wrap=True)
        self.reason = QLineEdit()
        self.conflict: ConflictCards | None = None
        self.buttons: dict[str, Button] = {}
        self._body: QWidget | None = None
        self._build()
        self.back.clicked.connect(lambda: self.stepped.emit(-1))
        self.on.clicked.connect(lambda: self.stepped.emit(1))
        self.reason.returnPressed.connect(self.reason_given)
        theme.changed.connect(self._redraw)
        self.show_finding(None, self._chronology, "")

    def _build(self) -> None:
        self._inside = QWidget()
        column = self._column = QVBoxLayout(self._inside)
        column.setContentsMargins(28, 20, 28, 24)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(9)
        self.line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        for widget, stretch in (
            (self.swatch, 0), (self.title, 0), (self.line, 1), (self.counter, 0),
            (self.back, 0), (self.on, 0),
        ):  # fmt: skip
            head.addWidget(widget, stretch)
        column.addLayout(head)
        column.addWidget(self.why)
        column.addSpacing(12)
        self._place = QVBoxLayout()
        column.addLayout(self._place)
        column.addSpacing(14)
        self._reason_label = plain_label("Reason, kept in the history", tone="text2", step="small")
        self._reason_label.setBuddy(self.reason)
        self.reason.setAccessibleName("Reason, kept in the history")
        column.addWidget(self._reason_label)
        column.addSpacing(4)
        self._row = QHBoxLayout()
        self._row.setSpacing(9)
        column.addLayout(self._row)
        column.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._inside)
        self._area.viewport().setAutoFillBackground(False)
        self._inside.setAutoFillBackground(False)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self._area)
        self._row.addWidget(self.reason, 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(420, 300)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        over = max(0, self.width() - _WIDEST - 56)
        self._column.setContentsMargins(28, 20, 28 + over, 24)

    # What is shown

    def show_grades(self, on: bool) -> None:
        """Show grades beside passages, or hide them."""
        if on != self._grades:
            self._grades = on
            self._redraw()

    def _redraw(self) -> None:
        self.show_finding(
            self.finding, self._chronology, self.counter.text(), editable=self._editable
        )

    def show_finding(
        self,
        finding: Finding | None,
        chronology: Chronology,
        counter: str,
        *,
        editable: bool = True,
    ) -> None:
        """Show a finding; None: there is none."""
        if finding != self.finding:
            self.reason.clear()
        self.finding, self._chronology, self._editable = finding, chronology, editable
        self.counter.setText(counter)
        for widget in (self.back, self.on, self.swatch, self.line):
            widget.setVisible(finding is not None)
        self.reason.setVisible(finding is not None and editable)
        self._reason_label.setVisible(finding is not None and editable)
        self._clear()
        if finding is None:
            self.title.setText("Nothing to review")
            self.why.setText(EMPTY)
            return
        event = chronology.events.get(finding.event or "")
        self._show_head(finding, event)
        self.why.setText(f"{finding.reason} {finding.next_step}")
        body = self._body = self._body_of(finding, event)
        self._place.addWidget(body)
        self._show_buttons(finding, event)

    def _clear(self) -> None:
        self.conflict = None
        for button in self.buttons.values():
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = {}
        if self._body is not None:
            self._place.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
            self._body = None

    def _show_head(self, finding: Finding, event: r.Event | None) -> None:
        self.title.setText(finding.subject)
        self.swatch.setVisible(event is not None)
        if event is None:
            self.line.setText(HEADINGS[finding.rule])
            return
        process = self._chronology.processes.get(event.process or "")
        self.swatch.set_process(process.colour if process is not None else "")
        place = ", ".join(part for part in (event.city, event.country) if part)
        self.line.setText(" · ".join(p for p in (line_of(event, self._chronology), place) if p))

    def _body_of(self, finding: Finding, event: r.Event | None) -> QWidget:
        if finding.rule == "conflict" and event is not None:
            process = self._chronology.processes.get(event.process or "")
            color = self._theme.process_color(process.colour if process is not None else "")
            told = story(self._chronology, event)
            cards = self.conflict = ConflictCards(
                sides(told, event.date), self._chronology, color, self._theme, grades=self._grades
            )
            for card in cards.cards:
                card.button.setEnabled(self._editable)
            cards.adopted.connect(self.adopted)
            cards.opened.connect(self.passage_requested)
            return cards
        return self._card(finding, event)

    def _card(self, finding: Finding, event: r.Event | None) -> QWidget:
        card = QFrame()
        card.setProperty("pane", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(17, 13, 17, 13)
        column.setSpacing(3)
        for words in self._facts(finding, event):
            column.addWidget(plain_label(words, wrap=True))
        excerpt = self._chronology.excerpts.get(finding.excerpt or "")
        claims = claims_on(self._chronology, event.id) if event is not None else []
        cited = [one for one in claims if excerpt is not None and one.excerpt.id == excerpt.id]
        shown = cited[:1] if excerpt is not None else _latest(claims)
        for claim in shown:
            passage = PassageParts(claim, self._chronology, self._theme, grades=self._grades)
            identity = claim.excerpt.id
            passage.open_button.clicked.connect(
                lambda _=False, identity=identity: self.passage_requested.emit(identity)
            )
            column.addWidget(passage)
        if excerpt is not None and not cited:
            column.addWidget(quote_label(excerpt.exact, self._theme))
        return card

    def _facts(self, finding: Finding, event: r.Event | None) -> list[str]:
        """The lines at the top of the card: date and status, or the paper."""
        lines = []
        if event is not None:
            date = label(event.date, "explain") if event.date is not None else "No date"
            status = capital(status_of(event.kind, event.status).label)
            lines.append(f"{date}\n{status}")
        source = self._chronology.sources.get(finding.source or "")
        if source is not None:
            title = f"“{source.title}”, " if source.title else ""
            lines.append(f"{title}{paper_of(source, self._chronology)}")
        return lines

    # Buttons

    def _show_buttons(self, finding: Finding, event: r.Event | None) -> None:
        steps: list[tuple[str, str, str]] = []
        if finding.excerpt is not None:
            steps.append(("open_passage", "Open passage", ""))
        elif finding.source is not None:
            steps.append(("open_source", "Open source", ""))
        if event is not None:
            steps.append(("open_event", "Open event", ""))
        if self._editable:
            if finding.rule == "draft":
                steps.insert(0, ("checked", "Mark as checked", ""))
            if event is not None and event.date is not None and self._nothing_is_adopted():
                steps.insert(0, ("keep", f"Keep {label(event.date)}", ""))
            steps.append(("dismiss", "Dismiss", ""))
        steps.append(("later", "Later", "L"))
        filled = self.conflict is None
        for place, (key, words, letter) in enumerate(steps):
            kind = "primary" if filled and place == 0 else "quiet" if key == "later" else ""
            button = KeyButton(words, letter, kind) if letter else Button(words, kind)
            button.clicked.connect(self._asking(key))
            self._row.addWidget(button)
            self.buttons[key] = button

    def _nothing_is_adopted(self) -> bool:
        """Whether a conflict is shown of which no side is adopted."""
        cards = self.conflict.cards if self.conflict is not None else []
        return bool(cards) and not any(card.side.adopted for card in cards)

    def _asking(self, key: str) -> Callable[[], None]:
        return lambda: self.acted.emit(key)


def _latest(claims: Sequence[Claim]) -> Sequence[Claim]:
    return claims[-1:]
