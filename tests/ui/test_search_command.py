"""``search``: lines for people, JSON for programs, and what is wrong on standard error."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest

from tests.commands import Parley

LINE = 'process:Astana status:held 2017 "de-escalation"'


@pytest.fixture
def search(parley: Parley, tmp_path: Path) -> Parley:
    file = tmp_path / "example.parley"
    parley("new", file, "--sample")
    return partial(parley, "search", file)


def test_a_line_an_event_by_date(search: Parley) -> None:
    status, out, err = search(LINE)
    cells = [line.split("\t") for line in out.splitlines()]
    assert status == 0 and err == "4 of 118 shown\n"
    assert cells[0][:4] == ["3–4 May 2017", "Astana 4", "Astana", "held"]
    assert [row[1] for row in cells] == ["Astana 4", "Astana 5", "Astana 6", "Astana 7"]
    assert all(len(row) == 5 for row in cells)


def test_json_an_object_a_line_with_the_quotes_that_match(search: Parley) -> None:
    status, out, _ = search("truce kind:ceasefire 2016", "--json")
    plain = [json.loads(line) for line in out.splitlines()]
    assert status == 0 and plain
    assert set(plain[0]) == {"id", "title", "date", "process", "status", "kind", "matched"}
    assert all(one["kind"] == "ceasefire" for one in plain)


def test_matched_names_quotes_cited_on_the_event(search: Parley) -> None:
    _, out, _ = search('"worn away"', "--json")
    plain = json.loads(out)
    assert plain["title"] == "Cessation of hostilities in force"
    assert plain["date"] == "2016-02-27/2016-07~" and len(plain["matched"]) == 1


def test_no_hit_is_no_fault(search: Parley) -> None:
    assert search("nowhere-at-all") == (0, "", "0 of 118 shown\n")


def test_a_whole_article_is_searched_when_asked(search: Parley) -> None:
    _, out, _ = search("text:universal process:Ceasefires")
    assert "Cessation of hostilities in force" in out


def test_a_wrong_line_exits_with_one_and_says_why(search: Parley) -> None:
    status, out, err = search("staus:held")
    assert (status, out) == (1, "")
    assert err == "“staus” is not something to search by. Did you mean “status”?\n"
