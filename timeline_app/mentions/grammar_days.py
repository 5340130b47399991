"""Days of the calendar: 20 February, January 29 and 30, Wednesday 15 Feb 2017, the 15th, digits."""

from __future__ import annotations

from typing import Final

from timeline_app.mentions import amounts, guards
from timeline_app.mentions.expression import Expression, Kind
from timeline_app.mentions.rules import (
    MONTH,
    OF_YEAR,
    WEEKDAY,
    YEAR,
    Parts,
    Rule,
    day_number,
    day_of,
    month_of,
    relative_year,
    rule,
    weekday_number,
    which_of,
    year_of,
)
from timeline_app.mentions.scan import Scan
from timeline_app.mentions.vocabulary import ORDINALS

_ELEMENT: Final = r"(?:(?:W|w\.?),?)?(?:t?o|d)"
_CHAIN: Final = rf"(?P<days>{_ELEMENT}(?:(?:,{_ELEMENT}){{0,8}},?[&|]v?{_ELEMENT}|[-/>]{_ELEMENT}))"
_DAY: Final = "(?P<day>[do])"


def one_day(parts: Parts) -> list[Expression]:
    """Build "20 February 2017", "Wednesday, Feb. 15", "the 15th of February"."""
    if _is_count(parts.scan, parts.first, parts.last):
        return []
    found = parts.expression("day and month", Kind.CALENDAR)
    _fill(found, parts, parts.word("day"))
    if "which" in parts and "unit" not in parts:
        found.which, _ = which_of(parts.words("which"))
    if found.year is not None and _is_count_of_things(parts):
        found.year, found.last = None, found.last - 2
    if not relative_year(found, parts):
        found.last = parts.match.end("month") - 1
        found.unit, found.which, found.anchored = "", 0, False
    found.weekday = weekday_number(parts.word("weekday"))
    if found.weekday is not None:
        found.rule = "weekday and date"
    return [found]


def _day_in_words(parts: Parts) -> list[Expression]:
    """Build "the first of May", "May the fourth", "the twenty-third of June 2016"."""
    day = day_of(parts.words("words"))
    if not day or _is_subject(parts) or parts.scan.kind(parts.first - 1) == "i":
        return []
    found = parts.expression("day and month", Kind.CALENDAR)
    found.year, found.part, found.day = year_of(parts), month_of(parts), day
    if not relative_year(found, parts):
        return []
    return [found]


def _is_subject(parts: Parts) -> bool:
    """Whether the ordinal is a noun by itself: "as early as August the first could go home"."""
    ordinal_last = parts.place("words") > parts.place("month")
    led = parts.scan.word(parts.first - 1) in ("on", "by", "until", "since", "from")
    return ordinal_last and not led and parts.scan.kind(parts.last + 1) == "x"


def _weekday_of_month(parts: Parts) -> list[Expression]:
    """Build "the first Monday of March", "the last Sunday in May 2016"."""
    number = -1 if parts.word("number") == "last" else ORDINALS.get(parts.word("number"), 0)
    if not number or number > 5:
        return []
    found = parts.expression("weekday of a month", Kind.CALENDAR)
    found.year, found.part, found.steps = year_of(parts), month_of(parts), number
    found.weekday = weekday_number(parts.word("weekday"))
    return [found] if relative_year(found, parts) else []


def _is_count_of_things(parts: Parts) -> bool:
    """Whether the year is none: "on May 20, 2000 people left"."""
    comma = parts.scan.kind(parts.last - 1) == ","
    return comma and amounts.counts_things(parts.scan, parts.last + 1)


def _several_days(parts: Parts) -> list[Expression]:
    """Build "23–24 January", "February 16, 17 and 18, 2021": one expression a day."""
    scan = parts.scan
    start, end = parts.match.span("days")
    if _is_count(scan, parts.first, parts.last) or amounts.is_labelled(scan, start):
        return []
    found = []
    for place in range(start, end):
        if scan.kind(place) not in "do":
            continue
        one = Expression("day and month", Kind.CALENDAR, _begin(scan, place, start), place)
        _fill(one, parts, scan.word(place))
        if scan.kind(one.first) in "Ww":
            one.weekday = weekday_number(scan.word(one.first))
        found.append(one)
    if "weekday" in parts and found[0].weekday is None:
        found[0].weekday = weekday_number(parts.word("weekday"))
    found[0].first, found[-1].last = parts.first, parts.last
    return found


def _begin(scan: Scan, place: int, start: int) -> int:
    """Where a day of a list begins: with its weekday."""
    for before in (place - 1, place - 2, place - 3):
        if before >= start and scan.kind(before) in "Ww":
            return before
        if scan.kind(before) not in "t.,":
            break
    return place


def _fill(found: Expression, parts: Parts, day: str) -> None:
    found.year, found.part, found.day = year_of(parts), month_of(parts), day_number(day)


def _is_count(scan: Scan, first: int, last: int) -> bool:
    """Whether the last number belongs to what follows: "March 20 %", "May 15-year plan"."""
    if guards.is_month_then_number(scan, first, last):
        return True
    if scan.kind(last) != "d":
        return False
    after = scan.raw(last + 1)
    if scan.tight(last + 1) and after in {"%", "°"}:
        return True
    if scan.kind(last - 1) in "&|" and amounts.counts_things(scan, last + 1):
        return True
    return after == "-" and scan.kind(last + 2) in "uU"


def _bare_day(parts: Parts) -> list[Expression]:
    """Build "the 15th", of a month that was named before."""
    if not guards.is_bare_day(parts.scan, parts.first, parts.last):
        return []
    found = parts.expression("day of the month", Kind.CALENDAR)
    found.day = day_number(parts.word("day"))
    return [found]


def _bare_days(parts: Parts) -> list[Expression]:
    """Build "the 3rd and 4th", "the 28th to the 30th"."""
    if not guards.is_bare_day(parts.scan, parts.first, parts.last):
        return []
    return [
        Expression("day of the month", Kind.CALENDAR, at - (at == parts.first + 1), at,
                   day=day_number(parts.scan.word(at)))
        for at in range(parts.first, parts.last + 1) if parts.scan.kind(at) == "o"
    ]  # fmt: skip


def _weekday_and_day(parts: Parts) -> list[Expression]:
    """Build "Sunday the 12th"."""
    found = parts.expression("day of the month", Kind.CALENDAR)
    found.day, found.weekday = day_number(parts.word("day")), weekday_number(parts.word("weekday"))
    return [found]


def _day_of_some_month(parts: Parts) -> list[Expression]:
    """Build "the 20th of this month", "the 3rd of the month"."""
    if parts.word("unit") != "month":
        return []
    found = parts.expression("day of the month", Kind.CALENDAR)
    found.day, found.unit = day_number(parts.word("day")), "month"
    words = parts.words("which")
    found.which, found.anchored = which_of(words) if words else (0, True)
    return [found]


def _day_and_digits(parts: Parts) -> list[Expression]:
    """Build "15–17.06.2020" as two days."""
    scan, digits = parts.scan, parts.scan.word(parts.last)
    if "." not in digits or "-" not in scan.shape[parts.first : parts.last] or len(digits) < 8:
        return []
    day, month, year = (int(number) for number in digits.split("."))
    if not (1 <= month <= 12 and int(parts.word("day")) < day):
        return []
    first = Expression("date in digits", Kind.CALENDAR, parts.first, parts.first)
    first.year, first.part, first.day = year, month, int(parts.word("day"))
    return [first, Expression("date in digits", Kind.DIGITS, parts.last, parts.last)]


def _digits(parts: Parts) -> list[Expression]:
    """Build "2017-02-15", "15/2/2017"; the date itself is read by `numeric`."""
    rule_name = "ISO date" if parts.match[0] == "I" else "date in digits"
    return [parts.expression(rule_name, Kind.DIGITS)]


def _years(parts: Parts) -> list[Expression]:
    """Build "1939–45" as two years, "2017-02" as a month."""
    scan, start = parts.scan, int(parts.word("year"))
    short = parts.word("short")
    if len(short) != 2 or not short.isdecimal() or not scan.tight(parts.last):
        return []
    if amounts.is_labelled(scan, parts.first):
        return []
    end = start - start % 100 + int(short)
    slash = scan.word(parts.first + 1) == "/"
    if slash and end == start + 1:
        return _two_years(parts, start, end)
    is_month = 1 <= int(short) <= 12 and (end <= start or (short[0] == "0" and end != start + 1))
    if is_month:
        found = parts.expression("ISO month", Kind.CALENDAR)
        found.year, found.part = start, int(short)
        return [found]
    if end <= start or not amounts.is_year(scan, parts.first):
        return []
    return _two_years(parts, start, end)


def _two_years(parts: Parts, start: int, end: int) -> list[Expression]:
    return [
        Expression("year", Kind.CALENDAR, place, place, year=year)
        for place, year in ((parts.first, start), (parts.last, end))
    ]


RULES: Final[tuple[Rule, ...]] = (
    rule("[IS]", _digits),
    rule(r"(?P<day>d)\.?-S", _day_and_digits),
    rule(rf"(?P<year>y)[-,]?{MONTH}-?{_DAY}(?!y)", one_day),
    rule(rf"{WEEKDAY}(?:t(?=o))?{_DAY}[O-]?{MONTH}(?:-?{YEAR}|{OF_YEAR})?", one_day),
    rule(rf"(?:(?P<which>[LXH])(?=[MmJ]))?{WEEKDAY}{MONTH}t?{_DAY}{YEAR}?", one_day),
    rule(rf"{WEEKDAY}{MONTH}t?{_DAY}{OF_YEAR}", one_day),
    rule(rf"{WEEKDAY}{_CHAIN}O?{MONTH}{YEAR}?", _several_days),
    rule(rf"{WEEKDAY}{MONTH}{_CHAIN}{YEAR}?", _several_days),
    rule(rf"{WEEKDAY}t?(?P<words>(?:k-)?i)O{MONTH}(?:{YEAR}|{OF_YEAR})?", _day_in_words),
    rule(rf"{WEEKDAY}{MONTH}t(?P<words>(?:k-)?i)(?:{YEAR}|{OF_YEAR})?(?!u|Q)", _day_in_words),
    rule(rf"t?(?P<number>[iL])(?P<weekday>W)[Ov]{MONTH}(?:{YEAR}|{OF_YEAR})?", _weekday_of_month),
    rule("t(?P<day>o)", _bare_day),
    rule("to(?:,o)*[&|>-]o", _bare_days),
    rule("(?P<weekday>W),?t?(?P<day>o)(?!O)", _weekday_and_day),
    rule(r"(?P<weekday>W)(?P<day>d)(?=[,.;:)\nv&>-])", _weekday_and_day),
    rule("t(?P<day>o)O(?:t|(?P<which>AG|[LXHKFAG]))(?P<unit>u)", _day_of_some_month),
    rule("(?P<year>y)[-/](?P<short>[dn])", _years),
)
"""The rules for days, in the order in which equal matches are preferred."""
