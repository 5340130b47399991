"""`read_date`: the forms in which people type a date."""

from __future__ import annotations

import pytest

from timeline_app.date_reader import read_date

# Typed text = EDTF text.
FORMS = """
15 February 2017 = 2017-02-15
15 Feb 2017 = 2017-02-15
15 feb 2017 = 2017-02-15
15 FEBRUARY 2017 = 2017-02-15
15 Feb. 2017 = 2017-02-15
15 February, 2017 = 2017-02-15
15, February, 2017, = 2017-02-15
15 Feb 17 = 2017-02-15
15 Feb '17 = 2017-02-15
15 Feb 70 = 1970-02-15
15 Feb 69 = 2069-02-15
15Feb2017 = 2017-02-15
15-Feb-2017 = 2017-02-15
15-Feb-17 = 2017-02-15
15/Feb/2017 = 2017-02-15
February 15, 2017 = 2017-02-15
February 15 2017 = 2017-02-15
Feb. 15, 2017 = 2017-02-15
Feb-15-2017 = 2017-02-15
2017 Feb 15 = 2017-02-15
2017, February 15 = 2017-02-15
2017-Feb-15 = 2017-02-15
15th February 2017 = 2017-02-15
the 15th of February 2017 = 2017-02-15
February 15th, 2017 = 2017-02-15
1st Feb 2017 = 2017-02-01
on the 2nd of March 2017 = 2017-03-02
3rd Mar 2017 = 2017-03-03
fifteenth of February 2017 = 2017-02-15
the first of March 2017 = 2017-03-01
twenty-first of March 2017 = 2017-03-21
9 Sept 2016 = 2016-09-09
9 Sep 2016 = 2016-09-09
1 May 2017 = 2017-05-01
29 Feb 2016 = 2016-02-29
15 Mar 0044 = 0044-03-15
Wednesday 15 February 2017 = 2017-02-15
Wednesday, 15 February 2017 = 2017-02-15
Wed 15 Feb 2017 = 2017-02-15
Wed. 15 Feb. 2017 = 2017-02-15
Wednesday, February 15, 2017 = 2017-02-15
on Wednesday the 15th of February 2017 = 2017-02-15
15 Feb 2017 (Wed) = 2017-02-15
15 February 2017, Wednesday = 2017-02-15
Wed 2017-02-15 = 2017-02-15
Thurs 16 Feb 2017 = 2017-02-16
Tues 14 Feb 2017 = 2017-02-14

2017-02-15 = 2017-02-15
2017-2-5 = 2017-02-05
2017/02/15 = 2017-02-15
2017.02.15 = 2017-02-15
2017–02–15 = 2017-02-15
20170215 = 2017-02-15
15.02.2017 = 2017-02-15
15.2.17 = 2017-02-15
15. 02. 2017 = 2017-02-15
1.5.2017 = 2017-05-01
13/2/2017 = 2017-02-13
2/13/2017 = 2017-02-13
02.15.2017 = 2017-02-15
15-02-2017 = 2017-02-15
3/3/2017 = 2017-03-03
28/2/98 = 1998-02-28
2022-W12-3 = 2022-03-23
2022-W12 = [2022-03-21..2022-03-27]

2017 = 2017
in 2017 = 2017
the year 2017 = 2017
'17 = 2017
Feb 2017 = 2017-02
February 2017 = 2017-02
february, 2017 = 2017-02
in February 2017 = 2017-02
during February of 2017 = 2017-02
Feb '17 = 2017-02
Feb-2017 = 2017-02
Sep 99 = 1999-09
2017 Feb = 2017-02
2017/2 = 2017-02
02/2017 = 2017-02
2.2017 = 2017-02
2017-2 = 2017-02
some day in February 2017 = 2017-02
2017-02-XX = 2017-02-XX
2017-02-xx = 2017-02-XX
2010s = 201X
the 2010s = 201X
1990's = 199X
'90s = 199X
the 20th century = 19XX
Q1 2017 = 2017-33
Q4/2017 = 2017-36
2017 Q2 = 2017-34
2017-Q2 = 2017-34
first quarter of 2017 = 2017-33
the 3rd quarter 2017 = 2017-35
H2 2017 = 2017-41
first half of 2017 = 2017-40
1st half of 2017 = 2017-40
second half of 2017 = 2017-41
second half of the year 2017 = 2017-41
spring 2017 = 2017-21
in the summer of 2017 = 2017-22
autumn 2017 = 2017-23
fall 2017 = 2017-23
winter 2017 = 2017-24
winter 2017–18 = 2017-24
winter 2017/18 = 2017-24
winter 2017-2018 = 2017-24

15-16 Feb 2017 = 2017-02-15/2017-02-16
15–16 February 2017 = 2017-02-15/2017-02-16
15—16 Feb 2017 = 2017-02-15/2017-02-16
15 - 16 Feb 2017 = 2017-02-15/2017-02-16
15/16 Feb 2017 = 2017-02-15/2017-02-16
15 to 16 Feb 2017 = 2017-02-15/2017-02-16
15 through 16 Feb 2017 = 2017-02-15/2017-02-16
15th-16th February 2017 = 2017-02-15/2017-02-16
the 15th and 16th of February 2017 = 2017-02-15/2017-02-16
15 and 16 Feb 2017 = 2017-02-15/2017-02-16
15 & 16 Feb 2017 = 2017-02-15/2017-02-16
14, 15 and 16 June 2022 = 2022-06-14/2022-06-16
14, 15, 16 June 2022 = 2022-06-14/2022-06-16
February 15-16, 2017 = 2017-02-15/2017-02-16
February 15–16 2017 = 2017-02-15/2017-02-16
February 15 and 16, 2017 = 2017-02-15/2017-02-16
June 14, 15 and 16, 2022 = 2022-06-14/2022-06-16
15–15 Feb 2017 = 2017-02-15
23 Feb - 3 Mar 2017 = 2017-02-23/2017-03-03
23 Feb–3 Mar 2017 = 2017-02-23/2017-03-03
23 Feb to 3 March 2017 = 2017-02-23/2017-03-03
Feb 23 - Mar 3, 2017 = 2017-02-23/2017-03-03
from 23 Feb until 3 March 2017 = 2017-02-23/2017-03-03
from 14 to 16 June 2022 = 2022-06-14/2022-06-16
starting 20 Feb until 3 March 2017 = 2017-02-20/2017-03-03
30 Dec 2016 - 2 Jan 2017 = 2016-12-30/2017-01-02
30 Dec - 2 Jan 2017 = 2016-12-30/2017-01-02
30 Dec 2016 - 2 Jan = 2016-12-30/2017-01-02
29 or 30 Dec – 2 Jan 2017 = [2016-12-29,2016-12-30]/2017-01-02
Nov–Feb 2017 = 2016-11/2017-02
15 Feb 2017 – 16 Feb 2017 = 2017-02-15/2017-02-16
Wed 15 – Thu 16 Feb 2017 = 2017-02-15/2017-02-16
Wednesday 15 and Thursday 16 February 2017 = 2017-02-15/2017-02-16
Wed and Thu, 15-16 Feb 2017 = 2017-02-15/2017-02-16
Wednesday-Thursday 15-16 February 2017 = 2017-02-15/2017-02-16
15.–16.02.2017 = 2017-02-15/2017-02-16
15-16.02.2017 = 2017-02-15/2017-02-16
23.2.–3.3.2017 = 2017-02-23/2017-03-03
15/02/2017 - 16/02/2017 = 2017-02-15/2017-02-16
15/02-16/02/2017 = 2017-02-15/2017-02-16
01/02/2017 - 13/02/2017 = 2017-02-01/2017-02-13
2017-02-15/2017-02-16 = 2017-02-15/2017-02-16
2017-02-15/16 = 2017-02-15/2017-02-16
2016-02-15-17 = 2016-02-15/2016-02-17
12/05-14/05/2017 = 2017-05-12/2017-05-14
2017-02-15 to 2017-02-16 = 2017-02-15/2017-02-16
from 2017-02-20 to 2017-03-03 = 2017-02-20/2017-03-03
Feb – Apr 2017 = 2017-02/2017-04
February/March 2017 = 2017-02/2017-03
from February to April 2017 = 2017-02/2017-04
Feb and Mar 2017 = 2017-02/2017-03
2016-2018 = 2016/2018
2016–18 = 2016/2018
2016/17 = 2016/2017
2016 to 2018 = 2016/2018
Q1–Q3 2017 = 2017-33/2017-35
spring – autumn 2017 = 2017-21/2017-23

20 or 23 Feb 2017 = [2017-02-20,2017-02-23]
either 9 or 10 September 2016 = [2016-09-09,2016-09-10]
9 Sep or 10 Sep 2016 = [2016-09-09,2016-09-10]
September 9 or 10, 2016 = [2016-09-09,2016-09-10]
23 or 20 Feb 2017 = [2017-02-20,2017-02-23]
22 or 27 May or 4 Jun 2017 = [2017-05-22,2017-05-27,2017-06-04]
22, 27 May or 4 June 2017 = [2017-05-22,2017-05-27,2017-06-04]
30 Dec or 2 Jan 2017 = [2016-12-30,2017-01-02]
29 Jan or 1 Feb – 3 Feb 2016 = [2016-01-29,2016-02-01]/2016-02-03
Feb or Mar 2017 = [2017-02,2017-03]
2016 or 2017 = [2016,2017]
Mon 20 or Thu 23 Feb 2017 = [2017-02-20,2017-02-23]
between 14 and 16 June 2022 = [2022-06-14..2022-06-16]
between 29 Jan and 1 Feb 2016 = [2016-01-29..2016-02-01]
between 30 Dec and 2 Jan 2017 = [2016-12-30..2017-01-02]
between March and May 2017 = [2017-03..2017-05]

early March 2017 = [2017-03-01..2017-03-10]
mid-March 2017 = [2017-03-11..2017-03-20]
mid March 2017 = [2017-03-11..2017-03-20]
in the middle of March 2017 = [2017-03-11..2017-03-20]
late March 2017 = [2017-03-21..2017-03-31]
late February 2017 = [2017-02-21..2017-02-28]
end of March 2017 = [2017-03-21..2017-03-31]
at the end of March 2017 = [2017-03-21..2017-03-31]
end-March 2017 = [2017-03-21..2017-03-31]
beginning of March 2017 = [2017-03-01..2017-03-10]
the start of March 2017 = [2017-03-01..2017-03-10]
early in March 2017 = [2017-03-01..2017-03-10]
mid to late March 2017 = [2017-03-11..2017-03-31]
early to mid-March 2017 = [2017-03-01..2017-03-20]
first half of March 2017 = [2017-03-01..2017-03-15]
2nd half of February 2016 = [2016-02-16..2016-02-29]
first week of March 2017 = [2017-03-01..2017-03-07]
the third week of March 2017 = [2017-03-15..2017-03-21]
last week of February 2017 = [2017-02-22..2017-02-28]
week of 22 March 2022 = [2022-03-21..2022-03-27]
the week of March 21, 2022 = [2022-03-21..2022-03-27]
week of 20 March 2022 = [2022-03-20..2022-03-26]
early 2017 = [2017-01..2017-04]
mid-2017 = [2017-05..2017-08]
late 2017 = [2017-09..2017-12]
beginning of 2017 = [2017-01..2017-02]
end of 2017 = [2017-11..2017-12]
early 2010s = [2010..2013]
early spring 2017 = 2017-03
late Q1 2017 = 2017-03
late February or early March 2017 = [2017-02-21..2017-03-10]
late 2016 or early 2017 = [2016-09..2017-04]
late February to early March 2017 = [2017-02-21..2017-02-28]/[2017-03-01..2017-03-10]

about 9 Sep 2016 = 2016-09-09~
around 9 Sep 2016 = 2016-09-09~
c. 9 Sep 2016 = 2016-09-09~
ca 9 Sep 2016 = 2016-09-09~
circa 9 September 2016 = 2016-09-09~
approximately 9 Sep 2016 = 2016-09-09~
on or about 9 Sep 2016 = 2016-09-09~
~9 Sep 2016 = 2016-09-09~
9 Sep 2016~ = 2016-09-09~
9 Sep 2016 (approx.) = 2016-09-09~
9 Sep 2016 or so = 2016-09-09~
about Sep 2016 = 2016-09~
circa 2016 = 2016~
9 Sep 2016? = 2016-09-09?
9 Sep 2016 (?) = 2016-09-09?
possibly 9 Sep 2016 = 2016-09-09?
probably 9 Sep 2016 = 2016-09-09?
about 9 Sep 2016? = 2016-09-09%
possibly about 9 Sep 2016 = 2016-09-09%
about 15–16 Feb 2017 = 2017-02-15~/2017-02-16~
15–16 Feb 2017? = 2017-02-15?/2017-02-16?
possibly February 15-16, 2017 = 2017-02-15?/2017-02-16?
15 Feb? – 16 Feb 2017 = 2017-02-15?/2017-02-16
about 23 Feb – 3 Mar 2017 = 2017-02-23~/2017-03-03
23 Feb – about 3 Mar 2017 = 2017-02-23/2017-03-03~

after 20 Dec 2017 = [2017-12-21..]
later than 20 Dec 2017 = [2017-12-21..]
before 20 Dec 2017 = [..2017-12-19]
prior to 20 Dec 2017 = [..2017-12-19]
on or after 20 Dec 2017 = [2017-12-20..]
not before 20 Dec 2017 = [2017-12-20..]
no earlier than 20 Dec 2017 = [2017-12-20..]
20 Dec 2017 or later = [2017-12-20..]
20 Dec 2017 at the earliest = [2017-12-20..]
no later than 20 Dec 2017 = [..2017-12-20]
by 20 Dec 2017 = [..2017-12-20]
on or before 20 Dec 2017 = [..2017-12-20]
20 Dec 2017 at the latest = [..2017-12-20]
2017 or earlier = [..2017]
before March 2017 = [..2017-02-28]
after 2017 = [2018-01-01..]
by the end of March 2017 = [..2017-03-31]
before the end of March 2017 = [..2017-03-31]
before mid-March 2017 = [..2017-03-10]
after 14 and before 20 June 2022 = [2022-06-15..2022-06-19]
not before 20 Feb and no later than 23 Feb 2017 = [2017-02-20..2017-02-23]

since 30 December 2016 = 2016-12-30/..
from 30 December 2016 = 2016-12-30/..
as of 30 Dec 2016 = 2016-12-30/..
30 Dec 2016 – open = 2016-12-30/..
30 Dec 2016 - ongoing = 2016-12-30/..
30 Dec 2016 to present = 2016-12-30/..
30 Dec 2016 – no end reported = 2016-12-30/..
from 30 Dec 2016, no end reported = 2016-12-30/..
20 Feb 2017 onwards = 2017-02-20/..
since March 2017 = 2017-03/..
since 29 Jan or 1 Feb 2016 = [2016-01-29,2016-02-01]/..
begins on 20 Feb 2017 = 2017-02-20/
begins 20 Feb 2017 = 2017-02-20/
starts 20 Feb 2017 = 2017-02-20/
started on 20 February 2017 = 2017-02-20/
from 20 Feb 2017, end unknown = 2017-02-20/
20 Feb 2017 – ? = 2017-02-20/
20 Feb 2017 – unknown = 2017-02-20/
ended on 3 March 2017 = /2017-03-03
ended 3 March 2017 = /2017-03-03
until 3 March 2017 = /2017-03-03
till 3 Mar 2017 = /2017-03-03
until the end of March 2017 = /2017-03-31
ended in late March 2017 = /[2017-03-21..2017-03-31]
? – 3 Mar 2017 = /2017-03-03
open – 3 Mar 2017 = ../2017-03-03
until 3 Mar 2017, no start reported = ../2017-03-03

٢٠١٧-٠٢-١٥ = 2017-02-15
۱۵ Feb ۲۰۱۷ = 2017-02-15
１５ Feb ２０１７ = 2017-02-15
Ｆｅｂ ２０１７ = 2017-02
"""


def _forms() -> list[tuple[str, str]]:
    lines = filter(None, FORMS.splitlines())
    return [(typed, edtf) for typed, _, edtf in (line.rpartition(" = ") for line in lines)]


def test_there_are_hundreds_of_forms() -> None:
    assert len({typed for typed, _ in _forms()}) == len(_forms()) >= 200


@pytest.mark.parametrize(("typed", "edtf"), _forms())
def test_form_is_read(typed: str, edtf: str) -> None:
    reading = read_date(typed)
    assert str(reading.date) == edtf
    assert reading.words == typed
    assert reading.candidates == ()
    assert not reading.ambiguous
    assert reading.warning == ""
