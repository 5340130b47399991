"""Published sets of date expressions (TIMEX3) beside the project: MEANTIME, WikiWars.

A set is a file of JSON lines: ``id``, ``published``, ``text`` and ``timexes`` with ``start``,
``end``, ``type`` and ``value``. What counts is what `TIMEX3` calls a date, and a time cut to its
day; lengths, habits and words like "now" are neither gold nor a fault of whoever finds them.
"""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any, Final

from tests.gold import Marked, Passage
from timeline_app.dates import DateError, EventDate

FOLDER: Final = Path(__file__).parents[2] / "shared" / "mentions"
_NAMES: Final = {"MEANTIME": "meantime.jsonl", "WikiWars": "wikiwars.jsonl"}
_SEASONS: Final = {"SP": 21, "SU": 22, "FA": 23, "AU": 23, "WI": 24}
_WEEK: Final = re.compile(r"(\d{4})-W(\d\d?)(-WE)?")
_PART: Final = re.compile(r"(\d{4})-(?:([QH])(\d)|(SP|SU|FA|AU|WI))")
_PLAIN: Final = re.compile(r"\d{4}(?:-\d\d){0,2}")


def sets(folder: Path) -> dict[str, list[Passage]]:
    """The sets of a folder, by name; those that are not there are left out."""
    there = {name: folder / file for name, file in _NAMES.items() if (folder / file).exists()}
    return {name: [_passage(line) for line in _lines(file)] for name, file in there.items()}


def _lines(file: Path) -> list[str]:
    return file.read_text("utf-8").splitlines()


def _passage(line: str) -> Passage:
    one: dict[str, Any] = json.loads(line)
    marked, other = [], []
    for timex in one["timexes"]:
        text = edtf_of(timex["value"]) if timex["type"] in ("DATE", "TIME") else None
        if text is None:
            other.append((timex["start"], timex["end"]))
        else:
            marked.append(Marked(timex["start"], timex["end"], text))
    published = date.fromisoformat(one["published"][:10])
    return Passage(one["id"], "en", published, one["text"], tuple(marked), tuple(other))


def edtf_of(value: str | None) -> str | None:
    """A TIMEX3 value as EDTF; None if it names no days of the calendar."""
    value = re.sub(r"(?:-XX)+$", "", re.sub(r"T.*$", "", value or ""))
    try:
        return EventDate.parse(_edtf(value)).text
    except (DateError, ValueError):
        return None


def _edtf(value: str) -> str:
    if match := _WEEK.fullmatch(value):
        year, week, weekend = int(match[1]), int(match[2]), match[3]
        first = date.fromisocalendar(year, week, 6 if weekend else 1)
        return f"{first}/{date.fromisocalendar(year, week, 7)}"
    if match := _PART.fullmatch(value):
        if match[4]:
            return f"{match[1]}-{_SEASONS[match[4]]}"
        return f"{match[1]}-{int(match[3]) + (32 if match[2] == 'Q' else 39)}"
    if re.fullmatch(r"\d{3}X?", value):
        return f"{value[:3]}X"
    if re.fullmatch(r"\d\d(?:XX)?", value):
        return f"{value[:2]}XX"
    return value if _PLAIN.fullmatch(value) else ""
