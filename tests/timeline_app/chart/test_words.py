"""What marks, lanes and labels say: each thing once, in words, apart from what stands beside it."""

from __future__ import annotations

from datetime import date

import pytest

from tests.timeline_app.chart.support import DAY, example, mark
from timeline_app.chart.adapter import from_chronology
from timeline_app.chart.heads import wrapped
from timeline_app.chart.labels import Writer, full
from timeline_app.chart.marks import Scale, View, shapes_of, spot
from timeline_app.chart.shapes import Rect, Shape, Text, box_of, fixed_measure

TODAY = date(2026, 11, 24)


def test_lanes_by_status_and_kind_wear_words() -> None:
    by_status = from_chronology(example(), example().events, "status", today=TODAY)
    names = [lane.name for lane in by_status.lanes]
    assert "No result" in names and "Held" in names
    assert not any("_" in name or name.startswith("Ended without") for name in names)
    by_kind = from_chronology(example(), example().events, "kind", today=TODAY)
    assert "Ceasefire" in [lane.name for lane in by_kind.lanes]


def question_marks(shapes: list[Shape]) -> int:
    return sum(isinstance(one, Text) and one.string == "?" for one in shapes)


@pytest.mark.parametrize(("family", "length"), [("talks", 0), ("measure", 0), ("measure", 200)])
@pytest.mark.parametrize("more", [{"form": "end_unknown"}, {"uncertain": True}])
def test_what_is_not_known_is_asked_once(family: str, length: int, more: dict[str, object]) -> None:
    """A wide bar has its status inside, and the doubt about its day beyond the end."""
    view = View(Scale(DAY, 1.0), 1.0, 900.0)
    one = mark("a", DAY, DAY + length, family=family, sign="unknown", **more)
    assert question_marks(shapes_of(one, spot(one, view), 0.0, view)) == 1


def test_a_rail_of_unknown_status_asks_beyond_its_slats() -> None:
    view = View(Scale(DAY, 1.0), 1.0, 900.0)
    one = mark("a", DAY, DAY + 99, family="measure", sign="unknown", approximate_end=True)
    at = spot(one, view)
    (question,) = [shape for shape in shapes_of(one, at, 0.0, view) if isinstance(shape, Text)]
    assert box_of(question).left > at.x2 + 10
    assert box_of(question).right <= at.right + 2


def test_a_rail_whose_sure_days_lie_before_the_page_is_only_pale() -> None:
    view = View(Scale(DAY, 1.0), 1.0, 900.0, low=50.0, high=200.0)
    truce = mark(
        "a", DAY, DAY + 99, family="measure", sign="ended_without_result", sure_last=DAY + 20
    )
    (pale,) = shapes_of(truce, spot(truce, view), 0.0, view)
    assert isinstance(pale, Rect) and pale.opacity < 1
    assert (pale.x, pale.width) == (51.0, 49.0)


def test_a_right_to_left_name_is_kept_apart_from_its_remark() -> None:
    (one,) = full(mark("آستانة 5", DAY, passed=True), False, Writer(fixed_measure))
    assert one.text == "\u2068آستانة 5\u2069 · not confirmed"
    (latin,) = full(mark("Astana 5", DAY, passed=True), False, Writer(fixed_measure))
    assert latin.text == "Astana 5 · not confirmed"


def test_each_line_of_a_right_to_left_name_is_kept_apart() -> None:
    lines = wrapped("Wire: \u2068وكالة نموذجية\u2069, 5 Jan", 25, fixed_measure, 3, bold=False)
    assert lines == ["Wire: \u2068وكالة\u2069", "\u2068نموذجية\u2069, 5 Jan"]
