"""Rows that Parley did not write: what they make, and what is held back and why."""

from __future__ import annotations

import pytest

from tests.formats.sheets import (
    BLANK,
    KnownPast,
    after,
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
from timeline_app import records as r
from timeline_app.chronology import Chronology
from timeline_app.formats import csv_in
from timeline_app.formats.csv_plan import CellChange


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


LONG = "Talks " * 83 + "open in Geneva"


def test_69_a_title_that_is_too_long_can_be_cut_with_the_rest_in_the_summary() -> None:
    sheet = f"title,summary\n{LONG},As said.\n{LONG},\nShort,Else\n"
    held = read(sheet).held
    assert [(one.row, one.can_cut) for one in held] == [(2, True), (3, True)]
    proposal = read(sheet, cut=frozenset({2}))
    assert [one.row for one in proposal.held] == [3]
    event = events_of(proposal)[0]
    assert (event.title, event.summary) == ("Talks " * 82 + "Talks", "open in Geneva\n\nAs said.")
    assert proposal.rows[0].changes == (CellChange("summary", "", event.summary),)


def test_69_a_known_event_keeps_its_summary_where_the_sheet_has_none() -> None:
    known = now_with(talks(), "e1", summary="As it was.")
    sheet = f"id,title\ne1,{LONG}\n"
    proposal = read(sheet, known, cut=frozenset({2}))
    result = after(known, proposal)
    assert result.events["e1"].title == "Talks " * 82 + "Talks"
    assert result.events["e1"].summary == "open in Geneva\n\nAs it was."
    again = read(sheet, result, cut=frozenset({2}))
    assert again.changes == []
