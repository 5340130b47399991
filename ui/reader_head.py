"""What stands above a source's text: what it is, its title, and who published it when."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from timeline_app import records as r
from timeline_app.articles.date_reading import ArticleDates
from timeline_app.articles.languages import LANGUAGES
from timeline_app.chronology import Chronology
from timeline_app.date_labels import label
from timeline_app.vocabulary import RELIABILITIES
from ui.direction import direction_of
from ui.form_choices import capital
from ui.form_kit import Button, plain_label, set_state, set_tip
from ui.theme import Theme

UNDATED = "left out of Known on"
"""What it means that a source has no publisher or no day."""


def publisher_of(chronology: Chronology, source: r.Source) -> str:
    """The name of a source's publisher; empty for none."""
    found = chronology.publishers.get(source.publisher or "")
    return found.name if found is not None else ""


def missing_of(chronology: Chronology, source: r.Source) -> str:
    """What a source lacks: "no publisher, no day"; empty where it lacks neither."""
    lacks = [] if publisher_of(chronology, source) else ["publisher"]
    lacks += [] if source.published is not None else ["day"]
    return ", ".join(f"no {word}" for word in lacks)


def language_name(code: str) -> str:
    """The English name of a language, or its code."""
    return LANGUAGES.get(code, code)


class ReaderHead(QWidget):
    """The title block of the reader, as wide as its column."""

    page_requested = Signal(str)
    """An address that somebody wants to open."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._url = ""
        self.kind = plain_label(tone="text2", step="small", bold=True)
        self.title = plain_label(wrap=True, selectable=True)
        self.facts = plain_label(tone="text2", step="small")
        self.grade = plain_label()
        self.grade.setProperty("chip", "grade")
        self.grade_words = plain_label(tone="text2", step="small")
        self.warning = plain_label(tone="warn", step="small")
        self.reading = plain_label(tone="text2", step="small", wrap=True)
        self.page = Button("Page", "link", icon="external", small=True)
        self.page.clicked.connect(lambda: self.page_requested.emit(self._url))
        self._build()
        theme.changed.connect(self._dress)
        self._dress()

    def _build(self) -> None:
        for one in (self.facts, self.warning, self.grade_words):
            one.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.title.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        meta = QHBoxLayout()
        meta.setContentsMargins(0, 0, 0, 0)
        meta.setSpacing(8)
        for widget in (self.facts, self.grade, self.grade_words, self.warning):
            meta.addWidget(widget)
        meta.addStretch(1)
        meta.addWidget(self.page)
        self._meta = meta
        rule = QFrame()
        rule.setProperty("rule", True)
        rule.setFixedHeight(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.kind)
        column.addWidget(self.title)
        column.addLayout(meta)
        column.addWidget(self.reading)
        column.addSpacing(4)
        column.addWidget(rule)

    def _dress(self) -> None:
        self._fit_title()
        font = self._theme.font("reader_title")
        self.title.setFont(font)
        size, family = font.pixelSize(), font.families()[0]
        self.title.setStyleSheet(f"font-family:'{family}'; font-size:{size}px; font-weight:600")

    def show_source(self, chronology: Chronology, source: r.Source) -> None:
        """Show what is known of a source."""
        self.kind.setText(capital(source.kind or "source"))
        self.title.setText(source.title or "A source without a title")
        rtl = direction_of(source.title) == Qt.LayoutDirection.RightToLeft
        direction = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        self.setLayoutDirection(direction)
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        for label_ in (self.kind, self.title, self.reading):
            label_.setAlignment(
                side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
            )
        self.facts.setText(_facts(chronology, source))
        grade = source.reliability or self._publisher_grade(chronology, source)
        self.grade.setText(grade)
        self.grade.setVisible(bool(grade))
        self.grade_words.setText(capital(RELIABILITIES[grade].label) if grade else "")
        self.grade_words.setVisible(bool(grade))
        missing = missing_of(chronology, source)
        self.warning.setText(f"{missing} · {UNDATED}" if missing else "")
        self.warning.setVisible(bool(missing))
        self._url = source.archive_url or source.url
        self.page.setText("Saved page" if source.archive_url else "Page")
        self.page.setAccessibleName(f"Open {self._url}")
        set_tip(self.page, self._url)
        self.page.setVisible(bool(self._url))
        self._fit_title()

    def show_reading(self, dates: ArticleDates | None) -> None:
        """Say how the dates of the text were read, where that is not plain; None: not yet read."""
        self.reading.setText(" ".join(dates.remarks) if dates is not None else "")
        doubtful = dates is not None and dates.is_doubtful
        set_state(self.reading, "tone", "warn" if doubtful else "text2")
        self.reading.setVisible(bool(self.reading.text()))

    def _publisher_grade(self, chronology: Chronology, source: r.Source) -> str:
        found = chronology.publishers.get(source.publisher or "")
        return found.reliability if found is not None else ""

    def _fit_title(self) -> None:
        width = self.width()
        if width > 0:
            self.title.setFixedHeight(max(self.title.heightForWidth(width), 28))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_title()


def _facts(chronology: Chronology, source: r.Source) -> str:
    parts = [publisher_of(chronology, source)]
    if source.published is not None:
        parts.append(label(source.published, "long"))
    parts += [language_name(source.language), source.author]
    return "  ·  ".join(f"\u2068{part}\u2069" for part in parts if part)
