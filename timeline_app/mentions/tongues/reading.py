"""A text of another language as tokens: English words with the places of what they stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from timeline_app.mentions.tongues.tongue import Tongue, key_of
from timeline_app.mentions.vocabulary import FOREIGN, KINDS, MONTH_NUMBERS, ORDINALS
from timeline_app.mentions.word_set import word_set

_DIGITS: Final = {
    chr(ord(zero) + value): str(value) for zero in "٠۰" for value in range(10)
}  # fmt: skip
PLAIN: Final = str.maketrans({**_DIGITS, "،": ",", "؛": ";", "؟": "?", "٬": ",", "٫": "."})
"""Digits and marks of Arabic and Persian as those of English; each stays one code point."""

_APOSTROPHES: Final = frozenset("'’‘")
_HYPHENS: Final = frozenset("-‑")
_ENDED_NUMBER: Final = re.compile(r"([0-9]{1,4})([^\W\d_]+)")


class Token(NamedTuple):
    """A word, mark or number: its place in code points, its kind in `scan`, and its English."""

    start: int
    end: int
    kind: str
    word: str


def tokens(found: Sequence[re.Match[str]], tongue: Tongue) -> list[Token]:
    """What a text is made of, by the words of a language."""
    plain: list[Token] = []
    for one in found:
        plain += _token(one, tongue)
    grouped = _numbered(_grouped(plain, tongue))
    return _told_once(_without_endings(grouped, tongue))


def _token(one: re.Match[str], tongue: Tongue) -> list[Token]:
    kind, word = one.lastgroup or "mark", one[0]
    if kind == "number":
        ended = _ENDED_NUMBER.fullmatch(word)
        if ended is not None and key_of(ended[2]) in tongue.endings:
            return [Token(one.start(), one.end(), "number", ended[1])]
    if kind != "word":
        return [Token(one.start(), one.end(), kind, word)]
    cut = tongue.split(word)
    if cut:
        middle = one.start() + cut
        rest = Token(middle, one.end(), kind, word[cut:])
        return [Token(one.start(), middle, kind, word[:cut]), rest]
    return [Token(one.start(), one.end(), kind, word)]


def _is_name(found: Sequence[Token], place: int) -> bool:
    """Whether a month or weekday is the name of somebody: "Avril Marchand", "Frau Mai"."""
    one = found[place]
    if not one.word[:1].isupper():
        return False
    before = found[place - 1] if place else None
    begins = before is None or before.kind == "break" or before.word in _ENDS
    after = found[place + 1].word if place + 1 < len(found) else ""
    return not begins or (after[:1].isupper() and found[place + 1].kind == "word")


_ENDS: Final = frozenset('.!?:–—-«“"')
_TITLES: Final = frozenset(("Frau", "Herr", "Herrn"))


def _grouped(found: Sequence[Token], tongue: Tongue) -> list[Token]:
    """The tokens in English, groups of words as one."""
    made: list[Token] = []
    place = 0
    while place < len(found):
        one = found[place]
        if one.kind != "word":
            made.append(one)
            place += 1
            continue
        length, english = _group(found, place, tongue)
        if KINDS.get(english, "") in "MmJWw" and (
            (tongue.small_names and _is_name(found, place))
            or (place and found[place - 1].word in _TITLES)
        ):
            english = ""
        last = found[place + length - 1]
        made.append(Token(one.start, last.end, "word", english or one.word.lower()))
        place += length
    return made


def _group(found: Sequence[Token], place: int, tongue: Tongue) -> tuple[int, str]:
    """How many tokens from a place on are one word, and which."""
    word = found[place].word
    for parts, english in tongue.table.phrases.get(key_of(word), ()):
        length = _match(found, place, parts)
        if length:
            return length, english
    is_prefix = len(word) == 1 and word in tongue.prefixes
    return 1, tongue.prefixes[word] if is_prefix else tongue.english(word)


def _match(found: Sequence[Token], place: int, parts: tuple[str, ...]) -> int:
    """How many tokens from a place on are these words; a hyphen may join them. 0: they are not."""
    at = place
    for number, part in enumerate(parts):
        if number and at < len(found) and found[at].word in _JOINTS:
            at += 1
        if at >= len(found) or found[at].kind != "word" or key_of(found[at].word) != part:
            return 0
        at += 1
    return at - place


_JOINTS: Final = frozenset("-‑'’")


_PARTED: Final = frozenset(("half", "quarter"))


def _numbered(found: Sequence[Token]) -> list[Token]:
    """Put a number for "first" … where a month follows: "premier mars", «سوم آذر»."""
    made = list(found)
    for place, (one, after) in enumerate(pairwise(found)):
        number = ORDINALS.get(one.word, 0) if one.kind == "word" else 0
        if not number or after.kind != "word" or (place and found[place - 1].word in _PARTED):
            continue
        follows = found[place + 2] if after.word == "of" and place + 2 < len(found) else after
        if follows.word in MONTH_NUMBERS or FOREIGN.get(follows.word, "") in ("P", "j"):
            made[place] = one._replace(kind="number", word=str(number))
    return made


def _told_once(found: Sequence[Token]) -> list[Token]:
    """Put a month that is told by two names together: شباط/فبراير, شباط (فبراير)."""
    made: list[Token] = []
    for one in found:
        made.append(one)
        words = [each.word for each in made[-4:]]
        if len(words) > 2 and words[-2] == "/" and words[-1] == words[-3] in MONTH_NUMBERS:
            made[-3:] = [made[-3]._replace(end=one.end)]
        elif len(words) > 3 and words[1::2] == ["(", ")"] and words[0] == words[2] in MONTH_NUMBERS:
            made[-4:] = [made[-4]._replace(end=one.end)]
    return made


def _without_endings(found: Sequence[Token], tongue: Tongue) -> list[Token]:
    """Put "15-го", "15'inde", "15." and "2017 года" together as their number."""
    made: list[Token] = []
    place = 0
    while place < len(found):
        one = found[place]
        reach = _ending(found, place, tongue)
        if reach and found[place + 1].word not in _APOSTROPHES:
            one = one._replace(end=found[place + reach].end)
        made.append(one)
        place += 1 + reach
    return made


def _ending(found: Sequence[Token], place: int, tongue: Tongue) -> int:
    """How many tokens behind one belong to it."""
    one, after = found[place], found[place + 1 : place + 3]
    if one.kind not in ("number", "word") or not after or after[0].kind != "mark":
        return int(tongue.year_behind and _is_year_word(one, after))
    tight = after[0].start == one.end
    mark = after[0].word
    if tight and len(after) == 2 and after[1].start == after[0].end and after[1].kind == "word":
        ends = key_of(after[1].word) in tongue.endings
        if mark in _APOSTROPHES and ends:
            return 2
        if mark in _HYPHENS and one.kind == "number" and ends:
            return 2
    if tongue.dotted and tight and mark == "." and one.kind == "number" and len(one.word) <= 2:
        goes_on = len(after) == 2 and after[1].kind == "word"
        if goes_on and after[1].word in _BEHIND_DOT:
            return 1
    return 0


_BEHIND_DOT: Final = word_set(
    "january february march april may june july august september october november december and "
    "or to through until"
)


def _is_year_word(one: Token, after: Sequence[Token]) -> bool:
    """Whether a word for "year" stands behind a year: "2017 года"."""
    return bool(one.kind == "number" and len(one.word) == 4 and after and after[0].word == "year")
