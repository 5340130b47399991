"""Date mentions as a whole: one article, spans in code points, and any text at all."""

from __future__ import annotations

import doctest
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app import mentions
from timeline_app.dates import EventDate
from timeline_app.mentions import Mention, find_mentions, join

TUESDAY = date(2017, 2, 14)
SHARED = Path(__file__).parents[3] / "shared"

ARTICLE = """Ministry: truce tops the agenda

ALMATY – The two-day meeting, the second of its kind, will open in Astana on Wednesday and go on on
Thursday, a deputy minister told reporters at the airport.

His Russian colleague said on Sunday that “another contact” was being prepared. The talks under
resolution 2254 are expected to take place in Geneva on February 20, after 2,200 names were handed
over on 27 January.
"""


def test_an_article() -> None:
    found = join(ARTICLE, find_mentions(ARTICLE, TUESDAY))
    assert [(ARTICLE[one.start : one.end], str(one.date)) for one in found] == [
        ("Wednesday", "2017-02-15"),
        ("Thursday", "2017-02-16"),
        ("Sunday", "2017-02-12"),
        ("February 20", "2017-02-20"),
        ("27 January", "2017-01-27"),
    ]


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared data are not here")
def test_the_article_the_project_started_from() -> None:
    path = SHARED / "data" / "astana_article_2017-02-14.txt"
    text = path.read_text(encoding="utf-8")
    found = find_mentions(text, TUESDAY)
    assert [(text[one.start : one.end], str(one.date)) for one in found] == [
        ("Wednesday", "2017-02-15"),
        ("Thursday", "2017-02-16"),
        ("Sunday", "2017-02-12"),
        ("February 20", "2017-02-20"),
    ]
    whole = join(text, found)[0]
    assert str(whole.date) == "2017-02-15/2017-02-16" and whole.parts == found[:2]


def test_the_example_in_the_package_holds() -> None:
    assert doctest.testmod(mentions).failed == 0


def rows_of_the_guide() -> list[tuple[str, str]]:
    """The examples of the rules in docs/dates.md, each with its date."""
    guide = (Path(__file__).parents[2] / "docs" / "dates.md").read_text(encoding="utf-8")
    rules = guide.partition("## The rules")[2].partition("## What is no date")[0]
    rows = []
    for line in rules.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and "**" in line:
            examples, dates = (cell.split("; ") for cell in cells[-2:])
            rows += [
                (words, when.split(", or ")[0]) for words, when in zip(examples, dates, strict=True)
            ]
    return rows


@pytest.mark.parametrize(("example", "when"), rows_of_the_guide())
def test_the_examples_of_the_guide_hold(example: str, when: str) -> None:
    text = example.replace("**", "")
    found = join(text, find_mentions(text, TUESDAY))[-1]
    assert str(found.date) == when
    assert example.split("**")[-2] in text[found.start : found.end]


def test_a_day_with_its_noun_in_another_language() -> None:
    (one,) = find_mentions("15 Şubat Çarşamba günü Astana'da buluşacaklar.", TUESDAY, "tr")
    assert str(one.date) == "2017-02-15"


def test_a_quotation_beside_a_day_that_does_not_exist() -> None:
    text = "“We leave tomorrow,” he said on 30 February."
    first, second = find_mentions(text, TUESDAY)
    assert (str(first.date), second.date) == ("2017-02-15", None)


def test_spans_count_code_points() -> None:
    text = "\U0001f54a\U0001f54a محادثات é On 15 February 2017 they met."
    (one,) = find_mentions(text, TUESDAY)
    assert text[one.start : one.end] == "15 February 2017" and one.start == text.index("15")


def test_mentions_can_be_kept_in_sets() -> None:
    found = find_mentions(ARTICLE, TUESDAY)
    assert len({*found, *join(ARTICLE, found)}) == len(found)


def test_nothing_is_found_in_nothing() -> None:
    assert find_mentions("", TUESDAY) == [] and join("", []) == []


PIECES = (
    "January May March 20 31 30 1999 2017 0001 9999 17 1st 23rd the of and or to – - / , . ( ) "
    "Monday Wed. next last this previous following same week months year days decade ago later "
    "earlier before after ten two 1/2/17 2017-02-30 31.12.9999 10:30 GMT a.m. spring fall winter "
    "quarter half first end early late mid century 19th 1990s BC 218 in on by until since from "
    "between will said told held moved Easter Christmas New Year 's Eve Nowruz today yesterday "
    "night weekend 2,200 $ % no. resolution ٢٠ ۱۳۹۵ февраля"
)
WORDS = PIECES.split()
DAYS = st.sampled_from([None, TUESDAY, date(2016, 2, 29), date.min, date.max])
TEXTS = st.one_of(
    st.text(),
    st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join),
    st.lists(st.one_of(st.sampled_from([*WORDS, "\n", "\n\n", " "]), st.text(max_size=3))).map(
        "".join
    ),
)


def check(text: str, found: list[Mention]) -> None:
    end = 0
    for one in found:
        assert end <= one.start < one.end <= len(text)
        assert not text[one.start].isspace() and not text[one.end - 1].isspace()
        assert one.rule and one.reason
        for when in (one.date, *one.alternatives):
            if when is not None:
                same = EventDate.parse(when.text)
                assert (same.text, same.first, same.last) == (when.text, when.first, when.last)
        end = one.end


@given(TEXTS, DAYS, st.sampled_from([None, "en", "ar", "de", "tr"]))
def test_any_text_gives_valid_spans_in_order(
    text: str, published: date | None, language: str | None
) -> None:
    found = find_mentions(text, published, language)
    check(text, found)
    whole = join(text, found)
    check(text, whole)
    parts = [part for one in whole for part in (one.parts or [one])]
    assert parts == found


@given(TEXTS)
def test_what_stands_before_a_paragraph_does_not_move_the_spans(text: str) -> None:
    moved = find_mentions("Nobody spoke.\n\n" + text, TUESDAY)
    plain = find_mentions(text, TUESDAY)
    offset = len("Nobody spoke.\n\n")
    if not text[:1].isspace():
        assert [one.start - offset for one in moved] == [one.start for one in plain]


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared data are not here")
@pytest.mark.parametrize(("name", "least"), [("meantime", 0.85), ("wikiwars", 0.9)])
def test_most_dates_of_the_gold_sets_are_found(name: str, least: float) -> None:
    lines = (SHARED / "mentions" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    wanted = found = 0
    for line in lines[:40]:
        article = json.loads(line)
        mentions = find_mentions(article["text"], date.fromisoformat(article["published"][:10]))
        spans = [(one.start, one.end) for one in mentions]
        for one in article["timexes"]:
            if one["type"] == "DATE" and (one["value"] or "")[:2] in ("19", "20"):
                wanted += 1
                found += any(s < one["end"] and one["start"] < e for s, e in spans)
    assert found >= least * wanted > 0
