"""From a passage to a claim on an event: stance, field, value, and the words for it."""

from __future__ import annotations

import re
from typing import cast

from timeline_app import records as r
from timeline_app.changes import Change
from timeline_app.chronology import Chronology
from timeline_app.citing.dated import Dated
from timeline_app.citing.parts import part_claimed
from timeline_app.claims import PLANS, Claim, Story, story
from timeline_app.date_labels import label
from timeline_app.dates import DateError, EventDate, agrees, date_of
from timeline_app.edtf import End
from timeline_app.fields import BY_KEY
from timeline_app.operations import name_of
from timeline_app.vocabulary import STANCES, words_of

_CONDITIONAL = re.compile(
    r"\b(?:could|might|may\s+(?:be|take|begin|start)|tentatively|provided|unless|if)\b"
)
_DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied)|no such|will not|won't|did not|never)\b", re.IGNORECASE
)


def claim_proposal(
    chronology: Chronology,
    event: r.Event,
    excerpt: r.Excerpt,
    mention: Dated | None,
    source: r.Source | None = None,
) -> r.Citation:
    """The claim that a passage makes of an event's date; a bare citation without a mention.

    It announces where the claimed first day lies after the day of speaking (by default that of
    publication), else it supports. A plan that names one day stays that day; it is read as "begins
    on" (``claims.begins``); a report of one day says what of the event was on it where the words
    do ("opened on", "ended on": ``parts``). What is announced is expected or conditional; a report
    asserts.
    ``source`` is needed only while it is not in the chronology.
    """
    source = source or chronology.sources.get(excerpt.source)
    date = mention.date if mention is not None else None
    if date is None:
        return r.Citation(r.new_id(), event=event.id, excerpt=excerpt.id, stance="context")
    said = excerpt.said or (source.published if source is not None else None)
    ahead = _is_after(date, said)
    if mention is not None and excerpt.start is not None:
        before = excerpt.exact[: max(0, mention.start - excerpt.start)]
        date = part_claimed(date, before, plan=ahead)
    return r.Citation(
        r.new_id(),
        event=event.id,
        excerpt=excerpt.id,
        stance="announces" if ahead else "supports",
        field="date",
        value=date.text,
        modality=_modality(excerpt.exact, ahead=ahead),
    )


def _is_after(date: EventDate, said: EventDate | None) -> bool:
    if date.first is None or said is None or said.last is None:
        return False
    return date.first > said.last


def _modality(words: str, *, ahead: bool) -> str:
    if ahead:
        return "conditional" if _CONDITIONAL.search(words) else "expects"
    return "denies" if _DENIES.search(words) else "asserts"


def claim_words(
    chronology: Chronology,
    citation: r.Citation,
    excerpt: r.Excerpt,
    source: r.Source | None = None,
) -> str:
    """What will be written, in words.

    "announces · starts 20 Feb 2017 · said Sun 12 Feb by S. Lavrov". Where the day of speaking is
    not known the publication day stands in for it: "said by 14 Feb". A day of the claimed year is
    given without its year.
    """
    source = source or chronology.sources.get(excerpt.source)
    value = _date(citation)
    parts = [words_of(STANCES, citation.stance)]
    if citation.field:
        parts.append(_claimed(citation, value))
    parts.append(_said(chronology, excerpt, source, value))
    return " · ".join(filter(None, parts))


def _date(citation: r.Citation) -> EventDate | None:
    if citation.field != "date" or not citation.value:
        return None
    try:
        return EventDate.parse(citation.value)
    except DateError:
        return None


def _claimed(citation: r.Citation, value: EventDate | None) -> str:
    if value is None:
        field = BY_KEY.get(citation.field)
        named = field.label.lower() if field is not None else citation.field.partition(":")[0]
        return f"{named} {citation.value}".strip()
    return _part(value, plan=citation.stance in PLANS)


def _part(value: EventDate, *, plan: bool) -> str:
    """Which part of the event's dates a date speaks of, with the date: "starts 20 Feb 2017"."""
    if value.is_day and plan:
        return f"starts {label(value)}"
    if isinstance(value.end, End) and isinstance(value.start, EventDate):
        still = "" if value.end is End.UNKNOWN else ", no end reported"
        return f"starts {label(value.start)}{still}"
    if isinstance(value.start, End) and isinstance(value.end, EventDate):
        return f"{'ends' if plan else 'ended'} {label(value.end)}"
    return label(value)


def _said(
    chronology: Chronology,
    excerpt: r.Excerpt,
    source: r.Source | None,
    value: EventDate | None,
) -> str:
    who = called(chronology, excerpt)
    if excerpt.said is not None:
        words = f"said {_short(excerpt.said, value)}"
    elif source is not None and source.published is not None:
        words = f"said by {_short(source.published, value)}"
        return f"{words}, {who}" if who else words
    else:
        words = "day not known"
        return f"{words}, {who}" if who else words
    return f"{words} by {who}" if who else words


def _short(day: EventDate, value: EventDate | None) -> str:
    """A day with its weekday, without its year where the claimed date has the same."""
    same = value is not None and _year(day) is not None and _year(day) == _year(value)
    return label(day, "long", year=not same)


def _year(date: EventDate) -> int | None:
    day = date.first if date.first is not None else date.last
    return None if day is None else date_of(day).year


def called(chronology: Chronology, excerpt: r.Excerpt) -> str:
    """How the speaker of a passage is called in a line: "S. Lavrov", "a UN spokesman"; or empty."""
    actor = chronology.actors.get(excerpt.speaker or "")
    if actor is not None and actor.kind == "person":
        return initialled(actor.name)
    if excerpt.speaker_as:
        return excerpt.speaker_as
    return actor.name if actor is not None else ""


def initialled(name: str) -> str:
    """A person's name with the first one as an initial: "S. Lavrov", "S. de Mistura"."""
    first, _, rest = name.strip().partition(" ")
    if not rest or not first[0].isalpha() or not first[0].isupper():
        return name
    return f"{first[0]}. {rest}"


def stale_notice(
    chronology: Chronology,
    citation: r.Citation,
    excerpt: r.Excerpt,
    source: r.Source | None = None,
) -> str:
    """Why a date claim that is about to be written will not move its event; empty where it fits.

    "The UN said 23 Feb a day later, on 13 Feb. Geneva IV stays at 23 Feb." The notice goes under
    the tag "older date", so only where the claim would be one (``Story.stale``).
    """
    event = chronology.events.get(citation.event)
    value = _date(citation)
    if event is None or value is None or citation.stance not in ("announces", "reports_change"):
        return ""
    told = _with(chronology, event, citation, excerpt, source)
    mine = next((one for one in told.claims if one.citation.id == citation.id), None)
    standing = told.standing
    if mine is None or citation.id not in told.stale or not isinstance(standing, EventDate):
        return ""
    other = _who_set(told, standing, mine)
    if other is None:
        return ""
    named = name_of(event)
    stays = f"{named} stays at {_begin(standing, value)}."
    return f"{_sayer(chronology, other, value)} {_when(other, mine, value)}. {stays}"


def _with(
    chronology: Chronology,
    event: r.Event,
    citation: r.Citation,
    excerpt: r.Excerpt,
    source: r.Source | None,
) -> Story:
    """The story of the event's date with the claim in it."""
    new = [
        Change.making(record)
        for kind, record in (("source", source), ("excerpt", excerpt), ("citation", citation))
        if record is not None and chronology.get(kind, record.id) is None
    ]
    return story(chronology.after(new, chronology.seq), event)


def _who_set(told: Story, standing: EventDate, mine: Claim) -> Claim | None:
    """The claim by which the standing value is known first, in the order in which it was said."""
    theirs = (
        one
        for one in told.claims
        if isinstance(one.value, EventDate)
        and one is not mine
        and one.citation.stance in (*PLANS, "supports")
        and agrees(one.value, standing)
    )
    return next(theirs, None)


def _begin(date: EventDate, beside: EventDate) -> str:
    """The first day of a date in words, without the year of the date beside it."""
    start = date.start if isinstance(date.start, EventDate) else date
    return label(start, year=_year(start) != _year(beside))


def _sayer(chronology: Chronology, other: Claim, value: EventDate) -> str:
    said = _begin(cast(EventDate, other.value), value)
    who = _spoken_of(chronology, other)
    return f"{who[:1].upper()}{who[1:]} said {said}"


def _spoken_of(chronology: Chronology, other: Claim) -> str:
    actor = chronology.actors.get(other.excerpt.speaker or "")
    if actor is None:
        publisher = chronology.publishers.get(other.source.publisher or "")
        return other.excerpt.speaker_as or (publisher.name if publisher else "Another source")
    if actor.kind == "person":
        return initialled(actor.name)
    if actor.kind in ("organisation", "body", "delegation"):
        return f"the {_initials(chronology, actor)}"
    return actor.name


def _initials(chronology: Chronology, actor: r.Actor) -> str:
    """The initials by which a body is known ("UN"), else its name."""
    known = [actor.name]
    for identity in chronology.owned("actor_name", "actor", actor.id):
        record = chronology.get("actor_name", identity)
        if isinstance(record, r.ActorName):
            known.append(record.name)
    short = [name for name in known if name.isascii() and name.isupper() and len(name) <= 6]
    letters = "".join(word[0] for word in actor.name.split() if word[0].isupper())
    return letters if letters in short else min(short, key=len, default=actor.name)


def _when(other: Claim, mine: Claim, value: EventDate) -> str:
    """When the other one was said: "a day later, on 13 Feb"."""
    day = EventDate.of_day(date_of(other.said))
    on = label(day, year=_year(day) != _year(value))
    days = other.said - mine.said
    if days == 0:
        return f"the same day, {on}"
    far = "a day" if abs(days) == 1 else f"{abs(days)} days"
    return f"{far} {'later' if days > 0 else 'before'}, on {on}"
