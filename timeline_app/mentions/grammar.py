"""Find the date expressions of a text: all rules, and which of two that overlap is taken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final

from timeline_app.mentions import (
    foreign_guards,
    grammar_calendars,
    grammar_counted,
    grammar_days,
    grammar_feasts,
    grammar_orders,
    grammar_orders_days,
    grammar_orders_periods,
    grammar_periods,
    grammar_relative,
    grammar_steps,
    guards,
    named_days,
)
from timeline_app.mentions.expression import Expression, Kind
from timeline_app.mentions.grammar_relative import is_bare_time
from timeline_app.mentions.names import is_name, is_repeated
from timeline_app.mentions.rules import Parts, Rule
from timeline_app.mentions.scan import Scan
from timeline_app.mentions.word_set import word_set

_RULES: Final = (
    *grammar_days.RULES,
    *grammar_periods.RULES,
    *grammar_relative.RULES,
    *grammar_steps.RULES,
    *named_days.RULES,
    *grammar_calendars.ENGLISH,
)
_ENGLISH_ONLY: Final = word_set(
    "_steps _the_day _weekend _clock _named _decade _years_on _in_time _from_day _beside "
    "_weekday_week _after_next _half_year _short_year _short_quarter _end_of_unit"
)
"""What other languages say otherwise, by the names of the builders."""
_NOUN_FIRST: Final = frozenset(("which_weekday", "which_unit", "which_month", "_part_of_day"))
"""What Arabic and Persian say the other way round: "the round next Wednesday" is no next one."""


@cache
def _rules(code: str) -> tuple[Rule, ...]:
    """The rules for a language, in the order in which equal matches are preferred."""
    if code == _ENGLISH:
        return _RULES
    left_out = _ENGLISH_ONLY | (_NOUN_FIRST if code in ("ar", "fa") else frozenset())
    return (
        *grammar_calendars.RULES,
        *grammar_feasts.RULES,
        *grammar_counted.RULES,
        *grammar_orders.FIRST,
        *grammar_orders_days.FIRST,
        *(
            grammar_orders_days.in_order(one)
            for one in _RULES
            if one.build.__name__ not in left_out
        ),
        *grammar_orders.RULES,
        *grammar_orders_days.RULES,
        *grammar_orders_periods.RULES,
    )


_ENGLISH: Final = "en"
_IN_DIGITS: Final = grammar_days.RULES[:1]
_STRETCH: Final = re.compile(r"[^x!\n;:]+")
_HEART: Final = re.compile("[MmJWwyDNQuURISToBpzYPjh@%]|'[dn]")
"""What every date has one of."""
_FOREIGN_HEART: Final = re.compile(rf"{_HEART.pattern}|[o#~=1%]|td|d\.|dO?H")
_LINK: Final = re.compile(r",?(?P<word>[&|])v?t?|(?P<range>[-/>])v?t?|(?P<comma>,)v?t?")
_LINK_NAMES: Final = {"&": "and", "|": "or"}
_BEFORE_DAY: Final = re.compile(",?v?t?")
_NIGHT_OF: Final = re.compile("t?pOt?$")


def expressions(scan: Scan, *, known: bool) -> list[Expression]:
    """The date expressions of a text in order, none over another; lists and ranges are numbered.

    Where two overlap, the one that begins first is taken, of those the longest. Where the language
    is not `known`, only dates in digits are found.
    """
    if not known:
        stretches = (found.span() for found in _STRETCH.finditer(scan.shape))
        found = (_in_stretch(scan, _IN_DIGITS, *stretch) for stretch in stretches)
        return [one for groups in found for group in groups for one in group]
    chosen = _chosen(scan)
    if scan.tongue is not None:
        chosen = _told_otherwise(scan, chosen)
    chosen = [
        one for one in _with_times(scan, chosen)
        if not is_name(scan, one) and not (one.kind is Kind.CLOCK and is_bare_time(scan, one))
    ]  # fmt: skip
    chosen = list(_once(scan, chosen))
    for one in chosen:
        _take_about(scan, one)
        if scan.kind(one.last) == "." and scan.kind(one.last + 1) == "\n":
            one.last -= 1  # the full stop of the sentence, not of "Feb."
        if one.rule == "day and month" and guards.is_dateline(scan, one.first, one.last):
            one.rule = "dateline"
    _lend_week(scan, chosen)
    _lend_which(scan, chosen)
    _number_chains(scan, chosen)
    return _in_weeks(scan, chosen)


def _chosen(scan: Scan) -> list[Expression]:
    """What the rules find, where two overlap the better one."""
    groups = list(_matches(scan, scan.code or _ENGLISH))
    groups.sort(key=lambda group: (group[0].first, -group[-1].last))
    chosen: list[Expression] = []
    for group in groups:
        if not chosen or group[0].first > chosen[-1].last:
            chosen += group
    return chosen


def _told_otherwise(scan: Scan, chosen: list[Expression]) -> list[Expression]:
    """What holds in a language beside English."""
    kept = [one for one in chosen if not foreign_guards.is_none(scan, one)]
    for one in kept:
        foreign_guards.count_further(scan, one)
    if scan.tongue is not None and scan.tongue.solar:
        grammar_calendars.in_solar_calendar(scan, kept)
    return kept


def _once(scan: Scan, found: Sequence[Expression]) -> Iterator[Expression]:
    """Those that do not say how often: "every Monday and Thursday"."""
    repeated: Expression | None = None
    for one in found:
        tied = repeated is not None and link_of(scan.shape[repeated.last + 1 : one.first])
        if is_repeated(scan, one) or (tied and one.year is None):
            repeated = one
        else:
            yield one


def _take_about(scan: Scan, one: Expression) -> None:
    """Put "about", "around" to the day, month or year that follows: "on or about 20 February"."""
    if one.kind is not Kind.CALENDAR or one.share is not None:
        return
    if scan.kind(one.first - 1) == "q" and guards.is_about(scan, one.first - 1):
        one.first, one.about = one.first - 1, True


def _lend_week(scan: Scan, found: list[Expression]) -> None:
    """Give the week to all weekdays told together: "Tuesday or Wednesday next week"."""
    for before, one in pairwise(reversed(found)):
        if before.rule != "weekday of a week" or one.kind is not Kind.WEEKDAY or one.unit:
            continue
        if link_of(scan.shape[one.last + 1 : before.first]):
            one.kind, one.rule, one.unit = Kind.WHICH, before.rule, "week"
            one.which, one.anchored = before.which, before.anchored


def _lend_which(scan: Scan, found: list[Expression]) -> None:
    """Let weekdays follow one that is told from the article: "last Monday and Tuesday"."""
    for before, one in pairwise(found):
        if before.rule != "last or next weekday" or one.kind is not Kind.WEEKDAY or one.unit:
            continue
        if link_of(scan.shape[before.last + 1 : one.first]):
            one.kind, one.rule, one.which, one.anchored = Kind.WHICH, before.rule, 1, True


def _in_weeks(scan: Scan, found: list[Expression]) -> list[Expression]:
    """Put a day and its week or weekend together: "the week of 13 March", "the week starting …"."""
    kept: list[Expression] = []
    for one in found:
        week = _WEEK_OF.search(scan.shape, max(0, one.first - 4), one.first)
        if week is not None and one.rule == "day and month" and not one.chain:
            unit, led = scan.word(week.start("unit")), scan.word(week.start("led"))
            if unit in ("week", "weekend") and (led in _BEGINNING or unit == "weekend"):
                if kept and kept[-1].last >= week.start():
                    kept.pop()
                one.first, one.name, one.rule = week.start(), unit, "week of a day"
        kept.append(one)
    return kept


_WEEK_OF: Final = re.compile("t?(?P<unit>u)(?P<led>[Oxb])v?t?$")
_BEGINNING: Final = word_set("of beginning starting commencing ending")


def _matches(scan: Scan, code: str) -> Iterator[list[Expression]]:
    """What the rules find; they are only tried on the stretches where a date can be."""
    shape, heart = scan.shape, _HEART if code == _ENGLISH else _FOREIGN_HEART
    for stretch in _STRETCH.finditer(shape):
        first, last = stretch.span()
        if last - first <= _LONG:
            rules = _fitting(code, shape[first : last + 1])
        else:
            rules = _rules(code) if heart.search(shape, first, last) is not None else ()
        yield from _in_stretch(scan, rules, first, last)


def _in_stretch(
    scan: Scan, rules: Sequence[Rule], first: int, last: int
) -> Iterator[list[Expression]]:
    for pattern, build in rules:
        for match in pattern.finditer(scan.shape, first, last + 1):
            group = build(Parts(scan, match))
            if group:
                yield group


@lru_cache(maxsize=1 << 14)
def _fitting(code: str, stretch: str) -> tuple[Rule, ...]:
    """The rules that match somewhere in a stretch and the letter behind it."""
    if (_HEART if code == _ENGLISH else _FOREIGN_HEART).search(stretch) is None:
        return ()
    return tuple(one for one in _rules(code) if one.pattern.search(stretch))


_LONG: Final = 40  # letters: longer stretches hardly come twice


def _with_times(scan: Scan, found: list[Expression]) -> list[Expression]:
    """Put a time of day and its day together: "15:00 GMT on Monday", "the night of 24 August"."""
    kept: list[Expression] = []
    for one in found:
        before = kept[-1] if kept else None
        if before is not None and _belong(scan, before, one):
            if before.kind is Kind.CLOCK:
                kept.pop()
                one.first = before.first
            else:
                before.last = one.last
                continue
        elif _is_day(one):
            start = max(0, one.first - 4, before.last + 1 if before is not None else 0)
            night = _NIGHT_OF.search(scan.shape, start, one.first)
            one.first = night.start() if night is not None else one.first
        kept.append(one)
    return kept


def _belong(scan: Scan, before: Expression, one: Expression) -> bool:
    """Whether one of two is a time of day and the other its day."""
    between = scan.shape[before.last + 1 : one.first]
    if before.kind is Kind.CLOCK and _is_day(one):
        return _BEFORE_DAY.fullmatch(between) is not None
    return one.kind is Kind.CLOCK and _is_day(before) and between in ("", "v", ",", ",v")


def _is_day(one: Expression) -> bool:
    if one.kind in (Kind.WEEKDAY, Kind.FROM_HERE):
        return one.unit == ""
    return one.day > 0 or one.kind is Kind.DIGITS or one.weekday is not None


def _number_chains(scan: Scan, found: list[Expression]) -> None:
    """Mark what is told together: "Wednesday and Thursday", "from March to July 1940"."""
    chains: list[list[Expression]] = []
    for before, one in pairwise(found):
        link = link_of(scan.shape[before.last + 1 : one.first])
        if not link or not (_alike(before, one) or (link == "to" and _are_dates(before, one))):
            continue
        if not chains or chains[-1][-1] is not before:
            chains.append([before])
        one.link = link
        chains[-1].append(one)
    for number, chain in enumerate(chains, start=1):
        while chain[-1].link == ",":
            chain.pop().link = ""
        for one in chain[len(chain) == 1 :]:
            one.chain = number


def link_of(between: str) -> str:
    """How the letters between two expressions tie them: "and", "or", "to", ","; else empty."""
    match = _LINK.fullmatch(between)
    if match is None:
        return ""
    if match["word"]:
        return _LINK_NAMES[match["word"]]
    return "to" if match["range"] else ","


def _are_dates(one: Expression, other: Expression) -> bool:
    """Whether two are a day and a month, in either order: "26 February – July 2016"."""
    return {_size(one), _size(other)} == {"day", "month"} and bool(one.part and other.part)


def _alike(one: Expression, other: Expression) -> bool:
    return _size(one) == _size(other) != ""


def _size(one: Expression) -> str:
    """What an expression names: a day, a month, a year …; empty if it is tied to nothing."""
    if one.kind is Kind.WEEKDAY:
        return "day" if one.unit == "" else ""
    if one.kind not in (Kind.CALENDAR, Kind.DIGITS) or one.before_year_one:
        return "day" if one.kind is Kind.FROM_HERE and not one.anchored else ""
    if one.day or one.kind is Kind.DIGITS:
        return "day"
    if one.part:
        return "month" if one.part <= 12 else "part"
    return one.digits[2:] or "year"
