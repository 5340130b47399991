"""The short form of the kill campaign (R1); the full one: python -m tests.benchmarks kill."""

from __future__ import annotations

from pathlib import Path

from tests.benchmarks.kill import WORK, campaign


def test_nothing_is_lost_when_the_program_is_killed(tmp_path: Path) -> None:
    found = campaign(tmp_path, rounds=16, seed=7)
    assert (found["lost"], found["partial"], found["damaged"]) == (0, 0, 0), found["told"]
    assert found["rounds"] == 16
    assert set(found["rounds by work"]) == set(WORK)
    assert found["acknowledged"] > 0
