"""Weekdays by the words of their clause: verbs, prepositions, notes, quotations."""

from __future__ import annotations

import pytest

from tests.timeline_app.mention_cases import TUESDAY, Case, cases
from timeline_app.mentions import find_mentions

PRESENT_FORMS = """
The opposition's council meets on Friday to choose its envoys; it last met on Sunday. →
  2017-02-17 2017-02-12
The panel hears the last witnesses on Wednesday. → 2017-02-15
Talks broke off on Saturday and restart on Wednesday. → 2017-02-11 2017-02-15
The envoy flies to Moscow on Wednesday and to Tehran on Friday. → 2017-02-15 2017-02-17
Two buses are on their way; a third follows on Friday. → 2017-02-17
The truce that began on Saturday ends on Thursday. → 2017-02-11 2017-02-16
The ministry expects the convoy on Thursday. → 2017-02-16
The general, who returned on Saturday, plans a press conference on Wednesday. →
  2017-02-11 2017-02-15
The letter asks both sides to come on Thursday. → 2017-02-16
With effect from Friday the roads are closed. → 2017-02-17
As of Thursday no visas are needed. → 2017-02-16
Nobody knows what happens on Friday. → 2017-02-17
The rebels say they stay away on Wednesday. → 2017-02-15
"""
NOUNS_LIKE_VERBS = """
The general presented peace plans on Monday. → 2017-02-13
He left hopes of a deal in tatters on Friday. → 2017-02-10
A prisoner exchange on Friday failed. → 2017-02-10
Prisoner releases on Friday went ahead as agreed. → 2017-02-10
"""
WHAT_IS_FOUND_OUT = """
The army counts 12 breaches on Sunday. → 2017-02-12
The army reports 12 breaches for Sunday and none for Monday. → 2017-02-12 2017-02-13
Sunday's video shows the general at the front. → 2017-02-12
The letter of Sunday asks for talks on Thursday. → 2017-02-12 2017-02-16
The Sunday agreement calls for an exchange of prisoners. → 2017-02-12
"""
PLANS = """
A march is called for Saturday. → 2017-02-18
The mediator promised a new draft for Thursday. → 2017-02-16
Talks for Wednesday are being arranged. → 2017-02-15
The monitors apologised for Sunday's mistake. → 2017-02-12
He set a deadline of Friday for the pullback. → 2017-02-17
The speaker set Thursday for the vote. → 2017-02-16
Asked on Sunday when he would return, he named Thursday. → 2017-02-12 2017-02-16
The council postponed Wednesday's vote until Friday. → 2017-02-15 2017-02-17
The truce has been extended by three days to Friday. → 2017-02-17
A declaration was read on Sunday: a ceasefire from Wednesday. → 2017-02-12 2017-02-15
The exchange, planned for Sunday, did not take place. → 2017-02-12
The convoy expected on Sunday came on Monday. → 2017-02-12 2017-02-13
The vote had to be held on Sunday. → 2017-02-12
He was to have spoken on Monday. → 2017-02-13
"""
UNTIL_AND_BY = """
The rebels want an answer by Friday. → 2017-02-17
The list had not been handed over by Sunday. → 2017-02-12
It had not come by Sunday. → 2017-02-12
The district was retaken by Sunday. → 2017-02-12
Until Sunday nobody had believed in a deal. → 2017-02-12
Not until Sunday did the guns fall silent. → 2017-02-12
Not until Friday will the guns fall silent. → 2017-02-17
It took until Sunday to find the bodies. → 2017-02-12
Fighters are to leave no later than Friday. → 2017-02-17
In the wake of Sunday's attack nobody travels. → 2017-02-12
After failing on Sunday, they try again on Thursday. → 2017-02-12 2017-02-16
"""
INSETS = """
On Sunday the fifteen – that is, those that will stay – met in Paris. → 2017-02-12
On Friday the minister, who met both sides on Monday, will answer. → 2017-02-17 2017-02-13
Friday's meeting, he told reporters on Monday, will be short. → 2017-02-17 2017-02-13
They will meet as planned on Friday and, if needed, on Sunday. → 2017-02-17 2017-02-19
They were told on Sunday to be back by Wednesday. → 2017-02-12 2017-02-15
The vote on Sunday was close, and a second vote on Thursday is certain. → 2017-02-12 2017-02-16
"""
NOTES = """
Next session: Thursday. → 2017-02-16
Deadline for comments: Friday. → 2017-02-17
Programme: Wednesday, opening; Thursday, plenary. → 2017-02-15 2017-02-16
Plan of the week. Wednesday: arrivals. Thursday: plenary. Friday: departures. →
  2017-02-15 2017-02-16 2017-02-17
Chronicle. Friday: first shots. Saturday: a truce. → 2017-02-10 2017-02-11
Thursday, 10:00, plenary. Friday, 9am, press. → 2017-02-16 2017-02-17
Gates shut till Weds noon, press call Thurs. → 2017-02-15 2017-02-16
Convoy got through Sun, next one Wed 9am. → 2017-02-12 2017-02-15
Accreditation is Mon–Wed, nothing is open before Fri. → 2017-02-13 2017-02-15 2017-02-17
Q: When did he leave? A: On Friday. → 2017-02-10
Q: When do you leave? A: On Friday. → 2017-02-17
Bring your passes on Thursday. → 2017-02-16
"""
QUOTATIONS = """
“We leave tomorrow,” the rebels' envoy said on Sunday. → 2017-02-13 2017-02-12
On Saturday he had said: “Tomorrow is the last chance.” → 2017-02-11 2017-02-12
On Sunday she told us “today is a good day”. → 2017-02-12 2017-02-12
“We shall know by Monday,” he had said on Friday. → 2017-02-13 2017-02-10
He said on Sunday that he would leave tomorrow. → 2017-02-12 2017-02-15
"""
WEEKS = """
@2017-02-17 Last week the sides met on Tuesday and Thursday. On Monday they parted. →
  2017-02-06/2017-02-12 2017-02-07 2017-02-09 2017-02-13
@2017-02-13 Next week will be busy: on Tuesday experts meet, on Thursday ministers. →
  2017-02-20/2017-02-26 2017-02-21 2017-02-23
@2017-02-17 Talks will resume next week, the envoy said on Monday. →
  2017-02-20/2017-02-26 2017-02-13
They will meet on Tuesday or Wednesday next week. → 2017-02-21 2017-02-22
It was signed on 5 July 2015, a Sunday. → 2015-07-05 2015-07-05
They will sit from 17 to 19 February (Friday to Sunday). →
  2017-02-17 2017-02-19 2017-02-17 2017-02-19
They met last Friday and Saturday and will meet next Monday to Wednesday. →
  2017-02-10 2017-02-11 2017-02-20 2017-02-22
The list is due tomorrow, Wednesday. → 2017-02-15 2017-02-15
"""
HOW_OFTEN = """
They meet every Monday and Thursday, every other Friday and each spring. →
Every January and July the fund pays; any Sunday will do. →
The Sunday Ledger and the Friday Gazette had it first. →
"""
TABLES = (
    PRESENT_FORMS, NOUNS_LIKE_VERBS, WHAT_IS_FOUND_OUT, PLANS, UNTIL_AND_BY, INSETS, NOTES,
    QUOTATIONS, WEEKS, HOW_OFTEN,
)  # fmt: skip


@pytest.mark.parametrize("case", [case for table in TABLES for case in cases(table)])
def test_the_days_of_a_clause(case: Case) -> None:
    assert case.found() == case.dates


def test_the_reason_names_the_day_of_a_quotation() -> None:
    (case, *_) = cases(QUOTATIONS)
    first, _ = find_mentions(case.text, case.published)
    assert first.reason == "the day after the quotation's day, 2017-02-12"


def test_a_verb_across_a_comma_leaves_a_second_candidate() -> None:
    (one,) = find_mentions("The general came, said little and left on Sunday.", TUESDAY)
    assert one.alternatives == []
    (one,) = find_mentions("The one was freed, the other on Sunday.", TUESDAY)
    assert [str(other) for other in one.alternatives] == ["2017-02-19"]
