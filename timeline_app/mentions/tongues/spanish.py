"""Spanish."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from timeline_app.mentions.tongues.tongue import Tongue, known, names_of, table_of
from timeline_app.mentions.word_set import word_set

_TABLE: Final = """
september: setiembre
morning: mañana_del madrugada mediodía
evening: tarde
night: noche medianoche
today: hoy
yesterday: ayer anoche
tomorrow: mañana
morning: la_mañana una_mañana cada_mañana
this morning: esta_mañana
yesterday morning: ayer_por_la_mañana
tomorrow morning: mañana_por_la_mañana
tomorrow evening: mañana_por_la_tarde
tomorrow night: mañana_por_la_noche
overmorrow: pasado_mañana
ereyesterday: anteayer antes_de_ayer antier
weekend: fin_de_semana
day: día
week: semana
month: mes
year: año
quarter: trimestre
decade: década
century: siglo
+halfyear: semestre
days: días jornadas
weeks: semanas
months: meses
years: años
spring: primavera
summer: verano
autumn: otoño
winter: invierno
last: pasado pasada último última
last: recién_pasado recién_pasada pasados últimos pasadas
next: próximos próximas
next: próximo próxima que_viene venidero venidera entrante que_entra
+beforelast: antepasado antepasada
+new: nuevo nueva
this: este esta presente actual en_curso corriente
same: mismo misma
that: ese esa aquel aquella
+nextday: al_día_siguiente el_día_siguiente día_siguiente un_día_después al_otro_día
+sameday: ese_día aquel_día el_mismo_día ese_mismo_día mismo_día
+daybefore: el_día_anterior la_víspera día_anterior un_día_antes la_jornada_anterior
following: siguiente posterior
previous: anterior previo previa
early: comienzos
beginning: principios inicios inicio principio
middle: mediados
end: fin
late: finales fines
half: mitad quincena
first: primer primera primero primeros 1º
second: segundo segunda
third: tercer tercera tercero
fourth: cuarto cuarta
+back: hace
+hence: dentro_de al_cabo_de
ago: atrás
earlier: antes
later: después más_tarde luego
about: unos unas cerca_de alrededor_de aproximadamente
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
eleven: once
twelve: doce
thirteen: trece
fourteen: catorce
fifteen: quince
sixteen: dieciséis
seventeen: diecisiete
eighteen: dieciocho
nineteen: diecinueve
twenty: veinte
thirty: treinta
forty: cuarenta
fifty: cincuenta
sixty: sesenta
seventy: setenta
eighty: ochenta
ninety: noventa
twenty-first: veintiuno
twenty-second: veintidós
twenty-third: veintitrés
twenty-fourth: veinticuatro
twenty-fifth: veinticinco
twenty-sixth: veintiséis
twenty-seventh: veintisiete
twenty-eighth: veintiocho
twenty-ninth: veintinueve
thirty-first: treinta_y_uno
and: y e así_como
or: o u
through: al a
until: hasta
since: desde
in: en durante
the: el la los las lo
of: de del
from: a_partir_de
by: antes_del_plazo
for: para
before: no_antes_de no_antes_del
before: antes_de antes_del
after: tras después_de después_del
+that: que
+which: quien quienes
+when: cuando
+but: pero mientras
will: debe deben va van deberá deberán irá irán iré iremos
expected: previsto prevista previstos previstas programado programada programados programadas
expected: espera esperan prevé prevén planea planean
expected: fijado fijada fijados agendado agendada pautado pautada
might: debería deberían podría podrían puede pueden
was expected: debía debían iba_a iban_a
postponed: aplazado aplazada aplazados aplazadas pospuesto pospuesta postergado postergada aplazó
postponed: pospuso postergó reprogramado reprogramada aplazaron
is: es son está están
became: fue fueron
was: era eran estaba estaban estuvo estuvieron
has: ha han haber habrían habiendo he
was: había habían
said: dijo dijeron afirmó afirmaron declaró aseguró anunció anunciaron informó informaron explicó
said: señaló indicó confirmó confirmaron precisó agregó añadió manifestó sostuvo advirtió recordó
says: dice dicen afirma asegura anuncia informa explica señala indica confirma
held: tuvo tuvieron hizo hicieron vino vinieron puso pusieron quiso trajo produjo
held: mantuvo obtuvo intervino supo dio dieron vio vieron hubo hubieron cayó leyó
done: hecho dicho visto puesto abierto abierta vuelto escrito muerto roto rota resuelto suscrito
done: impuesto propuesto
agreed: acordó acordaron propuso propusieron invitó pidió pidieron prometió prometieron decidió
agreed: decidieron aceptó aceptaron convocó convocaron ofreció
achieved: logró lograron pudo pudieron consiguió consiguieron empezó empezaron comenzó comenzaron
lasted: duró duraron se_prolongó
starts: comienza comienzan empieza empiezan reanuda reanudan celebra celebran inicia inician viaja
starts: llega llegan propone proponen reúne reúnen abre abren cierra cierran termina terminan vence
starts: expira expiran caduca vencen vota votan recibe reciben firma firman parte parten regresa
starts: regresan vuelve vuelven retoma retoman retorna retornan finaliza finalizan prosigue
starts: prosiguen
starts: sigue siguen sienta sientan encuentra encuentran ven retira retiran libera liberan elige
starts: entrega entregan presenta presentan publica publican aprueba aprueban eligen negocia
starts: negocian
starts: dialoga dialogan sale salen debaten evalúa evalúan revisa revisan analiza analizan suspende
starts: suspenden instala instalan traslada trasladan convoca convocan pone ponen da dan lanza
starts: lanzan
starts: participa participan mantiene mantienen acaba acaban toma toman jura juran asume asumen
starts: realiza realizan desarrolla desarrollan efectúa envía envían viajan llevan examina examinan
starts: cumple cumplen prolonga extiende rompe rompen aborda abordan decide deciden aterriza
starts: visita visitan concluye concluyen arranca arrancan asiste asisten continúa continúan tiene
starts: entra entran acude acuden acoge acogen discute discuten
resolution: resolución resoluciones
article: artículo artículos párrafo inciso apartado
no: nº número núm
room: decreto ley
room: capítulo anexo expediente folio línea lote código modelo tomo punto carpeta edificio
room: sala habitación página páginas aula vuelo ruta
people: personas civiles muertos soldados hombres mujeres niños familias delegados combatientes
people: heridos pesos dólares euros millones mil
+named: movimiento calle plaza avenida puente estadio partido batallón diario barrio
+agenda: agenda programa calendario cronograma
+date: fecha
every: cada todos_los todas_las
·: santo_domingo primavera_árabe estos_días últimos_días próximos_días últimas_semanas
·: últimos_meses próximas_semanas algún_día hoy_en_día un_día cada_vez a_la_fecha segunda_vez
+muharram: muharram
+ramadan: ramadán
+shawwal: shawwal
+day_new_year: año_nuevo
+day_new_years_eve: nochevieja víspera_de_año_nuevo
+day_christmas: navidad
+day_christmas_eve: nochebuena víspera_de_navidad
+day_epiphany: día_de_reyes epifanía
+day_good_friday: viernes_santo
+day_holy_thursday: jueves_santo
+day_palm_sunday: domingo_de_ramos
+day_holy_week: semana_santa
+day_ash_wednesday: miércoles_de_ceniza
+day_corpus: corpus_christi
+day_holy_saturday: sábado_santo
+day_pentecost: pentecostés
+day_easter: domingo_de_resurrección domingo_de_pascua pascua
+day_easter_monday: lunes_de_pascua
+day_labour: día_del_trabajo día_del_trabajador
+day_assumption: asunción_de_la_virgen
+day_all_saints: todos_los_santos
+day_eid_al_fitr: eid_al-fitr eid_al_fitr eid_el-fitr
+day_eid_al_adha: eid_al-adha eid_al_adha
+day_ashura: ashura
+day_nowruz: nowruz noruz
"""
_FUTURE: Final = re.compile(r"[^\W\d]{2,}r(?:á|án|emos)")
_CONDITIONAL: Final = re.compile(r"[^\W\d]{2,}r(?:ía|ían)")
_PAST: Final = re.compile(
    r"[^\W\d]{2,}(?:ó|aron|ieron|eron|ado|ados|ada|adas|ido|ida|idos|idas|aba|aban)"
)
_INFINITIVE: Final = re.compile(r"[^\W\d]{2,}[aei]r(?:se)?")
_NO_VERBS: Final = word_set(
    "lugar militar mujer ayer familiar popular particular poder similar nuclear primer tercer "
    "hogar titular auxiliar ejemplar dólar azúcar taller líder cualquier ser haber "
    "estado estados partido partidos acuerdo todo mercado unidos unidas unida senado grado sentido "
    "resultado resultados ejército abogado abogados diputado diputados soldado soldados comunidad "
    "delegado delegados jurado lado lados cuidado pasado enviado enviada aliado aliados refugiado "
    "refugiados comunicado vida salida medida medidas llegada entrada embajada temporada década "
    "guarida herida heridas heridos herido bebida comida partida cada nada desplazados contenido "
    "apellido vestido ruido líquido detenidos olvido pedido recorrido significado tratado tratados "
    "certificado mandado condado obispado juzgado mestizado"
)


def _guess(word: str) -> str:
    """What the ending of a verb says: anunciará, celebraría, firmó, reunieron, celebrada."""
    if word in _NO_VERBS:
        return ""
    if _FUTURE.fullmatch(word):
        return "will"
    if _CONDITIONAL.fullmatch(word):
        return "might"
    if _PAST.fullmatch(word):
        return "held"
    return "toinf" if _INFINITIVE.fullmatch(word) else ""


def _parts_of_day() -> Iterator[tuple[str, str]]:
    """ "Por la mañana" and "de la tarde", which belong to the day before them."""
    for word, english in (("mañana", "morning"), ("tarde", "evening"), ("noche", "night")):
        for before in ("por", "de", "en", "a"):
            yield f"{before}_la_{word}", english
    yield "de_madrugada", "night"


SPANISH: Final = known(
    Tongue(
        "es",
        table_of(_TABLE, [*names_of("es"), *_parts_of_day()]),
        _guess,
        order="second",
        endings=frozenset(("o", "a", "er")),
        decade_before=True,
        titles=word_set("sr sra señor señora don doña"),
        names="small",
        articles=True,
        marked=True,
    )
)
