"""The command line on files: results, messages and exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands import Parley
from ui import command_line
from ui.commands import NAMES, is_window

MAIN = Path(__file__).parent.parent.parent / "main.py"


def test_the_example_out_and_into_a_new_file_and_out_again_is_the_same_bytes(
    parley: Parley, tmp_path: Path
) -> None:
    one, two = tmp_path / "one.parley", tmp_path / "two.parley"
    assert parley("new", one, "--sample")[0] == 0
    assert parley("export", one, tmp_path / "one.json", "--audience", "all")[0] == 0
    assert parley("new", two)[0] == 0
    status, out, _ = parley("import", two, tmp_path / "one.json")
    assert status == 0 and "rejected: 0" in out
    assert parley("export", two, tmp_path / "two.json", "--audience", "all")[0] == 0
    assert (tmp_path / "two.json").read_bytes() == (tmp_path / "one.json").read_bytes()
    assert parley("check", two)[0] == 0


def test_a_dry_run_says_what_would_happen_and_changes_nothing(
    parley: Parley, tmp_path: Path
) -> None:
    file, data = tmp_path / "a.parley", tmp_path / "a.json"
    parley("new", file)
    before = file.read_bytes()
    data.write_text('{"format":"parley","version":1,"events":[{"title":"Astana 2"},{"title":1}]}')
    status, out, _ = parley("import", file, data, "--dry-run")
    assert status == 0
    assert "added: 1" in out and "rejected: 1" in out and "events[1]" in out
    assert file.read_bytes() == before


def test_history_tells_who_did_what(parley: Parley, tmp_path: Path) -> None:
    file, data = tmp_path / "a.parley", tmp_path / "a.json"
    parley("new", file)
    data.write_text('{"format":"parley","version":1,"events":[{"id":"e1","title":"Astana 2"}]}')
    parley("--author", "A. Analyst", "import", file, data)
    status, out, _ = parley("history", file, "e1", "--json")
    entry = json.loads(out)
    assert status == 0 and entry["author"] == "A. Analyst"
    assert entry["changes"][0]["after"]["title"] == "Astana 2"
    assert parley("history", file, "unknown")[0] == 1


def test_a_backup_is_restored_and_what_was_there_is_kept(parley: Parley, tmp_path: Path) -> None:
    file, copy, data = tmp_path / "a.parley", tmp_path / "copy.parley", tmp_path / "a.json"
    parley("new", file)
    assert parley("backup", file, copy)[0] == 0
    data.write_text('{"format":"parley","version":1,"events":[{"id":"e1","title":"Later"}]}')
    parley("import", file, data)
    status, out, _ = parley("restore", file, copy)
    assert status == 0 and "is kept as" in out
    assert parley("history", file, "e1")[0] == 1


@pytest.mark.parametrize("command", ["check", "history", "backup", "export"])
def test_a_missing_file_is_a_known_fault_and_is_not_made(
    parley: Parley, tmp_path: Path, command: str
) -> None:
    missing = tmp_path / "nothing.parley"
    more = [tmp_path / "out.json"] if command == "export" else []
    status, out, err = parley(command, missing, *more)
    assert (status, out) == (1, "") and "There is no chronology" in err
    assert not missing.exists()


def test_wrong_usage_exits_with_two(parley: Parley) -> None:
    with pytest.raises(SystemExit) as caught:
        parley("export")
    assert caught.value.code == 2


def test_new_refuses_an_existing_file(parley: Parley, tmp_path: Path) -> None:
    file = tmp_path / "a.parley"
    parley("new", file)
    before = file.read_bytes()
    status, _, err = parley("new", file)
    assert status == 1 and "already" in err and file.read_bytes() == before


def test_what_is_no_command_opens_the_window() -> None:
    assert set(NAMES) == set(command_line.COMMANDS)
    for asked in ([], ["--sample"], ["talks.parley"], ["talks.parley", "--sample"]):
        assert is_window(asked)
    for asked in (["check"], ["search", "a"], ["--help"], ["two", "files"]):
        assert not is_window(asked)


@pytest.mark.parametrize("json_first", [True, False])
def test_a_search_line_may_begin_with_minus(
    parley: Parley, tmp_path: Path, json_first: bool
) -> None:
    file = tmp_path / "a.parley"
    parley("new", file, "--sample")
    words = ["--json", file, "-status:held"] if json_first else [file, "-status:held", "--json"]
    status, out, _ = parley("search", *words)
    found = [json.loads(line)["status"] for line in out.splitlines()]
    assert status == 0 and found and "held" not in found
    assert parley("export", file, tmp_path / "a.csv", "--query", "-status:held")[0] == 0
    assert len((tmp_path / "a.csv").read_text("utf-8").splitlines()) >= len(found)


def test_half_a_character_in_a_rejection_is_printed_as_its_number(tmp_path: Path) -> None:
    file, data = tmp_path / "a.parley", tmp_path / "a.json"
    data.write_text('{"format":"parley","version":1,"events":[{"title":"\\ud800x"}]}')
    assert _program("new", file)[0] == 0
    status, out, err = _program("import", file, data)
    assert (status, "Traceback" in err) == (0, False)
    assert "\\ud800x" in out


def test_a_stream_that_cannot_carry_a_letter_shows_its_number(tmp_path: Path) -> None:
    file = tmp_path / "a.parley"
    assert _program("new", file, "--sample")[0] == 0
    status, out, err = _program("search", file, "Türkiye", PYTHONIOENCODING="ascii")
    assert (status, "Traceback" in err) == (0, False)
    assert "\\xfc" in out


def test_what_would_steer_a_terminal_is_not_sent_there(tmp_path: Path) -> None:
    file, data = tmp_path / "a.parley", tmp_path / "a.csv"
    data.write_bytes("Заголовок \x1b[31m\x07 talks;15.02.2017\nраунд;16.02.2017\n".encode("cp1251"))
    assert _program("new", file)[0] == 0
    _, _, err = _program("import", file, data)
    assert "�[31m� talks" in err and "\x1b" not in err


@pytest.mark.skipif(os.name != "posix", reason="pipes with a name")
@pytest.mark.parametrize(
    ("command", "name"), [("backup", "out.parley"), ("export", "out.csv"), ("chart", "out.svg")]
)
def test_what_is_no_file_is_never_replaced(
    parley: Parley, tmp_path: Path, command: str, name: str
) -> None:
    file, pipe = tmp_path / "a.parley", tmp_path / name
    parley("new", file, "--sample")
    os.mkfifo(pipe)
    status, _, err = parley(command, file, pipe)
    assert status == 1
    assert f"“{name}” is not an ordinary file." in err
    assert pipe.is_fifo()


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="a disk that is always full")
@pytest.mark.parametrize("words", [["search", ""], ["history", "--json"]])
def test_results_that_cannot_be_written_are_told(tmp_path: Path, words: list[str]) -> None:
    file = tmp_path / "a.parley"
    assert _program("new", file, "--sample")[0] == 0
    command = [sys.executable, str(MAIN), words[0], str(file), *words[1:]]
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == "The results cannot be written: No space left on device.\n"


def test_a_closed_output_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.parley"
    parts = f'exec >&-; exec "{sys.executable}" "{MAIN}" new "{file}"'
    done = subprocess.run(["sh", "-c", parts], stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == "The results cannot be written: standard output is closed.\n"


@pytest.mark.skipif(os.name != "posix", reason="bytes in arguments")
def test_an_author_of_bytes_that_are_no_letters(tmp_path: Path) -> None:
    file, data = tmp_path / "a.parley", tmp_path / "a.csv"
    data.write_text("title,date\nTalks,15 Feb 2017\n", encoding="utf-8")
    assert _program("new", file)[0] == 0
    status, _, err = _program("--author", os.fsdecode(b"n\xe9"), "import", file, data)
    assert (status, "Traceback" in err) == (0, False)
    assert "n�" in _program("history", file)[1]


def test_no_record_has_an_empty_id(parley: Parley, tmp_path: Path) -> None:
    file = tmp_path / "a.parley"
    parley("new", file)
    status, _, err = parley("history", file, "")
    assert status == 1 and "names no record “”" in err


def _program(*arguments: object, **environment: str) -> tuple[int, str, str]:
    """Run the program itself, with streams as a shell gives them."""
    command = [sys.executable, str(MAIN), *map(str, arguments)]
    done = subprocess.run(
        command, capture_output=True, env=os.environ | environment, encoding="utf-8", check=False
    )
    return done.returncode, done.stdout, done.stderr
