"""Long work in turns: the result comes, the window stays awake, and small edits keep up."""

from __future__ import annotations

import gc
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.charts import on_9_may
from tests.ui.storm import SOURCED, Storm, built_anew, rows
from tests.ui.tables import closed, day
from timeline_app import operations
from timeline_app import records as r
from timeline_app.chart.adapter import GROUPINGS, from_chronology
from timeline_app.chart.columns import Columns
from timeline_app.steps import Steps, at_once
from ui import chart_columns, cycles, event_model, many_events, review_workspace
from ui.bridge import Bridge
from ui.chart_view import ChartView
from ui.event_columns import EVENT, FLAGS
from ui.event_model import EventModel
from ui.many_events import ManyEvents
from ui.notices import Notices
from ui.row_sort import Order, sorting
from ui.shown import Shown
from ui.theme import Theme
from ui.turns import Turns

_DOWN = Qt.SortOrder.DescendingOrder


@pytest.fixture
def bridge(tmp_path: Path, qapp: object) -> Iterator[Bridge]:
    made = on_9_may(tmp_path, *SOURCED)
    yield made
    closed(made)


def counting(to: int, seen: list[int]) -> Steps[str]:
    for number in range(to):
        seen.append(number)
        yield
    return "done"


def test_work_is_done_in_turns_and_its_result_comes_at_the_end(qtbot: QtBot) -> None:
    owner, seen, found = QObject(), list[int](), list[str]()
    turns = Turns(owner)
    turns.start(counting(5, seen), found.append)
    assert turns.busy and not seen
    qtbot.waitUntil(lambda: bool(found))
    assert (seen, found, turns.busy) == ([0, 1, 2, 3, 4], ["done"], False)


def test_new_work_takes_the_place_of_the_old(qtbot: QtBot) -> None:
    owner, old, found = QObject(), list[int](), list[str]()
    turns = Turns(owner)
    turns.start(counting(5, old), lambda _: found.append("old"))
    turns.start(counting(5, []), lambda _: found.append("new"))
    qtbot.waitUntil(lambda: bool(found))
    assert found == ["new"] and not old


def test_the_search_for_cycles_waits_and_comes_back(qtbot: QtBot) -> None:
    owner, held = QObject(), list[bool]()
    turns = Turns(owner)
    turns.start(counting(2, []), lambda _: held.append(gc.isenabled()))
    assert not gc.isenabled()
    qtbot.waitUntil(lambda: bool(held))
    assert gc.isenabled()
    turns.start(counting(2, []), lambda _: None)
    with cycles.held():
        assert not gc.isenabled()
        shiboken6.delete(owner)
        assert not gc.isenabled()
    assert gc.isenabled()


@given(st.lists(st.tuples(st.integers(0, 5), st.text(max_size=2))), st.booleans())
def test_sorting_in_turns_is_sorting(keys: list[tuple[int, str]], descends: bool) -> None:
    by_id = {str(number): key for number, key in enumerate(keys)}
    found = at_once(sorting([*by_id], by_id.__getitem__, descends=descends))
    assert found == sorted(by_id, key=by_id.__getitem__, reverse=descends)


@given(st.lists(st.integers(0, 5), min_size=1), st.data(), st.booleans())
def test_one_row_put_in_place_is_sorting(
    keys: list[int], data: st.DataObject, descends: bool
) -> None:
    by_id = {f"{number:03}": key for number, key in enumerate(keys)}
    before = sorted(by_id, key=by_id.__getitem__, reverse=descends)
    touched = data.draw(st.sets(st.sampled_from(before)))
    for one in touched:
        by_id[one] = data.draw(st.integers(0, 5))
    order = Order(by_id.__getitem__, lambda one: one, descends=descends)
    found = order.moved(before, touched, sorted(touched))
    assert found == sorted(by_id, key=by_id.__getitem__, reverse=descends)


def test_many_rows_are_sorted_a_little_later(
    bridge: Bridge, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(event_model, "_AT_ONCE", 0)
    model = EventModel(bridge, Shown(bridge))
    before = rows(model)
    model.sort(EVENT, _DOWN)
    assert model.busy and rows(model) == before
    with qtbot.waitSignal(model.arranged):
        pass
    assert rows(model) == [
        "Meeting without a date", "Geneva IV", "Astana 3", "Astana 2", "Astana 1",
    ]  # fmt: skip


def test_edits_while_rows_are_sorted_are_in_them_in_the_end(
    bridge: Bridge, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = Shown(bridge)
    model = EventModel(bridge, shown)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    storm = Storm(bridge, shown, model)
    for _ in range(60):
        monkeypatch.setattr(event_model, "_AT_ONCE", 0)
        model.sort(storm.random.choice([EVENT, FLAGS]), storm.random.choice(list(Qt.SortOrder)))
        for _ in range(storm.random.randrange(6)):
            storm.random.choice(storm.steps)()
            if storm.random.random() < 0.3:
                QApplication.processEvents()
        qtbot.waitUntil(lambda: not model.busy)
        monkeypatch.setattr(event_model, "_AT_ONCE", 2_000)
        assert rows(model) == built_anew(model, bridge, shown)


@pytest.mark.parametrize("grouping", GROUPINGS)
@pytest.mark.parametrize("at_once_up_to", [0, 2_000])
def test_the_chart_keeps_up_with_edits(
    bridge: Bridge,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    grouping: str,
    at_once_up_to: int,
) -> None:
    monkeypatch.setattr(chart_columns, "_AT_ONCE", at_once_up_to)
    shown = Shown(bridge)
    view = ChartView(bridge, shown, Theme())
    qtbot.addWidget(view)
    view.show()
    view.group_by(grouping)
    chance = random.Random(3)
    for number in range(80):
        _change(bridge, shown, chance, number)
        if chance.random() < 0.5:
            QApplication.processEvents()
        if number % 4:
            continue
        qtbot.waitUntil(lambda: not (view._late.isActive() or view._made.busy))
        fresh = from_chronology(bridge.chronology, shown.ids, grouping, today=bridge.today)
        assert view.columns.lanes == fresh.lanes
        ids = [*fresh.events()]
        assert [view.columns.mark(one) for one in ids] == [fresh.mark(one) for one in ids]


def _change(bridge: Bridge, shown: Shown, chance: random.Random, number: int) -> None:
    ids = sorted(bridge.chronology.events)
    match chance.randrange(10):
        case 0:
            event = r.Event(f"n{number}", title="New", process="pa", date=day("2017-02-18"))
            bridge.apply(operations.add([event]))
        case 1 if len(ids) > 3:
            bridge.apply(operations.delete(bridge.chronology, "event", [chance.choice(ids)]))
        case 2:
            bridge.undo()
        case 3:
            shown.search(chance.choice(["", "city:Astana", "status:held"]))
        case 4:
            values = {"name": f"Process {number}"}
            bridge.apply(operations.edit(bridge.chronology, "process", ["pa"], values))
        case _:
            dates = [None, day("2017-01-20"), day("2017-05-01/2017-05-03")]
            several: list[dict[str, object]] = [
                {"date": chance.choice(dates)}, {"city": chance.choice(["Astana", "Bern"])},
                {"status": chance.choice(["held", "scheduled"])}, {"title": f"T{number}"},
                {"kind": chance.choice(["round", "ceasefire"]), "status": "unknown"},
                {"process": chance.choice(["pa", "pg", None])},
            ]  # fmt: skip
            some = [chance.choice(ids)]
            bridge.apply(operations.edit(bridge.chronology, "event", some, chance.choice(several)))


def test_an_edit_while_the_chart_is_made_is_on_it_in_the_end(
    bridge: Bridge, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chart_columns, "_AT_ONCE", 0)
    made = chart_columns.ShownColumns(bridge, Shown(bridge))
    found: list[Columns] = []
    made.ready.connect(found.append)
    made.ask("process")
    values = {"date": day("2018-01-01")}
    bridge.apply(operations.edit(bridge.chronology, "event", ["a1"], values))
    made.ask("process")
    assert made.busy and not found
    qtbot.waitUntil(lambda: len(found) == 2)
    assert [lane.ids for lane in found[0].lanes] == [("a1", "a2", "a3"), ("g4",), ()]
    assert [lane.ids for lane in found[1].lanes] == [("a2", "a3", "a1"), ("g4",), ()]


def test_what_very_many_events_share_comes_a_little_later(
    bridge: Bridge, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = ManyEvents()
    qtbot.addWidget(many)
    ids = [*bridge.chronology.events]
    many.show_events(ids, bridge.chronology)
    expected = many.shown, many.span.text()
    monkeypatch.setattr(many_events, "_AT_ONCE", 0)
    many.show_events(ids, bridge.chronology)
    assert many.title.text() == "5 events" and not many.shown
    qtbot.waitUntil(lambda: bool(many.shown))
    assert (many.shown, many.span.text()) == expected


def test_very_many_findings_are_listed_once_they_are_seen(
    bridge: Bridge, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(review_workspace, "_FEW", 0)
    pane = QWidget()
    qtbot.addWidget(pane)
    work = review_workspace.ReviewWorkspace(bridge, Theme(), Notices(pane))
    qtbot.addWidget(work)
    with qtbot.waitSignal(work.counted):
        pass
    assert work.findings and not work.list.shown
    work.show()
    assert work.list.shown == work.findings
    work.stop()
