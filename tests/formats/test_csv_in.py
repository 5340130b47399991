"""A sheet of ours read back: three sides, and nothing lost on any."""

from __future__ import annotations

import contextlib
import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.formats.sheets import (
    BLANK,
    HEADING,
    KnownPast,
    after,
    day,
    edited,
    edits_of,
    events_of,
    now_with,
    read,
    reasons,
    rows_of,
    sheet,
    talks,
    written,
)
from tests.strategies import dates, texts
from timeline_app import operations
from timeline_app import records as r
from timeline_app.audience import permitted
from timeline_app.chronology import Chronology
from timeline_app.errors import KnownError
from timeline_app.fields import BY_KEY
from timeline_app.formats import csv_in, csv_out
from timeline_app.formats.csv_plan import THEIRS, Options
from timeline_app.store import Cancelled
from timeline_app.vocabulary import EVENT_KINDS, statuses_of


def test_an_export_read_back_changes_nothing() -> None:
    proposal = read(written(talks()), talks())
    assert (proposal.changes, proposal.unchanged, proposal.rejected) == ([], 3, [])
    assert (proposal.notes, proposal.questions) == ([], [])


def test_two_cells_changed_in_the_sheet_and_a_third_in_parley() -> None:
    exported = talks()
    data = edited(exported, {"e1": {"city": "Nur-Sultan"}, "e2": {"date": "2017-02-23/2017-03-03"}})
    now = now_with(exported, "e1", status="held_in_part")
    proposal = read(data, now, exported)
    assert edits_of(proposal) == {
        ("e1", "city"): "Nur-Sultan",
        ("e2", "date"): day("2017-02-23/2017-03-03"),
    }
    assert [(row.row, row.state) for row in proposal.rows] == [
        (2, "changed"), (3, "changed"), (4, "same"),
    ]  # fmt: skip
    assert [(c.key, c.before, c.after) for c in proposal.rows[0].changes] == [
        ("city", "Astana", "Nur-Sultan")
    ]
    done = after(now, proposal)
    assert done.events["e1"].status == "held_in_part"
    again = read(data, done, exported, now)
    assert (again.changes, again.questions) == ([], [])


def test_a_cell_changed_on_both_sides_is_asked_about_and_parleys_is_kept() -> None:
    exported = talks()
    data = edited(exported, {"e1": {"city": "Nur-Sultan", "venue": "Rixos"}})
    now = now_with(exported, "e1", city="Sochi")
    proposal = read(data, now, exported)
    (question,) = proposal.questions
    assert (question.row, question.id, question.key) == (2, "e1", "city")
    assert (question.base, question.mine, question.theirs) == ("Astana", "Sochi", "Nur-Sultan")
    assert "changed on both sides" in question.reason
    assert edits_of(proposal) == {("e1", "venue"): "Rixos"}
    taken = read(data, now, exported, answers={("e1", "city"): THEIRS})
    assert edits_of(taken) == {("e1", "venue"): "Rixos", ("e1", "city"): "Nur-Sultan"}


def test_the_same_change_on_both_sides_is_no_question() -> None:
    exported = talks()
    data = edited(exported, {"e1": {"city": "Sochi"}})
    proposal = read(data, now_with(exported, "e1", city="Sochi"), exported)
    assert (proposal.changes, proposal.questions) == ([], [])


def test_a_missing_row_deletes_nothing_and_a_missing_column_neither() -> None:
    rows = [{"id": "e1", "city": "Nur-Sultan", "as_of": "5"}]
    proposal = read(sheet(rows), talks())
    assert edits_of(proposal) == {("e1", "city"): "Nur-Sultan"}


def test_a_changed_read_only_cell_is_reported_and_left() -> None:
    data = edited(talks(), {"e1": {"date_label": "soon", "sources": "7"}})
    proposal = read(data, talks())
    assert proposal.changes == [] and len(proposal.notes) == 2
    assert "“date_label” is only written, never read: Row 2" in proposal.notes[0]


def test_a_read_only_cell_that_is_old_because_the_date_changed_is_not_reported() -> None:
    data = edited(talks(), {"e1": {"date": "2017-02-16"}})
    assert read(data, talks()).notes == []


def test_clearing_a_cell_clears_the_field() -> None:
    data = edited(talks(), {"e1": {"city": "", "date": "", "tags": "", "process": ""}})
    assert edits_of(read(data, talks())) == {
        ("e1", "city"): "", ("e1", "date"): None, ("e1", "tags"): (), ("e1", "process"): None,
    }  # fmt: skip


def test_a_process_that_was_renamed_since_keeps_its_new_name() -> None:
    exported = talks()
    step = operations.edit(exported, "process", ["astana"], {"name": "Astana format"})
    now = exported.after(step.changes, 6)
    assert read(written(exported), now, exported).changes == []
    moved = read(edited(exported, {"e2": {"process": "Astana"}}), now, exported)
    assert edits_of(moved) == {("e2", "process"): "astana"}


def test_participants_are_compared_and_changed_one_by_one() -> None:
    data = edited(talks(), {"e1": {"participants": "Iran (host, attended); Türkiye (guarantor)"}})
    proposal = read(data, talks())
    done = after(talks(), proposal)
    assert BY_KEY["participants"].read(done.events["e1"], done) == (
        "Türkiye (guarantor); Iran (host, attended)"
    )
    assert "p2" in done.participations and "New actor: Türkiye." in proposal.notes
    reordered = {"e1": {"participants": "Iran (host, attended) ;Russia(guarantor)"}}
    assert read(edited(talks(), reordered), talks()).changes == []


def test_a_named_representative_is_taken_in_once() -> None:
    data = edited(talks(), {"e1": {"participants": "Russia (guarantors, S. Lavrov); Iran (host)"}})
    done = after(talks(), read(data, talks()))
    stood = {one.actor: one.represented_by for one in done.participations_of("e1")}
    russia = next(one.id for one in done.actors.values() if one.name == "Russia")
    assert stood[russia] == "S. Lavrov"
    assert read(data, done, talks()).changes == []
    assert read(data, done, talks()).questions == []


def test_participants_changed_on_both_sides_are_asked_about() -> None:
    exported = talks()
    now = exported.after(operations.delete(exported, "participation", ["p2"]).changes, 6)
    data = edited(exported, {"e1": {"participants": "Russia (guarantor); UN (mediator)"}})
    proposal = read(data, now, exported)
    assert [q.key for q in proposal.questions] == ["participants"] and proposal.changes == []


def test_the_export_of_another_chronology_keeps_its_ids_and_is_taken_once() -> None:
    identity = "0b0ccf4e-8e0c-4a3e-9d54-6a3fd4a1c9aa"
    parent = "7b0ccf4e-8e0c-4a3e-9d54-6a3fd4a1c9ab"
    other = Chronology.of(
        [
            HEADING,
            r.Process("p", name="Astana"),
            r.Event(identity, title="Day 1", process="p", parent=parent, number="3b"),
            r.Event(parent, title="Astana 3", process="p", date=day("2017-03-14")),
        ],
        seq=900,
    )
    proposal = read(written(other))
    assert {event.id: event.parent for event in events_of(proposal)} == {
        parent: None,
        identity: parent,
    }
    assert {event.number_sort for event in events_of(proposal)} == {None, 3002}
    again = read(written(other), after(BLANK, proposal))
    assert (again.changes, again.unchanged, again.questions) == ([], 2, [])


def test_an_event_deleted_since_stays_deleted_and_edits_of_it_are_held_back() -> None:
    exported = talks()
    now = exported.after(operations.delete(exported, "event", ["e2", "e3"]).changes, 6)
    proposal = read(edited(exported, {"e3": {"title": "Other"}}), now, exported)
    assert proposal.changes == []
    assert reasons(proposal) == [
        "row 4: id: This event was deleted in Parley since the export. Empty its id to add it anew."
    ]
    assert "Row 3: deleted in Parley since, and left so." in proposal.notes


def many() -> Chronology:
    events = [
        r.Event(f"e{n}", title=f"T{n}", date=day(f"2017-{n % 12 + 1:02}-{n % 28 + 1:02}"))
        for n in range(37)
    ]
    return Chronology.of([HEADING, *events], seq=8)


@pytest.mark.parametrize("form", ["%d/%m/%y", "%m/%d/%Y"])
def test_50_an_export_that_excel_saved_again(form: str) -> None:
    rows = rows_of(written(many()))
    for row in rows:
        for key in ("date", "earliest", "latest"):
            row[key] = date.fromisoformat(row[key]).strftime(form)
    proposal = read(sheet(rows, ";"), many())
    assert (proposal.changes, proposal.rejected, proposal.unchanged) == ([], [], 37)
    order = "day first" if form == "%d/%m/%y" else "month first"
    assert proposal.notes[0] == (
        f"37 dates of “date” are not in the form this app wrote; read {order}."
    )


def test_50_the_order_is_told_by_what_was_exported() -> None:
    whole = Chronology.of([HEADING, r.Event("e", title="T", date=day("2017-02-03"))], seq=8)
    assert read(edited(whole, {"e": {"date": "03/02/17"}}), whole).changes == []
    assert read(edited(whole, {"e": {"date": "2/3/2017"}}), whole).changes == []


def test_a_sheet_for_an_audience_takes_nothing_away_from_what_it_did_not_see() -> None:
    whole = Chronology.of(
        [
            HEADING,
            r.Event("a", title="A", assessment="they stall", review="checked"),
            r.Actor("x", name="X"),
            r.Actor("y", name="Y"),
            r.Participation("p", event="a", actor="x"),
            r.Participation("q", event="a", actor="y", handling="restricted"),
        ],
        seq=4,
    )
    when = date(2026, 1, 2)
    shown = permitted(whole, "open", when)
    words = csv_out.withheld_for(whole, shown, "open", when)
    rows = rows_of(written(shown, None, words))
    assert (rows[0]["assessment"], rows[0]["participants"]) == ("", "X (party)")
    proposal = read(sheet(rows), whole)
    assert (proposal.changes, proposal.questions, proposal.notes) == ([], [], [])
    rows[0]["assessment"] = "they wait"
    asked = read(sheet(rows), whole)
    assert asked.changes == [] and [q.key for q in asked.questions] == ["assessment"]


def test_what_cannot_be_told_any_more_is_asked_about() -> None:
    rows = [{"id": "e1", "city": "Nur-Sultan", "venue": "", "as_of": "99"}]
    proposal = read(sheet(rows), talks())
    assert proposal.changes == [] and [q.key for q in proposal.questions] == ["city"]
    assert proposal.questions[0].base is None and "as of 99" in proposal.notes[0]


def test_a_sheet_without_as_of_wins_and_it_is_said() -> None:
    proposal = read("id,city\ne1,Nur-Sultan\n", talks())
    assert edits_of(proposal) == {("e1", "city"): "Nur-Sultan"}
    assert "Without the column “as_of” the sheet's values win over Parley's." in proposal.notes


def test_a_list_of_citations_is_refused() -> None:
    data = b"".join(csv_out.write_citations(talks())) + b"e1,x" + b"," * 21 + b"\r\n"
    with pytest.raises(KnownError, match="list of citations"):
        read(data)


def test_reading_can_be_stopped() -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        csv_in.read(b"title\nA\n", BLANK, KnownPast(BLANK), Options(), progress=stop)


words = st.one_of(texts, st.text(st.sampled_from("=+-@\t\r\n\0＝'\"; ,x"), max_size=4))


@st.composite
def chronologies(draw: st.DrawFn) -> Chronology:
    """Events as a file of Parley may hold them, with awkward texts."""
    names = draw(st.lists(words.filter(str.strip), min_size=1, max_size=3))
    records: list[r.Record] = [HEADING]
    records += [r.Process(f"p{n}", name=name) for n, name in enumerate(names)]
    records += [r.Actor(f"a{n}", name=name) for n, name in enumerate(names)]
    for n in range(draw(st.integers(1, 4))):
        kind = draw(st.sampled_from(list(EVENT_KINDS)))
        event = r.Event(
            f"e{n}",
            kind=kind,
            status=draw(st.sampled_from(list(statuses_of(kind)))),
            process=draw(st.none() | st.integers(0, len(names) - 1).map(lambda n: f"p{n}")),
            title=draw(words),
            summary=draw(words),
            city=draw(words),
            number=draw(words),
            tags=tuple(draw(st.lists(words, max_size=2))),
            date=draw(st.none() | dates),
        )
        records.append(event)
        if draw(st.booleans()):
            records.append(r.Participation(f"q{n}", event=event.id, actor="a0", role="host"))
    return Chronology.of(records, seq=7)


@given(chronologies())
def test_whatever_is_exported_and_read_back_changes_nothing(chronology: Chronology) -> None:
    proposal = read(written(chronology), chronology)
    assert (proposal.changes, proposal.rejected, proposal.questions) == ([], [], [])
    assert proposal.unchanged == len(chronology.events)


PLAIN = ("city", "venue", "country", "zone", "level", "format", "summary", "assessment")


@given(chronologies(), st.randoms(use_true_random=False))
def test_k_changed_cells_are_k_edits_and_a_second_import_is_idle(
    chronology: Chronology, rng: random.Random
) -> None:
    cells = [(i, key) for i in chronology.events for key in PLAIN]
    chosen = rng.sample(cells, rng.randint(1, min(5, len(cells))))
    edits: dict[str, dict[str, str]] = {}
    for identity, key in chosen:
        edits.setdefault(identity, {})[key] = f"new {rng.random()}"
    data = edited(chronology, edits)
    mine = rng.choice([cell for cell in cells if cell not in chosen])
    now = now_with(chronology, mine[0], **{mine[1]: "changed in Parley"})
    proposal = read(data, now, chronology)
    assert edits_of(proposal) == {(i, key): edits[i][key] for i, key in chosen}
    done = after(now, proposal)
    assert getattr(done.events[mine[0]], mine[1]) == "changed in Parley"
    again = read(data, done, chronology, now)
    assert (again.changes, again.questions) == ([], [])


@given(st.binary(max_size=200), st.binary(max_size=200))
def test_no_bytes_stop_the_program(head: bytes, rest: bytes) -> None:
    for data in (head, b"title,date,participants\n" + rest, head + b"," + rest):
        with contextlib.suppress(KnownError):
            read(data)
