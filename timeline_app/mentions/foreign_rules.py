"""What the rules of other languages share: their language, "of the last year", parts of a month."""

from __future__ import annotations

from typing import Final

from timeline_app.mentions.building import LAST_DAY
from timeline_app.mentions.expression import Expression, Kind
from timeline_app.mentions.foreign_shares import foreign_share
from timeline_app.mentions.grammar_periods import month
from timeline_app.mentions.rules import YEAR, Parts, which_of
from timeline_app.mentions.vocabulary import ONE_WORD, ORDINALS
from timeline_app.reading.words import Share

DAY_NOUNS: Final = ("", "day", "days")
NOUN_FIRST: Final = ("ar", "fa", "fr", "es")
"""Where "next" stands behind its noun."""
FRONT: Final = "(?P<modifier>t?(?:[eiLl]?bi?|[iL]?1|[iL][uU]|[uU][iL]|e))"
"""Before a month or year: "early", "end", "first half", "half first", "second week"."""
BEHIND: Final = "(?P<modifier>[il]?[eb]|i[uU])"
"""Behind it."""
OF_OTHER: Final = (
    "(?:[Ov]?t?(?P<which>AG|[LXHG])(?P<unit>u)|[Ov]?t?(?P<unit_b>u)O?t?(?P<which_b>AG|[LXHG])"
    "|(?P<one>%))"
)
"""Behind a month, quarter or season: "of the last year", "year last"."""
OTHER: Final = "(?:(?P<one>%)|(?P<which>[LXHG])(?P<unit>u))"
"""The same before it."""
WITH_YEAR: Final = rf"(?:[,O]?t?u?O?{YEAR})"
DAY_LIST: Final = "[do](?:[-&|>,]t?[do])*"


def of_year(found: Expression, parts: Parts) -> Expression:
    """Take over "of the last year", "of that year" from the groups for it."""
    if "one" in parts:
        found.which, found.unit = ONE_WORD[parts.word("one")]
    for which, unit in (("which", "unit"), ("which_b", "unit_b")):
        if which in parts and unit in parts:
            found.which, found.anchored = which_of(parts.words(which))
            found.unit = parts.word(unit)
            found.either = is_next_year(parts, parts.word(which), found.unit)
    return found


def is_next_year(parts: Parts, which: str, unit: str) -> bool:
    """Whether it is "the next year" in a language in which that is said of stories as well."""
    return which == "next" and unit == "year" and parts.scan.code in ("ru", "de")


def with_share(made: list[Expression], parts: Parts) -> list[Expression]:
    """With the part that English has no word for, if the words before or behind are one."""
    words = parts.words("modifier")
    number = next((ORDINALS[word] for word in words if word in ORDINALS), 0)
    if "days" in words and "final" not in words and number != 1:
        return []
    for one in made:
        set_part(one, words)
        if one.unit == "week" and one.share in _ENDS:
            one.share = None
        if one.unit == "year" and one.share is Share.LATE and parts.scan.code == "es":
            one.share = Share.END
    return made


def set_part(one: Expression, words: list[str]) -> None:
    """Let it be the part that some words mean, which may be its first or last day."""
    number = next((ORDINALS[word] for word in words if word in ORDINALS), 0)
    if "day" not in words:
        one.share = foreign_share(words)
    elif number <= 1 and not one.digits and one.part <= 12 and one.unit in ("", "month", "year"):
        one.day = number or LAST_DAY
        if not one.part and one.unit != "month":
            one.kind, one.part = Kind.CALENDAR, 1 if number else 12


_ENDS: Final = frozenset((Share.BEGINNING, Share.END, Share.MID, Share.EARLY, Share.LATE))


def part_of_month(parts: Parts) -> list[Expression]:
    """Build "early March", "end of the month of March"."""
    if parts.word("noun") not in ("", "month"):
        return []
    return with_share(month(parts), parts)


def in_one_word(parts: Parts) -> list[Expression]:
    """Build "next week" said in one word."""
    found = parts.expression("last, this or next", Kind.WHICH)
    found.which, found.unit = ONE_WORD[parts.word("one")]
    return [found]
