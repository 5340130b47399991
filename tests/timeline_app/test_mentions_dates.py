"""Dates of the calendar, periods and steps: which words are one, and which year is meant."""

from __future__ import annotations

from datetime import date

import pytest

from tests.timeline_app.mention_cases import TUESDAY, Case, cases
from timeline_app.mentions import find_mentions

WHICH_YEAR = """
The opening date, 3 May, has been confirmed by both sides. → 2017-05-03
The third anniversary falls on 22 February. → 2017-02-22
The mandate runs out on 31 August. → 2017-08-31
He was appointed in September and is to stay until December. → 2016-09 2017-12
@2014-12-31 In January the parties met, in June they parted. → 2014-01 2014-06
@2017-01-03 The mandate will end on 31 December. → 2017-12-31
@2018-07-15 A census was promised for April and is now promised for November. → 2018-04 2018-11
@2018-07-15 Between 1 August and 30 September monitors will count again. → 2018-08-01 2018-09-30
@2018-07-15 The harvest, last year's first, was of October. → 2017 2017-10
@2018-03-01 They met on 29 February. → 2016-02-29
@2018-07-15 It will be held on Saturday, 20 October. → 2018-10-20
@2017-12-10 The congress is to open this January; last January it was only an idea. →
  2018-01 2017-01
@2017-01-20 This winter is hard; last winter was mild, and next winter will be harder. →
  2016-24 2015-24 2017-24
Last year the sides met in May; next year they are to meet in June. → 2016 2016-05 2018 2018-06
"""
DAY_NUMBERS = """
They signed on 9 September and the truce began on the 12th. → 2016-09-09 2016-09-12
The statement of the 9th was withdrawn. → 2017-02-09
Not before the 28th, he said. → 2017-02-28
@2018-05-22 They met on the 3rd and 4th and will meet again from the 28th to the 30th. →
  2018-05-03 2018-05-04 2018-05-28 2018-05-30
@2015-09-11 A draft of 28 August was adopted; it has been in force since the 1st. →
  2015-08-28 2015-09-01
@2020-02-28 The exchange is on 10 March; the pause, agreed on the 14th, holds. →
  2020-03-10 2020-02-14
The 20th and the 21st are kept free. → 2017-02-20 2017-02-21
They are to meet on the 17th, 18th and 19th, he said. → 2017-02-17 2017-02-18 2017-02-19
They are to meet on Friday 17, then on the 28th and the 1st. → 2017-02-17 2017-02-28 2017-03-01
The 20th meeting and the 3rd draft were dull. →
"""
WORDS_AND_DIGITS = """
It was signed on the first of May and broken on the twenty-third of May. → 2016-05-01 2016-05-23
Talks begin on the first Monday of March and end on the last Sunday in May 2017. →
  2017-03-06 2017-05-28
The first day of March 2016 and the last day of February 2016 were quiet. → 2016-03-01 2016-02-29
Dates: 15–17.06.2020, 2020-Jun-15 and 2020 June 16. → 2020-06-15 2020-06-17 2020-06-15 2020-06-16
Delegates arrive on or about 20 February; around 10 January both sides lost interest. →
  2017-02-20~ 2017-01-10~
They spoke about 20 February. → 2017-02-20
From 26 February to July 2016 it was quiet. → 2016-02-26 2016-07
"""
PERIODS = """
By year's end the force will be gone; at the month's end a report is due. →
  [2017-11..2017-12] [2017-02-21..2017-02-28]
The mission filed 12 reports in Q3 2016, 9 in the 1st quarter of 2016. → 2016-35 2016-33
The first six months of 2016 were calm, the last two weeks of March 2016 were not. →
  [2016-01..2016-06] [2016-03-18..2016-03-31]
The last month of the year and the first weekend of May 2016 were quiet. →
  2017-12 2016-05-07/2016-05-08
The war of '98 is taught; the weekend of 4 March is kept free. →
  1998 2017-03-04/2017-03-05
H1 2016 was calm, the week of 7 March 2016 as well. → 2016-40 2016-03-07/2016-03-13
The border froze in the nineties; he is in his fifties. → 199X
March–April 2016 was wet; Jan-Mar 2015 was dry. → 2016-03 2016-04 2015-01 2015-03
Early next week they meet; late last week they did not. →
  [2017-02-20..2017-02-21] [2017-02-10..2017-02-12]
The third quarter of the game was dull. →
"""
STEPS = """
The truce began on 1 February. Three days after that the market reopened. → 2017-02-01 2017-02-04
Experts met on 6 February, and the day after the plenary adopted the maps. → 2017-02-06 2017-02-07
The day after he left Kyiv, talks began; the day after the vote was calm. →
He arrived on 6 February; the night before, his car had been shot at. → 2017-02-06 2017-02-05
They had met last June and the June before. → 2016-06 2015-06
They died on 3 May 2014 and, a friend, on 4 May the year after. → 2014-05-03 2015-05-04
They met on 3 January; later that month they signed. → 2017-01-03 [2017-01-04..2017-01-31]
The week after next the ministers meet; the year before last there was peace. →
  2017-02-27/2017-03-05 2015
In ten days the council votes; the mandate ends in four months. → 2017-02-24 2017-06
It was the worst shelling in three weeks. In two weeks he had written 12 letters. →
In the 12 days before, and two or three days later, nothing moved. →
They meet a week today and again on Friday week. → 2017-02-21 2017-02-24
A week from Friday the mandate ends, half a year ago it began. → 2017-02-24 2016-08
A fortnight ago they met. → 2017-01-31~
Over the next year the force is to be halved. →
"""
NAMED_DAYS = """
Offices close on Easter Monday and reopen the day after. → 2017-04-17 2017-04-18
A pause for Nowruz is on offer. → 2017-03-21
@2016-03-01 A pause for Nowruz is on offer. → 2016-03-20
@2022-04-20 The pause is to begin on Eid al-Fitr. → 2022-05-02~
@2021-07-10 A truce over Eid ul-Adha was offered. → 2021-07-20~
@2017-08-20 They want calm for Eid. → 2017-09-01~
@2017-05-20 The pause lasts from the start of Ramadan to the end of Ramadan. →
  2017-05-27~ 2017-06-24~
@2017-06-20 It will end before the Persian New Year. →
On May Day they marched; on Boxing Day they rested. → 2016-05-01 2016-12-26
They meet every Nowruz. →
"""
TABLES = (WHICH_YEAR, DAY_NUMBERS, WORDS_AND_DIGITS, PERIODS, STEPS, NAMED_DAYS)


@pytest.mark.parametrize("case", [case for table in TABLES for case in cases(table)])
def test_dates_and_periods(case: Case) -> None:
    assert case.found() == case.dates


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("about 20 February", "2017-02-20~"),
        ("in ten days", "2017-02-24"),
        ("3 May the year after", "2018-05-03"),
        ("25 July of that year", "2017-07-25"),
        ("two days after that", "2017-01-05"),
        ("the twenty-third of May", "2017-05-23"),
        ("in a week's time", "2017-02-21~"),
    ],
)
def test_the_words_that_belong_to_it(words: str, edtf: str) -> None:
    text = f"They met on 3 January 2017. They are to meet {words}."
    one = find_mentions(text, TUESDAY)[1]
    assert (text[one.start : one.end], str(one.date)) == (words, edtf)


def test_a_part_of_a_quotation_counts_from_its_day() -> None:
    text = "The minister asked for “two weeks from today” on 3 January."
    first, second = find_mentions(text, date(2017, 1, 10))
    assert (str(first.date), str(second.date)) == ("2017-01-17", "2017-01-03")


NO_DATES = """
The list has 1984 names, 12 of them of children. →
The force of 1945 men lost 14; the fine is 2019 dollars. →
The index fell from 2014 to 1998 points, the price fell to 1990. →
The pass lies at 1950 metres; the sirens went at 2015. →
Bus 2014, lorry 1988, prisoner 1976 and hill 2011 are on the list. →
S/2017/1999, decree 2018/12, UNSCR 1973 and Res. 1701 are on file. →
Of 2016 ballots 1914 were valid; 1950 of them came by post. →
The 1701 regime, the 1325 agenda and the 598 file were on the table. →
Prices: 1990 for bread, 2024 for fuel. →
A 2000-strong crowd and a 1900-page file. →
His number is 0044 2017 1999; the password is 2012. →
The 8 February Brigade and the March 14 Alliance reject it. →
The office in September 11 Street was searched; the 17 April Bridge is closed. →
The October War and Black September are taught in schools. →
The 1920 Revolution Brigades are a group. →
April Ryan said so; President August agreed, and so did Ms May. →
The march began at 9 a.m. and ended by noon. →
"""


@pytest.mark.parametrize("case", list(cases(NO_DATES)))
def test_numbers_names_and_times_that_are_no_dates(case: Case) -> None:
    assert case.found() == ""


def test_years_beside_them_are_dates() -> None:
    text = "In 2014 alone, since 2012, the plan of 2013 speaks of a vote; 2015/2016, from 2016 on."
    found = [str(one.date) for one in find_mentions(text, TUESDAY)]
    assert found == ["2014", "2012", "2013", "2015", "2016", "2016"]
