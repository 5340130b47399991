"""German."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from timeline_app.mentions.tongues.tongue import Tongue, names_of, table_of
from timeline_app.mentions.word_set import word_set

_TABLE: Final = """
evening: Abend abends
night: Nacht nachts
morning: Vormittag früh
starts: beginnt beginnen startet starten reist kommt trifft treffen findet finden endet enden tagt
starts: tagen
said: sagt mitteilte
two: beiden
saturday: Sonnabend
today: heute heutigen
yesterday: gestern gestrigen
tomorrow: morgen
overmorrow: übermorgen
ereyesterday: vorgestern
weekend: Wochenende
day: Tag Tages Tage
week: Woche
month: Monat Monats
year: Jahr Jahres Jahre
quarter: Quartal Quartals
decade: Jahrzehnt
century: Jahrhundert
days: Tagen
weeks: Wochen
months: Monaten Monate
years: Jahren
spring: Frühjahr Frühling
summer: Sommer
autumn: Herbst
winter: Winter
last: letzte letzten letzter letztem letztes vergangenen vergangene vergangenem vergangener vorige
last: vorigen
next: nächste nächsten nächster nächstem nächstes kommenden kommende kommender kommendem
this: diese diesen dieser diesem dieses
same: gleichen selben
+nextday: am_folgenden_Tag am_nächsten_Tag tags_darauf am_Tag_darauf
+sameday: am_selben_Tag am_gleichen_Tag
+daybefore: am_Vortag am_Tag_zuvor tags_zuvor
following: folgenden folgende
previous: vorherigen
early: Anfang
mid: Mitte
end: Ende
first: erste ersten erster
second: zweite zweiten zweiter
third: dritte dritten dritter
fourth: vierte vierten vierter
half: Hälfte Halbjahr
+back: vor
+hence: in_etwa
later: später
earlier: zuvor früher
about: etwa rund ungefähr
one: ein eine einem einen einer
two: zwei
three: drei
four: vier
five: fünf
six: sechs
seven: sieben
eight: acht
nine: neun
ten: zehn
and: und
or: oder
through: bis
since: seit
in: am im
the: der die das dem den des
of: von
by: zum
after: nach
that: dass
will: wird werden soll sollen sollte sollten will wollen
expected: geplant erwartet vorgesehen angesetzt anberaumt
is: ist sind
was: war waren wurde wurden
has: hat haben hatte hatten
said: sagte erklärte teilte berichtete
held: begann begannen fand fanden traf trafen ging gingen kam kamen gab gaben nahm nahmen schloss
held: verschoben abgesagt beendet begonnen getroffen unterzeichnet stattgefunden scheiterten
resolution: Resolution
article: Artikel Absatz
no: Nr Nummer
people: Menschen Personen Zivilisten Soldaten Tote
every: jeden jede jedes
"""
_PAST: Final = re.compile(r"[a-zäöüß]{4,}te(?:n)?")
_PARTICIPLE: Final = re.compile(
    r"(?:an|ab|auf|aus|ein|vor|zu|statt)?ge[a-zäöüß]{3,}(?:t|en)|[a-zäöüß]{4,}iert"
)
_NO_VERBS: Final = word_set(
    "letzten letzte ersten erste zweite zweiten dritte dritten vierte vierten nächsten konnte "
    "seite leute heute rechte rechten weiten besten mitte"
)


def _guess(word: str) -> str:
    if word not in _NO_VERBS and _PAST.fullmatch(word):
        return "held"
    return "held" if _PARTICIPLE.fullmatch(word) else ""


def _with_parts() -> Iterator[tuple[str, str]]:
    """Weekdays written together with the part of the day: "Donnerstagabend"."""
    for name, english in names_of("de"):
        if name.endswith(("tag", "woch")):
            yield from ((f"{name}{part}", english) for part in _PARTS)


_PARTS: Final = ("abend", "morgen", "mittag", "nacht", "vormittag", "nachmittag", "früh")

GERMAN: Final = Tongue(
    "de", table_of(_TABLE, [*names_of("de"), *_with_parts()]), _guess, dotted=True
)
