"""The fonts of the chart, and how wide a text is in them.

On screen a letter height is a whole number of px, so that letters stand as sharp as in any other
widget. On paper it is exact: texts are measured and drawn at 100 px and scaled down.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QFont, QFontMetricsF

from timeline_app.chart.shapes import isolated
from ui.theme import Theme

_REFERENCE: Final = 100
"""The px at which texts for paper are set."""
_MOST_WIDTHS: Final = 50_000
_LIGATURES: Final = ("liga", "clig")


class ChartFonts:
    """One family in the sizes and weights of a chart; `measure` is what the engine asks.

    With ``exact`` a font is always 100 px high and is drawn ``scale(size)`` as large, for pages in
    mm; without it, it has the size itself, rounded to a px.
    """

    def __init__(self, base: QFont, *, exact: bool, bold: QFont.Weight) -> None:
        self._base = QFont(base)
        for tag in _LIGATURES:
            self._base.setFeature(QFont.Tag(tag), 0)
        if exact:
            self._base.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        self._exact = exact
        self._bold = bold
        self._fonts: dict[tuple[int, bool, bool], QFont] = {}
        self._metrics: dict[tuple[int, bool, bool], QFontMetricsF] = {}
        self._widths: dict[tuple[str, float, bool, bool], float] = {}

    def px(self, size: float) -> int:
        """The px of the font in which letters of a height are set."""
        return _REFERENCE if self._exact else max(1, round(size))

    def scale(self, size: float) -> float:
        """How much the painter has to be scaled for a text of this letter height."""
        return size / _REFERENCE if self._exact else 1.0

    def font(self, size: float, *, bold: bool = False, italic: bool = False) -> QFont:
        """The font for a letter height, in px of `px`."""
        key = (self.px(size), bold, italic)
        found = self._fonts.get(key)
        if found is None:
            found = QFont(self._base)
            found.setPixelSize(key[0])
            found.setWeight(self._bold if bold else QFont.Weight.Normal)
            found.setItalic(italic)
            self._fonts[key] = found
        return found

    def measure(self, text: str, size: float, bold: bool, italic: bool = False) -> float:
        """The width of a text in one line, in the unit of ``size``."""
        key = (text, size, bold, italic)
        found = self._widths.get(key)
        if found is None:
            if len(self._widths) >= _MOST_WIDTHS:
                self._widths.clear()
            width = self._metric(size, bold, italic).horizontalAdvance(isolated(text))
            found = self._widths[key] = width * self.scale(size)
        return found

    def _metric(self, size: float, bold: bool, italic: bool) -> QFontMetricsF:
        key = (self.px(size), bold, italic)
        found = self._metrics.get(key)
        if found is None:
            font = self.font(size, bold=bold, italic=italic)
            found = self._metrics[key] = QFontMetricsF(font)
        return found


def screen_fonts(theme: Theme) -> ChartFonts:
    """The fonts of a chart on screen; emphasis is 600."""
    return ChartFonts(theme.font("small"), exact=False, bold=QFont.Weight.DemiBold)


def paper_fonts(theme: Theme | None = None) -> ChartFonts:
    """The fonts of pages and picture files; emphasis is 700."""
    return ChartFonts((theme or Theme()).font("small"), exact=True, bold=QFont.Weight.Bold)
