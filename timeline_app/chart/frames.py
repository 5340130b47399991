"""What the pointer, the keys and the search add: frames, selection, found, filtered out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from timeline_app.chart.pieces import Seen
from timeline_app.chart.shapes import Box, Group, Measure, Rect, Stroke, Text, group


class Look(NamedTuple):
    """The state of a view, by event ids; ``folded`` has keys of lanes. It changes no layout."""

    selected: frozenset[str] = frozenset()
    hovered: str = ""
    focused: str = ""
    found: frozenset[str] = frozenset()
    faint: frozenset[str] = frozenset()
    folded: frozenset[str] = frozenset()
    ghosts: bool = True

    def embolden(self, label: Group, measure: Measure) -> Group:
        """The label, bold if its event is selected."""
        if label.event not in self.selected:
            return label
        return label._replace(shapes=tuple(_bold(one, measure) for one in label.shapes
                                           if isinstance(one, Text)))  # fmt: skip


def _bold(text: Text, measure: Measure) -> Text:
    first, *rest = text.runs
    width = measure(first.text, first.size, True)
    return text._replace(runs=(first._replace(bold=True, width=width), *rest))


def frames_of(seen: Seen, look: Look) -> Iterator[Group]:
    """The frames under the marks of what is hovered, found, selected or focused."""
    marked = look.selected | look.found | {look.hovered, look.focused} - {""}
    if not marked:
        return
    for mark in seen.marks:
        if mark.event in marked:
            yield group("frame", [*_frames(mark, look)], mark.event)


def _frames(mark: Group, look: Look) -> Iterator[Rect]:
    event = mark.event
    box = _core(mark)
    if event in look.found:
        yield _rect(box.grown(3), "mark", None, 2)
    if event in look.selected or event == look.focused:
        edge = Stroke("focus", 2.0) if event == look.focused else Stroke("text", 1.5)
        yield _rect(box.grown(4), "sel" if event in look.selected else "base", edge, 4)
    elif event == look.hovered:
        yield _rect(box.grown(3), "", Stroke("line2", 1.5), 2)


def _core(mark: Group) -> Box:
    return mark.box


def _rect(box: Box, fill: str, stroke: Stroke | None, radius: float) -> Rect:
    return Rect(box.left, box.top, box.right - box.left, box.bottom - box.top, fill, stroke, radius)
