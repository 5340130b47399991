"""The look as data: colours of both schemes, the palette of processes, and the steps of type.

Everything is in logical px at a text size of 100 %.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


def _pairs(text: str) -> dict[str, str]:
    names = text.split()
    return dict(zip(names[::2], names[1::2], strict=True))


LIGHT: Mapping[str, str] = _pairs(
    """
    window #F3F3F0  panel #F8F8F6  base #FFFFFF  alt #FAFAF8
    text #1E2226  text2 #565C62  text3 #676C71
    control #83878A  line #DEDEDA  line2 #C4C5C0
    accent #14655A  focus #14655A  onaccent #FFFFFF  accentsoft #DCECE7
    accenthover #0F5349  accentpress #0B4239  accentoff #C9D2CE
    hover #E6E7E3  press #DADCD7
    sel #D3E7E1  seltext #10221E  selidle #E9EAE6
    danger #B3261E  dangersoft #FBE9E7  dangeredge #E5B4AF
    warn #7A5200  warnsoft #FCF3DC  warnedge #E3C983
    ok #2C6E31  mark #FFF0B8  mark2 #D9EDE7
    ghost #6A7076  today #C2410C
    band #F7F7F5  grid #ECECE8  gridm #DADAD5
    done #2A2F33  ondone #F2F3F1  ondone2 #ABADAE  doneaccent #8FD6C4  doneedge #2A2F33
    """
)
DARK: Mapping[str, str] = _pairs(
    """
    window #202326  panel #1E2124  base #191B1E  alt #1D2023
    text #E7E8E6  text2 #AEB3B7  text3 #979DA2
    control #7E858B  line #33373B  line2 #474C51
    accent #74C7B2  focus #74C7B2  onaccent #0C1F1A  accentsoft #1F3A34
    accenthover #8FD6C4  accentpress #A8E2D3  accentoff #3A4542
    hover #2B2F33  press #383D42
    sel #254A42  seltext #F0FAF7  selidle #2B2F33
    danger #FF9A8F  dangersoft #3A2321  dangeredge #7A443F
    warn #E9BE62  warnsoft #332B18  warnedge #6B5825
    ok #8FCB8F  mark #5A4B12  mark2 #1F4A41
    ghost #A4AAAF  today #FF8A4C
    band #1E2124  grid #272B2E  gridm #373C40
    done #33373B  ondone #F2F3F1  ondone2 #B9BDC0  doneaccent #8FD6C4  doneedge #474C51
    """
)
"""Colour by token. Edges and grounds of notices that were done (``done…``) are dark in both."""

PROCESS: Mapping[str, tuple[str, str]] = {
    "blue": ("#2D6BAB", "#3F84C0"),
    "rust": ("#B25E04", "#D36E2D"),
    "indigo": ("#31377E", "#CECAFF"),
    "sage": ("#6C9669", "#AAD098"),
    "plum": ("#90486E", "#A66181"),
    "umber": ("#4D3201", "#FCA924"),
    "lagoon": ("#438CA7", "#58B1B5"),
    "taupe": ("#665349", "#A29082"),
}
"""The colours of processes in the order of assignment: light, dark. A ninth starts again."""


class Step(NamedTuple):
    """A step of the scale of type: letter height and line height in px, weight, family."""

    px: float
    line: float
    weight: int = 400
    family: str = "sans"


STEPS: Mapping[str, Step] = {
    "hint": Step(11, 15),
    "small": Step(12, 16),
    "body": Step(13, 18),
    "strong": Step(15, 22, 600),
    "title": Step(20, 28, 600),
    "empty": Step(24, 32, 600),
    "quote": Step(13, 19, 400, "serif"),
    "review": Step(14, 21, 400, "serif"),
    "reader": Step(16, 27, 400, "serif"),
    "reader_title": Step(23, 31, 600, "serif"),
    "naskh": Step(17, 33, 400, "naskh"),
}
FAMILIES: Mapping[str, tuple[str, ...]] = {
    "sans": ("Noto Sans", "Noto Sans Arabic"),
    "serif": ("Noto Serif", "Noto Naskh Arabic"),
    "naskh": ("Noto Naskh Arabic", "Noto Serif"),
}
"""The wished families by kind; those that are missing are left to the desktop's own font."""

MIRRORED = frozenset(
    {"undo", "redo", "left", "chevron", "change", "process", "text_rtl", "external"}
)
"""The icons that point along the text and are mirrored where it runs from right to left."""
