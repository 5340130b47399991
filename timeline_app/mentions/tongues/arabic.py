"""Arabic, with both sets of month names: شباط and فبراير."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from timeline_app.mentions.tongues.arabic_verbs import guess, verbs
from timeline_app.mentions.tongues.tongue import Tongue, known, names_of, table_of

_TABLE: Final = """
january: كانون_الثاني كانون_ثاني كانون2
december: كانون_الأول كانون_أول كانون1
october: تشرين_الأول تشرين_أول اوكتوبر
november: تشرين_الثاني تشرين_ثاني نوفبر
june: جوان
july: جويلية
august: غشت أوت اغسطس
september: شتنبر أيلول
may: ماي
monday: الإثنين
wednesday: الأربعا
tuesday: الثلثاء
today: اليوم الليلة
yesterday: أمس البارحة الليلة_الماضية يوم_أمس ليلة_أمس ليل_أمس
tomorrow: غدا الغد غد يوم_غد
overmorrow: بعد_غد بعد_الغد
ereyesterday: أول_أمس أول_من_أمس أمس_الأول
day: يوم يوما نهار
morning: صباح صبيحة فجر قبل_ظهر ضحى
evening: مساء عصر ظهر عشية_يوم بعد_ظهر
night: ليل ليلة منتصف_ليل منتصف_ليلة
week: أسبوع الأسبوع أسبوعا
month: شهر الشهر شهرا
year: عام العام سنة السنة عاما
weekend: نهاية_الأسبوع عطلة_نهاية_الأسبوع
quarter: الربع ربع الفصل
decade: العقد
century: القرن قرن
days: أيام الأيام يومي
weeks: أسابيع
months: أشهر شهور
years: سنوات أعوام سنين عامي سنتي
+2day: يومين
+2week: أسبوعين
+2month: شهرين
+2year: عامين سنتين
spring: الربيع ربيع
summer: الصيف صيف
autumn: الخريف خريف
winter: الشتاء شتاء
last: الماضي الماضية المنصرم المنصرمة الفائت الفائتة المنقضي
last: المنقضية المنتهي المنتهية
next: المقبل المقبلة القادم القادمة الآتي الوشيك
this: هذا هذه الجاري الجارية الحالي الحالية
+beforelast: قبل_الماضي قبل_الماضية ما_قبل_الماضي
+new: الجديد الجديدة
+afternext: بعد_المقبل بعد_المقبلة بعد_القادم
same: نفسه نفسها ذاته ذاتها عينه
that: ذلك تلك ذاك
+nextday: اليوم_التالي اليوم_الموالي
+sameday: اليوم_نفسه اليوم_ذاته نفس_اليوم ذات_اليوم ذلك_اليوم اليوم_عينه
+daybefore: اليوم_السابق
following: التالي التالية اللاحق
previous: السابق السابقة
early: أوائل مطلع مستهل
beginning: بداية بدايات
middle: منتصف أواسط وسط
end: نهاية ختام
late: أواخر نهايات
half: النصف نصف
+back: قبل
+hence: بعد
later: لاحقا
about: نحو حوالي قرابة زهاء
one: واحد واحدة
two: اثنان اثنتان
three: ثلاثة ثلاث
four: أربعة أربع
five: خمسة خمس
six: ستة ست
seven: سبعة سبع
eight: ثمانية ثماني
nine: تسعة تسع
ten: عشرة عشر
eleven: أحد_عشر إحدى_عشرة
twelve: اثني_عشر اثنتي_عشرة
fifteen: خمسة_عشر
twenty: عشرون
and: و
or: أو
the: ال
through: إلى
until: حتى لغاية
since: منذ
by: بحلول
+ofit: منه منها
+date: تاريخ
+equals: الموافق المصادف
before: قبيل
after: عقب بعيد
in: في خلال
of: من
+that: أن إن أنه أنها أنهم بأن لأن
+which: التي الذي الذين
+when: حين عندما حيث
+but: لكن بل ولكن
will: سوف لن
expected: المقرر مقرر مقررة المقررة يتوقع تتوقع المتوقع متوقع متوقعة يفترض المفترض المزمع المرتقب
expected: المرتقبة مرتقبة مرتقب ينتظر تنتظر المنتظر يعتزم تعتزم المحدد محدد المقررين المنوي
might: ربما يمكن يحتمل المحتمل
was: كان كانت كانوا
has: قد
didnot: لم لما
held: تم تمت المنعقد المنعقدة الموقع الموقعة المبرم المبرمة
later: في_وقت_لاحق
earlier: في_وقت_سابق
resolution: القرار قرار
article: المادة مادة البند الفقرة
no: رقم رقمه عدد الملحق ملحق الملف ملف الوثيقة وثيقة المحضر
room: المرسوم مرسوم قانون القانون
room: صفحة خط رحلة قطار رمز مبنى مجلد طراز غرفة
room: القاعة قاعة الغرفة الصفحة
people: شخص شخصا مدني مدنيا قتيل قتيلا جريح جريحا جنديا مقاتل مقاتلا مفقود مفقودا أسير أسيرا
people: مليون مليونا ألف ألفا عائلة أسرة طفلا لاجئ لاجئا نازح نازحا دولار دولارا موقوفا سلة خرق خرقا
+agenda: برنامج جدول أجندة مواعيد روزنامة مفكرة خطة
every: كل
+named: سوق
+named: حركة شارع ساحة ميدان جسر لواء كتيبة جامعة قوى ملعب نادي صحيفة حزب مستشفى مطار اتفاق_الجمعة
·: من_أجل لأجل الربيع_العربي ربيع_عربي بشكل_عام بوجه_عام اليوم_الأول اليوم_الأخير اليوم_الثاني
·: اليوم_الثالث
·: أيلول_الأسود قوى_14_آذار قوى_8_آذار منذ_اليوم الآن أحد_الأيام هذه_الأيام صلاة_الجمعة
+muharram: محرم المحرم
+safar: صفر
+rabi1: ربيع_الأول ربيع_أول
+rabi2: ربيع_الثاني ربيع_الآخر ربيع_ثاني
+jumada1: جمادى_الأولى جمادى_الأول
+jumada2: جمادى_الآخرة جمادى_الثانية جمادى_الثاني
+rajab: رجب
+shaban: شعبان
+ramadan: رمضان
+shawwal: شوال
+qada: ذو_القعدة ذي_القعدة
+hijja: ذو_الحجة ذي_الحجة
+day_new_year: رأس_السنة رأس_السنة_الميلادية
+day_new_years_eve: ليلة_رأس_السنة ليلة_رأس_السنة_الميلادية
+day_christmas: عيد_الميلاد عيد_الميلاد_المجيد
+day_christmas_eve: ليلة_عيد_الميلاد
+day_easter: عيد_الفصح أحد_الفصح
+day_good_friday: الجمعة_العظيمة
+day_palm_sunday: أحد_الشعانين أحد_السعف
+day_holy_thursday: خميس_العهد خميس_الأسرار
+day_easter_monday: اثنين_الفصح
+day_holy_week: أسبوع_الآلام
+day_labour: عيد_العمال
+day_eid_al_fitr: عيد_الفطر عيد_الفطر_المبارك
+day_eid_al_adha: عيد_الأضحى عيد_الأضحى_المبارك
+day_arafa: يوم_عرفة وقفة_عرفة
+day_hijri_new_year: رأس_السنة_الهجرية
+day_ashura: عاشوراء يوم_عاشوراء
+day_mawlid: المولد_النبوي المولد_النبوي_الشريف
+day_nowruz: نوروز النوروز عيد_النوروز عيد_نوروز
"""

_ORDINALS: Final = """
first: الأول الأولى أول غرة
second: الثاني الثانية ثاني
third: الثالث الثالثة ثالث
fourth: الرابع الرابعة رابع
final: الأخير الأخيرة آخر
fifth: الخامس
sixth: السادس
seventh: السابع
eighth: الثامن
ninth: التاسع
tenth: العاشر
twentieth: العشرين العشرون
thirtieth: الثلاثين الثلاثون
"""
_UNITS: Final = (
    ("الحادي", "first"), ("الثاني", "second"), ("الثالث", "third"), ("الرابع", "fourth"),
    ("الخامس", "fifth"), ("السادس", "sixth"), ("السابع", "seventh"), ("الثامن", "eighth"),
    ("التاسع", "ninth"),
)  # fmt: skip
_TEENS: Final = (
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth",
)  # fmt: skip


def _ordinals() -> Iterator[tuple[str, str]]:
    """The ordinals of two words: الخامس عشر, الحادي والعشرين."""
    for (unit, english), teen in zip(_UNITS, _TEENS, strict=True):
        yield f"{unit}_عشر", teen
        for ten in ("العشرين", "العشرون"):
            yield f"{unit}_و_{ten}", f"twenty-{english}"
    for ten in ("الثلاثين", "الثلاثون"):
        yield f"الحادي_و_{ten}", "thirty-first"


_DECADES: Final = (
    "عشرين", "ثلاثين", "أربعين", "خمسين", "ستين", "سبعين", "ثمانين", "تسعين",
)  # fmt: skip


def _decades() -> Iterator[tuple[str, str]]:
    """The decades of the twentieth century: ثمانينيات, الثمانينات."""
    for number, name in enumerate(_DECADES, start=2):
        for form in (f"{name}يات", f"{name}ات"):
            for whole in (form, f"ال{form}"):
                yield whole, f"19{number}0s"
                yield f"{whole}_القرن_الماضي", f"19{number}0s"
                yield f"{whole}_القرن_العشرين", f"19{number}0s"


_TITLES: Final = (
    "أمين مدير قائد نائب مدعي مفوض قطاع قنصل سكرتير أمن مفتش منسق رأي حاكم مؤتمر مراقب اتحاد مال "
    "صالح عفو إضراب وضع إطار كاتب مشرف مسؤول وكيل مناخ حزب مجلس سياق خط هدف"
)


def _titles() -> Iterator[tuple[str, str]]:
    """Titles and other words with "general", which is written like "year": الأمين العام."""
    for name in _TITLES.split():
        yield f"{name}_عام", "·"
        for form in (f"ال{name}", f"ل{name}", name):
            yield f"{form}_العام", "·"


def _after_prefix() -> Iterator[tuple[str, str]]:
    """The names with their article, as they stand behind "ل": "للأربعاء" is "ل" and "لأربعاء"."""
    for name, english in (*names_of("ar"), ("الأسبوع", "week"), ("الشهر", "month"),
                          ("العام", "year"), ("اليوم", "day")):  # fmt: skip
        if name.startswith("ال"):
            yield f"ل{name[2:]}", english


def _names() -> Iterator[tuple[str, str]]:
    """The months and weekdays, without those that are other words as well: "أحد", one of."""
    yield from names_of("ar", "ar_SY", "ar_MA", "ar_DZ", "ar_TN")


ARABIC: Final = known(
    Tongue(
        "ar",
        table_of(
            _TABLE + _ORDINALS,
            [*verbs(), *_names(), *_after_prefix(), *_ordinals(), *_decades(), *_titles()],
        ),
        guess,
        order="first",
        doubtful=frozenset(("مارس",)),
        endings=frozenset(("م", "ه", "هـ")),
        prefixes={"و": "and", "ف": "+then", "ب": "in", "ل": "for", "ك": "+as"},
    )
)
