"""Date mentions in other languages: words, orders of words, calendars, and what is no date.

The article is of Tuesday, 14 February 2017.
"""

from __future__ import annotations

from datetime import date

import pytest

from timeline_app.mentions import find_mentions, join

ARTICLE = date(2017, 2, 14)

SENTENCES: list[tuple[str, str, list[tuple[str, str]]]] = [
    # Russian
    ("ru", "Переговоры пройдут в Астане 15–16 февраля.",
     [("15", "2017-02-15"), ("16 февраля", "2017-02-16")]),
    ("ru", "С 15 по 17 марта 2017 года эксперты соберутся снова.",
     [("15", "2017-03-15"), ("17 марта 2017 года", "2017-03-17")]),
    ("ru", "Встреча состоится в среду, а в понедельник делегации вылетели в Женеву.",
     [("среду", "2017-02-15"), ("понедельник", "2017-02-13")]),
    ("ru", "Через две недели раунд продолжится; неделю назад стороны встречались.",
     [("Через две недели", "2017-02-28~"), ("неделю назад", "2017-02-07~")]),
    ("ru", "На прошлой неделе, в четверг, документ подписали.",
     [("прошлой неделе", "2017-02-06/2017-02-12"), ("четверг", "2017-02-09")]),
    ("ru", "Послезавтра делегация вернётся, позавчера она уехала.",
     [("Послезавтра", "2017-02-16"), ("позавчера", "2017-02-12")]),
    ("ru", "Соглашение подписано 30 декабря 2016 года. Оно действует до конца марта.",
     [("30 декабря 2016 года", "2016-12-30"), ("конца марта", "[2017-03-21..2017-03-31]")]),
    ("ru", "В первом квартале 2018 года, весной, пройдут выборы.",
     [("первом квартале 2018 года", "2018-33"), ("весной", "2018-21")]),
    ("ru", "15 февраля прошлого года перемирие было сорвано.",
     [("15 февраля прошлого года", "2016-02-15")]),
    ("ru", "Резолюция 2254 требует вывезти 2016 раненых, сказал Марта Петрова.", []),
    # Arabic
    ("ar", "ستعقد الجولة الثانية يومي الأربعاء والخميس في أستانا.",
     [("الأربعاء", "2017-02-15"), ("الخميس", "2017-02-16")]),
    ("ar", "اجتمع الوفدان يوم الاثنين الماضي في جنيف.", [("يوم الاثنين الماضي", "2017-02-13")]),
    ("ar", "سيلتقي المبعوث الطرفين في ٢٠ شباط/فبراير ٢٠١٧.",
     [("٢٠ شباط/فبراير ٢٠١٧", "2017-02-20")]),
    ("ar", "انتهت الهدنة في 30 كانون الأول 2016 وبدأت أخرى قبل يومين.",
     [("30 كانون الأول 2016", "2016-12-30"), ("قبل يومين", "2017-02-12")]),
    ("ar", "من المقرر أن تستأنف المحادثات الأسبوع المقبل أو في مطلع آذار.",
     [("الأسبوع المقبل", "2017-02-20/2017-02-26"), ("مطلع آذار", "[2017-03-01..2017-03-10]")]),
    ("ar", "تصل البعثة بعد غد وتغادر نهاية الشهر.",
     [("بعد غد", "2017-02-16"), ("نهاية الشهر", "[2017-02-21..2017-02-28]")]),
    ("ar", "وقّع الاتفاق في ١٧ جمادى الأولى ١٤٣٨.", [("١٧ جمادى الأولى ١٤٣٨", "2017-02-14~")]),
    ("ar", "نص القرار 2254 على 18 شهرا، وقال إن 1500 مقاتل خرجوا.", []),
    # Persian
    ("fa", "دور دوم مذاکرات روز چهارشنبه ۲۷ بهمن ۱۳۹۵ برگزار خواهد شد.",
     [("روز چهارشنبه ۲۷ بهمن ۱۳۹۵", "2017-02-15")]),
    ("fa", "این نشست هفته گذشته و در ۱۵ فوریه ۲۰۱۷ برگزار شد.",
     [("هفته گذشته", "2017-02-06/2017-02-12"), ("۱۵ فوریه ۲۰۱۷", "2017-02-15")]),
    ("fa", "هیئت ایران فردا وارد آستانه می‌شود و دیروز در مسکو بود.",
     [("فردا", "2017-02-15"), ("دیروز", "2017-02-13")]),
    ("fa", "بهار ۱۳۹۶ انتخابات برگزار خواهد شد.", [("بهار ۱۳۹۶", "2017-03-21/2017-06-21")]),
    ("fa", "در سال ۱۳۹۴ توافق شد و دو هفته پیش تمدید شد.",
     [("سال ۱۳۹۴", "2015-03-21/2016-03-19"), ("دو هفته پیش", "2017-01-31~")]),
    ("fa", "۱۸ و ۱۹ فروردین ۱۳۹۶ نشست دیگری برگزار خواهد شد.",
     [("۱۸", "2017-04-07"), ("۱۹ فروردین ۱۳۹۶", "2017-04-08")]),
    ("fa", "قطعنامه ۲۲۵۴ با ۱۵ رأی تصویب شد و ۱۳۹۵ نفر آن را خواندند.", []),
    # Turkish
    ("tr", "Görüşmeler 15-16 Şubat'ta Astana'da yapılacak.",
     [("15", "2017-02-15"), ("16 Şubat", "2017-02-16")]),
    ("tr", "Heyetler çarşamba günü buluşacak, pazartesi günü ise ayrılmıştı.",
     [("çarşamba günü", "2017-02-15"), ("pazartesi günü", "2017-02-13")]),
    ("tr", "Ateşkes 30 Aralık 2016'da ilan edildi ve mart ayı sonuna kadar sürecek.",
     [("30 Aralık 2016", "2016-12-30"), ("mart ayı sonuna", "[2017-03-21..2017-03-31]")]),
    ("tr", "Toplantı gelecek hafta, 23 Şubat Perşembe günü yapılacak.",
     [("gelecek hafta", "2017-02-20/2017-02-26"), ("23 Şubat Perşembe günü", "2017-02-23")]),
    ("tr", "İki hafta önce toplanan taraflar üç gün sonra yine görüşecek.",
     [("İki hafta önce", "2017-01-31~"), ("üç gün sonra", "2017-02-17")]),
    ("tr", "2254 sayılı karar 15 oyla kabul edildi, dedi sözcü; 2016 sivil ayrıldı.", []),
    # French
    ("fr", "Le prochain cycle aura lieu du 20 au 23 février à Genève.",
     [("20", "2017-02-20"), ("23 février", "2017-02-23")]),
    ("fr", "La semaine dernière, jeudi, les parties se sont retrouvées.",
     [("La semaine dernière", "2017-02-06/2017-02-12"), ("jeudi", "2017-02-09")]),
    ("fr", "Il y a deux jours, l'accord du 1er mars 2015 a expiré.",
     [("Il y a deux jours", "2017-02-12"), ("1er mars 2015", "2015-03-01")]),
    ("fr", "Elles étaient parties avant-hier et reviendront après-demain, a dit Avril Martin.",
     [("avant-hier", "2017-02-12"), ("après-demain", "2017-02-16")]),
    # Spanish
    ("es", "Las conversaciones se reanudarán el martes 14 de marzo en Ginebra.",
     [("el martes 14 de marzo", "2017-03-14")]),
    ("es", "La ronda será del 12 al 14 de abril y otra a comienzos de mayo.",
     [("12", "2017-04-12"), ("14 de abril", "2017-04-14"),
      ("comienzos de mayo", "[2017-05-01..2017-05-10]")]),
    ("es", "El lunes pasado hablaron y el jueves próximo firmarán.",
     [("El lunes pasado", "2017-02-13"), ("el jueves próximo", "2017-02-16")]),
    # German
    ("de", "Die nächste Runde soll vom 20. bis 23. Februar stattfinden.",
     [("20.", "2017-02-20"), ("23. Februar", "2017-02-23")]),
    ("de", "Letzte Woche, am Donnerstag, hatten sich die Parteien getroffen.",
     [("Letzte Woche", "2017-02-06/2017-02-12"), ("Donnerstag", "2017-02-09")]),
    ("de", "In zwei Wochen kehren sie zurück; vorgestern waren sie abgereist.",
     [("In zwei Wochen", "2017-02-28~"), ("vorgestern", "2017-02-12")]),
    ("de", "Am Mittwochabend wird Frau Mai nach Resolution 2254 gefragt werden.",
     [("Mittwochabend", "2017-02-15")]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "wanted"), SENTENCES, ids=lambda one: str(one)[:30])
@pytest.mark.parametrize("told", [True, False], ids=["told", "guessed"])
def test_dates_of_other_languages(
    language: str, text: str, wanted: list[tuple[str, str]], told: bool
) -> None:
    found = find_mentions(text, ARTICLE, language if told else None)
    assert [(text[one.start : one.end], str(one.date)) for one in found] == wanted


@pytest.mark.parametrize(
    ("language", "text", "edtf"),
    [
        ("ru", "Переговоры пройдут 15–16 февраля.", "2017-02-15/2017-02-16"),
        ("ru", "Встречи состоятся в среду и четверг.", "2017-02-15/2017-02-16"),
        ("ru", "С 15 по 17 марта 2017 года соберутся эксперты.", "2017-03-15/2017-03-17"),
        ("ar", "ستعقد الجولة يومي الأربعاء والخميس.", "2017-02-15/2017-02-16"),
        ("fa", "۱۸ و ۱۹ فروردین ۱۳۹۶ نشست برگزار خواهد شد.", "2017-04-07/2017-04-08"),
        ("tr", "Görüşmeler 15-16 Şubat'ta yapılacak.", "2017-02-15/2017-02-16"),
        ("fr", "Le cycle aura lieu du 20 au 23 février.", "2017-02-20/2017-02-23"),
        ("es", "La ronda será del 12 al 14 de abril.", "2017-04-12/2017-04-14"),
        ("de", "Die Runde soll vom 20. bis 23. Februar stattfinden.", "2017-02-20/2017-02-23"),
        ("de", "Das Treffen soll am 20. oder 23. Februar stattfinden.", "[2017-02-20,2017-02-23]"),
    ],
)
def test_lists_and_ranges_are_one_date(language: str, text: str, edtf: str) -> None:
    (one,) = join(text, find_mentions(text, ARTICLE, language))
    assert str(one.date) == edtf
