"""How a rule of the grammar is written: a pattern over the letters of `scan`, and a builder.

A pattern has one letter a word (`vocabulary`, `scan`); its named groups are what the builder reads.
A builder gives the expressions that the words are, or none where `guards` speaks against it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from timeline_app.mentions.expression import Expression, Kind
from timeline_app.mentions.scan import Scan
from timeline_app.mentions.vocabulary import COUNTS, MONTH_NUMBERS, ORDINALS, WEEKDAY_NUMBERS
from timeline_app.reading.tokens import full_year
from timeline_app.reading.words import Share

MONTH: Final = r"(?P<month>[Mm]|J\.?)"
YEAR: Final = r"(?:[,O]?(?P<year>y)|'(?P<short>[dn]))"
WEEKDAY: Final = r"(?:[LXH]?(?P<weekday>[Ww])(?:(?<=w)\.)?p?,?t?)?"
WHICH: Final = "[LXHKFAG]"
OF_YEAR: Final = (
    r"(?:[Ov]?t?(?P<which>AG|G|[LXHKFA])(?P<unit>u)"
    r"|(?:[Ov](?=tu)|(?=tuf))t(?P<unit_of>u)(?P<side>f(?![xt]))?"
    r"|,?a(?P<unit_by>u)(?P<back>[rg]))"
)
"""Behind a day, month or quarter: "of that year", "last year", "the year after", "a year later"."""
MODIFIER: Final = (
    r"(?P<modifier>t?e-?(?:(?:>-?)?e-?)?(?:vt?)?|t?[eio]?l?b(?:-?O-?t?|-)|t?ib(?=y)"
    r"|(?<=[>v])b(?=[yMm])|rvt?|t?(?:[ioL]k?[uU]|eU)O)"
)
"""Before a month, year, decade or season: "early", "the end of", "the first week of"."""


class Parts:
    """The words of one match, by the names of its groups."""

    def __init__(self, scan: Scan, match: re.Match[str]) -> None:
        self.scan, self.match = scan, match
        self.first, self.last = match.start(), match.end() - 1

    def __contains__(self, name: str) -> bool:
        return name in self.match.re.groupindex and self.match[name] is not None

    def place(self, name: str) -> int:
        """Where a group begins."""
        return self.match.start(name)

    def word(self, name: str) -> str:
        """The first word of a group in lower case; empty if it is not there."""
        return self.scan.word(self.match.start(name)) if name in self else ""

    def words(self, name: str) -> list[str]:
        """The words of a group in lower case."""
        if name not in self:
            return []
        start, end = self.match.span(name)
        return self.scan.words[start:end]

    def expression(self, rule: str, kind: Kind) -> Expression:
        """An expression of all words of the match."""
        return Expression(rule, kind, self.first, self.last)


Builder = Callable[[Parts], list[Expression]]


class Rule(NamedTuple):
    """A rule of the grammar."""

    pattern: re.Pattern[str]
    build: Builder


def rule(pattern: str, build: Builder) -> Rule:
    """A rule from the text of its pattern."""
    return Rule(re.compile(pattern), build)


def year_of(parts: Parts) -> int | None:
    """The year that a match gives, with four digits or with an apostrophe and two."""
    if "year" in parts:
        return int(parts.word("year"))
    short = parts.word("short")
    return int(full_year(short)) if len(short) == 2 and short.isdecimal() else None


def month_of(parts: Parts) -> int:
    """The number of the month of a match."""
    return MONTH_NUMBERS[parts.word("month")]


def day_number(word: str) -> int:
    """15 of "15" and "15th"."""
    return int(word.rstrip("stndrh"))


def day_of(words: list[str]) -> int:
    """23 of "twenty-third", 1 of "first"; 0 if it is no day of a month."""
    number = sum(COUNTS.get(word, 0) or ORDINALS.get(word, 0) for word in words)
    return number if number <= 31 else 0


def weekday_number(word: str) -> int | None:
    """Monday 0; None for no word."""
    return WEEKDAY_NUMBERS[word[:3]] if word else None


def count_of(words: list[str]) -> int:
    """3 of "three", "3"; 25 of "twenty-five"; 0 if it is no count of at most four digits."""
    if len(words) == 1 and words[0].isdecimal():
        return int(words[0]) if len(words[0]) <= 4 else 0
    return sum(COUNTS.get(word, 0) for word in words)


_SHARES: Final = {
    "early": Share.EARLY, "mid": Share.MID, "late": Share.LATE, "middle": Share.MID,
    "beginning": Share.BEGINNING, "start": Share.BEGINNING, "outset": Share.BEGINNING,
    "end": Share.END, "close": Share.END,
}  # fmt: skip
_WEEKS: Final = (Share.WEEK_1, Share.WEEK_2, Share.WEEK_3, Share.WEEK_4)


def share_of(words: list[str]) -> Share | None:
    """The part of a month or year that a modifier means."""
    named = [_SHARES[word] for word in words if word in _SHARES]
    if len(named) == 2 and Share.MID in named:
        return Share.EARLY_TO_MID if named[0] is Share.EARLY else Share.MID_TO_LATE
    number = next((ORDINALS[word] for word in words if word in ORDINALS), 0)
    if "week" in words:
        return _WEEKS[number - 1] if 1 <= number <= 4 else Share.LAST_WEEK
    if "half" in words or "part" in words:
        if "early" in words:
            return Share.EARLY
        if {"latter", "second", "late"} & set(words):
            return Share.SECOND_HALF
        return Share.FIRST_HALF if number == 1 else None
    many = {"days", "weeks", "months"} & set(words)
    if many and "early" not in words and not any(word in COUNTS for word in words):
        return Share.BEGINNING if number == 1 or "opening" in words else Share.END
    return named[0] if named else None


def all_words(parts: Parts, name: str) -> list[str]:
    """The words of a group, with "the" before them if it is there."""
    words = parts.words(name)
    return ["the", *words] if parts.scan.kind(parts.place(name) - 1) == "t" else words


def relative_year(found: Expression, parts: Parts) -> bool:
    """Take over `OF_YEAR`; whether the unit that it names is a year, or none is named."""
    if "which" in parts and "unit" in parts:
        found.which, found.anchored = which_of(all_words(parts, "which"))
        found.unit = parts.word("unit")
    elif "unit_of" in parts:
        found.unit, found.anchored = parts.word("unit_of"), True
        found.which = {"after": 1, "before": -1}.get(parts.word("side"), 0)
    elif "unit_by" in parts:
        back = parts.word("back")
        found.unit, found.anchored = parts.word("unit_by"), back not in ("ago", "hence")
        found.which = -1 if back in ("ago", "earlier") else 1
    return found.unit in ("", "year")


def which_of(words: list[str]) -> tuple[int, bool]:
    """Last -1, this 0, next 1; and whether it counts from a mention before."""
    if "past" in words or "last" in words:
        return -1, False
    if {"previous", "preceding", "prior"} & set(words):
        return -1, True
    if {"following", "ensuing"} & set(words):
        return 1, True
    if {"next", "coming", "upcoming"} & set(words):
        return 1, words[0] == "the" and "next" in words
    return 0, bool({"that", "same"} & set(words))
