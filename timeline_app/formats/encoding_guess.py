"""Which encoding the bytes of a file are in, where they do not say."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from timeline_app.formats.decoding import Decoded, decode

ENCODINGS = {
    "UTF-8": "utf-8-sig",
    "UTF-16": "utf-16",
    "UTF-16, little end first": "utf-16-le",
    "UTF-16, big end first": "utf-16-be",
    "Windows-1256 (Arabic)": "cp1256",
    "Windows-1251 (Cyrillic)": "cp1251",
    "Windows-1252 (Western)": "cp1252",
    "Windows-1254 (Turkish)": "cp1254",
    "Windows-1250 (Central European)": "cp1250",
    "Mac Roman": "mac-roman",
    "Mac Cyrillic": "mac-cyrillic",
    "KOI8-R": "koi8-r",
    "ISO 8859-6 (Arabic)": "iso8859-6",
    "DOS 866 (Cyrillic)": "cp866",
}
"""The encodings that can be chosen, by the name people see."""

_GUESSED = [
    "Windows-1252 (Western)",
    "Windows-1256 (Arabic)",
    "Windows-1251 (Cyrillic)",
    "Mac Roman",
    "Windows-1254 (Turkish)",
    "Windows-1250 (Central European)",
    "Mac Cyrillic",
    "KOI8-R",
    "ISO 8859-6 (Arabic)",
    "DOS 866 (Cyrillic)",
]
_WORD = re.compile(r"[^\W\d_]+")
_COMMON = {
    "cyrillic": frozenset("оеаинтсрвлкмдпуя"),
    "arabic": frozenset("اليمنورتبدهع"),
    "latin": frozenset("éèáíóúñçãüöäßğışçêôâàåøæłąęśžščřőż"),
}
_SAMPLE = 200_000


def read_text(data: bytes, name: str | None = None) -> Decoded:
    """The text of a file; ``guessed`` where it is neither UTF-8 nor says what it is.

    ``name`` is one of ``ENCODINGS``, or any name that Python knows. Raises ``KnownError`` where the
    bytes are not in that encoding: nothing is ever replaced.
    """
    if name is not None:
        found = decode(data, ENCODINGS.get(name, name))
        return Decoded(found.text.removeprefix("\ufeff"), name, guessed=False)
    if _says_so(data) or _is_utf8(data):
        return decode(data)
    for candidate in guesses(data):
        return Decoded(data.decode(ENCODINGS[candidate]), candidate, guessed=True)
    return decode(data)


def guesses(data: bytes) -> list[str]:
    """The encodings that the bytes may be in, the likeliest first; every one can read them."""
    sixteen = _sixteen(data)
    if sixteen:
        return [sixteen]
    scored = []
    for place, name in enumerate(_GUESSED):
        text = _try(data, ENCODINGS[name])
        if text is not None:
            scored.append((-_score(text), place, name))
    return [name for _, _, name in sorted(scored)]


def _says_so(data: bytes) -> bool:
    return data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"))


def _is_utf8(data: bytes) -> bool:
    return not _sixteen(data) and _try(data, "utf-8") is not None


def _sixteen(data: bytes) -> str:
    """UTF-16 without a mark shows as zeros, for blanks and ends of lines, in every second byte."""
    head = data[:4000]
    first, second = head[::2].count(0), head[1::2].count(0)
    if (
        not head
        or len(data) % 2
        or 50 * max(first, second) < len(head)
        or min(first, second) * 20 > len(head)
    ):
        return ""
    name = "UTF-16, little end first" if second > first else "UTF-16, big end first"
    return name if _try(data, ENCODINGS[name]) is not None else ""


def _try(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _score(text: str) -> float:
    """How much the letters beyond ASCII look like words: a mean over those characters."""
    sample = text[:_SAMPLE]
    if sample.isascii():
        sample = "".join(letter for letter in text if ord(letter) > 127)[:_SAMPLE]
    beyond = [letter for letter in sample if ord(letter) > 127]
    if not beyond:
        return 0.0
    points = sum(
        -2.0 for letter in beyond if not letter.isalpha() and letter not in "«»“”‘’–—…،؛؟№°"
    )
    return (points + sum(_word_points(word) for word in _words(sample))) / len(beyond)


def _words(text: str) -> Iterable[str]:
    return (found[0] for found in _WORD.finditer(text) if not found[0].isascii())


def _word_points(word: str) -> float:
    scripts = {_script(letter) for letter in word}
    beyond = [letter for letter in word if ord(letter) > 127]
    if len(scripts) > 1 or "other" in scripts:
        return -2.0 * len(beyond)
    common = _COMMON[scripts.pop()]
    points = sum(1.5 if letter.casefold() in common else 0.5 for letter in beyond)
    inner_capital = any(low.islower() and high.isupper() for low, high in pairwise(word))
    return points - (2.0 * len(beyond) if inner_capital else 0.0)


def _script(letter: str) -> str:
    code = ord(letter)
    if code < 0x250:
        return "latin"
    if 0x400 <= code < 0x530:
        return "cyrillic"
    return "arabic" if 0x600 <= code < 0x700 else "other"
