"""The words of saying in the languages other than English: verbs, listeners, who is not named.

Which language a sentence is in is told by its verb; none of them is a word of another language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from timeline_app.articles.lists import word_set

FREE, VERB_FIRST, VERB_LAST, FAR_VERB = "free", "verb first", "verb last", "far verb"
"""Where who speaks and when stands: on either side of the verb; behind it; before it; at the
beginning of a sentence whose end is the verb."""


@dataclass(frozen=True, slots=True)
class SayingWords:
    """What is needed of a language to see who said something and when."""

    verb: re.Pattern[str]
    order: str
    that: re.Pattern[str]
    """What begins the words that were said."""
    beside: frozenset[str]
    """What may stand between verb and day: to whom, where, in the course of what."""
    pronouns: frozenset[str]
    unnamed: frozenset[str]
    papers: frozenset[str]
    titles: re.Pattern[str]
    """An office before a name."""


def _whole(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w\u200c])(?:{words})(?![\w\u200c])", re.IGNORECASE)


_NONE: Final = re.compile(r"(?!)")

RUSSIAN: Final = SayingWords(
    _whole(
        r"(?:сказал|заявил|сообщил|объявил|отметил|добавил|подчеркнул|уточнил|пояснил|рассказал"
        r"|подтвердил|написал)[аи]?|сообщает|заявляет|сообщают"
    ),
    FREE,
    _whole("что|будто"),
    word_set(
        "в во на с со из по после при журналистам репортёрам репортерам корреспондентам прессе"
        " агентству телеканалу эфире интервью ходе брифинге брифинга пресс-конференции"
        " пресс-конференцию встречи вечером утром днём днем поздно также"
    ),
    word_set("он она они тот"),
    word_set("источник источники собеседник дипломат дипломаты чиновник представители"),
    word_set("заявление коммюнике документ резолюция доклад письмо текст"),
    _NONE,
)
FRENCH: Final = SayingWords(
    _whole(
        r"(?:a|ont|avait|avaient)\s+(?:\w+ment\s+)?(?:déclaré|dit|annoncé|ajouté|indiqué|affirmé"
        r"|assuré|précisé|expliqué|souligné|confirmé|estimé)|déclare|annonce|affirme"
    ),
    FREE,
    re.compile(r"(?<!\w)(?:que(?!\w)|qu['’])", re.IGNORECASE),
    word_set(
        "à au aux la le les l' des de du dans un une en devant lors d' sur presse journalistes"
        " reporters conférence communiqué entretien interview soir matin après-midi agence chaîne"
        " télévision radio également"
    ),
    word_set("il elle ils elles"),
    word_set("source sources diplomate diplomates responsable responsables"),
    word_set("communiqué déclaration document texte rapport lettre résolution"),
    _NONE,
)
SPANISH: Final = SayingWords(
    _whole(
        "dijo|dijeron|anunció|anunciaron|declaró|declararon|afirmó|señaló|informó|informaron"
        "|aseguró|indicó|añadió|agregó|manifestó|explicó|confirmó|subrayó"
    ),
    FREE,
    _whole("que"),
    word_set(
        "a al la el los las en una un de del ante durante con por prensa periodistas reporteros"
        " rueda conferencia comunicado entrevista noche tarde mañana agencia cadena también"
    ),
    word_set("él ella ellos ellas"),
    word_set("fuente fuentes diplomático diplomáticos funcionario funcionarios"),
    word_set("comunicado declaración documento texto informe carta resolución"),
    _NONE,
)
GERMAN: Final = SayingWords(
    _whole("sagten?|erklärten?|teilten?|kündigten?|betonten?|bestätigten?|berichteten?|äußerten?"),
    FREE,
    _whole("dass|daß"),
    word_set(
        "vor in im am der die das den dem bei beim nach gegenüber einem einer einen zu mit an"
        " journalisten reportern presse pressekonferenz interview gespräch sender agentur abend"
        " morgen abends morgens"
    ),
    word_set("er sie"),
    word_set("quelle quellen diplomat diplomaten gewährsleute insider"),
    word_set("erklärung mitteilung kommuniqué papier bericht brief resolution text"),
    re.compile(
        r"\w*(?:minister|sprecher|präsident|kanzler|vermittler|general|chef|sekretär|direktor"
        r"|botschafter|diplomat|leiter)(?:in)?|\w*(?:gesandte|beauftragte)[rn]?",
        re.IGNORECASE,
    ),
)
ARABIC: Final = SayingWords(
    _whole("[وف]?(?:قال|أعلن|صر[\u0651]?ح|أكد|أوضح|أضاف|أشار|ذكر|شدد|أفاد)(?:ت|وا)?"),
    VERB_FIRST,
    _whole("(?:[إأا]ن|ب[أا]ن)(?:ه|ها|هم|هما|نا)?|إلى أن"),
    word_set(
        "في خلال على عقب أمام عن عبر بعد قبل من إلى مساء صباح يوم اليوم أمس لوكالة لقناة ردا"
        " للصحفيين للصحافيين لصحفيين لصحافيين للصحفيات للإعلاميين"
    ),
    word_set("هو هي هم"),
    word_set("مصدر مصادر دبلوماسي دبلوماسيون مسؤول مسؤولون ناشط ناشطون منظمون المنظمين عضو شهود"),
    word_set("بيان البيان وثيقة رسالة تقرير"),
    _NONE,
)
PERSIAN: Final = SayingWords(
    _whole(
        "گفت|گفتند|گفته است|افزود|(?:اعلام|تأکید|تاکید|بیان|اظهار|تصریح|اضافه|خاطرنشان|عنوان)"
        " (?:کرد|کردند|داشت)"
    ),
    VERB_LAST,
    _whole("که"),
    word_set("به در با طی ضمن روز برای پس بعد شب صبح عصر امروز دیروز"),
    word_set("وی او آنها ایشان"),
    word_set("منبع منابع مقام مقامی مقامات دیپلمات دیپلماتی"),
    word_set("بیانیه سند گزارش نامه"),
    _NONE,
)
TURKISH: Final = SayingWords(
    _whole(
        "söyledi(?:ler)?|açıkladı(?:lar)?|belirtti(?:ler)?|duyurdu(?:lar)?|kaydetti|bildirdi"
        "|vurguladı|ifade etti|dedi|ekledi"
    ),
    FAR_VERB,
    _NONE,
    word_set(
        "gazetecilere gazetecilerle gazetecilerin muhabirlere basına basın açıklamada açıklamasında"
        " toplantısında mülakatta röportajda konuşmada konuşmasında söyleşide toplantıda"
    ),
    word_set("o onlar"),
    word_set("yetkili yetkililer kaynak kaynaklar diplomat diplomatlar"),
    word_set("bildiri bildiride açıklama rapor mektup"),
    re.compile(
        r"\w*(?:bakan|başkan|sözcü|temsilci|elçi|sekreter|müsteşar|büyükelçi)(?:ı|i|sı|si|sü|su)?",
        re.IGNORECASE,
    ),
)
LANGUAGES: Final = (RUSSIAN, FRENCH, SPANISH, GERMAN, ARABIC, PERSIAN, TURKISH)
