"""The chart on paper: no label meets another, no leader crosses one, every event has its place."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.timeline_app.chart.support import (
    charts,
    crossings,
    example,
    example_columns,
    overlaps,
    shown,
)
from timeline_app.chart.adapter import from_chronology
from timeline_app.chart.columns import Columns
from timeline_app.chart.notes import Notes, collect
from timeline_app.chart.pages import pages
from timeline_app.chart.print_labels import Wish, search
from timeline_app.chart.shapes import Line, Scene, Text, box_of, fixed_measure
from timeline_app.chart.sheet import Sheet, points


def printed(columns: Columns, notes: Notes | None = None, **more: object) -> list[Scene]:
    sheet = Sheet("Talks", handling="INTERNAL", stamp="2 Feb 2018", foot="Talks · issue 3")
    return pages(columns, fixed_measure, sheet, notes, **more)  # type: ignore[arg-type]


@settings(max_examples=40)
@given(charts(), st.integers(1, 6))
def test_no_label_meets_another_label_a_mark_or_a_leader(columns: Columns, parts: int) -> None:
    for scene in printed(columns, parts=parts):
        labels = dict(enumerate(shown(scene, "label")))
        boxes = [box for _, box in labels.values()]
        standing = [box for role in ("mark", "cluster") for _, box in shown(scene, role)]
        assert not overlaps(boxes)
        assert not crossings(boxes, standing)
        for event, line in leaders(scene):
            others = [box for name, box in labels.values() if name != event]
            assert not crossings([box_of(line).grown(0.01)], others)


def leaders(scene: Scene) -> list[tuple[str, Line]]:
    return [
        (group.event, shape)
        for layer in scene.layers
        for group in layer.groups
        if group.role == "leader"
        for shape in group.shapes
        if isinstance(shape, Line)
    ]


@settings(max_examples=40)
@given(charts(), st.integers(1, 3))
def test_every_event_is_on_a_page_with_a_label_or_in_the_key(columns: Columns, parts: int) -> None:
    scenes = printed(columns, parts=parts)
    seen = {event for scene in scenes for event in scene.descriptions}
    assert seen == set(columns.events())
    named = {event for scene in scenes for event, _ in shown(scene, "label")}
    keyed = sum(len(scene.keys) for scene in scenes)
    assert len(seen - named) <= keyed


@given(charts(12))
def test_everything_lies_within_the_margins_and_is_large_enough(columns: Columns) -> None:
    for scene in printed(columns):
        for layer in scene.layers:
            for group in layer.groups:
                for shape in group.shapes:
                    if isinstance(shape, Text):
                        smallest = min(run.size for run in shape.runs)
                        assert smallest >= points(7) - 1e-9 or group.role in ("mark", "cluster")
                        if group.role in ("head", "foot", "axis", "legend", "note"):
                            box = box_of(shape)
                            assert box.left >= 11.9 and box.right <= scene.width - 11.9
                if group.role in ("mark", "cluster", "label", "ghosts", "axis", "legend", "note"):
                    assert group.box.top >= 25.8 and group.box.bottom <= scene.height - 10.2


def test_the_same_input_gives_the_same_placement() -> None:
    wishes = [Wish(x, 30.0) for x in (5, 6, 7, 20, 21, 60, 61, 62, 63)]
    assert search(wishes, 0, 120) == search(wishes, 0, 120)
    assert not search(wishes, 0, 120).failed


def test_labels_turn_to_the_left_at_the_right_edge() -> None:
    found = search([Wish(95, 30.0)], 0, 100)
    assert found.spots[0] is not None and found.spots[0].left


def test_the_example_on_paper() -> None:
    columns = example_columns()
    notes = collect(example(), example().by_date())
    scenes = printed(columns, notes)
    assert 3 <= len(scenes) <= 8
    shown_events = {event for scene in scenes for event in scene.descriptions}
    assert len(shown_events) == 118
    words = " ".join(text for scene in scenes for text in strings(scene))
    assert "from 30 Dec 2016, no end reported, last confirmed 4 May 2017" in words
    assert "15 Oct, not confirmed" in words or "15 Oct 2018, not confirmed" in words
    assert "still in force" not in words
    assert f"Page {len(scenes)} of {len(scenes)}" in words
    assert "Nothing recorded in this period" in words
    linked = {
        run.link
        for scene in scenes
        for layer in scene.layers
        for group in layer.groups
        for shape in group.shapes
        if isinstance(shape, Text)
        for run in shape.runs
        if run.link
    }
    targets = {g.id for scene in scenes for layer in scene.layers for g in layer.groups if g.id}
    assert linked <= targets == {note.id for note in notes.notes}
    keyed = " ".join(words for scene in scenes for _, words in scene.keys)
    assert all(f"note {name[5:]}" in keyed for name in targets - linked)


def strings(scene: Scene) -> list[str]:
    return [
        shape.string
        for layer in scene.layers
        for group in layer.groups
        for shape in group.shapes
        if isinstance(shape, Text)
    ]


def test_nothing_that_is_open_goes_beyond_the_as_of_line() -> None:
    today = date(2017, 5, 9)
    ids = [i for i, e in example().events.items() if e.short_title == "Nationwide ceasefire"]
    columns = from_chronology(example(), ids, today=today)
    first, last = date(2016, 12, 1).toordinal(), date(2017, 7, 1).toordinal()
    (scene, *_) = printed(columns, period=(first, last))
    ((_, box),) = shown(scene, "mark")
    per_day = (285 - 34) / (last + 1 - first)
    assert box.right == pytest.approx(34 + (today.toordinal() + 1 - first) * per_day)


@pytest.mark.parametrize("paper", ["A4", "Letter", "A3"])
def test_papers_keep_their_margins(paper: str) -> None:
    (scene, *_) = pages(example_columns(), fixed_measure, Sheet("Talks", paper=paper), parts=1)
    right = max(box.right for _, box in shown(scene, "rule"))
    assert right == pytest.approx(scene.width - 12)
