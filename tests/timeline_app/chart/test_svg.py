"""SVG files: the same bytes for the same chronology, well formed, complete, nothing fetched."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.timeline_app.chart.support import DAY, example, example_columns
from timeline_app.chart.colours import LIGHT
from timeline_app.chart.columns import Mark, of_marks
from timeline_app.chart.notes import collect
from timeline_app.chart.pages import pages
from timeline_app.chart.screen import layout
from timeline_app.chart.shapes import fixed_measure
from timeline_app.chart.sheet import Sheet
from timeline_app.chart.svg import svg
from timeline_app.vocabulary import STATUSES
from ui import tokens

DATA = Path(__file__).parents[2] / "data" / "chart"


def statuses() -> str:
    """Every status of every family, wide and small."""
    lanes = {
        family: [
            Mark(
                f"{family} {place} {wide}", day, day + (6 if wide else 0), term.sign, family,
                "context" if family == "point" else "round", title=f"{term.label} {wide:d}",
                status=term.label, date="1 Jan", dated="1 Jan 2017", spoken="1 January 2017",
                sure_first=day, sure_last=day + (6 if wide else 0),
            )
            for place, term in enumerate(terms.values())
            for wide in (True, False)
            for day in [DAY + place * 24 + (0 if wide else 12)]
        ]
        for family, terms in STATUSES.items()
    }  # fmt: skip
    scene = layout(
        of_marks(lanes, DAY + 400), 1500, (DAY - 10, DAY + 270), fixed_measure, height=900
    )
    return svg(scene)


def geneva() -> str:
    """Some weeks of the example on screen."""
    window = (date(2017, 1, 15).toordinal(), date(2017, 5, 31).toordinal())
    return svg(layout(example_columns(date(2017, 5, 9)), 1000, window, fixed_measure, height=420))


def page() -> str:
    """A page of the example."""
    sheet = Sheet("Syria talks", handling="OPEN", stamp="2 Feb 2018", foot="Syria talks")
    period = (date(2016, 12, 10).toordinal(), date(2018, 2, 5).toordinal())
    notes = collect(example(), example().by_date())
    columns = example_columns(date(2018, 2, 2))
    return svg(pages(columns, fixed_measure, sheet, notes, period=period, parts=1)[0])


REFERENCES = {"statuses": statuses, "geneva": geneva, "page": page}


@pytest.mark.parametrize("name", REFERENCES)
def test_reference(name: str) -> None:
    """Same bytes as kept. If the look changed on purpose: ``write()`` below, then look at it."""
    assert REFERENCES[name]() == (DATA / f"{name}.svg").read_text(encoding="utf-8")


def write() -> None:
    """Write the references anew: python -c "from tests... import test_svg; test_svg.write()"."""
    for name, made in REFERENCES.items():
        (DATA / f"{name}.svg").write_text(made(), encoding="utf-8", newline="\n")


@pytest.mark.parametrize("name", REFERENCES)
def test_it_is_well_formed_has_a_title_and_fetches_nothing(name: str) -> None:
    text = REFERENCES[name]()
    root = ElementTree.fromstring(text)  # noqa: S314 - our own text
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert not re.search(r"(?:href|src)=\"(?!#)", text)
    assert "url(" not in text.replace("url(#clip", "")
    assert len(root.findall(".//{http://www.w3.org/2000/svg}title")) > 10


def test_text_is_escaped_and_what_xml_forbids_is_gone() -> None:
    mark = Mark("a", DAY, DAY, title='<b>"&\x00\x1b</b>', sure_first=DAY, sure_last=DAY)
    text = svg(layout(of_marks({"<Lane>": [mark]}, DAY), 900, (DAY - 9, DAY + 9), fixed_measure))
    assert '&lt;b&gt;"&amp;' in text and "<b>" not in text and "\x00" not in text
    ElementTree.fromstring(text)  # noqa: S314 - our own text


def test_right_to_left_text_is_kept_apart() -> None:
    mark = Mark("a", DAY, DAY, title="آستانة", sure_first=DAY, sure_last=DAY)
    text = svg(layout(of_marks({"Lane": [mark]}, DAY), 900, (DAY - 9, DAY + 9), fixed_measure))
    assert "\u2068آستانة\u2069" in text


def test_colours_are_those_of_the_look() -> None:
    palette = {f"process:{name}": light for name, (light, _) in tokens.PROCESS.items()}
    look = {**tokens.LIGHT, **palette}
    own = {name: colour for name, colour in LIGHT.items() if not name.startswith("print")}
    assert {name: look[name] for name in own} == own
