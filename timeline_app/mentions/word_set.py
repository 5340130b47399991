"""A set of words from a line of text."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """The words of a text that are parted by spaces."""
    return frozenset(text.split())
