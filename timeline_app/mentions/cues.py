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
from timeline_app.mentions.verb_groups import Verb, is_given_up, is_past, verb_at

_REACH: Final = 30
_NOTE: Final = 5  # words of a note up to its day
_HEADING: Final = 60  # words: so far back a heading holds


class Cue(NamedTuple):
    """Where a mention lies: -1 before the article, 1 after it, 0 not said; and by which words."""

    direction: int = 0
    words: str = ""
    strong: bool = False


NO_CUE: Final = Cue()


def cue(scan: Scan, first: int, last: int) -> Cue:
    """The direction that its clause gives to the words `first` to `last`."""
    beside = _preposition(scan, first, last)
    if beside.strong:
        return beside
    verb = _governing(scan, first, last)
    if verb is None:
        return beside if beside.direction else _without_verb(scan, first, last)
    note = _note_behind(scan, verb, first, last)
    if note.direction and not beside.direction:
        return note
    direction, strong = _of_plans(scan, verb, first, last)
    if beside.direction and (_closes(scan, verb, last) or not _outweighs(scan, verb, beside)):
        if not strong or direction != beside.direction:
            return beside
    return Cue(direction, scan.between(verb.first, verb.last), strong)


def counts_from_article(found: Cue) -> bool:
    """Whether a plan is told as one that still stands: "is to be held", but not "was to be held"."""
    word = found.words.lower().split(maxsplit=1)[0] if found.words else ""
    stands = word in verbs.STANDING or word in verbs.AWAITING
    return found.direction > 0 and found.strong and stands


def _closes(scan: Scan, verb: Verb, last: int) -> bool:
    """Whether a verb only reports what goes before: "Not before Friday, he said"."""
    return scan.kind(last + 1) == "," and scan.word(verb.last) in verbs.SAYING and verb.first > last


def _outweighs(scan: Scan, verb: Verb, beside: Cue) -> bool:
    """Whether the verb says more than the preposition: "lasted until Friday", "had come by Friday"."""
    word = scan.word(verb.last)
    if beside.words in verbs.BEFORE_PLAN:
        return verb.direction < 0 and (word in verbs.LASTING or _is_done_by(scan, verb))
    if beside.words in verbs.FIXING:
        return verb.direction < 0 and word in verbs.MISSING
    return verb.strong


def _is_done_by(scan: Scan, verb: Verb) -> bool:
    """Whether a verb tells what was so by a day: "had come", "was retaken", "had not been heard"."""
    if scan.word(verb.first) in ("had", "hadn"):
        return True
    if scan.word(verb.first) in verbs.BE_THEN or scan.word(verb.first) == "been":
        return scan.word(verb.last) not in verbs.ASKING | verbs.MOVING | verbs.PLANNED
    return False


def _of_plans(scan: Scan, verb: Verb, first: int, last: int) -> tuple[int, bool]:
    """The direction of a verb that moves or makes a plan: "postponed to Thursday"."""
    word, before = scan.word(verb.last), scan.word(first - 1)
    if verb.direction >= 0:
        return verb.direction, verb.strong
    if _is_moved(scan, verb):
        if before in ("to", "until", "till", "for", "from"):
            return 1, before != "from"
        if verb.first > first and before != "last" and scan.kind(first - 1) != "v":
            return 1, False
        if first - 2 <= verb.last < first and _is_possessive(scan, last):
            return 1, False
    if word in verbs.FIXING and verb.first > first and _is_subject(scan, verb, first, last):
        return 1, False
    if word in verbs.ASKING and not first - 3 <= verb.last < first:
        return verb.direction, verb.last > first
    return verb.direction, verb.strong


def _is_moved(scan: Scan, verb: Verb) -> bool:
    """Whether a verb changes a plan: "postponed", "put off", "brought forward"."""
    if scan.word(verb.last) in verbs.MOVING_AWAY:
        behind = scan.words[verb.last + 1 : verb.last + 8]
        return any(word in ("off", "forward", "back") for word in behind)
    return scan.word(verb.last) in verbs.MOVING


def _is_subject(scan: Scan, verb: Verb, first: int, last: int) -> bool:
    """Whether a day is what a passive verb speaks of: "the date, 22 January, was announced"."""
    passive = scan.word(verb.first) in verbs.BE or scan.word(verb.first) in verbs.HAVE
    led = scan.word(first - 1) == "last" or scan.kind(first - 1) in "v<>"
    opens = scan.ends_sentence(first - 1) and (
        verb.first != last + 1 or scan.word(verb.first) in verbs.BE_THEN
    )
    return passive and not led and not opens


def _preposition(scan: Scan, first: int, last: int) -> Cue:
    """What stands directly before: "since Monday", "until Friday", "ahead of Sunday's vote"."""
    before = _skip_article(scan, first - 1)
    word, leading = scan.word(before), scan.word(before - 1)
    if word == "since":
        return Cue(-1, "since", strong=True)
    if word == "than":
        return Cue(1, word) if leading in ("later", "earlier", "sooner") else NO_CUE
    if word in verbs.BEFORE_PLAN:
        return Cue(1, word)
    if word == "of" and leading in ("ahead", "advance"):
        return Cue(1, f"{leading} of", strong=True)
    if word == "of" and leading in verbs.FIXING:
        return Cue(1, leading)
    if word in ("of", "to", "for") and leading in verbs.CAUSES:
        return Cue(-1, scan.between(before - 1, before))
    if word in ("for", "on") and leading in verbs.PLANNED - {"announced"}:
        gone = is_given_up(scan, before - 1) or _fell_through(scan, last)
        direction = -1 if gone else 1
        return Cue(direction, scan.between(before - 1, before), word == "for" and direction > 0)
    if word == "for" and not _is_possessive(scan, last):
        return _for(scan, before, last)
    if word in verbs.FIXING and scan.word(last + 1) in ("as", "for"):
        return Cue(1, word, strong=True)
    if word in ("after", "following"):
        return Cue(-1, word)
    if word == "despite":
        return Cue(-1, word)
    if word == "before":
        return Cue(1, word)
    return NO_CUE


def _fell_through(scan: Scan, last: int) -> bool:
    """Whether what was planned for a day did not come: "planned for Sunday, did not take place"."""
    behind = scan.words[last + 1 : last + 6]
    return any(word in ("didn", "never", "failed", "fell") for word in behind) or (
        "did" in behind and "not" in behind
    )


def _for(scan: Scan, place: int, last: int) -> Cue:
    """What is meant for a day looks ahead: "a strike is called for Tuesday", "talks for Friday"."""
    for at in range(place - 1, max(-1, place - 5), -1):
        if scan.kind(at) in ",.;:!\n()W":
            break
        if scan.word(at) in verbs.SETTING:
            direction = -1 if is_given_up(scan, at) or _fell_through(scan, last) else 1
            return Cue(direction, scan.between(at, place), strong=True)
    return Cue(1, "for")


def _without_verb(scan: Scan, first: int, last: int) -> Cue:
    """Where no verb says the time: by a subject, whose verb is a present one, or by the heading."""
    start, end = first - 1, last + 1
    while not scan.ends_sentence(start):
        if scan.word(start) in verbs.PRONOUNS:
            return Cue(1, scan.between(start, start + 1))
        start -= 1
    while not scan.ends_sentence(end):
        end += 1
    if _is_order(scan, start + 1):
        return Cue(1, scan.word(start + 1))
    note = _of_note(scan, start + 1, end, last)
    if note.direction:
        return note
    asked = _asked(scan, start)
    return asked if asked.direction else _of_heading(scan, start)


def _is_order(scan: Scan, place: int) -> bool:
    """Whether a sentence begins with an imperative: "Bring your passes on Thursday"."""
    return scan.word(place) in verbs.SOON - verbs.NOUNS_TOO and not scan.word(place).endswith("s")


def _asked(scan: Scan, end: int) -> Cue:
    """What a question says of its answer: "When do you leave? On Friday"."""
    while scan.kind(end) in "x:" and end > 0 and scan.raw(end) != "?" and len(scan.word(end)) < 2:
        end -= 1
    if scan.raw(end) != "?":
        return NO_CUE
    verb = next(_verbs_before(scan, end), None)
    return NO_CUE if verb is None else Cue(verb.direction, scan.between(verb.first, verb.last))


def _of_note(scan: Scan, start: int, end: int, last: int) -> Cue:
    """What a note without a verb says: "Next session: Friday", "presser Weds 9am"."""
    for word in scan.words[start:end]:
        if word in verbs.AHEAD:
            return Cue(1, word)
    return Cue(1, scan.word(last + 1)) if scan.kind(last + 1) == "T" else NO_CUE


def _note_behind(scan: Scan, verb: Verb, first: int, last: int) -> Cue:
    """What a note says that a comma parts from the verb: "got through Sunday, next one Wed 9am"."""
    commas = [at for at in range(verb.last + 1, first) if scan.kind(at) == ","]
    if not commas or scan.kind(first - 1) in ",v&" or first - commas[-1] > _NOTE:
        return NO_CUE
    return _of_note(scan, commas[-1] + 1, last + 1, last)


def _of_heading(scan: Scan, end: int) -> Cue:
    """What a heading says of lines without a verb: "Agenda for the coming days. Monday: experts"."""
    for at in range(end, max(-1, end - _HEADING), -1):
        if scan.word(at) in verbs.AHEAD:
            return Cue(1, scan.word(at))
        if verb_at(scan, at) is not None:
            break
    return NO_CUE


def _skip_article(scan: Scan, place: int) -> int:
    while scan.kind(place) in "tevq" and scan.word(place) != "on":
        place -= 1
    return place


def _governing(scan: Scan, first: int, last: int) -> Verb | None:
    before = next(_verbs_before(scan, first), None)
    behind = next(_verbs_behind(scan, last), None)
    if before is None:
        return behind
    if behind is None:
        return _shared(scan, before, first)
    if _in_noun_phrase(scan, first, last) or _opens_clause(scan, first):
        return behind
    if behind.first == last + 1 and _is_of_its_subject(scan, before, first):
        return behind
    return behind if _is_reported(scan, before, behind, (first, last)) else _shared(scan, before, first)


def _is_of_its_subject(scan: Scan, before: Verb, first: int) -> bool:
    """Whether a day belongs to the subject of the verb behind it: "…, and a vote on Friday is"."""
    if scan.word(before.last) in verbs.NOUNS_TOO:
        return True
    return any(scan.kind(at) in ",&" for at in range(before.last + 1, first - 1))


def _shared(scan: Scan, verb: Verb, first: int) -> Verb:
    """A verb that stands with a day before has the same side: "shut until Tuesday, a call Thursday"."""
    for at in range(verb.last + 1, first - 1):
        if scan.kind(at) in "Ww" and scan.kind(first - 1) != "v":
            side = _preposition(scan, at, at)
            if side.words in verbs.BEFORE_PLAN and not _outweighs(scan, verb, side):
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


def _in_noun_phrase(scan: Scan, first: int, last: int) -> bool:
    """Whether it belongs to a noun: "Monday's talks", "the Monday talks"."""
    return _is_possessive(scan, last) or scan.kind(first - 1) == "t"


def _is_possessive(scan: Scan, last: int) -> bool:
    return scan.kind(last + 1) == "'" and scan.tight(last + 1)


def _opens_clause(scan: Scan, first: int) -> bool:
    """Whether nothing but prepositions stands between the clause's beginning and the mention."""
    before = first - 1
    while scan.kind(before) in "vt<>e" or scan.word(before) in ("by", "late", "early", "and"):
        before -= 1
    if scan.ends_sentence(before) or scan.word(before) in verbs.SUBJECTS:
        return True
    return scan.kind(before) in ",;:(-" or scan.raw(before) in '“”"'


def _verbs_before(scan: Scan, first: int) -> Iterator[Verb]:
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
        if scan.ends_sentence(place) or scan.kind(place) == ";":
            return
        verb = verb_at(scan, place)
        if verb is not None:
            yield _completed(scan, verb)


def _behind_inset(scan: Scan, place: int) -> int:
    """Over a clause that is let in: "the minister, who met them on Monday, will", "– that is, … –"."""
    kind = scan.kind(place)
    dash = kind == "-" and not scan.tight(place)
    relative = kind == "," and scan.word(place + 1) in ("who", "which", "whose", "whom")
    if not (dash or relative or kind == "("):
        return place
    closing = {"-": "-", ",": ",", "(": ")"}[kind]
    for end in range(place + 2, min(len(scan), place + _REACH)):
        if scan.ends_sentence(end):
            break
        if scan.kind(end) == closing and (kind != "-" or not scan.tight(end)):
            return end + 1
    return place


def _completed(scan: Scan, verb: Verb) -> Verb:
    """A verb met from the left, with what follows it: "are" of "are expected to"."""
    for place in range(verb.last + 1, verb.last + 4):
        longer = verb_at(scan, place)
        if longer is not None and longer.first == verb.first:
            verb = longer
    return verb
