"""``mentions``: aligned lines for people, one JSON list for programs, faults on standard error."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands import Parley

TEXT = (
    "\ufeffThe committee will sit in Nur-Sultan on Wednesday and Thursday.\r\n\r\n"
    "Its co-chair said on Sunday that a plenary on 1 March would follow.\r\n"
)


@pytest.fixture
def mentions(parley: Parley, tmp_path: Path) -> Parley:
    article = tmp_path / "article.txt"
    article.write_bytes(TEXT.encode())

    def run(*arguments: str, path: Path = article) -> tuple[int, str, str]:
        return parley("mentions", path, *arguments)

    return run


def test_lines_are_aligned(mentions: Parley) -> None:
    status, out, err = mentions("--published", "14 Feb 2017")
    lines = out.splitlines()
    assert status == 0 and len(lines) == 3
    assert err == "Dates are read as English, told from the text.\n3 date mentions\n"
    assert lines[0].startswith("40–62    Wednesday and Thursday  2017-02-15/2017-02-16  list")
    assert lines[1].startswith("86–92    Sunday                  2017-02-12             weekday")
    assert lines[2].startswith("111–118  1 March                 2017-03-01 ")


def test_json_is_the_joined_list(mentions: Parley) -> None:
    status, out, _ = mentions("--published", "2017-02-14", "--json")
    found = json.loads(out)
    assert status == 0
    assert found[0] == {
        "start": 40,
        "end": 62,
        "text": "Wednesday and Thursday",
        "edtf": "2017-02-15/2017-02-16",
        "rule": "list",
        "reason": "weekday after the article's Tuesday, because of “will sit”",
        "alternatives": [],
        "clash": None,
        "language": "en",
        "history": False,
    }
    assert [one["edtf"] for one in found[1:]] == ["2017-02-12", "2017-03-01"]


def test_a_clash_and_a_second_candidate_are_said(mentions: Parley, tmp_path: Path) -> None:
    path = tmp_path / "other.txt"
    path.write_text("It was signed on Thursday, 3 May 2017. The weekend was quiet.")
    _, out, _ = mentions("--published", "2017-05-09", "--json", path=path)
    signed, weekend = json.loads(out)
    assert signed["clash"] == "3 May 2017 is a Wednesday, not a Thursday"
    assert weekend["edtf"] == "2017-05-06/2017-05-07"
    _, lines, _ = mentions("--published", "2017-05-09", path=path)
    assert "; 3 May 2017 is a Wednesday, not a Thursday" in lines


def test_an_article_without_dates(mentions: Parley, tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.write_text("Nobody came.")
    status, out, err = mentions("--published", "2017-05-09", path=path)
    assert (status, out) == (0, "") and err.endswith("\n0 date mentions\n")
    assert mentions("--published", "2017-05-09", "--json", path=path)[1] == "[]\n"


@pytest.mark.parametrize(
    ("day", "message"),
    [
        ("Feb 2017", "“Feb 2017” is not one day."),
        ("", "“” is not one day."),
        ("30 Feb 2017", "“30 Feb 2017” is no publication day: February 2017 has 28 days."),
        ("1/2/17", "“1/2/17” may be 1 Feb 2017 or 2 Jan 2017?"),
    ],
)
def test_the_day_must_be_one_day(mentions: Parley, day: str, message: str) -> None:
    status, out, err = mentions("--published", day)
    assert (status, out) == (1, "") and err.startswith(message)


def test_no_such_article(mentions: Parley, tmp_path: Path) -> None:
    status, out, err = mentions("--published", "2017-02-14", path=tmp_path / "none.txt")
    assert (status, out) == (1, "") and "There is no file" in err


PERSIAN = "هیئت دوشنبه وارد تهران شد. نشست ۲۷ بهمن ۱۳۹۵ برگزار خواهد شد."
HISTORY = (
    "Talks began in Vienna on 3 May 1980. The draft of 1 June 1981 failed. A truce of 2 July 1982"
    " held until 4 August 1983. They signed on 5 September 1984 and left the last post on "
    "6 October 1985. On 7 November the envoy resigned."
)


def test_the_language_is_told_from_the_text_and_said(mentions: Parley, tmp_path: Path) -> None:
    path = tmp_path / "persian.txt"
    path.write_text(PERSIAN, encoding="utf-8")
    _, out, err = mentions("--published", "2017-02-14", "--json", path=path)
    assert [(one["text"], one["edtf"], one["language"]) for one in json.loads(out)] == [
        ("دوشنبه", "2017-02-13", "fa"),
        ("۲۷ بهمن ۱۳۹۵", "2017-02-15", "fa"),
    ]
    assert err == "Dates are read as Persian, told from the text.\n2 date mentions\n"


def test_a_language_that_is_given_decides(mentions: Parley, tmp_path: Path) -> None:
    path = tmp_path / "short.txt"
    path.write_text("Die Gespräche beginnen am Mittwoch in Astana.", encoding="utf-8")
    _, out, err = mentions("--published", "2017-02-14", "--language", "de", path=path)
    assert "  Mittwoch  2017-02-15  weekday  " in out
    assert err == "Dates are read as German.\n1 date mention\n"
    _, out, err = mentions("--published", "2017-02-14", "--language", "Italian", path=path)
    assert out == ""
    assert "Dates in words are not known for “Italian”; only dates in digits are read.\n" in err


def test_a_language_that_the_words_belie_is_told_of(mentions: Parley, tmp_path: Path) -> None:
    path = tmp_path / "persian.txt"
    path.write_text(PERSIAN, encoding="utf-8")
    _, _, err = mentions("--published", "2017-02-14", "--language", "en", path=path)
    assert "Dates are read as English.\nThe words look like Persian.\n" in err
    path.write_text("Heyet pazartesi akşamı Ankara'dan ayrıldı.", encoding="utf-8")
    _, _, err = mentions("--published", "2017-02-14", "--language", "en", path=path)
    assert "The words look like Turkish.\n" in err


def test_a_history_is_told_of(mentions: Parley, tmp_path: Path) -> None:
    path = tmp_path / "history.txt"
    path.write_text(HISTORY)
    _, out, err = mentions("--published", "2017-02-14", "--json", path=path)
    found = json.loads(out)
    assert (found[-1]["text"], found[-1]["edtf"]) == ("7 November", "1985-11-07")
    assert found[-1]["reason"] == "the running year 1985 of a history"
    assert all(one["history"] for one in found)
    assert "Read as a history: a date without its year takes the running year.\n" in err
