"""`read_date`: what analysts type besides plain days: weeks, counts, signs, days with a name."""

from __future__ import annotations

from datetime import date

import pytest

from timeline_app.date_reader import DateError, read_date

# Typed text = EDTF text.
FORMS = """
w/c 13 Feb 2017 = [2017-02-13..2017-02-19]
w/c Mon 13 Feb 2017 = [2017-02-13..2017-02-19]
the week of February 13, 2017 = [2017-02-13..2017-02-19]
week commencing 13/02/2017 = [2017-02-13..2017-02-19]
in the week beginning 13 Feb 2017 = [2017-02-13..2017-02-19]
the week of 13-17 Feb 2017 = 2017-02-13/2017-02-17
week ending 19 Feb 2017 = [2017-02-13..2017-02-19]
week ending Sunday 19 February 2017 = [2017-02-13..2017-02-19]
w/e Fri 17 Feb 2017 = [2017-02-11..2017-02-17]
week 7, 2017 = [2017-02-13..2017-02-19]
week 7 of 2017 = [2017-02-13..2017-02-19]
wk 7 2017 = [2017-02-13..2017-02-19]
first Monday of March 2017 = 2017-03-06
second Tuesday of Feb 2017 = 2017-02-14
5th Wed in March 2017 = 2017-03-29
last Friday in February 2017 = 2017-02-24
by the first Monday of March 2017 = [..2017-03-06]
first fortnight of March 2017 = [2017-03-01..2017-03-15]
first ten days of March 2017 = [2017-03-01..2017-03-10]
last ten days of Feb 2017 = [2017-02-21..2017-02-28]

Feb. 15th and 16th, 2017 = 2017-02-15/2017-02-16
15th to the 16th of February 2017 = 2017-02-15/2017-02-16
Wed/Thu 15/16 Feb 2017 = 2017-02-15/2017-02-16
15.02.-16.02.2017 = 2017-02-15/2017-02-16
15 and/or 16 Feb 2017 = [2017-02-15,2017-02-16]
30 Dec 2016 -> 3 Jan 2017 = 2016-12-30/2017-01-03
30 Dec 2016 → 3 Jan 2017 = 2016-12-30/2017-01-03
somewhere between 15 and 20 Feb 2017 = [2017-02-15..2017-02-20]
15 Febr 2017 = 2017-02-15
Wednes. 15 Feb 2017 = 2017-02-15
date: 15 Feb 2017 = 2017-02-15
?? Feb 2017 = 2017-02
xx.02.2017 = 2017-02
--/02/2017 = 2017-02
a day in Feb 2017 = 2017-02
Feb 2017 (day unknown) = 2017-02
Q1 17 = 2017-33
1Q17 = 2017-33
1H21 = 2021-40
spring '17 = 2017-21
spring 17 = 2017-21
winter 16/17 = 2016-24
winter 2016-17 = 2016-24
the nineties = 199X
late nineties = [1997..1999]
the eighties = 198X

15 Feb 2017 (tbc) = 2017-02-15?
15 Feb 2017, unconfirmed = 2017-02-15?
tentatively 15–16 Feb 2017 = 2017-02-15?/2017-02-16?
in or around Feb 2017 = 2017-02~
on/about 20 Feb 2017 = 2017-02-20~
> 30 Dec 2016 = [2016-12-31..]
>= 30 Dec 2016 = [2016-12-30..]
≥ 30 Dec 2016 = [2016-12-30..]
< 30 Dec 2016 = [..2016-12-29]
<= 30 Dec 2016 = [..2016-12-30]
30 Dec 2016+ = [2016-12-30..]
shortly after 30 Dec 2016 = [2016-12-31..]

effective 30 Dec 2016 = 2016-12-30/..
with effect from 30 Dec 2016 = 2016-12-30/..
in force since 30 Dec 2016 = 2016-12-30/..
30 Dec 2016 until further notice = 2016-12-30/..
from 30 Dec 2016 indefinitely = 2016-12-30/..
opening 23 Feb 2017 = 2017-02-23/
start: 23 Feb 2017 = 2017-02-23/
end: 3 March 2017 = /2017-03-03
closes on 3 March 2017 = /2017-03-03
expired 3 March 2017 = /2017-03-03
to 3 March 2017 = /2017-03-03
through 3 March 2017 = /2017-03-03
valid until the end of March 2017 = /2017-03-31

15 Feb 2017 for 3 days = 2017-02-15/2017-02-17
15 Feb 2017 (2 days) = 2017-02-15/2017-02-16
for ten days from 15 Feb 2017 = 2017-02-15/2017-02-24
from 15 Feb 2017 for two weeks = 2017-02-15/2017-02-28
for three months from 30 Dec 2016 = 2016-12-30/2017-03-29
31 Jan 2017 for one month = 2017-01-31/2017-02-27
about 15 Feb 2017 for two days = 2017-02-15~/2017-02-16
the day after 15 Feb 2017 = 2017-02-16
the day before 1 March 2016 = 2016-02-29
the day after Thursday 16 Feb 2017 = 2017-02-17
two days before 1 March 2016 = 2016-02-28
two weeks after 15 Feb 2017 = 2017-03-01~
a month after 15 Feb 2017 = 2017-03

Easter 2017 = 2017-04-16
Good Friday, 2018 = 2018-03-30
Orthodox Easter 2018 = 2018-04-08
on Christmas Day 2016 = 2016-12-25
New Year's Eve 2016 = 2016-12-31
New Year’s Day '17 = 2017-01-01
Nowruz 2017 = 2017-03-21
Eid al-Fitr 2017 = 2017-06-25~
Eid al Adha 2017 = 2017-09-01~
Ramadan 2017 = 2017-05-27/2017-06-24
start of Ramadan 2017 = 2017-05-27~
Ramadan 1438 = 2017-05-27/2017-06-24
"""


def _forms() -> list[tuple[str, str]]:
    lines = filter(None, FORMS.splitlines())
    return [(typed, edtf) for typed, _, edtf in (line.rpartition(" = ") for line in lines)]


@pytest.mark.parametrize(("typed", "edtf"), _forms())
def test_form_is_read(typed: str, edtf: str) -> None:
    reading = read_date(typed)
    assert (str(reading.date), reading.words, reading.warning) == (edtf, typed, "")
    assert not reading.candidates


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("evening of 15 Feb 2017", "A time has its own field: take “evening” out of the date."),
        ("15 Feb 2017 at noon", "A time has its own field: take “noon” out of the date."),
        ("15 Feb 2017, 8 p.m.", "A time has its own field: take 8 p.m. out of the date."),
        ("8.30pm on 15 Feb 2017", "A time has its own field: take 8.30pm out of the date."),
        ("20:30 on 15 Feb 2017", "A time has its own field: take 20:30 out of the date."),
        ("5th Monday of Feb 2017", "February 2017 has no 5th Monday."),
        ("week 60, 2017", "There is no week 60 in 2017."),
        ("two days after 15 Feb", "Counted from which day? Write “two days after 15 Feb 2017”."),
        (
            "10 days from 3 Feb 2017",
            "Write “for 10 days from 15 Feb 2017” or “10 days after 15 Feb 2017”.",
        ),
        ("Feb 2017 for 3 days", "From which day on? Write “15 Feb 2017 for 3 days”."),
        (
            "31 Dec 9999 for 3 days",
            "Years go from 0001 to 9999. Write the day as the source has it.",
        ),
        ("Easter", "Which year? Write Easter 2017."),
        ("Easter 1438", "Which year is 1438? Write that of the Gregorian calendar."),
        ("Easter 9999", "The day of Easter in 9999 is not known."),
        ("Nowrooz eve 2017", "“Nowrooz” is not understood."),
        ("until further notice", "Open from which day? Write “30 Dec 2016 – open”."),
    ],
)
def test_what_is_no_date_is_said(typed: str, message: str) -> None:
    with pytest.raises(DateError) as caught:
        read_date(typed)
    assert caught.value.message == message


def test_a_weekday_is_checked_against_the_day_on_which_a_week_ends() -> None:
    reading = read_date("week ending Friday 19 Feb 2017")
    assert str(reading.date) == "[2017-02-13..2017-02-19]"
    assert reading.warning == "19 February 2017 was a Sunday."


def test_a_name_of_two_days_in_one_year_is_asked_about() -> None:
    reading = read_date("Eid 2017")
    assert [str(one) for one in reading.candidates] == ["2017-06-25~", "2017-09-01~"]
    assert not reading.ambiguous


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [("Easter", "2017-04-16"), ("Christmas", "2016-12-25"), ("Ashura", "2016-10-11~")],
)
def test_a_named_day_without_a_year_is_the_nearest(typed: str, edtf: str) -> None:
    assert str(read_date(typed, relative_to=date(2017, 2, 14)).date) == edtf
