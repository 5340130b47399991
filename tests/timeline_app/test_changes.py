"""Changes and operations: inverse, staleness, and the way through the log and back."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.random_edits import Scribe
from tests.strategies import records, records_of, seeds
from timeline_app import records as r
from timeline_app.canonical import dump, record_text
from timeline_app.changes import Change, Operation, StaleEdit, apply_change, sides
from timeline_app.chronology import Chronology
from timeline_app.dates import EventDate
from timeline_app.records import KINDS, Record, kind_of
from timeline_app.store import LoggedChange, LoggedOperation, NoLongerUndoable

EVENT = r.Event("e", title="Astana 2", status="announced")


def texts(chronology: Chronology) -> dict[str, str]:
    return {i: record_text(one) for kind in KINDS for i, one in chronology.all(kind).items()}


@given(seeds)
def test_an_operation_and_its_inverse_change_nothing(seed: int) -> None:
    scribe = Scribe(seed)
    start = Chronology.of([r.Heading("h"), *scribe.records(30)], seq=1)
    operation = scribe.operation(start)
    there = start.after(operation.changes, 2)
    back = there.after(operation.inverse(2).changes, 3)
    again = back.after(operation.inverse(2).inverse(3).changes, 4)
    assert texts(back) == texts(start)
    assert texts(again) == texts(there)


@given(st.data(), st.sampled_from(list(KINDS)))
def test_change_between_two_states_leads_from_one_to_the_other(
    data: st.DataObject, kind: str
) -> None:
    old = data.draw(records_of(KINDS[kind], "1"))
    new = data.draw(records_of(KINDS[kind], "1"))
    change = Change.between(old, new)
    assert (change is None) == (old == new)
    if change is not None:
        assert apply_change(old, change) == new
        assert apply_change(new, change.inverse()) == old
        assert all(before != after for before, after in change.fields.values())


@given(records)
def test_change_comes_back_from_the_log(record: Record) -> None:
    kind = kind_of(record)
    bare = KINDS[kind].record_class(record.id, **_owners(record))
    for change in (Change.making(record), Change.removing(record), Change.between(bare, record)):
        if change is not None:
            before, after = json.loads(dump(sides(change)))
            assert LoggedChange(kind, record.id, before, after).change() == change


def _owners(record: Record) -> dict[str, Any]:
    specs = KINDS[kind_of(record)].specs
    return {spec.name: getattr(record, spec.name) for spec in specs if spec.required}


def test_edits_of_different_fields_do_not_disturb_each_other() -> None:
    mine = Change.between(EVENT, dataclasses.replace(EVENT, title="Astana II"))
    theirs = Change.between(EVENT, dataclasses.replace(EVENT, status="held"))
    assert mine is not None
    assert theirs is not None
    both = apply_change(apply_change(EVENT, theirs), mine)
    assert both == r.Event("e", title="Astana II", status="held")


def test_a_stale_edit_names_the_field_and_every_value() -> None:
    date, other = EventDate.parse("2017-02-15"), EventDate.parse("2017-02-16")
    change = Change.between(EVENT, dataclasses.replace(EVENT, title="Mine", date=date))
    assert change is not None
    with pytest.raises(StaleEdit) as caught:
        apply_change(dataclasses.replace(EVENT, date=other, title="Theirs"), change)
    found = {c.key: (c.expected, c.stored, c.wanted) for c in caught.value.conflicts}
    assert found == {"title": ("Astana 2", "Theirs", "Mine"), "date": (None, other, date)}
    assert "event title" in str(caught.value)


@pytest.mark.parametrize(
    ("current", "change"),
    [
        (EVENT, Change.making(EVENT)),
        (None, Change.removing(EVENT)),
        (None, Change("event", "e", edits={"title": ("Astana 2", "x")})),
    ],
)
def test_a_record_made_or_gone_elsewhere_is_a_conflict_on_id(
    current: Record | None, change: Change
) -> None:
    with pytest.raises(StaleEdit) as caught:
        apply_change(current, change)
    done = "made" if change.made is not None else "deleted"
    assert caught.value.happened == f"This event was {done} elsewhere since it was read."
    assert [conflict.key for conflict in caught.value.conflicts] == ["id"]


def test_removing_a_record_that_was_changed_is_a_conflict_on_the_field() -> None:
    with pytest.raises(StaleEdit) as caught:
        apply_change(dataclasses.replace(EVENT, city="Astana"), Change.removing(EVENT))
    assert [(c.key, c.stored) for c in caught.value.conflicts] == [("city", "Astana")]


@pytest.mark.parametrize(
    "logged",
    [
        LoggedChange("ship", "1", None, {"id": "1"}),
        LoggedChange("event", "1", None, {"id": "1", "mood": "calm"}),
        LoggedChange("event", "1", {"mood": "calm"}, {"mood": "angry"}),
        LoggedChange("event", "1", {}, {"title": "b"}),
        LoggedChange("event", "1", {"date": "x"}, {"date": None}),
    ],
)
def test_a_log_entry_of_another_version_can_be_read_but_not_undone(logged: LoggedChange) -> None:
    with pytest.raises(NoLongerUndoable):
        logged.change()


def test_an_erased_entry_cannot_be_undone() -> None:
    entry = LoggedOperation(2, "Edit", "", "", "", None, 1, (), erased=True)
    with pytest.raises(NoLongerUndoable, match="erased"):
        entry.operation()


def test_inverse_names_what_it_reverts_and_runs_backwards() -> None:
    operation = Operation("Add", (Change.making(EVENT), Change.making(r.Actor("a"))))
    inverse = operation.inverse(7)
    assert inverse.reverts == 7
    assert inverse.changes == (Change.removing(r.Actor("a")), Change.removing(EVENT))
