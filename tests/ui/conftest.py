"""What the tests of many views share; each brings its own ``bridge``."""

from __future__ import annotations

import pytest

from ui.bridge import Bridge
from ui.shown import Shown


@pytest.fixture
def shown(bridge: Bridge) -> Shown:
    """The events of the bridge that are shown: all of them, at first."""
    return Shown(bridge)
