"""Groups of verbs, and whether they say that it was or is to come: "are expected to meet"."""

from __future__ import annotations

from typing import Final, NamedTuple

from timeline_app.mentions import verbs
from timeline_app.mentions.scan import Scan
from timeline_app.mentions.word_set import word_set


class Verb(NamedTuple):
    """A verb: its first and last word, the direction it gives, and whether it is sure."""

    first: int
    last: int
    direction: int
    strong: bool


def verb_at(scan: Scan, place: int) -> Verb | None:
    """The verb group that ends with a word, or None if the word is no verb that says the time."""
    if place not in scan.verbs:
        scan.verbs[place] = _verb_at(scan, place)
    found: Verb | None = scan.verbs[place]
    return found


def _verb_at(scan: Scan, place: int) -> Verb | None:
    word = scan.word(place)
    if scan.kind(place) not in "xbet>mrN" or scan.kind(place - 1) == "-":
        return None
    if _is_will(scan, place):
        if scan.word(place) == "could" and scan.word(place + 1) == "not":
            return Verb(place, place + 1, 0, strong=False)
        last = place + (scan.kind(place + 1) == "x")
        return Verb(place, last, 1, word in ("will", "shall", "ll", "won"))
    if word in verbs.STARTING:
        return Verb(place, place, 1, strong=False)
    if is_past(word) or word in verbs.PLANNED:
        return None if _is_elliptic(scan, place) else _participle(scan, place)
    if word in verbs.SOON and not scan.is_capital(place):
        return _present(scan, place)
    if (word in verbs.AWAITING or word in verbs.RECORDING) and not scan.is_capital(place):
        return _present(scan, place)
    if word in verbs.BE_NOW:
        return Verb(place, place, 1, strong=False) if word != "be" else _participle(scan, place)
    return _infinitive(scan, place)


def is_past(word: str) -> bool:
    """Whether a word is a past form: "met", "opened"."""
    if word in verbs.PAST:
        return True
    return len(word) > 3 and word.endswith("ed") and word not in verbs.NOT_PAST


def _is_elliptic(scan: Scan, place: int) -> bool:
    """Whether a participle stands for a clause of its own: "as planned", "if needed,"."""
    return scan.word(place - 1) in _BEFORE_ELLIPSIS and scan.kind(place + 1) in ",.;:!\n&"


_BEFORE_ELLIPSIS: Final = word_set("as if than when unless once though where")


def is_given_up(scan: Scan, place: int) -> bool:
    """Whether a plan is told as one that was: "had hoped", "had been due"."""
    words = (scan.word(place - 1), scan.word(place - 2))
    return "had" in words if "been" in words else words[0] == "had"


def _is_will(scan: Scan, place: int) -> bool:
    """Whether a word is "will" or the like: "may", but not "May"."""
    word = scan.word(place)
    if word == "ll":
        return scan.kind(place - 1) == "'"
    if word == "won":
        return scan.kind(place + 1) == "'"
    return word in verbs.WILL and scan.kind(place) == "x"


def _participle(scan: Scan, place: int) -> Verb | None:
    """A word like "held", "expected", "be": what goes before it decides."""
    word = scan.word(place)
    for at in range(place - 1, max(-1, place - 5), -1):
        if _parted(scan, at, place):
            break
        found = _with_helper(scan, at, place)
        if found is not None:
            return found
    if word == "be":
        return None
    if word in verbs.PLANNED and word not in ("announced", "set", "planned"):
        return Verb(place, place, 1, strong=True)
    return Verb(place, place, -1, strong=True)


def _with_helper(scan: Scan, at: int, place: int) -> Verb | None:
    """The group of a word and the helper at a place before it; None if that is no helper."""
    word, helper = scan.word(place), scan.word(at)
    if _is_will(scan, at):
        if scan.word(at) == "could" and scan.word(at + 1) == "not":
            return Verb(at, place, 0, strong=False)
        return Verb(at, place, 1, helper in ("will", "shall", "ll"))
    if helper == "to" and (scan.word(at + 1) == "be" or (word == "be" and scan.kind(at) == ">")):
        if scan.word(at - 1) == "had":
            return Verb(at - 1, place, -1, strong=False)
        first = at - (scan.word(at - 1) in verbs.BE)
        return Verb(first, place, 1, scan.word(first) not in verbs.BE_THEN)
    if helper in verbs.BE and helper != "be":
        return _with_be(scan, at, place)
    return Verb(at, place, -1, strong=True) if helper in verbs.HAVE else None


def _parted(scan: Scan, first: int, last: int) -> bool:
    """Whether a mark or the beginning of a clause stands between two words."""
    return any(
        scan.kind(at) in ",.;:!\n()-" or scan.word(at) in verbs.SUBJECTS
        for at in range(first, last)
    )


def _with_be(scan: Scan, at: int, place: int) -> Verb:
    """ "is held", "was held", "are expected", "had been scheduled"."""
    word, helper = scan.word(place), scan.word(at)
    planned = word in verbs.PLANNED - {"announced", "hoped", "intended"}
    planned = planned and not (word == "set" and scan.word(place + 1) in _SET_UP)
    if helper in ("been", "being"):
        ahead = planned and scan.word(at - 1) in ("has", "have")
        first = at - (scan.word(at - 1) in verbs.HAVE)
        return Verb(first, place, 1 if ahead else -1, strong=not planned)
    if planned:
        return Verb(at, place, 1, strong=helper in verbs.BE_NOW)
    if helper in verbs.BE_THEN:
        return Verb(at, place, -1, strong=True)
    return Verb(at, place, 0 if word in verbs.ACCUSING | verbs.REPORTING else 1, strong=False)


_SET_UP: Final = word_set("up out off free aside back alight ablaze fire")


def _present(scan: Scan, place: int) -> Verb | None:
    """ "talks resume Monday"; but "to resume" and "will resume" say it by what goes before."""
    found = _infinitive(scan, place)
    asked = [at for at in range(place - 4, place) if scan.word(at) in ("did", "didn")]
    if asked and scan.word(place - 1) != "to":
        return Verb(asked[-1], place, -1, strong=True)
    for at in range(place - 1, max(-1, place - 4), -1):
        if found is not None or _parted(scan, at, place):
            break
        if _is_will(scan, at):
            found = Verb(at, place, 1, scan.word(at) in ("will", "shall"))
        elif scan.word(at) in verbs.HAVE and scan.word(place) in verbs.SAME_PARTICIPLE:
            found = Verb(at, place, -1, strong=True)
    if found is None and not _is_noun(scan, place):
        found_out = (
            scan.word(place) in verbs.RECORDING and scan.kind(place + 1) not in "vWL.,;:!\n&"
        )
        return Verb(place, place, -1 if found_out else 1, strong=False)
    return found


def _is_noun(scan: Scan, place: int) -> bool:
    """Whether a present form is a noun: "the start", "a visit", "tabled peace plans"."""
    word, before = scan.word(place), scan.word(place - 1)
    if before in _BEFORE_NOUN or scan.kind(place - 1) in "dno'" or scan.word(place + 1) == "'":
        return True
    if word not in verbs.NOUNS_TOO:
        return False
    if scan.kind(place + 1) in ",;:" and scan.kind(place - 1) in ";:":
        return True
    if before in _BEFORE_NOUN_TOO or (
        scan.kind(place - 1) == "W" and scan.kind(place - 2) not in "vO"
    ):
        return True
    is_third = word.endswith("s") and word[:-1] in verbs.NOUNS_TOO
    if not is_third and not before.endswith("s") and before not in _MANY:
        return True
    return _has_verb(scan, place)


def _has_verb(scan: Scan, place: int) -> bool:
    """Whether the clause has its verb before a word, so that the word is the verb's object."""
    for at in range(place - 1, max(-1, place - 9), -1):
        word = scan.word(at)
        if scan.kind(at) in ",.;:!\n&" or word in verbs.SUBJECTS or word in ("but", "as"):
            return False
        if word in verbs.SAYING or scan.kind(at) in "WwRM":
            return False
        if is_past(word) or word in verbs.BE:
            return True
    return False


_BEFORE_NOUN: Final = word_set(
    "the a an of this these those their its his her our your my no any some each every all in "
    "on at by with for from into after before during about over under against between without "
    "more other"
)
_BEFORE_NOUN_TOO: Final = word_set("that new next first last final peace joint")
_MANY: Final = word_set(
    "they we you i who which both people many several and not also now then police women men "
    "children ministers never always"
)


def _infinitive(scan: Scan, place: int) -> Verb | None:
    """ "to meet": to come, unless the verb before says that it was done ("failed to meet")."""
    word = scan.word(place)
    if scan.word(place - 1) != "to" or scan.kind(place) != "x" or not word.isalpha():
        return None
    if scan.is_capital(place) or _is_no_base(word) or word in _NO_VERBS:
        return None
    before = place - 2
    if scan.word(before) in verbs.BE:
        return Verb(before, place, 1, scan.word(before) not in verbs.BE_THEN)
    if scan.word(before) in verbs.ACHIEVING:
        return Verb(before, place, -1, strong=False)
    if scan.word(before) in verbs.PLANNED:
        direction = -1 if is_given_up(scan, before) else 1
        first = before - (scan.word(before - 1) in verbs.BE)
        return Verb(first, place, direction, strong=direction > 0)
    if scan.word(before) in verbs.PLANS | verbs.AWAITING or scan.word(before) == "going":
        return Verb(before, place, 1, strong=True)
    return Verb(place - 1, place, 1, strong=False)


def _is_no_base(word: str) -> bool:
    """Whether a word is a plural or has -ing, so that it is no infinitive."""
    plural = word.endswith("s") and not word.endswith(("ss", "focus"))
    return plural or (word.endswith("ing") and len(word) > 5)


_NO_VERBS: Final = word_set(
    "the a an his her their its our my your this these those it them him us me one some any no "
    "all each every both peace power war victory date people military government school work "
    "court prison death home"
)
