"""Months, years, seasons, quarters, decades and parts of them: mid-March, the end of the year."""

from __future__ import annotations

from typing import Final

from timeline_app.mentions import amounts, guards
from timeline_app.mentions.expression import Expression, Kind
from timeline_app.mentions.rules import (
    MODIFIER,
    MONTH,
    OF_YEAR,
    YEAR,
    Parts,
    Rule,
    all_words,
    day_of,
    month_of,
    relative_year,
    rule,
    share_of,
    which_of,
    year_of,
)
from timeline_app.mentions.scan import Scan
from timeline_app.mentions.vocabulary import COUNTS, DECADES, ORDINALS, SEASONS
from timeline_app.mentions.word_set import word_set
from timeline_app.reading.words import Share


def month(parts: Parts, *, beside_noun: bool = False) -> list[Expression]:
    """Build "March", "mid-March 2017", "the end of March last year"."""
    scan, place = parts.scan, parts.place("month")
    alone = not beside_noun and not any(name in parts for name in ("year", "short", "unit"))
    short = parts.match["month"].startswith("J")
    if alone and short and "modifier" not in parts and not _is_short_month(scan, parts):
        return []
    if alone and guards.is_compound(scan, parts.last):
        return []
    if alone and scan.kind(place) == "m" and not guards.is_month(scan, parts.first, place):
        return []
    found = parts.expression("month", Kind.CALENDAR)
    found.part, found.year = month_of(parts), year_of(parts)
    if not relative_year(found, parts):
        return []
    words = parts.words("modifier")
    if "day" in words:  # "the first day of March"
        found.rule = "day and month"
        found.day, found.steps = (0, -1) if "last" in words else (day_of(words), 0)
        return [found]
    if "weekend" in words:  # "the first weekend of March"
        found.rule, found.name = "weekend", "weekend"
        found.weekday, found.steps = 5, -1 if _ENDS & set(words) - {"second"} else day_of(words)
        return [found] if found.steps else []
    days = _pieces(words, {"days": 1, "weeks": 7, "fortnight": 14})
    return [_counted(found, days)] if days else [_shared(found, parts)]


def _is_short_month(scan: Scan, parts: Parts) -> bool:
    """Whether "Feb." alone is a month: "Feb.–March", or in a note."""
    if guards.is_tied_month(scan, parts.last):
        return True
    return guards.is_month_of_note(scan, parts.first, parts.first)


def _pieces(words: list[str], sizes: dict[str, int]) -> int:
    """10 of "the first ten days of", -2 of "the last two months of"; 0: no count."""
    size = next((sizes[word] for word in words if word in sizes), 0)
    count = sum(COUNTS.get(word, 0) for word in words if word not in ("a", "an"))
    count = count or int("fortnight" in words)
    return count * size * (-1 if _ENDS & set(words) else 1)


_ENDS: Final = frozenset(("last", "final", "closing", "second"))


def _counted(found: Expression, pieces: int) -> Expression:
    found.rule, found.pieces = f"part of a {found.rule}", pieces
    return found


def year(parts: Parts) -> list[Expression]:
    """Build "2017", "early 2017", "the first half of 2017", "the year 2017"."""
    place = parts.place("year")
    if not amounts.is_year(parts.scan, place) and "modifier" not in parts:
        return []
    if parts.word("unit_of") not in ("", "year"):
        return []
    found = parts.expression("year", Kind.CALENDAR)
    found.year = year_of(parts)
    words = parts.words("modifier")
    if "month" in words:  # "the last month of 2016"
        found.rule, found.part = "month", 12 if "last" in words else day_of(words)
        return [found] if 1 <= found.part <= 12 else []
    months = _pieces(words, {"months": 1})
    return [_counted(found, months)] if months else [_shared(found, parts)]


def _short_year(parts: Parts) -> list[Expression]:
    """Build "in '98"."""
    scan, place = parts.scan, parts.place("short")
    led = scan.word(parts.first - 1) in _BEFORE_A_YEAR
    if scan.tight(parts.first) or not scan.tight(place) or not led or len(parts.word("short")) != 2:
        return []
    year = year_of(parts)
    if year is None:
        return []
    found = parts.expression("year", Kind.CALENDAR)
    found.year = year
    return [found]


_BEFORE_A_YEAR: Final = word_set("in of since until from by before after")


def _before_year_one(parts: Parts) -> list[Expression]:
    """Build "218 BC": a date that Parley cannot hold."""
    found = parts.expression("year", Kind.CALENDAR)
    found.before_year_one = True
    return [found]


def _decade(parts: Parts) -> list[Expression]:
    """Build "the 1990s", "the late 80s"."""
    word = parts.word("decade")
    digits = DECADES.get(word) or word.rstrip("s").rstrip("'’")
    before = parts.scan.kind(parts.place("decade") - 1)
    tied = before in "&|-" and parts.scan.kind(parts.place("decade") - 2) == "D"
    if word in DECADES and before not in "te-" and not tied:
        return []  # "a woman in her sixties"
    short = len(digits) == 2 and parts.first == parts.place("decade")
    if short and before != "'" and not tied:
        return []  # "a man in his 60s"
    if len(digits) == 2:
        digits = f"19{digits}"
    found = parts.expression("decade", Kind.CALENDAR)
    is_decade = digits[2] != "0" or digits >= "2000"  # "the 1800s" are a century
    found.digits = f"{digits[:3]}X" if is_decade else f"{digits[:2]}XX"
    return [_shared(found, parts)]


def _century(parts: Parts) -> list[Expression]:
    """Build "the 19th century"."""
    word = parts.word("number")
    number = ORDINALS.get(word) or int("".join(filter(str.isdecimal, word)) or 0)
    if parts.word("unit") != "century" or not 1 < number <= 30:
        return []
    found = parts.expression("century", Kind.CALENDAR)
    found.digits = f"{number - 1:02}XX"
    return [found]


def season(parts: Parts) -> list[Expression]:
    """Build "the spring of 1940", "in spring", "winter 1941–42"."""
    scan, place = parts.scan, parts.place("season")
    alone = parts.match.end("season") == parts.match.end() and "year" not in parts
    if alone and not guards.is_season(scan, parts.first, place):
        return []
    found = parts.expression("season", Kind.CALENDAR)
    found.part, found.year = SEASONS[parts.word("season")], year_of(parts)
    if not relative_year(found, parts):
        return []
    return [_shared(found, parts)]


def quarter(parts: Parts) -> list[Expression]:
    """Build "the third quarter of 2017"."""
    word = parts.word("number")
    number = 4 if word in ("final", "last") else ORDINALS.get(word, 0)
    if parts.scan.kind(parts.last + 1) == "O":
        return []  # "the third quarter of the game"
    if not 1 <= number <= 4 or (word == "last" and parts.match.end("quarter") == parts.match.end()):
        return []
    found = parts.expression("quarter", Kind.CALENDAR)
    found.part, found.year = 32 + number, year_of(parts)
    return [found] if relative_year(found, parts) else []


def _short_quarter(parts: Parts) -> list[Expression]:
    """Build "Q3 2019", "H1 2021"."""
    number, letter = int(parts.word("number")), parts.word("quarter")
    name, before, most = _IN_SHORT.get(letter, ("", 0, 0))
    if not parts.scan.tight(parts.place("number")) or number > most:
        return []
    found = parts.expression(name, Kind.CALENDAR)
    found.part, found.year = before + number, year_of(parts)
    return [found] if letter == "q" or found.year is not None else []


_IN_SHORT: Final = {"q": ("quarter", 32, 4), "h": ("half year", 39, 2)}
"""Rule, the EDTF code before the first, and how many there are in a year."""


def part_of_unit(parts: Parts) -> list[Expression]:
    """Build "the end of the year", "early this month", "later in the week"."""
    unit = parts.word("unit")
    if unit not in ("day", "week", "month", "year", "decade", "quarter"):
        return []
    if guards.is_compound(parts.scan, parts.last):
        return []
    found = parts.expression("part of a period", Kind.WHICH)
    found.unit = unit
    words = parts.words("which")
    found.which, found.anchored = which_of(all_words(parts, "which")) if words else (0, True)
    modifier = parts.words("modifier")
    found.later = {"later": 1, "earlier": -1}.get(modifier[0], 0)
    sizes = {"year": {"months": 1}, "month": {"days": 1, "weeks": 7, "fortnight": 14}}
    found.pieces = _pieces(modifier, sizes.get(unit, {}))
    if "month" in modifier and unit == "year":  # "the last month of the year"
        found.pieces = -1 if "last" in modifier else int("first" in modifier)
    return [found] if found.pieces else [_shared(found, parts)]


def _shared(found: Expression, parts: Parts) -> Expression:
    words = parts.words("modifier")
    found.share = share_of(words)
    if found.share is Share.LAST_WEEK and found.rule != "month" and found.unit != "year":
        found.share = Share.END
    if found.share is not None and found.rule in ("month", "year", "decade", "season"):
        found.rule = f"part of a {found.rule}"
    return found


def _end_of_unit(parts: Parts) -> list[Expression]:
    """Build "the year's end", "year-end", "this month's start"."""
    unit = parts.word("unit")
    if unit not in ("week", "month", "year", "decade") or parts.word("share") == "half":
        return []
    found = parts.expression("part of a period", Kind.WHICH)
    found.unit, found.share = unit, share_of([parts.word("share")])
    words = parts.words("which")
    found.which, found.anchored = which_of(words) if words else (0, True)
    return [found] if found.share is not None else []


_BEFORE_CHRIST: Final = rf"(?:{MODIFIER}?(?:[do]?{MONTH}[do]?,?)?)?[ndyo]B"

RULES: Final[tuple[Rule, ...]] = (
    rule(_BEFORE_CHRIST, _before_year_one),
    rule(rf"{MODIFIER}?{MONTH}(?:{YEAR}|{OF_YEAR})?", month),
    rule(rf"{MODIFIER}?(?:t?(?P<unit_of>u))?(?P<year>y)C?", year),
    rule("'(?P<short>[dn])", _short_year),
    rule(rf"(?:{MODIFIER}|t?e-?)?t?(?P<decade>D)", _decade),
    rule(rf"{MODIFIER}?t?(?P<number>[oi])-?(?P<unit>u)", _century),
    rule(rf"{MODIFIER}?t?(?P<season>N)(?:(?:[O,v]?(?P<year>y)(?:[-/][dn])?)|{OF_YEAR})?", season),
    rule(rf"{MODIFIER}?t?(?P<year>y)(?:[-/][dn])?(?P<season>N)", season),
    rule(
        rf"{MODIFIER}?t?(?P<number>[ioL])-?(?P<quarter>Q)(?:(?:[O,v]?(?P<year>y))|{OF_YEAR})?",
        quarter,
    ),
    rule(r"(?P<quarter>Q)(?P<number>d)(?:[O,v/]?(?P<year>y))?", _short_quarter),
    rule(rf"{MODIFIER}t?(?P<which>AG|G|[LXHKFA])?(?P<unit>[uQ])", part_of_unit),
    rule(r"(?:t|(?P<which>AG|G|[LXHKFA]))?(?P<unit>u)(?:'s|-)(?P<share>b)", _end_of_unit),
)
"""The rules for periods, in the order in which equal matches are preferred."""
