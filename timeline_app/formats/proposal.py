"""What an import would do, before it is done."""

from __future__ import annotations

from dataclasses import dataclass, field

from timeline_app.changes import Change, Operation


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row or record that cannot be taken in: where it stands and why, in a sentence.

    ``cells`` are those of a row of a sheet as they are there, or none.
    """

    place: str
    reason: str
    cells: tuple[str, ...] = ()


@dataclass(slots=True)
class Proposal:
    """A reading of a file against the open chronology.

    ``label`` names the operation; ``unchanged`` counts records that are already as the file says;
    ``notes`` are things the user should hear that keep nothing back.
    """

    label: str
    changes: list[Change] = field(default_factory=list)
    unchanged: int = 0
    rejected: list[Rejected] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def added(self) -> int:
        """How many records would be made."""
        return sum(1 for change in self.changes if change.made is not None)

    @property
    def updated(self) -> int:
        """How many records would be edited."""
        return sum(1 for change in self.changes if change.edits)

    def operation(self) -> Operation:
        """The one operation that takes it all in."""
        return Operation(self.label, tuple(self.changes))
