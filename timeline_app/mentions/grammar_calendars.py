"""Dates of the Hijri and the Solar Hijri calendar: 26 Bahman 1395, Ramadan 1438, spring 1396."""

from __future__ import annotations

from typing import Final

from timeline_app.calendars import HIJRI_YEARS, SOLAR_YEARS
from timeline_app.mentions.expression import Calendar, Expression, Kind
from timeline_app.mentions.foreign_rules import BEHIND, OF_OTHER, of_year, set_part
from timeline_app.mentions.rules import Parts, Rule, day_number, rule, weekday_number, which_of
from timeline_app.mentions.scan import Scan
from timeline_app.mentions.vocabulary import HIJRI, SEASONS, SOLAR

_DOUBTFUL: Final = frozenset(("+solar4", "+solar5", "+solar7", "+solar9", "+solar10", "+solar8"))
"""Tir, Mehr, Azar, Dey, and Dari Asad and Aqrab are words as well: alone they need a day."""


def _day(parts: Parts) -> list[Expression]:
    """Build "26 Bahman 1395", "Wednesday 17 Jumada I"."""
    found = _begun(parts)
    found.day = day_number(parts.word("day"))
    found.weekday = weekday_number(parts.word("weekday"))
    return [found]


def _days(parts: Parts) -> list[Expression]:
    """Build "24 and 25 Esfand 1395": one expression a day."""
    scan, found = parts.scan, []
    start, end = parts.match.span("days")
    for place in range(start, end):
        if scan.kind(place) in "do":
            one = Expression("other calendar", Kind.CALENDAR, place, place)
            _fill(one, parts)
            one.day = day_number(scan.word(place))
            found.append(one)
    found[0].first, found[-1].last = parts.first, parts.last
    return found


def _month(parts: Parts) -> list[Expression]:
    """Build "Bahman 1395", "month Ramadan", "early Esfand"."""
    found = _begun(parts)
    word = parts.word("month")
    beside = found.year is not None or "u" in parts.match[0] or "modifier" in parts
    if not beside and "month" not in word and _is_name(parts, word):
        return []
    set_part(found, parts.words("modifier"))
    for group in ("which", "behind"):
        if group in parts:
            found.which = which_of(parts.words(group))[0]
    return [found]


def _part_behind(parts: Parts) -> list[Expression]:
    """Build "Ramadan's last week", as Turkish says it."""
    return _month(parts) if parts.scan.code == "tr" else []


def _is_name(parts: Parts, word: str) -> bool:
    """Whether a month that stands alone may be the name of somebody: رجب, بهمن, Ramazan."""
    scan = parts.scan
    if word not in SOLAR and scan.code in _WITHOUT_NAMES:
        return False
    before, behind = scan.kind(parts.first - 1), scan.kind(parts.last + 1)
    if before in "v<>fcO" or behind in "LXHfc" or scan.word(parts.first - 1) in _LEADING:
        return False
    noun = before == "x" and scan.word(parts.first - 1).endswith("·")
    return word not in SOLAR or word in _DOUBTFUL or not (noun or behind != "x")


_WITHOUT_NAMES: Final = frozenset(("ru", "fr", "es", "de"))
_LEADING: Final = frozenset(("since", "until", "by", "for", "before", "after"))


def _of_other_year(parts: Parts) -> list[Expression]:
    """Build "26 Dey of the same year", "Bahman of the last year"."""
    found = of_year(_begun(parts), parts)
    if "day" in parts:
        found.day = day_number(parts.word("day"))
    set_part(found, parts.words("modifier"))
    return [found] if found.unit == "year" else []


def _season(parts: Parts) -> list[Expression]:
    """Build "spring 1396"; its year is one of the Solar Hijri calendar."""
    found = _of_solar_year(parts)
    if found:
        found[0].part = SEASONS[parts.word("season")]
    return found


def _of_solar_year(parts: Parts) -> list[Expression]:
    """Build "year 1395", "1395"."""
    number = int(parts.word("year"))
    if parts.scan.code != "fa" or number not in _LIKELY:
        return []
    alone = parts.first == parts.last
    before, behind = parts.scan.kind(parts.first - 1), parts.scan.kind(parts.last + 1)
    if alone and (before not in "vf<>&-(" or (behind == "x" and before not in "v<>")):
        return []
    found = parts.expression("other calendar", Kind.CALENDAR)
    found.calendar, found.year = Calendar.SOLAR, number
    if parts.word("unit") == "decade":
        found.unit = "decade"
    elif parts.word("unit") not in ("", "year"):
        return []
    set_part(found, parts.words("modifier"))
    return [found]


def _begun(parts: Parts) -> Expression:
    found = parts.expression("other calendar", Kind.CALENDAR)
    _fill(found, parts)
    return found


def _fill(found: Expression, parts: Parts) -> None:
    word = parts.word("month")
    found.calendar = Calendar.SOLAR if word in SOLAR else Calendar.HIJRI
    found.part = SOLAR.get(word) or HIJRI[word]
    found.year = int(parts.word("year")) if parts.word("year") else None


def in_solar_calendar(scan: Scan, found: list[Expression]) -> None:
    """Let months, years and seasons of a Persian text be those of the Solar Hijri calendar.

    Unless the text has months of the Gregorian calendar and none of that one.
    """
    if "M" in scan.shape and "P" not in scan.shape:
        return
    for one in found:
        if scan.kind(one.last + 1) == "C":  # «ماه گذشته میلادی»
            one.last += 1
            continue
        season = 21 <= one.part <= 24 and one.year is None
        if season and one.unit in ("", "year"):
            one.kind, one.calendar = Kind.CALENDAR, Calendar.SOLAR
        elif one.unit in ("month", "year") and (not one.part or (one.day and not one.share)):
            one.calendar = Calendar.SOLAR


def _in_english(parts: Parts) -> list[Expression]:
    """Build "26 Bahman 1395", "Bahman 1395" in an English text, where the year has to be there."""
    year = int(parts.word("year"))
    if year not in (SOLAR_YEARS if parts.word("month") in SOLAR else HIJRI_YEARS):
        return []
    return _day(parts) if "day" in parts else [_begun(parts)]


_LIKELY: Final = range(1280, 1430)
_YEAR: Final = "(?:,?O?u?(?P<year>y))?"
_MONTH: Final = "(?P<month>[Pj])"
_MODIFIER: Final = "(?P<modifier>t?(?:i?bi?|i1|i[uU]|[uU]i|e))"

RULES: Final[tuple[Rule, ...]] = (
    rule(rf"t?(?:[uU]p?)?(?:p?(?P<weekday>W)p?,?t?)?(?P<day>[do])O?u?{_MONTH}{_YEAR}", _day),
    rule(rf"[uU]?(?P<days>[do](?:(?:,|,?[&>|-])[do])+)O?u?{_MONTH}{_YEAR}", _days),
    rule(rf"(?:{_MODIFIER}O?)?(?:(?P<unit>u)O?)?{_MONTH}u?{_YEAR}", _month),
    rule(rf"{_MONTH}u?{BEHIND}", _part_behind),
    rule(rf"(?:u?O?)?{_MONTH}u?(?P<behind>[LXH])(?!u)", _month),
    rule(rf"(?P<which>[LXH]){_MONTH}u?", _month),
    rule(rf"t?(?P<day>[do])O?u?{_MONTH}{OF_OTHER}", _of_other_year),
    rule(rf"(?:{_MODIFIER}O?)?(?:u)?{_MONTH}{OF_OTHER}", _of_other_year),
    rule(rf"(?:{_MODIFIER}O?)?(?P<season>N)O?u?(?P<year>y)", _season),
    rule(rf"(?:{_MODIFIER}O?)?(?:(?P<unit>u)O?)?(?P<year>y)", _of_solar_year),
)
"""The rules, in the order in which equal matches are preferred."""

ENGLISH: Final[tuple[Rule, ...]] = (
    rule(
        r"(?:(?P<weekday>[Ww])\.?,?)?(?:t?(?P<day>[do])O?)?(?P<month>[Pj]),?(?P<year>y)",
        _in_english,
    ),
)
"""The rule for English texts."""
