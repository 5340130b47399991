"""Words that are a date only in the right place: May, "the 15th", spring, "Wed"."""

from __future__ import annotations

from typing import Final

from timeline_app.mentions import amounts, verbs
from timeline_app.mentions.scan import Scan
from timeline_app.mentions.verb_groups import is_past
from timeline_app.mentions.word_set import word_set

_BEFORE_BARE_DAY: Final = word_set(
    "it or on by until till since from to and before after of for than about around between "
    "through not"
)
_AFTER_BARE_DAY: Final = word_set(
    "by with for without under nobody everybody someone everyone no all both each many most "
    "some several there his her their its this these are have was were had has is will would "
    "when that as but he she they it who which"
)
_ABOUT: Final = word_set("about around approximately roughly circa ca")
_SPEAKING: Final = word_set(
    "speak speaks spoke spoken speaking talk talks talked talking ask asks asked told tell "
    "heard know knew think thought read write wrote written book report reports question "
    "questions concern concerns concerned worry worried joke story news said say says "
    "everything nothing something much clear sure unsure optimistic doubts doubt"
)
_OF_A_MONTH: Final = word_set("was is will saw brought has passed came ended began")
_PREPOSITIONS: Final = word_set(
    "in since until till by of from during before after through to between early late mid "
    "around about on for with throughout"
)


def is_month(scan: Scan, first: int, place: int) -> bool:
    """Whether May or March alone (with what belongs to it from `first` on) is the month."""
    if first < place:
        return True
    before = scan.kind(place - 1)
    if is_tied_month(scan, place) or is_month_of_note(scan, place, place):
        return True
    if opens_clause(scan, place) and scan.word(place + 1) in _OF_A_MONTH:
        return True  # "March was quiet"
    if scan.word(place - 1) == "as" and scan.word(place - 2) in ("late", "early", "soon"):
        return True
    return before in "&|<>-" or scan.word(place - 1) in _PREPOSITIONS


def heads_note(scan: Scan, first: int, last: int) -> bool:
    """Whether a date is the head of a note: "March: first round", "Feb. – Astana 2"."""
    begins = scan.ends_sentence(first - 1) or scan.kind(first - 1) in ";:"
    after = last + 1 + (scan.kind(last + 1) == ".")
    dash = scan.kind(after) == "-" and not scan.tight(after)
    return begins and (scan.kind(after) == ":" or dash)


def _ends_note(scan: Scan, first: int, last: int) -> bool:
    """Whether a month is the end of a note: "mechanism revised, May;"."""
    after = last + 1 + (scan.kind(last + 1) == ".")
    return scan.kind(first - 1) == "," and scan.kind(after) in ";.\n"


def is_month_of_note(scan: Scan, first: int, last: int) -> bool:
    """Whether a month alone heads or ends a note."""
    return heads_note(scan, first, last) or _ends_note(scan, first, last)


def is_tied_month(scan: Scan, last: int) -> bool:
    """Whether another month follows: "March–April", "Jan. and Feb. 2016"."""
    link = last + 1 + (scan.kind(last + 1) == ".")
    tied = scan.kind(link) in "-/&|>" and scan.kind(link + 1) in "MmJ"
    return tied and not is_compound(scan, link + 1)


def is_month_then_number(scan: Scan, first: int, last: int) -> bool:
    """Whether "in March 20 people" is a month and a count, no day of March."""
    if scan.kind(last) != "d":
        return False
    return scan.word(first - 1) == "in" and amounts.counts_things(scan, last + 1)


def is_bare_day(scan: Scan, first: int, last: int) -> bool:
    """Whether "the 15th" is a day: behind "on", "until", "of" … and with no noun behind it."""
    after = scan.word(last + 1)
    if scan.ends_sentence(first - 1):
        return after in _AFTER_BARE_DAY or scan.shape[last + 1 : last + 4] == "&to"
    if scan.word(first - 1) in ("is", "was") and after == "that":
        return True
    if scan.word(first - 1) not in _BEFORE_BARE_DAY:
        return False
    return scan.kind(last + 1) != "x" or after in _AFTER_BARE_DAY or is_past(after)


def is_short_weekday(scan: Scan, place: int) -> bool:
    """Whether "Tues", "Wed" is a weekday: a clear one, behind "on", or before a time of day."""
    if scan.word(place) in _CLEAR_WEEKDAYS:
        return True
    if scan.raw(place).isupper():
        return False
    after = place + 1 + (scan.kind(place + 1) == ".")
    before = scan.word(place - 1)
    if before in _BEFORE_WEEKDAY or scan.kind(after) in "Tp":
        return True
    tied = scan.kind(after) in "-/&" and scan.kind(after + 1) in "wW"
    ends = scan.kind(place - 1) in "-/&"
    if tied or (ends and scan.kind(place - 2 - (scan.kind(place - 2) == ".")) == "w"):
        return True
    ends = scan.kind(after) in ",.;:)!\n"
    return ends and (is_past(before) or before in verbs.SOON)


_CLEAR_WEEKDAYS: Final = word_set("tue tues weds thu thur thurs")
_BEFORE_WEEKDAY: Final = word_set(
    "on for to until till by since from before after through next last early late"
)


def is_about(scan: Scan, place: int) -> bool:
    """Whether "about" says that a date is not exact; not where it names what is spoken of."""
    if scan.word(place) not in _ABOUT:
        return False
    return scan.word(place - 1) not in _SPEAKING or scan.word(place) != "about"


def opens_clause(scan: Scan, first: int) -> bool:
    """Whether a word is the first of its clause: behind a mark or "and"."""
    return scan.ends_sentence(first - 1) or scan.kind(first - 1) in ",;:(-&" or first == 0


def is_compound(scan: Scan, last: int) -> bool:
    """Whether a hyphen glues the last word to another: "that year-long siege"."""
    return scan.tight(last + 1) and scan.raw(last + 1) == "-" and scan.kind(last + 2) == "x"


def is_dateline(scan: Scan, first: int, last: int) -> bool:
    """Whether the day stands in a dateline: "ASTANA, Feb. 14 –", "GENEVA (12 February) –"."""
    behind = last + 1 + (scan.kind(last + 1) == ")")
    if scan.kind(behind) != "-" or scan.kind(behind + 1) in "do":
        return False
    for place in range(first - 1, first - 8, -1):
        if scan.kind(place) == "\n":
            return place < first - 1
        if scan.kind(place) not in ",(.)/" and not scan.is_capital(place):
            return False
    return False


def is_season(scan: Scan, first: int, place: int) -> bool:
    """Whether spring, summer, fall … alone is a season: "the" or "in" goes before it."""
    word, before = scan.word(place), scan.word(first - 1)
    if scan.word(place + 1) in {"of", "in", "from", "apart", "to", "back"} and word == "fall":
        return False
    if scan.word(place + 1) == "of":
        return False
    if word == "fall":
        return before == "in" or (first < place and before in {"in", "by", "during", "since"})
    preposed = before in {"in", "by", "during", "since", "until", "before", "after", "through"}
    return preposed or first < place or before in {"early", "late", "mid"}
