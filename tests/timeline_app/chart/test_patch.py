"""Columns after an edit are those that would be made anew."""

from __future__ import annotations

import random
from datetime import date

import pytest

from timeline_app import operations
from timeline_app.changes import Operation
from timeline_app.chart.adapter import from_chronology
from timeline_app.chart.columns import Columns
from timeline_app.chart.patch import patched
from timeline_app.chronology import Chronology
from timeline_app.dates import EventDate
from ui.commands.files import sample

TODAY = date(2026, 3, 1)
DATES = (
    "2017-02-15",
    "2016-01-01/2017-12-31",
    "2017-02-20/2017-02-21",
    "2016-12-30/..",
    "[2017-03-11..2017-03-20]",
    "",
)


def parts(columns: Columns) -> list[tuple[object, ...]]:
    """What of the lanes decides the picture."""
    return [
        (
            lane.key,
            lane.name,
            list(lane.ids),
            list(lane.firsts),
            list(lane.lasts),
            list(lane.reach),
            list(lane.ends),
            list(lane.signs),
            list(lane.families),
            lane.measures,
            sorted(lane.undated),
        )
        for lane in columns.lanes
    ]


def an_edit(chronology: Chronology, rng: random.Random) -> Operation:
    ids = rng.sample(sorted(chronology.events), rng.randint(1, 4))
    text = rng.choice(DATES)
    values = {
        "date": EventDate.parse(text) if text else None,
        "status": "unknown",
        "title": f"Title {rng.random()}",
        "kind": rng.choice(("round", "ceasefire")),
    }
    keys = rng.sample(sorted(values), rng.randint(1, 3))
    return operations.edit(chronology, "event", ids, {key: values[key] for key in keys})


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("grouping", ["process", "kind"])
def test_patched_columns_are_those_made_anew(seed: int, grouping: str) -> None:
    rng = random.Random(seed)
    now = Chronology.of(()).after(sample().changes, 1)
    columns = from_chronology(now, now.by_date(), grouping, today=TODAY)
    followed = 0
    for step in range(40):
        edit = an_edit(now, rng)
        after = now.after(edit.changes, step + 2)
        touched = {change.id for change in edit.changes}
        before_ids, after_ids = now.by_date(), after.by_date()
        found = patched(
            columns, grouping, (now, before_ids), (after, after_ids), touched, today=TODAY
        )
        anew = from_chronology(after, after_ids, grouping, today=TODAY)
        if found is not None:
            followed += 1
            assert parts(found) == parts(anew)
            columns = found
        else:
            columns = anew
        for one in sorted(touched & set(columns.events())):
            assert columns.mark(one) == anew.mark(one)
        now = after
    assert followed > 10
