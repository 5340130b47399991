"""The search line: what it finds, what it says is wrong, and that the store is asked only once."""

from __future__ import annotations

import pytest

from tests.timeline_app.searches import EVERYTHING, SMALL, TEXTS, Asked, found
from timeline_app import query
from timeline_app import records as r
from timeline_app.chronology import Chronology
from timeline_app.query import QueryError
from timeline_app.query.terms import origins


@pytest.mark.parametrize(
    ("line", "ids"),
    [
        ("", EVERYTHING),
        # names
        ("process:Astana", "a4 a20"),
        ('process:"astana summits"', "s1"),
        ("process:summits", "s1"),
        ("process:ast", "a4 s1 a20"),
        ("process:Astana,Geneva", "g4 a4 a20"),
        ("process:none", "res about cea plan"),
        ("actor:Russia", "g4 a4"),
        ("actor:россия", "g4 a4"),
        ("actor:روسيه", "g4 a4"),
        ("actor:Jordan actor:Russia", "a4"),
        ("actor:none", "res about cea s1 a20 plan"),
        ("observer:Jordan", "a4"),
        ("observer:Russia", ""),
        ("attended:Jordan", "a4"),
        ("role:guarantor", "a4"),
        ("attendance:remote", "g4"),
        # fixed words
        ("status:held", "a4 s1"),
        ("status:hel", "a4 s1 a20"),
        ("status:held-in-part", "a20"),
        ('status:"no result"', "g4"),
        ("sign:held", "res a4 s1"),
        ("kind:summit,resolution", "res s1"),
        ("review:checked", "g4"),
        ("confidence:none", EVERYTHING),
        ("is:planned", "plan"),
        ("is:restricted", "plan"),
        ("is:unsourced -is:planned", "res about cea s1 a20"),
        ("has:parent", "cea"),
        ("has:participants", "g4 a4"),
        ("has:summary has:tag has:place", "a4"),
        ("cited:yes", "g4 a4"),
        ("cited:no kind:round", "a20 plan"),
        # words
        ("title:astana", "a4 a20"),
        ('title:"Astana 2"', ""),
        ("title:tri", "s1"),
        ("title:lateral", ""),
        ("city:york", "res"),
        ('place:"new yor"', ""),
        ("place:kazakh,geneva", "g4 a4"),
        ("tag:de-escalation", "a4"),
        ("tag:road", "a4"),
        ("parent:S/RES/2254", "cea"),
        ("part-of:res", "cea"),
        # numbers
        ("number:4", "g4 a4"),
        ("number:iv", "g4 a4"),
        ("number:>4", "a20"),
        ("number:1..10", "g4 a4"),
        ("number:none kind:round", "plan"),
        ("sources:1", "g4 a4"),
        ("sources:>=2", ""),
        ("sources:0 kind:round", "a20 plan"),
        ('source:"sample wire"', "g4 a4"),
        ("source:agency", "g4"),
        ("source:zones", "a4"),
        ("id:a", "about a4 a20"),
        ('id:"PA-X 1993"', "res"),
        # days
        ("2017", "cea g4 a4 s1"),
        ("۲۰۱۷", "cea g4 a4 s1"),
        ("2017-05", "cea a4"),
        ("2015..2016", "res about cea"),
        ("2015-2016", "res about cea"),
        ("..2016-07", "res about"),
        ("2018..", "cea a20"),
        ("2017-02/2017-03", "cea g4"),
        ("after:2017-04", "a4 s1 a20"),
        ("before:2017", "res about"),
        ("date:>=2017-11 date:<=2023", "s1 a20"),
        ("in:2015,2023", "res cea a20"),
        ("date:none", "plan"),
        ("date:open", "cea"),
        ("date:approximate", "about"),
        ("date:exact kind:round", "g4 a4 a20"),
        ("date:2254", "cea"),
        # free text
        ("2254", "res"),
        ('"2017"', ""),
        ("lavrov", "g4"),
        ("escal", "a4"),
        ('"escal"', ""),
        ('"Astana 2"', ""),
        ('"Astana 20"', "a20"),
        ("“de-escalation areas”", "a4"),
        ("«areas of»", ""),
        ("sample", "g4 a4"),
        ("geneva lavrov", "g4"),
        ("astana memorandum", "a4"),
        ("lavrov or memorandum", "g4 a4"),
        ("lavrov or memorandum zones", "a4"),
        ("-lavrov kind:round", "a4 a20 plan"),
        ("prisoners", ""),
        ("text:prisoners", "a4"),
        ("text:prisoners text:idlib", "a4"),
        ("text:prisoners text:lavrov", ""),
        ("-text:prisoners cited:yes", "g4"),
        ("memorandum text:prisoners", "a4"),
        # joining
        ("status:held or status:adopted", "res a4 s1"),
        ("2017 status:held or number:4", "g4 a4 s1"),
        ("not status:held 2017", "cea g4"),
        ("-(2017 or 2016)", "res a20 plan"),
        ("--status:held", "a4 s1"),
        ("process:Astana and (2017 or 2018)", "a4"),
    ],
)
def test_what_a_line_finds(line: str, ids: str | list[str]) -> None:
    assert found(line) == (ids.split() if isinstance(ids, str) else ids)


@pytest.mark.parametrize(
    ("line", "wrong", "says"),
    [
        ("staus:held", "staus", "“staus” is not something to search by. Did you mean “status”?"),
        ("2017 foo:x", "foo", "“foo” is not something to search by. To look for these words, put"),
        ("status:hled", "hled", "“hled” is not a status. Nearest: held."),
        ("review:xyz", "xyz", "Known: draft, in review, checked, locked."),
        ("process:Astna", "Astna", "“Astna” is not a process. Did you mean “Astana”?"),
        ("actor:Rusia", "Rusia", "“Rusia” is not an actor. Did you mean “Russia”?"),
        ("sources:two", "two", "“two” is not a number of sources."),
        ("a (b", "(", "This parenthesis is not closed. Add “)”."),
        ("a ) b", ")", "This parenthesis closes nothing."),
        ("a ()", "()", "There is nothing between these parentheses."),
        ('title:"a b', '"a b', "This quotation mark is not closed. Add another one."),
        ('a ""', '""', "There is nothing between these quotation marks."),
        ("a status:", "status:", "“status:” needs a value right after it."),
        ("status: held", "status: ", "“status:” needs a value right after it."),
        ("status:held,", "status:held,", "“status:” needs a value right after it."),
        ("a or", "or", "Something must follow “or”."),
        ("or a", "or", "Something must stand before “or”."),
        ("a or or b", "or", "Something must stand between “or” and “or”."),
        ("a –", "–", "“–” has no letter or digit to look for."),
        ("title:-", "-", "“-” has no letter or digit to look for."),
        ("date:2018..2017", "2018..2017", "The range ends before it starts."),
        ("text:a or text:b", "text:a", "Several “text:” are looked for in one article"),
        ("date:3/4/2017", "3/4/2017", "“3/4/2017” can be two days: write the month as a word."),
        ("2017-02-30", "2017-02-30", "February 2017 has 28 days."),
        ("text:a,b", "text:a,b", "“text:” takes one word or phrase."),
    ],
)
def test_what_is_wrong_is_said_with_its_place(line: str, wrong: str, says: str) -> None:
    with pytest.raises(QueryError) as caught:
        query.parse(line, SMALL)
    assert line[caught.value.start : caught.value.end] == wrong
    assert says in str(caught.value)


@pytest.mark.parametrize("line", ["2017-02-30", "date:2017-13", "in:soon"])
def test_a_day_that_cannot_be_is_said_with_its_place(line: str) -> None:
    with pytest.raises(QueryError) as caught:
        query.parse(line, SMALL)
    assert line[caught.value.start : caught.value.end] == line.rpartition(":")[2]


def test_days_are_read_as_people_write_them() -> None:
    assert found('in:"late February 2017"') == ["cea", "g4"]
    assert found("date:3-May-2017") == ["cea", "a4"]
    assert found("may-2017 process:Astana") == ["a4"]


def test_the_line_is_coloured_by_stretches() -> None:
    line = 'process:Astana,"x" -2017 "de-escalation" staus:held'
    kinds = [(token.kind, line[token.start : token.end]) for token in query.colours(line, SMALL)]
    assert kinds == [
        ("error", "process:"),
        ("error", "Astana"),
        ("error", '"x"'),
        ("operator", "-"),
        ("date", "2017"),
        ("text", '"de-escalation"'),
        ("field", "staus:"),
        ("value", "held"),
    ]
    assert [token.term for token in query.parse("a status:held,met", SMALL).tokens] == [0, 1, 1, 1]


@pytest.mark.parametrize(
    ("typed", "offered", "line"),
    [
        ("sta", "status:", "status:"),
        ("held -sta", "status:", "held -status:"),
        ("(2017 status:he", "status:held", "(2017 status:held"),
        ('status:"held i', 'status:"held in part"', 'status:"held in part"'),
        ("ast", "process:Astana", "process:Astana"),
        ("process:Astana,gen", "process:Astana,Geneva", "process:Astana,Geneva"),
        ("observer:jo", "observer:Jordan", "observer:Jordan"),
        ("city:new", 'city:"New York"', 'city:"New York"'),
        ("date:", "date:none", "date:none"),
    ],
)
def test_what_a_term_may_become_is_offered(typed: str, offered: str, line: str) -> None:
    assert offered in query.suggestions(typed, len(typed), SMALL)
    start, end = query.completed(typed, len(typed))
    assert typed[:start] + offered + typed[end:] == line


def test_nothing_is_offered_between_terms() -> None:
    assert query.suggestions("status:held ", 12, SMALL) == []


def test_quotes_that_have_the_words_are_named() -> None:
    asked = query.parse("talks -areas", SMALL)
    assert asked.matched(SMALL.events["g4"], SMALL) == ["x2", "x3"]
    assert asked.matched(SMALL.events["a4"], SMALL) == []


def test_ten_papers_that_carry_one_report_are_one_origin() -> None:
    assert origins(SMALL) == {"a4": {"pub"}, "g4": {"agency"}}


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("status:held 2017", []),
        ("lavrov", [("lavrov",)]),
        ("zones memorandum", [("memorandum",)]),
        ("lavrov or memorandum (zones -talks)", [("memorandum",)]),
        ("memorandum text:idlib text:prisoners", [("idlib", "prisoners")]),
    ],
)
def test_the_store_is_asked_at_most_once(line: str, words: list[tuple[str, ...]]) -> None:
    asked = Asked(SMALL, TEXTS)
    query.run(line, SMALL, asked, lambda: TEXTS)
    assert asked.asked == words


def test_a_query_goes_on_to_the_next_snapshot() -> None:
    asked = query.parse("actor:Jordan", SMALL)
    assert asked.match(SMALL.events["a4"], SMALL)
    later = Chronology.of(
        [record for kind in r.KINDS for record in SMALL.all(kind).values() if record.id != "p2"]
    )
    assert not asked.match(later.events["a4"], later)
