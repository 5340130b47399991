"""Claims on events: what is proposed, how it is said, and the steps that write it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.timeline_app.desk import ARTICLE, DAY, Desk, after, event_named, the_example
from timeline_app import records as r
from timeline_app.articles.cleaning import take_in
from timeline_app.articles.pasted import propose
from timeline_app.changes import Change
from timeline_app.chronology import Chronology
from timeline_app.citing import (
    add_event_with_passage,
    cite_operation,
    claim_proposal,
    claim_words,
    date_of_passage,
    event_proposal,
    new_text_version,
    reanchor_operation,
    stale_notice,
    suggested_events,
)
from timeline_app.citing.parts import part_claimed
from timeline_app.claims import story
from timeline_app.dates import EventDate

# Claims


def test_february_20_is_a_claim_on_geneva_iv_with_a_notice_that_it_is_an_older_date() -> None:
    desk = Desk(ARTICLE)
    citation, excerpt = desk.claim("February 20", "Geneva IV")
    assert (citation.stance, citation.field, citation.value) == ("announces", "date", "2017-02-20")
    assert citation.modality == "expects"
    assert claim_words(desk.chronology, citation, excerpt) == (
        "announces · starts 20 Feb 2017 · said Sun 12 Feb by S. Lavrov"
    )
    assert stale_notice(desk.chronology, citation, excerpt) == (
        "The UN said 23 Feb a day later, on 13 Feb. Geneva IV stays at 23 Feb."
    )


def test_a_claim_that_fits_has_no_notice() -> None:
    desk = Desk(ARTICLE)
    citation, excerpt = desk.claim("Wednesday", "Astana 2")
    assert stale_notice(desk.chronology, citation, excerpt) == ""
    assert claim_words(desk.chronology, citation, excerpt) == (
        "announces · 15–16 Feb 2017 · said by Tue 14 Feb"
    )


def test_a_notice_without_a_day_of_speaking_names_the_earlier_word() -> None:
    desk = Desk("The Geneva talks are expected to take place on February 20.")
    citation, excerpt = desk.claim("February", "Geneva IV")
    assert stale_notice(desk.chronology, citation, excerpt) == (
        "The UN said 23 Feb a day before, on 13 Feb. Geneva IV stays at 23 Feb."
    )


def test_words_said_after_the_standing_day_was_set_are_no_older_date() -> None:
    text = "The Geneva talks are expected to take place on February 26."
    desk = Desk(text, EventDate.parse("2017-02-25"))
    citation, excerpt = desk.claim("February", "Geneva IV")
    assert (citation.stance, citation.value) == ("announces", "2017-02-26")
    assert stale_notice(desk.chronology, citation, excerpt) == ""


@pytest.mark.parametrize(
    ("text", "value", "stance", "modality", "words"),
    [
        ("The fourth round opened on Thursday, 23 February.", "2017-02-23/", "supports", "asserts",
         "supports · starts 23 Feb 2017 · said by Sat 4 Mar"),
        ("The fourth round ended on Friday.", "/2017-03-03", "supports", "asserts",
         "supports · ended 3 Mar 2017 · said by Sat 4 Mar"),
        ("The fourth round was held on 23 February.", "2017-02-23", "supports", "asserts",
         "supports · 23 Feb 2017 · said by Sat 4 Mar"),
        ("The next round could open on 20 March.", "2017-03-20", "announces", "conditional",
         "announces · starts 20 Mar 2017 · said by Sat 4 Mar"),
        ("The next round is due to end on 28 March.", "/2017-03-28", "announces", "expects",
         "announces · ends 28 Mar 2017 · said by Sat 4 Mar"),
    ],
)  # fmt: skip
def test_what_a_claim_claims(text: str, value: str, stance: str, modality: str, words: str) -> None:
    desk = Desk(text, EventDate.parse("2017-03-04"))
    citation, excerpt = desk.claim("round", "Geneva IV")
    assert (citation.value, citation.stance, citation.modality) == (value, stance, modality)
    assert claim_words(desk.chronology, citation, excerpt) == words


def test_a_passage_without_a_date_is_context() -> None:
    desk = Desk("The hall was cold.")
    event = event_named(desk.chronology, "Astana 2")
    citation = claim_proposal(desk.chronology, event, desk.passage("hall"), None)
    assert (citation.stance, citation.field, citation.value) == ("context", "", "")
    assert stale_notice(desk.chronology, citation, desk.passage("hall")) == ""


def test_since_claims_that_no_end_is_reported() -> None:
    day = EventDate.parse("2016-12-30")
    assert part_claimed(day, "has been in force since ", plan=False).text == "2016-12-30/.."
    month = EventDate.parse("2016-12")
    assert part_claimed(month, "ended in ", plan=False) == month


# Suggestions


def test_the_event_that_a_passage_is_about_is_suggested_first() -> None:
    desk = Desk(ARTICLE)
    geneva = next(p.id for p in desk.chronology.processes.values() if p.name == "Geneva")
    found = suggested_events(
        desk.chronology, "the Geneva talks should open", EventDate.parse("2017-02-20"), geneva
    )
    assert desk.chronology.events[found[0].event].short_title == "Geneva IV"
    assert found[0].reason == "Geneva · this date is claimed of it"
    found = suggested_events(
        desk.chronology,
        "a second round of the Astana talks in Astana",
        EventDate.parse("2017-02-15/2017-02-16"),
    )
    titles = [desk.chronology.events[one.event].short_title for one in found]
    assert titles[0] == "Astana 2" and "Astana 2 opening" in titles[1:]
    assert "round 2" in found[0].reason


def test_a_number_alone_is_enough_and_nothing_gives_nothing() -> None:
    found = suggested_events(the_example(), "the seventh round of the Geneva talks")
    assert the_example().events[found[0].event].short_title == "Geneva VII"
    assert suggested_events(the_example(), "lunch was served") == []
    assert suggested_events(Chronology.of(()), "Astana 2", DAY) == []


# Steps


def test_a_drafted_event_its_passage_and_its_claim_are_one_step() -> None:
    desk = Desk(ARTICLE)
    excerpt = desk.passage("Wednesday")
    span = excerpt.start or 0, excerpt.end or 0
    draft = event_proposal(desk.chronology, desk.source, ARTICLE, span, desk.mentions)
    mention = date_of_passage(ARTICLE, span, desk.mentions)
    citation = claim_proposal(desk.chronology, draft.record, excerpt, mention)
    operation = add_event_with_passage(draft, excerpt, citation)
    assert operation.label == "Add Astana 2"
    end = after(desk.chronology, operation)
    told = story(end, end.events[draft.event])
    assert told.basis == "planned" and str(told.standing) == "2017-02-15/2017-02-16"
    back = end.after(operation.inverse(3).changes, 4)
    assert set(back.events) == set(desk.chronology.events)


def test_citing_touches_no_adopted_date() -> None:
    desk = Desk(ARTICLE)
    citation, excerpt = desk.claim("February 20", "Geneva IV")
    operation = cite_operation(desk.chronology, excerpt, [citation])
    assert operation.label == "Cite a passage on Geneva IV"
    assert [change.kind for change in operation.changes] == ["excerpt", "citation"]
    end = after(desk.chronology, operation)
    event = event_named(end, "Geneva IV")
    assert str(event.date) == "2017-02-23/2017-03-03"
    told = story(end, event)
    assert [str(one) for one in told.chain] == [
        "2017-02-08/", "2017-02-20/", "2017-02-23/2017-03-03"
    ]  # fmt: skip
    again = r.Citation("again", event=event.id, excerpt=excerpt.id, stance="context")
    assert [c.kind for c in cite_operation(end, excerpt, [again]).changes] == ["citation"]


def cited(desk: Desk, *passages: str) -> tuple[Chronology, dict[str, r.Excerpt]]:
    made = {words: desk.passage(words, widen=False) for words in passages}
    changes = [Change.making(excerpt) for excerpt in made.values()]
    return desk.chronology.after(changes, 3), made


def test_a_new_text_takes_its_passages_along_and_names_those_that_stay() -> None:
    desk = Desk(ARTICLE)
    second, russian = "second round of the Astana talks in Astana", "armed groups were invited too"
    chronology, made = cited(
        desk, second, russian, "the Geneva talks should open on February 20", "Truce heads the list"
    )
    text = (
        ARTICLE.replace("Amir Sadeghi\n\n", "UPDATED. Amir Sadeghi\n\nA new line.\n\n", 1)
        .replace(second, second.replace(" talks", " – talks"))
        .replace("should open on February 20", "should open on February 23")
        .replace("Truce heads the list for Astana", "Fish is served in the north at noon")
    )
    step = new_text_version(chronology, desk.text, text)
    assert step.text.version == 2 and step.text.text == text
    assert {one.id for one in step.moved} == {made[second].id, made[russian].id}
    assert [one.exact for one, _ in step.changed] == ["the Geneva talks should open on February 20"]
    assert [one.exact for one in step.orphaned] == ["Truce heads the list"]
    assert step.operation.label == ("New text of “Sample: the truce”; 2 passages stay on version 1")
    end = after(chronology, step.operation)
    for one in step.moved:
        now = end.excerpts[one.id]
        assert now.version == 2 and text[now.start : now.end] == now.exact
    old, found = step.changed[0]
    assert end.excerpts[old.id].version == 1
    by_hand = after(end, reanchor_operation(old, step.text, found)).excerpts[old.id]
    assert (by_hand.version, by_hand.exact[-11:]) == (2, "February 23")
    back = end.after(step.operation.inverse(4).changes, 5)
    assert back.excerpts[made[second].id] == made[second]


def test_the_same_text_again_is_no_step() -> None:
    desk = Desk(ARTICLE)
    assert new_text_version(desk.chronology, desk.text, ARTICLE).operation.changes == ()


def test_passages_of_older_versions_and_quotes_without_a_place_stay_as_they_are() -> None:
    desk = Desk(ARTICLE)
    chronology, made = cited(desk, "armed groups")
    placeless = r.Excerpt("placeless", source=desk.source.id, exact="armed groups")
    chronology = chronology.after([Change.making(placeless)], 4)
    first = new_text_version(chronology, desk.text, "Other words altogether.")
    end = after(chronology, first.operation)
    again = new_text_version(end, first.text, ARTICLE)
    assert again.moved == () and again.orphaned == () and again.text.version == 3
    assert [one.id for one in first.orphaned] == [made["armed groups"].id]


# The makers' article


def test_the_journey_through_the_makers_article(shared_data: Path) -> None:
    path = shared_data / "astana_article_2017-02-14.txt"
    text = take_in(path.read_text(encoding="utf-8")).text
    guessed = propose(text)
    assert guessed.title is not None
    desk = Desk(text, title=guessed.title.value)
    draft = desk.draft("Wednesday and Thursday")
    assert (draft.title, str(draft.date)) == ("Astana 2", "2017-02-15/2017-02-16")
    assert desk.chronology.processes[draft.process or ""].name == "Astana"
    citation, excerpt = desk.claim("February 20", "Geneva IV")
    assert (citation.stance, citation.value) == ("announces", "2017-02-20")
    assert (excerpt.speaker_as, str(excerpt.said)) == ("Sergei Lavrov", "2017-02-12")
    assert claim_words(desk.chronology, citation, excerpt) == (
        "announces · starts 20 Feb 2017 · said Sun 12 Feb by S. Lavrov"
    )
    assert stale_notice(desk.chronology, citation, excerpt) == (
        "The UN said 23 Feb a day later, on 13 Feb. Geneva IV stays at 23 Feb."
    )
