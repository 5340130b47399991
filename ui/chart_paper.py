"""Pages on a printer, in pictures and on whatever else Qt can paint. Lengths of pages are mm."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF, Qt
from PySide6.QtGui import QImage, QImageWriter, QPageLayout, QPageSize, QPainter

from timeline_app.briefing_options import Paper
from timeline_app.chart.shapes import Scene
from timeline_app.errors import KnownError
from ui.chart_painter import ChartPainter, paper_painter

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_SIZES = {
    (297.0, 210.0): QPageSize.PageSizeId.A4,
    (279.4, 215.9): QPageSize.PageSizeId.Letter,
}


def draw(scene: Scene, painter: QPainter, scale: float, pen: ChartPainter | None = None) -> None:
    """Paint a page with ``scale`` units of the painter to a mm; ``pen`` can be used again."""
    painter.save()
    painter.scale(scale, scale)
    (pen or paper_painter()).paint(painter, scene)
    painter.restore()


def page_layout(scene: Scene) -> QPageLayout:
    """The sheet of a page, without margins, as high and wide as it is seen."""
    size = QPageSize(
        QSizeF(scene.width, scene.height),
        QPageSize.Unit.Millimeter,
        matchPolicy=QPageSize.SizeMatchPolicy.ExactMatch,
    )
    return QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))


def image(scene: Scene, dpi: float) -> QImage:
    """A page as a picture on white, ``dpi`` dots to an inch."""
    scale = dpi / 25.4
    width, height = round(scene.width * scale), round(scene.height * scale)
    picture = QImage(width, height, QImage.Format.Format_RGB32)
    if picture.isNull():
        raise KnownError(
            f"A picture of {width} × {height} dots does not fit into memory.",
            "No file was left.",
            "Use PDF, or close other programs.",
        )
    picture.setDotsPerMeterX(round(dpi / 0.0254))
    picture.setDotsPerMeterY(round(dpi / 0.0254))
    picture.fill(Qt.GlobalColor.white)
    with QPainter(picture) as painter:
        draw(scene, painter, scale)
    return picture


def png_bytes(scene: Scene, dpi: float) -> bytes:
    """A page as a PNG that knows its size and nothing else."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image(scene, dpi))
    return bytes(buffer.data().data())


def prepare(printer: QPrinter, paper: Paper) -> None:
    """Set a printer to the sheet of the pages, before anyone is asked about it."""
    scene = paper.scenes[0]
    size = _SIZES.get((scene.width, scene.height))
    if size is None:
        printer.setPageLayout(page_layout(scene))
    else:
        printer.setPageSize(QPageSize(size))
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    printer.setFullPage(True)
    printer.setDocName(paper.title.replace("/", "-"))  # also the name that a file is given
    printer.setCreator("Parley")


def to_printer(paper: Paper, printer: QPrinter) -> int:
    """Print the pages that the printer is asked for, as large as they are or fitted to its sheet.

    The number of pages; raises ``KnownError`` where the printer does not take them.
    """
    wanted = list(in_range(paper, printer).scenes)
    if printer.pageOrder() == printer.PageOrder.LastPageFirst:
        wanted.reverse()
    if not wanted:
        return 0
    painter = QPainter()
    if not painter.begin(printer):
        raise KnownError(
            "The printer cannot be reached.",
            "Nothing was printed.",
            "See that it is switched on, or choose another one.",
        )
    pen = paper_painter()
    with painter:
        for number, scene in enumerate(wanted):
            if number and not printer.newPage():
                raise KnownError(
                    f"The printer stopped after page {number}.",
                    do="Print the rest once it is ready.",
                )
            _fit(painter, printer, scene, pen)
    return len(wanted)


def in_range(paper: Paper, printer: QPrinter) -> Paper:
    """The pages that a printer is asked for."""
    first, last = printer.fromPage() or 1, printer.toPage() or len(paper.scenes)
    some = slice(first - 1, last)
    return replace(paper, scenes=paper.scenes[some], names=paper.names[some])


def _fit(painter: QPainter, printer: QPrinter, scene: Scene, pen: ChartPainter) -> None:
    """Paint a page in the middle of the sheet, never larger than it is."""
    dots = printer.resolution() / 25.4
    sheet = printer.pageLayout().fullRectPixels(printer.resolution())
    scale = min(dots, sheet.width() / scene.width, sheet.height() / scene.height)
    painter.save()
    painter.translate(
        (sheet.width() - scene.width * scale) / 2, (sheet.height() - scene.height * scale) / 2
    )
    draw(scene, painter, scale, pen)
    painter.restore()
