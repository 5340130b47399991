"""The chart on screen: labels never touch, nothing disappears, panning moves and nothing more."""

from __future__ import annotations

from datetime import date
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.timeline_app.chart.support import (
    DAY,
    charts,
    crossings,
    example,
    example_columns,
    overlaps,
    shown,
)
from timeline_app.chart import lanes
from timeline_app.chart.columns import Columns, Lane, Mark, of_marks
from timeline_app.chart.density import bins
from timeline_app.chart.frames import Look
from timeline_app.chart.overview import overview
from timeline_app.chart.screen import ScreenChart, Window, layout, window_of
from timeline_app.chart.shapes import Bars, Scene, Text, fixed_measure

ZOOMS = st.sampled_from([0.3, 1.0, 3.3, 12.0, 40.0])


def all_of(columns: Columns, per_day: float, **given_look: object) -> Scene:
    """A scene so wide and high that everything is in it."""
    width = 400 + (columns.last - columns.first + 400) * per_day
    return ScreenChart(columns, fixed_measure).scene(
        Window(width, 9000, columns.first - 200, per_day),
        Look(**given_look),  # type: ignore[arg-type]
    )


@settings(max_examples=40)
@given(charts(), ZOOMS)
def test_no_label_touches_another_or_a_mark(columns: Columns, per_day: float) -> None:
    scene = all_of(columns, per_day)
    labels = [box for _, box in shown(scene, "label")]
    standing = [box for role in ("mark", "cluster") for _, box in shown(scene, role)]
    assert not overlaps(labels)
    assert not crossings(labels, standing)


@settings(max_examples=40)
@given(charts(), ZOOMS)
def test_every_event_is_shown_or_counted_once(columns: Columns, per_day: float) -> None:
    scene = all_of(columns, per_day)
    counted = [
        event for hit in scene.hits if hit.role in ("mark", "cluster") for event in hit.events
    ]
    assert sorted(counted) == sorted(columns.events())
    pills = sum(len(hit.events) for hit in scene.hits if hit.role == "cluster")
    assert pills + len([*shown(scene, "mark")]) == len(counted)
    written = [
        int(shape.string)
        for layer in scene.layers
        for group in layer.groups
        if group.role == "cluster"
        for shape in group.shapes
        if isinstance(shape, Text)
    ]
    assert sum(written) == pills


@settings(max_examples=40)
@given(charts(), ZOOMS, st.floats(-800, 800))
def test_panning_only_moves(columns: Columns, per_day: float, way: float) -> None:
    chart = ScreenChart(columns, fixed_measure)
    window = Window(700, 9000, columns.first - 20, per_day)
    before = chart.scene(window)
    after = chart.scene(window._replace(first=window.first + way / per_day))
    for role in ("mark", "label"):
        places = dict(shown(before, role))
        for event, box in shown(after, role):
            old = places.get(event)
            if old is None or not event:  # labels of clusters name none
                continue
            assert box.top == pytest.approx(old.top)
            held = role == "label" and (min(old.left, box.left) < 140)
            assert held or box.left == pytest.approx(old.left - way, abs=1e-3)


@settings(max_examples=40)
@given(charts(), ZOOMS)
def test_a_long_lane_keeps_the_rules_and_looks_the_same_from_wherever_one_comes(
    columns: Columns, per_day: float
) -> None:
    with patch.object(lanes, "WHOLE", 4), patch.object(lanes, "TILE", 500.0):
        one, other = (ScreenChart(columns, fixed_measure) for _ in range(2))
        one.scene(Window(700, 9000, columns.first + 900 / per_day, per_day))
        near = Window(700, 9000, columns.first - 10, per_day)
        assert one.scene(near).layers == other.scene(near).layers
        scene = all_of(columns, per_day)
    labels = [box for _, box in shown(scene, "label")]
    standing = [box for role in ("mark", "cluster") for _, box in shown(scene, role)]
    assert not overlaps(labels)
    assert not crossings(labels, standing)
    counted = [e for hit in scene.hits if hit.role in ("mark", "cluster") for e in hit.events]
    assert sorted(counted) == sorted(columns.events())


def test_selection_changes_no_layout_and_what_is_filtered_out_is_pale() -> None:
    columns = example_columns()
    geneva = next(e.id for e in example().events.values() if e.short_title == "Geneva IV")
    window = (date(2016, 12, 1).toordinal(), date(2017, 7, 8).toordinal())
    plain = layout(columns, 1000, window, fixed_measure)
    look = Look(selected=frozenset({geneva}), faint=frozenset(columns.events()) - {geneva})
    dressed = layout(columns, 1000, window, fixed_measure, look=look)
    assert {event: box.left for event, box in shown(plain, "label")} == {
        event: box.left for event, box in shown(dressed, "label")
    }
    frames = [event for event, _ in shown(dressed, "frame")]
    assert frames == [geneva]
    pale = {
        group.event: group.opacity
        for layer in dressed.layers
        for group in layer.groups
        if group.role == "mark"
    }
    assert pale[geneva] == 1.0 and set(pale.values()) == {1.0, 0.28}


def test_an_empty_stretch_of_a_lane_leads_to_the_nearest_event() -> None:
    window = (date(2018, 6, 1).toordinal(), date(2018, 12, 1).toordinal())
    scene = layout(example_columns(), 1000, window, fixed_measure, height=900)
    jumps = {hit.key: hit.day for hit in scene.hits if hit.role == "jump"}
    names = {lane.key: lane.name for lane in example_columns().lanes}
    found = {names[key]: date.fromordinal(day or 1) for key, day in jumps.items()}
    assert found["International Syria Support Group"] == date(2016, 5, 17)
    assert found["Constitutional Committee"] == date(2019, 9, 23)
    words = [s.string for _, s in texts(scene)]
    assert "◂ 17 May 2016" in words and "23 Sep 2019 ▸" in words


def texts(scene: Scene) -> list[tuple[str, Text]]:
    return [
        (group.role, shape)
        for layer in scene.layers
        for group in layer.groups
        for shape in group.shapes
        if isinstance(shape, Text)
    ]


def test_a_long_bar_holds_its_label_at_the_edge() -> None:
    mark = Mark("a", DAY, DAY + 99, title="Long talks", sure_first=DAY, sure_last=DAY + 99)
    chart = ScreenChart(of_marks({"Lane": [mark]}, DAY + 200), fixed_measure)
    window = Window(726, 300, DAY, 10.0)
    places = [
        dict(shown(chart.scene(window._replace(first=DAY + days)), "label"))["a"].left
        for days in (0, 20, 50, 97)
    ]
    assert places[:3] == pytest.approx([132, 132, 132])
    assert places[3] < 126


def test_a_crowd_is_shown_as_counts_that_add_up() -> None:
    marks = [Mark(str(at), DAY + at % 900, DAY + at % 900, sign="held") for at in range(4000)]
    columns = of_marks({"Lane": marks}, DAY)
    scene = layout(columns, 1000, (DAY, DAY + 900), fixed_measure)
    assert any(isinstance(shape, Bars) for layer in scene.layers for g in layer.groups
               for shape in g.shapes)  # fmt: skip
    lane: Lane = columns.lanes[0]
    for unit in ("day", "month", "quarter", "year"):
        assert bins(lane, DAY, DAY + 899, unit).total == 4000


def test_window_and_hits_share_their_coordinates() -> None:
    window = window_of(1000, 600, DAY, DAY + 99)
    assert window.per_day == pytest.approx(8.74)
    mark = Mark("a", DAY + 50, DAY + 51, title="Talks", sure_first=DAY + 50, sure_last=DAY + 51)
    scene = ScreenChart(of_marks({"Lane": [mark]}, DAY), fixed_measure).scene(window)
    hit = scene.at(126 + 51 * 8.74, 42 + 26)
    assert hit is not None and hit.events == ("a",) and hit.role == "mark"
    assert scene.descriptions["a"].startswith("Talks, held")


def test_overview_counts_by_quarter() -> None:
    columns = example_columns()
    scene = overview(columns, 1200, (columns.first, columns.last), fixed_measure)
    (bars,) = [s for g in scene.layers[0].groups for s in g.shapes if isinstance(s, Bars)]
    assert 20 < len(bars.boxes) <= 13 * 4
    assert max(height for *_, height in bars.boxes) == pytest.approx(23)
