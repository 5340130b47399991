"""Persian: months of the Solar Hijri and of the Gregorian calendar."""

from __future__ import annotations

from typing import Final

from timeline_app.mentions.tongues.tongue import Tongue, names_of, table_of

_TABLE: Final = """
january: ژانویه
february: فوریه
march: مارس
april: آوریل
may: مه می
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
next: آینده آتی پیش_رو بعد
this: این جاری
same: همان همین
+nextday: روز_بعد فردای_آن_روز
+sameday: همان_روز در_همان_روز
+daybefore: روز_قبل روز_پیش_از_آن
early: اوایل آغاز ابتدای
mid: اواسط میانه نیمه
late: اواخر
end: پایان
first: نخست اول یکم
second: دوم
third: سوم
fourth: چهارم
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
until: تا_پایان
will: خواهد خواهند قرار_است شود شوند کند کنند برسد برسند گردد
expected: انتظار_می‌رود پیش‌بینی_می‌شود پیش_بینی_می_شود مقرر_است انتظار_می_رود
was: بود بودند
said: گفت گفتند گفته اعلام_کرد اعلام_کردند افزود افزودند
held: شد شدند کرد کردند داد دادند یافت یافتند رسید رسیدند گرفت گرفتند رفت رفتند آمد آمدند نشست
held: پیوست داشت داشتند شده_است کرده_است ماند نوشت انجامید
resolution: قطعنامه
article: ماده بند
no: شماره
people: نفر تن
every: هر
+solar1: فروردین
+solar2: اردیبهشت
+solar3: خرداد
+solar4: تیر
+solar5: مرداد امرداد
+solar6: شهریور
+solar7: مهر
+solar8: آبان
+solar9: آذر
+solar10: دی
+solar11: بهمن
+solar12: اسفند
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


def _guess(word: str) -> str:
    return ""


PERSIAN: Final = Tongue(
    "fa",
    table_of(_TABLE, names_of("fa")),
    _guess,
    endings=frozenset(("ام", "م", "مین")),
    verb_last=True,
)
