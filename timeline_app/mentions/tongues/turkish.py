"""Turkish."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from timeline_app.mentions.tongues.tongue import Tongue, key_of, names_of, table_of
from timeline_app.mentions.word_set import word_set

_TABLE: Final = """
+nextweek: haftaya
+nextyear: seneye gelecek_yıl
+lastyear: geçen_yıl geçen_sene bıldır
+thisyear: bu_yıl bu_sene
ereyesterday: evvelki_gün
until: değin
starts: başlıyor
might: olabilir
expected: umuluyor öngörülen beklenmekte planlanmakta
january: ocağın ocağı ocağa
today: bugün bu_gün bugünkü
morning: sabah sabahı sabahtan
evening: akşam akşamı
night: gece gecesi geceden
yesterday: dün dünkü
tomorrow: yarın yarınki
overmorrow: öbür_gün yarından_sonra
ereyesterday: evvelsi_gün önceki_gün
weekend: hafta_sonu hafta_sonunda
day: gün günü gününe gününden gününü günün gününde
week: hafta haftaya haftada haftanın haftaki haftası
month: ay ayı ayında ayının ayına ayın
year: yıl yılı yılında yılının yılın sene
quarter: çeyrek çeyreği çeyreğinde çeyreğinin
days: günler gündür
spring: ilkbahar ilkbaharda bahar bahara baharda baharında ilkbaharında
summer: yaz yazın yazında yazı
autumn: sonbahar sonbaharda sonbaharında
winter: kış kışın kışında
last: geçen geçtiğimiz
next: gelecek önümüzdeki
this: bu
same: aynı
+nextday: ertesi_gün bir_sonraki_gün
+sameday: aynı_gün
+daybefore: bir_gün_önce bir_önceki_gün
early: başında başları başlarında başı başından
mid: ortasında ortaları ortalarında ortası ortasından ortasına
late: sonlarında sonları
end: sonunda sonu sonuna sonundan
first: ilk birinci
second: ikinci
third: üçüncü
fourth: dördüncü
half: yarısı yarısında yarısından
ago: önce öncesinde öncesi
later: sonra
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
and: ve ile
or: veya ya_da
until: kadar dek
expected: bekleniyor beklenen beklenirken planlanıyor planlanan öngörülüyor planlandı
expected: hedefleniyor bekleniyordu
was: idi
resolution: karar kararı kararının
article: madde maddesi maddesinin
no: no numara sayılı
people: kişi kişinin asker sivil
every: her
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
"""

_ENDINGS: Final = (
    "da de ta te dan den tan ten ya ye a e i in nin un nun daki deki taki teki ki yi si inda "
    "inde ina ine si nda nde yla yle la le"
)
_CASES: Final = _ENDINGS.split()
_FUTURE: Final = re.compile(r".{2,}(?:acak|ecek|acag|eceg)(?:lar|ler|tir|i|im|ini|ina|inin)?")
_PAST: Final = re.compile(r".{2,}[iuae rnlsşzkptçhyv][dt][iu](?:lar|ler)?")
_NO_VERBS: Final = word_set(
    "kendi simdi yedi hadi adi tadi kadi ikindi hindi tedi vaadi kadro edi cadi gerekti"
)


def _guess(word: str) -> str:
    key = key_of(word)
    if _FUTURE.fullmatch(key) and key not in ("gelecek", "gerecek"):
        return "will"
    if re.fullmatch(".{2,}[iu]yor(?:lar|du)?", key):
        return "held" if key.endswith("du") else "starts"
    if re.fullmatch(".{3,}m[iu]s(?:t[iu]r?)?(?:lar|ler)?", key):
        return "held"
    noun = key in _NO_VERBS or key.endswith(("nti", "ntu"))
    return "held" if not noun and len(key) > 4 and _PAST.fullmatch(key) else ""


def _inflected() -> Iterator[tuple[str, str]]:
    """Months and weekdays with the endings of their cases: "Şubatta", "Çarşambaya"."""
    for name, english in names_of("tr"):
        yield name, english
        if len(name) > 3:
            yield from ((f"{name}{case}", english) for case in _CASES)


TURKISH: Final = Tongue(
    "tr",
    table_of(_TABLE, _inflected()),
    _guess,
    endings=frozenset(_CASES),
    verb_last=True,
    year_behind=True,
)
