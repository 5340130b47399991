"""Articles at intake: cleaning, sentences, and what a pasted text says of itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import texts
from timeline_app.articles import cleaning
from timeline_app.articles.cleaning import clean, take_in, text_hash
from timeline_app.articles.languages import guess_language
from timeline_app.articles.links import is_openable, shown_host
from timeline_app.articles.pasted import propose
from timeline_app.articles.sentences import (
    Numbering,
    Span,
    body_start,
    paragraph_around,
    paragraphs,
    sentences,
    sentences_around,
)
from timeline_app.dates import EventDate
from timeline_app.errors import KnownError

WIRE = """Amir Sadeghi

Envoys: Truce in the north heads list for second Astana round

XNA- The deputy minister Amir Sadeghi announced that the coming talks would deal with the truce.

The second round of the Astana talks will be held in Astana on Wednesday and Thursday.
"""


def parts(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


# Cleaning


def test_breaks_nul_and_half_characters_are_mended_once_and_said() -> None:
    cleaned = clean("a\r\nb\rc\u2028d\u2029e\0f\ud800g")
    assert cleaned.text == "a\nb\nc\nd\ne" + "f\ufffdg"
    assert cleaned.notes == (
        "1 invisible NUL character was removed.",
        "1 broken character was replaced by �.",
    )


def test_direction_marks_and_control_characters_stay_where_the_source_has_them() -> None:
    text = "\u202eabc\u202c \u2067نص\u2069 \u200f\x1b[1m \u200b e\u0301"
    assert take_in(text).text == text
    assert take_in(text).notes == ()


def test_too_long_a_text_is_refused_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cleaning, "LARGEST", 5)
    assert take_in("abcde").text == "abcde"
    with pytest.raises(KnownError, match=r"^Text over 16 MB: keep the part you quote\."):
        take_in("abcdef")


def test_a_text_without_words_is_refused() -> None:
    for text in ("", " \n\n ", "— … —"):
        with pytest.raises(KnownError, match="no text to quote from"):
            take_in(text)


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean(text).text
    assert clean(once) == cleaning.Cleaned(once, ())
    assert len(text_hash(once)) == 64


# Sentences


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Mr. Lavrov met U.N. envoys on Feb. 20. The U.S. delegation had left at 3.5 hours.",
            2,
        ),
        ("“Are we done?” he asked. “No.” They went on.", 3),
        ("It was in Washington, U.S. The talks went on.", 2),
        ("S. V. Lavrov spoke first. Then St. Petersburg was named.", 2),
        ("Переговоры прошли 15 г. и т.д. без итогов. С. Лавров выступил.", 2),
        ("بدأت الجولة الثانية. هل تستمر؟ نعم، يومين.", 3),
        ("این دور به پایان رسید. دور بعد کی است؟ روشن نیست۔", 3),
        ("Die Runde beginnt am 15. Februar in Genf. Sie dauert bzw. dauerte z.B. zwei Tage.", 2),
        ("Suriye konulu 19. toplantı başladı. Sonuç yok.", 2),
        ("M. Dupont a parlé. Mme. Durand non.", 2),
        ("El Sr. Pérez llegó de EE.UU. ayer. Nada más.", 2),
        ("第一轮结束。第二轮开始！", 2),
        ("Wait... what came of it? Nothing!", 2),
    ],
)
def test_sentences_end_where_people_end_them(text: str, wanted: int) -> None:
    assert len(parts(text)) == wanted, parts(text)


def test_a_closing_quotation_mark_belongs_to_the_sentence_before_it() -> None:
    assert parts("“We are ready.” The envoy left.") == ["“We are ready.”", "The envoy left."]


def test_paragraphs_end_at_empty_lines_and_at_lines_that_are_not_wrapped() -> None:
    text = "Headline here\nBy Jane Doe\n\nOne paragraph.\nAnother one.\n \nA third."
    assert [text[a:b] for a, b in paragraphs(text)] == [
        "Headline here",
        "By Jane Doe",
        "One paragraph.",
        "Another one.",
        "A third.",
    ]


def test_lines_broken_at_a_width_are_one_paragraph() -> None:
    text = (
        "The second round of the talks will be held in the capital of the\n"
        "country, where the first one was held as well, the host said; all\n"
        "delegations were invited."
    )
    assert paragraphs(text) == [Span(0, len(text))]
    assert len(parts(text)) == 1


@given(st.lists(st.sampled_from(["Mr. X", "said.", "\n", "\n\n", " ", "“No!”", "г.", "؟", "a"])))
def test_sentences_lie_in_order_and_leave_out_only_white_space(pieces: list[str]) -> None:
    text = " ".join(pieces)
    covered = "".join(text[a:b] for a, b in sentences(text))
    assert "".join(covered.split()) == "".join(text.split())
    last = 0
    for start, end in sentences(text):
        assert last <= start < end and text[start:end] == text[start:end].strip()
        last = end


@given(texts, st.integers(0, 30), st.integers(0, 30))
def test_a_passage_lies_in_its_sentences_and_these_in_their_paragraph(
    text: str, start: int, length: int
) -> None:
    text = f"{text} One. Two three.\n\nFour {text}"
    start = min(start, len(text))
    end = min(start + length, len(text))
    wide = sentences_around(text, start, end)
    assert wide.start <= start and wide.end >= end
    around = paragraph_around(text, *wide)
    inside = text[wide.start : wide.end].strip()
    assert inside in text[around.start : around.end]


def test_a_passage_is_widened_to_its_sentence() -> None:
    start = WIRE.index("Wednesday")
    wide = sentences_around(WIRE, start, start + 9)
    assert WIRE[wide.start : wide.end] == (
        "The second round of the Astana talks will be held in Astana on Wednesday and Thursday."
    )


def test_paragraphs_are_counted_below_headline_and_caption() -> None:
    assert WIRE[body_start(WIRE) :].startswith("XNA-")
    assert Numbering(WIRE).number(0) == 0
    assert Numbering(WIRE).number(WIRE.index("XNA")) == 1
    assert Numbering(WIRE).number(WIRE.index("Wednesday")) == 2
    assert Numbering("Only one line of text").number(3) == 1


# Guesses


def test_a_wire_with_a_caption_gives_headline_and_agency_and_leaves_the_day_open() -> None:
    found = propose(WIRE)
    assert found.title is not None and found.publisher is not None and found.language is not None
    assert found.title.value == "Envoys: Truce in the north heads list for second Astana round"
    assert "Amir Sadeghi" in found.title.why
    assert found.publisher.value == "XNA" and "XNA-" in found.publisher.why
    assert found.language.value == "en"
    assert found.published is None and found.author is None


def test_the_makers_article_is_read_as_its_readers_read_it(shared_data: Path) -> None:
    text = (shared_data / "astana_article_2017-02-14.txt").read_text(encoding="utf-8")
    found = propose(take_in(text).text)
    assert found.title is not None and found.publisher is not None
    assert found.title.value == "Iran: Continued ceasefire in Syria main topic of Astana talks"
    assert found.publisher.value == "FNA"
    assert found.published is None
    assert Numbering(text).number(text.index("The second round")) == 3


PAPER = """Talks to open in May
By Jane Doe, Geneva
Tue 14 Feb 2017 10:30 GMT

GENEVA (Sample Wire) - The envoy said on Monday that the talks would open in May after all.
"""


def test_a_paper_gives_author_day_and_agency() -> None:
    found = propose(PAPER)
    assert found.title is not None and found.title.value == "Talks to open in May"
    assert found.author is not None and found.author.value == "Jane Doe"
    assert found.published is not None
    assert found.published.value == EventDate.parse("2017-02-14")
    assert "line 3" in found.published.why
    assert found.publisher is not None and found.publisher.value == "Sample Wire"


def test_a_known_publisher_is_found_by_its_initials_or_by_its_name_on_a_line() -> None:
    by_initials = propose(WIRE, ["Sample Wire", "Xanadu News Agency"])
    assert by_initials.publisher is not None
    assert by_initials.publisher.value == "Xanadu News Agency"
    by_line = propose("Talks go on\n\nThe talks go on today, as they did before.\n\nspecimen daily",
                      ["Specimen Daily"])  # fmt: skip
    assert by_line.publisher is not None and by_line.publisher.value == "Specimen Daily"


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("Source: Example Review", "Example Review"),
        ("© 2017 Example Agency", "Example Agency"),
        ("https://www.example.org/news/1", "example.org"),
        ("Источник: Агентство «Образец»", "Агентство «Образец"),
    ],
)
def test_other_marks_of_an_outlet(line: str, publisher: str) -> None:
    found = propose(
        f"Talks go on in spring\n\nThe talks go on, as they did before that day.\n\n{line}"
    )
    assert found.publisher is not None and found.publisher.value.strip("»") == publisher


@pytest.mark.parametrize(
    "dateline", ["ROME – ", "ASTANA, Feb. 14 – ", "NEW YORK - ", "Geneva -- ", "MOSCOW: "]
)
def test_a_city_is_no_outlet_and_a_day_without_a_year_no_publication_day(dateline: str) -> None:
    found = propose(f"{dateline}The envoy said that the talks would be held, as they were before.")
    assert found.publisher is None and found.published is None


def test_a_day_in_figures_is_proposed_only_where_its_order_is_known() -> None:
    text = "Talks go on in spring\n03/04/2017\n\nThe talks go on, as they did before that day."
    assert propose(text).published is None
    dmy = propose(text, day_order="dmy").published
    assert dmy is not None and dmy.value == EventDate.parse("2017-04-03")


def test_without_a_headline_the_first_sentence_stands_in_for_it() -> None:
    found = propose("ASTANA, Jan. 25 – The first meeting ended without a paper. Nobody was sad.")
    assert found.title is not None
    assert found.title.value == "The first meeting ended without a paper"
    assert "no title" in found.title.why


def test_a_title_is_cleaned_and_never_too_long() -> None:
    long = "Talks \u200band\x07 more " + "talks " * 200
    found = propose(f"{long}\n\nThe talks go on, as they did before that day, the host said.")
    assert found.title is not None and len(found.title.value) <= 500
    assert "\x07" not in found.title.value and "\u200b" not in found.title.value


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The talks will be held in the capital, and the envoy is to open them."),
        ("ar", "قال المبعوث إن الجولة الثانية من المحادثات ستعقد في العاصمة بعد أيام."),
        ("fa", "دور دوم گفت‌وگوها در پایتخت برگزار می‌شود و این نشست را میزبان اعلام کرد."),
        ("ru", "Второй раунд переговоров пройдёт в столице, как сообщил представитель."),
        ("tr", "İkinci tur görüşmeler başkentte yapılacak ve bu toplantı için heyetler de geldi."),
        ("fr", "Le deuxième cycle des pourparlers est prévu dans la capitale, et pas seul."),
        ("es", "La segunda ronda de las conversaciones se celebra en la capital y es la última."),
        ("de", "Die zweite Runde der Gespräche wird in der Hauptstadt sein und ist die letzte."),
    ],
)  # fmt: skip
def test_languages_are_told_apart(code: str, text: str) -> None:
    found, why = guess_language(text)
    assert found == code and why


@pytest.mark.parametrize("text", ["", "12 – 34", "Бейбіт келіссөздер үшін қала", "xyzzy plugh"])
def test_no_language_is_made_up(text: str) -> None:
    assert guess_language(text) == ("", "")


@given(st.text(max_size=300))
def test_any_text_can_be_asked(text: str) -> None:
    cleaned = clean(text).text
    found = propose(cleaned, ["Sample Wire"])
    assert found.title is None or 0 < len(found.title.value) <= 500


# Addresses


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.example.org/a?b#c", "www.example.org"),
        ("HTTP://EXAMPLE.ORG", "example.org"),
        ("https://example.org:8443/", "example.org:8443"),
        ("https://example.org:443/", "example.org"),
        ("https://www.bank.example@evil.example/login", "evil.example"),
        ("https://xn--80akhbyknj4f.example/", "xn--80akhbyknj4f.example (испытание.example)"),
        ("https://испытание.example/", "xn--80akhbyknj4f.example (испытание.example)"),
        ("https://еxample.org/", "xn--xample-2of.org (еxample.org)"),
        ("http://[2001:db8::1]/", "[2001:db8::1]"),
        ("http://192.0.2.1/", "192.0.2.1"),
    ],
)
def test_the_real_host_is_shown(url: str, host: str) -> None:
    assert is_openable(url)
    assert shown_host(url) == host


@pytest.mark.parametrize(
    "url",
    [
        "",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "\\\\server\\share",
        "//server/share",
        "http:\\\\example.org",
        "https://exa mple.org",
        "https://example.org/\u202egpj.exe",
        "https:///path",
        "https://",
        "ftp://example.org",
        "data:text/html,x",
        "www.example.org",
        "https://-bad-.example",
        "https://example.org:99999/",
        "https://[::1",
        "https://a..b/",
        "https://user@/",
        "https://" + "a" * 70 + ".example/",
    ],
)
def test_everything_else_stays_text(url: str) -> None:
    assert not is_openable(url)
    assert shown_host(url) == ""


@given(st.text())
def test_any_address_can_be_asked(url: str) -> None:
    assert is_openable(url) == bool(shown_host(url))
