"""What is marked in the text of a source: cited passages with their numbers, and date mentions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from timeline_app import anchors
from timeline_app import records as r
from timeline_app.anchors import Found
from timeline_app.chronology import Chronology
from timeline_app.date_labels import label
from timeline_app.dates import DateError, EventDate, agrees
from timeline_app.mentions import Mention

OPEN, SETTLED, CLASH, DROPPED = "open", "settled", "clash", "dropped"
"""What a date mention is: nobody has looked, looked at, at odds with itself, not a date."""

STATES = {OPEN: "open", SETTLED: "settled", CLASH: "at odds", DROPPED: "not a date"}
"""What a mention is, in words."""

READ_AS = "your reading"


@dataclass(frozen=True, slots=True)
class Passage:
    """A cited passage in the text that is shown; ``start`` and ``end`` (code points) are None where
    it is not in there. ``note`` says what is amiss with its place.
    """

    number: int
    excerpt: r.Excerpt
    citations: tuple[r.Citation, ...]
    start: int | None
    end: int | None
    note: str = ""
    found: Found | None = None


@dataclass(frozen=True, slots=True)
class DateMark:
    """A date mention: ``start`` to before ``end`` (code points), and what it is taken for.

    ``mention`` is None where only the analyst sees a date there; ``reading`` is the analyst's word.
    """

    start: int
    end: int
    words: str
    date: EventDate | None
    state: str
    reason: str
    mention: Mention | None = None
    reading: r.Reading | None = None

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to look at it."""
        return self.state in (OPEN, CLASH)


def passages_of(chronology: Chronology, text: r.SourceText) -> list[Passage]:
    """The passages of a source in one version of its text, numbered in the order of the text."""
    excerpts = [chronology.excerpts[i] for i in chronology.owned("excerpt", "source", text.source)]
    strayed = [one for one in excerpts if not _is_in_place(one, text)]
    found = anchors.find_all(strayed, text.text) if strayed else {}
    placed = [_place(chronology, one, text, found.get(one.id)) for one in excerpts]
    last = len(text.text) + 1
    placed.sort(key=lambda one: (last if one.start is None else one.start, one.excerpt.id))
    return [_numbered(one, number) for number, one in enumerate(placed, start=1)]


def _is_in_place(excerpt: r.Excerpt, text: r.SourceText) -> bool:
    start, end = excerpt.start, excerpt.end
    if excerpt.version != text.version or start is None or end is None:
        return False
    return 0 <= start < end and text.text[start:end] == excerpt.exact


def _place(
    chronology: Chronology, excerpt: r.Excerpt, text: r.SourceText, found: Found | None
) -> Passage:
    citations = tuple(
        chronology.citations[i] for i in chronology.owned("citation", "excerpt", excerpt.id)
    )
    if _is_in_place(excerpt, text):
        return Passage(0, excerpt, citations, excerpt.start, excerpt.end)
    same_text = excerpt.version == text.version
    note = anchors.sentence(excerpt, found) if same_text else _elsewhere(excerpt, found)
    if excerpt.start is None and excerpt.end is None:
        note = ""
    if found is None:
        return Passage(0, excerpt, citations, None, None, note)
    return Passage(0, excerpt, citations, found.start, found.end, note, found)


def _elsewhere(excerpt: r.Excerpt, found: Found | None) -> str:
    """What is said of a passage of another version of the text."""
    if found is None:
        return f"It is of text version {excerpt.version}, and not in this one."
    return (
        "" if found.plain else f"It is of text version {excerpt.version}; here it reads otherwise."
    )


def _numbered(passage: Passage, number: int) -> Passage:
    return Passage(
        number, passage.excerpt, passage.citations, passage.start, passage.end,
        passage.note, passage.found,
    )  # fmt: skip


def date_marks(
    chronology: Chronology, text: r.SourceText, mentions: Sequence[Mention]
) -> list[DateMark]:
    """The date mentions of a text in order, each as the analyst has left it."""
    readings = _readings(chronology, text)
    known = _Claims(chronology, text)
    marks = [_of_reading(one, _over(one, mentions)) for one in readings]
    free = [one for one in mentions if not any(_meet(one, reading) for reading in readings)]
    marks += [_mark(text.text, one, known) for one in free]
    return sorted(marks, key=lambda mark: (mark.start, mark.end))


def _meet(mention: Mention, reading: r.Reading) -> bool:
    return reading.start < mention.end and mention.start < reading.end


def _over(reading: r.Reading, mentions: Sequence[Mention]) -> Mention | None:
    """The mention that a reading is about, as the text is read now: the longest that it meets."""
    met = [one for one in mentions if _meet(one, reading)]
    return max(met, key=lambda one: one.end - one.start, default=None)


def spoken(mark: DateMark) -> str:
    """A date mention in words: "on Sunday: Sun 12 Feb 2017, settled"."""
    date = label(mark.date, "long") if mark.date is not None else "no date"
    return f"{mark.words}: {date}, {STATES[mark.state]}"


def count_open(chronology: Chronology, text: r.SourceText, mentions: Sequence[Mention]) -> int:
    """How many date mentions nobody has looked at."""
    return sum(mark.is_open for mark in date_marks(chronology, text, mentions))


def _readings(chronology: Chronology, text: r.SourceText) -> list[r.Reading]:
    found = [
        chronology.get("reading", i) for i in chronology.owned("reading", "source", text.source)
    ]
    return [
        one
        for one in found
        if isinstance(one, r.Reading)
        and one.version == text.version
        and text.text[one.start : one.end] == one.exact
    ]


def _mark(text: str, mention: Mention, known: _Claims) -> DateMark:
    words = text[mention.start : mention.end]
    state = CLASH if mention.clash else OPEN
    if mention.date is not None and known.settle(mention):
        state = SETTLED
    return DateMark(mention.start, mention.end, words, mention.date, state, mention.reason, mention)


def _of_reading(reading: r.Reading, mention: Mention | None) -> DateMark:
    """What the analyst has said of some words stands, however the text is read by itself."""
    state = DROPPED if reading.date is None else SETTLED
    return DateMark(
        reading.start, reading.end, reading.exact, reading.date, state, READ_AS, mention, reading
    )


class _Claims:
    """What the passages of a text already claim, and on which days their words were said."""

    def __init__(self, chronology: Chronology, text: r.SourceText) -> None:
        self._claimed: list[tuple[int, int, EventDate]] = []
        self._said: set[EventDate] = set()
        for identity in chronology.owned("excerpt", "source", text.source):
            excerpt = chronology.excerpts[identity]
            if excerpt.said is not None:
                self._said.add(excerpt.said)
            if excerpt.start is None or excerpt.end is None or excerpt.version != text.version:
                continue
            for citation in chronology.owned("citation", "excerpt", identity):
                date = _claimed_date(chronology.citations[citation])
                if date is not None:
                    self._claimed.append((excerpt.start, excerpt.end, date))

    def settle(self, mention: Mention) -> bool:
        """Whether a mention is cited as a claim, or is the day on which cited words were said."""
        date = mention.date
        if date is None:
            return False
        if date in self._said:
            return True
        return any(
            start < mention.end and mention.start < end and _agree(claimed, date)
            for start, end, claimed in self._claimed
        )


def _agree(one: EventDate, other: EventDate) -> bool:
    return one == other or agrees(one, other)


def _claimed_date(citation: r.Citation) -> EventDate | None:
    if citation.field != "date" or not citation.value:
        return None
    try:
        return EventDate.parse(citation.value)
    except DateError:
        return None
