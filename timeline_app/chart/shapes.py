"""Plain shapes: what the chart consists of, before anything draws it.

All lengths are in the scene's unit: logical px on screen, mm on paper. y grows downwards. A colour
is a name: a token of the look ("text2"), a process colour ("process:blue"), or "#rrggbb" where a
user chose a colour of their own. An empty name paints nothing. Shapes are tuples: cheap to make,
never changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple, Protocol, TypeAlias


class Measure(Protocol):
    """How wide a text is. ``size`` is the letter height (em), in the unit of the answer."""

    def __call__(self, text: str, size: float, bold: bool, italic: bool = False) -> float:
        """The width of ``text`` in one line; grows in proportion to ``size``."""
        ...


def fixed_measure(text: str, size: float, bold: bool, italic: bool = False) -> float:
    """A width for tests: every character is 0.55 em, 0.6 em if bold."""
    return len(text) * size * (0.6 if bold else 0.55)


class Point(NamedTuple):
    """A place in the scene."""

    x: float
    y: float


class Box(NamedTuple):
    """An upright rectangle by its four sides."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        """Whether they share more than an edge."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def moved(self, dx: float, dy: float) -> Box:
        """The same box elsewhere."""
        return Box(self.left + dx, self.top + dy, self.right + dx, self.bottom + dy)

    def grown(self, by: float) -> Box:
        """The box with ``by`` added on each side."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


class Stroke(NamedTuple):
    """A line's colour and width. ``dash`` alternates drawn and left out lengths; ends are flat."""

    colour: str
    width: float
    dash: tuple[float, ...] = ()


class Rect(NamedTuple):
    """A rectangle; the stroke runs along the middle of its edge."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    stroke: Stroke | None = None
    radius: float = 0.0
    opacity: float = 1.0


class Line(NamedTuple):
    """A straight line. Upright and level lines are rules: a screen draws them unblurred."""

    x1: float
    y1: float
    x2: float
    y2: float
    stroke: Stroke


class Path(NamedTuple):
    """Points joined by straight lines; ``closed`` makes it a polygon."""

    points: tuple[Point, ...]
    closed: bool = True
    fill: str = ""
    stroke: Stroke | None = None


class Circle(NamedTuple):
    """A circle; ``half`` restricts the fill, not the stroke, to its left or lower half."""

    x: float
    y: float
    radius: float
    fill: str = ""
    stroke: Stroke | None = None
    half: Literal["", "left", "lower"] = ""


class Bars(NamedTuple):
    """Many rectangles of one colour, for density: each (x, y, width, height)."""

    boxes: tuple[tuple[float, float, float, float], ...]
    fill: str
    opacity: float = 1.0


class Run(NamedTuple):
    """A piece of a text in one style; ``rise`` lifts its baseline, for note numbers."""

    text: str
    size: float
    colour: str = "text"
    bold: bool = False
    italic: bool = False
    rise: float = 0.0
    width: float = 0.0
    """As measured; the next run of the text starts here."""
    link: str = ""
    """What the run leads to, such as "note-12"."""


class Text(NamedTuple):
    """One line of text, its runs side by side from left to right; ``y`` is the baseline.

    ``x`` is the text's left edge, middle or right edge, as ``anchor`` says. ``halo`` is the
    width of the ``paper``-coloured rim behind the letters, measured across the stroke.
    """

    x: float
    y: float
    runs: tuple[Run, ...]
    anchor: Literal["start", "middle", "end"] = "start"
    halo: float = 0.0
    paper: str = "base"

    @property
    def width(self) -> float:
        """The sum of the runs' widths."""
        return sum(run.width for run in self.runs)

    @property
    def left(self) -> float:
        """Where the first run starts."""
        return self.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor] * self.width

    @property
    def string(self) -> str:
        """What it says."""
        return "".join(run.text for run in self.runs)


Shape: TypeAlias = Rect | Line | Path | Circle | Bars | Text


class Group(NamedTuple):
    """Shapes that belong together: one event's mark, label or ghosts, or something beside them.

    ``role`` is "mark", "label", "ghosts", "cluster", "leader", "frame", or a part of the page such
    as "axis". ``event`` is the event's id, or empty. ``box`` is the extent, before the layer moves
    it. ``id`` names a target of links ("note-12").
    """

    role: str
    shapes: tuple[Shape, ...]
    box: Box
    event: str = ""
    opacity: float = 1.0
    id: str = ""


class Layer(NamedTuple):
    """Groups painted in order, moved by (dx, dy), inside ``clip`` (in the scene, not moved)."""

    name: str
    groups: tuple[Group, ...]
    dx: float = 0.0
    dy: float = 0.0
    clip: Box | None = None


class Hit(NamedTuple):
    """A place that answers to the pointer: ``events`` holds one id, or all of a cluster.

    ``role`` is "mark", "cluster", "label", "lane" (``key`` is the lane's), "undated" (``key``:
    lane; ``events``: those without a date) or "jump" (``day`` is where to go).
    """

    box: Box
    role: str
    events: tuple[str, ...] = ()
    key: str = ""
    day: int | None = None


class Scene(NamedTuple):
    """A whole picture: what to paint, what answers to the pointer, and what is said of it.

    Layers are painted in order. ``descriptions`` has a sentence for each event with a hit or a
    mark. ``keys`` explains the numbers that stand for a label: (number, event). ``title`` and
    ``subtitle`` tell what the picture is.
    """

    width: float
    height: float
    unit: Literal["px", "mm"]
    layers: tuple[Layer, ...]
    hits: tuple[Hit, ...] = ()
    descriptions: Mapping[str, str] = MappingProxyType({})
    keys: tuple[tuple[str, str], ...] = ()
    title: str = ""
    subtitle: str = ""

    def at(self, x: float, y: float) -> Hit | None:
        """The topmost hit at a point; marks before labels before lanes."""
        found = [hit for hit in self.hits if hit.box.holds(x, y)]
        return min(found, key=lambda hit: _NEARNESS.get(hit.role, 2)) if found else None


_NEARNESS = {"mark": 0, "cluster": 0, "jump": 0, "label": 1, "undated": 1}


def run(
    measure: Measure,
    text: str,
    size: float,
    colour: str = "text",
    *,
    bold: bool = False,
    italic: bool = False,
    rise: float = 0.0,
    link: str = "",
) -> Run:
    """A run that knows its width."""
    return Run(text, size, colour, bold, italic, rise, measure(text, size, bold, italic), link)


def width_of(runs: Iterable[Run]) -> float:
    """How wide some runs are side by side."""
    return sum(one.width for one in runs)


def is_rtl(text: str) -> bool:
    """Whether a text holds letters that are written from right to left."""
    return any("\u0590" <= sign <= "\u08ff" or "\ufb1d" <= sign <= "\ufefc" for sign in text)


def isolated(text: str) -> str:
    """The text, kept apart from what stands beside it where it runs from right to left."""
    return f"\u2068{text}\u2069" if is_rtl(text) else text


def closed(text: str) -> str:
    """The text with the end of what is kept apart in it, should that have been cut off."""
    return text + "\u2069" * (text.count("\u2068") - text.count("\u2069"))


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box around some boxes; at least one is needed."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def box_of(shape: Shape) -> Box:
    """The extent of a shape, without the width of its stroke."""
    match shape:
        case Rect():
            return Box(shape.x, shape.y, shape.x + shape.width, shape.y + shape.height)
        case Line():
            return around((Box(shape.x1, shape.y1, shape.x1, shape.y1), _point(shape.x2, shape.y2)))
        case Path():
            return around(_point(x, y) for x, y in shape.points)
        case Circle():
            return _point(shape.x, shape.y).grown(shape.radius)
        case Bars():
            return around(Box(x, y, x + w, y + h) for x, y, w, h in shape.boxes)
    size = max(one.size for one in shape.runs)
    left = shape.left
    return Box(left, shape.y - 0.95 * size, left + shape.width, shape.y + 0.3 * size)


def _point(x: float, y: float) -> Box:
    return Box(x, y, x, y)


def group(
    role: str, shapes: Iterable[Shape], event: str = "", opacity: float = 1.0, name: str = ""
) -> Group:
    """A group of at least one shape, with its extent; ``name`` is its id for links."""
    held = tuple(shapes)
    return Group(role, held, around(box_of(shape) for shape in held), event, opacity, name)
