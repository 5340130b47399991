"""The precision of each rule of the mention finder, and of bare weekdays by direction.

python -m tests.benchmarks rules [--published FOLDER]      two Markdown tables for docs/dates.md

A found mention is right if it lies over a gold mention and its days lie within those that were
meant (`tests.gold`). `FOLDER` holds MEANTIME and WikiWars (`tests.published_gold`); sets that are
not there are left out.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from tests import published_gold
from tests.gold import HALVES, LANGUAGES, Marked, Passage, found_in, is_right, matched, passages
from timeline_app.dates import EventDate
from timeline_app.mentions.word_set import word_set

OWN: Final = "our gold"
Table = dict[str, dict[str, Any]]


def main(arguments: list[str]) -> str:
    """The tables as Markdown."""
    given = options(__doc__, arguments)
    return markdown(by_rule(sets(given.published)))


def options(about: str | None, arguments: list[str]) -> argparse.Namespace:
    """The options of the benchmarks that read gold."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--published", type=Path, default=published_gold.FOLDER)
    return parser.parse_args(arguments)


def sets(folder: Path) -> dict[str, list[Passage]]:
    """Both halves of our own gold in all languages, and the published sets that are there."""
    own = [one for language in LANGUAGES for half in HALVES for one in passages(language, half)]
    return {OWN: own} | published_gold.sets(folder)


def by_rule(gold: dict[str, list[Passage]]) -> dict[str, Table]:
    """By set: ``rules`` (found, right, precision in per cent) and ``weekdays`` (before, after)."""
    return {
        name: {"rules": rule_counts(of_set), "weekdays": weekday_counts(of_set)}
        for name, of_set in gold.items()
    }


def rule_counts(of_set: Iterable[Passage]) -> Table:
    """What each rule found, and how much of it is right; the rule of most mentions first."""
    found: dict[str, int] = {}
    right: dict[str, int] = {}
    for passage in of_set:
        mentions = [one for one in found_in(passage) if not passage.leaves_out(one)]
        for one in mentions:
            found[one.rule] = found.get(one.rule, 0) + 1
        for marked, one in matched(passage, mentions):
            right[one.rule] = right.get(one.rule, 0) + is_right(marked, one)
    order = sorted(found, key=lambda rule: (-found[rule], rule))
    return {rule: _count(right.get(rule, 0), found[rule]) for rule in order}


def _count(right: int, found: int) -> dict[str, float]:
    return {"found": found, "right": right, "precision": round(100 * right / found, 1)}


def weekday_counts(of_set: Iterable[Passage]) -> Table:
    """Bare weekdays of the gold: on or before the article's day, and after it."""
    counts = {"before": [0, 0], "after": [0, 0]}
    for passage in of_set:
        bare = [one for one in passage.marked if is_bare_weekday(passage, one)]
        hits = {
            marked for marked, one in matched(passage, found_in(passage)) if is_right(marked, one)
        }
        for marked in bare:
            side = "before" if _first_day(marked) <= passage.published else "after"
            counts[side][0] += marked in hits
            counts[side][1] += 1
    return {side: {"right": right, "gold": whole} for side, (right, whole) in counts.items()}


def _first_day(marked: Marked) -> date:
    first = EventDate.parse(marked.edtf).first
    return date.fromordinal(first) if first else date.max


_WEEKDAYS: Final = {
    "en": "monday tuesday wednesday thursday friday saturday sunday",
    "ar": "الأحد الاثنين الإثنين الثلاثاء الأربعاء الاربعاء الخميس الجمعة السبت",
    "ru": "понедельник вторник сред четверг пятниц суббот воскресен",
    "fa": "شنبه یکشنبه یک‌شنبه دوشنبه سه‌شنبه سه چهارشنبه پنجشنبه پنج‌شنبه جمعه",
    "tr": "pazar pazartesi salı çarşamba perşembe cuma cumartesi",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "de": "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag",
}
"""How the weekdays begin, in all cases: written out, so that the finder is not its own judge."""
_LONGEST_ENDING: Final = 3
_BESIDE: Final = word_set("يوم روز günü gün شنبه el le der den dem")
"""Words that are part of a bare weekday: "day", an article."""


def is_bare_weekday(passage: Passage, marked: Marked) -> bool:
    """Whether a gold mention is a weekday alone and means one day."""
    words = passage.text[marked.start : marked.end].lower().split()
    names = tuple(_WEEKDAYS.get(passage.language, "").split())
    own = [word for word in words if _is_form(word, names)]
    rest = [word for word in words if word not in own and word not in _BESIDE]
    return bool(own) and not rest and EventDate.parse(marked.edtf).is_day


def _is_form(word: str, names: Sequence[str]) -> bool:
    plain = re.split("['’]", word)[0]
    return any(plain.startswith(one) and len(plain) <= len(one) + _LONGEST_ENDING for one in names)


def markdown(measured: dict[str, Table]) -> str:
    """The figures of `by_rule` as two tables."""
    names = list(measured)
    lines = [_row(["rule", *names]), _row(["---"] * (len(names) + 1))]
    rules = dict.fromkeys(rule for name in names for rule in measured[name]["rules"])
    lines += [
        _row([rule, *(_share(measured[name]["rules"].get(rule)) for name in names)])
        for rule in rules
    ]
    lines += ["", _row(["bare weekdays", *names]), _row(["---"] * (len(names) + 1))]
    for side, head in (("before", "on the article's day or before"), ("after", "after it")):
        counts = (measured[name]["weekdays"][side] for name in names)
        lines.append(_row([head, *(f"{one['right']} of {one['gold']}" for one in counts)]))
    return "\n".join(lines)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _share(one: dict[str, float] | None) -> str:
    return f"{one['right']} of {one['found']} ({one['precision']} %)" if one else ""
