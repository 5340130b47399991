"""The theme: contrast, fonts, icons, and going over from light to dark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QFile, Qt
from PySide6.QtGui import QAction, QColor, QFont, QIcon, QImage
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from ui import theme, tokens
from ui.theme import Theme

SCHEMES = {"light": tokens.LIGHT, "dark": tokens.DARK}
ICONS = sorted((Path(__file__).parents[2] / "resources" / "icons").glob("*.svg"))

TEXT_PAIRS = [
    *(
        (ink, ground)
        for ink in ("text", "text2", "text3")
        for ground in ("base", "window", "panel")
    ),
    *((ink, ground) for ink in ("accent", "danger", "warn", "ok") for ground in ("base", "window")),
    ("onaccent", "accent"),
    ("onaccent", "accenthover"),
    ("onaccent", "accentpress"),
    ("accent", "accentsoft"),
    ("seltext", "sel"),
    ("text2", "sel"),
    ("text", "selidle"),
    ("danger", "dangersoft"),
    ("text", "dangersoft"),
    ("warn", "warnsoft"),
    ("text", "warnsoft"),
    ("text", "mark"),
    ("text", "mark2"),
    ("ondone", "done"),
    ("ondone2", "done"),
    ("doneaccent", "done"),
]
MARK_PAIRS = [
    ("control", "base"),
    ("control", "window"),
    ("focus", "base"),
    ("focus", "window"),
    ("ghost", "base"),
    ("today", "base"),
]


def luminance(color: str) -> float:
    """The relative luminance of WCAG 2.2."""
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    yield qapp
    theme.apply(qapp, "light", 100)


def test_the_formula_gives_the_known_extremes() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_can_be_read(scheme: str, ink: str, ground: str) -> None:
    assert contrast(SCHEMES[scheme][ink], SCHEMES[scheme][ground]) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("ink", "ground"), MARK_PAIRS)
def test_edges_and_marks_can_be_seen(scheme: str, ink: str, ground: str) -> None:
    assert contrast(SCHEMES[scheme][ink], SCHEMES[scheme][ground]) >= 3


@pytest.mark.parametrize("name", tokens.PROCESS)
def test_colours_of_processes_can_be_seen(name: str) -> None:
    light, dark = tokens.PROCESS[name]
    assert contrast(light, tokens.LIGHT["base"]) >= 3
    assert contrast(dark, tokens.DARK["base"]) >= 3


def test_both_schemes_have_the_same_tokens() -> None:
    assert set(tokens.LIGHT) == set(tokens.DARK)


def test_a_process_keeps_its_own_colour_and_falls_back_to_the_first() -> None:
    light, dark = Theme("light"), Theme("dark")
    assert light.process_color("rust") == QColor("#B25E04")
    assert dark.process_color("rust") == QColor("#D36E2D")
    assert light.process_color("#123456") == QColor("#123456")
    assert light.process_color("") == QColor("#2D6BAB")
    assert light.process_color("#nonsense") == QColor("#2D6BAB")


def test_going_dark_changes_palette_and_tells_widgets(dressed: QApplication, qtbot: QtBot) -> None:
    shown = theme.apply(dressed, "light", 100)
    assert dressed.palette().window().color() == QColor("#F3F3F0")
    with qtbot.waitSignal(shown.changed):
        theme.apply(dressed, "dark", 100)
    assert shown is theme.current()
    assert dressed.palette().window().color() == QColor("#202326")
    assert dressed.palette().text().color() == QColor("#E7E8E6")
    assert "#191B1E" in dressed.styleSheet()


def test_auto_follows_the_desktop(dressed: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    theme.apply(dressed, "auto", 100)
    hints = type(dressed.styleHints())
    monkeypatch.setattr(hints, "colorScheme", lambda _: Qt.ColorScheme.Dark)
    dressed.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.current().dark
    theme.apply(dressed, "light", 100)
    dressed.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert not theme.current().dark


def test_the_size_of_text_multiplies_every_step(dressed: QApplication) -> None:
    assert Theme("light", 100).font("body").pixelSize() == 13
    assert Theme("light", 150).font("hint").pixelSize() == 16
    assert Theme("light", 90).font("title").pixelSize() == 18
    theme.apply(dressed, "light", 150)
    assert dressed.font().pixelSize() == 20
    assert "font-size: 18px" in dressed.styleSheet()


def test_figures_are_tabular_and_titles_heavier(qapp: QApplication) -> None:
    font = Theme().font("title")
    assert font.featureValue(QFont.Tag("tnum")) == 1
    assert font.weight() == QFont.Weight.DemiBold
    assert Theme().font("body", bold=True).weight() == QFont.Weight.DemiBold


@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_every_icon_takes_the_colour_it_is_given(qapp: QApplication, path: Path) -> None:
    image = inked(Theme().icon(path.stem, "danger"))
    colors = {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }
    assert colors == {"#b3261e"}


def inked(icon: QIcon, ratio: float = 2) -> QImage:
    return (
        icon.pixmap(icon.availableSizes()[0], ratio)
        .toImage()
        .convertedTo(QImage.Format.Format_ARGB32)
    )


def test_all_icons_of_the_look_are_there() -> None:
    assert len(ICONS) == 45


def test_icons_are_sharp_on_dense_screens(qapp: QApplication) -> None:
    icon = Theme().icon("event")
    assert icon.pixmap(icon.availableSizes()[0], 2).size().width() == 32


def test_icons_that_point_along_the_text_are_mirrored(qapp: QApplication) -> None:
    shown = Theme()
    straight = {name: inked(shown.icon(name)) for name in ("chevron", "search")}
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        turned = {name: inked(shown.icon(name)) for name in ("chevron", "search")}
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    tip, mirrored_tip = (19, 16), (12, 16)
    assert straight["chevron"].pixelColor(*tip).alpha() == 255
    assert straight["chevron"].pixelColor(*mirrored_tip).alpha() == 0
    assert turned["chevron"].pixelColor(*mirrored_tip).alpha() == 255
    assert turned["chevron"].pixelColor(*tip).alpha() == 0
    assert turned["search"] == straight["search"]


def test_what_wears_an_icon_gets_it_again_in_the_new_colours(qapp: QApplication) -> None:
    shown, action = Theme("light"), QAction()
    shown.dress(action, "undo")
    before = inked(action.icon())
    gone = QWidget()
    shown.dress(QAction(gone), "redo")
    gone.deleteLater()
    shown.change("dark", 100)
    assert inked(action.icon()) != before


def test_no_rule_is_left_with_a_hole_and_ticks_need_no_file(
    dressed: QApplication, qtbot: QtBot
) -> None:
    theme.apply(dressed, "dark", 100)
    assert not re.search(r"%\(|%s", dressed.styleSheet())
    for picture in re.findall(r"url\((.+?)\)", dressed.styleSheet()):
        assert picture.startswith(":/") and QFile.exists(picture)
    box = QCheckBox()
    qtbot.addWidget(box)
    box.setChecked(True)
    image = box.grab().toImage()
    colors = {image.pixelColor(x, y).name() for x in range(20) for y in range(image.height())}
    assert {"#74c7b2", "#0c1f1a"} <= colors
