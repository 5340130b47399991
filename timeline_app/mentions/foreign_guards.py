"""What is no date in other languages: numbers that count, names of streets, habits."""

from __future__ import annotations

from typing import Final

from timeline_app.mentions.expression import Expression, Kind
from timeline_app.mentions.scan import Scan
from timeline_app.mentions.word_set import word_set

_LABELS: Final = frozenset(("no", "resolution", "article", "room", "+agenda"))
_APOSTROPHES: Final = frozenset("'’")
_NEEDS_A_WORD: Final = frozenset(("ru", "tr"))
"""Where a year has "year" or an ending with it."""
_BEFORE: Final = word_set(
    "in since until by before after from for through year +back +hence during"
)
_FIRM_MARKS: Final = frozenset("(/-")
_AFTER: Final = word_set(
    "and or through until in of on the for from by since after before is was has will held done "
    "said starts expected might postponed lasted says +that +which +when +but not year did"
)


def is_labelled(scan: Scan, place: int) -> bool:
    """Whether a word like "resolution" or "no." goes before a number."""
    return scan.word(place - 1 - (scan.kind(place - 1) == ".")) in _LABELS


def _is_counted_year(scan: Scan, place: int) -> bool:
    """Whether a year that stands alone is none, by what stands beside it."""
    code = scan.code
    if is_labelled(scan, place):
        return True
    if _is_marked(scan, place) or scan.kind(place + 1) in "MmN":
        return False
    before = scan.kind(place - 1)
    if before in "&|>-," and scan.kind(place - 2) == "y":
        return False
    if scan.kind(place + 1) in "&|>-" and scan.kind(place + 2) == "y":
        return False
    if before in _FIRM_MARKS and not _is_word(scan, place + 1):
        return False
    if not _is_word(scan, place + 1):
        return code in _NEEDS_A_WORD and before == "x" and scan.word(place - 1) not in _BEFORE
    if code in _NEEDS_A_WORD:
        return not (code == "tr" and scan.raw(place + 1).endswith(_POSSESSIVE))
    return _counts(scan, place, code)


_POSSESSIVE: Final = ("ları", "leri", "sı", "si", "su", "sü")


def _is_marked(scan: Scan, place: int) -> bool:
    """Whether an ending or a word for "year" says that it is one: "2016'da", «2016-го», ٢٠١٦م."""
    end = scan.ends[place]
    return end - scan.starts[place] > 4 or scan.text[end : end + 1] in _APOSTROPHES


def _is_word(scan: Scan, place: int) -> bool:
    return scan.raw(place)[:1].isalpha() and scan.kind(place) == "x"


def _counts(scan: Scan, place: int, code: str) -> bool:
    """Whether the word behind is what is counted, in languages where a year may stand bare."""
    raw, before = scan.raw(place + 1), scan.word(place - 1)
    known = scan.word(place + 1) in _AFTER
    if code == "de":
        return raw[:1].isupper() and before != "year"
    if code in ("fr", "es"):
        if before in ("in", "since", "until", "year", "by"):
            return False
        plural = raw.endswith(("s", "x")) and not known and raw not in _SMALL
        led = before in _BEFORE or before == "of" or scan.ends_sentence(place - 1)
        return plural or not led
    if code == "ar":
        return before not in _BEFORE or raw.endswith(("ا", "اً", "ًا"))
    return before not in _BEFORE


_SMALL: Final = word_set(
    "dans sous sans après depuis entre vers pas plus ils elles nous vous puis alors tras entonces "
    "los las les des aux ses leurs"
)


def is_none(scan: Scan, one: Expression) -> bool:
    """Whether an expression is no date, by what stands around it."""
    if NEW in scan.words[one.first : one.last + 1] and not _is_new_year(scan, one):
        return True
    return _is_counted(scan, one) or _is_of_name(scan, one) or _is_habit(scan, one)


NEW: Final = "+new"
"""The word of "the new year", which of any other time says nothing."""


def _is_new_year(scan: Scan, one: Expression) -> bool:
    """Whether it is "the new year", and not "a new year of war"."""
    led = scan.kind(one.first - 1) in "ak" or scan.kind(one.first) in "ak"
    return one.unit == "year" and not led and scan.kind(one.last + 1) != "O"


def _is_habit(scan: Scan, one: Expression) -> bool:
    """Whether a weekday says how often: "los lunes", "le lundi", "pazartesi günleri"."""
    if one.rule != "weekday" or one.kind is not Kind.WEEKDAY or one.unit or not scan.code:
        return False
    if scan.code in ("es", "fr"):
        place = one.first if scan.kind(one.first) == "t" else one.first - 1
        return scan.raw(place).lower() in _HABITS[scan.code] and scan.kind(place + 1) == "W"
    plural = scan.kind(one.last) == "U" or scan.kind(one.first - 1) == "U"
    beside = scan.kind(one.first - 1) in "&|,>-" or scan.kind(one.last + 1) in "&|,>-"
    return plural and not beside


_HABITS: Final = {"es": ("los",), "fr": ("le", "les")}


def _is_counted(scan: Scan, one: Expression) -> bool:
    """Whether four digits that could be a year count what follows: «2017 раненых», ٢٠١٦ سلة."""
    alone = one.rule == "year" and one.first == one.last
    return alone and _is_counted_year(scan, one.first)


def _is_of_name(scan: Scan, one: Expression) -> bool:
    """Whether a day belongs to a name: "rue du 8 Mai", "23 Mart Hareketi"."""
    if one.year is not None or not (
        one.day or one.kind in (Kind.WEEKDAY, Kind.NAMED) or one.rule == "month"
    ):
        return False
    if _is_event(scan, one):
        return True
    before = one.first - 1
    while scan.kind(before) in "tO" or scan.raw(before) in _QUOTES:
        before -= 1
    behind = one.last + 1 + (scan.raw(one.last + 1) in _QUOTES)
    if scan.code != "tr":
        return scan.word(before) == "+named"
    words = range(behind, behind + _NAME)
    parted = next((at for at in words if not scan.raw(at)[:1].isupper()), behind + _NAME)
    return any(scan.word(at) == "+named" for at in range(behind, max(parted, behind + 1)))


_NAME: Final = 3  # words: «15 Temmuz Şehitler Köprüsü»


def _is_event(scan: Scan, one: Expression) -> bool:
    """Whether it is named after its day: "le 11-Septembre", "le 14-Juillet"."""
    hyphen = scan.kind(one.last - 1) == "-" and scan.tight(one.last - 1)
    return scan.code == "fr" and hyphen and scan.raw(one.last)[:1].isupper()


_QUOTES: Final = frozenset("«»“”„\"'")


def count_further(scan: Scan, one: Expression) -> None:
    """Let "the one before last" and "after next" count two, and "10 Şubat dolayında" be about."""
    words = scan.words[one.first : one.last + 1]
    if NEW in words:
        one.name, one.which, one.anchored = NEW, 1, False
    if scan.word(one.last + 1) == "+thereabouts" and (one.day or one.unit):
        one.about, one.last = True, one.last + 1
    steps = next((steps for word, steps in _FURTHER.items() if word in words), 0)
    if not steps:
        return
    if one.weekday is not None:
        one.which = 1 if steps > 0 else -1
        return
    one.which = steps
    if one.part and one.kind is Kind.WHICH:
        one.kind, one.unit = Kind.CALENDAR, "year"


_FURTHER: Final = {"+beforelast": -2, "+afternext": 2}
