"""Nothing on paper leaves its margins or meets what stands beside it: marks, head and foot."""

from __future__ import annotations

from typing import Any

import pytest

from tests.timeline_app.chart.support import DAY, LONG, mark, overlaps, shown
from timeline_app.chart.columns import Mark, of_marks
from timeline_app.chart.pages import pages
from timeline_app.chart.shapes import Box, Line, Rect, Text, box_of, fixed_measure
from timeline_app.chart.sheet import BODY, PAPERS, Sheet, furniture

ENDS = (DAY, DAY + 700)
KINDS = ["talks", "document", "deadline", "point", "measure"]


@pytest.mark.parametrize("count", [1, 2, 12])
@pytest.mark.parametrize("family", KINDS)
@pytest.mark.parametrize("sign", ["held", "announced"])
def test_nothing_on_the_first_or_last_day_runs_over_the_margin(
    count: int, family: str, sign: str
) -> None:
    last = DAY + 700
    days = [day for day in (DAY, last) for _ in range(count)]
    marks = [
        mark(f"{at}", day, family=family, sign=sign, conflict=count > 1)
        for at, day in enumerate(days)
    ]
    assert_within(marks, last)


@pytest.mark.parametrize("family", KINDS)
@pytest.mark.parametrize("length", [0, 60])
@pytest.mark.parametrize("form", ["exact", "within", "one_of", "after", "before", "end_unknown"])
@pytest.mark.parametrize("flags", [{"conflict": True, "restricted": True}, {"uncertain": True}])
def test_what_a_mark_wears_stays_within_the_margins(
    family: str, length: int, form: str, flags: dict[str, bool]
) -> None:
    last = DAY + 700
    given: dict[str, Any] = {"family": family, "form": form, "sign": "announced", **flags}
    marks = [
        mark(name, first, end, choices=((first, first), (end, end)), **given)
        for name, first, end in (("a", DAY, DAY), ("b", last, last + length))
    ]
    assert_within(marks, last)


def test_of_several_days_those_beyond_the_axis_are_not_drawn() -> None:
    days = (DAY - 40, DAY + 10, DAY + 900)
    one = mark("a", days[0], days[-1], form="one_of", choices=tuple((day, day) for day in days))
    columns = of_marks({"Lane": [one]}, DAY)
    scene = pages(columns, fixed_measure, Sheet("T"), period=(DAY, DAY + 99), parts=1)[0]
    (drawn,) = (group for layer in scene.layers for group in layer.groups if group.role == "mark")
    signs = [shape for shape in drawn.shapes if isinstance(shape, Rect)]
    assert [sign.x + sign.width / 2 for sign in signs] == [pytest.approx(34 + 251 * 10.5 / 100)]
    assert (drawn.box.left, drawn.box.right) == (34, 285)


@pytest.mark.parametrize("flags", [{"conflict": True}, {"restricted": True}, {"uncertain": True}])
@pytest.mark.parametrize("family", ["talks", "measure"])
def test_a_mark_as_long_as_the_axis_wears_its_flags_within_it(
    family: str, flags: dict[str, bool]
) -> None:
    assert_within([mark("a", DAY - 40, DAY + 700, family=family, **flags)], DAY + 700)


@pytest.mark.parametrize("family", ["talks", "document", "deadline"])
def test_the_line_through_what_was_called_off_ends_at_the_margin(family: str) -> None:
    held = [mark(f"{at}", day, family=family, sign="cancelled") for at, day in enumerate(ENDS)]
    columns = of_marks({"Lane": held}, ENDS[-1])
    scene = pages(columns, fixed_measure, Sheet("T"), period=(ENDS[0], ENDS[-1]), parts=1)[0]
    lines = [
        shape
        for layer in scene.layers
        if layer.name == "marks"
        for group in layer.groups
        for shape in group.shapes
        if isinstance(shape, Line)
    ]
    assert all(line.x1 >= 34 and line.x2 <= 285 for line in lines)


def assert_within(marks: list[Mark], last: int) -> None:
    """All marks, pills and labels from ``DAY`` to ``last`` lie on the axis, rims apart."""
    columns = of_marks({"Lane": marks}, last + 90)
    for scene in pages(columns, fixed_measure, Sheet("Talks"), period=(DAY, last), parts=1):
        for role in ("cluster", "mark", "label"):
            for _, box in shown(scene, role):
                rim = 0.6 if role == "mark" else 1e-6  # of paper, not seen
                assert box.left >= 34 - rim
                assert box.right <= 297 - 12 + rim


def test_a_pill_that_had_to_be_moved_takes_up_what_it_came_to_cover() -> None:
    last = DAY + 700
    marks = [
        mark(f"{at}", last - days, family="document", conflict=True)
        for at, days in enumerate([0, 0, 0, 6, 8])
    ]
    columns = of_marks({"Lane": marks}, last + 90)
    scene = pages(columns, fixed_measure, Sheet("Talks"), period=(DAY, last), parts=1)[0]
    boxes = [box for role in ("cluster", "mark") for _, box in shown(scene, role)]
    assert len(boxes) == 1


# ------------------------------------------------------------------ head and foot


def test_what_is_cut_off_does_not_leave_a_right_to_left_name_open() -> None:
    foot = "\u2068مسار آستانة وجنيف للمحادثات حول سوريا\u2069 · A. Analyst"
    sheet = Sheet("T", handling="INTERNAL · a very long line on what kind of copy " * 2, foot=foot)
    _, drawn = furniture(sheet, "", 1, 1, fixed_measure)
    left = next(one for one in drawn.shapes if isinstance(one, Text))
    assert left.string.startswith("\u2068م") and left.string.endswith("…\u2069 · A. Analyst")


def test_a_long_title_takes_two_lines_within_the_margins() -> None:
    title = " ".join([LONG] * 2)
    sheet = Sheet(title, stamp="2 Feb 2018")
    head, _ = furniture(sheet, "", 1, 1, fixed_measure)
    lines = [one for one in head.shapes if isinstance(one, Text) and one.x == 12]
    assert " ".join(line.string for line in lines) == title
    assert all(box_of(line).right <= 297 - 12 - 37 for line in lines)


def ink(text: Text) -> Box:
    """Where letters stand: accents and the room between lines left out."""
    box, size = box_of(text), text.runs[0].size
    return Box(box.left, text.y - 0.75 * size, box.right, text.y + 0.25 * size)


@pytest.mark.parametrize("foot", ["", f"{LONG} · A. Analyst · 2 restricted events left out"])
@pytest.mark.parametrize("count", [1, 3, 12])
@pytest.mark.parametrize("paper", list(PAPERS))
def test_a_long_handling_line_keeps_clear_of_all_else(paper: str, count: int, foot: str) -> None:
    line = " · ".join([f"INTERNAL – not for {LONG}"] * count)
    sheet = Sheet("T", handling=line, stamp="2 Feb 2018", foot=foot, paper=paper)
    for drawn in furniture(sheet, "Talks", 108, 112, fixed_measure):
        written = [one for one in drawn.shapes if isinstance(one, Text)]
        boxes = [ink(one) for one in written]
        assert not overlaps(boxes)
        assert all(box.left >= 12 and box.right <= sheet.width - 12 for box in boxes)
        assert all(box.top > 3.5 and box.bottom < sheet.height - 3.5 for box in boxes)
        middle = [one.string for one in written if one.x == sheet.width / 2]
        assert len(middle) <= 2 and middle[0][:40] == line[:40]
    assert "Page 108 of 112" in [one.string for one in written]


def test_a_handling_line_of_two_lines_stands_in_full() -> None:
    line = " · ".join([f"INTERNAL – not for {LONG}"] * 2)
    head, _ = furniture(Sheet("T", handling=line), "", 1, 1, fixed_measure)
    lines = [one for one in head.shapes if isinstance(one, Text) and one.y < 10]
    assert len(lines) == 2 and " ".join(one.string for one in lines) == line


def test_many_words_under_the_title_take_two_lines() -> None:
    subtitle = " ".join(["Talks, documents and ceasefires."] * 8)
    head, _ = furniture(Sheet("T", stamp="x"), subtitle, 1, 1, fixed_measure)
    lines = [one for one in head.shapes if isinstance(one, Text) and one.y > 20]
    assert " ".join(line.string for line in lines) == subtitle and len(lines) == 2
    assert all(box_of(line).right <= 285 and box_of(line).bottom < 26 for line in lines)


def test_a_long_name_in_the_footer_does_not_meet_the_handling_line() -> None:
    sheet = Sheet("T", handling="INTERNAL · SAMPLE", foot=f"{LONG} · A. Analyst · 2 restricted")
    _, foot = furniture(sheet, "", 1, 1, fixed_measure)
    left, middle, _ = (one for one in foot.shapes if isinstance(one, Text))
    assert box_of(left).right < box_of(middle).left
    assert left.string.endswith("… · A. Analyst · 2 restricted")
    assert left.runs[0].size == BODY
