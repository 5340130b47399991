"""Titles of a sheet that are too long: cut at a word, the rest at the beginning of the summary."""

from __future__ import annotations

from collections.abc import Mapping

from timeline_app.fields import cut_title
from timeline_app.formats.csv_cells import Cells


def cut_row(cells: Cells) -> None:
    """Cut the title of a row; what its column of summaries says stands behind the rest."""
    title, summary = cut_title(cells.texts.get("title", ""), cells.texts.get("summary", ""))
    cells.texts["title"] = title
    cells.texts["summary"] = summary


def keep_summary(cells: Cells, stored: str, by_key: Mapping[str, str]) -> None:
    """Where the sheet has no summaries, keep that of the event, behind the rest of the title."""
    moved = cells.texts["summary"]
    if "summary" in by_key:
        return
    known = not moved or stored == moved or stored.startswith(f"{moved}\n\n")
    cells.texts["summary"] = stored if known else f"{moved}\n\n{stored}".rstrip()
