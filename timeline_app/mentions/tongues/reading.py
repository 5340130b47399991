"""A text of another language as tokens: English words with the places of what they stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from timeline_app.mentions.tongues import digits
from timeline_app.mentions.tongues.token import Token
from timeline_app.mentions.tongues.tongue import Tongue, is_of_dates, key_of
from timeline_app.mentions.vocabulary import COUNTS, FOREIGN, KINDS, MONTH_NUMBERS, ORDINALS

_DIGITS: Final = {
    chr(ord(zero) + value): str(value) for zero in "٠۰" for value in range(10)
}  # fmt: skip
PLAIN: Final = str.maketrans({**_DIGITS, "،": ",", "؛": ";", "؟": "?", "٬": ",", "٫": "."})
"""Digits and marks of Arabic and Persian as those of English; each stays one code point."""

_APOSTROPHES: Final = frozenset("'’‘`´")
_HYPHENS: Final = frozenset("-‑")
_ENDS: Final = frozenset('.!?:–—-«“"„…')
_NUMBER_SIGNS: Final = frozenset("№#§")
_NO_DATE: Final = "·"
"""Stands behind a word that is no English one, so that none is taken for it by chance."""


def tokens(found: Sequence[re.Match[str]], tongue: Tongue) -> list[Token]:
    """What a text is made of, by the words of a language."""
    raw: list[Token] = []
    for one in found:
        kind = one.lastgroup or "mark"
        if kind == "mark" or (kind == "word" and one[0][0] not in tongue.prefixes):
            raw.append(Token(*one.span(), kind, one[0]))
        else:
            raw += _raw(one, kind, tongue)
    if tongue.elisions:
        raw = _without_apostrophes(raw, tongue)
    made = _without_endings(_grouped(raw, tongue), tongue)
    if tongue.solar:
        made = digits.solar_years(made)
    made = digits.decades(digits.days(_numbered(digits.ordinals(made)), tongue), tongue)
    return _told_once(made)


def _raw(one: re.Match[str], kind: str, tongue: Tongue) -> Sequence[Token]:
    """A number, or a word with what is written together with it apart."""
    word, (start, end) = one[0], one.span()
    if kind != "word":
        return (digits.plain(Token(start, end, kind, word), tongue),)
    cut = tongue.split(word)
    if not cut:
        return (Token(start, end, kind, word),)
    middle = start + cut
    return Token(start, middle, kind, word[:cut]), Token(middle, end, kind, word[cut:])


def _without_apostrophes(found: Sequence[Token], tongue: Tongue) -> list[Token]:
    """Put the article of "l'été" as a word of its own."""
    made: list[Token] = []
    for one in found:
        before = made[-1] if made else None
        elided = before is not None and before.word.lower() in tongue.elisions
        if before is not None and elided and one.word in _APOSTROPHES and before.end == one.start:
            made[-1] = before._replace(end=one.end)
        else:
            made.append(one)
    return made


def _grouped(found: Sequence[Token], tongue: Tongue) -> list[Token]:
    """The tokens in English, groups of words as one."""
    made: list[Token] = []
    place = 0
    while place < len(found):
        one = found[place]
        if one.kind != "word":
            made.append(one._replace(kind="word", word="no") if one.word in _NUMBER_SIGNS else one)
            place += 1
            continue
        if tongue.is_plain(one.word):
            made.append(Token(one.start, one.end, "word", one.word.lower() + _NO_DATE))
            place += 1
            continue
        length, english = _group(found, place, tongue)
        if english and _is_no_date(found, place, length, english, tongue):
            english = ""
        if length == 1 and one.word.lower() in tongue.loose:
            loose = tongue.loose[one.word.lower()]
            english = english if _leads_on(found, place + 1, tongue) else loose
        made += _as_english(one.start, found[place + length - 1].end, english, one.word)
        place += length
    return made


def _leads_on(found: Sequence[Token], place: int, tongue: Tongue) -> bool:
    """Whether a word of a date stands at a place."""
    if place + 1 < len(found) and _is_year(found[place]):
        place += 1
    after = found[place] if place < len(found) else None
    return after is not None and after.kind == "word" and is_of_dates(tongue.english(after.word))


def _as_english(start: int, end: int, english: str, word: str) -> list[Token]:
    """A token for each of the English words that a word stands for."""
    if not english:
        return [Token(start, end, "word", word.lower() + _NO_DATE)]
    words = english.split()
    begins = range(start, start + len(words))
    ends = (*begins[1:], end)
    return [
        Token(begin, last, "decade" if each[:1].isdecimal() else "word", each)
        for begin, last, each in zip(begins, ends, words, strict=True)
    ]


def _group(found: Sequence[Token], place: int, tongue: Tongue) -> tuple[int, str]:
    """How many tokens from a place on are one word, and which."""
    word = found[place].word
    for parts, english in tongue.table.phrases.get(key_of(word), ()):
        length = _match(found, place, parts)
        if length and not (english in tongue.capital and word[:1].islower()):
            return length, english
    if len(word) == 1 and word in tongue.prefixes:
        return 1, tongue.prefixes[word]
    return 1, tongue.english(word, begins=_begins(found, place))


def _match(found: Sequence[Token], place: int, parts: tuple[str, ...]) -> int:
    """How many tokens from a place on are these words; a hyphen may join them. 0: they are not."""
    at = place
    for number, part in enumerate(parts):
        if number and at < len(found) and found[at].word in _JOINTS:
            at += 1
        if at >= len(found) or found[at].kind not in ("word", "number"):
            return 0
        if key_of(found[at].word) != part:
            return 0
        at += 1
    return at - place


_JOINTS: Final = _HYPHENS | _APOSTROPHES


def _begins(found: Sequence[Token], place: int) -> bool:
    """Whether a word begins a sentence, so that its capital says nothing."""
    before = found[place - 1] if place else None
    return before is None or before.kind == "break" or before.word in _ENDS


def _is_no_date(
    found: Sequence[Token], place: int, length: int, english: str, tongue: Tongue
) -> bool:
    """Whether a word is none of a date here: a name, or another word that is written alike."""
    word = found[place].word.lower()
    before, after = found[place - 1 : place] if place else [], found[place + 1 : place + 2]
    numbered = any(one.kind == "number" for one in before)
    if length == 1 and word in tongue.numbered:
        month = bool(before) and tongue.english(before[0].word) == "month"
        return not (numbered or month or any(_is_year(one) for one in after))
    if length == 1 and word in tongue.doubtful:
        if numbered:
            return False
        if before and before[0].kind == "word":
            leading = tongue.prefixes.get(before[0].word) or tongue.english(before[0].word)
            return not is_of_dates(leading) and leading not in _LEADING
        return any(one.kind == "word" for one in after)
    return _is_name(found, place, length, english, tongue)


_LEADING: Final = frozenset(
    ("in", "for", "since", "from", "until", "by", "after", "before", "and", "or", "morning",
     "evening", "night", "last", "next", "this", "every", "day")
)  # fmt: skip


def _is_name(found: Sequence[Token], place: int, length: int, english: str, tongue: Tongue) -> bool:
    """Whether a month, weekday or season is the name of somebody: "Avril Marchand", "Frau Mai"."""
    letter = FOREIGN.get(english) or KINDS.get(english, "")
    if letter not in "MmJWwNj" or not letter:
        return False
    before = place - 1 - (place > 1 and found[place - 1].word == ".")
    if place and found[before].word.rstrip(".").lower() in tongue.titles:
        return True
    word = found[place].word
    if not tongue.names or not word[:1].isupper() or _is_numbered(found, place, length):
        return False
    after = found[place + length] if place + length < len(found) else None
    named = after is not None and after.kind == "word" and after.word[:1].isupper()
    if letter == "j" and tongue.names == "small":
        return False
    led = tongue.english(found[place - 1].word) if place else ""
    if tongue.names == "noun":
        return letter in "MmJ" and named and not is_of_dates(led)
    if tongue.names == "small" and not named and led in _LEADING_IN:
        return False
    if tongue.names == "small":
        named = named or (_begins(found, place) and _is_person(found, place + length, tongue))
        return named if _begins(found, place) else not word.isupper()
    if letter in "WwN" or after is None or not named:
        return False
    return not is_of_dates(tongue.english(after.word))


_LEADING_IN: Final = frozenset(("in", "since", "until", "by", "through", "during"))


def _is_person(found: Sequence[Token], place: int, tongue: Tongue) -> bool:
    """Whether what follows a name is said of a person: "Abril dijo", "Julio, de 45 años"."""
    if place < len(found) and found[place].kind == "word":
        return tongue.english(found[place].word) == "said"
    words = [
        one.word if one.kind != "word" else tongue.english(one.word)
        for one in found[place : place + 4]
    ]
    return bool(words) and words[0] == "," and ("years" in words or "year" in words)


def _is_numbered(found: Sequence[Token], place: int, length: int) -> bool:
    """Whether a number stands beside a month, perhaps with a word between."""
    behind = place + length
    before, after = found[max(0, place - 2) : place][::-1], found[behind : behind + 2]
    return any(
        beside and (beside[0].kind == "number" or (_is_of(beside[0]) and _ends_in_number(beside)))
        for beside in (before, after)
    )


def _is_of(one: Token) -> bool:
    return one.word.lower() in ("de", "d", "del", "di", "von", "-")


def _ends_in_number(found: Sequence[Token]) -> bool:
    return len(found) > 1 and found[1].kind == "number"


def _numbered(found: Sequence[Token]) -> list[Token]:
    """Put a number for "first" … where a month follows: "premier mars", «سوم آذر»."""
    made = list(found)
    for place in range(len(found) - 2, -1, -1):
        one = made[place]
        if one.word not in _NUMBERS and one.word != "for":
            continue
        after = made[place + 1]
        if one.word == "for" and _is_between_days(found, place):
            made[place] = one._replace(word="to")
        elif one.word == "for" and _is_of_week(found, place):
            made[place] = one._replace(word="in")
        number = _NUMBERS.get(one.word, 0) if one.kind == "word" else 0
        if not number or (place and found[place - 1].word in _PARTED):
            continue
        follows = made[place + 2] if after.word in _TIES and place + 2 < len(made) else after
        listed = follows.kind == "number" and after.word in _TIES and after.word != "of"
        month = follows.word in MONTH_NUMBERS or FOREIGN.get(follows.word, "") in ("P", "j")
        if listed or (month and (follows is after or after.word == "of")):
            made[place] = one._replace(kind="number", word=str(number))
    return made


_TIES: Final = frozenset(("of", "and", "or", "through", "until", "to", ","))


def _is_between_days(found: Sequence[Token], place: int) -> bool:
    """Whether "for" moves from one day to another: «с 15 на 16 февраля»."""
    beside = (*found[place - 1 : place], *found[place + 1 : place + 3])
    kinds = [one.kind for one in beside if one.word != "the"]
    return kinds[:2] == ["number", "number"]


def _is_of_week(found: Sequence[Token], place: int) -> bool:
    """Whether "for" is "in", because a week follows: «на следующей неделе»."""
    words = [one.word for one in found[place + 1 : place + 3]]
    if words[:1] == ["weekend"]:
        return True
    return KINDS.get(words[0], "") in "LXHAG" and words[1:] in (["week"], ["weekend"])


_NUMBERS: Final = {**COUNTS, **ORDINALS}
_PARTED: Final = frozenset(("half", "quarter", "week"))


def _told_once(found: Sequence[Token]) -> list[Token]:
    """Put a month that is told by two names together: شباط/فبراير, شباط (فبراير)."""
    made: list[Token] = []
    for one in found:
        made.append(one)
        if one.word != ")" and one.word not in MONTH_NUMBERS:
            continue
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
        one, behind = found[place], place + 1
        if behind < len(found) and found[behind].start == one.end and one.kind in _ENDED:
            one, reach = _ended(found, place, tongue)
            behind += reach
        if tongue.year_behind and _is_year(one) and _is_year_word(found, behind):
            one = one._replace(end=found[behind].end)
            behind += 1
        made.append(one)
        place = behind
    return made


def _is_year(one: Token) -> bool:
    return one.kind == "number" and len(one.word) == 4 and one.word.isdecimal()


def _is_year_word(found: Sequence[Token], place: int) -> bool:
    """Whether a word for "year" stands behind a year: "2017 года"."""
    return place < len(found) and found[place].word in ("year", "years")


_ENDED: Final = frozenset(("number", "word", "decade", "other", "slash"))


def _ended(found: Sequence[Token], place: int, tongue: Tongue) -> tuple[Token, int]:
    """A token with what belongs to it, and how many tokens behind it that are."""
    one = found[place]
    after = found[place + 1 : place + 3]
    mark = after[0].word
    if len(after) == 2 and after[1].kind == "word" and after[1].start == after[0].end:
        ending = key_of(after[1].word.rstrip(_NO_DATE))
        known = ending in tongue.endings or ending in tongue.decade_endings
        if known and (mark in _APOSTROPHES or (mark in _HYPHENS and one.kind == "number")):
            return _with_ending(one, after, ending, tongue), 2
    dotted = tongue.dotted and mark == "." and one.kind == "number" and len(one.word) <= 2
    if dotted and len(after) == 2 and after[1].kind == "word" and after[1].word != "the":
        return one._replace(end=after[0].end, word=digits.ordinal(one.word)), 1
    return one, 0


def _with_ending(one: Token, after: Sequence[Token], ending: str, tongue: Tongue) -> Token:
    if one.kind != "number":
        return one
    hyphen = after[0].word in _HYPHENS
    if digits.is_decade(one.word, ending, tongue):
        return one._replace(kind="decade", word=digits.full_decade(one.word), end=after[1].end)
    if not hyphen:
        return one
    return one._replace(word=digits.ordinal(one.word), end=after[1].end)
