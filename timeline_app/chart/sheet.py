"""The sheet of paper: sizes, margins, head and foot. All lengths are mm."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from timeline_app.chart.shapes import Group, Line, Measure, Rect, Shape, Stroke, Text, group, run

POINT: Final = 25.4 / 72
"""A typographic point."""
PAPERS: Final = {"A4": (297.0, 210.0), "Letter": (279.4, 215.9), "A3": (420.0, 297.0)}
"""Width and height, landscape."""
MARGIN: Final = 12.0
TOP: Final = 26.0
"""Where the chart begins, below the head."""
HAIRLINE: Final = 0.2


def points(size: float) -> float:
    """A type size in mm."""
    return size * POINT


SMALL: Final = points(8.0)
BODY: Final = points(8.1)
NOTE: Final = points(7.0)
"""Note numbers; nothing is smaller."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on every page. Empty texts are left out.

    ``handling`` is the line in head and foot, ``stamp`` the framed day at the top right,
    ``foot`` the left part of the footer, such as "Syria talks · issue 3".
    """

    title: str
    subtitle: str = ""
    handling: str = ""
    stamp_words: str = "as of"
    stamp: str = ""
    foot: str = ""
    paper: str = "A4"

    @property
    def width(self) -> float:
        """The paper's width."""
        return PAPERS[self.paper][0]

    @property
    def height(self) -> float:
        """The paper's height."""
        return PAPERS[self.paper][1]

    @property
    def left(self) -> float:
        """The left margin."""
        return MARGIN

    @property
    def right(self) -> float:
        """Where the right margin begins."""
        return self.width - MARGIN

    @property
    def bottom(self) -> float:
        """The lowest that the chart may reach."""
        return self.height - 20.0

    @property
    def legend(self) -> float:
        """The middle of the legend."""
        return self.height - 15.0

    @property
    def rule(self) -> float:
        """The rule above the footer."""
        return self.height - 10.2


def furniture(
    sheet: Sheet, subtitle: str, page: int, pages: int, measure: Measure
) -> Iterator[Group]:
    """Head and foot of page ``page`` of ``pages``."""
    yield group("head", [*_head(sheet, subtitle, measure)])
    yield group("foot", [*_foot(sheet, page, pages, measure)])


def _head(sheet: Sheet, subtitle: str, measure: Measure) -> Iterator[Shape]:
    middle = sheet.width / 2
    if sheet.handling:
        yield Text(middle, 8.0, (run(measure, sheet.handling, SMALL, bold=True),), "middle")
    yield Rect(sheet.left, 10.6, 11, 1, "accent")
    room = sheet.right - sheet.left - (40 if sheet.stamp else 0)
    size = points(15)
    width = measure(sheet.title, size, True)
    if width > room:
        size = max(points(10), size * room / width)
    yield Text(sheet.left, 18.0, (run(measure, sheet.title, size, bold=True),))
    if subtitle:
        yield Text(sheet.left, 22.5, (run(measure, subtitle, SMALL, "text2"),))
    if sheet.stamp:
        left = sheet.right - 37
        yield Rect(left, 10.6, 37, 9, "base", Stroke("text", 0.25))
        words = run(measure, sheet.stamp_words, SMALL, "text2")
        yield Text(left + 18.5, 14.2, (words,), "middle")
        yield Text(left + 18.5, 18.0, (run(measure, sheet.stamp, SMALL, bold=True),), "middle")


def _foot(sheet: Sheet, page: int, pages: int, measure: Measure) -> Iterator[Shape]:
    baseline = sheet.height - 6.3
    rule = Stroke("printrule", HAIRLINE)
    yield Line(sheet.left, sheet.rule, sheet.right, sheet.rule, rule)
    if sheet.foot:
        yield Text(sheet.left, baseline, (run(measure, sheet.foot, BODY, "text2"),))
    if sheet.handling:
        middle = run(measure, sheet.handling, SMALL, bold=True)
        yield Text(sheet.width / 2, baseline, (middle,), "middle")
    number = run(measure, f"Page {page} of {pages}", BODY, bold=True)
    yield Text(sheet.right, baseline, (number,), "end")
