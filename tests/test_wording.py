"""How the program speaks: an error says what happened and what to do, and does not beg."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SPEAKING = [
    ROOT / "main.py",
    *(
        path
        for room in ("timeline_app", "db", "ui")
        for path in sorted((ROOT / room).rglob("*.py"))
    ),
]
_BEGGING = re.compile(r"\bplease\b", re.IGNORECASE)


@pytest.mark.parametrize("path", SPEAKING, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_sentence_says_please(path: Path) -> None:
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    texts = [one.value for one in nodes if isinstance(one, ast.Constant)]
    assert [one for one in texts if isinstance(one, str) and _BEGGING.search(one)] == []
