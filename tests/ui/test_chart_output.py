"""Pages as files: what can be found in them, what they say of themselves, and what goes wrong."""

from __future__ import annotations

import errno
import io
import os
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from timeline_app.errors import KnownError
from ui import chart_output
from ui.chart_paper import image, prepare, to_printer

from .papers import ARABIC, PERSIAN, YEAR, chosen, extracted, pages, texts, words

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(scope="module")
def pdf(qapp: QApplication) -> bytes:
    return chart_output.pdf_bytes(pages())


def reader(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data))


def test_every_word_on_the_pages_is_found_in_the_pdf(pdf: bytes) -> None:
    found = extracted(pdf)
    assert len(found) == len(pages().scenes)
    for scene, text in zip(pages().scenes, found, strict=True):
        missing = {word for one in texts(scene) for word in words(one) if word not in text}
        assert not missing


def test_titles_notes_and_numbers_are_found(pdf: bytes) -> None:
    chart, notes = extracted(pdf)
    for title in (ARABIC, PERSIAN, "Official affirms first shuffle", "Geneva IV"):
        assert all(word in chart for word in words(title)), title
    for note in ("وكالة نموذجية", "Агентство «Образец»", "Sample Wire"):
        assert all(word in notes for word in words(note)), note
    assert "23Feb–3Mar" in chart and "Page1of2" in chart


def test_letters_are_plain_and_blanks_are_blanks(pdf: bytes) -> None:
    text = "".join(page.extract_text() for page in reader(pdf).pages)
    assert "\t" not in text
    assert not re.search("[\ufb00-\ufdff\ufe70-\ufefc]", text)
    assert "Raised figures: source notes" in text


@pytest.mark.parametrize(("name", "width", "height"), [("A4", 297, 210), ("Letter", 279.4, 215.9)])
def test_a_page_has_the_size_of_its_sheet(name: str, width: float, height: float) -> None:
    found = reader(chart_output.pdf_bytes(pages(name)))
    for page in found.pages:
        size = (float(page.mediabox.width), float(page.mediabox.height))
        assert size == pytest.approx((width / 25.4 * 72, height / 25.4 * 72), abs=0.01)


def test_it_says_its_title_its_language_and_nothing_of_its_maker(
    pdf: bytes, own_home: Path
) -> None:
    found = reader(pdf)
    said = {key: str(value) for key, value in (found.metadata or {}).items()}
    assert said == {
        "/Title": "Syria talks 2012–2024",
        "/Creator": "Parley",
        "/Producer": "Parley",
    }
    root: Any = found.trailer["/Root"]
    assert root["/Lang"] == "en"
    assert "/Metadata" not in root and "/ID" not in found.trailer


def test_fonts_are_embedded(pdf: bytes) -> None:
    for page in reader(pdf).pages:
        resources: Any = page["/Resources"]
        for font in resources["/Font"].values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            assert "/FontFile2" in inner["/FontDescriptor"].get_object()


def test_the_outline_has_the_pages_and_their_lanes(pdf: bytes) -> None:
    found = reader(pdf)
    outline: Any = found.outline
    assert [outline[0].title, outline[2].title] == ["10 Dec 2016 – 5 Feb 2018", "Source notes"]
    lanes = [one.title for one in outline[1]]
    assert lanes == ["Astana", "Geneva", "Ceasefires", "Sochi congress", "Astana summits"]
    assert all(found.get_destination_page_number(one) == 0 for one in outline[1])
    assert found.get_destination_page_number(outline[2]) == 1


def test_each_raised_number_leads_to_its_note_and_back(pdf: bytes) -> None:
    chart, notes = reader(pdf).pages
    here: Any = chart["/Annots"]
    below: Any = notes["/Annots"]
    there: Any = [one.get_object() for one in here]
    back: Any = [one.get_object() for one in below]
    numbers = [run for run in texts(pages().scenes[0]) if re.fullmatch("\u2009\\d+", run)]
    assert len(there) == len(numbers) > 10
    assert len(back) == len(set(numbers))
    assert {one["/Dest"][0].get_object()["/Type"] for one in there} == {"/Page"}
    assert {one["/Dest"][0].idnum for one in there} == {notes.indirect_reference.idnum}  # type: ignore[union-attr]
    assert {one["/Dest"][0].idnum for one in back} == {chart.indirect_reference.idnum}  # type: ignore[union-attr]
    for one in there:
        left, bottom, right, top = map(float, one["/Rect"])
        assert 0 < left < right < 842 and 0 < bottom < top < 596


def test_the_same_pages_give_the_same_svg(tmp_path: Path) -> None:
    first, second = tmp_path / "a.svg", tmp_path / "b.svg"
    chart_output.to_svg(pages(), first)
    chart_output.to_svg(pages(), second)
    assert first.read_bytes() == second.read_bytes()


def test_a_picture_a_page_at_the_size_for_its_dots(tmp_path: Path) -> None:
    made = chart_output.to_png(pages(), tmp_path / "c.png", dpi=100)
    assert [path.name for path in made] == ["c.png", "c-2.png"]
    for path in made:
        picture = QImage(str(path))
        assert (picture.width(), picture.height()) == (1169, 827)
        assert abs(picture.dotsPerMeterX() - 3937) <= 1
        assert picture.textKeys() == []
    assert image(pages().scenes[0], 50).pixelColor(0, 0).name() == "#ffffff"


@pytest.mark.parametrize("ending", ["pdf", "svg", "png"])
def test_no_file_tells_who_made_it_and_where(
    ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, own_home: Path
) -> None:
    for name in ("USER", "LOGNAME", "USERNAME"):
        monkeypatch.setenv(name, "zq-login-name")
    path = tmp_path / f"zq-folder-name.{ending}"
    for made in chart_output.write(pages(), path):
        data = made.read_bytes()
        for trace in ("zq-login-name", "zq-folder-name", str(own_home), str(tmp_path), os.getcwd()):
            for encoding in ("utf-8", "utf-16-be", "utf-16-le"):
                assert trace.encode(encoding) not in data
        assert not re.search(rb"20\d\d-?\d\d-?\d\dT?\d\d:?\d\d", data)


@pytest.mark.parametrize("ending", ["pdf", "svg", "png"])
@pytest.mark.parametrize(
    ("call", "fault", "says"),
    [
        ("fsync", OSError(errno.ENOSPC, "No space left on device"), "No space left"),
        ("replace", PermissionError(errno.EACCES, "Permission denied"), "may be open elsewhere"),
    ],
)
def test_a_full_disk_or_a_locked_file_leaves_nothing(
    ending: str,
    call: str,
    fault: OSError,
    says: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(os, call, failing(fault))
    with pytest.raises(KnownError, match=says):
        chart_output.write(pages(), tmp_path / f"a.{ending}")
    assert list(tmp_path.iterdir()) == []


def test_pictures_of_a_set_that_was_not_finished_are_taken_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[int] = []
    real = os.fsync

    def second_fails(file: int) -> None:
        calls.append(file)
        if len(calls) == 2:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(file)

    monkeypatch.setattr(os, "fsync", second_fails)
    with pytest.raises(KnownError, match="No space left"):
        chart_output.to_png(pages(), tmp_path / "a.png", dpi=20)
    assert len(calls) == 2 and list(tmp_path.iterdir()) == []


def failing(fault: OSError) -> Callable[..., None]:
    def fail(*_: object) -> None:
        raise fault

    return fail


def test_an_ending_that_no_picture_has_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match=r"a\.gif.*Use \.pdf, \.svg or \.png"):
        chart_output.write(pages(), tmp_path / "a.gif")


@pytest.mark.parametrize(("sheet", "other"), [("A4", "Letter"), ("Letter", "A4")])
def test_a_printer_gets_the_pages_on_its_sheet(tmp_path: Path, sheet: str, other: str) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    prepare(printer, pages(sheet))
    assert printer.pageLayout().pageSize().name().startswith(sheet)
    assert to_printer(pages(other), printer) == 2
    found = PdfReader(tmp_path / "out.pdf")
    assert len(found.pages) == 2
    width, height = float(found.pages[0].mediabox.width), float(found.pages[0].mediabox.height)
    expected = (842, 595) if sheet == "A4" else (792, 612)
    assert (width, height) == pytest.approx(expected, abs=1)


def test_a_printer_gets_the_pages_it_was_asked_for(tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    prepare(printer, pages())
    printer.setFromTo(2, 2)
    assert to_printer(pages(), printer) == 1
    assert "Source" in PdfReader(tmp_path / "out.pdf").pages[0].extract_text()


def test_the_whole_example_names_every_event(qapp: QApplication) -> None:
    everything = "".join(extracted(chart_output.pdf_bytes(pages(whole=True))))
    columns = chosen(replace(YEAR, period=(None, None))).columns
    names = {columns.mark(one).name for one in columns.events()}
    assert len(names) > 100 and "Differ:" in everything
    # A crowded label may be cut short, never left out: what has no room is named on the last page.
    assert [name for name in names if words(name)[0] not in everything] == []
