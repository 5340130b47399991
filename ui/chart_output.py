"""Finished pages as files: PDF, PNG, SVG.

Every file is written whole or not at all, and none says who made it, where or when. Qt and pypdf
are loaded by what needs them; an SVG needs neither. Lengths of pages are mm, those of a PDF points
(1/72 inch).
"""

from __future__ import annotations

import io
import re
import unicodedata
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from timeline_app.briefing_options import Paper
from timeline_app.chart.shapes import Group, Rect, Scene, Text
from timeline_app.chart.svg import svg
from timeline_app.errors import KnownError
from ui.saving import write_whole

if TYPE_CHECKING:
    from pypdf import PageObject, PdfWriter
    from PySide6.QtCore import QRectF

DPI: Final = 200
"""How fine a PNG is, in dots an inch."""
ENDINGS: Final = (".pdf", ".svg", ".png")
_POINT: Final = 72 / 25.4
_FINE: Final = 1200
_GAP: Final = 6.0
_ABOVE: Final = 20.0
"""How much is seen above the place that a link leads to, in points."""
_MAKER: Final = "Parley"
_NUMBER: Final = 5.0
"""How wide the number before a note may be."""


def check_ending(path: Path) -> None:
    """Raise ``KnownError`` where a file's ending is none of ``ENDINGS``."""
    if path.suffix.casefold() not in ENDINGS:
        raise KnownError(
            f"“{path.name}” has an ending that no picture of Parley has.",
            "Nothing was written.",
            f"Use {', '.join(ENDINGS[:-1])} or {ENDINGS[-1]}.",
        )


def write(paper: Paper, path: Path) -> list[Path]:
    """Write pages in the format of the ending of ``path``; the files that were made."""
    check_ending(path)
    makers = {".pdf": to_pdf, ".svg": to_svg, ".png": to_png}
    return makers[path.suffix.casefold()](paper, path)


def to_svg(paper: Paper, path: Path) -> list[Path]:
    """One picture with the pages below one another."""
    text = svg(paper.scenes, language=paper.language, gap=_GAP)
    write_whole(path, [text.encode("utf-8", "replace")])
    return [path]


def to_png(paper: Paper, path: Path, dpi: int = DPI) -> list[Path]:
    """A picture a page: name.png, and from the second page on name-2.png, name-3.png, …"""
    from ui.chart_paper import png_bytes

    names = png_names(path, len(paper.scenes))
    made: list[Path] = []
    try:
        for target, scene in zip(names, paper.scenes, strict=True):
            new = not target.exists()
            write_whole(target, [png_bytes(scene, dpi)])
            if new:
                made.append(target)
    except BaseException:
        for target in made:
            with suppress(OSError):
                target.unlink()
        raise
    return names


def png_names(path: Path, count: int) -> list[Path]:
    """The files in which ``count`` pages are kept."""
    rest = [path.with_name(f"{path.stem}-{page}{path.suffix}") for page in range(2, count + 1)]
    return [path, *rest]


def to_pdf(paper: Paper, path: Path) -> list[Path]:
    """One document: text that can be searched, an outline, links from numbers to notes."""
    write_whole(path, [pdf_bytes(paper)])
    return [path]


def pdf_bytes(paper: Paper) -> bytes:
    """The pages as a PDF."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter()
    for drawn, scene in zip(PdfReader(io.BytesIO(_drawn(paper))).pages, paper.scenes, strict=True):
        _set_size(writer.add_page(drawn), scene)
    _make_searchable(writer)
    _add_outline(writer, paper)
    _add_links(writer, paper)
    _say_what_it_is(writer, paper)
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def _drawn(paper: Paper) -> bytes:
    """The pages as Qt writes them: sizes in whole points, no outline, no language."""
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QPainter, QPdfWriter

    from ui.chart_painter import paper_painter
    from ui.chart_paper import draw, page_layout

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    device = QPdfWriter(buffer)
    device.setResolution(_FINE)
    device.setCreator(_MAKER)
    device.setTitle(paper.title)
    device.setPageLayout(page_layout(paper.scenes[0]))
    pen = paper_painter()
    with QPainter(device) as painter:
        for number, scene in enumerate(paper.scenes):
            if number:
                device.newPage()
            draw(scene, painter, _FINE / 25.4, pen)
    buffer.close()
    return bytes(buffer.data().data())


def _set_size(page: PageObject, scene: Scene) -> None:
    """Make a page exactly as large as the sheet; what is drawn hangs from its upper edge."""
    from pypdf.generic import NameObject, RectangleObject, StreamObject

    size = RectangleObject((0, 0, scene.width * _POINT, scene.height * _POINT))
    down = float(size.height) - float(page.mediabox.height)
    content = page["/Contents"]
    if isinstance(content, StreamObject):
        move = f"q 1 0 0 1 0 {down:.4f} cm\n".encode()
        content.set_data(move + content.get_data() + b"\nQ")
    for name in ("/MediaBox", "/CropBox", "/TrimBox"):
        page[NameObject(name)] = size


# ---------------------------------------------------------------------- letters

_RANGE: Final = re.compile(rb"<([0-9A-F]+)> <([0-9A-F]+)> (<[0-9A-F]+>|\[[^\]]*\])")
_CODE: Final = re.compile(rb"<([0-9A-F]+)>")


def _make_searchable(writer: PdfWriter) -> None:
    """Let every glyph stand for plain letters: not for ligatures or the forms of Arabic letters,
    and a space for a space, which Qt calls a tab.
    """
    from pypdf.generic import DictionaryObject, NameObject, StreamObject

    for page in writer.pages:
        resources = page["/Resources"].get_object()
        fonts = resources.get("/Font") if isinstance(resources, DictionaryObject) else None
        for font in (fonts or {}).values():
            table = font.get_object().get("/ToUnicode")
            stream = table.get_object() if table is not None else None
            if isinstance(stream, StreamObject) and "/Parley" not in stream:
                stream.set_data(_RANGE.sub(_plainly, stream.get_data()))
                stream[NameObject("/Parley")] = NameObject("/Plain")


def _plainly(found: re.Match[bytes]) -> bytes:
    """A range of glyphs with the letters that they stand for."""
    start, end, target = found.groups()
    letters = [_letters(code) for code in _CODE.findall(target)]
    if target.startswith(b"<"):
        first = ord(letters[0][0]) if letters[0] else 0
        letters = [chr(first + step) for step in range(int(end, 16) - int(start, 16) + 1)]
    codes = b" ".join(
        b"<" + _plain(one).encode("utf-16-be").hex().encode() + b">" for one in letters
    )
    return b"<" + start + b"> <" + end + b"> [" + codes + b"]"


def _letters(code: bytes) -> str:
    return bytes.fromhex(code.decode()).decode("utf-16-be", "replace")


def _plain(letter: str) -> str:
    if letter in "\t\u00a0\u2009\u202f":
        return " "
    is_form = "\ufb00" <= letter[:1] <= "\ufdff" or "\ufe70" <= letter[:1] <= "\ufefc"
    return unicodedata.normalize("NFKC", letter) if is_form else letter


# ---------------------------------------------------------------------- ways around


class _Place(NamedTuple):
    """A place on a page, in points from its lower left corner."""

    page: int
    left: float
    bottom: float
    right: float
    top: float

    @classmethod
    def of(cls, page: int, scene: Scene, rect: QRectF) -> _Place:
        """The place of a rectangle in mm from the upper left corner of a page."""
        height = scene.height
        sides = (rect.left(), height - rect.bottom(), rect.right(), height - rect.top())
        return cls(page, *(side * _POINT for side in sides))


def _add_outline(writer: PdfWriter, paper: Paper) -> None:
    """Each page, with its lanes below it and the notes that begin under them."""
    from pypdf.generic import Fit

    for number, (scene, name) in enumerate(zip(paper.scenes, paper.names, strict=True)):
        page = writer.add_outline_item(title=name, page_number=number, fit=Fit.fit())
        for words, top in _parts(scene).items():
            where = Fit.xyz(left=0, top=(scene.height - top) * _POINT)
            writer.add_outline_item(title=words, page_number=number, parent=page, fit=where)


def _parts(scene: Scene) -> dict[str, float]:
    """The lanes of a chart, each where it stands first, and the notes below it: upper edges."""
    lanes = [
        (_bold(group), group.box.top)
        for layer in scene.layers
        for group in layer.groups
        if layer.name == "heads" and isinstance(group.shapes[0], Rect)
    ]
    notes = [
        (_bold(group), group.box.top)
        for layer in scene.layers
        for group in layer.groups
        if lanes and group.role == "note" and not group.id and _bold(group)
    ]
    found: dict[str, float] = {}
    for words, top in (*lanes, *notes):
        found.setdefault(words, top)
    return found


def _bold(group: Group) -> str:
    texts = (one for one in group.shapes if isinstance(one, Text) and one.runs[0].bold)
    return " ".join(text.string for text in texts)


def _add_links(writer: PdfWriter, paper: Paper) -> None:
    """From each raised number to its note, and from the note's number to where it stands first."""
    from ui.chart_painter import links_of, targets_of

    notes: dict[str, _Place] = {}
    for page, scene in enumerate(paper.scenes):
        targets = targets_of(scene)
        notes |= {name: _Place.of(page, scene, rect) for name, rect in targets.items()}
    first: dict[str, _Place] = {}
    for page, scene in enumerate(paper.scenes):
        for link in links_of(scene):
            if link.target in notes:
                place = _Place.of(page, scene, link.rect)
                first.setdefault(link.target, place)
                _link(writer, place, notes[link.target])
    for name, place in first.items():
        note = notes[name]
        _link(writer, note._replace(right=note.left + _NUMBER * _POINT), place)


def _link(writer: PdfWriter, start: _Place, end: _Place) -> None:
    from pypdf.annotations import Link
    from pypdf.generic import Fit

    link = Link(
        rect=(start.left, start.bottom, start.right, start.top),
        target_page_index=end.page,
        fit=Fit.xyz(left=0, top=end.top + _ABOVE),
    )
    writer.add_annotation(start.page, link)


def _say_what_it_is(writer: PdfWriter, paper: Paper) -> None:
    """The title, the language and the program; no person, machine, path or time."""
    from pypdf.generic import (
        BooleanObject,
        DictionaryObject,
        NameObject,
        TextStringObject,
    )

    writer.add_metadata({"/Title": paper.title, "/Creator": _MAKER, "/Producer": _MAKER})
    root = writer.root_object
    root[NameObject("/Lang")] = TextStringObject(paper.language)
    wishes = DictionaryObject({NameObject("/DisplayDocTitle"): BooleanObject(True)})
    root[NameObject("/ViewerPreferences")] = wishes
    writer.page_mode = "/UseOutlines"
