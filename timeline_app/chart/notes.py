"""Source notes: a number behind each label, and at the end what it stands for.

One number stands for one origin: outlet, day, place in the text, speaker. Labels that rest on the
same passage share it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from timeline_app import records as r
from timeline_app.chart.shapes import isolated
from timeline_app.chronology import Chronology
from timeline_app.claims import Claim, Story, claims_on, story
from timeline_app.date_labels import label
from timeline_app.dates import EventDate, agrees, date_of

Locate = Callable[[r.Excerpt], str]
"""Where in its text a passage stands: "¶ 2". The snapshot has no texts, so the caller says."""


@dataclass(frozen=True, slots=True)
class Note:
    """A source note; ``id`` is its target for links ("note-12")."""

    number: int
    text: str

    @property
    def id(self) -> str:
        """What links to it lead to."""
        return f"note-{self.number}"


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes in the order of their numbers, and the number of each event that has one."""

    notes: tuple[Note, ...] = ()
    numbers: dict[str, int] | None = None

    def number(self, event: str) -> int | None:
        """The number at an event's label."""
        return (self.numbers or {}).get(event)


def collect(
    chronology: Chronology,
    ids: Iterable[str],
    *,
    known: int | None = None,
    locate: Locate | None = None,
) -> Notes:
    """The notes of some events, numbered in the order of ``ids``.

    ``known`` is the day of a view of the past. An event without a citation has no note.
    """
    texts: dict[str, int] = {}
    numbers: dict[str, int] = {}
    for identity in ids:
        event = chronology.events.get(identity)
        text = _text(chronology, event, known, locate) if event is not None else ""
        if text:
            numbers[identity] = texts.setdefault(text, len(texts) + 1)
    return Notes(tuple(Note(number, text) for text, number in texts.items()), numbers)


def _text(chronology: Chronology, event: r.Event, known: int | None, locate: Locate | None) -> str:
    told = story(chronology, event, "date", known)
    if told.conflict:
        rivals = _one_an_origin(told.rivals)
        parts = [note_text(chronology, claim, locate) for claim in rivals]
        different = list(dict.fromkeys(parts))
        if len(different) > 1:
            return f"Differ: {'; '.join(different)}"
    claim = _carrying(told) or _latest(claims_on(chronology, event.id, day=known))
    return note_text(chronology, claim, locate) if claim is not None else ""


def _one_an_origin(claims: Sequence[Claim]) -> list[Claim]:
    return list({claim.origin: claim for claim in claims}.values())


def _carrying(told: Story) -> Claim | None:
    """The latest report of the value that stands, else the latest plan of it."""
    standing = told.standing
    fitting = [
        claim
        for claim in told.claims
        if isinstance(claim.value, EventDate)
        and isinstance(standing, EventDate)
        and agrees(claim.value, standing)
    ]
    return _latest([one for one in fitting if one.report]) or _latest(
        [one for one in fitting if one.plan]
    )


def _latest(claims: Sequence[Claim]) -> Claim | None:
    return claims[-1] if claims else None


def note_text(chronology: Chronology, claim: Claim, locate: Locate | None = None) -> str:
    """“Sample Wire, 13 Feb 2017, ¶ 2, UN spokesperson”: what is known of these, in this order."""
    excerpt, source = claim.excerpt, claim.source
    publisher = chronology.publishers.get(source.publisher or "")
    speaker = chronology.actors.get(excerpt.speaker or "")
    parts = (
        publisher.name if publisher else source.title,
        _day(source.published),
        excerpt.locator or (locate(excerpt) if locate else ""),
        speaker.name if speaker else excerpt.speaker_as,
    )
    return ", ".join(isolated(part) for part in parts if part)


def _day(when: EventDate | None) -> str:
    return label(when) if when is not None else "undated"


def spoken_day(day: int) -> str:
    """A day as it stands in stamps and lines: “2 Feb 2018”."""
    return label(EventDate.of_day(date_of(day)))
