"""The sheet of paper: sizes, margins, head and foot. All lengths are mm."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from timeline_app.chart.heads import fitted, wrapped
from timeline_app.chart.shapes import Group, Line, Measure, Rect, Shape, Stroke, Text, group, run

POINT: Final = 25.4 / 72
"""A typographic point."""
PAPERS: Final = {"A4": (297.0, 210.0), "Letter": (279.4, 215.9), "A3": (420.0, 297.0)}
"""Width and height, landscape."""
MARGIN: Final = 12.0
TOP: Final = 26.0
"""Where the chart begins, below the head."""
HAIRLINE: Final = 0.2

_ABOVE: Final = (8.0, 5.7, 8.9)
"""The baselines of the handling line in the head: of one line, then of two."""
_UNDER: Final = (22.5, 21.7, 24.7)
"""The same of the words under the title."""
_BELOW: Final = (6.3, 7.5, 4.3)
"""And of the handling line in the foot, from the lower edge of the paper."""
_FOOT: Final = 60.0
"""What a long handling line leaves to the left part of the footer."""
_BESIDE: Final = 3.0
"""The least room between two things in the footer."""
_LEAST_NAME: Final = 8.0


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
    room = sheet.right - sheet.left
    yield from _handling(sheet, _in_two(sheet.handling, room, measure), _ABOVE, measure)
    yield Rect(sheet.left, 10.6, 11, 1, "accent")
    yield from _title(sheet, measure)
    lines = _in_two(subtitle, room, measure, bold=False)
    for line, y in _placed(lines, _UNDER):
        yield Text(sheet.left, y, (run(measure, line, SMALL, "text2"),))
    if sheet.stamp:
        left = sheet.right - 37
        yield Rect(left, 10.6, 37, 9, "base", Stroke("text", 0.25))
        words = run(measure, sheet.stamp_words, SMALL, "text2")
        yield Text(left + 18.5, 14.2, (words,), "middle")
        yield Text(left + 18.5, 18.0, (run(measure, sheet.stamp, SMALL, bold=True),), "middle")


def _title(sheet: Sheet, measure: Measure) -> Iterator[Shape]:
    """The title in one line, smaller where it is long; what is longer still in two."""
    room = sheet.right - sheet.left - (40 if sheet.stamp else 0)
    size = points(15)
    width = measure(sheet.title, size, True)
    if width > room:
        size = max(points(10), size * room / width)
    if width * size / points(15) <= room + 1e-9:
        yield Text(sheet.left, 18.0, (run(measure, sheet.title, size, bold=True),))
        return
    first, *others = wrapped(sheet.title, room, measure, size, bold=True)
    second = fitted(" ".join(others), room, measure, size, bold=True)
    for line, y in ((fitted(first, room, measure, size, bold=True), 15.2), (second, 19.2)):
        yield Text(sheet.left, y, (run(measure, line, size, bold=True),))


def _foot(sheet: Sheet, page: int, pages: int, measure: Measure) -> Iterator[Shape]:
    baseline, room = sheet.height - 6.3, sheet.right - sheet.left
    rule = Stroke("printrule", HAIRLINE)
    yield Line(sheet.left, sheet.rule, sheet.right, sheet.rule, rule)
    number = run(measure, f"Page {page} of {pages}", BODY, bold=True)
    side = max(number.width, min(_FOOT, measure(sheet.foot, BODY, False))) + _BESIDE
    lines = _in_two(sheet.handling, room - 2 * side, measure)
    if sheet.foot:
        middle = max((measure(line, SMALL, True) for line in lines), default=0.0)
        left = _fitted_foot(sheet.foot, (room - middle) / 2 - _BESIDE, measure)
        yield Text(sheet.left, baseline, (run(measure, left, BODY, "text2"),))
    yield from _handling(sheet, lines, tuple(sheet.height - y for y in _BELOW), measure)
    yield Text(sheet.right, baseline, (number,), "end")


def _in_two(text: str, room: float, measure: Measure, *, bold: bool = True) -> list[str]:
    """A small text in one line where it fits, else in two; what is longer still is cut."""
    if not text or measure(text, SMALL, bold) <= room:
        return [text] if text else []
    first, *rest = wrapped(text, room, measure, SMALL, bold=bold)
    lines = [first, " ".join(rest)] if rest else [first]
    return [fitted(line, room, measure, SMALL, bold=bold) for line in lines]


def _placed(lines: Sequence[str], places: Sequence[float]) -> Iterable[tuple[str, float]]:
    """Lines with their baselines: ``places`` has that of a single line, then those of two."""
    return zip(lines, places[1:] if len(lines) > 1 else places[:1], strict=False)


def _handling(
    sheet: Sheet, lines: Sequence[str], places: Sequence[float], measure: Measure
) -> Iterator[Shape]:
    """The handling line in the middle."""
    for line, y in _placed(lines, places):
        yield Text(sheet.width / 2, y, (run(measure, line, SMALL, bold=True),), "middle")


def _fitted_foot(foot: str, room: float, measure: Measure) -> str:
    """The left part of the footer in its room; its first parts give way to the later ones."""
    if measure(foot, BODY, False) <= room:
        return foot
    name, dot, rest = foot.partition(" · ")
    left = room - measure(dot + rest, BODY, False)
    if not dot:
        return fitted(name, room, measure, BODY, bold=False)
    if left < _LEAST_NAME:
        return _fitted_foot(rest, room, measure)
    return fitted(name, left, measure, BODY, bold=False) + dot + rest
