"""On which side of the article a mention lies, and by which words."""

from __future__ import annotations

from typing import Final, NamedTuple


class Cue(NamedTuple):
    """Where a mention lies: -1 before the article, 1 after it, 0 not said; and by which words."""

    direction: int = 0
    words: str = ""
    strong: bool = False


NO_CUE: Final = Cue()
