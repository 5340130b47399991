"""Which language a text is written in: by its script, then by its most common small words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

LANGUAGES: Mapping[str, str] = {
    "en": "English",
    "ar": "Arabic",
    "fa": "Persian",
    "ru": "Russian",
    "tr": "Turkish",
    "fr": "French",
    "es": "Spanish",
    "de": "German",
}
"""The languages that are told apart, by their code (ISO 639-1), with their English names."""

_SAMPLE = 20_000
_WORD = re.compile(r"[^\W\d_]+(?:\u200c[^\W\d_]+)*")
_SMALL_WORDS: Mapping[str, frozenset[str]] = {
    code: frozenset(words.split())
    for code, words in {
        "en": "the of and to in is was for on that with by from at be are it has will said not",
        "fr": "le la les des du et est dans que qui pour sur une au aux par avec il ne pas ce été",
        "es": "el la los las del y es en que por con una para se su al no lo más como fue ha",
        "de": "der die das und ist im den von mit auf für nicht ein eine des dem zu sich auch es",
        "tr": "ve bir bu için ile da de olarak olan daha çok gibi sonra en ise dedi kadar göre",
        "ar": "في من على إلى أن عن التي الذي هذا هذه مع بعد كما قال بين لم لا ما قد كان",
        "fa": "در به از که این را با است برای آن تا بر شد خود هم می یک کرد شده و",
        "ru": "и в на что с по не из к для от за как это был о до а у будет",
    }.items()
}
_SCRIPTS = {
    "arabic": ("ar", "fa"),
    "cyrillic": ("ru",),
    "latin": ("en", "fr", "es", "de", "tr"),
}
_LETTERS = {
    "arabic": re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefe]"),
    "cyrillic": re.compile("[\u0400-\u052f]"),
    "latin": re.compile("[A-Za-z\u00c0-\u024f]"),
}
_PERSIAN = re.compile("[پچژگکی]")
_ARABIC = re.compile("[ةىيكأإ]")
_TURKISH = re.compile("[ışğİŞĞ]")
_OTHER_CYRILLIC = re.compile("[іїєґәғқңөұүһўјљњћђџ]", re.IGNORECASE)


def guess_language(text: str) -> tuple[str, str]:
    """The code of a text's language and from what it was read; ("", "") where it is not clear.

    Only the first 20,000 code points are looked at. A text in a language that is not in
    ``LANGUAGES`` gives nothing, or its nearest relative where the two share their small words.
    """
    sample = text[:_SAMPLE]
    counts = {script: len(letters.findall(sample)) for script, letters in _LETTERS.items()}
    script = max(counts, key=lambda name: counts[name])
    if not counts[script]:
        return "", ""
    if script == "arabic":
        return _arabic_script(sample)
    if script == "cyrillic" and len(_OTHER_CYRILLIC.findall(sample)) * 100 > counts[script]:
        return "", ""
    if script == "latin" and len(_TURKISH.findall(sample)) * 60 > counts[script]:
        return "tr", f"letters that only {LANGUAGES['tr']} has"
    return _by_small_words(sample, _SCRIPTS[script])


def _arabic_script(sample: str) -> tuple[str, str]:
    persian, arabic = len(_PERSIAN.findall(sample)), len(_ARABIC.findall(sample))
    code, why = _by_small_words(sample, _SCRIPTS["arabic"])
    by_letters = "fa" if persian > 2 * arabic else "ar" if arabic > 2 * persian else ""
    if by_letters and by_letters != code:
        return by_letters, f"letters that only {LANGUAGES[by_letters]} has"
    return code, why


def _by_small_words(sample: str, codes: tuple[str, ...]) -> tuple[str, str]:
    words = Counter(word.lower() for word in _WORD.findall(sample))
    if not words:
        return "", ""
    hits = {code: sum(words[word] for word in _SMALL_WORDS[code]) for code in codes}
    ranked = sorted(codes, key=lambda code: -hits[code])
    best = ranked[0]
    second = hits[ranked[1]] if len(ranked) > 1 else 0
    if hits[best] < 2 or hits[best] * 12 < sum(words.values()) or hits[best] < 1.3 * second:
        return "", ""
    common = max(_SMALL_WORDS[best], key=lambda word: (words[word], word))
    return best, f"{LANGUAGES[best]} words such as “{common}”"
