"""What a rejection says beside the no: kind words, an invitation to apply again, and the like, in ten languages.

Only words that told true on most mails of the corpus are kept: a reply that thanks for praise which was never
given is worse than one that does not mention it.
"""

from __future__ import annotations

import re
from functools import cache

from classifier.page import Page

_CUES: dict[str, dict[str, str]] = {
    "en": {
        "kind-words": (
            r"impress(?:ed|ive)|great (?:background|candidate|skills|conversation|energy|person)|pleasure|"
            r"talented|outstanding|admire|wonderful|beautiful(?:ly)?|thoughtful|warm(?:th)?\b.{0,30}(?:you|"
            r"your)|credit to you|stood out|your (?:enthusiasm|passion|energy|warmth|kindness|honesty|"
            r"curiosity)|joy to|you'd be (?:great|good)|delight"
        ),
        "reapply": (
            r"apply again|re-?apply|applying again|another application|fresh application|apply (?:for|"
            r"to) (?:other|another|future|any)|encourage you to (?:apply|keep|check|continue|visit|stay|"
            r"look|explore|consider|try)|(?:future|other|new|further|suitable|upcoming) (?:openings|roles|"
            r"opportunit\w+|positions?|vacanc\w+|jobs)|keep an eye|try (?:us )?again|hope (?:you(?:'ll|"
            r"’ll| will)|to see you|that you will) [^.]{0,50}(?:again|apply|future)|apply (?:to us )?(?:next|"
            r"in)|(?:next|another) (?:season|year|round|intake|time|vacancy|opening)[^.]{0,40}(?:apply|"
            r"welcome|touch|write|call|try)|welcome (?:to apply|your application|you)|(?:do|please) (?:apply|"
            r"get in touch|come back|try|write|keep|watch|check)[^.]{0,60}(?:again|future|openings|vacanc|"
            r"season|year|roles|post)|open again|would love to see you|happy to hear from you again|look out for"
        ),
        "feedback-offered": (
            r"if you(?: would|'d|’d)? (?:like|want|wish|find)[^.]{0,50}(?:feedback|comments|detail|talk|"
            r"hear|know why)|feedback (?:is available|on request|call|can be|may be|session|by)|(?:request|"
            r"ask (?:me |us )?for|want|like|offer(?: you)?|arrange|give you|for) (?:some |any |more |detailed |"
            r"verbal |brief |honest |further |your |individual )?feedback|feedback[^.]{0,30}(?:just|please|"
            r"reply|ring|call|e-?mail|let me know|happy)|ring me|(?:happy|glad) to (?:talk|explain|chat)"
        ),
        "feedback-given": (
            r"my (?:one )?(?:advice|tip|suggestion)|one (?:piece of )?(?:advice|feedback)|feedback (?:is|"
            r"was|from|for you|:)|work on|what (?:tipped|swung|let|decided|made the difference)|edged|"
            r"scored? (?:you )?\d|let you down|you could"
        ),
        "runner-up": (
            r"runners?-up|close second|very close (?:decision|call|run)|(?:difficult|hard|tough) (?:decision|"
            r"choice|call) between|second choice|strong second|"
            r"(?:came|were|placed|ranked|finished) (?:a (?:very )?close |"
            r"very close |us |in )?second|first reserve|(?:between|down to) (?:you|two|the two)|so close|"
            r"a whisker|hair'?s breadth|coin|torn|next in line|second on|by one (?:vote|point)|nearly you|"
            r"almost you|other finalist|razor"
        ),
        "filled": (
            r"(?:has|have|been|is|was|were|'s|’s|are|now|already|just|be|get|being) (?:now |already |since |"
            r"been |just |both |all )*filled|filled (?:the|this|it|our|both|all|that|internally|from)|"
            r"(?:accepted|signed)(?: the| our| an| it)? offer|found (?:someone|somebody|our|the right)|"
            r"(?:someone|somebody) else (?:has|got|is|who|for)|no longer available|been given to"
        ),
        "cancelled": (
            r"cancel+(?:ed|led|ling)|no longer (?:hiring|recruiting|being recruited|exists?|proceed|going ahead|"
            r"be (?:filled|recruit|hiring))|(?:hiring|recruitment|headcount) (?:freeze|stop|pause)|freeze|"
            r"not (?:to )?(?:fill|proceed with|recruit|hire|go ahead|be (?:filled|recruiting))[^.]{0,30}(?:the|"
            r"this|at all|anyone|after all|any more|post|position|role)|won't be (?:hiring|filling|a )|"
            r"restructur|reorgani[sz]|lost (?:the|our) (?:funding|contract)|there is no (?:\w+ ){1,4}(?:job|"
            r"role|post)|not (?:be )?hiring (?:anyone|for)|decided not to (?:hire|fill|recruit)"
        ),
        "on-file": (
            r"on file|on record|on our (?:books|database|list|system|files)|in our (?:database|files?|"
            r"talent (?:pool|network|community)|system|records|pool)|keep(?:ing)? (?:your|you|the|it|hold of|"
            r"them|a copy)(?: \w+)? (?:resume|résumé|cv|details|information|profile|application|name|in mind|"
            r"number|letter|tape|portfolio|contact|on)|(?:hold|hang) on to your|retain (?:your|it)|talent (?:pool|"
            r"bank|community|network)|in the (?:drawer|folder)|hold (?:your|on to) (?:details|cv|application)|"
            r"keep (?:your|you)[^.]{0,30}(?:for (?:future|\w+ months|twelve|six)|on)|data(?:base)? for \d+ months|"
            r"bank staff|waiting list|kept? (?:on|for)"
        ),
        "agency": (
            r"clients? (?:has|have|is|was|said|felt|chose|went|decided|are|feedback)|agency|other (?:clients|"
            r"roles i)|my other|put you forward|(?:sent|sending|submitted|presented) (?:your|you) (?:cv|"
            r"profile|details)[^.]{0,20} to|hiring company|employer (?:has|chose|decided)|i represent"
        ),
    },
    "de": {
        "kind-words": (
            r"beeindruck|sehr gut|überzeug(?:t|end)|sympathisch|hervorragend|freude|angenehm|spannend|"
            r"wertschätz|großartig|kompeten|schöne bewerbung|gutes händchen|originell|stark|begeister|"
            r"geschwärmt|ausgezeichnet"
        ),
        "reapply": (
            r"(?:erneut|wieder|nochmals?|noch einmal|gerne auch) [^.]{0,40}(?:bewerben|bewerbung|melden|"
            r"bewirbst|bewerbt)|erneute bewerbung|(?:weitere|andere|künftige|zukünftige|neue|passende) (?:stellen|"
            r"positionen|ausschreibungen|vakanzen|angebote|stelle)|melde[n]? (?:dich|sie sich)|bewirb dich|"
            r"karriereseite|im auge|stellenportal|würden uns freuen|neuen versuch|stellenangebote"
        ),
        "feedback-offered": (
            r"(?:feedback|rückmeldung|auskunft|begründung|nachgespräch|rückfragen|gründe)[^.]{0,60}(?:gern|"
            r"möchten|wünsch|anruf|melde|steh|zur verfügung|bieten|magst|möchtest)|(?:gern|möchten sie|"
            r"möchtest du|wenn du|falls sie|wünschen|steh\w*)[^.]{0,60}(?:feedback|rückmeldung|begründung|"
            r"nachgespräch|auskunft|gründe)"
        ),
        "feedback-given": (
            r"gefehlt|punkt(?:e|en|zahl)|tipp|rat\b|ich hab gemerkt|suchen (?:wir )?(?:jemanden|eher)|"
            r"lag(?:en)? (?:unter|es)|fokussiert auf"
        ),
        "runner-up": (
            r"zweit(?:e[rs]?|en|er) (?:platz|stelle|wahl|rang)|platz (?:zwei|2)|kopf-an-kopf|hauchdünn|"
            r"zwischen (?:ihnen|dir)|letzten (?:beiden|zwei)|nachrück|um haaresbreite|enge entscheidung|"
            r"schwer gefallen zwischen"
        ),
        "filled": r"anderweitig|eingestellt|zugesagt|intern (?:besetzt|gelöst)|plätze sind",
        "cancelled": (
            r"einstellungsstopp|aufgehoben|gestrichen|eingefroren|wegfall|entfällt|fällt weg|abgebrochen|"
            r"eingestellt wird|stopp|umstruktur|budget|auf eis|stellenplan|verfahren wird (?:beendet|eingestellt)|"
            r"gar nicht|insolven|niemanden ein"
        ),
        "on-file": (
            r"evidenz|talent ?-?pool|(?:unterlagen|bewerbung|daten|lebenslauf|profil|namen|kontakt|"
            r"adresse)[^.]{0,50}(?:aufbewahr|"
            r"behalten|speicher|vormerk|aufnehmen|aufheb|vorgemerkt|gespeichert|kalender|kartei)|(?:aufbewahr|"
            r"behalten|vormerk|speichern|schreibe mir|aufheb)[^.]{0,50}(?:unterlagen|bewerbung|daten|lebenslauf|"
            r"profil|namen)|bewerberpool|in unserem pool|warteliste|im hinterkopf"
        ),
        "agency": (
            r"unser kunde|unserem kunden|unseren kunden|der kunde|auftraggeber|kundenunternehmen|personalberatung|"
            r"personaldienst|vermittlung|zeitarbeit"
        ),
    },
    "fr": {
        "kind-words": (
            r"apprécié|qualité(?:s)? (?:de|d')|impressionn|excellent|beau parcours|riche|plaisir|séduit|"
            r"convain|remarqu|très bon|chaleureu|enthousias|solide|bluff|bravo|formidable|fort bien"
        ),
        "reapply": (
            r"(?:nouveau|nouvelle|futur\w*|autres?|prochain\w*|ultérieur\w*) [^.]{0,50}(?:candidature|"
            r"poste|offre|opportunité|annonce|concours|session|rentrée|recrutement)|postuler (?:à nouveau|"
            r"de nouveau|aux|à)|repostuler|à nouveau|n'hésitez pas à|consulter (?:nos|régulièrement)|revenir vers nous|"
            r"recandidat|retenter|prochaine fois"
        ),
        "feedback-offered": (
            r"(?:retour|motifs?|explication|précision|échanger|détail|feedback|débrief)[^.]{0,60}(?:disposition|"
            r"souhait|volontiers|demande|appel|joign|tél)|(?:disposition|souhaite\w*|volontiers|si (?:vous|"
            r"tu))[^.]{0,60}(?:retour|explication|échanger|détail|précision|feedback|motif|débrief)"
        ),
        "feedback-given": (
            r"il (?:nous |vous )?faut|insuffis|attend(?:ions|ait)|trop (?:junior|peu|court|loin|éloigné)|"
            r"raison|aurions"
        ),
        "runner-up": (
            r"deuxième|finaliste|de justesse|de peu|d'un cheveu|liste complémentaire|départag|entre vous et|"
            r"serré"
        ),
        "filled": (
            r"(?:poste|place|offre|emploi)[^.]{0,50}(?:pourvu|attribué|pris)|pourvu|a signé|a accepté|"
            r"préféré (?:prendre|recruter)|finalisé"
        ),
        "cancelled": (
            r"gel(?:é|er|ée|s)?\b|suspen|supprim|abandon|reporté|restructur|infructueu|sans suite|coup(?:e|"
            r"ures) |ligne budgétaire|n'existe plus|embauches"
        ),
        "on-file": (
            r"(?:conserv|gard)\w*[^.]{0,60}(?:candidature|dossier|cv|coordonnées|profil|données|contact)|"
            r"vivier|base de (?:données|candidat)|cvthèque|sous le coude|fichier|(?:dossier|candidature|"
            r"cv|profil)[^.]{0,40}(?:conserv|gard)"
        ),
        "agency": r"(?:notre|mon|le|la|nos) client\w*|pour le compte",
    },
    "es": {
        "kind-words": (
            r"impresion|gran (?:perfil|potencial|profesional)|felicit|placer|admira|excepcional|honest|"
            r"generosidad|cariño|precios|gustó|encantó|conmov"
        ),
        "reapply": (
            r"volver a (?:postul|present|inscrib|intentar|candidat|aplicar|escrib)|vuelv\w+ a|postul\w+ (?:de nuevo|"
            r"nuevamente)|te animamos|le animamos|te invitamos|le invitamos|estés atent|atent[oa] a|el (?:año|"
            r"curso) que viene|de nuevo"
        ),
        "feedback-offered": (
            r"(?:feedback|devolución|comentarios|retroalimentación|explic|detalle|motivos)[^.]{0,60}(?:quier|"
            r"dese|gust|llám|escríb|disposi|encantad|pídem|solicit|interesa)|(?:si (?:quier|dese|te|le)|"
            r"con gusto|encantad|disposición|quedo)[^.]{0,60}(?:feedback|devolución|comentar|retroalimentación|"
            r"explic|detalle|motivos|charl)"
        ),
        "feedback-given": (
            r"falt(?:a|ó|aba|an)|(?:más|mayor|menos) (?:experiencia|años|rodaje|trayectoria)|consejo|nivel|"
            r"por debajo|buscaban|aconsej|recomiendo"
        ),
        "runner-up": (
            r"finalista|por (?:muy )?poco|entre (?:tú|vos|usted)|difícil (?:decisión|elección)|lista de (?:espera|"
            r"reserva)|empat"
        ),
        "filled": (
            r"(?:puesto|plaza|vacante|posición|búsqueda)[^.]{0,50}(?:cubiert|ocupad|asignad|adjudicad|"
            r"cerr[óo])|cubiert[oa]|incorporad|acept[óo]"
        ),
        "cancelled": r"cancel|congel|suspend|desiert|anul|recorte|reestructur|paraliz|detener|pausa|aplaz|dejar en",
        "on-file": (
            r"base de datos|(?:conserv|guard|manten|archiv)\w*[^.]{0,60}(?:cv|currículum|curriculum|datos|"
            r"perfil|candidatura|contacto|hoja|información|número)|tendremos en cuenta|banco de talento|"
            r"cartera|presente para"
        ),
        "agency": r"(?:el|nuestro|mi|del|un|al) cliente|consultora|agencia|ett\b",
    },
    "pt": {
        "kind-words": (
            r"impression|excelente|grande (?:perfil|potencial|profissional)|muito (?:bo[am]|interessante|"
            r"valios|gost|tocad|feliz)|gost(?:ámos|amos|ei|aram)|parabéns|destac|entusiasm|prazer|admir|"
            r"brilhant|excecional|excepcional|encant|ador(?:ámos|amos|ei)|linda?\b|carinho|adorei"
        ),
        "reapply": (
            r"candidatar-se (?:novamente|de novo)|volt(?:ar|e|a) a|novamente|encoraj|incentiv|fique(?:s)? atent|"
            r"atent[oa] (?:a|às|ao)|acompanh|tente (?:de novo|outra)|no próximo ano|de novo"
        ),
        "feedback-offered": (
            r"(?:feedback|devolutiva|retorno|comentários|esclarec|explic|detalhe)[^.]{0,60}(?:quis|desej|"
            r"gost|ligue|escrev|dispo|dispor|peça|solicit)|(?:se (?:quis|desej|precis|você quis)|com gosto|"
            r"à disposição|disponível|dispor)[^.]{0,60}(?:feedback|devolutiva|comentar|esclarec|explic|"
            r"detalhe|convers)"
        ),
        "feedback-given": r"abaixo|dica|sugiro|sugestão|dominasse|domínio",
        "runner-up": (
            r"finalista|segund[oa]\b|por (?:muito )?pouco|entre (?:você|ti|si)|difícil (?:decisão|escolha)|"
            r"lista de (?:espera|reserva)|empat|suplente"
        ),
        "filled": (
            r"(?:vaga|posição|lugar|cargo|posto)[^.]{0,50}(?:preench|ocupad|fechad|atribuíd)|preenchid[oa]|"
            r"assin(?:ou|ada)"
        ),
        "cancelled": (
            r"cancel|congel|suspen|encerrad[oa] sem|anulad|reestrutur|orçament|revog|sem efeito|pausad|"
            r"deserto"
        ),
        "on-file": (
            r"base de (?:dados|candidat)|banco de (?:talentos|currículos|dados)|(?:conserv|guard|mant|"
            r"arquiv|fic)\w*[^.]{0,60}(?:cv|currículo|dados|perfil|candidatura|contacto|contato|cadastro|"
            r"ficha|número)|em carteira|ter em conta|em consideração futura"
        ),
        "agency": r"(?:o|nosso|meu|do|um|ao|a) cliente|consultoria|agência|empresa contratante|\brecrutadora\b",
    },
    "it": {
        "kind-words": (
            r"colpit|eccellent|piacere|piaciut|compliment|brillant|qualità|talento|impression|valid[ao]|"
            r"solid[ao]|emozion|stima|prezios|bravissim"
        ),
        "reapply": (
            r"ricandidar|candidar(?:si|ti|vi) (?:nuovamente|di nuovo|ad altr)|di nuovo|nuovamente|in futuro|"
            r"riprov|tener[ei] d'occhio|continuare a seguir"
        ),
        "feedback-offered": (
            r"(?:feedback|riscontro|chiariment|confront|spiegazion|dettagli|motivazion)[^.]{0,60}(?:desider|"
            r"vuol|volentieri|disposizione|scriv|chiam|richiest|piacesse)|(?:se (?:desider|vuol|ti|le)|"
            r"volentieri|disposizione)[^.]{0,60}(?:feedback|riscontro|chiariment|confront|spiegazion|dettagli)"
        ),
        "feedback-given": r"punti\b|poiché|cercavamo|cerchiamo|ha pesato|suggeri|troppo",
        "runner-up": (
            r"finalist|per (?:un soffio|poco|pochissimo)|tra (?:lei|te) e|scelta difficile|graduatoria|"
            r"testa a testa"
        ),
        "filled": (
            r"(?:posizione|posto|ruolo|ricerca)[^.]{0,50}(?:coperta|coperto|assegnat|chiusa|occupat)|copert[oa]|"
            r"già (?:assunt|trovat|scelt|individuat|stata)|ha accettato|ha firmato|assunt[oa]|al completo|"
            r"richiamato"
        ),
        "cancelled": r"annullat|congelat|sospes|ristruttur|budget|blocc[oa]|revoc|rinviat|chiusa senza|bloccat",
        "on-file": (
            r"(?:database|banca dati|archivio|data base)|(?:conserv|tenere|terremo|manter|inser|"
            r"tengo)\w*[^.]{0,60}(?:cv|"
            r"curriculum|dati|profilo|candidatura|contatt|numero|nominativo)|in evidenza|talent pool|tenerla presente|"
            r"tenerti presente"
        ),
        "agency": r"(?:il|nostro|mio|del|al|un) cliente|agenzia|azienda cliente|somministrazione",
    },
    "nl": {
        "kind-words": (
            r"indruk|prettig|goede? (?:gesprek|indruk|profiel|kwaliteit|verhaal|cv)|mooi(?:e)?\b|sterk(?:e)?\b|"
            r"waardeer|plezier|complimenten|genoten|knap|klik|interessant|hartverwarmend|warm"
        ),
        "reapply": r"nogmaals (?:te )?sollicit|houd [^.]{0,40}(?:in de gaten|site)|in de gaten|welkom om|vooral nog",
        "feedback-offered": (
            r"(?:feedback|toelichting|terugkoppeling|uitleg)[^.]{0,60}(?:bel|mail|wil|wens|graag|kun|altijd|"
            r"gerust)|(?:wil je|wilt u|graag|gerust|behoefte)[^.]{0,60}(?:feedback|toelichting|terugkoppeling|"
            r"uitleg|bellen)"
        ),
        "feedback-given": (
            r"ontbr(?:eekt|ak)|mis(?:sen|ten)|meer (?:ervaring|affiniteit|diepgang|aansluit)|zochten|tip|"
            r"score|eis\b|net iets|doorslag|twijfel"
        ),
        "runner-up": (
            r"net niet|nipt|tussen jou|tussen u|laatste twee|moeilijke keuze|op een haar|reserve|scheelde|"
            r"close"
        ),
        "filled": r"ingevuld|intern(?:e)? (?:kandida|opge|ingev|collega)|iemand gevonden|getekend|benoemd|voorzien",
        "cancelled": (
            r"ingetrokken|vervallen|geannuleerd|bevroren|vacaturestop|stopgezet|on hold|niet (?:meer )?(?:invul|"
            r"vervul|in te vullen|door)|reorganis|bezuinig|budget|geschrapt|gestopt|gaat niet door"
        ),
        "on-file": (
            r"(?:bewaren|portefeuille|database|bestand|talentpool|bewaar)|(?:gegevens|cv|brief|"
            r"naam|nummer)[^.]{0,50}(?:bewaren|"
            r"houden|bewaard|onthouden)|houden (?:je|uw|we je)|in gedachten|achter de hand"
        ),
        "agency": r"opdrachtgever|de klant|onze klant|mijn klant|bemiddel|uitzend|detacher|wervingsbureau",
    },
    "sv": {
        "kind-words": (
            r"imponer|(?:väldigt|mycket|riktigt|så|jätte)[ ]?(?:bra|trevlig|fin|roligt|kul|gärna|stark|"
            r"intressant)|uppskatta|starkt? |fin(?:t|a)? |kompetent|trevligt|kvalitet|gott intryck|intressant|"
            r"härlig|varm"
        ),
        "reapply": (
            r"söka? (?:igen|på nytt|andra|hos|fler|en annan)|ansök igen|sök gärna|välkommen (?:att|åter|"
            r"med)|igen\b"
        ),
        "feedback-offered": (
            r"(?:vill du|gärna|om du|önskar|hör av dig)[^.]{0,60}(?:feedback|återkoppling|motivering|berättar|"
            r"veta (?:mer|varför))"
        ),
        "feedback-given": (
            r"sakna|(?:mer|längre|större|bredare|mindre) (?:erfarenhet|vana|bakgrund)|låg (?:en bit|under|"
            r"för)|tips|avgörande|sökte någon|betyg|nivå|men (?:topologin|du)"
        ),
        "runner-up": (
            r"andra(?:hand|plats| plats)|tvåa\b|mellan dig|slutkandidat|jämnt|nära\b|svårt val|hårfin|"
            r"två sista|svår(?:t|a)? (?:beslut|val)"
        ),
        "filled": (
            r"(?:tjänsten|rollen|platsen|jobbet|uppdraget|anställningen)[^.]{0,50}(?:tillsatt|gått till|"
            r"bemannad|fylld|borta)|tillsatt|anställt|gått till|internt|fått jobbet|skrivit på"
        ),
        "cancelled": (
            r"avbr(?:yt|ut|öt)|anställningsstopp|inställd|ställ(?:s|er|t) in|dragits? (?:in|tillbaka)|"
            r"pausa|fryst|omorganis|budget|inte (?:att )?tillsätt|återkall|utgår|nedskär|läggs ner|upphör|"
            r"neddrag|besparing|stopp"
        ),
        "on-file": (
            r"(?:spara|behåll)\w*[^.]{0,60}(?:cv|ansökan|uppgifter|profil|kontakt|namn|nummer|dina)|i vår (?:databas|"
            r"kandidatbank|bank)|kandidatbank|talangpool|databas|ha dig i åtanke|timlista|i minnet"
        ),
        "agency": r"vår kund|uppdragsgivare|bemanning|kundföretag|konsultchef|min kund",
    },
    "da": {
        "kind-words": (
            r"imponer|sætter pris|kunne (?:rigtig|virkelig) godt lide|kompetent|spændende|kvalitet|indtryk|"
            r"skøn|varm|interessant|begejstr|flot"
        ),
        "reapply": (
            r"(?:nye|andre|fremtidige|kommende|næste) [^.]{0,50}(?:stilling|muligheder|job|opslag|ansøg|"
            r"sæson|gang|år|elevplads)|ansøg(?:e)? igen|følg med|igen\b"
        ),
        "feedback-offered": (
            r"(?:feedback|tilbagemelding|begrundelse|uddybning|uddyb)[^.]{0,60}(?:gerne|vil|ring|skriv|"
            r"ønsk|kontakt|velkommen)|(?:gerne|vil du|hvis du|ønsker|velkommen til at)[^.]{0,60}(?:feedback|"
            r"tilbagemelding|begrundelse|uddyb|ringe|høre)"
        ),
        "feedback-given": (
            r"savne|(?:mere|længere|større|bredere|mindre) (?:erfaring|rutine|baggrund)|point|krav|for (?:lidt|"
            r"kort|langt|lav)|råd|afgørende|afgjorde|har brug for en|søgte en|havde (?:brug|ønsket)"
        ),
        "runner-up": (
            r"nummer to|andenplads|andenvalg|mellem dig|tæt løb|tæt på|hårfin|reserve|sidste to|svært valg|"
            r"to kandidater|lige ved"
        ),
        "filled": r"takket ja|ansat\b|gået til|sagt ja|skrevet under",
        "cancelled": (
            r"annuller|ansættelsesstop|aflys|trukket (?:tilbage|opslaget)|sat på pause|sat i bero|fros|"
            r"omorganis|budget|ikke (?:at )?(?:genbes|besæt)|besparelse|nedlagt|nedlæg|bortfald|stillingsstop|"
            r"stoppet"
        ),
        "on-file": (
            r"(?:gem|behold|opbevar)\w*[^.]{0,60}(?:cv|ansøgning|oplysninger|profil|kontakt|navn|data|"
            r"nummer|dine)|emnebank|database|talentpulje|(?:cv|ansøgning|oplysninger|profil)[^.]{0,40}(?:gem|"
            r"liggende)|have dig i (?:tankerne|baghovedet)|vikarliste"
        ),
        "agency": r"kunden|vores kunde|rekrutteringsbureau|opdragsgiver|min kunde|virksomheden har (?:valgt|besluttet)",
    },
    "pl": {
        "kind-words": (
            r"wrażeni|imponuj|docenia|świetn|bardzo (?:dobr|miło|cenn|ciekaw|podoba)|podoba|znakomit|ciekaw|"
            r"gratul|talent|profesjonal|przyjemnoś|pozazdrościć|zachwyc|piękn|miło (?:było|wspom)|entuzjaz|"
            r"wyróżni"
        ),
        "reapply": r"ponown\w+|aplikow\w+ (?:ponownie|znów|na inne|w)|zachęcam|śledzeni|śledź|jeszcze raz|spróbuj",
        "feedback-offered": (
            r"(?:feedback|informacj\w+ zwrotn|uzasadnieni|szczegół|omówi)[^.]{0,60}(?:chętni|prosz|chce|"
            r"życzy|kontakt|dzwoń|zadzwo)"
        ),
        "feedback-given": r"zabrakł|próg|bo (?:w|za|nie|pan|szuk)|dlatego|za (?:mało|krótk|słab)|szukaliśmy",
        "runner-up": (
            r"drug(?:ie|a|ą|i|iej) (?:miejsc|osob|na liście|pozycj)|o włos|rezerwow|minimaln|niewiele|"
            r"między (?:pan|tob)|trudn\w+ (?:wyb|decyz)"
        ),
        "filled": (
            r"(?:stanowisk|etat|miejsc|wakat)\w*[^.]{0,50}(?:obsadz|zaję)|obsadzon|zatrudni(?:l|ł|on)|"
            r"wewnętrzn|przyjął|już (?:kogoś|wybra|komplet)|komplet|wybran[oa]"
        ),
        "cancelled": (
            r"odwoła|wstrzyma|anulow|zamroż|zawiesz|unieważn|rezygnuj|zrezygnow|bez rozstrzygni|nie (?:będzie|"
            r"zostanie)[^.]{0,40}(?:obsadz|prowadz|wznaw)|budżet|cięci|likwid|przekazani"
        ),
        "on-file": (
            r"(?:zachow|pozostaw|przechow|zostaw|zatrzym|zapis)\w*[^.]{0,60}(?:cv|aplikacj|dan[eay]|zgłosz|"
            r"dokument|kontakt|bazie)|baz(?:a|ie|y|ę) (?:kandydat|danych|talent)|w naszej bazie|liście rezerwowej"
        ),
        "agency": r"klient\w*|agencj\w*|w imieniu",
    },
}


@cache
def _patterns(language: str) -> dict[str, re.Pattern[str]]:
    """A language's cues; compiled when first met, as a process rarely needs all ten."""
    return {cue: re.compile(rf"\b(?:{words})") for cue, words in _CUES[language].items()}


def cues_of(page: Page) -> tuple[str, ...]:
    """What the mail says beside its decision, in a fixed order."""
    return tuple(cue for cue, pattern in _patterns(page.language or "en").items() if pattern.search(page.plain))
