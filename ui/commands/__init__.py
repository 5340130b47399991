"""The commands of the command line, without Qt; each writes results on standard output.

Nothing is imported here, so that a start of the window can ask ``is_window`` for nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

NAMES = (
    *("new", "add-source", "export", "import", "chart", "search", "mentions", "history"),
    *("check", "backup", "restore"),
)
"""The commands that ``ui.command_line`` knows."""


def is_window(arguments: Sequence[str]) -> bool:
    """Whether the arguments ask for the window: nothing, a file, or the example (--sample)."""
    words = [word for word in arguments if word != "--sample"]
    if any(word.startswith("-") for word in words) or len(words) > 1:
        return False
    return not words or words[0] not in NAMES
