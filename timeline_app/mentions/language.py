"""Whether a text may be read by English rules."""

from __future__ import annotations

from typing import Final

from timeline_app.mentions.scan import Scan
from timeline_app.mentions.word_set import word_set

_COMMON: Final = word_set(
    "the of and to in a is was for on that with by at from as will be said has have it"
)
_ENOUGH: Final = 25  # words, to tell
_SHARE: Final = 12  # one common word in so many


def is_english(scan: Scan, language: str | None) -> bool:
    """By the language named ("en", "en-GB"); without one, by how many common words are English."""
    if language:
        return language.strip().lower().replace("_", "-").partition("-")[0] in (
            "en",
            "eng",
            "english",
        )
    words = scan.words if len(scan) <= 2000 else scan.words[:2000]
    letters = sum(word.isalpha() for word in words)
    return letters < _ENOUGH or sum(word in _COMMON for word in words) * _SHARE >= letters
