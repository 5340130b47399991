"""The marks in the texts of the example's sources: passages, and weekdays with their days."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, NamedTuple

CONTEXT = 32
"""Code points of text kept on each side of an excerpt."""

WEEKDAYS = (
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد",
    "понедельник вторник среду четверг пятницу субботу воскресенье",
    "понедельник вторник среда четверг пятница суббота воскресенье",
    "دوشنبه سه‌شنبه چهارشنبه پنجشنبه جمعه شنبه یکشنبه",
    "Pazartesi Salı Çarşamba Perşembe Cuma Cumartesi Pazar",
)
_WEEKDAY = {name: day for line in WEEKDAYS for day, name in enumerate(line.split())}
_MARKED_WEEKDAY = re.compile(
    rf"(?<!\w)({'|'.join(sorted(_WEEKDAY, key=len, reverse=True))})(?!\w)"
    r"(?:\{(!?)(\d{4}-\d{2}-\d{2})\})?"
)
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_DATELINE = re.compile(rf"[A-Z' -]+, ({'|'.join(_MONTHS)})[a-z]*\.? (\d+) – ")


class FactsError(ValueError):
    """The facts contradict themselves; the text says where."""


class Passage(NamedTuple):
    """A passage of a text: code points from ``start`` to before ``end``."""

    start: int
    end: int


def read_text(marked: str, published: date) -> tuple[str, list[Passage]]:
    """A text without its marks, its passages, and its weekdays and dateline checked."""

    def weekday(match: re.Match[str]) -> str:
        name, wrong, day = match.groups()
        if day is None:
            raise FactsError(f"{name} has no day: {marked}")
        if (date.fromisoformat(day).weekday() == _WEEKDAY[name]) is bool(wrong):
            raise FactsError(f"{day} is no {name}: {marked}")
        return name

    paragraphs = _MARKED_WEEKDAY.sub(weekday, marked).strip().split("\n\n")
    joined = "\n\n".join(" ".join(paragraph.split("\n")) for paragraph in paragraphs)
    dateline = _DATELINE.match(joined)
    if dateline and dateline.groups() != (_MONTHS[published.month - 1], str(published.day)):
        raise FactsError(f"the dateline is not of {published}: {marked}")
    plain, passages = "", []
    for piece in re.split("(⟦[^⟦⟧]*⟧)", joined):
        bare = piece.strip("⟦⟧")
        if bare != piece:
            passages.append(Passage(len(plain), len(plain) + len(bare)))
        plain += bare
    return plain, passages


def selectors(text: str, place: Passage) -> dict[str, Any]:
    """The W3C selectors of a passage: position, quote, and what stands around it."""
    start, end = place
    return {
        "start": start,
        "end": end,
        "exact": text[start:end],
        "prefix": text[max(0, start - CONTEXT) : start],
        "suffix": text[end : end + CONTEXT],
    }
