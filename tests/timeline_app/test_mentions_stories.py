"""The running year of a story, and where a date counts from the article again."""

from __future__ import annotations

import pytest

from tests.timeline_app.mention_cases import TUESDAY, Case, cases
from timeline_app.mentions import find_mentions

STORIES = """
@2018-11-05 In 2011 the protests began. By the summer the first town had fallen; on 30 June of the
  following year the powers met. A year later, in August, gas was used. On 22 January 2014 the
  second conference opened, and the envoy gave up on 31 May. →
  2011 2011-22 2012-06-30 2013 2013-08 2014-01-22 2014-05-31
@2021-08-20 On 29 February 2020 the deal was signed. The first talks opened on 12 September; rules
  were agreed on 2 December. In January they resumed, in April the withdrawal was announced. →
  2020-02-29 2020-09-12 2020-12-02 2021-01 2021-04
@2015-07-20 Talks began in secret in March 2013. On 24 November of that year a first deal was
  signed; it came into force on 20 January. → 2013-03 2013-11-24 2014-01-20
@2017-12-01 On 8 November 2013 they agreed on a roadmap. A joint plan followed on the 24th. It was
  prolonged in July. The final text came on 14 July the following year. →
  2013-11-08 2013-11-24 2014-07 2015-07-14
@2013-12-30 In 2005 the north and the south made peace on 9 January. In July their leader died. The
  vote came six years later, in January, and independence on 9 July. →
  2005 2005-01-09 2005-07 2011 2011-01 2011-07-09
@2014-08-01 The movement was founded in October 1999. It won its first seats in May 2002 and its
  first ministry the next year. → 1999-10 2002-05 2003
"""
NOTES = """
@2018-02-10 Geneva 4: 23 Feb. – 3 March 2017. Geneva 5: 23–31 March. Geneva 8: 28 Nov. – 14 Dec.
  Vienna: 25–26 January. → 2017-02-23 2017-03-03 2017-03-23 2017-03-31 2017-11-28 2017-12-14
  2018-01-25 2018-01-26
@2013-05-15 1989: accord of Taif, 22 October. 1990: the guns fall silent on 13 October. 2005: last
  troops leave in April. → 1989 1989-10-22 1990 1990-10-13 2005 2005-04
"""
NOTES_WITHOUT_A_YEAR = """
@2013-12-01 Nov. 2012: coalition founded. March: first head resigns. May: call for a conference.
  Sept. 27: resolution. Jan. 22: conference. →
  2012-11 2013-03 2013-05 2013-09-27 2014-01-22
@2011-12-01 Feb. 17: first shots. March 19: first strikes. Aug. 21: capital falls. →
  2011-02-17 2011-03-19 2011-08-21
@2016-01-05 2015: mechanism revised, May; crossing open, 20–23 June. →
  2015 2015-05 2015-06-20 2015-06-23
"""
PLANS_AT_THE_END = """
@2016-03-01 In 2004 the UN sent its first envoy. In May 2014 his heir left too. A fresh round is to
  open on 9 March. → 2004 2014-05 2016-03-09
@2018-10-31 In September 2018 they signed, and the deal is to bring a government in May. →
  2018-09 2019-05
The report of March 2016 is to be updated by the end of the year. → 2016-03 [2017-11..2017-12]
The court, which sat in May 2015, had finished by the end of the year. →
  2015-05 [2015-11..2015-12]
"""
BACK_AT_THE_ARTICLE = """
@2016-01-04 In 2014 the parties met in January. They will meet on Monday, Jan. 11. A truce, first
  offered on 7 December, may be renewed in February. →
  2014 2014-01 2016-01-11 2015-12-07 2016-02
@2018-03-08 A truce of May 2016 was signed. Last week it was broken. On 12 November talks ended. →
  2016-05 2018-02-26/2018-03-04 2017-11-12
@2018-04-03 Talks began in 2017 and broke up on 9 March. On 28 March they were called off. →
  2017 2017-03-09 2018-03-28
"""
FLASHBACKS = """
@2018-07-01 The accord was signed in May 2015. It had been drafted in January. → 2015-05 2015-01
@2018-07-01 The budget of 2016 rose in the third quarter, after a drop in the second quarter. →
  2016 2016-35 2016-34
"""
WHAT_A_LATER_DAY_COUNTS_FROM = """
@2018-05-30 Talks opened on 5 May after a truce on 1 May. The next day they broke off. →
  2018-05-05 2018-05-01 2018-05-06
@2018-05-30 On 20 May the truce, agreed on 18 May, began. Two days later it was broken. →
  2018-05-20 2018-05-18 2018-05-22
@2018-05-30 They met on 3 May, 5 May and 8 May. The day after, they signed. →
  2018-05-03 2018-05-05 2018-05-08 2018-05-09
"""
TABLES = (
    STORIES, NOTES, NOTES_WITHOUT_A_YEAR, PLANS_AT_THE_END, BACK_AT_THE_ARTICLE, FLASHBACKS,
    WHAT_A_LATER_DAY_COUNTS_FROM,
)  # fmt: skip


@pytest.mark.parametrize("case", [case for table in TABLES for case in cases(table)])
def test_the_dates_of_a_story(case: Case) -> None:
    assert case.found() == case.dates


def test_the_reason_names_the_running_year() -> None:
    _, one = find_mentions("In 2014 they met. On 5 September they signed.", TUESDAY)
    assert one.reason == "the running year 2014 of a story"
    _, one = find_mentions("In 2014 they met and on 5 September they signed.", TUESDAY)
    assert one.reason == "the running year 2014 of its sentence"
