"""From an article to a passage, its speaker, and the draft of an event."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.timeline_app.desk import ARTICLE, DAY, Desk, actor_named, the_example
from timeline_app import records as r
from timeline_app.articles.cleaning import take_in
from timeline_app.citing import (
    SourceFields,
    add_source_operation,
    claim_proposal,
    claim_words,
    date_of_passage,
    event_proposal,
    passage,
    process_near,
    source_records,
    stale_notice,
    suggested_events,
    voice_of,
)
from timeline_app.citing.naming import roman, round_number
from timeline_app.citing.speech import sayings
from timeline_app.dates import EventDate
from timeline_app.errors import KnownError
from timeline_app.fields import clean_title

# Sources


def test_a_new_source_brings_its_text_and_a_publisher_only_where_it_is_new() -> None:
    fields = SourceFields(title=" A  title ", publisher="sample WIRE", published=DAY)
    source, text = source_records(the_example(), "Some words.", fields)
    assert isinstance(source, r.Source) and isinstance(text, r.SourceText)
    assert the_example().publishers[source.publisher or ""].name == "Sample Wire"
    assert (source.title, text.version, text.source) == ("A title", 1, source.id)
    assert text.text_hash == "c041125205ba14fe4026d2cb04e5a62df9b5f89e59bfb5abf26756c0f8c8768c"
    made = source_records(the_example(), "x", SourceFields(title="t", publisher="New Paper"))
    assert [type(one).__name__ for one in made] == ["Publisher", "Source", "SourceText"]
    none = source_records(the_example(), "x", SourceFields(title="t"))
    assert isinstance(none[0], r.Source) and none[0].publisher is None


def test_publisher_and_originator_of_one_new_name_are_one() -> None:
    fields = SourceFields(title="t", publisher="XNA", originator="xna")
    publisher, source, _ = source_records(the_example(), "x", fields)
    assert isinstance(source, r.Source)
    assert source.publisher == source.originator == publisher.id


@pytest.mark.parametrize("title", ["", " \u200b ", "x" * 501])
def test_a_source_needs_a_title_that_titles_hold(title: str) -> None:
    with pytest.raises(KnownError, match="itle"):
        source_records(the_example(), "x", SourceFields(title=title))


def test_adding_a_source_is_one_step() -> None:
    records = source_records(the_example(), "x", SourceFields(title="The truce", publisher="XNA"))
    operation = add_source_operation(records)
    assert operation.label == "Add source “The truce”"
    assert [change.kind for change in operation.changes] == ["publisher", "source", "source_text"]


# Passages and speakers


def test_a_passage_is_widened_pinned_and_numbered() -> None:
    desk = Desk(ARTICLE)
    excerpt = desk.passage("Wednesday")
    assert excerpt.exact.startswith("Officials will") and excerpt.exact.endswith("Thursday.")
    assert ARTICLE[excerpt.start : excerpt.end] == excerpt.exact
    assert (excerpt.locator, excerpt.version, excerpt.voice) == ("¶ 2", 1, "outlet")
    assert excerpt.said is None and excerpt.speaker is None
    assert desk.passage("Wednesday", widen=False).exact == "Wednesday"
    assert desk.passage("Truce heads").locator == "headline"


def test_blanks_at_the_ends_of_a_selection_are_left_out() -> None:
    desk = Desk(ARTICLE)
    start, end = desk.span("\n\nOfficials will gather ")
    chosen = passage(desk.chronology, desk.source, desk.text, start, end)
    assert chosen.exact == "Officials will gather"


@pytest.mark.parametrize("span", [(3, 3), (5, 2), (-1, 4), (0, 10**6), (12, 14)])
def test_no_passage_is_made_of_nothing(span: tuple[int, int]) -> None:
    desk = Desk(ARTICLE)
    with pytest.raises(ValueError, match="no passage"):
        passage(desk.chronology, desk.source, desk.text, *span)


def test_one_speaker_is_followed_by_name_pronoun_and_description() -> None:
    desk = Desk(ARTICLE)
    for words in ("February 20", "Nobody wants", "More groups", "armed groups"):
        excerpt = desk.passage(words)
        assert excerpt.speaker == actor_named(desk.chronology, "Sergei Lavrov"), words
        assert excerpt.speaker_as == "Sergei Lavrov"
        assert str(excerpt.said) == "2017-02-12" and excerpt.voice == "named"
    first = desk.passage("would come first")
    assert (first.speaker_as, first.said, first.voice) == ("Amir Sadeghi", None, "named")


@pytest.mark.parametrize(
    ("text", "spoken_as", "voice", "said"),
    [
        ("The round opens in May, the Kazakh foreign ministry said on Friday.",
         "the Kazakh foreign ministry", "named", "2017-02-10"),
        ("The round opens in May, a diplomat who has seen the paper told reporters.",
         "a diplomat who has seen the paper", "unnamed", ""),
        ("The round opens in May, according to a letter seen by this paper.",
         "a letter seen by this paper", "document", ""),
        ("On Monday, Staffan de Mistura announced that the round opens in May.",
         "Staffan de Mistura", "named", "2017-02-13"),
        ("“The round opens in May,” said Sergei Lavrov on Monday.",
         "Sergei Lavrov", "named", "2017-02-13"),
        ("Officials in Geneva said the round opens in May.", "Officials in Geneva", "unnamed", ""),
        ("The round will open on Monday, March 6, a UN spokesman said.",
         "a UN spokesman", "named", ""),
        ("The round opens in May, as was said before.", "", "outlet", ""),
        ("“He said it,” is all that the round opens with in May.", "", "outlet", ""),
    ],
)  # fmt: skip
def test_who_said_it_and_when(text: str, spoken_as: str, voice: str, said: str) -> None:
    found = Desk(text).passage("round")
    assert (found.speaker_as, found.voice) == (spoken_as, voice)
    assert ("" if found.said is None else found.said.text) == said


def test_a_ministry_is_its_state_and_a_surname_its_person() -> None:
    desk = Desk("The Kazakh foreign ministry said so. Later Lavrov said that it was so.")
    ministry = voice_of(desk.chronology, desk.text.text, *desk.span("foreign"), desk.mentions)
    assert ministry.speaker == actor_named(desk.chronology, "Kazakhstan")
    person = voice_of(desk.chronology, desk.text.text, *desk.span("was so"), desk.mentions)
    assert person.speaker == actor_named(desk.chronology, "Sergei Lavrov")


@pytest.mark.parametrize(
    ("who", "published", "name"),
    [
        ("The UN envoy", "2017-02-02", "Staffan de Mistura"),
        ("The facilitator", "2020-08-01", "Geir Pedersen"),
    ],
)
def test_a_description_means_whom_it_meant_before(who: str, published: str, name: str) -> None:
    desk = Desk(f"{who} said that the talks open soon.", EventDate.parse(published))
    assert desk.passage("talks").speaker == actor_named(desk.chronology, name)


def test_a_known_name_beside_a_verb_of_speech_counts_in_other_languages() -> None:
    desk = Desk("Раунд пройдёт в феврале, заявил Сергей Лавров в воскресенье.")
    found = desk.passage("Раунд")
    assert found.speaker == actor_named(desk.chronology, "Sergei Lavrov")
    assert (found.speaker_as, found.voice) == ("Сергей Лавров", "named")


def test_us_in_small_letters_is_not_the_united_states() -> None:
    desk = Desk("The man beside us said that the round opens in May.")
    assert desk.passage("round").speaker is None


def test_what_a_quotation_tells_of_others_is_not_who_speaks() -> None:
    text = "“The minister said no. We waited,” Amir Sadeghi told reporters."
    assert [one.name for one in sayings(text, 0, len(text), [])] == ["Amir Sadeghi"]


# Drafts


def test_the_sentence_on_the_second_round_becomes_astana_2() -> None:
    draft = Desk(ARTICLE).draft("Wednesday")
    assert (draft.title, draft.number, draft.number_sort) == ("Astana 2", "2", 2000)
    assert str(draft.date) == "2017-02-15/2017-02-16"
    assert draft.date_words == "Wednesday and Thursday"
    process = the_example().processes[draft.process or ""]
    assert process.name == "Astana"
    assert (draft.kind, draft.status) == ("round", "scheduled")
    assert (draft.city, draft.country) == ("Astana", "Kazakhstan")
    assert draft.review == "draft"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The fourth round of the Geneva talks is expected to open on 23 February.",
            ("Geneva IV", "IV", "2017-02-23", "announced", "round"),
        ),
        (
            "The first round of the Astana talks was held on 23 and 24 January.",
            ("Astana 1", "1", "2017-01-23/2017-01-24", "held", "round"),
        ),
        (
            "The Astana talks of 24 January ended on Tuesday, 24 January.",
            ("Astana talks", "", "2017-01-24", "held", "round"),
        ),
        (
            "Astana 3 will take place on 14 and 15 March.",
            ("Astana 3", "3", "2017-03-14/2017-03-15", "scheduled", "round"),
        ),
        ("The Geneva talks have begun.", ("Geneva talks", "", "", "unknown", "round")),
    ],
)
def test_what_an_event_is_read_from(text: str, wanted: tuple[str, str, str, str, str]) -> None:
    draft = Desk(text).draft(text[:12])
    date = "" if draft.date is None else draft.date.text
    assert (draft.title, draft.number, date, draft.status, draft.kind) == wanted


def test_the_process_named_beside_the_date_counts_not_the_one_named_first() -> None:
    desk = Desk(ARTICLE)
    span = desk.passage("February 20")
    mention = date_of_passage(ARTICLE, (span.start or 0, span.end or 0), desk.mentions)
    found = process_near(
        desk.chronology, desk.source, ARTICLE, (span.start or 0, span.end or 0), mention
    )
    assert desk.chronology.processes[found or ""].name == "Geneva"


def test_the_day_of_speaking_is_no_date_of_an_event_and_a_given_up_day_neither() -> None:
    desk = Desk("The talks planned for 8 February will start on 20 February, he said on Sunday.")
    found = date_of_passage(desk.text.text, (0, len(desk.text.text)), desk.mentions)
    assert found is not None and str(found.date) == "2017-02-20"


def test_without_a_process_the_words_stand_in_for_the_title() -> None:
    desk = Desk("Ministers met at the lake on 3 February.", title="Sample: at the lake")
    draft = desk.draft("Ministers")
    assert draft.process is None and draft.title == "Ministers met at the lake on 3 February"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("the second round", 2), ("the fourth round of talks", 4), ("Astana 2 and 3", 2),
        ("Geneva IV", 4), ("the 22nd meeting", 22), ("the twenty-first Astana meeting", 21),
        ("the second time", None), ("Astana 2017", None), ("two rounds", None),
    ],
)  # fmt: skip
def test_round_numbers_in_words_and_figures(text: str, number: int | None) -> None:
    assert round_number(text, ["Astana", "Geneva"]) == number


def test_roman_numbers() -> None:
    assert [roman(n) for n in (1, 4, 9, 14, 22, 39)] == ["I", "IV", "IX", "XIV", "XXII", "XXXIX"]


# Any text

PIECES = [
    "Lavrov", "said", "told", "on Sunday", "“", "”", '"', ".", ",", "\n\n", "the", "minister",
    "Astana", "talks", "second round", "February 20", "15 and 16 February", "ended", "will", "in",
    "Geneva", "according to", "a source", "\u202e", "é", "н", "سلام", "😀", "- ", "20 March", "IV",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join), st.data())
def test_any_passage_of_any_text_can_be_asked(text: str, data: st.DataObject) -> None:
    text = take_in(f"{text} said Monday").text
    desk = Desk(text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    if not text[start:end].strip():
        return
    excerpt = passage(
        desk.chronology, desk.source, desk.text, start, end, desk.mentions, widen=True
    )
    assert text[excerpt.start : excerpt.end] == excerpt.exact != ""
    span = excerpt.start or 0, excerpt.end or 0
    draft = event_proposal(desk.chronology, desk.source, text, span, desk.mentions).record
    assert draft.title and clean_title(draft.title) == draft.title
    mention = date_of_passage(text, span, desk.mentions)
    citation = claim_proposal(desk.chronology, draft, excerpt, mention)
    assert claim_words(desk.chronology, citation, excerpt)
    assert stale_notice(desk.chronology, citation, excerpt) == ""
    suggested_events(desk.chronology, excerpt.exact, draft.date, draft.process)
