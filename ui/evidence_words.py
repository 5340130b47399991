"""What an evidence card says: of which claims it is made, and in which words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from timeline_app import claims
from timeline_app import records as r
from timeline_app.chronology import Chronology
from timeline_app.citing.claim import called
from timeline_app.claims import Claim, Story
from timeline_app.date_labels import ENGLISH, SPOKEN, label
from timeline_app.dates import End, EventDate, date_of
from timeline_app.fields import BY_KEY
from timeline_app.vocabulary import ATTENDANCES, ROLES, STANCES, STATUSES
from ui.form_choices import capital

CardKey: TypeAlias = tuple[str, str]
"""The id of an excerpt, and the stance that it has on the event."""

Part: TypeAlias = tuple[str, bool]
"""Some words, and whether they stand out."""

OLDER, DISAGREES = "older date", "≠ dates"
"""The tags of a card."""

_STATUS_WORDS = {key: term.label for terms in STATUSES.values() for key, term in terms.items()}
_VOICES = {"document": "document", "outlet": "own report", "unnamed": "unnamed"}


@dataclass(frozen=True, slots=True)
class CardFacts:
    """All that a card shows: the claims of one passage with one stance, a date first.

    ``claimed`` are the words for each claim, ``foot`` what stands under the quote.
    """

    claims: tuple[Claim, ...]
    older: bool
    disagrees: bool
    claimed: tuple[str, ...]
    foot: tuple[Part, ...]
    translation: str
    grade: str
    spoken: str

    @property
    def key(self) -> CardKey:
        """What tells it from the other cards of the event."""
        return self.first.excerpt.id, self.stance

    @property
    def first(self) -> Claim:
        """The claim that leads: that of a date if there is one."""
        return self.claims[0]

    @property
    def stance(self) -> str:
        """The stance of all its claims."""
        return self.first.citation.stance

    @property
    def stance_words(self) -> str:
        """The stance as it stands on the card."""
        return stance_words(self.stance)

    @property
    def quote(self) -> str:
        """The words of the passage on one line."""
        return f"“{' '.join(self.first.excerpt.exact.split())}”"

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags that it wears."""
        return (OLDER,) * self.older + (DISAGREES,) * self.disagrees


def card_facts(
    event: r.Event, chronology: Chronology, *, told: Story | None = None
) -> list[CardFacts]:
    """The cards of an event: newest said first, then newest published."""
    told = claims.story(chronology, event) if told is None else told
    rivals = {claim.citation.id for claim in told.rivals}
    groups: dict[CardKey, list[Claim]] = {}
    for claim in reversed(claims.claims_on(chronology, event.id)):
        groups.setdefault((claim.excerpt.id, claim.citation.stance), []).append(claim)
    return [_facts(chronology, group, told.stale, rivals) for group in groups.values()]


def _facts(
    chronology: Chronology, group: list[Claim], stale: frozenset[str], rivals: set[str]
) -> CardFacts:
    order = list(BY_KEY)
    group.sort(key=lambda claim: _rank(claim.citation.field, order))
    first = group[0]
    ids = {claim.citation.id for claim in group}
    older, disagrees = bool(ids & stale), bool(ids & rivals)
    foot = foot_of(first, chronology)
    claimed = tuple(words for claim in group if (words := claim_words(claim, chronology)))
    return CardFacts(
        tuple(group),
        older,
        disagrees,
        claimed,
        foot,
        _translation(first.excerpt),
        grade_of(first, chronology),
        _spoken(group, chronology, older=older, disagrees=disagrees),
    )


def _rank(field: str, order: Sequence[str]) -> int:
    """Dates first, then the fields in the order of the form, then what names actors."""
    if field == "date":
        return -1
    return order.index(field) if field in order else len(order)


def stance_words(stance: str) -> str:
    """A stance as it begins a card."""
    return capital(STANCES[stance].label) if stance in STANCES else capital(stance)


def publisher_of(source: r.Source, chronology: Chronology) -> str:
    """Who published a source; its title where that is not said."""
    publisher = chronology.publishers.get(source.publisher or "")
    return publisher.name if publisher else source.title or "a source without a name"


def paper_of(source: r.Source, chronology: Chronology) -> str:
    """A source in a few words: "Sample Wire, 13 Feb 2017"."""
    day = f", {label(source.published)}" if source.published is not None else ""
    return f"{publisher_of(source, chronology)}{day}"


def begins(claim: Claim) -> bool:
    """Whether a claim only says when something begins."""
    value = claim.value
    return isinstance(value, EventDate) and value.end is End.UNKNOWN


def claim_words(
    claim: Claim, chronology: Chronology, *, spoken: bool = False, year: bool = False
) -> str:
    """What is claimed: "starts 23 Feb", "date 23 Feb – 3 Mar", "held", "Geneva".

    ``spoken`` gives the words for a screen reader, with whole months and the name of the field. On
    a card the year is left out if it is that of the paper, unless ``year`` asks for it.
    """
    citation, value = claim.citation, claim.value
    name, _, actor = citation.field.partition(":")
    if isinstance(value, EventDate):
        return _date_words(claim, value, spoken=spoken, year=year)
    if actor:
        known = chronology.actors.get(actor)
        terms = ROLES if name == "role" else ATTENDANCES
        term = terms.get(citation.value)
        who = known.name if known is not None else "an actor that is gone"
        return f"{who} {term.label if term is not None else citation.value}".strip()
    field = BY_KEY.get(name)
    if field is None:
        return ""
    words = (
        _STATUS_WORDS.get(citation.value, citation.value) if name == "status" else citation.value
    )
    if spoken or name not in ("status", "city", "venue", "country"):
        return f"{field.label.casefold()} {words}".strip()
    return words


def _date_words(claim: Claim, value: EventDate, *, spoken: bool, year: bool) -> str:
    years = {_year(value), _year(claim.source.published)}
    words, with_year = (SPOKEN, True) if spoken else (ENGLISH, year or len(years) > 1)
    if begins(claim) and isinstance(value.start, EventDate):
        return f"starts {label(value.start, year=with_year, words=words)}"
    if isinstance(value.start, End) and isinstance(value.end, EventDate):
        verb = "ends" if claim.plan else "ended"
        return f"{verb} {label(value.end, year=with_year, words=words)}"
    return f"date {label(value, year=with_year, words=words)}"


def _year(when: EventDate | None) -> int | None:
    if when is None or when.first is None:
        return None
    return date_of(when.first).year


def said_words(claim: Claim, *, words: object = None) -> str:
    """When it was said: "said 13 Feb"; where only the paper's day is known, "said by 14 Feb"."""
    full = SPOKEN if words is not None else ENGLISH
    said, published = claim.excerpt.said, claim.source.published
    if said is not None:
        same = _year(said) == _year(published)
        return f"said {label(said, year=not same, words=full)}"
    if published is None:
        return "day not known"
    return f"said by {label(published, year=False, words=full)}"


def foot_of(claim: Claim, chronology: Chronology) -> tuple[Part, ...]:
    """What stands under a quote: publisher, day, the day said, who said it, whose words.

    That an outlet reports by itself goes without saying.
    """
    source = claim.source
    parts: list[Part] = [(publisher_of(source, chronology), False)]
    if source.published is not None:
        parts.append((label(source.published), False))
    parts.append((said_words(claim), True))
    words = voice_words(claim, chronology)
    parts += [(one, False) for one in words if one != _VOICES["outlet"]]
    return tuple(parts)


def voice_words(claim: Claim, chronology: Chronology) -> list[str]:
    """Who speaks and in which way: "S. Lavrov", "own report", "carries Example Agency"."""
    parts = []
    speaker = called(chronology, claim.excerpt)
    if speaker:
        parts.append(speaker)
    voice = _VOICES.get(claim.excerpt.voice, "")
    originator = chronology.publishers.get(claim.source.originator or "")
    if originator is not None and originator.id != claim.source.publisher:
        parts.append(f"carries {originator.name}")
    elif voice and not (speaker and claim.excerpt.voice == "outlet"):
        parts.append(voice)
    return parts


def _translation(excerpt: r.Excerpt) -> str:
    if not excerpt.translation.strip():
        return ""
    words = " ".join(excerpt.translation.split())
    by = excerpt.translated_by.strip()
    return f"Our translation{f' ({by})' if by else ''}: “{words}”"


def grade_of(claim: Claim, chronology: Chronology) -> str:
    """The grades of a claim, as "B2"; "?" for the one that nobody has given, "" for none."""
    publisher = chronology.publishers.get(claim.source.publisher or "")
    letter = claim.source.reliability or (publisher.reliability if publisher is not None else "")
    number = claim.citation.credibility
    if not letter and number is None:
        return ""
    return f"{letter or '?'}{'?' if number is None else number}"


def _spoken(group: Sequence[Claim], chronology: Chronology, *, older: bool, disagrees: bool) -> str:
    first = group[0]
    speaker = called(chronology, first.excerpt)
    said = said_words(first, words=SPOKEN) + (f" by {speaker}" if speaker else "")
    parts = [
        stance_words(first.citation.stance),
        *(claim_words(claim, chronology, spoken=True) for claim in group),
        said,
        publisher_of(first.source, chronology),
        *voice_words(first, chronology)[1 if speaker else 0 :],
        OLDER if older else "",
        "dates disagree" if disagrees else "",
    ]
    return ", ".join(part for part in parts if part)
