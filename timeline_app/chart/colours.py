"""The light set of colours by name: what paper and picture files are printed in, on white."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final


def _pairs(text: str) -> dict[str, str]:
    words = text.split()
    return dict(zip(words[::2], words[1::2], strict=True))


LIGHT: Final[Mapping[str, str]] = _pairs(
    """
    base #FFFFFF panel #F8F8F6 window #F3F3F0
    text #1E2226 text2 #565C62 text3 #676C71 control #83878A
    line #DEDEDA line2 #C4C5C0 accent #14655A focus #14655A accentsoft #DCECE7
    sel #D3E7E1 danger #B3261E warn #7A5200 ok #2C6E31 mark #FFF0B8
    ghost #6A7076 today #C2410C band #F7F7F5 grid #ECECE8 gridm #DADAD5
    printband #F5F5F2 printrule #C9CBC7 printleader #8B908F printgrid #E6E6E2 printyear #A9ACAA
    process:blue #2D6BAB process:rust #B25E04 process:indigo #31377E process:sage #6C9669
    process:plum #90486E process:umber #4D3201 process:lagoon #438CA7 process:taupe #665349
    """
)
"""Colour by name. The names with ``print`` are used on pages only, in both themes as here."""
