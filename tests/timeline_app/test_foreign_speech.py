"""Who said it and when, in articles that are not in English, of Tuesday 14 February 2017."""

from __future__ import annotations

import pytest

from timeline_app import records as r
from timeline_app.articles.date_reading import read_dates
from timeline_app.chronology import Chronology
from timeline_app.citing import Voice, date_of_passage, voice_of
from timeline_app.dates import EventDate

DAY = EventDate.parse("2017-02-14")
SUNDAY = "2017-02-12"


def voice(text: str, words: str, language: str, *actors: r.Actor) -> Voice:
    start = text.index(words)
    mentions = read_dates(text, DAY, language).mentions
    known = Chronology.of(actors)
    return voice_of(known, text, start, start + len(words), mentions, DAY)


CASES = [
    ("de", "Die Runde beginnt am Mittwoch, teilte das UN-Büro am Sonntag mit.", "Die Runde",
     "das UN-Büro", SUNDAY),
    ("fr", ("Le ministre, Sergueï Lavrov, a déclaré à Genève dimanche que le tour se tiendra"
     " mercredi."), "le tour", "Sergueï Lavrov", SUNDAY),
    ("ru", ("Министр иностранных дел России Сергей Лавров сообщил журналистам в воскресенье, что"
     " раунд состоится в среду."), "раунд", "Сергей Лавров", SUNDAY),
    ("ru", "Раунд состоится в среду, заявил в воскресенье представитель ООН.", "Раунд",
     "представитель ООН", SUNDAY),
    ("ru", "В воскресенье Сергей Лавров заявил, что раунд состоится в среду.", "раунд",
     "Сергей Лавров", SUNDAY),
    ("ru", "Президент Казахстана заявил, что в воскресенье прошёл раунд.", "раунд",
     "Президент Казахстана", ""),
    ("fr", ("Le ministre russe des Affaires étrangères, Sergueï Lavrov, a déclaré dimanche à la"
     " presse que le tour se tiendra mercredi."), "le tour", "Sergueï Lavrov", SUNDAY),
    ("fr", "Le tour se tiendra mercredi, a annoncé dimanche le ministère kazakh.", "Le tour",
     "le ministère kazakh", SUNDAY),
    ("fr", "Dimanche, Staffan de Mistura a déclaré que le tour se tiendra mercredi.", "le tour",
     "Staffan de Mistura", SUNDAY),
    ("es", ("El portavoz de la ONU, Stéphane Dujarric, dijo el domingo a los periodistas que la"
     " ronda se celebrará el miércoles."), "la ronda", "Stéphane Dujarric", SUNDAY),
    ("es", "La ronda se celebrará el miércoles, anunció el domingo el ministerio kazajo.",
     "La ronda", "el ministerio kazajo", SUNDAY),
    ("de", ("Der russische Außenminister Sergej Lawrow sagte am Sonntag vor Journalisten, die Runde"
     " werde am Mittwoch stattfinden."), "die Runde", "Sergej Lawrow", SUNDAY),
    ("de", "Am Sonntag sagte Staffan de Mistura, die Runde werde am Mittwoch stattfinden.",
     "die Runde", "Staffan de Mistura", SUNDAY),
    ("de", ("Die Runde findet am Mittwoch statt, teilte das kasachische Außenministerium am"
     " Sonntag mit."), "Die Runde", "das kasachische Außenministerium", SUNDAY),
    ("ar", "قال المبعوث الأممي ستيفان دي ميستورا للصحفيين يوم الأحد إن الجولة ستعقد يوم الأربعاء.",
     "الجولة", "المبعوث الأممي ستيفان دي ميستورا", SUNDAY),
    ("ar", "وصرّح وزير الخارجية الروسي للصحفيين يوم الأحد بأن الجولة ستعقد يوم الأربعاء.", "الجولة",
     "وزير الخارجية الروسي", SUNDAY),
    ("ar", "أعلنت وزارة الخارجية أن الجولة عقدت يوم الأحد.", "الجولة", "وزارة الخارجية", ""),
    ("fa", "وزیر امور خارجه ایران روز یکشنبه در تهران گفت که نشست روز چهارشنبه برگزار خواهد شد.",
     "نشست", "وزیر امور خارجه ایران", SUNDAY),
    ("fa", "سخنگوی وزارت خارجه گفت که هیئت روز یکشنبه وارد تهران شد.", "هیئت",
     "سخنگوی وزارت خارجه", ""),
    ("tr", ("Dışişleri Bakanı Mevlüt Çavuşoğlu pazar günü gazetecilere, turun çarşamba günü"
     " yapılacağını söyledi."), "turun", "Mevlüt Çavuşoğlu", SUNDAY),
    ("tr", "Bakan Mevlüt Çavuşoğlu, heyetin pazar günü Ankara'dan ayrıldığını söyledi.", "heyetin",
     "Mevlüt Çavuşoğlu", ""),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "words", "who", "said"), CASES)
def test_who_said_it_and_when(language: str, text: str, words: str, who: str, said: str) -> None:
    found = voice(text, words, language)
    assert (found.speaker_as, found.voice) == (who, "named")
    assert ("" if found.said is None else found.said.text) == said


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("ru", ("Сергей Лавров сообщил в воскресенье, что раунд не отменён. Он добавил, что"
         " документ готов."), "документ"),
        ("ar", "قال سيرغي لافروف للصحفيين يوم الأحد إن الجولة باقية. وأضاف أن الوثيقة جاهزة.",
         "الوثيقة"),
    ],
)  # fmt: skip
def test_he_added_is_the_one_before(language: str, text: str, words: str) -> None:
    name = "Сергей Лавров" if language == "ru" else "سيرغي لافروف"
    actor = r.Actor("a", name=name, kind="person")
    found = voice(text, words, language, actor)
    assert (found.speaker, found.speaker_as) == ("a", name)
    assert found.said is not None and found.said.text == SUNDAY


@pytest.mark.parametrize(
    ("language", "text", "words", "voice_"),
    [
        ("ru", "Источник в делегации сообщил, что раунд отложен.", "раунд", "unnamed"),
        ("ar", "قال مصدر دبلوماسي إن الجولة تأجلت.", "الجولة", "unnamed"),
        ("fa", "یک مقام آگاه گفت که نشست لغو شد.", "نشست", "unnamed"),
        ("tr", "Bir yetkili turun ertelendiğini söyledi.", "turun", "unnamed"),
        ("ru", "«Он сказал это в воскресенье» – так кончается песня.", "песня", "outlet"),
        ("de", "Die Runde wurde am Sonntag vertagt.", "Runde", "outlet"),
        ("fa", "هیئت یکشنبه در گفت‌وگو با میانجی بود.", "هیئت", "outlet"),
        ("ar", "أعلنت الحكومة الأفغانية هدنة تبدأ يوم الأحد.", "هدنة", "outlet"),
        ("ru", "О раунде в Женеве сообщили в воскресенье.", "раунде", "outlet"),
    ],
)
def test_those_without_a_name(language: str, text: str, words: str, voice_: str) -> None:
    assert voice(text, words, language).voice == voice_


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [(case[0], case[1], "2017-02-15") for case in CASES if case[4]],
)
def test_the_day_of_saying_is_no_day_of_the_event(language: str, text: str, wanted: str) -> None:
    mentions = read_dates(text, DAY, language).mentions
    found = date_of_passage(text, (0, len(text)), mentions)
    assert found is not None and found.date is not None and found.date.text == wanted
