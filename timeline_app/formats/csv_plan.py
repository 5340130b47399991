"""What reading a sheet gives: the rows that would be new, changed, the same or held back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from timeline_app.formats.proposal import Proposal

NEW, CHANGED, SAME, HELD = "new", "changed", "same", "held"
"""What can become of a row."""

MINE, THEIRS = "mine", "theirs"
"""The answers to a question: keep Parley's value, or take the sheet's."""


@dataclass(frozen=True, slots=True)
class Options:
    """How a sheet is read; everything that is left out is guessed, and the guess is shown.

    ``day_order`` is "dmy" or "mdy" for the columns that ``day_orders`` does not name. ``mended``
    holds cells that were corrected in the preview, by row number and column; ``answers`` what is to
    become of values that were changed on both sides, by event id and key. ``cut`` are the rows
    whose title may be cut, with the rest of it in the summary.
    """

    encoding: str | None = None
    delimiter: str | None = None
    quotes: bool = True
    day_order: str = ""
    day_orders: Mapping[str, str] = field(default_factory=dict)
    pivot: int = 50
    mapping: Mapping[str, str] | None = None
    mended: Mapping[tuple[int, str], str] = field(default_factory=dict)
    answers: Mapping[tuple[str, str], str] = field(default_factory=dict)
    cut: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class CellChange:
    """A value of an event before and after, as the sheet writes it."""

    key: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RowPlan:
    """What becomes of one row; ``event`` is the event's id, empty for a row without one."""

    row: int
    state: str
    event: str
    title: str
    date: str
    process: str
    changes: tuple[CellChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """A cell for whose sake a row is held back; ``suggestion`` is a text that would do.

    ``can_cut`` says that it is a title whose end can be moved to the summary.
    """

    row: int
    column: str
    text: str
    reason: str
    suggestion: str = ""
    can_cut: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A value that was changed to different ones in the sheet and in Parley since the export.

    ``base`` is the value that was exported, None where that cannot be told. ``answer`` is what
    becomes of it: by default Parley's value is kept.
    """

    row: int
    id: str
    key: str
    base: str | None
    mine: str
    theirs: str
    answer: str = MINE

    @property
    def reason(self) -> str:
        """The question in a sentence."""
        was = "" if self.base is None else f"was {_shown(self.base)}, "
        here = f"{was}here {_shown(self.mine)}, in the sheet {_shown(self.theirs)}"
        kept = "Parley's was kept" if self.answer == MINE else "the sheet's was taken"
        if self.base is None:
            return f"{self.key}: differs ({here}), and what was exported is not known; {kept}."
        return f"{self.key}: changed on both sides ({here}); {kept}."


def _shown(text: str) -> str:
    cut = text if len(text) <= 60 else f"{text[:57]}…"
    return f"“{cut}”" if text else "empty"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the sheet: its first value, the key it is read as, and a remark on it."""

    name: str
    first: str
    key: str
    remark: str = ""
    problem: bool = False
    order: str | None = None
    """The order of its days in figures: "dmy", "mdy", "" to be asked; None where it has none."""


@dataclass(slots=True)
class CsvProposal(Proposal):
    """A reading of a sheet. ``added``, ``updated`` and ``unchanged`` count rows."""

    encoding: str = "UTF-8"
    guessed: bool = False
    delimiter: str = ","
    columns: list[Column] = field(default_factory=list)
    rows: list[RowPlan] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)

    @property
    def added(self) -> int:
        """How many rows make an event."""
        return self.count(NEW)

    @property
    def updated(self) -> int:
        """How many rows change an event."""
        return self.count(CHANGED)

    def count(self, state: str) -> int:
        """How many rows are in a state."""
        return sum(1 for row in self.rows if row.state == state)

    @property
    def unknown_orders(self) -> list[str]:
        """The columns for which it has to be said whether the day or the month comes first."""
        return [column.name for column in self.columns if column.order == ""]
