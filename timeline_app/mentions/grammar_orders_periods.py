"""Parts of months and years, seasons, quarters, decades in other orders of words: "fin mai"."""

from __future__ import annotations

from typing import Final

from timeline_app.mentions.expression import Expression, Kind
from timeline_app.mentions.foreign_rules import (
    BEHIND,
    FRONT,
    NOUN_FIRST,
    OF_OTHER,
    OTHER,
    WITH_YEAR,
    in_one_word,
    of_year,
    part_of_month,
    with_share,
)
from timeline_app.mentions.foreign_shares import foreign_share
from timeline_app.mentions.grammar_periods import part_of_unit, quarter, season, year
from timeline_app.mentions.rules import (
    MONTH,
    YEAR,
    Parts,
    Rule,
    rule,
    share_of,
)
from timeline_app.mentions.vocabulary import ORDINALS, SEASONS


def _part_of_year(parts: Parts) -> list[Expression]:
    return with_share(year(parts), parts)


def _part_of_unit(parts: Parts) -> list[Expression]:
    """Build "end of the month", "the year's second half"; a part of a day is no date."""
    code = parts.scan.code
    behind = parts.match.re.pattern.endswith(BEHIND)
    if parts.word("unit") in ("day", "weekend") or (behind and code not in ("tr", "de")):
        return []
    noun_first = "which" in parts and parts.place("which") > parts.place("unit")
    if noun_first and code not in NOUN_FIRST:
        return []
    made = with_share(part_of_unit(parts), parts)
    for one in made:
        one.either = "which" not in parts
    return made


def _half_year(parts: Parts) -> list[Expression]:
    """Build "the second half-year of 2016"."""
    number = 2 if parts.word("number") == "final" else ORDINALS.get(parts.word("number"), 0)
    if not 1 <= number <= 2:
        return []
    found = parts.expression("half year", Kind.CALENDAR)
    found.part = 39 + number
    if "year" in parts:
        found.year = int(parts.word("year"))
    return [of_year(found, parts)]


def _decade(parts: Parts) -> list[Expression]:
    """Build "the years 1980s", "the eighties of century last"."""
    found = parts.expression("decade", Kind.CALENDAR)
    found.digits = f"{parts.word('decade')[:3]}X"
    found.share = share_of(parts.words("modifier"))
    if found.share is not None:
        found.rule = "part of a decade"
    return [found]


def _season_of_year(parts: Parts) -> list[Expression]:
    """Build "last year summer"."""
    found = parts.expression("season", Kind.CALENDAR)
    found.part = SEASONS[parts.word("season")]
    found = of_year(found, parts)
    return [found] if found.unit == "year" else []


def _part_of_one(parts: Parts) -> list[Expression]:
    """Build "last-year's end", said in one word before it."""
    return with_share(in_one_word(parts), parts) if parts.scan.code == "tr" else []


def _century(parts: Parts) -> list[Expression]:
    """Build "century twentieth"."""
    number = ORDINALS.get(parts.word("number"), 0)
    if parts.word("unit") != "century" or number < 2:
        return []
    found = parts.expression("century", Kind.CALENDAR)
    found.digits = f"{number - 1:02}XX"
    return [found]


def _quarter(parts: Parts) -> list[Expression]:
    """Build "quarter first 2017", "the first quarter of the next year"."""
    made = [of_year(one, parts) for one in quarter(parts)]
    for one in made:
        one.share = foreign_share(parts.words("modifier"))
    return made


def _season_alone(parts: Parts) -> list[Expression]:
    """Build "in spring", said by the case of the word or a word before it."""
    scan = parts.scan
    before = scan.word(parts.first - 1 - (scan.kind(parts.first - 1) == "t"))
    by_case = parts.scan.code == "ru" or (
        parts.scan.code == "tr" and scan.raw(parts.first)[-1] in "aenı"
    )
    if not by_case and before not in _BEFORE_SEASON:
        return []
    found = parts.expression("season", Kind.CALENDAR)
    found.part = SEASONS[parts.word("season")]
    return [found]


_BEFORE_SEASON: Final = frozenset(
    ("in", "since", "until", "before", "after", "by", "from", "for", "through", "+back", "+hence")
)


_START: Final = "(?P<modifier>t?b|e)"

RULES: Final[tuple[Rule, ...]] = (
    rule(rf"{OTHER}(?P<season>N)", _season_of_year),
    rule(rf"{OTHER}(?P<number>[iL])(?P<quarter>Q)", _quarter),
    rule("(?P<unit_of>u)(?P<number>[iL])(?P<quarter>Q)", _quarter),
    rule(rf"{OTHER}(?P<number>[iL])~", _half_year),
    rule(rf"(?P<one>%){BEHIND}", _part_of_one),
    rule(rf"{FRONT}-?[Ov]?t?(?P<noun>u)?O?{MONTH}{WITH_YEAR}?", part_of_month),
    rule(rf"{MONTH}u?(?:O?{YEAR})?{BEHIND}u?", part_of_month),
    rule(rf"(?P<year>y)u?{MONTH}u?{BEHIND}u?", part_of_month),
    rule(rf"{FRONT}[Ov]?t?u?O?(?P<year>y)", _part_of_year),
    rule(rf"(?P<year>y)u?{BEHIND}", _part_of_year),
    rule(r"t?(?P<season>N)O?t?u?(?P<year>y)(?:[-/][dny])?", season),
    rule(rf"{FRONT}[Ov]?t?(?P<season>N)(?:O?t?u?(?P<year>y))?", season),
    rule(rf"t?(?P<season>N){OF_OTHER}", season),
    rule("(?P<year>y)u?(?P<season>N)", season),
    rule("t?(?P<season>N)", _season_alone),
    rule(rf"{_START}[Ov]?t?(?P<number>i)(?P<quarter>Q)(?:O?t?u?(?P<year>y)|{OF_OTHER})?", _quarter),
    rule(rf"{_START}[Ov]?t?(?P<quarter>Q)(?P<number>i)(?:O?t?u?(?P<year>y)|{OF_OTHER})?", _quarter),
    rule(rf"t?(?P<quarter>Q)(?P<number>[iL])(?:O?t?u?(?P<year>y)|{OF_OTHER})?", _quarter),
    rule(rf"t?(?P<number>[iL])(?P<quarter>Q)(?:O?t?u?(?P<year>y)|{OF_OTHER})?", _quarter),
    rule("(?P<year>y)u?(?P<number>[iL])(?P<quarter>Q)", _quarter),
    rule(rf"t?(?P<number>[iL])~(?:O?t?u?(?P<year>y)|{OF_OTHER})?", _half_year),
    rule(rf"t?~(?P<number>[iL])(?:O?t?u?(?P<year>y)|{OF_OTHER})?", _half_year),
    rule(rf"{FRONT}[Ov]?t?(?P<unit>[uQ])(?:O?t?(?P<which>[LXHKFG]))?", _part_of_unit),
    rule(rf"{FRONT}[Ov]?t?(?P<which>AG|[LXHKFG])(?P<unit>[uQ])", _part_of_unit),
    rule(rf"(?P<which>AG|[LXHKF])?(?P<unit>[uQ]){BEHIND}", _part_of_unit),
    rule(rf"(?:{FRONT}O?t?)?(?:t?u?O?t?)(?P<decade>D)C?(?:O?uO?[iL])?", _decade),
    rule(rf"(?P<decade>D)u?{BEHIND}", _decade),
    rule("t?(?P<unit>u)(?P<number>i)", _century),
)
"""The rules, in the order in which equal matches are preferred."""
