"""What is shown after an edit is what a new search would show, however little was looked at."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from pytestqt.qtbot import QtBot

from tests.ui.tables import claim, closed, day, opened, talks
from timeline_app import operations
from timeline_app import records as r
from ui.bridge import Bridge
from ui.shown import Filters, Shown

PARTS = (r.Actor("ru", name="Russia"), r.Participation("p1", event="a1", actor="ru"))
LINES = (
    *("", "city:Astana", "status:held", "-status:held", "2017-02..2017-03", "title:A", "Astana"),
    *("Astana or B", "parent:B", "has:part", "sources:>0", "process:none", "text:sample"),
)


@pytest.fixture
def bridge(tmp_path: Path, qapp: object) -> Iterator[Bridge]:
    made = opened(
        tmp_path, talks(*PARTS, *claim("1", "g4", "2017-02-23", "2017-02-13")), hasty=True
    )
    yield made
    closed(made)


def edit(bridge: Bridge, event: str, **values: object) -> None:
    assert bridge.apply(operations.edit(bridge.chronology, "event", [event], values))


def asked_anew(bridge: Bridge, shown: Shown) -> list[str]:
    fresh = Shown(bridge)
    fresh.text = shown.text
    fresh.set_filters(shown.filters)
    found = list(fresh.ids)
    shiboken6.delete(fresh)
    return found


def test_an_edit_of_what_is_not_searched_leaves_the_list_alone(bridge: Bridge) -> None:
    shown = Shown(bridge)
    for line in ("", "status:held"):
        shown.search(line)
        before = shown.ids
        edit(bridge, "a2", city=f"Sochi{line}")
        assert shown.ids is before


def test_an_event_comes_goes_and_moves_with_its_fields(bridge: Bridge) -> None:
    shown = Shown(bridge)
    shown.search("city:Astana")
    assert shown.ids == ["a1", "a2", "a3"]
    edit(bridge, "a2", city="Bern")
    assert shown.ids == ["a1", "a3"]
    edit(bridge, "g4", city="Astana")
    assert shown.ids == ["a1", "g4", "a3"]
    edit(bridge, "a1", date=day("2018-01-01"))
    assert shown.ids == ["g4", "a3", "a1"]


def test_what_one_event_says_of_another_is_asked_anew(bridge: Bridge) -> None:
    shown = Shown(bridge)
    edit(bridge, "a2", parent="g4")
    shown.search('parent:"Geneva IV"')
    assert shown.ids == ["a2"]
    edit(bridge, "g4", title="Geneva V")
    assert shown.ids == []


def test_an_unreadable_line_keeps_what_was_found_as_it_is_now(bridge: Bridge, qtbot: QtBot) -> None:
    shown = Shown(bridge)
    shown.search("city:Astana")
    with qtbot.waitSignal(shown.misread) as said:
        shown.search("colour:red")
    assert said.args[0] is not None
    bridge.apply(operations.delete(bridge.chronology, "event", ["a3"]))
    edit(bridge, "a1", date=day("2018-01-01"))
    assert shown.ids == ["a2", "a1"]
    with qtbot.waitSignal(shown.misread) as said:
        shown.search("")
    assert said.args == [None]


class Hand:
    """Edits at random, of one event or several, and of what stands around them."""

    def __init__(self, bridge: Bridge, seed: int) -> None:
        self.bridge, self.random, self.made = bridge, random.Random(seed), 0

    def step(self) -> None:
        chronology, pick = self.bridge.chronology, self.random.choice
        ids = sorted(chronology.events)
        match self.random.randrange(9):
            case 0:
                self.made += 1
                event = r.Event(f"n{self.made}", title=pick("AB"), date=day("2017-02-20"))
                self.bridge.apply(operations.add([event]))
            case 1 if len(ids) > 3:
                self.bridge.apply(operations.delete(chronology, "event", [pick(ids)]))
            case 2:
                self.bridge.undo()
            case 3:
                self.made += 1
                part = r.Participation(f"q{self.made}", event=pick(ids), actor="ru")
                self.bridge.apply(operations.add([part]))
            case _:
                values: dict[str, object] = pick([
                    {"title": pick(["A", "B", "Astana"])}, {"city": pick(["Astana", "Bern"])},
                    {"status": pick(["held", "scheduled"])}, {"process": pick(["pa", "pg", None])},
                    {"date": pick([None, day("2017-02-01"), day("2017-04-03")])},
                    {"summary": pick(["", "Astana"]), "date": day("2017-03-14")},
                ])  # fmt: skip
                some = self.random.sample(ids, min(len(ids), self.random.choice([1, 1, 2])))
                self.bridge.apply(operations.edit(chronology, "event", some, values))


@pytest.mark.parametrize("seed", range(4))
def test_random_edits_show_what_a_new_search_would(bridge: Bridge, seed: int) -> None:
    shown, hand = Shown(bridge), Hand(bridge, seed)
    for step in range(260):
        if step % 10 == 0:
            hidden = hand.random.choice([Filters(), Filters(processes=frozenset({"pa"}))])
            signs = Filters(signs=frozenset({"held"}), actors=frozenset({"ru"}))
            shown.filters = hand.random.choice([Filters(), hidden, signs])
            shown.search(hand.random.choice(LINES))
        hand.step()
        assert shown.ids == asked_anew(bridge, shown), (shown.text, shown.filters)
