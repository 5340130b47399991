"""The chronology as it was: the log walked back gives the snapshots that were."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.files import SqliteFiles
from tests.random_edits import Scribe, heading_first
from timeline_app.document import Document
from timeline_app.formats.as_of import LogPast, NoPast, chronology_at
from timeline_app.records import KINDS
from timeline_app.store import Stamp


@pytest.mark.parametrize("seed", [1, 2])
def test_every_earlier_state_comes_back(tmp_path: Path, seed: int) -> None:
    stamp = Stamp("", "s", "2026-11-24T04:30:00.123Z")
    store = SqliteFiles(tmp_path / "backups").create(tmp_path / "a.parley", heading_first(), stamp)
    document, scribe = Document(store), Scribe(seed)
    snapshots = {document.chronology.seq: document.chronology}
    for _ in range(60):
        document.apply(scribe.operation(document.chronology, store))
        snapshots[document.chronology.seq] = document.chronology
    document.undo()
    past = LogPast(store, document.chronology)
    for seq, snapshot in snapshots.items():
        found = past.at(seq)
        assert found is not None and found.seq == seq
        assert all(dict(found.all(kind)) == dict(snapshot.all(kind)) for kind in KINDS)
        assert past.at(seq) is found
    made = next(
        (seq, identity)
        for seq, snapshot in snapshots.items()
        for identity in snapshot.events
        if identity not in snapshots.get(seq - 1, snapshot).events
    )
    assert past.made(made[1]) == made[0] and past.made("nothing") is None
    for number in (0, -1, document.chronology.seq + 1):
        assert chronology_at(store, document.chronology, number) is None
    store.close()


def test_without_a_log_only_the_present_is_known(tmp_path: Path) -> None:
    from tests.formats.sheets import talks

    now = talks()
    assert NoPast(now).at(5) is now and NoPast(now).at(4) is None
    assert NoPast(now).made("e1") is None
