"""Where a mark lies, and its shapes there: glyph, precision, flags, ghosts and hops."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple

from timeline_app.chart import glyphs as g
from timeline_app.chart.choices import Choices
from timeline_app.chart.columns import Ghost, Mark
from timeline_app.chart.rails import open_rail, rail
from timeline_app.chart.shapes import Line, Rect, Shape, Stroke

_SMALL: Final = 14.0
_LEAST: Final = 6.0
_ARROW: Final = 30.0
_SHORT_ARROW: Final = 12.0
_TURNED: Final = 26.0
_RAISED: Final = 14.0
FAR: Final = 1e12


class Scale(NamedTuple):
    """Days to places: day ``origin`` begins at x = ``start``; ``per_day`` units a day."""

    origin: float
    per_day: float
    start: float = 0.0

    def x(self, day: float) -> float:
        """Where a day begins; the day after its last is where it ends."""
        return self.start + (day - self.origin) * self.per_day

    def day(self, x: float) -> float:
        """The day, with its fraction, at a place."""
        return self.origin + (x - self.start) / self.per_day


class View(NamedTuple):
    """What a mark is drawn with: the scale, the unit, and the limits on the axis.

    ``low`` and ``high`` cut off what lies before and after; ``present`` is the as-of line.
    """

    scale: Scale
    u: float
    present: float
    low: float = -FAR
    high: float = FAR


class Spot(NamedTuple):
    """Where a mark lies: its own edges, and its extent with flags and soft ends.

    ``anchor`` is where a leader starts; ``small`` marks are discs; ``form`` says what
    is drawn; ``cut_left`` and ``cut_right``: it goes on beyond the limits of the axis;
    ``turned``: its flags stand left of it, for want of room; ``inner``: at its end, within it.
    """

    x1: float
    x2: float
    left: float
    right: float
    anchor: float
    form: str
    small: bool = False
    cut_left: bool = False
    cut_right: bool = False
    turned: bool = False
    inner: bool = False

    def moved(self, dx: float) -> Spot:
        """The same place further to the right."""
        return self._replace(
            x1=self.x1 + dx,
            x2=self.x2 + dx,
            left=self.left + dx,
            right=self.right + dx,
            anchor=self.anchor + dx,
        )


def spot(mark: Mark, view: View) -> Spot:
    """Where a mark lies on the axis."""
    u = view.u
    form = _form(mark)
    x1, x2 = _edges(mark, form, view)
    small = False
    if form in ("bar", "within", "rail") and x2 - x1 < _SMALL * u:
        if mark.sign != "held":
            small, form, x2 = True, "disc", x1 + 12 * u
        else:
            form, x2 = _plain(form), max(x2, x1 + _LEAST * u)
    cut_left, cut_right = _cuts(mark, form, view)
    left, right = _soft(mark, form, x1, x2, u)
    left, right = x1 if cut_left else left, x2 if cut_right else right
    middle = (x1 + x2) / 2
    anchor = x1 + min((x2 - x1) / 2, 3 * u) if form in ("bar", "rail", "within") else middle
    if form in ("after", "before", "one_of"):
        anchor = x1 + 3 * u
    width = _flags_width(mark, x1, right, u)
    over = width > 0 and right + width > view.high
    inner = cut_right or (over and (cut_left or left - _TURNED * u < view.low))
    turned = over and not inner
    left -= _TURNED * u * turned
    right += width * (not turned and not inner)
    return Spot(x1, x2, left, right, anchor, form, small, cut_left, cut_right, turned, inner)


def _cuts(mark: Mark, form: str, view: View) -> tuple[bool, bool]:
    if form == "one_of":
        return _choices(mark, view).cuts
    if form not in ("bar", "rail", "within"):
        return False, False
    scale = view.scale
    return scale.x(mark.first) < view.low, scale.x(mark.last + 1) > view.high


def _plain(form: str) -> str:
    return "bar" if form == "within" else form


def _form(mark: Mark) -> str:
    if mark.form in ("within", "one_of", "after", "before"):
        return mark.form
    if mark.family == "document":
        return "diamond"
    if mark.family == "deadline":
        return "triangle"
    if mark.family == "point":
        return "cross" if mark.kind == "violation" else "dot"
    return "rail" if mark.family == "measure" else "bar"


_HALF: Final = {"diamond": 6.5, "triangle": 6.0, "cross": 4.5, "dot": 3.0}


def _edges(mark: Mark, form: str, view: View) -> tuple[float, float]:
    x1, x2 = view.scale.x(mark.first), view.scale.x(mark.last + 1)
    if form in _HALF:
        middle, half = (x1 + x2) / 2, _HALF[form] * view.u
        return middle - half, middle + half
    if form == "one_of":
        return _choices(mark, view).edges
    if form == "after":
        return x1, min(x1 + _ARROW * view.u, max(view.high, x1 + _SHORT_ARROW * view.u))
    if form == "before":
        return max(x2 - _ARROW * view.u, min(view.low, x2 - _SHORT_ARROW * view.u)), x2
    x1, x2 = max(x1, view.low), min(x2, view.high)
    return x1, max(x1, x2)


def _choices(mark: Mark, view: View) -> Choices:
    """The days, with what stands beyond the last of them left free before the limit."""
    u, scale = view.u, view.scale
    half = (6.0 if mark.family == "deadline" else 3.0) * u
    _, beyond = _soft(mark, "one_of", 0.0, 0.0, u)
    days = [(scale.x(first), scale.x(last + 1)) for first, last in mark.choices]
    return Choices(tuple(days), half, view.low, view.high - beyond)


def _soft(mark: Mark, form: str, x1: float, x2: float, u: float) -> tuple[float, float]:
    left = x1 - 11 * u if mark.approximate_start and form not in ("disc", "one_of") else x1
    right = x2
    if mark.approximate_end or (form == "disc" and mark.approximate_start):
        right += 12 * u
    if _asks(mark, form):
        right += 11 * u
    return left, right


def _asks(mark: Mark, form: str) -> bool:
    """Whether a “?” stands beyond the end; once, whatever it is that is not known."""
    if mark.sign == "unknown" and form == "disc":
        return False
    if mark.sign == "unknown" and form == "rail" and mark.form != "open":
        return True
    return mark.uncertain or (mark.form == "end_unknown" and form != "cross")


def _flags_width(mark: Mark, x1: float, right: float, u: float) -> float:
    width = 0.0
    if mark.conflict:
        width = _conflict_x(x1, right, u) + 6.2 * u - right
    if mark.restricted:
        width += 11 * u
    return width


def _conflict_x(x1: float, right: float, u: float) -> float:
    return max(right + 8 * u, x1 + 18 * u)


def shapes_of(mark: Mark, at: Spot, y: float, view: View, *, rim: bool = False) -> list[Shape]:
    """The shapes of a mark whose middle is at height ``y``; ``rim`` parts it from a neighbour."""
    u = view.u
    shapes = _rim(at, y, u) if rim and at.form in ("bar", "one_of") else []
    shapes += [_clipped(one, view) for one in _glyph(mark, at, y, view)]
    shapes += _ends(mark, at, y, u)
    if mark.repeat and at.form in ("bar", "rail") and mark.sign == "held":
        shapes.append(Line(at.x1, y, at.x2, y, Stroke(g.PAPER, 1.5 * u)))
    return shapes + _flags(mark, at, y, u)


def _clipped(shape: Shape, view: View) -> Shape:
    """The line through what was called off ends at a limit of the axis."""
    if not isinstance(shape, Line):
        return shape
    return shape._replace(x1=max(view.low, shape.x1), x2=min(view.high, shape.x2))


def _rim(at: Spot, y: float, u: float) -> list[Shape]:
    edge = 1.5 * u
    return [
        Rect(at.x1 - edge, y - 6 * u - edge, at.x2 - at.x1 + 2 * edge, 12 * u + 2 * edge, g.PAPER)
    ]


def _glyph(mark: Mark, at: Spot, y: float, view: View) -> list[Shape]:
    u, colour, middle = view.u, mark.colour, (at.x1 + at.x2) / 2
    if at.form in _SIGNED:
        return _SIGNED[at.form](mark.sign, middle, y, u, colour)
    match at.form:
        case "bar":
            return _bar(mark, at, y, view)
        case "rail":
            return _rail(mark, at, y, view)
        case "dot":
            return g.dot(middle, y, u)
        case "after":
            return g.arrow(at.x1, y, u, colour, left=False, length=at.x2 - at.x1)
        case "before":
            return g.arrow(at.x2, y, u, colour, left=True, length=at.x2 - at.x1)
        case "one_of":
            deadline = mark.family == "deadline"
            return _choices(mark, view).draw(mark.sign, y, u, colour, deadline=deadline)
    shapes = g.within(at.x1, at.x2, y, u, colour)
    return shapes if mark.sign == "held" else shapes + g.disc(mark.sign, middle, y, u, colour)


_SIGNED: Final[Mapping[str, Callable[[str, float, float, float, str], list[Shape]]]] = {
    "disc": g.disc,
    "diamond": g.diamond,
    "triangle": g.triangle,
    "cross": lambda _, x, y, u, colour: g.cross(x, y, u, colour),
}


def _bar(mark: Mark, at: Spot, y: float, view: View) -> list[Shape]:
    u, scale = view.u, view.scale
    if _is_sure(mark):
        return g.bar(mark.sign, at.x1, at.x2, y, u, mark.colour, view.present)
    shapes = g.within(at.x1, at.x2, y, u, mark.colour)
    if mark.sure_first is None or mark.sure_last is None:
        return shapes
    x1 = max(at.x1, scale.x(mark.sure_first))
    x2 = min(at.x2, scale.x(mark.sure_last + 1))
    if x2 <= x1:
        return shapes
    return shapes + g.bar(mark.sign, x1, x2, y, u, mark.colour, view.present)


def _is_sure(mark: Mark) -> bool:
    return mark.form != "exact" or (mark.sure_first, mark.sure_last) in (
        (mark.first, mark.last),
        (None, None),
    )


def _rail(mark: Mark, at: Spot, y: float, view: View) -> list[Shape]:
    u, scale, colour = view.u, view.scale, mark.colour
    starts = scale.x(mark.first) >= view.low
    if mark.form == "open":
        said = scale.x((mark.confirmed or mark.first) + 1)
        solid = min(max(said, at.x1), at.x2)
        end = min(at.x2, max(view.present, at.x1))
        return open_rail(mark.sign, at.x1, solid, end, y, u, colour, starts=starts)
    if scale.x(mark.last + 1) > view.high:
        return open_rail(mark.sign, at.x1, at.x2, at.x2, y, u, colour, starts=starts)
    if _is_sure(mark) or mark.sure_last is None:
        return rail(mark.sign, at.x1, at.x2, y, u, colour, starts=starts)
    sure = min(max(scale.x(mark.sure_last + 1), at.x1 + u), at.x2)
    pale = Rect(sure, y - 3 * u, at.x2 - sure, 6 * u, colour, None, 0, 0.28)
    if scale.x(mark.sure_last + 1) <= view.low:
        return [pale]
    return [*rail(mark.sign, at.x1, sure, y, u, colour, starts=starts), pale]


def _ends(mark: Mark, at: Spot, y: float, u: float) -> list[Shape]:
    half = (3 if at.form == "rail" else 6) * u
    shapes: list[Shape] = []
    right = at.x2
    small = at.form == "disc"
    if mark.approximate_start and not small and not at.cut_left and at.form != "one_of":
        shapes += g.slats(at.x1, y, half, u, mark.colour, left=True)
    if at.cut_right:
        return shapes
    if mark.approximate_end or (small and mark.approximate_start):
        shapes += g.slats(right + (2 * u if small else 0), y, half, u, mark.colour, left=False)
        right += 12 * u
    if _asks(mark, at.form):
        shapes.append(g.question(right + 7.5 * u, y, u, mark.colour, 12))
    return shapes


def _flags(mark: Mark, at: Spot, y: float, u: float) -> list[Shape]:
    shapes: list[Shape] = []
    left, right = _soft(mark, at.form, at.x1, at.x2, u)
    left = at.x2 if at.inner else left
    before = at.turned or at.inner
    if mark.conflict:
        x = left - 8 * u if before else _conflict_x(at.x1, right, u)
        shapes += g.conflict(x, y, u)
        left, right = x - 6.2 * u, x + 6.2 * u
    if mark.restricted:
        shapes += g.lock(left - 11 * u if before else right + 4 * u, y, u)
    if mark.unsourced:
        shapes.append(g.unsourced(at.x1, at.x2, y + (4 if at.form == "rail" else 6.2) * u, u))
    return shapes


def cluster_flags(marks: Sequence[Mark], right: float, y: float, u: float) -> list[Shape]:
    """What a pill must not hide: that sources disagree on one of its events, or one is restricted.

    ``right`` is the pill's right edge.
    """
    shapes: list[Shape] = []
    if any(mark.conflict for mark in marks):
        shapes += g.conflict(right + 8 * u, y, u)
        right += 14.2 * u
    if any(mark.restricted for mark in marks):
        shapes += g.lock(right + 4 * u, y, u)
    return shapes


class GhostSpot(NamedTuple):
    """A ghost's edges and height above the mark's middle, in the scene's unit."""

    x1: float
    x2: float
    rise: float
    ghost: Ghost

    @property
    def top(self) -> float:
        """The upper edge, measured up from the middle of the mark row."""
        return self.rise


def ghost_spots(mark: Mark, at: Spot, view: View) -> list[GhostSpot]:
    """Where the earlier planned dates lie that are within the limits of the axis."""
    u, scale = view.u, view.scale
    found = []
    for ghost in mark.ghosts:
        x1, x2 = scale.x(ghost.first), scale.x(ghost.last + 1)
        x2 = max(x2, x1 + 7 * u)
        if x1 < view.low or x2 > view.high:
            continue
        touches = ghost.span and x1 < at.right + 2 * u and at.left - 2 * u < x2
        found.append(GhostSpot(x1, x2, _RAISED * u if touches else 0.0, ghost))
    return found


def ghost_shapes(mark: Mark, at: Spot, y: float, view: View) -> list[Shape]:
    """The ghosts of a mark and the hops from one to the next, ending at the mark."""
    u, shapes = view.u, list[Shape]()
    spots = ghost_spots(mark, at, view)
    for one in spots:
        shapes += g.ghost(one.x1, one.x2, y - one.rise, u, span=one.ghost.span)
    for place, one in enumerate(spots):
        if not one.ghost.hop:
            continue
        start = (one.x1 + one.x2) / 2
        if place + 1 < len(spots) and spots[place + 1].ghost.hop:
            following = spots[place + 1]
            end, top = (following.x1 + following.x2) / 2, y - following.rise - 4.4 * u
        else:
            end, top = _landing(at), y - (3 if at.form == "rail" else 6) * u
        if abs(end - start) > 3 * u:
            shapes += g.hop(start, y - one.rise - 4.4 * u, end, top, u)
    return shapes


def _landing(at: Spot) -> float:
    """Where the last hop ends: over the middle of a narrow mark, near the start of a wide one."""
    return min((at.x1 + at.x2) / 2, at.x1 + 8)
