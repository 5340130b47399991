"""Two windows on one file, in one process or in two: nothing is lost and nothing overwritten."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from tests.db.support import (
    adding,
    an_event,
    bare,
    changing,
    empty_file,
    files_in,
    filled_file,
    fits,
    opened,
)
from tests.random_edits import Scribe
from timeline_app import operations
from timeline_app import records as r
from timeline_app.canonical import record_text
from timeline_app.changes import StaleEdit
from timeline_app.chronology import Chronology
from timeline_app.document import Document, LaterEdits, Notice
from timeline_app.errors import KnownError
from timeline_app.records import KINDS
from timeline_app.store import Replaced

ROOT = Path(__file__).parents[2]
EVENT = an_event("Astana 2", city="Astana")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = empty_file(tmp_path / "a.parley")
    with closing(opened(path)) as store:
        Document(store, "first").apply(adding(EVENT))
    return path


@pytest.fixture
def windows(path: Path) -> Iterator[tuple[Document, Document]]:
    with ExitStack() as stack:
        mine, theirs = (stack.enter_context(closing(opened(path))) for _ in range(2))
        yield Document(mine, "me"), Document(theirs, "you")


def event(document: Document) -> r.Event:
    return document.chronology.events[EVENT.id]


def shown(chronology: Chronology) -> set[str]:
    return {record_text(one) for kind in KINDS for one in chronology.all(kind).values()}


def test_edits_of_different_fields_merge(path: Path, windows: tuple[Document, Document]) -> None:
    mine, theirs = windows
    theirs.apply(changing(EVENT, status="held"))
    mine.apply(changing(EVENT, title="Astana II"))
    assert event(mine) == an_event_with(title="Astana II", status="held")
    assert theirs.catch_up()
    assert event(theirs) == event(mine)
    assert not theirs.catch_up()
    assert not mine.catch_up()
    fits(path)


def an_event_with(**values: str) -> r.Event:
    import dataclasses

    return dataclasses.replace(EVENT, **values)  # type: ignore[arg-type]


def test_row_15_edit_of_the_same_field_asks(windows: tuple[Document, Document]) -> None:
    mine, theirs = windows
    theirs.apply(changing(EVENT, title="Theirs", status="held"))
    heard: list[Notice] = []
    mine.listen(heard.append)
    with pytest.raises(StaleEdit) as caught:
        mine.apply(changing(EVENT, title="Mine", city="Nur-Sultan"))
    (conflict,) = caught.value.conflicts
    assert (conflict.kind, conflict.id, conflict.key) == ("event", EVENT.id, "title")
    assert (conflict.expected, conflict.stored, conflict.wanted) == ("Astana 2", "Theirs", "Mine")
    assert event(mine) == EVENT
    assert heard == []
    assert mine.undo_label is None


def test_row_16_record_deleted_elsewhere(windows: tuple[Document, Document]) -> None:
    mine, theirs = windows
    theirs.apply(operations.delete(theirs.chronology, "event", [EVENT.id]))
    with pytest.raises(StaleEdit, match="deleted") as caught:
        mine.apply(changing(EVENT, title="Mine"))
    assert caught.value.conflicts[0].key == "id"
    assert mine.catch_up()
    assert EVENT.id not in mine.chronology.events


def test_what_the_other_made_comes_in_in_order(windows: tuple[Document, Document]) -> None:
    mine, theirs = windows
    heard: list[Notice] = []
    mine.listen(heard.append)
    labels = []
    for number in range(5):
        operation = operations.add([an_event(f"Round {number}")])
        theirs.apply(operation)
        labels.append(operation.label)
    theirs.undo()
    assert mine.catch_up()
    assert [n.operation.label for n in heard if n.operation] == [*labels, labels[-1]]
    assert all(not notice.own and notice.operation for notice in heard)
    assert [notice.new.seq for notice in heard] == list(range(3, 9))
    assert shown(mine.chronology) == shown(theirs.chronology)


def test_undo_that_would_overwrite_later_work_names_both(
    path: Path, windows: tuple[Document, Document]
) -> None:
    mine, theirs = windows
    mine.apply(changing(EVENT, title="Mine"))
    theirs.catch_up()
    theirs.apply(operations.replace(event(theirs), an_event_with(title="Theirs"), "Their edit"))
    with pytest.raises(LaterEdits, match="Their edit") as caught:
        mine.undo()
    assert caught.value.conflicts[0].stored == "Theirs"
    assert [entry.label for entry in caught.value.later] == ["Their edit"]
    mine.catch_up()
    assert event(mine).title == "Theirs"
    mine.drop_undo(caught.value.entry.seq)
    assert mine.undo_label is None
    fits(path)


def test_undo_passes_over_later_work_on_other_fields(windows: tuple[Document, Document]) -> None:
    mine, theirs = windows
    mine.apply(changing(EVENT, title="Mine"))
    theirs.apply(changing(EVENT, status="held"))
    mine.undo()
    assert event(mine) == an_event_with(status="held")


def test_undo_of_a_record_that_others_built_on_names_that(
    windows: tuple[Document, Document],
) -> None:
    mine, theirs = windows
    process = r.Process(r.new_id(), name="Geneva")
    mine.apply(adding(process))
    theirs.catch_up()
    theirs.apply(changing(EVENT, process=process.id))
    with pytest.raises(LaterEdits, match="refers to it"):
        mine.undo()
    assert process.id in mine.chronology.processes


def test_two_windows_of_one_author_do_not_undo_the_same_thing_twice(path: Path) -> None:
    with closing(opened(path)) as one, closing(opened(path)) as two:
        first, second = Document(one, "me"), Document(two, "me")
        first.apply(changing(EVENT, title="B"))
        second.reload()
        second.undo()
        offered = [first.undo_label]
        first.catch_up()
        offered.append(first.undo_label)
        assert offered == ["Change B", None]
        assert event(first).title == "Astana 2"


def test_what_a_helper_wrote_for_a_window_can_be_undone_there(path: Path) -> None:
    with closing(opened(path)) as one, closing(opened(path)) as two:
        window = Document(one, "me")
        helper = Document(two, "me", session=window.session)
        helper.apply(operations.add([an_event(f"Round {n}") for n in range(300)], "Import"))
        window.catch_up()
        assert window.undo_label == "Import"
        window.undo()
        assert set(window.chronology.events) == {EVENT.id}
    fits(path)


def test_restore_under_an_open_window_is_read_anew(path: Path) -> None:
    files = files_in(path.parent)
    backup = files.backup(path)
    with closing(opened(path)) as store:
        document = Document(store, "me")
        document.apply(changing(EVENT, title="Later"))
        heard: list[Notice] = []
        document.listen(heard.append)
        files.restore(path, backup)
        assert document.catch_up()
        assert event(document) == EVENT
        assert [notice.operation for notice in heard] == [None]
        assert document.undo_label is None
        document.apply(changing(EVENT, title="After"))
    fits(path)


@pytest.mark.parametrize("edits_after", [0, 1, 2, 3])
def test_edit_before_a_restore_was_noticed_is_refused(path: Path, edits_after: int) -> None:
    files = files_in(path.parent)
    backup = files.backup(path)
    with closing(opened(path)) as store, closing(opened(path)) as other:
        document = Document(store, "me")
        document.apply(changing(EVENT, title="Later"))
        document.apply(changing(event(document), title="Latest"))
        files.restore(path, backup)
        theirs = Document(other, "you")
        for number in range(edits_after):
            theirs.apply(adding(an_event(str(number))))
        store.log()  # a history panel that looks must not hide the restore
        with pytest.raises(Replaced, match="restored"):
            document.apply(changing(event(document), city="Nur-Sultan"))
        assert event(document) == EVENT
        assert shown(document.chronology) == shown(theirs.chronology)
        document.apply(changing(EVENT, city="Nur-Sultan"))
    fits(path)


def test_entry_of_a_later_program_makes_the_window_read_anew(
    windows: tuple[Document, Document],
) -> None:
    mine, theirs = windows
    theirs.apply(changing(EVENT, status="held"))
    theirs.store._driver.execute(  # type: ignore[attr-defined]
        "UPDATE change SET kind = 'ship' WHERE operation = 3"
    )
    seq = mine.apply(changing(EVENT, title="Mine"))
    assert mine.chronology.seq == seq == 4
    assert event(mine) == an_event_with(title="Mine", status="held")
    assert mine.undo_label is not None
    mine.undo()
    assert event(mine) == an_event_with(status="held")


def test_edit_is_kept_where_what_others_wrote_cannot_be_read_at_once(
    windows: tuple[Document, Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, theirs = windows
    theirs.apply(changing(EVENT, status="held"))

    def fail() -> bool:
        raise KnownError("Locked.")

    with monkeypatch.context() as patch:
        patch.setattr(mine.store, "same_past", fail)
        mine.apply(changing(EVENT, title="Mine"))
        with pytest.raises(KnownError):
            mine.catch_up()
    assert mine.catch_up()
    assert event(mine) == an_event_with(title="Mine", status="held")
    assert mine.undo_label is not None
    mine.undo()
    assert event(mine) == an_event_with(status="held")


def test_two_windows_at_random_end_in_one_state(tmp_path: Path) -> None:
    path = filled_file(tmp_path / "a.parley")
    with closing(opened(path)) as one, closing(opened(path)) as two:
        pair = [Document(one, "me"), Document(two, "you")]
        scribe, refused = Scribe(11), 0
        for _ in range(120):
            document = scribe.rng.choice(pair)
            try:
                draw = scribe.rng.random()
                if draw < 0.6:
                    document.apply(scribe.operation(document.chronology))
                elif draw < 0.75:
                    document.undo()
                elif draw < 0.85:
                    document.redo()
                else:
                    document.catch_up()
            except LaterEdits as error:
                document.drop_undo(error.entry.seq)
                refused += 1
            except KnownError:
                refused += 1
                document.catch_up()
        for document in pair:
            document.catch_up()
        assert shown(pair[0].chronology) == shown(pair[1].chronology) == shown(one.load())
        assert refused < 60
    fits(path)


CHILD = """
import sys
from contextlib import closing
from pathlib import Path
from tests.db.support import opened, adding, an_event
from timeline_app.document import Document
with closing(opened(Path(sys.argv[1]))) as store:
    document = Document(store, sys.argv[2])
    for number in range(40):
        document.apply(adding(an_event(f"{sys.argv[2]} {number}")))
"""


def test_two_processes_write_to_one_file(path: Path) -> None:
    children = [
        subprocess.Popen([sys.executable, "-c", CHILD, str(path), name], cwd=ROOT)
        for name in ("one", "two")
    ]
    assert [child.wait(60) for child in children] == [0, 0]
    with closing(opened(path)) as store:
        titles = [one.title for one in store.load().events.values()]
        assert len(store.log()) == 82
    expected = {f"{name} {number}" for name in ("one", "two") for number in range(40)}
    assert expected | {EVENT.title} == set(titles)
    fits(path)


def test_file_written_by_hand_is_noticed(windows: tuple[Document, Document], path: Path) -> None:
    mine, _ = windows
    bare(path, "UPDATE operation SET digest = 'x' WHERE seq = 2")
    assert mine.catch_up()
    assert event(mine) == EVENT
