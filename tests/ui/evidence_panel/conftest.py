"""The evidence of Geneva IV."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.forms import Desk, desk
from ui.evidence_panel import EvidencePanel

from .hands import FOUR


@pytest.fixture
def at(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    with desk(qtbot, tmp_path) as made:
        made.select(FOUR)
        yield made


@pytest.fixture
def panel(at: Desk) -> EvidencePanel:
    return at.form.evidence
