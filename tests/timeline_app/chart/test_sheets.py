"""What a reader of the paper sees: full pages, everything inside the margins, all words in full."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from tests.timeline_app.chart.support import DAY, example_columns, mark, shown
from timeline_app.chart.columns import Entry, Mark, make_columns, make_lane, of_marks
from timeline_app.chart.note_pages import note_pages
from timeline_app.chart.notes import Note, Notes
from timeline_app.chart.pages import pages
from timeline_app.chart.shapes import Scene, Text, box_of, fixed_measure
from timeline_app.chart.sheet import BODY, Sheet, furniture

TODAY = date(2026, 11, 24)
LONG = (
    "Understanding on the withdrawal of heavy weapons from the line of contact and its surveillance"
)


def texts(scene: Scene, *roles: str) -> Iterator[str]:
    for layer in scene.layers:
        for group in layer.groups:
            if not roles or group.role in roles:
                yield from (one.string for one in group.shapes if isinstance(one, Text))


def words(scenes: list[Scene], *roles: str) -> str:
    return " ".join(text for scene in scenes for text in texts(scene, *roles))


def lanes_end(scene: Scene) -> float:
    """Where the last lane of a page ends, mm; 0 on a page without a chart."""
    return max((box.bottom for event, box in shown(scene, "mark")), default=0.0)


def rules(scene: Scene) -> float:
    """Where the rule below the last lane lies."""
    heads = [group for layer in scene.layers if layer.name == "heads" for group in layer.groups]
    return max((group.box.bottom for group in heads), default=0.0)


# ------------------------------------------------------------------ pages


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_no_page_of_the_example_is_nearly_empty(paper: str) -> None:
    scenes = pages(example_columns(TODAY), fixed_measure, Sheet("Talks", paper=paper))
    ends = [rules(scene) for scene in scenes if rules(scene)]
    assert len(ends) <= 6
    assert all(end > 26 + 0.6 * 164 for end in ends)


def test_lanes_that_need_two_pages_are_shared_between_them() -> None:
    scenes = pages(example_columns(TODAY), fixed_measure, Sheet("Talks"), parts=4)
    ends = [rules(scene) for scene in scenes if rules(scene)]
    assert len(ends) == 6
    assert all(end > 26 + 0.6 * 164 for end in ends)


def test_the_lanes_stay_in_their_order_and_above_the_legend() -> None:
    scenes = pages(example_columns(TODAY), fixed_measure, Sheet("Talks"), parts=2)
    for scene in scenes:
        legend = min((box.top for _, box in shown(scene, "legend")), default=200.0)
        assert lanes_end(scene) < legend
        assert rules(scene) < legend


# ------------------------------------------------------------------ margins


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
@pytest.mark.parametrize("form", ["exact", "within", "after", "before", "end_unknown"])
@pytest.mark.parametrize("flags", [{"conflict": True, "restricted": True}, {"uncertain": True}])
def test_what_a_mark_wears_stays_within_the_margins(
    family: str, length: int, form: str, flags: dict[str, bool]
) -> None:
    last = DAY + 700
    given: dict[str, Any] = {"family": family, "form": form, "sign": "announced", **flags}
    assert_within([mark("a", DAY, **given), mark("b", last, last + length, **given)], last)


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


# ------------------------------------------------------------------ words in full


def test_a_name_that_is_cut_stands_in_full_behind_the_notes() -> None:
    columns = of_marks({"Lane": [mark(LONG, DAY), mark("Astana 1", DAY + 30)]}, DAY + 90)
    (chart, tail) = pages(columns, fixed_measure, Sheet("Talks"))
    assert "…" in words([chart], "label")
    assert LONG in words([tail], "note") and "5 Jan 2017" in words([tail], "note")
    assert "Shortened on the chart" in texts(tail)
    assert "Astana 1" not in words([tail])
    assert "Shortened labels in full: page 2." in words([chart], "head")


def test_a_rail_whose_name_is_cut_stands_in_full() -> None:
    truce = mark(LONG, DAY, DAY + 60, family="measure", kind="ceasefire")
    scenes = pages(of_marks({"Lane": [truce]}, DAY + 90), fixed_measure, Sheet("Talks"))
    assert LONG in words(scenes[1:], "note")


def test_each_label_without_its_date_has_it_in_the_list() -> None:
    marks = [
        mark(f"Consultation in the small group {at}", DAY + at * 3, dated=f"{at} Mai 2017")
        for at in range(40)
    ]
    scenes = pages(of_marks({"Lane": marks}, DAY + 300), fixed_measure, Sheet("Talks"), parts=1)
    labels = {
        event: " ".join(
            text.string
            for layer in scene.layers
            for group in layer.groups
            if group.role == "label" and group.event == event
            for text in group.shapes
            if isinstance(text, Text)
        )
        for scene in scenes
        for event, _ in shown(scene, "label")
    }
    listed = words(scenes, "note")
    short = [one for one in marks if f"{one.name} 5 Jan" not in labels.get(one.id, "")]
    assert short
    assert all(f"{one.name}, {one.dated}" in listed for one in short)


def test_a_number_tells_its_page_where_there_are_several() -> None:
    marks = [mark(f"{LONG[:44]} {at}", DAY + at // 3) for at in range(150)]
    scenes = pages(of_marks({"Lane": marks}, DAY + 300), fixed_measure, Sheet("Talks"), parts=2)
    listed = words(scenes, "note")
    assert "Page 1, Lane (" in listed and "Page 2, Lane (" in listed


def test_a_lane_with_a_short_name_is_explained() -> None:
    one = mark("Vienna I", DAY)
    entry = Entry(DAY, DAY, "held", "talks", one.id)
    lane = make_lane(
        "i", "International Syria Support Group of the Willing", [entry], short_name="ISSG"
    )
    scenes = pages(make_columns([lane], {one.id: one}.__getitem__, DAY), fixed_measure, Sheet("T"))
    assert "ISSG" in texts(scenes[0], "head")
    assert "ISSG: International Syria Support Group of the Willing" in words(scenes, "note")


def test_a_name_keeps_its_date_where_there_is_room_in_the_end() -> None:
    scenes = pages(example_columns(TODAY), fixed_measure, Sheet("Talks"), parts=3)
    labels = {text for scene in scenes for text in texts(scene, "label")}
    assert {"Astana 15 16–17 Feb", "Small body 6 18–22 Oct", "Vienna I 30 Oct"} <= {
        text.removesuffix(" 2021").removesuffix(" 2015") for text in labels
    }


def test_a_heading_is_never_the_last_line_of_a_column() -> None:
    for count in range(1, 60):
        notes = Notes(tuple(Note(at, "Sample Wire, 5 Jan 2017") for at in range(1, count + 1)))
        columns = of_marks({"Lane": [mark(LONG, DAY)]}, DAY)
        chart, *tail = pages(columns, fixed_measure, Sheet("Talks"), notes)
        assert chart.keys == ()
        places = {
            text.string: (round(text.x), text.y)
            for scene in tail
            for layer in scene.layers
            for group in layer.groups
            if group.role == "note"
            for text in group.shapes
            if isinstance(text, Text)
        }
        left, top = places["Shortened on the chart"]
        below = [y for text, (x, y) in places.items() if left <= x < left + 20 and y > top]
        assert below


def test_a_page_that_holds_no_note_does_not_say_that_it_does() -> None:
    columns = of_marks({"Lane": [mark(LONG, DAY)]}, DAY)
    _, tail = pages(columns, fixed_measure, Sheet("Talks"))
    assert tail.subtitle.startswith("In full:")
    assert not note_pages(Notes(), [], Sheet("Talks"), fixed_measure)


# ------------------------------------------------------------------ legend


def test_the_legend_explains_the_disc_of_a_rail_that_is_too_short() -> None:
    truce = mark(
        "Truce", DAY + 699, DAY + 720, family="measure", kind="ceasefire", form="open",
        sign="under_way", status="in force",
    )  # fmt: skip
    columns = of_marks({"Lane": [truce]}, DAY + 720)
    scene = pages(columns, fixed_measure, Sheet("T"), period=(DAY, DAY + 700))[0]
    assert "under way" in texts(scene, "legend")


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


def test_a_long_name_in_the_footer_does_not_meet_the_handling_line() -> None:
    sheet = Sheet("T", handling="INTERNAL · SAMPLE", foot=f"{LONG} · A. Analyst · 2 restricted")
    _, foot = furniture(sheet, "", 1, 1, fixed_measure)
    left, middle, _ = (one for one in foot.shapes if isinstance(one, Text))
    assert box_of(left).right < box_of(middle).left
    assert left.string.endswith("… · A. Analyst · 2 restricted")
    assert left.runs[0].size == BODY
