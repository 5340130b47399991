"""The one cleaning of a text at intake; offsets and hash are those of the cleaned text."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from timeline_app.errors import KnownError
from timeline_app.formats.decoding import Decoded, other_kind
from timeline_app.formats.encoding_guess import read_text
from timeline_app.halves import HALF, INSTEAD, said

LARGEST = 16 * 1024 * 1024
"""How many code points a source's text may have."""

_BREAKS = re.compile("\r\n|\r|\u2028|\u2029")


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
        what = (
            "1 invisible NUL character was"
            if count == 1
            else f"{count} invisible NUL characters were"
        )
        notes.append(f"{what} removed.")
    text, halves = HALF.subn(INSTEAD, text)
    if halves:
        notes.append(said(halves))
    return Cleaned(text, tuple(notes))


def read_article(data: bytes, encoding: str | None = None) -> Decoded:
    """The text of an article's file; raises ``KnownError`` where it is another kind of file."""
    what = other_kind(data, texts=True).replace("Excel workbook", "office document")
    if what:
        raise KnownError(
            f"This file is no text; it looks like {what}.",
            "Nothing was added.",
            "Open it, copy its text, and paste that.",
        )
    return read_text(data, encoding)


def take_in(text: str) -> Cleaned:
    """A text from outside, cleaned, and refused where it is too long or holds nothing.

    Raises ``KnownError`` for more than ``LARGEST`` code points, and for a text without a letter or
    figure, which could not be quoted.
    """
    if len(text) > LARGEST:
        raise KnownError("Text over 16 MB: keep the part you quote.", "Nothing was added.")
    cleaned = clean(text)
    if not any(letter.isalnum() for letter in cleaned.text):
        raise KnownError("There is no text to quote from.", "Nothing was added.")
    return cleaned


def text_hash(text: str) -> str:
    """SHA-256 of a text's UTF-8 bytes, hex."""
    return hashlib.sha256(text.encode()).hexdigest()
