"""Spanish."""

from __future__ import annotations

import re
from typing import Final

from timeline_app.mentions.tongues.tongue import Tongue, names_of, table_of
from timeline_app.mentions.word_set import word_set

_TABLE: Final = """
tomorrow: mañana_por_la_mañana
evening: tarde
night: noche
starts: comienza comienzan empieza empiezan reanuda reanudan celebra celebran inicia inician viaja
starts: llega llegan propone proponen
early: inicios
ago: atrás
+sameday: ese_día
+nextday: un_día_después
today: hoy
yesterday: ayer anoche
tomorrow: mañana
overmorrow: pasado_mañana
ereyesterday: anteayer antes_de_ayer
weekend: fin_de_semana
day: día
week: semana
month: mes
year: año
quarter: trimestre
decade: década
century: siglo
days: días
weeks: semanas
months: meses
years: años
spring: primavera
summer: verano
autumn: otoño
winter: invierno
last: pasado pasada último última
next: próximo próxima que_viene venidero
this: este esta
same: mismo misma
+nextday: al_día_siguiente el_día_siguiente
+sameday: el_mismo_día ese_mismo_día
+daybefore: el_día_anterior la_víspera
following: siguiente
previous: anterior
early: principios comienzos
mid: mediados
end: fin
late: finales fines
first: primer primera primero
second: segundo segunda
third: tercer tercera tercero
fourth: cuarto cuarta
half: mitad semestre
+back: hace
+hence: dentro_de
later: después
about: unos cerca
one: un una uno
two: dos
three: tres
four: cuatro
five: cinco
six: seis
seven: siete
eight: ocho
nine: nueve
ten: diez
and: y e
or: o u
through: al
until: hasta
since: desde
in: en
the: el la los las
of: de del
by: para
before: antes
after: tras
that: que quien
will: debe deben debería deberían va van
expected: previsto prevista previstos previstas programado programada programadas espera esperan
expected: aplazada aplazado aplazadas pospuesta pospuesto
is: están es son
was: era eran fue fueron estaba estaban
has: ha han había habían
said: dijo dijeron
resolution: resolución
article: artículo
no: nº número
people: personas civiles muertos soldados
every: cada
"""
_FUTURE: Final = re.compile(r"[^\W\d]{2,}r(?:á|án)")
_PAST: Final = re.compile(r"[^\W\d]{2,}(?:ó|aron|ieron|eron|ado|ados|ada|adas|ido|ida|idos|idas)")
_NO_VERBS: Final = word_set("estado estados partido partidos acuerdo todo mercado")


def _guess(word: str) -> str:
    if _FUTURE.fullmatch(word):
        return "will"
    return "held" if word not in _NO_VERBS and _PAST.fullmatch(word) else ""


SPANISH: Final = Tongue("es", table_of(_TABLE, names_of("es")), _guess, small_names=True)
