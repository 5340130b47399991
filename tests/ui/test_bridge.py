"""The open document as the widgets see it, and after it was closed."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.ui.forms import open_example
from timeline_app import operations
from ui.bridge import Bridge


def test_what_is_asked_after_closing_is_answered_with_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    bridge = Bridge(open_example(tmp_path))
    event = next(iter(bridge.chronology.events))
    operation = operations.edit(bridge.chronology, "event", [event], {"city": "Bern"})
    assert bridge.apply(operation)
    with qtbot.assertNotEmitted(bridge.failed):
        bridge.close()
        bridge.document.store.close()
        assert bridge.read(lambda: bridge.document.store.log(record=event)) is None
        assert not bridge.undo()
        assert not bridge.take_back(operation)
        assert not bridge.apply(operation)


def test_only_events_that_are_there_are_selected(qtbot: QtBot, tmp_path: Path) -> None:
    bridge = Bridge(open_example(tmp_path))
    gone, stays = list(bridge.chronology.events)[:2]
    bridge.apply(operations.delete(bridge.chronology, "event", [gone]))
    bridge.select([gone, stays], "an old finding")
    assert bridge.selection == (stays,)
    bridge.close()
    bridge.document.store.close()
