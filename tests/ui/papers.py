"""Pages to write and look at: the example, with titles in Arabic and Persian added."""

from __future__ import annotations

import io
import re
import unicodedata
from dataclasses import replace
from datetime import date
from functools import cache

from pypdf import PdfReader

from timeline_app import records as r
from timeline_app.briefing_options import ChartOptions, Chosen, Paper, choose, compose
from timeline_app.chart.shapes import Scene, Text, is_rtl
from timeline_app.chronology import Chronology
from timeline_app.dates import EventDate
from ui.chart_measure import paper_fonts
from ui.commands.files import sample

TODAY = date(2018, 2, 2)
ARABIC = "هدنة عشرة أيام في حلب"
PERSIAN = "مذاکرات پنجم آستانه"
FIRST, LAST = date(2016, 12, 10).toordinal(), date(2018, 2, 5).toordinal()
YEAR = ChartOptions(TODAY, period=(FIRST, LAST))


@cache
def example() -> Chronology:
    """The example and two events of more, one with ligatures in its title."""
    chronology = Chronology.of(()).after(sample().changes, 1)
    process = next(one for one in chronology.processes.values() if one.name == "Ceasefires")
    added = (
        ("2017-08-20", ARABIC),
        ("2017-10-05", PERSIAN),
        ("2017-03-20", "Official affirms first shuffle"),
    )
    events = [
        r.Event(r.new_id(), title=title, date=EventDate.parse(day), kind="statement",
                status="signed", process=process.id)
        for day, title in added
    ]  # fmt: skip
    records = [one for kind in r.KINDS for one in chronology.all(kind).values()]
    return Chronology.of([*records, *events], 2)


def chosen(options: ChartOptions = YEAR) -> Chosen:
    """The events of the example that these options show."""
    return choose(example(), options, main_tracks if options == YEAR else Chronology.by_date)


def main_tracks(chronology: Chronology) -> list[str]:
    """Five processes: a chart that fills a page, and its notes on another."""
    names = {one.id: one.name for one in chronology.processes.values()}
    events = chronology.events
    wanted = {"Astana", "Geneva", "Ceasefires", "Sochi congress", "Astana summits"}
    return [one for one in chronology.by_date() if names.get(events[one].process or "") in wanted]


@cache
def pages(paper: str = "A4", *, whole: bool = False) -> Paper:
    """The pages of 2017, or of everything. A QApplication must be there."""
    options = replace(YEAR, paper=paper, period=(None, None) if whole else YEAR.period)
    events = choose(example(), options, Chronology.by_date if whole else main_tracks)
    return compose(events, options, paper_fonts().measure)


def texts(scene: Scene) -> list[str]:
    """Every run of text on a page."""
    return [
        run.text
        for layer in scene.layers
        for group in layer.groups
        for shape in group.shapes
        if isinstance(shape, Text)
        for run in shape.runs
    ]


def words(text: str) -> list[str]:
    """The words of a text as a search sees them; pypdf writes those from the right reversed."""
    plain = unicodedata.normalize("NFKC", re.sub("[\u2066-\u2069]", "", text))
    return [word.strip(",;")[::-1] if is_rtl(word) else word for word in plain.split()]


def extracted(data: bytes) -> list[str]:
    """The text of each page of a PDF, without any blanks."""
    found = [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]
    return ["".join(unicodedata.normalize("NFKC", text).split()) for text in found]
