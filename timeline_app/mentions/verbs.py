"""English verbs and words that say whether something was or is to come."""

from __future__ import annotations

from typing import Final

from timeline_app.mentions.word_set import word_set


def _present(bases: str) -> frozenset[str]:
    """The present forms of verbs: "meet" and "meets"."""
    return frozenset(form for base in bases.split() for form in (base, third_person(base)))


def third_person(base: str) -> str:
    """The form that goes with he, she, it: "meets", "passes", "carries"."""
    if base.endswith(("s", "sh", "ch", "x", "o")):
        return f"{base}es"
    if base.endswith("y") and base[-2] not in "aeiou":
        return f"{base[:-1]}ies"
    return f"{base}s"


WILL: Final = word_set("will shall won would should could might must can cannot may")
BE: Final = word_set("is are am was were be been being isn aren wasn weren")
BE_NOW: Final = word_set("is are am be isn aren")
BE_THEN: Final = word_set("was were wasn weren")
HAVE: Final = word_set("has have having had hasn haven hadn")
PLANNED: Final = word_set(
    "expected scheduled due slated planned set poised supposed bound hoped intended announced "
    "tentatively"
)
"""Behind "is", "are", "be": a plan."""
STANDING: Final = word_set("will shall won ll is are am s re has have")
"""The first words of a plan that still stands: "is to be held", "has been put off to"."""
SAME_PARTICIPLE: Final = word_set("come become run")
"""Present forms that are participles too: "had not come"."""
PLANS: Final = word_set(
    "plans plan planning expects expect hopes hope hoping intends intend aims wants aim "
    "upcoming forthcoming pending invited urged vowed pledged promised agreed want seek seeks "
    "threatened ready prepares preparing scheduled expected due slated planned"
)
"""Before an infinitive: a plan."""
EVENTS: Final = _present(
    "begin start open resume restart reopen meet convene reconvene gather assemble expire "
    "lapse end close finish conclude follow continue take kick happen occur fall run come"
)
"""Present forms that an event itself has: "Monday's session starts at noon"."""
SOON: Final = (
    EVENTS
    | _present(
        "arrive depart return receive go fly speak enter attend join bring hear submit decide "
        "publish deliver choose withdraw celebrate observe ratify approve examine respond "
        "testify appear retire swear inaugurate unveil send complete negotiate sit give tackle "
        "replace install inspect collect clear issue pay carry drive draw lay see get make put "
        "seek welcome become begin undergo unite weigh raise let sell ship evacuate dissolve "
        "assume brief cease dismantle disarm reach stay win lead serve bury vacate abandon "
        "adopt accompany consult release resign launch relaunch deploy visit leave"
    )
    | _present(
        "vote travel head host hold chair sign address present report discuss debate run land "
        "greet tour mark review answer reply step pass pull hand lift move turn rule test try "
        "walk work wait exchange swap halt free face break cross table file stand switch march "
        "pick name elect drop load staff man fill cover act"
    )
    | _present(
        "stop sail climb slip dine eat sing pray mourn grieve rebuild sow reap melt shrink "
        "grow halve widen narrow deepen ease tighten loosen soften harden apologise apologize "
        "marry divorce resettle clothe teach edit translate interpret unpack unload weigh "
        "compare defend regroup muster enlist disband demobilise demobilize integrate merge "
        "separate lend borrow owe donate imprison detain convict acquit pardon amnesty "
        "extradite deport expel repatriate evacuate seize confiscate inspect verify demarcate "
        "demine sweep drop fetch cater serve loom"
    )
    | word_set("sets puts cuts hits shuts quits splits spreads talk")
)
"""Present forms that speak of a fixed time to come: "talks resume Monday"."""
AWAITING: Final = _present(
    "expect await plan intend hope want need demand seek foresee envisage propose aim pledge "
    "ask call urge request invite promise vow"
)
"""Present forms of what is wished or planned: "wants an answer by Friday"."""
NOUNS_TOO: Final = _present(
    "call request urge estimate count list record show tally figure order offer stop strike "
    "roll sail climb slip sleep rest dance fast dig build repair paint plant burn flood thaw "
    "freeze rise set double ease protest thank settle house feed study print broadcast air "
    "stream film shoot pack load measure check control patrol guard attack retreat advance "
    "muster recruit train drill arm part divide share trade buy sell fund finance audit tax "
    "fine jail arrest question appeal exile escort rescue search witness map fence wall mine "
    "sweep ferry wait near approach dawn document monitor warn wake knock weigh refuse forget "
    "start end close visit vote head host return hold address report release launch run elect "
    "exchange land welcome tour mark review answer reply step pass debate brief present halt "
    "plan hope want need demand aim pledge promise vow kick hand take lift free travel chair "
    "move turn rule test try walk work swap face break cross table file stand switch march "
    "pick name drop staff man fill cover act fall open issue pay drive draw lead stay find "
    "make raise bury pull discuss put cut hit shut split spread finish begin give sign meet "
    "come lay clear keep win ship leave tackle object subject abandon"
) | word_set("talk")
"""Of the present forms those that are nouns as well: "tabled peace plans on Friday"."""
MOVING_AWAY: Final = word_set("called brought put")
MOVING: Final = MOVING_AWAY | word_set(
    "extended prolonged renewed postponed moved delayed rescheduled pushed shifted adjourned "
    "deferred cancelled canceled"
)
"""Of a plan that changes: "postponed to Thursday", "Wednesday's opening has been called off"."""
SETTING: Final = word_set(
    "pencilled earmarked reserved called set fixed booked tabled agreed invited proposed "
    "scheduled timetabled convened summoned ordered promised announced pledged arranged "
    "foreseen offered suggested planned calls invites promises"
)
"""Before "for Friday": what lies ahead, even where that was said in the past."""
FIXING: Final = word_set(
    "set fixed named chose chosen picked proposed announced agreed confirmed approved "
    "scheduled made deadline ultimatum"
)
"""What makes a date or is one: "set Friday for the vote", "the date was announced"."""
NAMING: Final = word_set("named chose chosen picked")
SPEAKING: Final = word_set(
    "talk talked talks speak speaks spoke spoken hint hinted hints dream dreamt"
)
"""Before "of Friday": the day is what they speak of."""
DONE: Final = word_set(
    "letter note statement memo paper article message order decree record minutes entry tweet "
    "deal accord agreement pact attack attacks shelling bombing raid raids killing killings "
    "ambush clash clashes explosion blast massacre shooting decision announcement remarks "
    "offer proposal"
)
"""What has been where a day goes with it: "the letter of Sunday", "Sunday's attack"."""
HELD: Final = word_set(
    "vote votes election elections talks meeting meetings truce ceasefire pause session round "
    "summit conference march strike rally visit signing exchange handover withdrawal "
    "referendum census"
)
"""What can be held on a day: "called for talks on Friday"."""
MISSING: Final = word_set("missed passed expired lapsed ignored kept met extended")
"""What is done with a deadline that has come."""
ASKING: Final = word_set(
    "proposed invited urged offered suggested demanded asked requested agreed accepted "
    "promised called announced confirmed"
)
"""What follows them may lie ahead: "proposed a meeting on Thursday"."""
PASSIVES: Final = word_set(
    "held signed opened formed named elected lifted released freed exchanged handed cleared "
    "sworn launched completed published drawn built reopened withdrawn set agreed installed "
    "convened"
)
"""Participles that share a "be": "can be written by June and a vote held in July"."""
ACCUSING: Final = word_set(
    "accused suspected charged blamed known believed thought quoted alleged feared wanted "
    "remembered credited linked dated called named seen based meant born"
)
"""Behind "is", "are": what was done before, or no day's doing."""
DECREEING: Final = word_set("declared ordered decreed granted imposed allowed")
"""Before "from Friday": what begins then."""
LASTING: Final = word_set(
    "took lasted held ran continued stayed remained waited was were stood did worked had fled "
    "left came arrived reached fell died returned gone knew"
)
"""Before "until Friday" or "by Friday", these say that it was."""
STARTING: Final = word_set("starting beginning commencing effective")
PAST: Final = word_set(
    "was were had did said told met held went came began took gave made left got saw found "
    "became brought kept lost won sent put ran rose fell broke broken spoke spoken wrote knew "
    "thought heard led paid built shot hit cut struck fought fled sought taught caught drew "
    "flew grew threw drove stood understood withdrew hung sat set bought sold felt dealt meant "
    "spent slept lay laid read wore tore swore bore chose froze stole woke shook forgot hid "
    "bit rode sank sang drank swam sprang shrank stuck swung dug beat bound bid burst cast "
    "cost hurt let quit shed shut split spread thrust overthrew overtook underwent undertook "
    "unveiled wept clung spun crept leapt slid bled fed sped swept wove overran rebuilt "
    "foresaw forgave mistook outgrew undid upheld withheld withstood rang blew strove lent "
    "bent burnt learnt dreamt ate sown sewn sworn torn worn forgotten forbade forbidden beaten "
    "hidden ridden risen fallen eaten stolen frozen chosen woven proven sunk sung drunk rung "
    "swum flung wrung slung shone overcame arisen retook retaken undertaken withdrawn "
    "undergone overthrown outlawed bade bred clad dwelt knelt lit sprung stung strung arose "
    "awoke begun done gone seen given taken shown known grown thrown drawn flown didn hadn "
    "wasn weren"
)
"""Past forms that do not end in -ed."""
NOT_PAST: Final = word_set(
    "need indeed hundred speed feed seed exceed proceed succeed united armed limited "
    "unprecedented wounded"
)
"""Words in -ed that say nothing of the time."""
TELLING: Final = word_set(
    "said says say told tells wrote writes added admitted explained knew thought believed "
    "hoped feared"
)
"""Verbs of a report that is let in: "Friday's meeting, he told us, will be short"."""
RECORDING: Final = _present("report record count list tally show reveal estimate put cover")
"""Present forms of what was found: "counts 12 breaches on Sunday"."""
RECORDS: Final = word_set(
    "figure figures data report reports results result toll count list budget record records "
    "numbers accounts index statistics"
)
"""Before "for January": what was counted then."""
HAPPENED: Final = word_set(
    "came arrived began started opened happened passed went ended failed fell never didn"
)
"""Behind a plan, what became of it: "the convoy expected on Sunday came"."""
REPORTING: Final = word_set(
    "said says say told tells announced announces reported reports confirmed added stated "
    "declared revealed warned stressed noted claimed insisted wrote explained acknowledged "
    "indicated disclosed predicted suggested argued according"
)
"""Verbs that another clause follows: "said the talks on Thursday would …"."""
SAYING: Final = word_set(
    "said says say added stated declared warned stressed noted claimed insisted wrote "
    "explained acknowledged predicted suggested argued"
)
"""Of these the ones that take no object: what follows them is a clause."""
ACHIEVING: Final = word_set(
    "began managed failed forced continued started used came went arrived helped tried refused "
    "able attempted happened appeared seemed had"
)
"""Before an infinitive, these say that it was: "failed to reach a deal on Monday"."""
SUBJECTS: Final = word_set("that which who he she it they we i")
PRONOUNS: Final = word_set("who what he she it they we i there")
"""Subjects that a verb must follow."""
AHEAD: Final = word_set(
    "agenda programme program schedule timetable calendar diary itinerary deadline ultimatum "
    "next upcoming coming forthcoming ahead tomorrow plan plans"
)
"""Words of a heading or a note that look ahead."""
CAUSES: Final = word_set("wake heels aftermath because response reply reaction retaliation revenge")
"""Before "of", "to" or "for": what was before."""
BEFORE_PLAN: Final = word_set("until till by than")
"""Prepositions that look ahead; "than" behind "later", "earlier", "sooner"."""
