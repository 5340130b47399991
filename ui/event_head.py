"""The head of the inspector: process, kind and number, review state, and the title."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from timeline_app import records as r
from timeline_app.chronology import Chronology
from timeline_app.vocabulary import REVIEWS, words_of
from ui.form_choices import capital
from ui.form_fields import FormField, LineField
from ui.form_kit import ToolButton, icon_button, plain_label, set_tip
from ui.kept_edits import KeptLine
from ui.small_parts import Swatch
from ui.theme import Theme

_LOOKS = {
    "draft": ("edit", "text2"),
    "in_review": ("review", "warn"),
    "checked": ("checked", "ok"),
    "locked": ("lock", "text2"),
}
"""The icon and ink of each review state."""
_PASTED = 2**21
"""How many letters may be pasted as a title; a line of Qt's cuts them at 32,767 without a word."""


def line_of(event: r.Event, chronology: Chronology) -> str:
    """What stands over the title: "Geneva · round 4"."""
    process = chronology.processes.get(event.process or "")
    name = (process.short_name or process.name) if process else "No process"
    number = event.number
    if event.number_sort is not None and event.number_sort % 1000 == 0:
        number = str(event.number_sort // 1000)
    return f"{name} · {event.kind} {number}".rstrip()


class ReviewField(FormField):
    """The review state as a flat button with a menu."""

    def __init__(self, theme: Theme) -> None:
        self.button = ToolButton()
        super().__init__("review", self.button)
        self._theme = theme
        self._state = "draft"
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.button.setAccessibleDescription("Opens a menu")
        self.menu = menu = QMenu(self.button)
        for key, term in REVIEWS.items():
            action = QAction(capital(term.label), menu)
            action.triggered.connect(lambda _=False, key=key: self.choose(key))
            theme.dress(action, _LOOKS[key][0])
            menu.addAction(action)
        self.button.clicked.connect(self.open_menu)
        theme.changed.connect(self._draw)

    @property
    def typed(self) -> str:
        return self._state

    def choose(self, key: str) -> None:
        """Choose a state as a person would."""
        self._state = key
        self.left.emit("review")

    def open_menu(self) -> None:
        """Show the states to choose from, under the button."""
        self.menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    def show_event(self, event: r.Event, chronology: Chronology) -> None:
        self._state = event.review
        self._draw()

    def value(self, event: r.Event, chronology: Chronology) -> Any:
        return self._state

    def _draw(self) -> None:
        theme = self._theme
        icon, ink = _LOOKS.get(self._state, _LOOKS["draft"])
        words = capital(words_of(REVIEWS, self._state))
        self.button.setIcon(theme.icon(icon, ink, 14))
        self.button.setText(words)
        self.button.setAccessibleName(f"Review: {words}")
        set_tip(self.button, f"Review: {words}")
        room = QFontMetrics(theme.font("small")).horizontalAdvance(words)
        self.button.setFixedWidth(room + 14 + 4 + 12)
        self.button.setStyleSheet(
            f"QToolButton{{padding:0 4px;min-height:{theme.px(22)}px;color:{theme.name(ink)};"
            f"font-size:{theme.px(12)}px}}"
            f"QToolButton:focus{{padding:0 3px;min-height:{theme.px(20)}px}}"
        )


class TitleField(LineField):
    """The title, 20/28 600, edited in place: it has an edge only while it is typed in."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("title", "Title of the event", KeptLine())
        self._theme = theme
        self.line.setMaxLength(_PASTED)
        self.line.textChanged.connect(lambda text: set_tip(self.line, text))
        theme.changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        theme = self._theme
        rest, typed = theme.px(28), theme.px(26)
        self.line.setStyleSheet(
            f"QLineEdit{{font-size:{theme.px(20)}px;font-weight:600;background:transparent;"
            f"border:1px solid transparent;padding:0 1px;min-height:{rest}px}}"
            f"QLineEdit:hover{{border-color:{theme.name('line2')}}}"
            f'QLineEdit:focus,QLineEdit[problem="true"]{{padding:0;min-height:{typed}px}}'
            f"QLineEdit:focus{{border:2px solid {theme.name('focus')}}}"
            f'QLineEdit[problem="true"]{{border:2px solid {theme.name("danger")}}}'
        )


class EventHead(QWidget):
    """Swatch, "Geneva · round 4" and review state over the title."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.swatch = Swatch()
        self.line = plain_label(tone="text2", step="small")
        self.line.setMinimumWidth(40)
        self.draft = plain_label("draft, not added yet", tone="warn", step="small")
        self.draft.hide()
        self.review = ReviewField(theme)
        self.title = TitleField(theme)
        self.more = icon_button("more", "More about this event")
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.hide()
        top = QHBoxLayout()
        top.setContentsMargins(3, 0, 0, 0)
        self.line.setMinimumHeight(theme.px(24))
        top.setSpacing(8)
        top.addWidget(self.swatch)
        top.addWidget(self.line, 1)
        top.addWidget(self.draft)
        top.addWidget(self.review.widget)
        top.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(top)
        column.addWidget(self.review.note)
        column.addWidget(self.title.widget)
        column.addWidget(self.title.note)

    def show_event(self, event: r.Event, chronology: Chronology) -> None:
        """Show whose event it is."""
        process = chronology.processes.get(event.process or "")
        self.swatch.setVisible(process is not None)
        if process is not None:
            self.swatch.set_process(process.colour)
        self.line.setText(line_of(event, chronology))

    def set_more_menu(self, menu: QMenu) -> None:
        """Give the button "⋯" a menu; without one it is not there."""
        self.more.setMenu(menu)
        self.more.setStyleSheet("QToolButton::menu-indicator{image:none;width:0}")
        self.more.show()
