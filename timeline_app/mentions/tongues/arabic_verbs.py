"""Verbs of Arabic: what is past, what is to come, what is told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from timeline_app.mentions.tongues.tongue import key_of
from timeline_app.mentions.word_set import word_set

# Past and present of the third person; a present without its prefix, a past alone has none here.
_VERBS: Final = """
بدأ:بدأ عقد:عقد انعقد:نعقد اجتمع:جتمع التقى:لتقي وصل:صل غادر:غادر زار:زور وقع:وقع تبنى:تبنى
اعتمد:عتمد أقر:قر صوت:صوت رفض:رفض وافق:وافق استأنف:ستأنف انطلق:نطلق انتهى:نتهي اختتم:ختتم
جرى:جري أجرى:جري شارك:شارك شهد:شهد استضاف:ستضيف دخل:دخل خرج:خرج استمر:ستمر تواصل:تواصل
توقف:توقف انهار:نهار عاد:عود رجع:رجع سافر:سافر توجه:توجه حضر:حضر ناقش:ناقش بحث:بحث
تباحث:تباحث نشر:نشر أصدر:صدر صدر:صدر طرح:طرح قدم:قدم سلم:سلم تسلم:تسلم أرسل:رسل ألغى:لغي
قرر:قرر سقط:سقط قتل:قتل أصيب:صاب نفذ:نفذ هاجم:هاجم سيطر:سيطر استعاد:ستعيد انسحب:نسحب
أفرج:فرج أطلق:طلق اعتقل:عتقل انتخب:نتخب فاز:فوز خسر:خسر استقال:ستقيل توفي:توفى تعهد:تعهد
هدد:هدد مدد:مدد انقضى:نقضي سرى:سري أبرم:برم توصل:توصل ألقى:لقي افتتح:فتتح ترأس:ترأس أبلغ:بلغ
تلقى:تلقى استقبل:ستقبل رحب:رحب اتفق:تفق تجدد:تجدد عثر:عثر أجلى:جلي أغلق:غلق سمح:سمح
ارتفع:رتفع كتب:كتب تعثر:تعثر فشل:فشل نجح:نجح جمد:جمد علق:علق حصل:حصل أنهى:نهي باشر:باشر
تابع:تابع تشكل:تشكل انضم:نضم أعاد:عيد دعا:دعو طالب:طالب حل:حل فتح:فتح ضم:ضم رد:رد طلب:طلب
عين:عين شكل:شكل نقل:نقل منع:منع وعد:عد خرق:خرق تحدث:تحدث تفاوض:تفاوض اقترح:قترح أنجز:نجز
انتقل:نتقل قضى:قضي بقي:بقى ظل:ظل أصبح:صبح اندلع:ندلع اشترط:شترط سحب:سحب حدث:حدث عرض:عرض
وجه:وجه اتصل:تصل ترك:ترك أخلى:خلي حاول:حاول بث:بث تداول:تداول أعد:عد راجع:راجع
وضع:ضع كلف:كلف تناول:تناول هبط:هبط حط:حط قاد:قود تغيب:تغيب احتج:حتج تظاهر:تظاهر صادق:صادق
مر:مر ثبت:ثبت استند:ستند حقق:حقق نظم:نظم لقي:لقى غاب:غيب أوفد:وفد اطلع:طلع ذهب:ذهب جاء:جيء
تبادل:تبادل استكمل:ستكمل أكمل:كمل أوقف:وقف نال:نال أيد:ؤيد تمسك:تمسك تراجع:تراجع أسفر:سفر
شن:شن قصف:قصف اخترق:خترق أسقط:سقط أنشأ:نشئ تأسس:تأسس أسس:ؤسس تولى:تولى خاض:خوض حسم:حسم
"""
_SAYING: Final = """
قال:قول أعلن:علن صرح:صرح أكد:ؤكد أفاد:فيد ذكر:ذكر أوضح:وضح أضاف:ضيف أشار:شير شدد:شدد كشف:كشف
حذر:حذر لفت:لفت نفى:نفي اعتبر:عتبر رأى:رى روى:روي تابع:تابع أوردت:ورد
"""
_AGREEING: Final = "اتفق وافق دعا اقترح قرر تعهد طالب حدد"
_LASTING: Final = "استمر دام صمد امتد"
_POSTPONED: Final = "أجل أرجئ أرجئت أرجأ أرجأت تأجل تأجلت تأجيل إرجاء ترجأ يرجأ أجلت يؤجل تؤجل"
_NOUNS: Final = word_set("حل فتح ضم رد طلب عين شكل نقل منع وعد خرق عرض وجه مر حدث كلف قاد وضع")
"""Pasts that are nouns more often: "has" has to stand before them."""
_PLACES: Final = (
    "يوم", "يمن", "يناي", "يوني", "يولي", "يهود", "يابان", "يسار", "يمين", "يونان", "يوغ", "يورو",
    "يقين", "يعقوب", "يحي", "يوسف",
)  # fmt: skip
_NO_VERBS: Final = (
    "سياس", "سيار", "سيد", "سيناريو", "سيف", "سيره", "سته", "ستين", "ستار", "ستاد", "سنه",
    "سنوات", "سنوي", "سندات", "سنين", "سينا", "ستوكهولم", "سياده", "سيبيريا", "سيرغي", "سنجار",
    "سنغافور", "ستوديو", "سيول", "سيرت", "سيطر", "سياق", "سيما", "ستيفان", "ستافان", "سنتر",
    "سيمون", "سيرا", "ستون",
)  # fmt: skip


def verbs() -> Iterator[tuple[str, str]]:
    """The forms of the verbs, each with its English."""
    kinds = (("held", "starts", _VERBS), ("said", "says", _SAYING))
    for _, present, lines in kinds:
        for pair in lines.split():
            yield from _present(pair.partition(":")[2], present)
    for english, _, lines in kinds:
        for pair in lines.split():
            past = pair.partition(":")[0]
            yield past, "done" if past in _NOUNS else english
            yield from ((form, english) for form in _past(past))
    for english, pasts in (("lasted", _LASTING), ("agreed", _AGREEING)):
        for past in pasts.split():
            yield from ((form, english) for form in (past, *_past(past)))
    yield from ((form, "postponed") for form in _POSTPONED.split())


def _past(past: str) -> Iterator[str]:
    """The feminine, the dual and the plural of a past."""
    short = past[:-1] if past.endswith(("ى", "ا")) else past
    yield from (f"{short}ت", f"{short}تا", f"{short}وا", f"{past}ا")
    yield from (f"{stem}{them}" for stem in (past, f"{short}ت") for them in ("ه", "ها", "هم"))


def _present(stem: str, english: str) -> Iterator[tuple[str, str]]:
    """The present, which tells of plans too, and the future with its prefix: يعقد, سيعقد."""
    for prefix in "يت":
        for ending in ("", "ون", "ان", "وا", "ا"):
            yield f"{prefix}{stem}{ending}", english
            yield f"س{prefix}{stem}{ending}", "will"


def guess(word: str) -> str:
    """The future (سيعقد), the present (يبدي) and the past (غادرت) of verbs that are not known."""
    bare = key_of(word).removeprefix("و")
    if len(bare) >= 5 and bare.startswith(("سي", "ست", "سن")) and not bare.startswith(_NO_VERBS):
        return "will"
    if len(bare) >= 4 and bare[0] == "ي" and not bare.startswith(_PLACES):
        return "starts"
    ends = bare.endswith("ت") and not bare.endswith("ات")
    return "held" if ends and 4 <= len(bare) <= 7 and not bare.startswith(_NO_PAST) else ""


_NO_PAST: Final = ("ال", "م", "ت", "بيروت", "كويت", "وقت", "صوت", "بيت", "سبت", "زيت", "توقيت")
