"""Who is said to have said what in the languages other than English, and on which day.

«Лавров сообщил журналистам в воскресенье, что …», "a déclaré dimanche le ministre". Who and when
stand in the part of the sentence that has the verb of saying, apart from what was said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from timeline_app.articles.lists import word_set
from timeline_app.articles.sentences import Span, sentences
from timeline_app.citing.dated import Dated
from timeline_app.citing.saying import DOCUMENT, NAME, PRONOUN, ROLE, UNNAMED, Saying
from timeline_app.citing.saying_words import (
    FAR_VERB,
    FREE,
    LANGUAGES,
    RUSSIAN,
    VERB_FIRST,
    VERB_LAST,
    SayingWords,
)

_FAR, _LONG = 90, 14
"""How many code points a day may be from its verb, and how many words a speaker has at most."""
_MARK = re.compile(r"[,،;؛:!?؟()«»„“”\"\n]|\s[–—-]\s")
_HARD = re.compile(r"[;؛:!?؟()«»„“”\"\n]|\s[–—]\s")
_WORD = re.compile(r"[\w\u064b-\u0652\u200c'’.-]*\w")
_QUOTES = {"„": "“”", "“": "”", "«": "»", '"': '"'}
_UPPER = "".join(filter(str.isupper, map(chr, range(0x41, 0x530))))
_CAPITALS = re.compile(
    rf"[{_UPPER}][\w'’.-]*(?:\s+(?:(?:de|del|von|van|bin|al|де|фон|аль)\s+)?[{_UPPER}][\w'’.-]*)*"
)

_LISTENERS = word_set(
    "vor gegenüber mit lors devant dans ante durante журналистам репортёрам прессе"
)
_PREPOSITIONS = word_set("à au aux en a ante in im bei beim о об в во на из")


@dataclass(frozen=True, slots=True)
class _Part:
    """A verb of saying and the part of its sentence in which it stands."""

    text: str
    words: SayingWords
    sentence: Span
    start: int
    end: int
    verb: Span
    days: Sequence[Dated]
    """The mentions of single days in the sentence."""

    def within(self, start: int, end: int) -> list[Dated]:
        """The days in a piece of the sentence."""
        return [one for one in self.days if start <= one.start and one.end <= end]

    def is_beside(self, start: int, end: int) -> bool:
        """Whether a piece tells only where and to whom: small words and names."""
        words = _WORD.findall(self.text[start:end])
        known = self.words.beside
        return all(word.lower() in known or word[0].isupper() for word in words)


def foreign_sayings(text: str, start: int, end: int, mentions: Sequence[Dated]) -> list[Saying]:
    """Every "somebody said" outside quotations in a part of a text, in order."""
    found: list[Saying] = []
    if not any(words.verb.search(text, start, end) for words in LANGUAGES):
        return found
    days = [one for one in mentions if one.date is not None and one.date.is_day]
    for sentence in sentences(text, start, end):
        for part in _parts(text, start, sentence, days):
            one = _READERS[part.words.order](part)
            if one is not None:
                found.append(one)
    return found


def _parts(text: str, start: int, sentence: Span, days: Sequence[Dated]) -> Iterator[_Part]:
    inside = [one for one in days if sentence.start <= one.start and one.end <= sentence.end]
    for words in LANGUAGES:
        for verb in words.verb.finditer(text, *sentence):
            if _is_quoted(text, start, verb.start()):
                continue
            first, last = sentence
            marks = _MARK if words.order == FREE else _HARD
            for mark in (*marks.finditer(text, *sentence), *words.that.finditer(text, *sentence)):
                if mark.end() <= verb.start():
                    first = max(first, mark.end())
                elif mark.start() >= verb.end():
                    last = min(last, mark.start())
            yield _Part(text, words, sentence, first, last, Span(*verb.span()), inside)


def _is_quoted(text: str, start: int, place: int) -> bool:
    """Whether a place stands within a quotation that was opened in its paragraph."""
    closes = ""
    for letter in text[max(start, text.rfind("\n", start, place) + 1) : place]:
        if closes and letter in closes:
            closes = ""
        elif not closes:
            closes = _QUOTES.get(letter, "")
    return bool(closes)


def _free(part: _Part) -> Saying | None:
    """Who stands before the verb, or behind it; when beside it, or at the beginning."""
    verb = part.verb
    led = part.within(part.start, verb.start)
    opening = [one for one in led if not _WORD.search(_cut(part, part.start, one.start))]
    begin = opening[0].end if opening else part.start
    who = _up_to_listeners(part, part.text[begin : verb.start])
    behind = part.within(verb.end, part.end)
    if who:
        day = next((one for one in behind if part.is_beside(verb.end, one.start)), None)
        day = day or next((one for one in led if part.is_beside(one.end, verb.start)), None)
        who = _bare(part.text[begin : day.start]) if day in led and day not in opening else who
        return _made(part, who, day or next(iter(opening), None) or _opening(part))
    day = next(iter(behind), None)
    who = _up_to_listeners(part, part.text[verb.end : day.start if day else part.end])
    if day is not None and (not who or part.is_beside(verb.end, day.start)):
        who = _up_to_listeners(part, part.text[day.end : part.end]) or who
    day = day or next(iter(opening), None) or _opening(part)
    return _made(part, who or _apposed(part), day)


def _cut(part: _Part, start: int, end: int) -> str:
    """A piece of the sentence without the small words that may stand around a day."""
    words = _WORD.findall(part.text[start:end])
    return " ".join(word for word in words if word.lower() not in part.words.beside)


def _bare(words: str) -> str:
    return " ".join(words.split()).strip(' ,،.–—-«»„“”"')


def _opening(part: _Part) -> Dated | None:
    """The day with which the sentence begins: "Dimanche, M. Lavrov a déclaré"."""
    for one in part.days:
        led = _cut(part, part.sentence.start, one.start)
        if not _WORD.search(led) and one.end <= part.verb.start <= one.end + _FAR:
            return one
    return None


def _up_to_listeners(part: _Part, who: str) -> str:
    """The words up to those to whom, and where, it was said."""
    words = list(takewhile(lambda one: one.lower() not in _LISTENERS, _bare(who).split()))
    while words and words[-1].lower() in part.words.beside:
        words.pop()
    return " ".join(words) if not words or words[0].lower() not in _PREPOSITIONS else ""


def _apposed(part: _Part) -> str:
    """Who stands before a comma: "Le ministre russe, Sergueï Lavrov, a déclaré"."""
    pieces = [_bare(one) for one in re.split("[,،]", part.text[part.sentence.start : part.start])]
    pieces = [one for one in pieces if one]
    if not pieces or part.text[part.start - 1 : part.start] not in (",", "،"):
        return ""
    return pieces[-1] if pieces[-1][0].isupper() else pieces[0]


def _verb_first(part: _Part) -> Saying | None:
    """Who stands behind the verb, then to whom and when, up to what was said.

    Where nothing tells the two apart ("أعلنت الحكومة هدنة") nobody is named.
    """
    if part.end == part.sentence.end and part.start == part.sentence.start:
        return None
    days = part.within(part.verb.end, part.end)
    who = _before_stop(part, part.verb.end, days[0].start if days else part.end)
    day = days[0] if days else _opening(part)
    if not who and part.start < part.verb.start:
        who = _bare(re.sub(r"^[وف]?كان\w*\s", "", part.text[part.start : part.verb.start].strip()))
    return _made(part, who, day)


def _before_stop(part: _Part, start: int, end: int) -> str:
    """The words up to the first that tells to whom, where or when."""
    last = end
    for word in _WORD.finditer(part.text, start, end):
        if word[0] in part.words.beside:
            last = word.start()
            break
    return _bare(part.text[start:last])


def _verb_last(part: _Part) -> Saying | None:
    """Who stands first, then when and to whom, then the verb."""
    days = part.within(part.start, part.verb.start)
    near = [one for one in days if _words_between(part, one.end) <= 8]
    day = near[-1] if near else None
    begin = part.start
    if day is not None and not _bare(part.text[begin : day.start]):
        begin = day.end
    end = day.start if day is not None and begin < day.start else part.verb.start
    return _made(part, _before_stop(part, begin, end), day)


def _words_between(part: _Part, start: int) -> int:
    between = _WORD.findall(part.text[start : part.verb.start])
    return 99 if {"از", "درباره", "تا"} & set(between) else len(between)


def _far_verb(part: _Part) -> Saying | None:
    """Who and when stand at the beginning, what was said between them and the verb."""
    begin = part.start
    days = part.within(begin, part.verb.start)
    day = next((one for one in days if _is_of_saying(part, one)), None)
    until = day.start if day is not None else part.verb.start
    led = part.text[begin:until]
    capitals = _CAPITALS.match(led, len(led) - len(led.lstrip()))
    who = "" if capitals is None else capitals[0]
    behind = led[capitals.end() :] if capitals is not None else ""
    ends = behind.lstrip().startswith(",") or (day is not None and not behind.strip())
    if not ends and len(who.split()) < 2:
        who = _indefinite(part, led)
    return _made(part, _bare(who), day)


def _indefinite(part: _Part, led: str) -> str:
    """ "Bir yetkili": who is not named, at the beginning."""
    words = _WORD.findall(led)[:4]
    place = next((n for n, one in enumerate(words) if one.lower() in part.words.unnamed), -1)
    return " ".join(words[: place + 1])


def _is_of_saying(part: _Part, day: Dated) -> bool:
    behind = part.text[day.end : part.verb.start]
    if not behind.strip() or behind.lstrip().startswith(","):
        return True
    near = _WORD.findall(behind.split(",")[0])[:5]
    return any(word.lower() in part.words.beside for word in near)


_READERS = {
    FREE: _free, VERB_FIRST: _verb_first, VERB_LAST: _verb_last, FAR_VERB: _far_verb,
}  # fmt: skip


def _made(part: _Part, who: str, day: Dated | None) -> Saying | None:
    kind, name = _kind(part.words, who)
    if len(who.split()) > _LONG:
        return None
    start = min(part.start, day.start) if day is not None else part.start
    end = max(part.verb.end, day.end) if day is not None else part.verb.end
    if kind == PRONOUN:
        who = who if _WORD.search(who) else ""
    if day is None:
        return Saying(start, end, who, kind, name)
    return Saying(start, end, who, kind, name, day.date, part.text[day.start : day.end])


def _kind(words: SayingWords, who: str) -> tuple[str, str]:
    """What somebody is called in, and the proper name if there is one."""
    named = [one.lower() for one in _WORD.findall(who)]
    if not named or named[0] in words.pronouns:
        return PRONOUN, ""
    if words.papers & set(named[:2]):
        return DOCUMENT, ""
    if words.unnamed & set(named):
        return UNNAMED, ""
    if words.order in (VERB_FIRST, VERB_LAST):
        return NAME, who  # no capitals tell the name
    name = _proper(words, who)
    return (NAME, name) if name else (ROLE, "")


def _proper(words: SayingWords, who: str) -> str:
    """The name in some words, the last one, without the office before it.

    One name behind a small letter may be a country ("президент Казахстана"): it is none.
    """
    for run in reversed(list(_CAPITALS.finditer(who))):
        named = run[0].split()
        office = [place for place, one in enumerate(named) if words.titles.fullmatch(one)]
        named = named[office[-1] + 1 :] if office else named
        while named and len(named[0]) > 1 and named[0].isupper():  # "ONU Stéphane Dujarric"
            named = named[1:]
        if words is RUSSIAN and not any(one.islower() for one in named):
            named = named[-2:]  # "России Сергей Лавров"
        if len(named) > 1 or (named and (office or not run.start())):
            return " ".join(named)
    return ""
