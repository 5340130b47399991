"""The side list: counts, checks, and what they let through."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from tests.ui.showing import show
from tests.ui.tables import closed, opened, talks
from timeline_app import operations
from timeline_app import records as r
from ui.bridge import Bridge
from ui.check_list import CheckList
from ui.commands.files import sample
from ui.shown import Shown
from ui.side_list import SideList
from ui.theme import Theme

_Key = Qt.Key
_CHECKED = Qt.CheckState.Checked


def _actors() -> list[r.Record]:
    """Seven actors; the first takes part in seven events' worth, the last in one."""
    names = ["Russia", "Türkiye", "Iran", "United Nations", "Syria", "Jordan", "<b>Qatar</b>"]
    made: list[r.Record] = [r.Actor(f"ac{n}", name=name) for n, name in enumerate(names)]
    events = ["a1", "a2", "a3", "g4", "x"]
    for n in range(len(names)):
        made += [
            r.Participation(f"pt{n}-{event}", event=event, actor=f"ac{n}")
            for event in events[: max(1, 5 - n)]
        ]
    return made


@pytest.fixture
def bridge(tmp_path: Path, qapp: object) -> Iterator[Bridge]:
    made = opened(tmp_path, talks(*_actors()))
    yield made
    closed(made)


@pytest.fixture
def side(bridge: Bridge, shown: Shown, qtbot: QtBot) -> SideList:
    side = SideList(bridge, shown, Theme())
    for one in (side.processes, side.statuses, side.actors):
        mode = QAbstractItemModelTester.FailureReportingMode.Fatal
        QAbstractItemModelTester(one.checks, mode, one)
    show(qtbot, side, 196, 500)
    side.activateWindow()
    return side


def lines(one: CheckList) -> list[tuple[str, int, bool]]:
    """The items of a list as name, count and check."""
    return [(item.name, item.count, item.checked) for item in one.checks.items]


def press(qtbot: QtBot, one: CheckList, row: int) -> None:
    place = one.visualRect(one.checks.index(row)).center()
    qtbot.mouseClick(one.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_it_counts_events_by_process_status_and_actor(side: SideList) -> None:
    assert lines(side.processes) == [
        ("Astana", 3, True), ("Geneva talks", 1, True), ("No process", 1, True),
    ]  # fmt: skip
    assert lines(side.statuses) == [("Held", 4, True), ("Unknown", 1, True)]
    assert lines(side.actors) == [
        ("Russia", 5, False), ("Türkiye", 4, False), ("Iran", 3, False),
        ("United Nations", 2, False), ("<b>Qatar</b>", 1, False),
    ]  # fmt: skip
    assert side._total.text() == "5 events" and side.more_actors.text() == "2 more"


def test_counts_follow_each_edit_and_its_undo(side: SideList, bridge: Bridge) -> None:
    values = {"process": "pg", "status": "cancelled"}
    bridge.apply(operations.edit(bridge.chronology, "event", ["a1"], values))
    assert [count for _, count, _ in lines(side.processes)] == [2, 2, 1]
    assert lines(side.statuses)[1] == ("Cancelled", 1, True)
    bridge.apply(operations.delete(bridge.chronology, "event", ["a2"]))
    assert [count for _, count, _ in lines(side.processes)] == [1, 2, 1]
    assert lines(side.actors)[0] == ("Russia", 4, False)
    bridge.undo()
    bridge.undo()
    assert [count for _, count, _ in lines(side.processes)] == [3, 1, 1]
    assert lines(side.actors)[0] == ("Russia", 5, False)


def test_counts_after_many_edits_are_those_of_a_fresh_count(
    side: SideList, bridge: Bridge, shown: Shown, qtbot: QtBot
) -> None:
    bridge.apply(operations.delete(bridge.chronology, "actor", ["ac0"]))
    bridge.apply(operations.delete(bridge.chronology, "process", ["pa"]))
    bridge.apply(operations.add([r.Event("n", title="New", process="pg", status="rumoured")]))
    bridge.apply(operations.add([r.Participation("np", event="n", actor="ac1")]))
    bridge.undo()
    bridge.document.reload()
    fresh = SideList(bridge, shown, Theme())
    qtbot.addWidget(fresh)
    for one, other in zip(
        (side.processes, side.statuses, side.actors),
        (fresh.processes, fresh.statuses, fresh.actors),
        strict=True,
    ):
        assert lines(one) == lines(other)


def test_a_click_takes_a_process_out_and_brings_it_back(
    side: SideList, shown: Shown, qtbot: QtBot
) -> None:
    press(qtbot, side.processes, 0)
    assert shown.ids == ["g4", "x"] and lines(side.processes)[0] == ("Astana", 3, False)
    press(qtbot, side.processes, 2)
    assert shown.ids == ["g4"]
    press(qtbot, side.processes, 0)
    press(qtbot, side.processes, 2)
    assert len(shown.ids) == 5 and not shown.filters


def test_statuses_and_actors_filter_too(side: SideList, shown: Shown, qtbot: QtBot) -> None:
    press(qtbot, side.statuses, 1)
    assert "x" not in shown.ids
    press(qtbot, side.actors, 3)
    assert shown.ids == ["a1", "a2"]
    shown.clear()
    assert all(checked for _, _, checked in lines(side.statuses))
    assert not any(checked for _, _, checked in lines(side.actors))


def test_a_hidden_status_stays_in_the_list_when_no_event_has_it_any_more(
    side: SideList, bridge: Bridge, qtbot: QtBot
) -> None:
    press(qtbot, side.statuses, 1)
    bridge.apply(operations.edit(bridge.chronology, "event", ["x"], {"status": "held"}))
    assert lines(side.statuses) == [("Held", 5, True), ("Unknown", 0, False)]


def test_keys_check_and_go_from_list_to_list(side: SideList, shown: Shown, qtbot: QtBot) -> None:
    side.processes.setFocus()
    qtbot.waitUntil(side.processes.hasFocus)
    qtbot.keyClick(side.processes, _Key.Key_Space)
    assert "pa" in shown.filters.processes
    for _ in range(3):
        qtbot.keyClick(side.processes, _Key.Key_Down)
    assert side.statuses.hasFocus() and side.statuses.currentIndex().row() == 0
    qtbot.keyClick(side.statuses, _Key.Key_Space)
    assert shown.filters.signs == frozenset({"held"})
    qtbot.keyClick(side.statuses, _Key.Key_Up)
    assert side.processes.hasFocus() and side.processes.currentIndex().row() == 2


def test_f2_and_a_double_click_ask_to_change_a_process(
    side: SideList, shown: Shown, qtbot: QtBot
) -> None:
    asked: list[str] = []
    side.process_edit_requested.connect(asked.append)
    side.processes.setFocus()
    qtbot.keyClick(side.processes, _Key.Key_F2)
    view, place = (
        side.processes.viewport(),
        side.processes.visualRect(side.processes.checks.index(1)).center(),
    )
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=place)
    assert asked == ["pa", "pg"] and not shown.filters
    side.processes.edited.emit("")
    assert asked == ["pa", "pg"]


def test_the_link_asks_for_a_new_process(side: SideList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(side.process_requested):
        side.add_process.click()


def test_more_actors_open_and_can_be_searched(side: SideList, qtbot: QtBot) -> None:
    assert not side.find_actor.isVisible()
    side.more_actors.click()
    assert len(lines(side.actors)) == 7 and side.more_actors.text() == "Fewer actors"
    qtbot.keyClicks(side.find_actor, "turk")
    assert [name for name, _, _ in lines(side.actors)] == ["Türkiye"]
    press(qtbot, side.actors, 0)
    assert lines(side.actors) == [("Türkiye", 4, True)]
    side.find_actor.setFocus()
    qtbot.keyClick(side.find_actor, _Key.Key_Escape)
    assert not side.find_actor.isVisible() and len(lines(side.actors)) == 5
    side.search_actors.click()
    assert side.find_actor.isVisible() and side.find_actor.hasFocus()


def test_an_actor_that_is_asked_for_is_always_shown(side: SideList, shown: Shown) -> None:
    shown.hide(actors=frozenset({"ac5"}))
    assert ("Jordan", 1, True) in lines(side.actors)
    assert side.more_actors.text() == "1 more"


def test_items_are_spoken_with_count_and_check(side: SideList) -> None:
    index = side.processes.checks.index(1)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Geneva talks, 1 event"
    assert Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == _CHECKED
    assert index.flags() & Qt.ItemFlag.ItemIsUserCheckable


def test_a_tooltip_names_the_other_kinds_words_and_never_reads_markup(side: SideList) -> None:
    tip = side.statuses.checks.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "Held\nDocuments: signed, adopted\nCeasefires: lapsed, ended\nDeadlines: met"
    markup = side.actors.checks.index(4).data(Qt.ItemDataRole.ToolTipRole)
    assert markup == "<qt>&lt;b&gt;Qatar&lt;/b&gt;</qt>"


def test_a_long_list_scrolls_and_follows_the_keyboard(tmp_path: Path, qtbot: QtBot) -> None:
    bridge = opened(tmp_path, sample())
    side = SideList(bridge, Shown(bridge), Theme())
    show(qtbot, side, 160, 200)
    side.actors.enter(-1)
    box = side.actors.visualRect(side.actors.currentIndex())
    middle = side.actors.viewport().mapTo(side, box.center())
    assert side.rect().contains(middle)
    assert side.width() == 160 and side._inside.width() <= 160
    closed(bridge)


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_it_is_painted_from_either_side(side: SideList, direction: Qt.LayoutDirection) -> None:
    side.setLayoutDirection(direction)
    image = side.processes.grab().toImage()
    blue = [x for x in range(image.width()) if image.pixelColor(x, 12).name().upper() == "#2D6BAB"]
    rtl = direction == Qt.LayoutDirection.RightToLeft
    assert blue and (min(blue) > image.width() / 2) == rtl


def test_a_press_beside_the_items_does_nothing(side: SideList, shown: Shown, qtbot: QtBot) -> None:
    qtbot.mouseClick(side, Qt.MouseButton.LeftButton, pos=QPoint(5, 490))
    assert not shown.filters
