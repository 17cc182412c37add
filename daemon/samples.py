"""PURE: rejections that never were, one for each thing that a reply can say. Templates are tried on them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from daemon.letter import FAMILIAR
from daemon.mailbox import Place
from daemon.records import Case, Judged, Recipient, Story, Writer
from daemon.states import Rejection, State

#: Tuesday, and an hour that every clock writes alike.
WRITTEN = datetime(2026, 3, 3, 10, 15, tzinfo=UTC)
ME = "Robin Example"
FEEDBACK = "feedback-offered"


@dataclass(frozen=True, slots=True)
class World:
    """Names for the samples of one language."""

    company: str
    position: str
    other: str
    university: str
    chair: str
    intern: str
    person: str
    honorific: str
    others: tuple[str, str, str, str]


WORLDS: Mapping[str, World] = {
    "en": World(
        "Acme Foods",
        "Line Cook",
        "Pastry Chef",
        "University of Exampleton",
        "Lecturer in Botany",
        "Marketing Intern",
        "Anna Berg",
        "Ms",
        ("Tom Lee", "Maria Costa", "Peter Nowak", "Eva Lind"),
    ),
    "de": World(
        "Beispiel Werke GmbH",
        "Projektleitung Einkauf",
        "Referent Logistik",
        "Universität Musterstadt",
        "Akademischer Rat Botanik",
        "Praktikum Marketing",
        "Anna Berg",
        "Frau",
        ("Jonas Weber", "Mara Vogt", "Emil Krause", "Lena Adler"),
    ),
    "fr": World(
        "Atelier Exemple",
        "Chef de projet",
        "Chargée de clientèle",
        "Université d’Exempleville",
        "Maître de conférences en botanique",
        "Stagiaire marketing",
        "Anne Morel",
        "Mme",
        ("Luc Garnier", "Inès Faure", "Paul Renard", "Zoé Blanc"),
    ),
    "es": World(
        "Talleres Ejemplo",
        "Jefe de cocina",
        "Técnico de compras",
        "Universidad de Ejemplar",
        "Profesor ayudante de Botánica",
        "Prácticas de marketing",
        "Ana Vidal",
        "Sra.",
        ("Luis Prado", "Marta Soler", "Pablo Rey", "Elena Mora"),
    ),
    "pt": World(
        "Oficinas Exemplo",
        "Gestor de projeto",
        "Analista de compras",
        "Universidade de Exemplar",
        "Professor auxiliar de Botânica",
        "Estágio em marketing",
        "Ana Prates",
        "Sra.",
        ("Luís Mota", "Marta Reis", "Paulo Neves", "Helena Faria"),
    ),
    "nl": World(
        "Voorbeeld Techniek",
        "Projectleider inkoop",
        "Medewerker logistiek",
        "Universiteit Voorbeeldstad",
        "Docent plantkunde",
        "Stage marketing",
        "Anna de Wit",
        "Mevrouw",
        ("Daan Visser", "Lotte Smit", "Bram Kok", "Eva Mulder"),
    ),
    "it": World(
        "Officine Esempio",
        "Capo progetto",
        "Addetto acquisti",
        "Università di Esempio",
        "Ricercatore in botanica",
        "Tirocinio marketing",
        "Anna Riva",
        "Sig.ra",
        ("Luca Ferri", "Marta Gallo", "Paolo Neri", "Elena Fonti"),
    ),
    "sv": World(
        "Exempel Verkstad",
        "Projektledare",
        "Inköpare",
        "Exempelstads universitet",
        "Lektor i botanik",
        "Praktik inom marknadsföring",
        "Anna Lind",
        "",
        ("Erik Ek", "Maja Dahl", "Olle Björk", "Sara Holm"),
    ),
    "da": World(
        "Eksempel Værksted",
        "Projektleder",
        "Indkøber",
        "Eksempelby Universitet",
        "Lektor i botanik",
        "Praktikant i marketing",
        "Anne Lund",
        "",
        ("Emil Bech", "Maja Dahl", "Oskar Holm", "Sara Krogh"),
    ),
    "pl": World(
        "Zakłady Przykład",
        "Kierownik projektu",
        "Specjalista ds. zakupów",
        "Uniwersytet Przykładowy",
        "Adiunkt w Katedrze Botaniki",
        "Staż w dziale marketingu",
        "Anna Lis",
        "Pani",
        ("Piotr Nowicki", "Marta Zając", "Jan Wilk", "Ewa Sowa"),
    ),
}


@dataclass(frozen=True, slots=True)
class Sample:
    """A rejection, what is known of it, and the settings of whoever answers."""

    name: str
    case: Case
    story: Story
    writer: Writer


@dataclass(frozen=True, slots=True)
class _Plot:
    """What a sample is about; everything else is as in the plainest of rejections."""

    name: str
    #: "person", "team" (a company's mailbox) or "nobody".
    reader: str = "person"
    known: tuple[str, ...] = ("company", "position")
    stage: str = ""
    given: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    others: int = 0
    kind: str = ""
    channel: str = ""
    familiar: bool = False
    title: str = ""
    signed: str = ""
    second: bool = False
    note: str = ""
    quoted: bool = False
    settings: Mapping[str, Any] = field(default_factory=dict)


PLOTS: Sequence[_Plot] = (
    _Plot("applied"),
    _Plot("applied, quoted", quoted=True),
    _Plot("applied, a team", reader="team"),
    _Plot("applied, only the position is known", reader="nobody", known=("position",)),
    _Plot("applied, only the company is known", reader="nobody", known=("company",)),
    _Plot("nothing is known", reader="nobody", known=()),
    _Plot("signed with the first name", signed="first"),
    _Plot("addressed with title", title="Dr."),
    _Plot("addressed with honorific", title="honorific"),
    _Plot("addressed with honorific and title", title="honorific Dr."),
    _Plot("signed with honorific and surname", signed="surname", title="honorific"),
    _Plot("call", stage="screen", given=("call",)),
    _Plot("test", stage="screen", given=("test",), cues=("kind-words",)),
    _Plot("screened", stage="screen"),
    _Plot("call and test", given=("call", "test"), signed="first"),
    _Plot("interview", stage="interview", given=("interview",)),
    _Plot("interviewed, kind words", stage="interview", cues=("kind-words",)),
    _Plot("interviewed, a team", stage="interview", reader="team"),
    _Plot("interview and tour, somebody else", given=("interview", "tour"), others=1),
    _Plot("trial, two others", given=("trial",), others=2, signed="first"),
    _Plot("presentation, feedback given", given=("interview", "presentation"), cues=("feedback-given",)),
    _Plot("runner-up", stage="interview", cues=("runner-up",)),
    _Plot("final", stage="final", others=3, signed="first"),
    _Plot("final, cancelled", stage="final", cues=("cancelled",)),
    _Plot("cancelled", cues=("cancelled",), reader="team"),
    _Plot("kept on file", cues=("on-file",)),
    _Plot("kept on file, interviewed", cues=("on-file",), stage="interview", signed="first"),
    _Plot("invited to re-apply", cues=("reapply",)),
    _Plot("invited to re-apply, a team", cues=("reapply", "kind-words"), reader="team"),
    _Plot("feedback offered", cues=(FEEDBACK,), stage="interview"),
    _Plot("feedback wanted", settings={"ask_feedback": True}),
    _Plot("feedback wanted, no radar", settings={"ask_feedback": True, "radar": False}, signed="first"),
    _Plot("advice", settings={"advice": True}, stage="interview", given=("interview",)),
    _Plot("advice and feedback", settings={"advice": True, "radar": False}, cues=(FEEDBACK,), stage="final"),
    _Plot("a second position", second=True),
    _Plot("a note and own sentences", note="…", stage="interview", settings={"own": True}),
    _Plot("no radar", settings={"radar": False}),
    _Plot(
        "everything",
        stage="final", given=("call", "test", "interview", "tour", "presentation"), others=4, second=True, title="Dr.",
        cues=("kind-words", "feedback-given", FEEDBACK), settings={"advice": True},
    ),
    _Plot("agency", kind="agency", reader="nobody"),
    _Plot("agency, a person", kind="agency"),
    _Plot("agency, nothing known", kind="agency", known=(), signed="first"),
    _Plot("agency, call", kind="agency", stage="screen", given=("call",)),
    _Plot("agency, interview", kind="agency", stage="interview", given=("interview",), others=1),
    _Plot("agency, final", kind="agency", stage="final", cues=("kind-words",), signed="first"),
    _Plot("agency, cancelled", kind="agency", cues=("cancelled",)),
    _Plot("agency, kept", kind="agency", cues=("on-file", FEEDBACK)),
    _Plot("agency, re-apply", kind="agency", cues=("reapply",)),
    _Plot("academia, a committee", kind="academia", reader="nobody"),
    _Plot("academia, a professor", kind="academia", title="Prof. Dr."),
    _Plot("academia, interview", kind="academia", given=("interview", "presentation"), title="Prof."),
    _Plot("academia, final", kind="academia", stage="final", others=2, title="Dr."),
    _Plot("academia, cancelled", kind="academia", cues=("cancelled",)),
    _Plot("academia, kept", kind="academia", cues=("on-file",)),
    _Plot("academia, re-apply", kind="academia", cues=("reapply",), signed="first"),
    _Plot("internship", kind="internship"),
    _Plot("internship, position unknown", kind="internship", known=("company",), reader="team"),
    _Plot("internship, interview", kind="internship", stage="interview", given=("interview",), signed="first"),
    _Plot("internship, final", kind="internship", stage="final", cues=("kind-words",)),
    _Plot("internship, kept", kind="internship", cues=("on-file",)),
    _Plot("internship, re-apply", kind="internship", cues=("reapply",)),
    _Plot("telephone", channel="telephone", stage="interview", given=("interview",)),
    _Plot("telephone, final, others", channel="telephone", stage="final", others=2, signed="first"),
    _Plot("telephone, agency", channel="telephone", kind="agency", stage="interview"),
    _Plot("in person", channel="in person", given=("trial",), signed="first"),
    _Plot("never answered", channel="unanswered"),
    _Plot("never answered, a team", channel="unanswered", reader="nobody", known=("company", "position")),
    _Plot("never answered after the interview", channel="unanswered", stage="interview", given=("interview",)),
    _Plot("never answered, agency", channel="unanswered", kind="agency"),
    _Plot("thanks to somebody else", channel="thanks", stage="interview"),
    _Plot("thanks, agency", channel="thanks", kind="agency", signed="first"),
    _Plot("thanks, academia", channel="thanks", kind="academia", title="Dr.", stage="final"),
    _Plot("familiar", familiar=True, signed="first"),
    _Plot("familiar, a team", familiar=True, reader="team"),
    _Plot("familiar, nothing known", familiar=True, known=(), reader="nobody"),
    _Plot("familiar, call", familiar=True, signed="first", stage="screen", given=("call",), cues=("reapply",)),
    _Plot("familiar, interview", familiar=True, signed="first", stage="interview", cues=("kind-words", "on-file")),
    _Plot("familiar, cancelled", familiar=True, cues=("cancelled",), stage="screen", given=("test",)),
    _Plot(
        "familiar, everything",
        familiar=True, signed="first", stage="final", given=("interview", "trial"), others=2, second=True,
        cues=("kind-words", "feedback-given", FEEDBACK), settings={"advice": True},
    ),
    _Plot("familiar, feedback wanted", familiar=True, signed="first", settings={"ask_feedback": True}),
    _Plot("familiar, agency", familiar=True, kind="agency", signed="first", cues=("on-file",)),
    _Plot("familiar, agency, final", familiar=True, kind="agency", stage="final", signed="first"),
    _Plot("familiar, academia", familiar=True, kind="academia", stage="interview", signed="first"),
    _Plot("familiar, internship", familiar=True, kind="internship", stage="interview", signed="first"),
    _Plot("familiar, telephone", familiar=True, channel="telephone", stage="interview", signed="first"),
    _Plot("familiar, never answered", familiar=True, channel="unanswered", signed="first"),
    _Plot("familiar, thanks", familiar=True, channel="thanks", signed="first"),
)  # fmt: skip


def samples(language: str, voice: str) -> Iterator[Sample]:
    """A rejection in a language for each plot, to be answered in a voice."""
    world = WORLDS.get(language, WORLDS["en"])
    for number, plot in enumerate(PLOTS, 1):
        if plot.familiar and (language not in FAMILIAR or voice == "formal"):
            continue
        yield _sample(number, plot, world, language, voice)


def _sample(number: int, plot: _Plot, world: World, language: str, voice: str) -> Sample:
    settings = dict(plot.settings)
    own = "…" if settings.pop("own", False) else ""
    writer = Writer(ME, voice=voice, language=language, sentences={language: own}, **settings)
    person = plot.reader == "person"
    name = _signed(plot, world)
    recipient = Recipient(world.person if person else "", "person@employer.example", "robin@home.example")
    details: dict[str, Any] = {
        "language": _detail(language),
        "contacts": [_contact(name, recipient.email) | {"by_first": plot.signed == "first"}] if person else [],
        "cues": list(plot.cues),
        "given": list(plot.given),
    }
    names = {
        "academia": {"company": world.university, "position": world.chair},
        "internship": {"company": world.company, "position": world.intern},
    }.get(plot.kind, {"company": world.company, "position": world.position})
    details |= {key: _detail(value) for key, value in names.items() if key in plot.known}
    for key, value in (("stage", plot.stage), ("kind", plot.kind), ("channel", plot.channel)):
        if value:
            details[key] = _detail(value)
    if plot.familiar:
        details["address"] = _detail("familiar")
    if plot.signed == "surname":
        recipient = replace(recipient, name="")
    begins = bool(plot.channel)
    mail = _mail(number, details, subject="" if begins else world.position, begins=begins)
    earlier = _mail(0, {"contacts": [_contact(other, "") for other in world.others[: plot.others]]}, label="interview")
    story = Story(
        (earlier,) if plot.others else (),
        (world.other,) if plot.second else (),
        f"…\n\n…\n{name}" if plot.quoted else "",
    )
    row = Rejection(
        number,
        "sample",
        State.WAITING,
        WRITTEN,
        f"<sample.{language}.{number}@home.example>",
        mail.key,
        mail.place,
        WRITTEN,
    )
    return Sample(plot.name, Case(row, mail, recipient, note=plot.note), story, replace(writer, quote=plot.quoted))


def _signed(plot: _Plot, world: World) -> str:
    name = " ".join(world.person.split()[1:]) if plot.signed == "surname" else world.person
    title = plot.title.replace("honorific", world.honorific).strip()
    return f"{title} {name}".strip()


def _mail(
    number: int, details: Mapping[str, Any], *, subject: str = "", label: str = "rejection", begins: bool = False
) -> Judged:
    key = f"<mail.{number}@employer.example>"
    return Judged(
        place=Place("INBOX", 1, number + 1),
        key=key,
        received_at=WRITTEN - timedelta(days=1 if number else 20),
        message_id="" if begins else key,
        thread=(),
        sender="person@employer.example",
        subject=subject,
        label=label,
        decision="rejection",
        score=0.99,
        because=(),
        details=details,
    )


def _detail(value: str) -> dict[str, Any]:
    return {"value": value, "source": "text", "confidence": 0.95}


def _contact(name: str, email: str) -> dict[str, Any]:
    return {"name": _detail(name), "role": None, "email": _detail(email) if email else None}
