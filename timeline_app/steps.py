"""Long work in steps, so that whoever asks for it can do something else in between."""

from __future__ import annotations

from collections.abc import Generator
from typing import TypeAlias, TypeVar

T = TypeVar("T")
Steps: TypeAlias = Generator[None, None, T]
"""Work that yields after every few milliseconds, and returns what comes of it."""


def at_once(steps: Steps[T]) -> T:
    """Do all of it now."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found: T = end.value
            return found
