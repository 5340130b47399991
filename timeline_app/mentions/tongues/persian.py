"""Persian: months of the Solar Hijri and of the Gregorian calendar."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from timeline_app.mentions.tongues.tongue import Tongue, key_of, names_of, table_of

_TABLE: Final = """
january: جنوری
february: فبروری
march: مارچ
april: اپریل آپریل
june: جون
july: جولای
august: اگست
september: سپتمبر
october: اکتوبر
november: نومبر
december: دسمبر
+lastyear: پارسال
+thisyear: امسال
+nextyear: سال_دیگر
today: امشب
yesterday: دیشب دیروز
morning: پگاه
evening: ظهر
january: ژانویه
february: فوریه
march: مارس
april: آوریل
may: مه
june: ژوئن جون
july: ژوئیه جولای
august: اوت آگوست
september: سپتامبر
october: اکتبر
november: نوامبر
december: دسامبر
monday: دوشنبه دو_شنبه
tuesday: سه‌شنبه سه_شنبه
wednesday: چهارشنبه چهار_شنبه
thursday: پنجشنبه پنج_شنبه پنج‌شنبه
friday: جمعه آدینه
saturday: شنبه
sunday: یکشنبه یک_شنبه یک‌شنبه
weekend: آخر_هفته پایان_هفته
today: امروز امشب
yesterday: دیروز دیشب
tomorrow: فردا
overmorrow: پس‌فردا پس_فردا
ereyesterday: پریروز
day: روز
days: روزهای
morning: صبح بامداد
evening: عصر شامگاه
night: شب
week: هفته
month: ماه
year: سال
quarter: فصل
decade: دهه
century: قرن سده
spring: بهار
summer: تابستان
autumn: پاییز
winter: زمستان
last: گذشته پیشین
next: آینده آتی پیش_رو
following: بعدی
this: این جاری
same: همان همین
+nextday: فردای_آن_روز
+sameday: همان_روز در_همان_روز
+daybefore: روز_قبل روز_پیش_از_آن
early: اوایل آغاز ابتدای
mid: اواسط میانه نیمه
late: اواخر
end: پایان
first: نخست اول یکم نخستین
second: دوم دومین
third: سوم
fourth: چهارم
fifth: پنجم
sixth: ششم
seventh: هفتم
eighth: هشتم
ninth: نهم
tenth: دهم
eleventh: یازدهم
twelfth: دوازدهم
thirteenth: سیزدهم
fourteenth: چهاردهم
fifteenth: پانزدهم
sixteenth: شانزدهم
seventeenth: هفدهم
eighteenth: هجدهم هیجدهم
nineteenth: نوزدهم
twentieth: بیستم
twenty-first: بیست_و_یکم
twenty-second: بیست_و_دوم
twenty-third: بیست_و_سوم
twenty-fourth: بیست_و_چهارم
twenty-fifth: بیست_و_پنجم
twenty-sixth: بیست_و_ششم
twenty-seventh: بیست_و_هفتم
twenty-eighth: بیست_و_هشتم
twenty-ninth: بیست_و_نهم
thirtieth: سی‌ام سی_ام
thirty-first: سی_و_یکم
half: نیمه
ago: پیش قبل
later: بعد دیگر
about: حدود حدودا نزدیک_به
one: یک
two: دو
three: سه
four: چهار
five: پنج
six: شش
seven: هفت
eight: هشت
nine: نه
ten: ده
and: و
or: یا
to: تا الی
since: از
in: در
will: خواهد خواهند قرار_است شود شوند کند کنند برسد برسند گردد
expected: انتظار_می‌رود پیش‌بینی_می‌شود پیش_بینی_می_شود مقرر_است انتظار_می_رود
was: بود بودند
said: گفت گفتند گفته اعلام_کرد اعلام_کردند افزود افزودند
held: شد شدند کرد کردند داد دادند یافت یافتند رسید رسیدند گرفت گرفتند رفت رفتند آمد آمدند
held: پیوست داشت داشتند شده_است کرده_است ماند نوشت انجامید
resolution: قطعنامه
article: ماده بند
no: شماره
people: نفر تن
every: هر
+muharram: محرم
+safar: صفر
+rabi1: ربیع‌الاول ربیع_الاول
+rabi2: ربیع‌الثانی ربیع_الثانی
+jumada1: جمادی‌الاول جمادی_الاول
+jumada2: جمادی‌الثانی جمادی_الثانی
+rajab: رجب
+shaban: شعبان
+ramadan: رمضان
+shawwal: شوال
+qada: ذی‌القعده ذیقعده
+hijja: ذی‌الحجه ذیحجه
"""

_SOLAR_NAMES: Final = tuple(
    (form, f"+solar{number}")
    for number, forms in enumerate(
        (
            "فروردین حمل",
            "اردیبهشت ثور",
            "خرداد جوزا",
            "تیر سرطان",
            "مرداد امرداد اسد",
            "شهریور سنبله",
            "مهر میزان",
            "آبان عقرب",
            "آذر قوس",
            "دی جدی",
            "بهمن دلو",
            "اسفند حوت",
        ),
        start=1,
    )
    for form in forms.split()
)


def _guess(word: str) -> str:
    """The prefix of the present, which tells of plans too: می‌شود."""
    bare = key_of(word)
    present = bare.startswith(("مي", "نمي")) and ("\u200c" in word or bare.endswith("د"))
    return "starts" if len(bare) > 4 and present else ""


def _with_month() -> Iterator[tuple[str, str]]:
    """The months with the word for "month": بهمن‌ماه."""
    for form, english in _SOLAR_NAMES:
        for gap in ("", "_"):
            yield f"{form}{gap}ماه", english.replace("solar", "solarmonth")


PERSIAN: Final = Tongue(
    "fa",
    table_of(_TABLE, [*names_of("fa"), *_SOLAR_NAMES, *_with_month()]),
    _guess,
    endings=frozenset(("ام", "م", "مین")),
    verb_last=True,
)
