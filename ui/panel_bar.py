"""A bar of a pane, as high as the text size asks for, and the rules between bars."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from ui.theme import Theme


class PanelBar(QFrame):
    """A bar ``height`` px high at 100 %; widgets go into its ``row``.

    It may be narrower than what is in it, which is cut off then.
    """

    def __init__(self, theme: Theme, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._height = theme, height
        self.setProperty("pane", "panel")
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(12, 0, 12, 0)
        self.row.setSpacing(7)
        self.row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self.setFixedHeight(self._theme.px(self._height))


def rule() -> QFrame:
    """A line 1 px high between two panes."""
    line = QFrame()
    line.setProperty("rule", True)
    line.setFixedHeight(1)
    return line
