"""Bytes of a text file to text, with the encoding named and nothing replaced silently."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from timeline_app.errors import KnownError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text, the encoding it was read in, and whether that was a guess."""

    text: str
    encoding: str
    guessed: bool


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """The text of a file: by its byte order mark, else UTF-8; or in a named encoding.

    Raises ``KnownError`` where the bytes are not in that encoding.
    """
    try:
        if encoding is not None:
            return Decoded(data.decode(encoding), encoding, guessed=False)
        for mark, codec, name in _MARKS:
            if data.startswith(mark):
                return Decoded(data.decode(codec), name, guessed=False)
        return Decoded(data.decode("utf-8"), "UTF-8", guessed=False)
    except (UnicodeDecodeError, LookupError) as error:
        place = f" (byte {error.start})" if isinstance(error, UnicodeDecodeError) else ""
        raise KnownError(
            f"This file is not {encoding or 'UTF-8'} text{place}.",
            "Nothing was imported.",
            "Save it as UTF-8, or name its encoding.",
        ) from error
