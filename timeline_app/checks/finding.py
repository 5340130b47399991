"""What a check finds, and what every check is given."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from typing import TypeAlias

from timeline_app import records as r
from timeline_app.chronology import Chronology
from timeline_app.claims import Claim, Story, claims_on, story
from timeline_app.dates import DateError, EventDate, agrees


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at: which rule found it, on which record, why, and what to do.

    A dismissal holds for as long as ``facts`` stays the same. ``event`` is the event that it
    concerns, ``excerpt`` the passage and ``source`` the source that show it; each may be None.
    ``detail`` is the line of a list, ``reason`` a whole sentence, ``next_step`` what helps.
    """

    rule: str
    kind: str
    record: str
    subject: str
    detail: str
    reason: str
    next_step: str
    facts: str = ""
    event: str | None = None
    excerpt: str | None = None
    source: str | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells it from every other finding, and what a dismissal names."""
        return self.rule, self.record, self.facts


@dataclass(frozen=True, slots=True)
class TextFacts:
    """What the texts of the sources say, which the snapshot does not hold.

    ``with_text`` are the sources that have one; ``lost`` maps a passage that does not stand where
    it should to a sentence that says so.
    """

    with_text: frozenset[str] = frozenset()
    lost: Mapping[str, str] = field(default_factory=dict)


_FEW = 20
"""How many events are looked at between two pauses."""


class Case:
    """A snapshot, a day and the texts, with what several rules ask for kept once it was asked.

    ``pause`` is called every now and then.
    """

    def __init__(
        self,
        chronology: Chronology,
        today: date,
        texts: TextFacts | None,
        pause: Callable[[], object] = lambda: None,
    ) -> None:
        self._pause = pause
        self.chronology = chronology
        self.today = today.toordinal()
        self.texts = texts
        self._all = chronology.citations
        self._citations: dict[str, list[r.Citation]] = {}
        self._claims: dict[str, list[Claim]] = {}
        self._stories: dict[str, Story] = {}
        self._contested: dict[str, bool] = {}

    def events(self) -> Iterator[r.Event]:
        """All events, with a pause after every few."""
        for number, event in enumerate(self.chronology.events.values()):
            if number % _FEW == 0:
                self._pause()
            yield event

    def citations(self, event: r.Event) -> list[r.Citation]:
        """The citations on an event."""
        found = self._citations.get(event.id)
        if found is None:
            ids = self.chronology.owned("citation", "event", event.id)
            found = self._citations[event.id] = [self._all[identity] for identity in ids]
        return found

    def claims(self, event: r.Event) -> list[Claim]:
        """The claims on an event, in the order in which they were said."""
        found = self._claims.get(event.id)
        if found is None:
            found = self._claims[event.id] = claims_on(self.chronology, event.id)
        return found

    def story(self, event: r.Event) -> Story:
        """What became of an event's date."""
        found = self._stories.get(event.id)
        if found is None:
            found = self._stories[event.id] = story(self.chronology, event)
        return found

    def is_contested(self, event: r.Event) -> bool:
        """Whether a source denies something of an event's date, or reports do not agree."""
        found = self._contested.get(event.id)
        if found is None:
            found = self._contested[event.id] = _disagree(self.citations(event))
        return found


def _disagree(citations: Iterable[r.Citation]) -> bool:
    reported: dict[str, r.Citation] = {}
    for citation in citations:
        if citation.field == "date" and citation.stance == "disputes":
            return True
        if citation.field == "date" and citation.stance == "supports":
            reported.setdefault(citation.value, citation)
    narrow = [one for text, one in reported.items() if not _is_refined(text, reported)]
    if len(narrow) < 2:
        return False
    dates = [value for one in narrow if (value := parsed(one)) is not None]
    return any(not agrees(one, other) for one, other in combinations(dates, 2))


def _is_refined(text: str, others: Iterable[str]) -> bool:
    """Whether another text says the same and the other end too, read quickly from the texts."""
    if text.endswith("/"):
        return any(other != text and other.startswith(text) for other in others)
    if text.startswith("/"):
        return any(other != text and other.endswith(text) for other in others)
    return False


def parsed(citation: r.Citation) -> EventDate | None:
    """The date that a citation claims; None where it claims none, or none that can be read."""
    if citation.field != "date" or not citation.value:
        return None
    try:
        return EventDate.parse(citation.value)
    except DateError:
        return None


Find: TypeAlias = Callable[[Case], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its key, which is stored, the heading of what it finds, and how it finds it."""

    key: str
    heading: str
    find: Find
