"""The Sources workspace on a copy of the example."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.sources import SourcesDesk, sources


@pytest.fixture
def at(qtbot: QtBot, tmp_path: Path) -> Iterator[SourcesDesk]:
    with sources(qtbot, tmp_path) as made:
        yield made
