"""What a pasted article says of itself: title, publisher, day, author, language, as guesses.

Nothing here is taken for certain: each ``Guess`` says from what it was read, and what is not said
in the text is left open, to be asked for. Texts are cleaned ones (``cleaning.py``); only their
beginning and their last lines are looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from timeline_app.articles import head_lines
from timeline_app.articles.head_lines import Line, read_head
from timeline_app.articles.languages import guess_language
from timeline_app.articles.outlets import guess_outlet
from timeline_app.articles.sentences import sentences
from timeline_app.dates import EventDate
from timeline_app.fields import TITLE_LENGTH, clean_title

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Guess(Generic[T]):
    """Something that was read from a text and that nobody has confirmed; ``why`` says from what."""

    value: T
    why: str


@dataclass(frozen=True, slots=True)
class Pasted:
    """What a pasted text says of itself; None for what it does not say."""

    title: Guess[str] | None = None
    publisher: Guess[str] | None = None
    published: Guess[EventDate] | None = None
    author: Guess[str] | None = None
    language: Guess[str] | None = None


def propose(text: str, known: Iterable[str] = (), day_order: str = "") -> Pasted:
    """What can be read from a pasted article.

    ``known`` are the names of publishers that the chronology has; one of them is preferred, also
    where the text gives only its initials. ``day_order`` ("dmy", "mdy") decides 3/4/2017; without
    it such a day is not proposed. A day without its year is never completed.
    """
    head = read_head(text)
    language, why = guess_language(text)
    return Pasted(
        title=_title(text, head),
        publisher=_some(*guess_outlet(text, head, list(known))),
        published=_day(text, head, day_order),
        author=_author(head),
        language=_some(language, why),
    )


def _some(value: str, why: str) -> Guess[str] | None:
    return Guess(value, why) if value else None


def _title(text: str, head: Sequence[Line]) -> Guess[str] | None:
    headlines = [line for line in head if line.role == "headline"]
    names = [line for line in head if line.role == "name"]
    if headlines:
        best = max(headlines, key=lambda line: (len(line.text.split()) > 3, -line.number))
        why = f"line {best.number}, above the text"
        if names and names[0].number < best.number:
            why += f"; “{_cut(names[0].text, 40)}” looks like a name or a caption"
        return _some(_cut(clean_title(best.text), TITLE_LENGTH), why)
    if names:
        return _some(clean_title(names[0].text), f"line {names[0].number}, above the text")
    body = head_lines.without_dateline(text[head[-1].end if head else 0 :][:4000].lstrip())
    first = next(iter(sentences(body)), None)
    if first is None:
        return None
    words = clean_title(body[first.start : first.end]).rstrip(".")
    return _some(_cut(words, 120), "the first sentence; there is no title")


def _cut(text: str, length: int) -> str:
    """A text at most so long, cut between words."""
    if len(text) <= length:
        return text
    return text[: length - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def _day(text: str, head: Sequence[Line], day_order: str) -> Guess[EventDate] | None:
    for line in head:
        day = head_lines.day_in(line.text, day_order)
        if day is not None and line.role in ("day", "outlet", "byline"):
            return Guess(day, f"line {line.number}, “{_cut(line.text, 60)}”")
    body = text[head[-1].end if head else 0 :][:400].lstrip()
    dateline = head_lines.dateline_of(body)
    day = head_lines.day_in(dateline, day_order)
    if day is not None:
        return Guess(day, f"the text begins with “{_cut(dateline.strip(), 60)}”")
    for foot in text[-600:].splitlines()[-4:]:
        found = _PUBLISHED.search(foot)
        day = head_lines.day_in(foot[found.end() :], day_order) if found is not None else None
        if day is not None:
            return Guess(day, f"the last lines, “{_cut(foot.strip(), 60)}”")
    return None


_PUBLISHED = re.compile(
    r"\b(?:published|posted|updated|date|publié|publicado|veröffentlicht|опубликовано|yayın)\b\W*"
    r"(?:on\b|le\b|el\b|am\b)?",
    re.IGNORECASE,
)


def _author(head: Sequence[Line]) -> Guess[str] | None:
    for line in head:
        name = head_lines.author_in(line.text) if line.role == "byline" else ""
        if name:
            return Guess(name, f"line {line.number}, “{_cut(line.text, 60)}”")
    return None
