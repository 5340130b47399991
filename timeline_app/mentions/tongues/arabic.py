"""Arabic, with both sets of month names: شباط and فبراير."""

from __future__ import annotations

from typing import Final

from timeline_app.mentions.tongues.tongue import Tongue, key_of, names_of, table_of
from timeline_app.mentions.word_set import word_set

_TABLE: Final = """
january: كانون_الثاني كانون_ثاني
december: كانون_الأول كانون_أول
october: تشرين_الأول تشرين_أول
november: تشرين_الثاني تشرين_ثاني
monday: الإثنين إثنين اثنين الاثنين
tuesday: الثلاثاء ثلاثاء
wednesday: الأربعاء أربعاء الاربعا
thursday: الخميس
friday: الجمعة جمعة
saturday: السبت
sunday: الأحد
today: اليوم اليوم_نفسه_هذا
yesterday: أمس امس البارحة
tomorrow: غدا غدًا الغد
overmorrow: بعد_غد
ereyesterday: أول_أمس أول_من_أمس
day: يوم نهار اليوم_من
morning: صباح فجر صبيحة
evening: مساء عصر ظهر
night: ليل ليلة
week: أسبوع الأسبوع
month: شهر الشهر
year: عام العام سنة السنة
weekend: نهاية_الأسبوع عطلة_نهاية_الأسبوع
quarter: الربع ربع
decade: عقد_الزمن العقد
century: القرن قرن
days: أيام الأيام
weeks: أسابيع
months: أشهر شهور
years: سنوات أعوام سنين
+2day: يومين
+2week: أسبوعين
+2month: شهرين
+2year: عامين سنتين
spring: الربيع ربيع
summer: الصيف صيف
autumn: الخريف خريف
winter: الشتاء شتاء
last: الماضي الماضية المنصرم المنصرمة الفائت الفائتة
next: المقبل المقبلة القادم القادمة الآتي
this: هذا هذه الجاري الجارية الحالي الحالية
same: نفسه نفسها ذاته ذاتها
+nextday: اليوم_التالي في_اليوم_التالي
+sameday: اليوم_نفسه اليوم_ذاته
+daybefore: اليوم_السابق قبل_ذلك_بيوم
following: التالي التالية
previous: السابق السابقة
early: أوائل مطلع بداية مستهل
mid: منتصف أواسط
end: نهاية ختام
late: أواخر
first: الأول الأولى
second: الثاني الثانية
third: الثالث الثالثة
fourth: الرابع الرابعة
half: النصف نصف
+back: قبل
+hence: بعد
later: لاحقا
about: نحو حوالي قرابة
one: واحد واحدة
three: ثلاثة ثلاث
four: أربعة أربع
five: خمسة خمس
six: ستة ست
seven: سبعة سبع
eight: ثمانية ثماني
nine: تسعة تسع
ten: عشرة عشر
and: و
or: أو
through: إلى الى
until: حتى لغاية
since: منذ
in: في خلال
of: من
that: أن إن أنه أنها التي الذي
will: سوف
expected: المقرر مقرر مقررة المقررة يتوقع المتوقع متوقع يفترض المزمع المرتقب المرتقبة مرتقبة
expected: ينتظر يعتزم تعتزم يجب تأجل تأجلت المحدد حدد
was: كان كانت كانوا
said: قال قالت أعلن أعلنت صرح صرحت أكد أكدت أفاد أفادت ذكر ذكرت أوضح أوضحت أضاف أضافت وذكر وقال
held: عقد عقدت اجتمع اجتمعت التقى التقت انعقد انعقدت بدأ بدأت انطلق انطلقت انتهى انتهت اختتم
held: اختتمت جرى جرت شارك شاركت وصل وصلت وقع وقعت تم دخل دخلت أجرى أجرت استضاف استضافت استضافته
held: شهد شهدت استمر استمرت رفض رفضت وافق وافقت غادر زار زارت تبنى اعتمد اعتمدت نشر نشرت أرجئ
held: صدر صدرت سرى سرت بحث بحثت حضر حضرت خرج خرجوا سقطت ناقش ناقشت تعثر قدم أرسل سلم طرح
held: أرجئت ألغي ألغيت توصل توصلت سقط قتل
resolution: القرار قرار
article: المادة مادة البند الفقرة
no: رقم
people: شخص شخصا شخصاً مدني مدنيا قتيل قتيلا قتيلاً جريح جريحا جنديا مقاتل مقاتلا مفقود مفقودا
every: كل
+muharram: محرم المحرم
+safar: صفر
+rabi1: ربيع_الأول
+rabi2: ربيع_الثاني ربيع_الآخر
+jumada1: جمادى_الأولى جمادى_الأول
+jumada2: جمادى_الآخرة جمادى_الثانية
+rajab: رجب
+shaban: شعبان
+ramadan: رمضان
+shawwal: شوال
+qada: ذو_القعدة ذي_القعدة
+hijja: ذو_الحجة ذي_الحجة
"""

_PRESENT: Final = word_set(
    "تنطلق تبدأ تُعقد تعقد تستأنف تنتهي تجتمع تجري تستمر تستضيف تشارك تعود تصل تستعد تلتقي "
    "تتواصل تختتم تغادر تزور تدخل تنعقد تبحث"
)
_NAMES: Final = ("يوم", "يمن", "يناي", "يوني", "يولي", "يهود", "يابان", "يسار", "يمين", "يونان")
_FUTURE: Final = ("سي", "ست", "سن")
_NO_VERBS: Final = (
    "سياس", "سيار", "سيد", "سيطر", "سيناريو", "سيف", "سيرة", "ستة", "ستين", "ستار", "ستاد",
    "سنة", "سنوات", "سنوي", "سندات", "سنين", "سينا", "ستوكهولم", "سيادة", "سيبيريا", "سيرغي",
)  # fmt: skip


def _guess(word: str) -> str:
    """The future (سيعقد), the present that tells of plans too (تبدأ), the past (غادرت)."""
    bare = key_of(word).removeprefix("و")
    if len(bare) >= 5 and bare.startswith(_FUTURE) and not bare.startswith(_NO_VERBS):
        return "will"
    if bare in _PRESENTS or (len(bare) >= 4 and bare[0] == "ي" and not bare.startswith(_NAMES)):
        return "starts"
    ends = bare.endswith("ت") and not bare.endswith("ات")
    return "held" if ends and 4 <= len(bare) <= 7 and not bare.startswith(("ال", "م", "ت")) else ""


_PRESENTS: Final = frozenset(map(key_of, _PRESENT))


def _after_prefix() -> list[tuple[str, str]]:
    """The names with their article, as they stand behind "ل": "للأربعاء" is "ل" and "لأربعاء"."""
    names = dict(names_of("ar"))
    return [(f"ل{name[2:]}", english) for name, english in names.items() if name.startswith("ال")]


ARABIC: Final = Tongue(
    "ar",
    table_of(_TABLE, [*names_of("ar", "ar_SY", "ar_MA", "ar_DZ", "ar_TN"), *_after_prefix()]),
    _guess,
    endings=frozenset(("م", "ه", "هـ")),
    verb_first=True,
    prefixes={"و": "and", "ف": "then", "ب": "in", "ل": "for", "ك": "as"},
)
