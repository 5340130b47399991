"""Older dates: what was said before the day now standing, in a paper that came after it."""

from __future__ import annotations

import pytest

from timeline_app import records as r
from timeline_app.chronology import Chronology
from timeline_app.claims import story
from timeline_app.dates import EventDate
from timeline_app.records import Record

EVENT = r.Event("e", title="Geneva IV", date=EventDate.parse("2017-02-23/2017-03-03"))
CHAIN = [("a", "2017-02-08", "2017-01-20", "2017-01-20"),
         ("b", "2017-02-20", "2017-02-01", "2017-02-01"),
         ("c", "2017-02-23", "2017-02-13", "2017-02-13")]  # fmt: skip


def plan(name: str, value: str, said: str, published: str) -> list[Record]:
    return [
        r.Source(f"s{name}", published=EventDate.parse(published)),
        r.Excerpt(f"x{name}", source=f"s{name}", said=EventDate.parse(said) if said else None),
        r.Citation(name, event="e", excerpt=f"x{name}", stance="announces", field="date",
                   value=value),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("late", "older"),
    [
        (("d", "2017-02-20", "2017-02-12", "2017-02-14"), {"d"}),
        (("d", "2017-02-20", "", "2017-02-15"), {"d"}),
        (("d", "2017-02-23", "2017-02-12", "2017-02-14"), set()),
        (("d", "2017-02-20", "2017-02-12", "2017-02-12"), set()),
        (("d", "2017-02-23", "2017-02-14", "2017-02-14"), set()),
    ],
)
def test_the_day_said_and_the_paper_decide(late: tuple[str, ...], older: set[str]) -> None:
    records = [record for one in (*CHAIN, late) for record in plan(*one)]
    told = story(Chronology.of([EVENT, *records]), EVENT)
    assert told.stale == older
    assert [str(value) for value in told.chain] == [
        "2017-02-08/", "2017-02-20/", "2017-02-23/2017-03-03",
    ]  # fmt: skip


def report(name: str, value: str, published: str) -> list[Record]:
    return [
        r.Source(f"s{name}", published=EventDate.parse(published)),
        r.Excerpt(f"x{name}", source=f"s{name}"),
        r.Citation(name, event="e", excerpt=f"x{name}", field="date", value=value),
    ]


@pytest.mark.parametrize(
    ("late", "older"),
    [
        (("d", "2017-02-20", "2017-02-12", "2017-03-01"), {"d"}),
        (("d", "2017-02-23", "2017-02-12", "2017-03-01"), set()),
        (("d", "2017-02-20", "2017-02-12", "2017-02-22"), set()),
    ],
)
def test_a_plan_printed_after_the_report_that_set_the_day_is_older(
    late: tuple[str, ...], older: set[str]
) -> None:
    records = [*plan("b", "2017-02-20", "2017-02-01", "2017-02-01"), *plan(*late)]
    records += report("r", "2017-02-23/2017-03-03", "2017-02-24")
    assert story(Chronology.of([EVENT, *records]), EVENT).stale == older


def test_a_story_without_claims_has_no_older_date() -> None:
    assert story(Chronology.of([EVENT]), EVENT).stale == frozenset()
