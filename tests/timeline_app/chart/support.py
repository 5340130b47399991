"""Charts for tests: random marks, the example, and the boxes of what a scene shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from itertools import combinations

from hypothesis import strategies as st

from timeline_app.chart.adapter import from_chronology
from timeline_app.chart.columns import Columns, Form, Ghost, Mark, of_marks
from timeline_app.chart.shapes import Box, Scene
from timeline_app.chronology import Chronology
from timeline_app.vocabulary import SIGNS
from ui.commands.files import sample

DAY = date(2017, 1, 1).toordinal()
WORDS = ("Astana", "Geneva IV", "آستانة", "Женева", "S/RES/2336", "a", "Ceasefire documents signed")

LONG = (
    "Understanding on the withdrawal of heavy weapons from the line of contact and its surveillance"
)


@cache
def example() -> Chronology:
    """The built-in example."""
    return Chronology.of(()).after(sample().changes, 1)


@cache
def example_columns(today: date = date(2024, 12, 1)) -> Columns:
    return from_chronology(example(), example().events, today=today)


def mark(name: str, first: int, last: int | None = None, **more: object) -> Mark:
    """An event whose day the sources give."""
    end = first if last is None else last
    given = {"date": "5 Jan", "dated": "5 Jan 2017", "sure_first": first, "sure_last": end} | more
    return Mark(name, first, end, title=name, **given)  # type: ignore[arg-type]


@st.composite
def marks(draw: st.DrawFn, identity: str, span: int) -> Mark:
    family = draw(st.sampled_from(["talks", "talks", "document", "measure", "deadline", "point"]))
    first = DAY + draw(st.integers(0, span))
    last = first + draw(st.sampled_from([0, 0, 1, 8, 60]))
    forms: list[Form] = ["exact", "exact", "within", "one_of", "after", "before", "end_unknown"]
    form = draw(st.sampled_from([*forms, "open"] if family == "measure" else forms))
    words = " ".join(draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3)))
    some = draw(st.sets(st.sampled_from(["conflict", "lock", "unsourced", "draft", "?", "passed"])))
    ghost = Ghost(first - draw(st.integers(1, 90)), first - 1, draw(st.booleans()))
    return Mark(
        identity,
        first,
        last,
        sign=draw(st.sampled_from(SIGNS)),
        family=family,
        kind="violation" if family == "point" else "round",
        form=form,
        title=words,
        short_title=draw(st.sampled_from(["", words])),
        status="held",
        date="5 Jan",
        dated="5 Jan 2017",
        spoken="5 January 2017",
        sure_first=first,
        sure_last=last,
        choices=((first, first), (last, last)),
        approximate_end=draw(st.booleans()),
        ghosts=(ghost,) if draw(st.booleans()) else (),
        conflict="conflict" in some,
        restricted="lock" in some,
        unsourced="unsourced" in some,
        draft="draft" in some,
        uncertain="?" in some,
        passed="passed" in some,
    )


@st.composite
def charts(draw: st.DrawFn, most: int = 40) -> Columns:
    """One to three lanes with some random events each, near together or far apart."""
    span = draw(st.sampled_from([5, 60, 700, 4000]))
    lanes = {}
    for lane in range(draw(st.integers(1, 3))):
        count = draw(st.integers(0, most))
        lanes[f"Lane {lane}"] = [draw(marks(f"{lane}/{at}", span)) for at in range(count)]
    return of_marks(lanes, DAY + span // 2)


def shown(scene: Scene, role: str) -> Iterator[tuple[str, Box]]:
    """The events and the boxes, in the scene, of all groups of a role."""
    for layer in scene.layers:
        for group in layer.groups:
            if group.role == role:
                yield group.event, group.box.moved(layer.dx, layer.dy)


def overlaps(boxes: Iterable[Box]) -> list[tuple[Box, Box]]:
    """Each pair that shares more than a hair."""
    trimmed = [box.grown(-1e-6) for box in boxes]
    return [(one, other) for one, other in combinations(trimmed, 2) if one.overlaps(other)]


def crossings(boxes: Iterable[Box], others: Iterable[Box]) -> list[tuple[Box, Box]]:
    """Each box of the first kind that overlaps one of the second."""
    held = [other.grown(-1e-6) for other in others]
    return [(one, other) for one in boxes for other in held if one.grown(-1e-6).overlaps(other)]
