"""What the tests of the commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

Parley: TypeAlias = Callable[..., tuple[int, str, str]]
"""Runs a command of the command line: exit status, standard output, standard error."""
