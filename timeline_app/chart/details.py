"""One event in full: its dates as claims tell them, and the words of its label."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from timeline_app import records as r
from timeline_app.chart.columns import Form, Ghost, Mark
from timeline_app.chronology import Chronology
from timeline_app.claims import Claim, Story, claims_on, origins, story
from timeline_app.date_labels import ENGLISH, SPOKEN, label
from timeline_app.dates import End, EventDate, Precision, date_of
from timeline_app.vocabulary import MEASURE, POINT, StatusTerm, family_of, status_of

_UNSAID: Final = frozenset({"announces", "reports_change", "disputes", "retracts"})


def marked(
    chronology: Chronology,
    event: r.Event,
    when: EventDate | None,
    status: str,
    as_of: int,
    known: int | None,
    colour: str,
    repeat: bool = False,
) -> Mark:
    """The mark of an event that is dated ``when``; ``known`` is the day of a view of the past.

    An event without a date gives a mark on the day ``as_of`` that only describes it.
    """
    claims = claims_on(chronology, event.id, day=known)
    told = story(chronology, event, "date", known, among=claims)
    family = family_of(event.kind)
    term = status_of(event.kind, status)
    date = when or EventDate.of_day(date_of(as_of))
    shape = shape_of(date, family, as_of)
    confirmed = _confirmed(claims, shape.first, as_of) if shape.form == "open" else None
    words = (
        _words(date, family, shape.form, confirmed)
        if when
        else _Words("no date", "no date", "no date")
    )
    return Mark(
        id=event.id,
        first=shape.first,
        last=shape.last,
        sign=term.sign,
        family=family,
        kind=event.kind,
        form=shape.form,
        title=event.title,
        short_title=event.short_title,
        status="" if family == POINT else _word(term),
        date=words.short,
        dated=words.dated,
        spoken=words.spoken,
        colour=colour,
        sure_first=shape.sure_first,
        sure_last=shape.sure_last,
        approximate_start=shape.approximate_start,
        approximate_end=shape.approximate_end,
        uncertain=date.uncertain,
        choices=tuple((one.first or 0, one.last or 0) for one in date.choices),
        ghosts=_ghosts(told, date),
        confirmed=confirmed,
        passed=_has_passed(term, date, told, as_of),
        conflict=told.conflict,
        restricted=event.handling == "restricted",
        unsourced=not claims,
        draft=event.review == "draft",
        sources=origins(claims),
        repeat=repeat,
    )


def _word(term: StatusTerm) -> str:
    return "status unknown" if term.key == "unknown" else term.label


class Extent(NamedTuple):
    """Where a date lies and how it is drawn; days as in ``Mark``."""

    form: Form
    first: int
    last: int
    sure_first: int | None
    sure_last: int | None
    approximate_start: bool = False
    approximate_end: bool = False


def shape_of(when: EventDate, family: str, as_of: int) -> Extent:
    """The form of a date. An open end of a ceasefire or implementation reaches to ``as_of``."""
    first = when.first if when.first is not None else when.last
    last = when.last if when.last is not None else when.first
    if first is None or last is None:
        raise ValueError(f"A date without any day: {when}")
    start, end = when.start, when.end
    about = (
        isinstance(start, EventDate) and start.approximate,
        isinstance(end, EventDate) and end.approximate,
    )
    if when.precision is Precision.OPEN:
        form = _open_form(when, family)
        return Extent(
            form, first, max(last, as_of) if form == "open" else last, first, last, *about
        )
    if when.precision is Precision.ONE_OF:
        return Extent("one_of", first, last, None, None, *about)
    if when.precision is Precision.DAY:
        return Extent("exact", first, last, first, last, *about)
    if when.precision is Precision.SPAN:
        sure = (when.begin_bounds[1], when.end_bounds[0])
        if sure[0] is None or sure[1] is None or sure[0] > sure[1]:
            sure = (None, None)
        return Extent("exact", first, last, *sure, *about)
    if when.first is None or when.last is None:
        return Extent("before" if when.first is None else "after", first, last, None, None)
    return Extent("within", first, last, None, None, *about)


def _open_form(when: EventDate, family: str) -> Form:
    if isinstance(when.start, End):
        return "before"
    if when.end is End.UNKNOWN:
        return "end_unknown"
    return "open" if family == MEASURE else "after"


def _confirmed(claims: Iterable[Claim], first: int, as_of: int) -> int | None:
    """The last day on which a source spoke of it as a fact; None if none did."""
    days = [
        min(claim.said, claim.published)
        for claim in claims
        if claim.citation.stance not in _UNSAID and min(claim.said, claim.published) <= as_of
    ]
    return max(first, *days) if days else None


class _Words(NamedTuple):
    short: str
    dated: str
    spoken: str


def _words(when: EventDate, family: str, form: Form, confirmed: int | None) -> _Words:
    if form == "open":
        last = EventDate.of_day(date_of(confirmed)) if confirmed else None
        short, spoken = (
            f"{label(when, 'sentence', words=words)}"
            + (f", last confirmed {label(last, words=words)}" if last else "")
            for words in (ENGLISH, SPOKEN)
        )
        return _Words(short, short, spoken)
    if family == MEASURE and form == "end_unknown":
        short = label(when, "sentence")
        return _Words(short, short, label(when, "sentence", words=SPOKEN))
    spoken = label(when, "sentence", words=SPOKEN).replace(" – ", " to ").replace("–", " to ")
    dated = label(when, "chart")
    return _Words(label(when, "chart", year=family == MEASURE), dated, spoken)


def _ghosts(told: Story, adopted: EventDate) -> tuple[Ghost, ...]:
    """The dates planned before, oldest first; last the plan that the date made more precise."""
    values = [value for value in told.chain[:-1] if isinstance(value, EventDate)]
    found = [ghost for value in values if (ghost := _ghost(value, True)) is not None]
    last = told.moves[-1].value if told.moves else None
    if isinstance(last, EventDate) and last not in values and len(told.chain) >= 1:
        ghost = _ghost(last, False)
        if ghost is not None and ghost.span and last != adopted:
            found.append(ghost)
    return tuple(found)


def _ghost(value: EventDate, hop: bool) -> Ghost | None:
    first = value.first if value.first is not None else value.last
    if first is None:
        return None
    named = value.precision in (Precision.DAY, Precision.OPEN) or (
        value.precision is Precision.SPAN and value.begin_bounds[0] == value.begin_bounds[1]
    )
    open_end = value.precision is Precision.OPEN
    last = first if open_end or value.last is None else value.last
    return Ghost(first, last, not named, hop)


def _has_passed(term: StatusTerm, when: EventDate, told: Story, as_of: int) -> bool:
    """Whether a planned day lies behind and no source says that it came about."""
    last = when.last if when.last is not None else when.first
    return term.planned and last is not None and last < as_of and told.basis != "reported"
