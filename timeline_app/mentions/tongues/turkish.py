"""Turkish: what a date word says stands in front of its endings, the verb behind all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from timeline_app.mentions.tongues.tongue import Tongue, key_of, known, names_of, table_of
from timeline_app.mentions.vocabulary import KINDS
from timeline_app.mentions.word_set import word_set

_TABLE: Final = """
january: ocağın ocağı ocağa
october: ekimin
today: bugün bu_gün bugünkü bugünden bu_akşam bu_gece bu_sabah
yesterday: dün dünkü dünden
tomorrow: yarın yarınki yarından yarına
overmorrow: öbür_gün yarından_sonra
ereyesterday: evvelsi_gün evvelki_gün önceki_gün
weekend: hafta_sonu hafta_sonunda hafta_sonuna hafta_sonundan haftasonu haftasonunda
+nextweek: haftaya
+nextyear: seneye gelecek_yıl gelecek_sene önümüzdeki_yıl
+lastyear: geçen_yıl geçen_sene bıldır geçtiğimiz_yıl
+thisyear: bu_yıl bu_sene bu_yılın bu_yılki
week: hafta haftada haftanın haftaki haftası haftasında haftasının haftasına haftadan
month: ay ayı ayında ayının ayına ayın ayda aya aydan ayından ayki
year: yıl yılı yılında yılının yılın sene senesi senesinde yılından yılına yıla yılda yıldan yılki
years: yıllar yılları yıllarda yıllarında yılların yıllarının
days: günler günleri günlerinde günlerinden
quarter: çeyrek çeyreği çeyreğinde çeyreğinin çeyreğine çeyrekte
decade: onyıl
1970s: yetmişli_yıllar yetmişli_yıllarda yetmişli_yılların
1980s: seksenli_yıllar seksenli_yıllarda seksenli_yılların
1990s: doksanlı_yıllar doksanlı_yıllarda doksanlı_yılların
1960s: altmışlı_yıllar altmışlı_yıllarda altmışlı_yılların
1950s: ellili_yıllar ellili_yıllarda ellili_yılların
+halfyear: yarıyıl yarıyılı yarıyılında yarıyılda yarıyılının
century: yüzyıl yüzyılın yüzyılda yüzyılın_başında
spring: ilkbahar bahar
summer: yaz yazı yazında yazın yazının yazına yazdan
autumn: sonbahar güz
summer: yazındaki yazki
winter: kış kışı kışında kışın kışının kışına
·: arap_baharı son_günlerde yaz_tatili prag_baharı cuma_namazı cuma_hutbesi
last: geçen geçtiğimiz
next: gelecek önümüzdeki
+new: yeni
this: içinde_bulunduğumuz
last: geride_bıraktığımız
this: bu
that: o
same: aynı
+nextday: ertesi_gün ertesi_günü bir_sonraki_gün sonraki_gün
+sameday: aynı_gün aynı_günü aynı_günün o_gün
+daybefore: bir_gün_önce bir_önceki_gün bir_gün_öncesinde bir_gün_öncesi
following: ertesi sonraki izleyen takip_eden
previous: önceki evvelki
early: başlarında başları başlarına başlarından
beginning: başında başı başından başına başlangıcı başlangıcında
middle: ortasında ortaları ortalarında ortası ortasından ortasına ortalarına ortalarından
late: sonlarında sonları sonlarına sonlarından
end: sonunda sonu sonuna sonundan sonunu sonunun
half: yarı yarısı yarısında yarısından yarısına yarısının
first: ilk birinci
second: ikinci
third: üçüncü
fourth: dördüncü
final: son
ago: önce öncesinde öncesi evvel
before: öncesine
later: sonra sonrasında
+afterwards: ardından
since: beri bu_yana
from: itibaren başlayarak
for: için
about: yaklaşık
one: bir
two: iki
three: üç
four: dört
five: beş
six: altı
seven: yedi
eight: sekiz
nine: dokuz
ten: on
fifteen: on_beş
twenty: yirmi
and: ve ile
or: veya ya_da yahut
until: kadar dek değin
+but: ama ancak fakat
expected: bekleniyor beklenen beklenirken planlanıyor planlanan öngörülüyor öngörülen hedefleniyor
expected: umuluyor beklenmekte planlanmakta bekleniliyor kararlaştırıldı planladı planlandı
expected: planlanmış bekliyor öngörüyor gerekiyor
was expected: planlanmıştı planlanıyordu bekleniyordu öngörülüyordu kararlaştırılmıştı öngörülmüştü
was expected: beklenmişti gerekiyordu
might: olabilir
was: idi vardı yoktu
said: dedi demişti söylemişti söyledi bildirdi açıkladı belirtti duyurdu kaydetti vurguladı
said: ifade_etti ilan_etti
says: diyor söylüyor belirtiyor bildiriyor deniyor konuşuluyor söyleniyor
postponed: kaydırıldı çekildi kaydırılan
postponed: ertelendi ertelenen ertelenmesi ertelenmiş ertelenmişti ertelenip
lasted: sürdü sürmüştü süren devam_etti devam_eden
resolution: karar kararı kararının
article: madde maddesi maddesinin maddede
no: no numara sayılı nolu numaralı
room: kanun genelge
room: bölüm bölümü ek dosya dosyası satır fıkra bent kod model bina cilt
room: oda odası salon salonu sayfa
people: kişi kişinin kişilik asker sivil kişiyi kişiye milyon bin koli ton dolar lira kadın çocuk
+named: hareketi hareketinin caddesi caddesinde sokağı sokağında meydanı meydanında köprüsü bulvarı
+named: mahallesi mahallesinde ailesi ailesinden ailesinin sokak parkı havalimanı vakfı derneği
+thereabouts: dolayında dolaylarında civarında sularında civarı
through: ila ilâ
·: pazar_yeri pazar_yerinde pazar_yerine
+named: stadı partisi tugayı gazetesi üniversitesi anlaşması_kutsal
+agenda: program programı gündem gündemi takvim takvimi ajanda ajandası planı
every: her
evening: öğleden_sonra öğleden_sonrası
morning: öğleden_önce
starts: var
+date: tarihinde tarihine tarihli tarihinden tarihi tarihindeki
+muharram: muharrem
+safar: safer
+rabi1: rebiülevvel
+rabi2: rebiülahir
+jumada1: cemaziyelevvel
+jumada2: cemaziyelahir
+rajab: recep
+shaban: şaban
+ramadan: ramazan
+shawwal: şevval
+qada: zilkade
+hijja: zilhicce
+day_new_year: yılbaşı yılbaşında yılbaşına yılbaşından yeni_yıl yeni_yılda yeni_yıla yılbaşı_günü
+day_new_years_eve: yılbaşı_gecesi yılbaşı_gecesinde yılbaşı_akşamı
+day_christmas: noel noelde noele
+day_christmas_eve: noel_arifesi noel_gecesi
+day_easter: paskalya paskalyada paskalyaya
+day_good_friday: kutsal_cuma
+day_labour: emek_ve_dayanışma_günü
+day_qadr: kadir_gecesinde
+day_nowruz: nevruz nevruzda nevruza nevruzdan newroz
+day_labour: işçi_bayramı
+day_republic: cumhuriyet_bayramı
+day_eid_al_fitr: ramazan_bayramı ramazan_bayramında ramazan_bayramına şeker_bayramı
+day_eid_al_fitr: ramazan_bayramından
+day_eid_al_adha: kurban_bayramı kurban_bayramında kurban_bayramına kurban_bayramından
+day_ashura: aşure_günü
+day_mawlid: mevlit_kandili
+day_qadr: kadir_gecesi
"""

_ENDINGS: Final = (
    "da de ta te dan den tan ten ya ye a e i in nin un nun daki deki taki teki ki yi u yu si inda "
    "inde ina ine nda nde yla yle la le indan inden sinda sinde sina sine sindan sinden unda unde "
    "una une undan unden ndan nden ndaki ndeki inci nci uncu ncu nu ni na ne dir dur tir tur sini "
    "nine nina inin sinin nunda nune"
)
_CASES: Final = _ENDINGS.split()
_DECADES: Final = word_set(
    "li lu ler lar lerde larda lerin larin lerden lardan leri lari lerinde larinda lerdeki lardaki"
)
_NOUNS: Final = (
    ("gün", "day"), ("günü", "day"), ("sabah", "morning"), ("sabahı", "morning"),
    ("akşam", "evening"), ("akşamı", "evening"), ("öğle", "evening"),
    ("gece", "night"), ("gecesi", "night"), ("bahar", "spring"), ("baharı", "spring"),
    ("ilkbahar", "spring"), ("ilkbaharı", "spring"), ("sonbahar", "autumn"),
    ("sonbaharı", "autumn"), ("güz", "autumn"), ("güzü", "autumn"),
)  # fmt: skip
_FUTURE: Final = re.compile(
    r".{2,}(?:acak|ecek|acag|eceg)(?:lar|ler|tir|i|im|ini|ina|inin|iz|ken|siniz|sin|larini|lerini|indan)?"
)
_MIGHT: Final = re.compile(r".+[ae]bil[a-z]*|.{3,}[aeiu]r[iu]z")
_FUTURE_OF_PAST: Final = re.compile(r".{2,}(?:acak|ecek)(?:ti|lardi|lerdi)")
_PRESENT: Final = re.compile(r".+[iu]yor(?:lar|uz|um|ken)?|.{2,}(?:makta|mekte)(?:dir)?")
_PAST_PRESENT: Final = re.compile(r".+[iu]yordu(?:lar)?|.{2,}(?:makta|mekte)ydi")
_PERFECT: Final = re.compile(r".{2,}m[iu]s(?:t[iu]r?)?(?:lar|ler)?")
_PAST_STEM: Final = r".+(?:[fstkchp]t|[aeioubdgjlmnrvyz]d)[iu]"
_PAST: Final = re.compile(rf"{_PAST_STEM}(?:lar|ler|k|m|n|niz|nuz)?")
_OF_PAST: Final = re.compile(rf"{_PAST_STEM}(?:g[iu]|klari)(?:ni|nu|nda|n|nin|nun|mi|miz|ndan|na)?")
_DOING: Final = re.compile(
    r".{2,}(?:[aiu]nan|[eiu]nen|[iu]lan|[iu]len|[uie]sen|[au]san|yan|yen)(?:[ld][ae]r(?:in|i|e|a)?)?"
)
_NO_VERBS: Final = word_set(
    "kendi simdi yedi hadi adi tadi kadi ikindi hindi vaadi vadi cadi mehdi ebedi maddi ciddi "
    "suudi yahudi efendi vakti nakti akti testi resti ferdi cildi derdi kaydi haddi kendileri "
    "kendim kendini kaydini adini yedik yadi ordu urdu hudud referandum memorandum"
)
_NO_FUTURE: Final = word_set("gelecek gerecek yiyecek icecek giyecek gelecegi gelecegini gelecegin")
_DOERS: Final = word_set(
    "giden gelen eden veren donen biten cikan varan yapan kalan eren giren yuruten ceken "
    "kuran acan tutan cagiran beliren isteyen"
)
_NO_DOING: Final = word_set("divan meydan yayan ziyan isyan beyan ceyan kapsayan")


def _guess(word: str) -> str:
    """What the ending of a verb says: yapılacak, toplanıyor, görüştü, düzenlediği, toplanan."""
    key = key_of(word)
    if len(key) < 4 or key in _NO_VERBS:
        return ""
    if _MIGHT.fullmatch(key):
        return "might"
    if _FUTURE_OF_PAST.fullmatch(key):
        return "expected"
    if _FUTURE.fullmatch(key):
        return "" if key in _NO_FUTURE else "will"
    if _PAST_PRESENT.fullmatch(key):
        return "held"
    if _PRESENT.fullmatch(key):
        return "starts"
    if key in _DOERS or any(form.fullmatch(key) for form in (_PERFECT, _PAST, _OF_PAST)):
        return "held"
    return "held" if _DOING.fullmatch(key) and key not in _NO_DOING else ""


def _inflected() -> Iterator[tuple[str, str]]:
    """Months, weekdays and parts of the day with the endings of their cases: "Çarşambaya"."""
    for name, english in (*names_of("tr"), *_NOUNS):
        yield name, english
        if KINDS.get(english) not in ("J", "w"):
            yield from ((f"{name}{case}", english) for case in _CASES)


TURKISH: Final = known(
    Tongue(
        "tr",
        table_of(_TABLE, _inflected()),
        _guess,
        order="last",
        endings=frozenset(_CASES),
        decade_endings=_DECADES,
        loose={"gelecek": "will"},
        titles=word_set("sayın bay bayan dr prof"),
        numbered=word_set("oca şub mar nis haz tem ağu eyl eki kas ara"),
        names="capital",
        dotted=True,
        year_behind=True,
    )
)
