"""JSON: lossless out and in, and every fault named without anything half taken in."""

from __future__ import annotations

import json
from typing import Any

import pytest

from timeline_app import records as r
from timeline_app.chronology import Chronology
from timeline_app.errors import KnownError
from timeline_app.formats import json_in, json_out
from timeline_app.formats.proposal import Proposal

BLANK = Chronology.of([r.Heading("mine", title="Mine")], seq=1)


def read(document: dict[str, Any], chronology: Chronology = BLANK) -> Proposal:
    data = json.dumps({"format": "parley", "version": 1} | document).encode()
    return json_in.read(data, chronology, lambda _: ())


def records_of(proposal: Proposal, kind: str) -> list[Any]:
    return [c.made for c in proposal.changes if c.kind == kind and c.made is not None]


def test_an_export_read_into_a_blank_file_and_written_again_is_the_same_bytes() -> None:
    text = r.SourceText("t", source="s", text="Le \u202bنص\u202c round 😀", text_hash="")
    full = Chronology.of(
        [
            r.Heading("h", title="Talks"),
            r.Process("p", name="Astana"),
            r.Event("e", process="p", title="Астана 2", extra={"b": [1, None], "a": "x"}),
            r.Source("s", title="S"),
            r.Excerpt("x", source="s", exact="gone from the text"),
            r.Citation("c", event="e", excerpt="x", stance="announces"),
        ]
    )
    once = json_in.read(b"".join(json_out.write(full, [text])), BLANK, lambda _: ())
    assert not once.rejected
    taken = BLANK.after([c for c in once.changes if c.kind != "source_text"], 2)
    texts = records_of(once, "source_text")
    first = b"".join(json_out.write(taken, texts))
    again = json_in.read(first, BLANK, lambda _: ())
    twice = BLANK.after([c for c in again.changes if c.kind != "source_text"], 2)
    assert b"".join(json_out.write(twice, records_of(again, "source_text"))) == first
    assert taken.heading.title == "Talks"


def test_reading_the_same_file_twice_changes_nothing() -> None:
    document = {"events": [{"id": "e", "title": "Astana 2"}]}
    proposal = read(document)
    second = read(document, BLANK.after(proposal.changes, 2))
    assert (second.changes, second.unchanged) == ([], 1)


def test_a_known_id_is_updated_field_by_field_and_a_missing_record_stays() -> None:
    here = Chronology.of(
        [*BLANK.all("chronology").values(), r.Event("e", title="Old", city="Astana")]
    )
    proposal = read({"events": [{"id": "e", "title": "New", "city": "Astana"}]}, here)
    assert proposal.updated == 1 and dict(proposal.changes[0].edits) == {"title": ("Old", "New")}


def test_a_missing_id_is_made_and_a_source_may_carry_its_text() -> None:
    proposal = read({"sources": [{"title": "S", "text": "One.\r\nTwo."}]})
    (source,), (text,) = records_of(proposal, "source"), records_of(proposal, "source_text")
    assert len(source.id) == 36 and text.source == source.id and text.text == "One.\nTwo."
    assert len(text.text_hash) == 64


def test_an_excerpt_given_by_its_words_alone_is_found() -> None:
    proposal = read(
        {
            "sources": [
                {"id": "s", "title": "S", "text": "Talks: 😀 on Wednesday. Then on Wednesday!"}
            ],
            "excerpts": [{"id": "x", "source": "s", "exact": "on Wednesday", "suffix": "!"}],
        }
    )
    (excerpt,) = records_of(proposal, "excerpt")
    assert (excerpt.start, excerpt.end) == (28, 40) and excerpt.suffix == "!"


@pytest.mark.parametrize(
    ("document", "words"),
    [
        ({"events": [{"title": "A", "when": "now"}]}, "“when” is not a field of event"),
        ({"events": [{"title": 3}]}, "“title” is a text, not a number"),
        ({"events": [{"date": "2017-02-30"}]}, "February 2017 has 28 days"),
        ({"events": [{"number_sort": 2**70}]}, "number too large"),
        ({"events": [{"status": "adopted"}]}, "not a status of a round"),
        ({"events": [{"kind": "party"}]}, "not a known kind"),
        ({"events": [{"process": "nowhere"}]}, "refers to process nowhere"),
        ({"events": [{"id": "e"}, {"id": "e"}]}, "repeats the id of events[0]"),
        ({"events": ["x"]}, "not an object"),
        ({"citations": [{"excerpt": "x"}]}, "“event” is missing"),
        ({"events": [{"title": "\ud800"}]}, "lone surrogate"),
        ({"unicorns": []}, "not an array of a kind"),
        ({"participations": [{"event": "e", "actor": "a", "role": "king"}]}, "not a known role"),
    ],
)
def test_what_does_not_fit_is_held_back_with_its_place_and_reason(
    document: dict[str, Any], words: str
) -> None:
    proposal = read(document)
    assert any(words in rejected.reason for rejected in proposal.rejected), proposal.rejected


def test_what_hangs_on_a_rejected_record_is_held_back_too() -> None:
    proposal = read(
        {
            "events": [{"id": "e", "date": "never"}],
            "sources": [{"id": "s"}],
            "excerpts": [{"id": "x", "source": "s"}],
            "citations": [{"id": "c", "event": "e", "excerpt": "x"}],
        }
    )
    assert [one.kind for one in proposal.changes] == ["source", "excerpt"]
    assert len(proposal.rejected) == 2


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "not JSON"),
        (b"{", "Line 1"),
        (b"[]", "not a Parley chronology"),
        (b'{"format":"parley","version":2}', "version 2"),
        (b'{"format":"parley","version":1,"events":[NaN]}', "does not have"),
        (b"[" * 100_000, "nested too deeply"),
        (b"\xff\xfe\xff", "not UTF-8"),
        ('{"format":"parley"'.encode("utf-16"), "not JSON"),
    ],
)
def test_a_file_that_is_no_chronology_is_refused_in_plain_words(data: bytes, words: str) -> None:
    with pytest.raises(KnownError, match=words):
        json_in.read(data, BLANK, lambda _: ())
