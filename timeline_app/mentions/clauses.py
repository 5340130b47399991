"""The verb that governs a mention: which of those in its sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from timeline_app.mentions import verbs
from timeline_app.mentions.prepositions import is_possessive, outweighs, preposition
from timeline_app.mentions.scan import Scan
from timeline_app.mentions.verb_groups import Verb, verb_at

_REACH: Final = 30


def governing(scan: Scan, first: int, last: int) -> Verb | None:
    """The verb that says when the words `first` to `last` are; None if there is none."""
    before = _with_its_be(scan, first)
    behind = next(_verbs_behind(scan, last), None)
    if before is None and behind is not None and _is_after_phrase(scan, behind, first):
        return behind._replace(direction=-1)
    if before is None and behind is not None and _is_closing(scan, behind, first, last):
        return None
    if before is None:
        return None if _is_of_maker(scan, behind, first, last) else behind
    if behind is None:
        return _shared(scan, before, first)
    if in_noun_phrase(scan, first, last) or opens_clause(scan, first):
        return behind
    if behind.first == last + 1 and _is_of_its_subject(scan, before, first):
        return behind
    return (
        behind
        if _is_reported(scan, before, behind, (first, last))
        else _shared(scan, before, first)
    )


def _with_its_be(scan: Scan, first: int) -> Verb | None:
    """The nearest verb before; with the side of the "be" that it shares with one before "and"."""
    found = verbs_before(scan, first)
    verb = next(found, None)
    if verb is None or verb.first != verb.last or scan.word(verb.last) not in verbs.PASSIVES:
        return verb
    sharing = next(found, None)
    if sharing is None or "be" not in scan.words[sharing.first : sharing.last + 1]:
        return verb
    joined = "&" in scan.shape[sharing.last + 1 : verb.first] and scan.kind(verb.last + 1) == "v"
    return verb._replace(direction=sharing.direction, strong=False) if joined else verb


def _is_after_phrase(scan: Scan, verb: Verb, first: int) -> bool:
    """Whether a day is of what went before a present verb: "After failing on Sunday, they try"."""
    start = first - 1
    while not scan.ends_sentence(start) and first - start < _REACH:
        start -= 1
    leads = scan.word(start + 1) in ("after", "following") and start + 2 < first - 1
    return leads and verb.direction > 0 and not verb.strong and verb.first == verb.last


def _is_closing(scan: Scan, verb: Verb, first: int, last: int) -> bool:
    """Whether a verb only reports what goes before: "Nothing before Friday, he was told"."""
    reports = scan.word(verb.last) in verbs.SAYING or scan.word(verb.last) == "told"
    return reports and scan.kind(last + 1) == "," and not opens_clause(scan, first)


def _is_of_maker(scan: Scan, verb: Verb | None, first: int, last: int) -> bool:
    """Whether a day dates what a present verb speaks of: "the letter of Sunday asks for talks"."""
    if verb is None or verb.first != verb.last or verb.direction == 0:
        return False
    word = scan.word(verb.last)
    dates = in_noun_phrase(scan, first, last) or scan.word(first - 1) == "of"
    return dates and word in (verbs.AWAITING | verbs.SOON | verbs.RECORDING) - verbs.EVENTS


def _is_of_its_subject(scan: Scan, before: Verb, first: int) -> bool:
    """Whether a day belongs to the subject of the verb behind it: "…, and a vote on Friday is"."""
    if scan.word(before.last) in verbs.NOUNS_TOO:
        return True
    return any(scan.kind(at) in ",&" for at in range(before.last + 1, first - 1))


def _shared(scan: Scan, verb: Verb, first: int) -> Verb:
    """The verb, with the side it has for a day before: "shut until Tuesday, a call Thursday"."""
    for at in range(verb.last + 1, first - 1):
        if scan.kind(at) in "Ww" and scan.kind(first - 1) != "v":
            side = preposition(scan, at, at)
            if side.words in verbs.BEFORE_PLAN and not outweighs(scan, verb, side):
                return verb._replace(direction=1, strong=False)
    return verb


def _is_reported(scan: Scan, before: Verb, behind: Verb, place: tuple[int, int]) -> bool:
    """Whether it belongs to a clause that the verb before reports: "said the talks on Friday …"."""
    if scan.word(before.last) not in verbs.REPORTING:
        return False
    if behind.first == place[1] + 1:
        return scan.word(behind.first) != "to"
    between = scan.words[before.last + 1 : place[0]]
    if "that" in between:
        return True
    says = scan.word(before.last) in verbs.SAYING
    return says and len(between) > 1 and scan.kind(before.last + 1) not in "v,(<>"


def in_noun_phrase(scan: Scan, first: int, last: int) -> bool:
    """Whether it belongs to a noun: "Monday's talks", "the Monday talks"."""
    return is_possessive(scan, last) or scan.kind(first - 1) == "t"


def opens_clause(scan: Scan, first: int) -> bool:
    """Whether nothing but prepositions stands between the clause's beginning and the mention."""
    before = first - 1
    while scan.kind(before) in "vt<>e" or scan.word(before) in ("by", "late", "early", "and"):
        before -= 1
    if scan.ends_sentence(before) or scan.word(before) in verbs.SUBJECTS:
        return True
    return scan.kind(before) in ",;:(-" or scan.raw(before) in '“”"'


def verbs_before(scan: Scan, first: int) -> Iterator[Verb]:
    """The verbs of the sentence before a place, the nearest first."""
    for place in range(first - 1, max(-1, first - _REACH), -1):
        if scan.ends_sentence(place) or scan.kind(place) == ";":
            return
        verb = verb_at(scan, place)
        if verb is not None:
            yield verb


def _verbs_behind(scan: Scan, last: int) -> Iterator[Verb]:
    place = last
    while place < min(len(scan), last + _REACH):
        place = _behind_inset(scan, place + 1)
        if scan.ends_sentence(place) or scan.kind(place) == ";" or _ends_quotation(scan, place):
            return
        verb = verb_at(scan, place)
        if verb is not None:
            yield _completed(scan, verb)


def _ends_quotation(scan: Scan, place: int) -> bool:
    """Whether a mark closes a quotation, so that a verb behind it is of who speaks."""
    return scan.raw(place) in ("”", '"') and scan.tight(place) and not scan.tight(place + 1)


def _behind_inset(scan: Scan, place: int) -> int:
    """Over a clause that is let in: "the minister, who met them, will", "– that is, … –"."""
    kind = scan.kind(place)
    dash = kind == "-" and not scan.tight(place)
    if not (dash or kind == "(" or (kind == "," and _opens_inset(scan, place))):
        return place
    closing = {"-": "-", ",": ",", "(": ")"}[kind]
    for end in range(place + 2, min(len(scan), place + _REACH)):
        if scan.ends_sentence(end):
            break
        if scan.kind(end) == closing and (kind != "-" or not scan.tight(end)):
            return end + 1
    return place


def _opens_inset(scan: Scan, comma: int) -> bool:
    """Whether a comma opens a relative clause or a report: ", who", ", he told reporters on"."""
    if scan.word(comma + 1) in ("who", "which", "whose", "whom"):
        return True
    for place in range(comma + 1, comma + 5):
        if scan.kind(place) in ",&.;:":
            return False
        if scan.word(place) in verbs.TELLING:
            return True
    return False


def _completed(scan: Scan, verb: Verb) -> Verb:
    """A verb met from the left, with what follows it: "are" of "are expected to"."""
    for place in range(verb.last + 1, verb.last + 4):
        longer = verb_at(scan, place)
        if longer is not None and longer.first == verb.first:
            verb = longer
    return verb
