"""French."""

from __future__ import annotations

import re
from typing import Final

from timeline_app.mentions.tongues.tongue import Tongue, known, names_of, table_of
from timeline_app.mentions.word_set import word_set

_TABLE: Final = """
morning: matin matinée matinal
evening: soir soirée après-midi midi
night: nuit minuit
today: aujourd_hui aujourd
yesterday: hier avant-veille
tomorrow: demain
overmorrow: après-demain
ereyesterday: avant-hier
weekend: week-end weekend fin_de_semaine
day: jour journée
week: semaine
month: mois
year: année an
quarter: trimestre
decade: décennie
century: siècle
+halfyear: semestre
days: jours journées
weeks: semaines
years: ans années
spring: printemps
summer: été
autumn: automne
winter: hiver
last: dernier dernière passé passée écoulé écoulée derniers
last: dernières
next: prochain prochaine à_venir prochains
next: qui_vient prochaines
+new: nouvel nouvelle
this: ce cette cet
this: en_cours présente présent
same: même
that day: ce_jour-là
that week: cette_semaine-là
that month: ce_mois-là
that year: cette_année-là
+nextday: le_lendemain lendemain le_jour_suivant le_jour_d_après dès_le_lendemain
+sameday: le_même_jour le_jour_même ce_même_jour même_jour
+daybefore: la_veille veille le_jour_précédent la_veille_au_soir
following: suivant suivante d_après
previous: précédent précédente d_avant
early: tôt
beginning: début débuts courant_du_début
middle: mi milieu mi-chemin
end: fin
late: fins
half: moitié quinzaine
first: premier première 1er 1re
second: deuxième second seconde
third: troisième
fourth: quatrième
+back: il_y_a voici voilà
+hence: dans
later: plus_tard
earlier: plus_tôt auparavant avant_cela
about: environ quelque près_de vers
one: un une
two: deux
three: trois
four: quatre
five: cinq
six: six
seven: sept
eight: huit
nine: neuf
ten: dix
eleven: onze
twelve: douze
fifteen: quinze
twenty: vingt
thirty: trente
forty: quarante
fifty: cinquante
sixty: soixante
and: et ainsi_que
or: ou ou_bien
through: au aux
until: jusqu_au jusqu_à jusqu_en jusque
since: depuis
in: en lors_de courant
the: le la les l
of: de du des d
from: dès à_partir_de à_compter_de
by: d_ici d_ici_au d_ici_à
for: pour
before: pas_avant
before: avant
after: après à_l_issue_de
+that: que qu
+which: qui où dont
+when: quand lorsque lorsqu
+but: mais alors_que
will: doit doivent va vont devra devront
expected: prévu prévue prévus prévues attendu attendue attendus attendues programmé programmée
expected: programmés programmées fixé fixée fixés fixées prévoit
expected: prévoient
expected: espère espèrent entend entendent compte comptent envisage envisagent est_censé est_censée
might: devrait devraient pourrait pourraient peut peuvent
was expected: devait devaient
postponed: reporté reportée reportés reportées repoussé repoussée ajourné ajournée décalé décalée
is: est sont
was: était étaient
became: fut furent
has: a ont ayant eu a_été ont_été
was: avait avaient avait_été
held: est_passé est_passée s_est_bien_passée s_est_bien_passé s_est_mal_passée sont_passés
held: a_eu_lieu ont_eu_lieu eut_lieu eurent_lieu avait_eu_lieu a_pris_fin a_dit
held: tint tinrent prit prirent mit mirent vint vinrent fit firent vit virent eut eurent
said: dit a_affirmé a_annoncé ont_annoncé a_déclaré ont_déclaré a_indiqué ont_indiqué a_confirmé
said: a_précisé a_souligné a_ajouté a_rapporté ont_rapporté a_assuré affirmait déclarait annonçait
says: affirme annonce déclare indique précise souligne ajoute rapporte assure constate explique
done: ouvert ouverte pris prise repris reprise mis mise fait faite conduit tenu tenue reçu reçue
done: convenu convenue venu venue revenu revenus parvenu parvenus lu vu vus perdu rendu rendus élu
done: reconnu partie partis parties sorti sortis réuni réunie réunis réunies fini établi
done: rompu offert offerte souscrit écrit promis permis soumis transmis admis commis atteint
done: intervenu intervenue entendu obtenu maintenu soutenu suspendu suspendue conclu conclue conclus
done: voulu pu dû su franchi choisi rempli abouti agi fourni saisi mort descendu entré
agreed: a_accepté ont_accepté a_proposé ont_proposé a_invité a_promis ont_promis a_décidé ont_décidé
agreed: sont_convenus sont_convenues s_engager a_demandé ont_demandé a_appelé ont_appelé
achieved: a_réussi ont_réussi a_pu ont_pu n_a_pu n_ont_pu a_commencé ont_commencé a_échoué
achieved: ont_échoué
lasted: duré a_duré ont_duré
starts: commence commencent débute débutent reprend reprennent ouvre ouvrent tient tiennent arrive
starts: arrivent part partent réunit réunissent rencontre rencontrent achève achèvent rend rendent
starts: expire expirent termine terminent vote votent accueille accueillent reçoit reçoivent signe
starts: prend prennent retourne retournent revient reviennent quitte quittent
starts: retrouve retrouvent débattent siègent retire retirent libère libèrent présentent élit
starts: élisent négocie négocient dialogue dialoguent sortent entrent examine examinent
starts: suspend suspendent installe convoque convoquent met mettent mène mènent gagne rejoint
starts: rejoignent décolle atterrit remet remettent adopte adoptent décide décident discute
starts: discutent
starts: finit finissent vient viennent assiste assistent continue continuent
starts: participe participent poursuit poursuivent organise organisent veut veulent
resolution: résolution résolutions
article: article articles alinéa
no: no n° numéro
room: décret loi
room: chapitre annexe dossier lot code modèle point volume train tome bâtiment
room: salle chambre page pages vol bus ligne
people: personnes civils morts soldats hommes femmes enfants familles délégués combattants blessés
+named: mouvement rue place avenue boulevard pont stade parti bataillon journal brigade
+named: accord_du_vendredi
+agenda: programme calendrier prévisions
+date: date échéance
every: chaque tous_les toutes_les
·: les_parties deux_parties des_parties aux_parties parties_prenantes
·: à là
·: ces_derniers_jours ces_derniers_mois ces_dernières_semaines ces_jours-ci printemps_arabe
·: printemps_de_prague prochains_jours prochaines_semaines derniers_jours dernières_semaines
·: un_jour ces_prochains_jours dernière_fois
+muharram: mouharram muharram
+ramadan: ramadan
+shawwal: chaoual
+day_new_year: nouvel_an jour_de_l_an premier_de_l_an
+day_new_years_eve: saint-sylvestre réveillon_du_nouvel_an veille_du_nouvel_an
+day_christmas: noël
+day_christmas_eve: réveillon_de_noël veille_de_noël
+day_epiphany: épiphanie
+day_good_friday: vendredi_saint
+day_holy_week: semaine_sainte
+day_ash_wednesday: mercredi_des_cendres
+day_holy_thursday: jeudi_saint
+day_holy_saturday: samedi_saint
+day_palm_sunday: dimanche_des_rameaux
+day_whit_monday: lundi_de_pentecôte
+day_easter: pâques dimanche_de_pâques
+day_easter_monday: lundi_de_pâques
+day_ascension: ascension
+day_pentecost: pentecôte
+day_labour: fête_du_travail
+day_assumption: assomption
+day_all_saints: toussaint
+day_eid_al_fitr: aïd_el-fitr aïd_al-fitr aïd_el_fitr
+day_eid_al_adha: aïd_el-adha aïd_al-adha aïd_el-kébir aïd_el_kebir
+day_ashura: achoura
+day_mawlid: mouloud mawlid
+day_nowruz: norouz nowrouz newroz
"""
_FUTURE: Final = re.compile(r"[^\W\d]{2,}r(?:a|ont|ons|ai)")
_CONDITIONAL: Final = re.compile(r"[^\W\d]{2,}r(?:ait|aient)")
_PAST: Final = re.compile(r"[^\W\d]{3,}(?:é|ée|és|ées|èrent|irent|urent)")
_IMPERFECT: Final = re.compile(r"[^\W\d]{3,}(?:ait|aient)")
_INFINITIVE: Final = re.compile(r"[^\W\d]{3,}(?:er|ir|tre|dre|ure|aire|oire)")
_NO_VERBS: Final = word_set(
    "hiver janvier février dernier premier mer fer cancer papier foyer danger métier dossier "
    "chantier quartier calendrier officier entier espoir pouvoir soir avoir devoir "
    "militaire nucléaire humanitaire frontière guerre lettre ministre centre entre contre titre "
    "territoire histoire victoire nécessaire unitaire émissaire commissaire intermédiaire maire "
    "affaire solidaire temporaire signataire partenaire contraire autre quatre notre votre mettre "
    "ordre cadre mesure heure procédure ouverture rupture signature structure futur "
    "particulier régulier financier policier prisonnier courrier mortier sentier "
    "opéra caméra était accra demeura comité comités traité traités sécurité députés député été "
    "société année journée armée cité unité communauté côté côtés délégué déléguée déléguées "
    "délégués qualité début salut institut statut but allié alliés réfugié réfugiés employé "
    "employés associé volonté liberté autorité autorités intégrité souveraineté immunité priorité "
    "difficulté activité possibilité université facilité entité égalité minorité majorité "
    "hostilités humanité cruauté gravité calamité totalité efficacité actualité responsabilité "
    "stabilité légalité capacité nationalité localité beauté santé marché marchés clé pré blé "
    "degré congé café abbé lycée musée idée durée entrée soirée matinée tournée arrivée montée "
    "mosquée pensée portée percée trait traits souhait fait faits lait retrait retraits extrait "
    "extraits portrait attrait satisfait parfait forfait avait avaient aurait fierté parité "
    "proximité communiqué communiqués résumé accusé énoncé procédé"
)


def _guess(word: str) -> str:
    """What the ending of a verb says: aura, s'achèvera, signé, arrivèrent, devait."""
    if word in _NO_VERBS:
        return "done" if _PAST.fullmatch(word) else ""
    if _FUTURE.fullmatch(word):
        return "will"
    if _CONDITIONAL.fullmatch(word):
        return "might"
    if _PAST.fullmatch(word) or _IMPERFECT.fullmatch(word):
        return "held"
    return "toinf" if _INFINITIVE.fullmatch(word) else ""


FRENCH: Final = known(
    Tongue(
        "fr",
        table_of(_TABLE, names_of("fr")),
        _guess,
        order="second",
        endings=frozenset(("er", "re", "e", "eme", "ème", "nd", "nde")),
        decade_before=True,
        elisions=word_set("l d j n m t s c qu jusqu aujourd lorsqu puisqu presqu"),
        titles=word_set("m mme mlle monsieur madame"),
        names="small",
        articles=True,
        marked=True,
    )
)
