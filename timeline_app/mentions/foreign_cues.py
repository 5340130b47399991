"""Whether a mention in another language lies before or after the article, by its verb.

The words of a text are English here (`tongues`), one for each kind of verb: "held" was, "will" is
to come. Of the verbs of a sentence the one is taken that costs least: each word between counts
one, marks and conjunctions more, and most what lies on the side where the verb does not stand in
that language, or beyond the clause that the mention opens.
"""

from __future__ import annotations

from typing import Final

from timeline_app.mentions.direction import NO_CUE, Cue
from timeline_app.mentions.foreign_guards import NEW
from timeline_app.mentions.foreign_verbs import (
    REACH,
    STOPS,
    VERBS,
    ClauseVerb,
    nearest,
    opens_clause,
    order,
)
from timeline_app.mentions.scan import Scan

_STORY: Final = 2  # days with their year: what is told in the present may be a story
_HEADING: Final = 12  # words of a text in which its heading stands
_APPOSED: Final = 7  # words between "the date" and the date behind its comma
_ANSWER: Final = 10  # words from a question to the date that answers it
_SURE: Final = 14  # what costs more decides weakly
_OTHER_CLAUSE: Final = 9  # what costs more stands in another clause, and decides no year
_WRONG_SIDE: Final = 25
_OTHER_SIDE: Final = {"first": 12, "second": 3}
_OPENED: Final = 9
_BESIDE: Final = {
    "since": Cue(-1, "since", strong=True), "until": Cue(1, "until", strong=True),
    "through": Cue(1, "until", strong=True), "by": Cue(1, "by", strong=True),
    "for": Cue(1, "for"), "before": Cue(1, "before"), "from": Cue(-1, "from"),
}  # fmt: skip


def foreign_cue(scan: Scan, first: int, last: int) -> Cue:
    """The direction that its clause gives to the words `first` to `last`."""
    if _is_spoken_of(scan, first, last):
        return NO_CUE
    told = _told_behind(scan, last)
    beside = _beside(scan, first, last) if told is None else NO_CUE
    if beside.direction < 0 and beside.strong:
        return _as_written(scan, beside, first, last)
    verb = told or _behind_noun(scan, first, last) or _governing(scan, first, last)
    if verb is None or (beside.direction and not _outweighs(verb, beside)):
        return _as_written(scan, beside, first, last)
    if _has_month(scan, first, last) and (verb.cost > _OTHER_CLAUSE or _is_told_now(scan, verb)):
        return NO_CUE
    words = "" if verb.first == first else scan.between(verb.first, verb.last)
    return Cue(verb.direction, words, verb.strong)


def _as_written(scan: Scan, beside: Cue, first: int, last: int) -> Cue:
    """A preposition in the words of the text, for the reason: "jusqu'à", not "until"."""
    for at in (first - 1, first - 2, last + 1):
        if _BEFORE.get(scan.word(at), scan.word(at)) in (beside.words, _ALIKE.get(beside.words)):
            return beside._replace(words=scan.raw(at))
    return beside


_ALIKE: Final = {"until": "through"}


def _is_spoken_of(scan: Scan, first: int, last: int) -> bool:
    """Whether a verb tells of the date itself: "the date, 22 January, was announced"."""
    if not _has_month(scan, first, last):
        return False
    beside = scan.kind(first - 1) == "," and scan.kind(last + 1) == ","
    return "+date" in scan.words[max(0, first - (_APPOSED if beside else 2)) : first]


def _has_month(scan: Scan, first: int, last: int) -> bool:
    named = scan.shape[first : last + 1]
    return "M" in named or "P" in named or "j" in named


def _is_told_now(scan: Scan, verb: ClauseVerb) -> bool:
    """Whether a text with days and their years tells its story in the present."""
    return verb.kind == "starts" and scan.full_days >= _STORY


def _outweighs(verb: ClauseVerb, beside: Cue) -> bool:
    """Whether the verb says more than the preposition: "lasted until Friday"."""
    if beside.words in ("until", "by"):
        return verb.kind == "lasted"
    if beside.words == "from":
        return verb.strong or verb.kind in ("postponed", "expected") or verb.begins
    if beside.words == "for":
        return verb.kind == "lasted" or (verb.direction < 0 and verb.kind == "expected")
    return verb.strong


def _beside(scan: Scan, first: int, last: int) -> Cue:
    """What stands directly before or, in Turkish, behind: "since Monday"."""
    before = first - 1 - (scan.kind(first - 1) in "tu")
    places = (last + 1, before) if scan.code == "tr" else (before,)
    words = [_BEFORE.get(scan.word(at), scan.word(at)) for at in places]
    found = next((_BESIDE[word] for word in words if word in _BESIDE), NO_CUE)
    if found.words in ("for", "by") and _is_night(scan, places[-1]):
        return NO_CUE
    if scan.kind(first) == "p" and scan.raw(before).lower() == "a":
        return NO_CUE  # "a medianoche del domingo"
    if not found.direction and _goes_to(scan, last):
        return _BESIDE["for"]
    if found.words == "for" and _is_over(scan, last):
        return Cue(-1, "for", strong=True)
    if found.words == "from" and not (_since(scan) and ">" not in scan.shape[first : last + 2]):
        return NO_CUE
    return found


def _is_over(scan: Scan, last: int) -> bool:
    """Whether it is told what became of a plan: "planeada para el 27 de octubre, se frustró"."""
    if scan.kind(last + 1) != ",":
        return False
    verb = nearest(scan, range(last + 2, min(len(scan), last + 5)))
    return verb is not None and verb.kind == "held" and verb.direction < 0


def _is_night(scan: Scan, place: int) -> bool:
    """Whether "for" tells of a night: «в ночь на среду», «в ночь со вторника на среду»."""
    words = scan.words[max(0, place - 3) : place]
    return words[-1:] in (["night"], ["day"]) or words[:2] == ["night", "from"]


_BEFORE: Final = {"+back": "before", "ago": "before"}


def _goes_to(scan: Scan, last: int) -> bool:
    """Whether a Turkish weekday has the ending of where to: "perşembeye"."""
    turkish_weekday = scan.code == "tr" and scan.kind(last) == "W"
    return turkish_weekday and scan.raw(last).endswith(("ya", "ye", "ara"))


def _since(scan: Scan) -> bool:
    """Whether "from Monday" is since Monday, if no verb speaks of what is to come."""
    return scan.code in ("ru", "fa")


def _governing(scan: Scan, first: int, last: int) -> ClauseVerb | None:
    """The verb that costs least; one that costs much is not sure."""
    opens, verbs_stand = opens_clause(scan, first), order(scan)
    before = nearest(scan, range(first - 1, max(-1, first - REACH), -1))
    behind = nearest(scan, range(last + 1, min(len(scan), last + REACH)))
    if before is not None:
        side = _WRONG_SIDE if verbs_stand == "last" else _OPENED * opens
        if verbs_stand == "last" and before.kind in ("expected", "might"):
            side = 0  # "it is expected that …"
        before = before._replace(cost=before.cost + side)
    if behind is not None and verbs_stand != "last" and not opens:
        behind = behind._replace(cost=behind.cost + _OTHER_SIDE[verbs_stand])
    verbs = [verb for verb in (before, behind) if verb is not None]
    if not verbs:
        return _announced(scan, first) or _asked(scan, first) or _nominal(scan, first, last)
    best = min(verbs, key=lambda verb: verb.cost)
    return best._replace(strong=best.strong and best.cost <= _SURE)


def _behind_noun(scan: Scan, first: int, last: int) -> ClauseVerb | None:
    """What was by then, as "after the talks on Monday": a weekday or day told with its noun."""
    place = first - 1
    while place >= 0 and first - place <= _BEFORE_NOUN:
        kind, word = scan.kind(place), scan.word(place)
        if (word == "after" or (word == "+hence" and scan.code == "ar")) and first - place > 1:
            nouns = (scan.word(at).endswith("·") for at in range(place + 1, first))
            return ClauseVerb(place, place, "", -1, strong=False) if any(nouns) else None
        if kind in STOPS or word in VERBS or kind not in "xOtv":
            break
        place -= 1
    attribute = scan.raw(last + 1) == "günkü"
    for place in range(last + 1, last + _BEHIND_NOUN) if order(scan) == "last" else ():
        if scan.word(place) == "+afterwards" or (attribute and scan.word(place) == "later"):
            return ClauseVerb(place, place, "", -1, strong=False)
        if scan.word(place) in VERBS or scan.kind(place) not in "xu":
            return None
    return None


_BEHIND_NOUN: Final = 5
_BEFORE_NOUN: Final = 6  # words from "after" to the day


def _told_behind(scan: Scan, last: int) -> ClauseVerb | None:
    """The verb of what is told of the day itself: "on Friday, when the envoy left"."""
    place = last + 1 + (scan.kind(last + 1) == ",")
    if scan.word(place) not in ("+which", "+when"):
        return None
    return nearest(scan, range(place + 1, min(len(scan), place + 5)))


def _asked(scan: Scan, first: int) -> ClauseVerb | None:
    """The verb of the question that the mention answers: "When do you leave? – On Friday"."""
    place = scan.sentence_before(first - 1)
    while place >= 0 and scan.kind(place) in "\n-":
        place -= 1
    if scan.raw(place) not in ("?", "؟") or first - place > _ANSWER:
        return None
    return nearest(scan, range(place - 1, max(-1, place - REACH), -1))


def _nominal(scan: Scan, first: int, last: int) -> ClauseVerb | None:
    """What a sentence without "is" says of a weekday: «Церемония – в субботу», "ce vendredi"."""
    place = first - 1 - (scan.kind(first - 1) == "v")
    code = scan.code
    told = code == "ar" or (code == "tr" and scan.kind(last + 1) in ",.\n")
    told = told and not opens_clause(scan, first)
    dash = "-" in (scan.kind(place), scan.kind(last + 1))
    this = "H" in (scan.kind(first), scan.kind(last)) and "W" in scan.shape[first : last + 1]
    if _has_month(scan, first, last) or not (told or this or (code == "ru" and dash)):
        return None
    return ClauseVerb(first, last, "", 1, strong=False)


def _announced(scan: Scan, first: int) -> ClauseVerb | None:
    """What a sentence without a verb says of its noun: "The next session: Wednesday".

    Failing that, a heading: "Agenda. Monday: experts; Tuesday: the plenary".
    """
    begin, place = scan.sentence_before(first - 1) + 1, first
    while (place := max(scan.shape.rfind(kind, begin, place) for kind in "XLK")) >= 0:
        if scan.word(place) != NEW and scan.kind(place + 1) not in "uUQ":
            direction = 1 if scan.kind(place) == "X" else -1
            return ClauseVerb(place, place, "", direction, strong=False)
    for heading in range(min(first, _HEADING)):
        if scan.word(heading) == "+agenda" and _is_heading(scan, heading, first):
            return ClauseVerb(heading, heading, "", 1, strong=False)
    return None


def _is_heading(scan: Scan, place: int, first: int) -> bool:
    """Whether a mark stands between a heading and what it announces: "Agenda. Monday: experts"."""
    return scan.parted(place, first) or ":" in scan.shape[place:first]
