"""Steps from a day: two weeks ago, the night before, in ten days, the week after next."""

from __future__ import annotations

from typing import Final

from timeline_app.mentions import cues, guards, verbs
from timeline_app.mentions.expression import Expression, Kind
from timeline_app.mentions.grammar_relative import COUNT
from timeline_app.mentions.rules import Parts, Rule, count_of, rule, weekday_number
from timeline_app.mentions.scan import Scan
from timeline_app.mentions.verb_groups import verb_at
from timeline_app.mentions.vocabulary import DAYS_FROM_HERE, MONTH_NUMBERS, SEASONS
from timeline_app.mentions.word_set import word_set

_UNITS: Final = {
    "days": "day", "weeks": "week", "weekends": "weekend", "months": "month", "years": "year",
    "decades": "decade", "centuries": "century", "quarters": "quarter", "fortnights": "fortnight",
}  # fmt: skip
_REACH: Final = 40  # words of a clause
_BACK: Final = word_set("ago earlier before previous preceding prior previously beforehand")


def _steps(parts: Parts) -> list[Expression]:
    """Build "two weeks ago", "a day earlier", "three months from now", "two days after that"."""
    back = parts.word("back")
    if parts.scan.kind(parts.first - 1) in "tLXZFK|":
        return []  # "in the 48 days before" says how long, "two or three days later" no day
    if parts.scan.kind(parts.first - 1) == ">" and parts.scan.kind(parts.first - 2) in "kd":
        return []
    if back in ("later", "earlier") and parts.scan.word(parts.last + 1) == "than":
        return []
    if back == "from" and parts.scan.word(parts.last + 1) == "on":
        return []  # "twice a month from now on"
    if "that" in parts and not _is_pronoun(parts.scan, parts.last):
        return []
    found = _counted(parts, -1 if back in _BACK else 1)
    for one in found:
        one.anchored = back not in ("ago", "hence", "from")
    return found


def _years_on(parts: Parts) -> list[Expression]:
    """Build "two years on, …"."""
    opens = guards.opens_clause(parts.scan, parts.first)
    return _steps(parts) if parts.word("back") == "on" and opens else []


def _counted(parts: Parts, direction: int) -> list[Expression]:
    """The expression of a count and a unit; none where the count or unit can be no date."""
    count = count_of([word for word in parts.words("count") if word != "-"])
    unit = parts.word("unit")
    unit = _UNITS.get(unit, unit)
    if unit == "fortnight":
        count, unit = 2 * count, "week"
    if not count or unit in ("weekend", "quarter", "century"):
        return []
    found = parts.expression("so long ago or later", Kind.STEPS)
    found.unit, found.steps = unit, direction * count
    found.about = parts.scan.kind(parts.first) == "q"
    return [found]


def _is_pronoun(scan: Scan, place: int) -> bool:
    """Whether "that" stands for a day, with no noun behind it: "two days after that"."""
    after = place + 1
    if scan.kind(after) != "x":
        return scan.kind(after) not in "uUpWMmJNQ"
    word = scan.word(after)
    return scan.is_capital(after) or word in verbs.PRONOUNS or word in _NO_NOUNS


_NO_NOUNS: Final = word_set("you there no both all one but when while with his her its their our")


def _in_time(parts: Parts) -> list[Expression]:
    """Build "in ten days", "in a week's time", where the verb looks ahead."""
    scan = parts.scan
    if scan.word(parts.first) != "in" or ("time" in parts and parts.word("time") != "time"):
        return []
    before = range(parts.first - 5, parts.first)
    if any(_is_superlative(scan.word(at)) and scan.kind(at + 1) not in "ndk" for at in before):
        return []  # "the worst shelling in three weeks", but "the first 500 in ten days"
    cue = cues.cue(scan, parts.first, parts.last)
    if "time" in parts:
        return _counted(parts, 1)
    if cue.direction <= 0 or cue.words.lower().startswith("to "):
        return []
    return _counted(parts, 1)


def _from_day(parts: Parts) -> list[Expression]:
    """Build "a week from today", "two weeks from Friday"."""
    found = _counted(parts, 1)
    for one in found:
        if one.unit not in ("day", "week") or (parts.word("count") == "a" and one.unit == "day"):
            return []
        days = one.steps * (7 if one.unit == "week" else 1)
        one.unit, one.steps = "", days
        if "weekday" in parts:
            one.kind, one.weekday = Kind.WEEKDAY, weekday_number(parts.word("weekday"))
        else:
            one.kind, one.steps = Kind.FROM_HERE, days + DAYS_FROM_HERE[parts.word("day")]
    return found


def _half_year(parts: Parts) -> list[Expression]:
    """Build "half a year ago"."""
    if parts.word("half") != "half" or parts.word("unit") != "year":
        return []
    found = parts.expression("so long ago or later", Kind.STEPS)
    back = parts.word("back")
    found.unit, found.steps = "month", -6 if back in _BACK else 6
    found.anchored = back not in ("ago", "hence")
    return [found]


def _weekday_week(parts: Parts) -> list[Expression]:
    """Build "Tuesday week": the one in the week after."""
    if parts.word("unit") not in ("week", "fortnight") or parts.scan.kind(parts.first - 1) == "t":
        return []
    found = parts.expression("so long ago or later", Kind.WEEKDAY)
    found.weekday = weekday_number(parts.word("weekday"))
    found.steps = 7 if parts.word("unit") == "week" else 14
    return [found]


def _is_superlative(word: str) -> bool:
    return word in _FIRSTS or (len(word) > 5 and word.endswith("est"))


_FIRSTS: Final = word_set(
    "first second third last only worst best most least time times once twice"
)


def _after_next(parts: Parts) -> list[Expression]:
    """Build "the week after next", "the year before last"."""
    direction = 1 if parts.word("side") == "after" else -1
    if parts.word("which") not in ("next", "last") or (parts.word("which") == "next") != (
        direction > 0
    ):
        return []
    found = parts.expression("last, this or next", Kind.WHICH)
    found.unit, found.which = parts.word("unit"), 2 * direction
    if parts.match["unit"] == "p":
        found.rule, found.kind, found.steps = "part of a day", Kind.FROM_HERE, 2 * direction
        return [found] if found.unit in ("night", "evening") else []
    if parts.match["unit"] == "W":
        found.rule, found.unit = "last or next weekday", ""
        found.weekday = weekday_number(parts.word("unit"))
        return [found]
    return [found] if found.unit in ("week", "weekend", "month", "year") else []


def _beside(parts: Parts) -> list[Expression]:
    """Build "the day before", "the night before", "the September before", "the Monday after"."""
    if "that" in parts:
        if not _is_pronoun(parts.scan, parts.last):
            return []
    elif not _stands_alone(parts.scan, parts.first, parts.last):
        return []
    direction = -1 if parts.word("side") in _BACK else 1
    name = parts.word("name")
    found = parts.expression("so long ago or later", Kind.STEPS)
    found.anchored, found.unit, found.steps = True, name, direction
    kind = parts.match["name"]
    if kind == "p":
        found.unit = "day"
    elif kind != "u":
        found.rule, found.kind, found.which = "last or next month", Kind.WHICH, direction
        found.unit = ""
        found.part = MONTH_NUMBERS.get(name) or SEASONS.get(name, 0)
        if kind == "W":
            found.rule, found.weekday = "last or next weekday", weekday_number(name)
    elif name == "weekend":
        found.rule, found.kind, found.which = "same or following", Kind.WHICH, direction
    elif name not in ("day", "week", "month", "year"):
        return []
    return [found]


def _stands_alone(scan: Scan, first: int, last: int) -> bool:
    """Whether "the day after" is a day by itself, with no noun or clause that it belongs to.

    "… the day after." and "the day after the plenary adopted the maps"; but not "the day after the
    vote", nor "the day after he left, talks began".
    """
    if scan.kind(last) in "KF":
        return scan.kind(last + 1) != "x"
    if scan.kind(last + 1) in ",.;:)!\\n-" or scan.ends_sentence(last + 1):
        return True
    if scan.kind(last + 1) == "&":
        return scan.kind(last + 2) != "f"
    return guards.opens_clause(scan, first) and _has_one_verb(scan, last)


def _has_one_verb(scan: Scan, last: int) -> bool:
    """Whether what follows has a subject and one verb, and so is the main clause."""
    count, place = 0, last + 2
    while not scan.ends_sentence(place) and scan.kind(place) not in ";:" and place < last + _REACH:
        if scan.kind(place) == "," and not count:
            return False
        if _is_verb(scan, place):
            noun = scan.word(last + 1) not in verbs.PRONOUNS
            if noun and not count and scan.word(place) in verbs.BE | verbs.HAVE:
                return False  # "the day after the vote was calm"
            count += not _is_verb(scan, place - 1)
        place += 1
    return count == 1


def _is_verb(scan: Scan, place: int) -> bool:
    if scan.word(place) in verbs.HAVE:
        return True
    verb = verb_at(scan, place)
    return verb is not None and scan.word(verb.first) != "to"


RULES: Final[tuple[Rule, ...]] = (
    rule(rf"{COUNT}(?P<unit>[uU])(?P<back>[gr]|<(?=E))E?", _steps),
    rule(rf"{COUNT}(?P<unit>[uU])(?P<back>f)(?P<that>[AH])", _steps),
    rule(rf"{COUNT}(?P<unit>[uU])(?P<back>[fK])(?=[,.;:)\n])", _steps),
    rule(rf"{COUNT}(?P<unit>[uU])(?P<back>v)(?=,)", _years_on),
    rule(rf"v{COUNT}(?P<unit>[uU])'s?(?P<time>x)", _in_time),
    rule(rf"v{COUNT}(?P<unit>[uU])(?![-'Ofgr])", _in_time),
    rule(rf"{COUNT}(?P<unit>[uU])<(?:(?P<weekday>W)|(?P<day>R))", _from_day),
    rule(r"(?P<count>a)(?P<unit>u)(?:(?P<day>R)|v(?P<weekday>W))", _from_day),
    rule(r"(?P<weekday>W)(?P<unit>u)(?![-'])", _weekday_week),
    rule("t(?P<unit>[uWp])(?P<side>f)(?P<which>[XL])", _after_next),
    rule(r"(?P<half>b)(?P<count>a)(?P<unit>u)(?P<back>[gr])", _half_year),
    rule("t(?P<name>[upWMmN])(?P<side>f)(?P<that>A)", _beside),
    rule("t(?P<name>[upWMmN])(?P<side>[fKF])", _beside),
)
"""The rules for steps, in the order in which equal matches are preferred."""
