"""From a passage to a new event: everything about it that the article's words give away."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from timeline_app import records as r
from timeline_app.articles.sentences import paragraph_around, sentences_around
from timeline_app.chronology import Chronology
from timeline_app.citing.dated import Dated, nearest, within
from timeline_app.citing.naming import (
    names_of,
    process_in,
    roman,
    round_number,
    way_of_counting,
)
from timeline_app.citing.parts import part_claimed
from timeline_app.citing.speech import sayings
from timeline_app.dates import EventDate
from timeline_app.drafts import EventDraft
from timeline_app.fields import clean_title
from timeline_app.folding import fold
from timeline_app.operations import number_sort
from timeline_app.vocabulary import TALKS, family_of

_KINDS = (
    ("congress", r"\bcongress\b(?!\s+of\s+deputies)"),
    ("summit", r"\bsummit\b"),
    ("resolution", r"\bresolution\s+\d{3,4}\b"),
    ("round", r"\b(?:rounds?|talks|meetings?|negotiations|conference|session)\b"),
    ("ceasefire", r"\b(?:ceasefire|cease-fire|truce|cessation of hostilities)\b"),
)
_TO_COME = re.compile(
    r"\b(?:will|shall|would|is to|are to|to be held|to take place|scheduled|set for|due|planned"
    r"|expected|slated|next)\b"
)
_FIXED = re.compile(r"\b(?:will|shall|is to be|are to be|scheduled|set for|due|slated)\b")
_OPEN = re.compile(r"\b(?:expected|planned|hoped?|could|might|may|tentatively|proposed|would)\b")
_DONE = re.compile(
    r"\b(?:was|were|has been|have been)\s+(?:\w+\s+)?(?:held|opened|closed|concluded|convened)\b"
    r"|\b(?:took place|ended|concluded|closed|wrapped up|met|gathered|finished|came to an end)\b",
    re.IGNORECASE,
)
_ADOPTED = re.compile(r"\b(?:adopted|passed)\b", re.IGNORECASE)
_IN_FORCE = re.compile(
    r"\b(?:took effect|came into force|entered into force|took hold)\b", re.IGNORECASE
)
_GIVEN_UP = re.compile(
    r"\b(?:planned|scheduled|hoped|called|expected|foreseen|due|called off|put off|instead of"
    r"|rather than|and not|but not|not|from)(?:\s+(?:for|on|in|the))*\s+\Z"
)
_CLAUSE = re.compile(r"[,;:()“”\"\n]|\s[–—]\s|(?<=\w{3})\.\s")


def event_proposal(
    chronology: Chronology,
    source: r.Source,
    text: str,
    span: tuple[int, int],
    mentions: Sequence[Dated] = (),
    said: EventDate | None = None,
) -> EventDraft:
    """A draft of the event that ``text[span]`` (code points) tells of; nothing is written.

    ``said`` is the day the words were spoken, by default the publication day. What the words do
    not give away stays empty; the title is never empty. ``date_words`` are the words of the date.
    """
    when = date_of_passage(text, span, mentions)
    process_id = process_near(chronology, source, text, span, when)
    process = chronology.processes.get(process_id or "")
    sentence = sentences_around(text, *span)
    words = text[sentence.start : sentence.end]
    narrow = _clause(text, when, span)
    names = names_of(process) if process is not None else ()
    number = round_number(narrow, names) or round_number(words, names)
    kind = _kind(narrow) or _kind(words) or "round"
    if number is None and kind == "round":
        number = round_number(text[slice(*paragraph_around(text, *span))], names)
    written = _number(chronology, process, number)
    date = _date_of_event(text, when, said or source.published)
    city, country = place_in(chronology, words)
    event = r.Event(
        r.new_id(),
        process=process_id,
        kind=kind,
        number=written,
        number_sort=number_sort(written) if written else None,
        title=_title(chronology, process, kind, written, words),
        date=date,
        date_words=text[when.start : when.end] if when is not None else "",
        city=city,
        country=country,
        status=_status(kind, words, date, said or source.published),
    )
    return EventDraft.of(event)


def _date_of_event(text: str, when: Dated | None, said: EventDate | None) -> EventDate | None:
    """The date of a mention; of what is past, as its first or last day where the words say so."""
    if when is None or when.date is None or _lies_ahead(when.date, said, ""):
        return None if when is None else when.date
    return part_claimed(when.date, text[max(0, when.start - 80) : when.start], plan=False)


def date_of_passage(text: str, span: tuple[int, int], mentions: Sequence[Dated]) -> Dated | None:
    """The date mention that a passage is about: in it, else nearest to it in its paragraph.

    The day on which somebody "said on Sunday" is no date of an event, unless it is all there is
    in the passage itself.
    """
    paragraph = paragraph_around(text, *span)
    spoken = [
        (one.day, one.start, one.end) for one in sayings(text, *paragraph, mentions) if one.day
    ]
    free = [one for one in mentions if not _is_said(one, spoken)]
    return (
        _main(text, within(free, *span))
        or nearest(free, *span, sentences_around(text, *span))
        or next(iter(within(mentions, *span)), None)
        or nearest(free, *span, paragraph)
    )


def _main(text: str, inside: Sequence[Dated]) -> Dated | None:
    """The first of some mentions; one that was given up ("planned for …") after the others.

    Of "Tuesday, 21 February" in two mentions it is the one with the figures.
    """
    kept = [one for one in inside if not _GIVEN_UP.search(_before(text, one))]
    found = next(iter(kept or inside), None)
    following = next((one for one in inside if found is not None and one.start >= found.end), None)
    if found is None or following is None or _figures(text, found):
        return found
    beside = text[found.end : following.start].strip() in ("", ",", "(", "and")
    return following if beside and _figures(text, following) else found


def _before(text: str, mention: Dated) -> str:
    return text[max(0, mention.start - 40) : mention.start]


def _figures(text: str, mention: Dated) -> bool:
    return any(letter.isdecimal() for letter in text[mention.start : mention.end])


def _is_said(mention: Dated, spoken: Sequence[tuple[EventDate, int, int]]) -> bool:
    return any(
        mention.date == day and start - 40 <= mention.start <= end + 100
        for day, start, end in spoken
    )


def process_near(
    chronology: Chronology,
    source: r.Source,
    text: str,
    span: tuple[int, int],
    mention: Dated | None = None,
) -> str | None:
    """The process that a passage is about, by the names nearest to its date.

    The title and the head of the text are asked last.
    """
    return process_in(chronology, [*_wider(text, span, mention), source.title, text[:1500]])


def _wider(text: str, span: tuple[int, int], mention: Dated | None) -> Iterator[str]:
    """The words around a passage, from its clause to its paragraph."""
    yield _clause(text, mention, span)
    yield text[slice(*span)]
    yield text[slice(*sentences_around(text, *span))]
    yield text[slice(*paragraph_around(text, *span))]


def _clause(text: str, mention: Dated | None, span: tuple[int, int]) -> str:
    """The part of a sentence in which its date stands; the passage where it has no date."""
    if mention is None:
        return text[slice(*span)]
    sentence = sentences_around(text, mention.start, mention.end)
    start, end = sentence
    for mark in _CLAUSE.finditer(text, *sentence):
        if mark.end() <= mention.start:
            start = mark.end()
        elif mark.start() >= mention.end:
            end = mark.start()
            break
    return text[start:end]


def _kind(words: str) -> str:
    """The kind of event that some words name; empty where they name none."""
    places = []
    for order, (kind, pattern) in enumerate(_KINDS):
        if re.search(pattern, words, re.IGNORECASE):
            places.append((order, kind))
    return min(places)[1] if places else ""


def _number(chronology: Chronology, process: r.Process | None, number: int | None) -> str:
    if number is None:
        return ""
    in_roman = process is not None and way_of_counting(chronology, process)[1]
    return roman(number) if in_roman else str(number)


def _title(
    chronology: Chronology, process: r.Process | None, kind: str, number: str, words: str
) -> str:
    """As the events of the process are called: "Astana 2", "Geneva IV"; else "Geneva talks"."""
    if process is None:
        return clean_title(" ".join(words.split()[:8])[:120]).rstrip(" .,;:") or "New event"
    called, _ = way_of_counting(chronology, process)
    if number and kind == "round":
        return f"{called} {number}"
    if number:
        return f"{called}, {kind} {number}"
    return f"{called} talks" if kind == "round" else f"{called}, {kind}"


def _status(kind: str, words: str, date: EventDate | None, said: EventDate | None) -> str:
    """What became of it when the words were said, as far as they tell."""
    ahead = _lies_ahead(date, said, words)
    family = family_of(kind)
    if family == TALKS:
        if ahead:
            return "scheduled" if _FIXED.search(words) and not _OPEN.search(words) else "announced"
        return "held" if _DONE.search(words) and not _TO_COME.search(words) else "unknown"
    if kind == "resolution":
        return "adopted" if _ADOPTED.search(words) else "unknown"
    if ahead:
        return "announced"
    return "in_force" if _IN_FORCE.search(words) else "unknown"


def _lies_ahead(date: EventDate | None, said: EventDate | None, words: str) -> bool:
    """Whether the date begins after the day of speaking; without both, what the verbs say."""
    if date is None or date.first is None or said is None or said.last is None:
        return bool(_TO_COME.search(words)) and not _DONE.search(words)
    return date.first > said.last


def place_in(chronology: Chronology, words: str) -> tuple[str, str]:
    """The city that some words name after "in" (or "à", "в", "في" …), and its country.

    Only cities that events of the chronology have are known. ("", "") where none is named.
    """
    places: dict[str, tuple[str, str]] = {}
    for event in chronology.events.values():
        if event.city:
            known = places.get(fold(event.city))
            if known is None or not known[1]:
                places[fold(event.city)] = event.city, event.country
    folded = fold(words)
    found = []
    for name, place in places.items():
        at = re.search(
            rf"(?<!\w)(?:in|at|a|en|v|в|во|في|در|nach)\s+{re.escape(name)}(?!\w)", folded
        )
        if at is not None:
            found.append((at.start(), -len(name), place))
    return min(found)[2] if found else ("", "")
