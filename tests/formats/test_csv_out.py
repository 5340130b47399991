"""What stands in an exported sheet."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.formats.sheets import BLANK, HEADING, day, events_of, read, rows_of, talks, written
from tests.strategies import texts
from timeline_app import records as r
from timeline_app.audience import permitted
from timeline_app.changes import Change
from timeline_app.chronology import Chronology
from timeline_app.fields import FIELDS
from timeline_app.formats import csv_out, json_in
from timeline_app.formats.csv_guard import TRIGGERS, unguard
from timeline_app.vocabulary import ATTENDANCES, ROLES


def test_the_columns_and_their_order() -> None:
    head = written(talks()).decode("utf-8-sig").split("\r\n")[0].split(",")
    assert head[:5] == ["id", "process", "title", "date", "status"]
    assert head[-6:] == ["earliest", "latest", "date_label", "sources", "source_notes", "as_of"]
    assert head[1:-6] == [field.key for field in FIELDS]


def test_a_row_an_event_in_the_order_of_dates() -> None:
    rows = rows_of(written(talks()))
    assert [row["id"] for row in rows] == ["e1", "e2", "e3"]
    assert (
        rows[0]
        | {
            "process": "Astana",
            "date": "2017-02-15/2017-02-16",
            "tags": "a; b",
            "participants": "Russia (guarantor); Iran (host, attended)",
            "earliest": "2017-02-15",
            "latest": "2017-02-16",
            "date_label": "15–16 Feb 2017",
            "sources": "0",
            "as_of": "5",
        }
        == rows[0]
    )
    assert (rows[2]["earliest"], rows[2]["date_label"]) == ("", "")


def test_bytes_that_excel_opens() -> None:
    data = written(talks())
    assert data.startswith(b"\xef\xbb\xbfid,") and data.endswith(b"\r\n")


def test_some_events_only() -> None:
    assert [row["id"] for row in rows_of(written(talks(), ["e3", "e2"]))] == ["e2", "e3"]


def cited() -> Chronology:
    records: list[r.Record] = [
        r.Publisher("fna", name="FNA"),
        r.Source("s1", publisher="fna", published=day("2017-02-14"), title="Round two"),
        r.Source("s2", title="A leaflet"),
        r.Excerpt("x1", source="s1", exact="on Wednesday\nand Thursday", said=day("2017-02-12")),
        r.Excerpt("x2", source="s1", exact="in Astana"),
        r.Excerpt("x3", source="s2"),
        r.Citation("c1", event="e1", excerpt="x1", field="date", value="2017-02-15/2017-02-16"),
        r.Citation("c2", event="e1", excerpt="x2", credibility=2),
        r.Citation("c3", event="e1", excerpt="x3"),
    ]
    old = talks()
    return old.after([Change.making(record) for record in records], 9)


def test_the_sources_of_an_event_with_their_words() -> None:
    row = rows_of(written(cited()))[0]
    assert row["sources"] == "2"
    assert row["source_notes"] == (
        "FNA, 14 Feb 2017: “in Astana”; FNA, 14 Feb 2017: “on Wednesday and Thursday”; "
        "A leaflet, no date"
    )


def test_a_row_a_citation() -> None:
    rows = rows_of(b"".join(csv_out.write_citations(cited())))
    assert [row["citation"] for row in rows] == ["c1", "c2", "c3"]
    assert (
        rows[0]
        | {
            "event": "e1",
            "event_title": "Astana 2",
            "stance": "supports",
            "field": "date",
            "value": "2017-02-15/2017-02-16",
            "publisher": "FNA",
            "published": "2017-02-14",
            "said": "2017-02-12",
            "exact": "on Wednesday\nand Thursday",
            "as_of": "9",
        }
        == rows[0]
    )
    assert rows[1]["credibility"] == "2"


def test_what_an_audience_may_not_see_is_not_there_and_the_sheet_says_for_whom_it_is() -> None:
    whole = Chronology.of(
        [HEADING, r.Event("a", title="A"), r.Event("b", title="B", handling="restricted")], seq=3
    )
    shown = permitted(whole, "internal", date(2026, 1, 2))
    words = csv_out.withheld_for(whole, shown, "internal", date(2026, 1, 2))
    rows = rows_of(written(shown, None, words))
    assert [(row["id"], row["audience"]) for row in rows] == [("a", "internal 2026-01-02")]
    assert csv_out.withheld_for(whole, whole, "all", date(2026, 1, 2)) == ""


@st.composite
def chronologies(draw: st.DrawFn) -> Chronology:
    """Events whose every text is arbitrary, in arbitrary processes, with participants."""
    words = st.one_of(texts, st.text(st.sampled_from("=+-@\t\r\n\0＝'\"; ,x"), max_size=4))
    records: list[r.Record] = [HEADING]
    names = draw(st.lists(words, min_size=1, max_size=3))
    records += [r.Process(f"p{n}", name=name) for n, name in enumerate(names)]
    records += [r.Actor(f"a{n}", name=name) for n, name in enumerate(names)]
    for n in range(draw(st.integers(1, 4))):
        event = r.Event(
            f"e{n}",
            process=draw(st.none() | st.sampled_from(names).map(lambda x: f"p{names.index(x)}")),
            title=draw(words),
            summary=draw(words),
            city=draw(words),
            status=draw(words),
            tags=tuple(draw(st.lists(words, max_size=2))),
            date=draw(st.none() | st.just(day("2017-02-20"))),
        )
        records.append(event)
        for m in range(draw(st.integers(0, 3))):
            part = r.Participation(
                f"q{n}{m}",
                event=event.id,
                actor=f"a{draw(st.integers(0, len(names) - 1))}",
                role=draw(st.sampled_from(list(ROLES))),
                attendance=draw(st.sampled_from(list(ATTENDANCES))),
            )
            records.append(part)
    return Chronology.of(records, seq=7)


@given(chronologies())
def test_cells_are_the_texts_of_the_fields_and_none_begins_like_a_formula(
    chronology: Chronology,
) -> None:
    text = written(chronology).decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(text, newline=""))
    for row in rows:
        assert not any(cell[:1] in TRIGGERS for cell in row if cell)
        event = chronology.events[row[0]]
        for field in FIELDS:
            assert unguard(row[head.index(field.key)]) == field.read(event, chronology)


def test_half_a_character_does_not_stop_an_export() -> None:
    broken = Chronology.of([HEADING, r.Event("a", title="x\ud800y")], seq=1)
    assert rows_of(written(broken))[0]["title"] == "x\ufffdy"


@pytest.mark.parametrize("count", [0, 1, 999, 1000, 1001])
def test_long_sheets_are_written_in_parts_without_a_seam(count: int) -> None:
    many = Chronology.of([HEADING, *(r.Event(f"e{n}", title=str(n)) for n in range(count))], seq=1)
    assert len(rows_of(written(many))) == count


def test_what_an_import_held_back_can_be_mended_in_the_file_that_is_written_of_it() -> None:
    sheet = 'title;=when;place\nA;31/06/2018;"Bonn; old town"\nB;1/1/2018\nC;2/1/2018;x;y\n'
    mapping = {"title": "title", "=when": "date", "place": "place"}
    proposal = read(sheet, day_order="dmy", delimiter=";", mapping=mapping)
    data = b"".join(csv_out.write_rejected(list(mapping), proposal.rejected))
    assert data.decode("utf-8-sig").splitlines() == [
        "held_back_row,held_back_because,title,'=when,place",
        "2,'=when: June has 30 days.,A,31/06/2018,Bonn; old town",
        "4,4 cells for 3 columns: is a separator in a text without quotes?,C,2/1/2018,x,y",
    ]
    mended = data.replace(b"31/06", b"30/06").replace(b",x,y", b",x y")
    again = read(mended, day_order="dmy")
    assert not again.rejected
    assert [(event.title, event.extra) for event in events_of(again)] == [
        ("A", {"=when": "30/06/2018"}),
        ("C", {"=when": "2/1/2018"}),
    ]


def test_records_of_json_that_were_held_back_are_named_with_their_place() -> None:
    data = json.dumps({"format": "parley", "version": 1, "events": [{"title": 1}]}).encode()
    proposal = json_in.read(data, BLANK, lambda _: [])
    written_out = b"".join(csv_out.write_rejected([], proposal.rejected)).decode("utf-8-sig")
    assert written_out.splitlines()[1].startswith("events[0] (1),")
