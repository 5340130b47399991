"""Sentences and paragraphs of a text, as spans of code points (end exclusive).

Made for pasted articles in Latin, Cyrillic and Arabic script; other scripts are parted where their
own full stops are known. A sentence never reaches over the end of its paragraph. Spans are in
order, do not overlap, and neither begin nor end with white space; what lies between two of them is
white space only.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from timeline_app.articles.lists import word_set


class Span(NamedTuple):
    """A piece of a text: code points from ``start`` to before ``end``."""

    start: int
    end: int


_OPENERS = "\"'“‘„‚«‹([{"
_CLOSERS = "\"'”’»›“)]}"
_STOPS = ".!?…؟۔。！？｡।"
_SPACELESS = "。！？｡"
_END = re.compile(
    rf"[{re.escape(_STOPS)}]+[{re.escape(_CLOSERS)}]*"
    rf"(?:(?=\s)|(?<=[{_SPACELESS}])|(?<=[{_SPACELESS}][{re.escape(_CLOSERS)}]))"
)
_GAP = re.compile(r"\n[^\S\n]*(?:\n\s*)")
_FULL = re.compile(rf"[{re.escape(_STOPS)}:][{re.escape(_CLOSERS)}]*\Z")
_PROSE_END = re.compile(rf"[.…۔。।:][{re.escape(_CLOSERS)}]*\Z")
_NEXT = re.compile(rf"\s*[{re.escape(_OPENERS)}\u2066-\u2069\u200e\u200f]*(\w*)")
_LAST = re.compile(r"[\w.'’-]+\Z")

_ABBREVIATIONS = word_set(
    """mr mrs ms dr prof st sr sra jr gen col lt sgt capt maj cmdr adm brig gov sen rep hon rev pres
    approx ca cf vs etc e.g i.e eg ie al op cit
    corp inc ltd co bros dept univ u.s u.n u.k u.a.e e.u d.c
    m mm mme mlle mgr env
    bzw usw z.b d.h u.a ggf inkl evtl bspw abs str
    ee.uu ud uds av vd
    г гг в вв им ул д стр млн млрд тыс т.е т.д т.п т.к и.о см ср рис проф акад гос
    vb vs örn bkz sn yrd doç"""
)
"""What a full stop follows without ending the sentence, in lower case."""

_BEFORE_FIGURES = word_set(
    """no nos art arts vol p pp para paras fig nr núm pág стр ст
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
    janv févr avr juil déc"""
)
"""What a full stop follows without ending the sentence where a figure comes next."""

_ENDS_TOO = word_set("u.s u.n u.k u.a.e e.u d.c etc г гг usw vb ee.uu т.д т.п inc corp ltd")
"""Abbreviations that also end sentences: they do before one of these words."""

_STARTERS = word_set(
    """the a an it he she they we i in on at but this that these those his her their its there as
    after before according both no
    в на но он она они это по как der die das er sie es le la les il elle el los ella"""
)
_MONTHS = word_set(
    """januar februar märz april mai juni juli august september oktober november dezember
    toplantı tur zirve oturum görüşme"""
)


def paragraphs(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The paragraphs of a text, or of the part of it between two empty lines.

    Empty lines part them. A line break within a block parts them too, unless the block is one
    paragraph whose lines were broken at a width.
    """
    end = len(text) if end is None else end
    found: list[Span] = []
    for block in _blocks(text, start, end):
        lines = list(_lines(text, block))
        if _is_wrapped(text, lines):
            found.append(Span(lines[0].start, lines[-1].end))
        else:
            found += lines
    return found


def _blocks(text: str, start: int, end: int) -> Iterator[Span]:
    for gap in _GAP.finditer(text, start, end):
        yield Span(start, gap.start())
        start = gap.end()
    yield Span(start, end)


def _lines(text: str, block: Span) -> Iterator[Span]:
    start = block.start
    while start < block.end:
        stop = text.find("\n", start, block.end)
        stop = block.end if stop < 0 else stop
        line = _trimmed(text, start, stop)
        if line is not None:
            yield line
        start = stop + 1


def _trimmed(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return Span(start, start + len(piece.strip())) if piece.strip() else None


def _is_wrapped(text: str, lines: list[Span]) -> bool:
    """Whether most lines of a block were broken in the middle of a sentence, at a width."""
    if len(lines) < 2:
        return len(lines) == 1
    longest = max(line.end - line.start for line in lines)
    if longest > 120:
        return False
    soft = sum(_is_soft(text, line, after, longest) for line, after in pairwise(lines))
    return 2 * soft > len(lines) - 1 or (2 * soft == len(lines) - 1 > 1)


def _is_soft(text: str, line: Span, after: Span, longest: int) -> bool:
    first = text[after.start]
    length = line.end - line.start
    if length < 40 or _FULL.search(text, max(line.start, line.end - 8), line.end):
        return False
    if first.islower():
        return True
    return first.isalpha() and not first.isupper() and length > 0.8 * longest and longest > 55


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The sentences of a text, or of the paragraphs of a part of it.

    A full stop ends no sentence in an abbreviation, a person's initial or a number, nor where a
    small letter follows. What closes a quotation belongs to the sentence before it.
    """
    return [
        sentence
        for paragraph in paragraphs(text, start, end)
        for sentence in _of_paragraph(text, paragraph)
    ]


def _of_paragraph(text: str, paragraph: Span) -> Iterator[Span]:
    start = paragraph.start
    for stop in _END.finditer(text, paragraph.start, paragraph.end):
        if stop.end() < paragraph.end and _ends(text, start, stop):
            yield Span(start, stop.end())
            space = _NEXT_WORD.match(text, stop.end())
            start = stop.end() if space is None else space.end()
    if start < paragraph.end:
        yield Span(start, paragraph.end)


_REACH = 10_000
"""How far around a passage its sentence and its paragraph are looked for."""

_NEXT_WORD = re.compile(r"\s*")


def _ends(text: str, start: int, stop: re.Match[str]) -> bool:
    following = _NEXT.match(text, stop.end())
    word = following[1] if following is not None else ""
    if word[:1].islower() or text[stop.end() : stop.end() + 3].strip()[:1] in ("–", "—"):
        return False
    if not stop[0].startswith(".") or stop[0].startswith(".."):
        return True
    before = _LAST.search(text, max(start, stop.start() - 24), stop.start())
    last = before[0] if before is not None else ""
    return not _is_short(last, word) and not _is_number_of(last, word)


def _is_short(last: str, word: str) -> bool:
    """Whether the full stop after ``last`` belongs to an abbreviation or to an initial."""
    folded = last.lower().strip("'’-")
    if folded in _BEFORE_FIGURES:
        return word[:1].isdecimal()
    if folded in _ABBREVIATIONS:
        return folded not in _ENDS_TOO or word.lower() not in _STARTERS
    initial = folded.rpartition(".")[2].rpartition("-")[2]
    return len(initial) == 1 and initial.isalpha() and last[-1:].isupper() and bool(word)


def _is_number_of(last: str, word: str) -> bool:
    """Whether ``last`` with its full stop is an ordinal number: "15. Februar", "19. toplantı"."""
    return last.isdecimal() and len(last) <= 3 and (not word or word.lower() in _MONTHS)


def sentences_around(text: str, start: int, end: int) -> Span:
    """The passage widened to whole sentences; as it is where no sentence meets it.

    Only the block of lines around the passage is looked at, however long the text.
    """
    spans = _near(text, start, end)
    meeting = [one for one in spans if one.start < max(end, start + 1) and one.end > start]
    if not meeting:
        return Span(start, end)
    return Span(min(start, meeting[0].start), max(end, meeting[-1].end))


def paragraph_around(text: str, start: int, end: int) -> Span:
    """The paragraph or paragraphs in which a passage lies; the passage itself if in none.

    Of a paragraph without end only some thousand code points around the passage.
    """
    first, last = _block_around(text, start, end)
    spans = [one for one in paragraphs(text, first, last) if one.start < max(end, start + 1)]
    meeting = [one for one in spans if one.end > start]
    return Span(meeting[0].start, meeting[-1].end) if meeting else Span(start, end)


def _near(text: str, start: int, end: int) -> list[Span]:
    return sentences(text, *_block_around(text, start, end))


def _block_around(text: str, start: int, end: int) -> Span:
    first, last = max(0, start - _REACH), min(len(text), end + _REACH)
    before = text.rfind("\n\n", first, start)
    after = text.find("\n\n", end, last)
    return Span(before + 1 if before >= 0 else first, last if after < 0 else after)


def body_start(text: str) -> int:
    """Where the text of an article begins, below its headline, caption and line of the author.

    That is the first paragraph that reads as a sentence: it ends with a full stop and has more
    than a few words, or is long. 0 where there is no such paragraph.
    """
    start = 0
    for paragraph in _first_paragraphs(text):
        if is_prose(text[paragraph.start : paragraph.end]):
            return paragraph.start if start else 0
        start = paragraph.end
    return 0


def _first_paragraphs(text: str) -> list[Span]:
    """The paragraphs at the head of a text, at most some ten thousand letters of it."""
    limit = len(text) if len(text) < 12_000 else max(text.rfind("\n", 0, 12_000), 8_000)
    return paragraphs(text, 0, limit)[:20]


def is_prose(paragraph: str) -> bool:
    """Whether a paragraph reads as running text and not as a headline, a name or a day."""
    if len(paragraph) > 250:
        return True
    return len(paragraph.split()) > 7 and _PROSE_END.search(paragraph) is not None


class Numbering:
    """The paragraphs of a text by number, counted once, in the article's own text from 1."""

    def __init__(self, text: str) -> None:
        self._first = body_start(text)
        self._starts = [one.start for one in paragraphs(text, self._first)]

    def number(self, start: int) -> int:
        """The number of the paragraph of a place; 0 in the head (headline, caption, author)."""
        return 0 if start < self._first else bisect_right(self._starts, start)

    def locator(self, start: int) -> str:
        """Where a place stands as a source note has it: "¶ 3", or "headline"."""
        number = self.number(start)
        if number:
            return f"¶ {number}"
        return "headline" if start < self._first else ""
