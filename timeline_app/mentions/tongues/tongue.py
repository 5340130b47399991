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
from functools import lru_cache
from typing import Final, NamedTuple

from timeline_app.edtf import WEEKDAYS
from timeline_app.folding import fold
from timeline_app.mentions.vocabulary import FOREIGN, KINDS

Guess = Callable[[str], str]
"""A word in lower case, with its marks → the English verb that says when it was; empty: none."""

_SHORTEST: Final = 3
_LONGEST: Final = 40
_ENGLISH_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip


@lru_cache(maxsize=1 << 14)
def key_of(word: str) -> str:
    """A word as the tables have it: lower case, without marks, letters of one kind unified."""
    return fold(word).replace(" ", "")


class Table(NamedTuple):
    """The words, beginnings of words and groups of words of a language, each with its English."""

    words: Mapping[str, str]
    """In lower case, and without their marks where no other word is written so: "würde", "fur"."""
    plain: frozenset[str]
    """Those that have no marks: "signe", which "signé" is not."""
    stems: Mapping[str, str]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    """By their first word: all words of the group, the longest first."""


def table_of(lines: str, more: Iterable[tuple[str, str]] = ()) -> Table:
    """The table that some lines and further (form, English word) pairs make."""
    words: dict[str, str] = {}
    plain: set[str] = set()
    stems: dict[str, str] = {}
    phrases: dict[str, dict[tuple[str, ...], str]] = {}
    for form, english in (*more, *_pairs(lines)):
        parts = tuple(key_of(part) for part in form.replace("_", " ").replace("-", " ").split())
        if len(parts) > 1:
            phrases.setdefault(parts[0], {})[parts] = english
        elif form.endswith("*"):
            stems[key_of(form[:-1])] = english
        else:
            exact, key = form.lower(), parts[0]
            words[exact] = english
            if exact == key:
                plain.add(key)
            if exact == key or key not in plain:
                words[key] = english
    ordered = {
        first: tuple(sorted(group.items(), key=lambda one: -len(one[0])))
        for first, group in phrases.items()
    }
    return Table(words, frozenset(plain), stems, ordered)


def _pairs(lines: str) -> Iterator[tuple[str, str]]:
    for line in lines.splitlines():
        english, _, forms = line.partition(":")
        yield from ((form, english.strip()) for form in forms.split())


def names_of(*locales: str) -> Iterator[tuple[str, str]]:
    """The months and weekdays of CLDR locales, each with its English name, the short ones first."""
    from babel import Locale

    for width in ("abbreviated", "wide"):
        for code in locales:
            locale = Locale.parse(code)
            for context in ("format", "stand-alone"):
                for number, name in locale.months[context][width].items():
                    english = _ENGLISH_MONTHS[number - 1]
                    if width == "wide":
                        yield _name(name), english
                    elif english != "may":  # whose short name is no shorter
                        yield _name(name), english[:3]
                for number, name in locale.days[context][width].items():
                    english = WEEKDAYS[number].lower()
                    yield _name(name), english if width == "wide" else english[:3]


def _name(name: str) -> str:
    return name.rstrip(".").replace(" ", "_")


class Tongue(NamedTuple):
    """A language of articles.

    ``prefixes`` are words written together with the next one, with their English; ``endings`` may
    stand behind a number or an apostrophe and say nothing here. ``order``: where the verb stands.
    """

    code: str
    table: Table
    guess: Guess
    order: str
    """"last": behind what belongs to it, "first": before it, "second": on either side."""
    brackets: bool = False
    """Whether the last word of a verb stands at the end of its clause, far from its helper."""
    comma: int = 4
    """How many words a comma counts for, when the verb of a date is looked for."""
    capitals: Mapping[str, str] = {}
    """Words that mean something else with a capital: "Morgen"."""
    capital: frozenset[str] = frozenset()
    """English words of groups that have a capital: «Новый год», but «в новом году»."""
    prefixes: Mapping[str, str] = {}
    endings: frozenset[str] = frozenset()
    decade_endings: frozenset[str] = frozenset()
    """Endings that make a decade of a year: "1980-х"."""
    decade_before: bool = False
    """"Years" stands before the number of a decade: "les années 80"."""
    elisions: frozenset[str] = frozenset()
    """Words of one letter that lose theirs before an apostrophe: "l'été"."""
    solar: bool = False
    """Years of two digits, and decades, are those of the Solar Hijri calendar."""
    loose: Mapping[str, str] = {}
    """Words that belong to a date only before another word of it, with what they are else."""
    doubtful: frozenset[str] = frozenset()
    """Names of days and months that are other words as well: they need a word or number before."""
    numbered: frozenset[str] = frozenset()
    """Names of months that are common words as well: they need a number before."""
    titles: frozenset[str] = frozenset()
    """Words before a name, so that a month or weekday behind them is the name of somebody."""
    dotted: bool = False
    """A full stop behind a number makes it "the 15th"."""
    names: str = ""
    """What tells a name from a month: "small", months are written small and a capital tells;
    "capital", a word with a capital behind it tells; empty, only a title before it."""
    year_behind: bool = False
    """A word for "year" stands behind a year and belongs to it."""
    marked: bool = False
    """A word with marks is another one than that without: "signé", "signe"."""
    articles: bool = False
    """"The" before a day belongs to it: "el jueves", "le 20 février"."""

    def english(self, word: str, *, begins: bool = False) -> str:
        """The English word that does what a word does; empty where it does nothing in a date.

        A word with a capital is the name of somebody, if it does not begin a sentence.
        """
        if len(word) > _LONGEST:
            return ""
        return _english(self.code, word.lower() if begins else word)

    def is_plain(self, word: str) -> bool:
        """Whether a word does nothing in a date, wherever it stands."""
        return len(word) > _LONGEST or _is_plain(self.code, word)

    def split(self, word: str) -> int:
        """How many letters of a word are a word before it: 1 of "والخميس"; 0: none."""
        if word[:1] not in self.prefixes or len(word) > _LONGEST:
            return 0
        return _split(self.code, word)


_KNOWN: Final[dict[str, Tongue]] = {}


def known(tongue: Tongue) -> Tongue:
    """Make a language known to the look-ups, which are kept for the words met last."""
    _KNOWN[tongue.code] = tongue
    return tongue


_VERBS: Final = frozenset(("starts", "shall", "held", "done", "postponed", "agreed", "lasted"))
"""Words that in German are nouns with a capital: "das Treffen"."""


@lru_cache(maxsize=1 << 15)
def _english(code: str, word: str) -> str:
    tongue = _KNOWN[code]
    key = key_of(word)
    if word in tongue.capitals:
        return tongue.capitals[word]
    lower = word.lower()
    found = tongue.table.words.get(lower)
    if found is None and not (tongue.marked and lower != key and key in tongue.table.plain):
        found = tongue.table.words.get(key)
    if found is not None and not (
        tongue.names == "noun" and word[:1].isupper() and found in _VERBS
    ):
        return found
    for length in range(len(key), _SHORTEST - 1, -1):
        found = tongue.table.stems.get(key[:length])
        if found is not None:
            return found
    if word[:1].isupper():
        return ""
    return tongue.guess(word) or _behind_prefix(tongue, word)


@lru_cache(maxsize=1 << 15)
def _is_plain(code: str, word: str) -> bool:
    tongue = _KNOWN[code]
    if (len(word) == 1 and word in tongue.prefixes) or key_of(word) in tongue.table.phrases:
        return False
    return not (_english(code, word) or _english(code, word.lower()))


def _behind_prefix(tongue: Tongue, word: str) -> str:
    """What a verb says that is written together with "and": "وقال"."""
    if len(word) < 3 or word[0] not in tongue.prefixes:
        return ""
    found = tongue.table.words.get(key_of(word[1:]), "")
    return "" if is_of_dates(found) else found


def is_of_dates(english: str) -> bool:
    """Whether an English word, or one of ``FOREIGN``, is one that dates are made of."""
    return english in FOREIGN or KINDS.get(english, "x") != "x"


@lru_cache(maxsize=1 << 15)
def _split(code: str, word: str) -> int:
    tongue = _KNOWN[code]
    if len(word) < 3 or key_of(word) in tongue.table.words:
        return 0
    rest = key_of(word[1:])
    return int(is_of_dates(tongue.table.words.get(rest, "")) or rest in tongue.table.phrases)
