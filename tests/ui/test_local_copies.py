"""Working on a copy of a file on a shared drive, and bringing the work back. Row 26."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from db.files import SqliteFiles
from tests.db.support import adding, an_event, companions, contents, filled_file, fits
from timeline_app.document import Document
from timeline_app.errors import KnownError
from ui.local_copies import LocalCopies


@pytest.fixture
def origin(tmp_path: Path) -> Path:
    (tmp_path / "share").mkdir()
    return filled_file(tmp_path / "share" / "talks.parley")


@pytest.fixture
def files(tmp_path: Path) -> SqliteFiles:
    return SqliteFiles(tmp_path / "data" / "backups")


@pytest.fixture
def copies(tmp_path: Path, files: SqliteFiles) -> LocalCopies:
    return LocalCopies(files, tmp_path / "data")


@contextmanager
def at(files: SqliteFiles, path: Path) -> Iterator[Document]:
    with closing(files.open(path)) as store:
        yield Document(store, "me")


def an_edit(files: SqliteFiles, path: Path, title: str) -> None:
    with at(files, path) as document:
        document.apply(adding(an_event(title)))


def titles(files: SqliteFiles, path: Path) -> set[str]:
    with at(files, path) as document:
        return {event.title for event in document.chronology.events.values()}


def test_a_copy_is_made_and_nothing_is_left_on_the_shared_drive(
    copies: LocalCopies, origin: Path
) -> None:
    before = contents(origin)
    copy = copies.take(origin)
    assert copies.origin_of(copy) == origin
    assert copies.origin_of(origin) is None
    assert contents(origin) == before
    assert companions(origin) == ["talks.parley"]
    fits(copy)


def test_work_goes_back_and_what_was_there_is_backed_up(
    copies: LocalCopies, files: SqliteFiles, origin: Path
) -> None:
    copy = copies.take(origin)
    assert not copies.has_more(copy)
    an_edit(files, copy, "Made on the train")
    assert copies.has_more(copy)
    assert copies.give_back(copy) == origin
    assert "Made on the train" in titles(files, origin)
    assert "Made on the train" not in titles(files, files.backups(origin)[0])
    assert not copies.has_more(copy)
    assert copies.give_back(copy) is None
    fits(origin)


def test_the_copy_follows_what_others_did_meanwhile(
    copies: LocalCopies, files: SqliteFiles, origin: Path
) -> None:
    copy = copies.take(origin)
    an_edit(files, origin, "Made at the office")
    assert copies.take(origin) == copy
    assert "Made at the office" in titles(files, copy)


def test_work_of_both_sides_is_kept_apart_and_said(
    copies: LocalCopies, files: SqliteFiles, origin: Path
) -> None:
    copy = copies.take(origin)
    an_edit(files, origin, "Made at the office")
    an_edit(files, copy, "Made on the train")
    before = contents(origin)
    with pytest.raises(KnownError, match="Somebody changed") as caught:
        copies.give_back(copy)
    assert "Nothing was overwritten" in caught.value.kept
    assert contents(origin) == before
    assert copies.take(origin) == copy
    assert "Made on the train" in titles(files, copy)


def test_a_shared_drive_that_is_away_leaves_the_copy_as_it_is(
    copies: LocalCopies, files: SqliteFiles, origin: Path
) -> None:
    copy = copies.take(origin)
    an_edit(files, copy, "Made on the train")
    origin.rename(origin.with_name("moved.parley"))
    with pytest.raises(KnownError, match="There is no chronology at"):
        copies.give_back(copy)
    assert "Made on the train" in titles(files, copy)


def test_two_files_of_one_name_have_two_copies(
    copies: LocalCopies, origin: Path, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    second = filled_file(tmp_path / "other" / "talks.parley", seed=2)
    assert copies.take(origin) != copies.take(second)
