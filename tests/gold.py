"""Gold date mentions of ``tests/data/mentions``, and how well the finder finds them.

A mention counts as right if it lies over the gold's words and its days lie within the gold's days
(the value of TempEval-3, on days); F1 is that of all gold and found mentions, in per cent.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from timeline_app.dates import EventDate
from timeline_app.mentions import Mention, find_mentions

FOLDER = Path(__file__).parent / "data" / "mentions"
LANGUAGES = ("en", "ar", "ru", "fa", "tr", "fr", "es", "de")
HALVES = ("open", "kept")


class Marked(NamedTuple):
    """A date expression that a reader marked: code points, end exclusive, and what it means."""

    start: int
    end: int
    edtf: str


class Passage(NamedTuple):
    """A passage with the day it was published and all its date expressions."""

    id: str
    language: str
    published: date
    text: str
    marked: tuple[Marked, ...]
    uncounted: tuple[tuple[int, int], ...] = ()
    """Spans that a published set marks as no date: a mention over them alone is no fault."""

    def leaves_out(self, one: Mention) -> bool:
        """Whether a found mention lies over nothing but spans that do not count."""
        return _lies_over(one, self.uncounted) and not _lies_over(
            one, [(marked.start, marked.end) for marked in self.marked]
        )


class Score(NamedTuple):
    """Counts of one set."""

    gold: int = 0
    found: int = 0
    right: int = 0
    strict: int = 0

    def __add__(self, other: object) -> Score:
        assert isinstance(other, Score)
        return Score(*(one + more for one, more in zip(self, other, strict=True)))

    @property
    def value(self) -> float:
        """F1 of the days, in per cent."""
        return round(200 * self.right / max(1, self.gold + self.found), 1)

    @property
    def span(self) -> float:
        """F1 of the exact words, in per cent."""
        return round(200 * self.strict / max(1, self.gold + self.found), 1)


def passages(language: str, half: str) -> Iterator[Passage]:
    """The passages of a language in a half ("open": rules may be made by it; "kept": never)."""
    lines = (FOLDER / f"{language}-{half}.jsonl").read_text("utf-8").splitlines()
    for line in lines:
        one: dict[str, Any] = json.loads(line)
        marked = tuple(
            Marked(each["start"], each["end"], each["edtf"])
            for each in one["mentions"]
            if each["edtf"] is not None
        )
        published = date.fromisoformat(one["published"])
        yield Passage(one["id"], one["language"], published, one["text"], marked)


def found_in(passage: Passage, *, told: bool = False) -> list[Mention]:
    """What the finder finds that has a date; ``told``: the language is named to it."""
    language = passage.language if told else None
    mentions = find_mentions(passage.text, passage.published, language)
    return [one for one in mentions if one.date is not None]


def _lies_over(one: Mention, spans: Sequence[tuple[int, int]]) -> bool:
    return any(min(one.end, end) > max(one.start, start) for start, end in spans)


def numbers_read_as_dates(passage: Passage, mentions: Sequence[Mention]) -> int:
    """How many found mentions hold a digit and lie over no gold mention."""
    gold = [(marked.start, marked.end) for marked in passage.marked]
    return sum(
        any(letter.isdigit() for letter in passage.text[one.start : one.end])
        for one in mentions
        if not _lies_over(one, gold)
    )


def score(passage: Passage, mentions: Sequence[Mention]) -> Score:
    """How many of a passage's mentions are right."""
    pairs = matched(passage, mentions)
    return Score(
        len(passage.marked),
        len(mentions),
        sum(is_right(marked, one) for marked, one in pairs),
        sum((marked.start, marked.end) == (one.start, one.end) for marked, one in pairs),
    )


def matched(passage: Passage, mentions: Sequence[Mention]) -> list[tuple[Marked, Mention]]:
    """Gold and found mentions that lie over each other, each once, the longest overlap first."""
    overlaps = sorted(
        (
            (min(marked.end, one.end) - max(marked.start, one.start), at, to)
            for at, marked in enumerate(passage.marked)
            for to, one in enumerate(mentions)
            if min(marked.end, one.end) > max(marked.start, one.start)
        ),
        reverse=True,
    )
    taken: dict[int, int] = {}
    for _, at, to in overlaps:
        if at not in taken and to not in taken.values():
            taken[at] = to
    return [(passage.marked[at], mentions[to]) for at, to in taken.items()]


def is_right(marked: Marked, one: Mention) -> bool:
    """Whether the days that were found lie within those that were meant."""
    gold, found = EventDate.parse(marked.edtf), one.date
    if found is None or None in (gold.first, gold.last, found.first, found.last):
        return found == gold
    assert gold.first and gold.last and found.first and found.last
    return gold.first <= found.first and found.last <= gold.last


def total(language: str, half: str) -> Score:
    """The score of a language in a half."""
    found = (score(one, found_in(one)) for one in passages(language, half))
    return sum(found, Score())
