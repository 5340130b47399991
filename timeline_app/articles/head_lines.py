"""The lines above an article's text, and what each of them is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from timeline_app.articles.sentences import body_start, is_prose, paragraphs
from timeline_app.date_reader import read_date
from timeline_app.dates import DateError, EventDate

MOST = 12
"""How many lines above the text are looked at."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line above the text. ``number`` counts lines with words from 1; ``end`` is its end.

    ``role`` is one of: headline, name (a person or a caption), byline, day, outlet, other.
    """

    text: str
    number: int
    end: int
    role: str


_BY = re.compile(
    r"(?:written by|by|authors?|par|por|von|yazan|авторы?|بقلم|كتب|نویسنده)\b\s*[:：]?\s+",
    re.IGNORECASE,
)
_OUTLET = re.compile(
    r"(?:source|via|publisher|published by|©|\(c\)|copyright|quelle|fuente|источник|المصدر|منبع"
    r"|kaynak)(?!\w)|https?://|www\.",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"(?:photo|image|picture|file photo|credit|getty|share|print|advertisement|read more|home|news"
    r"|world|politics|middle east|breaking|live|video|follow us|subscribe|comments?)"
    r"\b\W*(?:\w+\W*)?",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}|\b(?:GMT|UTC|AM|PM|EST|CET)\b|[\W_]", re.IGNORECASE)
_NAME_WORD = re.compile(r"[A-ZÀ-ÞĀ-ŽА-ЯЁ][\w'’.-]*|(?:al|el|de|bin|ibn|van|von|the|of)(?:-\w+)?")
_DAY = re.compile(
    r"""\d{4}-\d{2}-\d{2} | \d{1,2}[./]\d{1,2}[./]\d{4} | \d{4}/\d{1,2}/\d{1,2}
    | \d{1,2}(?:st|nd|rd|th)?\.?\s+[A-Za-z]{3,9}\.?,?\s+\d{4}
    | [A-Za-z]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}""",
    re.VERBOSE,
)
_DATELINE = re.compile(
    r"(?:[^\n.:;“”\"«»]|\.(?=\s\d)){1,60}?(?:\([^()\n]{2,30}\)|/[^/\n]{2,20}/)?\s*(?:--|[–—]|-(?=\s))\s*"
    r"|[A-ZА-ЯЁ][^\n:;“”\"«»]{1,50}\.\s*(?:/[^/\n]{2,20}/|\w+\.RU)\s*[.–—-]*\s*"
)
_SIGNED = re.compile(r"(?:РИА Новости|ТАСС|Интерфакс)[.,]?\s*")


def read_head(text: str) -> list[Line]:
    """The lines above the text of an article; none where it begins at once.

    Where nothing in the text reads as running text, the first line alone is the head.
    """
    end = body_start(text)
    start = text[:4000]
    if not end and not is_prose(start.strip().partition("\n")[0]):
        first_break = text.find("\n", len(start) - len(start.lstrip()))
        end = max(first_break, 0)
    spans = paragraphs(text, 0, end)[:MOST] if end else []
    return [
        Line(text[one.start : one.end], number, one.end, role_of(text[one.start : one.end]))
        for number, one in enumerate(spans, start=1)
    ]


def role_of(line: str) -> str:
    """What a line above the text is."""
    if _BY.match(line) and len(line.split()) <= 10:
        return "byline"
    if _OUTLET.match(line):
        return "outlet"
    found = _DAY.search(line)
    if found is not None and len(_without_day(line, found)) <= 24:
        return "day"
    if _OTHER.fullmatch(line) or not any(letter.isalpha() for letter in line):
        return "other"
    return "name" if _is_name(line) else "headline"


def _without_day(line: str, found: re.Match[str]) -> str:
    """What else stands in a line beside its day, times of the clock left out."""
    rest = line[: found.start()] + line[found.end() :]
    return _CLOCK.sub("", rest)


def _is_name(line: str) -> bool:
    """Whether a line is a person's name alone: two to four words, each with a capital."""
    words = line.split()
    if not 2 <= len(words) <= 4 or any(mark in line for mark in ":;!?,0123456789"):
        return False
    return all(_NAME_WORD.fullmatch(word) for word in words) and not line.isupper()


def author_in(line: str) -> str:
    """The author whom a line such as "By Jane Doe, Astana" names; empty where it names none."""
    found = _BY.match(line)
    if found is None:
        return ""
    name = re.split(r"[,|•·;]|\s[-–—]\s|\bin\b|\d", line[found.end() :])[0].strip()
    return name if 1 <= len(name.split()) <= 6 else ""


def day_in(text: str, day_order: str = "") -> EventDate | None:
    """The day that stands in a short text with its year; None where there is none, or two."""
    days = set()
    for found in _DAY.finditer(text):
        try:
            reading = read_date(found[0].replace("/", ".") if "." in found[0] else found[0],
                                day_order=day_order)  # fmt: skip
        except DateError:
            continue
        if reading.candidates or reading.date is None or not reading.date.is_day:
            return None
        days.add(reading.date)
    return days.pop() if len(days) == 1 else None


def dateline_of(body: str) -> str:
    """The words with which a text begins before its dash: "ASTANA, Feb 14 (AP) – "; or empty."""
    found = _DATELINE.match(body)
    if found is None:
        return ""
    words = found[0].split()
    if not words or not _is_place(words[0]):
        return ""
    signed = _SIGNED.match(body, found.end())
    return body[: found.end() if signed is None else signed.end()]


def _is_place(word: str) -> bool:
    first = word.strip("(/«“")[:1]
    return first.isupper() or (first.isalpha() and not first.islower())


def without_dateline(body: str) -> str:
    """The beginning of a text without what stands before its dash."""
    rest = body[len(dateline_of(body)) :]
    return rest if len(rest.split()) > 3 else body
