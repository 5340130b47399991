"""French."""

from __future__ import annotations

import re
from typing import Final

from timeline_app.mentions.tongues.tongue import Tongue, names_of, table_of
from timeline_app.mentions.word_set import word_set

_TABLE: Final = """
later: plus_tard
earlier: plus_tôt
starts: commence commencent débute débutent reprend reprennent ouvre ouvrent tient tiennent arrive
starts: arrivent part partent doit
morning: matin
evening: soir soirée
night: nuit
early: débuts
+nextday: le_jour_suivant
next: à_venir
expected: espère espèrent
today: aujourd_hui aujourd
yesterday: hier
tomorrow: demain
overmorrow: après_demain
ereyesterday: avant_hier
weekend: week_end weekend
day: jour journée
week: semaine
month: mois
year: année an
quarter: trimestre
decade: décennie
century: siècle
days: jours
weeks: semaines
years: ans années
spring: printemps
summer: été
autumn: automne
winter: hiver
last: dernier dernière passé passée
next: prochain prochaine
this: ce cette cet
same: même
+nextday: le_lendemain lendemain
+sameday: le_même_jour le_jour_même
+daybefore: la_veille veille
following: suivant suivante
previous: précédent précédente
early: début
mid: mi milieu
end: fin
first: premier première
second: deuxième second seconde
third: troisième
fourth: quatrième
half: moitié semestre
+back: il_y_a
+hence: dans
about: environ
one: un une
two: deux
three: trois
four: quatre
five: cinq
six: six
seven: sept
eight: huit
nine: neuf
ten: dix
and: et
or: ou
through: au à
until: jusqu
since: depuis
in: en
the: le la les l
of: de du des d
from: du
by: d’ici
before: avant
after: après
that: que qui
will: doit doivent devrait devraient va vont
expected: prévu prévue prévus prévues attendu attendue attendus attendues programmé programmée
expected: programmés fixé fixée reporté reportée reportés reportées
is: est sont
was: était étaient fut furent
been: été_élu
has: a ont avait avaient eu
said: dit
resolution: résolution
article: article articles
no: no n° numéro
people: personnes civils morts soldats hommes
every: chaque
"""
_FUTURE: Final = re.compile(r"[^\W\d]{2,}r(?:a|ont)")
_PAST: Final = re.compile(r"[^\W\d]{2,}(?:é|ée|és|ées|èrent|irent|urent|ut|is|ie|ies|us|ues)")
_NO_VERBS: Final = word_set(
    "opéra caméra était accra demeura comité traité sécurité députés député été société année "
    "journée armée cité unité communauté côté délégué déléguée déléguées délégués qualité début "
    "salut sera-ce institut statut but"
)


def _guess(word: str) -> str:
    if word in _NO_VERBS:
        return ""
    if _FUTURE.fullmatch(word):
        return "will"
    return "held" if _PAST.fullmatch(word) else ""


FRENCH: Final = Tongue(
    "fr",
    table_of(_TABLE, names_of("fr")),
    _guess,
    endings=frozenset(("er", "e", "eme")),
    small_names=True,
)
