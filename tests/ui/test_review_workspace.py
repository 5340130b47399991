"""Review: findings by rule, each with its reason and its cure, all from the keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from timeline_app import operations
from timeline_app import records as r
from timeline_app.checks import Finding
from timeline_app.dates import EventDate
from timeline_app.document import Document
from ui import theme
from ui.bridge import Bridge
from ui.notices import Notices
from ui.review_workspace import ReviewWorkspace

from .forms import open_example

TODAY = date(2022, 9, 1)


@dataclass
class Review:
    """The workspace in a shown window."""

    document: Document
    bridge: Bridge
    notices: Notices
    work: ReviewWorkspace
    counts: list[int]

    def find(self, rule: str, subject: str) -> Finding:
        """The finding of a rule on something."""
        found = [f for f in self.work.findings if (f.rule, f.subject) == (rule, subject)]
        assert len(found) == 1
        return found[0]

    def choose(self, rule: str, subject: str) -> Finding:
        """Choose a finding, with the keyboard in the list."""
        found = self.find(rule, subject)
        self.work.list.choose(found)
        self.work.list.setFocus()
        return found

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        """Press a key where the keyboard is."""
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, key, modifier or Qt.KeyboardModifier.NoModifier)

    def type(self, text: str) -> None:
        """Type where the keyboard is."""
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClicks(widget, text)

    def event(self, name: str) -> r.Event:
        """The event of this name."""
        events = self.document.chronology.events.values()
        return next(e for e in events if operations.name_of(e) == name)


@contextmanager
def review(qtbot: QtBot, folder: Path, *, read_only: bool = False) -> Iterator[Review]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    look = theme.current()
    if look.dark or look.text_size != 100 or not app.styleSheet():
        look = theme.apply(app, "light", 100)
    document = open_example(folder, read_only=read_only)
    bridge = Bridge(document, lambda: TODAY)
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1200, 760)
    notices = Notices(window)
    work = ReviewWorkspace(bridge, look, notices)
    counts: list[int] = []
    work.counted.connect(counts.append)
    layout = QHBoxLayout(window)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(work)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.waitUntil(lambda: bool(work.findings) and not work.watch.is_reading)
    try:
        yield Review(document, bridge, notices, work, counts)
    finally:
        work.stop()
        bridge.close()
        window.hide()
        document.store.close()


@pytest.fixture
def at(qtbot: QtBot, tmp_path: Path) -> Iterator[Review]:
    with review(qtbot, tmp_path) as made:
        yield made


class TestList:
    """Findings under the headings of their rules."""

    def test_they_are_counted_by_rule(self, at: Review) -> None:
        model = at.work.list.view.findings
        heads = [row for row in model.rows if not isinstance(row, Finding)]
        assert heads[0] == ("conflict", 3)
        assert ("no_source", 11) in heads
        assert at.counts[-1] == len(at.work.findings) == sum(count for _, count in heads)
        assert at.work.list.head.text() == f"{at.counts[-1]} to review"

    def test_a_row_says_it_all_to_a_screen_reader(self, at: Review) -> None:
        model = at.work.list.view.findings
        role = Qt.ItemDataRole.AccessibleTextRole
        spoken = [model.data(model.index(n), role) for n in range(model.rowCount())]
        assert "Dates disagree, 3 findings" in spoken
        assert "Astana 6, Dates disagree, 14–15 Sep or 13–15 Sep 2017" in spoken

    def test_headings_are_passed_over(self, at: Review) -> None:
        at.choose("conflict", "Astana 6")
        at.press(Qt.Key.Key_Down)
        current = at.work.list.current
        assert current is not None and current.rule == "planned_day"

    def test_one_kind_can_be_shown_alone(self, at: Review) -> None:
        at.work.list.show_kind("open_end")
        assert {one.rule for one in at.work.list.shown} == {"open_end"}
        assert at.work.list.kinds.text() == "No end reported, not confirmed lately"
        at.work.list.show_kind("")
        assert len(at.work.list.shown) == len(at.work.findings)

    def test_f8_goes_on_and_comes_round(self, at: Review) -> None:
        shown = at.work.list.shown
        at.work.list.choose(shown[0])
        at.work.list.setFocus()
        at.press(Qt.Key.Key_F8)
        assert at.work.list.current == shown[1]
        assert at.work.page.counter.text() == f"2 of {len(shown)}"
        at.press(Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
        at.press(Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
        assert at.work.list.current == shown[-1]

    def test_the_status_bar_counts(self, at: Review) -> None:
        total = len(at.work.findings)
        assert at.work.summary() == (
            f"{total} findings, 3 conflicts  ·  101 events checked, 17 drafts"
        )


class TestConflict:
    """Two dates side by side."""

    def test_the_adopted_date_stands_first(self, at: Review) -> None:
        at.choose("conflict", "Astana 6")
        cards = at.work.page.conflict
        assert cards is not None
        assert [card.title.text() for card in cards.cards] == ["14–15 Sep 2017", "13–15 Sep 2017"]
        assert [card.button.text() for card in cards.cards] == ["Keep this date", "Adopt this date"]
        assert "The chronology shows 14–15 Sep 2017." in at.work.page.why.text()

    def test_a_figure_adopts_once_there_is_a_reason(self, at: Review, qtbot: QtBot) -> None:
        at.choose("conflict", "Astana 6")
        at.press(Qt.Key.Key_2)
        assert at.work.page.reason.hasFocus()
        assert at.event("Astana 6").date == EventDate.parse("2017-09-14/2017-09-15")
        at.type("two wires agree")
        at.press(Qt.Key.Key_Return)
        assert at.event("Astana 6").date == EventDate.parse("2017-09-13/2017-09-15")
        assert not [f for f in at.work.findings if (f.rule, f.subject) == ("conflict", "Astana 6")]
        assert at.work.list.view.hasFocus()
        assert at.notices.cards[-1].words == (
            "Astana 6 shows 13–15 Sep 2017; the others stay as claims."
        )

    def test_keeping_a_date_settles_it_too(self, at: Review) -> None:
        at.choose("conflict", "Astana 6")
        at.press(Qt.Key.Key_R)
        at.type("13 Sep was a meeting of experts, not the round")
        at.press(Qt.Key.Key_Escape)
        at.press(Qt.Key.Key_1)
        event = at.event("Astana 6")
        assert event.date == EventDate.parse("2017-09-14/2017-09-15")
        made = [
            at.document.chronology.get("adoption", i)
            for i in at.document.chronology.owned("adoption", "event", event.id)
        ]
        assert [one.reason for one in made if isinstance(one, r.Adoption)] == [
            "13 Sep was a meeting of experts, not the round"
        ]
        assert not [f for f in at.work.findings if (f.rule, f.subject) == ("conflict", "Astana 6")]

    def test_a_date_that_is_one_of_several_can_be_kept_as_it_is(self, at: Review) -> None:
        at.choose("conflict", "Geneva III opening")
        cards = at.work.page.conflict
        assert cards is not None and not any(card.side.adopted for card in cards.cards)
        at.work.page.reason.setText("Both openings are on record")
        at.work.page.buttons["keep"].click()
        assert str(at.event("Geneva III opening").date) == "[2016-01-29,2016-02-01]/2016-02-03"
        assert not [f for f in at.work.findings if f.subject == "Geneva III opening"]

    def test_a_side_that_only_names_the_beginning_keeps_the_end(self, at: Review) -> None:
        at.choose("conflict", "Geneva III opening")
        at.work.page.reason.setText("The envoy counts from Monday")
        assert at.work.page.conflict is not None
        at.work.page.conflict.press(2)
        assert str(at.event("Geneva III opening").date) == "2016-02-01/2016-02-03"


class TestSteps:
    """What can be done about the other findings."""

    def test_dismissing_asks_why_and_can_be_taken_back(self, at: Review, qtbot: QtBot) -> None:
        found = at.choose("no_source", "S/RES/2258")
        total = len(at.work.findings)
        at.work.page.buttons["dismiss"].click()
        assert at.work.page.reason.hasFocus()
        assert len(at.work.findings) == total
        at.type("The text of the resolution is the source")
        at.press(Qt.Key.Key_Return)
        assert found not in at.work.findings
        assert at.counts[-1] == total - 1
        (made,) = at.document.chronology.all("dismissal").values()
        assert isinstance(made, r.Dismissal)
        assert (made.reason, made.author) == (
            "The text of the resolution is the source", "A. Analyst",
        )  # fmt: skip
        at.notices.cards[-1].buttons[0].click()
        qtbot.waitUntil(lambda: found in at.work.findings)

    def test_return_opens_the_event(self, at: Review, qtbot: QtBot) -> None:
        found = at.choose("planned_day", "Idlib zone due")
        with qtbot.waitSignal(at.work.event_requested) as heard:
            at.press(Qt.Key.Key_Return)
        assert heard.args == [found.event]

    def test_a_draft_is_marked_as_checked(self, at: Review) -> None:
        found = next(f for f in at.work.findings if f.rule == "draft")
        at.work.list.choose(found)
        at.work.page.buttons["checked"].click()
        assert at.document.chronology.events[found.record].review == "checked"
        assert found not in at.work.findings

    def test_l_leaves_it_for_later(self, at: Review) -> None:
        shown = at.work.list.shown
        at.work.list.choose(shown[0])
        at.work.list.setFocus()
        at.press(Qt.Key.Key_L)
        assert at.work.list.current == shown[1]
        assert at.document.store.log(after=1) == []

    def test_a_passage_opens_in_its_source(self, at: Review, qtbot: QtBot) -> None:
        chronology = at.document.chronology
        excerpt = next(e for e in chronology.excerpts.values() if e.start is not None)
        lost = operations.edit(chronology, "excerpt", [excerpt.id], {"exact": "words that are not"})
        assert at.bridge.apply(lost)
        qtbot.waitUntil(lambda: any(f.rule == "orphaned" for f in at.work.findings))
        found = next(f for f in at.work.findings if f.rule == "orphaned")
        assert found.excerpt == excerpt.id
        at.work.list.choose(found)
        at.work.list.setFocus()
        with qtbot.waitSignal(at.work.passage_requested) as heard:
            at.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert heard.args == [excerpt.id]

    def test_a_source_without_a_day_opens(self, at: Review, qtbot: QtBot) -> None:
        assert at.bridge.apply(operations.add([r.Source("new", title="A wire without a day")]))
        qtbot.waitUntil(lambda: any(f.record == "new" for f in at.work.findings))
        found = next(f for f in at.work.findings if f.record == "new")
        assert found.detail == "no day and no text"
        at.work.list.choose(found)
        with qtbot.waitSignal(at.work.source_requested) as heard:
            at.work.page.buttons["open_source"].click()
        assert heard.args == ["new"]

    def test_the_chosen_finding_stays_while_others_come(self, at: Review, qtbot: QtBot) -> None:
        found = at.choose("no_source", "S/RES/2258")
        event = r.Event("e", title="A new round", date=EventDate.parse("2012-01-01"))
        assert at.bridge.apply(operations.add([event]))
        qtbot.waitUntil(lambda: any(f.record == "e" for f in at.work.findings))
        assert at.work.list.current == found

    def test_an_event_s_finding_can_be_asked_for(self, at: Review) -> None:
        assert at.work.show_event(at.event("Astana 6").id)
        current = at.work.list.current
        assert current is not None and current.subject == "Astana 6"
        assert not at.work.show_event("nobody")


def test_a_file_that_is_only_read_can_be_looked_through(qtbot: QtBot, tmp_path: Path) -> None:
    with review(qtbot, tmp_path, read_only=True) as at:
        at.choose("conflict", "Astana 6")
        assert not at.work.page.reason.isVisible()
        assert set(at.work.page.buttons) == {"open_event", "later"}
        cards = at.work.page.conflict
        assert cards is not None and not any(card.button.isEnabled() for card in cards.cards)
        assert not cards.press(2) or at.document.store.log(after=1) == []


def test_an_empty_chronology_has_nothing_to_review(qtbot: QtBot, tmp_path: Path) -> None:
    from .tables import closed, opened

    bridge = opened(tmp_path, operations.new_chronology("Empty"))
    window = QWidget()
    qtbot.addWidget(window)
    work = ReviewWorkspace(bridge, theme.current(), Notices(window), window)
    qtbot.waitUntil(lambda: not work.watch.is_reading)
    assert work.list.head.text() == "Nothing to review"
    assert work.page.title.text() == "Nothing to review"
    work.stop()
    closed(bridge)


def test_a_big_chronology_is_looked_through_on_another_thread(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.finding_watch._SMALL", 10)
    with review(qtbot, tmp_path) as at:
        total = len(at.work.findings)
        at.bridge.apply(operations.add([r.Event("e", title="One more", review="checked")]))
        qtbot.waitUntil(lambda: len(at.work.findings) == total + 1)


def test_a_search_that_nobody_waits_for_any_longer_ends(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.finding_watch._SMALL", 10)
    with review(qtbot, tmp_path) as at:
        total, watch = len(at.work.findings), at.work.watch
        at.bridge.apply(operations.add([r.Event("e", title="One more", review="checked")]))
        watch.look()
        outdated = watch._background.jobs[-1]
        with qtbot.waitSignal(outdated.cancelled):
            watch.look()
        qtbot.waitUntil(lambda: len(at.work.findings) == total + 1)
        watch.look()
        last = watch._background.jobs[-1]
        with qtbot.waitSignal(last.cancelled):
            watch.stop()
