"""What the pop-up of the reader would write: a passage, its claim, and the event it is for."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from timeline_app import citing, operations
from timeline_app import records as r
from timeline_app.changes import Operation
from timeline_app.chronology import Chronology
from timeline_app.citing import Suggestion
from timeline_app.dates import DateError, End, EventDate
from timeline_app.vocabulary import STANCES
from ui.reader_marks import DROPPED, DateMark

WHOLE, STARTS, ENDS, NOTHING = "whole", "starts", "ends", "nothing"
PARTS: Mapping[str, str] = {
    WHOLE: "dates",
    STARTS: "starts",
    ENDS: "ends",
    NOTHING: "no date",
}
"""Which part of the event's dates a passage speaks of, in words."""


@dataclass(frozen=True, slots=True)
class Place:
    """A passage of an open text: the source, its text, the dates in it, and from where to where.

    ``mark`` is the date mention that the passage is taken for, or None.
    """

    source: r.Source
    text: r.SourceText
    marks: tuple[DateMark, ...]
    start: int
    end: int
    mark: DateMark | None = None

    @property
    def dated(self) -> list[DateMark]:
        """The mentions that are dates, as the analyst left them."""
        return [one for one in self.marks if one.state != DROPPED and one.date is not None]

    @property
    def words(self) -> str:
        """The words of the passage."""
        return self.text.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class ClaimDraft:
    """A passage and what it claims. ``event`` is None while there is none to write it to.

    ``date`` is the claimed date, without regard to the part of the event's dates it speaks of.
    """

    place: Place
    excerpt: r.Excerpt
    stance: str
    modality: str
    part: str
    date: EventDate | None
    event: str | None
    suggestions: tuple[Suggestion, ...]

    @property
    def citation(self) -> r.Citation:
        """The citation that would be written."""
        value = value_of(self.date, self.part)
        return r.Citation(
            self.excerpt.id,  # only to be looked at; a written one gets an id of its own
            event=self.event or "",
            excerpt=self.excerpt.id,
            stance=self.stance,
            field="date" if value else "",
            value=value,
            modality=self.modality,
        )

    def to_event(self, event: str) -> ClaimDraft:
        """The same claim for another event."""
        return dataclasses.replace(self, event=event)

    def with_part(self, part: str) -> ClaimDraft:
        """The claim for another part of the event's dates."""
        return dataclasses.replace(self, part=part)

    def with_stance(self, stance: str) -> ClaimDraft:
        """The claim with another stance."""
        plans = ("announces", "reports_change")
        modality = self.modality
        if stance in plans and modality not in ("expects", "conditional"):
            modality = "expects"
        elif stance not in plans and modality != "denies":
            modality = "asserts"
        return dataclasses.replace(self, stance=stance, modality=modality)

    def with_date(self, date: EventDate | None) -> ClaimDraft:
        """The claim of another date."""
        part = NOTHING if date is None else WHOLE if self.part == NOTHING else self.part
        return dataclasses.replace(self, date=date, part=part)

    def with_said(self, said: EventDate | None) -> ClaimDraft:
        """The passage as said on another day."""
        return dataclasses.replace(self, excerpt=dataclasses.replace(self.excerpt, said=said))

    def with_speaker(self, actor: str | None, name: str) -> ClaimDraft:
        """The passage as somebody else's words."""
        voice = "named" if actor or name else "outlet"
        speaker_as = "" if actor else name
        excerpt = dataclasses.replace(
            self.excerpt, speaker=actor, speaker_as=speaker_as, voice=voice
        )
        return dataclasses.replace(self, excerpt=excerpt)


def value_of(date: EventDate | None, part: str) -> str:
    """The EDTF of a claim on a part of an event's dates; empty where it claims none."""
    if date is None or part == NOTHING:
        return ""
    if part == STARTS and isinstance(date.start, EventDate):
        return _tried(f"{date.start.text}/", date)
    if part == ENDS and isinstance(date.end, EventDate):
        return _tried(f"/{date.end.text}", date)
    return date.text


def _tried(text: str, date: EventDate) -> str:
    try:
        return EventDate.parse(text).text
    except DateError:
        return date.text


def part_of(value: EventDate | None) -> tuple[EventDate | None, str]:
    """A claimed date apart: the date itself, and the part of the event's dates it speaks of."""
    if value is None:
        return None, NOTHING
    if isinstance(value.start, EventDate) and value.end is End.UNKNOWN:
        return value.start, STARTS
    if isinstance(value.end, EventDate) and value.start is End.UNKNOWN:
        return value.end, ENDS
    return value, WHOLE


def draft_at(chronology: Chronology, place: Place) -> ClaimDraft:
    """What is proposed for a passage: a claim on the likeliest event."""
    excerpt = _excerpt(chronology, place)
    mark = place.mark
    dated = mark if mark is not None and mark.date is not None else None
    date = dated.date if dated is not None else None
    process = citing.process_near(
        chronology, place.source, place.text.text, (excerpt.start or 0, excerpt.end or 0), dated
    )
    found = tuple(citing.suggested_events(chronology, excerpt.exact, date, process))
    event = chronology.events.get(found[0].event) if found else None
    citation = citing.claim_proposal(chronology, event or r.Event(""), excerpt, dated)
    return ClaimDraft(
        place,
        excerpt,
        citation.stance,
        citation.modality,
        WHOLE if date is not None else NOTHING,
        date,
        event.id if event is not None else None,
        found,
    )


def _excerpt(chronology: Chronology, place: Place) -> r.Excerpt:
    """The excerpt of a passage; the one that is there already where it is just this one."""
    made = citing.passage(chronology, place.source, place.text, place.start, place.end, place.dated)
    for identity in chronology.owned("excerpt", "source", place.source.id):
        other = chronology.excerpts[identity]
        if (other.version, other.start, other.end) == (made.version, made.start, made.end):
            return other
    return made


def twin(chronology: Chronology, draft: ClaimDraft) -> r.Citation | None:
    """A citation that says the same already, or None."""
    wanted = draft.citation
    for identity in chronology.owned("citation", "excerpt", draft.excerpt.id):
        other = chronology.citations[identity]
        same = (other.event, other.field, other.value) == (
            wanted.event, wanted.field, wanted.value,
        )  # fmt: skip
        if same and other.stance == wanted.stance:
            return other
    return None


def cite(chronology: Chronology, draft: ClaimDraft) -> Operation:
    """The one step that writes a claim to its event."""
    citation = dataclasses.replace(draft.citation, id=r.new_id())
    step = citing.cite_operation(chronology, draft.excerpt, [citation])
    old = chronology.excerpts.get(draft.excerpt.id)
    if old is None or old == draft.excerpt:
        return step
    return operations.joined(step.label, [operations.replace(old, draft.excerpt), step])


def read_as(
    chronology: Chronology, text: r.SourceText, mark: DateMark, date: EventDate | None, author: str
) -> Operation:
    """Keep the analyst's word on a date mention; ``date`` None: it is not a date."""
    reading = r.Reading(
        r.new_id(),
        source=text.source,
        version=text.version,
        start=mark.start,
        end=mark.end,
        exact=mark.words,
        date=date,
        author=author,
    )
    label = f"Read “{mark.words}” as {'a' if date is not None else 'no'} date"
    if mark.reading is None:
        return operations.add([reading], label)
    after = dataclasses.replace(mark.reading, date=date, author=author)
    return operations.replace(mark.reading, after, label)


def stances() -> Sequence[tuple[str, str]]:
    """Every stance with its words."""
    return [(term.key, term.label) for term in STANCES.values()]
