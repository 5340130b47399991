"""The table of rules in docs/dates.md: every rule has an example, which that rule reads."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from timeline_app.mentions import find_mentions

GUIDE = Path(__file__).parents[2] / "docs" / "dates.md"
ARTICLE = date(2017, 2, 14)


def rows() -> list[tuple[str, str]]:
    """Rules with their examples."""
    table = GUIDE.read_text("utf-8").partition("| rule | example | right |")[2]
    lines = table.partition("\n\n")[0].splitlines()[2:]
    cells = ([cell.strip() for cell in line.strip("|").split("|")] for line in lines)
    return [(row[0], row[1].replace("**", "")) for row in cells]


@pytest.mark.parametrize(("rule", "example"), rows(), ids=lambda one: one)
def test_every_rule_reads_its_example(rule: str, example: str) -> None:
    language = "en" if example.isascii() or "–" in example else "fa"
    text = example if example[0].isupper() else f"It was calm {example}."
    assert rule in [one.rule for one in find_mentions(text, ARTICLE, language)]
