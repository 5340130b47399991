"""Weekdays: before or after the article, by the verb of their clause."""

from __future__ import annotations

import re
from datetime import date

import pytest

from timeline_app.mentions import find_mentions

TUESDAY = date(2017, 2, 14)


def days(text: str, published: date | None = TUESDAY) -> str:
    return ";".join(str(one.date) for one in find_mentions(text, published))


# A sentence, then the days of its weekdays in an article of Tuesday, 14 February 2017.
SENTENCES = """
The envoy will arrive in Geneva on Thursday. → 2017-02-16
The envoy arrived in Geneva on Thursday. → 2017-02-09
On Friday, the opposition will decide whether to attend. → 2017-02-17
On Friday, the opposition decided to stay away. → 2017-02-10
The delegations are to meet again on Monday, the ministry said. → 2017-02-20
The ministry said the delegations were to meet again on Monday. → 2017-02-20
The ministry said on Monday that the delegations would meet again soon. → 2017-02-13
A spokesman told reporters on Sunday that talks would resume on Thursday. → 2017-02-12 2017-02-16
The truce has held since Friday, monitors say. → 2017-02-10
The ceasefire runs until Saturday. → 2017-02-18
The parties have until Friday to sign. → 2017-02-17
Talks resume Monday in Nur-Sultan. → 2017-02-20
Monday's meeting ended without a joint statement. → 2017-02-13
Monday's meeting will be chaired by the guarantors. → 2017-02-20
Ahead of Thursday's session the guarantors drafted a text. → 2017-02-16
After Sunday's shelling the delegation left the hall. → 2017-02-12
The session, scheduled for Wednesday, has been put off. → 2017-02-15
The foreign minister is due in Tehran on Saturday. → 2017-02-18
He is expected to travel to Ankara on Saturday for consultations. → 2017-02-18
The two sides agreed to meet on Sunday. → 2017-02-19
They failed to reach a deal on Sunday. → 2017-02-12
Observers are arriving on Wednesday. → 2017-02-15
A new round is planned for Sunday. → 2017-02-19
A new round was planned for Sunday. → 2017-02-19
Last Monday the ministers spoke by phone. → 2017-02-13
The panel meets next Monday. → 2017-02-20
The panel met this Sunday. → 2017-02-12
The panel will meet this Sunday. → 2017-02-19
The truce, which took effect on Friday, was broken on Sunday. → 2017-02-10 2017-02-12
“We will come on Wednesday,” he said on Monday. → 2017-02-15 2017-02-13
Officials said Wednesday's talks would go ahead. → 2017-02-15
Officials said talks on Wednesday would go ahead. → 2017-02-15
Officials said Monday the talks would go ahead. → 2017-02-13
The delegation, expected on Wednesday, is led by a general. → 2017-02-15
Starting Friday, aid convoys will be let through. → 2017-02-17
From Thursday, convoys will be let through. → 2017-02-16
The ministers may meet on Friday. → 2017-02-17
The ministers met from Friday to Sunday. → 2017-02-10 2017-02-12
The envoy plans to brief the Council on Friday. → 2017-02-17
The envoy briefed the Council on Friday on plans to resume talks. → 2017-02-10
No date was set for talks that had been due to open on Monday. → 2017-02-13
The opposition says it won't attend Thursday's session. → 2017-02-16
Rebels shelled the town late on Sunday, hours after the truce began. → 2017-02-12
By Friday all heavy weapons must be withdrawn. → 2017-02-17
The committee is meeting in Sochi on Wednesday. → 2017-02-15
The talks' opening session on Thursday will be closed to the press. → 2017-02-16
The opening session on Thursday was closed to the press. → 2017-02-09
It was announced on Sunday that the round would open on Wednesday and run until Friday. →
  2017-02-12 2017-02-15 2017-02-17
Delegates gathered on Sunday to prepare for the round that begins on Wednesday. → 2017-02-12
  2017-02-15
The mediator told the Security Council in New York on Monday that a new round would open before
  the end of March. → 2017-02-13 [2017-03-21..2017-03-31]
The head of the delegation said in a statement issued in Moscow on Sunday that the truce was
  fragile. → 2017-02-12
The special envoy, speaking after a meeting with the foreign minister on Saturday, said the text
  was almost ready. → 2017-02-11
The military committee, which is to monitor the truce, holds its first meeting on Thursday. →
  2017-02-16
Kazakhstan's foreign ministry said the two-day meeting would start on Wednesday at noon. →
  2017-02-15
The opposition's lead negotiator arrived on Monday and is likely to see the mediator on
  Wednesday. → 2017-02-13 2017-02-15
A ministry source said a decision could be taken as early as Thursday. → 2017-02-16
The Council is to vote on the draft on Friday afternoon. → 2017-02-17
The Council voted on the draft on Friday afternoon. → 2017-02-10
Diplomats hope the two sides sit down at one table on Monday. → 2017-02-20
The foreign ministers of the three states gather in Tehran on Thursday. → 2017-02-16
The deal signed on Friday provides for a pullback by Sunday. → 2017-02-10 2017-02-19
“Our delegation leaves on Wednesday,” the adviser said. → 2017-02-15
Rebels say government troops attacked the valley on Sunday in breach of the truce. → 2017-02-12
He said it was too early to say who would come on Wednesday. → 2017-02-15
The president, whose visit begins on Thursday, spoke by telephone with his counterpart on Monday.
  → 2017-02-16 2017-02-13
It is not clear whether the Turkish side will send a minister on Wednesday. → 2017-02-15
The talks, originally scheduled for last Wednesday, were put off twice. → 2017-02-08
The sides exchanged 20 prisoners each on Sunday as a gesture ahead of Wednesday's round. →
  2017-02-12 2017-02-15
There will be no meeting with the other side on Wednesday, the group's spokesman said on Monday.
  → 2017-02-15 2017-02-13
No shelling was reported on Monday, and the corridor is due to be opened on Wednesday. →
  2017-02-13 2017-02-15
Wednesday's opening has been postponed to Thursday. → 2017-02-15 2017-02-16
The envoy is in Damascus on Thursday for talks. → 2017-02-16
The envoy was in Damascus on Thursday for talks. → 2017-02-09
Delegations are already in the city; plenary sessions open on Wednesday. → 2017-02-15
Since the truce began on Friday no air strikes have been carried out. → 2017-02-10
The Sunday agreement calls for an exchange of prisoners. → 2017-02-12
Both parties have until midnight on Thursday to answer. → 2017-02-16
In an interview aired on Sunday the minister called the draft a step forward. → 2017-02-12
Negotiators are racing to finish the text before ministers arrive on Friday. → 2017-02-17
A follow-up meeting could take place in Ankara on Friday or Saturday. → 2017-02-17 2017-02-18
Fighters began leaving the district on Saturday under a deal reached on Thursday. → 2017-02-11
  2017-02-09
The mission's mandate expires on Friday. → 2017-02-17
The mission's mandate expired on Friday. → 2017-02-10
The mediator had hoped to convene the parties on Monday. → 2017-02-13
"""
CASES = [" ".join(case.split()).split(" → ") for case in re.split(r"\n(?! )", SENTENCES.strip())]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_by_the_verb_of_the_clause(text: str, expected: str) -> None:
    assert days(text) == expected.replace(" ", ";")


def test_the_reason_names_the_verb() -> None:
    (one,) = find_mentions("The round will be held in Geneva on Thursday.", TUESDAY)
    assert one.rule == "weekday"
    assert one.reason == "weekday after the article's Tuesday, because of “will be held”"
    assert one.alternatives == [] and one.clash is None


def test_a_weak_cue_leaves_a_second_candidate() -> None:
    (one,) = find_mentions("The guarantors could meet on Thursday.", TUESDAY)
    assert str(one.date) == "2017-02-16"
    assert [str(other) for other in one.alternatives] == ["2017-02-09"]


def test_without_a_verb_it_lies_before_the_article() -> None:
    (one,) = find_mentions("Sunday: calm on all fronts", TUESDAY)
    assert str(one.date) == "2017-02-12"
    assert one.reason == "weekday before the article's Tuesday; no verb says otherwise"
    assert [str(other) for other in one.alternatives] == ["2017-02-19"]


def test_the_articles_own_weekday_is_its_day() -> None:
    for text in ("Envoys met on Tuesday.", "Envoys will meet on Tuesday."):
        (one,) = find_mentions(text, TUESDAY)
        assert str(one.date) == "2017-02-14"
    assert [str(other) for other in one.alternatives] == ["2017-02-21"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They will sit on Wednesday and Thursday.", "2017-02-15;2017-02-16"),
        ("They sat on Wednesday and Thursday.", "2017-02-08;2017-02-09"),
        ("They sat on Tuesday and Wednesday.", "2017-02-07;2017-02-08"),
        ("They sat from Saturday to Monday.", "2017-02-11;2017-02-13"),
        ("They will sit from Saturday to Monday.", "2017-02-18;2017-02-20"),
        ("They sat on Friday, Saturday and Sunday.", "2017-02-10;2017-02-11;2017-02-12"),
        ("The opening was moved from Wednesday to Friday.", "2017-02-15;2017-02-17"),
    ],
)
def test_weekdays_told_together_follow_each_other(text: str, expected: str) -> None:
    assert days(text) == expected


def test_without_the_articles_day_there_is_no_date_but_a_reason() -> None:
    (one,) = find_mentions("Envoys met on Monday.", None)
    assert one.date is None
    assert one.reason == "which one is not known without the article's day"


@pytest.mark.parametrize("text", ["every Monday", "on Mondays", "Bloody Sunday", "Sun and rain"])
def test_not_a_day(text: str) -> None:
    assert find_mentions(f"They remember {text} here.", TUESDAY) == []
