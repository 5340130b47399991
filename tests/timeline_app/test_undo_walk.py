"""Undo, redo and restarts in any order end where a plain list of states says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmarks.undo_walk import walk


@pytest.mark.parametrize("seed", [1, 2])
def test_random_walk_agrees_with_a_list_of_states(tmp_path: Path, seed: int) -> None:
    done = walk(tmp_path, 200, seed)
    assert done["differences"] == 0
    assert min(done[act] for act in ("edits", "undos", "redos", "restarts")) > 0
