"""Date mentions in other languages: words, orders of words, calendars, and what is no date.

The sentences stand in ``tests/data/mentions/marked``, a file a language: a mention and its date in
brackets, ``[в среду|2017-02-15]``. The article is of Tuesday, 14 February 2017, where no other day
stands before the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.mentions import find_mentions, join
from timeline_app.mentions.tongues import CODES

ARTICLE = date(2017, 2, 14)
MARKED = Path(__file__).parents[1] / "data" / "mentions" / "marked"
DAY = re.compile(r"(\d{4}-\d\d-\d\d): ")
MARK = re.compile(r"\[([^|\[\]]+)\|(\[[^\]]*\]|[^\[\]]*)\]")

Sentence = tuple[str, date, str, list[tuple[int, str, str]]]


def sentences() -> Iterator[Sentence]:
    """Language, article's day, text, and its mentions: where they begin, their words and dates."""
    for code in CODES:
        for line in (MARKED / f"{code}.txt").read_text("utf-8").splitlines():
            yield code, *marked(line)


def marked(line: str) -> tuple[date, str, list[tuple[int, str, str]]]:
    """What a line of the files says."""
    day = DAY.match(line)
    published = date.fromisoformat(day[1]) if day else ARTICLE
    line = line[day.end() :] if day else line
    text, place, mentions = "", 0, []
    for mark in MARK.finditer(line):
        text += line[place : mark.start()]
        mentions.append((len(text), mark[1], mark[2]))
        text, place = text + mark[1], mark.end()
    return published, text + line[place:], mentions


def shown(text: str, published: date | None, language: str | None) -> list[tuple[int, str, str]]:
    found = find_mentions(text, published, language)
    return [(one.start, text[one.start : one.end], str(one.date)) for one in found if one.date]


@pytest.mark.parametrize(
    ("language", "published", "text", "wanted"),
    list(sentences()),
    ids=lambda one: one[:40] if isinstance(one, str) else "",
)
def test_dates_of_other_languages(
    language: str, published: date, text: str, wanted: list[tuple[int, str, str]]
) -> None:
    assert shown(text, published, language) == wanted
    assert shown(text, published, None) == wanted


def rows_of_the_guide() -> list[tuple[str, str, str]]:
    """The examples of other languages in docs/dates.md, each with its language and date."""
    guide = (Path(__file__).parents[2] / "docs" / "dates.md").read_text("utf-8")
    table = guide.partition("## Other languages")[2].partition("**Which day is meant.**")[0]
    lines = [line for line in table.splitlines() if "**" in line]
    cells = ([cell.strip() for cell in line.strip("|").split("|")] for line in lines)
    return [(row[1], row[2], row[3]) for row in cells]


@pytest.mark.parametrize(("language", "example", "when"), rows_of_the_guide())
def test_the_examples_of_the_guide_hold(language: str, example: str, when: str) -> None:
    text = example.replace("**", "")
    last = find_mentions(text, ARTICLE, language)[-1]
    assert str(last.date) == when
    assert text[last.start : last.end] in example.split("**")[1]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Резолюция 2254 требует вывезти 2016 раненых, сказала Марта Июльская у дома 15/2."),
        ("ru", "Эксперты встречаются по средам и каждый четверг, в последние дни чаще."),
        ("ru", "Рейс 1702 сел в 15.40, окружающая среда не пострадала, счёт 3:2."),
        ("ru", "На улице 8 Марта и на площади 1 Мая живут 1905 человек."),
        ("ar", "قال الأمين العام السابق إن 1500 مقاتل خرجوا في 18 حافلة عند الساعة 10:30."),
        ("ar", "رجب طيب أردوغان ورمضان شلح وشعبان من حركة 23 مارس."),
        ("ar", "عقدت لقاءات في الأيام الماضية وستعقد أخرى قريبا، كل ثلاثاء، لساعات."),
        ("fa", "بشار اسد گفت میزان حمل جدی است و ۱۳۹۵ خانواده با ۲۰۱۶ بسته آمدند."),
        ("fa", "خبرگزاری مهر نوشت دیپلمات‌ها هر دوشنبه و در روزهای آینده دیدار می‌کنند."),
        ("tr", "2254 sayılı karar 15 oyla kabul edildi; 2016 koli ve 1990 kişi geldi, saat 10.30."),
        ("tr", "Kasım Süleymani, Eylül Demir ve Recep Tayyip Erdoğan her salı görüşüyor."),
        ("tr", "Ateşkesin ilanından iki gün sonra çatışma çıktı; 23 Mart Hareketi toplandı."),
        ("fr", "Avril Martin et Juin Lefèvre, 45 ans, ont lu 2018 pages rue du 14 Juillet."),
        ("fr", "Ces derniers jours et tous les lundis, un convoi de 2016 colis et l'article 5."),
        ("es", "Domingo Abril y Julio Marzo, con 2016 folios, viven en la plaza 25 de Mayo."),
        ("es", "Los lunes a las 10, el 11-M y la resolución 2254 no cuentan."),
        ("de", "Frau Mai und Herr Sommer lesen in Zimmer 2011 Artikel 5 und 2016 Seiten."),
        ("de", "Die 5. Runde dauert in diesen Tagen jeden Montag 10.30 Stunden."),
    ],
)
def test_what_is_no_date_in_other_languages(language: str, text: str) -> None:
    assert shown(text, ARTICLE, language) == []


@pytest.mark.parametrize(
    ("language", "text", "words", "edtf"),
    [
        ("ru", "Встречи 15 и 16 февраля.", "15 и 16 февраля", "2017-02-15/2017-02-16"),
        ("ru", "С 15 по 17 марта.", "15 по 17 марта", "2017-03-15/2017-03-17"),
        (
            "ru",
            "Или 15, или 17 марта: 15 или 17 марта.",
            "15 или 17 марта",
            "[2017-03-15,2017-03-17]",
        ),
        ("ar", "من 20 إلى 25 شباط.", "20 إلى 25 شباط", "2017-02-20/2017-02-25"),
        ("ar", "يومي الأربعاء والخميس.", "الأربعاء والخميس", "2017-02-08/2017-02-09"),
        ("fa", "روزهای ۳ تا ۵ اسفند.", "۳ تا ۵ اسفند", "2017-02-21/2017-02-23"),
        ("tr", "12 ve 13 Haziran 2016.", "12 ve 13 Haziran 2016", "2016-06-12/2016-06-13"),
        ("fr", "Du 20 au 25 février.", "20 au 25 février", "2017-02-20/2017-02-25"),
        ("es", "Entre el 20 y el 25 de mayo.", "el 20 y el 25 de mayo", "[2017-05-20..2017-05-25]"),
        ("de", "Vom 20. bis zum 25. Mai.", "20. bis zum 25. Mai", "2017-05-20/2017-05-25"),
    ],
)
def test_lists_and_ranges_of_other_languages_are_joined(
    language: str, text: str, words: str, edtf: str
) -> None:
    whole = join(text, find_mentions(text, ARTICLE, language))[-1]
    assert words in text[whole.start : whole.end] or text[whole.start : whole.end] in words
    assert str(whole.date) == edtf and len(whole.parts) == 2


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Встречу перенесли с 15 февраля до 20 февраля."),
        ("fr", "La session est reportée du 15 février au 20 février."),
    ],
)
def test_what_was_moved_stays_apart(language: str, text: str) -> None:
    assert len(join(text, find_mentions(text, ARTICLE, language))) == 2


def test_the_reason_of_another_language_quotes_its_verb() -> None:
    (one,) = find_mentions("Делегация прилетит в среду.", ARTICLE, "ru")
    assert one.reason == "weekday after the article's Tuesday, because of “прилетит”"


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("Tuesday, 26 Bahman 1395", "2017-02-14"),
        ("Bahman 1395", "2017-01-20/2017-02-18"),
        ("Safar 17, 1438", ""),
        ("17 Safar 1438", "2016-11-17~"),
        ("Azar 2017", ""),
    ],
)
def test_months_of_other_calendars_in_english_need_their_year(words: str, edtf: str) -> None:
    found = find_mentions(f"Dated {words} in Tehran.", ARTICLE, "en")
    assert [str(one.date) for one in found if one.rule == "other calendar"] == [edtf][: bool(edtf)]


def test_a_day_that_another_calendar_does_not_have_has_a_reason() -> None:
    (one,) = find_mentions("در ۳۰ اسفند ۱۳۹۴ برگزار شد.", ARTICLE, "fa")
    assert one.date is None and one.reason == "Esfand 1394 has no such day."


def test_a_weekday_that_does_not_fit_a_date_of_another_calendar_is_a_clash() -> None:
    (one,) = find_mentions("چهارشنبه ۲۵ دی ۱۳۹۹ در تهران.", date(2021, 1, 11), "fa")
    assert (
        str(one.date) == "2021-01-14" and one.clash == "2021-01-14 is a Thursday, not a Wednesday"
    )


def test_years_near_the_ends_of_the_calendars_are_no_error() -> None:
    for published in (date(1, 1, 1), date(9999, 12, 31), date(1900, 1, 1)):
        for language, text in (
            ("ar", "قبل شهر رمضان وفي عيد الفطر"),
            ("fa", "تا پایان ماه و نوروز"),
        ):
            find_mentions(text, published, language)


PIECES = [word for _, _, text, _ in sentences() for word in re.findall(r"\S+|\s+", text)]


@given(
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3)), max_size=25),
    st.sampled_from((*CODES, "en", None)),
    st.one_of(st.none(), st.dates()),
)
def test_any_text_of_any_language_gives_mentions_in_order(
    pieces: list[str], language: str | None, published: date | None
) -> None:
    text = "".join(pieces)
    last = 0
    for one in find_mentions(text, published, language):
        assert last <= one.start < one.end <= len(text)
        last = one.end
