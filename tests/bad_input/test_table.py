"""The table of bad input names tests that exist, and every test here stands in it."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
TABLE = ROOT / "docs" / "bad-input.md"
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
NOT_BUILT = {80, 82}
"""Rows on attachments, which Parley does not have."""
UNUSED = {35, 93}
"""Numbers that no row has."""


def rows() -> dict[int, str]:
    """The lines of the table by their numbers."""
    lines = TABLE.read_text("utf-8").splitlines()
    found = [re.match(r"\| (\d+) \|", line) for line in lines]
    return {int(one[1]): one.string for one in found if one}


@cache
def named_in(file: str) -> frozenset[str]:
    """The names of the tests of a file, also those in classes."""
    tree = ast.parse((ROOT / file).read_text("utf-8"))
    found = (node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    return frozenset(name for name in found if name.startswith("test_"))


def test_every_row_is_shown_by_a_test_that_exists() -> None:
    for number, line in rows().items():
        named = NAMED.findall(line)
        assert bool(named) != (number in NOT_BUILT), line
        for file, name in named:
            assert name in named_in(file), f"row {number}: {file}::{name}"


def test_no_row_is_left_out() -> None:
    assert set(rows()) == set(range(1, 96)) - UNUSED


def test_every_test_of_bad_input_stands_in_the_table() -> None:
    named = set(NAMED.findall(TABLE.read_text("utf-8")))
    for file in ("tests/bad_input/test_files.py", "tests/bad_input/test_texts.py"):
        assert {(file, name) for name in named_in(file)} <= named
