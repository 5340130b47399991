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


_PACKED = (
    (b"PK\x03\x04", "an Excel workbook or another packed file"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook"),
    (b"%PDF", "a PDF"),
    (b"SQLite format 3", "a database"),
)
_MARKED_UP = ((b"<?xml", "XML"), (b"<!doctype", "HTML"), (b"<html", "HTML"))


def other_kind(data: bytes, *, texts: bool = False) -> str:
    """What a file seems to be that is no sheet; empty where it may be one.

    With ``texts`` what is text, though marked up, is let pass.
    """
    head = data[:64].removeprefix(codecs.BOM_UTF8).lstrip().lower()
    known = _PACKED if texts else _PACKED + _MARKED_UP
    return next((what for start, what in known if head.startswith(start.lower())), "")
