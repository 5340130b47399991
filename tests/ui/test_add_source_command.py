"""``add-source``: an article from the command line into a chronology."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands import Parley

ARTICLE = """Talks to go on in spring
By Jane Doe

GENEVA (Sample Wire) - The talks will be held in spring, the envoy said on Monday, in this city.
"""


@pytest.fixture
def chronology(parley: Parley, tmp_path: Path) -> Path:
    file = tmp_path / "a.parley"
    assert parley("new", file)[0] == 0
    return file


def article(tmp_path: Path, content: str | bytes = ARTICLE) -> Path:
    path = tmp_path / "article.txt"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def kept(parley: Parley, file: Path) -> dict[str, list[dict[str, str]]]:
    out = file.with_suffix(".json")
    assert parley("export", file, out, "--audience", "all")[0] == 0
    read: dict[str, list[dict[str, str]]] = json.loads(out.read_text(encoding="utf-8"))
    return read


def test_it_prints_the_id_and_says_what_it_guessed(
    parley: Parley, chronology: Path, tmp_path: Path
) -> None:
    path = article(tmp_path)
    status, out, err = parley("add-source", chronology, path, "--published", "14 Feb 2017")
    assert status == 0
    saved = kept(parley, chronology)
    source = saved["sources"][0]
    assert out == f"{source['id']}\n"
    assert source["title"] == "Talks to go on in spring"
    assert (source["author"], source["language"]) == ("Jane Doe", "en")
    assert source["published"] == "2017-02-14"
    assert saved["publishers"][0]["name"] == "Sample Wire"
    assert saved["source_texts"][0]["text"] == ARTICLE
    assert "Title (guessed from line 1" in err and "Publisher (guessed from" in err


def test_what_is_given_is_not_guessed_and_the_publisher_is_made_once(
    parley: Parley, chronology: Path, tmp_path: Path
) -> None:
    for _ in range(2):
        status, _, err = parley(
            "add-source", chronology, article(tmp_path), "--published", "2017-02-14",
            "--publisher", "Example Agency", "--title", "My title",
        )  # fmt: skip
        assert status == 0 and "Title" not in err and "Publisher" not in err
    saved = kept(parley, chronology)
    assert [one["title"] for one in saved["sources"]] == ["My title", "My title"]
    assert [one["name"] for one in saved["publishers"]] == ["Example Agency"]


def test_one_step_in_the_log_and_the_file_is_whole(
    parley: Parley, chronology: Path, tmp_path: Path
) -> None:
    parley("add-source", chronology, article(tmp_path), "--published", "2017-02-14")
    status, out, _ = parley("history", chronology)
    assert status == 0 and "Add source “Talks to go on in spring”\t3 records" in out
    assert parley("check", chronology)[0] == 0


def test_the_text_is_kept_as_pasted_after_the_one_cleaning(
    parley: Parley, chronology: Path, tmp_path: Path
) -> None:
    content = "\ufeffOne\0 \u202eline\u202c.\r\nAnother \u200fone, that goes on for some words.\r"
    status, _, err = parley(
        "add-source", chronology, article(tmp_path, content), "--published", "2017-02"
    )
    assert status == 0 and "1 invisible NUL character was removed." in err
    text = kept(parley, chronology)["source_texts"][0]["text"]
    assert text == "One \u202eline\u202c.\nAnother \u200fone, that goes on for some words.\n"


def test_an_article_in_another_encoding_is_read_and_it_is_said(
    parley: Parley, chronology: Path, tmp_path: Path
) -> None:
    words = "Второй раунд переговоров\n\nПереговоры пройдут в столице, как было сказано раньше.\n"
    path = article(tmp_path, words.encode("cp1251"))
    status, _, err = parley("add-source", chronology, path, "--published", "2017-02-14")
    assert status == 0 and "Windows-1251" in err and "guessed" in err
    assert kept(parley, chronology)["source_texts"][0]["text"] == words
    named = parley(
        "add-source", chronology, path, "--published", "2017-02-14", "--encoding", "utf-8"
    )
    assert named[0] == 1 and "not utf-8" in named[2]


@pytest.mark.parametrize(
    ("day", "message"),
    [
        ("30 February 2017", "is no publication day"),
        ("3/4/2017", "may be"),
        ("", "publication day is empty"),
        ("yesterday", "is no publication day"),
    ],
)
def test_a_day_that_cannot_be_read_adds_nothing(
    parley: Parley, chronology: Path, tmp_path: Path, day: str, message: str
) -> None:
    before = chronology.read_bytes()
    status, out, err = parley("add-source", chronology, article(tmp_path), "--published", day)
    assert (status, out) == (1, "") and message in err and "Nothing was added." in err
    assert chronology.read_bytes() == before


@pytest.mark.parametrize("content", ["", "  \n\n", "\0\0"])
def test_an_article_without_words_adds_nothing(
    parley: Parley, chronology: Path, tmp_path: Path, content: str
) -> None:
    before = chronology.read_bytes()
    status, _, err = parley(
        "add-source", chronology, article(tmp_path, content), "--published", "2017-02-14"
    )
    assert status == 1 and "no text to quote" in err
    assert chronology.read_bytes() == before


def test_a_text_over_16_mb_is_refused_with_what_to_do(
    parley: Parley, chronology: Path, tmp_path: Path
) -> None:
    path = article(tmp_path, b"word " * (16 * 1024 * 1024 // 5 + 1))
    status, _, err = parley("add-source", chronology, path, "--published", "2017-02-14")
    assert status == 1
    assert err == "Text over 16 MB: keep the part you quote. Nothing was added.\n"


def test_a_missing_article_and_a_missing_day(
    parley: Parley, chronology: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, _, err = parley(
        "add-source", chronology, tmp_path / "none.txt", "--published", "2017-02-14"
    )
    assert status == 1 and "There is no file" in err
    with pytest.raises(SystemExit) as wrong:
        parley("add-source", chronology, article(tmp_path))
    assert wrong.value.code == 2 and "--published" in capsys.readouterr().err


def test_an_empty_article_is_called_that_and_nothing_else(
    parley: Parley, chronology: Path, tmp_path: Path
) -> None:
    empty = article(tmp_path, b"")
    status, out, err = parley("add-source", chronology, empty, "--published", "2017-02-14")
    assert (status, out) == (1, "")
    assert err == "There is no text to quote from. Nothing was added.\n"
