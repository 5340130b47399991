"""Dates of the calendar in articles: days, lists, ranges, years; and numbers that are none."""

from __future__ import annotations

from datetime import date

import pytest

from timeline_app.mentions import Mention, find_mentions, join

TUESDAY = date(2017, 2, 14)


def joined(text: str, published: date | None = TUESDAY) -> list[Mention]:
    return join(text, find_mentions(text, published))


def shown(text: str, published: date | None = TUESDAY) -> list[tuple[str, str]]:
    return [(text[one.start : one.end], str(one.date)) for one in joined(text, published)]


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("15 February 2017", "2017-02-15"),
        ("15 Feb 2017", "2017-02-15"),
        ("Feb. 15, 2017", "2017-02-15"),
        ("February 15th, 2017", "2017-02-15"),
        ("the 15th of February 2017", "2017-02-15"),
        ("15-Feb-2017", "2017-02-15"),
        ("SEPTEMBER 4, 2013", "2013-09-04"),
        ("Wednesday, 15 February 2017", "2017-02-15"),
        ("Wed 15 Feb 2017", "2017-02-15"),
        ("2017-02-15", "2017-02-15"),
        ("15.02.2017", "2017-02-15"),
        ("15/2/2017", "2017-02-15"),
        ("2017/02/15", "2017-02-15"),
        ("February 2017", "2017-02"),
        ("Feb. 2017", "2017-02"),
        ("March of 2016", "2016-03"),
        ("mid-March 2017", "[2017-03-11..2017-03-20]"),
        ("early March 2017", "[2017-03-01..2017-03-10]"),
        ("the end of March 2017", "[2017-03-21..2017-03-31]"),
        ("the first half of March 2017", "[2017-03-01..2017-03-15]"),
        ("the first week of May 2017", "[2017-05-01..2017-05-07]"),
        ("late 2016", "[2016-09..2016-12]"),
        ("the first half of 2017", "[2017-01..2017-06]"),
        ("the spring of 2016", "2016-21"),
        ("winter 2016–17", "2016-24"),
        ("the third quarter of 2016", "2016-35"),
        ("the 1990s", "199X"),
        ("the late 1980s", "[1987..1989]"),
        ("the 19th century", "18XX"),
        ("Good Friday 2018", "2018-03-30"),
        ("Nowruz 2017", "2017-03-21"),
        ("Christmas Eve 2016", "2016-12-24"),
    ],
)
def test_with_the_year_given(words: str, edtf: str) -> None:
    text = f"It was agreed in principle ({words}) and then forgotten."
    assert shown(text) == [(words, edtf)]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The envoys met on 20 January.", "2017-01-20"),
        ("The envoys met on November 20.", "2016-11-20"),
        ("The envoys will meet on November 20.", "2017-11-20"),
        ("The envoys will meet on 20 January.", "2018-01-20"),
        ("The envoys met in December.", "2016-12"),
        ("The envoys will meet in December.", "2017-12"),
        ("The envoys are due to meet in May.", "2017-05"),
        ("The envoys met in early February.", "[2017-02-01..2017-02-10]"),
        ("A truce on 23 February is possible, he told us.", "2017-02-23"),
        ("The committee was formed last March.", "2016-03"),
        ("The truce began on New Year's Eve.", "2016-12-31"),
    ],
)
def test_the_year_lies_in_the_direction_of_the_verb(text: str, edtf: str) -> None:
    assert [one[1] for one in shown(text)] == [edtf]


def test_a_dateline_is_near_the_article() -> None:
    (one,) = joined("GENEVA, Dec. 30 – Delegations will return soon.", date(2017, 1, 2))
    assert (str(one.date), one.rule) == ("2016-12-30", "dateline")


@pytest.mark.parametrize(
    ("words", "edtf", "rule"),
    [
        ("23–24 January", "2017-01-23/2017-01-24", "range"),
        ("23-24 January", "2017-01-23/2017-01-24", "range"),
        ("January 29 and 30", "2017-01-29/2017-01-30", "list"),
        ("February 16–17, 2021", "2021-02-16/2021-02-17", "range"),
        ("10 to 14 July 2016", "2016-07-10/2016-07-14", "range"),
        ("28 February – 2 March 2017", "2017-02-28/2017-03-02", "range"),
        ("December 30 to January 2, 2017", "2016-12-30/2017-01-02", "range"),
        ("3, 4 and 5 May 2016", "2016-05-03/2016-05-05", "list"),
        ("Wednesday 15 and Thursday 16 February", "2017-02-15/2017-02-16", "list"),
        ("20 or 23 February 2017", "[2017-02-20,2017-02-23]", "one of several"),
        ("20, 21 or 23 February", "[2017-02-20,2017-02-21,2017-02-23]", "one of several"),
        ("June and July 2016", "2016-06/2016-07", "list"),
        ("June to September 2016", "2016-06/2016-09", "range"),
        ("2012 and 2013", "2012/2013", "list"),
        ("2011–13", "2011/2013", "range"),
        ("2017-02-15 to 2017-02-17", "2017-02-15/2017-02-17", "range"),
    ],
)
def test_lists_and_ranges_are_joined(words: str, edtf: str, rule: str) -> None:
    text = f"The talks, {words}, went on behind closed doors."
    (one,) = joined(text)
    assert (text[one.start : one.end], str(one.date), one.rule) == (words, edtf, rule)
    assert one.parts == find_mentions(text, TUESDAY) and len(one.parts) > 1


def test_between_is_some_day_or_the_whole_span() -> None:
    (one,) = joined("It will happen between 10 and 14 July 2017.")
    assert str(one.date) == "[2017-07-10..2017-07-14]"
    assert [str(other) for other in one.alternatives] == ["2017-07-10/2017-07-14"]


def test_what_is_moved_from_one_day_to_another_stays_apart() -> None:
    text = "The round was moved from 8 February to 20 February, then to February 23."
    assert shown(text) == [
        ("8 February", "2017-02-08"),
        ("20 February", "2017-02-20"),
        ("February 23", "2017-02-23"),
    ]


def test_days_with_others_between_stay_apart() -> None:
    text = "Sessions were held on 3 and 17 January and on Monday, Wednesday and Friday."
    assert [str(one.date) for one in joined(text)] == [
        "2017-01-03", "2017-01-17", "2017-02-06", "2017-02-08", "2017-02-10",
    ]  # fmt: skip


def test_told_together_the_days_have_one_year() -> None:
    assert shown("It was put off to 20 or 23 March.") == [
        ("20 or 23 March", "[2017-03-20,2017-03-23]")
    ]
    assert shown("Dec. 31 and Jan. 1 were quiet.") == [
        ("Dec. 31 and Jan. 1", "2016-12-31/2017-01-01")
    ]


def test_a_weekday_that_is_not_that_of_the_date() -> None:
    (one,) = joined("It was signed on Thursday, 3 May 2017.")
    assert str(one.date) == "2017-05-03"
    assert one.clash == "3 May 2017 is a Wednesday, not a Thursday"
    (one,) = joined("It was signed on Thursday 9 February.")
    assert (str(one.date), one.clash) == ("2017-02-09", None)
    (one,) = joined("It was signed on Friday 9 February.")
    assert (str(one.date), one.clash) == (
        "2017-02-09",
        "9 February 2017 is a Thursday, not a Friday",
    )
    assert [str(other) for other in one.alternatives] == ["2017-02-10"]


def test_digits_that_may_be_two_days() -> None:
    (one,) = joined("Dated 1/2/2017 in the annex.")
    assert str(one.date) == "2017-02-01"
    assert [str(other) for other in one.alternatives] == ["2017-01-02"]
    first, _ = find_mentions("Dated 1/2/2017, received 1/25/2017.", TUESDAY)
    assert (str(first.date), first.alternatives) == ("2017-01-02", [])


def test_a_day_that_does_not_exist_has_no_date_but_a_reason() -> None:
    (one,) = joined("It was due on 30 February 2017.")
    assert (one.date, one.reason) == (None, "February 2017 has 28 days.")


def test_digits_of_other_calendars_need_the_articles_day() -> None:
    text = "Dated 1395/11/26 in the original."
    (one,) = joined(text)
    assert str(one.date) == "2017-02-14"
    (one,) = joined(text, None)
    assert one.date is None and "Persian or Hijri" in one.reason


def test_years_before_0001_have_no_date() -> None:
    (one,) = joined("The pact of 241 BC is cited.")
    assert one.date is None


def test_a_year_given_in_the_sentence_holds_for_its_months() -> None:
    text = "In 2015 talks opened in January and broke off in March. On Monday they resumed."
    assert [str(one.date) for one in joined(text)] == ["2015", "2015-01", "2015-03", "2017-02-13"]


HISTORY = (
    "The committee was set up in May 2004 and met in June. The first accord was signed on 9 "
    "November 2005. In December the rebels left; they came back in February and the talks went on "
    "until 3 April. The second accord (after the model of 1973) followed on 21 November 2006, and "
    "the assembly sat from 15 January. In 2008 it was dissolved, and in May elections were held. A "
    "third accord came in 2009, a fourth in 2011."
)


def test_a_history_goes_on_in_its_running_year() -> None:
    assert [str(one.date) for one in find_mentions(HISTORY, date(2016, 3, 1))] == [
        "2004-05", "2004-06", "2005-11-09", "2005-12", "2006-02", "2006-04-03",
        "1973", "2006-11-21", "2007-01-15", "2008", "2008-05", "2009", "2011",
    ]  # fmt: skip
    june = find_mentions(HISTORY, date(2016, 3, 1))[1]
    assert june.reason == "the running year 2004 of a history"


@pytest.mark.parametrize(
    "text",
    [
        "Security Council resolution 2254 and resolution 1973 were cited.",
        "The list names 2,200 missing, 1500 men and 2000 women.",
        "Some 2000 were killed, at least 1900 wounded; more than 2015 others fled.",
        "Document no. 18, article 15, annex 3, page 2012, paragraph 12.",
        "He is 35, in his 60s; the vote was 3-2, then 15 to 10.",
        "The aid costs $2000, €1999, 20 per cent or 15% of the budget.",
        "Battalion 21 shelled 12 villages with 122 mm guns; flight 1914 was diverted.",
        "May I ask whether they may come? The march of the second brigade continued.",
        "Jan Egeland welcomed Mar Roukoz; the Sun rose, and Sat. was a name on the list.",
        "The second round, the first session and the 20th anniversary of the 7th congress.",
        "The Astana-4 round, Geneva 5 and the Group of 20 dealt with the 5 + 1 format.",
        "Reports that fall short, that year-long siege and the end of the month-long truce.",
        "After the fall of Aleppo, in the Arab Spring, Theresa May and April-like weather.",
        "A two-day meeting, a 15-year-old boy, three weeks of talks, in recent years.",
        "The truce did not fall apart; night patrols march on, and winter-hardy crops may fall.",
    ],
)
def test_numbers_and_names_that_are_no_dates(text: str) -> None:
    assert shown(text) == []


def test_a_count_behind_a_month_is_not_its_day() -> None:
    assert shown("In March 20 people were freed.") == [("March", "2016-03")]
    assert shown("On 5 May and 10 observers left.")[0][0] == "5 May"
    assert shown("On May 20, 2000 people fled.")[0][0] == "May 20"


@pytest.mark.parametrize("language", ["pl", "uk", "Hebrew", "el", "xx"])
def test_in_languages_that_are_not_known_only_digits_are_read(language: str) -> None:
    text = "March 2017, Monday, le 15.02.2017, 2017-02-16"
    found = find_mentions(text, TUESDAY, language)
    assert [str(one.date) for one in found] == ["2017-02-15", "2017-02-16"]


@pytest.mark.parametrize(
    "text",
    [
        (
            "Rozmowy mają zostać wznowione 15 kwietnia, powiedział wczoraj rzecznik ministra; w "
            "sierpniu zakończyły się bez wyniku i nikt nie wie, czy delegacje przyjadą jeszcze "
            "raz, a w poniedziałek termin znów przesunięto."
        ),
        (
            "Переговори мають бути відновлені 15 квітня, сказав учора речник міністра; у середу "
            "їх відклали, і ніхто не знає, чи делегації приїдуть ще раз."
        ),
        "השיחות צפויות להתחדש ב-15 באפריל, אמר אתמול דובר המשרד; ביום רביעי הן נדחו.",
        "Οι συνομιλίες θα συνεχιστούν στις 15 Απριλίου, είπε χθες ο εκπρόσωπος του υπουργού.",
    ],
    ids=["Polish", "Ukrainian", "Hebrew", "Greek"],
)
def test_a_text_of_a_language_that_is_not_known_is_not_read(text: str) -> None:
    assert find_mentions(text, TUESDAY) == []


@pytest.mark.parametrize("name", ["Easter", "Ramadan", "Nowruz", "Christmas"])
def test_the_end_of_a_line_is_no_part_of_a_named_day(name: str) -> None:
    for text in (f"{name}\n", f"{name}\n\nTalks"):
        (one,) = find_mentions(text, date(2017, 2, 14), "en")
        assert text[one.start : one.end] == name
