"""The date field: what it says while one types, when it commits, and what it keeps."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from timeline_app.dates import EventDate
from ui import theme
from ui.date_edit import DateEdit, editable_text

pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard")
"""The platform without a screen says so of every pop-up."""


class Page(QWidget):
    """A date field, and another field to go to."""

    def __init__(self) -> None:
        super().__init__()
        self.edit = DateEdit(theme.current())
        self.edit.set_today(date(2017, 5, 9))
        self.other = QLineEdit()
        layout = QVBoxLayout(self)
        layout.addWidget(self.edit)
        layout.addWidget(self.other)
        self.committed: list[tuple[str, str]] = []
        self.orders: list[str] = []
        self.edit.committed.connect(self._heard)
        self.edit.day_order_chosen.connect(self.orders.append)

    def _heard(self, value: EventDate | None, words: str) -> None:
        self.committed.append(("" if value is None else value.text, words))

    def type(self, text: str) -> None:
        self.edit.line.setFocus()
        self.edit.line.selectAll()
        QTest.keyClick(self.edit.line, Qt.Key.Key_Delete)
        QTest.keyClicks(self.edit.line, text)

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.edit.line, key)

    @property
    def line(self) -> tuple[str, str]:
        """What the explanation says, and in which kind."""
        return self.edit.explanation.text(), self.edit.explanation.kind


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication) -> Page:
    theme.apply(qapp, "light", 100)
    made = Page()
    qtbot.addWidget(made)
    made.resize(420, 200)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_an_empty_field_says_what_can_be_typed(page: Page) -> None:
    assert page.edit.line.placeholderText() == "15–16 Feb 2017, mid-March, 20 or 23 Feb"
    assert page.line == ("A day, a range, a month, or “open”.", "text2")


def test_a_saved_date_is_explained(page: Page) -> None:
    page.edit.set_date(EventDate.parse("2017-02-23/2017-03-03"))
    assert page.edit.text == "23 Feb – 3 Mar 2017"
    assert page.line == ("Thu 23 Feb – Fri 3 Mar 2017 · 9 days · exact", "accent")
    assert page.committed == []


@pytest.mark.parametrize(
    ("typed", "said", "edtf"),
    [
        ("15-16 feb 2017", "Wed 15 – Thu 16 Feb 2017 · 2 days · exact", "2017-02-15/2017-02-16"),
        (
            "mid-March 2017",
            "Sat 11 – Mon 20 Mar 2017 · some day in this span",
            "[2017-03-11..2017-03-20]",
        ),
        (
            "20 or 23 Feb 2017",
            "Mon 20 or Thu 23 Feb 2017 · one of two days",
            "[2017-02-20,2017-02-23]",
        ),
        ("from 30 December 2016", "from Fri 30 Dec 2016 · no end reported", "2016-12-30/.."),
    ],
)
def test_what_is_typed_is_explained_and_enter_commits_it(
    page: Page, qtbot: QtBot, typed: str, said: str, edtf: str
) -> None:
    page.type(typed)
    qtbot.waitUntil(lambda: page.line == (said, "accent"))
    assert page.committed == []
    page.press(Qt.Key.Key_Return)
    assert page.committed == [(edtf, typed)]
    assert page.line == (said, "accent")
    assert not page.edit.is_changed


def test_leaving_the_field_commits(page: Page) -> None:
    page.type("5 March 2017")
    page.other.setFocus()
    assert page.committed == [("2017-03-05", "5 March 2017")]


def test_a_text_that_is_no_date_stays_and_is_explained(page: Page, qtbot: QtBot) -> None:
    page.edit.set_date(EventDate.parse("2017-02-23"))
    page.type("31 June 2017")
    qtbot.waitUntil(lambda: page.line == ("June has 30 days. Nothing was changed.", "danger"))
    page.press(Qt.Key.Key_Return)
    page.other.setFocus()
    assert page.other.hasFocus()
    assert page.edit.text == "31 June 2017"
    assert page.edit.value == EventDate.parse("2017-02-23")
    assert page.edit.line.property("problem") is True
    assert page.committed == []


def test_escape_takes_the_saved_date_back(page: Page) -> None:
    page.edit.set_date(EventDate.parse("2017-02-23"))
    page.type("31 June 2017")
    page.press(Qt.Key.Key_Return)
    page.press(Qt.Key.Key_Escape)
    assert page.edit.text == "23 Feb 2017"
    assert page.line == ("Thu 23 Feb 2017 · 1 day · exact", "accent")
    assert page.edit.line.property("problem") is False


def test_a_good_value_takes_the_error_away(page: Page) -> None:
    page.type("31 June 2017")
    page.press(Qt.Key.Key_Return)
    page.type("30 June 2017")
    page.press(Qt.Key.Key_Return)
    assert page.committed == [("2017-06-30", "30 June 2017")]
    assert page.edit.line.property("problem") is False


def test_an_emptied_field_commits_no_date(page: Page) -> None:
    page.edit.set_date(EventDate.parse("2017-02-23"))
    page.type("")
    page.press(Qt.Key.Key_Return)
    assert page.committed == [("", "")]
    assert page.line == ("A day, a range, a month, or “open”.", "text2")


def test_the_same_date_in_other_words_is_no_edit(page: Page) -> None:
    page.edit.set_date(EventDate.parse("2017-02-23"))
    page.type("February 23, 2017")
    page.press(Qt.Key.Key_Return)
    assert page.committed == []
    assert page.edit.text == "23 Feb 2017"


def test_a_date_without_its_year_is_the_one_nearest_the_saved_one(page: Page) -> None:
    page.edit.set_date(EventDate.parse("2016-12-30"))
    page.type("3 Jan")
    page.press(Qt.Key.Key_Return)
    assert page.committed == [("2017-01-03", "3 Jan")]


def test_yesterday_is_not_counted_from_the_saved_date(page: Page) -> None:
    page.edit.set_date(EventDate.parse("2016-12-30"))
    page.type("yesterday")
    page.press(Qt.Key.Key_Return)
    assert page.committed == []
    assert page.line[1] == "danger"


class TestTwoReadings:
    """1/2/17 may be the first of February or the second of January."""

    def test_it_asks(self, page: Page, qtbot: QtBot) -> None:
        page.type("1/2/17")
        words = "1 Feb or 2 Jan? ↑ ↓ to choose · Enter keeps 1 Feb"
        qtbot.waitUntil(lambda: page.line == (words, "warn"))
        assert page.edit.line.property("doubt") is True

    def test_enter_keeps_the_first(self, page: Page) -> None:
        page.type("1/2/17")
        page.press(Qt.Key.Key_Return)
        assert page.committed == [("2017-02-01", "1/2/17")]
        assert page.orders == ["dmy"]

    def test_arrows_choose_the_other(self, page: Page) -> None:
        page.type("1/2/17")
        page.press(Qt.Key.Key_Down)
        assert page.line[0].startswith("2 Jan or 1 Feb?")
        page.press(Qt.Key.Key_Return)
        assert page.committed == [("2017-01-02", "1/2/17")]
        assert page.orders == ["mdy"]

    def test_leaving_does_not_choose(self, page: Page) -> None:
        page.type("1/2/17")
        page.other.setFocus()
        assert page.committed == []
        assert page.edit.text == "1/2/17"
        assert page.line[1] == "warn"

    def test_it_asks_only_once(self, page: Page) -> None:
        page.type("1/2/17")
        page.press(Qt.Key.Key_Return)
        page.type("3/4/17")
        page.press(Qt.Key.Key_Return)
        assert page.committed == [("2017-02-01", "1/2/17"), ("2017-04-03", "3/4/17")]
        assert page.orders == ["dmy"]

    def test_a_known_order_is_not_asked_for(self, page: Page) -> None:
        page.edit.set_day_order("mdy")
        page.type("1/2/17")
        page.press(Qt.Key.Key_Return)
        assert page.committed == [("2017-01-02", "1/2/17")]
        assert page.orders == []


def test_a_wrong_weekday_is_pointed_out(page: Page, qtbot: QtBot) -> None:
    page.type("Tue 15 Feb 2017")
    qtbot.waitUntil(lambda: page.line[1] == "warn")
    assert page.line[0].endswith("15 February 2017 was a Wednesday.")


def test_the_calendar_writes_a_day(page: Page) -> None:
    page.edit.set_date(EventDate.parse("2017-02-23"))
    QTest.keyClick(page.edit.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = page.edit.calendar
    assert calendar.isVisible()
    assert calendar.month.selectedDate() == QDate(2017, 2, 23)
    calendar.month.activated.emit(QDate(2017, 2, 27))
    assert not calendar.isVisible()
    assert page.edit.text == "27 Feb 2017"
    assert page.committed == []
    page.press(Qt.Key.Key_Return)
    assert page.committed == [("2017-02-27", "27 Feb 2017")]


def test_the_calendar_writes_behind_words_that_wait_for_a_day(page: Page) -> None:
    page.type("from ")
    page.edit.open_calendar()
    page.edit.calendar.month.activated.emit(QDate(2017, 2, 27))
    assert page.edit.text == "from 27 Feb 2017"


def test_the_explanation_keeps_its_place(page: Page, qtbot: QtBot) -> None:
    heights = {page.edit.height()}
    for text in ("15 Feb 2017", "31 June 2017", "1/2/17", ""):
        page.type(text)
        page.press(Qt.Key.Key_Tab)
        heights.add(page.edit.height())
    assert len(heights) == 1
    assert page.edit.explanation.height() == 16


def test_read_only_can_be_read(page: Page) -> None:
    page.edit.set_date(EventDate.parse("2017-02-23"))
    page.edit.set_read_only(True)
    page.type("1 Jan 2017")
    page.press(Qt.Key.Key_Return)
    assert page.edit.text == "23 Feb 2017"
    assert page.committed == []


def test_screen_readers_hear_the_explanation(page: Page) -> None:
    page.edit.setAccessibleName("Date")
    page.type("31 June 2017")
    page.press(Qt.Key.Key_Return)
    assert page.edit.line.accessibleName() == "Date"
    assert page.edit.line.accessibleDescription() == "June has 30 days. Nothing was changed."


@pytest.mark.parametrize(
    ("edtf", "text"),
    [
        ("2017-02-23/2017-03-03", "23 Feb – 3 Mar 2017"),
        ("[2017-03-11..2017-03-20]", "mid-March 2017"),
        ("2016-12-30/..", "30 Dec 2016 – open"),
        ("2016-12-30/", "from 30 Dec 2016, end unknown"),
        ("2017-02-15~/2017-02-16?", "about 15 Feb – 16 Feb 2017?"),
    ],
)
def test_a_date_reads_as_a_text_that_gives_it_again(edtf: str, text: str) -> None:
    assert editable_text(EventDate.parse(edtf)) == text
