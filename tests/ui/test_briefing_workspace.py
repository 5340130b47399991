"""The Briefing workspace: what is printed follows what is shown, and the ways out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QByteArray, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QAction, QWheelEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from timeline_app import operations
from timeline_app.dates import EventDate
from timeline_app.document import Document
from ui import theme
from ui.background import Background
from ui.bridge import Bridge
from ui.briefing_workspace import BriefingWorkspace
from ui.form_kit import Button
from ui.notices import Notices
from ui.page_preview import FIT
from ui.shown import Filters, Shown

from .forms import open_example
from .papers import TODAY

pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard")
YEAR = EventDate.parse("2016-12-10/2018-02-05")


@dataclass
class At:
    """The workspace on a copy of the example, on 2 February 2018."""

    qtbot: QtBot
    document: Document
    bridge: Bridge
    shown: Shown
    notices: Notices
    background: Background
    workspace: BriefingWorkspace
    window: QWidget

    def settle(self) -> None:
        """Wait until the pages are those of what is chosen, and drawn."""
        self.qtbot.waitUntil(
            lambda: self.workspace.is_up_to_date and not self.background.jobs, timeout=20_000
        )

    @property
    def count(self) -> int:
        """How many events are on the pages."""
        return len(self.workspace.chosen.ids) if self.workspace.chosen is not None else 0

    @property
    def said(self) -> list[str]:
        """What the notices say, the newest last."""
        return [card.words for card in self.notices.cards]

    def texts(self, pane: QWidget) -> str:
        """Every label of a pane."""
        return "\n".join(one.text() for one in pane.findChildren(QLabel))

    def hide_event(self, title: str, handling: str = "restricted") -> None:
        """Restrict an event."""
        chronology = self.document.chronology
        ids = [one.id for one in chronology.events.values() if one.title == title]
        assert len(ids) == 1
        step = operations.edit(chronology, "event", ids, {"handling": handling})
        assert self.bridge.apply(step)


@pytest.fixture
def at(qtbot: QtBot, tmp_path: Path) -> Iterator[At]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    look = theme.apply(app, "light", 100)
    document = open_example(tmp_path)
    bridge = Bridge(document, lambda: TODAY)
    shown = Shown(bridge)
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1300, 760)
    notices, background = Notices(window), Background()
    workspace = BriefingWorkspace(bridge, shown, look, notices, background)
    layout = QVBoxLayout(window)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(workspace)
    workspace.set_period(YEAR)
    window.show()
    made = At(qtbot, document, bridge, shown, notices, background, workspace, window)
    made.settle()
    try:
        yield made
    finally:
        window.hide()
        assert background.wait_all()
        bridge.close()
        document.store.close()


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


@pytest.mark.parametrize("kind", ["pdf", "svg", "png", "csv"])
def test_a_file_is_written_beside_the_window(at: At, tmp_path: Path, kind: str) -> None:
    target = tmp_path / f"out.{kind}"
    at.notices.expect(target)
    action = at.workspace.send.findChild(QAction, f"export_{kind}")
    assert isinstance(action, QAction)
    action.trigger()
    at.settle()
    assert target.exists() and target.stat().st_size > 1000
    assert at.said[-1].startswith("Exported ") and "out" in at.said[-1]
    if kind == "csv":
        assert len(target.read_bytes().decode("utf-8-sig").splitlines()) >= 33


def test_pictures_of_further_pages_replace_nothing_unasked(at: At, tmp_path: Path) -> None:
    target, other = tmp_path / "out.png", tmp_path / "out-2.png"
    other.write_bytes(b"mine")
    at.notices.expect(target, "")
    at.workspace.export("png")
    at.settle()
    assert other.read_bytes() == b"mine" and not target.exists()


def test_a_file_that_cannot_be_written_is_said(at: At, tmp_path: Path) -> None:
    at.notices.expect(tmp_path / "no such folder" / "out.pdf")
    at.workspace.export("pdf")
    at.settle()
    assert "was not written" in at.said[-1]


def test_printing_asks_for_a_printer(at: At, tmp_path: Path) -> None:
    asked: list[int] = []

    def answer(printer: QPrinter, pages: int) -> bool:
        asked.append(pages)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "paper.pdf"))
        assert printer.docName() == "Syria talks 2012–2024"
        return True

    at.workspace.out.ask_printer = answer
    at.workspace.send.print.click()
    assert asked == [at.workspace.preview.count]
    assert at.said[-1] == "Printed to paper.pdf."
    found = PdfReader(tmp_path / "paper.pdf")
    assert len(found.pages) == asked[0] and found.metadata and found.metadata.producer == "Parley"


def test_a_range_of_pages_is_printed_to_a_file(at: At, tmp_path: Path) -> None:
    def answer(printer: QPrinter, pages: int) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "paper.pdf"))
        printer.setFromTo(pages, pages)
        return True

    at.workspace.out.ask_printer = answer
    at.workspace.print()
    found = PdfReader(tmp_path / "paper.pdf")
    assert len(found.pages) == 1 and "Source notes" in found.pages[0].extract_text()


def test_the_dialog_of_the_desktop_knows_the_pages(at: At, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[int, int, str]] = []

    def left(dialog: QPrintDialog) -> int:
        seen.append((dialog.minPage(), dialog.maxPage(), dialog.printer().docName()))
        return QDialog.DialogCode.Rejected

    monkeypatch.setattr(QPrintDialog, "exec", left)
    at.workspace.print()
    assert seen == [(1, at.workspace.preview.count, "Syria talks 2012–2024")]
    assert at.said == []


def test_print_waits_for_the_pages_that_are_chosen(at: At) -> None:
    asked: list[int] = []

    def answer(printer: QPrinter, pages: int) -> bool:
        asked.append(at.count)
        return False

    at.workspace.out.ask_printer = answer
    at.shown.search("process:Geneva")
    at.workspace.print()
    assert asked == []
    at.settle()
    assert len(asked) == 1 and asked[0] < 32


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
