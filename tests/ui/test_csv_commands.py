"""Sheets on the command line: out, changed, in, and what is said."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.commands import Parley


@pytest.fixture
def file(parley: Parley, tmp_path: Path) -> Path:
    """A chronology of three events in one process."""
    path, data = tmp_path / "a.parley", tmp_path / "start.csv"
    parley("new", path)
    data.write_text(
        "title,process,date,status,city\n"
        "Astana 1,Astana,2017-01-23/2017-01-24,held,Astana\n"
        "Astana 2,Astana,2017-02-15/2017-02-16,scheduled,Astana\n"
        "Geneva IV,Geneva,2017-02-23,announced,Geneva\n",
        encoding="utf-8",
    )
    status, out, err = parley("import", path, data)
    assert (status, out) == (0, "added: 3\nupdated: 0\nunchanged: 0\nrejected: 0\n"), err
    assert "New processes: Astana, Geneva." in err
    return path


def rows(path: Path) -> list[dict[str, str]]:
    text = path.read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def save(path: Path, found: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, list(found[0]))
        writer.writeheader()
        writer.writerows(found)


def test_out_two_cells_changed_in_and_a_third_changed_meanwhile(
    parley: Parley, file: Path, tmp_path: Path
) -> None:
    sheet, meanwhile = tmp_path / "a.csv", tmp_path / "b.csv"
    assert parley("export", file, sheet)[0] == 0
    found = rows(sheet)
    assert [row["title"] for row in found] == ["Astana 1", "Astana 2", "Geneva IV"]
    third = dict(found[2])
    save(meanwhile, [third | {"status": "held"}])
    assert "updated: 1" in parley("import", file, meanwhile)[1]
    found[0]["city"], found[1]["status"] = "Nur-Sultan", "held"
    save(sheet, found)
    before = file.read_bytes()
    dry = parley("import", file, sheet, "--dry-run")
    assert dry[1].startswith("Would be added: 0\nWould be updated: 2\nunchanged: 1\n")
    assert file.read_bytes() == before
    assert "updated: 2" in parley("import", file, sheet)[1]
    again = parley("import", file, sheet)
    assert "updated: 0\nunchanged: 3" in again[1]
    parley("export", file, tmp_path / "c.csv")
    after = rows(tmp_path / "c.csv")
    assert (after[0]["city"], after[1]["status"], after[2]["status"]) == (
        "Nur-Sultan", "held", "held",
    )  # fmt: skip
    entries = [json.loads(line) for line in parley("history", file, "--json")[1].splitlines()]
    assert len(entries) == 4 and len(entries[-1]["changes"]) == 2


def test_a_value_changed_on_both_sides_is_kept_and_reported(
    parley: Parley, file: Path, tmp_path: Path
) -> None:
    sheet, meanwhile = tmp_path / "a.csv", tmp_path / "b.csv"
    parley("export", file, sheet)
    found = rows(sheet)
    save(meanwhile, [found[0] | {"city": "Sochi"}])
    parley("import", file, meanwhile)
    save(sheet, [found[0] | {"city": "Vienna"}])
    status, out, _ = parley("import", file, sheet)
    assert status == 0 and "rejected: 1" in out
    assert "row 2: city: changed on both sides" in out and "Parley's was kept" in out
    parley("export", file, tmp_path / "c.csv")
    assert rows(tmp_path / "c.csv")[0]["city"] == "Sochi"


def test_only_what_a_search_line_finds(parley: Parley, file: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.csv"
    status, said, _ = parley("export", file, out, "--query", "process:Astana status:held")
    assert status == 0 and "1 events" in said
    assert [row["title"] for row in rows(out)] == ["Astana 1"]
    as_json = tmp_path / "a.json"
    parley("export", file, as_json, "--query", "process:Geneva")
    document = json.loads(as_json.read_text(encoding="utf-8"))
    assert [event["title"] for event in document["events"]] == ["Geneva IV"]
    status, _, err = parley("export", file, tmp_path / "x.csv", "--query", "(")
    assert status == 1 and err and not (tmp_path / "x.csv").exists()


def test_citations(parley: Parley, tmp_path: Path) -> None:
    file, out = tmp_path / "s.parley", tmp_path / "c.csv"
    parley("new", file, "--sample")
    assert parley("export", file, out, "--citations")[0] == 0
    found = rows(out)
    assert len(found) > 90 and found[0]["event_title"] and found[0]["exact"]
    status, _, err = parley("import", file, out)
    assert status == 1 and "list of citations" in err


def test_the_example_out_and_in_is_unchanged_for_every_audience(
    parley: Parley, tmp_path: Path
) -> None:
    file = tmp_path / "s.parley"
    parley("new", file, "--sample")
    for audience in ("open", "internal", "all"):
        out = tmp_path / f"{audience}.csv"
        parley("export", file, out, "--audience", audience)
        said = parley("import", file, out)[1]
        assert "added: 0\nupdated: 0\n" in said and "rejected: 0" in said


def test_what_is_guessed_is_said_and_can_be_said_otherwise(
    parley: Parley, file: Path, tmp_path: Path
) -> None:
    data = tmp_path / "r.csv"
    data.write_bytes("title;date\nВстреча;1/2/2017\n".encode("cp1251"))
    status, out, err = parley("import", file, data, "--dry-run")
    assert status == 0 and "rejected: 1" in out and "Day or month first?" in out
    assert "Read as Windows-1251 (Cyrillic) (guessed), separator ;" in err
    more = ("--encoding", "cp1251", "--separator", ";", "--day-order", "dmy")
    _, out, err = parley("import", file, data, "--dry-run", *more)
    assert "Would be added: 1" in out and "guessed" not in err


def test_columns_can_be_mapped(parley: Parley, file: Path, tmp_path: Path) -> None:
    data = tmp_path / "m.csv"
    data.write_text("what,where\nA,B\n", encoding="utf-8")
    assert "rejected: 1" in parley("import", file, data, "--dry-run")[1]
    mapped = parley("import", file, data, "--dry-run", "--map", "what=title")
    assert "added: 1" in mapped[1]
    status, _, err = parley("import", file, data, "--map", "who=title")
    assert status == 1 and "no column “who”" in err
    status, _, err = parley("import", file, data, "--map", "what=colour")
    assert status == 1 and "no field “colour”" in err


def test_many_rows_with_one_reason_are_counted(parley: Parley, file: Path, tmp_path: Path) -> None:
    data = tmp_path / "m.csv"
    data.write_text("what\n" + "A\n" * 100, encoding="utf-8")
    _, out, err = parley("import", file, data)
    assert "rejected: 100" in out and "and 80 more, up to row 101" in out
    assert "No column is the title of the event" in err


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.csv", b"", "No rows to import."),
        ("a.csv", b'title\n"A\nB\n', "Row 2 opens a quote that never closes"),
        ("a.xlsx", b"PK\x03\x04", "an ending that Parley does not know"),
        ("a.csv", b"PK\x03\x04", "looks like an Excel workbook"),
    ],
)
def test_what_is_no_sheet_is_refused_and_changes_nothing(
    parley: Parley, file: Path, tmp_path: Path, name: str, data: bytes, words: str
) -> None:
    (tmp_path / name).write_bytes(data)
    before = file.read_bytes()
    status, out, err = parley("import", file, tmp_path / name)
    assert (status, out) == (1, "") and words in err and file.read_bytes() == before


def test_real_files_of_others_do_not_stop_the_program(
    parley: Parley, shared_data: Path, tmp_path: Path
) -> None:
    file = tmp_path / "a.parley"
    parley("new", file)
    sheets = sorted((shared_data / "real").glob("*.csv"))
    assert sheets
    for sheet in (*sheets, shared_data / "syria_process.csv"):
        status, out, err = parley("import", file, sheet, "--dry-run")
        assert status == 0 and "added: " in out, (sheet.name, err)


def test_real_agreements_are_taken_once(parley: Parley, shared_data: Path, tmp_path: Path) -> None:
    file, sheet = tmp_path / "a.parley", shared_data / "real" / "pax_timeline_2018.csv"
    parley("new", file)
    assert "added: 1518\n" in parley("import", file, sheet)[1]
    again = parley("import", file, sheet)[1]
    assert "added: 0\nupdated: 0\nunchanged: 1518\nrejected: 0" in again
