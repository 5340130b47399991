"""What is guessed, asked and typed of a source that is being taken in."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from timeline_app.articles.pasted import Guess, Pasted, propose
from timeline_app.chart.shapes import isolated
from timeline_app.chronology import Chronology
from timeline_app.citing import SourceFields
from timeline_app.dates import DateError, EventDate
from timeline_app.mentions import find_mentions
from ui.form_fields import QuietCombo
from ui.form_kit import ExplanationLine, LabelledRow, plain_label
from ui.guess_field import GuessDate, GuessLine
from ui.reader_head import UNDATED
from ui.source_fields import PublisherLine, languages, set_choices
from ui.theme import Theme

_LOOKED_AT = 20_000
"""How many letters are looked through for dates while somebody types."""


class IntakeFields(QFrame):
    """Title, publisher, day, language, author, page. A guess gives way to what is typed."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = ""
        self.day_order = ""
        """"dmy" or "mdy" where somebody has chosen one of two readings of the day."""
        self._language_guess = False
        self._language_touched = False
        self.setProperty("pane", "panel")
        self.title = GuessLine("Title", placeholder="what stands above the text")
        self._publishers = PublisherLine()
        self.publisher = GuessLine("Publisher", self._publishers, "who published it")
        self.day = GuessDate("Day of publication", theme)
        self.author = GuessLine("Author")
        self.url = GuessLine("Page", placeholder="https://")
        self.language = QuietCombo()
        self.language.setAccessibleName("Language")
        self.language_why = ExplanationLine()
        self.guesses = plain_label(tone="text2", step="small")
        self.warning = plain_label(tone="warn", step="small", wrap=True)
        self._build()
        for field in self.lines.values():
            field.changed.connect(self._tell)
        self.day.changed.connect(self._tell)
        self.day.edit.day_order_chosen.connect(self._learned)
        self.language.activated.connect(self._language_chosen)

    @property
    def lines(self) -> dict[str, GuessLine]:
        """The lines of text by the key of their field."""
        return {
            "title": self.title,
            "publisher": self.publisher,
            "author": self.author,
            "url": self.url,
        }

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(plain_label("This source", tone="text2", step="small", bold=True), 1)
        head.addWidget(self.guesses)
        column.addLayout(head)
        column.addSpacing(4)
        tongue = QWidget()
        lines = QVBoxLayout(tongue)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(2)
        lines.addWidget(self.language)
        lines.addWidget(self.language_why)
        tongue.setFocusProxy(self.language)
        for words, field in (
            ("Title", self.title),
            ("Publisher", self.publisher),
            ("Day", self.day),
            ("Language", tongue),
            ("Author", self.author),
            ("Page", self.url),
        ):
            row = LabelledRow(words, field)
            row.label.setFixedHeight(self._theme.px(28))
            column.addWidget(row)
            if field is self.day:
                column.addWidget(self.warning)
        column.addStretch(1)

    # Guesses

    def begin(self, chronology: Chronology) -> None:
        """Offer the publishers and the order of days of a snapshot."""
        self._publishers.offer(chronology)
        self.day_order = ""
        self.day.edit.set_day_order(chronology.heading.day_order)

    def look(self, text: str, chronology: Chronology) -> None:
        """Guess from a text what can be guessed."""
        self._text = text
        known = [one.name for one in chronology.publishers.values()]
        there = bool(text.strip())
        found = propose(text, known, chronology.heading.day_order) if there else Pasted()
        for field, guess in (
            (self.title, found.title),
            (self.publisher, found.publisher),
            (self.author, found.author),
        ):
            field.propose(*_told(guess))
        day = found.published
        self.day.propose(day.value if day else None, day.why if day else "")
        self._propose_language(found.language)
        self._tell()

    def _propose_language(self, guess: Guess[str] | None) -> None:
        if self._language_touched:
            return
        self._language_guess = guess is not None
        set_choices(self.language, dict(languages()), guess.value if guess else "")
        self.language_why.say(f"guess, from {guess.why}" if guess else "", "warn")
        edge = self._theme.name("warn")
        self.language.setStyleSheet(f"QComboBox {{ border: 1px dashed {edge} }}" if guess else "")
        self.language.setAccessibleDescription(self.language_why.text())

    def _language_chosen(self) -> None:
        self._language_touched, self._language_guess = True, False
        self.language_why.clear()
        self.language.setStyleSheet("")
        self.language.setAccessibleDescription("")
        self._tell()

    def _learned(self, order: str) -> None:
        self.day_order = order

    def _tell(self) -> None:
        count = sum(one.is_guess for one in self.lines.values())
        count += self.day.is_guess + self._language_guess
        self.guesses.setText(f"{count} guess{'es' * (count != 1)}" if count else "")
        self._warn()
        self.changed.emit()

    def _warn(self) -> None:
        """Say what is lost while the day, or the publisher, is not known."""
        said = []
        if self._text.strip():
            if self.day.date is None and not self.day.edit.is_changed:
                said.append(self._without_day())
            if not self.publisher.text().strip():
                said.append(f"No publisher: {UNDATED}.")
        self.warning.setText("\n".join(said))
        self.warning.setVisible(bool(said))

    def _without_day(self) -> str:
        text = self._text[:_LOOKED_AT]
        language = str(self.language.currentData() or "")
        lost = [one for one in find_mentions(text, None, language) if one.date is None]
        asked = "On which day was it published?"
        if not lost:
            return f"{asked} Without it the source is {UNDATED}."
        first = text[lost[0].start : lost[0].end]
        more = f" and {len(lost) - 1} more" if len(lost) > 1 else ""
        return (
            f"{asked} “{isolated(first)}”{more} cannot be read without it; the source is {UNDATED}."
        )

    # What stands in them

    @property
    def is_touched(self) -> bool:
        """Whether somebody has typed something."""
        typed = any(one.touched and one.text() for one in self.lines.values())
        return typed or (self.day.touched and bool(self.day.edit.text)) or self._language_touched

    def values(self) -> SourceFields:
        """What is known of the source."""
        return SourceFields(
            title=self.title.text(),
            publisher=self.publisher.text(),
            published=self.day.date,
            author=self.author.text(),
            language=str(self.language.currentData() or ""),
            url=self.url.text(),
        )

    def clear(self) -> None:
        """Empty everything, and take guesses again."""
        for field in self.lines.values():
            field.clear()
        self.day.clear()
        self._language_touched = False
        self._propose_language(None)

    def state(self) -> dict[str, str]:
        """What somebody typed, as a JSON object."""
        found = {key: one.text() for key, one in self.lines.items() if one.touched}
        if self.day.touched and self.day.date is not None:
            found["published"] = self.day.date.text
        if self._language_touched:
            found["language"] = str(self.language.currentData() or "")
        return found

    def restore(self, state: dict[str, Any]) -> None:
        """Put back what ``state`` gave; what cannot be read of it is left out."""
        for key, field in self.lines.items():
            if key in state:
                field.put(str(state[key]))
        try:
            self.day.put(EventDate.parse(str(state["published"])) if "published" in state else None)
        except DateError:
            self.day.clear()
        if "language" in state:
            set_choices(self.language, dict(languages()), str(state["language"]))
            self._language_chosen()

    def focus_title(self, fault: str) -> None:
        """Say what is wrong with the title, and go there."""
        self.title.complain(fault)
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)


def _told(guess: Guess[str] | None) -> tuple[str, str]:
    return (guess.value, guess.why) if guess is not None else ("", "")
