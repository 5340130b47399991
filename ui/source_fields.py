"""What is known of a source, as fields that save when they are left."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QVBoxLayout, QWidget

from timeline_app import operations
from timeline_app import records as r
from timeline_app.articles.languages import LANGUAGES
from timeline_app.changes import Operation
from timeline_app.chronology import Chronology
from timeline_app.fields import TITLE_LENGTH, clean_title
from timeline_app.folding import fold
from timeline_app.vocabulary import HANDLINGS, RELIABILITIES
from ui.bridge import Bridge
from ui.date_edit import DateEdit
from ui.form_choices import capital
from ui.form_fields import InlineNote, QuietCombo
from ui.form_kit import LabelledRow, set_state
from ui.kept_edits import KeptLine
from ui.reader_head import UNDATED, missing_of
from ui.theme import Theme

_PUBLISHERS = ("publisher", "originator")
_LINES = ("title", "author", "url", "archive_url")


class PublisherLine(KeptLine):
    """A line for a publisher's name that offers the known ones."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)

    def offer(self, chronology: Chronology) -> None:
        """Offer the publishers of a snapshot."""
        names = sorted((one.name for one in chronology.publishers.values()), key=fold)
        if names != self._names.stringList():
            self._names.setStringList(names)


def languages() -> list[tuple[str, str]]:
    """The languages to choose from, by code, with their names; none first."""
    return [("", "Not said"), *LANGUAGES.items()]


def set_choices(combo: QComboBox, choices: Mapping[str, str], chosen: str) -> None:
    """Offer choices (words by key), with ``chosen`` among them even where it is none of them."""
    combo.blockSignals(True)
    combo.clear()
    for key, words in {**choices, **({} if chosen in choices else {chosen: chosen})}.items():
        combo.addItem(words, key)
    combo.setCurrentIndex(combo.findData(chosen))
    combo.blockSignals(False)


class SourceFields(QWidget):
    """The fields of one source. Each saves by itself when it is left; Esc takes a text back."""

    saved = Signal(str)
    """The key of a field that was saved."""

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._source = ""
        self._day_order = ""
        self.lines: dict[str, KeptLine] = {
            key: PublisherLine() if key in _PUBLISHERS else KeptLine()
            for key in (*_PUBLISHERS, *_LINES)
        }
        self.published = DateEdit(theme)
        self.published.line.setPlaceholderText("the day it was published")
        self.combos = {key: QuietCombo() for key in ("language", "reliability", "handling")}
        self.note = InlineNote()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for words, widget in (
            ("Publisher", self.lines["publisher"]),
            ("Published", self.published),
            ("Origin", self.lines["originator"]),
            ("Language", self.combos["language"]),
            ("Reliability", self.combos["reliability"]),
            ("Handling", self.combos["handling"]),
            ("Title", self.lines["title"]),
            ("Author", self.lines["author"]),
            ("Page", self.lines["url"]),
            ("Saved page", self.lines["archive_url"]),
        ):
            column.addWidget(LabelledRow(words, widget))
        column.addWidget(self.note)
        self.lines["originator"].setPlaceholderText("its own report")
        self.setAccessibleName("This source")
        self._connect()

    def _connect(self) -> None:
        for key, line in self.lines.items():
            line.committed.connect(lambda text, key=key: self._save_line(key, text))
            line.taken_back.connect(self._settle)
        self.published.day_order_chosen.connect(self._learned)
        self.published.committed.connect(lambda value, _: self._save({"published": value}))
        for key, combo in self.combos.items():
            combo.activated.connect(
                lambda _, key=key, combo=combo: self._save({key: combo.currentData()})
            )

    @property
    def source(self) -> r.Source | None:
        """The source that is shown, as it is now."""
        return self._bridge.chronology.sources.get(self._source)

    def show_source(self, identity: str) -> None:
        """Show a source, after what was typed for the one before is saved."""
        if identity != self._source:
            self.flush()
            self._source = identity
            self.note.clear()
            for line in self.lines.values():
                line.set_value("")
            self.published.set_date(None)
        self.refresh()

    def refresh(self) -> None:
        """Show what is saved now; what somebody is typing stays."""
        source, chronology = self.source, self._bridge.chronology
        self.setEnabled(source is not None)
        if source is None:
            return
        read_only = bool(self._bridge.document.store.read_only)
        for key, line in self.lines.items():
            text = _text(chronology, source, key)
            if isinstance(line, PublisherLine):
                line.offer(chronology)
            line.setReadOnly(read_only)
            if line.is_changed:
                line.rebase(text)
            else:
                line.set_value(text)
        self.published.set_day_order(chronology.heading.day_order)
        self.published.set_today(self._bridge.today)
        self.published.set_read_only(read_only)
        if self.published.is_changed:
            self.published.rebase(source.published)
        elif self.published.value != source.published:
            self.published.set_date(source.published)
        self._show_choices(source, read_only)
        self._warn(chronology, source)

    def _show_choices(self, source: r.Source, read_only: bool) -> None:
        grades = {
            key: f"{key} {capital(term.label)}" if key else "That of its publisher"
            for key, term in RELIABILITIES.items()
        }
        handlings = {key: capital(term.label) for key, term in HANDLINGS.items()}
        set_choices(self.combos["language"], dict(languages()), source.language)
        set_choices(self.combos["reliability"], grades, source.reliability)
        set_choices(self.combos["handling"], handlings, source.handling)
        for combo in self.combos.values():
            combo.setEnabled(not read_only)

    def _warn(self, chronology: Chronology, source: r.Source) -> None:
        missing = missing_of(chronology, source)
        if self.note.text and not self.note.text.endswith(UNDATED):
            return  # a fault stays until it is mended
        self.note.say(f"{missing} · {UNDATED}" if missing else "", "warn")

    def flush(self) -> None:
        """Save what is typed, as if its field had been left."""
        for line in self.lines.values():
            line.commit()
        self.published.commit()

    def _learned(self, order: str) -> None:
        self._day_order = order

    def _save_line(self, key: str, text: str) -> None:
        source, chronology = self.source, self._bridge.chronology
        if source is None:
            return
        text = clean_title(text) if key != "url" else text.strip()
        if key == "title" and (not text or len(text) > TITLE_LENGTH):
            set_state(self.lines[key], "problem", True)
            fault = f"Titles hold {TITLE_LENGTH} characters." if text else "A source needs a title."
            self.note.say(f"{fault} The old one stays.", "danger")
            return
        made: list[Operation] = []
        value: Any = text
        if key in _PUBLISHERS:
            value, made = self._publisher(chronology, text)
        if self._save({key: value}, made):
            self.lines[key].set_value(text)

    def _publisher(self, chronology: Chronology, name: str) -> tuple[str | None, list[Operation]]:
        """The id of the publisher of a name, and what makes it where it is a new one."""
        if not name:
            return None, []
        for publisher in chronology.publishers.values():
            if fold(publisher.name) == fold(name):
                return publisher.id, []
        new = r.Publisher(r.new_id(), name=name)
        return new.id, [operations.add([new])]

    def _save(self, values: Mapping[str, Any], before: list[Operation] | None = None) -> bool:
        chronology, key = self._bridge.chronology, next(iter(values))
        step = operations.edit(chronology, "source", [self._source], values)
        if not step.changes:
            self._settle()
            self.refresh()
            return True
        step = operations.joined(step.label, [*(before or []), step])
        order, self._day_order = self._day_order, ""
        if not self._bridge.apply(operations.keep_day_order(chronology, step, order)):
            self.note.say("This was not saved.", "danger")
            return False
        self._settle()
        self.refresh()
        self.saved.emit(key)
        return True

    def _settle(self) -> None:
        for line in self.lines.values():
            set_state(line, "problem", False)
        self.note.clear()
        source = self.source
        if source is not None:
            self._warn(self._bridge.chronology, source)


def _text(chronology: Chronology, source: r.Source, key: str) -> str:
    value = getattr(source, key)
    if key in _PUBLISHERS:
        publisher = chronology.publishers.get(value or "")
        return publisher.name if publisher is not None else ""
    return str(value)
