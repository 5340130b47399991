"""The Briefing workspace: what is printed follows what is shown."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QByteArray, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tests.ui.briefing.desk import At
from timeline_app import operations
from timeline_app.dates import EventDate
from ui.form_kit import Button
from ui.page_preview import FIT
from ui.shown import Filters

pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard")


def test_it_shows_the_pages_as_they_will_be_printed(at: At) -> None:
    workspace = at.workspace
    assert at.count == 32
    assert workspace.preview.count >= 2
    assert workspace.bar.number.text() == f"Page 1 of {workspace.preview.count}"
    assert workspace.bar.state.text() == "Preview up to date"
    assert workspace.bar.zoom.currentText().startswith("Fit, ")
    assert workspace.preview.accessibleName().startswith("Page 1 of ")
    assert "10 Dec 2016 – 5 Feb 2018" in workspace.preview.accessibleName()

    def colours() -> set[str]:
        image = workspace.preview.viewport().grab().toImage()
        middle = workspace.preview.viewport().rect().center()
        return {image.pixelColor(x, middle.y()).name() for x in range(0, image.width(), 2)}

    # a page is drawn in the background, from the first time it is painted
    at.qtbot.waitUntil(lambda: len(colours()) > 5, timeout=20_000)


def test_without_a_period_everything_is_shown(at: At) -> None:
    at.workspace.set_period(None)
    at.settle()
    assert at.count == 118
    assert at.workspace.side.period.explanation.text().startswith("everything, 12 Apr 2012 –")
    assert not at.workspace.side.whole.isVisible()


def test_a_period_is_typed(at: At) -> None:
    line = at.workspace.side.period.line
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "Jan 2017 to Mar 2017")
    QTest.keyClick(line, Qt.Key.Key_Return)
    at.settle()
    assert at.workspace.options.period == (
        EventDate.parse("2017-01-01").first,
        EventDate.parse("2017-03-31").first,
    )
    assert 0 < at.count < 32
    at.workspace.side.whole.click()
    at.settle()
    assert at.count == 118


def test_the_search_line_and_the_side_list_decide_what_is_printed(at: At) -> None:
    at.shown.search("process:Geneva")
    at.settle()
    assert 0 < at.count < 32
    assert "“process:Geneva”" in at.workspace.side.search.text()
    at.shown.search("")
    at.shown.set_filters(Filters(signs=frozenset({"held"})))
    at.settle()
    assert "status" in at.workspace.side.search.text()
    asked: list[bool] = []
    at.workspace.clear_requested.connect(lambda: asked.append(True))
    at.workspace.side.clear.click()
    assert asked == [True]


def test_a_process_hidden_here_is_hidden_everywhere(at: At) -> None:
    processes = at.workspace.side.processes.checks
    geneva = next(one for one in processes.items if one.name == "Geneva")
    processes.toggled.emit(geneva.key, False)
    at.settle()
    assert at.shown.filters.processes == {geneva.key}
    assert not next(one for one in processes.items if one.key == geneva.key).checked
    assert at.workspace.chosen is not None
    events = at.document.chronology.events
    assert geneva.key not in {events[one].process for one in at.workspace.chosen.ids}


def test_an_edit_is_on_the_pages_at_once(at: At) -> None:
    chronology = at.document.chronology
    one = next(e for e in chronology.events.values() if e.title == "Geneva IV")
    assert at.bridge.apply(operations.edit(chronology, "event", [one.id], {"date": None}))
    at.settle()
    assert at.count == 31


def test_nothing_to_print_is_said_in_the_preview(at: At) -> None:
    at.shown.search("zzzz")
    at.settle()
    assert at.workspace.paper is None
    assert not at.workspace.send.print.isEnabled() and not at.workspace.send.export.isEnabled()
    assert at.workspace.bar.number.text() == "No page"
    at.shown.search("")
    at.settle()
    assert at.workspace.send.print.isEnabled()


def test_an_audience_leaves_out_what_it_may_not_see(at: At) -> None:
    send = at.workspace.send
    at.hide_event("Geneva IV")
    at.settle()
    assert at.count == 31
    assert send.left_out.text().startswith("1 restricted event and ")
    choose(at, "all")
    assert at.count == 32 and send.left_out.text() == "Nothing is left out."
    assert at.workspace.side.author.isEnabled()
    choose(at, "open")
    assert at.count == 31 and not at.workspace.side.author.isEnabled()
    assert at.workspace.paper is not None
    said = str(at.workspace.paper.scenes)
    assert "OPEN" in said and "left out" not in said and "'Geneva IV'" not in said


def choose(at: At, audience: str) -> None:
    at.workspace.send.choose(audience=audience)
    at.workspace.send.changed.emit()
    at.settle()


def test_what_is_not_settled_is_listed_and_can_be_looked_at(at: At) -> None:
    send = at.workspace.send
    said = at.texts(send)
    assert "Drafts" in said and "Dates disagree" in said and "No end reported" in said
    assert "things" in send.total.text() and "printed with a mark" in send.foot.text()
    asked: list[tuple[str, ...]] = []
    at.workspace.events_requested.connect(asked.append)
    look = next(one for one in send.findChildren(Button) if "disagree" in one.accessibleName())
    look.click()
    events = at.document.chronology.events
    assert [events[one].title for one in asked[0]] == ["Astana 6"]


def test_keys_turn_and_zoom(at: At) -> None:
    preview = at.workspace.preview
    preview.setFocus()
    last = preview.count - 1
    QTest.keyClick(preview, Qt.Key.Key_PageDown)
    assert preview.page == 1 and at.workspace.bar.number.text().startswith("Page 2 of")
    QTest.keyClick(preview, Qt.Key.Key_End)
    QTest.keyClick(preview, Qt.Key.Key_PageDown)
    assert preview.page == last and not at.workspace.bar.ahead.isEnabled()
    QTest.keyClick(preview, Qt.Key.Key_Home)
    QTest.keyClick(preview, Qt.Key.Key_PageUp)
    assert preview.page == 0
    for _ in range(20):
        QTest.keyClick(preview, Qt.Key.Key_Plus)
    assert preview.zoom == 400 and at.workspace.bar.zoom.currentText() == "400 %"
    assert preview.horizontalScrollBar().maximum() > 0
    for _ in range(20):
        QTest.keyClick(preview, Qt.Key.Key_Minus)
    assert preview.zoom == 25
    QTest.keyClick(preview, Qt.Key.Key_0)
    assert preview.zoom == FIT and preview.horizontalScrollBar().maximum() == 0
    at.settle()


def test_the_wheel_zooms_and_turns(at: At) -> None:
    preview = at.workspace.preview
    wheel(preview.viewport(), -120)
    assert preview.page == 1
    wheel(preview.viewport(), 120)
    assert preview.page == 0
    before = preview.per_cent
    wheel(preview.viewport(), 120, Qt.KeyboardModifier.ControlModifier)
    assert preview.per_cent > before
    at.settle()


def wheel(
    widget: QWidget, by: int, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    spot = QPointF(widget.rect().center())
    event = QWheelEvent(
        spot, widget.mapToGlobal(spot), QPoint(), QPoint(0, by), Qt.MouseButton.NoButton, keys,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


def test_the_strip_leads_to_a_page_and_follows(at: At) -> None:
    row = at.workspace.pages.row
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Right)
    assert at.workspace.preview.page == 1
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=row.place(0).center())
    assert at.workspace.preview.page == 0
    at.workspace.preview.turn_to(1)
    assert row.accessibleDescription().startswith("2 of ")


def test_grey_is_grey(at: At) -> None:
    at.workspace.send.choose(grey=True)
    at.workspace.send.changed.emit()
    at.settle()
    at.qtbot.wait(20)
    at.settle()
    sheet = at.workspace.preview._sheet().adjusted(4, 4, -4, -4)
    image = at.workspace.preview.viewport().grab(sheet).toImage()
    for x in range(0, image.width(), 3):
        for y in range(0, image.height(), 3):
            colour = image.pixelColor(x, y)
            assert colour.red() == colour.green() == colour.blue()


def test_title_and_kind_of_copy_stand_on_the_pages(at: At) -> None:
    side = at.workspace.side
    for line, words in ((side.title, "A year of talks"), (side.copy, "DRAFT, for comment")):
        line.setFocus()
        QTest.keyClicks(line, words)
        QTest.keyClick(line, Qt.Key.Key_Return)
    at.settle()
    assert at.workspace.paper is not None
    assert at.workspace.paper.title == "A year of talks"
    assert "INTERNAL · DRAFT, for comment" in str(at.workspace.paper.scenes[0])


def test_what_was_chosen_is_remembered_but_never_restricted(at: At) -> None:
    workspace = at.workspace
    workspace.send.choose(paper="Letter", audience="open", grey=True)
    state = workspace.save_state()
    workspace.send.choose(paper="A4", audience="internal", grey=False)
    workspace.restore_state(state)
    assert (workspace.options.paper, workspace.options.audience) == ("Letter", "open")
    assert workspace.send.is_grey
    workspace.send.choose(audience="all")
    workspace.restore_state(workspace.save_state())
    assert workspace.options.audience == "internal"
    workspace.restore_state({"briefing_choices": QByteArray(b"{broken")})
    at.settle()


def test_what_changes_while_pages_are_made_is_taken_up_after(at: At) -> None:
    at.shown.search("process:Geneva")
    at.qtbot.waitUntil(lambda: bool(at.background.jobs), timeout=5_000)
    at.shown.search("process:Astana")
    at.settle()
    assert at.workspace.chosen is not None
    assert set(at.workspace.chosen.ids) <= set(at.shown.ids)


def test_a_document_that_is_closed_is_not_asked_any_more(at: At) -> None:
    at.shown.search("process:Geneva")
    at.qtbot.waitUntil(lambda: bool(at.background.jobs), timeout=5_000)
    at.workspace.stop()
    for timer in at.bridge.findChildren(QTimer):
        timer.stop()  # as closing the window does; it would ask the closed file for news
    at.document.store.close()
    at.qtbot.waitUntil(lambda: not at.background.jobs, timeout=20_000)
    assert not at.workspace.is_up_to_date


def test_nothing_is_laid_out_while_it_is_not_seen(at: At) -> None:
    at.workspace.hide()
    at.shown.search("process:Geneva")
    at.qtbot.wait(300)
    assert not at.workspace.is_up_to_date and at.background.jobs == []
    at.workspace.show()
    at.settle()
    assert at.workspace.is_up_to_date


def test_everything_has_a_name_and_markup_is_shown_as_it_stands(at: At) -> None:
    workspace = at.workspace
    for label in workspace.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText or not label.text()
    for pane in workspace.panes():
        assert pane.accessibleName(), pane
    named = (
        workspace.send.paper, workspace.send.colour, workspace.bar.zoom, workspace.send.print,
        workspace.send.export, workspace.side.title, workspace.side.period.line,
        workspace.bar.back, workspace.bar.ahead,
    )  # fmt: skip
    for widget in named:
        assert widget.accessibleName(), widget
