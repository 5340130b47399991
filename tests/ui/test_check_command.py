"""``check FILE``: damages first, then what somebody should look at."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from tests.commands import Parley


@pytest.fixture
def example(parley: Parley, tmp_path: Path) -> Path:
    path = tmp_path / "a.parley"
    parley("new", path, "--sample")
    return path


def test_findings_alone_are_no_failure(parley: Parley, example: Path) -> None:
    status, out, err = parley("check", example)
    lines = out.splitlines()
    assert (status, err) == (0, "")
    assert lines[0] == "Every record, the log and its chain are as they were saved."
    assert "Dates disagree (3)" in lines
    assert "  Astana 6: Two dates are claimed. The chronology shows 14–15 Sep 2017." in lines


def test_json_names_rule_record_reason_and_cure(parley: Parley, example: Path) -> None:
    status, out, _ = parley("check", example, "--json")
    found = json.loads(out)
    assert status == 0
    assert list(found) == ["damage", "findings"]
    assert found["damage"] == []
    six = next(one for one in found["findings"] if one["subject"] == "Astana 6")
    assert (six["rule"], six["kind"], six["record"]) == ("conflict", "event", six["event"])
    assert six["next_step"] == "Pick the date to show; the other stays on record as a claim."


def test_an_empty_file_has_none(parley: Parley, tmp_path: Path) -> None:
    path = tmp_path / "b.parley"
    parley("new", path)
    assert json.loads(parley("check", path, "--json")[1]) == {"damage": [], "findings": []}


def test_damage_comes_first_and_is_a_failure(parley: Parley, example: Path) -> None:
    with sqlite3.connect(example) as connection:
        connection.execute("UPDATE event SET city = 'Bern' WHERE title = 'Astana 6'")
    connection.close()
    status, out, err = parley("check", example)
    assert status == 1
    assert "1 thing is not as it was saved" in err
    assert "Astana 6" in out.splitlines()[0] or "event" in out.splitlines()[0].casefold()


def test_what_parley_did_not_make_is_named(parley: Parley, example: Path) -> None:
    with sqlite3.connect(example) as connection:
        connection.execute("CREATE TRIGGER hide AFTER UPDATE ON event BEGIN SELECT 1; END")
    connection.close()
    for words in (["check", example], ["search", example, "Astana"]):
        status, _, err = parley(*words)
        assert status == 0
        assert "contains 1 item that Parley did not make (trigger hide)" in err


def test_an_output_says_that_something_could_not_be_read(
    parley: Parley, example: Path, tmp_path: Path
) -> None:
    with sqlite3.connect(example) as connection:
        connection.execute("UPDATE event SET date = '99999-99-99' WHERE short_title = 'Astana 6'")
    connection.close()
    status, out, err = parley("export", example, tmp_path / "a.csv")
    assert (status, "117 events" in out) == (0, True)
    assert "“a.parley” is damaged: what cannot be read is left out." in err
