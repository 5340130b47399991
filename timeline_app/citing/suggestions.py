"""Which events of the chronology a passage may be about, the likeliest first."""

from __future__ import annotations

import re
from dataclasses import dataclass

from timeline_app import records as r
from timeline_app.articles.lists import word_set
from timeline_app.chronology import Chronology
from timeline_app.citing.naming import names_of, number_of, process_in, round_number
from timeline_app.dates import DateError, EventDate, agrees
from timeline_app.folding import fold
from timeline_app.vocabulary import TALKS, family_of

MOST = 8
"""How many events are suggested."""

_FAR = 120
"""Days beyond which an event is not suggested for its date."""

_WORD = re.compile(r"\w{3,}")
_EMPTY = word_set(
    """the and for that with will from are was were has have been this its his her their said
    says talks round meeting held place take expected february january march april may june july
    august september october november december monday tuesday wednesday thursday friday saturday
    sunday"""
)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An event that a passage may be about, why, and how strongly (for order only)."""

    event: str
    reason: str
    score: float


def suggested_events(
    chronology: Chronology,
    words: str,
    date: EventDate | None = None,
    process: str | None = None,
) -> list[Suggestion]:
    """The events that ``words`` with a date may be about, the likeliest first.

    ``process`` is the id of the process that the passage speaks of; without it the words are asked.
    An event counts by its process, its number, how near its dates are (those that its citations
    claim among them, so that an older date finds its event), and the words of its title. A part
    of a round comes after the round.
    """
    process = process or process_in(chronology, [words])
    record = chronology.processes.get(process) if process is not None else None
    number = round_number(words, names_of(record) if record is not None else ())
    wanted = _Wanted(date, process, number, frozenset(_words(words)))
    found = [
        one for event in chronology.events.values() if (one := wanted.judge(chronology, event))
    ]
    found.sort(key=lambda one: (-one.score, one.event))
    return found[:MOST]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a passage says of its event."""

    date: EventDate | None
    process: str | None
    number: int | None
    words: frozenset[str]

    def judge(self, chronology: Chronology, event: r.Event) -> Suggestion | None:
        same = self.process is not None and event.process == self.process
        near, why = self._nearness(chronology, event)
        if self.process is not None and not same and near < 1:
            return None
        numbered = self.number is not None and same and number_of(event) == self.number
        common = len(self.words & set(_words(f"{event.title} {event.short_title}")))
        if near <= 0 and not numbered and not (common and self.date is None):
            return None
        score = 10.0 * near + 1.5 * min(common, 4) + 1.0 * (family_of(event.kind) == TALKS)
        score -= 7.0 * (self.process is not None and not same)
        score += 2.0 * same + 8.0 * numbered - 3.0 * (event.parent is not None)
        if self.number is not None and number_of(event) not in (None, self.number):
            score -= 4.0
        return Suggestion(event.id, self._reason(chronology, event, numbered, why), score)

    def _reason(self, chronology: Chronology, event: r.Event, numbered: bool, why: str) -> str:
        parts = []
        process = chronology.processes.get(event.process or "")
        if process is not None:
            parts.append(process.short_name or process.name)
        if numbered:
            parts.append(f"round {event.number}")
        return " · ".join([*parts, *filter(None, [why])])

    def _nearness(self, chronology: Chronology, event: r.Event) -> tuple[float, str]:
        """How near the dates are, 1 to 0, and the words for it."""
        if self.date is None or self.date.first is None:
            return 0.0, ""
        if _claimed(chronology, event, self.date):
            return 1.0, "this date is claimed of it"
        if event.date is None:
            return 0.0, ""
        if agrees(event.date, self.date):
            return 1.0, "same days"
        days = _apart(event.date, self.date)
        if days is None or days > _FAR:
            return 0.0, ""
        return 0.9 * (1 - days / _FAR) ** 2, _away(days)


def _away(days: int) -> str:
    if not days:
        return "shares a day"
    return "1 day away" if days == 1 else f"{days} days away"


def _claimed(chronology: Chronology, event: r.Event, date: EventDate) -> bool:
    """Whether a citation already claims a date that begins on the same day."""
    for citation in chronology.citations_of(event.id):
        if citation.field != "date" or not citation.value:
            continue
        try:
            claimed = EventDate.parse(citation.value)
        except DateError:
            continue
        if claimed.first is not None and (claimed.first, claimed.is_day) == (
            date.first,
            date.is_day,
        ):
            return True
    return False


def _apart(one: EventDate, other: EventDate) -> int | None:
    """How many days lie between two dates; 0 where they share one, None where one is unbounded."""
    if one.first is None or other.first is None:
        return None
    if one.overlaps_days(other.first, other.last):
        return 0
    if one.first > other.first:
        return one.first - (other.last or other.first)
    return other.first - (one.last or one.first)


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(fold(text)) if word not in _EMPTY]
