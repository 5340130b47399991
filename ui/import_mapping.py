"""How the columns of other people's sheets were read last time."""

from __future__ import annotations

from timeline_app.formats.csv_mapping import SKIP, TARGETS
from timeline_app.formats.csv_plan import CsvProposal
from timeline_app.formats.proposal import Proposal

from .settings_store import SettingsStore


class MappingMemory:
    """Gives a sheet with the same columns the mapping that was chosen for it last time.

    Only what differs from the proposal is remembered, and nothing of a sheet that Parley wrote.
    """

    def __init__(self, settings: SettingsStore | None) -> None:
        self._settings = settings
        self._proposed: dict[str, str] = {}
        self.is_used = False
        """Whether the columns are read as last time."""

    def recall(self, proposal: Proposal) -> dict[str, str] | None:
        """The mapping of last time; None where there is none that differs from the proposed one."""
        self.is_used = False
        self._proposed = _mapping(proposal)
        if self._settings is None or _is_own(self._proposed):
            return None
        found = self._settings.mapping(list(self._proposed))
        if found is None or found == self._proposed:
            return None
        if not all(key in ("", SKIP, *TARGETS) for key in found.values()):
            return None
        self.is_used = True
        return found

    def keep(self, proposal: Proposal) -> None:
        """Remember how the columns are read now, after the sheet was taken in."""
        mapping = _mapping(proposal)
        if self._settings is None or not mapping or _is_own(mapping):
            return
        if mapping == self._proposed:
            self._settings.forget_mapping(list(mapping))
        else:
            self._settings.keep_mapping(mapping)

    def forget(self, proposal: Proposal) -> None:
        """Read the columns as they are proposed, from now on."""
        if self._settings is not None:
            self._settings.forget_mapping(list(_mapping(proposal)))
        self.is_used = False


def _mapping(proposal: Proposal) -> dict[str, str]:
    columns = proposal.columns if isinstance(proposal, CsvProposal) else []
    return {column.name: column.key for column in columns}


def _is_own(mapping: dict[str, str]) -> bool:
    return {"id", "as_of"} <= mapping.keys()
