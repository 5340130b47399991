"""What the combo boxes of the form offer: values with their words and icons."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from timeline_app import records as r
from timeline_app.chronology import Chronology
from timeline_app.folding import fold
from timeline_app.operations import name_of
from timeline_app.vocabulary import EVENT_KINDS, Term, statuses_of
from ui.discs import paint_disc
from ui.form_fields import Choice, Choices
from ui.theme import Theme

_SIDE = 16


def capital(words: str) -> str:
    """Words with their first letter capital."""
    return words[:1].upper() + words[1:]


def drawn_icon(draw: Callable[[QPainter], None]) -> QIcon:
    """An icon of 16 × 16 px that is drawn, at 1× and 2×."""
    icon = QIcon()
    for ratio in (1, 2):
        pixmap = QPixmap(_SIDE * ratio, _SIDE * ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(pixmap) as painter:
            painter.scale(ratio, ratio)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw(painter)
        pixmap.setDevicePixelRatio(ratio)
        icon.addPixmap(pixmap)
    return icon


def disc_icon(theme: Theme, sign: str) -> QIcon:
    """The disc of a sign, 12 px across."""
    return _disc(sign, theme.name("text2"), theme.name("base"))


@lru_cache(maxsize=64)
def _disc(sign: str, ink_name: str, paper_name: str) -> QIcon:
    ink, paper = QColor(ink_name), QColor(paper_name)
    return drawn_icon(lambda painter: paint_disc(painter, QRectF(2, 2, 12, 12), sign, ink, paper))


def swatch_icon(theme: Theme, colour: str) -> QIcon:
    """The swatch of a process, 10 px across."""
    return _swatch(theme.process_color(colour).name())


@lru_cache(maxsize=64)
def _swatch(colour: str) -> QIcon:
    def draw(painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(QRectF(3, 3, 10, 10), 2, 2)

    return drawn_icon(draw)


def status_choices(kind: str, theme: Theme) -> list[Choice]:
    """The statuses of a kind, with their discs."""
    terms = statuses_of(kind).values()
    return [(term.key, capital(term.label), disc_icon(theme, term.sign)) for term in terms]


def kind_choices() -> list[Choice]:
    """Every kind of event."""
    return [(term.key, capital(term.label), None) for term in EVENT_KINDS.values()]


def process_choices(chronology: Chronology, theme: Theme) -> list[Choice]:
    """No process, and then all in the order of their lanes."""
    ordered = sorted(chronology.processes.values(), key=lambda p: (p.position, fold(p.name)))
    named: list[Choice] = [(p.id, p.name, swatch_icon(theme, p.colour)) for p in ordered]
    return [(None, "No process", None), *named]


def parent_choices(event: r.Event, chronology: Chronology) -> list[Choice]:
    """Nothing, and the events of the same process that do not belong to this one."""
    process, identity, above = event.process, event.id, event.parent
    found = [
        other
        for other in chronology.events.values()
        if other.id == above
        or (other.process == process and other.id != identity and other.parent != identity)
    ]
    return _events(chronology.in_order(found), chronology)


def parent_choice(event: r.Event, chronology: Chronology) -> list[Choice]:
    """Nothing, and what the event is part of."""
    return _events([event.parent] if event.parent in chronology.events else [], chronology)


def _events(ids: Iterable[str | None], chronology: Chronology) -> list[Choice]:
    named = ((identity, chronology.get("event", identity)) for identity in ids)
    return [
        (None, "Nothing", None),
        *((identity, name_of(found), None) for identity, found in named if found is not None),
    ]


def term_choices(terms: Mapping[str, Term], none: str = "Not said") -> Choices:
    """The words of a vocabulary, always the same; ``none`` stands for an empty one."""
    fixed: Sequence[Choice] = [
        (term.key, capital(term.label) or none, None) for term in terms.values()
    ]
    return lambda event, chronology: fixed
