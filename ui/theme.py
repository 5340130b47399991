"""The look at work: colours, fonts and icons of the scheme and text size in use.

``apply`` dresses the program once it has started; ``current`` is what widgets ask. A widget that
paints itself, or keeps an icon, listens to ``changed``.
"""

from __future__ import annotations

from functools import cache
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from . import tokens
from .icons import icon_mask, inked

AUTO, LIGHT, DARK = "auto", "light", "dark"
"""The settings of the colour scheme; ``AUTO`` follows the desktop."""


class HasIcon(Protocol):
    """What can wear an icon: buttons and actions."""

    def setIcon(self, icon: QIcon, /) -> None:
        """Wear this icon."""


class Theme(QObject):
    """One scheme at one text size. ``Theme("light")`` by itself serves pages and printers."""

    changed = Signal()
    """The scheme or the size of text is another one; everything asked before is out of date."""

    def __init__(
        self, scheme: str = LIGHT, text_size: int = 100, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._scheme = scheme
        self._size = text_size
        self._icons: dict[tuple[str, str, int, bool], QIcon] = {}
        self._dressed: dict[int, tuple[HasIcon, str, str, int]] = {}

    @property
    def dark(self) -> bool:
        """Whether the ground is dark."""
        return self._scheme == DARK

    @property
    def text_size(self) -> int:
        """The size of text in per cent."""
        return self._size

    def change(self, scheme: str, text_size: int) -> None:
        """Go over to ``LIGHT`` or ``DARK`` and to a size of text in per cent."""
        if (scheme, text_size) == (self._scheme, self._size):
            return
        self._scheme, self._size = scheme, text_size
        self._icons.clear()
        self.changed.emit()
        self._dress_again()

    def name(self, token: str) -> str:
        """The colour of a token as "#RRGGBB"."""
        return (tokens.DARK if self.dark else tokens.LIGHT)[token]

    def color(self, token: str) -> QColor:
        """The colour of a token such as "text2"."""
        return QColor(self.name(token))

    def process_color(self, key: str) -> QColor:
        """The colour of a process by the key in its ``colour``: a name of the palette or a
        "#RRGGBB" of the user's own; the first of the palette where it is neither.
        """
        if key.startswith("#") and QColor.isValidColorName(key):
            return QColor(key)
        pair = tokens.PROCESS.get(key) or next(iter(tokens.PROCESS.values()))
        return QColor(pair[self.dark])

    def px(self, length: float) -> int:
        """A length in px of the design, as large as the text is set; for heights of lines."""
        return round(length * self._size / 100)

    def font(self, step: str, *, bold: bool = False, italic: bool = False) -> QFont:
        """The font of a step of the scale, such as "small", with figures of equal width."""
        drawn = tokens.STEPS[step]
        font = QFont()
        font.setFamilies(list(_families(drawn.family)))
        font.setPixelSize(self.px(drawn.px))
        weight = max(drawn.weight, QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        font.setWeight(QFont.Weight(weight))
        font.setItalic(italic)
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def line(self, step: str) -> int:
        """The height of a line of a step, in px."""
        return self.px(tokens.STEPS[step].line)

    def icon(self, name: str, tone: str = "text2", size: int = 16) -> QIcon:
        """An icon ``size`` px wide, its stroke in the token ``tone``; ``control`` when off.

        In ``text2`` it turns to the accent while its button is checked.
        """
        mirrored = name in tokens.MIRRORED and _runs_leftwards()
        key = (name, tone, size, mirrored)
        if key not in self._icons:
            self._icons[key] = self._drawn(*key)
        return self._icons[key]

    def _drawn(self, name: str, tone: str, size: int, mirrored: bool) -> QIcon:
        icon = QIcon()
        looks = [
            (QIcon.Mode.Normal, QIcon.State.Off, tone),
            (QIcon.Mode.Normal, QIcon.State.On, "accent" if tone == "text2" else tone),
            (QIcon.Mode.Disabled, QIcon.State.Off, "control"),
        ]
        for ratio in (1.0, 2.0):
            mask = icon_mask(name, size, ratio, mirrored=mirrored)
            for mode, state, stroke in looks:
                icon.addPixmap(inked(mask, self.color(stroke)), mode, state)
        return icon

    def dress(self, wearer: HasIcon, name: str, tone: str = "text2", size: int = 16) -> None:
        """Give a button or an action an icon, and again whenever the theme changes."""
        wearer.setIcon(self.icon(name, tone, size))
        key = id(wearer)
        if key not in self._dressed and isinstance(wearer, QObject):
            wearer.destroyed.connect(lambda: self._dressed.pop(key, None))
        self._dressed[key] = (wearer, name, tone, size)

    def _dress_again(self) -> None:
        for wearer, name, tone, size in self._dressed.values():
            wearer.setIcon(self.icon(name, tone, size))


def _runs_leftwards() -> bool:
    return QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft


@cache
def _families(kind: str) -> tuple[str, ...]:
    """Those of the wished families that are installed, then the desktop's own."""
    own = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).families()
    return (*filter(QFontDatabase.hasFamily, tokens.FAMILIES[kind]), *own)


def palette_of(theme: Theme) -> QPalette:
    """The palette from which Fusion paints what the stylesheet leaves alone."""
    role = QPalette.ColorRole
    roles = {
        "window": (role.Window,),
        "text": (role.WindowText, role.Text, role.ButtonText, role.ToolTipText),
        "base": (role.Base, role.Button, role.ToolTipBase),
        "alt": (role.AlternateBase,),
        "text3": (role.PlaceholderText,),
        "accent": (role.Highlight, role.Accent, role.Link, role.LinkVisited),
        "onaccent": (role.HighlightedText,),
        "line2": (role.Mid,),
        "line": (role.Midlight, role.Light),
        "control": (role.Dark,),
        "danger": (role.BrightText,),
    }
    palette = QPalette()
    for token, members in roles.items():
        for member in members:
            palette.setColor(member, theme.color(token))
    for member in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, member, theme.color("control"))
    return palette


class _Wardrobe:
    """The theme of the running program and the wish it follows."""

    def __init__(self) -> None:
        self.theme: Theme | None = None
        self.wish = AUTO
        self.ready: QApplication | None = None


_wardrobe = _Wardrobe()


def current() -> Theme:
    """The theme in use; light at 100 % before ``apply``."""
    if _wardrobe.theme is None:
        _wardrobe.theme = Theme()
    return _wardrobe.theme


def apply(app: QApplication, scheme: str = AUTO, text_size: int = 100) -> Theme:
    """Dress the program in ``AUTO``, ``LIGHT`` or ``DARK``, with text of 90 to 150 per cent."""
    hints = app.styleHints()
    _wardrobe.wish = scheme
    if _wardrobe.ready is not app:
        _wardrobe.ready = app
        app.setStyle("Fusion")
        hints.colorSchemeChanged.connect(_follow)
    wanted = {LIGHT: Qt.ColorScheme.Light, DARK: Qt.ColorScheme.Dark}
    hints.setColorScheme(wanted.get(scheme, Qt.ColorScheme.Unknown))
    theme = current()
    theme.change(_seen(app), text_size)
    _paint(app, theme)
    return theme


def _seen(app: QApplication) -> str:
    if _wardrobe.wish != AUTO:
        return _wardrobe.wish
    return DARK if app.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT


def _follow() -> None:
    """The desktop went over to light or dark."""
    app, theme = _wardrobe.ready, current()
    if app is not None and _seen(app) != (DARK if theme.dark else LIGHT):
        theme.change(_seen(app), theme.text_size)
        _paint(app, theme)


def _paint(app: QApplication, theme: Theme) -> None:
    from .stylesheet import stylesheet

    app.setPalette(palette_of(theme))
    app.setFont(theme.font("body"))
    app.setStyleSheet(stylesheet(theme))
