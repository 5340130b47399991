"""Feasts and other days with a name in any language, each with the calendar that it goes by."""

from __future__ import annotations

from typing import Final, NamedTuple


class Feast(NamedTuple):
    """A day of every year: of which calendar, its month and day, or days counted from Easter."""

    calendar: str  # gregorian, hijri, solar, easter, orthodox
    month: int = 0
    day: int = 0
    """Of a month; for Easter so many days after it."""
    days: int = 1
    """How long it is."""


FEASTS: Final = {
    "new_year": Feast("gregorian", 1, 1),
    "epiphany": Feast("gregorian", 1, 6),
    "orthodox_christmas": Feast("gregorian", 1, 7),
    "labour": Feast("gregorian", 5, 1),
    "victory": Feast("gregorian", 5, 9),
    "russia": Feast("gregorian", 6, 12),
    "assumption": Feast("gregorian", 8, 15),
    "unity": Feast("gregorian", 10, 3),
    "republic": Feast("gregorian", 10, 29),
    "valentine": Feast("gregorian", 2, 14),
    "women": Feast("gregorian", 3, 8),
    "press": Feast("gregorian", 5, 3),
    "europe": Feast("gregorian", 5, 9),
    "nakba": Feast("gregorian", 5, 15),
    "refugees": Feast("gregorian", 6, 20),
    "bastille": Feast("gregorian", 7, 14),
    "humanitarian": Feast("gregorian", 8, 19),
    "peace": Feast("gregorian", 9, 21),
    "united_nations": Feast("gregorian", 10, 24),
    "halloween": Feast("gregorian", 10, 31),
    "armistice": Feast("gregorian", 11, 11),
    "human_rights": Feast("gregorian", 12, 10),
    "all_saints": Feast("gregorian", 11, 1),
    "christmas_eve": Feast("gregorian", 12, 24),
    "christmas": Feast("gregorian", 12, 25),
    "christmas_day_two": Feast("gregorian", 12, 26),
    "new_years_eve": Feast("gregorian", 12, 31),
    "ash_wednesday": Feast("easter", day=-46),
    "rose_monday": Feast("easter", day=-48),
    "holy_week": Feast("easter", day=-7, days=8),
    "palm_sunday": Feast("easter", day=-7),
    "holy_thursday": Feast("easter", day=-3),
    "good_friday": Feast("easter", day=-2),
    "holy_saturday": Feast("easter", day=-1),
    "easter": Feast("easter"),
    "easter_monday": Feast("easter", day=1),
    "ascension": Feast("easter", day=39),
    "pentecost": Feast("easter", day=49),
    "whit_monday": Feast("easter", day=50),
    "corpus": Feast("easter", day=60),
    "forgiveness": Feast("orthodox", day=-49),
    "orthodox_palm_sunday": Feast("orthodox", day=-7),
    "orthodox_holy_week": Feast("orthodox", day=-6, days=6),
    "orthodox_holy_thursday": Feast("orthodox", day=-3),
    "orthodox_good_friday": Feast("orthodox", day=-2),
    "orthodox_easter": Feast("orthodox"),
    "orthodox_pentecost": Feast("orthodox", day=49),
    "hijri_new_year": Feast("hijri", 1, 1),
    "tasua": Feast("hijri", 1, 9),
    "ashura": Feast("hijri", 1, 10),
    "arbain": Feast("hijri", 2, 20),
    "mawlid": Feast("hijri", 3, 12),
    "qadr": Feast("hijri", 9, 27),
    "eid_al_fitr": Feast("hijri", 10, 1),
    "arafa": Feast("hijri", 12, 9),
    "eid_al_adha": Feast("hijri", 12, 10),
    "ghadir": Feast("hijri", 12, 18),
    "nowruz": Feast("solar", 1, 1),
    "sizdah": Feast("solar", 1, 13),
    "yalda": Feast("solar", 9, 30),
}
