"""What surely took place between the candidate and the other side: told by thanks for it, or by looking back on it.

A letter thanks for it, and thanks for an interview that never was are worse than none: a word for an encounter counts
only close behind words that look back ("thank you for", "nach unserem"), never in a sentence that denies, cancels,
invites, or speaks of others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import islice

from classifier.page import Page

#: In the order in which a letter thanks for them.
ENCOUNTERS = ("call", "test", "interview", "tour", "trial", "presentation")


@dataclass(frozen=True, slots=True)
class _Tongue:
    """One language's words.

    ``nouns`` name encounters. ``back`` looks back on what a noun names, over words that are none of ``between``;
    ``also`` names it beside something else. ``whole`` tells an encounter by itself. ``never`` spoils a sentence,
    ``behind`` a noun.
    """

    nouns: dict[str, str]
    back: str
    also: str
    between: str
    whole: dict[str, str]
    never: str
    behind: str


_TONGUES: dict[str, _Tongue] = {
    "en": _Tongue(
        nouns={
            "call": (
                r"(?:the|our|a|quick|nice|good|great|pleasant|phone|telephone|video|zoom|teams|intro|introductory|"
                r"screening) calls?\b(?! cent| you| me| us| to)|(?:phone|telephone) (?:screen|chat|interview|"
                r"conversation)s?|screening interview|zoom\b"
            ),
            "test": (
                r"(?:online |coding |technical |written |typing |skills? |aptitude |numerical |verbal |"
                r"practical )*(?:tests?\b(?! (?:engineer|manager|lead|autom|analyst|field|drive))|(?:take-?home|"
                r"coding|design|written|technical|typing|case|home) (?:test|task|exercise|challenge|assignment|"
                r"assessment|work)s?|take-?home|online assessments?|skills? assessments?|assignment|case study|"
                r"work sample)"
            ),
            "interview": (
                r"(?:interview|(?<=your )interviews|(?<=both )interviews|(?<=two )interviews|"
                r"(?<=three )interviews)\b(?! (?:process|stage|slot|list|invit|coach|room|question|schedul|request|"
                r"date))|interviewing (?:with|for|at)\b"
            ),
            "tour": r"(?:site |plant |office |studio |guided )?tours?\b",
            "trial": (
                r"(?:work |working )?trial (?:day|shift|lesson|week|morning|session|evening)s?|taster (?:day|session|"
                r"morning|shift)s?|work trial|(?:demo|sample|trial|model) lesson|trial\b(?! (?:period|manager|"
                r"associate|coordinator|biom\w+|lawyer))"
            ),
            "presentation": r"presentations?\b|job talk|research talk",
        },
        back=(
            r"thank(?:s|ing|ful)?\b|thx|grateful|appreciated?\b|enjoyed|loved|impressed (?:by|with|at|during|in)|"
            r"pleased (?:by|with)|(?:after|following|further to|since|reference to|refer to|regarding|"
            r"regards? to) (?:the|your|our|his|this|that|last|yesterday's)\b|(?:result|outcome|"
            r"feedback)[\w ]{0,20} (?:of|on|from|about) (?:the|your)\b|you (?:attended|completed|sat)"
        ),
        also=r"thank\w*\b.{0,90}\b(?:and|as well as) (?:for )?(?:the|your|our|this)",
        between=(
            r"appl\w+|interest\w*|invit\w+|schedul\w+|confirm\w*|book\w*|accept\w*|cancel\w*|patien\w+|wait\w*|"
            r"position|role|post|opportunit\w+|request\w*|if|unable|not|no|can|cannot|will|would|other|candidates|"
            r"consider\w+|arrang\w+|before|until|regist\w+|offer\w*|next|upcoming|forward|progress\w*|select\w*|"
            r"shortlist\w*|hop\w+|should|could|may|might|repl\w+|respon\w+|wish|advance|for your next|experience|"
            r"about|as|attention|trust"
        ),
        whole={
            "presentation": (
                r"your (?:\w+ )?presentation (?:was|on|made|went)\b|(?:about|of) your (?:\w+ )?presentation\b"
            ),
            "interview": (
                r"(?:pleasure|great|nice|lovely|good|joy|delight\w*|fun|enjoyed|loved|liked|privilege|"
                r"wonderful)(?: of| to| for us to| for me to| both| all)? (?:to )?(?:meet|meeting|interview|"
                r"interviewing)(?: with)? you\b|thank(?:s| you)[\w ]{0,20} for (?:meeting|interviewing|coming (?:in|"
                r"along|over|down|up|by|to (?:see|meet))|popping in|travelling|travel+ing|your visit)\b|"
                r"when you (?:were |were being )?interviewed|you interviewed (?:for|with|well)|you came for (?:an|"
                r"the|your) interview|time you spent interviewing|(?:appreciated?|discuss) your (?:visit|interview)|"
                r"thank\w*[\w ]{0,40} for meeting with (?:us|me)|your interview (?:was|went|has been assessed|"
                r"showed)|interview (?:held|you attended|you had)|your visit (?:on|last|to us|yesterday)"
            ),
            "test": (
                r"your (?:\w+ ){0,2}test (?:result|score|was)|(?:read|reviewed|marked|looked at|went through|"
                r"graded) your (?:\w+ )?(?:test|exercise|assignment|take-home|challenge|case study)\b"
            ),
            "trial": (
                r"(?:on|after|during|for) your trial\b(?! (?:period|class))|(?:have|having|had) you (?:with us |"
                r"here )?(?:for|on) (?:the|your|a) trial day"
            ),
            "call": (
                r"(?:speaking|talking|chatting|spoke|talked|talk|speak|chat) (?:with|to) (?:you|me|us|"
                r"our \w+)[\w ]{0,25} (?:on|over|by) (?:the )?(?:phone|zoom|teams)"
            ),
        },
        never=(
            r"look(?:ing)? forward|to confirm|invit\w+ you|please (?:confirm|bring|arrive|book|choose|let us)|"
            r"cancel\w*|reschedul\w*|tomorrow|next (?:week|month|stage|step|round)|would like to (?:invite|meet|"
            r"schedule|see)|scheduled|reminder|not (?:been )?(?:selected|invited|shortlisted|progress\w*)|"
            r"successful candidates|unable to attend|did not attend|no[- ]show|if (?:you|we|they|your)|you will|"
            r"you'll (?:be|have|get|need)|should you|(?:invite\w*|progress\w*|proceed\w*|selected|shortlisted|called|"
            r"passed|through|go) (?:\w+ )?to (?:the |an )?interview|offer you an|career fair|open day|fair\b|event\b|"
            r"webinar|before"
        ),
        behind=(
            r" (?:tomorrow|next|today at|invitation|is |will|would|can |could|scheduled|request|of (?:other|"
            r"the other|all)|with (?:other|all|the other|several)|if\b|on (?:monday|tuesday|wednesday|thursday|"
            r"friday) at)"
        ),
    ),
    "de": _Tongue(
        nouns={
            "call": (
                r"telefonats?\b|telefonische[nrms]? (?:erst)?gespräch\w*|telefon(?:interview|gespräch)\w*|(?:video|"
                r"zoom|teams|erst|kennenlern)-?calls?\b|\bcalls?\b"
            ),
            "test": (
                r"(?:eignungs|einstellungs|online-?|schreib|coding-?|fach|sport|auswahl)tests?\b|tests?\b|"
                r"testaufgaben?|probeaufgaben?|arbeitsproben?|coding-?challenge|challenge\b|fallstudie"
            ),
            "interview": (
                r"(?:vorstellungs|bewerbungs|kennenlern|auswahl|erst|zweit|fach|video|online-?|teams-?|"
                r"\b)gespräch(?:e|s|es|en)?\b|vorstellungstermin|\binterviews?\b"
            ),
            "tour": r"(?:betriebs|haus|werks|stations)(?:führung|rundgang|besichtigung)\w*|rundgang|\bführung durch",
            "trial": (
                r"probe-?(?:tag\w*|arbeit\w*|schicht|unterricht\w*|stunde)|schnupper(?:tag|woche|praktikum)\w*|"
                r"hospitation\w*"
            ),
            "presentation": r"präsentation\b|(?:probe|fach)vortrags?\b|ihren vortrag\b|deinen vortrag\b",
        },
        back=(
            r"danke\b|dank\b|(?:uns|mich)[\w ]{0,25} für\b|bedanken?\b|gefreut|gefreut,|nach (?:de[mr]|unsere[mr]|"
            r"ihre[mr]|deine[mr])|(?:komme|kommen) (?:ich |wir )?(?:zurück )?auf|bezugnehmend auf|bezug (?:auf|"
            r"nehmend auf)|beziehen uns auf|im nachgang (?:zu|an)|im anschluss an|zurück auf"
        ),
        also=(
            r"(?:dank\w*|bedanken|für (?:deine|ihre))\b.{0,90}\b(?:und|sowie) (?:für )?(?:das|den|die|unser\w*|"
            r"ihr\w*|dein\w*)"
        ),
        between=(
            r"bewerb\w*|interesse|einlad\w*|eingeladen|nicht|kein\w*|falls|wenn|sofern|werden|wird|würden|könn\w+|"
            r"geduld|zusage|absage|bestätig\w+|andere\w*|unterlagen|vertrauen|bereitschaft|zu|zum|vor|stelle|wunsch|"
            r"anfrage|bitte|möglich\w*|nächste\w*|weitere\w*|als|rückmeldung|um|damit"
        ),
        whole={
            "presentation": r"(?:ihre|deine) präsentation (?:war|hat|zu)\b|(?:ihren|deinen) probevortrag\b",
            "interview": (
                r"(?:gefreut|freude|angenehm|schön|nett|spannend|gern)[\w, ]{0,25} (?:sie|dich|"
                r"euch) (?:persönlich )?(?:kennen ?(?:ge|zu)lern\w*|kennen zu lernen|zu treffen)|(?:sie|"
                r"dich) (?:persönlich )?kennen ?gelernt|dass (?:sie|du) (?:sich )?(?:bei uns|letzte woche|"
                r"am \w+)[\w ]{0,25} (?:waren|warst|vorgestellt)|sich vorgestellt haben|(?:ihren|"
                r"deinen) besuch (?:bei|in|am|letzte)|für [^.]{0,50}gespräch\b[^.]{0,40} (?:danke|bedanken) |"
                r"(?:haben sie|hast du)[\w ]{0,30} (?:interviews?|gespräche?) geführt|gespräch mit (?:ihnen|"
                r"dir)\b(?! vereinbar| führen)|durch das vorstellungsgespräch entstanden|(?:geführte|geführtes|"
                r"stattgefundene) (?:\w+)?gespräch"
            ),
            "test": (
                r"(?:unseren|den) (?:\w+-?)?test (?:gemacht|absolviert|geschrieben)|(?:unserem|"
                r"am) (?:\w+)?test teilgenommen|(?:deine|ihre) (?:testaufgabe|probeaufgabe|lösung|coding-challenge|"
                r"fallstudie) (?:war|hat|haben|angesehen)"
            ),
            "trial": (
                r"(?:beim|nach dem|fürs|dein|ihr) probearbeiten|probe gearbeitet|bei uns hospitiert|(?:(?:dein|"
                r"ihr)(?:en)?|der) probetag(?: mit (?:ihnen|dir))|(?:ihre|deine) lehrprobe"
            ),
        },
        never=(
            r"einladen|einladung|eingeladen|geladen|laden (?:wir|sie)|vereinbar\w+|absagen|abgesagt|verschieb\w+|"
            r"verschoben|nächste[nr]? (?:woche|schritt)|morgen um|freuen (?:wir )?uns (?:auf|darauf)|stattfinden|"
            r"findet (?:am|um)|bringen sie|bestätigen sie|falls\b|sollten|in frage|möchten (?:wir )?(?:sie|dich)|"
            r"würden (?:wir )?(?:sie|dich|gern)|wenn (?:sie|du) (?:möcht|magst|woll)|gerne? (?:noch )?(?:ein|zu)|"
            r"andere (?:bewerber|kandidat|person)\w* zum|nicht (?:zu|zum) (?:einem |einen )?\w*gespräch"
        ),
        behind=(
            r"(?: \w+)? (?:ein(?:zu)?laden|vereinbaren|am \d+\.\w* um|morgen|nächste|führen (?:zu|wir|möcht)|"
            r"mit anderen|statt|anbieten)"
        ),
    ),
    "fr": _Tongue(
        nouns={
            "call": (
                r"entretien téléphonique|échange téléphonique|(?<!votre )(?<!ton )(?:l')?appel(?: téléphonique|"
                r" vidéo)?\b(?! d'offre| à)|visio\b|échange (?:en visio|par téléphone)"
            ),
            "test": (
                r"tests?\b|exercice (?:technique|pratique)|cas pratique|étude de cas|épreuves? (?:écrite|pratique|"
                r"informatisée)s?"
            ),
            "interview": r"entretiens?\b(?! téléphon| d'embauche type)|entrevues?\b|rencontre\b|rendez-vous",
            "tour": r"visite (?:de l[ae']|du|des|guidée)",
            "trial": (
                r"journée d'essai|journée de découverte|semaine d'essai|essai (?:en|au|à la|chez)|mise en situation|"
                r"cours d'essai"
            ),
            "presentation": r"présentation\b|séminaire\b|soutenance",
        },
        back=(
            r"merci\b|remerci\w+|apprécié\b|suite (?:à|au)(?: (?:notre|votre|ton|cet|l'))?|(?:fais|faisons|"
            r"faisant) suite|à la suite de|à l'issue de|(?:après|depuis|lors de|au cours de|pendant) (?:notre|votre|"
            r"ton|cet|l'|cette)|retour (?:sur|de) (?:notre|votre|ton)|concernant (?:notre|votre|ton)|vous avez (?:eu|"
            r"passé|participé|été reçu|pris part)|tu as (?:eu|passé|fait)|été reçue?\w*(?:\(e\))? en"
        ),
        also=(
            r"(?:merci|remerci\w+)\b.{0,90}\b(?:et|ainsi que) (?:pour |de |d')?(?:l[ea']|notre|votre|ton|ta|"
            r"cet(?:te)?)"
        ),
        between=(
            r"candidat\w+|intérêt|invit\w+|convoqu\w+|convi\w+|proposer|pas|ne|n'\w+|si|patience|disponible\w*|"
            r"confirm\w+|prochain\w*|autres?|plusieurs|avant|pour une?|sans|dossier|demande|fixer|planifier|"
            r"confiance|relance|message"
        ),
        whole={
            "interview": (
                r"(?:plaisir|ravie?s?|heureu\w+|contente?s?|enchantée?s?|apprécié|agréable)(?: de| d'|"
                r" pour nous de)? ?(?:vous|te|t') ?(?:rencontrer|avoir rencontrée?|recevoir|avoir reçue?)|"
                r"vous avoir rencontrée?|t'avoir rencontrée?|(?:votre|ta) venue\b|(?:votre|ta) rencontre avec|"
                r"d'être venue?s?\b(?! faire)|de vous être déplacée?|vous avez (?:\w+ )?rencontré|"
                r"lors de notre (?:rencontre|entretien)"
            ),
            "test": (
                r"(?:votre|ton) test\b|(?:les )?tests que (?:vous|tu) (?:avez|as)|de faire le test|"
                r"pris part [\w ]{0,15}à l'épreuve"
            ),
            "trial": r"venue?s? faire (?:l'|un )essai|(?:votre|ta) (?:journée|semaine) (?:d'essai|de stage|chez nous)",
        },
        never=(
            r"invit\w+|convoqu\w+|convi(?:er|ons)|proposer (?:un|d')|prochain\w* (?:étape|entretien|semaine|tour|"
            r"jour)|(?:semaine|étape|lundi|mardi|jeudi) prochain|demain|confirm\w+ (?:votre|le|ta)|annul\w+|"
            r"report\w+|décal\w+|si (?:vous|tu)|souhait\w+ vous rencontrer|aimer\w+ (?:vous|te)|n'avez pas|"
            r"ne pourrons pas|pas (?:retenue?|présélectionn\w+|vous (?:recevoir|rencontrer|proposer))|planifi\w+|"
            r"aura lieu|rappel\b|auront"
        ),
        behind=(
            r" (?:demain|prochain|aura|sera|est (?:prévu|fixé|confirmé)|avec d'autres|des autres|d'autres|pour fixer)"
        ),
    ),
    "es": _Tongue(
        nouns={
            "call": r"entrevista telefónica|(?<!tu )(?<!su )llamada\b|conversación telefónica|videollamada",
            "test": (
                r"(?:pruebas?|tests?) (?:técnicas?|de (?:conocimientos|inglés|nivel|código|selección)|psicotécnic\w+|"
                r"psicométric\w+|escrita|online)|tests?\b|(?:el|tu|su|al) (?:ejercicio|challenge|desafío|"
                r"caso práctico|caso)\b|psicotécnic\w+|cuestionario técnico"
            ),
            "interview": r"entrevistas?\b(?! telefónica)",
            "tour": (
                r"(?:visita|recorrido) (?:a|por|en) (?:la|las|el|los|nuestr\w+) \w+|visita al centro|visita a planta"
            ),
            "trial": (
                r"día de prueba|prueba de trabajo|jornada de prueba|turno de prueba|clase (?:de prueba|muestra|"
                r"demostrativa)|hacer la prueba"
            ),
            "presentation": r"presentación\b",
        },
        back=(
            r"gracias\b|agrade[cz]\w+|(?:tras|después de|luego de|desde|a raíz de|en relación (?:con|a)|"
            r"con respecto a|resultado de|respecto a|durante) (?:la|tu|su|nuestra|el|las|tus|sus|los|dicha)\b|"
            r"tomó para|tomaste para|impresión (?:en|durante)|mostra(?:ste|ó|do)|dedica(?:ste|ó|do)|asisti(?:r|do)|"
            r"participa(?:r|do|ción)"
        ),
        also=r"(?:gracias|agrade\w+)\b.{0,90}\b(?:y|así como) (?:por )?(?:la|el|tu|su|nuestra)",
        between=(
            r"candidatura|interés|invit\w+|convoc\w+|cita\w*|no|si|paciencia|confirm\w+|próxim\w+|otr[oa]s?|agend\w+|"
            r"solicitud|postul\w+|para (?:un|una)|coordinar|programar|antes|aceptar|disponibilidad|vacante|puesto|"
            r"oferta|candidat\w+|fase"
        ),
        whole={
            "interview": (
                r"(?:gusto|placer|encantad[oa]s?|encantó|gustó|disfrutamos|alegr\w+|"
                r"agradable)[\w ]{0,12} conocer(?:te|le|la|lo)\b|haber(?:te|le|la|lo|nos)? conocido|conocer(?:te|le|"
                r"la|lo) personalmente|haber venido a|(?:tu|su) entrevista (?:fue|estuvo|ha sido)|para la que (?:te|"
                r"le) entrevist|gracias por (?:venir\b(?! a hacer)|haberte acercado|acercarte|haberse acercado|"
                r"la visita)|(?:agrade[cz]\w+|gracias)[\w ]{0,20} (?:su|tu) visita|visitas que nos (?:hizo|hiciste)"
            ),
            "test": (
                r"(?:tu|su) (?:ejercicio|prueba técnica|challenge|caso práctico|prueba)\b(?! de fuego)|"
                r"en la prueba de \w+"
            ),
            "trial": (
                r"por venir a hacer la prueba|(?:tu|su) (?:día|clase) de prueba|la clase (?:de prueba|"
                r"muestra) (?:estuvo|fue)"
            ),
        },
        never=(
            r"invit\w+|convoc\w+|te esperamos|le esperamos|próxim[ao]s? (?:fase|etapa|semana|paso|entrevista|lunes|"
            r"martes|miércoles|jueves|viernes)|mañana|cancel\w+|reprogram\w+|confirm\w+|si (?:quier|dese|te|le)\w*|"
            r"no (?:te|le|has|ha|hemos|se le)[\w ]{0,20} (?:entrevist|convoc|selecc|avanz|continu|pas)|"
            r"pasar a la fase|fase de entrevistas|no pasas|agendar|tendrá lugar|recuerd\w+|no (?:se presentó|asistió|"
            r"acudió)|quer\w+ (?:conocer|entrevist)|nos gustaría|se rendirá|deber[áa]s?\b"
        ),
        behind=(
            r" (?:mañana|será|tendrá|se (?:realizará|llevará)|con (?:otr[oa]s|el responsable)|de otr|programada|"
            r"prevista)"
        ),
    ),
    "pt": _Tongue(
        nouns={
            "call": (
                r"entrevista (?:telefónica|telefônica|por telefone)|(?<!sua )(?<!tua )(?:chamada\b(?! de)|ligação\b)|"
                r"videochamada|conversa (?:por telefone|telefónica)|\bcall\b"
            ),
            "test": (
                r"(?:nosso |seu |teu |o )?(?:teste|desafio|case|exercício) (?:técnico|prático|de \w+|online|"
                r"numérico)|testes? (?:online|numéricos?|técnicos?|psicotécnicos?)|prova (?:escrita|de conhecimentos|"
                r"objetiva)|teste\b(?! e)"
            ),
            "interview": r"(?:entrevista|(?<=suas )entrevistas|entrevistas(?= realizadas))\b(?! (?:telef|por telef))",
            "tour": r"visita (?:à|às|ao|a) (?:fábrica|instala\w+|obra|loja|escola|unidade|subestação|sede)",
            "trial": (
                r"dia (?:de teste|experimental|de experiência|à experiência)|aula[- ]teste|aula (?:experimental|"
                r"didática|demonstrativa)|prova prática|turno de teste"
            ),
            "presentation": r"(?:sua|tua|a) apresentação\b",
        },
        back=(
            r"obrigad[oa]\b|agrade\w+|gratos?\b|gost(?:ei|ámos|amos|aram)|adorei|parabéns|(?:após|depois|"
            r"na sequência|no seguimento|desde|resultado|feedback|retorno|durante) (?:sobre )?(?:d?[ao]|sua|tua|"
            r"nossa)\b|ter realizado|por realizar|ter feito|por fazer|particip(?:ou|ar|aste|ado|ação)"
        ),
        also=r"(?:obrigad[oa]|agrade\w+)\b.{0,90}\b(?:e|bem como) (?:pel[oa] |por )?(?:a|o|sua|tua|nossa)?",
        between=(
            r"candidat\w+|interesse|convid\w+|convoc\w+|não|se|paciência|confirm\w+|próxim\w+|outr[oa]s?|agend\w+|"
            r"marc\w+|vaga|função|para (?:um|uma)|antes|aceitar|fase|etapa|disponibilidade para (?:um|marcar)|"
            r"processo"
        ),
        whole={
            "presentation": r"(?:sua|tua) apresentação (?:foi|sobre|d[aeo])\b",
            "interview": (
                r"(?:prazer|gosto|bom|legal|gost\w+|adorei|encantad\w+)[\w ]{0,14} (?:em |de )?(?:te |a |o |"
                r"lhe )?conhec(?:er|ê)(?:-te|-lo|-la|-lhe| você| pessoalmente)?\b(?= (?:na|e|mas|pessoal|ontem|hoje|"
                r"e entender)|[!,.])|te conhecer\b|conhecê-l[oa]|conhecer-te|conhecer você|foi (?:super legal|"
                r"um prazer|muito bom) [\w ]{0,6}conhecer|(?:a|na) entrevista (?:foi|com \w+ foi|correu)|"
                r"para a qual foi entrevistad|(?:sua|tua) entrevista (?:com [\w ]{2,20} )?(?:foi|correu)|"
                r"ter vindo conversar|(?:sua|tua) (?:visita|vinda)"
            ),
            "test": (
                r"(?:nota|nas?) (?:na |da )?prova d[oe]|realizar o nosso teste|retorno sobre o teste|avali\w+ o teste"
            ),
            "trial": r"ter vindo fazer o dia de teste|pel[oa] (?:dia|aula)[- ](?:de )?teste|no dia do teste",
        },
        never=(
            r"convid\w+|convoc\w+|agend\w+|marcar|próxim[oa]s? (?:fase|etapa|semana|passo|entrevista)|amanhã|"
            r"cancel\w+|remarc\w+|confirm\w+|se (?:quis|desej|for)\w*|não (?:foi|foste|te|o|a|seguir|avançar|"
            r"comparec)\w*[^.]{0,40}(?:entrevist|fase)|fase de entrevistas|lembr\w+|gostar[ií]a\w*|sem efeito|"
            r"queremos|não comparec\w+|ter comparecido|terá lugar|será realizada|não aprovad[oa]"
        ),
        behind=r" (?:amanhã|será|terá|com outr|de outr|agendada|marcada|prevista|final\b)",
    ),
    "it": _Tongue(
        nouns={
            "call": (
                r"colloquio telefonic\w+|(?<!tua )(?<!sua )(?:telefonata|chiamata)|videochiamata|\bcall\b(?! center)|"
                r"chiacchierata (?:al telefono|telefonica)"
            ),
            "test": (
                r"test\b|prova (?:attitudinale|scritta|tecnica|di \w+)|esercizio tecnico|caso (?:pratico|studio)|"
                r"esercitazione"
            ),
            "interview": r"colloqui(?:o)?\b(?! telefonic)|incontr[oi]\b|intervista",
            "tour": r"visita (?:in|allo|alla|al|agli|ai) (?:stabiliment\w+|azienda|cantiere|uffici|sede|reparto)",
            "trial": (
                r"giornat[ae] di prova|prova (?:in|sul) (?:cucina|campo|sala|reparto)|turno di prova|"
                r"lezione di prova|giorni di (?:prova|stage)"
            ),
            "presentation": r"presentazione\b",
        },
        back=(
            r"grazie\b|ringrazi\w+|apprezzat\w+|(?:facendo|faccio|facciamo|in) seguito a\w*|a seguito (?:de)?\w+|"
            r"(?:dopo|durante|riferimento|esito|merito|in occasione) (?:il|lo|la|l'|a|al|all'|del|dell'|nostro|suo|"
            r"tuo|ai?)\w*|(?:per|a) cui ha (?:sostenuto|svolto)|(?:ha|hai|aver) (?:sostenuto|svolto|completato|fatto)"
        ),
        also=r"(?:grazie|ringrazi\w+)\b.{0,90}\b(?:e|nonché) (?:per )?(?:il|la|l'|tu[ao]|su[ao])",
        between=(
            r"candid\w+|interesse|invit\w+|convoc\w+|non|se|pazienza|conferm\w+|prossim\w+|altr[ieao]|fissare|"
            r"posizione|un|accettare|prima|profilo|disponibilità a|successiv\w+|ammess\w+"
        ),
        whole={
            "interview": (
                r"(?:piacere|liet[oai]|felic[ei]|bello)[\w ]{0,10} (?:conoscer(?:la|ti|vi)|incontrar(?:la|ti)|"
                r"aver(?:la|ti) (?:conosciut|incontrat)\w)|aver(?:la|ti) (?:conosciut|incontrat)[oa]|"
                r"per (?:aver incontrato|essere venut[oa])|colloquio (?:sostenuto|intercorso|svolto)|(?:per la|"
                r"presso l'azienda|con) \w* ?cui ha sostenuto il colloquio|(?:il nostro|del nostro) (?:incontro|"
                r"colloquio)|fatto un bel colloquio"
            ),
            "test": (
                r"prova \w* ?(?:di guida |attitudinale |scritta )?(?:da lei )?sostenuta|superato il test|"
                r"(?:completato|svolto|corretto) (?:il|il tuo) test|(?:svolto|completato) l'esercizio"
            ),
            "trial": r"per la giornata di prova|(?:tua|sua) giornata di prova|per i \w+ giorni di (?:stage|prova)",
        },
        never=(
            r"invit\w+|convoc\w+|fissare|prossim\w+ (?:settimana|fase|step|colloquio|luned|marted|giorni)|domani|"
            r"annull\w+|rinvi\w+|conferm\w+|se (?:vuol|desider|ti|le)\w*|non (?:è|sei|sarà|ti|la|le|potendo|poss\w+|"
            r"risulta|rientra\w*)[^.]{0,30}(?:colloqui|ammess|incontr|selezionat|conv)|(?:ammess|inclus|"
            r"selezionat)[oaie]\b[^.]{0,25} (?:a|al|ai|per il|alla) |promemoria|vorremmo|vorrei|sare(?:mmo|mo|i)\b|"
            r"avrei|avremmo|si terrà|sarà|accedere a"
        ),
        behind=r" (?:domani|sarà|si terrà|con altr|di altr|finale\b|tecnico, per|fissat)",
    ),
    "nl": _Tongue(
        nouns={
            "call": (
                r"telefoon(?:gesprek|tje)|telefonische? (?:gesprek|interview|kennismaking)|"
                r"(?<!je )(?<!jouw )(?<!uw )belletje|videogesprek|\bcall\b"
            ),
            "test": (
                r"(?:online |game-based )*assessments?\b|\btests?\b|opdracht\b|\bcase\b|proeftekst|toets\b|"
                r"vragenlijst"
            ),
            "interview": (
                r"(?:kennismakings|sollicitatie|eerste |tweede |eind|\b)gesprek(?:ken)?\b|kennismaking\b|"
                r"\binterview\b"
            ),
            "tour": r"rondleiding",
            "trial": (
                r"proef(?:dag|les|middag|shift|dienst|ochtend)|meeloop(?:dag|middag|ochtend)|meelopen|dagje meelopen|"
                r"proeflessen"
            ),
            "presentation": r"presentatie\b",
        },
        back=(
            r"bedankt\b|dank\w*|thanks\b|naar aanleiding van (?:ons|uw|je|jouw|het)|na (?:ons|uw|je|jouw|het)|"
            r"(?:terug(?:komen|kom)? op|over|tijdens) (?:ons|uw|je|jouw|het)\b|hoe (?:prettig|leuk|fijn)|genoten van|"
            r"vond(?:en)? (?:het |je |jouw |ons )"
        ),
        also=r"(?:dank\w*|bedankt)\b.{0,90}\b(?:en|alsook) (?:voor )?(?:het|de|ons|uw|jouw)",
        between=(
            r"sollicitatie\w*|interesse|uitnodig\w*|uitgenodigd|niet|geen|als|indien|geduld|bevestig\w+|volgende?|"
            r"ander\w*|voor een|inplannen|plannen|functie|reactie|voordat|voor (?:jouw|uw|je) (?:interesse|reactie)|"
            r"graag|vertrouwen|bericht"
        ),
        whole={
            "presentation": r"(?:je|jouw|uw) presentatie (?:was|vonden|over)\b",
            "interview": (
                r"(?:leuk|fijn|prettig|goed|plezier|aangenaam)[\w ]{0,15} (?:om )?(?:je|jou|u|met je|met u|"
                r"met jou)? ?(?:te (?:ontmoeten|spreken|leren kennen)|kennis te maken|kennis te hebben gemaakt|"
                r"ontmoet te hebben)|(?:dat )?(?:je|u) (?:\w+ ){0,4}(?:langs (?:bent geweest|kwam|bent gekomen)|"
                r"op gesprek (?:kwam|bent geweest|was))|(?:uw|je|jouw) komst|een gesprek gevoerd|in gesprek geweest"
            ),
            "test": (
                r"(?:heb je|hebt u|heeft u|je hebt|u heeft) [\w -]{0,40}(?:assessments?|test|opdracht|"
                r"toets)[\w &-]{0,50} (?:afgerond|gemaakt|ingevuld)|maken van de (?:\w+ )?(?:assessments?|test|"
                r"opdracht|toets)"
            ),
            "trial": r"(?:jouw|je|uw) proef(?:dag|les)|met ons hebt? meegelopen|meegelopen",
        },
        never=(
            r"uitnodig\w*|uitgenodigd|nodigen|volgende (?:week|ronde|stap)|morgen|annul\w+|verzet\w*|verplaats\w*|"
            r"bevestig\w+|(?:niet|geen)[^.]{0,40} (?:voor een |voor het |in |op )gesprek|in gesprek (?:te )?ga|"
            r"kunnen we|kun je|zullen we|wil(?:len)? (?:we|je|u) graag|graag (?:willen|maken|zien)|"
            r"gesprekken met (?:ander|de )|met wie we|gesprek aangaan|ingepland|herinnering|als (?:je|u) |"
            r"zien (?:dan ook )?af van"
        ),
        behind=(
            r" (?:morgen|volgende|gaat niet|kan |is (?:verplaatst|ingepland|op)|met ander|wordt|zal|van vanmiddag|"
            r"in te plannen|aan te gaan|met onze)"
        ),
    ),
    "sv": _Tongue(
        nouns={
            "call": r"telefonsamtal\w*|telefonintervju\w*|(?:video|teams|zoom)-?samtal\w*",
            "test": (
                r"test(?:et|er|erna|en)?\b|arbetsprov\w*|caseövning\w*|(?:ditt|kodnings)-?case\b|kunskapsprov\w*|"
                r"skrivprov\w*"
            ),
            "interview": r"(?:arbets|anställnings|första|andra|grupp|video)?-?intervju(?:n|er|erna)?\b|möte[tn]?\b",
            "tour": r"rundtur\w*|rundvandring\w*|visning(?:en)? av",
            "trial": r"prov(?:dag|pass|jobb|jobba|arbet|lektion|skift|undervisning)\w*|jobbdag\w*|prova-på-\w+",
            "presentation": r"presentation(?:en)?\b|provföreläsning\w*|seminarium\b",
        },
        back=r"tack\b|tacka\b|uppskattade|(?:efter|sedan|angående) (?:vårt|vår|din|ditt)|genomfört",
        also=r"tack\w*\b.{0,90}\boch (?:för )?(?:den|det|en|ditt|din)?",
        between=(
            r"ansök\w+|intresse\w*|inbjud\w+|bjud\w+|kall\w+|inte|om|tålamod|bekräft\w+|nästa|andra|boka\w*|till|"
            r"inför|innan|tjänsten|urval\w*|erbjud\w*|svar\w*|visat"
        ),
        whole={
            "call": (
                r"efter telefonsamtalet|(?:trevligt|kul|tack)[\w ]{0,15} (?:prata|samtal)[\w ]{0,12} (?:på|i) telefon"
            ),
            "interview": (
                r"(?:trevligt|roligt|kul|fint|bra) (?:att |och )?(?:få )?(?:att )?(?:träffa|träffas|lära känna|"
                r"möta) ?(?:dig)?|träffade (?:oss|dig|du)|(?:tid att|fick) träffa (?:oss|dig)|efter mötet (?:i|med|"
                r"den)|(?:att|för att) du (?:kom|tog dig)[\w ]{0,12} (?:hit|på intervju|till oss|förbi|in|"
                r"till intervju)|kom på intervju"
            ),
            "test": r"genomfört våra? test|(?:ditt|din) (?:arbetsprov|testresultat|case)\b",
            "trial": r"för (?:prov(?:passet|dagen)|att du provjobbade|provjobbet)",
        },
        never=(
            r"bjud(?:a|er|it|s)\b|inbjud\w*|kalla\w*|nästa (?:vecka|steg)|imorgon|i morgon|ställ(?:s|er|t) in|"
            r"boka\w*|bekräfta\w*|inte (?:gått|går|vidare|kommer|blev|nått|att)[^.]{0,30}(?:intervju|träffa)|(?:till|"
            r"på) (?:en )?intervju\b(?<!kom på intervju)|vill träffa|vi vill (?:gärna )?(?:träffa|bjuda|kalla|höra|"
            r"veta)|om du|påminn\w+|skulle vilja|aktuell\w* för intervju|går du inte"
        ),
        behind=r" (?:imorgon|nästa|är (?:inställ|bokad|på)|kommer|med (?:andra|övriga)|flyttas|vi ska)",
    ),
    "da": _Tongue(
        nouns={
            "call": r"telefonsamtale\w*|snak(?:ken)? i telefonen|telefoninterview\w*|videosamtale\w*",
            "test": (
                r"(?:person(?:ligheds)?|færdigheds|kode)?test(?:en|ene)?\b|(?:løsning på|din) opgaven?|"
                r"opgavebesvarelse|\bcase(?:n|opgave\w*)?\b"
            ),
            "interview": (
                r"(?:job|ansættelses|første |anden |gruppe)?-?samtale(?:n|r|rne)?\b|(?:gode? )?møde(?:t)?\b|"
                r"interview(?:et)?\b"
            ),
            "tour": r"rundvisning\w*",
            "trial": r"prøve(?:dag|vagt|arbejd|time|lektion|undervisning|smed)\w*|prøvedag",
            "presentation": r"præsentation(?:en)?\b|prøveforelæsning\w*",
        },
        back=r"tak\b|takke\b|(?:efter|siden) (?:vores|din|jeres)|(?:glad|glade) for|gennemført",
        also=r"tak\w*\b.{0,90}\bog (?:for )?(?:den|det|en|dit|din|vores)?",
        between=(
            r"ansøg\w+|interesse\w*|inviter\w*|indkald\w*|ikke|hvis|tålmodighed|bekræft\w+|næste|andre|til|inden|før|"
            r"jobbet|stillingen|udvalgt|tilbyde|svar\w*"
        ),
        whole={
            "interview": (
                r"(?:hyggeligt|rart|dejligt|godt|fedt|fint|fornøjelse|skønt) (?:at )?(?:møde|mødes med|hilse på|lære|"
                r"høre) dig|(?:fordi|at) du (?:kom|tog dig tid til at komme)[\w ]{0,12} (?:til (?:en )?(?:samtale|"
                r"interview|møde)|forbi|ind|herud)|efter (?:samtalen(?! skal)|jeres møde|vores samtale|"
                r"samtalerne med dig)|glade for (?:begge )?(?:samtaler|samtalen)|(?:for|tak for) (?:sidst|besøget)"
            ),
            "test": r"din (?:test|opgavebesvarelse|løsning på (?:opgaven|casen))|gennemført (?:vores |testen)",
            "trial": r"for (?:prøvedagen|prøvevagten)|din prøve(?:dag|vagt)",
        },
        never=(
            r"inviter\w*|indkald\w*|næste (?:uge|skridt|runde)|i morgen|aflys\w*|flytte\w*|bekræft\w*|hvis du|"
            r"vil gerne (?:møde|invitere|se)|ikke[^.]{0,40}(?:til samtale|tilbyde|udvalgt|udtaget)|udtaget|"
            r"udvalgt til|(?:holdt|afholdt) samtaler|kommer til samtale|påmind\w*|runde af samtaler|"
            r"samtaler med (?:et|andre|de )|ikke plads"
        ),
        behind=r" (?:i morgen|næste|er (?:aflyst|flyttet|den)|bliver|med (?:andre|de øvrige)|skal|i næste|med ansøger)",
    ),
    "pl": _Tongue(
        nouns={
            "call": r"rozmow\w+ telefoniczn\w+|wideorozmow\w+|kontakt telefoniczny",
            "test": (
                r"test(?:u|y|ów|em)?\b|zada(?:nie|nia) (?:rekrutacyjn\w+|testow\w+|praktyczn\w+)|zadanie\b|próbk\w+|"
                r"sprawdzian\w*|egzamin\w*|sprawdzeni\w+ (?:języka|umiejętności)"
            ),
            "interview": r"rozmow(?:ę|ie|y|a|ą|ach)\b(?! telefon)|spotkani(?:e|u|a|em)\b",
            "tour": r"(?:wizyt\w+|oprowadz\w+|zwiedzani\w+) (?:w|po) (?:zakładzie|fabryce|biurze|firmie|hali)",
            "trial": (
                r"d(?:zień|niu|nia) próbn\w+|próbn(?:y|ego|ym) (?:dzień|dnia|dniu)|lekcja pokazowa|prób(?:nej|ną|"
                r"na) (?:zmian\w+|lekcj\w+)|lekcj\w+ (?:próbn\w+|pokazow\w+)"
            ),
            "presentation": r"prezentacj(?:ę|a|i)\b",
        },
        back=(
            r"dziękuj\w+|dzięki\b|podziękowa\w+|w nawiązaniu do|nawiązując do|przemyśla\w+|(?:po|od|"
            r"odnośnie) (?:poniedziałkow\w+|wtorkow\w+|środow\w+|czwartkow\w+|nasz\w+|twoj\w+|pan\w+|piątkow\w+|"
            r"wczorajsz\w+|dzisiejsz\w+|ostatni\w+|przeprowadzon\w+|odbyt\w+)"
        ),
        also=r"(?:dzięk\w+|podziękowa\w+)\b.{0,90}\b(?:i|oraz)(?: za)?(?: t[ęąo]| nasz\w+| miłą| udział w)?",
        between=(
            r"zgłosz\w+|aplikac\w+|aplikow\w+|zainteresowani\w+|zapros\w+|zaprasz\w+|zaproszen\w+|nie|jeśli|jeżeli|"
            r"cierpliwoś\w+|potwierdz\w+|kolejn\w+|następn\w+|inn\w+|przed|stanowisk\w+|chęć|gotowość|wybran\w+|"
            r"kandydat\w+|na"
        ),
        whole={
            "presentation": r"(?:twoja|pana|pani) prezentacja\b",
            "interview": (
                r"miło było (?:\w+ )?(?:poznać|spotkać)|(?:poznać|spotkać) (?:cię|panią|pana)\b(?=[.!, ])|"
                r"wpadł[ae]ś na rozmowę|za przyjście na|rozmowę z (?:panią|panem|tobą) wspomin\w+|za (?:udział w|"
                r"odbycie|odbytą|przeprowadzoną) rozm\w+(?! telefon)"
            ),
            "test": (
                r"za (?:rozwiązanie|przygotowanie|wykonanie|wypełnienie) (?:\w+ )?(?:zada\w+|test\w+)|wynik testu|"
                r"(?:obejrz|sprawdz|przejrz)\w+ (?:twoje )?zadani\w+"
            ),
            "trial": r"(?:po|na|za) (?:dniu próbnym|próbnej zmianie|dzień próbny)",
        },
        never=(
            r"zapra\w+|zapros\w+|zaproszen\w+|w przyszłym tygodniu|jutro|odwoł\w+|przełoż\w+|potwierdz\w+|jeśli|"
            r"jeżeli|chciel\w+byśmy|nie (?:możemy|zdecydow\w+|zostal\w+|będzie|został)[^.]{0,30}(?:rozm|spotk|etap)|"
            r"kontynuować rozmowy|przypomin\w+|odbędzie|żadna|osób biorących|wrócę do|wrócić do"
        ),
        behind=r" (?:jutro|odbędzie|z innymi|innych|zaplanowan|w przyszłym|będzie)",
    ),
}


@dataclass(frozen=True, slots=True)
class _Patterns:
    nouns: re.Pattern[str]
    back: re.Pattern[str]
    whole: re.Pattern[str]
    never: re.Pattern[str]
    behind: re.Pattern[str]


_AND = r"(?:and|und|sowie|et|y|e|ed|en|och|og|i|oraz)"


@cache
def _patterns(language: str) -> _Patterns:
    """A language's words; compiled when first met, as a process rarely needs all ten."""
    tongue = _TONGUES[language]
    gap = rf"(?:(?!(?:{tongue.between})\b(?! {_AND} ))[^\s.!?;:()]{{1,24}}\s+){{0,9}}(?:(?:l|d|dell|all|un|nell)')?$"
    return _Patterns(
        nouns=_named(tongue.nouns),
        back=re.compile(rf"\b(?:(?:{tongue.back})[\s,]*{gap}|{tongue.also} {gap.replace('{0,9}', '{0,2}')})"),
        whole=_named(tongue.whole),
        never=re.compile(rf"\b(?:{tongue.never})"),
        behind=re.compile(tongue.behind),
    )


def _named(words: dict[str, str]) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?P<{name}>\b(?:{pattern}))" for name, pattern in words.items()))


#: How far before a noun the words that look back may begin.
_REACH = 130
#: How far behind a noun its sentence may still take it back: "... your interview on Friday is cancelled".
_AHEAD = 45
_MOST_SENTENCES = 40
_MOST_NOUNS = 8


def given_of(page: Page) -> tuple[str, ...]:
    """What the mail says took place, in the order of ``ENCOUNTERS``."""
    patterns = _patterns(page.language or "en")
    found: set[str] = set()
    for sentence in page.sentences[:_MOST_SENTENCES]:
        text = sentence.lower().replace("’", "'").replace("\n", " ")
        found |= _told(text, patterns)
    return tuple(name for name in ENCOUNTERS if name in found)


def _told(text: str, patterns: _Patterns) -> set[str]:
    """The encounters that one sentence, in lower case, tells of."""
    found: set[str] = set()
    named: set[str] = set()
    until = 0
    for match in patterns.whole.finditer(text):
        found.add(match.lastgroup or "")
        until = match.end()
    for match in islice(patterns.nouns.finditer(text), _MOST_NOUNS):
        before = text[max(0, match.start() - _REACH) : match.start()]
        if patterns.back.search(before) and not patterns.behind.match(text, match.end()):
            named.add(match.lastgroup or "")
            until = max(until, match.end())
    if {"trial", "tour"} & (found | named):
        # "Thank you for coming to the trial shift" tells of no interview.
        found.discard("interview")
    found |= named
    return found if found and not patterns.never.search(text, 0, until + _AHEAD) else set()
