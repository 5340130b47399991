"""Changing several events in one step, and keeping a new one apart until it is added."""

from __future__ import annotations

import pytest

from timeline_app import records as r
from timeline_app.bulk import BulkChange, bulk_change
from timeline_app.canonical import FieldError
from timeline_app.changes import Change
from timeline_app.chronology import Chronology
from timeline_app.drafts import EventDraft
from timeline_app.kind_change import status_after

ROUND = r.Event("e1", title="Round", status="held", city="Astana", tags=("a", "b"))
PAPER = r.Event("e2", kind="agreement", title="Paper", status="signed", city="Astana")
TALKS = Chronology.of(
    [
        r.Heading("h", day_order="dmy"),
        ROUND,
        PAPER,
        r.Actor("ru", name="Russia"),
        r.ActorName("ru2", actor="ru", name="Россия"),
        r.Participation("p", event="e1", actor="ru", role="host"),
    ]
)
BOTH = ("e1", "e2")


@pytest.mark.parametrize(
    ("old", "new", "status", "expected"),
    [
        ("round", "session", "held", "held"),
        ("round", "ceasefire", "held", "lapsed"),
        ("round", "agreement", "announced", "proposed"),
        ("round", "deadline", "cancelled", "lifted"),
        ("round", "deadline", "postponed", "unknown"),
        ("ceasefire", "round", "broken_down", "ended_without_result"),
        ("round", "violation", "held", "unknown"),
    ],
)
def test_a_new_kind_keeps_the_sign(old: str, new: str, status: str, expected: str) -> None:
    assert status_after(old, new, status) == expected


def test_only_what_differs_changes() -> None:
    result = bulk_change(TALKS, BOTH, BulkChange({"city": "Astana", "country": "Kazakhstan"}))
    assert result.words == "2 events: 2 will change"
    result = bulk_change(TALKS, BOTH, BulkChange({"city": "Astana"}))
    assert result.words == "2 events: 0 will change"
    assert result.operation.changes == ()


def test_a_status_reaches_the_kinds_that_have_it() -> None:
    result = bulk_change(TALKS, BOTH, BulkChange({"status": "postponed"}))
    assert result.words == "2 events: 1 will change · 1 has no such status"
    after = TALKS.after(result.operation.changes, 1)
    assert (after.events["e1"].status, after.events["e2"].status) == ("postponed", "signed")
    assert result.operation.label == "Change status of Round"


def test_a_kind_takes_each_status_along() -> None:
    result = bulk_change(TALKS, BOTH, BulkChange({"kind": "ceasefire"}))
    after = TALKS.after(result.operation.changes, 1)
    assert (after.events["e1"].status, after.events["e2"].status) == ("lapsed", "lapsed")
    assert result.operation.label == "Change kind of 2 events"


def test_tags_are_added_and_removed() -> None:
    wanted = BulkChange(add_tags=("c", "b"), remove_tags=("a",))
    after = TALKS.after(bulk_change(TALKS, BOTH, wanted).operation.changes, 1)
    assert after.events["e1"].tags == ("b", "c")
    assert after.events["e2"].tags == ("c", "b")


def test_a_participant_is_added_where_it_is_not_there_in_this_role() -> None:
    wanted = BulkChange(participant="Россия", role="host")
    result = bulk_change(TALKS, BOTH, wanted)
    assert result.words == "2 events: 1 will change"
    after = TALKS.after(result.operation.changes, 1)
    assert [(p.actor, p.role) for p in after.participations_of("e2")] == [("ru", "host")]
    assert len(after.participations_of("e1")) == 1


def test_a_new_participant_is_made_once() -> None:
    result = bulk_change(TALKS, BOTH, BulkChange(participant="Elders"))
    made = [change.kind for change in result.operation.changes]
    assert made == ["actor", "participation", "participation"]


class TestDrafts:
    """A draft is the changes that will make the event."""

    def test_edits_are_put_together(self) -> None:
        draft = EventDraft.of(r.Event("n", title="New"))
        draft = draft.after([Change("event", "n", edits={"city": ("", "Bern")})])
        draft = draft.after([Change("chronology", "h", edits={"day_order": ("dmy", "mdy")})])
        assert draft.record.city == "Bern"
        assert draft.over(TALKS).events["n"].city == "Bern"
        assert draft.over(TALKS).heading.day_order == "mdy"
        draft = draft.after([Change("chronology", "h", edits={"day_order": ("mdy", "dmy")})])
        assert [change.kind for change in draft.operation().changes] == ["event"]

    def test_what_is_made_and_removed_leaves_nothing(self) -> None:
        draft = EventDraft.of(r.Event("n", title="New"))
        one = r.Participation("q", event="n", actor="ru")
        draft = draft.after([Change.making(one)]).after([Change.removing(one)])
        assert [change.id for change in draft.operation().changes] == ["n"]

    def test_owners_come_first(self) -> None:
        elders = r.Actor("el", name="Elders")
        part = r.Participation("q", event="n", actor="el")
        excerpt = r.Excerpt("x", source="s")
        draft = EventDraft.of(r.Event("n", title="New"), [part, elders])
        operation = draft.operation([excerpt])
        kinds = [change.kind for change in operation.changes]
        assert kinds.index("actor") < kinds.index("participation")
        assert kinds.index("event") < kinds.index("participation")
        assert kinds[-1] == "excerpt"
        assert operation.label == "Add New"

    def test_an_edit_that_no_longer_fits_is_left_out(self) -> None:
        draft = EventDraft.of(r.Event("n", title="New"))
        draft = draft.after([Change("chronology", "h", edits={"day_order": ("", "mdy")})])
        assert draft.over(TALKS).heading.day_order == "dmy"

    def test_it_is_written_and_read(self) -> None:
        draft = EventDraft.of(
            r.Event("n", title="New", tags=("a",)), [r.Participation("q", event="n", actor="ru")]
        )
        draft = draft.after([Change("chronology", "h", edits={"day_order": ("dmy", "mdy")})])
        assert EventDraft.from_plain(draft.plain()) == draft

    @pytest.mark.parametrize(
        "plain",
        [
            {},
            {"event": "n", "changes": []},
            {"event": "n", "changes": [{"kind": "x"}]},
            {"event": "n", "changes": "no"},
            {"event": "n", "changes": [{"kind": "event", "id": "n", "before": None, "after": 3}]},
        ],
    )
    def test_anything_else_is_refused(self, plain: dict[str, object]) -> None:
        with pytest.raises(FieldError):
            EventDraft.from_plain(plain)
