"""A typed text cut into parts: numbers, numeric dates, words and marks, each with its meaning."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final, NamedTuple

from timeline_app.edtf import YEARS, DateError
from timeline_app.reading.words import ENGLISH, Kind, Meaning, Value

NOT_A_DATE: Final = "Not a date."
MOST_LETTERS: Final = 2000
"""Longer texts are no typed dates."""


class Token(NamedTuple):
    """A part of the text: its kind and value (see `Kind`), its letters, the spaces beside it."""

    kind: Kind
    value: Value
    text: str
    fields: tuple[str, ...] = ()  # of Kind.DATE: the shape's name, then its numbers
    tight: bool = False  # no space on either side
    ordinal: bool = False


_LETTERS: Final = {
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},  # full width
    **dict.fromkeys(map(ord, "‐‑−﹣"), "-"),
    **dict.fromkeys(map(ord, "‘’ʼ‛′`´"), "'"),
    **dict.fromkeys(map(ord, "“”„«»″"), '"'),
    **dict.fromkeys(map(ord, "،、"), ","),
    **dict.fromkeys(map(ord, "⁄∕"), "/"),
    ord("؟"): "?",
    ord("۔"): ".",
}
_SPACES: Final = frozenset({"Zs", "Zl", "Zp", "Cc"})


def clean(text: str) -> str:
    """One form of digits, dashes, quotes and spaces; invisible format characters are left out."""
    if not text.isascii():
        text = "".join(map(_plain, text))
    return " ".join(text.split())


def _plain(letter: str) -> str:
    if letter.isascii():
        return letter
    category = unicodedata.category(letter)
    if category == "Nd":
        return str(unicodedata.decimal(letter))
    if category in _SPACES:
        return " "
    if category == "Cf":
        return ""
    return _LETTERS.get(ord(letter), "–" if category == "Pd" else letter)


_TOKEN: Final = re.compile(
    r"""
    (?P<space>[ ]+)
  | (?P<no_day>\A(?:\?\?|xx|--|__)[ ]?[./-]?[ ]?(?=[0-9a-z]))
  | (?P<week>(?:week|wk|cw|w)[ ]?(?P<w4>[0-9]{1,2})(?:[ ]of|[ ]?[,/])?[ ](?P<w5>[0-9]{4})(?![0-9]))
  | (?P<isoweek>(?P<w1>[0-9]{4})-?w(?P<w2>[0-9]{1,2})(?:-(?P<w3>[1-7]))?(?![0-9a-z]))
  | (?P<iso>(?P<i1>[0-9]{4})(?P<imark>[ ]?[./][ ]?|[-–])(?P<i2>[0-9]{1,2})(?P=imark)
        (?P<i3>[0-9]{1,2})(?![0-9]))
  | (?P<triple>(?P<t1>[0-9]{1,4})(?P<mark>[ ]?[./][ ]?|[-–])(?P<t2>[0-9]{1,2})(?P=mark)
        (?P<t3>[0-9]{1,4})(?!(?P=mark)?[0-9]))
  | (?P<century>(?P<c1>[0-9]{2})00[-–](?P=c1)99(?![0-9]))
  | (?P<yearmonth>(?P<y1>[0-9]{4})(?P<y2>[-/.])(?P<y3>[0-9]{1,2})(?![./-]?[0-9]))
  | (?P<monthyear>(?<![a-z][-/])(?P<m1>[0-9]{1,2})[-/.](?P<m2>[0-9]{4})(?![./-]?[0-9]))
  | (?P<pair>(?P<p1>[0-9]{1,2})(?P<p2>[/.])(?P<p3>[0-9]{1,2})(?![./]?[0-9]))
  | (?P<compact>(?P<k1>[0-9]{4})(?P<k2>0[1-9]|1[0-2])(?P<k3>[0-9]{2})(?![0-9]))
  | (?P<quarter>q[ ]?(?P<q1>[1-4])(?![0-9])|(?P<q2>[1-4])q(?![a-z]))
  | (?P<half>h[ ]?(?P<h1>[12])(?![0-9])|(?P<h2>[12])h(?![a-z]))
  | (?P<decade>'?(?P<d1>[0-9]{1,3})0'?s(?![a-z]))
  | (?P<nth_century>(?P<n1>[0-9]{1,2})(?:st|nd|rd|th)[ ]century\b)
  | (?P<short_year>'(?P<s1>[0-9]{2})(?![0-9]))
  | (?P<number>[0-9]+)(?P<ordinal>(?:st|nd|rd|th)(?![a-z]))?
  | (?P<word>[^\W\d_]+|.)
    """,
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_FIELDS: Final = {
    "isoweek": ("w1", "w2", "w3"),
    "week": ("w5", "w4"),
    "iso": ("i1", "i2", "i3"),
    "triple": ("t1", "mark", "t2", "t3"),
    "yearmonth": ("y1", "y2", "y3"),
    "monthyear": ("m1", "m2"),
    "pair": ("p1", "p2", "p3"),
    "compact": ("k1", "k2", "k3"),
}


_PHRASES: Final = ENGLISH.starts()
_WEAK: Final = {
    Kind.COMMA, Kind.OR, Kind.AND, Kind.RANGE, Kind.UNTIL, Kind.OPEN, Kind.UNKNOWN, Kind.NO_START,
    Kind.START_UNKNOWN, Kind.OR_LATER, Kind.OR_EARLIER, Kind.LASTING,
}  # fmt: skip
"""A comma beside these, or at an edge, says nothing."""
_REMARKS: Final = {Kind.ABOUT, Kind.DOUBT}
"""Nor does one before these at the end."""
_OTHER_CALENDARS: Final = {
    Kind.HIJRI: "Looks like a Hijri date. Write the Gregorian one.",
    Kind.PERSIAN: "Looks like a Persian-calendar date. Write the Gregorian one.",
    Kind.JULIAN: "Looks like a Julian date. Write the Gregorian one.",
    Kind.BEFORE_YEAR_ONE: YEARS,
}


class _Piece(NamedTuple):
    """What the pattern found: its group, its letters as typed, and whether spaces stand beside."""

    group: str
    match: re.Match[str]
    tight: bool

    @property
    def text(self) -> str:
        return self.match[0]


def tokens(text: str) -> list[Token]:
    """The parts of a cleaned text, words that say nothing left out; else `DateError`."""
    if len(text) > MOST_LETTERS:
        raise DateError(NOT_A_DATE)
    pieces = list(_pieces(text))
    lower = [piece.text.lower() for piece in pieces]
    found: list[Token] = []
    unknown = ""
    place = 0
    while place < len(pieces):
        length, meaning = _phrase_at(lower, place)
        piece = pieces[place]
        if meaning is not None:
            last = pieces[place + length - 1].match.end()
            said = text[piece.match.start() : last]
            ordinal = meaning[0] is Kind.NUMBER
            found.append(Token(*meaning, said, tight=piece.tight, ordinal=ordinal))
        elif piece.group == "word":
            unknown = unknown or piece.text
        else:
            found.append(_numeric(piece))
        place += length
    _refuse(found, unknown, text)
    return _without_idle_commas(_ranges_of_days(found))


def quoted(text: str) -> str:
    """A part of the typed text as an error names it."""
    text = text.encode("utf-8", "replace").decode("utf-8")
    return f"“{text if len(text) <= 30 else text[:29] + '…'}”"


def _pieces(text: str) -> Iterator[_Piece]:
    for match in _TOKEN.finditer(text):
        group = match.lastgroup or ""
        if group not in ("space", "no_day"):
            start, end = match.span()
            tight = text[start - 1 : start] != " " and text[end : end + 1] != " "
            yield _Piece("number" if group == "ordinal" else group, match, tight)


def _phrase_at(lower: list[str], place: int) -> tuple[int, Meaning | None]:
    """How many pieces the longest phrase here takes, and its meaning; else one piece."""
    for words, meaning in _PHRASES.get(lower[place], ()):
        if len(words) == 1 or tuple(lower[place : place + len(words)]) == words:
            return len(words), meaning
    return 1, None


def _numeric(piece: _Piece) -> Token:
    match, group = piece.match, piece.group
    if group in _FIELDS:
        values = (match[name] or "" for name in _FIELDS[group])
        return Token(Kind.DATE, 0, match[0], fields=(group, *values), tight=piece.tight)
    if group == "number":
        value = int(match["number"][:9])
        return Token(
            Kind.NUMBER, value, match["number"], tight=piece.tight, ordinal=bool(match["ordinal"])
        )
    if group == "quarter":
        return Token(Kind.PERIOD, 32 + int(match["q1"] or match["q2"]), match[0])
    if group == "half":
        return Token(Kind.PERIOD, 39 + int(match["h1"] or match["h2"]), match[0])
    return Token(Kind.YEAR, _year(match, group), match[0])


def _year(match: re.Match[str], group: str) -> str:
    """A decade, century or shortened year as EDTF."""
    if group == "century":
        return f"{match['c1']}XX"
    if group == "nth_century":
        return f"{int(match['n1']) - 1:02}XX"
    if group == "short_year":
        return full_year(match["s1"])
    digits = match["d1"]
    return f"{full_year(digits + '0')[:3] if len(digits) == 1 else digits}X"


def full_year(two_digits: str) -> str:
    """The year of two digits: 00 to 69 after 2000, 70 to 99 before."""
    return f"{'20' if two_digits < '70' else '19'}{two_digits}"


def _refuse(found: list[Token], unknown: str, text: str) -> None:
    """Raise for other calendars and for words that are not understood."""
    for token in found:
        if token.kind in _OTHER_CALENDARS:
            raise DateError(_OTHER_CALENDARS[token.kind])
        if token.kind is Kind.TIME:
            raise DateError(f"A time has its own field: take {quoted(token.text)} out of the date.")
    if not unknown:
        return
    from difflib import get_close_matches  # slow to load, and seldom needed

    names = get_close_matches(unknown.lower()[:20], ENGLISH.names, n=1, cutoff=0.75)
    if names and len(unknown) > 3:
        raise DateError(f"{quoted(unknown)}: {ENGLISH.names[names[0]]}?")
    digits = any(letter.isdigit() for letter in text)
    if digits or any(token.kind in (Kind.MONTH, Kind.WEEKDAY) for token in found):
        raise DateError(f"{quoted(unknown)} is not understood.")
    raise DateError(NOT_A_DATE)


def _ranges_of_days(found: list[Token]) -> list[Token]:
    """15/16 beside the name of a month is two days, 2016/17 two years; of a winter 16/17 too."""
    parts: list[Token] = []
    found = [token for token in found if token.kind is not Kind.NOTHING]
    for place, token in enumerate(found):
        beside = found[max(0, place - 1) : place + 2]
        if _is_range(token, beside):
            first, last = (Token(Kind.NUMBER, int(one), one) for one in token.fields[1::2])
            parts += (first, Token(Kind.RANGE, 0, token.fields[2], tight=True), last)
        else:
            parts.append(token)
    return parts


def _is_range(token: Token, beside: list[Token]) -> bool:
    winter = any((one.kind, one.value) == (Kind.PERIOD, 24) for one in beside)
    match token.fields:
        case ("pair", _, "/", _) | ("yearmonth", *_) if winter:
            return True
        case ("pair", _, "/", _):
            return any(one.kind is Kind.MONTH for one in beside)
        case ("yearmonth", _, "/", second):
            return int(second) > 12
    return False


def _without_idle_commas(found: list[Token]) -> list[Token]:
    kept: list[Token] = []
    if len(found) > 1 and found[-2].kind is Kind.COMMA and found[-1].kind in _REMARKS:
        found = [*found[:-2], found[-1]]
    for place, token in enumerate(found):
        following = found[place + 1].kind if place + 1 < len(found) else Kind.COMMA
        before = kept[-1].kind if kept else Kind.COMMA
        if token.kind is not Kind.COMMA or not {following, before} & _WEAK:
            kept.append(token)
    return kept
