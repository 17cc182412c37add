"""How far an application came, and what a rejection says beside the no: words for each of the ten languages."""

from __future__ import annotations

import re

from classifier.evidence import Detail
from classifier.page import Page

#: In the order of the application: the last that is spoken of as having happened is the stage.
_STAGES: dict[str, dict[str, str]] = {
    "en": {
        "final": r"final(?:ist|ists)\b|last (?:round|two|three)|runner-up|runners-up|close second|second choice|down to (?:you|two|the two)|(?:you|and you) (?:and|or) (?:one|another) other|first reserve|came second|board (?:interview|presentation)|between (?:you|two)\b|so close|very close (?:decision|call)|last stage|offer (?:that )?(?:you )?(?:signed|accepted|made you)|withdraw (?:our|the|your) offer",
        "interview": r"interview(?:ing|ed)? (?:with|you|for|us|on|last|yesterday|today|this|process with|and)|(?:your|the|our|at|after|an?|second|first|panel|zoom|recent|phone|onsite|virtual|video) interviews?\b(?! process| stage| invit)|for interviewing|interviewers?|met (?:with )?(?:you|us|the|our|on)|meet(?:ing)? (?:with )?(?:you|us|the team|everyone|all of us|me)\b|(?:coming|came|come) (?:in|along|to see|by|down|to meet|over|all the way)|on-?site|trial (?:day|shift|lesson|week|morning)|taster|audition|presentation|lesson (?:you|went)|your visit|spent (?:with|the (?:day|morning|afternoon))|job talk|campus visit|panel (?:was|felt|scored|agreed|enjoyed|unanim)|the panel(?:'s|’s)? (?:decision|feedback)|super ?day|trial",
        "screen": r"(?:speak(?:ing)?|spoke|talk(?:ing|ed)?|chat(?:ting|ted)?) (?:with|to) (?:you|us|me|our|the recruiter)|(?:our|the|your|a|that|phone|quick|recent|intro|thursday's|good|nice) (?:call|conversation|chat|phone call|phone screen)\b|phone (?:screen|call|interview)|assessment|(?:coding|typing|skills?|aptitude|online|technical|written|psychometric|reasoning|language|translation|ability) (?:test|challenge|exercise|assessment|task)|take-?home|work sample|test (?:score|result|task|translation)|screening (?:call|questions|interview)|submitted (?:the|your) (?:task|test)|hirevue|codility|hackerrank|case study|portfolio (?:task|review call)|your test|the test\b|the call\b|on the phone",
    },
    "de": {
        "final": r"letzte[nr]? (?:runde|zwei|drei)|finalrunde|endrunde|finale|endauswahl|engste[nr]? (?:auswahl|kreis|wahl)|kopf-an-kopf|zweiter? platz|platz zwei|zweitplatzier|an zweiter stelle|zwischen dir und|sie beide|euch beide|hauchdünn|knapp(?:e|er|en)? (?:entscheidung|entschieden)|letzten beiden|rangfolge|warteliste|vertragsangebot|zweitgespräch.*geschäftsführ",
        "interview": r"vorstellungsgespräch|bewerbungsgespräch|(?:persönlich\w*|ihr|das|unser|im|dein|zweite[ns]?|dem|nette[ns]?|angenehme[ns]?|offene[ns]?|gute[ns]?) gespräch|kennengelernt|kennen gelernt|probe(?:tag|arbeit|arbeiten|unterricht|schicht|vortrag|dirigat|spiel)|hospitation|hospitier|schnuppertag|interviews?\b|assessment ?-?center|ihre[nm]? besuch|dein(?:en|em)? besuch|bei uns (?:waren|warst)|auswahlgespräch|probe gearbeitet|vorgestellt haben|gespräche (?:mit|in)|vorspiel|lehrprobe|case day",
        "screen": r"telefon(?:at|interview|gespräch)|telefonier|eignungstest|online-?test|einstellungstest|testaufgabe|coding|probeaufgabe|arbeitsprobe|aufgabe (?:gelöst|bearbeitet|abgegeben)|\btest(?:s|ergebnis)?\b|challenge|fallstudie|videointerview|videofragen|anruf|call\b|wie besprochen|assessment|sporttest",
    },
    "fr": {
        "final": r"final(?:e|iste|istes)\b|dernière étape|dernier tour|dernier (?:entretien|carré)|deux derniers|deux finalistes|deuxième position|seconde position|entre vous et|short-?list|départager|de justesse",
        "interview": r"entretien(?:s)?\b(?! téléphonique)|rencontr|échange de vive|votre venue|journée (?:d'essai|d’essai|test)|audition|oral\b|période d'essai|mise en situation|déplacé",
        "screen": r"entretien téléphonique|au téléphone|échange téléphonique|appel\b|test(?:s)?\b|exercice|cas pratique|évaluation|épreuve|questionnaire|étude de cas|visio",
    },
    "es": {
        "final": r"finalistas?\b|fase final|última (?:fase|ronda|etapa)|recta final|dos (?:finalistas|candidat|personas)|entre (?:tú|vos|usted) y|lista de (?:espera|reserva)|reserva\b|última entrevista",
        "interview": r"entrevista(?:s|do|da|rte|mos|ron)?\b(?! telefónica)|conocer(?:te|le|la|nos)\b|reuni(?:ón|mos)|venir (?:a|hasta)|visita|prueba (?:de trabajo|práctica)|día de prueba|clase (?:muestra|demostrativa|de prueba)|panel|audición|te acercaste|conversación",
        "screen": r"entrevista telefónica|por teléfono|prueba|test\b|evaluación|examen|ejercicio|caso práctico|cuestionario|psicotécnic|desafío|challenge",
    },
    "pt": {
        "final": r"finalistas?\b|fase final|reta final|dois (?:finalistas|candidat)|duas pessoas|entre (?:você|ti|si) e|cadastro reserva|suplente|última entrevista",
        "interview": r"entrevista(?:s|do|da|mos|r-te)?\b(?! telef)|conhecer(?:-te|-lo|-la| você| te)?\b|reuni(?:ão|ões)|visita|dia (?:de teste|experimental|à experiência)|aula[- ](?:teste|prova)|prova prática|apresentação|painel|conversa\b|audição|veio|vieste|banca",
        "screen": r"entrevista telef|chamada|telefon|ligação|\bprova|teste|exercício|case\b|questionário",
    },
    "it": {
        "final": r"finalist[aie]\b|fase finale|ultim[ao] (?:fase|step|colloquio|turno)|rosa (?:finale|ristretta)|tra (?:lei|te) e|short-?list|terna|ballottaggio",
        "interview": r"colloqui(?:o)?\b(?! telefonic)|incontr(?:o|arla|arti|ati|arci|i)\b|conoscer(?:la|ti|ci)|giornata di prova|prova (?:pratica|in cucina|sul campo)|presentazione|chiacchierata di persona|lezione",
        "screen": r"colloquio telefonic|telefon|chiamata|\btest\b|prova|esercizio|caso pratico|questionario|chiacchierata|call\b",
    },
    "nl": {
        "final": r"finale|tweede (?:keus|plaats|keuze)|eindronde|eindgesprek|tussen jou en|tussen u en|net niet|twee kandidaten|op de valreep|arbeidsvoorwaardengesprek",
        "interview": r"gesprek(?:ken)?\b|kennismak|kennisgemaakt|langskwam|langs (?:te komen|bent|gekomen|bij)|proefdag|proefles|meeloopdag|meeloop|meegelopen|interview|bezoek|sollicitatiecommissie sprak|op de koffie|presentatie|auditie",
        "screen": r"telefo|gebeld|belletje|\btest\b|opdracht|assessment|case\b|proeftekst|vragenlijst|gesproken aan de lijn|toets",
    },
    "sv": {
        "final": r"slutkandidat|sista (?:omgången|steget|rundan|två)|final|andrahand|två (?:slutkandidater|sista)|mellan dig och|reservplats|reserv\b|stod mellan|slutintervju|referenstagning",
        "interview": r"intervju|träff(?:a|ade|as|en|ades)\b|möte|provjobb|provdag|provspel|provföreläsning|provpass|besök|prova-på|kom (?:hit|förbi|in)|prao|jobbdag|samtal(?:et|en)?\b|fikade",
        "screen": r"telefonintervju|telefon|ringde|test(?:et|er|resultat|erna)?\b|arbetsprov|case|videointervju|samtalet i",
    },
    "da": {
        "final": r"sidste (?:runde|to|samtale)|finale|slutfelt|anden(?:plads| samtale| runde)|nummer to|mellem dig og|to kandidater|tæt løb|reserveliste|stod (?:mellem|imellem)|sidste felt|2\. samtale",
        "interview": r"samtale(?:n|r|rne)?\b|mød(?:e|te|tes|es)\b|møde(?:t|r)?\b|besøg|interview|kom (?:forbi|ind|herud)|præsentation|rundvisning",
        "screen": r"telefon|ringe|test(?:en|resultat|ene)?\b|case|personlighedstest|videointerview|snakke(?:n|de)|talte (?:sammen|med)",
    },
    "pl": {
        "final": r"final|drugie miejsce|drug(?:a|ą|iej) (?:na liście|osob|pozycj)|dwoje|dwóch kandydat|między pan|lista rezerwow|liście rezerwow|o włos|trzecie[gj]o? etap",
        "interview": r"rozmow(?:a|y|ę|ie|ach|ą)\b(?! telefon)|spotkani|spotkać|spotkali|poznać|dzień próbny|lekcj|próbn|wizyt|odwiedzin|rozmawia|przesłuchani|prezentac",
        "screen": r"rozmow\w+ telefon|telefon|dzwoni|\btest|zadani|próbk|egzamin|ankiet|wideo",
    },
}
#: Said of what was to come or of others: "will not be invited to interview".
_NOT_HAPPENED: dict[str, str] = {
    "en": r"(?:not|unable|un-?able|cannot|can't|won't|never|unsuccessful|no longer|without|rather than|instead of|didn't|don't|aren't|isn't) [^.;!?\n]{0,60}(?:interview|shortlist|assessment|final|meet|test)|(?:other|those|few|small number of|number of|some|only|several|selected|three|four|five|two) (?:candidates|applicants|people|others|of the applicants)[^.;!?\n]{0,60}(?:interview|shortlist|test|meet|final)|(?:shortlisted|selected|chosen|invited?|invitations?|inviting|called|calling|progress\w*|put forward|taken forward|taking) (?:[\w' ]{0,25} )?(?:for|to|through to|forward to) (?:an? |the |our )?(?:\w+ )?(?:interview|final|assessment|audition)|interview (?:stage|process|slots?|shortlist|list|invitations?|dates|place)|(?:if|should|when) you (?:are|were)[^.;!?\n]{0,40}interview|interviews (?:will|are|have|were)|before interview|to interview\b|offer (?:you )?an interview|for interviews?\b(?! last| on)|interview(?:ing)? (?:other|people|candidates|those|three|four|five|six)",
    "de": r"(?:nicht|keine?[nmr]?|andere[nr]?|wenige[nr]?|einige[nr]?) [^.;!?\n]{0,60}(?:gespräch|interview|einladen|einladung|engere)|(?:einladung\w*|eingeladen|einladen|zu(?:m|r| einem)?) [^.;!?\n]{0,25}(?:gespräch\w*|interview\w*|auswahlverfahren)|telefonisch\w*|engere (?:wahl|auswahl)|in den gesprächen|zum gespräch|rückfragen",
    "fr": r"(?:pas|ne|n'|aucun|d'autres) [^.;!?\n]{0,60}(?:entretien|rencontr|finale)|(?:en|à un|pour un|convoqu\w+|invit\w+)[^.;!?\n]{0,12} entretien|pas retenu\w*|liste restreinte|sans entretien|jury d'admissibilité",
    "es": r"(?:no|otr[oa]s) [^.;!?\n]{0,60}(?:entrevista|conocer|fase final|pruebas)|(?:a|para|convoc\w+|cita\w*|fase de|agendar) (?:la |una |las )?entrevistas?|solo [^.;!?\n]{0,40}entrevista",
    "pt": r"(?:não|outr[oa]s) [^.;!?\n]{0,60}(?:entrevista|conhecer|fase final|etapa)|(?:a|à|para|às|fase de|convoc\w+|chamad\w+ para) (?:a |uma |as )?entrevistas?|apenas [^.;!?\n]{0,40}entrevista|próxima etapa",
    "it": r"(?:non|altr[ie]) [^.;!?\n]{0,60}(?:colloqui|incontr|selezione finale|prova)|(?:a|al|ai|per un|fase di|convoc\w+|invit\w+) (?:un )?colloqui\w*|solo [^.;!?\n]{0,40}colloqui",
    "nl": r"(?:niet|geen|andere) [^.;!?\n]{0,60}(?:gesprek|kennismak|ronde|test)|(?:voor|op|uitnodig\w*|uitgenodigd) (?:een |het )?(?:\w+ )?gesprek|gesprekken met anderen|in gesprek (?:te )?ga",
    "sv": r"(?:inte|inga|andra) [^.;!?\n]{0,60}(?:intervju|träffa|möte)|(?:till|kalla\w*|bjud\w*|för|på) (?:en )?(?:\w+ )?intervju\w*|träffa (?:andra|några)|vilka vi vill träffa",
    "da": r"(?:ikke|ingen|andre) [^.;!?\n]{0,60}(?:samtale|interview|møde)|(?:til|inviter\w*|indkald\w*) (?:en )?(?:\w+ ?)?samtale\w*",
    "pl": r"(?:nie|inn\w+|wybran\w+|kilk\w+) [^.;!?\n]{0,60}(?:rozm|spotka|etap|finał)|(?:na|zaprosz\w+|zaprasz\w+|zaproszen\w+) (?:[\w ]{0,20})?rozmow\w*|do (?:kolejnego|następnego|ii) etapu",
}
_CUES: dict[str, dict[str, str]] = {
    "en": {
        "kind-words": r"impress(?:ed|ive)|great (?:background|candidate|skills|conversation|energy|person)|pleasure|talented|outstanding|admire|wonderful|beautiful(?:ly)?|thoughtful|warm(?:th)?\b.{0,30}(?:you|your)|credit to you|stood out|your (?:enthusiasm|passion|energy|warmth|kindness|honesty|curiosity)|joy to|you'd be (?:great|good)|delight",
        "reapply": r"apply again|re-?apply|applying again|another application|fresh application|apply (?:for|to) (?:other|another|future|any)|encourage you to (?:apply|keep|check|continue|visit|stay|look|explore|consider|try)|(?:future|other|new|further|suitable|upcoming) (?:openings|roles|opportunit\w+|positions?|vacanc\w+|jobs)|keep an eye|try (?:us )?again|hope (?:you(?:'ll|’ll| will)|to see you|that you will) [^.]{0,50}(?:again|apply|future)|apply (?:to us )?(?:next|in)|(?:next|another) (?:season|year|round|intake|time|vacancy|opening)[^.]{0,40}(?:apply|welcome|touch|write|call|try)|welcome (?:to apply|your application|you)|(?:do|please) (?:apply|get in touch|come back|try|write|keep|watch|check)[^.]{0,60}(?:again|future|openings|vacanc|season|year|roles|post)|open again|would love to see you|happy to hear from you again|look out for",
        "feedback-offered": r"if you(?: would|'d|’d)? (?:like|want|wish|find)[^.]{0,50}(?:feedback|comments|detail|talk|hear|know why)|feedback (?:is available|on request|call|can be|may be|session|by)|(?:request|ask (?:me |us )?for|want|like|offer(?: you)?|arrange|give you|for) (?:some |any |more |detailed |verbal |brief |honest |further |your |individual )?feedback|feedback[^.]{0,30}(?:just|please|reply|ring|call|e-?mail|let me know|happy)|ring me|(?:happy|glad) to (?:talk|explain|chat)",
        "feedback-given": r"my (?:one )?(?:advice|tip|suggestion)|one (?:piece of )?(?:advice|feedback)|feedback (?:is|was|from|for you|:)|work on|what (?:tipped|swung|let|decided|made the difference)|edged|scored? (?:you )?\d|let you down|you could",
        "runner-up": r"runners?-up|close second|very close (?:decision|call|run)|(?:difficult|hard|tough) (?:decision|choice|call) between|second choice|strong second|(?:came|were|placed|ranked|finished) (?:a (?:very )?close |very close |us |in )?second|first reserve|(?:between|down to) (?:you|two|the two)|so close|a whisker|hair'?s breadth|coin|torn|next in line|second on|by one (?:vote|point)|nearly you|almost you|other finalist|razor",
        "filled": r"(?:has|have|been|is|was|were|'s|’s|are|now|already|just|be|get|being) (?:now |already |since |been |just |both |all )*filled|filled (?:the|this|it|our|both|all|that|internally|from)|(?:accepted|signed)(?: the| our| an| it)? offer|found (?:someone|somebody|our|the right)|(?:someone|somebody) else (?:has|got|is|who|for)|no longer available|been given to",
        "cancelled": r"cancel+(?:ed|led|ling)|no longer (?:hiring|recruiting|being recruited|exists?|proceed|going ahead|be (?:filled|recruit|hiring))|(?:hiring|recruitment|headcount) (?:freeze|stop|pause)|freeze|not (?:to )?(?:fill|proceed with|recruit|hire|go ahead|be (?:filled|recruiting))[^.]{0,30}(?:the|this|at all|anyone|after all|any more|post|position|role)|won't be (?:hiring|filling|a )|restructur|reorgani[sz]|lost (?:the|our) (?:funding|contract)|there is no (?:\w+ ){1,4}(?:job|role|post)|not (?:be )?hiring (?:anyone|for)|decided not to (?:hire|fill|recruit)",
        "on-file": r"on file|on record|on our (?:books|database|list|system|files)|in our (?:database|files?|talent (?:pool|network|community)|system|records|pool)|keep(?:ing)? (?:your|you|the|it|hold of|them|a copy)(?: \w+)? (?:resume|résumé|cv|details|information|profile|application|name|in mind|number|letter|tape|portfolio|contact|on)|(?:hold|hang) on to your|retain (?:your|it)|talent (?:pool|bank|community|network)|in the (?:drawer|folder)|hold (?:your|on to) (?:details|cv|application)|keep (?:your|you)[^.]{0,30}(?:for (?:future|\w+ months|twelve|six)|on)|data(?:base)? for \d+ months|bank staff|waiting list|kept? (?:on|for)",
        "agency": r"clients? (?:has|have|is|was|said|felt|chose|went|decided|are|feedback)|agency|other (?:clients|roles i)|my other|put you forward|(?:sent|sending|submitted|presented) (?:your|you) (?:cv|profile|details)[^.]{0,20} to|hiring company|employer (?:has|chose|decided)|i represent",
    },
    "de": {
        "kind-words": r"beeindruck|sehr gut|überzeug(?:t|end)|sympathisch|hervorragend|freude|angenehm|spannend|wertschätz|großartig|kompeten|schöne bewerbung|gutes händchen|originell|stark|begeister|geschwärmt|ausgezeichnet",
        "reapply": r"(?:erneut|wieder|nochmals?|noch einmal|gerne auch) [^.]{0,40}(?:bewerben|bewerbung|melden|bewirbst|bewerbt)|erneute bewerbung|(?:weitere|andere|künftige|zukünftige|neue|passende) (?:stellen|positionen|ausschreibungen|vakanzen|angebote|stelle)|melde[n]? (?:dich|sie sich)|bewirb dich|karriereseite|im auge|stellenportal|würden uns freuen|neuen versuch|stellenangebote",
        "feedback-offered": r"(?:feedback|rückmeldung|auskunft|begründung|nachgespräch|rückfragen|gründe)[^.]{0,60}(?:gern|möchten|wünsch|anruf|melde|steh|zur verfügung|bieten|magst|möchtest)|(?:gern|möchten sie|möchtest du|wenn du|falls sie|wünschen|steh\w*)[^.]{0,60}(?:feedback|rückmeldung|begründung|nachgespräch|auskunft|gründe)",
        "feedback-given": r"gefehlt|punkt(?:e|en|zahl)|tipp|rat\b|ich hab gemerkt|suchen (?:wir )?(?:jemanden|eher)|lag(?:en)? (?:unter|es)|fokussiert auf",
        "runner-up": r"zweit(?:e[rs]?|en|er) (?:platz|stelle|wahl|rang)|platz (?:zwei|2)|kopf-an-kopf|hauchdünn|zwischen (?:ihnen|dir)|letzten (?:beiden|zwei)|nachrück|um haaresbreite|enge entscheidung|schwer gefallen zwischen",
        "filled": r"anderweitig|eingestellt|zugesagt|intern (?:besetzt|gelöst)|plätze sind",
        "cancelled": r"einstellungsstopp|aufgehoben|gestrichen|eingefroren|wegfall|entfällt|fällt weg|abgebrochen|eingestellt wird|stopp|umstruktur|budget|auf eis|stellenplan|verfahren wird (?:beendet|eingestellt)|gar nicht|insolven|niemanden ein",
        "on-file": r"evidenz|talent ?-?pool|(?:unterlagen|bewerbung|daten|lebenslauf|profil|namen|kontakt|adresse)[^.]{0,50}(?:aufbewahr|behalten|speicher|vormerk|aufnehmen|aufheb|vorgemerkt|gespeichert|kalender|kartei)|(?:aufbewahr|behalten|vormerk|speichern|schreibe mir|aufheb)[^.]{0,50}(?:unterlagen|bewerbung|daten|lebenslauf|profil|namen)|bewerberpool|in unserem pool|warteliste|im hinterkopf",
        "agency": r"unser kunde|unserem kunden|unseren kunden|der kunde|auftraggeber|kundenunternehmen|personalberatung|personaldienst|vermittlung|zeitarbeit",
    },
    "fr": {
        "kind-words": r"apprécié|qualité(?:s)? (?:de|d')|impressionn|excellent|beau parcours|riche|plaisir|séduit|convain|remarqu|très bon|chaleureu|enthousias|solide|bluff|bravo|formidable|fort bien",
        "reapply": r"(?:nouveau|nouvelle|futur\w*|autres?|prochain\w*|ultérieur\w*) [^.]{0,50}(?:candidature|poste|offre|opportunité|annonce|concours|session|rentrée|recrutement)|postuler (?:à nouveau|de nouveau|aux|à)|repostuler|à nouveau|n'hésitez pas à|consulter (?:nos|régulièrement)|revenir vers nous|recandidat|retenter|prochaine fois",
        "feedback-offered": r"(?:retour|motifs?|explication|précision|échanger|détail|feedback|débrief)[^.]{0,60}(?:disposition|souhait|volontiers|demande|appel|joign|tél)|(?:disposition|souhaite\w*|volontiers|si (?:vous|tu))[^.]{0,60}(?:retour|explication|échanger|détail|précision|feedback|motif|débrief)",
        "feedback-given": r"il (?:nous |vous )?faut|insuffis|attend(?:ions|ait)|trop (?:junior|peu|court|loin|éloigné)|raison|aurions",
        "runner-up": r"deuxième|finaliste|de justesse|de peu|d'un cheveu|liste complémentaire|départag|entre vous et|serré",
        "filled": r"(?:poste|place|offre|emploi)[^.]{0,50}(?:pourvu|attribué|pris)|pourvu|a signé|a accepté|préféré (?:prendre|recruter)|finalisé",
        "cancelled": r"gel(?:é|er|ée|s)?\b|suspen|supprim|abandon|reporté|restructur|infructueu|sans suite|coup(?:e|ures) |ligne budgétaire|n'existe plus|embauches",
        "on-file": r"(?:conserv|gard)\w*[^.]{0,60}(?:candidature|dossier|cv|coordonnées|profil|données|contact)|vivier|base de (?:données|candidat)|cvthèque|sous le coude|fichier|(?:dossier|candidature|cv|profil)[^.]{0,40}(?:conserv|gard)",
        "agency": r"(?:notre|mon|le|la|nos) client\w*|pour le compte",
    },
    "es": {
        "kind-words": r"impresion|gran (?:perfil|potencial|profesional)|felicit|placer|admira|excepcional|honest|generosidad|cariño|precios|gustó|encantó|conmov",
        "reapply": r"volver a (?:postul|present|inscrib|intentar|candidat|aplicar|escrib)|vuelv\w+ a|postul\w+ (?:de nuevo|nuevamente)|te animamos|le animamos|te invitamos|le invitamos|estés atent|atent[oa] a|el (?:año|curso) que viene|de nuevo",
        "feedback-offered": r"(?:feedback|devolución|comentarios|retroalimentación|explic|detalle|motivos)[^.]{0,60}(?:quier|dese|gust|llám|escríb|disposi|encantad|pídem|solicit|interesa)|(?:si (?:quier|dese|te|le)|con gusto|encantad|disposición|quedo)[^.]{0,60}(?:feedback|devolución|comentar|retroalimentación|explic|detalle|motivos|charl)",
        "feedback-given": r"falt(?:a|ó|aba|an)|(?:más|mayor|menos) (?:experiencia|años|rodaje|trayectoria)|consejo|nivel|por debajo|buscaban|aconsej|recomiendo",
        "runner-up": r"finalista|por (?:muy )?poco|entre (?:tú|vos|usted)|difícil (?:decisión|elección)|lista de (?:espera|reserva)|empat",
        "filled": r"(?:puesto|plaza|vacante|posición|búsqueda)[^.]{0,50}(?:cubiert|ocupad|asignad|adjudicad|cerr[óo])|cubiert[oa]|incorporad|acept[óo]",
        "cancelled": r"cancel|congel|suspend|desiert|anul|recorte|reestructur|paraliz|detener|pausa|aplaz|dejar en",
        "on-file": r"base de datos|(?:conserv|guard|manten|archiv)\w*[^.]{0,60}(?:cv|currículum|curriculum|datos|perfil|candidatura|contacto|hoja|información|número)|tendremos en cuenta|banco de talento|cartera|presente para",
        "agency": r"(?:el|nuestro|mi|del|un|al) cliente|consultora|agencia|ett\b",
    },
    "pt": {
        "kind-words": r"impression|excelente|grande (?:perfil|potencial|profissional)|muito (?:bo[am]|interessante|valios|gost|tocad|feliz)|gost(?:ámos|amos|ei|aram)|parabéns|destac|entusiasm|prazer|admir|brilhant|excecional|excepcional|encant|ador(?:ámos|amos|ei)|linda?\b|carinho|adorei",
        "reapply": r"candidatar-se (?:novamente|de novo)|volt(?:ar|e|a) a|novamente|encoraj|incentiv|fique(?:s)? atent|atent[oa] (?:a|às|ao)|acompanh|tente (?:de novo|outra)|no próximo ano|de novo",
        "feedback-offered": r"(?:feedback|devolutiva|retorno|comentários|esclarec|explic|detalhe)[^.]{0,60}(?:quis|desej|gost|ligue|escrev|dispo|dispor|peça|solicit)|(?:se (?:quis|desej|precis|você quis)|com gosto|à disposição|disponível|dispor)[^.]{0,60}(?:feedback|devolutiva|comentar|esclarec|explic|detalhe|convers)",
        "feedback-given": r"abaixo|dica|sugiro|sugestão|dominasse|domínio",
        "runner-up": r"finalista|segund[oa]\b|por (?:muito )?pouco|entre (?:você|ti|si)|difícil (?:decisão|escolha)|lista de (?:espera|reserva)|empat|suplente",
        "filled": r"(?:vaga|posição|lugar|cargo|posto)[^.]{0,50}(?:preench|ocupad|fechad|atribuíd)|preenchid[oa]|assin(?:ou|ada)",
        "cancelled": r"cancel|congel|suspen|encerrad[oa] sem|anulad|reestrutur|orçament|revog|sem efeito|pausad|deserto",
        "on-file": r"base de (?:dados|candidat)|banco de (?:talentos|currículos|dados)|(?:conserv|guard|mant|arquiv|fic)\w*[^.]{0,60}(?:cv|currículo|dados|perfil|candidatura|contacto|contato|cadastro|ficha|número)|em carteira|ter em conta|em consideração futura",
        "agency": r"(?:o|nosso|meu|do|um|ao|a) cliente|consultoria|agência|empresa contratante|\brecrutadora\b",
    },
    "it": {
        "kind-words": r"colpit|eccellent|piacere|piaciut|compliment|brillant|qualità|talento|impression|valid[ao]|solid[ao]|emozion|stima|prezios|bravissim",
        "reapply": r"ricandidar|candidar(?:si|ti|vi) (?:nuovamente|di nuovo|ad altr)|di nuovo|nuovamente|in futuro|riprov|tener[ei] d'occhio|continuare a seguir",
        "feedback-offered": r"(?:feedback|riscontro|chiariment|confront|spiegazion|dettagli|motivazion)[^.]{0,60}(?:desider|vuol|volentieri|disposizione|scriv|chiam|richiest|piacesse)|(?:se (?:desider|vuol|ti|le)|volentieri|disposizione)[^.]{0,60}(?:feedback|riscontro|chiariment|confront|spiegazion|dettagli)",
        "feedback-given": r"punti\b|poiché|cercavamo|cerchiamo|ha pesato|suggeri|troppo",
        "runner-up": r"finalist|per (?:un soffio|poco|pochissimo)|tra (?:lei|te) e|scelta difficile|graduatoria|testa a testa",
        "filled": r"(?:posizione|posto|ruolo|ricerca)[^.]{0,50}(?:coperta|coperto|assegnat|chiusa|occupat)|copert[oa]|già (?:assunt|trovat|scelt|individuat|stata)|ha accettato|ha firmato|assunt[oa]|al completo|richiamato",
        "cancelled": r"annullat|congelat|sospes|ristruttur|budget|blocc[oa]|revoc|rinviat|chiusa senza|bloccat",
        "on-file": r"(?:database|banca dati|archivio|data base)|(?:conserv|tenere|terremo|manter|inser|tengo)\w*[^.]{0,60}(?:cv|curriculum|dati|profilo|candidatura|contatt|numero|nominativo)|in evidenza|talent pool|tenerla presente|tenerti presente",
        "agency": r"(?:il|nostro|mio|del|al|un) cliente|agenzia|azienda cliente|somministrazione",
    },
    "nl": {
        "kind-words": r"indruk|prettig|goede? (?:gesprek|indruk|profiel|kwaliteit|verhaal|cv)|mooi(?:e)?\b|sterk(?:e)?\b|waardeer|plezier|complimenten|genoten|knap|klik|interessant|hartverwarmend|warm",
        "reapply": r"nogmaals (?:te )?sollicit|houd [^.]{0,40}(?:in de gaten|site)|in de gaten|welkom om|vooral nog",
        "feedback-offered": r"(?:feedback|toelichting|terugkoppeling|uitleg)[^.]{0,60}(?:bel|mail|wil|wens|graag|kun|altijd|gerust)|(?:wil je|wilt u|graag|gerust|behoefte)[^.]{0,60}(?:feedback|toelichting|terugkoppeling|uitleg|bellen)",
        "feedback-given": r"ontbr(?:eekt|ak)|mis(?:sen|ten)|meer (?:ervaring|affiniteit|diepgang|aansluit)|zochten|tip|score|eis\b|net iets|doorslag|twijfel",
        "runner-up": r"net niet|nipt|tussen jou|tussen u|laatste twee|moeilijke keuze|op een haar|reserve|scheelde|close",
        "filled": r"ingevuld|intern(?:e)? (?:kandida|opge|ingev|collega)|iemand gevonden|getekend|benoemd|voorzien",
        "cancelled": r"ingetrokken|vervallen|geannuleerd|bevroren|vacaturestop|stopgezet|on hold|niet (?:meer )?(?:invul|vervul|in te vullen|door)|reorganis|bezuinig|budget|geschrapt|gestopt|gaat niet door",
        "on-file": r"(?:bewaren|portefeuille|database|bestand|talentpool|bewaar)|(?:gegevens|cv|brief|naam|nummer)[^.]{0,50}(?:bewaren|houden|bewaard|onthouden)|houden (?:je|uw|we je)|in gedachten|achter de hand",
        "agency": r"opdrachtgever|de klant|onze klant|mijn klant|bemiddel|uitzend|detacher|wervingsbureau",
    },
    "sv": {
        "kind-words": r"imponer|(?:väldigt|mycket|riktigt|så|jätte)[ ]?(?:bra|trevlig|fin|roligt|kul|gärna|stark|intressant)|uppskatta|starkt? |fin(?:t|a)? |kompetent|trevligt|kvalitet|gott intryck|intressant|härlig|varm",
        "reapply": r"söka? (?:igen|på nytt|andra|hos|fler|en annan)|ansök igen|sök gärna|välkommen (?:att|åter|med)|igen\b",
        "feedback-offered": r"(?:vill du|gärna|om du|önskar|hör av dig)[^.]{0,60}(?:feedback|återkoppling|motivering|berättar|veta (?:mer|varför))",
        "feedback-given": r"sakna|(?:mer|längre|större|bredare|mindre) (?:erfarenhet|vana|bakgrund)|låg (?:en bit|under|för)|tips|avgörande|sökte någon|betyg|nivå|men (?:topologin|du)",
        "runner-up": r"andra(?:hand|plats| plats)|tvåa\b|mellan dig|slutkandidat|jämnt|nära\b|svårt val|hårfin|två sista|svår(?:t|a)? (?:beslut|val)",
        "filled": r"(?:tjänsten|rollen|platsen|jobbet|uppdraget|anställningen)[^.]{0,50}(?:tillsatt|gått till|bemannad|fylld|borta)|tillsatt|anställt|gått till|internt|fått jobbet|skrivit på",
        "cancelled": r"avbr(?:yt|ut|öt)|anställningsstopp|inställd|ställ(?:s|er|t) in|dragits? (?:in|tillbaka)|pausa|fryst|omorganis|budget|inte (?:att )?tillsätt|återkall|utgår|nedskär|läggs ner|upphör|neddrag|besparing|stopp",
        "on-file": r"(?:spara|behåll)\w*[^.]{0,60}(?:cv|ansökan|uppgifter|profil|kontakt|namn|nummer|dina)|i vår (?:databas|kandidatbank|bank)|kandidatbank|talangpool|databas|ha dig i åtanke|timlista|i minnet",
        "agency": r"vår kund|uppdragsgivare|bemanning|kundföretag|konsultchef|min kund",
    },
    "da": {
        "kind-words": r"imponer|sætter pris|kunne (?:rigtig|virkelig) godt lide|kompetent|spændende|kvalitet|indtryk|skøn|varm|interessant|begejstr|flot",
        "reapply": r"(?:nye|andre|fremtidige|kommende|næste) [^.]{0,50}(?:stilling|muligheder|job|opslag|ansøg|sæson|gang|år|elevplads)|ansøg(?:e)? igen|følg med|igen\b",
        "feedback-offered": r"(?:feedback|tilbagemelding|begrundelse|uddybning|uddyb)[^.]{0,60}(?:gerne|vil|ring|skriv|ønsk|kontakt|velkommen)|(?:gerne|vil du|hvis du|ønsker|velkommen til at)[^.]{0,60}(?:feedback|tilbagemelding|begrundelse|uddyb|ringe|høre)",
        "feedback-given": r"savne|(?:mere|længere|større|bredere|mindre) (?:erfaring|rutine|baggrund)|point|krav|for (?:lidt|kort|langt|lav)|råd|afgørende|afgjorde|har brug for en|søgte en|havde (?:brug|ønsket)",
        "runner-up": r"nummer to|andenplads|andenvalg|mellem dig|tæt løb|tæt på|hårfin|reserve|sidste to|svært valg|to kandidater|lige ved",
        "filled": r"takket ja|ansat\b|gået til|sagt ja|skrevet under",
        "cancelled": r"annuller|ansættelsesstop|aflys|trukket (?:tilbage|opslaget)|sat på pause|sat i bero|fros|omorganis|budget|ikke (?:at )?(?:genbes|besæt)|besparelse|nedlagt|nedlæg|bortfald|stillingsstop|stoppet",
        "on-file": r"(?:gem|behold|opbevar)\w*[^.]{0,60}(?:cv|ansøgning|oplysninger|profil|kontakt|navn|data|nummer|dine)|emnebank|database|talentpulje|(?:cv|ansøgning|oplysninger|profil)[^.]{0,40}(?:gem|liggende)|have dig i (?:tankerne|baghovedet)|vikarliste",
        "agency": r"kunden|vores kunde|rekrutteringsbureau|opdragsgiver|min kunde|virksomheden har (?:valgt|besluttet)",
    },
    "pl": {
        "kind-words": r"wrażeni|imponuj|docenia|świetn|bardzo (?:dobr|miło|cenn|ciekaw|podoba)|podoba|znakomit|ciekaw|gratul|talent|profesjonal|przyjemnoś|pozazdrościć|zachwyc|piękn|miło (?:było|wspom)|entuzjaz|wyróżni",
        "reapply": r"ponown\w+|aplikow\w+ (?:ponownie|znów|na inne|w)|zachęcam|śledzeni|śledź|jeszcze raz|spróbuj",
        "feedback-offered": r"(?:feedback|informacj\w+ zwrotn|uzasadnieni|szczegół|omówi)[^.]{0,60}(?:chętni|prosz|chce|życzy|kontakt|dzwoń|zadzwo)",
        "feedback-given": r"zabrakł|próg|bo (?:w|za|nie|pan|szuk)|dlatego|za (?:mało|krótk|słab)|szukaliśmy",
        "runner-up": r"drug(?:ie|a|ą|i|iej) (?:miejsc|osob|na liście|pozycj)|o włos|rezerwow|minimaln|niewiele|między (?:pan|tob)|trudn\w+ (?:wyb|decyz)",
        "filled": r"(?:stanowisk|etat|miejsc|wakat)\w*[^.]{0,50}(?:obsadz|zaję)|obsadzon|zatrudni(?:l|ł|on)|wewnętrzn|przyjął|już (?:kogoś|wybra|komplet)|komplet|wybran[oa]",
        "cancelled": r"odwoła|wstrzyma|anulow|zamroż|zawiesz|unieważn|rezygnuj|zrezygnow|bez rozstrzygni|nie (?:będzie|zostanie)[^.]{0,40}(?:obsadz|prowadz|wznaw)|budżet|cięci|likwid|przekazani",
        "on-file": r"(?:zachow|pozostaw|przechow|zostaw|zatrzym|zapis)\w*[^.]{0,60}(?:cv|aplikacj|dan[eay]|zgłosz|dokument|kontakt|bazie)|baz(?:a|ie|y|ę) (?:kandydat|danych|talent)|w naszej bazie|liście rezerwowej",
        "agency": r"klient\w*|agencj\w*|w imieniu",
    },
}


def _compiled(table: dict[str, dict[str, str]]) -> dict[str, dict[str, re.Pattern[str]]]:
    return {code: {name: re.compile(rf"\b(?:{pattern})") for name, pattern in names.items()} for code, names in table.items()}


_STAGE_PATTERNS = _compiled(_STAGES)
_CUE_PATTERNS = _compiled(_CUES)
_FUTURE = {code: re.compile(rf"\b(?:{pattern})") for code, pattern in _NOT_HAPPENED.items()}
_STAGE_SURENESS = {"final": 0.75, "interview": 0.72, "screen": 0.66}


#: A talk in the subject is one that took place.
_TALK = re.compile(r"interview|gespräch|entretien|entrevista|colloquio|gesprek|intervju|samtale|rozmow")
_ASSESSED = re.compile(
    r"\b(?:review(?:ed|ing)? (?:of )?(?:your|all|the|every)|shortlist|number of applica|volume of applica|high (?:volume|number)|(?:your|all) (?:application|applications|cv|resume|profile|qualifications|background)\b|sichtung|vielzahl|"
    r"zahlreiche|prüfung (?:ihrer|der|deiner)|ihre (?:bewerbung|unterlagen)|étud\w+ (?:de )?(?:votre|ta|les)|examin\w+|candidature|candidatura|currículum|inscripci|inscriç|selezione|sollicitatie|brieven|selectie|urval|ansökan|ansökningar|"
    r"ansøgning|feltet|aplikacj|zgłosze|nadesłan|kandydatur)"
)


def stage_of(page: Page) -> Detail | None:
    """``applied``, ``screen``, ``interview`` or ``final``, by what the mail speaks of as having happened."""
    code = page.language or "en"
    text = _lower(page)
    happened = _FUTURE[code].sub(" ", text)
    for stage in ("final", "interview", "screen"):
        if _STAGE_PATTERNS[code][stage].search(happened):
            return Detail(stage, "text", _STAGE_SURENESS[stage])
    if _TALK.search(page.subject.lower()):
        return Detail("interview", "subject", 0.66)
    # Without a word of a meeting or a test, most were turned down on paper; mails of few words may just not say.
    told = happened != text or len(_ASSESSED.findall(text)) > 1
    return Detail("applied", "text", 0.62 if told else 0.5)


def cues_of(page: Page) -> tuple[str, ...]:
    """What the mail says beside its decision, in a fixed order."""
    patterns = _CUE_PATTERNS[page.language or "en"]
    text = _lower(page)
    return tuple(cue for cue, pattern in patterns.items() if pattern.search(text))


def _lower(page: Page) -> str:
    return f"{page.subject}\n{page.text}".lower().replace("’", "'").replace("\n", " ")[:6000]
