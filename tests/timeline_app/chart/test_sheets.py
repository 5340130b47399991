"""What a reader of the paper sees: full pages, everything inside the margins, all words in full."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import chain

import pytest

from tests.timeline_app.chart.support import (
    DAY,
    LONG,
    crossings,
    example,
    example_columns,
    mark,
    shown,
)
from timeline_app.chart.columns import Columns, Entry, make_columns, make_lane, of_marks
from timeline_app.chart.note_pages import entries_of, note_pages
from timeline_app.chart.notes import Note, Notes, collect
from timeline_app.chart.pages import pages
from timeline_app.chart.shapes import Box, Rect, Scene, Text, fixed_measure
from timeline_app.chart.sheet import Sheet
from timeline_app.letter_widths import noto_measure

TODAY = date(2026, 11, 24)


def texts(scene: Scene, *roles: str) -> Iterator[str]:
    for layer in scene.layers:
        for group in layer.groups:
            if not roles or group.role in roles:
                yield from (one.string for one in group.shapes if isinstance(one, Text))


def words(scenes: list[Scene], *roles: str) -> str:
    return " ".join(text for scene in scenes for text in texts(scene, *roles))


def rules(scene: Scene) -> float:
    """Where the rule below the last lane lies; 0 on a sheet without a chart."""
    return max((box.bottom for _, box in heads(scene)), default=0.0)


def heads(scene: Scene) -> list[tuple[str, Box]]:
    """The names of the lanes of a sheet from top to bottom, each with the lane's box."""
    return [
        (
            " ".join(one.string for one in group.shapes if isinstance(one, Text)),
            group.box._replace(top=group.box.top - 1.8),
        )
        for layer in scene.layers
        if layer.name == "heads"
        for group in layer.groups
        if isinstance(group.shapes[0], Rect)
    ]


def axes(scene: Scene) -> list[Box]:
    """The axes of a sheet from top to bottom."""
    return [box for _, box in shown(scene, "axis")]


# ------------------------------------------------------------------ pages


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_no_sheet_of_the_example_is_nearly_empty(paper: str) -> None:
    scenes = pages(example_columns(TODAY), fixed_measure, Sheet("Talks", paper=paper))
    ends = [rules(scene) for scene in scenes if rules(scene)]
    assert len(ends) <= 6
    assert all(end > 26 + 0.6 * 164 for end in ends)


def test_the_year_of_the_briefing_takes_one_sheet_and_its_notes_another() -> None:
    period = (date(2016, 12, 10).toordinal(), date(2018, 2, 5).toordinal())
    notes = collect(example(), example().by_date())
    columns = example_columns(date(2018, 2, 2))
    chart, *tail = pages(columns, noto_measure, Sheet("Talks"), notes, period=period)
    assert len(heads(chart)) == 6 and len(axes(chart)) == 1
    assert [rules(scene) for scene in tail] == [0.0]


def crowd(lanes: int) -> Columns:
    """Lanes of the same height, with labels in several rows."""
    held = {
        f"Lane {lane}": [mark(f"Round {lane}/{at}", DAY + 100 + at * 3) for at in range(6)]
        for lane in range(lanes)
    }
    return of_marks(held, DAY + 900)


def test_lanes_that_need_several_sheets_are_shared_evenly_and_in_order() -> None:
    scenes = pages(crowd(11), fixed_measure, Sheet("Talks"), period=(DAY, DAY + 200), parts=1)
    names = [[name for name, _ in heads(scene)] for scene in scenes]
    counts = [len(one) for one in names]
    assert len(counts) > 1 and max(counts) - min(counts) <= 1
    assert [*chain.from_iterable(names)] == [f"Lane {lane}" for lane in range(11)]


def test_a_lane_is_never_much_higher_than_it_needs_to_be() -> None:
    (scene,) = pages(of_marks({"Lane": [mark("Astana 1", DAY)]}, DAY), fixed_measure, Sheet("T"))
    ((_, lane),) = heads(scene)
    assert lane.bottom - 34 < 20


# ------------------------------------------------------------------ strips


def years(count: int) -> Columns:
    """One lane with so many events over twelve years."""
    step = 12 * 365 // count
    return of_marks({"Lane": [mark(f"Round {at}", DAY + at * step) for at in range(count)]}, DAY)


def test_parts_of_a_long_period_stand_below_one_another_on_one_sheet() -> None:
    (scene,) = pages(years(40), fixed_measure, Sheet("Talks"))
    strips, lanes = axes(scene), [box for _, box in heads(scene)]
    assert len(strips) == len(lanes) >= 2
    for axis, lane, below in zip(strips, lanes, [*strips[1:], Box(0, 190, 0, 0)], strict=True):
        assert axis.bottom < lane.bottom < below.top
    first = [text for text in texts(scene, "axis") if text.isdigit() and len(text) == 4]
    assert first == sorted(first)


def test_a_few_events_of_a_long_period_stand_on_one_axis() -> None:
    (scene,) = pages(years(3), fixed_measure, Sheet("Talks"))
    assert len(axes(scene)) == 1


def test_each_event_of_a_strip_stands_in_its_days() -> None:
    """Events of later strips lie lower; within a strip from left to right."""
    (scene,) = pages(years(40), fixed_measure, Sheet("Talks"))
    places = dict(shown(scene, "mark"))
    ordered = [places[f"Round {at}"] for at in range(40)]
    tops = [round(box.top, 3) for box in ordered]
    assert tops == sorted(tops) and len(set(tops)) == len(axes(scene))
    rows = [[box.left for box in ordered if round(box.top, 3) == top] for top in set(tops)]
    assert all(row == sorted(row) for row in rows)


def test_what_stands_on_a_sheet_does_not_meet() -> None:
    notes = collect(example(), example().by_date())
    for parts in (1, 3, 5, 9):
        scenes = pages(
            example_columns(TODAY), fixed_measure, Sheet("T", stamp="x"), notes, parts=parts
        )
        for scene in scenes:
            roles = ("mark", "cluster", "label", "ghosts", "axis", "legend", "note", "foot")
            spans = {role: [box for _, box in shown(scene, role)] for role in roles}
            lanes = [box for _, box in heads(scene)]
            for axis in spans["axis"]:
                assert not crossings([axis], lanes + spans["label"] + spans["ghosts"])
            held = [(box.top, box.bottom) for box in lanes]
            for role in ("mark", "cluster", "label", "ghosts"):
                for box in spans[role]:
                    assert any(top <= box.top + 1e-6 and box.bottom <= end for top, end in held)
            low = max((box.bottom for box in lanes), default=26)
            beneath = spans["legend"] + spans["note"]
            assert all(box.top > low for box in beneath)
            assert not crossings(spans["legend"], spans["note"])
            assert not crossings(beneath, spans["foot"])


def test_a_number_means_one_event_of_its_lane_on_all_sheets() -> None:
    marks = [mark(f"{LONG[:44]} {at}", DAY + at // 3) for at in range(150)]
    scenes = pages(of_marks({"Lane": marks}, DAY + 300), fixed_measure, Sheet("Talks"), parts=4)
    keys = [place for scene in scenes for place, _ in scene.keys if "(" in place]
    assert len(keys) > 4 and len(keys) == len(set(keys))


def test_a_short_crowded_time_is_cut_into_weeks_and_days() -> None:
    marks = [mark(f"Consultation {at}", DAY + at // 6) for at in range(90)]
    scenes = pages(of_marks({"Lane": marks}, DAY), fixed_measure, Sheet("Talks"))
    assert sum(len(axes(scene)) for scene in scenes) > 2
    assert not any(scene.keys for scene in scenes)


# ------------------------------------------------------------------ notes below the chart


def noted(events: int) -> tuple[Columns, Notes]:
    """So many events in a row, each with a source note of its own."""
    marks = [mark(f"Round {at}", DAY + at * 30) for at in range(events)]
    notes = Notes(
        tuple(Note(at + 1, f"Sample Wire, note {at}") for at in range(events)),
        {one.id: at + 1 for at, one in enumerate(marks)},
    )
    return of_marks({"Lane": marks}, DAY + events * 30), notes


def test_notes_begin_below_the_chart_and_its_legend() -> None:
    columns, notes = noted(6)
    (scene,) = pages(columns, fixed_measure, Sheet("Talks"), notes)
    assert "Raised figures: source notes below." in words([scene], "head")
    assert "Page 1 of 1" in texts(scene, "foot")
    legend = max(box.bottom for _, box in shown(scene, "legend"))
    top = min(box.top for _, box in shown(scene, "note"))
    assert rules(scene) < legend < top < legend + 12
    named = {group.id for layer in scene.layers for group in layer.groups if group.id}
    assert named == {f"note-{at}" for at in range(1, 7)}


def test_notes_that_do_not_fit_below_the_chart_go_on() -> None:
    columns, few = noted(6)
    notes = Notes(tuple(Note(at + 1, f"Sample Wire, note {at}") for at in range(200)), few.numbers)
    first, *rest = pages(columns, fixed_measure, Sheet("Talks"), notes)
    assert "note 0" in words([first], "note") and "note 199" in words(rest, "note")
    said = [text for scene in (first, *rest) for text in texts(scene, "note") if "Wire" in text]
    assert said == [f"Sample Wire, note {at}" for at in range(200)]
    assert "source notes below" in words([first], "head")
    lowest = max(box.bottom for _, box in shown(first, "note"))
    assert lowest < 210 - 10.2


def test_a_sheet_before_the_last_says_where_the_notes_are() -> None:
    notes = collect(example(), example().by_date())
    first, *_ = scenes = pages(example_columns(TODAY), fixed_measure, Sheet("T"), notes)
    page = next(at for at, scene in enumerate(scenes, 1) if "Source notes" in texts(scene, "note"))
    assert f"Raised figures: source notes, page {page}." in words([first], "head")


# ------------------------------------------------------------------ words in full


def test_a_name_that_is_cut_stands_in_full_behind_the_notes() -> None:
    columns = of_marks({"Lane": [mark(LONG, DAY), mark("Astana 1", DAY + 30)]}, DAY + 90)
    (chart,) = pages(columns, fixed_measure, Sheet("Talks"))
    assert "…" in words([chart], "label")
    assert LONG in words([chart], "note") and "5 Jan 2017" in words([chart], "note")
    assert "Shortened on the chart" in texts(chart)
    assert "Astana 1" not in words([chart], "note")
    assert "Shortened labels in full below." in words([chart], "head")


def test_a_rail_whose_name_is_cut_stands_in_full() -> None:
    truce = mark(LONG, DAY, DAY + 60, family="measure", kind="ceasefire")
    scenes = pages(of_marks({"Lane": [truce]}, DAY + 90), fixed_measure, Sheet("Talks"))
    assert LONG in words(scenes, "note")


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
    scenes = pages(of_marks({"Lane": marks}, DAY + 300), fixed_measure, Sheet("Talks"), parts=8)
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
        scenes = pages(columns, fixed_measure, Sheet("Talks"), notes)
        assert scenes[0].keys == ()
        places = {
            text.string: (round(text.x), text.y)
            for scene in scenes
            for layer in scene.layers
            for group in layer.groups
            if group.role == "note"
            for text in group.shapes
            if isinstance(text, Text)
        }
        left, top = places["Shortened on the chart"]
        below = [y for text, (x, y) in places.items() if left <= x < left + 20 and y > top]
        assert below


def test_a_sheet_that_holds_no_note_does_not_say_that_it_does() -> None:
    marks = [mark(f"{LONG[:44]} {at}", DAY + at // 3) for at in range(150)]
    scenes = pages(of_marks({"Lane": marks}, DAY + 300), fixed_measure, Sheet("Talks"), parts=1)
    tail = scenes[-1]
    assert not rules(tail) and tail.subtitle.startswith("In full:")
    assert not note_pages(entries_of(Notes(), Sheet("T"), fixed_measure), Sheet("T"))


# ------------------------------------------------------------------ legend


def test_the_legend_explains_the_disc_of_a_rail_that_is_too_short() -> None:
    truce = mark(
        "Truce", DAY + 699, DAY + 720, family="measure", kind="ceasefire", form="open",
        sign="under_way", status="in force",
    )  # fmt: skip
    columns = of_marks({"Lane": [truce]}, DAY + 720)
    scene = pages(columns, fixed_measure, Sheet("T"), period=(DAY, DAY + 700))[0]
    assert "under way" in texts(scene, "legend")


def test_a_year_and_two_months_stand_on_one_scale() -> None:
    """No strip of its own for the month behind the year: its days would be twelve times as wide."""
    period = (date(2016, 12, 1).toordinal(), date(2018, 1, 31).toordinal())
    scenes = pages(example_columns(TODAY), noto_measure, Sheet("Talks"), period=period)
    assert "January 2018" not in words(scenes)
    assert {"2016", "2017", "2018"} <= set(texts(scenes[0]))
