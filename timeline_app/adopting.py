"""Deciding between dates that sources give: the sides of a conflict, and the step that settles it.

Which side an event takes is the analyst's word. It is kept as an ``Adoption`` with its reason and
all the passages that were weighed; the other dates stay on record as claims.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from timeline_app import records as r
from timeline_app.changes import Change, Operation
from timeline_app.chronology import Chronology
from timeline_app.claims import Claim, Story, story
from timeline_app.date_labels import label
from timeline_app.dates import DateError, End, EventDate, agrees, refines
from timeline_app.operations import name_of


@dataclass(frozen=True, slots=True)
class Side:
    """A date that some passages give, or, without a date, a denial of all that is given.

    ``adopted`` says that the chronology shows it; without claims it is the analyst's own.
    """

    value: EventDate | None
    claims: tuple[Claim, ...]
    adopted: bool = False


def sides(told: Story, adopted: EventDate | None) -> list[Side]:
    """The dates that do not agree, each with its passages, the adopted one first.

    Passages that agree with everybody take no side. Where the adopted date leaves it open (one of
    several), no side is adopted.
    """
    reports = [one for one in told.claims if one.report and isinstance(one.value, EventDate)]
    split = [one for one in reports if any(_clash(one, other) for other in reports)]
    groups = _groups(split)
    if not groups and adopted is not None:
        groups = [[one for one in told.claims if _says(one, adopted)]]
    values = [_narrowest(group) or adopted for group in groups]
    chosen = [
        value is not None and adopted is not None and agrees(value, adopted) for value in values
    ]
    found = [
        Side(value, tuple(group), chosen[at] and sum(chosen) == 1)
        for at, (value, group) in enumerate(zip(values, groups, strict=True))
    ]
    if adopted is not None and not any(chosen):
        found.insert(0, Side(adopted, (), adopted=True))
    found = _with_denials(found, [one for one in told.claims if one.citation.stance == "disputes"])
    return sorted(found, key=lambda side: not side.adopted)


def _groups(claims: Sequence[Claim]) -> list[list[Claim]]:
    groups: list[list[Claim]] = []
    for claim in claims:
        fitting = [one for one in groups if not any(_clash(claim, other) for other in one)]
        if fitting:
            fitting[0].append(claim)
        else:
            groups.append([claim])
    return groups


def _clash(one: Claim, other: Claim) -> bool:
    if not isinstance(one.value, EventDate) or not isinstance(other.value, EventDate):
        return False
    return not agrees(one.value, other.value)


def _says(claim: Claim, when: EventDate) -> bool:
    return isinstance(claim.value, EventDate) and claim.report and agrees(claim.value, when)


def _narrowest(group: Iterable[Claim]) -> EventDate | None:
    found: EventDate | None = None
    for claim in group:
        value = claim.value
        if isinstance(value, EventDate) and (found is None or refines(value, found)):
            found = value
    return found


def _with_denials(found: list[Side], denials: Sequence[Claim]) -> list[Side]:
    """Each denial stands with a date that is not the denied one, or by itself."""
    for claim in denials:
        fitting = [at for at, side in enumerate(found) if _stands_against(side, claim)]
        if fitting:
            side = found[fitting[0]]
            found[fitting[0]] = dataclasses.replace(side, claims=(*side.claims, claim))
        else:
            found.append(Side(None, (claim,)))
    return found


def _stands_against(side: Side, denial: Claim) -> bool:
    if side.value is None:
        return True
    denied = denial.value
    return isinstance(denied, EventDate) and not agrees(side.value, denied)


def adopt_date(
    chronology: Chronology,
    event: r.Event,
    value: EventDate,
    *,
    reason: str,
    author: str,
    day: date,
    words: str = "",
) -> Operation:
    """Let an event show a date, and settle what speaks against it; one step.

    ``words`` are those of the source for the date. An ``Adoption`` is made where there is a reason
    or a rival; it names every passage that was weighed.
    """
    changes = []
    if value != event.date:
        changed = dataclasses.replace(event, date=value, date_words=words or label(value))
        step = Change.between(event, changed)
        changes += [step] if step is not None else []
    rivals = rivals_of(chronology, event, value)
    if reason or rivals:
        weighed = [*rivals, *(one for one in _dated(chronology, event) if _says(one, value))]
        adoption = r.Adoption(
            r.new_id(),
            event=event.id,
            field="date",
            value=value.text,
            citations=tuple(dict.fromkeys(one.citation.id for one in weighed)),
            reason=reason,
            author=author,
            day=EventDate.of_day(day),
        )
        changes.append(Change.making(adoption))
    verb = "Keep" if value == event.date else "Adopt"
    return Operation(f"{verb} {label(value)} for {name_of(event)}", tuple(changes))


def completed(value: EventDate, shown: EventDate | None) -> EventDate:
    """A claimed date with the end, or the beginning, that it leaves out and the event has."""
    if shown is None or not value.is_interval:
        return value
    start, end = value.start, value.end
    if end is End.UNKNOWN and shown.is_interval and shown.end is not End.UNKNOWN:
        end = shown.end
    elif start is End.UNKNOWN and isinstance(shown.start, EventDate):
        start = shown.start
    try:
        return EventDate.parse(f"{_text(start)}/{_text(end)}")
    except DateError:
        return value


def _text(part: EventDate | End) -> str:
    return part.text if isinstance(part, EventDate) else part.value


def rivals_of(chronology: Chronology, event: r.Event, value: EventDate) -> list[Claim]:
    """The claims that would stand against a date if the event showed it."""
    moved = dataclasses.replace(event, date=value)
    return [
        one
        for one in story(chronology, moved).rivals
        if one.citation.stance == "disputes" or not _says(one, value)
    ]


def _dated(chronology: Chronology, event: r.Event) -> Sequence[Claim]:
    return story(chronology, event).claims


def words_for(excerpt: r.Excerpt, source: r.Source | None, value: EventDate) -> str:
    """The words of a passage for a date that it gives; empty where they are not found."""
    from timeline_app.mentions import find_mentions, join

    published = source.published if source is not None else None
    language = (source.language or None) if source is not None else None
    for one in join(excerpt.exact, find_mentions(excerpt.exact, published, language)):
        if one.date is not None and agrees(one.date, value):
            return excerpt.exact[one.start : one.end]
    return ""
