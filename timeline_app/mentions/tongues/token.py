"""A word, mark or number of a text: what it says in English, and where it stands."""

from __future__ import annotations

from typing import NamedTuple


class Token(NamedTuple):
    """A word, mark or number: its place in code points, its kind in `scan`, and its English."""

    start: int
    end: int
    kind: str
    word: str
