"""A text as a string of one letter a word, mark or number, so that dates are patterns over it.

The letters are those of `vocabulary`; numbers are `d` (1–31), `o` (1st–31st), `y` (a year), `D` (a
decade), `n` (any other), `I` and `S` (dates in digits), `T` (a time of day); `x` is any other word
or mark, a line feed the end of a paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import Any, Final

from timeline_app.mentions.tongues.reading import PLAIN, tokens
from timeline_app.mentions.tongues.tongue import Tongue
from timeline_app.mentions.vocabulary import CAPITALISED, FOREIGN, KINDS, MARKS
from timeline_app.mentions.word_set import word_set

_TOKEN: Final = re.compile(
    r"""
    (?P<initials>(?:[^\W\d_]\.){2,})
  | (?P<word>[^\W\d_]+(?:[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u200c]+[^\W\d_]*)*)
  | (?P<break>\n[^\S\n]*\n\s* | (?<=[.!?:”"’)])[^\S\n]*\n\s* | (?<![^\n]{45})\n\s*)
  | (?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9]|-[0-9])(?:T[0-9:.]{4,15}Z?)?)
  | (?P<slash>(?:[0-9]{1,2}(?:/[0-9]{1,2}/(?:[0-9]{4}|[0-9]{2})|\.[0-9]{1,2}\.[0-9]{4}
        |-[0-9]{1,2}-[0-9]{4}) | [0-9]{4}(?:/[0-9]{1,2}/|\.[0-9]{1,2}\.)[0-9]{1,2})
        (?![0-9]|[./-][0-9]))
  | (?P<clock>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9:]))
  | (?P<other>[0-9]+(?:,[0-9]{3}(?![0-9])|\.[0-9]+)+)
  | (?P<decade>[0-9]{2,4}['’]?s(?![^\W_]))
  | (?P<number>[0-9]+[^\W_]*)
  | (?P<mark>[^\s])
    """,
    re.VERBOSE,
)
_ORDINAL: Final = re.compile("([0-9]{1,2})(?:st|nd|rd|th)", re.IGNORECASE)
_HALF_OF_DAY: Final = re.compile("([0-9]{1,2})(?:am|pm)", re.IGNORECASE)
_INITIAL_KINDS: Final = {"am": "z", "pm": "z", "bc": "B", "bce": "B", "ad": "C"}
_LETTERS: Final = {"break": "\n", "iso": "I", "slash": "S", "clock": "T", "other": "n"}
_TITLES: Final = word_set("mr mrs ms dr gen col lt sgt st sen rep gov prof no vs etc capt")
_FULL_DAY: Final = re.compile("[do]O?[MP]O?u?O?y|MO?u?O?y")
_IN_YEAR: Final = re.compile("vy")
_OPENING: Final = re.compile("[“«„‘\"']")
_FULL_STOP: Final = re.compile(r"[\n!.]")
_MODERN: Final = 1800
_OLD_TIMES: Final = 3
YEARS: Final = range(1000, 2200)
"""Four digits that can be a year."""


class Scan:
    """The words of a text: `shape` has a letter for each, `words` them in lower case.

    With a `tongue` the text is one of another language, and `words` are English for it.
    """

    def __init__(self, text: str, tongue: Tongue | None = None) -> None:
        self.text, self.tongue = text, tongue
        self.code = "" if tongue is None else tongue.code
        """The language; empty for English, and where it is not known."""
        if tongue is None:
            found = list(_TOKEN.finditer(text))
            self.starts = [one.start() for one in found]
            self.ends = [one.end() for one in found]
            self.words = [one[0].lower() for one in found]
            self.shape = "".join([_letter(one.lastgroup or "mark", one[0]) for one in found])
        else:
            read = tokens(list(_TOKEN.finditer(text.translate(PLAIN))), tongue)
            self.starts = [one.start for one in read]
            self.ends = [one.end for one in read]
            self.words = [one.word for one in read]
            self.shape = "".join([_foreign_letter(one.kind, one.word) for one in read])
        self._places: dict[frozenset[str], list[int]] = {}
        self.verbs: dict[int, Any] = {}
        """What `verb_groups` found at a place."""

    @cached_property
    def full_days(self) -> int:
        """How many days and months with their year there are."""
        return len(_FULL_DAY.findall(self.shape))

    def __len__(self) -> int:
        return len(self.starts)

    @cached_property
    def of_old_times(self) -> bool:
        """Whether years before 1800 are told of ("in 1648"), so that others are read as years."""
        years = (found.end() - 1 for found in _IN_YEAR.finditer(self.shape))
        return sum(int(self.words[place]) < _MODERN for place in years) >= _OLD_TIMES

    def word(self, place: int) -> str:
        """The word at a place in lower case; outside of the text an empty one."""
        return self.words[place] if 0 <= place < len(self.words) else ""

    def kind(self, place: int) -> str:
        """The letter at a place; outside of the text the end of a paragraph."""
        return self.shape[place] if 0 <= place < len(self.shape) else "\n"

    def between(self, first: int, last: int) -> str:
        """The text of the words from one place to another, both included."""
        return self.text[self.starts[first] : self.ends[last]]

    def raw(self, place: int) -> str:
        """The word at a place as written."""
        return self.text[self.starts[place] : self.ends[place]] if 0 <= place < len(self) else ""

    def tight(self, place: int) -> bool:
        """Whether a word follows the one before without a space."""
        return 0 < place < len(self) and self.ends[place - 1] == self.starts[place]

    def is_capital(self, place: int) -> bool:
        """Whether the word at a place begins with a capital letter."""
        return self.raw(place)[:1].isupper()

    def ends_sentence(self, place: int) -> bool:
        """Whether a sentence ends with the mark at a place."""
        return place in self._end_set or not 0 <= place < len(self.shape)

    def sentence_before(self, place: int) -> int:
        """The last place up to this one that ends a sentence; -1 if there is none."""
        at = bisect_right(self._ends, place)
        return self._ends[at - 1] if at else -1

    def sentence_behind(self, place: int) -> int:
        """The first place from this one on that ends a sentence; the length if there is none."""
        at = bisect_left(self._ends, place)
        return self._ends[at] if at < len(self._ends) else len(self.shape)

    def last_of(self, words: frozenset[str], end: int) -> int:
        """The last place before `end` with one of some words; -1 if there is none."""
        places = self._places.get(words)
        if places is None:
            places = [place for place, word in enumerate(self.words) if word in words]
            self._places[words] = places
        at = bisect_left(places, end)
        return places[at - 1] if at else -1

    def parted(self, first: int, end: int) -> bool:
        """Whether a sentence ends at one of the places from `first` to before `end`."""
        if first < 0:
            return first < end
        at = bisect_left(self._ends, first)
        return at < len(self._ends) and self._ends[at] < end

    @cached_property
    def _ends(self) -> list[int]:
        """The places that end sentences, in order."""
        places = (found.start() for found in _FULL_STOP.finditer(self.shape))
        return [place for place in places if self._is_full_stop(place)]

    def quotation_before(self, place: int) -> int:
        """The nearest place before this one where a quotation opens; -1 if there is none."""
        at = bisect_left(self._openings, place)
        return self._openings[at - 1] if at else -1

    @cached_property
    def _openings(self) -> list[int]:
        """The marks that stand before a word and behind a space, so that they are no apostrophe."""
        begins = (found.start() for found in _OPENING.finditer(self.text))
        places = ((bisect_left(self.starts, begin), begin) for begin in begins)
        return [
            place for place, begin in places
            if self.starts[place : place + 1] == [begin] and self.ends[place] == begin + 1
            and self.tight(place + 1) and not self.tight(place)
        ]  # fmt: skip

    @cached_property
    def _end_set(self) -> frozenset[int]:
        return frozenset(self._ends)

    def _is_full_stop(self, place: int) -> bool:
        if self.shape[place] != ".":
            return True
        if self.kind(place - 1) == "J" or self.word(place - 1) in _TITLES:
            return self.kind(place + 1) == "\n"
        following = self.raw(place + 1)[:1]
        return not following.islower()


def _letter(kind: str, word: str) -> str:
    """The letter of a word, mark or number."""
    if kind == "word":
        letter = KINDS.get(word.lower(), "x")
        return "x" if letter in CAPITALISED and not word[0].isupper() else letter
    if kind == "mark":
        return MARKS.get(word, "x")
    if kind == "number":
        return _number_letter(word)
    if kind == "initials":
        return _INITIAL_KINDS.get(word.replace(".", "").lower(), "x")
    if kind == "decade":
        number = word.rstrip("s").rstrip("'’")
        return "D" if number[-1] == "0" and len(number) != 3 else "x"
    return _LETTERS[kind]


def _foreign_letter(kind: str, word: str) -> str:
    """The letter of a token of another language, in which no capital tells a month from a word."""
    if kind != "word":
        return _letter(kind, word)
    letter = FOREIGN.get(word) or KINDS.get(word, "x")
    return "M" if letter == "m" else letter


def _number_letter(word: str) -> str:
    if word.isdecimal():
        number = int(word) if len(word) <= 4 else 0
        if len(word) <= 2:
            return "d" if 1 <= number <= 31 else "n"
        return "y" if number in YEARS else "n"
    ordinal = _ORDINAL.fullmatch(word)
    if ordinal is not None:
        return "o" if 1 <= int(ordinal[1]) <= 31 else "x"
    return "T" if _HALF_OF_DAY.fullmatch(word) else "x"
