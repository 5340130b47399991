"""Verbs of other languages with their helpers, and which of a sentence costs least from a place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from timeline_app.mentions.scan import Scan
from timeline_app.mentions.word_set import word_set

REACH: Final = 30  # words
_LESS: Final = {"said": 3, "shall": 8, "is": 10}
"""What a verb that reports, or that hangs on another, costs more if it does not stand beside."""
_HELPERS: Final = word_set("will becomes might has was became is didnot expected achieved")
VERBS: Final = _HELPERS | word_set("starts shall held done said lasted postponed agreed toinf")
_ASIDE: Final = 4  # so far behind "agreed", a day is the one that was agreed upon
_COPULA: Final = 3  # words from "is" to a day that it speaks of
_MARKS: Final = {"-": 5, "(": 8, ")": 8, '"': 6, "«": 6, "»": 6, "“": 6, "”": 6, "„": 6}
_CLAUSES: Final = {"+that": 8, "+which": 5, "+when": 5, "and": 2, "+but": 6}
_LED_IN: Final = word_set(
    "and +but in on the from of for by day days week early late mid morning evening night also"
)
STOPS: Final = ",.;:!\n()"


class ClauseVerb(NamedTuple):
    """A verb with its helpers: first and last word, kind, direction, whether it is sure, cost."""

    first: int
    last: int
    kind: str
    direction: int
    strong: bool
    cost: int = 0
    begins: bool = False  # a present form of Persian, which with "from" is a plan


def order(scan: Scan) -> str:
    """Where verbs stand in the language: "first", "second" or "last" in a sentence."""
    return scan.tongue.order if scan.tongue is not None else "second"


def nearest(scan: Scan, places: range) -> ClauseVerb | None:
    """The verb that costs least on a way through the sentence."""
    best: ClauseVerb | None = None
    subject = False
    for place, cost in _way(scan, places):
        if best is not None and cost >= best.cost:
            break
        subject = subject or _is_subject(scan, place)
        verb = None if subject and _is_embedded(scan, place) else _verb_at(scan, place)
        if verb is None and cost == 1 and places.step < 0 and _is_participle(scan, place):
            verb = ClauseVerb(place, place, "held", -1, strong=True)
        verb = _in_place(scan, verb, cost, ahead=places.step > 0) if verb is not None else None
        if verb is not None and (best is None or verb.cost < best.cost):
            best = verb
    return best


def _is_participle(scan: Scan, place: int) -> bool:
    """Whether it is one that stands with its noun: "l'accord conclu jeudi"."""
    return scan.code in ("fr", "es") and scan.word(place) == "done"


def _way(scan: Scan, places: range) -> Iterator[tuple[int, int]]:
    """The places up to the end of the sentence, each with what the way to it costs."""
    cost, quoted = 0, -1
    for place in places:
        if quoted >= 0:
            quoted = quoted if place != quoted else -1
            continue
        if scan.ends_sentence(place) or scan.kind(place) == ";":
            return
        cost += _toll(scan, place)
        if scan.raw(place) in _QUOTES[places.step]:
            quoted = _other_mark(scan, place, places)
            cost -= (quoted >= 0) * 4  # words of somebody, which the way leads around
        yield place, cost


def _in_place(scan: Scan, verb: ClauseVerb, cost: int, *, ahead: bool) -> ClauseVerb | None:
    """A verb with what it costs and says so far from the mention."""
    if verb.kind == "is" and cost > _COPULA and order(scan) == "second":
        return None
    if verb.kind == "agreed" and cost >= _ASIDE and not ahead:
        verb = verb._replace(direction=1, strong=False)
    return verb._replace(cost=cost + _LESS.get(verb.kind, 0) * (cost > 2))


_QUOTES: Final = {1: {"«": "»", "“": "”", "„": "“"}, -1: {"»": "«", "”": "“"}}


def _other_mark(scan: Scan, place: int, places: range) -> int:
    """Where a quotation on the way ends; -1 if it does not end there."""
    mark = _QUOTES[places.step][scan.raw(place)]
    on_the_way = range(place + places.step, places.stop, places.step)
    return next((at for at in on_the_way if scan.raw(at) == mark), -1)


_EMBEDDED: Final = re.compile(
    r".+(?:[ea]ce[gğ]|aca[gğ]|[dt][ıiuü]ğ)[ıiuü]n[ıiuüae]|.+(?:ması|mesi)n[ıiae]"
)
_GENITIVE: Final = re.compile(r".{3,}(?:nın|nin|nun|nün|ların|lerin|[ıiuü]n)")


def _is_subject(scan: Scan, place: int) -> bool:
    """Whether a Turkish word is the subject of a clause within the sentence: "heyetin"."""
    if scan.code != "tr":
        return False
    if scan.kind(place) in "WwMRD@%":
        return True
    return scan.kind(place) == "x" and _GENITIVE.fullmatch(scan.raw(place)) is not None


def _is_embedded(scan: Scan, place: int) -> bool:
    """Whether a Turkish verb is what somebody said, so that it governs only its own clause."""
    return _EMBEDDED.fullmatch(scan.raw(place)) is not None


def _toll(scan: Scan, place: int) -> int:
    """What a word or mark on the way to a verb costs."""
    if scan.kind(place) == "," and scan.tongue is not None:
        return scan.tongue.comma
    return _CLAUSES.get(scan.word(place)) or _MARKS.get(scan.raw(place), 1)


def opens_clause(scan: Scan, first: int) -> bool:
    """Whether nothing but small words stands between the clause's beginning and the mention."""
    place = first - 1
    while scan.word(place) in _LED_IN:
        place -= 1
    if scan.ends_sentence(place) or "and" in scan.words[place + 1 : first]:
        return True
    return scan.kind(place) in ",;:(-" or scan.word(place) in ("+that", "+which", "+when", "+but")


def _verb_at(scan: Scan, place: int) -> ClauseVerb | None:
    """The verb with its helpers at a word, or None if the word is no verb that says the time."""
    kind = scan.word(place)
    if kind not in VERBS:
        return None
    before = range(max(0, place - 3), place) if kind != "said" else ()
    helpers = [at for at in before if _helps(scan, at, place)]
    if order(scan) == "last":
        ends = [place + 1] if scan.word(place + 1) in VERBS else []
    elif kind in _HELPERS:
        ends = [at for at in range(place + 1, _reach(scan, place)) if scan.word(at) in VERBS]
    else:
        ends = []
    places = [*helpers, place, *ends[:2]]
    kinds = [scan.word(at) for at in places]
    direction, strong = _meaning(kinds)
    if not direction:
        return None
    if "becomes" in kinds and not strong:
        kind = "starts"
    begins = kind in ("starts", "shall") and order(scan) == "last"
    return ClauseVerb(places[0], places[-1], kind, direction, strong, begins=begins)


def _helps(scan: Scan, at: int, place: int) -> bool:
    if scan.word(at) not in _HELPERS or any(stop in scan.shape[at:place] for stop in STOPS):
        return False
    return not any(scan.raw(between) in _MARKS for between in range(at, place))


def _reach(scan: Scan, place: int) -> int:
    """Up to where the words that belong to a helper are looked for: far in German."""
    far = scan.tongue is not None and scan.tongue.brackets
    last = place + 1
    while last < min(len(scan), place + (REACH if far else 4)):
        if scan.kind(last) in STOPS or (scan.kind(last) == "&" and _is_helper(scan, last + 1)):
            break
        last += 1
    return last


def _is_helper(scan: Scan, place: int) -> bool:
    return scan.word(place) in _HELPERS


def _meaning(kinds: list[str]) -> tuple[int, bool]:
    """The direction of a verb with its helpers, and whether it is sure; 0: it says nothing."""
    if kinds[0] == "said" or {"didnot", "achieved"} & set(kinds):
        return -1, True
    if "becomes" in kinds:
        return 1, not {"done", "held", "expected"} & set(kinds)
    if "will" in kinds or "might" in kinds:
        return 1, "will" in kinds
    if "expected" in kinds:
        return (-1, False) if "was" in kinds else (1, True)
    if "postponed" in kinds:
        return 1, False
    if _PASTS & set(kinds):
        return -1, True
    if "done" in kinds:
        return (-1, True) if len(kinds) > 1 else (0, False)
    return (1, False) if {"starts", "shall", "toinf", "is"} & set(kinds) else (0, False)


_PASTS: Final = frozenset(("held", "was", "became", "lasted", "agreed"))
