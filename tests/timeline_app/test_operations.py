"""The verbs: what one operation does, and that its inverse takes it back."""

from __future__ import annotations

import pytest

from timeline_app import operations
from timeline_app import records as r
from timeline_app.changes import Change, Operation
from timeline_app.chronology import Chronology
from timeline_app.dates import EventDate


def small() -> Chronology:
    """Two events of a process; the first has a child, a citation, an adoption and an actor."""
    return Chronology.of(
        [
            r.Heading("h", title="Small"),
            r.Process("p", name="Astana"),
            r.Event("e1", process="p", title="Astana 2", date=EventDate.parse("2017-02-15")),
            r.Event("e2", process="p", title="Session", parent="e1"),
            r.Actor("a", name="Russia"),
            r.Participation("pa", event="e1", actor="a", role="guarantor"),
            r.Source("s", title="Sample: the second round"),
            r.Excerpt("x", source="s", exact="on Wednesday"),
            r.Citation("c", event="e1", excerpt="x", field="date", value="2017-02-15"),
            r.Citation("c2", event="e2", excerpt="x"),
            r.Adoption("ad", event="e2", citations=("c2", "other")),
            r.ExternalId("ex", record="e1", scheme="PA-X", value="1"),
        ],
        seq=1,
    )


def after(chronology: Chronology, operation: Operation) -> Chronology:
    return chronology.after(operation.changes, chronology.seq + 1)


def everything(chronology: Chronology) -> dict[str, object]:
    return {i: record for kind in r.KINDS for i, record in chronology.all(kind).items()}


@pytest.mark.parametrize(
    ("number", "sort"),
    [
        ("2", 2000),
        ("IV", 4000),
        ("3b", 3002),
        ("XXII", 22000),
        ("9", 9000),
        ("", None),
        ("x?", None),
    ],
)
def test_round_numbers_sort_by_value(number: str, sort: int | None) -> None:
    assert operations.number_sort(number) == sort


def test_deleting_an_event_takes_what_belongs_to_it_and_frees_what_refers_to_it() -> None:
    start = small()
    operation = operations.delete(start, "event", ["e1"])
    end = after(start, operation)
    assert set(end.events) == {"e2"}
    assert end.events["e2"].parent is None
    assert set(end.citations) == {"c2"}
    assert not end.participations and not end.all("external_id")
    assert operation.label == "Delete Astana 2 and its 1 citation"


def test_deleting_a_citation_leaves_the_adoption_without_it() -> None:
    end = after(small(), operations.delete(small(), "citation", ["c2"]))
    adoption = end.get("adoption", "ad")
    assert isinstance(adoption, r.Adoption) and adoption.citations == ("other",)


def test_deleting_a_source_takes_texts_excerpts_and_citations() -> None:
    text = r.SourceText("t", source="s", text="The round begins on Wednesday.")
    operation = operations.delete(small(), "source", ["s"], [text])
    removed = {change.id for change in operation.changes if change.removed is not None}
    assert removed == {"s", "t", "x", "c", "c2"}


@pytest.mark.parametrize(
    ("kind", "identity"), [("event", "e1"), ("process", "p"), ("actor", "a"), ("source", "s")]
)
def test_undoing_a_deletion_brings_back_every_record_and_reference(
    kind: str, identity: str
) -> None:
    start = small()
    operation = operations.delete(start, kind, [identity])
    gone = after(start, operation)
    back = gone.after(operation.inverse(2).changes, 3)
    assert everything(back) == everything(start)


def test_editing_several_events_is_one_step_and_leaves_equal_ones_out() -> None:
    start = small()
    operation = operations.edit(start, "event", ["e1", "e2"], {"city": "Astana"})
    assert len(operation.changes) == 2 and operation.label == "Change city of 2 records"
    again = operations.edit(after(start, operation), "event", ["e1", "e2"], {"city": "Astana"})
    assert again.changes == ()


def test_a_new_number_brings_its_sort_value() -> None:
    end = after(small(), operations.edit(small(), "event", ["e1"], {"number": "IV"}))
    assert end.events["e1"].number_sort == 4000


def test_indexes_follow_each_change() -> None:
    start = small()
    assert start.owned("citation", "event", "e1") == ("c",)
    moved = Change.between(start.citations["c"], r.Citation("c", event="e2", excerpt="x"))
    assert moved is not None
    end = start.after([moved], 2)
    assert end.owned("citation", "event", "e1") == ()
    assert set(end.owned("citation", "event", "e2")) == {"c", "c2"}


def test_the_order_of_dates_follows_each_edit() -> None:
    start = small()
    assert start.by_date() == ["e1", "e2"]
    late = operations.edit(start, "event", ["e1"], {"date": EventDate.parse("2019")})
    dated = operations.edit(start, "event", ["e2"], {"date": EventDate.parse("2018")})
    both = after(after(start, late), dated)
    assert both.by_date() == ["e2", "e1"]
    gone = after(both, operations.delete(both, "event", ["e2"]))
    assert gone.by_date() == ["e1"]
    assert Chronology.of([*both.events.values()]).by_date() == both.by_date()
