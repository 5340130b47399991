"""Bytes to rows: encodings, separators, quotes, limits. A test a row of RELIABILITY.md."""

from __future__ import annotations

import pytest

from timeline_app.errors import KnownError
from timeline_app.formats import csv_table
from timeline_app.formats.csv_table import Table, read_table

HEAD = "title,city\r\n"


def table(text: str, **options: object) -> Table:
    return read_table(text.encode(), **options)  # type: ignore[arg-type]


def cells(found: Table) -> list[list[str]]:
    return [list(row.cells.values()) for row in found.rows]


ARABIC = "title,city\nجولة المحادثات الثانية في أستانا,أستانا\nوقف إطلاق النار,حلب\n"
RUSSIAN = "title,city\nВторой раунд переговоров,Астана\nПрекращение огня,Алеппо\n"


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        (ARABIC, "cp1256", "Windows-1256 (Arabic)"),
        (RUSSIAN, "cp1251", "Windows-1251 (Cyrillic)"),
        (RUSSIAN, "mac-cyrillic", "Mac Cyrillic"),
        (RUSSIAN, "koi8-r", "KOI8-R"),
        ("title,city\nRéunion générale,Genève\n", "cp1252", "Windows-1252 (Western)"),
        ("title,city\nRéunion générale,Genève\n", "mac-roman", "Mac Roman"),
    ],
)
def test_36_an_encoding_is_guessed_and_said_with_a_piece_of_text(
    text: str, codec: str, name: str
) -> None:
    found = read_table(text.encode(codec))
    assert (found.encoding, found.guessed) == (name, True)
    assert cells(found)[0] == text.split("\n")[1].split(",")
    assert f"Looks like {name}: “" in found.notes[0]


def test_36_the_encoding_can_be_chosen_and_must_fit() -> None:
    found = read_table(ARABIC.encode("cp1256"), encoding="cp1251")
    assert not found.guessed and cells(found) != []
    with pytest.raises(KnownError, match="not utf-8 text"):
        read_table(ARABIC.encode("cp1256"), encoding="utf-8")
    with pytest.raises(KnownError, match="klingon"):
        read_table(b"a", encoding="klingon")


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-8"])
def test_37_unicode_with_and_without_a_mark(codec: str) -> None:
    found = read_table(RUSSIAN.encode(codec))
    assert cells(found)[0] == ["Второй раунд переговоров", "Астана"]
    assert found.header == ["title", "city"]


def test_37_utf_16_is_said() -> None:
    assert "The file is UTF-16." in read_table(RUSSIAN.encode("utf-16")).notes


@pytest.mark.parametrize("delimiter", [";", "\t", "|", ","])
def test_38_the_separator_is_found_and_can_be_chosen(delimiter: str) -> None:
    text = delimiter.join(["title", "city"]) + "\nA; b, c\t|x".replace(delimiter, "") + delimiter
    found = table(text + "d\n")
    assert found.delimiter == delimiter and found.header == ["title", "city"]
    assert table("a,b;c\n1,2;3\n", delimiter=";").header == ["a,b", "c"]


def test_38_excel_names_the_separator_in_a_line_of_its_own() -> None:
    found = table("sep=;\r\ntitle;city\r\nA, B;C\r\n")
    assert (found.header, cells(found)) == (["title", "city"], [["A, B", "C"]])


def test_39_one_column() -> None:
    assert cells(table("title\nAstana 2\nGeneva IV\n")) == [["Astana 2"], ["Geneva IV"]]


def test_40_a_cell_of_more_than_131072_characters() -> None:
    long = "x" * 200_000
    assert cells(table(f"{HEAD}{long},b\n")) == [[long, "b"]]


def test_40_a_cell_over_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_table, "LIMIT", 2 * 2**20)
    found = table(f"title,body\nA,b\nB,{'x' * (3 * 2**20)}\n")
    assert [f"{one.place}: {one.reason}" for one in found.rejected] == [
        "row 3: body: 3 MB is over the 2 MB limit."
    ]
    assert len(found.rows) == 1


def test_42_a_quote_that_never_closes() -> None:
    text = HEAD + '"Astana,x\n' + "A,b\n" * 999
    with pytest.raises(KnownError) as caught:
        table(text)
    assert caught.value.happened == (
        "Row 2 opens a quote that never closes; 1,000 lines would become one cell."
    )
    assert len(table(text, quotes=False).rows) == 1000


def test_42_a_quote_that_closes_far_below_is_pointed_out() -> None:
    found = table(HEAD + '"Astana,x\n' + "A,b\n" * 150 + 'c",d\n')
    assert found.notes == ["Row 2 has a cell of over 100 lines: a lost quote?"]


def test_43_ragged_rows_are_listed() -> None:
    found = table("a,b,c\n1,2,3\n1,2\n1,2,3,4\n1,2,3,,\n1\n")
    assert "Rows with missing cells, which change nothing: 3 (2), 6 (1) for 3 columns." in (
        found.notes
    )
    assert [one.place for one in found.rejected] == ["row 4"]
    assert "4 cells for 3 columns" in found.rejected[0].reason
    assert [row.number for row in found.rows] == [2, 3, 5, 6]
    assert "c" not in found.rows[1].cells


def test_44_two_columns_of_one_name_and_one_without() -> None:
    found = table("date,date,\n1,2,3\n")
    assert found.header == ["date", "date (2)", "column 3"] or found.header == ["date", "date (2)"]
    assert "Two columns are named “date”" in found.notes[0]


@pytest.mark.parametrize("text", ["", "\n\n", "title,city\n", "title", "title,city\n,\n\n"])
def test_45_nothing_to_import(text: str) -> None:
    with pytest.raises(KnownError, match=r"No rows to import\."):
        table(text)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_also_within_cells(end: str) -> None:
    found = table(f'title,"a{end}b"{end}"x{end}y",z{end}{end}last,w')
    assert found.header == ["title", "a b"]
    assert cells(found) == [[f"x{end}y", "z"], ["last", "w"]]
    assert [row.number for row in found.rows] == [2, 4]


@pytest.mark.parametrize("start", [b"PK\x03\x04rest", b"%PDF-1.7", b"<?xml version='1.0'?>"])
def test_another_kind_of_file_is_named(start: bytes) -> None:
    with pytest.raises(KnownError, match="looks like"):
        read_table(start + b"\n1\n")


def test_49_the_guard_is_taken_off() -> None:
    found = table("title,city\n'=x,''+y\n'plain',=z\n")
    assert cells(found) == [["=x", "'+y"], ["'plain'", "=z"]]
