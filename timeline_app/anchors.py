"""Pinning a passage to a text: W3C position and quote selectors, in code points."""

from __future__ import annotations

import dataclasses

from timeline_app.records import Excerpt

AROUND = 32
"""How many code points before and after a passage are kept to tell it from its like."""


def pin(excerpt: Excerpt, text: str, start: int, end: int) -> Excerpt:
    """The excerpt pinned to ``text[start:end]`` (code points, end exclusive)."""
    return dataclasses.replace(
        excerpt,
        start=start,
        end=end,
        exact=text[start:end],
        prefix=text[max(0, start - AROUND) : start],
        suffix=text[end : end + AROUND],
    )


def pin_quote(excerpt: Excerpt, text: str) -> Excerpt:
    """The excerpt pinned where its exact words stand; as it was where they do not.

    Where they stand several times, the place whose surroundings fit prefix and suffix best.
    """
    places: list[int] = []
    found = text.find(excerpt.exact)
    while found >= 0 and len(places) < 1000:
        places.append(found)
        found = text.find(excerpt.exact, found + 1)
    if not places:
        return excerpt
    length = len(excerpt.exact)
    best = max(places, key=lambda start: _fit(excerpt, text, start, start + length))
    return pin(excerpt, text, best, best + length)


def _fit(excerpt: Excerpt, text: str, start: int, end: int) -> int:
    """How many code points around a place are those around the excerpt."""
    before = _common(text[max(0, start - 2 * AROUND) : start][::-1], excerpt.prefix[::-1])
    after = _common(text[end : end + 2 * AROUND], excerpt.suffix)
    return before + after


def _common(one: str, other: str) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count
