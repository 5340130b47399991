"""The inspector: dates as they are typed, and each field that saves by itself."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from tests.ui.forms import Desk
from timeline_app import operations
from timeline_app import records as r
from timeline_app.dates import EventDate
from ui.form_fields import FormField

pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard")
FOUR = "Geneva IV"


def history(at: Desk) -> list[str]:
    """The labels in the log, oldest first, without the one that made the file."""
    return [entry.label for entry in at.document.store.log(after=1)]


def explained(at: Desk) -> str:
    label = at.field("date").widget.findChild(QLabel)
    assert isinstance(label, QLabel)
    return label.text()


def link(field: FormField, words: str) -> None:
    next(button for button in field.note.buttons if button.text() == words).click()


def test_it_shows_the_selected_event(at: Desk) -> None:
    record = at.form.record
    assert record.head.line.text() == "Geneva · round 4"
    assert record.head.title.line.text() == "Geneva IV"
    assert at.line("date").text() == "23 Feb – 3 Mar 2017"
    assert explained(at) == "Thu 23 Feb – Fri 3 Mar 2017 · 9 days · exact"
    assert record.basis.text() == "Reported"
    assert at.field("status").typed == "Held"
    assert [at.line(key).text() for key in ("number", "venue", "city", "country")] == [
        "IV",
        "Palais des Nations",
        "Geneva",
        "Switzerland",
    ]
    assert at.field("process").typed == "Geneva"
    assert record.moved.words == "8 Feb → 20 Feb → 23 Feb · 15 days later"
    assert record.tabs.count("Actors") == "5"


def test_an_event_that_never_moved_has_no_row_for_it(at: Desk) -> None:
    assert at.form.record.moved.isVisible()
    at.select("UN sets 23 February for Geneva IV")
    assert not at.form.record.moved.isVisible()


def test_a_date_of_ones_own_rests_on_own_knowledge(at: Desk) -> None:
    made = operations.add([r.Event(r.new_id(), title="Talk in a corridor")])
    assert at.bridge.apply(made)
    at.select("Talk in a corridor")
    assert at.form.record.basis.text() == "Own knowledge"


@pytest.mark.parametrize(
    ("typed", "edtf", "said"),
    [
        (
            "mid-March 2017",
            "[2017-03-11..2017-03-20]",
            "Sat 11 – Mon 20 Mar 2017 · some day in this span",
        ),
        (
            "20 or 23 Feb 2017",
            "[2017-02-20,2017-02-23]",
            "Mon 20 or Thu 23 Feb 2017 · one of two days",
        ),
        ("from 30 December 2016", "2016-12-30/..", "from Fri 30 Dec 2016 · no end reported"),
    ],
)
def test_a_typed_date_is_saved_and_undone(at: Desk, typed: str, edtf: str, said: str) -> None:
    at.type("date", typed)
    assert at.event(FOUR).date == EventDate.parse(edtf)
    assert explained(at) == said
    assert history(at) == ["Change date of Geneva IV"]
    assert at.bridge.undo()
    assert at.line("date").text() == "23 Feb – 3 Mar 2017"


def test_words_that_say_more_than_the_date_are_kept(at: Desk) -> None:
    at.type("date", "in the middle of March 2017")
    assert at.event(FOUR).date == EventDate.parse("[2017-03-11..2017-03-20]")
    assert at.line("date_words").text() == "in the middle of March 2017"
    at.type("date", "14 Mar 2017")
    assert at.line("date_words").text() == ""
    assert history(at) == ["Change date of Geneva IV"] * 2


def test_what_is_no_date_keeps_its_text_for_its_event(at: Desk) -> None:
    at.type("date", "31 June 2017", Qt.Key.Key_Tab)
    assert explained(at) == "June has 30 days. Nothing was changed."
    assert history(at) == []
    at.select("Geneva V")
    assert at.line("date").text() == "23–31 Mar 2017"
    at.select(FOUR)
    assert at.line("date").text() == "31 June 2017"
    assert explained(at) == "June has 30 days. Nothing was changed."
    at.line("date").setFocus()
    QTest.keyClick(at.line("date"), Qt.Key.Key_Escape)
    assert at.line("date").text() == "23 Feb – 3 Mar 2017"
    at.select("Geneva V")
    at.select(FOUR)
    assert at.line("date").text() == "23 Feb – 3 Mar 2017"


def test_a_good_date_ends_the_kept_one(at: Desk) -> None:
    at.type("date", "31 June 2017")
    at.type("date", "30 June 2017")
    at.select("Geneva V")
    at.select(FOUR)
    assert at.line("date").text() == "30 Jun 2017"


def test_a_reading_once_chosen_is_remembered_in_the_same_step(at: Desk) -> None:
    at.set_heading(day_order="")
    at.type("date", "1/2/17", Qt.Key.Key_Down)
    QTest.keyClick(at.line("date"), Qt.Key.Key_Return)
    assert at.event(FOUR).date == EventDate.parse("2017-01-02")
    assert at.document.chronology.heading.day_order == "mdy"
    assert history(at)[1:] == ["Change date of Geneva IV"]
    at.type("date", "3/4/17")
    assert at.event(FOUR).date == EventDate.parse("2017-03-04")


class TestLines:
    """One field, one commit."""

    def test_leaving_saves(self, at: Desk) -> None:
        at.type("city", "Bern", None)
        assert at.event(FOUR).city == "Geneva"
        at.line("venue").setFocus()
        assert at.event(FOUR).city == "Bern"
        assert history(at) == ["Change city of Geneva IV"]

    def test_enter_saves(self, at: Desk) -> None:
        at.type("title", "Geneva 4")
        assert at.event("Geneva 4").title == "Geneva 4"
        assert at.form.record.head.title.line.text() == "Geneva 4"

    def test_escape_takes_back(self, at: Desk) -> None:
        at.type("city", "Bern", Qt.Key.Key_Escape)
        assert at.line("city").text() == "Geneva"
        assert history(at) == []

    def test_an_empty_title_stays_in_its_field(self, at: Desk) -> None:
        at.type("title", "", Qt.Key.Key_Tab)
        note = at.field("title").note
        assert note.isVisible()
        assert note.text == "Give the event a title. Nothing was changed."
        at.select("Geneva V")
        assert not note.isVisible()
        at.select(FOUR)
        assert at.line("title").text() == ""
        assert note.text == "Give the event a title. Nothing was changed."
        assert at.event(FOUR).title == "Geneva IV"

    def test_a_wrong_time_is_explained(self, at: Desk) -> None:
        at.type("start_time", "25:00")
        note = at.field("start_time").note
        assert note.text == "Hours go from 00 to 23, minutes from 00 to 59. Nothing was changed."
        at.type("start_time", "9.30")
        assert note.text == ""
        assert at.event(FOUR).start_time == "09:30"

    def test_a_number_sorts(self, at: Desk) -> None:
        at.type("number", "3b")
        assert (at.event(FOUR).number, at.event(FOUR).number_sort) == ("3b", 3002)

    def test_tags_are_read_apart(self, at: Desk) -> None:
        at.type("tags", "baskets; agenda ; baskets")
        assert at.event(FOUR).tags == ("baskets", "agenda")
        assert at.line("tags").text() == "baskets; agenda"

    def test_going_to_the_next_event_by_key_saves_first(self, at: Desk) -> None:
        at.type("city", "Bern", None)
        at.select("Geneva V")
        assert at.event(FOUR).city == "Bern"
        assert at.event("Geneva V").city == "Geneva"

    def test_several_lines_save_when_left(self, at: Desk) -> None:
        at.form.record.tabs.choose("Notes")
        summary = at.field("summary").widget
        summary.setFocus()
        QTest.keyClick(summary, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(summary, "Two")
        QTest.keyClick(summary, Qt.Key.Key_Return)
        QTest.keyClicks(summary, "lines")
        at.line("tags").setFocus()
        assert at.event(FOUR).summary == "Two\nlines"

    def test_arabic_runs_from_the_right(self, at: Desk) -> None:
        at.type("title", "جنيف ٤")
        assert at.line("title").layoutDirection() == Qt.LayoutDirection.RightToLeft
        assert at.event("جنيف ٤").title == "جنيف ٤"


class TestChoices:
    """Combo boxes save when something is chosen."""

    def test_the_status_has_the_words_of_the_kind(self, at: Desk) -> None:
        at.choose("status", "suspended")
        assert at.event(FOUR).status == "suspended"
        at.select("UN sets 23 February for Geneva IV")
        assert at.field("status").typed == "Adopted"

    def test_a_kind_without_the_status_takes_the_one_of_the_same_sign(self, at: Desk) -> None:
        at.choose("kind", "ceasefire")
        event = at.event(FOUR)
        assert (event.kind, event.status) == ("ceasefire", "lapsed")
        assert history(at) == ["Change kind, status of Geneva IV"]
        note = at.field("kind").note
        assert note.text == "“held” is no status of a ceasefire; it is now “lapsed”."
        at.choose("status", "ended")
        assert at.event(FOUR).status == "ended"
        assert note.text == ""

    def test_a_kind_without_the_sign_makes_it_unknown(self, at: Desk) -> None:
        at.choose("status", "postponed")
        at.choose("kind", "deadline")
        assert at.event(FOUR).status == "unknown"

    def test_a_kind_that_has_the_status_keeps_it(self, at: Desk) -> None:
        at.choose("kind", "session")
        assert at.event(FOUR).status == "held"
        assert at.field("kind").note.text == ""

    def test_the_link_opens_the_statuses(self, at: Desk) -> None:
        at.choose("kind", "ceasefire")
        link(at.field("kind"), "Choose another")
        combo = at.field("status").widget
        assert combo.hasFocus() or combo.findChild(QWidget) is not None
        combo.hidePopup()  # type: ignore[attr-defined]

    def test_the_process_can_be_none(self, at: Desk) -> None:
        at.choose("process", None)
        assert at.event(FOUR).process is None
        assert at.form.record.head.line.text() == "No process · round 4"

    def test_the_review_state_has_a_menu(self, at: Desk) -> None:
        review = at.form.record.head.review
        review.menu.actions()[2].trigger()
        assert at.event(FOUR).review == "checked"
        assert review.button.text() == "Checked"
        assert review.button.accessibleName() == "Review: Checked"

    def test_it_can_be_part_of_another(self, at: Desk) -> None:
        five = at.event("Geneva V").id
        at.choose("parent", five)
        assert at.event(FOUR).parent == five

    def test_what_it_can_be_part_of_is_read_when_somebody_is_about_to_choose(
        self, at: Desk
    ) -> None:
        combo = at.field("parent").widget
        assert isinstance(combo, QComboBox)
        assert [combo.itemText(row) for row in range(combo.count())] == ["Nothing"]
        at.form.record.tabs.choose("Notes")
        combo.setFocus()
        offered = [combo.itemText(row) for row in range(combo.count())]
        assert offered[:2] == ["Nothing", "Geneva Communiqué"] and "Geneva V" in offered
        assert FOUR not in offered and combo.currentText() == "Nothing"
        at.edit(FOUR, city="Bern")
        assert combo.count() == len(offered)
        at.line("city").setFocus()
        at.edit(FOUR, parent=at.event("Geneva V").id)
        offered = [combo.itemText(row) for row in range(combo.count())]
        assert (offered, combo.currentText()) == (["Nothing", "Geneva V"], "Geneva V")
