"""The snapshot: the next one is what a fresh one would be, and the old one stays."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from tests.random_edits import Scribe
from tests.strategies import seeds
from timeline_app import records as r
from timeline_app.canonical import record_text
from timeline_app.changes import Change, StaleEdit
from timeline_app.chronology import Chronology
from timeline_app.records import KINDS, Record

REFERENCES = [
    (kind.name, spec.key, spec.reference)
    for kind in KINDS.values()
    for spec in kind.specs
    if spec.reference is not None and kind.name != "source_text"
]


def everything(chronology: Chronology) -> list[Record]:
    return [record for kind in KINDS for record in chronology.all(kind).values()]


def owned(chronology: Chronology) -> dict[tuple[str, str, str], set[str]]:
    """Every index as it answers, asked for every record there is."""
    return {
        (kind, key, target): set(chronology.owned(kind, key, target))
        for kind, key, reference in REFERENCES
        for target in chronology.all(reference)
    }


@given(seeds)
@settings(max_examples=30)
def test_next_snapshot_is_what_a_fresh_one_would_be(seed: int) -> None:
    scribe = Scribe(seed)
    held = Chronology.of([r.Heading("h"), *scribe.records(40)], seq=1)
    for _ in range(12):
        before = sorted(record_text(record) for record in everything(held))
        indexes = owned(held)
        held.by_date()
        after = held.after(scribe.operation(held).changes, held.seq + 1)
        fresh = Chronology.of(everything(after), after.seq)
        assert owned(after) == owned(fresh)
        assert after.by_date() == fresh.by_date()
        assert sorted(record_text(record) for record in everything(held)) == before
        assert owned(held) == indexes
        held = after


@given(seeds)
@settings(max_examples=20)
def test_the_order_of_dates_for_some_events(seed: int) -> None:
    scribe = Scribe(seed)
    held = Chronology.of(scribe.records(80))
    order = held.by_date()
    for share in (0.0, 0.02, 0.5, 1.0):
        some = [i for i in held.events if scribe.rng.random() < share]
        found = held.in_order([held.events[i] for i in some])
        assert found == [i for i in order if i in some]
        assert [held.find(found, i) for i in order] == [
            found.index(i) if i in some else -1 for i in order
        ]
        gone = [i for i in order if scribe.rng.random() < 0.3]
        assert held.without(found, [*gone, "nobody"]) == [i for i in found if i not in gone]


def test_the_list_in_the_order_of_dates_is_the_same_while_the_order_holds() -> None:
    held = Chronology.of([r.Event("a", title="A"), r.Event("b", title="B")])
    before = held.by_date()
    same = held.after([Change("event", "a", edits={"city": ("", "Bern")})], 1)
    assert same.by_date() is before
    other = same.after([Change("event", "a", edits={"title": ("A", "C")})], 2)
    assert (other.by_date(), before) == (["b", "a"], ["a", "b"])


def test_large_change_makes_indexes_anew() -> None:
    held = Chronology.of([r.Actor("a"), r.Event("e")])
    assert held.owned("participation", "actor", "a") == ()
    many = [Change.making(r.Participation(f"p{n}", "e", "a")) for n in range(200)]
    after = held.after(many, 1)
    assert len(after.owned("participation", "actor", "a")) == 200
    assert len(after.participations_of("e")) == 200


def test_texts_of_sources_stay_outside() -> None:
    text = r.SourceText("t", "s", text="long")
    held = Chronology.of([r.Source("s")]).after([Change.making(text)], 1)
    assert held.get("source_text", "t") is None
    assert held.seq == 1


def test_stale_change_leaves_the_snapshot_as_it_was() -> None:
    held = Chronology.of([r.Event("e", title="A"), r.Actor("a", name="B")])
    good = Change("actor", "a", edits={"name": ("B", "C")})
    stale = Change("event", "e", edits={"title": ("X", "Y")})
    with pytest.raises(StaleEdit):
        held.after([good, stale], 1)
    assert held.actors["a"].name == "B"


def test_tables_cannot_be_changed_from_outside() -> None:
    held = Chronology.of([r.Event("e")])
    with pytest.raises(TypeError):
        held.all("event")["f"] = r.Event("f")  # type: ignore[index]


def test_blank_chronology_has_at_most_a_heading() -> None:
    assert Chronology.of([]).is_blank()
    assert Chronology.of([]).heading.title == ""
    assert Chronology.of([r.Heading("h", title="T")]).is_blank()
    assert not Chronology.of([r.Heading("h"), r.Event("e")]).is_blank()
