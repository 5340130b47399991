"""What stands directly before a mention: "since Monday", "until Friday", "called for Tuesday"."""

from __future__ import annotations

from typing import Final

from timeline_app.mentions import verbs
from timeline_app.mentions.direction import NO_CUE, Cue
from timeline_app.mentions.scan import Scan
from timeline_app.mentions.verb_groups import Verb, is_given_up
from timeline_app.mentions.word_set import word_set


def preposition(scan: Scan, first: int, last: int) -> Cue:
    """What stands directly before: "since Monday", "until Friday", "ahead of Sunday's vote"."""
    before = _skip_article(scan, first - 1)
    word = scan.word(before)
    if word == "since":
        return Cue(-1, "since", strong=True)
    if word in verbs.BEFORE_PLAN:
        compares = word != "than" or scan.word(before - 1) in ("later", "earlier", "sooner")
        return Cue(1, word) if compares else NO_CUE
    for rule in (_of_done, _of, _of_plan, _of_purpose, _of_choice):
        found = rule(scan, before, first, last)
        if found.direction:
            return found
    if scan.word(last) == "weekend" and word == "after":
        return NO_CUE  # "they resume after the weekend"
    return Cue(_SIDES[word], word) if word in _SIDES else NO_CUE


_SIDES: Final = {"after": -1, "following": -1, "despite": -1, "before": 1}


def _of_done(scan: Scan, before: int, first: int, last: int) -> Cue:
    """ "Sunday's attack": what comes unannounced has been, whatever the verb says."""
    done = last + 3 if is_possessive(scan, last) else last
    if done > last and scan.word(done) in verbs.DONE:
        return Cue(-1, scan.word(done))
    return NO_CUE


def _of(scan: Scan, before: int, first: int, last: int) -> Cue:
    """ "ahead of Sunday", "a deadline of Sunday", "in the wake of it", "the letter of Sunday"."""
    word, leading = scan.word(before), scan.word(before - 1)
    if word in ("of", "to", "for") and leading in verbs.CAUSES:
        return Cue(-1, scan.between(before - 1, before))
    if word in ("of", "about") and leading in verbs.SPEAKING:
        return Cue(1, leading)
    if word != "of":
        return NO_CUE
    if leading in ("ahead", "advance"):
        return Cue(1, f"{leading} of", strong=True)
    if leading in verbs.FIXING:
        return Cue(1, leading)
    return Cue(-1, f"{leading} of") if leading in verbs.DONE else NO_CUE


def _of_plan(scan: Scan, before: int, first: int, last: int) -> Cue:
    """ "is due on Sunday", "planned for Sunday", "planned for Sunday, never came"."""
    word, leading = scan.word(before), scan.word(before - 1)
    if word not in ("for", "on") or leading not in verbs.PLANNED - {"announced"}:
        return NO_CUE
    if scan.word(last + 1) in verbs.STANDING:
        return Cue(1, scan.word(last + 1), strong=True)
    gone = is_given_up(scan, before - 1) or _is_over(scan, last)
    begin = before - 1 - (scan.word(before - 2) in verbs.BE)
    return Cue(-1 if gone else 1, scan.between(begin, before), gone or word == "for")


def _of_purpose(scan: Scan, before: int, first: int, last: int) -> Cue:
    """ "a strike is called for Tuesday", "talks for Friday"; not "blamed for Friday's attack"."""
    if scan.word(before) != "for" or is_possessive(scan, last):
        return NO_CUE
    return _for(scan, before, last)


def _of_choice(scan: Scan, before: int, first: int, last: int) -> Cue:
    """ "set Thursday for the vote", "named Friday"."""
    word = scan.word(before)
    chosen = scan.word(last + 1) in ("as", "for") or scan.word(first - 1) in verbs.NAMING
    return Cue(1, word, strong=True) if word in verbs.FIXING and chosen else NO_CUE


def _for(scan: Scan, place: int, last: int) -> Cue:
    """What is meant for a day looks ahead: "a strike is called for Tuesday", "talks for Friday"."""
    for at in range(place - 1, max(-1, place - 5), -1):
        if scan.kind(at) in ",.;:!\n()W":
            break
        if scan.word(at) in verbs.SETTING:
            direction = -1 if is_given_up(scan, at) or _is_over(scan, last) else 1
            at -= scan.word(at - 1) in verbs.BE
            return Cue(direction, scan.between(at, place), strong=True)
    attributive = scan.kind(last + 1) == "x" and not scan.is_capital(last + 1)
    records = any(scan.word(at) in verbs.RECORDS for at in range(place - 3, place))
    return NO_CUE if records or (attributive and scan.kind(last) in "Ww") else Cue(1, "for")


def _is_over(scan: Scan, last: int) -> bool:
    """Whether it is told what became of a plan: "planned for Sunday, did not take place"."""
    behind = scan.words[last + 1 : last + 3]
    return any(word in verbs.HAPPENED or word == "did" for word in behind)


def _skip_article(scan: Scan, place: int) -> int:
    """Over an article and what belongs to the day: "for the week of", "until late on"."""
    if scan.word(place) == "on" and _is_time_until(scan, place - 1):
        return place - 2
    while scan.kind(place) in "tevqO" and scan.word(place) != "on":
        if scan.kind(place) == "O" and scan.kind(place - 1) not in "up":
            return place
        place -= 1 + (scan.kind(place) == "O")
    return place


def _is_time_until(scan: Scan, place: int) -> bool:
    """Whether a time of day stands behind "until" or "by": "put off until noon on Thursday"."""
    return scan.kind(place) in "Tp" and scan.word(place - 1) in _LIMITS


_LIMITS: Final = word_set("until till by before")


def is_possessive(scan: Scan, last: int) -> bool:
    """Whether a possessive follows: "Monday's"."""
    return scan.kind(last + 1) == "'" and scan.tight(last + 1)


def outweighs(scan: Scan, verb: Verb, beside: Cue) -> bool:
    """Whether a verb says more than the preposition: "lasted until Friday", "had come by it"."""
    word = scan.word(verb.last)
    if beside.words in verbs.BEFORE_PLAN:
        return verb.direction < 0 and (word in verbs.LASTING or _is_done_by(scan, verb))
    if beside.words == "for":
        return word in verbs.RECORDING
    if beside.words in verbs.SPEAKING or beside.words.removesuffix(" of") in verbs.DONE:
        return False
    if beside.words in verbs.FIXING:
        return verb.direction < 0 and word in verbs.MISSING
    return verb.strong


def _is_done_by(scan: Scan, verb: Verb) -> bool:
    """Whether a verb tells what was so by a day: "had come", "was retaken", "did not come"."""
    if scan.word(verb.first) in ("had", "hadn", "did", "didn"):
        return True
    if scan.word(verb.first) in verbs.BE_THEN or scan.word(verb.first) == "been":
        return scan.word(verb.last) not in verbs.ASKING | verbs.MOVING | verbs.PLANNED
    return False
