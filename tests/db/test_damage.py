"""The short form of the corruption campaign (R5); full: python -m tests.benchmarks corruption."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from tests.benchmarks.corruption import campaign
from tests.db.support import STAMP, bare, contents, files_in, filled_file, fits, opened, spoil
from tests.random_edits import heading_first


def test_damaged_files_are_told_of_and_never_written_to(tmp_path: Path) -> None:
    found = campaign(tmp_path, files=60, seed=3)
    assert (found["crashes"], found["written to"], found["told"]) == (0, 0, [])
    assert found["damages in user tables"] > 15
    assert found["share reported"] == 1.0
    assert found["share of records named"] > 0.75


def test_rows_out_of_order_end_the_search_for_them(tmp_path: Path) -> None:
    """A page in the place of another once made the reading of single rows go on for ever."""
    path = filled_file(tmp_path / "a.parley", records=600)
    data = path.read_bytes()
    pages = bare(path, "SELECT pageno FROM dbstat WHERE name = 'event' AND pagetype = 'leaf'")
    first, last = pages[0][0], pages[-1][0]
    spoil(path, last, data[(first - 1) * 4096 : first * 4096])
    before = contents(path)
    with closing(opened(path)) as store:
        assert "damaged" in store.read_only
        assert 0 < len(store.load().events) < 600
    assert contents(path) == before


def test_leftovers_of_a_cut_off_creation_do_not_stand_in_the_way(tmp_path: Path) -> None:
    path = tmp_path / "a.parley"
    for left in (".a.parley.part", ".a.parley.part-journal"):
        (tmp_path / left).write_bytes(b"half")
    files_in(tmp_path).create(path, heading_first(), STAMP).close()
    fits(path)
