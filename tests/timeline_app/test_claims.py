"""Claims in order: plans move, stale ones do not, reports supersede, rivals make a conflict."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from timeline_app import records as r
from timeline_app.chronology import Chronology
from timeline_app.claims import Story, claims_on, origins, story
from timeline_app.dates import EventDate

Said = tuple[str, str, str, str]


def told(adopted: str, *claims: Said, settled: tuple[str, ...] = (), day: str = "") -> Story:
    """The story of a date: each claim is (stance, value, said or "", published)."""
    event = r.Event("e", date=EventDate.parse(adopted) if adopted else None)
    records: list[r.Record] = [event, r.Adoption("a", event="e", field="date", citations=settled)]
    for number, (stance, value, said, published) in enumerate(claims):
        source = r.Source(f"s{number}", published=EventDate.parse(published) if published else None)
        when = EventDate.parse(said) if said else None
        records += [
            source,
            r.Excerpt(f"x{number}", source=source.id, said=when),
            r.Citation(
                f"c{number}",
                event="e",
                excerpt=f"x{number}",
                stance=stance,
                field="date",
                value=value,
            ),
        ]
    known = date.fromisoformat(day).toordinal() if day else None
    return story(Chronology.of(records), event, day=known)


GENEVA: tuple[Said, ...] = (
    ("announces", "2017-02-08", "2017-01-20", "2017-01-20"),
    ("announces", "2017-02-20", "2017-02-01", "2017-02-01"),
    ("announces", "2017-02-23", "2017-02-13", "2017-02-13"),
    ("announces", "2017-02-20", "2017-02-12", "2017-02-14"),
)


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_geneva_iv_is_told_the_same_in_whatever_order_its_sources_are_entered(
    order: tuple[int, ...],
) -> None:
    claims = [GENEVA[place] for place in order]
    found = told("2017-02-23/2017-03-03", *claims)
    assert [str(value) for value in found.chain] == [
        "2017-02-08/",
        "2017-02-20/",
        "2017-02-23/2017-03-03",
    ]
    assert found.slip == 15 and not found.conflict
    assert found.stale == {f"c{order.index(3)}"}
    on = told("2017-02-23/2017-03-03", *claims, day="2017-02-14")
    assert isinstance(on.standing, EventDate) and on.standing.text == "2017-02-23/2017-03-03"
    before = told("2017-02-23/2017-03-03", *claims, day="2017-02-10")
    assert str(before.standing) == "2017-02-20/"


def test_an_older_date_repeated_later_moves_nothing() -> None:
    found = told("2017-02-23", *GENEVA[:3], ("announces", "2017-02-20", "", "2017-02-15"))
    assert found.stale == {"c3"} and len(found.moves) == 3


def test_a_reported_change_back_moves_again() -> None:
    back = ("reports_change", "2017-02-08", "", "2017-02-15")
    assert len(told("2017-02-08", *GENEVA[:3], back).moves) == 4


def test_a_narrower_plan_refines_and_does_not_move() -> None:
    found = told(
        "",
        ("announces", "2017-03", "", "2017-02-01"),
        ("announces", "2017-03-14/2017-03-15", "", "2017-03-01"),
    )
    assert len(found.moves) == 1 and str(found.standing) == "2017-03-14/2017-03-15"


def test_a_report_supersedes_plans_and_two_that_differ_are_a_conflict() -> None:
    plan = ("announces", "2017-09-14", "", "2017-09-01")
    first = ("supports", "2017-09-14/2017-09-15", "", "2017-09-15")
    second = ("supports", "2017-09-13/2017-09-15", "", "2017-09-16")
    assert told("2017-09-14/2017-09-15", plan, first).basis == "reported"
    assert not told("2017-09-14/2017-09-15", plan, first).conflict
    both = told("2017-09-14/2017-09-15", plan, first, second)
    assert {claim.citation.id for claim in both.rivals} == {"c1", "c2"}
    assert not told("2017-09-14/2017-09-15", plan, first, second, settled=("c1", "c2")).conflict


def test_a_denial_of_what_stands_is_a_conflict() -> None:
    held = ("supports", "2017-09-14", "", "2017-09-15")
    assert told("2017-09-14", held, ("disputes", "2017-09-14", "", "2017-09-16")).conflict
    assert not told("2017-09-14", held, ("disputes", "2017-09-13", "", "2017-09-16")).conflict


def test_what_the_same_voice_takes_back_no_longer_counts() -> None:
    chronology = Chronology.of(
        [
            event := r.Event("e", date=EventDate.parse("2017-09-14")),
            r.Publisher("p"),
            *(r.Source(f"s{n}", publisher="p", published=EventDate.parse(f"2017-09-1{n}"))
              for n in (1, 2)),
            *(r.Excerpt(f"x{n}", source=f"s{n}") for n in (1, 2)),
            r.Citation("c1", event="e", excerpt="x1", field="date", value="2017-09-20",
                       stance="announces"),
            r.Citation("c2", event="e", excerpt="x2", field="date", value="2017-09-20",
                       stance="retracts"),
        ]
    )  # fmt: skip
    assert story(chronology, event).moves == ()


def test_a_month_of_publication_counts_from_its_last_day_and_undated_is_known_only_today() -> None:
    claims = (
        ("supports", "2017-02-23", "", "2017-03"),
        ("supports", "2017-02-23", "", ""),
    )
    assert len(told("2017-02-23", *claims, day="2017-03-30").claims) == 0
    assert len(told("2017-02-23", *claims, day="2017-03-31").claims) == 1
    assert len(told("2017-02-23", *claims).claims) == 2


def test_without_claims_the_value_is_own_knowledge() -> None:
    found = told("2017-02-23")
    assert (found.basis, found.standing) == ("own knowledge", None)


def test_one_speaker_on_one_day_is_one_origin_in_however_many_papers() -> None:
    chronology = Chronology.of(
        [
            r.Event("e"),
            r.Actor("lavrov"),
            *(r.Publisher(f"p{n}") for n in range(3)),
            *(r.Source(f"s{n}", publisher=f"p{n}", published=EventDate.parse("2017-02-13"))
              for n in range(3)),
            *(r.Excerpt(f"x{n}", source=f"s{n}", speaker="lavrov" if n else None)
              for n in range(3)),
            *(r.Citation(f"c{n}", event="e", excerpt=f"x{n}") for n in range(3)),
        ]
    )  # fmt: skip
    assert origins(claims_on(chronology, "e")) == 2
