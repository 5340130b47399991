"""Which process and which round the words of an article speak of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from timeline_app import records as r
from timeline_app.articles.lists import word_set
from timeline_app.chronology import Chronology
from timeline_app.folding import fold
from timeline_app.operations import number_sort

_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth",
)  # fmt: skip
_UNITS = {word: number for number, word in enumerate(_ORDINALS[:9], start=1)}
_NUMBERS = (
    {word: number for number, word in enumerate(_ORDINALS, start=1)}
    | {
        f"{tens}-{word}": base + number
        for tens, base in (("twenty", 20), ("thirty", 30))
        for word, number in _UNITS.items()
    }
    | {"thirtieth": 30}
)
_MEETING = r"(?:round|meeting|session|summit|conference|talks|negotiations)"
_ORDINAL = re.compile(
    rf"\b(?P<word>{'|'.join(sorted(_NUMBERS, key=len, reverse=True))}|\d{{1,3}}(?:st|nd|rd|th))"
    rf"\s+(?:\w[\w-]*\s+){{0,3}}?{_MEETING}\b",
    re.IGNORECASE,
)
_TALKS = word_set("talks process track format round meeting")
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(number: int) -> str:
    """A number from 1 in Roman figures, as far as rounds go: 4 is IV, 22 is XXII."""
    written = ""
    for value, letters in _ROMAN:
        while number >= value:
            written += letters
            number -= value
    return written


def round_number(text: str, names: Iterable[str] = ()) -> int | None:
    """The number of the round that a text names: "second round", "Astana 2", "Geneva IV", "22nd".

    ``names`` are those of the process, after which a bare number counts. The first one in the text
    is taken; None where there is none.
    """
    found: list[tuple[int, int]] = []
    ordinal = _ORDINAL.search(text)
    if ordinal is not None:
        word = ordinal["word"].lower()
        found.append((ordinal.start(), _NUMBERS.get(word) or int(re.sub(r"\D", "", word))))
    for name in names:
        if not name.strip():
            continue
        numbered = re.search(
            rf"(?<!\w){re.escape(name)}[ -](?:#\s?)?(\d{{1,3}}|[IVX]{{1,6}})(?![\w-])", text
        )
        sort = number_sort(numbered[1]) if numbered is not None else None
        if numbered is not None and sort:
            found.append((numbered.start(), sort // 1000))
    return min(found)[1] if found else None


def number_of(event: r.Event) -> int | None:
    """The whole number of an event's round, or None."""
    sort = event.number_sort if event.number_sort is not None else number_sort(event.number)
    return None if sort is None or not event.number else sort // 1000


def names_of(process: r.Process) -> list[str]:
    """What a process may be called in a text: its name, its short name."""
    return list(dict.fromkeys(name for name in (process.name, process.short_name) if name.strip()))


def process_in(chronology: Chronology, passages: Sequence[str]) -> str | None:
    """The process that the first of some passages to name one speaks of; None where none does.

    Where a passage names several, a name before "talks", "process", "round" or "meeting" counts
    most, then the longest name ("Astana summits" before "Astana"), then the first in the text.
    """
    for text in passages:
        ranked = sorted(_named(chronology, text))
        if ranked:
            return ranked[0][-1]
    return None


def _named(chronology: Chronology, text: str) -> Iterable[tuple[bool, int, int, str]]:
    folded = fold(text)
    for process in chronology.processes.values():
        for name in names_of(process):
            for found in re.finditer(rf"(?<!\w){re.escape(fold(name))}(?!\w)", folded):
                following = folded[found.end() :].split(maxsplit=1)[:1]
                before = folded[: found.start()].split()[-2:]
                talks = bool(following) and following[0].strip(".,;:’'s") in _TALKS
                talks = talks or (bool(before) and before[0] in ("round", "talks", "meeting"))
                numbered = bool(following) and number_sort(following[0].upper()) is not None
                yield not (talks or numbered), -len(name), found.start(), process.id
                break


def way_of_counting(chronology: Chronology, process: r.Process) -> tuple[str, bool]:
    """How the rounds of a process are called: the word before the number, and whether Roman.

    Taken from the titles of the events that are there: "Geneva IV" gives ("Geneva", True).
    """
    roman_count = figure_count = 0
    for identity in chronology.owned("event", "process", process.id):
        number = chronology.events[identity].number
        roman_count += bool(re.fullmatch(r"[IVXLC]+(?:/\d+)?", number))
        figure_count += number.isdigit()
    return process.short_name or process.name, roman_count > figure_count
