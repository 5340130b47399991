"""The words of labels on paper: in full, and shorter where there is no room."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from timeline_app.chart.columns import Mark
from timeline_app.chart.labels import remark
from timeline_app.chart.notes import Notes
from timeline_app.chart.shapes import Measure, Run, run
from timeline_app.chart.sheet import BODY, NOTE

NUMBER: Final = 3
"""The level at which a label is only a number."""
_RISE: Final = 0.9
_NAME: Final = 48
_CUT: Final = 18


class Pen(NamedTuple):
    """What labels are written with; ``years``: dates carry their year."""

    measure: Measure
    notes: Notes
    years: bool = False


def label_runs(mark: Mark, small: bool, pen: Pen, level: int, number: int) -> tuple[Run, ...]:
    """The words of a label: all, without the date, cut short, a number, nothing.

    The word of the status is never left out while there is a name.
    """
    measure = pen.measure
    if level > NUMBER:
        return ()
    name = f"({number})" if level == NUMBER else _cut(mark.name, _room(level))
    runs = [run(measure, name, BODY, bold=True, italic=mark.draft and level < NUMBER)]
    if level == 0:
        runs.append(run(measure, f" {_when(mark, small, pen)}", BODY, "text2"))
    elif level < NUMBER and (words := _word(mark, small)):
        runs.append(run(measure, f", {words}", BODY, "text2"))
    return (*runs, *_note(mark, pen))


def rail_runs(mark: Mark, pen: Pen) -> tuple[Run, ...]:
    """The words under a rail: since when and until when, as the sources have it."""
    tail = mark.dated
    if mark.passed:
        tail = f"{tail}, not confirmed"
    elif mark.form != "open":
        tail = f"{tail}, {mark.status}"
    name = run(pen.measure, _cut(mark.name, _NAME), BODY, bold=True, italic=mark.draft)
    return (name, run(pen.measure, f" {tail}", BODY, "text2"), *_note(mark, pen))


def is_cut(mark: Mark, level: int = 0) -> bool:
    """Whether a label of this level says less than the name and the date."""
    return level > 0 or len(mark.name) > _NAME


def _room(level: int) -> int:
    return _CUT if level == NUMBER - 1 else _NAME


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def _when(mark: Mark, small: bool, pen: Pen) -> str:
    """The date, and the word that the glyph alone does not say."""
    date = mark.dated if pen.years else mark.date
    words = _word(mark, small)
    return f"{date}, {words}" if words else date


def _word(mark: Mark, small: bool) -> str:
    if mark.passed:
        return "not confirmed"
    told = mark.sign != "held" and mark.family != "point"
    return mark.status if told else remark(mark, small)


def _note(mark: Mark, pen: Pen) -> Iterator[Run]:
    number = pen.notes.number(mark.id)
    if number is not None:
        yield run(pen.measure, f"\u2009{number}", NOTE, "text2", rise=_RISE, link=f"note-{number}")
