"""The stylesheet of the program, made from the tokens of a theme."""

from __future__ import annotations

from functools import cache

from resources import read_text

from . import tokens
from .icons import icon_svg
from .memory_files import publish
from .theme import Theme

_MIXED = '<path d="M4 8h8"/>'


@cache
def _pictures(dark: bool) -> str:
    """The folder of the arrows and ticks of a scheme."""
    colors = tokens.DARK if dark else tokens.LIGHT
    folder = "parley-dark" if dark else "parley-light"
    arrow = icon_svg("chev_down", colors["text2"])
    tick = icon_svg("checked", colors["onaccent"]).replace(b'"1.5"', b'"2"')
    path = tick[tick.index(b"<path") : tick.index(b"</svg>")]
    files = {
        "down.svg": arrow,
        "up.svg": arrow.replace(b"<path", b'<path transform="rotate(180 8 8)"'),
        "tick.svg": tick,
        "mixed.svg": tick.replace(path, _MIXED.encode()),
    }
    publish(folder, files)
    return f":/{folder}"


def stylesheet(theme: Theme) -> str:
    """The rules for a theme; states are dynamic properties of the widgets (``kind``, ``tone``)."""
    colors = tokens.DARK if theme.dark else tokens.LIGHT
    heights = {f"h{height}": f"{theme.px(height)}px" for height in (8, 20, 22, 24, 26)}
    sizes = {step: f"{theme.px(drawn.px)}px" for step, drawn in tokens.STEPS.items()}
    values = {**colors, **heights, **sizes, "files": _pictures(theme.dark)}
    return read_text("themes/parley.css") % values
