"""Two copies of one chronology: what each lacks, what differs, and what comes along."""

from __future__ import annotations

from collections.abc import Iterable

from tests.timeline_app.test_operations import after, everything, small
from timeline_app import operations
from timeline_app import records as r
from timeline_app.chronology import Chronology
from timeline_app.comparing import (
    DIFFERS,
    ONLY_HERE,
    ONLY_THERE,
    Copy,
    Entry,
    FieldPair,
    as_json,
    compare,
    counted,
    with_needed,
)
from timeline_app.dates import EventDate
from timeline_app.formats import json_in
from timeline_app.records import Record

TEXT = r.SourceText("t", source="s", text="It began on Wednesday.", text_hash="x")


def copy_of(chronology: Chronology, *texts: r.SourceText) -> Copy:
    return Copy(chronology, {text.id: text for text in texts})


def told(entries: Iterable[Entry]) -> list[tuple[str, str, str]]:
    return [(entry.state, entry.what, entry.title) for entry in entries]


def test_copies_that_hold_the_same_say_so() -> None:
    assert compare(copy_of(small(), TEXT), copy_of(small(), TEXT)) == []


def test_what_one_has_and_the_other_lacks_is_named_with_its_owner() -> None:
    there = after(small(), operations.add([r.Event("e3", title="Astana 3")]))
    parts: list[Record] = [
        r.Participation("p3", event="e3", actor="a", role="host"),
        r.Citation("c3", event="e3", excerpt="x"),
    ]
    there = after(there, operations.add(parts))
    here = after(small(), operations.delete(small(), "event", ["e2"]))
    found = compare(copy_of(here), copy_of(there))
    assert told(found) == [
        (ONLY_THERE, "adoption", " of Session: "),
        (ONLY_THERE, "event", "Astana 3"),
        (ONLY_THERE, "citation", "on Wednesday on Astana 3"),
        (ONLY_THERE, "citation", "on Wednesday on Session"),
        (ONLY_THERE, "part in an event", "Russia, host, in Astana 3"),
        (ONLY_THERE, "event", "Session"),
    ]
    owners = {entry.id: entry.owner for entry in found}
    assert owners == {"e3": "", "p3": "e3", "c3": "e3", "e2": "", "c2": "e2", "ad": "e2"}
    assert counted(found, ONLY_THERE) == "2 events, 2 citations and 2 other records"
    assert counted(found, ONLY_HERE) == "nothing"
    back = compare(copy_of(there), copy_of(here))
    assert {entry.state for entry in back} == {ONLY_HERE}


def test_fields_that_differ_are_told_with_both_values() -> None:
    edits = {"city": "Sochi", "date": EventDate.parse("2017-02-16"), "process": None}
    there = after(small(), operations.edit(small(), "event", ["e1"], edits))
    there = after(there, operations.edit(there, "source", ["s"], {"language": "en"}))
    found = compare(copy_of(small(), TEXT), copy_of(there, TEXT))
    assert told(found) == [
        (DIFFERS, "event", "Astana 2"),
        (DIFFERS, "source", "Sample: the second round"),
    ]
    assert set(found[0].fields) == {
        FieldPair("City", "", "Sochi"),
        FieldPair("Date", "15 Feb 2017", "16 Feb 2017"),
        FieldPair("Process", "Astana", ""),
    }
    assert found[1].fields == (FieldPair("Language", "", "en"),)
    assert counted(found, DIFFERS) == "1 event and 1 source"


def test_texts_are_compared_too() -> None:
    other = r.SourceText("t2", source="s", version=2, text="Another.", text_hash="y")
    found = compare(copy_of(small(), TEXT), copy_of(small(), TEXT, other))
    assert told(found) == [(ONLY_THERE, "text", "Text version 2 of Sample: the second round")]


def test_what_a_record_refers_to_comes_along_and_an_import_takes_it_in() -> None:
    more: list[Record] = [
        r.Process("q", name="Geneva"),
        r.Actor("b", name="Iran"),
        r.Source("s2", title="Another source"),
        r.Event("e3", title="Geneva IV", process="q"),
        r.Participation("p3", event="e3", actor="b"),
        r.Excerpt("x2", source="s2", exact="began", start=3, end=8),
        r.Citation("c3", event="e3", excerpt="x2"),
    ]
    text = r.SourceText("t2", source="s2", text="It began.", text_hash="y")
    there = copy_of(after(small(), operations.add(more)), text)
    here = copy_of(small())
    brought = with_needed(["c3", "p3"], here, there)
    assert {record.id for record in brought} == {"c3", "p3", "q", "b", "s2", "e3", "x2", "t2"}
    proposal = json_in.read(as_json(brought), small(), lambda _: [], "copy.parley")
    assert proposal.rejected == []
    result = everything(after(small(), proposal.operation()))
    assert set(result) - set(everything(small())) == {record.id for record in brought} - {"t2"}
    assert "t2" in {change.id for change in proposal.changes}


def test_a_field_that_is_empty_there_is_emptied_here() -> None:
    here = after(small(), operations.edit(small(), "event", ["e1"], {"city": "Astana"}))
    brought = with_needed(["e1"], copy_of(here), copy_of(small()))
    assert [record.id for record in brought] == ["e1"]
    proposal = json_in.read(as_json(brought), here, lambda _: [], "copy.parley")
    assert [change.edits for change in proposal.changes] == [{"city": ("Astana", "")}]
