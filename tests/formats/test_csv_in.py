"""A sheet read against a chronology: three sides, and nothing lost on any."""

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
    events_of,
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
from timeline_app.formats.csv_plan import THEIRS, CsvProposal, Options
from timeline_app.store import Cancelled
from timeline_app.vocabulary import EVENT_KINDS, statuses_of


def now_with(chronology: Chronology, identity: str, **values: object) -> Chronology:
    operation = operations.edit(chronology, "event", [identity], values)
    return chronology.after(operation.changes, chronology.seq + 1)


def edits_of(proposal: CsvProposal) -> dict[tuple[str, str], object]:
    return {
        (change.id, key): pair[1]
        for change in proposal.changes
        for key, pair in change.edits.items()
    }


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


def test_new_rows_make_events_and_what_they_name_once() -> None:
    rows = [
        {"id": "", "process": "Vienna", "title": "V1", "participants": "UN (mediator)"},
        {"id": "", "process": "vienna", "title": "V2", "participants": "UN (mediator); Russia"},
    ]
    proposal = read(sheet(rows), talks())
    assert proposal.added == 2
    made = [change.made for change in proposal.changes]
    assert [type(one).__name__ for one in made] == [
        "Process", "Event", "Event", "Actor", "Participation", "Participation", "Participation",
    ]  # fmt: skip
    again = read(sheet(rows), after(talks(), proposal))
    assert (again.changes, again.unchanged) == ([], 2)


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


def test_ids_in_another_scheme_make_a_second_import_idle() -> None:
    rows = [{"AgtId": "1993", "Agt": "A truce", "Dat": "20/02/2017", "Stage": "Cea"}]
    first = read(sheet(rows))
    (event,) = events_of(first)
    (link,) = [c.made for c in first.changes if isinstance(c.made, r.ExternalId)]
    assert (link.record, link.scheme, link.value) == (event.id, "AgtId", "1993")
    assert event.extra == {"Stage": "Cea"} and str(event.date) == "2017-02-20"
    done = after(BLANK, first)
    again = read(sheet(rows), done)
    assert (again.changes, again.unchanged) == ([], 1)
    rows[0]["Agt"] = "A long truce"
    past = KnownPast(done, made={link.id: 2})
    changed = csv_in.read(sheet(rows), now_with(done, event.id, city="Homs"), past)
    assert edits_of(changed) == {(event.id, "title"): "A long truce"}
    mine = csv_in.read(sheet(rows), now_with(done, event.id, title="Truce"), past)
    assert mine.changes == [] and [q.key for q in mine.questions] == ["title"]


def test_a_foreign_row_of_a_known_round_fills_what_is_empty_and_asks_about_the_rest() -> None:
    rows = [{"track": "Geneva", "round": "IV", "title": "Geneva 4", "place": "Geneva, Switzerland"}]
    proposal = read(sheet(rows), talks())
    assert edits_of(proposal) == {("e2", "city"): "Geneva", ("e2", "country"): "Switzerland"}
    assert [(q.key, q.mine, q.theirs, q.base) for q in proposal.questions] == [
        ("title", "Geneva IV", "Geneva 4", None)
    ]


def test_a_foreign_sheet() -> None:
    text = (
        "track;title;start;end;prec;place;status;remarks\n"
        "Astana;Astana 9;14/05/2018;15/05/2018;1;Astana, Kazakhstan (Rixos);held;US absent\n"
        "Astana;Astana 10;30/07/2018;31/07/2018;4;Sochi;held;\n"
        "Geneva;Small body;25/07/2022;;;Geneva;called off;\n"
        "Geneva;Body;31/06/2022;;;;held;\n"
    )
    proposal = read(text, talks())
    first, second = events_of(proposal)
    assert (str(first.date), str(second.date)) == ("2018-05-14/2018-05-15", "2018-07")
    assert (first.city, first.country, first.venue) == ("Astana", "Kazakhstan", "Rixos")
    assert first.extra == {"remarks": "US absent"} and first.process == "astana"
    assert proposal.delimiter == ";"
    assert [(h.row, h.column, h.text, h.suggestion) for h in proposal.held] == [
        (4, "status", "called off", "cancelled"),
        (5, "start", "31/06/2022", ""),
    ]
    assert "status: “called off” is not a known status. Nearest: cancelled." in reasons(proposal)[0]
    assert {c.name: c.remark for c in proposal.columns} | {
        "track": "2 names, all known",
        "end": "day first: 15/05/2018 decides",
        "status": "1 value cannot be read",
        "prec": "1 day … 5 year",
    } == {c.name: c.remark for c in proposal.columns}
    mended = {(4, "status"): "cancelled", (5, "start"): "30/06/2022"}
    assert read(text, talks(), mended=mended).added == 4


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("title\n \u200b\n", "title: Give the event a title."),
        (f"title,city\n{'x' * 501},b\n", "Titles hold 500 characters"),
        ("title,kind,status\nA,resolution,held\nB,,held\n", "“held” is not a"),
        ("title,date\nA,30 February 2017\n", "February 2017 has 28 days"),
        ("title,date\nA,10000-01-01\n", "0001 to 9999"),
        ("title,date\nA,99999999999\n", "date: "),
        ("title,start_time\nA,25:00\n", "Hours go from 00 to 23"),
        ("title,start,end\nA,2017-02-16,2017-02-15\n", "Ends (15 Feb 2017) before it starts"),
        ("title,participants\nA,Iran (king)\n", "“king” of Iran is no role"),
        ("title,parent\nA,nowhere\n", "There is no event with this id to belong to."),
        ("title,process\nA,Аstana\n", "looks like “Astana” but has a letter of another alphabet"),
        ("title,confidence\nA,hgh\nB,low\n", "Nearest: high."),
        ("id,title\ne1,Astana 2\ne1,Astana 3\n", "Row 3 repeats the id of row 2."),
        ("AgtId,title\n7,A\n7,B\n", "Row 3 repeats the id of row 2."),
    ],
)
def test_rows_that_fail_are_held_back_with_their_reason(text: str, reason: str) -> None:
    found = reasons(read(text, talks()))
    assert len(found) == 1 and reason in found[0], found


def test_rows_that_fail_leave_nothing_behind() -> None:
    text = "title,process,participants\nA,Vienna,Oman (king)\nB,,Oman (host)\n"
    proposal = read(text)
    assert [type(c.made).__name__ for c in proposal.changes] == ["Event", "Actor", "Participation"]


def test_a_row_that_would_belong_to_itself() -> None:
    data = edited(talks(), {"e1": {"parent": "e2"}, "e2": {"parent": "e1"}})
    proposal = read(data, talks())
    assert {"row 2", "row 3"} >= {one.place for one in proposal.rejected} != set()
    done = after(talks(), proposal)
    assert done.events["e1"].parent is None or done.events["e2"].parent is None


def test_what_hangs_on_a_held_row_is_held_too() -> None:
    top = "0b0ccf4e-8e0c-4a3e-9d54-6a3fd4a1c9aa"
    below = "7b0ccf4e-8e0c-4a3e-9d54-6a3fd4a1c9ab"
    proposal = read(f"id,title,parent\n{top},,\n{below},Day 1,{top}\n")
    assert proposal.changes == [] and len(proposal.rejected) == 2


def test_kind_and_status_change_together() -> None:
    data = edited(talks(), {"e1": {"kind": "agreement", "status": "signed"}})
    assert edits_of(read(data, talks())) == {
        ("e1", "kind"): "agreement",
        ("e1", "status"): "signed",
    }
    alone = read(edited(talks(), {"e1": {"kind": "agreement"}}), talks())
    assert "“held” is not a status of a agreement" in reasons(alone)[0]


def test_titles_are_cleaned_and_it_is_said() -> None:
    proposal = read("title\nAst\u200bana\tnine\n")
    assert events_of(proposal)[0].title == "Astana nine"
    assert "hidden characters in the title removed" in proposal.notes[0]


def test_41_a_nul_is_removed_and_it_is_said() -> None:
    proposal = read("title,city\nA,Ast\0ana\n")
    assert events_of(proposal)[0].city == "Astana"
    assert "Row 2: an invisible NUL was removed." in proposal.notes


def test_48_a_formula_is_text_and_comes_back_guarded() -> None:
    proposal = read('title,city\n"=HYPERLINK(""x"")",b\n')
    done = after(BLANK, proposal)
    assert events_of(proposal)[0].title == '=HYPERLINK("x")'
    assert rows_of(written(done))[0]["title"] == '\'=HYPERLINK("x")'


def test_71_markup_is_text() -> None:
    assert events_of(read("title\n<b>x</b>\n"))[0].title == "<b>x</b>"


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


def test_52_the_order_is_asked_once_a_column() -> None:
    text = "title,start,end\nA,1/2/2017,3/2/2017\nB,2/3/2017,20/3/2017\n"
    proposal = read(text)
    assert proposal.unknown_orders == ["start"]
    assert [(h.row, h.column) for h in proposal.held] == [(2, "start"), (3, "start")]
    assert all("Day or month first?" in one for one in reasons(proposal))
    answered = read(text, day_orders={"start": "dmy"})
    assert [str(e.date) for e in events_of(answered)] == [
        "2017-02-01/2017-02-03",
        "2017-03-02/2017-03-20",
    ]
    heading = Chronology.of([r.Heading("h", day_order="mdy")], seq=1)
    assert read("title,date\nA,1/2/2017\n", heading).added == 1


def test_excel_day_numbers_and_times() -> None:
    proposal = read("title,date,start_time\nA,42786,09:05:00\nB,1975,9:30\n")
    assert [(str(e.date), e.start_time) for e in events_of(proposal)] == [
        ("2017-02-20", "09:05"),
        ("1975", "09:30"),
    ]


def test_dates_in_words_keep_their_words() -> None:
    (event,) = events_of(read("title,date\nA,mid-March 2017\n"))
    assert (str(event.date), event.date_words) == ("[2017-03-11..2017-03-20]", "mid-March 2017")


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


def test_a_column_of_the_users_own_is_kept_and_read_once() -> None:
    rows = rows_of(written(talks()))
    for row in rows:
        row["my remark"] = "look" if row["id"] == "e1" else ""
    proposal = read(sheet(rows), talks())
    assert edits_of(proposal) == {("e1", "extra"): {"my remark": "look"}}
    assert read(sheet(rows), after(talks(), proposal), talks()).changes == []


def test_the_mapping_can_be_chosen_and_columns_left_out() -> None:
    mapping = {"a": "title", "b": "-", "c": ""}
    (event,) = events_of(read("a,b,c\nT,x,y\n", mapping=mapping))
    assert (event.title, event.extra) == ("T", {"c": "y"})


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
