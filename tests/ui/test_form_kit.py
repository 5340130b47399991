"""The parts of forms: what is shown as it stands, what commits, what keys do."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from timeline_app.vocabulary import SIGNS
from ui import theme
from ui.commit_edits import CommitLineEdit, LongTextEdit
from ui.direction import direction_of
from ui.discs import paint_disc
from ui.form_kit import Button, ExplanationLine, LabelledRow, icon_button, plain_label, set_tip
from ui.small_parts import Segments, SwatchLabel, Tag, chip

Key = Qt.Key
RIGHT, LEFT = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
HOSTILE = "<b>Geneva</b> & <img src='file:///etc/passwd'>"


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    """Sizes come from the stylesheet."""
    theme.apply(qapp, "light", 100)


Show = Callable[..., QWidget]


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Show]:
    """Shows widgets in an active window, which lives as long as the test."""
    windows: list[QWidget] = []

    def shown(*widgets: QWidget) -> QWidget:
        window = QWidget()
        windows.append(window)
        column = QVBoxLayout(window)
        for widget in widgets:
            column.addWidget(widget)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield shown
    windows.clear()


def test_every_label_shows_markup_as_it_stands(show: Show) -> None:
    line = ExplanationLine()
    line.say(HOSTILE, "warn")
    row = LabelledRow("Title", QLineEdit())
    window = show(plain_label(HOSTILE), line, row, SwatchLabel(HOSTILE), chip(HOSTILE))
    labels = window.findChildren(QLabel)
    assert len(labels) == 5
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


def test_tooltips_show_markup_as_it_stands(qtbot: QtBot) -> None:
    label = plain_label("x")
    qtbot.addWidget(label)
    set_tip(label, "R&D")
    assert label.toolTip() == "R&D"
    set_tip(label, "a <b>")
    assert label.toolTip() == "<qt>a &lt;b&gt;</qt>"


def test_names_with_an_ampersand_stay_whole_on_buttons(qtbot: QtBot) -> None:
    button = Button("Add to R&D")
    qtbot.addWidget(button)
    assert button.text() == "Add to R&&D"
    assert button.accessibleName() == "Add to R&D"


def test_return_and_space_press_the_button_with_the_focus(show: Show) -> None:
    button = Button("Keep this date", "primary")
    heard: list[str] = []
    button.clicked.connect(lambda: heard.append("kept"))
    show(button)
    button.setFocus()
    button.grab()
    QTest.keyClick(button, Key.Key_Return)
    QTest.keyClick(button, Key.Key_Space)
    assert heard == ["kept", "kept"]


def test_a_row_joins_label_and_field(qtbot: QtBot) -> None:
    field = QLineEdit()
    row = LabelledRow("&Place", field, explained=True)
    qtbot.addWidget(row)
    assert row.label.buddy() is field
    assert field.accessibleName() == "Place"
    assert row.explanation is not None


def test_the_explanation_is_as_high_when_it_is_empty(show: Show) -> None:
    line = ExplanationLine()
    show(line)
    assert line.height() == 16
    line.say("June has 30 days. Nothing was changed.", "danger")
    assert line.height() == 16
    assert line.kind == "danger"
    line.say("or 4 Mar?", "warn", strong="3 Apr")
    assert line.text() == "3 Apr or 4 Mar?"
    line.grab()
    line.clear()
    assert line.text() == "" and line.height() == 16


def test_an_icon_button_is_large_enough_and_says_what_it_does(qtbot: QtBot) -> None:
    button = icon_button("close", "Close this message")
    qtbot.addWidget(button)
    button.show()
    assert button.accessibleName() == "Close this message"
    assert min(button.width(), button.height()) >= 24


@pytest.mark.parametrize("make", [CommitLineEdit, LongTextEdit])
def test_leaving_a_changed_field_commits_once(
    show: Show, make: type[CommitLineEdit] | type[LongTextEdit]
) -> None:
    heard: list[str] = []
    field, other = make("Astana"), QLineEdit()
    field.committed.connect(heard.append)
    show(field, other)
    field.setFocus()
    other.setFocus()
    assert heard == []
    field.setFocus()
    QTest.keyClick(field, Key.Key_End)
    QTest.keyClicks(field, " 2")
    assert field.is_changed
    QTest.keyClick(field, Key.Key_Tab)
    assert other.hasFocus()
    field.commit()
    assert heard == ["Astana 2"]
    assert field.value == "Astana 2"


@pytest.mark.parametrize("make", [CommitLineEdit, LongTextEdit])
def test_escape_takes_the_text_back_and_then_goes_on(
    qtbot: QtBot, show: Show, make: type[CommitLineEdit] | type[LongTextEdit]
) -> None:
    heard: list[str] = []
    field = make("Astana")
    field.committed.connect(heard.append)
    show(field)
    field.setFocus()
    QTest.keyClicks(field, "x")
    escape = QKeyEvent(QEvent.Type.ShortcutOverride, Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    field.event(escape)
    assert escape.isAccepted()
    with qtbot.waitSignal(field.taken_back):
        QTest.keyClick(field, Key.Key_Escape)
    assert field.text() == "Astana" and heard == []
    escape.ignore()
    field.event(escape)
    assert not escape.isAccepted()


def test_enter_commits_a_line_and_starts_a_new_one_in_a_long_text(show: Show) -> None:
    heard: list[str] = []
    line, text = CommitLineEdit("a"), LongTextEdit("a")
    line.committed.connect(heard.append)
    show(line, text)
    line.setFocus()
    QTest.keyClicks(line, "b")
    QTest.keyClick(line, Key.Key_Return)
    assert heard == ["ba"]
    text.setFocus()
    QTest.keyClick(text, Key.Key_Return)
    assert text.text() == "\na"


def test_setting_a_value_commits_nothing(show: Show) -> None:
    heard: list[str] = []
    field, text = CommitLineEdit("a"), LongTextEdit("a")
    field.committed.connect(heard.append)
    text.committed.connect(heard.append)
    show(field, text)
    field.set_value("b")
    text.set_value("b\u00a0c\nd")
    field.commit()
    text.commit()
    assert heard == []
    assert text.value == "b\u00a0c\nd"


def test_pasted_markup_becomes_plain_text(qtbot: QtBot) -> None:
    text = LongTextEdit()
    qtbot.addWidget(text)
    assert not text.acceptRichText()
    text.set_value(HOSTILE)
    assert text.text() == HOSTILE


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Astana", LEFT),
        ("أستانا 2", RIGHT),
        ("2017 “ژنو”", RIGHT),
        ("(5) Женева", LEFT),
        ("2017", None),
        ("", None),
    ],
)
def test_the_first_letter_gives_the_direction(
    text: str, direction: Qt.LayoutDirection | None
) -> None:
    assert direction_of(text) == direction


def test_a_line_runs_the_way_its_text_does(qtbot: QtBot) -> None:
    field = CommitLineEdit("أستانا")
    qtbot.addWidget(field)
    assert field.layoutDirection() == RIGHT
    field.set_value("Astana")
    assert field.layoutDirection() == LEFT


def test_segments_are_chosen_with_mouse_and_arrows(show: Show) -> None:
    segments = Segments([("this", "This event"), ("all", "All", 9)], "Which changes")
    heard: list[str] = []
    segments.chosen.connect(heard.append)
    show(segments)
    assert segments.key == "this" and segments.height() == 24
    segments.choose("all")
    assert heard == []
    segments.choose("this")
    segments.setFocus()
    QTest.keyClick(segments, Key.Key_Right)
    QTest.keyClick(segments, Key.Key_Right)
    assert heard == ["all", "this"]


@pytest.mark.parametrize("key", [Key.Key_Delete, Key.Key_Backspace, Key.Key_Return, Key.Key_Space])
def test_a_tag_goes_by_key(qtbot: QtBot, show: Show, key: Qt.Key) -> None:
    tag = Tag("process: Astana")
    show(tag)
    assert tag.accessibleName() == "process: Astana, remove"
    assert tag.height() >= 24
    tag.setFocus()
    with qtbot.waitSignal(tag.closed):
        QTest.keyClick(tag, key)


def drawn(sign: str) -> QImage:
    image = QImage(48, 48, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    with QPainter(image) as painter:
        paint_disc(painter, QRectF(0, 0, 48, 48), sign, QColor("#565C62"), QColor("white"))
    return image


def test_the_eleven_signs_differ_by_shape_alone(qapp: object) -> None:
    pictures = [drawn(sign) for sign in SIGNS]
    assert len(SIGNS) == 11
    for place, picture in enumerate(pictures):
        assert all(picture != other for other in pictures[place + 1 :])
    assert drawn("nonsense") == drawn("unknown")


def test_half_discs_are_solid_on_the_side_of_their_status(qapp: object) -> None:
    under_way, in_part = drawn("under_way"), drawn("held_in_part")
    ink, paper = "#565c62", "#ffffff"
    assert (under_way.pixelColor(14, 24).name(), under_way.pixelColor(34, 24).name()) == (
        ink,
        paper,
    )
    assert (in_part.pixelColor(24, 34).name(), in_part.pixelColor(24, 14).name()) == (ink, paper)


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Return, Key.Key_Enter])
def test_an_icon_button_is_pressed_by_key(show: Show, key: Qt.Key, qtbot: QtBot) -> None:
    button = icon_button("close", "Close this message")
    show(button)
    with qtbot.waitSignal(button.clicked, timeout=1000):
        QTest.keyClick(button, key)


def test_return_with_a_key_held_is_no_press(show: Show, qtbot: QtBot) -> None:
    button = icon_button("close", "Close this message")
    show(button)
    with qtbot.assertNotEmitted(button.clicked):
        QTest.keyClick(button, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
