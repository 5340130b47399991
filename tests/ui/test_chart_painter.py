"""The painter of scenes: every shape, crisp rules, text and its links, both themes, paper."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter

from tests.timeline_app.chart.support import example_columns
from timeline_app.chart.screen import layout
from timeline_app.chart.shapes import (
    Bars,
    Box,
    Circle,
    Group,
    Layer,
    Line,
    Path,
    Point,
    Rect,
    Run,
    Scene,
    Shape,
    Stroke,
    Text,
    run,
)
from ui.chart_measure import paper_fonts, screen_fonts
from ui.chart_painter import ChartPainter, links_of, paper_painter, screen_painter, targets_of
from ui.theme import DARK, Theme

pytestmark = pytest.mark.usefixtures("qapp")
RED, BLUE = "#cc0000", "#0000cc"


def scene(*shapes: Shape, opacity: float = 1.0, layer: Layer | None = None) -> Scene:
    group = Group("mark", shapes, Box(0, 0, 40, 40), "e", opacity)
    return Scene(40, 40, "px", (layer or Layer("marks", (group,)),))


def painted(
    picture: Scene, pen: ChartPainter | None = None, size: int = 40, scale: float = 1.0
) -> QImage:
    image = QImage(size, size, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        painter.scale(scale, scale)
        (pen or screen_painter(Theme())).paint(painter, picture)
    return image


def at(image: QImage, x: int, y: int) -> str:
    return image.pixelColor(x, y).name()


def ink(image: QImage) -> int:
    """How many dots are not white."""
    return sum(
        image.pixelColor(x, y) != QColor(Qt.GlobalColor.white)
        for x in range(image.width())
        for y in range(image.height())
    )


def test_a_rectangle_is_filled_and_edged() -> None:
    image = painted(scene(Rect(10, 10, 20, 20, RED, Stroke(BLUE, 2))))
    assert at(image, 20, 20) == RED
    assert at(image, 20, 10) == BLUE
    assert at(image, 5, 5) == "#ffffff"


def test_a_rectangle_without_an_extent_is_no_fault() -> None:
    assert ink(painted(scene(Rect(10, 10, -3, 0, RED, None, 2)))) == 0


def test_an_upright_line_of_one_px_is_one_column_wherever_it_falls() -> None:
    for x in (10.0, 10.3, 10.5, 10.8):
        image = painted(scene(Line(x, 0, x, 40, Stroke(RED, 1))))
        columns = {at(image, column, 20) for column in range(40)}
        assert columns == {RED, "#ffffff"}, x


def test_a_moved_layer_keeps_its_rules_crisp() -> None:
    group = Group("axis", (Line(0, 10.2, 40, 10.2, Stroke(RED, 1)),), Box(0, 10, 40, 10))
    image = painted(scene(layer=Layer("axis", (group,), dy=3.6)))
    assert {at(image, 20, row) for row in range(40)} == {RED, "#ffffff"}


def test_a_dashed_line_has_gaps() -> None:
    image = painted(scene(Line(0, 20.5, 40, 20.5, Stroke(RED, 1, (4, 4)))))
    colours = {at(image, x, 20) for x in range(40)}
    assert {RED, "#ffffff"} <= colours


def test_polygons_and_polylines() -> None:
    corners = (Point(5, 5), Point(35, 5), Point(20, 35))
    filled = painted(scene(Path(corners, True, RED)))
    assert at(filled, 20, 12) == RED
    line = painted(scene(Path(corners, False, "", Stroke(RED, 2))))
    assert at(line, 20, 5) == RED and at(line, 20, 15) == "#ffffff"


@pytest.mark.parametrize(("half", "inside", "outside"), [
    ("left", (14, 20), (26, 20)), ("lower", (20, 26), (20, 14)),
])  # fmt: skip
def test_half_a_circle_is_filled(
    half: str, inside: tuple[int, int], outside: tuple[int, int]
) -> None:
    shape = Circle(20, 20, 12, RED, Stroke(RED, 1.5))
    image = painted(scene(shape._replace(half="left" if half == "left" else "lower")))
    assert at(image, *inside) == RED
    assert at(image, *outside) == "#ffffff"
    assert at(image, 8, 20) != "#ffffff" and at(image, 31, 20) != "#ffffff"


def test_bars_and_opacity() -> None:
    image = painted(scene(Bars(((0, 0, 10, 40), (20, 0, 10, 40)), "#000000", 0.5)))
    assert abs(image.pixelColor(5, 20).red() - 128) <= 1
    assert at(image, 15, 20) == "#ffffff"


def test_a_pale_group_is_pale() -> None:
    image = painted(scene(Rect(0, 0, 40, 40, "#000000", None, 1), opacity=0.28))
    assert abs(image.pixelColor(20, 20).red() - 184) <= 1


def test_nothing_is_painted_outside_the_clip() -> None:
    group = Group("mark", (Rect(0, 0, 40, 40, RED),), Box(0, 0, 40, 40))
    image = painted(scene(layer=Layer("marks", (group,), clip=Box(10, 10, 20, 20))))
    assert at(image, 15, 15) == RED
    assert at(image, 25, 15) == "#ffffff"


def test_colours_come_from_the_theme_and_unknown_ones_are_ink() -> None:
    light, dark = screen_painter(Theme()), screen_painter(Theme(DARK))
    for name, pen, wanted in (
        ("process:rust", light, "#b25e04"),
        ("process:rust", dark, "#d36e2d"),
        ("today", light, "#c2410c"),
        ("#123456", dark, "#123456"),
        ("no such colour", light, "#1e2226"),
        ("#12345", light, "#1e2226"),
    ):
        assert at(painted(scene(Rect(0, 0, 40, 40, name)), pen), 20, 20) == wanted


def words(*runs: Run, halo: float = 0.0, x: float = 4, y: float = 24) -> Text:
    return Text(x, y, runs, "start", halo)


def test_text_stands_where_its_anchor_says() -> None:
    run = Run("III", 12, "text", width=12)
    left = painted(scene(Text(20, 24, (run,))))
    right = painted(scene(Text(20, 24, (run,), "end")))
    assert ink(left.copy(0, 0, 19, 40)) == 0 and ink(left) > 0
    assert ink(right.copy(21, 0, 19, 40)) == 0 and ink(right) > 0


def test_a_halo_parts_the_letters_from_what_lies_under_them() -> None:
    ground = Rect(0, 0, 40, 40, "#000000")
    run = Run("I", 14, RED, width=4)
    plain = painted(scene(ground, words(run, x=16)))
    ringed = painted(scene(ground, words(run, x=16, halo=3)))
    paper = painted(scene(ground, words(run, x=16, halo=3)), paper_painter())
    assert not any(plain.pixelColor(x, 20).green() > 200 for x in range(40))
    for image in (ringed, paper):
        assert any(image.pixelColor(x, 20).green() > 200 for x in range(40))


def test_what_follows_a_name_closes_up_on_screen() -> None:
    """A name is given the room that it needs in bold; unselected it leaves no gap."""
    fonts = screen_fonts(Theme())
    name = Run("mmmmm", 12, "base", width=fonts.measure("mmmmm", 12, True) + 9)
    image = painted(scene(words(name, Run("I", 12, RED, width=4))), size=90)
    columns = [x for x in range(90) if image.pixelColor(x, 20).green() < 150]
    assert columns and columns[0] < 4 + fonts.measure("mmmmm", 12, False) + 4


def test_widths_are_those_of_the_font_that_is_painted() -> None:
    screen, paper = screen_fonts(Theme()), paper_fonts()
    assert screen.measure("Geneva", 12, True) > screen.measure("Geneva", 12, False) > 20
    assert paper.measure("Geneva", 3.0, False) == pytest.approx(
        3 * paper.measure("Geneva", 1.0, False)
    )
    assert screen.measure("جنيف", 12, False) == screen.measure("جنيف", 12, False) > 5
    assert screen.measure("", 12, False) == 0


def test_what_follows_a_name_in_italics_is_measured_in_italics() -> None:
    fonts = paper_fonts()
    name = run(fonts.measure, "Small body 5", 3.0, bold=True, italic=True)
    metrics = QFontMetricsF(fonts.font(3.0, bold=True, italic=True))
    assert name.width == pytest.approx(metrics.horizontalAdvance(name.text) * fonts.scale(3.0))


def test_ligatures_are_off_so_that_a_pdf_can_be_searched() -> None:
    for fonts in (screen_fonts(Theme()), paper_fonts()):
        font = fonts.font(12)
        assert [font.featureValue(QFont.Tag(tag)) for tag in ("liga", "clig")] == [0, 0]


def test_paper_is_painted_in_mm() -> None:
    run = Run("H", 8, "#000000", width=6)
    image = painted(scene(words(run, x=1, y=9)), paper_painter(), size=120, scale=10)
    rows = [y for y in range(120) if image.pixelColor(20, y).red() < 128]
    assert 50 <= rows[-1] - rows[0] <= 64  # capitals of 8 mm letters are 5.7 mm high
    assert abs(rows[-1] - 90) <= 2


def test_links_and_targets_are_told_as_places() -> None:
    note = Run("12", 2, "text2", rise=1, width=3, link="note-12")
    text = Text(10, 20, (Run("Astana", 3, width=9), note))
    group = Group("note", (text,), Box(10, 17, 22, 21), "", 1.0, "note-3")
    picture = scene(layer=Layer("labels", (group,), dx=100, dy=50))
    (link,) = links_of(picture)
    assert (link.target, link.rect.left(), link.rect.width()) == ("note-12", 119, 3)
    assert link.rect.top() < 69 < link.rect.bottom()
    assert targets_of(picture)["note-3"].getRect() == (110, 67, 12, 4)


@pytest.mark.parametrize("theme", [Theme(), Theme(DARK)])
def test_the_whole_example_is_painted(theme: Theme) -> None:
    pen = screen_painter(theme)
    days = (date(2016, 12, 1).toordinal(), date(2017, 7, 31).toordinal())
    picture = layout(example_columns(date(2017, 5, 9)), 900, days, pen.fonts.measure)
    image = painted(picture, pen, 900)
    assert len({at(image, x, y) for x in range(126, 900, 3) for y in range(0, 600, 3)}) > 20
