"""A deleted event comes back with what belonged to it, as far as that still has its place."""

from __future__ import annotations

import pytest

from tests.timeline_app.test_operations import after, everything, small
from timeline_app import operations
from timeline_app import records as r
from timeline_app.changes import Operation
from timeline_app.chronology import Chronology
from timeline_app.dates import EventDate
from timeline_app.errors import KnownError
from timeline_app.restoring import read_typed, restore


def deleted(*events: str) -> tuple[Chronology, Operation]:
    step = operations.delete(small(), "event", events)
    return after(small(), step), step


def test_all_that_belonged_to_it_comes_back_and_what_let_go_takes_hold_again() -> None:
    gone, deletion = deleted("e1")
    assert "e1" not in gone.events
    back = after(gone, restore(gone, deletion, "e1", {}))
    assert everything(back) == everything(small())


def test_typed_values_are_in_the_same_step() -> None:
    gone, deletion = deleted("e1")
    step = restore(gone, deletion, "e1", {"city": "Sochi", "number": "IV"}, "Bring it back")
    event = after(gone, step).events["e1"]
    assert (event.city, event.number, event.number_sort) == ("Sochi", "IV", 4000)
    assert event.title == "Astana 2"
    assert step.label == "Bring it back"
    assert everything(after(after(gone, step), step.inverse(3))) == everything(gone)


def test_of_several_deleted_events_only_the_wanted_one_comes_back() -> None:
    gone, deletion = deleted("e1", "e2")
    back = after(gone, restore(gone, deletion, "e1", {}))
    assert set(back.events) == {"e1"}
    assert set(back.citations) == {"c"}
    back = after(gone, restore(gone, deletion, "e2", {}))
    assert back.events["e2"].parent is None
    assert set(back.citations) == {"c2"}


def test_what_has_lost_its_place_since_stays_away() -> None:
    gone, deletion = deleted("e1")
    gone = after(gone, operations.delete(gone, "process", ["p"]))
    gone = after(gone, operations.delete(gone, "source", ["s"]))
    gone = after(gone, operations.delete(gone, "actor", ["a"]))
    gone = after(gone, operations.edit(gone, "event", ["e2"], {"title": "Session 1"}))
    back = after(gone, restore(gone, deletion, "e1", {}))
    assert back.events["e1"].process is None
    assert back.events["e2"].parent == "e1"
    assert not back.citations and not back.participations
    assert set(back.all("external_id")) == {"ex"}


def test_what_was_given_another_place_since_keeps_it() -> None:
    gone, deletion = deleted("e1")
    new = r.Event("e3", title="Astana 3")
    gone = after(gone, operations.add([new]))
    gone = after(gone, operations.edit(gone, "event", ["e2"], {"parent": "e3"}))
    back = after(gone, restore(gone, deletion, "e1", {}))
    assert back.events["e2"].parent == "e3"


def test_only_an_event_that_the_step_deleted_can_be_restored() -> None:
    gone, deletion = deleted("e2")
    with pytest.raises(KnownError, match="not deleted by that step"):
        restore(gone, deletion, "e1", {})


def test_typed_texts_are_read_as_their_fields_would() -> None:
    event = small().events["e1"]
    typed = {"city": " Sochi ", "date": "30 February 2017", "kind": "statement", "x": "y"}
    values, unread = read_typed(typed, event, small())
    assert values == {"city": "Sochi", "kind": "statement", "status": "unknown"}
    assert unread == {"date": "30 February 2017"}
    values, _ = read_typed({"date": "16 Feb 2017"}, event, small())
    assert values == {"date": EventDate.parse("2017-02-16")}
