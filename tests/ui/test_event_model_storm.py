"""Whatever happens, rows, months and views stay together."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QAbstractItemModelTester

from tests.ui.storm import SOURCED, Mirror, Storm, built_anew, rows
from tests.ui.tables import closed, opened, talks
from ui import moving_rows
from ui.event_model import EventModel
from ui.shown import Shown


@pytest.mark.parametrize(("rounds", "work"), [(2_000, moving_rows._WORK), (300, 20)])
def test_random_operations_keep_views_and_rows_together(
    qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rounds: int, work: int
) -> None:
    monkeypatch.setattr(moving_rows, "_WORK", work)
    bridge = opened(tmp_path, talks(*SOURCED), hasty=True)
    shown = Shown(bridge)
    model = EventModel(bridge, shown)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    mirror, storm = Mirror(model), Storm(bridge, shown, model)
    for step in range(rounds):
        storm.random.choice(storm.steps)()
        there = list(mirror.rows)
        mirror.read()
        assert there == mirror.rows
        if step % 20 == 0:
            assert rows(model) == built_anew(model, bridge, shown)
    assert storm.made > rounds // 40
    closed(bridge)
