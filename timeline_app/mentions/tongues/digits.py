"""Numbers of another language as English writes them: 28.02, 15/8, ۹۷/۶/۱۲, 15-го, 1980er, 80-е."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from timeline_app.edtf import MONTHS
from timeline_app.mentions.tongues.token import Token
from timeline_app.mentions.tongues.tongue import Tongue, key_of
from timeline_app.mentions.vocabulary import COUNTS, MONTH_NUMBERS, ORDINALS, SOLAR
from timeline_app.mentions.word_set import word_set

_ENDED: Final = re.compile(r"([0-9]{1,4})([^\W\d_]+)")
_DECADE: Final = re.compile(r"(1[0-9]{2}0|20[0-9]0|[2-9]0)(?:er|ern)", re.IGNORECASE)
_FULL: Final = re.compile(r"[0-3]?[0-9]\.[01]?[0-9]\.[0-9]{2}")
_POINTED: Final = re.compile(r"([0-3]?[0-9])\.([01]?[0-9])")
_SHORT_YEAR: Final = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{1,2})")
_CUES: Final = word_set(
    "until to through from since by before after for on the and or day days - +back +hence +date"
)
"""Before 28.02 or 15/8 these say that it is a day, and no time, score or share."""
_BEHIND: Final = word_set("day days until from +date")
_DAY_NAMES: Final = word_set("monday tuesday wednesday thursday friday saturday sunday")
_DECADES: Final = word_set("years decade")
_OUR_CENTURY: Final = 30  # a decade of two digits below is one of the 2000s, and is not said so


def plain(one: Token, tongue: Tongue) -> Token:
    """A number with its ending as English writes it: "15th" for 15го, "1980s" for 1980er."""
    if one.kind == "other" and _FULL.fullmatch(one.word):
        return one._replace(kind="slash")
    if one.kind == "slash" and tongue.solar:
        return _with_solar_year(one)
    if one.kind != "number" or one.word.isdecimal():
        return one
    if tongue.code == "de" and (decade := _DECADE.fullmatch(one.word)):
        return one._replace(kind="decade", word=full_decade(decade[1]))
    ended = _ENDED.fullmatch(one.word)
    if ended is None or key_of(ended[2]) not in tongue.endings:
        return one
    return one._replace(word=ordinal(ended[1]))


def ordinal(digits: str) -> str:
    """15th of 15; a year stays as it is."""
    return f"{int(digits)}th" if len(digits) <= 2 and digits.isdecimal() else digits


def _with_solar_year(one: Token) -> Token:
    """۹۷/۶/۱۲ with the year in full: of the century in which the calendar is now."""
    short = _SHORT_YEAR.fullmatch(one.word)
    if short is None:
        return one
    first, second, third = map(int, short.groups())
    year, day = (third, first) if third > 31 else (first, third)
    full = 1300 + year if year > 30 else 1400 + year
    return one._replace(word=f"{full}/{second}/{day}")


def solar_years(found: Sequence[Token]) -> list[Token]:
    """Put the year in full behind a month of the Solar Hijri calendar: «۱۹ شهریور ۹۷»."""
    made = list(found)
    for place in range(1, len(found)):
        one, before = found[place], found[place - 1]
        short = one.kind == "number" and len(one.word) == 2 and one.word > "40"
        if short and before.word in SOLAR:
            made[place] = one._replace(word=f"13{one.word}")
    return made


def days(found: Sequence[Token], tongue: Tongue) -> list[Token]:
    """Put a day and month in digits alone as two words, where it is one: "до 28.02", "قبل 13/9"."""
    made: list[Token] = []
    place = 0
    usual = {mark for one in found if one.kind == "slash" for mark in "./" if mark in one.word}
    while place < len(found):
        one = found[place]
        number = one.kind == "other" or (one.kind == "number" and place + 2 < len(found))
        length, split = _day(found, place, usual, tongue) if number else (0, [])
        made += split or [one]
        place += length or 1
    return made


def _day(
    found: Sequence[Token], place: int, usual: set[str], tongue: Tongue
) -> tuple[int, list[Token]]:
    """How many tokens from a place on are a day and its month, and the two.

    `usual`: the marks of the full dates in the text, with which a day needs no other word.
    """
    one = found[place]
    pointed = _POINTED.fullmatch(one.word) if one.kind == "other" else None
    if pointed is not None:
        behind = place + 1
        dotted = behind < len(found) and found[behind].word == "." and _tight(found, behind)
        if len(pointed[2]) == 2 or dotted:
            length = 1 + (dotted and tongue.dotted and not _ends_sentence(found, behind))
            if "." in usual or _is_said(found, place, length, dated=bool(usual)):
                return _as_words(found, place, (length, length), (pointed[1], pointed[2]))
    if one.kind == "number" and found[place + 1].word == "/":
        slashed = [each.word for each in found[place : place + 3]]
        tight = _tight(found, place + 1) and _tight(found, place + 2)
        alone = tight and found[place + 2].kind == "number" and _is_alone(found, place)
        if alone and ("/" in usual or _is_said(found, place, 3, dated=bool(usual))):
            return _as_words(found, place, (3, 3), (slashed[0], slashed[2]))
    return 0, []


def _as_words(
    found: Sequence[Token], place: int, lengths: tuple[int, int], numbers: tuple[str, str]
) -> tuple[int, list[Token]]:
    length, inside = lengths
    if not all(number.isdecimal() and len(number) <= 2 for number in numbers):
        return 0, []
    day, month = map(int, numbers)
    if not (1 <= day <= 31 and 1 <= month <= 12) or _is_no_day(found, place):
        return 0, []
    start, end = found[place].start, found[place + inside - 1].end
    name = MONTHS[month - 1].lower()
    middle = start + len(numbers[0])
    return length, [Token(start, middle, "number", str(day)), Token(middle, end, "word", name)]


def _is_no_day(found: Sequence[Token], place: int) -> bool:
    """Whether digits are the number of a paper, or a time behind «в»."""
    before = found[place - 1].word if place else ""
    return before in _LABELS or (before == "in" and found[place].kind == "other")


_LABELS: Final = frozenset(("no", "resolution", "article", "room"))


def _is_said(found: Sequence[Token], place: int, length: int, *, dated: bool) -> bool:
    """Whether a word before or behind says that digits are a day; `dated`: others are in digits."""
    at = place - 1
    while at >= 0 and found[at].word in ("(", ","):
        at -= 1
    before = found[at].word if at >= 0 else ""
    behind = found[place + length].word if place + length < len(found) else ""
    if before in _CUES or before in _DAY_NAMES or behind in _BEHIND or behind in _DAY_NAMES:
        return before != "-" or (place > 1 and found[place - 2].word in MONTH_NUMBERS)
    slashed = found[place].kind == "number"
    if slashed and before == "of":
        return length > 2 and len(found[place].word) == len(found[place + 2].word) == 2
    return (slashed and before == "in") or (dated and before == ":")


def _is_alone(found: Sequence[Token], place: int) -> bool:
    """Whether no further number or mark is glued to digits: 1397/225, 5/8/3."""
    after = found[place + 3] if place + 3 < len(found) else None
    if after is None or after.start != found[place + 2].end:
        return True
    if after.word in ".:" and place + 4 < len(found):
        return not _tight(found, place + 4)
    return after.word not in "/-%"


def _tight(found: Sequence[Token], place: int) -> bool:
    return found[place - 1].end == found[place].start


def _ends_sentence(found: Sequence[Token], place: int) -> bool:
    """Whether a full stop ends a sentence, by what stands behind it."""
    after = found[place + 1] if place + 1 < len(found) else None
    return after is None or after.kind == "break" or after.word in _OPENING


_OPENING: Final = frozenset('«“„"')


_ROMAN: Final = re.compile("(x{0,2}(?:ix|iv|v?i{0,3}))(?:[eº°]|er|i?ème)?")
_VALUES: Final = {"i": 1, "v": 5, "x": 10}
_BY_NUMBER: Final = {number: word for word, number in ORDINALS.items()}
_NUMBERED: Final = frozenset(("century", "quarter", "+halfyear"))


def ordinals(found: Sequence[Token]) -> list[Token]:
    """Put an ordinal for the number of a century or quarter: "siglo XX", "4. Quartal"."""
    made = list(found)
    if not any(one.word in _NUMBERED for one in found):
        return made
    for place, one in enumerate(found):
        number = _counted(one)
        if not number:
            continue
        beside = (*found[max(0, place - 1) : place], *found[place + 1 : place + 2])
        if any(each.word in _NUMBERED for each in beside):
            made[place] = one._replace(kind="word", word=_BY_NUMBER.get(number, one.word))
    return made


def _counted(one: Token) -> int:
    """The number of "XX", "4th"; 0 if it is none."""
    if one.word.endswith("th") and one.word[:-2].isdecimal():
        return int(one.word[:-2])
    roman = _ROMAN.fullmatch(one.word.rstrip("·")) if one.word[:1] in "ivx" else None
    return _value(roman[1]) if roman is not None else 0


def _value(roman: str) -> int:
    values = [_VALUES[letter] for letter in roman]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-one if one < after else one for one, after in pairs)


def decades(found: Sequence[Token], tongue: Tongue) -> list[Token]:
    """Put "années 80", "80-е годы", «دهه ۱۳۶۰», "1980'li yıllar" as the decade they are."""
    if not any(one.word in _DECADES for one in found):
        return list(found)
    made: list[Token] = []
    for place, one in enumerate(found):
        digits, before = _tens(one.word), made[-1] if made else None
        if tongue.decade_before and digits and before is not None and before.word in _SMALL:
            made = _without_small(made)
            before = made[-1]
        if before is not None and before.word in _DECADES and digits and tongue.decade_before:
            behind = found[place + 1].word if place + 1 < len(found) else ""
            made[-1:] = _named_decade(before, one, digits, solar=tongue.solar and behind != "ad")
        elif before is not None and one.word == "years" and _is_decade(before, tongue):
            digits = _tens(before.word) or before.word
            made[-1] = Token(before.start, one.end, "decade", full_decade(digits))
        else:
            made.append(one)
    return made


_SMALL: Final = frozenset(("of", "the"))


def _without_small(made: list[Token]) -> list[Token]:
    """Without the small words of "década de los 80", if a decade stands before them."""
    place = len(made)
    while place and made[place - 1].word in _SMALL:
        place -= 1
    return made[:place] if place and made[place - 1].word == "decade" else made


def _named_decade(before: Token, one: Token, digits: str, *, solar: bool) -> list[Token]:
    """Two tokens of a decade of the Solar Hijri calendar, else one."""
    if not solar or (len(digits) == 4 and int(digits) > _LAST_SOLAR):
        return [Token(before.start, one.end, "decade", full_decade(digits))]
    year = digits if len(digits) == 4 else f"13{digits}"
    return [before._replace(word="decade"), one._replace(kind="number", word=year)]


def _tens(word: str) -> str:
    """The digits of a decade, two or four; empty if a word is none."""
    digits = word.removesuffix("th")
    if digits.isdecimal():
        fits = len(digits) in (2, 4) and digits[-1] == "0" and int(digits) >= 20
        return digits if fits else ""
    count = 90 if word == "ninety" else COUNTS.get(word, 0)
    return str(count) if 20 <= count <= 90 and count % 10 == 0 else ""


def _is_decade(one: Token, tongue: Tongue) -> bool:
    """Whether a number before "years" is a decade: "80-е годы", not "80 лет"."""
    if one.kind == "decade":
        return True
    if not _tens(one.word):
        return False
    return one.word.endswith("th") or tongue.code == "tr"


def is_decade(digits: str, ending: str, tongue: Tongue) -> bool:
    """Whether an ending makes a decade of a year: "1980-х", "1980'ler"."""
    if digits[-1] != "0" or ending not in tongue.decade_endings:
        return False
    return len(digits) == 4 or (len(digits) == 2 and digits > "31")


def full_decade(digits: str) -> str:
    """1980s of "80", "1980" and "1980s"."""
    if len(digits) != 2:
        return f"{digits.rstrip('s')}s"
    return f"20{digits}s" if int(digits) < _OUR_CENTURY else f"19{digits}s"


_LAST_SOLAR: Final = 1499
