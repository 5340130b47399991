"""A passage as a few labels, for cards that show several: stance, paper, quote, whose words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from timeline_app.chronology import Chronology
from timeline_app.claims import Claim
from timeline_app.date_labels import label
from ui.direction import direction_of
from ui.evidence_words import grade_of, publisher_of, stance_words, voice_words
from ui.form_kit import icon_button, plain_label
from ui.small_parts import chip
from ui.stance_looks import look_of
from ui.theme import Theme


def quote_label(text: str, theme: Theme, step: str = "review") -> QLabel:
    """A quote in the serif of a step, running the way its letters do."""
    quote = plain_label(f"“{' '.join(text.split())}”", wrap=True)
    font = theme.font(step)
    quote.setFont(font)
    family = font.families()[0] if font.families() else font.family()
    quote.setStyleSheet(f"font-family:'{family}'; font-size:{font.pixelSize()}px")
    if direction_of(text) == Qt.LayoutDirection.RightToLeft:
        quote.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    return quote


class PassageParts(QWidget):
    """“✓ Supports  Sample Wire · 15 Sep 2017”, the quote, and “own report”."""

    def __init__(
        self, claim: Claim, chronology: Chronology, theme: Theme, *, grades: bool = False
    ) -> None:
        super().__init__()
        self.claim = claim
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(3)
        icon, ink = look_of(claim.citation.stance)
        row = QHBoxLayout()
        row.setSpacing(6)
        sign = QLabel()
        sign.setPixmap(theme.icon(icon, ink, 14).pixmap(14, 14))
        row.addWidget(sign)
        row.addWidget(plain_label(stance_words(claim.citation.stance), tone=ink, bold=True))
        source = claim.source
        day = f" · {label(source.published)}" if source.published is not None else ""
        paper = plain_label(f"{publisher_of(source, chronology)}{day}", tone="text2", step="small")
        row.addWidget(paper, 1)
        grade = grade_of(claim, chronology) if grades else ""
        if grade:
            row.addWidget(chip(grade, "grade"))
        self.open_button = icon_button("external", "Open the passage in its source")
        row.addWidget(self.open_button)
        column.addLayout(row)
        column.addWidget(quote_label(claim.excerpt.exact, theme))
        words = " · ".join(voice_words(claim, chronology))
        if words:
            column.addWidget(plain_label(words, tone="text2", step="small", wrap=True))
