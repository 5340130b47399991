"""``fold``: one form of a text for searching, the same for words and queries."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans(
    {
        "ـ": None,  # tatweel
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ى": "ي",
        "ی": "ي",
        "ې": "ي",
        "ئ": "ي",
        "ک": "ك",
        "ڪ": "ك",
        "ة": "ه",
        "ۀ": "ه",
        "ہ": "ه",
        "ھ": "ه",
        "ؤ": "و",
        "ı": "i",
        "ё": "е",
        "\u200b": None,
        "\u200c": " ",
        "\u200d": None,
        "\u200e": None,
        "\u200f": None,
        "\u00ad": None,
        "\ufeff": None,
    }
)
_MARKS = re.compile(
    r"[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    r"\u06d6-\u06ed\u08d3-\u08ff\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+"
)


def fold(text: str) -> str:
    """A text for searching: compatibility forms (NFKC), case, marks and tatweel gone.

    Arabic and Persian forms of one letter become one, and so do digits of every script. Offsets
    in the result are not those of the text.
    """
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKC", text.translate(_LETTERS)).casefold()
    text = _MARKS.sub("", unicodedata.normalize("NFKD", text))
    text = unicodedata.normalize("NFKC", text).translate(_LETTERS)
    return "".join(_digit(letter) if letter.isdigit() else letter for letter in text)


def _digit(letter: str) -> str:
    value = unicodedata.digit(letter, None)
    return letter if value is None else str(value)
