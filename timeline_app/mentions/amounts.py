"""Four digits that name a year, and those that count or label: 1500 men, resolution 1973."""

from __future__ import annotations

from typing import Final

from timeline_app.mentions import verbs
from timeline_app.mentions.scan import Scan
from timeline_app.mentions.word_set import word_set

_LABELS: Final = word_set(
    "vision agenda expo lorry lorries truck trucks convoy convoys annexes clause clauses order "
    "orders decrees prisoner prisoners detainee inmate cell ward bed ship boat vessel hangar "
    "warehouse terminal platform pier resolution resolutions no nos number numbers article "
    "articles chapter page pages paragraph paragraphs room section sections line law decree "
    "directive flight unit units vol volume regulation protocol item highway route bus train "
    "gate box case cases docket fund class model building apartment squadron division brigade "
    "regiment figure figures note rule act bill score unscr scr res rez hill height camp tent "
    "sector block plot tower barracks checkpoint post hotline phone telephone extension "
    "postcode form list table appendix annex serial reference ref account id code point points "
    "version level km mile miles channel"
)
_MONEY: Final = frozenset("$€£¥₽#+@=~^*%°")
_FIRM_WORDS: Final = word_set("in since until till during before the early late mid year")
_FIRM_BEFORE_OLD: Final = word_set("by after from between through around circa")
_FIRST_USUAL, _LAST_USUAL = 1800, 2100
_AMOUNTS: Final = word_set(
    "some nearly almost over roughly approximately than least most only another additional "
    "estimated further total exactly other"
)
_VERBS_OF_MANY: Final = word_set("were was are have had more others")
_THINGS: Final = word_set(
    "lira liras rial rials dinar riyal afghani birr euro dollar pound rupee rouble ruble "
    "hectares litres calories hrs barrels people men women children civilians troops "
    "dollars euros pounds percent per km kilometers kilometres metres meters miles feet tons "
    "tonnes kg hours minutes million billion thousand hundred dead cattle sheep police staff "
    "personnel infantry cavalry foot horse horsemen killed wounded missing injured"
)
_FUNCTION_WORDS: Final = word_set(
    "onwards was is has as its his this us thus across towards besides perhaps always unless "
    "afterwards whereas those these does yes versus plus less cross politics crisis elections "
    "talks hers theirs ours"
)


def is_year(scan: Scan, place: int) -> bool:
    """Whether four digits that stand alone name a year, by what stands beside them."""
    if any(rule(scan, place) for rule in _NO_YEAR):
        return False
    before, after = scan.word(place - 1), scan.word(place + 1)
    known = _FIRST_USUAL <= int(scan.word(place)) <= _LAST_USUAL or scan.of_old_times
    if known and (before in _FIRM_WORDS or _is_tied(scan, place) or _has_prefix(scan, place)):
        return after not in _THINGS
    if _counts(after):
        return False
    return known or before in _FIRM_WORDS - {"the"} or before in _FIRM_BEFORE_OLD


def _is_tied(scan: Scan, place: int) -> bool:
    """Whether a year goes before it in a list: "the 2015 and 2016 rounds"."""
    return (
        scan.kind(place - 1) in "&|," and scan.kind(place - 2) == "y" and is_year(scan, place - 2)
    )


def _has_prefix(scan: Scan, place: int) -> bool:
    """Whether it is the year of "post-2015 borders"."""
    return scan.kind(place - 1) == "-" and scan.word(place - 2) in ("pre", "post")


def _stands_at(scan: Scan, place: int) -> bool:
    """Whether it is a time of day or a height: "at 2015"."""
    return scan.word(place - 1) == "at"


def _has_hyphen(scan: Scan, place: int) -> bool:
    """Whether a hyphen ties it to the word behind."""
    return scan.tight(place + 1) and scan.raw(place + 1) == "-" and scan.tight(place + 2)


def _is_compound(scan: Scan, place: int) -> bool:
    """Whether a hyphen ties it to what it measures: "a 2000-strong crowd"."""
    tied = _has_hyphen(scan, place) and scan.kind(place + 2) == "x"
    return tied and scan.word(place + 2) not in _OF_A_TIME


_OF_A_TIME: Final = word_set("era style vintage model born built dated present")


def _is_file_number(scan: Scan, place: int) -> bool:
    """Whether a number is counted up behind it: "circular 2020-14", no month and no year after."""
    behind = scan.word(place + 2)
    if not _has_hyphen(scan, place) or scan.kind(place + 2) not in "dn" or len(behind) != 2:
        return False
    number = int(behind)
    return _MONTHS < number <= int(scan.word(place)) % 100


_MONTHS: Final = 12


def _is_of_digits(scan: Scan, place: int) -> bool:
    """Whether another number stands directly before it: "0044 2017 1999"."""
    return scan.kind(place - 1) in "ny" and not scan.tight(place)


def _is_price(scan: Scan, place: int) -> bool:
    """Whether a verb or noun says what it measures: "costs 2015", "the fine is 1999"."""
    before = scan.word(place - 1)
    if before in _COSTING:
        return True
    if before in verbs.BE:
        return any(scan.word(at) in _MEASURES for at in range(place - 4, place - 1))
    return False


_COSTING: Final = word_set(
    "cost costs costing worth pay pays paid paying charge charges charged earn earns earned "
    "reach reached total totalled number numbered count counted exceed exceeds exceeded"
)
_MEASURES: Final = word_set(
    "price cost fine fare rent fee toll total sum count code password population quorum limit "
    "ceiling figure hotline extension postcode number bribe wage salary distance height length "
    "weight"
)


def _is_change(scan: Scan, place: int) -> bool:
    """Whether something rises or falls to it: "fell to 1998", "from 2014 to 1998"."""
    before = scan.word(place - 1)
    if before == "from" and scan.kind(place + 1) == ">" and scan.kind(place + 2) in "ny":
        return scan.kind(place + 2) == "y" and int(scan.word(place + 2)) < int(scan.word(place))
    if before not in ("to", "by"):
        return False
    if scan.kind(place - 2) == "y" and int(scan.word(place - 2)) > int(scan.word(place)):
        return True
    changes = [at for at in range(place - 4, place - 1) if scan.word(at) in _CHANGING]
    return bool(changes) and scan.kind(place - 2) not in "yn"


_CHANGING: Final = word_set(
    "rise rises rose risen fall falls fell fallen drop drops dropped climb climbs climbed grow "
    "grows grew grown shrink shrank cut increase increased raise raised reduce reduced decline "
    "declined jump jumped slid sank soared amount amounts amounted come comes came"
)


def _is_many(scan: Scan, place: int) -> bool:
    """Whether a verb of many follows: "of 2016 ballots 1914 were valid"."""
    if scan.word(place + 1) not in ("were", "are"):
        return False
    return scan.kind(place - 1) not in "vt<>O&," and scan.word(place - 1) not in _FIRM_WORDS


def _is_of_many(scan: Scan, place: int) -> bool:
    """Whether a number is part of others: "1950 of the 2100 delegates", "2015 at best"."""
    after, behind = scan.word(place + 1), scan.word(place + 2)
    if after == "of":
        return behind in _THEM
    if after == "for":  # "1990 for bread, 2024 for fuel"
        led = scan.kind(place - 1) not in ",;:(&" and not scan.ends_sentence(place - 1)
        return not led and scan.kind(place + 2) == "x"
    return after == "at" and behind in ("best", "most", "least", "worst")


_THEM: Final = word_set("them these those us you its their which whom")


def _goes_up_to_count(scan: Scan, place: int) -> bool:
    """Whether a number is tied to one that counts: "from 1950 to 2010 pounds"."""
    return (
        scan.kind(place + 1) in ">-&|"
        and scan.kind(place + 2) in "ny"
        and scan.word(place + 3) in _THINGS
    )


def _is_amount(scan: Scan, place: int) -> bool:
    """Whether the words say how many: "at least 2000", "about 2000 were"."""
    before, after = scan.word(place - 1), scan.word(place + 1)
    if before in ("about", "around"):
        return after in _VERBS_OF_MANY
    if before == "than" and scan.word(place - 2) in ("later", "earlier", "sooner"):
        return False
    return before in _AMOUNTS


def is_labelled(scan: Scan, place: int) -> bool:
    """Whether a word like "resolution" or "no." goes before the number."""
    before = place - 1
    while scan.kind(before) in "d.,&yn" and before > place - 4:
        before -= 1
    return scan.word(before) in _LABELS or scan.raw(place - 1) in _MONEY


def _is_measured(scan: Scan, place: int) -> bool:
    """Whether the number is glued to a sign, or belongs to a longer number or a name."""
    before, after = scan.raw(place - 1), scan.raw(place + 1)
    glued_before = scan.tight(place) and (before in _MONEY or before in {"/", "-", ".", ":"})
    if glued_before and before in "-/." and not _is_free(scan, place):
        return True
    if glued_before and before not in "-/.":
        return True
    return scan.tight(place + 1) and (
        after in _MONEY or (after in {"/", ":"} and not _is_next_year(scan, place))
    )


def _is_next_year(scan: Scan, place: int) -> bool:
    """Whether behind a year and a slash no number follows, or the next year: "2015/2016"."""
    if scan.kind(place + 2) not in "ndy":
        return True
    return scan.kind(place + 2) == "y" and int(scan.word(place + 2)) > int(scan.word(place))


def _is_free(scan: Scan, place: int) -> bool:
    """Whether what is glued before the number by a hyphen or slash is a date or a prefix."""
    kind = scan.kind(place - 2)
    if kind == "y" and scan.tight(place - 2) and scan.raw(place - 3) == "/":
        return False
    if scan.raw(place - 1) == ".":
        return kind not in "dny"
    return kind in "yMmJWe" or scan.word(place - 2) in {"pre", "post", "mid"} or kind == "\n"


def _counts(word: str) -> bool:
    """Whether a number before this word counts things: "1500 men"."""
    if word in _THINGS:
        return True
    if word in verbs.SOON | verbs.AWAITING and word not in verbs.NOUNS_TOO:
        return False  # "the plan of 2014 speaks of a vote"
    return len(word) > 3 and word.endswith("s") and word not in _FUNCTION_WORDS and word.isalpha()


def counts_things(scan: Scan, place: int) -> bool:
    """Whether the word at a place is a plain plural, so that a number before it counts things."""
    return _counts(scan.word(place)) and not scan.is_capital(place)


_NO_YEAR: Final = (
    is_labelled, _is_measured, _is_amount, _stands_at, _is_of_many, _goes_up_to_count, _is_compound,
    _is_of_digits, _is_price, _is_change, _is_many, _is_file_number,
)  # fmt: skip
"""What speaks against a year."""
