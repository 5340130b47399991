"""Whose words a passage is, and on which day they were spoken: proposals for an excerpt.

A speaker is followed through a text: "The Russian foreign minister said on Sunday … Sergei Lavrov
said … he underlined … the Russian diplomat added" is one man who spoke on Sunday.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from timeline_app import records as r
from timeline_app.articles.sentences import paragraph_around, sentences_around
from timeline_app.chronology import Chronology
from timeline_app.citing.dated import Dated
from timeline_app.citing.saying import DOCUMENT, NAME, PRONOUN, ROLE, UNNAMED, Saying
from timeline_app.citing.saying_words import LANGUAGES
from timeline_app.citing.speech import DEMONYMS, nationalities, sayings
from timeline_app.dates import EventDate
from timeline_app.folding import fold
from timeline_app.participants import actors_by_name

_BACK = 8000
"""How many code points before a passage are read for who speaks."""

_ON = 600
"""How many after it: "The minister said … Sergei Lavrov said"."""

_VOICES = {NAME: "named", ROLE: "named", PRONOUN: "named", UNNAMED: "unnamed", DOCUMENT: "document"}
_BODIES = re.compile(
    r"\b(?:ministry|government|army|military|parliament|presidency|embassy|delegation|foreign"
    r" office|press office|side)\b",
    re.IGNORECASE,
)
_PERSONS = re.compile(
    r"\b(?:minister|diplomat|envoy|president|spokes(?:man|woman|person)|negotiator|ambassador"
    r"|leader|mediator|facilitator|chief|head|secretary|general|commander|politician|chairman"
    r"|chairwoman|representative|adviser|advisor|deputy)\b",
    re.IGNORECASE,
)
_ACCORDING = re.compile(r"(?<!\w)(?:selon|según|laut|по словам|göre|وفقا|حسب|به گفته)(?!\w)")


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose words a passage is: the fields of an excerpt, and from what they were read.

    ``said`` is None where no day is named (then the publication day stands in for it); ``why`` is
    a short text for people, ``said_words`` the words of the day.
    """

    said: EventDate | None = None
    speaker: str | None = None
    speaker_as: str = ""
    voice: str = "outlet"
    why: str = ""
    said_words: str = ""


def voice_of(
    chronology: Chronology,
    text: str,
    start: int,
    end: int,
    mentions: Sequence[Dated] = (),
    published: EventDate | None = None,
) -> Voice:
    """Whose words ``text[start:end]`` is, by the nearest "somebody said" that covers it.

    A day after the publication day is never taken for the day on which something was said.
    """
    sentence = sentences_around(text, start, end)
    paragraph = paragraph_around(text, start, end)
    first = max(0, paragraph.start - _BACK)
    first = max(first, text.find("\n", first, paragraph.start) + 1) if first else 0
    spoken = [one for one in mentions if _may_be_said(one, published)]
    chain = sayings(text, first, min(len(text), paragraph.end + _ON), spoken)
    place = _covering(text, chain, sentence.start, sentence.end, paragraph)
    if place is None:
        return _by_name(chronology, text[sentence.start : sentence.end])
    return _told(chronology, chain, place, published)


def _may_be_said(mention: Dated, published: EventDate | None) -> bool:
    if mention.date is None or mention.date.last is None:
        return False
    return published is None or published.last is None or mention.date.last <= published.last


def _covering(
    text: str, chain: Sequence[Saying], start: int, end: int, paragraph: tuple[int, int]
) -> int | None:
    """Which saying a sentence belongs to: one in it, or for a quotation one of its paragraph."""
    inside = [n for n, one in enumerate(chain) if one.start < end and one.end > start]
    if inside:
        return inside[-1]
    if not _in_quotation(text, start, end, paragraph[0]):
        return None
    near = [n for n, one in enumerate(chain) if paragraph[0] <= one.start < paragraph[1]]
    later = [n for n in near if chain[n].start >= end]
    if later:
        return later[0]
    return near[-1] if near else None


def _in_quotation(text: str, start: int, end: int, begin: int) -> bool:
    before, inside = text[begin:start], text[start:end]
    is_open = before.rfind("“") > before.rfind("”") or before.count('"') % 2 == 1
    return is_open or inside.lstrip()[:1] in '“"«„'


def _told(
    chronology: Chronology, chain: Sequence[Saying], place: int, published: EventDate | None
) -> Voice:
    run = _run(chain, place)
    saying = chain[place]
    named = next((chain[n] for n in reversed(run) if chain[n].name), None)
    named = saying if saying.kind in (UNNAMED, DOCUMENT) else named
    who = named or saying
    days = [chain[n] for n in run if n <= place and chain[n].day is not None]
    day = saying if saying.day is not None else (days[-1] if days else None)
    spoken_as = _called(chain, run, who)
    speaker = _speaker(chronology, spoken_as if who.name else "", who.phrase, published)
    if not spoken_as:
        return Voice(said=None if day is None else day.day, said_words=day.day_words if day else "")
    why = f"“{saying.phrase or spoken_as}” in the passage"
    if who is not saying:
        why += f", who is {spoken_as} before"
    return Voice(
        said=None if day is None else day.day,
        speaker=speaker,
        speaker_as=spoken_as,
        voice=_VOICES[who.kind] if who.kind in (UNNAMED, DOCUMENT) else "named",
        why=why,
        said_words="" if day is None else day.day_words,
    )


def _called(chain: Sequence[Saying], run: Sequence[int], who: Saying) -> str:
    """The fullest name that the text gives a speaker; without a name the words as written."""
    if not who.name:
        return _small(who.phrase)
    last = who.name.split()[-1]
    same = [chain[n].name for n in run if chain[n].name.split()[-1:] == [last]]
    return max([who.name, *same], key=len)


def _small(phrase: str) -> str:
    for article in ("The ", "A ", "An ", "One ", "Some "):
        if phrase.startswith(article):
            return article.lower() + phrase[len(article) :]
    return phrase


def _run(chain: Sequence[Saying], place: int) -> list[int]:
    """The sayings, up to this one, of whom this one is about: those around one name."""
    runs: list[list[int]] = []
    for number, one in enumerate(chain):
        if number > place + 1:
            break
        if runs and not _begins(chain, number, runs[-1]):
            runs[-1].append(number)
        else:
            runs.append([number])
        if not _goes_on(one) and number <= place:
            runs.append([])
    runs = [run for run in runs if run]
    mine = next(run for run in runs if place in run)
    return [number for number in mine if number <= place or not chain[place].name]


def _goes_on(one: Saying) -> bool:
    """Whether what follows may be by the same; not for a ministry and for "a source"."""
    if one.kind == ROLE:
        return _PERSONS.search(one.phrase) is not None
    return one.kind not in (UNNAMED, DOCUMENT)


def _begins(chain: Sequence[Saying], number: int, run: Sequence[int]) -> bool:
    """Whether a saying is by somebody else than those before it."""
    one = chain[number]
    if not _goes_on(one):
        return True
    if not run or one.kind == PRONOUN:
        return False
    names = [chain[n].name for n in run if chain[n].name]
    if one.kind == NAME:
        return bool(names) and all(name.split()[-1] != one.name.split()[-1] for name in names)
    mine = nationalities(one.phrase)
    theirs: set[str] = set()
    for n in run:
        theirs |= nationalities(chain[n].phrase)
    return bool(names or theirs) and bool(mine) and bool(theirs) and not mine & theirs


def _speaker(
    chronology: Chronology, name: str, phrase: str, published: EventDate | None
) -> str | None:
    """The actor that a name or a description means; None where none does, or several do."""
    names = actors_by_name(chronology)
    if name and fold(name) in names:
        return names[fold(name)]
    by_surname = _by_surname(chronology, names, name)
    return (
        by_surname
        or _as_before(chronology, phrase, published)
        or _mentioned(chronology, phrase)
        or _body(names, phrase)
    )


def _as_before(chronology: Chronology, phrase: str, published: EventDate | None) -> str | None:
    """Whom the same description meant in the passage nearest in time, at most a year away."""
    if published is None or published.first is None:
        return None
    wanted = _bare(phrase)
    best: tuple[int, str | None] = (366, None)
    for excerpt in chronology.excerpts.values():
        if excerpt.speaker is None or _bare(excerpt.speaker_as) != wanted:
            continue
        source = chronology.sources.get(excerpt.source)
        day = source.published.first if source is not None and source.published else None
        if day is not None and abs(day - published.first) < best[0]:
            best = abs(day - published.first), excerpt.speaker
    return best[1]


def _bare(phrase: str) -> str:
    """A description without its article, folded."""
    return re.sub(r"\A(?:the|an?)\s+", "", fold(phrase).strip())


def _by_surname(chronology: Chronology, names: dict[str, str], name: str) -> str | None:
    last = fold(name).split()[-1:] if name else []
    found = {
        actor
        for known, actor in names.items()
        if known.split()[-1:] == last and chronology.actors[actor].kind in ("person", "")
    }
    return found.pop() if last and len(found) == 1 else None


def _mentioned(chronology: Chronology, phrase: str) -> str | None:
    """The actor whose name stands in a phrase, the longest name first."""
    best: tuple[int, str | None] = (0, None)
    for name, actor in _names(chronology):
        if len(name) > best[0] and _stands(name, phrase):
            best = len(name), actor
    return best[1]


def _names(chronology: Chronology) -> list[tuple[str, str]]:
    found = [(actor.name, actor.id) for actor in chronology.actors.values()]
    found += [
        (record.name, record.actor)
        for record in chronology.all("actor_name").values()
        if isinstance(record, r.ActorName) and record.actor in chronology.actors
    ]
    return found


def _stands(name: str, phrase: str) -> bool:
    """Whether a name stands in a phrase as whole words; initials only in capitals."""
    if not name:
        return False
    if len(name) <= 4 and name.isupper():
        return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", phrase) is not None
    return re.search(rf"(?<!\w){re.escape(fold(name))}(?!\w)", fold(phrase)) is not None


def _body(names: dict[str, str], phrase: str) -> str | None:
    """The state whose ministry or army speaks."""
    if not _BODIES.search(phrase):
        return None
    states = {names.get(fold(DEMONYMS[word])) for word in nationalities(phrase) if DEMONYMS[word]}
    return states.pop() if len(states) == 1 else None


def _by_name(chronology: Chronology, sentence: str) -> Voice:
    """For other languages: a known actor in a sentence with one of their words for "said"."""
    said = any(words.verb.search(sentence) for words in LANGUAGES)
    if not said and not _ACCORDING.search(sentence):
        return Voice()
    found = [
        (chronology.actors[actor].kind != "person", -len(name), name, actor)
        for name, actor in _names(chronology)
        if _stands(name, sentence)
    ]
    if not found:
        return Voice()
    _, _, name, actor = min(found)
    return Voice(speaker=actor, speaker_as=name, voice="named", why=f"“{name}” in the passage")
