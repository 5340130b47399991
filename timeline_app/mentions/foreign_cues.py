"""Whether a mention in another language lies before or after the article, by its verb.

The words of a text are English here (`tongues`), one for each kind of verb: "held" was, "will" is
to come. Of the verbs of a sentence the one is taken that costs least: each word between counts
one, marks and conjunctions more, and most what lies on the side where the verb does not stand in
that language, or beyond the clause that the mention opens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from timeline_app.mentions.direction import NO_CUE, Cue
from timeline_app.mentions.foreign_guards import NEW
from timeline_app.mentions.scan import Scan
from timeline_app.mentions.word_set import word_set

_REACH: Final = 30  # words
_STORY: Final = 2  # days with their year: what is told in the present may be a story
_FULL_DAY: Final = re.compile("[do]O?[MP]O?u?O?y|MO?u?O?y")
_HEADING: Final = 12  # words of a text in which its heading stands
_APPOSED: Final = 7  # words between "the date" and the date behind its comma
_ANSWER: Final = 10  # words from a question to the date that answers it
_SURE: Final = 14  # what costs more decides weakly
_OTHER_CLAUSE: Final = 9  # what costs more stands in another clause, and decides no year
_WRONG_SIDE: Final = 25
_OTHER_SIDE: Final = {"first": 12, "second": 3}
_OPENED: Final = 9
_LESS: Final = {"said": 3, "shall": 8, "is": 10}
"""What a verb that reports, or that hangs on another, costs more if it does not stand beside."""
_HELPERS: Final = word_set("will becomes might has was became is didnot expected achieved")
_VERBS: Final = _HELPERS | word_set("starts shall held done said lasted postponed agreed toinf")
_ASIDE: Final = 4  # so far behind "agreed", a day is the one that was agreed upon
_COPULA: Final = 3  # words from "is" to a day that it speaks of
_MARKS: Final = {"-": 5, "(": 8, ")": 8, '"': 6, "«": 6, "»": 6, "“": 6, "”": 6, "„": 6}
_CLAUSES: Final = {"+that": 8, "+which": 5, "+when": 5, "and": 2, "+but": 6}
_BESIDE: Final = {
    "since": Cue(-1, "since", strong=True), "until": Cue(1, "until", strong=True),
    "through": Cue(1, "until", strong=True), "by": Cue(1, "by", strong=True),
    "for": Cue(1, "for"), "before": Cue(1, "before"), "from": Cue(-1, "from"),
}  # fmt: skip
_LED_IN: Final = word_set(
    "and +but in on the from of for by day days week early late mid morning evening night also"
)
_STOPS: Final = ",.;:!\n()"


class _Verb(NamedTuple):
    """A verb with its helpers: first and last word, kind, direction, whether it is sure, cost."""

    first: int
    last: int
    kind: str
    direction: int
    strong: bool
    cost: int = 0
    begins: bool = False  # a present form of Persian, which with "from" is a plan


def foreign_cue(scan: Scan, first: int, last: int) -> Cue:
    """The direction that its clause gives to the words `first` to `last`."""
    if _is_spoken_of(scan, first, last):
        return NO_CUE
    told = _told_behind(scan, last)
    beside = _beside(scan, first, last) if told is None else NO_CUE
    if beside.direction < 0 and beside.strong:
        return beside
    verb = told or _behind_noun(scan, first, last) or _governing(scan, first, last)
    if verb is None or (beside.direction and not _outweighs(verb, beside)):
        return beside
    if _has_month(scan, first, last) and (verb.cost > _OTHER_CLAUSE or _is_told_now(scan, verb)):
        return NO_CUE
    words = "" if verb.first == first else scan.between(verb.first, verb.last)
    return Cue(verb.direction, words, verb.strong)


def _is_spoken_of(scan: Scan, first: int, last: int) -> bool:
    """Whether a verb tells of the date itself: "the date, 22 January, was announced"."""
    if not _has_month(scan, first, last):
        return False
    beside = scan.kind(first - 1) == "," and scan.kind(last + 1) == ","
    return "+date" in scan.words[max(0, first - (_APPOSED if beside else 2)) : first]


def _has_month(scan: Scan, first: int, last: int) -> bool:
    named = scan.shape[first : last + 1]
    return "M" in named or "P" in named or "j" in named


def _is_told_now(scan: Scan, verb: _Verb) -> bool:
    """Whether a text with days and their years tells its story in the present."""
    return verb.kind == "starts" and _is_story(scan)


def _is_story(scan: Scan) -> bool:
    return len(_FULL_DAY.findall(scan.shape)) >= _STORY


def _outweighs(verb: _Verb, beside: Cue) -> bool:
    """Whether the verb says more than the preposition: "lasted until Friday"."""
    if beside.words in ("until", "by"):
        return verb.kind == "lasted"
    if beside.words == "from":
        return verb.strong or verb.kind in ("postponed", "expected") or verb.begins
    if beside.words == "for":
        return verb.kind == "lasted" or (verb.direction < 0 and verb.kind == "expected")
    return verb.strong


def _beside(scan: Scan, first: int, last: int) -> Cue:
    """What stands directly before or, where verbs stand last, behind: "since Monday"."""
    before = first - 1 - (scan.kind(first - 1) in "tu")
    places = (last + 1, before) if _order(scan) == "last" else (before,)
    words = [_BEFORE.get(scan.word(at), scan.word(at)) for at in places]
    found = next((_BESIDE[word] for word in words if word in _BESIDE), NO_CUE)
    if found.words in ("for", "by") and _is_night(scan, places[-1]):
        return NO_CUE
    if not found.direction and _goes_to(scan, last):
        return _BESIDE["for"]
    if found.words == "from" and not (_since(scan) and ">" not in scan.shape[first : last + 2]):
        return NO_CUE
    return found


def _is_night(scan: Scan, place: int) -> bool:
    """Whether "for" tells of a night: «в ночь на среду», «в ночь со вторника на среду»."""
    words = scan.words[max(0, place - 3) : place]
    return words[-1:] in (["night"], ["day"]) or words[:2] == ["night", "from"]


_BEFORE: Final = {"+back": "before", "ago": "before"}


def _goes_to(scan: Scan, last: int) -> bool:
    """Whether a Turkish weekday has the ending of where to: "perşembeye"."""
    turkish = scan.tongue is not None and scan.tongue.code == "tr"
    return turkish and scan.kind(last) == "W" and scan.raw(last).endswith(("ya", "ye", "ara"))


def _since(scan: Scan) -> bool:
    """Whether "from Monday" is since Monday, if no verb speaks of what is to come."""
    return scan.tongue is not None and scan.tongue.code in ("ru", "fa")


def _order(scan: Scan) -> str:
    return scan.tongue.order if scan.tongue is not None else "second"


def _governing(scan: Scan, first: int, last: int) -> _Verb | None:
    """The verb that costs least; one that costs much is not sure."""
    opens, order = _opens_clause(scan, first), _order(scan)
    before = _nearest(scan, range(first - 1, max(-1, first - _REACH), -1))
    behind = _nearest(scan, range(last + 1, min(len(scan), last + _REACH)))
    if before is not None:
        side = _WRONG_SIDE if order == "last" else _OPENED * opens
        if order == "last" and before.kind in ("expected", "might"):
            side = 0  # "it is expected that …"
        before = before._replace(cost=before.cost + side)
    if behind is not None and order != "last" and not opens:
        behind = behind._replace(cost=behind.cost + _OTHER_SIDE[order])
    verbs = [verb for verb in (before, behind) if verb is not None]
    if not verbs:
        return _announced(scan, first) or _asked(scan, first) or _nominal(scan, first, last)
    best = min(verbs, key=lambda verb: verb.cost)
    return best._replace(strong=best.strong and best.cost <= _SURE)


def _behind_noun(scan: Scan, first: int, last: int) -> _Verb | None:
    """What was by then, as "after the talks on Monday": a weekday or day told with its noun."""
    place = first - 1
    while place >= 0 and first - place <= _BEFORE_NOUN:
        kind, word = scan.kind(place), scan.word(place)
        if (word == "after" or (word == "+hence" and _is_arabic(scan))) and first - place > 1:
            nouns = (scan.word(at).endswith("·") for at in range(place + 1, first))
            return _Verb(place, place, "", -1, strong=False) if any(nouns) else None
        if kind in _STOPS or word in _VERBS or kind not in "xOtv":
            break
        place -= 1
    attribute = scan.raw(last + 1) == "günkü"
    for place in range(last + 1, last + _BEHIND_NOUN) if _order(scan) == "last" else ():
        if scan.word(place) == "+afterwards" or (attribute and scan.word(place) == "later"):
            return _Verb(place, place, "", -1, strong=False)
        if scan.word(place) in _VERBS or scan.kind(place) not in "xu":
            return None
    return None


def _is_arabic(scan: Scan) -> bool:
    return scan.tongue is not None and scan.tongue.code == "ar"


_BEHIND_NOUN: Final = 5
_BEFORE_NOUN: Final = 6  # words from "after" to the day


def _told_behind(scan: Scan, last: int) -> _Verb | None:
    """The verb of what is told of the day itself: "on Friday, when the envoy left"."""
    place = last + 1 + (scan.kind(last + 1) == ",")
    if scan.word(place) not in ("+which", "+when"):
        return None
    return _nearest(scan, range(place + 1, min(len(scan), place + 5)))


def _asked(scan: Scan, first: int) -> _Verb | None:
    """The verb of the question that the mention answers: "When do you leave? – On Friday"."""
    place = first - 1
    while place >= 0 and not scan.ends_sentence(place):
        place -= 1
    while place >= 0 and scan.kind(place) in "\n-":
        place -= 1
    if scan.raw(place) not in ("?", "؟") or first - place > _ANSWER:
        return None
    return _nearest(scan, range(place - 1, max(-1, place - _REACH), -1))


def _nominal(scan: Scan, first: int, last: int) -> _Verb | None:
    """What a sentence without "is" says of a weekday: «Церемония – в субботу», "ce vendredi"."""
    place = first - 1 - (scan.kind(first - 1) == "v")
    code = scan.tongue.code if scan.tongue is not None else ""
    told = code == "ar" or (code == "tr" and scan.kind(last + 1) in ",.\n")
    told = told and not _opens_clause(scan, first)
    dash = "-" in (scan.kind(place), scan.kind(last + 1))
    this = "H" in (scan.kind(first), scan.kind(last)) and "W" in scan.shape[first : last + 1]
    if _has_month(scan, first, last) or not (told or this or (code == "ru" and dash)):
        return None
    return _Verb(first, last, "", 1, strong=False)


def _announced(scan: Scan, first: int) -> _Verb | None:
    """What a sentence without a verb says of its noun: "The next session: Wednesday".

    Failing that, a heading: "Agenda. Monday: experts; Tuesday: the plenary".
    """
    place = first - 1
    while place >= 0 and not scan.ends_sentence(place):
        kind = scan.kind(place) if scan.word(place) != NEW else ""
        if kind and kind in "XLK" and scan.kind(place + 1) not in "uUQ":
            direction = 1 if kind == "X" else -1
            return _Verb(place, place, "", direction, strong=False)
        place -= 1
    for heading in range(min(first, _HEADING)):
        if scan.word(heading) == "+agenda" and _is_heading(scan, heading, first):
            return _Verb(heading, heading, "", 1, strong=False)
    return None


def _is_heading(scan: Scan, place: int, first: int) -> bool:
    """Whether a mark stands between a heading and what it announces: "Agenda. Monday: experts"."""
    return any(scan.ends_sentence(at) or scan.kind(at) == ":" for at in range(place, first))


def _nearest(scan: Scan, places: range) -> _Verb | None:
    """The verb that costs least on a way through the sentence."""
    best: _Verb | None = None
    subject = False
    for place, cost in _way(scan, places):
        if best is not None and cost >= best.cost:
            break
        subject = subject or _is_subject(scan, place)
        verb = None if subject and _is_embedded(scan, place) else _verb_at(scan, place)
        if verb is None and cost == 1 and places.step < 0 and _is_participle(scan, place):
            verb = _Verb(place, place, "held", -1, strong=True)
        verb = _in_place(scan, verb, cost, ahead=places.step > 0) if verb is not None else None
        if verb is not None and (best is None or verb.cost < best.cost):
            best = verb
    return best


def _is_participle(scan: Scan, place: int) -> bool:
    """Whether it is one that stands with its noun: "l'accord conclu jeudi"."""
    french = scan.tongue is not None and scan.tongue.code in ("fr", "es")
    return french and scan.word(place) == "done"


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


def _in_place(scan: Scan, verb: _Verb, cost: int, *, ahead: bool) -> _Verb | None:
    """A verb with what it costs and says so far from the mention."""
    if verb.kind == "is" and cost > _COPULA and _order(scan) == "second":
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
    if scan.tongue is None or scan.tongue.code != "tr":
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


def _opens_clause(scan: Scan, first: int) -> bool:
    """Whether nothing but small words stands between the clause's beginning and the mention."""
    place = first - 1
    while scan.word(place) in _LED_IN:
        place -= 1
    if scan.ends_sentence(place) or "and" in scan.words[place + 1 : first]:
        return True
    return scan.kind(place) in ",;:(-" or scan.word(place) in ("+that", "+which", "+when", "+but")


def _verb_at(scan: Scan, place: int) -> _Verb | None:
    """The verb with its helpers at a word, or None if the word is no verb that says the time."""
    kind = scan.word(place)
    if kind not in _VERBS:
        return None
    before = range(max(0, place - 3), place) if kind != "said" else ()
    helpers = [at for at in before if _helps(scan, at, place)]
    if _order(scan) == "last":
        ends = [place + 1] if scan.word(place + 1) in _VERBS else []
    elif kind in _HELPERS:
        ends = [at for at in range(place + 1, _reach(scan, place)) if scan.word(at) in _VERBS]
    else:
        ends = []
    places = [*helpers, place, *ends[:2]]
    kinds = [scan.word(at) for at in places]
    direction, strong = _meaning(kinds)
    if not direction:
        return None
    if "becomes" in kinds and not strong:
        kind = "starts"
    begins = kind in ("starts", "shall") and _order(scan) == "last"
    return _Verb(places[0], places[-1], kind, direction, strong, begins=begins)


def _helps(scan: Scan, at: int, place: int) -> bool:
    if scan.word(at) not in _HELPERS or any(stop in scan.shape[at:place] for stop in _STOPS):
        return False
    return not any(scan.raw(between) in _MARKS for between in range(at, place))


def _reach(scan: Scan, place: int) -> int:
    """Up to where the words that belong to a helper are looked for: far in German."""
    far = scan.tongue is not None and scan.tongue.brackets
    last = place + 1
    while last < min(len(scan), place + (_REACH if far else 4)):
        if scan.kind(last) in _STOPS or (scan.kind(last) == "&" and _is_helper(scan, last + 1)):
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
