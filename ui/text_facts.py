"""Sentences and date mentions of texts, found once and kept; long texts beside the window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from PySide6.QtCore import QObject, Signal

from timeline_app import records as r
from timeline_app.articles.date_reading import ArticleDates, read_dates
from timeline_app.articles.sentences import Span, sentences
from timeline_app.dates import EventDate
from timeline_app.mentions import Mention
from ui.background import Background, Control, Job

LONG = 20_000
"""Texts of more code points are read on another thread."""

_Key: TypeAlias = tuple[str, int, str, EventDate | None, str]


@dataclass(frozen=True, slots=True)
class TextFacts:
    """What is found in a text: its sentences and its dates, in code points."""

    sentences: tuple[Span, ...]
    dates: ArticleDates

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Its date mentions, joined."""
        return self.dates.mentions


@dataclass(frozen=True, slots=True)
class Wanted:
    """A text to read, and what decides how its dates are read."""

    text: r.SourceText
    published: EventDate | None
    language: str

    @property
    def key(self) -> _Key:
        """What the facts depend on."""
        text = self.text
        return text.source, text.version, text.text_hash, self.published, self.language


def read_facts(wanted: Wanted) -> TextFacts:
    """Read a text; takes some time for a long one."""
    text = wanted.text.text
    dates = read_dates(text, wanted.published, wanted.language)
    return TextFacts(tuple(sentences(text)), dates)


class FactsKeeper(QObject):
    """The facts of texts by source, version, hash, day of publication and language."""

    ready = Signal(str)
    """The facts of a source, by its id, have been found."""

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._facts: dict[_Key, TextFacts] = {}
        self._going: set[_Key] = set()

    def get(self, source: r.Source, text: r.SourceText) -> TextFacts | None:
        """The facts of a text; None while it is read, and then ``ready`` comes."""
        wanted = Wanted(text, source.published, source.language)
        found = self._facts.get(wanted.key)
        if found is not None:
            return found
        if len(text.text) <= LONG:
            return self._facts.setdefault(wanted.key, read_facts(wanted))
        self.fetch([wanted], f"Reading “{source.title}”")
        return None

    def kept(self, source: r.Source, text: r.SourceText) -> TextFacts | None:
        """The facts of a text that has been read already."""
        return self._facts.get(Wanted(text, source.published, source.language).key)

    def fetch(self, wanted: Sequence[Wanted], label: str) -> Job | None:
        """Read some texts on another thread; ``ready`` comes for each. None: nothing is to do."""
        new = [one for one in wanted if one.key not in self._facts and one.key not in self._going]
        if not new:
            return None
        self._going.update(one.key for one in new)

        def work(control: Control) -> list[tuple[Wanted, TextFacts]]:
            found = []
            for done, one in enumerate(new):
                control.progress(done, len(new))
                found.append((one, read_facts(one)))
            return found

        job = self._background.run(label, work)
        job.done.connect(self._take)
        job.ended.connect(lambda: self._going.difference_update([one.key for one in new]))
        return job

    def _take(self, found: list[tuple[Wanted, TextFacts]]) -> None:
        for wanted, facts in found:
            self._facts[wanted.key] = facts
        for source in dict.fromkeys(wanted.text.source for wanted, _ in found):
            self.ready.emit(source)
