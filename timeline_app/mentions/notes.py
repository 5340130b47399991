"""Mentions that no verb governs: notes, headings, answers, orders."""

from __future__ import annotations

from typing import Final

from timeline_app.mentions import guards, verbs
from timeline_app.mentions.clauses import verbs_before
from timeline_app.mentions.direction import NO_CUE, Cue
from timeline_app.mentions.scan import Scan
from timeline_app.mentions.verb_groups import Verb, verb_at

_NOTE: Final = 5  # words of a note up to its day
_HEADING: Final = 60  # words: so far back a heading holds


def without_verb(scan: Scan, first: int, last: int) -> Cue:
    """Where no verb says the time: by a subject, whose verb is a present one, or by the heading."""
    start = max(scan.sentence_before(first - 1), first - _HEADING)
    subject = scan.last_of(verbs.PRONOUNS, first)
    if subject > max(start, scan.shape.rfind(";", 0, first)):
        return Cue(1, scan.between(subject, subject + 1))
    end = min(scan.sentence_behind(last + 1), last + _HEADING)
    if _is_order(scan, start + 1):
        return Cue(1, scan.word(start + 1))
    note = _of_note(scan, start + 1, end, last)
    if note.direction:
        return note
    asked = _asked(scan, start)
    heading = asked if asked.direction else _of_heading(scan, start)
    if not heading.direction and guards.heads_note(scan, first, last):
        return Cue(-1)
    return heading


def _is_order(scan: Scan, place: int) -> bool:
    """Whether a sentence begins with an imperative: "Bring your passes on Thursday"."""
    return scan.word(place) in verbs.SOON - verbs.NOUNS_TOO and not scan.word(place).endswith("s")


def _asked(scan: Scan, end: int) -> Cue:
    """What a question says of its answer: "When do you leave? On Friday"."""
    while scan.kind(end) in "x:" and end > 0 and scan.raw(end) != "?" and len(scan.word(end)) < 2:
        end -= 1
    if scan.raw(end) != "?":
        return NO_CUE
    verb = next(verbs_before(scan, end), None)
    return NO_CUE if verb is None else Cue(verb.direction, scan.between(verb.first, verb.last))


def _of_note(scan: Scan, start: int, end: int, last: int) -> Cue:
    """What a note without a verb says: "Next session: Friday", "presser Weds 9am"."""
    for word in scan.words[start:end]:
        if word in verbs.AHEAD:
            return Cue(1, word)
    time = last + 1 + (scan.kind(last + 1) == ",")
    time = last if scan.kind(last) == "T" else time
    return Cue(1, scan.word(time)) if scan.kind(time) == "T" else NO_CUE


def note_behind(scan: Scan, verb: Verb, first: int, last: int) -> Cue:
    """What a note says that a comma parts from the verb: "got through Sunday, next one Wed 9am"."""
    commas = [at for at in range(verb.last + 1, first) if scan.kind(at) == ","]
    if not commas or scan.kind(first - 1) in ",v&" or first - commas[-1] > _NOTE:
        return NO_CUE
    return _of_note(scan, commas[-1] + 1, last + 1, last)


def _of_heading(scan: Scan, end: int) -> Cue:
    """What a heading says of lines without a verb: "Agenda of the coming days. Monday: …"."""
    for at in range(end, max(-1, end - _HEADING), -1):
        if scan.word(at) in verbs.AHEAD:
            return Cue(1, scan.word(at))
        if verb_at(scan, at) is not None:
            break
    return NO_CUE
