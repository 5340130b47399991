"""The one cleaning of a text at intake; offsets and hash are those of the cleaned text."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

LARGEST = 16 * 1024 * 1024
"""How many code points a source's text may have."""

_BREAKS = re.compile("\r\n|\r|\u2028|\u2029")
_SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A cleaned text and what was done to it that the user should hear."""

    text: str
    notes: tuple[str, ...]


def clean(text: str) -> Cleaned:
    """Every line break becomes LF, NUL goes, half characters become U+FFFD; all else stays."""
    notes = []
    text = _BREAKS.sub("\n", text)
    if "\0" in text:
        count = text.count("\0")
        text = text.replace("\0", "")
        notes.append(f"{count} invisible NUL characters were removed.")
    text, halves = _SURROGATES.subn("\ufffd", text)
    if halves:
        notes.append(f"{halves} broken characters were replaced by �.")
    return Cleaned(text, tuple(notes))


def text_hash(text: str) -> str:
    """SHA-256 of a text's UTF-8 bytes, hex."""
    return hashlib.sha256(text.encode()).hexdigest()
