"""Tooltips that show a text as it stands, markup and all."""

from __future__ import annotations

from PySide6.QtGui import Qt as GuiQt


def plain_tip(text: str, *, wraps: bool = False) -> str:
    """A text for a tooltip, in which "<b>" is just that; with ``wraps`` long lines are broken."""
    if not text or not (wraps or GuiQt.mightBeRichText(text)):
        return text
    import html  # its names of characters are many, and few texts need them

    return "<qt>" + html.escape(text).replace("\n", "<br>") + "</qt>"
