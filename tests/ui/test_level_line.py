"""In a one-line field texts of every script stand on one line, and nothing of them is cut off."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui import theme
from ui.commit_edits import CommitLineEdit
from ui.event_head import TitleField
from ui.kept_edits import KeptLine

ARABIC = "أستانا ة"
LATIN = "HHHH"


def title() -> QLineEdit:
    return TitleField(theme.current()).line


@pytest.fixture
def show(qapp: QApplication, qtbot: QtBot) -> Callable[[QLineEdit], QLineEdit]:
    """Shows a field in a window, with nothing of a cursor in it."""
    theme.apply(qapp, "light", 100)
    windows: list[QWidget] = []

    def shown(line: QLineEdit) -> QLineEdit:
        window = QWidget()
        windows.append(window)
        qtbot.addWidget(window)
        QVBoxLayout(window).addWidget(line)
        line.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        window.resize(440, 80)
        window.show()
        return line

    return shown


def rows(line: QLineEdit, text: str, columns: range = range(3, 24)) -> list[int]:
    """The rows of px in which letters are drawn, by default the first ones."""
    line.setText(text)
    line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    line.setAlignment(Qt.AlignmentFlag.AlignLeft)
    QApplication.processEvents()
    picture = line.window().grab(line.geometry()).toImage()
    return [
        y
        for y in range(2, picture.height() - 2)
        if any(QColor(picture.pixel(x, y)).lightness() < 110 for x in columns)
    ]


@pytest.mark.parametrize("make", [CommitLineEdit, KeptLine, title])
def test_letters_stay_where_they_are_when_arabic_comes_after_them(
    show: Callable[[QLineEdit], QLineEdit], make: Callable[[], QLineEdit]
) -> None:
    line = show(make())
    alone = rows(line, LATIN)
    assert 0 < len(alone) < line.height() - 4
    beside = rows(line, f"{LATIN} {ARABIC}")
    assert len(beside) == len(alone)
    assert abs(beside[0] - alone[0]) <= 1
    assert rows(line, LATIN) == alone


def test_signs_above_an_arabic_title_are_seen(show: Callable[[QLineEdit], QLineEdit]) -> None:
    line = show(title())
    everywhere = range(3, line.width() - 3)
    assert min(rows(line, "أ", everywhere)) < min(rows(line, "ا", everywhere)) - 3
