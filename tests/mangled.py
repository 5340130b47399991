"""Random and mangled texts that may hold dates: what the readers of dates must survive.

A text follows from its seed alone, so that a failure can be made again.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from random import Random
from typing import Final

from tests.gold import LANGUAGES, passages

_BIDI: Final = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_ODD: Final = (
    f"{_BIDI}\ud800\udfff\u0000\u00a0\u00ad\u200b\u200c\u200d\u2028\ufeff\u0301\u064b²½①٠۹Ⅻ"
)
_MARKS: Final = " .,;:!?-–—/()[]{}'\"’“”«»%$&~+=_\n\t"
_SCRIPTS: Final = (
    (0x20, 0x7F), (0xA0, 0x250), (0x370, 0x530), (0x590, 0x780), (0x900, 0x980), (0x4E00, 0x4F00),
    (0xD800, 0xE000), (0x1F300, 0x1F700), (0, 0x110000),
)  # fmt: skip
_ENGLISH_WORDS: Final = (
    "January Feb. march Sept May 1 15 31 30 29 2 0 00 15th 1st twenty-third 15/16 15–16 1/2/17 "
    "31.12.9999 2017-02-30 2017-W07 2017-02 1999 2017 0001 9999 '17 1438 1395 201X 20XX the of on "
    "at in by and or to - – / , . ( ) ? ~ % about early mid- late end beginning first second half "
    "quarter Q1 week spring winter 1990s decade century between after before since until from "
    "begins started ended open unknown ongoing last next this previous following Monday Wed Thurs "
    "weekend yesterday tomorrow today two ten days weeks months years ago later earlier or so "
    "possibly no end reported Ramadan Muharram Bahman 1438 AH Christmas Eve Easter Nowruz BC GMT "
    "10:30 20:00 a.m. will held met said $ resolution 2254 2,200 km no."
)
_ENGLISH: Final = tuple(_ENGLISH_WORDS.split())
_FORMS: Final = (
    "{day} {month} {year}", "{month} {day}, {year}", "{day}–{later} {month} {year}",
    "{share} {month} {year}", "{day}/{number}/{year}", "{day}.{number}.{year}",
    "{limit} {day} {month} {year}", "{day} or {later} {month} {year}", "{month} {year}?",
    "from {day} {month} to {later} {month} {year}", "{weekday} {day} {month} {year}",
    "about {day} {month} {year}", "{day} {month}", "{weekday}", "{season} {year}", "{year}s",
    "between {day} and {later} {month} {year}", "{day} {hijri} 1438", "{day} {solar} 1395",
    "{year}-{number:02}-{day:02}", "{year}-{number:02}-{day:02}/..", "[{year}..]", "{month} {day}",
)  # fmt: skip
"""Typed dates as people write them."""
_WEEKDAYS: Final = (
    *("Monday", "Fri", "Wednesday", "вторник", "четверг", "الاثنين", "الخميس", "شنبه", "جمعه"),
    *("salı", "perşembe", "lundi", "martes", "Donnerstag"),
)


def mangled(seed: int) -> str:
    """A text to be read for its dates; one in some hundred is very long."""
    chance = Random(seed)
    kind = chance.random()
    if kind < 0.0005:
        return _endless(chance)
    if kind < 0.004:
        return _long_line(chance)
    return chance.choice(_KINDS)(chance)


def typed(seed: int) -> str:
    """A text that somebody may have typed into the field of a date."""
    chance = Random(seed)
    kind = chance.random()
    if kind < 0.001:
        return _endless(chance)[: chance.randrange(10_000)]
    if kind < 0.1:
        return _of_any_script(chance)[:60]
    if kind < 0.6:
        return _form(chance) if chance.random() < 0.5 else _bent(_form(chance), chance)
    if kind < 0.7:
        return _bent(" ".join(chance.choices(_words(), k=chance.randrange(1, 7))), chance)
    words = " ".join(chance.choices(_ENGLISH, k=chance.randrange(1, 9)))
    return _bent(words, chance) if chance.random() < 0.4 else words


def _form(chance: Random) -> str:
    """A date as people type it, which need not be one of the calendar."""
    return chance.choice(_FORMS).format(
        day=chance.randrange(1, 32),
        later=chance.randrange(1, 33),
        month=chance.choice(("Jan", "February", "mar", "June", "Sept.", "DECEMBER")),
        number=chance.randrange(1, 14),
        year=chance.choice((2016, 2017, 17, 1999, 1, 9999)),
        weekday=chance.choice(("Mon", "last Tuesday", "next Wed", "Sunday")),
        share=chance.choice(("early", "mid-", "end of", "first half of", "late")),
        limit=chance.choice(("before", "after", "since", "until", "by", "starts", "ended")),
        season=chance.choice(("spring", "winter", "Q3", "second half of")),
        hijri=chance.choice(("Ramadan", "Rajab", "Muharram", "Dhu al-Hijja")),
        solar=chance.choice(("Bahman", "Farvardin", "Esfand")),
    )


def _of_any_script(chance: Random) -> str:
    first, end = chance.choice(_SCRIPTS)
    letters = (chr(chance.randrange(first, end)) for _ in range(chance.randrange(80)))
    return "".join(chance.choice((one, one, one, _odd(chance))) for one in letters)


def _odd(chance: Random) -> str:
    return chance.choice(chance.choice((_ODD, _MARKS)))


def _of_pieces(chance: Random) -> str:
    """Words of all languages in any order, with odd marks between them."""
    count = chance.randrange(1, 50)
    words = [chance.choice(chance.choice((_words(), _ENGLISH))) for _ in range(count)]
    return "".join(word + chance.choice((" ", " ", " ", "", _odd(chance))) for word in words)


def _of_one_language(chance: Random) -> str:
    """Sentences of the gold cut and put together, so that rules meet where they never do."""
    texts = [chance.choice(_texts()[chance.choice(LANGUAGES)]) for _ in range(2)]
    pieces = []
    for text in texts:
        start = chance.randrange(len(text))
        pieces.append(text[start : start + chance.randrange(10, 250)])
    return "".join(pieces)


def _of_gold(chance: Random) -> str:
    """A part of a passage, with letters lost, doubled, moved and put in."""
    return _bent(_of_one_language(chance), chance)


def _bent(text: str, chance: Random) -> str:
    letters = list(text)
    for _ in range(chance.randrange(1, 2 + len(letters) // 12)):
        place = chance.randrange(len(letters) + 1)
        match chance.randrange(6):
            case 0:
                del letters[place : place + chance.randrange(1, 4)]
            case 1:
                letters[place:place] = letters[place : place + chance.randrange(1, 12)]
            case 2:
                letters[place:place] = _odd(chance)
            case 3:
                letters[place : place + 1] = chance.choice("0123456789٣۵²Ⅳ")
            case 4:
                letters[place : place + 9] = "".join(letters[place : place + 9]).upper()
            case _:
                letters[place:place] = chance.choice(_ENGLISH)
    return "".join(letters)


def _long_line(chance: Random) -> str:
    """Up to some thousand words, without or with the end of a sentence in them."""
    few = chance.choices(chance.choice((_words(), _ENGLISH)), k=chance.randrange(1, 12))
    between = chance.choice((" ", " ", ", ", " and ", "", "\n", ". ", " – "))
    return between.join(chance.choices(few, k=chance.randrange(100, 2000)))


def _endless(chance: Random) -> str:
    """Thousands of times the same, without a full stop."""
    few = chance.sample(_WEEKDAYS, 2) if chance.random() < 0.5 else [_of_pieces(chance)[:20] + " "]
    return chance.choice((" ", ", ", " and ")).join(few * chance.randrange(1000, 3000))


_KINDS: Final[tuple[Callable[[Random], str], ...]] = (
    _of_any_script, _of_pieces, _of_one_language, _of_gold, _of_gold,
)  # fmt: skip


@cache
def _texts() -> dict[str, list[str]]:
    return {language: [one.text for one in passages(language, "open")] for language in LANGUAGES}


@cache
def _words() -> list[str]:
    texts = (text for of_language in _texts().values() for text in of_language)
    return list(dict.fromkeys(word for text in texts for word in text.split()))
