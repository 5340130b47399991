"""Printing and writing what the Briefing workspace shows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from timeline_app.briefing_options import Chosen, Paper
from timeline_app.errors import KnownError
from timeline_app.formats import csv_out
from ui import chart_output
from ui.background import Background, Control, ProgressStrip
from ui.bridge import Bridge
from ui.chart_paper import in_range, prepare, to_printer
from ui.notices import Notices
from ui.questions import Choice
from ui.saving import write_whole

_FILTERS = {
    "pdf": "PDF document (*.pdf)",
    "svg": "SVG picture (*.svg)",
    "png": "PNG picture (*.png)",
    "csv": "Table for Excel and Calc (*.csv)",
}
_REPLACE = (Choice("replace", "Replace them", "danger"), Choice("", "Keep them"))


class BriefingOut(QObject):
    """Prints pages and writes them to files; long work goes on beside the window."""

    def __init__(
        self,
        bridge: Bridge,
        notices: Notices,
        background: Background,
        strip: ProgressStrip,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._bridge, self._notices = bridge, notices
        self._background, self._strip = background, strip
        self._window = parent
        self.audience = "internal"
        """For whom the pages are."""
        self.grey = False
        self.ask_printer: Callable[[QPrinter, int], bool] = self._ask_printer
        """Shows the dialog of the desktop; False where it was left. Tests answer instead."""

    # Paper

    def print(self, paper: Paper, _: Chosen) -> None:
        """Ask for a printer, and print what it was asked for."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        prepare(printer, paper)
        if self.grey:
            printer.setColorMode(QPrinter.ColorMode.GrayScale)
        if not self.ask_printer(printer, len(paper.scenes)):
            return
        try:
            words = self._printed(printer, paper)
        except KnownError as error:
            self._notices.fault(error)
        else:
            self._notices.say(words, level="done")

    def _printed(self, printer: QPrinter, paper: Paper) -> str:
        if printer.outputFormat() == QPrinter.OutputFormat.PdfFormat:
            path = Path(printer.outputFileName())
            if not path.name:
                raise KnownError("The PDF has no name.", "Nothing was printed.", "Name it.")
            chart_output.to_pdf(in_range(paper, printer), path)
            return f"Printed to {path.name}."
        count = to_printer(paper, printer)
        return f"Sent {count} page{'s' * (count != 1)} to {printer.printerName() or 'the printer'}."

    def _ask_printer(self, printer: QPrinter, pages: int) -> bool:
        dialog = QPrintDialog(printer, self._window.window())
        dialog.setWindowTitle("Print")
        dialog.setMinMax(1, pages)
        dialog.setFromTo(1, pages)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        try:
            return dialog.exec() == QDialog.DialogCode.Accepted
        finally:
            dialog.deleteLater()

    # Files

    def export(self, kind: str, paper: Paper, chosen: Chosen) -> None:
        """Ask for a place and write a file of a kind."""
        name = self._bridge.document.store.path.stem
        path = self._notices.choose_save("Export", f"{name}.{kind}", (_FILTERS[kind],), f".{kind}")
        if path is not None and self._may_replace(path, paper):
            self.write(path, paper, chosen)

    def _may_replace(self, path: Path, paper: Paper) -> bool:
        """Ask before the pictures of further pages replace other files."""
        if path.suffix.casefold() != ".png":
            return True
        there = [one for one in chart_output.png_names(path, len(paper.scenes))[1:] if one.exists()]
        if not there:
            return True
        names = ", ".join(one.name for one in there)
        words = f"{names}. What is in them now will be lost."
        return self._notices.ask("Pictures of these names are there.", words, _REPLACE) == "replace"

    def write(self, path: Path, paper: Paper, chosen: Chosen) -> None:
        """Write a file beside the window; its ending says of which kind."""
        work = self._table(path, chosen) if path.suffix.casefold() == ".csv" else _file(path, paper)
        job = self._background.run(f"Writing {path.name}", work)
        self._strip.follow(job)
        job.done.connect(self._written)
        job.failed.connect(self._notices.fault)

    def _table(self, path: Path, chosen: Chosen) -> Callable[[Control], str]:
        whole, today = self._bridge.chronology, self._bridge.today
        audience = self.audience

        def work(control: Control) -> str:
            control.progress(0, 1)
            withheld = csv_out.withheld_for(whole, chosen.chronology, audience, today)
            write_whole(path, csv_out.write(chosen.chronology, chosen.ids, withheld))
            count = len(chosen.ids)
            return f"Exported {count} event{'s' * (count != 1)} to {path.name}."

        return work

    def _written(self, words: str) -> None:
        self._notices.say(words, level="done")


def _file(path: Path, paper: Paper) -> Callable[[Control], str]:
    def work(control: Control) -> str:
        control.progress(0, 1)
        made = chart_output.write(paper, path)
        pages = len(paper.scenes)
        count = f"{pages} page{'s' * (pages != 1)}"
        if len(made) > 1:
            return f"Exported {count} to {made[0].name} and {len(made) - 1} more beside it."
        return f"Exported {count} to {path.name}."

    return work
