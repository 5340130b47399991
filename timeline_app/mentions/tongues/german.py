"""German."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from timeline_app.mentions.tongues.tongue import Tongue, known, names_of, table_of
from timeline_app.mentions.word_set import word_set

_TABLE: Final = """
january: Jänner
february: Feber
saturday: Sonnabend
morning: Vormittag früh morgens vormittags
evening: Abend abends Nachmittag Mittag nachmittags mittags
night: Nacht nachts Mitternacht
today: heute heutigen heutige heutiger
yesterday: gestern gestrigen gestrige
tomorrow: morgen morgigen morgige
overmorrow: übermorgen
ereyesterday: vorgestern
weekend: Wochenende Wochenendes Wochenenden
day: Tag Tages Tage
days: Tagen
week: Woche
weeks: Wochen
month: Monat Monats
months: Monaten Monate
year: Jahr Jahres Jahre
years: Jahren
quarter: Quartal Quartals Vierteljahr
+halfyear: Halbjahr Halbjahres
1950s: fünfziger_Jahre fünfziger_Jahren Fünfzigerjahre Fünfzigerjahren
1960s: sechziger_Jahre sechziger_Jahren Sechzigerjahre Sechzigerjahren
1970s: siebziger_Jahre siebziger_Jahren Siebzigerjahre Siebzigerjahren
1980s: achtziger_Jahre achtziger_Jahren Achtzigerjahre Achtzigerjahren
1990s: neunziger_Jahre neunziger_Jahren Neunzigerjahre Neunzigerjahren
decade: Jahrzehnt Jahrzehnts
century: Jahrhundert Jahrhunderts
year end: Jahresende Jahresendes
year beginning: Jahresbeginn Jahresanfang
year middle: Jahresmitte
month end: Monatsende
month beginning: Monatsbeginn Monatsanfang
month middle: Monatsmitte
week end: Wochenausklang
week beginning: Wochenbeginn Wochenanfang
last year: Vorjahr Vorjahres
last month: Vormonat Vormonats
last week: Vorwoche
half year: Jahreshälfte
spring: Frühjahr Frühling Frühjahrs
summer: Sommer Sommers
autumn: Herbst Herbstes Herbsts
winter: Winter Winters
last: letzte letzten letzter letztem letztes vergangenen vergangene vergangenem vergangener vorige
last: vorigen voriger voriges verflossenen
last: vergangenes
next: nächste nächsten nächster nächstem nächstes kommenden kommende kommender kommendem
next: kommendes
+beforelast: vorletzte vorletzten vorletzter vorvorige vorvergangene
+afternext: übernächste übernächsten übernächster übernächstes
+new: neues neuen neue
this: diese diesen dieser diesem dieses laufenden heurigen
same: gleichen selben selber
that: jenem jenen jener jenes
+nextday: am_folgenden_Tag am_nächsten_Tag tags_darauf am_Tag_darauf am_Folgetag tags_drauf
+nextday: einen_Tag_darauf am_darauffolgenden_Tag
+sameday: am_selben_Tag am_gleichen_Tag noch_am_selben_Tag an_jenem_Tag an_diesem_Tag
+daybefore: am_Vortag am_Tag_zuvor tags_zuvor am_Vorabend
following: folgenden folgende folgender darauffolgenden
previous: vorherigen vorangegangenen
early: frühe frühen
beginning: Anfang Beginn
middle: Mitte
end: Ende
late: späten spätere
half: Hälfte
first: erste ersten erster erstes
second: zweite zweiten zweiter zweites
third: dritte dritten dritter drittes
fourth: vierte vierten vierter viertes
fifth: fünfte fünften
sixth: sechste sechsten
seventh: siebte siebten siebenten
eighth: achte achten
ninth: neunte neunten
tenth: zehnte zehnten
eleventh: elfte elften
twelfth: zwölfte zwölften
fifteenth: fünfzehnte fünfzehnten
twentieth: zwanzigste zwanzigsten
+back: vor
+hence: in_etwa
later: später darauf danach
earlier: zuvor früher vorher davor
about: etwa rund ungefähr circa ca gegen knapp gut
one: ein eine einem einen einer eines
two: zwei beiden
three: drei
four: vier
five: fünf
six: sechs
seven: sieben
eight: acht
nine: neun
ten: zehn
eleven: elf
twelve: zwölf
twenty: zwanzig
and: und sowie
or: oder
through: bis
until: bis_zum bis_zur
since: seit
from: ab vom
in: im in
on: am
the: der die das dem den des
of: von
by: spätestens zum
for: für auf
after: nach
before: nicht_vor frühestens
before: bevor
+that: dass ob
+which: welche welcher welches
+when: als wenn
+but: aber während doch
becomes: wird werden
will: soll sollen will wollen muss müssen werde
expected: geplant geplante geplanten geplanter erwartet erwartete erwarteten vorgesehen vorgesehene
expected: vorgesehenen angesetzt angesetzte angesetzten anberaumt anberaumte anberaumten
expected: terminiert plant planen anstehenden anstehende bevorstehenden bevorstehende
might: sollte sollten könnte könnten dürfte dürften würde würden kann können möglicherweise
postponed: verschoben verschobene verschobenen vertagt vertagte verlegt
is: ist sind sei seien
became: wurde wurden
was: war waren hatte hatten
has: hat haben habe hätten
said: sagte erklärte teilte berichtete teilten berichteten sagten erklärten betonte mitteilte sprach
said: bestätigte hieß
says: sagt erklärt berichtet heißt betont
toinf: zu
agreed: vereinbarten vereinbarte vereinbart einigten einigte beschlossen beschloss versprach
agreed: versprachen
agreed: forderte forderten bat baten lud luden
lasted: dauerte dauerten
held: begann begannen fand fanden traf trafen ging gingen kam kamen gab gaben nahm nahmen schloss
held: schlossen stattgefunden scheiterten brach brachen trat traten lief liefen schlug schlugen flog
held: flogen fiel fielen hielt hielten ließ ließen stieg starb starben verließ verließen
held: unterschrieb
held: verhandelten verhandelte erhielt erhielten übergab
held: übernahm verlief verlor verloren gewann unterzog bot boten zog zogen rief riefen
held: empfing empfingen wies wiesen schrieb schrieben sah sahen stand standen blieb blieben lag
starts: beginnt beginnen startet starten reist reisen kommt kommen trifft treffen findet finden
starts: endet enden tagt tagen läuft laufen tritt treten nimmt nehmen berät beraten verhandelt
starts: verhandeln stimmt stimmen empfängt empfangen besucht besuchen fliegt fliegen kehrt kehren
starts: wählt wählen entscheidet entscheiden setzt setzen eröffnet unterzeichnet unterzeichnen
starts: fällt fallen scheitert hält halten erklären flieht zieht gibt
starts: zusammen legt legen bringt bringen
starts: übergibt übergeben ziehen räumt räumen bleibt bleiben diskutiert erreicht
starts: diskutieren debattiert debattieren stellt stellen öffnet öffnen führt führen verliert
starts: landet landen übernimmt verkündet verkünden veröffentlicht veröffentlichen prüft prüfen
starts: schließt schließen folgt folgen geht gehen steht stehen fährt fahren verlässt bricht
resolution: Resolution Resolutionen
article: Artikel Absatz Paragraf Paragraph Ziffer
no: Nr Nummer Az Aktenzeichen
room: Erlass Gesetz
room: Anhang Ordner Code Band Punkt Zug Gebäude Halle Los
room: Zimmer Raum Saal Seite Flug Gleis Linie Bus Akte Dokument Kapitel Modell Boeing Airbus
people: Menschen Personen Zivilisten Soldaten Tote Zuhörern Franken Euro Dollar Einwohner Verletzte
+named: Bewegung Straße Platz Brücke Stadion Partei Brigade Zeitung Allee
+agenda: Programm Agenda Termine Fahrplan Zeitplan Tagesordnung Vorschau
+date: Datum Termin
every: jeden jede jedes jeder
·: arabischer_Frühling arabischen_Frühling arabische_Frühling Prager_Frühling eines_Tages
·: in_den_letzten_Tagen in_den_kommenden_Tagen dieser_Tage in_diesen_Tagen Tag_für_Tag
+muharram: Muharram
+ramadan: Ramadan
+shawwal: Schawwal
+day_new_year: Neujahr Neujahrstag
+day_new_years_eve: Silvester Silvesterabend Silvesternacht
+day_christmas: Weihnachten Weihnachtstag ersten_Weihnachtstag
+day_christmas_eve: Heiligabend Weihnachtsabend
+day_epiphany: Dreikönigstag
+day_good_friday: Karfreitag
+day_holy_week: Karwoche
+day_ash_wednesday: Aschermittwoch
+day_holy_saturday: Karsamstag
+day_corpus: Fronleichnam
+day_christmas_day_two: zweiten_Weihnachtstag
+day_rose_monday: Rosenmontag
+day_holy_thursday: Gründonnerstag
+day_palm_sunday: Palmsonntag
+day_easter: Ostern Ostersonntag
+day_easter_monday: Ostermontag
+day_ascension: Christi_Himmelfahrt Himmelfahrt
+day_pentecost: Pfingsten Pfingstsonntag
+day_whit_monday: Pfingstmontag
+day_labour: Tag_der_Arbeit
+day_unity: Tag_der_Deutschen_Einheit
+day_all_saints: Allerheiligen
+day_eid_al_fitr: Zuckerfest Eid_al-Fitr Fastenbrechenfest Ramadanfest
+day_eid_al_adha: Opferfest Eid_al-Adha
+day_ashura: Aschura
+day_nowruz: Nouruz Newroz Nowruz
"""
_PAST: Final = re.compile(r"[a-zäöüß]{3,}te(?:n)?")
_PARTICIPLE: Final = re.compile(
    r"((?:an|ab|auf|aus|ein|vor|zu|statt|zurück|mit|nach|fest|weiter|bekannt|durch|fort|los|hin)?"
    r"ge[a-zäöüß]{3,}(?:t|en)|[a-zäöüß]{4,}iert|(?:be|ver|er|zer|ent|über|unter)[a-zäöüß]{3,}"
    r"(?:t|en))(en|e|er|es|em)?"
)
_NO_VERBS: Final = word_set(
    "letzten letzte ersten erste zweite zweiten dritte dritten vierte vierten nächsten konnte "
    "seite leute heute rechte rechten weiten besten mitte gegen gegenüber genug gerade gestern "
    "gesamt gesamten gesamte geheimen gemeinsam gemeinsamen geneigt gering geringen gewissen "
    "gewiss bereit bereits bekannt bekannten besonderen bestimmten betroffen bedeutend erneut "
    "erst überhaupt unterschiedlichen unterdessen entgegen entlang entfernt verschiedenen "
    "verantwortlichen verfeindeten getrennten geeigneten bewaffneten vereint vereinten unten "
    "mitten hinten selten weite alte alten breiten harte harten spätesten meisten wenigsten "
    "nordosten südosten gute guten rote roten gesundheit gemeint geehrt westen osten fasten "
    "kosten posten bieten leiten arbeiten halten enthalten erhalten behalten unterhalten bitten "
    "betten retten beten raten beraten verraten erwarten starten warten vertreten betreten "
    "streiten bereiten bekommen beginnen verhandeln unternehmen übernehmen besuchen behandeln "
    "beenden beschließen erreichen erklären verlassen verlangen entscheiden überwachen "
    "unterstützen unterzeichnen verbinden gehen geben gelten genießen gehören geraten gestalten "
    "gewinnen bringen befinden bestehen bestätigen bilden bleiben bezeichnen berichten betonen "
    "erwähnen verbieten verhindern"
)


def _guess(word: str) -> str:
    """What the form of a verb says: reiste, abgereist, begonnenen; "abgereist" needs a helper."""
    if word in _NO_VERBS:
        return ""
    participle = _PARTICIPLE.fullmatch(word)
    if participle is not None:
        return "held" if participle[2] else "done"
    return "held" if _PAST.fullmatch(word) else ""


_PARTS: Final = (
    ("früh", "morning"), ("morgen", "morning"), ("vormittag", "morning"), ("mittag", "evening"),
    ("nachmittag", "evening"), ("abend", "evening"), ("nacht", "night"),
)  # fmt: skip


def _with_parts() -> Iterator[tuple[str, str]]:
    """Weekdays written together with the part of the day: "Donnerstagabend"."""
    for name, english in names_of("de"):
        if name.endswith(("tag", "woch")):
            yield from ((f"{name}{part}", f"{english} {word}") for part, word in _PARTS)


GERMAN: Final = known(
    Tongue(
        "de",
        table_of(_TABLE, [*names_of("de"), *_with_parts()]),
        _guess,
        order="second",
        comma=6,
        brackets=True,
        capitals={"Morgen": "morning", "Tagen": "days", "Reisen": "·", "Morgens": "morning"},
        endings=frozenset(("er", "ern")),
        titles=word_set("frau herr herrn dr prof"),
        names="noun",
        dotted=True,
    )
)
