"""Places in a text: Python counts code points, Qt counts UTF-16 units."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property

_WIDE = re.compile("[\U00010000-\U0010ffff]")


class Positions:
    """Turns places of one text from code points to UTF-16 units and back."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _wide(self) -> list[int]:
        """Where the letters stand that take two units."""
        return [found.start() for found in _WIDE.finditer(self.text)]

    @cached_property
    def _wide_units(self) -> list[int]:
        return [place + before for before, place in enumerate(self._wide)]

    def to_qt(self, place: int) -> int:
        """The UTF-16 units before a place given in code points."""
        return place + bisect_left(self._wide, place)

    def from_qt(self, units: int) -> int:
        """The code points before a place given in UTF-16 units; within a letter: before it."""
        return units - bisect_left(self._wide_units, units)

    @property
    def length(self) -> int:
        """How many UTF-16 units the text has."""
        return len(self.text) + len(self._wide)
