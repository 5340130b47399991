"""Mangled texts, the short form of the campaign; full: python -m tests.benchmarks fuzz."""

from __future__ import annotations

import pytest

from tests.benchmarks.fuzz import campaign


@pytest.mark.parametrize("part", ["mentions", "typed"])
def test_mangled_texts_fail_nowhere(part: str) -> None:
    assert campaign(part, 1200, 1)["failures"] == []
