"""Frames of events that are not drawn by themselves: those in clusters, and in lanes of density."""

from __future__ import annotations

from collections.abc import Iterator

from timeline_app.chart.columns import Columns
from timeline_app.chart.frames import Look
from timeline_app.chart.screen import AXIS, HEAD, Window
from timeline_app.chart.shapes import Box, Group, Hit, Layer, Rect, Scene, Stroke, group

_PILL = 14.0


def with_frames(scene: Scene, columns: Columns, look: Look, window: Window) -> Scene:
    """The scene with frames around the clusters that hold what is selected, hovered or focused.

    Where lanes show density, an upright frame marks the day of the event of the keyboard.
    """
    marked = look.selected | {look.hovered, look.focused} - {""}
    if not marked:
        return scene
    clip = Box(HEAD, AXIS, scene.width, scene.height)
    layers = list(scene.layers)
    under = [*_clusters(scene.hits, look, marked)]
    if under:
        ground = sum(layer.name in ("ground", "present") for layer in layers)
        layers.insert(ground, Layer("frames", tuple(under), clip=clip))
    if look.focused and not any(look.focused in hit.events for hit in scene.hits):
        over = [*_day(scene.hits, columns, look.focused, window)]
        layers.insert(len(layers) - 1, Layer("frames", tuple(over), clip=clip))
    return scene._replace(layers=tuple(layers))


def _clusters(hits: tuple[Hit, ...], look: Look, marked: frozenset[str]) -> Iterator[Group]:
    for hit in hits:
        if hit.role != "cluster" or marked.isdisjoint(hit.events):
            continue
        middle = (hit.box.top + hit.box.bottom) / 2
        box = Box(hit.box.left, middle - _PILL / 2, hit.box.right, middle + _PILL / 2).grown(4)
        fill = "" if look.selected.isdisjoint(hit.events) else "sel"
        yield group("frame", [_frame(box, _edge(hit, look), fill)])


def _edge(hit: Hit, look: Look) -> Stroke:
    if look.focused in hit.events:
        return Stroke("focus", 2.0)
    if not look.selected.isdisjoint(hit.events):
        return Stroke("text", 1.5)
    return Stroke("line2", 1.5)


def _frame(box: Box, edge: Stroke, fill: str = "") -> Rect:
    return Rect(box.left, box.top, box.right - box.left, box.bottom - box.top, fill, edge, 4)


def _day(hits: tuple[Hit, ...], columns: Columns, event: str, window: Window) -> Iterator[Group]:
    first = columns.mark(event).first
    lanes = {lane.key for lane in columns.lanes if lane.has(event, first)}
    x = HEAD + (first - window.first) * window.per_day
    for hit in hits:
        if hit.role == "lane" and hit.key in lanes:
            width = max(window.per_day, 2.0)
            box = Box(x - 3, hit.box.top + 2, x + width + 3, hit.box.bottom - 2)
            yield group("frame", [_frame(box, Stroke("focus", 2.0))], event)
