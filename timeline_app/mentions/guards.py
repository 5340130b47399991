"""Numbers and names that are no dates: resolution 1973, 2,200 missing, 1500 men, no. 18, $2000."""

from __future__ import annotations

from typing import Final

from timeline_app.mentions import verbs
from timeline_app.mentions.scan import Scan
from timeline_app.mentions.verb_groups import is_past
from timeline_app.mentions.word_set import word_set

_LABELS: Final = word_set(
    "resolution resolutions no nos number numbers article articles chapter page pages paragraph "
    "paragraphs room section sections line law decree directive flight unit units vol volume "
    "regulation protocol item highway route bus train gate box case cases docket fund class model "
    "building apartment squadron division brigade regiment figure figures note rule act bill score "
    "unscr scr res rez hill height camp tent sector block plot tower barracks checkpoint post hotline "
    "phone telephone extension postcode form list table appendix annex serial reference ref "
    "account id code point points version level km mile miles channel"
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
    "lira liras rial rials dinar riyal afghani birr euro dollar pound rupee rouble ruble hectares "
    "litres calories hrs o'clock barrels "
    "people men women children civilians troops dollars euros pounds percent per km kilometers "
    "kilometres metres meters miles feet tons tonnes kg hours minutes "
    "million billion thousand hundred dead troops cattle sheep police staff personnel "
    "infantry cavalry foot horse horsemen killed wounded missing injured"
)
_FUNCTION_WORDS: Final = word_set(
    "was is has as its his this us thus across towards besides perhaps always unless afterwards "
    "whereas those these does yes versus plus less cross politics crisis elections talks "
    "his hers theirs ours"
)
_BEFORE_BARE_DAY: Final = word_set(
    "on by until till since from to and before after of for than about around between through not"
)
_AFTER_BARE_DAY: Final = word_set(
    "are have was were had has is will would when that as but he she they it who which"
)
_ABOUT: Final = word_set("about around approximately roughly circa ca")
_SPEAKING: Final = word_set(
    "speak speaks spoke spoken speaking talk talks talked talking ask asks asked told tell heard know "
    "knew think thought read write wrote written book report reports question questions concern "
    "concerns concerned worry worried joke story news said say says everything nothing something much "
    "clear sure unsure optimistic doubts doubt"
)
_PREPOSITIONS: Final = word_set(
    "in since until till by of from during before after through to between early late mid around "
    "about on for with throughout"
)


def is_year(scan: Scan, place: int) -> bool:
    """Whether four digits that stand alone name a year, by what stands beside them."""
    before, after = scan.word(place - 1), scan.word(place + 1)
    if is_labelled(scan, place) or _is_measured(scan, place) or _is_amount(before, after):
        return False
    known = _FIRST_USUAL <= int(scan.word(place)) <= _LAST_USUAL or scan.of_old_times
    if before == "at" or _is_of_many(scan, place) or _goes_up_to_count(scan, place):
        return False
    if before in _FIRM_WORDS and known:
        return after not in _THINGS
    if _counts(after):
        return False
    return known or before in _FIRM_WORDS or before in _FIRM_BEFORE_OLD


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


def _is_amount(before: str, after: str) -> bool:
    """Whether the words say how many: "at least 2000", "about 2000 were"."""
    if before in ("about", "around"):
        return after in _VERBS_OF_MANY
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
    return scan.kind(place + 2) == "y" and int(scan.word(place + 2)) == int(scan.word(place)) + 1


def _is_free(scan: Scan, place: int) -> bool:
    """Whether what is glued before the number by a hyphen or slash is a date or a prefix."""
    kind = scan.kind(place - 2)
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


def is_month(scan: Scan, first: int, place: int) -> bool:
    """Whether May or March alone (with what belongs to it from `first` on) is the month."""
    if first < place:
        return True
    before = scan.kind(place - 1)
    if is_tied_month(scan, place):
        return True
    return before in "&|<>-" or scan.word(place - 1) in _PREPOSITIONS


def is_tied_month(scan: Scan, last: int) -> bool:
    """Whether another month follows: "March–April", "Jan. and Feb. 2016"."""
    link = last + 1 + (scan.kind(last + 1) == ".")
    tied = scan.kind(link) in "-/&|>" and scan.kind(link + 1) in "MmJ"
    return tied and not is_compound(scan, link + 1)


def is_month_then_number(scan: Scan, first: int, last: int) -> bool:
    """Whether "in March 20 people" is a month and a count, no day of March."""
    if scan.kind(last) != "d":
        return False
    return scan.word(first - 1) == "in" and counts_things(scan, last + 1)


def is_bare_day(scan: Scan, first: int, last: int) -> bool:
    """Whether "the 15th" is a day: behind "on", "until", "of" … and with no noun behind it."""
    after = scan.word(last + 1)
    if scan.ends_sentence(first - 1):
        return after in _AFTER_BARE_DAY or scan.shape[last + 1 : last + 4] == "&to"
    if scan.word(first - 1) not in _BEFORE_BARE_DAY:
        return False
    return scan.kind(last + 1) != "x" or after in _AFTER_BARE_DAY or is_past(after)


def is_short_weekday(scan: Scan, place: int) -> bool:
    """Whether "Tues", "Wed" alone is a weekday: a clear one, behind "on", or before a time of day."""
    if scan.word(place) in _CLEAR_WEEKDAYS:
        return True
    if scan.raw(place).isupper():
        return False
    after = place + 1 + (scan.kind(place + 1) == ".")
    before = scan.word(place - 1)
    if before in _BEFORE_WEEKDAY or scan.kind(after) in "Tp":
        return True
    return is_past(before) or before in verbs.SOON


_CLEAR_WEEKDAYS: Final = word_set("tue tues weds thu thur thurs")
_BEFORE_WEEKDAY: Final = word_set(
    "on until till by since from before after through next last early late"
)


def is_about(scan: Scan, place: int) -> bool:
    """Whether "about" says that a date is not exact; not where it names what is spoken of."""
    if scan.word(place) not in _ABOUT:
        return False
    return scan.word(place - 1) not in _SPEAKING or scan.word(place) != "about"


def opens_clause(scan: Scan, first: int) -> bool:
    """Whether a word is the first of its clause: behind a mark or "and"."""
    return scan.ends_sentence(first - 1) or scan.kind(first - 1) in ",;:(-&" or first == 0


def is_compound(scan: Scan, last: int) -> bool:
    """Whether a hyphen glues the last word to another: "that year-long siege"."""
    return scan.tight(last + 1) and scan.raw(last + 1) == "-" and scan.kind(last + 2) == "x"


def is_dateline(scan: Scan, first: int, last: int) -> bool:
    """Whether the day stands in a dateline: "ASTANA, Feb. 14 –", "GENEVA (12 February) –"."""
    behind = last + 1 + (scan.kind(last + 1) == ")")
    if scan.kind(behind) != "-":
        return False
    for place in range(first - 1, first - 8, -1):
        if scan.kind(place) == "\n":
            return place < first - 1
        if scan.kind(place) not in ",(.)/" and not scan.is_capital(place):
            return False
    return False


def is_season(scan: Scan, first: int, place: int) -> bool:
    """Whether spring, summer, fall … alone is a season: "the" or "in" goes before it."""
    word, before = scan.word(place), scan.word(first - 1)
    if scan.word(place + 1) in {"of", "in", "from", "apart", "to", "back"} and word == "fall":
        return False
    if scan.word(place + 1) == "of":
        return False
    if word == "fall":
        return before == "in" or (first < place and before in {"in", "by", "during", "since"})
    preposed = before in {"in", "by", "during", "since", "until", "before", "after", "through"}
    return preposed or first < place or before in {"early", "late", "mid"}
