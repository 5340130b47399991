"""The ways out of the Briefing workspace: files, printers and their dialogs."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QAction
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog

from tests.ui.briefing.desk import At

pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard")


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
