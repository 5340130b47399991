"""Who is said to have said what in a text: "Lavrov said on Sunday", "told reporters".

English is read here, other languages in ``foreign_speech``. Only the shape of the words counts;
``speakers.py`` says whose words a passage is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from timeline_app.articles.lists import word_set
from timeline_app.articles.sentences import sentences
from timeline_app.citing.dated import Dated
from timeline_app.citing.foreign_speech import foreign_sayings
from timeline_app.citing.saying import DOCUMENT, NAME, PRONOUN, ROLE, UNNAMED, Saying

_VERBS = (
    r"said|says|say|told|tells|announced|announces|added|adds|stated|states|noted|notes|underlined"
    r"|underscored|stressed|declared|confirmed|explained|warned|insisted|emphasi[sz]ed|reiterated"
    r"|tweeted|wrote|writes|write|claimed|acknowledged|revealed|argued|remarked|vowed"
)
_VERB = re.compile(rf"\b(?:{_VERBS})\b")
_AFTER = re.compile(rf"[,”\"’»]\s+(?:{_VERBS})\s+(?P<who>(?:the |an? )?[^,.;“”\"]{{2,80}})")
_ACCORDING = re.compile(r"\b[Aa]ccording to\s+(?P<who>[^,.;“”\"]{2,80})")
_BOUNDARY = re.compile(
    r"[,;:!?(){}“”\"«»\n]|(?<=\s)[–—-]|-(?=\s)|(?<=[a-z]{3})\.\s|\b(?:that|but|while|as|because)\s"
    r"|\band\s(?=(?:the|an?|he|she|they)\s)"
)
_TRIM_END = re.compile(
    r"\s+(?:also|later|earlier|then|again|further|has|had|reportedly|repeatedly|previously|on)\s*\Z"
)
_TRIM_START = re.compile(
    r"\A(?:But|However|And|Yet|Earlier|Later|Meanwhile|Still|Then|In addition|On [A-Z][a-z]+day)\s+"
)
_PRONOUN = re.compile(r"(?:\A|\s)(?:[Hh]e|[Ss]he|[Tt]hey)\Z")
_ARTICLE = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Oo]ne|[Tt]wo|[Ss]ome|[Ss]everal)\s\S")
_PLURAL = re.compile(
    r"\b(?:[Oo]fficials|[Oo]rgani[sz]ers|[Ss]ources|[Dd]iplomats|[Rr]esidents|[Aa]ctivists"
    r"|[Oo]bservers|[Mm]embers|[Rr]ebels|[Ww]itnesses)\b"
)
_CAPITALS = re.compile(
    r"(?:[A-ZÀ-ÞÇĞİÖŞÜĀ-Ž][\w'’.-]*)"
    r"(?:\s+(?:(?:al|el|bin|ibn|de|van|von|der|of|the|for)\s+(?=[A-ZÀ-Þ]))*"
    r"[A-ZÀ-ÞÇĞİÖŞÜĀ-Ž][\w'’.-]*|\s+(?:al|el)-[A-Z][\w'’-]*)*\Z"
)
_HEDGED = re.compile(
    r"\b(?:source|sources|official|officials|diplomat|diplomats|person|member|delegate|delegates"
    r"|resident|residents|activist|activists|observer|observers|organi[sz]ers|participants?"
    r"|people|rebels|witness|witnesses|aides?|hosts|sides)\b",
    re.IGNORECASE,
)
_PAPER = re.compile(
    r"\b(?:statement|communiqu[ée]|resolution|declaration|text|paper|document|agreement|letter"
    r"|invitation|report|protocol|memorandum)\Z",
    re.IGNORECASE,
)
DEMONYMS = {
    "russian": "Russia", "iranian": "Iran", "turkish": "Turkey", "syrian": "Syria",
    "kazakh": "Kazakhstan", "kazakhstani": "Kazakhstan", "american": "United States",
    "british": "United Kingdom", "french": "France", "german": "Germany", "saudi": "Saudi Arabia",
    "qatari": "Qatar", "egyptian": "Egypt", "jordanian": "Jordan", "iraqi": "Iraq",
    "lebanese": "Lebanon", "israeli": "Israel", "chinese": "China", "italian": "Italy",
    "omani": "Oman", "emirati": "United Arab Emirates", "kuwaiti": "Kuwait", "swiss": "Switzerland",
    "ukrainian": "Ukraine", "japanese": "Japan", "norwegian": "Norway", "swedish": "Sweden",
    "arab": "", "african": "", "european": "", "western": "", "kurdish": "",
}  # fmt: skip
"""What belongs to a country, in lower case, and the country's name; empty where to several."""

_TITLES = word_set(
    """minister deputy foreign president prime ministry spokesman spokeswoman spokesperson
    ambassador envoy special secretary general secretary-general affairs chief head director
    negotiator mr mrs ms dr gen col lt defence defense interior state vice first assistant
    chancellor king sheikh colonel commander mediator facilitator representative under-secretary
    joint permanent senior leader office government army council's the a an"""
)
_COMPANY = word_set(
    """reporters journalists a an the in at to of with during interview interviews statement news
    conference press briefing agency television tv channel broadcast radio late early earlier later
    on parliament council upon arrival his her their by telephone phone state daily paper
    newspaper session meeting after morning evening afternoon night and"""
)
"""The words that may stand between "said" and the day on which it was said."""


def sayings(text: str, start: int, end: int, mentions: Sequence[Dated]) -> list[Saying]:
    """Every "somebody said" of a part of a text that stands outside quotations, in order."""
    found: dict[int, Saying] = {}
    starts = [one.start for one in sentences(text, start, end)]
    for verb in _VERB.finditer(text, start, end):
        if not _quoted(text, start, verb.start()):
            first = starts[max(0, bisect_right(starts, verb.start()) - 1)]
            one = _before(text, first, verb, mentions)
            if one is not None:
                found[verb.start()] = one
    for pattern in (_AFTER, _ACCORDING):
        for match in pattern.finditer(text, start, end):
            one = _behind(match, text, mentions)
            taken = any(other.start < match.end("who") and match.start() < other.end
                        for other in found.values())  # fmt: skip
            if one is not None and not taken and not _quoted(text, start, match.start("who")):
                found[match.start()] = one
    other = foreign_sayings(text, start, end, mentions)
    return sorted([*found.values(), *other], key=lambda one: one.start)


def _quoted(text: str, start: int, place: int) -> bool:
    """Whether a place stands within a quotation that is open there."""
    begin = max(start, text.rfind("\n", start, place) + 1)
    before = text[begin:place]
    if "“" in before or "”" in before:
        return before.rfind("“") > before.rfind("”")
    return before.count('"') % 2 == 1


def _before(text: str, start: int, verb: re.Match[str], mentions: Sequence[Dated]) -> Saying | None:
    begin = max(start, verb.start() - 160)
    for boundary in _BOUNDARY.finditer(text, begin, verb.start()):
        begin = boundary.end()
    phrase = _TRIM_START.sub("", text[begin : verb.start()].strip())
    previous = ""
    while previous != phrase:
        previous, phrase = phrase, _TRIM_END.sub("", phrase)
    kind, phrase, name = subject(phrase)
    if not kind:
        return None
    words = r"\s+".join(map(re.escape, phrase.split()))
    whole = re.compile(words).search(text, begin, verb.start())
    place = begin if whole is None else whole.start()
    day = _day_after(text, verb.end(), mentions) or _day_before(text, place, mentions)
    return _made(place, verb.end(), phrase, kind, name, day, text)


def _behind(match: re.Match[str], text: str, mentions: Sequence[Dated]) -> Saying | None:
    who = re.split(r"\s(?:on|in|at|who|that|after|during|to)\s", match["who"])[0].strip()
    if who[:1].islower() and not _ARTICLE.match(who) and not _PLURAL.match(who):
        return None
    kind, phrase, name = subject(who)
    if not kind or kind == PRONOUN:
        return None
    end = match.start("who") + len(who)
    return _made(match.start(), end, phrase, kind, name, _day_after(text, end, mentions), text)


def _made(
    start: int, end: int, phrase: str, kind: str, name: str, day: Dated | None, text: str
) -> Saying:
    phrase = " ".join(phrase.split())
    if day is None:
        return Saying(start, end, phrase, kind, name)
    return Saying(start, end, phrase, kind, name, day.date, text[day.start : day.end])


def subject(phrase: str) -> tuple[str, str, str]:
    """What somebody is called in: kind, the words that name him, the proper name among them.

    ("", "", "") for words that name nobody.
    """
    if _PRONOUN.search(phrase):
        return PRONOUN, phrase.rsplit(maxsplit=1)[-1], ""
    capitals = _CAPITALS.search(phrase)
    name = _proper(capitals[0]) if capitals is not None else ""
    start = min((found.start() for found in (_ARTICLE.search(phrase), _PLURAL.search(phrase),
                                             capitals) if found), default=-1)  # fmt: skip
    if start < 0 or len(phrase) - start > 120:
        return "", "", ""
    words = (phrase if phrase[0].isupper() and name else phrase[start:]).strip()
    head = _OF_WHERE.split(words)[0]
    if _PAPER.search(head):
        return DOCUMENT, words, ""
    if name and (name in head or not _ARTICLE_OR_PLURAL.match(words)):
        return NAME, words, name
    if _HEDGED.search(head) and not _ARTICLE_THE.match(head):
        return UNNAMED, words, ""
    return ROLE, words, ""


_ARTICLE_OR_PLURAL = re.compile(rf"(?:{_ARTICLE.pattern}|{_PLURAL.pattern})")
_OF_WHERE = re.compile(
    r"\s(?:who|that|which|in|of|from|with|for|at|to|seen|obtained|signed|issued|by|close|familiar)\s"
)
_ARTICLE_THE = re.compile(r"[Tt]he\s+(?!sources?\b|officials?\b)")


def _proper(capitals: str) -> str:
    """The name at the end of a run of words with capitals, without titles and nationalities."""
    words = capitals.split()
    for place in range(len(words) - 1, -1, -1):
        bare = words[place].strip(".'’").lower()
        if bare in _TITLES or bare in DEMONYMS:
            words = words[place + 1 :]
            break
    return " ".join(words)


def _day_after(text: str, end: int, mentions: Sequence[Dated]) -> Dated | None:
    """The day that stands right after "said", with nothing but where and to whom between."""
    told = text.endswith(("told", "tells"), 0, end)
    for mention in mentions:
        between = text[end : mention.start] if end <= mention.start <= end + 90 else "."
        if _is_company(between) or (told and _is_listener(between)):
            return mention if mention.date is not None and mention.date.is_day else None
    return None


def _is_company(between: str) -> bool:
    if any(mark in between for mark in ',.;:“”"\n'):
        return False
    return all(
        word.lower().strip("’'s") in _COMPANY or word.lower() in _COMPANY or word[0].isupper()
        for word in between.split()
    )


def _is_listener(between: str) -> bool:
    """Whether some words say who was told: "a radio station in the capital on"."""
    stops = {"that", "will", "would", "had", "has", "was", "were", "is", "are", "should", "could"}
    words = between.lower().split()
    return len(words) <= 9 and not stops & set(words) and not any(m in between for m in ",.;:“\n")


def _day_before(text: str, start: int, mentions: Sequence[Dated]) -> Dated | None:
    """The day right before the subject: "On Sunday, Lavrov said"."""
    for mention in mentions:
        beside = start - 12 <= mention.end <= start
        if beside and not text[mention.end : start].strip(", ") and _opens(text, mention.start):
            return mention if mention.date is not None and mention.date.is_day else None
    return None


def _opens(text: str, place: int) -> bool:
    """Whether a place is the beginning of a sentence, but for "On" and the like."""
    return _OPENING.search(text[max(0, place - 40) : place]) is not None


_OPENING = re.compile(
    r"(?:\A|[.!?”\n–—]\s*)(?:(?:on|late|early|earlier|later|but|and)\s+)*\Z", re.IGNORECASE
)


def nationalities(phrase: str) -> set[str]:
    """The nationalities that a phrase names, in lower case."""
    return {word.lower() for word in _words(phrase) if word.lower() in DEMONYMS}


def _words(phrase: str) -> Iterator[str]:
    for found in re.finditer(r"[\w-]+", phrase):
        yield found[0]
