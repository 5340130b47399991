"""Lists of words as they are best read in code: one text."""

from __future__ import annotations


def word_set(words: str) -> frozenset[str]:
    """The words of a text, by its blanks."""
    return frozenset(words.split())
