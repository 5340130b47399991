"""From records to columns: forms, ghosts, last confirmation, words, notes, sentences."""

from __future__ import annotations

from datetime import date

import pytest

from tests.timeline_app.chart.support import example, example_columns
from timeline_app import records as r
from timeline_app.chart.adapter import GROUPINGS, from_chronology
from timeline_app.chart.columns import Columns, Mark
from timeline_app.chart.describe import sentence
from timeline_app.chart.details import shape_of
from timeline_app.chart.notes import collect
from timeline_app.chronology import Chronology
from timeline_app.dates import EventDate


def mark_of(short_title: str, columns: Columns | None = None) -> Mark:
    events = example().events.values()
    identity = next(event.id for event in events if event.short_title == short_title)
    return (columns or example_columns()).mark(identity)


def test_lanes_stand_in_the_order_of_the_processes() -> None:
    names = [lane.short_name for lane in example_columns().lanes]
    assert names[:4] == ["Astana", "Geneva", "UNSC", "Ceasefires"]
    assert example_columns().lanes[1].colour == "process:rust"


@pytest.mark.parametrize("grouping", GROUPINGS)
def test_every_grouping_has_every_event(grouping: str) -> None:
    columns = from_chronology(example(), example().events, grouping, today=date(2024, 12, 1))
    assert set(columns.events()) == set(example().events)


@pytest.mark.parametrize("grouping", GROUPINGS)
def test_a_lane_has_its_events_on_their_first_days(grouping: str) -> None:
    columns = from_chronology(example(), example().events, grouping, today=date(2024, 12, 1))
    for event in columns.events():
        first = columns.mark(event).first
        lanes = [lane for lane in columns.lanes if event in lane.ids]
        assert lanes == [lane for lane in columns.lanes if lane.has(event, first)]
        assert not any(lane.has(event, first + 1) for lane in columns.lanes)


@pytest.mark.parametrize(
    ("text", "family", "form", "days"),
    [
        ("2017-02-15", "talks", "exact", ("2017-02-15", "2017-02-15")),
        ("2017-02-15/2017-02-16", "talks", "exact", ("2017-02-15", "2017-02-16")),
        ("2017-03", "talks", "within", ("2017-03-01", "2017-03-31")),
        ("[2017-03-11..2017-03-20]", "talks", "within", ("2017-03-11", "2017-03-20")),
        ("[2017-02-20,2017-02-23]", "talks", "one_of", ("2017-02-20", "2017-02-23")),
        ("[2017-02-20..]", "talks", "after", ("2017-02-20", "2017-02-20")),
        ("/2017-02-20", "talks", "before", ("2017-02-20", "2017-02-20")),
        ("2017-02-20/", "talks", "end_unknown", ("2017-02-20", "2017-02-20")),
        ("2016-12-30/..", "measure", "open", ("2016-12-30", "2017-05-09")),
    ],
)
def test_form_of_a_date(text: str, family: str, form: str, days: tuple[str, str]) -> None:
    found = shape_of(EventDate.parse(text), family, date(2017, 5, 9).toordinal())
    shown = tuple(date.fromordinal(day).isoformat() for day in (found.first, found.last))
    assert (found.form, shown) == (form, days)


def test_geneva_iv_has_its_two_earlier_days() -> None:
    mark = mark_of("Geneva IV")
    days = [date.fromordinal(ghost.first).isoformat() for ghost in mark.ghosts if ghost.hop]
    assert days == ["2017-02-08", "2017-02-20"] and mark.moves == 2
    assert sentence(mark).startswith("Geneva IV, held, 23 February to 3 March 2017, moved twice, ")


def test_an_open_end_says_when_it_was_last_confirmed() -> None:
    mark = mark_of("Nationwide ceasefire")
    assert mark.date == "from 30 Dec 2016, no end reported, last confirmed 4 May 2017"
    assert sentence(mark) == (
        "Nationwide ceasefire, in force, from 30 December 2016, no end reported, "
        "last confirmed 4 May 2017"
    )


def test_a_planned_day_that_passed_is_not_turned_into_held() -> None:
    mark = mark_of("Idlib zone due")
    assert mark.passed and mark.sign == "scheduled"
    earlier = from_chronology(example(), example().events, today=date(2018, 10, 1))
    assert not mark_of("Idlib zone due", earlier).passed


def test_a_past_view_knows_only_what_was_published() -> None:
    columns = from_chronology(
        example(), example().events, today=date(2024, 12, 1), known=date(2017, 2, 10)
    )
    mark = mark_of("Geneva IV", columns)
    assert date.fromordinal(mark.first) == date(2017, 2, 20) and columns.past
    later = next(e.id for e in example().events.values() if e.short_title == "Astana 4")
    assert later not in set(columns.events())


def test_events_without_a_date_wait_at_the_lane() -> None:
    event = r.Event("e", title="Undated", process="p")
    chronology = Chronology.of([event, r.Process("p", name="Talks")])
    (lane,) = from_chronology(chronology, ["e"], today=date(2017, 1, 1)).lanes
    assert lane.undated == ("e",) and not lane.ids


def test_notes_are_numbered_in_order_and_shared() -> None:
    notes = collect(example(), example().by_date())
    assert [note.number for note in notes.notes] == list(range(1, len(notes.notes) + 1))
    geneva = next(e.id for e in example().events.values() if e.short_title == "Geneva IV date set")
    number = notes.number(geneva)
    assert number is not None
    assert notes.notes[number - 1].text == "Sample Wire, 13 Feb 2017, United Nations"
    assert any(note.text.startswith("Differ: ") for note in notes.notes)
    assert len(notes.notes) < len([i for i in example().events if notes.number(i)])
