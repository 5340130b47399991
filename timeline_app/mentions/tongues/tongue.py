"""What the mention finder knows of a language: the English word that does what a word does.

The rules (`timeline_app.mentions.grammar`) are written for English. A text of another language is
read as the row of English words that do the same in a date: «в среду» is "in wednesday", "la
semaine prochaine" is "the week next". What cannot be said so, the order of words, stands in rules
of its own (`timeline_app.mentions.grammar_orders`).

A table has a line for an English word: ``next: следующ* будущ*``. A star ends the beginning of a
word, "_" stands for a space. Names of months and weekdays come from Babel's CLDR data.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from timeline_app.folding import fold
from timeline_app.mentions.vocabulary import FOREIGN, KINDS
from timeline_app.reading.words import WEEKDAYS

Guess = Callable[[str], str]
"""A word in lower case, with its marks → the English verb that says when it was; empty: none."""

_SHORTEST: Final = 3
_ENGLISH_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip


def key_of(word: str) -> str:
    """A word as the tables have it: lower case, without marks, letters of one kind unified."""
    return fold(word).replace(" ", "")


class Table(NamedTuple):
    """The words, beginnings of words and groups of words of a language, each with its English."""

    words: Mapping[str, str]
    stems: Mapping[str, str]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    """By their first word: all words of the group, the longest first."""


def table_of(lines: str, more: Iterable[tuple[str, str]] = ()) -> Table:
    """The table that some lines and further (form, English word) pairs make."""
    words: dict[str, str] = {}
    stems: dict[str, str] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for form, english in (*more, *_pairs(lines)):
        parts = tuple(key_of(part) for part in form.replace("_", " ").split())
        if len(parts) > 1:
            phrases.setdefault(parts[0], []).append((parts, english))
        elif form.endswith("*"):
            stems[key_of(form[:-1])] = english
        else:
            words[parts[0]] = english
    ordered = {
        first: tuple(sorted(group, key=lambda one: -len(one[0])))
        for first, group in phrases.items()
    }
    return Table(words, stems, ordered)


def _pairs(lines: str) -> Iterator[tuple[str, str]]:
    for line in lines.splitlines():
        english, _, forms = line.partition(":")
        yield from ((form, english.strip()) for form in forms.split())


def names_of(*locales: str) -> Iterator[tuple[str, str]]:
    """The months and weekdays of CLDR locales, in full and short, each with its English name."""
    from babel import Locale

    for code in locales:
        locale = Locale.parse(code)
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in locale.months[context][width].items():
                    yield _name(name), _ENGLISH_MONTHS[number - 1]
                for number, name in locale.days[context][width].items():
                    yield _name(name), WEEKDAYS[number].lower()


def _name(name: str) -> str:
    return name.rstrip(".").replace(" ", "_")


class Tongue(NamedTuple):
    """A language of articles.

    ``prefixes`` are words written together with the next one, with their English; ``endings`` may
    stand behind a number or an apostrophe and say nothing here. ``verb_last``: the verb stands
    behind what belongs to it, ``verb_first``: before it. ``small_names``: months and weekdays are
    written small, so that one with a capital is the name of somebody. ``dotted``: a full stop
    behind a number makes it "the 15th".
    """

    code: str
    table: Table
    guess: Guess
    prefixes: Mapping[str, str] = {}
    endings: frozenset[str] = frozenset()
    verb_last: bool = False
    verb_first: bool = False
    dotted: bool = False
    small_names: bool = False
    year_behind: bool = False

    def english(self, word: str) -> str:
        """The English word that does what a word does; empty where it does nothing in a date."""
        key = key_of(word)
        found = self.table.words.get(key)
        if found is not None:
            return found
        for length in range(len(key), _SHORTEST - 1, -1):
            found = self.table.stems.get(key[:length])
            if found is not None:
                return found
        if word[:1].isupper():
            return ""  # a name
        return self.guess(word.lower()) or self._behind_prefix(word)

    def _behind_prefix(self, word: str) -> str:
        """What a verb says that is written together with "and": "وقال"."""
        if len(word) < 4 or word[0] not in self.prefixes:
            return ""
        found = self.table.words.get(key_of(word[1:]), "")
        return found if KINDS.get(found, "x") == "x" and found not in FOREIGN else ""

    def split(self, word: str) -> int:
        """How many letters of a word are a word before it: 1 of "والخميس"; 0: none."""
        if word[:1] not in self.prefixes or key_of(word) in self.table.words:
            return 0
        found = self.table.words.get(key_of(word[1:]), "") if len(word) > 2 else ""
        return int(found in FOREIGN or KINDS.get(found, "x") != "x")
