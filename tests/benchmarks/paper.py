"""The chart on paper: setting out 300 and 3,000 events, against writing the sheets as SVG."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from tests.benchmarks.storage import events, seconds
from timeline_app import records as r
from timeline_app.briefing_options import ChartOptions, choose, compose
from timeline_app.chart.svg import svg
from timeline_app.chronology import Chronology
from timeline_app.letter_widths import noto_measure

_NAMES = ("Astana", "Geneva", "Ceasefires", "Sochi")
_OPTIONS = ChartOptions(date(2026, 1, 1))


def chronology(count: int) -> Chronology:
    """Events of 22 years in four processes."""
    processes = [r.Process(f"p{at}", name=name) for at, name in enumerate(_NAMES)]
    made = [
        replace(one, process=f"p{at % len(_NAMES)}") for at, one in enumerate(events(count, seed=2))
    ]
    return Chronology.of([*processes, *made], 1)


def run() -> dict[str, Any]:
    """Seconds, sheets, events whose name had no room, and the ratio to writing the SVG."""
    found: dict[str, Any] = {}
    for count in (300, 3000):
        chosen = choose(chronology(count), _OPTIONS, Chronology.by_date)
        paper = compose(chosen, _OPTIONS, noto_measure)
        composing = seconds(lambda: compose(chosen, _OPTIONS, noto_measure), 3)  # noqa: B023
        writing = seconds(lambda: svg(paper.scenes), 3)  # noqa: B023
        found[f"{count} events"] = {
            "seconds": round(composing, 2),
            "to writing them": round(composing / writing, 1),
            "sheets": len(paper.scenes),
            "without a name": sum(len(scene.keys) for scene in paper.scenes),
        }
    return found
