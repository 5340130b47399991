"""Days and other units counted, in other languages: "ago two weeks", "the next day", يومين."""

from __future__ import annotations

from typing import Final

from timeline_app.mentions.expression import Expression, Kind
from timeline_app.mentions.foreign_cues import foreign_cue
from timeline_app.mentions.rules import Parts, Rule, count_of, rule
from timeline_app.mentions.vocabulary import BESIDE, TWO

_UNITS: Final = {"days": "day", "weeks": "week", "months": "month", "years": "year"}
_COUNT: Final = r"(?P<about>q{1,2})?(?P<count>k-?k|[kadny])"
_BACK: Final = frozenset(("+back", "ago", "earlier"))
_OF_AN_EVENT: Final = frozenset(("after", "before", "of", "from", "since"))
"""Behind "two days later" these say that it is counted from something that is no date."""


def _counted(parts: Parts) -> list[Expression]:
    """Build "ago two weeks", "hence three days", "two week later"."""
    words = [word for word in parts.words("count") if word != "-"]
    unit = parts.word("unit")
    return _stepped(parts, count_of(words), _UNITS.get(unit, unit))


def _one_or_two(parts: Parts) -> list[Expression]:
    """Build "ago a week", said without a number: «неделю назад»; "ago two-weeks"."""
    word = parts.word("unit")
    if parts.scan.kind(parts.first - 1) in "kdny" and parts.place("back") > parts.first:
        return []  # a count that another rule has refused
    count = 2 if word in TWO else 1
    made = _stepped(parts, count, TWO.get(word, word))
    if parts.scan.code == "fa" and parts.word("back") in ("ago", "later"):
        for one in made:
            one.either = True
            if one.unit == "week":
                one.kind, one.which, one.either = Kind.WHICH, one.steps, False
                one.rule = "last, this or next"
    return made


def _stepped(parts: Parts, count: int, unit: str) -> list[Expression]:
    back, behind = parts.word("back"), parts.scan.word(parts.last + 1)
    if not count or unit not in ("day", "week", "month", "year"):
        return []
    hence = back == "+hence" and parts.scan.code == "fa"  # «دیگر» is of no event
    if behind in _OF_AN_EVENT and back not in ("+back", "ago") and not hence:
        return []
    hyphen = parts.scan.tight(parts.last + 1) and parts.scan.raw(parts.last + 1) == "-"
    if hyphen or _is_length(parts) or _is_from_event(parts):
        return []
    found = parts.expression("so long ago or later", Kind.STEPS)
    found.unit, found.steps = unit, -count if back in _BACK else count
    code = parts.scan.code
    found.either = (back == "+hence" and code != "fa") or (back == "later" and code in ("tr", "ar"))
    found.either |= back == "ago" and code in ("tr", "fa")
    found.anchored = back in ("later", "earlier") and not found.either
    found.about = "about" in parts
    return [found]


def _after_that(parts: Parts) -> list[Expression]:
    """Build "after that by two days", which counts from the day mentioned before."""
    made = _counted(parts) if "count" in parts else _one_or_two(parts)
    for one in made:
        one.anchored, one.either = True, False
    return made


def _is_length(parts: Parts) -> bool:
    """Whether it says how long ("desde hace dos semanas"), or counts from what follows it."""
    if parts.scan.word(parts.first - 1) == "since" and parts.word("back") == "+back":
        return True
    behind = parts.match.start("back") > parts.match.start("unit")
    return behind and parts.word("back") in ("+back", "+hence") and parts.scan.code not in _BEHIND


_BEHIND: Final = ("ru", "fa")


def _is_from_event(parts: Parts) -> bool:
    """Whether a Turkish count begins with what is no date: "toplantıdan iki gün sonra"."""
    scan, first = parts.scan, parts.first
    if parts.scan.code != "tr" or first == 0:
        return False
    before = scan.text[scan.starts[first - 1] : scan.starts[first]].strip()
    return before.endswith(_FROM) and scan.raw(first - 1).lower() not in (
        "bundan",
        "aradan",
        "ondan",
    )


_FROM: Final = ("dan", "den", "tan", "ten")


def _in_time(parts: Parts) -> list[Expression]:
    """Build "in two weeks", which looks ahead in German, and in Spanish with such a verb."""
    scan, code = parts.scan, parts.scan.code
    if code not in ("de", "es") or scan.raw(parts.first).lower() not in ("in", "en"):
        return []
    if code == "es" and foreign_cue(scan, parts.first, parts.last).direction <= 0:
        return []
    return _counted(parts)


def _beside(parts: Parts) -> list[Expression]:
    """Build "the next day", "the same day", "the day before", each one word elsewhere."""
    scan, word = parts.scan, parts.word("day")
    if scan.word(parts.last + 1) == "of" and word in ("+daybefore", "+nextday"):
        return []
    if word == "+eve" and not _is_adverb(parts):
        return []
    found = parts.expression("same or following", Kind.STEPS)
    found.unit, found.steps = "day", BESIDE[word]
    found.anchored, found.either = word != "+eve", word == "+eve"
    return [found]


def _is_adverb(parts: Parts) -> bool:
    """Whether «накануне» says when, and not on the eve of what."""
    scan, behind = parts.scan, parts.last + 1
    if scan.kind(behind) != "x" or not scan.word(behind).endswith("·"):
        return True
    return not scan.raw(behind).endswith(_GENITIVE)


_GENITIVE: Final = (
    "ы", "и", "ов", "ев", "ей", "ого", "его", "ой", "их", "ых", "та", "да", "ка", "ния", "тия",
    "дня",
)  # fmt: skip


RULES: Final[tuple[Rule, ...]] = (
    rule(rf"{_COUNT}(?P<unit>[uU])(?P<back>[gr])", _counted),
    rule(rf"{_COUNT}(?P<unit>[uU])(?P<back>c)", _counted),
    rule(rf"(?P<back>c){_COUNT}(?P<unit>[uU])", _counted),
    rule("(?P<back>c)(?P<about>q)?(?P<unit>[uh])(?!O?[MmPjNyQW]|[LXHKFG])", _one_or_two),
    rule("(?P<unit>[uh])(?P<back>[gr])", _one_or_two),
    rule("(?P<unit>u)(?P<back>c)(?![ukadnh])", _one_or_two),
    rule(rf"(?P<back>c)Av{_COUNT}(?P<unit>[uU])", _after_that),
    rule("(?P<back>c)Av(?P<unit>[uh])", _after_that),
    rule(rf"(?P<back>v){_COUNT}(?P<unit>[uU])", _in_time),
    rule("(?P<day>@)p?", _beside),
)
"""The rules, in the order in which equal matches are preferred."""
