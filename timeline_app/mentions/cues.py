"""Whether a mention lies before or after the article, by the verb that governs it.

The verb is looked for in the mention's clause: behind it where the mention opens the clause or
stands in a noun phrase ("On Monday the envoy will …", "Monday's meeting will …"), else the nearest
one before it ("will be held in Astana on Wednesday").
"""

from __future__ import annotations

from timeline_app.mentions import guards, verbs
from timeline_app.mentions.clauses import governing
from timeline_app.mentions.direction import Cue
from timeline_app.mentions.notes import note_behind, without_verb
from timeline_app.mentions.prepositions import is_possessive, outweighs, preposition
from timeline_app.mentions.scan import Scan
from timeline_app.mentions.verb_groups import Verb


def cue(scan: Scan, first: int, last: int) -> Cue:
    """The direction that its clause gives to the words `first` to `last`."""
    beside = preposition(scan, first, last)
    if beside.strong:
        return beside
    verb = governing(scan, first, last)
    if verb is not None and _is_told_in_note(scan, verb, first, last):
        return without_verb(scan, first, last)
    if verb is None:
        return beside if beside.direction else without_verb(scan, first, last)
    note = note_behind(scan, verb, first, last)
    if note.direction and not beside.direction:
        return note
    direction, strong = _of_plans(scan, verb, first, last)
    if scan.word(first - 1) == "from" and ":" in scan.words[verb.last + 1 : first]:
        return Cue(1, "from")  # "a text was read: a truce from Monday"
    stands = _closes(scan, verb, last) or not outweighs(scan, verb, beside)
    if beside.direction and stands and not (strong and direction == beside.direction):
        return beside
    if "," in scan.words[verb.last + 1 : first]:
        strong = False  # the verb may be that of another clause
    return Cue(direction, scan.between(verb.first, verb.last), strong)


def _is_told_in_note(scan: Scan, verb: Verb, first: int, last: int) -> bool:
    """Whether a present verb tells what was: "21 August: the capital falls"."""
    present = verb.direction > 0 and not verb.strong and verb.first == verb.last
    return present and scan.kind(first) not in "Ww" and guards.heads_note(scan, first, last)


def counts_from_article(found: Cue) -> bool:
    """Whether a plan is told as one that still stands: "is to be held", not "was to be held"."""
    word = found.words.lower().split(maxsplit=1)[0] if found.words else ""
    stands = word in verbs.STANDING or word in verbs.AWAITING
    return found.direction > 0 and found.strong and stands


def _closes(scan: Scan, verb: Verb, last: int) -> bool:
    """Whether a verb only reports what goes before: "Not before Friday, he said"."""
    return scan.kind(last + 1) == "," and scan.word(verb.last) in verbs.SAYING and verb.first > last


def _of_plans(scan: Scan, verb: Verb, first: int, last: int) -> tuple[int, bool]:
    """The direction of a verb that moves or makes a plan: "postponed to Thursday"."""
    word, before = scan.word(verb.last), scan.word(first - 1)
    if verb.direction >= 0:
        return verb.direction, verb.strong
    if is_moved(scan, verb):
        if before in ("to", "until", "till", "for", "from"):
            return 1, before != "from"
        if verb.first > first and before != "last" and scan.kind(first - 1) != "v":
            return 1, False
        if first - 2 <= verb.last < first and is_possessive(scan, last):
            return 1, False
    if word in verbs.FIXING and verb.first > first and _is_subject(scan, verb, first, last):
        return 1, False
    if word in verbs.ASKING | verbs.DECREEING and before in ("from", "for", "until"):
        return 1, False
    asked = word in verbs.ASKING and scan.word(verb.last + 1) == "for" and verb.first < first
    if asked and scan.word(first - 2) in verbs.HELD:
        return 1, False  # "called for votes in March"
    if word in verbs.ASKING and not first - 3 <= verb.last < first:
        return verb.direction, verb.last > first
    return verb.direction, verb.strong


def is_moved(scan: Scan, verb: Verb) -> bool:
    """Whether a verb changes a plan: "postponed", "put off", "brought forward"."""
    if scan.word(verb.last) in verbs.MOVING_AWAY:
        behind = scan.words[verb.last + 1 : verb.last + 8]
        return any(word in ("off", "forward", "back") for word in behind)
    return scan.word(verb.last) in verbs.MOVING


def _is_subject(scan: Scan, verb: Verb, first: int, last: int) -> bool:
    """Whether a day is what a passive verb speaks of: "the date, 22 January, was announced"."""
    passive = scan.word(verb.first) in verbs.BE or scan.word(verb.first) in verbs.HAVE
    led = scan.word(first - 1) == "last" or scan.kind(first - 1) in "v<"
    opens = scan.ends_sentence(first - 1) and (
        verb.first != last + 1 or scan.word(verb.first) in verbs.BE_THEN
    )
    return passive and not led and not opens
