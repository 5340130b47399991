"""Rules on the order among events: numbers, parts, titles, drafts."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final

from timeline_app import records as r
from timeline_app.checks.finding import Case, Finding
from timeline_app.date_labels import label
from timeline_app.dates import EventDate, Precision, overlaps, sort_key
from timeline_app.operations import name_of, number_sort
from timeline_app.vocabulary import TALKS, family_of

_HIDDEN: Final = {
    "\u200e": "LRM", "\u200f": "RLM", "\u061c": "ALM",
    "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF", "\u202d": "LRO", "\u202e": "RLO",
    "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI",
}  # fmt: skip
"""Marks that turn the direction of text and cannot be seen."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_TWINS: Final = frozenset(("LATIN", "CYRILLIC", "GREEK"))
"""The alphabets that share the shapes of letters."""


def numbers(case: Case) -> Iterator[Finding]:
    """Rounds that have the number of another, and numbers that are left out."""
    rounds: dict[tuple[str, str | None], list[r.Event]] = defaultdict(list)
    for event in case.events():
        if event.number and event.process and family_of(event.kind) == TALKS:
            rounds[event.process, event.parent].append(event)
    for (_, parent), events in rounds.items():
        events.sort(key=lambda event: (sort_key(event.date), event.id))
        yield from _doubled(events)
        if parent is None:
            yield from _missing(events)


def _doubled(events: list[r.Event]) -> Iterator[Finding]:
    seen: dict[tuple[str, str], r.Event] = {}
    for event in events:
        other = seen.setdefault((event.kind, _same(event.number)), event)
        if other is not event:
            yield Finding(
                "numbers", "event", event.id, name_of(event),
                f"{event.kind} {event.number} twice",
                f"“{name_of(other)}” is {event.kind} {event.number} of the same process too.",
                "Change the number of one of them, or make one part of the other.",
                facts=f"{event.number} {other.id}",
                event=event.id,
            )  # fmt: skip


def _same(number: str) -> str:
    """A number as text in which "IV" and "4" are the same."""
    parts = [number_sort(part) for part in number.split("/")]
    return "/".join(number.casefold() if None in parts else str(part) for part in parts)


def _missing(events: list[r.Event]) -> Iterator[Finding]:
    """Whole numbers that no round has, told at the round after them."""
    holders: dict[int, r.Event] = {}
    for event in events:
        whole = number_sort(event.number.split("/")[0])
        if whole is not None:
            holders.setdefault(whole // 1000, event)
    ordered = sorted(holders)
    for before, after in pairwise(ordered):
        gap = range(before + 1, after)
        if not gap or len(gap) > 20:
            continue
        words = str(gap[0]) if len(gap) == 1 else f"{gap[0]}–{gap[-1]}"
        event = holders[after]
        yield Finding(
            "numbers", "event", event.id, name_of(event),
            f"no {event.kind} {words} before it",
            f"The process has {event.kind} {before} and {event.kind} {after}, and no {words}.",
            "Add what is missing, or correct the number.",
            facts=f"missing {words}",
            event=event.id,
        )  # fmt: skip


def outside_parent(case: Case) -> Iterator[Finding]:
    """Parts of an event that lie outside its days."""
    for event in case.events():
        parent = case.chronology.events.get(event.parent or "")
        if parent is None or parent.date is None or event.date is None:
            continue
        if _fits(event.date, parent.date):
            continue
        own, whole = label(event.date), label(parent.date)
        yield Finding(
            "outside_parent", "event", event.id, name_of(event),
            f"{own}, part of {whole}",
            f"It is part of “{name_of(parent)}” ({whole}), and its own date is {own}.",
            "Correct one of the dates, or take it out of the other event.",
            facts=f"{event.date.text} {parent.id} {parent.date.text}",
            event=event.id,
        )  # fmt: skip


def _fits(part: EventDate, whole: EventDate) -> bool:
    """Whether a part may lie within the whole: exact days all do, others share a day."""
    if part.precision not in (Precision.DAY, Precision.SPAN) or part.approximate:
        return overlaps(part, whole)
    starts = whole.first is None or part.first is None or part.first >= whole.first
    return starts and (whole.last is None or part.last is None or part.last <= whole.last)


def titles(case: Case) -> Iterator[Finding]:
    """Titles and names that hide a mark of direction or mix alphabets within a word."""
    for event in case.events():
        for text in dict.fromkeys((event.title, event.short_title)):
            if not text.isascii():
                yield from _title(event, "event", text, event.id)
    named: list[tuple[str, Mapping[str, r.Record]]] = [
        (kind, case.chronology.all(kind)) for kind in ("process", "actor", "source")
    ]
    for kind, records in named:
        for record in records.values():
            text = getattr(record, "name", "") or getattr(record, "title", "")
            if not text.isascii():
                yield from _title(record, kind, text, None)


def _title(record: r.Record, kind: str, text: str, event: str | None) -> Iterator[Finding]:
    visible = shown_marks(text)
    mixed = mixed_word(text)
    source = record.id if kind == "source" else None
    if visible != text:
        yield Finding(
            "titles", kind, record.id, visible,
            "hidden direction mark",
            f"A hidden direction mark stands in the title: {visible}",
            "Remove the mark, or keep it if the text needs it.",
            facts=text, event=event, source=source,
        )  # fmt: skip
    if mixed:
        word, letter = mixed
        script = _script(letter)
        yield Finding(
            "titles", kind, record.id, visible,
            f"“{word}” mixes alphabets",
            f"“{word}” is written in two alphabets: its “{letter}” is a {script.capitalize()} "
            f"letter. A search for the word will not find it.",
            "Type the word again in one alphabet.",
            facts=f"{text} {letter}", event=event, source=source,
        )  # fmt: skip


def shown_marks(text: str) -> str:
    """A text with its hidden marks of direction made visible: "⟪RLO⟫"."""
    return "".join(f"⟪{_HIDDEN[one]}⟫" if one in _HIDDEN else one for one in text)


def mixed_word(text: str) -> tuple[str, str] | None:
    """The first word of two alphabets that look alike, and a letter of the rarer; None: none."""
    for word in _WORD.findall(text):
        if word.isascii():
            continue
        scripts: dict[str, list[str]] = defaultdict(list)
        for letter in word:
            script = _script(letter)
            if script in _TWINS:
                scripts[script].append(letter)
        if len(scripts) > 1:
            return word, min(scripts.values(), key=len)[0]
    return None


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]


def drafts(case: Case) -> Iterator[Finding]:
    """Events that nobody has checked."""
    for event in case.events():
        if event.review == "draft":
            yield Finding(
                "draft", "event", event.id, name_of(event),
                "no date" if event.date is None else label(event.date),
                "This event is a draft.",
                "Look it through and mark it as checked.",
                facts="draft",
                event=event.id,
            )  # fmt: skip
