"""The citations of an event as simple cards, newest said first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from timeline_app import claims
from timeline_app import records as r
from timeline_app.chronology import Chronology
from timeline_app.claims import Claim
from timeline_app.date_labels import label
from timeline_app.dates import End, EventDate
from timeline_app.fields import BY_KEY
from timeline_app.vocabulary import STANCES, STATUSES
from ui.commit_edits import direction_of
from ui.form_choices import capital
from ui.form_kit import plain_label
from ui.theme import Theme

_LOOKS = {
    "supports": ("checked", "ok"),
    "disputes": ("dispute", "danger"),
    "retracts": ("dispute", "danger"),
    "announces": ("announce", "accent"),
    "reports_change": ("change", "accent"),
    "context": ("context", "text2"),
}
"""The icon and ink of each stance."""


class EvidenceList(QWidget):
    """One card a passage and stance, with all that it claims; 7 px between cards."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[tuple[Claim, ...], ...] = ()
        self._is_old = False
        self._names: dict[str, str] = {}
        self._stale: frozenset[str] = frozenset()
        self.count = 0
        self.cards: list[QFrame] = []
        self._head = plain_label(tone="text2", step="small", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(7)
        self._column.addWidget(self._head)
        self._column.addStretch(1)
        theme.changed.connect(self._build)

    def show_event(self, event: r.Event, chronology: Chronology) -> int:
        """Show the citations of an event; how many cards they make."""
        stale = claims.story(chronology, event).stale
        groups: dict[tuple[str, str], list[Claim]] = {}
        for claim in reversed(claims.claims_on(chronology, event.id)):
            groups.setdefault((claim.excerpt.id, claim.citation.stance), []).append(claim)
        shown = tuple(tuple(group) for group in groups.values())
        self._names = {
            claim.source.id: _publisher(claim.source, chronology)
            for group in shown
            for claim in group
        }
        self._stale = stale
        if shown != self._shown:
            self._shown = shown
            self._is_old = True
            self._build_if_seen()
        origins = claims.origins(claim for group in shown for claim in group)
        words = f"{origins} origin{'s' * (origins != 1)} · by the day said"
        self._head.setText(words if shown else "No passage is cited yet.")
        self.count = len(shown)
        return self.count

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._build_if_seen()

    def _build_if_seen(self) -> None:
        if self._is_old and self.isVisible():
            self._build()

    def _build(self) -> None:
        self._is_old = False
        for card in self.cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [self._card(group) for group in self._shown]
        for place, card in enumerate(self.cards):
            self._column.insertWidget(1 + place, card)

    def _card(self, group: Sequence[Claim]) -> QFrame:
        claim = group[0]
        older = any(one.citation.id in self._stale for one in group)
        icon, ink = _LOOKS.get(claim.citation.stance, _LOOKS["context"])
        card = QFrame()
        card.setProperty("pane", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(4)
        column.addLayout(self._first_line(claim, _claimed(group), icon, ink, older))
        quote = plain_label(f"“{claim.excerpt.exact}”", wrap=True)
        quote.setFont(self._theme.font("quote"))
        quote.setStyleSheet(f"font-family:'{quote.font().family()}'")
        if direction_of(claim.excerpt.exact) == Qt.LayoutDirection.RightToLeft:
            quote.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        column.addWidget(quote)
        column.addWidget(plain_label(self._foot(claim), tone="text2", step="small", wrap=True))
        return card

    def _first_line(
        self, claim: Claim, claimed: str, icon: str, ink: str, older: bool
    ) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        picture = QLabel()
        picture.setPixmap(self._theme.icon(icon, "text2" if older else ink, 14).pixmap(14, 14))
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(picture, 0, top)
        stance = capital(STANCES[claim.citation.stance].label)
        word = plain_label(stance, tone="text2" if older else ink, step="small", bold=True)
        row.addWidget(word, 0, top)
        row.addWidget(plain_label(claimed, step="small", wrap=True), 1)
        if older:
            tag = plain_label("older date")
            tag.setProperty("chip", "outline")
            row.addWidget(tag, 0, top)
        return row

    def _foot(self, claim: Claim) -> str:
        parts = [self._names.get(claim.source.id, "")]
        if claim.source.published is not None:
            parts.append(label(claim.source.published))
        if claim.excerpt.said is not None:
            parts.append(f"said {label(claim.excerpt.said)}")
        return " · ".join(part for part in parts if part)


def _publisher(source: r.Source, chronology: Chronology) -> str:
    publisher = chronology.publishers.get(source.publisher or "")
    return publisher.name if publisher else source.title


def _claimed(group: Sequence[Claim]) -> str:
    """What a passage claims: "date 23 Feb – 3 Mar 2017, status held"."""
    ordered = sorted(
        group, key=lambda claim: (claim.citation.field != "date", claim.citation.field)
    )
    parts = []
    for claim in ordered:
        citation = claim.citation
        field = BY_KEY.get(citation.field)
        if field is None:
            continue
        name = "starts" if _begins(claim) else field.label.casefold()
        parts.append(f"{name} {_value(claim)}".strip())
    return ", ".join(parts)


def _begins(claim: Claim) -> bool:
    """Whether a claim only says when something begins."""
    value = claim.value
    if not isinstance(value, EventDate) or isinstance(value.start, End):
        return False
    return value.end is End.UNKNOWN or claim.plan


def _value(claim: Claim) -> str:
    value = claim.value
    if isinstance(value, EventDate):
        start = value.start
        return label(start) if _begins(claim) and isinstance(start, EventDate) else label(value)
    if claim.citation.field == "status":
        labels = {key: term.label for terms in STATUSES.values() for key, term in terms.items()}
        return labels.get(claim.citation.value, claim.citation.value)
    return claim.citation.value
