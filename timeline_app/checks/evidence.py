"""Rules on what an event's values rest on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from timeline_app import records as r
from timeline_app.checks.finding import Case, Finding, parsed
from timeline_app.claims import PLANS, Claim, origins
from timeline_app.date_labels import label
from timeline_app.dates import End, EventDate, agrees, date_of
from timeline_app.operations import name_of
from timeline_app.vocabulary import DOCUMENT, family_of, status_of

QUIET_DAYS = 90
"""How long an end that nobody reports may go without a confirmation, in days."""

_CLAIMING = (*PLANS, "supports")


def _day(ordinal: int) -> str:
    return label(EventDate.of_day(date_of(ordinal)))


def no_source(case: Case) -> Iterator[Finding]:
    """Events on which nothing is cited."""
    for event in case.events():
        if not case.chronology.owned("citation", "event", event.id):
            yield Finding(
                "no_source", "event", event.id, name_of(event),
                "nothing cited",
                "Nothing is cited on this event.",
                "Cite a passage that reports it.",
                event=event.id,
            )  # fmt: skip


def conflict(case: Case) -> Iterator[Finding]:
    """Dates that sources give differently, and nobody has settled."""
    for event in case.events():
        if not case.is_contested(event):
            continue
        rivals = case.story(event).rivals
        if not rivals:
            continue
        values = _spoken(rivals, event.date)
        shown = "no date" if event.date is None else label(event.date)
        facts = [f"{claim.citation.id} {claim.citation.value}" for claim in rivals]
        denied = any(claim.citation.stance == "disputes" for claim in rivals)
        count = {2: "Two dates are claimed", 3: "Three dates are claimed"}.get(
            len(values), f"{len(values)} dates are claimed"
        )
        yield Finding(
            "conflict", "event", event.id, name_of(event),
            " or ".join(values) if len(values) > 1 else f"{''.join(values)}, disputed",
            f"{count if len(values) > 1 else 'The date is disputed'}"
            f"{', and one of them is disputed' if denied and len(values) > 1 else ''}. "
            f"The chronology shows {shown}.",
            "Pick the date to show; the other stays on record as a claim.",
            facts="; ".join([event.date.text if event.date else "", *sorted(facts)]),
            event=event.id,
        )  # fmt: skip


def _spoken(rivals: Iterable[Claim], adopted: EventDate | None) -> list[str]:
    """The claimed dates in words, the adopted one first; the year only once if it is the same."""
    claimed = [claim.value for claim in rivals if isinstance(claim.value, EventDate)]
    if adopted is not None:
        if not any(agrees(value, adopted) for value in claimed):
            claimed.insert(0, adopted)
        claimed.sort(key=lambda value: not agrees(value, adopted))
    days = list(dict.fromkeys(_begin(value) for value in claimed))
    one_year = len({label(when)[-4:] for when in days}) == 1
    last = len(days) - 1
    return [label(when, year=not one_year or at == last) for at, when in enumerate(days)]


def _begin(value: EventDate) -> EventDate:
    """The claimed date; where only the beginning is claimed, the day of that."""
    if value.end is End.UNKNOWN and isinstance(value.start, EventDate):
        return value.start
    return value


def unclaimed(case: Case) -> Iterator[Finding]:
    """Adopted dates and statuses that no passage gives."""
    for event in case.events():
        citations = case.citations(event)
        if not citations:
            continue
        if event.date is not None and not _is_claimed(event.date, citations):
            yield _unclaimed(event, "date", event.date.text, label(event.date))
        if event.status != "unknown" and not _gives_status(event, citations):
            words = status_of(event.kind, event.status).label
            yield _unclaimed(event, "status", event.status, words)


def _is_claimed(date: EventDate, citations: list[r.Citation]) -> bool:
    dated = [one for one in citations if one.field == "date" and one.stance in _CLAIMING]
    if any(one.value == date.text for one in dated):
        return True
    return any((value := parsed(one)) is not None and agrees(value, date) for one in dated)


def _gives_status(event: r.Event, citations: list[r.Citation]) -> bool:
    return any(
        one.field == "status" and one.value == event.status and one.stance in _CLAIMING
        for one in citations
    )


def _unclaimed(event: r.Event, field: str, value: str, words: str) -> Finding:
    return Finding(
        "unclaimed", "event", event.id, name_of(event),
        f"{field} {words}",
        f"The {field} “{words}” stands in the chronology, and no passage that is cited gives it.",
        f"Cite a passage that gives the {field}, or change it to what the sources say.",
        facts=f"{field} {value}",
        event=event.id,
    )  # fmt: skip


def one_origin(case: Case) -> Iterator[Finding]:
    """Dates that somebody contests and that rest on a single origin."""
    for event in case.events():
        if event.date is None or not case.is_contested(event):
            continue
        if case.story(event).conflict:
            continue  # that one is shown with its origins
        date = event.date
        claims = [one for one in case.claims(event) if isinstance(one.value, EventDate)]
        carrying = [one for one in claims if _carries(one, date)]
        contested = any(
            one.citation.stance == "disputes" or (one.report and not _carries(one, date))
            for one in claims
        )
        if contested and origins(carrying) == 1:
            yield Finding(
                "one_origin", "event", event.id, name_of(event),
                f"{label(date)}, contested",
                f"{label(date)} is contested and rests on one origin only.",
                "Cite a second origin for it, or adopt the other date.",
                facts=f"{date.text} {carrying[0].origin}",
                event=event.id,
            )  # fmt: skip


def _carries(claim: Claim, date: EventDate) -> bool:
    value = claim.value
    return (
        isinstance(value, EventDate) and claim.citation.stance in _CLAIMING and agrees(value, date)
    )


def planned_day(case: Case) -> Iterator[Finding]:
    """Planned days that have passed: did it happen?"""
    for event in case.events():
        last = _last_planned_day(event)
        if last is None or last >= case.today:
            continue
        status = status_of(event.kind, event.status).label
        reported = case.story(event).basis == "reported"
        if reported and family_of(event.kind) == DOCUMENT:
            continue  # a proposal that was made is reported on the day it was made
        when = "" if event.date is None else label(_begin(event.date))
        said = (
            f"A source reports it, and the status is still “{status}”."
            if reported
            else f"The last planned day was {_day(last)}, and no source reports it."
        )
        yield Finding(
            "planned_day", "event", event.id, name_of(event),
            f"{when}, still {status}",
            f"Did it happen? {said}",
            "Cite a passage that says what became of it, and set the status.",
            facts=f"{event.date.text if event.date else ''} {event.status}",
            event=event.id,
        )  # fmt: skip


def _last_planned_day(event: r.Event) -> int | None:
    """The last day for which something is planned; None where nothing is."""
    if event.date is None or not status_of(event.kind, event.status).planned:
        return None
    return event.date.last if event.date.last is not None else event.date.begin_bounds[1]


def open_end(case: Case) -> Iterator[Finding]:
    """What has no end, and was not confirmed for 90 days."""
    for event in case.events():
        date = event.date
        if date is None or not date.is_interval or date.end is not End.OPEN:
            continue
        if not case.citations(event) or status_of(event.kind, event.status).planned:
            continue
        said = [one.said for one in case.claims(event) if one.report and one.said <= case.today]
        last = max(said, default=None)
        if last is not None and case.today - last <= QUIET_DAYS:
            continue
        confirmed = "never confirmed" if last is None else f"last confirmed {_day(last)}"
        yield Finding(
            "open_end", "event", event.id, name_of(event),
            confirmed,
            f"No end is reported; {confirmed}, more than {QUIET_DAYS} days ago."
            if last is not None
            else "No end is reported, and no passage confirms that it began.",
            "Cite a newer passage that confirms it, or one that gives its end.",
            facts=f"{date.text} {'' if last is None else date_of(last).isoformat()}",
            event=event.id,
        )  # fmt: skip


def odd_year(case: Case) -> Iterator[Finding]:
    """Reports whose year is far from that of the paper, or is the only thing that differs."""
    chronology = case.chronology
    for event in case.events():
        for citation in case.citations(event):
            if citation.field != "date" or citation.stance != "supports":
                continue
            excerpt = chronology.excerpts.get(citation.excerpt)
            source = chronology.sources.get(excerpt.source) if excerpt is not None else None
            if source is None or source.published is None:
                continue
            claimed, paper = _year(citation.value), _year(source.published.text)
            if claimed is None or paper is None or claimed == paper:
                continue
            if abs(claimed - paper) > 1 or _slipped(event, citation, paper - claimed):
                yield _odd(event, citation, source, paper)


def _year(text: str) -> int | None:
    """The first year of an EDTF text, read quickly."""
    digits = text.lstrip("[/.")[:4]
    return int(digits) if digits.isascii() and digits.isdecimal() else None


def _slipped(event: r.Event, citation: r.Citation, years: int) -> bool:
    """Whether the claimed days are those of the event, some years off."""
    if event.date is None:
        return False
    year = _year(citation.value)
    if year is None or _year(event.date.text) != year + years:
        return False
    moved = citation.value.replace(f"{year}-", f"{year + years}-")
    return moved == event.date.text


def _odd(event: r.Event, citation: r.Citation, source: r.Source, paper: int) -> Finding:
    value = parsed(citation)
    words = citation.value if value is None else label(value)
    return Finding(
        "odd_year", "citation", citation.id, name_of(event),
        f"{words}, in a paper of {paper}",
        f"A paper of {label(source.published) if source.published else paper} is cited for "
        f"{words}: the year looks wrong.",
        "Look at the passage; correct what it is cited for, or keep it as it stands.",
        facts=f"{citation.value} {source.published}",
        event=event.id,
        excerpt=citation.excerpt,
        source=source.id,
    )  # fmt: skip
