"""Which part of an event a day is: its beginning, its end, or all of it."""

from __future__ import annotations

import re

from timeline_app.dates import EventDate

_BEGIN = (
    r"began|begun|begin|begins|beginning|opened|opens|open|start|started|starts|took effect"
    r"|takes effect|came into force|entered into force|took hold|got under way|launched|convened"
)
_END = (
    r"ended|ends|end|closed|closes|close|concluded|concludes|came to an end|wrapped up|ran out"
    r"|expired|expires|finished|is over|was over|until|through"
)
_PART = re.compile(rf"\b(?:(?P<since>since)|(?P<begin>{_BEGIN})|(?P<end>{_END}))\b", re.IGNORECASE)
_BREAK = re.compile(r"[.;:!?\n]\s")


def part_claimed(date: EventDate, before: str, *, plan: bool) -> EventDate:
    """The date with what the words ``before`` its mention say of it.

    A report that something "opened on" a day claims its first day (``2017-02-23/``), "ended on" its
    last (``/2017-03-03``), "since" that no end is reported (``2016-12-30/..``). A plan for one day
    stays that day, unless it is the day of the end. Only a date of one day is changed.
    """
    if not date.is_day:
        return date
    near = _BREAK.split(before[-80:])[-1]
    found = list(_PART.finditer(near))
    if not found:
        return date
    last = found[-1]
    if last["end"]:
        return EventDate.parse(f"/{date.text}")
    if plan:
        return date
    return EventDate.parse(f"{date.text}/.." if last["since"] else f"{date.text}/")
