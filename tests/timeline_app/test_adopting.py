"""Deciding between dates: the sides of a conflict, and the step that settles it."""

from __future__ import annotations

from datetime import date

import pytest

from timeline_app import records as r
from timeline_app.adopting import adopt_date, completed, rivals_of, sides, words_for
from timeline_app.chronology import Chronology
from timeline_app.claims import story
from timeline_app.dates import EventDate
from ui.commands.files import sample


@pytest.fixture(scope="module")
def example() -> Chronology:
    return Chronology.of(()).after(sample().changes, 1)


def event_of(chronology: Chronology, title: str) -> r.Event:
    return next(e for e in chronology.events.values() if e.title == title)


def day(text: str) -> EventDate:
    return EventDate.parse(text)


def texts(chronology: Chronology, title: str) -> list[tuple[str, bool, int]]:
    event = event_of(chronology, title)
    found = sides(story(chronology, event), event.date)
    return [(str(side.value), side.adopted, len(side.claims)) for side in found]


def test_the_adopted_side_comes_first(example: Chronology) -> None:
    assert texts(example, "Astana 6") == [
        ("2017-09-14/2017-09-15", True, 1),
        ("2017-09-13/2017-09-15", False, 1),
    ]


def test_a_denial_stands_with_the_other_date_and_one_of_several_is_no_side(
    example: Chronology,
) -> None:
    assert texts(example, "Geneva III, opening") == [
        ("2016-01-29/", False, 1),
        ("2016-02-01/", False, 2),
    ]


@pytest.mark.parametrize("value", ["2017-09-14/2017-09-15", "2017-09-13/2017-09-15"])
def test_either_date_settles_it(example: Chronology, value: str) -> None:
    event = event_of(example, "Astana 6")
    step = adopt_date(example, event, day(value), reason="13 Sep was a meeting of experts",
                      author="A. Analyst", day=date(2017, 9, 17))  # fmt: skip
    after = example.after(step.changes, 2)
    settled = story(after, after.events[event.id])
    assert (str(settled.standing), settled.conflict) == (value, False)
    (made,) = [c.made for c in step.changes if isinstance(c.made, r.Adoption)]
    assert made.reason == "13 Sep was a meeting of experts"
    assert (made.author, str(made.day), len(made.citations)) == ("A. Analyst", "2017-09-17", 2)


def test_nothing_is_adopted_for_a_date_that_nobody_contests(example: Chronology) -> None:
    event = event_of(example, "Geneva V")
    assert event.date is not None
    assert rivals_of(example, event, event.date) == []
    step = adopt_date(example, event, event.date, reason="", author="", day=date(2017, 5, 9))
    assert step.changes == ()


@pytest.mark.parametrize(
    ("claimed", "shown", "whole"),
    [
        ("2016-02-01/", "2016-01-29/2016-02-03", "2016-02-01/2016-02-03"),
        ("/2016-02-04", "2016-01-29/2016-02-03", "2016-01-29/2016-02-04"),
        ("2016-02-01", "2016-01-29/2016-02-03", "2016-02-01"),
        ("2016-02-01/", "2016-01-29", "2016-02-01/"),
        ("2016-02-05/", "2016-01-29/2016-02-03", "2016-02-05/"),
    ],
)
def test_what_a_claim_leaves_out_stays(claimed: str, shown: str, whole: str) -> None:
    assert str(completed(day(claimed), day(shown))) == whole


def test_the_words_of_the_source_for_a_date() -> None:
    source = r.Source("s", published=day("2017-02-14"))
    excerpt = r.Excerpt("x", source="s", exact="The talks are expected on February 20, he said")
    assert words_for(excerpt, source, day("2017-02-20")) in ("February 20", "on February 20")
    assert words_for(excerpt, source, day("2017-02-23")) == ""
