"""The columns of a sheet: the order of day and month in each, and a remark on each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import islice

from timeline_app.canonical import FieldError
from timeline_app.chronology import Chronology
from timeline_app.date_labels import label
from timeline_app.folding import fold
from timeline_app.formats.csv_base import Base
from timeline_app.formats.csv_dates import ORDERS, Style, is_figures, order_of, read_cell
from timeline_app.formats.csv_plan import Column, CsvProposal, Options
from timeline_app.formats.csv_table import Row, Table

DATE_KEYS = ("date", "date_first", "date_last", "earliest", "latest")


class Orders:
    """How the days in figures of each date column are read."""

    def __init__(
        self,
        table: Table,
        by_key: Mapping[str, str],
        options: Options,
        base_of: Callable[[Row], Base],
        chronology: Chronology,
    ) -> None:
        self._base_of = base_of
        self._id = by_key.get("id", "")
        self._as_of = "as_of" in by_key
        self._rows = table.rows
        self.notes: list[str] = []
        self._styles: dict[str, Style] = {}
        self._why: dict[str, str] = {}
        for key in DATE_KEYS:
            column = by_key.get(key)
            if column is not None:
                given = options.day_orders.get(column) or options.day_order
                self._settle(key, column, given, Style(chronology.heading.day_order, options.pivot))

    def _settle(self, key: str, column: str, given: str, fallback: Style) -> None:
        figures = [
            (row, row.cells[column]) for row in self._rows if is_figures(row.cells.get(column, ""))
        ]
        if not figures:
            self._styles[column] = replace(fallback, order=given or fallback.order)
            return
        texts = [text for _, text in figures]
        decided = order_of(texts)
        order, why = self._choice(key, figures, decided, given, fallback.order)
        self._styles[column] = replace(fallback, order=order)
        self._why[column] = why
        if key in ("earliest", "latest"):
            return
        if self._as_of:
            read = f"read {ORDERS[order].casefold()}" if order else "day or month first?"
            self.notes.append(
                f"{len(figures)} dates of “{column}” are not in the form this app wrote; {read}."
            )
        if any(
            len(text.strip().split(" ")[0].rstrip().rsplit(_mark(text))[-1]) == 2 for text in texts
        ):
            pivot = fallback.pivot
            self.notes.append(
                f"“{column}”: years 00–{pivot - 1:02} are read as 2000–20{pivot - 1:02}, "
                f"{pivot:02}–99 as 19{pivot:02}–1999."
            )

    def _choice(
        self, key: str, figures: list[tuple[Row, str]], decided: str, given: str, fallback: str
    ) -> tuple[str, str]:
        if given:
            return given, f"{ORDERS.get(given, given).casefold()}: chosen"
        if decided == "both":
            return "", "some day first, some month first"
        if decided:
            clear = next(text for _, text in figures if order_of([text]))
            return decided, f"{ORDERS[decided].casefold()}: {clear.strip()} decides"
        fitting = self._fitting(key, figures) if self._as_of else ""
        if fitting:
            return fitting, f"{ORDERS[fitting].casefold()}: as exported"
        if fallback:
            return fallback, f"{ORDERS[fallback].casefold()}: the chronology's own order"
        if all(_is_safe(text) for _, text in figures):
            return "dmy", ""
        return "", "day or month first?"

    def _fitting(self, key: str, figures: list[tuple[Row, str]]) -> str:
        """The one order in which cells are the days that were exported."""
        hits: Counter[str] = Counter()
        for row, text in figures:
            event = self._base_of(row).event(row.cells.get(self._id, "").strip())
            if event is None or event.date is None:
                continue
            for order in ORDERS:
                try:
                    day = read_cell(text, Style(order))
                except FieldError:
                    continue
                ends = {"earliest": event.date.first, "latest": event.date.last}
                fits = day is not None and (
                    day == event.date if key not in ends else day.first == ends[key]
                )
                hits[order] += fits and not _is_safe(text)
        best = [order for order in ORDERS if hits[order]]
        return best[0] if len(best) == 1 else ""

    def style(self, column: str) -> Style:
        """How a column's figures are read."""
        return self._styles.get(column, Style())

    def order(self, column: str) -> str | None:
        """The order of a column with days in figures, "" where it has to be asked, else None."""
        return self._styles[column].order if column in self._why else None

    def why(self, column: str) -> str:
        """What decided the order, in words."""
        return self._why.get(column, "")

    def alike(self, text: str, written: str, key: str) -> bool:
        """Whether a cell that is only written still says what was written."""
        if " ".join(text.split()) == " ".join(written.split()):
            return True
        if key == "sources":
            return text.strip().removesuffix(".0") == written
        if key not in ("earliest", "latest", "date_label"):
            return False
        for order in ORDERS:
            try:
                day = read_cell(text, Style(order))
            except FieldError:
                continue
            if day is not None and written in (day.text, label(day)):
                return True
        return False


def _mark(text: str) -> str:
    return next((mark for mark in "/.-" if mark in text), "/")


def _is_safe(text: str) -> bool:
    """Whether a day in figures is the same with day and month swapped."""
    try:
        return read_cell(text, Style("dmy")) == read_cell(text, Style("mdy"))
    except FieldError:
        return False


def describe(
    table: Table,
    mapping: Mapping[str, str],
    orders: Orders,
    proposal: CsvProposal,
    chronology: Chronology,
) -> list[Column]:
    """Every column with its first value, what it is read as, and a remark."""
    held = Counter(one.column for one in proposal.held)
    result = []
    for name in table.header:
        key = mapping.get(name, "")
        cells = (row.cells.get(name, "") for row in table.rows)
        found = (text for text in cells if text.strip())
        values = list(found) if key in ("process", "external_id") else list(islice(found, 1))
        order = orders.order(name) if key in DATE_KEYS else None
        remark = _remark(name, key, values, orders, chronology, len(table.rows))
        if held[name]:
            count = held[name]
            remark = f"{count} value{'s' * (count != 1)} cannot be read"
        first = values[0].split("\n")[0] if values else ""
        result.append(Column(name, first, key, remark, held[name] > 0 or order == "", order))
    return result


def _remark(
    name: str, key: str, values: list[str], orders: Orders, chronology: Chronology, rows: int
) -> str:
    if key in DATE_KEYS:
        return orders.why(name)
    if key == "process":
        names = {fold(value.strip()) for value in values}
        known = {fold(n) for p in chronology.processes.values() for n in (p.name, p.short_name)}
        new = len(names - known)
        return f"{len(names)} names, {f'{new} new' if new else 'all known'}"
    if key == "external_id":
        return f"{len(values)} of {rows} filled"
    fixed = {"precision": "1 day … 5 year", "place": "city and country split", "": "kept as a note"}
    return fixed.get(key, "")
