"""Files in odd places and states, by the row of the catalogue: cut off saves, pipes, names."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from db.faults import FileFault
from tests.db.support import (
    STAMP,
    adding,
    an_event,
    bare,
    companions,
    contents,
    files_in,
    filled_file,
    fits,
    mid_save,
    opened,
)
from tests.random_edits import heading_first


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return filled_file(tmp_path / "a.parley")


def test_row_29_hot_journal_is_taken_back_and_told(tmp_path: Path) -> None:
    whole = filled_file(tmp_path / "whole.parley")
    with mid_save(tmp_path / "a.parley") as path:
        assert contents(path) != contents(whole)
        with closing(opened(path)) as store:
            assert "cut off and has been undone" in store.notice
            assert not store.read_only
        fits(path)
        assert not path.with_name("a.parley-journal").exists()
        with closing(opened(path)) as store:
            assert store.notice == ""


def test_row_30_journal_of_no_use_is_passed_over(path: Path) -> None:
    path.with_name("a.parley-journal").write_bytes(b"\xd9\xd5\x05\xf9" + b"junk" * 500)
    with closing(opened(path)) as store:
        assert store.verify() == []


def test_row_30_file_made_wal_by_another_program(path: Path) -> None:
    bare(path, "PRAGMA journal_mode = WAL")
    with closing(opened(path)) as store:
        store.apply(adding(an_event()), STAMP)
    fits(path)
    assert not [name for name in companions(path) if name.endswith(("-wal", "-shm"))]


def make_fifo(path: Path) -> None:
    os.mkfifo(path)


def make_link(path: Path) -> None:
    path.symlink_to(path)


@pytest.mark.parametrize(
    ("make", "reason"),
    [(Path.mkdir, "folder"), (make_fifo, "folder"), (make_link, "name")],
)
def test_row_31_folder_pipe_and_loop(
    tmp_path: Path, make: Callable[[Path], None], reason: str
) -> None:
    make(tmp_path / "a.parley")
    with pytest.raises(FileFault) as caught:
        opened(tmp_path / "a.parley")
    assert caught.value.reason == reason


def test_row_31_device() -> None:
    with pytest.raises(FileFault, match="not an ordinary file"):
        opened(Path("/dev/zero"))


NAMES = [
    "a?b#c%d e.parley",
    "a%20b?mode=memory.parley",
    "محادثات آستانا.parley",
    "~'\".parley",
    " .x",
]


@pytest.mark.parametrize("name", [*NAMES, os.fsdecode(b"caf\xe9.parley"), "x" * 240])
def test_row_32_any_name_just_works(tmp_path: Path, name: str) -> None:
    path = filled_file(tmp_path / name)
    fits(path)
    assert companions(path) == [name]


@pytest.mark.parametrize("name", ["x" * 256, "a\0b", "x/" * 3000 + "y"])
def test_row_33_name_that_cannot_be(tmp_path: Path, name: str) -> None:
    for action in (opened, empty_by_program):
        with pytest.raises(FileFault) as caught:
            action(tmp_path / name)
        assert caught.value.reason == "name"
    assert list(tmp_path.iterdir()) == []


def empty_by_program(path: Path) -> object:
    return files_in(path.parent).create(path, heading_first(), STAMP)
