"""Persian and Dari: months of the Solar Hijri, the Hijri and the Gregorian calendar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from timeline_app.mentions.tongues.tongue import Tongue, key_of, known, names_of, table_of
from timeline_app.mentions.word_set import word_set

_TABLE: Final = """
january: ژانویه جنوری ژانویة
february: فوریه فبروری فوریة
march: مارس مارچ
april: آوریل اپریل آپریل
may: مه می
june: ژوئن جون
july: ژوئیه جولای ژوییه
august: اوت آگوست اگست
september: سپتامبر سپتمبر
october: اکتبر اکتوبر
november: نوامبر نومبر
december: دسامبر دسمبر
monday: دوشنبه دو_شنبه
tuesday: سه‌شنبه سه_شنبه
wednesday: چهارشنبه چهار_شنبه
thursday: پنجشنبه پنج_شنبه پنج‌شنبه
friday: جمعه آدینه
saturday: شنبه
sunday: یکشنبه یک_شنبه یک‌شنبه
weekend: آخر_هفته پایان_هفته تعطیلات_آخر_هفته
today: امروز امشب
yesterday: دیروز دیشب شب_گذشته
tomorrow: فردا فرداشب
overmorrow: پس‌فردا پس_فردا
ereyesterday: پریروز پریشب
+lastyear: پارسال
+thisyear: امسال
+nextyear: سال_دیگر
day: روز روزی
days: روزهای روزها
morning: صبح بامداد پگاه سحرگاه پیش_از_ظهر قبل_از_ظهر
evening: عصر شامگاه ظهر غروب بعد_از_ظهر بعدازظهر پس_از_ظهر
night: شب نیمه‌شب نیمه_شب
week: هفته هفته‌ی
month: ماه
year: سال
quarter: فصل سه‌ماهه سه_ماهه
decade: دهه دهه‌ی
century: قرن سده
ad: میلادی
·solar: خورشیدی شمسی هجری_شمسی هجری_خورشیدی
spring: بهار
summer: تابستان
autumn: پاییز خزان
winter: زمستان
last: گذشته پیشین قبل_از_این ماضی
+new: جدید
next: آینده آتی پیش_رو
following: بعدی
this: این جاری کنونی
same: همان همین
that: آن
+nextday: فردای_آن_روز فردای_آن
+sameday: همان_روز در_همان_روز همین_روز آن_روز
early: اوایل اوائل
beginning: آغاز ابتدای شروع
middle: اواسط میانه وسط
end: پایان انتهای
end month: آخر_ماه
end year: آخر_سال
final: پایانی آخرین واپسین
late: اواخر
half: نیمه
+halfyear: شش‌ماهه شش_ماهه نیم‌سال نیم_سال نیمسال
first: نخست اول یکم نخستین اولین آغازین
second: دوم دومین
third: سوم سومین
fourth: چهارم چهارمین
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
thirtieth: سی‌ام سی_ام سی‌اُم
ago: پیش قبل
earlier: پیشتر پیش‌تر قبل‌تر پیش_از_آن قبل_از_آن پیش_از_این
later: پس_از_آن بعد_از_آن
later: بعد
+hence: دیگر
about: حدود حدودا نزدیک_به تقریبا
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
eleven: یازده
twelve: دوازده
fifteen: پانزده
twenty: بیست
thirty: سی
forty: چهل
fifty: پنجاه
sixty: شصت
seventy: هفتاد
eighty: هشتاد
ninety: نود
and: و
or: یا
through: الی
until: تا
since: از_زمان
from: از
for: برای به
before: پیش_از قبل_از
after: پس_از بعد_از
in: در طی طی‌
+that: که
+but: اما ولی
will: خواهد خواهند خواهیم خواهم نخواهد نخواهند باید
expected: قرار_است قراراست انتظار_می‌رود انتظار_می_رود پیش‌بینی_می‌شود پیش_بینی_می_شود مقرر_است
expected: در_نظر_است بنا_است بناست پیش‌بینی_شده_است برنامه‌ریزی_شده قصد_دارد قصد_دارند
was expected: قرار_بود انتظار_می‌رفت انتظار_می_رفت بنا_بود مقرر_بود پیش‌بینی_شده_بود
might: ممکن_است شاید احتمالا می‌تواند می‌توانند
was: بود بودند بودیم نبود نبودند
is: است اند هست هستند
said: گفت گفتند افزود افزودند نوشت تأکید_کرد اعلام_کرد اعلام_کردند خبر_داد خبر_دادند تصریح_کرد
said: گفته_است گفته_بود گفته‌اند اعلام_کرده_است خبر_داده_است گفته_اند
postponed: تعویق موکول
agreed: توافق_کردند توافق_کرد پیشنهاد_کرد پیشنهاد_داد دعوت_کرد
lasted: ادامه_داشت طول_کشید ادامه_یافت
resolution: قطعنامه قطع‌نامه
article: ماده بند اصل تبصره
no: شماره
room: قانون مصوبه
room: پرونده پیوست بخش خط پرواز قطار کد مدل ساختمان جلد
room: اتاق صفحه سالن تالار
people: نفر تن خانواده غیرنظامی کشته زخمی سرباز زندانی اسیر پناهجو نظامی هزار میلیون میلیارد
+named: خیابان میدان جنبش پل لشکر گردان پادگان بیمارستان ورزشگاه حزب روزنامه
+agenda: برنامه تقویم دستور_کار جدول_زمانی پیش‌رو
+date: تاریخ موعد
every: هر
·: این_روزها روز_نخست روز_اول روز_دوم روز_سوم روز_پایانی روز_آخر بهار_عربی نماز_جمعه روز_به_روز
·: سال_نوری روز_جهانی ماه_عسل
+muharram: محرم
+safar: صفر
+rabi1: ربیع‌الاول ربیع_الاول
+rabi2: ربیع‌الثانی ربیع_الثانی
+jumada1: جمادی‌الاول جمادی_الاول جمادی‌الاولی
+jumada2: جمادی‌الثانی جمادی_الثانی جمادی‌الثانیه
+rajab: رجب
+shaban: شعبان
+ramadan: رمضان
+shawwal: شوال
+qada: ذی‌القعده ذیقعده
+hijja: ذی‌الحجه ذیحجه ذیالحجه
+day_nowruz: نوروز عید_نوروز سال_نو سال_تحویل تحویل_سال
+day_yalda: شب_یلدا یلدا
+day_sizdah: سیزده‌بدر سیزده_بدر روز_طبیعت
+day_new_year: سال_نو_میلادی سال_نوی_میلادی آغاز_سال_میلادی
+day_christmas: کریسمس عید_کریسمس
+day_easter: عید_پاک
+day_eid_al_fitr: عید_فطر عید_سعید_فطر فطر
+day_eid_al_adha: عید_قربان عید_سعید_قربان عیدقربان
+day_ghadir: عید_غدیر عید_غدیر_خم
+day_tasua: تاسوعا تاسوعای_حسینی
+day_ashura: عاشورا روز_عاشورا عاشورای_حسینی
+day_arbain: اربعین اربعین_حسینی
"""

_SOLAR: Final = (
    "فروردین حمل", "اردیبهشت ثور", "خرداد جوزا", "تیر سرطان", "مرداد امرداد اسد", "شهریور سنبله",
    "مهر میزان", "آبان عقرب", "آذر قوس", "دی جدی", "بهمن دلو", "اسفند حوت",
)  # fmt: skip
_PAST: Final = word_set(
    "شد شدند شدیم کرد کردند کردیم کردم داد دادند دادیم یافت یافتند رسید رسیدند رسیدیم گرفت گرفتند "
    "رفت رفتند رفتیم آمد آمدند پیوست پیوستند داشت داشتند داشتیم ماند ماندند انجامید کشید کشیدند "
    "خواست خواستند توانست توانستند زد زدند نشستند برد بردند آورد آوردند پذیرفت پذیرفتند "
    "گذاشت گذاشتند بست بستند شکست ساخت پرداخت پرداختند دید دیدند شنید ساختند فرستاد فرستادند "
    "خواند خواندند گذشت نهاد برگشت برگشتند بازگشت بازگشتند سپرد افتاد گشت گردید گردیدند فرو_ریخت "
    "فروریخت ریخت جست کشت کشتند باخت خاست درگذشت پیمود پایید سرود دریافت برداشت پرسید پرسیدند "
    "جنگید گریخت گریختند بازماند نوشتند نامید شتافت دوخت بخشید کوشید کوشیدند"
)
_PARTICIPLES: Final = word_set(
    "شده کرده داده یافته رسیده گرفته رفته آمده پیوسته داشته مانده نشسته برده آورده پذیرفته گذاشته "
    "بسته ساخته پرداخته دیده فرستاده خوانده گذشته‌اند بازگشته سپرده کشته گردیده نوشته"
)
_SUBJUNCTIVE: Final = word_set(
    "شود شوند شویم کند کنند کنیم دهد دهند دهیم برسد برسند برسیم گردد گردند یابد یابند گیرد گیرند "
    "بگیرد بگیرند برود بروند بیاید بیایند باشد باشند ماند بماند بمانند بپردازد بپردازند بنشیند "
    "بنشینند برگردد برگردند بازگردد بازگردند ببرد بپیوندد بپذیرد بگذارد ببیند ببینند آید آیند"
)


def _verbs() -> Iterator[tuple[str, str]]:
    """The verbs with "not" before them, and those of the past with the prefix of what went on."""
    for form in _PAST:
        yield form, "done" if form in ("گشت", "نهاد", "برد", "دریافت") else "held"
        yield from ((f"{no}{form}", "held") for no in ("ن", "می‌", "می_", "نمی‌"))
    for form in _PARTICIPLES:
        yield from ((f"{no}{form}", "done") for no in ("", "ن"))
        for ending in ("‌اند", "_اند", "‌است", "_است", "_بود", "_بودند"):
            yield f"{form}{ending}", "held"
    for form in _SUBJUNCTIVE:
        yield from ((f"{no}{form}", "shall") for no in ("", "ن"))


def _guess(word: str) -> str:
    """The prefix of the present, which tells of plans too: می‌شود."""
    bare = key_of(word)
    if bare.startswith(("ميگ", "ميافزا", "مينويس", "معتقد")):
        return "says"
    present = _PRESENT.match(bare) is not None and ("\u200c" in word or bare.endswith(("د", "م")))
    return "starts" if len(bare) > 4 and present else ""


_PRESENT: Final = re.compile("(?:بر|باز|در|فرا|وا)?ن?مي")
_SPLIT_PRESENT: Final = (
    "شود شوند کند کنند رود روند دهد دهند رسد رسند آید آیند یابد یابند گیرد گیرند گردد گردند "
    "برد باشد نشیند نشینند ماند مانند پردازد پردازند گذارد پذیرد پیوندد بازگردد برگردد"
)


def _presents() -> Iterator[tuple[str, str]]:
    """The present with its prefix written apart: می شود."""
    for form in _SPLIT_PRESENT.split():
        yield from ((f"{prefix}_{form}", "starts") for prefix in ("می", "نمی"))
    for form in ("گوید", "گویند", "افزاید", "نویسد"):
        yield f"می_{form}", "says"


def _solar_names() -> Iterator[tuple[str, str]]:
    """The months of the Solar Hijri calendar, also with the word for "month": بهمن‌ماه."""
    for number, forms in enumerate(_SOLAR, start=1):
        for form in forms.split():
            yield form, f"+solar{number}"
            for gap in ("", "_"):
                yield f"{form}{gap}ماه", f"+solarmonth{number}"


_WEEKDAYS: Final = (
    ("شنبه", "saturday"), ("یکشنبه", "sunday"), ("دوشنبه", "monday"), ("سه‌شنبه", "tuesday"),
    ("چهارشنبه", "wednesday"), ("پنجشنبه", "thursday"), ("پنج‌شنبه", "thursday"),
    ("جمعه", "friday"),
)  # fmt: skip


def _nights() -> Iterator[tuple[str, str]]:
    """Weekdays written together with "night": شنبه‌شب."""
    for name, english in _WEEKDAYS:
        yield f"{name}‌شب", f"{english} night"


_ONES: Final = (
    ("یکم", "first"), ("دوم", "second"), ("سوم", "third"), ("چهارم", "fourth"), ("پنجم", "fifth"),
    ("ششم", "sixth"), ("هفتم", "seventh"), ("هشتم", "eighth"), ("نهم", "ninth"),
)  # fmt: skip


def _ordinals() -> Iterator[tuple[str, str]]:
    for form, english in _ONES:
        yield f"بیست_و_{form}", f"twenty-{english}"
    yield "سی_و_یکم", "thirty-first"


PERSIAN: Final = known(
    Tongue(
        "fa",
        table_of(
            _TABLE,
            [*_verbs(), *_presents(), *names_of("fa"), *_solar_names(), *_ordinals(), *_nights()],
        ),
        _guess,
        order="last",
        endings=frozenset(("ام", "م", "مین", "امین")),
        decade_before=True,
        numbered=word_set("می حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت"),
        solar=True,
    )
)
