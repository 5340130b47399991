"""Whether a mention lies before or after the article, by the verb that governs it.

The verb is looked for in the mention's clause: behind it where the mention opens the clause or
stands in a noun phrase ("On Monday the envoy will …", "Monday's meeting will …"), else the nearest
one before it ("will be held in Astana on Wednesday").
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from timeline_app.mentions import verbs
from timeline_app.mentions.scan import Scan
from timeline_app.mentions.word_set import word_set

_REACH: Final = 30


class Cue(NamedTuple):
    """Where a mention lies: -1 before the article, 1 after it, 0 not said; and by which words."""

    direction: int = 0
    words: str = ""
    strong: bool = False


NO_CUE: Final = Cue()


class _Verb(NamedTuple):
    """A verb: its first and last word, the direction it gives, and whether it is sure."""

    first: int
    last: int
    direction: int
    strong: bool


def cue(scan: Scan, first: int, last: int) -> Cue:
    """The direction that its clause gives to the words `first` to `last`."""
    beside = _preposition(scan, first)
    if beside.strong:
        return beside
    verb = _governing(scan, first, last)
    if verb is None:
        return beside
    if beside.direction and not _outweighs(scan, verb, beside):
        return beside
    direction, strong = _of_plans(scan, verb, first)
    return Cue(direction, scan.between(verb.first, verb.last), strong)


def _outweighs(scan: Scan, verb: _Verb, beside: Cue) -> bool:
    """Whether the verb says more than the preposition: "lasted until Friday"."""
    if beside.words in verbs.BEFORE_PLAN:
        return verb.direction < 0 and scan.word(verb.last) in verbs.LASTING
    return verb.strong


def _of_plans(scan: Scan, verb: _Verb, first: int) -> tuple[int, bool]:
    """The direction of a verb that moves or makes a plan: "postponed to Thursday"."""
    word, before = scan.word(verb.last), scan.word(first - 1)
    if verb.direction >= 0:
        return verb.direction, verb.strong
    if word in verbs.MOVING and before in ("to", "until", "till", "for", "from"):
        return 1, before != "from"
    if word in verbs.MOVING and verb.first > first and before not in ("on", "last"):
        return 1, False
    if word in verbs.ASKING and not first - 3 <= verb.last < first:
        return verb.direction, verb.last > first
    return verb.direction, verb.strong


def _preposition(scan: Scan, first: int) -> Cue:
    """What stands directly before: "since Monday", "until Friday", "ahead of Sunday's vote"."""
    before = _skip_article(scan, first - 1)
    word = scan.word(before)
    if word == "since":
        return Cue(-1, "since", strong=True)
    if word in verbs.BEFORE_PLAN:
        return Cue(1, word)
    if word == "of" and scan.word(before - 1) in ("ahead", "advance"):
        return Cue(1, f"{scan.word(before - 1)} of", strong=True)
    if word in ("for", "on") and scan.word(before - 1) in verbs.PLANNED - {"announced"}:
        direction = -1 if _given_up(scan, before - 1) else 1
        return Cue(direction, scan.between(before - 1, before), word == "for" and direction > 0)
    if word in ("after", "following"):
        return Cue(-1, word)
    if word == "before":
        return Cue(1, word)
    return NO_CUE


def _skip_article(scan: Scan, place: int) -> int:
    while scan.kind(place) in "tevq" and scan.word(place) != "on":
        place -= 1
    return place


def _governing(scan: Scan, first: int, last: int) -> _Verb | None:
    before = next(_verbs_before(scan, first), None)
    behind = next(_verbs_behind(scan, last), None)
    if before is None or behind is None:
        return before or behind
    if _in_noun_phrase(scan, first, last) or _opens_clause(scan, first):
        return behind
    return behind if _is_reported(scan, before, behind, (first, last)) else before


def _is_reported(scan: Scan, before: _Verb, behind: _Verb, place: tuple[int, int]) -> bool:
    """Whether it belongs to a clause that the verb before reports: "said the talks on Friday …"."""
    if scan.word(before.last) not in verbs.REPORTING:
        return False
    if behind.first == place[1] + 1:
        return True
    between = scan.words[before.last + 1 : place[0]]
    if "that" in between:
        return True
    says = scan.word(before.last) in verbs.SAYING
    return says and len(between) > 1 and scan.kind(before.last + 1) not in "v,(<>"


def _in_noun_phrase(scan: Scan, first: int, last: int) -> bool:
    """Whether it belongs to a noun: "Monday's talks", "the Monday talks"."""
    possessive = scan.kind(last + 1) == "'" and scan.tight(last + 1)
    return possessive or scan.kind(first - 1) == "t"


def _opens_clause(scan: Scan, first: int) -> bool:
    """Whether nothing but prepositions stands between the clause's beginning and the mention."""
    before = first - 1
    while scan.kind(before) in "vt<>e" or scan.word(before) in ("by", "late", "early", "and"):
        before -= 1
    if scan.ends_sentence(before) or scan.word(before) in verbs.SUBJECTS:
        return True
    return scan.kind(before) in ",;:(-" or scan.raw(before) in '“”"'


def _verbs_before(scan: Scan, first: int) -> Iterator[_Verb]:
    for place in range(first - 1, max(-1, first - _REACH), -1):
        if scan.ends_sentence(place) or scan.kind(place) == ";":
            return
        verb = _verb_at(scan, place)
        if verb is not None:
            yield verb


def _verbs_behind(scan: Scan, last: int) -> Iterator[_Verb]:
    for place in range(last + 1, min(len(scan), last + _REACH)):
        if scan.ends_sentence(place) or scan.kind(place) == ";":
            return
        verb = _verb_at(scan, place)
        if verb is not None:
            yield _completed(scan, verb)


def _completed(scan: Scan, verb: _Verb) -> _Verb:
    """A verb met from the left, with what follows it: "are" of "are expected to"."""
    for place in range(verb.last + 1, verb.last + 4):
        longer = _verb_at(scan, place)
        if longer is not None and longer.first == verb.first:
            verb = longer
    return verb


def _verb_at(scan: Scan, place: int) -> _Verb | None:
    """The verb group that ends with a word, or None if the word is no verb that says the time."""
    word = scan.word(place)
    if scan.kind(place) not in "xbet>mr" or scan.kind(place - 1) == "-":
        return None
    if word in verbs.WILL or (word == "ll" and scan.kind(place - 1) == "'"):
        last = place + (scan.kind(place + 1) == "x")
        return _Verb(place, last, 1, word in ("will", "shall", "ll", "won"))
    if word in verbs.STARTING:
        return _Verb(place, place, 1, strong=False)
    if _is_past(word) or word in verbs.PLANNED:
        return _participle(scan, place)
    if word in verbs.SOON and not scan.is_capital(place):
        return _present(scan, place)
    if word in verbs.BE_NOW:
        return _Verb(place, place, 1, strong=False) if word != "be" else _participle(scan, place)
    return _infinitive(scan, place)


def _is_past(word: str) -> bool:
    if word in verbs.PAST:
        return True
    return len(word) > 3 and word.endswith("ed") and word not in verbs.NOT_PAST


def _participle(scan: Scan, place: int) -> _Verb | None:
    """A word like "held", "expected", "be": what goes before it decides."""
    word = scan.word(place)
    helpers = [
        at for at in range(place - 1, max(-1, place - 5), -1) if not _parted(scan, at, place)
    ]
    for at in helpers:
        helper = scan.word(at)
        if helper in verbs.WILL or (helper == "ll" and scan.kind(at - 1) == "'"):
            return _Verb(at, place, 1, helper in ("will", "shall", "ll"))
        if scan.kind(at) == ">" and helper == "to" and word == "be":
            return _Verb(at, place, 1, strong=True)
        if helper == "to" and scan.word(at + 1) == "be":
            return _Verb(at, place, 1, strong=True)
        if helper in verbs.BE and helper != "be":
            return _with_be(scan, at, place)
        if helper in verbs.HAVE:
            return _Verb(at, place, -1, strong=True)
    if word == "be":
        return None
    if word in verbs.PLANNED and word not in ("announced", "set", "planned"):
        return _Verb(place, place, 1, strong=True)
    return _Verb(place, place, -1, strong=True)


def _given_up(scan: Scan, place: int) -> bool:
    """Whether a plan is told as one that was: "had hoped", "had been due"."""
    words = (scan.word(place - 1), scan.word(place - 2))
    return "had" in words if "been" in words else words[0] == "had"


def _parted(scan: Scan, first: int, last: int) -> bool:
    """Whether a mark or the beginning of a clause stands between two words."""
    return any(
        scan.kind(at) in ",.;:!\n()-" or scan.word(at) in verbs.SUBJECTS
        for at in range(first, last)
    )


def _with_be(scan: Scan, at: int, place: int) -> _Verb:
    """ "is held", "was held", "are expected", "had been scheduled"."""
    word, helper = scan.word(place), scan.word(at)
    planned = word in verbs.PLANNED - {"announced", "hoped", "intended"}
    if helper in ("been", "being"):
        ahead = planned and scan.word(at - 1) in ("has", "have")
        return _Verb(at, place, 1 if ahead else -1, strong=not planned)
    if planned:
        return _Verb(at, place, 1, strong=helper in verbs.BE_NOW)
    return _Verb(at, place, -1 if helper in verbs.BE_THEN else 0, strong=helper in verbs.BE_THEN)


def _present(scan: Scan, place: int) -> _Verb | None:
    """ "talks resume Monday"; but "to resume" and "will resume" say it by what goes before."""
    before = scan.word(place - 1)
    if before in ("the", "a", "an", "of", "this", "that", "their", "its", "his"):
        return None
    for at in range(place - 1, max(-1, place - 4), -1):
        if scan.word(at) in verbs.WILL and not _parted(scan, at, place):
            return _Verb(at, place, 1, scan.word(at) in ("will", "shall"))
    return _infinitive(scan, place) or _Verb(place, place, 1, strong=False)


def _infinitive(scan: Scan, place: int) -> _Verb | None:
    """ "to meet": to come, unless the verb before says that it was done ("failed to meet")."""
    word = scan.word(place)
    if scan.word(place - 1) != "to" or scan.kind(place) != "x" or not word.isalpha():
        return None
    if scan.is_capital(place) or word.endswith(("s", "ing")) or word in _NO_VERBS:
        return None
    before = place - 2
    if scan.word(before) in verbs.BE:
        return _Verb(before, place, 1, scan.word(before) not in verbs.BE_THEN)
    if scan.word(before) in verbs.ACHIEVING:
        return _Verb(before, place, -1, strong=False)
    if scan.word(before) in verbs.PLANNED:
        direction = -1 if _given_up(scan, before) else 1
        first = before - (scan.word(before - 1) in verbs.BE)
        return _Verb(first, place, direction, strong=direction > 0)
    if scan.word(before) in verbs.PLANS or scan.word(before) == "going":
        return _Verb(before, place, 1, strong=True)
    return _Verb(place - 1, place, 1, strong=False)


_NO_VERBS: Final = word_set(
    "the a an his her their its our my your this these those it them him us me one some any no "
    "all each every both peace power war victory date people military government government "
    "school work court prison death home"
)
