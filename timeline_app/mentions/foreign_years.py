"""Whether four digits in another language are a year or count what follows: «2017 раненых»."""

from __future__ import annotations

from typing import Final

from timeline_app.mentions.scan import Scan
from timeline_app.mentions.word_set import word_set

_LABELS: Final = frozenset(("no", "resolution", "article", "room"))
_APOSTROPHES: Final = frozenset("'’")
_NEEDS_A_WORD: Final = frozenset(("ru", "tr"))
"""Where a year has "year" or an ending with it."""
_BEFORE: Final = word_set(
    "in since until by before after from for through year +back +hence during"
)
_FIRM_MARKS: Final = frozenset("(/-")
_AFTER: Final = word_set(
    "and or through until in of on the for from by since after before is was has will held done "
    "said starts expected might postponed lasted says +that +which +when +but is not year did"
)


def is_labelled(scan: Scan, place: int) -> bool:
    """Whether a word like "resolution" or "no." goes before a number."""
    return scan.word(place - 1 - (scan.kind(place - 1) == ".")) in _LABELS


def is_counted_year(scan: Scan, place: int) -> bool:
    """Whether a year that stands alone is none, by what stands beside it."""
    code = scan.tongue.code if scan.tongue is not None else ""
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
        return plural or (before not in _BEFORE and before != "of" and not known)
    if code == "ar":
        return before not in _BEFORE or raw.endswith(("ا", "اً", "ًا"))
    return before not in _BEFORE


_SMALL: Final = word_set(
    "dans sous sans après depuis entre vers pas plus ils elles nous vous puis alors tras entonces "
    "los las les des aux ses leurs"
)
