"""In which language a text is, as far as dates can be read in it."""

from __future__ import annotations

import re
from typing import Final

from timeline_app.mentions.tongues import CODES
from timeline_app.mentions.word_set import word_set

_COMMON: Final = {
    "en": "the of and to in a is was for on that with by at from as will be said has have it",
    "fr": "le la les de des du et à au aux en un une est dans pour que qui sur par se il sont elle "
    "elles ils l d a ont été était sera deux ce cette avec plus y",
    "es": "el la los las de del y en un una que por para con se su es al lo fue ha han será a otra",
    "de": "der die das und in den von zu mit dem des im für auf ist nicht ein eine am sich sie er "
    "es war waren hat haben wird werden soll sollen nach zwei",
    "tr": "ve bir bu ile için olarak da de olan dün gün daha sonra göre ise çok yılında",
}  # fmt: skip
_COMMON_WORDS: Final = {code: word_set(words) for code, words in _COMMON.items()}
_NAMES: Final = {
    "en": "eng english", "fr": "fra fre french français", "es": "spa spanish español castellano",
    "de": "deu ger german deutsch", "tr": "tur turkish türkçe", "ru": "rus russian русский",
    "ar": "ara arabic العربية", "fa": "fas per persian farsi dari prs فارسی",
}  # fmt: skip
_BY_NAME: Final = {name: code for code, names in _NAMES.items() for name in (code, *names.split())}
_WORD: Final = re.compile(r"(?<!\d)[^\W\d_]+")
_ENOUGH: Final = 25  # words, to tell
_SHARE: Final = 12  # one common word in so many
_READ: Final = 20_000  # code points, to tell from
_SCRIPT: Final = 0.4  # so much of the letters are of the script
_PERSIAN: Final = re.compile("[پچژگکی]")
_PERSIAN_WORDS: Final = word_set("است شد خواهد این را که از به با شده بود برای")
_TURKISH: Final = re.compile("[ışğ]")
_NOT_RUSSIAN: Final = re.compile("[іїєґўјљњћђџѓќѕ]", re.IGNORECASE)


def language_of(text: str, named: str | None) -> str:
    """The code of the language ("en", or one of ``CODES``), or empty where dates cannot be read.

    By what is named ("en-GB", "Russian"); without that by script and by the commonest words. A text
    of less than 25 words in Latin letters that is not told from its words is taken for English.
    """
    if named and named.strip():
        code = _BY_NAME.get(re.split("[-_]", named.strip().lower())[0], "")
        return code if code == "en" or code in CODES else ""
    words = _WORD.findall(text[:_READ].lower())
    letters = sum(map(len, words)) or 1
    joined = "".join(words)
    if sum("\u0600" <= sign <= "\u06ff" for sign in joined) > _SCRIPT * letters:
        persian = len(_PERSIAN.findall(joined)) * 25 > letters or _PERSIAN_WORDS.intersection(words)
        return "fa" if persian else "ar"
    if sum("\u0400" <= sign <= "\u04ff" for sign in joined) > _SCRIPT * letters:
        return "" if len(_NOT_RUSSIAN.findall(joined)) * 200 > letters else "ru"
    if len(_TURKISH.findall(joined)) * 60 > letters:
        return "tr"
    return _of_latin(words)


def _of_latin(words: list[str]) -> str:
    counts = {code: sum(word in common for word in words) for code, common in _COMMON_WORDS.items()}
    best = max(counts, key=lambda code: counts[code])
    if counts[best] > counts["en"] and counts[best] * _SHARE >= len(words):
        return best
    enough = len(words) < _ENOUGH or counts["en"] * _SHARE >= len(words)
    return "en" if enough else ""
