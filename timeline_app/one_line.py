"""Long texts on one short line."""

from __future__ import annotations


def one_line(text: str, most: int) -> str:
    """A text with single spaces, cut with "…" to at most so many letters."""
    words = " ".join(text.split())
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"
