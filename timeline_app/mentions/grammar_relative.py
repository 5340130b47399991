"""What counts from the article's day or from a mention before: Wednesday, last week, a day on."""

from __future__ import annotations

from typing import Final

from timeline_app.mentions import cues, guards
from timeline_app.mentions.expression import Expression, Kind
from timeline_app.mentions.rules import Parts, Rule, all_words, rule, weekday_number, which_of
from timeline_app.mentions.scan import Scan
from timeline_app.mentions.vocabulary import DAYS_FROM_HERE, MONTH_NUMBERS, SEASONS
from timeline_app.mentions.word_set import word_set

COUNT: Final = r"(?:q{1,2})?(?P<count>k-?k|[kadny])"
_NAMES_OF_DAYS: Final = word_set("black bloody good palm easter super maundy ash holy")

_SPENDING: Final = word_set(
    "end ends ended ending finish finishes finished finishing close closed begin began spent"
)


def _weekday(parts: Parts) -> list[Expression]:
    """Build "Wednesday", "late Monday", "Sunday night"."""
    if parts.scan.word(parts.first - 1) in _NAMES_OF_DAYS and parts.scan.is_capital(
        parts.first - 1
    ):
        return []
    if parts.scan.kind(parts.first - 1) == "a" and parts.scan.word(parts.first - 2) == "on":
        return []  # "on a Friday" is some Friday
    found = parts.expression("weekday", Kind.WEEKDAY)
    found.weekday = weekday_number(parts.word("weekday"))
    return [found]


def _short_weekday(parts: Parts) -> list[Expression]:
    """Build "Tues 6pm", "on Wed": a short name that nothing else can be."""
    return _weekday(parts) if guards.is_short_weekday(parts.scan, parts.place("weekday")) else []


def which_weekday(parts: Parts) -> list[Expression]:
    """Build "last Monday", "next Wed", "the following Sunday"."""
    found = parts.expression("last or next weekday", Kind.WHICH)
    found.weekday = weekday_number(parts.word("weekday"))
    found.which, found.anchored = which_of(all_words(parts, "which"))
    if found.which == 0 and not found.anchored:
        found.rule, found.kind = "weekday", Kind.WEEKDAY
    return [found]


def weekday_of_week(parts: Parts) -> list[Expression]:
    """Build "Monday last week", "Sunday this week"."""
    if parts.word("unit") != "week":
        return []
    found = parts.expression("weekday of a week", Kind.WHICH)
    found.weekday, found.unit = weekday_number(parts.word("weekday")), "week"
    if "side" in parts:
        found.which, found.anchored = (1 if parts.word("side") == "after" else -1), True
    else:
        found.which, found.anchored = which_of(all_words(parts, "which"))
    return [found]


def day_from_here(parts: Parts) -> list[Expression]:
    """Build "today", "yesterday morning", "earlier today", "the day before yesterday"."""
    found = parts.expression("day from here", Kind.FROM_HERE)
    found.steps = DAYS_FROM_HERE[parts.word("day")]
    if "beyond" in parts:
        further = 1 if parts.word("beyond") == "after" else -1
        if parts.word("unit") != "day" or further != found.steps:
            return []
        found.steps += further
    return [found]


def _part_of_day(parts: Parts) -> list[Expression]:
    """Build "this morning", "last night", "that evening", "the next morning"."""
    words = all_words(parts, "which")
    which, anchored = which_of(words)
    if parts.word("part") in ("noon", "dawn", "dusk") or words[:2] == ["the", "last"]:
        return []
    found = parts.expression("part of a day", Kind.FROM_HERE)
    found.steps, found.anchored = which, anchored
    if anchored:
        found.kind, found.unit = Kind.STEPS, "day"
    return [found]


def which_unit(parts: Parts) -> list[Expression]:
    """Build "last week", "this month", "the following year", "that same day"."""
    unit = parts.word("unit")
    if unit in ("fortnight", "q"):
        return []
    found = parts.expression("last, this or next", Kind.WHICH)
    found.unit = unit
    words = all_words(parts, "which")
    found.which, found.anchored = which_of(words)
    if (unit == "day" and not found.anchored) or guards.is_compound(parts.scan, parts.last):
        return []
    if words[0] == "the" and words[1] == "last":
        return []  # "the last year" says how long
    if "past" in words and words[0] != "this" and unit != "weekend":
        return []  # "the past week" does so too, "the past weekend" does not
    if words[:2] == ["the", "next"] and unit != "day" and not _is_said_of_past(parts):
        return []  # "over the next year", but "The next year brought a truce"
    if found.anchored:
        found.rule = "same or following"
    if unit == "weekend" and not found.anchored and words[-1] in ("coming", "upcoming"):
        found.which = 0
    found.later = {"later": 1, "earlier": -1}.get(parts.word("comparative"), 0)
    return [found]


def _is_said_of_past(parts: Parts) -> bool:
    """Whether "the next year" is that after a mention: it opens or ends a clause of the past."""
    if guards.opens_clause(parts.scan, parts.first):
        return True
    ends = parts.scan.kind(parts.last + 1) in ",.;:)!\n&"
    led = parts.scan.kind(parts.first - 1) != "x" or parts.scan.word(parts.first - 1) in _LASTING
    return ends and not led and cues.cue(parts.scan, parts.first, parts.last).direction < 0


_LASTING: Final = word_set("for over within during throughout across by into")


def which_month(parts: Parts) -> list[Expression]:
    """Build "last March", "next spring", "the following January"."""
    name = parts.word("name")
    if name == "fall" and parts.word("which") == "that":
        return []
    found = parts.expression("last or next month", Kind.WHICH)
    found.part = MONTH_NUMBERS.get(name) or SEASONS[name]
    found.which, found.anchored = which_of(all_words(parts, "which"))
    return [found]


def _weekend(parts: Parts) -> list[Expression]:
    """Build "the weekend", "at the weekend"."""
    if parts.word("unit") != "weekend":
        return []
    found = parts.expression("weekend", Kind.WEEKDAY)
    found.weekday, found.unit = 5, "weekend"
    return [found]


def _the_day(parts: Parts) -> list[Expression]:
    """Build "on the day", "for the day", "ended the day": the day that is spoken of."""
    before, behind = parts.scan.word(parts.first - 1), parts.scan.kind(parts.last + 1)
    if parts.word("unit") != "day":
        return []
    if before not in _SPENDING and (before not in ("in", "on", "of", "for") or behind == "x"):
        return []
    found = parts.expression("same or following", Kind.WHICH)
    found.unit, found.anchored = "day", True
    return [found]


def _clock(parts: Parts) -> list[Expression]:
    """Build "15:00 GMT", "3 p.m.", "at 10:30"."""
    scan, zone = parts.scan, parts.words("zone")
    bare = scan.kind(parts.first) == "T" and scan.word(parts.first).isascii()
    if not zone and not (bare and scan.word(parts.first - 1) in ("at", "by", "until", "around")):
        return []
    if any(word not in _HALVES and not scan.raw(parts.last).isupper() for word in zone):
        return []
    hour = scan.word(parts.first).partition(":")[0].rstrip("apm.")
    if not hour.isdecimal() or int(hour[:2]) > 24 or len(hour) not in (1, 2, 4):
        return []
    return [parts.expression("time of day", Kind.CLOCK)]


def is_bare_time(scan: Scan, one: Expression) -> bool:
    """Whether a time of day has neither a day nor a zone, so that it is a time of some day."""
    return scan.kind(one.last) != "z" or scan.word(one.last).strip(".") in (
        "am",
        "pm",
        "a.m",
        "p.m",
    )


_HALVES: Final = frozenset(("am", "pm", "a.m.", "p.m.", "a.m", "p.m"))

RULES: Final[tuple[Rule, ...]] = (
    rule("(?:e)?(?P<weekday>W)p?", _weekday),
    rule("(?:e)?(?P<weekday>w)\\.?p?", _short_weekday),
    rule(r"(?P<weekday>W)(?P<which>[XL])(?=[,.;:)\n!])", which_weekday),
    rule("t?(?P<which>HZ|AG|G|[LXHKFAZ])(?P<weekday>W)p?", which_weekday),
    rule("(?P<weekday>W)p?O?t?(?P<which>AG|[LXHKFAG])(?P<unit>u)", weekday_of_week),
    rule("(?P<weekday>W)p?O?t(?P<unit>u)(?P<side>f)", weekday_of_week),
    rule("(?:[re])?(?P<day>R)p?", day_from_here),
    rule("t(?P<unit>u)(?P<beyond>f)(?P<day>R)", day_from_here),
    rule("(?:[re])?t?(?P<which>AG|[LHAGXFK])(?P<part>p)", _part_of_day),
    rule("(?P<comparative>[re])?t?(?P<which>AG|HZ|[LHXKFAGZ])(?P<unit>[uQ])", which_unit),
    rule("t?(?P<which>AG|HZ|[LXHKFA])(?P<name>[MmN])", which_month),
    rule("t(?P<unit>u)", _weekend),
    rule("t(?P<unit>u)(?![Ofrt])", _the_day),
    rule(r"(?:T|[dny](?=z))(?P<zone>z{1,2})?", _clock),
)
"""The rules for relative dates, in the order in which equal matches are preferred."""
