"""Scenes as SVG text: the same bytes for the same scene, nothing fetched, every text escaped.

Needs no window and no Qt. Fonts are named, not embedded. A scene in mm becomes a picture of that
size; several scenes stand below one another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import Final

from timeline_app.chart.colours import LIGHT
from timeline_app.chart.shapes import (
    Bars,
    Box,
    Circle,
    Group,
    Layer,
    Line,
    Path,
    Rect,
    Run,
    Scene,
    Shape,
    Stroke,
    Text,
    isolated,
)

FONTS: Final = "'Noto Sans', 'Noto Sans Arabic', 'DejaVu Sans', sans-serif"
_FORBIDDEN: Final = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 65534, 65535), "�")


def svg(
    scenes: Scene | Sequence[Scene],
    colours: Mapping[str, str] = LIGHT,
    *,
    language: str = "en",
    gap: float = 0.0,
) -> str:
    """The SVG of one scene, or of several below one another with ``gap`` between them."""
    held = [scenes] if isinstance(scenes, Scene) else list(scenes)
    if not held:
        raise ValueError("There is nothing to draw.")
    width = max(scene.width for scene in held)
    height = sum(scene.height for scene in held) + gap * (len(held) - 1)
    writer = _Writer(colours)
    body = "".join(writer.scenes(held, gap))
    unit = held[0].unit
    sizes = f'width="{_n(width)}{unit}" height="{_n(height)}{unit}"'
    title = _clean(held[0].title)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" {sizes} viewBox="0 0 {_n(width)} {_n(height)}" '
        f'role="img" xml:lang={_quoted(language)} font-family="{FONTS}">\n'
        f"<title>{title}</title>\n<desc>{_clean(_description(held))}</desc>\n"
        f"{body}</svg>\n"
    )


def _description(scenes: Iterable[Scene]) -> str:
    sentences = {scene.subtitle: None for scene in scenes if scene.subtitle}
    for scene in scenes:
        sentences |= dict.fromkeys(scene.descriptions.values())
    return " ".join(one if one.endswith(".") else f"{one}." for one in sentences)


def _n(number: float) -> str:
    """A number with at most three decimals and no more digits than it needs."""
    text = f"{number:.3f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def _clean(text: str) -> str:
    return escape(text.translate(_FORBIDDEN), quote=False)


def _quoted(text: str) -> str:
    return f'"{escape(text.translate(_FORBIDDEN))}"'


class _Writer:
    def __init__(self, colours: Mapping[str, str]) -> None:
        self._colours = colours
        self._clips = 0

    def scenes(self, scenes: Iterable[Scene], gap: float) -> Iterator[str]:
        top = 0.0
        for scene in scenes:
            move = f' transform="translate(0,{_n(top)})"' if top else ""
            yield f"<g{move}>\n"
            paper = self._colour("base")
            yield (
                f'<rect width="{_n(scene.width)}" height="{_n(scene.height)}" fill="{paper}"/>\n'
            )
            for layer in scene.layers:
                yield from self._layer(layer, scene.descriptions)
            yield "</g>\n"
            top += scene.height + gap

    def _layer(self, layer: Layer, descriptions: Mapping[str, str]) -> Iterator[str]:
        clip = ""
        if layer.clip is not None:
            self._clips += 1
            name = f"clip{self._clips}"
            yield _clip_path(name, layer.clip)
            clip = f' clip-path="url(#{name})"'
        yield f"<g class={_quoted(layer.name)}{clip}>\n"
        moved = bool(layer.dx or layer.dy)
        if moved:
            yield f'<g transform="translate({_n(layer.dx)},{_n(layer.dy)})">\n'
        for one in layer.groups:
            yield from self._group(one, descriptions)
        yield "</g>\n</g>\n" if moved else "</g>\n"

    def _group(self, one: Group, descriptions: Mapping[str, str]) -> Iterator[str]:
        named = f" id={_quoted(one.id)}" if one.id else ""
        pale = f' opacity="{_n(one.opacity)}"' if one.opacity < 1 else ""
        yield f"<g class={_quoted(one.role)}{named}{pale}>"
        if one.role == "mark" and one.event in descriptions:
            yield f"<title>{_clean(descriptions[one.event])}</title>"
        for shape in one.shapes:
            yield from self._shape(shape)
        yield "</g>\n"

    def _shape(self, shape: Shape) -> Iterator[str]:
        match shape:
            case Rect():
                yield self._rect(shape)
            case Line():
                ends = f'x1="{_n(shape.x1)}" y1="{_n(shape.y1)}" '
                ends += f'x2="{_n(shape.x2)}" y2="{_n(shape.y2)}"'
                yield f"<line {ends}{self._stroke(shape.stroke)}/>"
            case Path():
                kind = "polygon" if shape.closed else "polyline"
                points = " ".join(f"{_n(x)},{_n(y)}" for x, y in shape.points)
                yield f'<{kind} points="{points}"{self._paint(shape.fill, shape.stroke)}/>'
            case Circle():
                yield from self._circle(shape)
            case Bars():
                fill = self._colour(shape.fill)
                path = "".join(
                    f"M{_n(x)} {_n(y)}h{_n(w)}v{_n(h)}h{_n(-w)}z" for x, y, w, h in shape.boxes
                )
                yield f'<path d="{path}" fill="{fill}" fill-opacity="{_n(shape.opacity)}"/>'
            case Text():
                yield from self._text(shape)

    def _rect(self, shape: Rect) -> str:
        box = f'x="{_n(shape.x)}" y="{_n(shape.y)}" '
        box += f'width="{_n(max(0, shape.width))}" height="{_n(max(0, shape.height))}"'
        radius = f' rx="{_n(shape.radius)}"' if shape.radius else ""
        pale = f' opacity="{_n(shape.opacity)}"' if shape.opacity < 1 else ""
        return f"<rect {box}{radius}{self._paint(shape.fill, shape.stroke)}{pale}/>"

    def _circle(self, shape: Circle) -> Iterator[str]:
        place = f'cx="{_n(shape.x)}" cy="{_n(shape.y)}" r="{_n(shape.radius)}"'
        if not shape.half:
            yield f"<circle {place}{self._paint(shape.fill, shape.stroke)}/>"
            return
        r, x, y = shape.radius, shape.x, shape.y
        start, end = ((x, y + r), (x, y - r)) if shape.half == "left" else ((x + r, y), (x - r, y))
        arc = f"M{_n(start[0])} {_n(start[1])}A{_n(r)} {_n(r)} 0 0 1 {_n(end[0])} {_n(end[1])}z"
        yield f'<path d="{arc}" fill="{self._colour(shape.fill)}"/>'
        yield f"<circle {place}{self._paint('', shape.stroke)}/>"

    def _text(self, shape: Text) -> Iterator[str]:
        if shape.halo:
            paper = self._colour(shape.paper)
            rim = f' stroke="{paper}" stroke-width="{_n(shape.halo)}" stroke-linejoin="round"'
            yield self._runs(shape, f' fill="{paper}"{rim} aria-hidden="true"', plain=True)
        yield self._runs(shape, "", plain=False)

    def _runs(self, shape: Text, extra: str, *, plain: bool) -> str:
        anchor = "" if shape.anchor == "start" else f' text-anchor="{shape.anchor}"'
        parts = []
        lifted = 0.0
        for one in shape.runs:
            parts.append(self._run(one, lifted - one.rise, plain=plain))
            lifted = one.rise
        place = f'x="{_n(shape.x)}" y="{_n(shape.y)}"'
        return f'<text {place}{anchor}{extra} xml:space="preserve">{"".join(parts)}</text>'

    def _run(self, one: Run, dy: float, *, plain: bool) -> str:
        style = f' font-size="{_n(one.size)}"'
        style += "" if plain else f' fill="{self._colour(one.colour)}"'
        style += ' font-weight="700"' if one.bold else ""
        style += ' font-style="italic"' if one.italic else ""
        style += f' dy="{_n(dy)}"' if dy else ""
        span = f"<tspan{style}>{_clean(isolated(one.text))}</tspan>"
        return span if plain or not one.link else f"<a href={_quoted('#' + one.link)}>{span}</a>"

    def _paint(self, fill: str, stroke: Stroke | None) -> str:
        colour = self._colour(fill) if fill else "none"
        return f' fill="{colour}"' + (self._stroke(stroke) if stroke else "")

    def _stroke(self, stroke: Stroke) -> str:
        dash = f' stroke-dasharray="{" ".join(map(_n, stroke.dash))}"' if stroke.dash else ""
        return f' stroke="{self._colour(stroke.colour)}" stroke-width="{_n(stroke.width)}"{dash}'

    def _colour(self, name: str) -> str:
        if len(name) == 7 and name.startswith("#") and name[1:].isalnum():
            return name
        return self._colours.get(name, self._colours["text"])


def _clip_path(name: str, box: Box) -> str:
    size = f'width="{_n(max(0, box.right - box.left))}" height="{_n(max(0, box.bottom - box.top))}"'
    place = f'x="{_n(box.left)}" y="{_n(box.top)}"'
    return f'<clipPath id="{name}"><rect {place} {size}/></clipPath>\n'
