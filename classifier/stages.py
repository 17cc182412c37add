"""How far an application came before it was turned down: words for it in each of the ten languages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from classifier.evidence import Detail
from classifier.page import Page

#: In the order of the application: the last that is spoken of as having happened is the stage.
_STAGES: dict[str, dict[str, str]] = {
    "en": {
        "final": (
            r"final(?:ist|ists)\b|last (?:round|two|three)|runner-up|runners-up|close second|second choice|"
            r"down to (?:you|two|the two)|(?:you|and you) (?:and|or) (?:one|another) other|first reserve|"
            r"came second|board (?:interview|presentation)|between (?:you|two)\b|so close|very close (?:decision|"
            r"call)|last stage|offer (?:that )?(?:you )?(?:signed|accepted|made you)|withdraw (?:our|the|"
            r"your) offer"
        ),
        "interview": (
            r"interview(?:ing|ed)? (?:with|you|for|us|on|last|yesterday|today|this|process with|and)|(?:your|"
            r"the|our|at|after|an?|second|first|panel|zoom|recent|phone|onsite|virtual|video) interviews?\b(?! process|"
            r" stage| invit)|for interviewing|interviewers?|met (?:with )?(?:you|us|the|our|on)|"
            r"meet(?:ing)? (?:with )?(?:you|"
            r"us|the team|everyone|all of us|me)\b|(?:coming|you came|you come) (?:in|along|to see|by|down|to meet|"
            r"over|all the way)|on-?site|trial (?:day|shift|lesson|week|morning)|taster|audition|presentation|"
            r"lesson (?:you|went)|your visit|spent (?:with|the (?:day|morning|afternoon))|job talk|campus visit|"
            r"panel (?:was|felt|scored|agreed|enjoyed|unanim)|the panel(?:'s|’s)? (?:decision|feedback)|"
            r"super ?day|(?<!clinical )(?<!field )trial\b(?! (?:associate|manager|coordinator))"
        ),
        "screen": (
            r"(?:speak(?:ing)?|spoke|talk(?:ing|ed)?|chat(?:ting|ted)?) (?:with|to) (?:you|us|me|our|the recruiter)|"
            r"(?:our|the|your|a|that|phone|quick|recent|intro|thursday's|good|nice) (?:call|conversation|"
            r"chat|phone call|phone screen)\b|phone (?:screen|call|interview)|assessment|(?:coding|typing|"
            r"skills?|aptitude|online|technical|written|psychometric|reasoning|language|translation|ability) (?:test|"
            r"challenge|exercise|assessment|task)|take-?home|work sample|test (?:score|result|task|translation)|"
            r"screening (?:call|questions|interview)|submitted (?:the|your) (?:task|test)|hirevue|codility|"
            r"hackerrank|case study|portfolio (?:task|review call)|your test|the test\b|the call\b|on the phone"
        ),
    },
    "de": {
        "final": (
            r"letzte[nr]? (?:runde|zwei|drei)|finalrunde|endrunde|finale|endauswahl|engste[nr]? (?:auswahl|"
            r"kreis|wahl)|kopf-an-kopf|zweiter? platz|platz zwei|zweitplatzier|an zweiter stelle|zwischen dir und|"
            r"sie beide|euch beide|hauchdünn|knapp(?:e|er|en)? (?:entscheidung|entschieden)|letzten beiden|"
            r"rangfolge|warteliste|vertragsangebot|zweitgespräch.*geschäftsführ"
        ),
        "interview": (
            r"vorstellungsgespräch|bewerbungsgespräch|(?:persönlich\w*|ihr|das|unser|im|dein|zweite[ns]?|"
            r"dem|nette[ns]?|angenehme[ns]?|offene[ns]?|gute[ns]?) gespräch|kennengelernt|kennen gelernt|"
            r"probe(?:tag|arbeit|arbeiten|unterricht|schicht|vortrag|dirigat|spiel)|hospitation|hospitier|"
            r"schnuppertag|interviews?\b|assessment ?-?center|ihre[nm]? besuch|dein(?:en|em)? besuch|bei uns (?:waren|"
            r"warst)|auswahlgespräch|probe gearbeitet|vorgestellt haben|gespräche (?:mit|in)|vorspiel|"
            r"lehrprobe|case day"
        ),
        "screen": (
            r"telefon(?:at|interview|gespräch)|telefonier|eignungstest|online-?test|einstellungstest|testaufgabe|"
            r"coding|probeaufgabe|arbeitsprobe|aufgabe (?:gelöst|bearbeitet|abgegeben)|\btest(?:s|ergebnis)?\b|"
            r"challenge|fallstudie|videointerview|videofragen|anruf|call\b|wie besprochen|assessment|sporttest"
        ),
    },
    "fr": {
        "final": (
            r"final(?:e|iste|istes)\b|dernière étape|dernier tour|dernier (?:entretien|carré)|deux derniers|"
            r"deux finalistes|deuxième position|seconde position|entre vous et|short-?list|départager|"
            r"de justesse"
        ),
        "interview": (
            r"(?<!agent d')(?<!et )entretiens?\b(?! téléphonique| poly| des)|rencontr|échange de vive|"
            r"votre venue|journée (?:d'essai|"
            r"d’essai|test)|audition|oral\b|période d'essai|mise en situation|déplacé"
        ),
        "screen": (
            r"entretien téléphonique|au téléphone|échange téléphonique|appel\b|test(?:s)?\b|exercice|cas pratique|"
            r"évaluation|épreuve|questionnaire|étude de cas|visio"
        ),
    },
    "es": {
        "final": (
            r"finalistas?\b|fase final|última (?:fase|ronda|etapa)|recta final|dos (?:finalistas|candidat|"
            r"personas)|entre (?:tú|vos|usted) y|lista de (?:espera|reserva)|reserva\b|última entrevista"
        ),
        "interview": (
            r"entrevista(?:s|do|da|rte|mos|ron)?\b(?! telefónica)|conocer(?:te|le|la|nos)\b|reuni(?:ón|"
            r"mos)|venir (?:a|hasta)|(?:su|tu|la|las|dos) visitas?\b|prueba (?:de trabajo|práctica)|"
            r"día de prueba|clase (?:muestra|"
            r"demostrativa|de prueba)|panel|audición|te acercaste|conversación"
        ),
        "screen": (
            r"entrevista telefónica|por teléfono|prueba|test\b|evaluación|examen|ejercicio|caso práctico|"
            r"cuestionario|psicotécnic|desafío|challenge"
        ),
    },
    "pt": {
        "final": (
            r"finalistas?\b|fase final|reta final|dois (?:finalistas|candidat)|duas pessoas|entre (?:você|"
            r"ti|si) e|cadastro reserva|suplente|última entrevista"
        ),
        "interview": (
            r"entrevista(?:s|do|da|mos|r-te)?\b(?! telef)|conhecer(?:-te|-lo|-la| você| te)?\b|reuni(?:ão|"
            r"ões)|visita|dia (?:de teste|experimental|à experiência)|aula[- ](?:teste|prova)|prova prática|"
            r"apresentação|painel|conversa\b|audição|veio|vieste|banca"
        ),
        "screen": r"entrevista telef|chamada|telefon|ligação|\bprova|teste|exercício|case\b|questionário",
    },
    "it": {
        "final": (
            r"finalist[aie]\b|fase finale|ultim[ao] (?:fase|step|colloquio|turno)|rosa (?:finale|ristretta)|"
            r"tra (?:lei|te) e|short-?list|terna|ballottaggio"
        ),
        "interview": (
            r"colloqui(?:o)?\b(?! telefonic)|incontr(?:o|arla|arti|ati|arci|i)\b|conoscer(?:la|ti|ci)|"
            r"giornata di prova|prova (?:pratica|in cucina|sul campo)|presentazione|chiacchierata di persona|"
            r"lezione"
        ),
        "screen": (
            r"colloquio telefonic|telefon|chiamata|\btest\b|prova|esercizio|caso pratico|questionario|"
            r"chiacchierata|call\b"
        ),
    },
    "nl": {
        "final": (
            r"finale|tweede (?:keus|plaats|keuze)|eindronde|eindgesprek|tussen jou en|tussen u en|net niet|"
            r"twee kandidaten|op de valreep|arbeidsvoorwaardengesprek"
        ),
        "interview": (
            r"gesprek(?:ken)?\b|kennismak|kennisgemaakt|langskwam|langs (?:te komen|bent|gekomen|bij)|"
            r"proefdag|proefles|meeloopdag|meeloop|meegelopen|interview|bezoek|sollicitatiecommissie sprak|"
            r"op de koffie|presentatie|auditie"
        ),
        "screen": (
            r"telefo|gebeld|belletje|\btest\b|opdracht|assessment|case\b|proeftekst|vragenlijst|gesproken aan de lijn|"
            r"toets"
        ),
    },
    "sv": {
        "final": (
            r"slutkandidat|sista (?:omgången|steget|rundan|två)|final|andrahand|två (?:slutkandidater|"
            r"sista)|mellan dig och|reservplats|reserv\b|stod mellan|slutintervju|referenstagning"
        ),
        "interview": (
            r"intervju|träff(?:a|ade|as|en|ades)\b|möte|provjobb|provdag|provspel|provföreläsning|provpass|"
            r"besök(?:et|te)?\b|prova-på|kom (?:hit|förbi)|kom in (?:till|på)|prao|jobbdag|samtal(?:et|en)?\b|fikade"
        ),
        "screen": (
            r"telefonintervju|telefon|ringde|test(?:et|er|resultat|erna)?\b|arbetsprov|case|videointervju|"
            r"samtalet i"
        ),
    },
    "da": {
        "final": (
            r"sidste (?:runde|to|samtale)|finale|slutfelt|anden(?:plads| samtale| runde)|nummer to|mellem dig og|"
            r"to kandidater|tæt løb|reserveliste|stod (?:mellem|imellem)|sidste felt|2\. samtale"
        ),
        "interview": (
            r"samtale(?:n|r|rne)?\b|mød(?:e|te|tes|es)\b|møde(?:t|r)?\b|besøg|interview|kom (?:forbi|ind|"
            r"herud)|præsentation|rundvisning"
        ),
        "screen": (
            r"telefon|ringe|test(?:en|resultat|ene)?\b|case|personlighedstest|videointerview|snakke(?:n|"
            r"de)|talte (?:sammen|med)"
        ),
    },
    "pl": {
        "final": (
            r"final|drugie miejsce|drug(?:a|ą|iej) (?:na liście|osob|pozycj)|dwoje|dwóch kandydat|między pan|"
            r"lista rezerwow|liście rezerwow|o włos|trzecie[gj]o? etap"
        ),
        "interview": (
            r"rozmow(?:a|y|ę|ie|ach|ą)\b(?! telefon)|spotkani|spotkać|spotkali|poznać|dzień próbny|lekcj|"
            r"próbn|wizyt|odwiedzin|rozmawia|przesłuchani|prezentac"
        ),
        "screen": r"rozmow\w+ telefon|telefon|dzwoni|\btest|zadani|próbk|egzamin|ankiet|wideo",
    },
}
#: Said of what was to come or of others: "will not be invited to interview".
_NOT_HAPPENED: dict[str, str] = {
    "en": (
        r"(?:not|unable|un-?able|cannot|can't|won't|never|unsuccessful|no longer|without|rather than|"
        r"instead of|didn't|don't|aren't|isn't) [^.;!?\n]{0,60}(?:interview|shortlist|assessment|final|"
        r"meet|test)|(?:other|those|few|small number of|number of|some|only|several|selected|three|"
        r"four|five|two) (?:candidates|applicants|people|others|of the applicants)[^.;!?\n]{0,60}(?:interview|"
        r"shortlist|test|meet|final)|(?:shortlisted|selected|chosen|invited?|invitations?|inviting|"
        r"called|calling|progress\w*|put forward|taken forward|taking) (?:[\w' ]{0,25} )?(?:for|to|"
        r"through to|forward to) (?:an? |the |our )?(?:\w+ )?(?:interview|final|assessment|audition)|"
        r"interview (?:stage|process|slots?|shortlist|list|invitations?|dates|place)|(?:if|should|"
        r"when) you (?:are|were)[^.;!?\n]{0,40}interview|interviews (?:will|are|have|were)|before interview|"
        r"to interview\b|offer (?:you )?an interview|for interviews?\b(?! last| on)|interview(?:ing)? (?:other|"
        r"people|candidates|those|three|four|five|six)|(?:no|a) trial (?:shift|day)|could audition"
    ),
    "de": (
        r"(?:nicht|keine?[nmr]?|andere[nr]?|wenige[nr]?|einige[nr]?) [^.;!?\n]{0,60}(?:gespräch|interview|"
        r"einladen|einladung|engere)|"
        r"(?:einladung\w*|eingeladen|einladen|zu(?:m|r| einem)?) [^.;!?\n]{0,25}(?:gespräch\w*|"
        r"interview\w*|auswahlverfahren)|telefonisch\w*|engere (?:wahl|auswahl)|in den gesprächen|"
        r"zum gespräch|rückfragen"
    ),
    "fr": (
        r"(?:pas|ne|n'|aucun|d'autres) [^.;!?\n]{0,60}(?:entretien|rencontr|finale)|(?:en|à un|pour un|"
        r"convoqu\w+|invit\w+)[^.;!?\n]{0,12} entretien|pas retenu\w*|liste restreinte|sans entretien|"
        r"jury d'admissibilité|pour l'audition|souhaité rencontrer"
    ),
    "es": (
        r"(?:no|otr[oa]s) [^.;!?\n]{0,60}(?:entrevista|conocer|fase final|pruebas)|(?:a|para|convoc\w+|"
        r"cita\w*|fase de|agendar) (?:la |una |las )?entrevistas?|solo [^.;!?\n]{0,40}entrevista"
    ),
    "pt": (
        r"(?:não|outr[oa]s) [^.;!?\n]{0,60}(?:entrevista|conhecer|fase final|etapa)|(?:a|à|para|às|"
        r"fase de|convoc\w+|chamad\w+ para) (?:a |uma |as )?entrevistas?|apenas [^.;!?\n]{0,40}entrevista|"
        r"próxima etapa"
    ),
    "it": (
        r"(?:non|altr[ie]) [^.;!?\n]{0,60}(?:colloqui|incontr|selezione finale|prova)|(?:a|al|ai|per un|"
        r"fase di|convoc\w+|invit\w+) (?:un )?colloqui\w*|solo [^.;!?\n]{0,40}colloqui"
    ),
    "nl": (
        r"(?:niet|geen|andere) [^.;!?\n]{0,60}(?:gesprek|kennismak|ronde|test)|(?:voor|op|uitnodig\w*|"
        r"uitgenodigd) (?:een |het )?(?:\w+ )?gesprek|gesprekken met anderen|in gesprek (?:te )?ga|af van een gesprek"
    ),
    "sv": (
        r"(?:inte|inga|andra) [^.;!?\n]{0,60}(?:intervju|träffa|möte)|(?:till|kalla\w*|bjud\w*|för|"
        r"på) (?:en )?(?:\w+ )?intervju\w*|träffa (?:andra|några)|vi vill träffa|hålla intervju\w*|att besöka"
    ),
    "da": (
        r"(?:ikke|ingen|andre) [^.;!?\n]{0,60}(?:samtale|interview|møde)|(?:til|inviter\w*|"
        r"indkald\w*) (?:en )?(?:\w+ ?)?samtale\w*|(?:af)?holdt samtaler|runde af samtaler|håber at møde"
    ),
    "pl": (
        r"(?:nie|inn\w+|wybran\w+|kilk\w+) [^.;!?\n]{0,60}(?:rozm|spotka|etap|finał)|(?:na|zaprosz\w+|"
        r"zaprasz\w+|zaproszen\w+) (?:[\w ]{0,20})?rozmow\w*|do (?:kolejnego|następnego|ii) etapu|kontynuować rozmowy"
    ),
}
#: Said of one's own last round, whatever else the mail says: finalists, and three talks or more.
_FINALIST: dict[str, str] = {
    "en": (
        r"(?<!first )finalists?\b|runner-up|runners-up|close second|down to (?:you|the two)|(?:you|"
        r"and you) (?:and|or) (?:one|another) "
        r"other|first reserve|you came second|clear second choice|between you and|(?:the|your|"
        r"our) final (?:interview|round) (?:on|last|for|with)|"
        r"(?:three|four|five) (?:interviews|rounds|visits|meetings)"
    ),
    "de": (
        r"finalrunde|letzten (?:beiden|zwei)\b|kopf-an-kopf|zweite[rn]? (?:platz|stelle)|zweitplatzier|"
        r"zwischen (?:dir|ihnen) und|sie beide|"
        r"euch beide|hauchdünn|(?:drei|vier|fünf) (?:interviews|gespräche)|schlussrunde|finalist"
    ),
    "fr": r"finalistes?\b|deux derniers|entre vous et|d'un cheveu|départager|(?:trois|quatre) entretiens|dernier carré",
    "es": (
        r"(?<!a los )(?<!de los )finalistas?\b|(?:tres|cuatro|cinco) entrevistas|última entrevista|"
        r"entrevista final|entre (?:tú|vos|usted) y"
    ),
    "pt": r"finalistas?\b|(?:três|quatro|cinco) entrevistas|última entrevista|cadastro reserva|entre (?:você|ti|si) e",
    "it": r"finalist[aei]\b|(?:tre|quattro|cinque) (?:colloqui|incontri)|tra (?:lei|te) e|colloquio finale (?:di|con)",
    "nl": (
        r"(?:andere|twee|laatste) (?:finalist|kandidaten over)\w*|finalist\w*|eindgesprek|(?:drie|vier|"
        r"vijf) gesprekken|nek aan nek"
    ),
    "sv": r"slutkandidat\w*|andra intervjun och referens|slutintervju\w*|(?:tre|fyra) intervjuer",
    "da": (r"slutkandidat\w*|slutfelt\w*|anden kandidat i slut|2\. samtale|(?:tre|fire) samtaler|begge samtaler"),
    "pl": r"finalist\w*|(?:trzy|trzech|cztery) (?:\w+ ){0,2}(?:rozmow|spotka|etap)\w*|drugie miejsce|o włos",
}
#: Thanks for a talk, of which it is not said where it took place: at least a first screening has.
_TALKED: dict[str, str] = {
    "en": (
        r"(?:thank\w*|appreciat\w+|grateful)\b(?:(?!would|like to|love|interest|appl[iy]|"
        r"look)[^.!?;]){0,70}?\b(?:speak|talk|chat|speaking|talking|chatting) (?:again )?(?:with|to) (?:us|me|our|"
        r"the (?:\w+ )?(?:team|manager|recruiter))\b|(?:enjoyed|great|nice|lovely|good|pleasure|joy|wonderful|"
        r"fun) (?:to )?(?:speak|talk|chat)(?:t?ing)? (?:with|to) you\b|(?:thank\w*[\w ]{0,12} for|enjoyed|following|"
        r"after|since) our (?:recent |pleasant |good |great |nice |last )?(?:conversation|chat|talk|discussion)\b"
    ),
    "de": (
        r"dank\w*\b[^.!?;]{0,50}\b(?:austausch|kennenlernen|unterhaltung)\b|(?:nett|schön|gefreut|freude|"
        r"angenehm)\b[^.!?;]{0,30}(?:mit (?:ihnen|dir) (?:zu (?:sprechen|reden|plaudern)|gesprochen)|kennenzulernen|"
        r"kennen zu lernen)"
    ),
    "fr": (
        r"(?:merci|remerci\w+)\b[^.!?;]{0,60}(?:échang|discut|parl|entreten)\w+ avec (?:nous|moi|notre|nos)\b|"
        r"(?:merci pour|remerci\w+ (?:\w+ )?(?:de|pour)|suite à|après) (?:notre|nos|cet|l') ?(?:bel |bon |récents? |"
        r"agréable )?(?:échanges?|discussion|conversation)\b|plaisir d'échanger avec (?:vous|toi)"
    ),
    "es": (
        r"(?:gracias|agradec\w+)\b[^.!?;]{0,60}(?:habl|convers|charl|platic)\w+ con (?:nosotros|nosotras|nuestr|"
        r"el equipo|migo)|(?:gracias por|tras|después de|agradec\w+ (?:\w+ )?) ?(?:la|"
        r"nuestra) (?:\w+ )?(?:conversación|charla)\b|(?:gusto|placer|encantó|gustó) (?:hablar|conversar|charlar|"
        r"platicar) (?:contigo|con usted)"
    ),
    "pt": (
        r"(?:obrigad\w|agradec\w+)\b[^.!?;]{0,60}(?:fal|convers)\w+ (?:connosco|conosco|comigo|com a (?:gente|nossa))|"
        r"(?:pela|após a|depois da) (?:nossa )?(?:boa )?conversa\b|(?:foi (?:muito )?bom|prazer|gost\w+ de) (?:falar|"
        r"conversar) (?:contigo|consigo|com você)"
    ),
    "it": (
        r"(?:grazie|ringrazi\w+)\b[^.!?;]{0,60}(?:parl|chiacchier|confront)\w+ con (?:noi|me|il nostro|la nostra)|"
        r"(?:per|dopo) la (?:nostra |bella |piacevole )*(?:chiacchierata|conversazione)|piacere (?:parlare|"
        r"chiacchierare) con (?:lei|te)"
    ),
    "nl": (
        r"(?:bedankt|dank\w*)\b[^.!?;]{0,50}(?:met (?:ons|mij|onze \w+) (?:(?:hebt|heeft|heb) )?(?:te )?(?:gesproken|"
        r"spreken|praten|gepraat)|gesproken met (?:ons|mij))|(?:leuk|fijn|prettig|goed) (?:om )?(?:je|jou|u|met je|"
        r"met u|met jou) (?:even )?(?:te (?:spreken|praten)|gesproken te hebben)"
    ),
    "sv": (
        r"tack\w*\b[^.!?;]{0,50}(?:prata|pratade|tala|talade) med (?:oss|mig|vår\w*)|(?:trevligt|kul|roligt|"
        r"fint) att (?:få )?(?:prata|tala|snacka) med dig|tack för (?:en trevlig |ett trevligt |"
        r"vårt )?(?:pratstund\w*|samtal\w*)"
    ),
    "da": (
        r"tak\w*\b[^.!?;]{0,50}(?:tale|talte|snakke|snakkede) med (?:os|mig|vores)|tak for (?:snakken|en (?:god|"
        r"hyggelig) snak|sidst)\b|(?:hyggeligt|rart|godt|dejligt) at (?:tale|snakke) med dig"
    ),
    "pl": (
        r"(?:dziękuj\w+|dzięki)\b[^.!?;]{0,50}(?:porozmawia\w+|rozmawia\w+) (?:z nami|ze mną|z nasz\w+)|(?:miło|"
        r"fajnie|dobrze) (?:się |było )?(?:z (?:tobą|panią|panem) )?(?:rozmawia\w+|porozmawia\w+|gada\w+)"
    ),
}
#: The share that was right on the corpus, where the mail surely tells of it, and where a word merely stands in it.
_SURE = {"final": 0.9, "interview": 0.85, "screen": 0.85}
_UNSURE = 0.55
#: What only those are asked for whose application has passed; a test is set to them, but to many others as well.
_MEETINGS = frozenset(("interview", "tour", "trial", "presentation"))


@cache
def _stages(language: str) -> dict[str, re.Pattern[str]]:
    """A language's words for each stage; compiled when first met, as a process rarely needs all ten."""
    return {stage: re.compile(rf"\b(?:{words})") for stage, words in _STAGES[language].items()}


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A language's words for what did not happen, for what finalists are told, and for thanks for a talk."""
    never, finalist, talked = (re.compile(rf"\b(?:{table[language]})") for table in (_NOT_HAPPENED, _FINALIST, _TALKED))
    return never, finalist, talked


#: A talk in the subject is one that took place.
_TALK = re.compile(r"interview|gespräch|entretien|entrevista|colloquio|gesprek|intervju|samtale|rozmow")
_ASSESSED = re.compile(
    r"\b(?:review(?:ed|ing)? (?:of )?(?:your|all|the|every)|shortlist|number of applica|volume of applica|"
    r"high (?:volume|number)|(?:your|all) (?:application|applications|cv|resume|profile|qualifications|"
    r"background)\b|sichtung|vielzahl|"
    r"zahlreiche|prüfung (?:ihrer|der|deiner)|ihre (?:bewerbung|unterlagen)|étud\w+ (?:de )?(?:votre|"
    r"ta|les)|examin\w+|candidature|candidatura|currículum|inscripci|inscriç|selezione|sollicitatie|"
    r"brieven|selectie|urval|ansökan|ansökningar|"
    r"ansøgning|feltet|aplikacj|zgłosze|nadesłan|kandydatur)"
)


def stage_of(page: Page, given: Sequence[str] = ()) -> Detail | None:
    """``applied``, ``screen``, ``interview`` or ``final``, by what the mail speaks of as having happened.

    ``given`` is what surely took place; without it a word for a meeting alone leaves the stage unsure.
    """
    language = page.language or "en"
    future, finalist, talked = _patterns(language)
    text = page.plain
    happened = future.sub(" ", text)
    if finalist.search(happened):
        return Detail("final", "text", _SURE["final"])
    if not _MEETINGS.isdisjoint(given):
        return Detail("interview", "text", _SURE["interview"])
    if "call" in given:
        return Detail("screen", "text", _SURE["screen"])
    if talked.search(text):
        return Detail("screen", "text", _SURE["screen"])
    stages = _stages(language)
    for stage in ("final", "interview", "screen"):
        if stages[stage].search(happened):
            return Detail(stage, "text", _UNSURE)
    if given:
        return Detail("screen", "text", _UNSURE)
    if _TALK.search(page.subject.lower()):
        return Detail("interview", "subject", _UNSURE)
    # Without a word of a meeting or a test, most were turned down on paper; mails of few words may just not say.
    told = happened != text or len(_ASSESSED.findall(text)) > 1
    return Detail("applied", "text", 0.85 if told else 0.5)
