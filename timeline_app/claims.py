"""Claims: what the citations of an event say of a field, in the order in which it was said.

Pure functions of a snapshot and a day. A claim is *known* on a day if its source was published by
then; a month or year of publication counts from its last day, an undated source is known only
today. Days are ordinals (``date.toordinal``); None for the day means today.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeAlias

from timeline_app import records as r
from timeline_app.chronology import Chronology
from timeline_app.dates import DateError, EventDate, agrees, refines

Value: TypeAlias = EventDate | str
"""A claimed value: a date for the field "date", else the field's text."""

PLANS = frozenset({"announces", "reports_change"})
"""The stances of a plan; a report has the stance "supports"."""

_UNDATED = 10**9


class Claim(NamedTuple):
    """A citation with a value, and what decides its place in the order."""

    citation: r.Citation
    excerpt: r.Excerpt
    source: r.Source
    value: Value | None
    """What is claimed; None where the citation has no value or one that cannot be read."""
    said: int
    """The day the words were spoken or issued, by default the publication day."""
    published: int
    """The day from which the claim is known; far in the future for an undated source."""

    @property
    def plan(self) -> bool:
        """Whether it says what is to come."""
        return self.citation.stance in PLANS

    @property
    def report(self) -> bool:
        """Whether it says what was."""
        return self.citation.stance == "supports"

    @property
    def origin(self) -> str:
        """Whose words these are: one named speaker, else the originator, else the publisher."""
        if self.excerpt.speaker is not None:
            return f"{self.excerpt.speaker} {self.said}"
        return self.source.originator or self.source.publisher or self.source.id


class Story(NamedTuple):
    """What became of one field of one event, by the claims known on a day.

    ``moves`` are the plans that set the value, oldest first; ``stale`` the ids of citations that
    carry an older date; ``standing`` the value that holds; ``chain`` the values of the moves and
    then the adopted one; ``rivals`` the claims that disagree with another one that stands.

    A plan is an older date if it repeats a value that was replaced, or if its words were said
    before those by which the standing value was set, in a paper that came out after them: a later
    paper does not make older words newer. Either way it moves nothing.
    """

    claims: tuple[Claim, ...]
    moves: tuple[Claim, ...]
    stale: frozenset[str]
    standing: Value | None
    chain: tuple[Value, ...]
    basis: str
    rivals: tuple[Claim, ...]

    @property
    def conflict(self) -> bool:
        """Whether claims that stand disagree and nobody has settled it."""
        return bool(self.rivals)

    @property
    def slip(self) -> int | None:
        """How many days the first day moved from the first plan to the last value."""
        days = [value.first for value in self.chain if isinstance(value, EventDate)]
        if len(days) < 2 or days[0] is None or days[-1] is None:
            return None
        return days[-1] - days[0]


def claims_on(
    chronology: Chronology, event: str, field: str | None = None, day: int | None = None
) -> list[Claim]:
    """The citations of an event (on one field) known on a day, by said, published, place."""
    found = []
    for citation in chronology.citations_of(event):
        if field is not None and citation.field != field:
            continue
        claim = _claim(chronology, citation)
        if claim is not None and (day is None or claim.published <= day):
            found.append(claim)
    return sorted(found, key=_place)


def _claim(chronology: Chronology, citation: r.Citation) -> Claim | None:
    excerpt = chronology.excerpts.get(citation.excerpt)
    source = chronology.sources.get(excerpt.source) if excerpt is not None else None
    if excerpt is None or source is None:
        return None
    published = _last_day(source.published)
    said = _UNDATED if excerpt.said is None else _last_day(excerpt.said)
    return Claim(citation, excerpt, source, _value(citation), min(said, published), published)


def _last_day(when: EventDate | None) -> int:
    return _UNDATED if when is None or when.last is None else when.last


def _value(citation: r.Citation) -> Value | None:
    if not citation.value:
        return None
    if citation.field != "date":
        return citation.value
    try:
        value = EventDate.parse(citation.value)
    except DateError:
        return None
    return begins(value) if citation.stance in PLANS else value


def begins(value: EventDate) -> EventDate:
    """A plan's date as a claim: one that names a day says when it begins, not when it ends."""
    return EventDate.parse(f"{value.text}/") if value.is_day else value


def _place(claim: Claim) -> tuple[int, int, str, int, str]:
    return (
        claim.said,
        claim.published,
        claim.source.id,
        claim.excerpt.start or 0,
        claim.citation.id,
    )


def _agree(one: Value, other: Value) -> bool:
    if isinstance(one, EventDate) and isinstance(other, EventDate):
        return agrees(one, other)
    return one == other


def _narrower(one: Value, other: Value) -> Value:
    if isinstance(one, EventDate) and isinstance(other, EventDate) and refines(one, other):
        return one
    return other


def story(
    chronology: Chronology,
    event: r.Event,
    field: str = "date",
    day: int | None = None,
    *,
    among: Sequence[Claim] | None = None,
) -> Story:
    """What became of a field, by the claims known on a day.

    Who has all claims on the event as of that day (``claims_on``) hands them in as ``among``.
    """
    if among is None:
        among = claims_on(chronology, event.id, field, day)
    claims = [claim for claim in among if claim.citation.field == field]
    valued = [claim for claim in _without_retracted(claims) if claim.value is not None]
    moves, stale, plan = _follow_plans([claim for claim in valued if claim.plan])
    reports = [claim for claim in valued if claim.report]
    adopted = _adopted(event, field)
    standing = _standing(adopted, valued, reports, plan)
    stale |= _printed_late(claims, _setter(moves, reports, standing))
    chain = _chain(moves, adopted if day is None else standing)
    rivals = _rivals(chronology, event.id, field, reports, claims, adopted)
    return Story(
        tuple(claims), tuple(moves), frozenset(stale), standing, chain,
        _basis(reports, moves), tuple(rivals),
    )  # fmt: skip


def _without_retracted(claims: Sequence[Claim]) -> list[Claim]:
    """The claims that the same voice has not taken back later."""
    kept: list[Claim] = []
    for claim in claims:
        if claim.citation.stance == "retracts":
            kept = [one for one in kept if not _takes_back(claim, one)]
        else:
            kept.append(claim)
    return kept


def _takes_back(later: Claim, earlier: Claim) -> bool:
    if later.origin.split(" ")[0] != earlier.origin.split(" ")[0]:
        return False
    if later.value is None or earlier.value is None:
        return True
    return _agree(later.value, earlier.value)


def _follow_plans(plans: Iterable[Claim]) -> tuple[list[Claim], set[str], Value | None]:
    """The plans that moved the value, those that repeat a replaced one, and where it ended."""
    moves: list[Claim] = []
    stale: set[str] = set()
    replaced: list[Value] = []
    current: Value | None = None
    for claim in plans:
        value = claim.value
        if value is None:
            continue
        if current is not None and _agree(value, current):
            current = _narrower(value, current)
        elif claim.citation.stance != "reports_change" and any(
            _agree(value, old) for old in replaced
        ):
            stale.add(claim.citation.id)
        else:
            if current is not None:
                replaced.append(current)
            current = value
            moves.append(claim)
    return moves, stale, current


def _setter(
    moves: Sequence[Claim], reports: Sequence[Claim], standing: Value | None
) -> Claim | None:
    """The claim by which the standing value was set: the last move, else the first such report."""
    last = next(reversed(moves), None)
    return next((one for one in (last, *reports) if one and _fits(one, standing)), last)


def _printed_late(claims: Iterable[Claim], setter: Claim | None) -> set[str]:
    """The plans said before another value was set, in papers that came out after that."""
    if setter is None:
        return set()
    return {
        one.citation.id
        for one in claims
        if one.plan and one.said < setter.said < one.published and _clash(one, setter)
    }


def _adopted(event: r.Event, field: str) -> Value | None:
    value = getattr(event, field, None)
    return value or None


def _standing(
    adopted: Value | None, valued: list[Claim], reports: list[Claim], plan: Value | None
) -> Value | None:
    """The adopted value where it is claimed and not superseded, else the latest word."""
    alive = reports or [claim for claim in valued if claim.plan]
    if adopted is not None and any(
        claim.value is not None and _agree(claim.value, adopted) for claim in alive
    ):
        superseded = not reports and plan is not None and not _agree(plan, adopted)
        if not superseded:
            return adopted
    if reports:
        return reports[-1].value
    return plan if plan is not None else None


def _chain(moves: Sequence[Claim], final: Value | None) -> tuple[Value, ...]:
    values = [claim.value for claim in moves if claim.value is not None]
    if final is not None:
        if values and _agree(values[-1], final):
            values[-1] = final
        else:
            values.append(final)
    return tuple(values)


def _basis(reports: Sequence[Claim], moves: Sequence[Claim]) -> str:
    """What the value rests on: "reported", "planned" or "own knowledge"."""
    if reports:
        return "reported"
    return "planned" if moves else "own knowledge"


def _rivals(
    chronology: Chronology,
    event: str,
    field: str,
    reports: Sequence[Claim],
    claims: Sequence[Claim],
    adopted: Value | None,
) -> list[Claim]:
    """The reports that disagree with another, and denials of what stands, not yet settled."""
    denials = [
        claim
        for claim in claims
        if claim.citation.stance == "disputes"
        and adopted is not None
        and (claim.value is None or _agree(claim.value, adopted))
    ]
    found = [claim for claim in reports if any(_clash(claim, other) for other in reports)]
    settled = _settled(chronology, event, field)
    rivals = [claim for claim in (*found, *denials) if claim.citation.id not in settled]
    against = [c for c in rivals if c in denials or not _fits(c, adopted)]
    return rivals if against else []


def _fits(claim: Claim, value: Value | None) -> bool:
    return claim.value is not None and value is not None and _agree(claim.value, value)


def _clash(one: Claim, other: Claim) -> bool:
    if one.value is None or other.value is None:
        return False
    return not _agree(one.value, other.value)


def _settled(chronology: Chronology, event: str, field: str) -> set[str]:
    """The citations that an adoption has weighed."""
    found: set[str] = set()
    for identity in chronology.owned("adoption", "event", event):
        adoption = chronology.get("adoption", identity)
        if isinstance(adoption, r.Adoption) and adoption.field == field:
            found.update(adoption.citations)
    return found


def origins(claims: Iterable[Claim]) -> int:
    """How many independent origins stand behind some claims."""
    return len({claim.origin for claim in claims})
