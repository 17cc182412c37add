"""Words by which names are told apart: of departments, organisations, jobs, and common first names.

All folded (no accents, lower case), for the ten languages together: the tables are sets, a look-up costs nothing.
"""

from __future__ import annotations


def wordset(text: str) -> frozenset[str]:
    """A table of words, written as running text."""
    return frozenset(text.split())


#: What departments, mailboxes and salutations are called; alone they name nobody.
DEPARTMENT = wordset("""
    evaluaciones evaluacion pruebas planning contracten humano coordinacao coordinacion testcenter testportal
    einstellungsberatung notificaciones recordatorios agenda promemoria seletivo seletiva geschaftsstelle candidats
    privacidade nowy nova personalamt hauptamt sozialwesen verwaltung redazione redaktion assunzioni privacy
    auswahlburo concorsi ufficio segreteria secretariat sekretariat secretaria secretaria direzione direccion
    verification interviews interview offers offer wydzial staz kandydatow kandydaci privacidad bewerbungseingang
    organisation recruitments faculty affairs talentmanagement team teams talent talents recruiting recruitment
    recruiter recruiters recruit hiring hr human resources people career careers jobs job acquisition department dept
    office notification notifications noreply reply no do not donotreply admin administration support application
    applications applicant applicants candidate candidates service system mail mailer info hello contact updates
    update status the our your of and for at by via from with us in emea apac employment employer onboarding
    operations ops culture experience success early campus selection board panel committee personnel search vacancies
    vacancy resourcing crew unit talentteam automated automatic message messages account alerts digest workforce
    portal personal personalabteilung personalteam personalreferat personalgewinnung personalmanagement personalwesen
    personalverwaltung personalservice bewerbung bewerbungen bewerbermanagement bewerberportal bewerberservice
    bewerberservices karriere jobportal stellen ausbildung dein deine ihr ihre euer eure das die der von vom aus und
    abteilung referat sachgebiet dezernat bereich haupt im auftrag recruitingteam hrteam recrutement recrutements
    recruteur ressources humaines candidature candidatures carrieres equipe equipes l la le les service rh drh pole
    direction du de des votre notre emploi et au equipo seleccion empleo personas rrhh recursos humanos departamento
    talento candidatos procesos proceso el los las y en reclutamiento equipa recrutamento selecao vagas pessoas
    departamento gestao talentos rh dos das do da e gente carreiras risorse umane ufficio selezione personale
    selezioni candidatura candidati lavora con noi il lo gli della dello dell del di per werving selectie afdeling
    personeelszaken sollicitatie sollicitaties vacatures vacaturebank werken bij het een hrm p o namens
    sollicitatiecommissie rekrytering rekryteringen rekryterare personalavdelningen personalenheten hravdelningen
    avdelningen teamet hos pa for lediga ledig jobb ansokan karriar och rekruttering rekrutteringsteamet hrafdelingen
    afdelingen ansaettelse ansaettelsesudvalget stilling stillinger karriere personaleafdelingen og i rekrutacja
    rekrutacji rekrutacje kadry kadr kariera kariery zespol dzial biuro oddzial spraw pracowniczych praca hr ds
    zasobow ludzkich i w z do
    """)
#: What stands in the name of an organisation and in nobody's own.
ORGANISATION = wordset("""
    inc llc ltd limited gmbh ag se kg kgaa co corp corporation company plc bv nv ab as aps sa sas sarl spa srl sl slu
    lda ltda oy ev eg mbh holding group groupe gruppe grupo gruppo grupa bank banque banco banca trust fund foundation
    fondation fundacja fundacion fundacao fondazione stiftung stichting stiftelsen institute institut instituto
    istituto instytut university universitat universitaet universite universidad universidade universita universiteit
    universitet universitetet uniwersytet hochschule school schule ecole escuela escola scuola szkola skola skole
    college academy akademie hospital klinik klinikum clinic clinique hopital ospedale szpital sjukhus sygehus
    krankenhaus ziekenhuis museum musee museo muzeum library bibliothek theatre theater teatro teatr stadt
    stadtverwaltung gemeinde landkreis ville mairie commune ayuntamiento camara comune gemeente kommun kommune region
    regionen urzad council county city ministry ministerium ministere ministerio software systems technologies
    technology tech labs lab studio studios solutions consulting partners capital ventures media digital games foods
    food logistics energy health healthcare pharma medical robotics analytics security engineering industries
    international global services systeme werke werk verlag handel hotel restaurant cafe bakery bakkerij baeckerei
    backerei brauerei brewery farm farms hof apotheke pharmacy zoo church kirche society association verein verband
    association asociacion associazione szkola fabryka kancelaria hurtownia agencja agency agence agentur agenzia
    bureau biuro staffing bemanning talent recruiting works networks cloud data ai motors airlines railways insurance
    assurances versicherung seguros assicurazioni ubezpieczenia forsikring försäkring retail store stores shop market
    press publishing books records productions trattoria osteria ristorante panificio pasticceria pizzeria salumificio
    cantina cooperativa consorzio fattoria libreria autofficina officina mobilificio parrucchieri atelier agriturismo
    residence editore edizioni redazione comitato ente servizio servizi segreteria gemeindeamt rektorat dekanat
    magistrat domkapitel pfarrei verein praxis gemeinschaftspraxis kanzlei friseur salon gasthaus drogerie restaurant
    drogeriemarkte tischlerei schreinerei metzgerei gartnerei druckerei redaktion orchester philharmonie festspiele
    kita parroquia talleres taller panaderia clinica colegio despacho bufete editorial imprenta ferreteria bodegas
    bodega bodegones cementos navieras frutas supermercados oposiciones rectorado universitaria refineria peluquerias
    cartorio herdade quinta padaria farmacia farmacias clinica oficina construtora editora santa casa divisao junta
    freguesia prefeitura producoes produtora caravela orquestra cabinet laboratoires laboratoire pharmacie boulangerie
    librairie domaine chateau syndicat departement prefecture conservatoire orchestre festival compagnie maison etude
    garage ambassade consulat lycee college rectorat kinderopvang supermarkt uitzendbureau uitzendburo provincie
    rechtbank ziekenhuis zorggroep bibliotheek advocaten advocatuur dienst universiteitsbibliotheek gemeentehuis
    drukkerij aannemer personeelsdienst selectiedienst klantteam skolan forskola gymnasium stadsbiblioteket
    kulturskolan bokforlag teater orkester fritid forvaltning kommunal myndigheten bornehuset tandklinikken forsyning
    forlag efterskole hojskole styrelsen sad przedszkole biblioteka miejska gmina powiat starostwo kancelaria
    wydawnictwo hurtownia fabryka wodociagi nadlesnictwo parafia salon restauracja teatr spoldzielnia zaklad
    przychodnia politechnika komisja sekretariat chambers cinema nursery parish diocese regiment brigade police
    constabulary ferries ferry tea coffee wine garden gardens nurseries estate estates motors autos garage salon
    studio gallery orchestra philharmonic opera ballet festival trail bikes cycles club jury juri dotation comissao
    comision comite filiale dipartimento ludotheque mediatheque bibliotheque diretoria servico dpto exam section
    pedagogica direcao loja stajnia wohnheim osrodek gateway coordination unidad unidade divisao candidaturas carreras
    talang decanato facultad faculdade faculty facolta faculteit fakultat wydzial prova examen handshake calendar
    riders aerospace familie family famille reception empfang viel conseil platform assessment casting online services
    shipping marine maritime airways bakehouse tavern inn pub kitchen catering events stud stables ranch quarry mill
    mills brewing distillery vineyard winery clinic surgery practice practitioners dental vets veterinary cooperative
    co-operative union federation alliance league network board authority agency commission committee directorate
    collective project centre center house home homes care dental charity society cooperative coop bros brothers sons
    """)
#: Ends of German, Dutch, Swedish and Danish compounds that name an organisation.
_ORGANISATION_ENDS = (
    "amt", "buro", "schule", "verein", "verwaltung", "haus", "werk", "werke", "praxis", "bank", "verlag", "medizin",
    "klinik", "klinikum", "gesellschaft", "verband", "stiftung", "dienst", "bahnen", "baeckerei", "backerei",
    "markt", "kasse", "akademie", "zentrum", "bedrijf", "school", "skola", "skolan", "huset", "forlag", "kommun",
    "kommune", "universitet", "biblioteket", "byran", "rektorat", "prasidium", "abteilung", "teamet", "avdelningen",
    "gericht", "team", "bureau",
)  # fmt: skip


def is_organisation(word: str) -> bool:
    """Whether a folded word names an organisation or an office rather than a human being."""
    return word in ORGANISATION or word in DEPARTMENT or (len(word) > 7 and word.endswith(_ORGANISATION_ENDS))


#: The heads of job titles; Germanic compounds are known by their ends.
JOB = wordset("""
    engineer developer manager analyst designer consultant specialist assistant associate intern internship officer
    lead head director coordinator administrator architect scientist researcher fellow postdoc professor lecturer
    teacher nurse technician operator driver clerk accountant representative advisor adviser agent executive
    supervisor trainee apprentice programmer tester writer editor producer planner buyer controller auditor strategist
    planner recruiter chef cook waiter waitress barista bartender cashier receptionist cleaner librarian curator
    instructor tutor coach counsel lawyer paralegal attorney mechanic electrician plumber carpenter welder physician
    therapist pharmacist dentist hygienist surgeon resident veterinarian translator interpreter photographer
    illustrator animator artist copywriter journalist reporter marketer seller salesperson merchandiser volunteer
    caretaker guard firefighter pilot steward attendant handler worker labourer laborer foreman builder surveyor
    chemist biologist physicist statistician economist psychologist counsellor counselor sommelier baker butcher
    gardener florist farmer hospitalist scientist devops sre qa sysadmin partner owner principal vp president ceo cto
    cfo supervisor superintendent dispatcher graduate student studentship phd doctoral apprenticeship traineeship
    placement grad werkstudent werkstudentin praktikant praktikantin praktikum trainee azubi auszubildende
    auszubildender volontariat volontar referent referentin sachbearbeiter sachbearbeiterin sachbearbeitung leiter
    leiterin leitung mitarbeiter mitarbeiterin kaufmann kauffrau ingenieur ingenieurin entwickler entwicklerin berater
    beraterin buchhalter buchhalterin techniker technikerin erzieher erzieherin lehrer lehrerin pfleger pflegerin
    monteur schreiner tischler koch kochin fahrer verkaufer verkauferin hausmeister assistenz doktorand doktorandin
    ingenieure developpeur developpeuse charge chargee responsable assistante comptable conseiller conseillere
    technicien technicienne infirmier infirmiere enseignant enseignante professeur vendeur vendeuse stagiaire
    alternant alternance apprenti chauffeur cuisinier cuisiniere serveur serveuse secretaire directeur directrice chef
    cheffe gestionnaire redacteur redactrice graphiste commercial commerciale educateur educatrice animateur
    animatrice commis agent ouvrier mediateur mediatrice bibliothecaire aide charge ingeniero ingeniera desarrollador
    desarrolladora tecnico tecnica analista auxiliar ayudante dependiente dependienta administrativo administrativa
    contable comercial profesor profesora enfermero enfermera cocinero cocinera camarero camarera conductor
    coordinador coordinadora gerente jefe jefa becario becaria practicas investigador investigadora redactor redactora
    disenador disenadora director directora responsable encargado encargada mozo operario operaria asesor asesora
    abogado abogada medico medica gestor gestora engenheiro engenheira desenvolvedor desenvolvedora programador
    programadora tecnico assistente estagiario estagio vendedor vendedora professora enfermeiro enfermeira cozinheiro
    motorista coordenador coordenadora gestora contabilista consultor consultora designer operador operadora atendente
    recepcionista secretaria bolseiro investigadora ingegnere sviluppatore sviluppatrice programmatore impiegato
    impiegata addetto addetta contabile commesso commessa infermiere infermiera insegnante cuoco cameriere cameriera
    autista magazziniere tirocinante stagista tirocinio stage responsabile consulente ricercatore ricercatrice
    assegnista grafico operaio tecnico educatore educatrice barista medewerker ontwikkelaar adviseur beheerder docent
    verpleegkundige verzorgende monteur chauffeur kok stagiair stagiaire boekhouder ingenieur projectleider teamleider
    begeleider vakkenvuller leraar onderzoeker promovendus redacteur utvecklare ingenjor sjukskoterska underskoterska
    larare handlaggare ekonom koordinator chef saljare radgivare projektledare konsult tekniker bitrade kock forskare
    doktorand postdoktor lektor universitetslektor adjunkt administrator samordnare chauffor lagerarbetare montor
    psykolog socialsekreterare arkitekt udvikler ingenior sygeplejerske laerer medarbejder konsulent koordinator
    assistent leder projektleder saelger tekniker adjunkt ph.d stipendiat kok tjener paedagog sagsbehandler
    studentermedhjaelper elev lagermedarbejder inzynier programista programistka specjalista specjalistka kierownik
    kierowniczka asystent asystentka asystenta ksiegowy ksiegowa nauczyciel nauczycielka pielegniarka pielegniarz
    kierowca kucharz kelner kelnerka sprzedawca mechanik elektryk magazynier stazysta stazystka staz praktykant
    praktykantka referendarz inspektor mlodszy starszy generalist archivist physiotherapist anaesthetist deckhand
    joiner bookkeeper bookseller brewer hand courier modeller chaplain chocolatier hero host hostess dancer fitter
    guide practitioner assessor inspector bursar estimator invigilator keeper gamekeeper greenkeeper correspondent
    installer porter hydrologist rep tech stylist repairer cataloguer secretary negotiator housekeeper midwife nanny
    observer packer picker ranger labourers patternmaker phlebotomist constable investigator presenter finisher
    technologist operative projectionist maker pupillage purser agronomist loader solicitor paraprofessional sawyer
    scaffolder master grower geologist draughtsman stockman storeman roofer lifeguard educator trainer watchmaker
    preparator carer caregiver scribe exec dev eng chief deck scholar member violinist violin oboe viola organist
    musician actor arranger crew mate captain skipper co-op lectureship professorship tutorship studentships judge
    sergeant officer investigator conservator registrar machinist millwright polisher cleaner janitor paraplanner
    hausmeister elektroniker fraser polier portier rechtsanwalt rechtsanwaltin konstrukteur einkaufer einkauferin
    controllerin spezialist spezialistin disponent rezeptionist rezeptionistin chemikant fachangestellte
    fachangestellter professur juniorprofessur w2-professur w3-professur physiotherapeut physiotherapeutin therapeut
    therapeutin mfa zfa kuster geselle meister meisterin steuerfachangestellte traineeprogramm aussendienst
    innendienst kundenservice installateur bibliothekar bibliothekarin anwarter anwarterin arzt arztin wissenschaftler
    wissenschaftlerin brauer malzer actuaire analyste employe employee formateur formatrice juriste mecanicien
    magasinier cariste controleur coordinateur coordinatrice specialiste receptionniste preparateur preparatrice
    acheteur acheteuse auditeur auditrice architecte auxiliaire conducteur conductrice soudeur superviseur operateur
    operatrice negociateur travailleur maitre moniteur gardien organiste traducteur traductrice pilote praticien
    praticienne gouvernante auxiliaire doctorant doctorante post-doctorant postdoctorante collaborateur collaboratrice
    ingenieure plombier electricien menuisier boulanger asistente bacteriologa biologo cajero cajera carretillero
    celador corrector delineante docente educador educadora ejecutivo ejecutiva especialista fisioterapeuta geologo
    instalador kinesiologo maestro maestra marinero matron oficial perito quimico repartidor terapeuta traductor
    traductora tripulante veterinario veterinaria arquitecto arquitecta soldador soldadora animador azafata logopeda
    enologo policia profesional practicante periodista electricista peon administrador administradora bolsista chefe
    classificador comprador conferente costureira diretor diretora eletricista fiscal formador formadora guia mecanico
    nutricionista piloto psicologo psicologa rececionista repositor serralheiro torneiro vigilante agronomo
    carpinteiro corretor instrutor padeiro pesquisador pesquisadora tratador zelador professores enfermagem jornalista
    arquiteto arquiteta advogado advogada bolsa coordinatore coordinatrice direttore direttrice enologo geometra
    gestore istruttore liquidatore portiere progettista segretario segretaria custode farmacista fisioterapista
    governante guida lavapiatti manutentore modellista perito sarta tornitore traduttore traduttrice operatore
    operatrice redattore redattrice agente allievo macellaio panettiere saldatore falegname elettricista medico
    psicologo assistente logista rider oss venditore venditrice stuurman acceptant fysiotherapeut goudsmid hovenier
    inkoper procesoperator held toezichthouder technicus werkvoorbereider assistente archivaris bibliothecaris
    boswachter conservator lasser leerkracht leerling-schilder magazijnier werker schilder timmerman loodgieter arts
    tandarts apotheker coordinator lakare arbetsterapeut bibliotekarie jurist ekonomiadministrator ekonomichef
    enhetschef fastighetsskotare redaktor forvaltare kommunikator pedagog platschef produktchef rormokare svetsare
    barnskotare inkopare amanuens kurator snickare elektriker servitor servitris maskinist socionom laege advokat
    bogholder bibliotekar chauffor radgiver jordemoder redaktor smed vaerkforer planlaegger operator fuldmaegtig
    arkivar tomrer elektriker murer jurist okonom ergoterapeut fysioterapeut socialradgiver raadgiver automatyk
    diagnosta fizjoterapeuta ilustrator konstruktor koordynator kurier likwidator monter grafik graficzka zastepca
    geodeta technik lekarz prawnik redaktor tlumacz spawacz stolarz hydraulik psycholog farmaceuta architekt
    bibliotekarz asystentki specjalisty kierownika nauczyciela doradcy referenta inspektora adiunkta mechanika
    programisty analityka presidente amministratore notario notaio decano rettore rector rektor dekan provost
    president chairman chair burgermeister burgermeisterin sindaco alcalde maire burgemeester borgmester pastor padre
    doradca przedstawiciel handlowiec analityk tester adiunkt ratownik mistrz operator dyrektor
    leader internship staff laminator stonemason greenskeeper groundsman warden invigilator invigilators paramedic
    firefighter caretaker bartender waiter waitress hostess cleaner porter stylist trainer coach tutor mentor
    secouriste automaticien carrossier psychologue frigoriste paysagiste jardinier jardiniere mecanicien mecanicienne
    electromecanicien facteur factrice soudeur soudeuse regisseur regisseuse conservateur conservatrice coiffeur
    coiffeuse libraire estimateur horloger archiviste bibliothecaire exploitant exploitante institutrice instituteur
    prepose preposee monitrice moniteur adjoint adjointe representante representant doctorant doctorante postdoctorat
    kinesitherapeute manipulateur manipulatrice regleur projeteur ludothecaire menuisier plombier couvreur macon
    serveur serveuse cuisinier cuisiniere boulanger patissier vendeur vendeuse caissier caissiere magasinier
    gouvernante aide auxiliaire infirmier infirmiere ambulancier dessinateur dessinatrice maquettiste comptable
    gerocultor gerocultora conserje chapista prevencionista optometrista pescadero pescadera trabajador trabajadora
    farmaceutica farmaceutico modista biologo biologa higienista liniero monitor monitora fresador conductor
    conductora contador contadora planificador planificadora actuario pediatra celador celadora fontanero albanil
    camarero camarera cocinero cocinera dependiente dependienta cajero cajera peluquero peluquera electricista
    educador educadora trabajadores auxiliares vigilante soldador soldadora carpintero repartidor repartidora becario
    becaria limpiador limpiadora catador videografo
    comissario comissaria ajudante encarregado encarregada balconista empregado empregada carteiro atuario geotecnico
    revisor revisora camareira aprendiz cozinheiro cozinheira cobrador cientista massagista redator redatora
    optometrista organista pasteleiro manicure mestre mediador mediadora produtor produtora pintor escriturario
    governanta motorista eletricista soldador pedreiro enfermeiro enfermeira recepcionista estagiario estagiaria
    montatore idraulico curatore impiantista capotreno carrellista meccanico banconiera banconista stampatore
    conducente portalettere disegnatore disegnatrice grafico grafica polimeccanico tecnologo biologo guardaparco
    copista posatore praticante operai operaio operaia mulettista installatore igienista giardiniere apprendista
    gruista trattorista animatore animatrice cassiere cassiera capoturno cameriere cameriera cuoco cuoca commesso
    commessa autista magazziniere infermiere infermiera educatore educatrice insegnante maestro maestra impiegato
    impiegata contabile parrucchiere parrucchiera estetista
    kosztorysant aplikant aplikantka brygadzista instruktor instruktorka spedytor edukator edukatorka optometrysta
    technolog planista planistka piekarz opiekun opiekunka florystka dyspozytor cukiernik chemik tapicer kontroler
    kontrolerka serwisant absolwent absolwentka motorniczy recepcjonista recepcjonistka brakarz ogrodnik laborant
    laborantka inspicjent akustyk konsultant konsultantka introligator elektromonter pracownik pracownica kucharz
    kelner kelnerka sprzataczka magazynier kierowca kasjer kasjerka sprzedawca fryzjer fryzjerka kosmetyczka
    pielegniarka pielegniarz fizjoterapeutka spawacz
    orderpicker beveiliger bediende hulp beambte calculator hydroloog logopedist opticien conciergerie klerk
    vormgeefster verkoopster kok ober serveerster schoonmaker kapper kapster
    kantor logoped farmaceut antikvarie matros vaktmastare stadare kock butikssaljare barnmorska
    svejser kadet pedel konditor tolk aktuar radiograf farmakonom styrmand optiker kok tjener rengoringsassistent
    matrose aktuar kalkulator kellner kellnerin koch kochin erzieher erzieherin nachtportier portier gartnerin
    goldschmiedin sopran underwriter disponent disponentin konstrukteur konstrukteurin elektroniker elektronikerin
    """)
#: Ends of one-word titles in German, Dutch, Swedish, Danish.
JOB_ENDS = (
    "leiter", "leiterin", "leitung", "ingenieur", "ingenieurin", "entwickler", "entwicklerin", "kraft", "kaufmann",
    "kauffrau", "kaufleute", "assistent", "assistentin", "assistenz", "berater", "beraterin", "referent",
    "referentin", "techniker", "technikerin", "mitarbeiter", "mitarbeiterin", "bearbeiter", "bearbeiterin",
    "bearbeitung", "mechaniker", "mechatroniker", "pfleger", "pflegerin", "schwester", "fachmann", "fachfrau",
    "arzt", "arztin", "manager", "managerin", "lehrer", "lehrerin", "fahrer", "fahrerin", "pilot", "lotse",
    "gestalter", "gestalterin", "hilfe", "helfer", "helferin", "werker", "bauer", "planer", "planerin", "padagoge",
    "padagogin", "medewerker", "ontwikkelaar", "adviseur", "beheerder", "consulent", "kundige", "leider",
    "leidster", "docent", "monteur", "begeleider", "meester", "verkoper", "utvecklare", "ingenjor", "skoterska",
    "larare", "handlaggare", "koordinator", "saljare", "radgivare", "ledare", "konsult", "tekniker", "bitrade",
    "forskare", "arbetare", "samordnare", "sekreterare", "arkitekt", "assistent", "utredare", "udvikler",
    "ingenior", "plejerske", "laerer", "medarbejder", "konsulent", "leder", "saelger", "behandler", "medhjaelper",
    "hjaelper", "analytiker", "analyst", "forfatter", "lektor", "inspektor", "mastare", "mester",
    "administrator", "administratorin", "operator", "operatorin", "laborant", "laborantin", "fuhrer", "fuhrerin",
    "geselle", "gesellin", "bediener", "bedienerin", "decker", "deckerin", "zeichner", "zeichnerin", "halter",
    "halterin", "optiker", "optikerin", "therapeut", "therapeutin", "betreuer", "betreuerin", "arbeiter",
    "arbeiterin", "anwarter", "anwarterin", "angestellte", "angestellter", "macher", "macherin", "technologe",
    "technologin", "bewirtschafter", "redakteur", "redakteurin", "schlosser", "schreiner", "installateur",
    "monteurin", "spezialist", "spezialistin", "trainerin", "vertreter", "vertreterin", "prufer", "pruferin",
    "praktikum", "praktikant", "praktikantin", "student", "studentin", "volontar", "volontarin", "lehrling",
    "beveiliger", "behandelaar", "bestuurder", "machinist", "chauffeur", "trainee", "ondersteuner", "declarant",
    "laborante", "vormgever", "assistente", "controleur", "directeur", "redacteur", "onderwijzer", "technicus",
    "secretaris", "administrateur", "coordinator", "ontwerper", "uitvoerder", "opzichter", "handhaver", "psycholoog",
    "opleider", "frezer", "lasser", "schilder", "hovenier", "specialiste", "koerier", "bediende", "werker",
    "skotare", "operatorsjobb", "forare", "snickare", "forvaltare", "reglerare", "agare", "varldare", "vardare",
    "ekonom", "pedagog", "montor", "slagare", "redaktor", "mekaniker", "controller", "aspirant", "adjunkt",
    "musiker", "lakare", "terapeut", "operator", "byggare", "malare", "planerare", "administrator", "projektor",
    "handlare", "larling", "praktikant", "vakt", "varden", "chef", "chefen", "producent", "chauffor", "forer",
    "laerling", "elev", "trainee", "vikar", "supporter", "sekretaer", "laege", "planlaegger", "laegger", "radgiver",
    "raadgiver", "fuldmaegtig", "okonom", "bibliotekar", "tegner", "praktikant", "stipendium", "stipendiat",
    "trener", "traener", "formidler", "kontrollor", "underviser", "hjalp", "personale", "smed", "pakker",
    "ician", "ologist", "keeper", "worker", "therapist", "pharmacist", "scientist", "practitioner", "machinist",
)  # fmt: skip
#: Common first names of the ten languages and of people who apply in them.
GIVEN = wordset("""
    aaron abby abdul abigail adam adele adil adrian adriana agata agnes agnieszka ahmed aida aileen aisha akira alan
    albert alberto alejandra alejandro aleksandra alessandra alessandro alessia alex alexander alexandra alexandre
    alexis alfred ali alice alicia alina alison allison alma amanda amara amelia amelie amina amir amit amy ana anders
    andre andrea andreas andrew andrzej andy angela angelica anika anita anja anke ann anna anne anneke annette annika
    anniken anouk antje anthony antoine anton antonia antonio anya april ariana arjun arne arnaud arthur arturo asa
    ashley astrid aurelie aurora axel ayesha barbara bart bartek bartosz bastian beata beatrice beatriz becca becky
    ben benedikt benjamin bente bernard bernd bert beth bianca bill birgit birgitta bjorn bob bojan bram brandon
    brenda brian bridget bruno camila camilla camille carin carina carl carla carlo carlos carmen carol carolina
    caroline caspar catarina catherine cathy cecilia celia celine cesar chad charles charlie charlotte chiara chidi
    chloe chris christel christian christiane christina christine christoph christophe christopher cindy claire clara
    clare claudia claudio clemens cliff colin connor constance corinna corinne craig cristina cynthia dagmar daisy
    damian dan dana daniel daniela daniele danielle danny daria dario darius dave david dawid dawn dean debbie deborah
    debra deepa denis denise dennis derek diana diane diego dieter dimitri dirk dominik dominika dominique donald
    donna dora doris dorota dorothea doug douglas duarte duncan dylan ebba edith eduardo edward eileen eva eve ewa
    eirik elaine elena eleni eli eliana elias elin elisa elisabet elisabeth elise eliza elizabeth ella ellen ellie els
    elsa elsbeth emeka emil emilia emilie emily emma emmanuel enrico eric erica erik erika erin ernst esther etienne
    eugene eva evelyn fabian fabien fabio fatima fatma federica federico felicia felix fernanda fernando filip filippo
    fiona flavia florence florian fran frances francesca francesco francine francis francisco franck francois
    francoise frank franz fred freddie frederic frederik fredrik freya frida friedrich gabriel gabriela gabriele gaia
    gareth gary gavin geert gemma geoff george georg georgia gerald gerard gerd gerhard gertrud giacomo gianluca
    gilles gina giorgia giorgio giovanna giovanni gisela giulia giuseppe gloria gonzalo grace graham grazyna greg
    gregor gregory greta grzegorz guido guillaume gun gunilla gunnar gunther gustav guy hadley hana hanna hannah hanne
    hans harald harriet harry hasan hatice hazel heather hector heide heidi heike heiko heinz helen helena helene
    helga helle hendrik henk henning henri henrik henrike henry herbert hilary hilde hiroshi holly holger hugh hugo
    ian ibrahim ida ignacio igor ilaria ilona ilse imran ines inga inge ingeborg ingrid ines irena irene iris irma
    isaac isabel isabella isabelle ivan ivana iwona jaap jack jackie jacob jacqueline jacques jade jake jakob jakub
    james jamie jan jana jane janet janice janina janine jannik janusz jari jaroslaw jasmin jasmine jason javier jay
    jean jeanette jeff jelena jen jenni jennifer jenny jens jeremy jerome jerzy jess jesse jessica jill jim jimena jo
    joachim joan joana joanna joanne joao joaquin jochen joe joel joelle johan johann johanna johannes john johnny jon
    jonas jonathan joost jordan jordi jorg jorge jose josef joseph josefine josephine josh joshua joy joyce juan
    juanita judith judy julia julian juliane julie julien juliet juliette julio jurgen justin justyna jytte kai kamil
    kamila karen karin karina karl karol karolina kasia kasper kate katharina katherine kathleen kathrin kathryn kathy
    katia katie katja katrin katrine katarina katarzyna kay keith kelly ken kenji kenneth kerstin kevin kim kinga
    kirsten kirsty kjell klara klaus konrad kristian kristin kristina kristine krystyna krzysztof kurt kyle lara
    larissa lars laszlo laura lauren laurence laurent laurie lea leah leila lena leni leo leon leonardo leonie leonor
    leslie leticia lewis liam lidia lieke lily lilian lina linda lindsay line linnea linus lisa lisbeth liz lluis lois
    lola lone lorena lorenzo lorraine lothar lotta lotte lou louis louisa louise luc luca lucas lucia luciana lucie
    lucy ludovic luigi luis luisa luise lukas lukasz luke lydia lynn maaike maarten madeleine madison mads magda
    magdalena magnus mahmoud maike maja malgorzata malin mandy manfred manon manuel manuela mara marc marcel marcela
    marcelo marcin marco marcos marcus mareike maren margaret margarida margot margarita margit margrit maria mariam
    marian mariana marie marieke mariella marijke marina mario marion marisa marit marjan mark marko markus marleen
    marlena marlene marta martha marthe martin martina martine marty mary mateo mateusz mathias mathieu mathilde
    matilda matt matteo matthew matthias mattias maud maureen maurice max maxime maximilian may maya megan mehmet mei
    meike melanie melissa mette mia michael michal michel michela michele michelle mieke miguel mika mike mikael
    mikkel milan milena mina mira miriam mirjam mirko moa mohamed mohammed moira mona monica monika monique morgan
    morten muriel murray mustafa myriam nadia nadine naomi natalia natalie nathalie nathan neha neil nele nelly
    nicholas nick nicky nico nicola nicolas nicole niels nigel nikki niklas nikolai nils nina nisha noah noemi nora
    norbert norman nuno olaf ole oleg olga oliver olivia olivier ollie oluwaseun omar oscar oskar otto owen pablo
    paige pamela paola paolo pascal pat patricia patrick patrik patrizia patryk paul paula paulina pauline paulo pavel
    pawel pedro peggy peter petra petter phil philip philipp philippa philippe phoebe pia piet pieter pierre pietro
    pilar piotr poppy priya przemyslaw rachel radoslaw rafael rafal rainer raj rajesh ralf ralph ramon randy raquel
    raul ravi raymond rebecca rebecka regina regine reiner reinhard renata renate rene rhys ricardo richard rita rob
    robbie robert roberta roberto robin rodrigo roger roland rolf roman romain ron ronald ronja rosa rosalind rosario
    rose rosie ross roxana roy ruben ruby rudolf rui rupert russell ruth ryan sabina sabine sabrina sally sam samantha
    samir samira samuel sandra sandrine sandy sanna sanne sara sarah sascha saskia scott sean sebastian selina selma
    serena serge sergio shannon sharon shaun sheila shirley sibylle sigrid silke silvia simon simona simone siobhan
    sjoerd sofia sofie solveig sonia sonja sophia sophie soren stacy stan stanislaw stefan stefania stefanie stefano
    steffen steffi stella stephan stephanie stephane stephen steve steven stina stuart sue sunita susan susana susann
    susanna susanne suzanne svea sven svenja sveta swati sylvain sylvia sylvie sylwia szymon tamara tanja tania tara
    tatiana tatjana ted teresa terry tess theo theresa therese thibault thierry thijs thomas thorsten tiago tiffany
    tilda till tim timo tina tobias todd tom tomas tomasz tommaso tommy toni tony torben torsten tove tracey tracy
    trevor trine tristan troels ulf uli ulla ulrich ulrika ulrike ulysse uma ursula usha ute uwe valentin valentina
    valeria valerie vanessa vera verena veronica veronika veronique vicki vicky victor victoria vikram viktor viktoria
    vincent vincenzo violeta virginia virginie vivian vladimir volker walter wanda waltraud wendy werner wiebke
    wieslaw wiktoria wilhelm will willem william winnie wojciech wolfgang wouter xavier ximena yann yannick yara
    yasmin yolanda yuki yusuf yves yvette yvonne zach zahra zara zbigniew zoe zofia zuzanna flemming rasmus mogens
    bodil lis kirstine signe preben jesper bettina claus karoline carsten trine kjeld inger lone bente gitte mie
    sidsel anders agneta bengt birger gosta karin marten ylva linnea goran hakan ake sture tuva thaddaus ulrike sigurd
    hanno hinnerk hauke fenna wiebke insa eike friederike gesine almut dagobert corinna adelheid jolene dee josie bree
    gaynor moira jitka wesley quentin gaspard erwan loic gwenaelle solene clotilde hortense ludivine maelle noemie
    oceane perrine segolene tiphaine amandine aurelien benoit cedric damien fabienne fabrice gael geoffroy gregoire
    laetitia marine mathis maud melanie mickael morgane nolwenn ophelie pauline remi sebastien thibaut victoire
    adriano agostino aldo alfonso angelo arianna armando attilio barbara beppe bernardo bice bianca carmela caterina
    cesare cinzia claudia corrado cosimo damiano debora donatella edoardo elio emanuele enza ermanno ettore ezio
    fausto fiorella franca franco gabriella gaetano gianni gino gioia giulio ivo leandro ludovica manuela mara
    mariella marzia massimo mattia maurizio mirella nadia nicolo ornella patrizia pierluigi piero raffaele renzo
    roberta rocco rosaria sabrina salvatore samuele serenella silvana silvio stefania teresa tiziana tullio umberto
    valentino vito vittorio ainhoa alba alvaro amaia amparo anselmo araceli aurelio begona belen blanca bosco carlota
    charo consuelo cristobal dolores edurne encarna esteban eulalia eusebio fermin florencia gaston gimena gonzalo
    graciela hector hernan hugo inma iria itziar jacinto jaime jaume jimena joaquin jordi josune juanjo julieta
    lautaro leire lorenzo lourdes lucho luz macarena manolo mercedes milagros miren montse montserrat nahia nerea
    nieves nuria oihane olmo pau paz pilar ramiro remedios rocio rodrigo rosario santiago sergi socorro soledad susana
    tere vicente xabier xoel yolanda abel adelaide afonso alzira amalia anabela armindo augusto aurea bernardete
    brenda caio camila carina celeste cintia daiane dalila davi delfim dinis edson eduarda elvira emidio fabiana
    fabricio fausto flavio gil gilberto gisele helder ilda ines iracema jaqueline joana jonas jorge josefina julio
    karla leandro leonor lia ligia lourenco lucia luisa manoel marcia mariza matilde mauricio milene mirela nelson
    noemia olinda orlando otavio paula raissa renan rosangela rosane rui salome samuel silvana sonia telma telmo thais
    valdir vania vasco vera vitor wagner yara zilda aleksander aniela anita antoni bartlomiej bogdan bogna bozena
    celina czeslaw damian danuta edyta eliza emilia ewelina feliks fryderyk genowefa gosia halina hanka helena henryk
    hubert iga irmina izabela jadwiga janina janusz jaroslaw jola jolanta judyta julita jozef kaja kajetan kazimierz
    klaudia konstanty kornelia kuba lech leszek lidia liliana lucjan lucyna marek mariusz marzena miroslaw nadia natan
    nikodem oliwia olgierd patrycja remigiusz roksana ryszard sebastian slawomir stefania tadeusz teofil urszula
    wacław waldemar wanda wiesława witold wioletta zenon zygmunt aagje anneke annelies bas bregje carola casper coen
    corrie daan dieuwke eline elske evert femke floor frans fleur geertje gerrit gijs hein hendrika ilse jaap jasper
    jelle jeroen joke joris joyce karel klaas koen lotte loes maartje marieke marije marjolein marloes mees meike
    merel mirthe nienke noor pim rianne roos rosalie rutger sanne sem siem sjaak sofie stijn suzan teun thijs tessa
    tijs tineke tjeerd truus twan wesley wim wietske willemijn wout yvette
    """)


def is_job(word: str) -> bool:
    """Whether a folded word is the head of a job title."""
    return word in JOB or (len(word) > 7 and word.endswith(JOB_ENDS))
