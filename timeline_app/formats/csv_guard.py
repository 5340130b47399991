"""The reversible guard: no cell of an exported sheet begins like a formula."""

from __future__ import annotations

TRIGGERS = frozenset("=+-@\t\r\n\0＝＋－＠")
"""What makes a spreadsheet, or what cuts it up, take a cell for a formula or a command."""

MARK = "'"
"""What stands before a guarded text."""


def guard(text: str) -> str:
    """A text as a safe cell: one more apostrophe before apostrophes and a trigger.

    Texts and safe cells are in one-to-one correspondence; ``unguard`` is the way back.
    """
    return MARK + text if _is_marked(text) else text


def unguard(cell: str) -> str:
    """The text of a cell; a cell whose apostrophe was lost on the way is taken as it is."""
    return cell[1:] if cell.startswith(MARK) and _is_marked(cell) else cell


def _is_marked(text: str) -> bool:
    """Whether the first character that is no apostrophe is a trigger."""
    return text.lstrip(MARK)[:1] in TRIGGERS and text.strip(MARK) != ""
