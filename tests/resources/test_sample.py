"""The built-in example: current, whole, honest about being made up, and right about its days."""

import hashlib
import json
from collections import Counter, defaultdict
from datetime import date
from functools import cache
from typing import Any

import pytest

import resources
from timeline_app.canonical import from_plain, record_text
from timeline_app.chronology import Chronology
from timeline_app.claims import story
from timeline_app.dates import EventDate, agrees, date_of
from timeline_app.field_types import FieldType
from timeline_app.formats.json_in import read
from timeline_app.records import KINDS
from timeline_app.vocabulary import misfit
from tools import make_sample
from tools.sample_text import FactsError, read_text

Plain = dict[str, Any]

# The earlier days of each event that was moved, as its sources named them one after another.
PLANNED = {
    "Astana 2": "2017-02-15/2017-02-16",
    "Astana 2 opening": "2017-02-15 2017-02-16",
    "Astana 3": "[2017-03-11..2017-03-20] 2017-03-14/2017-03-15",
    "Astana 5": "2017-06-12/2017-06-13 2017-07-04/2017-07-05",
    "Astana 6": "[2017-08-21..2017-08-31] [2017-09-11..2017-09-20] 2017-09-14/2017-09-15",
    "Astana 7": "[2017-10-21..2017-10-31] 2017-10-30/2017-10-31",
    "Astana 8": "[2017-12-21..] 2017-12-21/2017-12-22",
    "Astana ministerial": "[2018-02-21..2018-02-28] 2018-03-16",
    "Astana 9": "[2018-02-21..2018-02-28] [2018-03-17..] 2018-05-14/2018-05-15",
    "Astana 12": "[2019-02-01..2019-02-10] 2019-04-25/2019-04-26",
    "Astana 13": "2019-07 2019-08-01/2019-08-02",
    "Astana 14": "2019-10 [2019-11-21..2019-12-10] 2019-12-10/2019-12-11",
    "Astana 15": "2020-03 2021-02-16/2021-02-17",
    "Astana 17": "[2021-12-11..2021-12-20] 2021-12-21/2021-12-22",
    "Astana 18": "[2022-06-14..2022-06-16] 2022-06-15/2022-06-16",
    "Astana 19": "[2022-11-21..2022-11-30] 2022-11-22/2022-11-23",
    "Astana 21": "2023-41 2024-01-24/2024-01-25",
    "Astana 22": "2024-41 2024-11-11/2024-11-12",
    "Summit 5": "2019-07 [2019-08-11..2019-08-20] 2019-09-16",
    "Geneva II opening": "2013-06 2013-10 2014-01-22",
    "Geneva III opening": "2016-01-01 2016-01-25 2016-01-29",
    "Geneva III, March": "2016-02-25 2016-03-07 2016-03-09 2016-03-14",
    "Geneva III, April": "2016-04-11 2016-04-13",
    "Geneva IV": "2017-02-08 2017-02-20 2017-02-23",
    "Geneva V": "2017-03-20 2017-03-23",
    "Geneva VIII": "2017-09 [2017-10-01..2017-11-30] 2017-11-28",
    "Sochi congress": "2017-11-18 2017-12-02 2017-12-02 2018-01-29/2018-01-30",
    "Zone maps due": "2017-05-22 2017-05-27 2017-06-04",
    "Small body 3": "2020-03 2020-08-24",
    "Small body 8": "2022-05-28/2022-06-03 2022-05-30/2022-06-03",
    "Small body 9": "2022-07-25/2022-07-29 [2024-04-21..2024-04-30]",
}
# Where two reports give days that cannot both be right.
DISPUTED = {"Astana 6", "Geneva III opening", "Kerry–Lavrov", "Cessation"}


@cache
def sample() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(resources.read_text("sample/syria.json"))
    return loaded


def records(kind: str) -> list[Plain]:
    found: list[Plain] = sample().get(KINDS[kind].plural, [])
    return found


@cache
def by_id(kind: str) -> dict[str, Plain]:
    return {record["id"]: record for record in records(kind)}


@cache
def event(short_title: str) -> Plain:
    (found,) = (each for each in records("event") if each["short_title"] == short_title)
    return found


def source_of(citation: Plain) -> Plain:
    return by_id("source")[by_id("excerpt")[citation["excerpt"]]["source"]]


def date_claims(short_title: str, *stances: str) -> list[Plain]:
    """The date claims on an event with one of these stances, in the order in which they were said.

    A stance that is left out of the record is the default, supports.
    """

    def order(citation: Plain) -> tuple[str, str, int]:
        excerpt = by_id("excerpt")[citation["excerpt"]]
        published = str(source_of(citation)["published"])
        return str(excerpt.get("said", published)), published, int(excerpt.get("start", 0))

    identity = event(short_title)["id"]
    found = [each for each in records("citation") if each["event"] == identity]
    found = [each for each in found if each.get("field") == "date"]
    return sorted((e for e in found if e.get("stance", "supports") in stances), key=order)


def ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def test_file_is_what_the_facts_give() -> None:
    assert resources.read_text("sample/syria.json") == make_sample.build().text()


def test_bytes_and_text_are_the_same_file() -> None:
    assert json.loads(resources.read_bytes("sample/syria.json")) == sample()


def test_header_and_arrays() -> None:
    arrays = {kind.plural for kind in KINDS.values()}
    assert (sample()["format"], sample()["version"]) == ("parley", 1)
    assert set(sample()) - {"format", "version"} == arrays
    for kind in KINDS:
        ids = [record["id"] for record in records(kind)]
        assert ids == sorted(set(ids))


def test_import_takes_every_record_in() -> None:
    proposal = read(resources.read_bytes("sample/syria.json"), Chronology.of(()), lambda ids: ())
    assert not proposal.rejected
    assert not proposal.notes
    assert proposal.added == sum(len(records(kind)) for kind in KINDS)


def test_counts() -> None:
    assert len(records("chronology")) == 1
    assert len(records("event")) >= 90
    assert len(records("source")) >= 60
    shorts = {process.get("short_name") for process in records("process")}
    names = "Astana,Summits,Geneva,ISSG,Sochi,Const. Committee,UNSC,Ceasefires"
    assert shorts == set(names.split(","))
    used = {each["process"] for each in records("event")}
    assert used == set(by_id("process"))
    languages = Counter(source["language"] for source in records("source"))
    assert languages["ar"] >= 3
    assert languages["ru"] >= 2
    assert languages["fa"] >= 2
    assert languages["tr"] >= 1


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_records_are_canonical_and_use_known_words(kind: Any) -> None:
    for plain in records(kind.name):
        record = from_plain(kind, plain)
        assert json.loads(record_text(record)) == plain
        assert not misfit(kind.name, record), plain


def test_references_resolve() -> None:
    for kind in KINDS.values():
        for plain in records(kind.name):
            for spec in kind.specs:
                if spec.reference and plain.get(spec.key) is not None:
                    assert plain[spec.key] in by_id(spec.reference), plain
    anything = {each["id"] for kind in KINDS for each in records(kind)}
    assert {each["record"] for each in records("external_id")} <= anything
    for citation in records("citation"):
        area, _, actor = citation.get("field", "").partition(":")
        assert not actor or actor in by_id("actor")
        assert area in {"", "attendance", "role", *KINDS["event"].by_key}
    for adoption in records("adoption"):
        assert set(adoption["citations"]) <= set(by_id("citation"))


def test_dates_are_canonical_edtf() -> None:
    texts = [
        plain[spec.key]
        for kind in KINDS.values()
        for spec in kind.specs
        if spec.type is FieldType.DATE
        for plain in records(kind.name)
        if spec.key in plain
    ]
    texts += [each["value"] for each in records("citation") if each.get("field") == "date"]
    assert len(texts) > 400
    assert not [text for text in texts if str(EventDate.parse(text)) != text]


def test_claims_about_status_use_the_words_of_the_kind() -> None:
    for citation in records("citation"):
        if citation.get("field") == "status":
            kind = by_id("event")[citation["event"]].get("kind", "round")
            claimed = {"id": "x", "kind": kind, "status": citation["value"]}
            assert not misfit("event", from_plain(KINDS["event"], claimed))


def test_every_source_says_that_it_is_made_up() -> None:
    text_of = {each["source"]: each["text"] for each in records("source_text")}
    marks = ("Sample: ", "نموذج: ", "Образец: ", "نمونه: ", "Örnek: ")
    words = (
        "no real report",
        "وليس خبرًا حقيقيًا",
        "не является настоящим сообщением",
        "خبر واقعی نیست",
        "gerçek bir haber değildir",
    )
    for source in records("source"):
        assert source["title"].startswith(marks)
        *_, last = text_of[source["id"]].split("\n\n")
        assert any(said in last for said in words)
        assert "Parley" in last
    assert len(text_of) == len(records("source"))


def test_texts_and_excerpts_match() -> None:
    texts = {each["source"]: each for each in records("source_text")}
    for each in texts.values():
        assert each["text_hash"] == hashlib.sha256(each["text"].encode()).hexdigest()
        assert not set("⟦⟧{}\r") & set(each["text"])
    for excerpt in records("excerpt"):
        text = texts[excerpt["source"]]["text"]
        start, end = excerpt["start"], excerpt["end"]
        assert excerpt["exact"] == text[start:end] != ""
        assert excerpt.get("prefix", "") == text[max(0, start - 32) : start]
        assert excerpt.get("suffix", "") == text[end : end + 32]
    for reading in records("reading"):
        text = texts[reading["source"]]["text"]
        assert reading["exact"] == text[reading.get("start", 0) : reading["end"]]
    assert set(by_id("excerpt")) == {each["excerpt"] for each in records("citation")}


def test_short_titles_fit_and_are_unique() -> None:
    titles = [each["short_title"] for each in records("event")]
    assert len(set(titles)) == len(titles)
    assert max(map(len, titles)) <= 24


def test_nobody_takes_part_twice() -> None:
    parts = [(part["event"], part["actor"]) for part in records("participation")]
    assert len(set(parts)) == len(parts)


def test_children_lie_within_their_parents() -> None:
    for child in records("event"):
        if "parent" in child:
            inner = EventDate.parse(child["date"])
            outer = EventDate.parse(by_id("event")[child["parent"]]["date"])
            assert (outer.first or 0) <= (inner.first or 0), child["short_title"]
            assert (inner.last or 0) <= (outer.last or 0), child["short_title"]


@pytest.mark.parametrize("short_title", PLANNED)
def test_earlier_days_are_cited_in_the_order_in_which_they_were_said(short_title: str) -> None:
    plans = date_claims(short_title, "announces", "reports_change")
    planned = [claim["value"] for claim in plans if source_of(claim)["language"] != "ar"]
    assert planned == PLANNED[short_title].split()


def test_plans_are_published_before_the_day_they_name() -> None:
    for plan in records("citation"):
        if plan.get("field") == "date" and plan.get("stance") in {"announces", "reports_change"}:
            first = EventDate.parse(plan["value"]).first
            assert first is None or ordinal(source_of(plan)["published"]) <= first


def test_reports_are_published_after_the_days_they_report() -> None:
    ahead = {"Eid truce"}  # declared at its beginning, with its end
    for report in records("citation"):
        short = by_id("event")[report["event"]]["short_title"]
        supports = report.get("stance", "supports") == "supports"
        if supports and report.get("field") == "date" and short not in ahead:
            claimed = EventDate.parse(report["value"])
            published = source_of(report)["published"]
            assert (claimed.first or 0) <= ordinal(published), report
            if "~" not in report["value"]:
                assert claimed.last is None or claimed.last <= ordinal(published), report


def test_nothing_is_said_after_it_is_published() -> None:
    for excerpt in records("excerpt"):
        assert excerpt.get("said", "") <= by_id("source")[excerpt["source"]]["published"]


def test_geneva_iv_moves_from_the_8th_to_the_20th_to_the_23rd() -> None:
    plans = date_claims("Geneva IV", "announces", "reports_change")
    excerpts = [by_id("excerpt")[plan["excerpt"]] for plan in plans]
    said = [each.get("said", by_id("source")[each["source"]]["published"]) for each in excerpts]
    assert said == ["2017-01-20", "2017-02-01", "2017-02-13"]
    assert event("Geneva IV")["date"] == "2017-02-23/2017-03-03"
    published = {each["published"] for each in records("source")}
    assert "2017-02-14" not in published  # the day of the article that the analyst pastes


def test_reports_disagree_exactly_where_they_should() -> None:
    disputed = set()
    for each in records("event"):
        claims = [
            EventDate.parse(claim["value"])
            for claim in date_claims(each["short_title"], "supports")
        ]
        if not all(agrees(one, other) for one in claims for other in claims):
            disputed.add(each["short_title"])
    assert disputed == DISPUTED


def test_what_was_decided_is_settled() -> None:
    every = [from_plain(kind, each) for kind in KINDS.values() for each in records(kind.name)]
    chronology = Chronology.of(every)
    decided = {each["event"] for each in records("adoption")}
    conflicts = {
        each.short_title
        for each in chronology.events.values()
        if each.date is not None and story(chronology, each).conflict
    }
    assert decided == {event("Cessation")["id"]}
    assert conflicts == DISPUTED - {"Cessation"}


def test_a_report_agrees_with_the_adopted_date() -> None:
    for each in records("event"):
        claims = date_claims(each["short_title"], "supports")
        adopted = EventDate.parse(each["date"])
        agreed = [claim for claim in claims if agrees(EventDate.parse(claim["value"]), adopted)]
        assert agreed or not claims, each["short_title"]


def test_most_talks_have_a_report() -> None:
    reported: dict[str, list[bool]] = defaultdict(list)
    for each in records("event"):
        name = by_id("process")[each["process"]]["name"]
        reported[name].append(bool(date_claims(each["short_title"], "supports")))
    for name in ("Astana", "Geneva"):
        assert sum(reported[name]) >= 0.7 * len(reported[name])


def test_stances_of_every_sort_are_there() -> None:
    stances = {each.get("stance", "supports") for each in records("citation")}
    assert stances == {
        "announces", "reports_change", "supports", "disputes", "retracts", "context",
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "It opened on Monday.",
        "It opened on Tuesday{2017-02-13}.",
        "It opened on Monday{!2017-02-13}.",
        "GENEVA, Feb. 12 – It opened.",
    ],
)
def test_wrong_day_in_a_text_is_refused(text: str) -> None:
    with pytest.raises(FactsError):
        read_text(text, date(2017, 2, 13))


def test_marks_are_taken_out_and_passages_found() -> None:
    marked = "GENEVA, Feb. 13 – ⟦It opened on\nMonday{2017-02-13}⟧, they say.\n\n⟦Well⟧."
    text, (first, second) = read_text(marked, date(2017, 2, 13))
    assert text == "GENEVA, Feb. 13 – It opened on Monday, they say.\n\nWell."
    assert text[first.start : first.end] == "It opened on Monday"
    assert text[second.start : second.end] == "Well"
    assert date_of(ordinal("2017-02-13")).weekday() == 0


@pytest.mark.parametrize(
    ("number", "order"), [("", None), ("2", 2000), ("22", 22000), ("IV", 4000), ("III/2", 3002)]
)
def test_numbers_have_an_order(number: str, order: int | None) -> None:
    assert make_sample.number_sort(number) == order
