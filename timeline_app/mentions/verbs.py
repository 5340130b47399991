"""English verbs and words that say whether something was or is to come."""

from __future__ import annotations

from typing import Final

from timeline_app.mentions.word_set import word_set

WILL: Final = word_set("will shall 'll won would should could might must can")
BE: Final = word_set("is are am was were be been being 's 're isn aren wasn weren")
BE_NOW: Final = word_set("is are am be isn aren")
BE_THEN: Final = word_set("was were wasn weren")
HAVE: Final = word_set("has have having had hasn haven hadn")
PLANNED: Final = word_set(
    "expected scheduled due slated planned set poised supposed bound hoped intended announced "
    "tentatively"
)
"""Behind "is", "are", "be": a plan."""
PLANS: Final = word_set(
    "plans plan planning expects expect hopes hope hoping intends intend aims wants aim "
    "upcoming forthcoming pending invited urged vowed pledged promised wants agreed "
    "threatened ready prepares preparing scheduled expected due slated planned"
)
"""Before an infinitive: a plan."""
SOON: Final = word_set(
    "begins begin starts start opens open resumes resume meets meet convenes convene gathers "
    "arrives arrive votes vote heads travels visits hosts takes reconvenes "
    "expires expire reopens leaves leave gather gathers sits sit comes come returns return departs "
    "receives signs goes go flies holds hold chairs speaks concludes conclude ends closes close "
    "enters addresses attends attend joins continues continue brings"
)
"""Present forms that speak of a fixed time to come: "talks resume Monday"."""
MOVING: Final = word_set(
    "postponed moved delayed rescheduled pushed shifted adjourned deferred cancelled canceled "
    "called brought put"
)
"""Of a plan that changes: "postponed to Thursday", "Wednesday's opening has been cancelled"."""
ASKING: Final = word_set(
    "proposed invited urged offered suggested demanded asked requested agreed accepted promised "
    "called announced confirmed"
)
"""What follows them may lie ahead: "proposed a meeting on Thursday"."""
LASTING: Final = word_set(
    "lasted held ran continued stayed remained waited was were stood did worked had"
)
"""Before "until Friday" or "by Friday", these say that it was."""
STARTING: Final = word_set("starting beginning commencing effective")
PAST: Final = word_set(
    "was were had did said told met held went came began began took gave made left got saw found "
    "became brought kept lost won sent put ran rose fell broke broken spoke spoken wrote knew "
    "thought heard led paid built shot hit cut struck fought fled sought taught caught drew flew "
    "grew threw drove stood understood withdrew hung sat set bought sold felt dealt meant spent "
    "slept lay laid read wore tore swore bore chose froze stole woke shook forgot hid bit rode "
    "sank sang drank swam sprang shrank stuck swung dug won beat bound bid burst cast cost hurt "
    "let quit shed shut split spread thrust overthrew overtook underwent undertook unveiled "
    "arose awoke begun done gone seen given taken shown known grown thrown drawn flown "
    "didn hadn wasn weren"
)
"""Past forms that do not end in -ed."""
NOT_PAST: Final = word_set(
    "need indeed hundred speed feed seed exceed proceed succeed united armed limited "
    "unprecedented red bed wounded"
)
"""Words in -ed that say nothing of the time."""
REPORTING: Final = word_set(
    "said says say told tells announced announces reported reports confirmed added stated declared "
    "revealed warned stressed noted claimed insisted wrote explained acknowledged indicated "
    "disclosed predicted suggested argued according"
)
"""Verbs that another clause follows: "said the talks on Thursday would …"."""
SAYING: Final = word_set(
    "said says say added stated declared warned stressed noted claimed insisted wrote explained "
    "acknowledged predicted suggested argued"
)
"""Of these the ones that take no object: what follows them is a clause."""
ACHIEVING: Final = word_set(
    "began managed failed forced continued started used came went arrived helped tried refused "
    "able attempted happened appeared seemed had"
)
"""Before an infinitive, these say that it was: "failed to reach a deal on Monday"."""
SUBJECTS: Final = word_set("that which who he she it they we i")
BEFORE_PLAN: Final = word_set("until till by")
"""Prepositions that look ahead."""
