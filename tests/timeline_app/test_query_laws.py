"""The search line: laws of its words, no line that stops the program, and the example."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import search as index
from db.files import SqliteFiles
from tests.timeline_app.searches import EVERYTHING, SMALL, found
from timeline_app import query
from timeline_app import records as r
from timeline_app.chronology import Chronology
from timeline_app.query import QueryError
from timeline_app.query.fields import SEARCH_FIELDS
from timeline_app.query.words import words_of
from timeline_app.store import Stamp, Store
from ui.commands.files import sample

TERMS = st.sampled_from(
    [
        "status:held",
        "process:Astana",
        "2017",
        "lavrov",
        '"de-escalation"',
        "number:4",
        "is:unsourced",
        "date:open",
        "memorandum",
        "title:astana",
        "(city:Geneva or zones)",
        "-kind:round",
    ]
)


@given(TERMS, TERMS)
def test_not_is_the_rest_or_is_the_union_and_both_the_overlap(one: str, other: str) -> None:
    left, right = set(found(one)), set(found(other))
    assert set(found(f"-({one})")) == set(EVERYTHING) - left
    assert set(found(f"{one} or {other}")) == left | right
    assert set(found(f"{one} {other}")) == left & right


@given(st.lists(TERMS, min_size=2, max_size=5), st.randoms(use_true_random=False))
def test_terms_find_what_all_of_them_find_in_whatever_order(
    terms: list[str], chance: Random
) -> None:
    each = [set(found(term)) for term in terms]
    wanted = [i for i in SMALL.by_date() if all(i in one for one in each)]
    assert found(" ".join(terms)) == wanted
    chance.shuffle(terms)
    assert found(" ".join(terms)) == wanted


@given(TERMS, TERMS)
def test_the_snapshot_alone_finds_the_same(one: str, other: str) -> None:
    line = f"{one} or -{other} {one}"
    assert query.parse(line, SMALL).select(SMALL) == found(line)


@given(TERMS, TERMS)
def test_all_at_once_is_what_each_event_says(one: str, other: str) -> None:
    asked = query.parse(f"{one} -{other}", SMALL)
    each = [i for i in SMALL.by_date() if asked.match(SMALL.events[i], SMALL)]
    assert asked.select(SMALL) == each
    assert {event.id for event in asked.events(SMALL)} == set(each)


PIECES = st.sampled_from(
    [*SEARCH_FIELDS, *':()"“”«»,-', ":>=", "..", "or", "not", "and", "text:", "2017", "²", "\0"]
)


@given(st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=30), st.sampled_from(["", " "]))
def test_no_text_does_worse_than_an_error_of_the_line(pieces: list[str], gap: str) -> None:
    line = gap.join(pieces)
    tokens = query.colours(line, SMALL)
    spans = [(token.start, token.end) for token in tokens]
    assert spans == sorted(spans) and all(0 <= a < b <= len(line) for a, b in spans)
    query.suggestions(line, len(line), SMALL)
    fault = fault_of(line)
    assert fault is None or 0 <= fault.start < fault.end <= len(line)


def fault_of(line: str) -> QueryError | None:
    try:
        found(line)
    except QueryError as error:
        return error
    return None


@pytest.mark.parametrize("line", ["(" * 5000, "not " * 5000, "-(" * 5000, "a or " * 999])
def test_a_line_without_end_is_an_error_like_others(line: str) -> None:
    assert fault_of(line) is not None
    assert found("-" * 5000 + "lavrov") == ["g4"]


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Chronology]]:
    folder: Path = tmp_path_factory.mktemp("example")
    stamp = Stamp("", "session", datetime(2024, 1, 1, tzinfo=UTC).isoformat())
    store = SqliteFiles(folder / "backups").create(folder / "a.parley", sample(), stamp)
    yield store, store.load()
    store.close()


def titles(line: str, example: tuple[Store, Chronology]) -> list[str]:
    store, chronology = example
    ids = query.run(line, chronology, store.search, store.texts)
    return [chronology.events[identity].title for identity in ids]


def test_the_journeys_line_finds_the_rounds_on_the_areas(
    example: tuple[Store, Chronology],
) -> None:
    line = 'process:Astana status:held 2017 "de-escalation"'
    assert titles(line, example) == ["Astana 4", "Astana 5", "Astana 6", "Astana 7"]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("2254 kind:resolution", ["S/RES/2254 (2015): road map of ceasefire, talks and elections"]),
        ('"Astana 2"', ["Astana 2", "Astana 2, opening session"]),
        ("actor:ООН kind:congress", ["Syrian National Dialogue Congress"]),
        ("number:iv process:Geneva", ["Geneva IV"]),
        ("sign:cancelled", None),
        ("text:universal process:Ceasefires", ["Cessation of hostilities in force"]),
    ],
)
def test_lines_on_the_example(
    line: str, names: list[str] | None, example: tuple[Store, Chronology]
) -> None:
    got = titles(line, example)
    assert got and names in (None, got)


@pytest.mark.parametrize(
    "word",
    ["lavrov", "de-escalation", '"de-escalation"', "sample", "astana-2", "женев", "جنيف", "S/RES"],
)
def test_store_and_snapshot_agree_on_every_word(
    word: str, example: tuple[Store, Chronology]
) -> None:
    store, chronology = example
    alone = query.parse(word, chronology).select(chronology)
    assert query.run(word, chronology, store.search) == alone


def test_the_words_of_a_record_are_those_of_the_index() -> None:
    records = [change.made for change in sample().changes]
    seen = [one for one in records if isinstance(one, r.Event | r.Source | r.Excerpt)]
    assert len(seen) > 400
    assert all(words_of(one) == index.words_of(one) for one in seen)
