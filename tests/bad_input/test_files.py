"""Files that cannot be written, and files of kinds that Parley does not read."""

from __future__ import annotations

import os
import resource
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from db.faults import FileFault
from tests.commands import Parley
from tests.db.support import (
    STAMP,
    adding,
    an_event,
    contents,
    empty_file,
    filled_file,
    fits,
    opened,
)
from tests.db.test_faults import needs_root, nobody, public_folder
from timeline_app.errors import KnownError
from ui.saving import write_whole


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return empty_file(tmp_path / "a.parley")


def test_row_20_an_export_to_a_full_disk_leaves_no_file(tmp_path: Path) -> None:
    """Row 20; what was there before stays."""
    target = tmp_path / "out.csv"
    target.write_bytes(b"before")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        with pytest.raises(KnownError, match=r"“out.csv” was not written: .+\.") as caught:
            write_whole(target, [b"x" * 3000, b"x" * 3000])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert caught.value.kept == "No file was left."
    assert [path.name for path in tmp_path.iterdir()] == ["out.csv"]
    assert target.read_bytes() == b"before"


@needs_root
def test_row_89_a_target_that_may_not_be_written_is_named() -> None:
    """Row 89: as a PDF that a viewer holds open on Windows."""
    with public_folder() as folder, nobody():
        with pytest.raises(KnownError, match=r"“chart.pdf” cannot be written") as caught:
            write_whole(folder / "chart.pdf", [b"x"])
        assert caught.value.do == "Close chart.pdf or choose another name."
        assert list(folder.iterdir()) == []


def test_row_94_an_sqlite_that_is_too_old_is_named(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Row 94."""
    before = contents(file)
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 36, 0))
    with pytest.raises(FileFault, match="is too old for Parley"):
        opened(file)
    assert contents(file) == before


def test_row_88_a_clock_that_goes_backwards_disturbs_no_order(file: Path) -> None:
    """Row 88: the log counts; the time is only written beside."""
    with closing(opened(file)) as store:
        for hour in (12, 9, 10):
            written = f"2026-01-01T{hour:02}:00:00.000Z"
            store.apply(adding(an_event(f"At {hour}")), STAMP._replace(written=written))
        log = store.log()
        assert [entry.seq for entry in log] == [1, 2, 3, 4]
        assert [entry.written[11:13] for entry in log[1:]] == ["12", "09", "10"]
    fits(file)


@pytest.mark.parametrize("command", ["import", "add-source"])
def test_row_81_what_is_no_ordinary_file_is_not_read(
    parley: Parley, file: Path, tmp_path: Path, command: str
) -> None:
    """Row 81: a pipe would be waited for without end."""
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    more = ["--published", "2017"] if command == "add-source" else []
    assert parley(command, file, pipe, *more) == (
        1,
        "",
        "“pipe.csv” is not an ordinary file. Nothing was read.\n",
    )


BOMB = (
    b'<?xml version="1.0"?>\n<!DOCTYPE t [<!ENTITY a "ha">\n<!ENTITY b "&a;&a;&a;&a;&a;&a;">]>\n'
    b"<timeline>&b;</timeline>"
)
OUTSIDE = b'<!DOCTYPE t [<!ENTITY x SYSTEM "file:///etc/passwd">]><timeline>&x;</timeline>'
DEEP = b'<?xml version="1.0"?>' + b"<a>" * 200_000
CUT = b'<?xml version="1.0"?>\n<timeline><event>'


@pytest.mark.parametrize("data", [BOMB, OUTSIDE, DEEP, CUT], ids=["74", "75", "76", "77"])
@pytest.mark.parametrize("name", ["old.timeline", "old.xml", "old.csv"])
def test_rows_74_to_77_no_xml_is_read(
    parley: Parley, file: Path, tmp_path: Path, name: str, data: bytes
) -> None:
    """Rows 74 to 77: Parley has no XML reader yet, so none of it is expanded or fetched."""
    (tmp_path / name).write_bytes(data)
    before = contents(file)
    status, _, said = parley("import", file, tmp_path / name)
    assert status == 1
    assert "looks like" in said or "has an ending that Parley does not know" in said
    assert contents(file) == before


@pytest.mark.parametrize("start", [b"PK\x03\x04", b"\xd0\xcf\x11\xe0"], ids=["78", "83"])
@pytest.mark.parametrize("name", ["sheet.xlsx", "sheet.docx", "sheet.csv"])
def test_rows_78_79_and_83_no_office_file_is_unpacked(
    parley: Parley, file: Path, tmp_path: Path, name: str, start: bytes
) -> None:
    """Rows 78, 79 and 83: a packed or encrypted file is refused by its first bytes."""
    (tmp_path / name).write_bytes(start + bytes(range(256)) * 40)
    status, _, said = parley("import", file, tmp_path / name)
    assert status == 1
    assert "looks like" in said or "has an ending that Parley does not know" in said


@pytest.mark.parametrize(
    ("start", "what"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "a PDF"),
        (b"PK\x03\x04\0\0\0\0", "an office document or another packed file"),
        (b"\xd0\xcf\x11\xe0\0\0", "an old office document"),
    ],
)
@pytest.mark.parametrize("command", ["add-source", "mentions"])
def test_row_84_no_article_is_read_from_a_pdf_or_office_file(
    parley: Parley, file: Path, tmp_path: Path, command: str, start: bytes, what: str
) -> None:
    """Rows 83 and 84."""
    article = tmp_path / "article.txt"
    article.write_bytes(start + b"\xff\0words\xfe" * 50)
    given = [file, article] if command == "add-source" else [article]
    status, _, said = parley(command, *given, "--published", "2017-02-14")
    assert status == 1
    assert said == (
        f"This file is no text; it looks like {what}. Nothing was added. "
        "Open it, copy its text, and paste that.\n"
    )


def test_row_76_json_without_end_is_refused(parley: Parley, file: Path, tmp_path: Path) -> None:
    """Row 76, for the one nested format that Parley reads."""
    data = tmp_path / "deep.json"
    data.write_text("[" * 200_000)
    status, _, said = parley("import", file, data)
    assert (status, "nested too deeply" in said) == (1, True)


def test_row_86_nothing_is_imported_where_the_disk_is_full_half_way(
    parley: Parley, tmp_path: Path
) -> None:
    """Row 86: an import is one step, written whole or not at all."""
    file = filled_file(tmp_path / "b.parley")
    sheet = tmp_path / "many.csv"
    sheet.write_text("title\n" + "".join(f"Round {n} of the talks\n" for n in range(5000)))
    with closing(opened(file)) as store:
        seq = store.load().seq
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (file.stat().st_size + 65536, hard))
    try:
        status, _, said = parley("import", file, sheet)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert status == 1
    assert "Nothing of this edit was saved" in said
    with closing(opened(file)) as store:
        assert store.load().seq == seq
    fits(file)
