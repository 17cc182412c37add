"""PURE: what a reply says, and why: the facts for the template and, for each paragraph, its reason.

Nothing is invented. A paragraph whose facts are missing is left out, and a template never has to ask whether it may
say a thing: it is told.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from typing import Any

from classifier.labels import Label
from classifier.names import fold
from classifier.plain import clean, folded, one_line
from daemon.records import Case, Judged, Story, Writer
from daemon.values import Addressee, addressee, employer, job_title, same_person, sure

#: The paragraphs of a reply, in their order; a template has a block for each.
PARAGRAPHS = ("greeting", "thanks", "people", "decision", "second", "note", "own", "radar", "wishes", "closing")
#: What else a template has blocks for.
BESIDE = ("subject", "quote_intro")
#: The language of a reply where the mail's is unsure or has no template.
FALLBACK = "en"
#: Languages that part "du" from "Sie".
FAMILIAR = frozenset({"de", "fr", "es", "pt", "nl", "it", "pl"})
STAGES = ("applied", "screen", "interview", "final")
#: What may have taken place, in the order of its naming, and the stage that it proves.
EVENTS: Mapping[str, str] = {
    "call": "screen",
    "test": "screen",
    "interview": "interview",
    "tour": "interview",
    "trial": "interview",
    "presentation": "interview",
}
KINDS = ("employer", "agency", "academia", "internship")
CHANNELS = ("mail", "telephone", "in person", "unanswered", "thanks")
#: By whom the door is kept open how, the first that holds.
DOORS: Mapping[str, str] = {"cancelled": "cancelled", "runner-up": "finalist", "on-file": "kept", "reapply": "reapply"}
MOST_PEOPLE = 4
#: Of more than so many events the first go without saying.
MOST_EVENTS = 3
#: Of the mail answered so much is quoted.
MOST_LINES = 60
MOST_LINE = 1000
#: Mails that speak of what has happened. An invitation tells of what may never take place.
LOOKING_BACK = frozenset({Label.REJECTION, Label.DELAY, Label.OFFER, Label.OTHER})
TEAM_WORDS = frozenset(
    "team talent recruiting recruitment recruiter hr hiring careers career jobs people human resources bewerbung"
    " bewerbungen karriere personal recrutement seleccion rekrytering rekruttering rekrutacja".split()
)
MONTHS = "January February March April May June July August September October November December".split()


@dataclass(frozen=True, slots=True)
class Letter:
    """The facts of one reply. The fields up to ``sender`` are the variables of a template, under these names."""

    person: Addressee | None
    company: str
    position: str
    stage: str
    given: tuple[str, ...]
    kind_words: bool
    feedback_given: bool
    people: tuple[str, ...]
    door: str
    second: str
    note: str
    own: str
    radar: bool
    feedback: str
    advice: bool
    kind: str
    channel: str
    familiar: bool
    me: str
    signature: str
    date: datetime
    sender: str
    language: str = FALLBACK
    voice: str = "warm"
    quoted: tuple[str, ...] = ()
    because: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def blocks(self) -> tuple[str, ...]:
        """The paragraphs that this letter has, in their order."""
        thanks_only = self.channel == "thanks"
        left_out = {
            "people": not self.people,
            "decision": thanks_only,
            "second": not self.second,
            "note": not self.note,
            "own": not self.own,
            "radar": not (self.radar or self.feedback or self.advice),
        }
        return tuple(block for block in PARAGRAPHS if not left_out.get(block))

    def variables(self) -> dict[str, Any]:
        """What a template sees."""
        return {name: getattr(self, name) for name in VARIABLES}


VARIABLES = tuple(one.name for one in fields(Letter))[: [one.name for one in fields(Letter)].index("sender") + 1]


def letter_of(case: Case, story: Story, writer: Writer, languages: Collection[str], now: datetime) -> Letter:
    """What the reply to a rejection says. ``languages`` are those that templates are there for."""
    return _Desk(case, story, writer, languages).letter(now)


class _Desk:
    """Where one letter is put together, each fact with the reason for it."""

    def __init__(self, case: Case, story: Story, writer: Writer, languages: Collection[str]) -> None:
        self.case = case
        self.story = story
        self.writer = writer
        self.details = case.mail.details
        self.because: dict[str, list[str]] = {}
        self.mail_language = sure(self.details.get("language"))
        self.language = self._language(languages)
        self.cues = frozenset(str(cue) for cue in self.details.get("cues") or ())
        self.channel = _one_of(_value(self.details.get("channel")), CHANNELS)
        self.kind = self._kind()

    def letter(self, now: datetime) -> Letter:
        stage, given = self._past()
        company = self._company()
        person = self._person(company)
        thanks_only = self.channel == "thanks"
        feedback_given = "feedback-given" in self.cues and not thanks_only
        feedback = "" if thanks_only else self._feedback(given=feedback_given)
        letter = Letter(
            person=person,
            company=company,
            position=self._position(),
            stage=stage,
            given=given,
            kind_words=self._cue("kind-words", "thanks", "the mail has kind words") and not thanks_only,
            feedback_given=feedback_given,
            people=self._people(person),
            door=self._door(stage),
            second=self._second(),
            note="" if thanks_only else _lines(self.case.note),
            own=_lines(self.writer.sentences.get(self.language, "")),
            radar=self.writer.radar and not thanks_only,
            feedback=feedback,
            advice=self._advice(person, stage, given, feedback),
            kind=self.kind,
            channel=self.channel,
            familiar=self._familiar(),
            me=self.writer.name,
            signature=_lines(self.writer.signature),
            date=self.case.answered.received_at.astimezone(now.tzinfo),
            sender=self._sender(person),
            language=self.language,
            voice=self.writer.voice,
            quoted=self._quoted(),
            because={},
        )
        self._plain_reasons(letter)
        return _with_reasons(letter, self.because)

    # -- to whom, in which words --------------------------------------------------------------------

    def _language(self, languages: Collection[str]) -> str:
        if self.writer.language in languages:
            self._say("greeting", f"language {self.writer.language}: the setting reply.language")
            return self.writer.language
        if self.mail_language in languages:
            self._say("greeting", f"language {self.mail_language}: that of the mail")
            return self.mail_language
        why = "the mail's is unsure" if not self.mail_language else "there is no template for the mail's"
        self._say("greeting", f"language {FALLBACK}: {why}")
        return FALLBACK

    def _kind(self) -> str:
        kind = sure(self.details.get("kind"))
        if kind in KINDS[1:]:
            self._say("thanks", f"{kind}: {_shown(self.details['kind'])}")
            return kind
        if "agency" in self.cues:
            self._say("thanks", "agency: the mail speaks of a client")
            return "agency"
        return "employer"

    def _familiar(self) -> bool:
        familiar = (
            self.writer.voice != "formal"
            and self.language in FAMILIAR
            and self.language == self.mail_language
            and sure(self.details.get("address")) == "familiar"
        )
        if familiar:
            self._say("greeting", "familiar: so the mail addresses you")
        return familiar

    def _company(self) -> str:
        # An agency's mail may name the agency or its client: a sentence that is right for both names none.
        return "" if self.kind == "agency" else employer(self._known("company"))

    def _position(self) -> str:
        return job_title(self._known("position"))

    def _known(self, name: str) -> str:
        """A detail of the mail, else the one that all earlier mails which show it agree on."""
        if own := sure(self.details.get(name)):
            return own
        earlier = {folded(value): value for mail in self.story.earlier if (value := sure(mail.details.get(name)))}
        if len(earlier) != 1:
            return ""
        self._say("thanks", f"{name}: earlier mail of this application names it")
        return next(iter(earlier.values()))

    def _person(self, company: str) -> Addressee | None:
        """The person whom the reply goes to; None where that is not sure: a wrong name is worse than none."""
        found, why = self._reader(company)
        person = self._as_signed(found) if found else None
        if person is None or not (person.first or person.title or person.honorific):
            self._say("greeting", "nobody by name: it is not sure who reads the reply")
            return None
        self._say("greeting", f"{person.name}: {why}")
        if person.by_first:
            self._say("greeting", "by first name: so they signed")
        return person

    def _reader(self, company: str) -> tuple[Addressee | None, str]:
        """The recipient, or whoever signed for a team's mailbox, and why it is they."""
        recipient = self.case.recipient
        known: dict[str, tuple[Addressee, str]] = {}
        earlier: dict[str, tuple[Addressee, str]] = {}
        for mail, found in ((self.case.mail, known), *((mail, earlier) for mail in reversed(self.story.earlier))):
            for person, email in self._contacts(mail):
                found.setdefault(folded(person.name), (person, email))
        wanted = addressee(recipient.name, self.mail_language)
        key = folded(wanted.name) if wanted else ""
        if key in known or key in earlier:
            return (known.get(key) or earlier[key])[0], "the reply goes to them"
        if wanted and self.channel != "mail":
            return wanted, "they were involved" if self.channel == "thanks" else "you named them"
        words = set(folded(recipient.name).split())
        within = [one for name, (one, _) in known.items() if one.first and one.last and set(name.split()) <= words]
        if len(within) == 1:
            return within[0], "the reply goes to them"
        address = recipient.email.lower()
        by_email = [one for one, email in known.values() if address and email.lower() == address]
        if not words and len(by_email) == 1:
            return by_email[0], "the mail gives this address for them"
        organisation = set(folded(company or sure(self.details.get("company"))).split())
        if len(known) == 1 and (not words or words & (organisation | TEAM_WORDS)):
            return next(iter(known.values()))[0], "they signed the mail"
        return None, ""

    def _as_signed(self, person: Addressee) -> Addressee:
        """Without a "Frau" in a letter of another language."""
        return person if self.language == self.mail_language else replace(person, honorific="")

    def _contacts(self, mail: Judged) -> Iterator[tuple[Addressee, str]]:
        for contact in mail.details.get("contacts") or ():
            if isinstance(contact, Mapping):
                # Titles stand apart from the name in what is extracted, but not in what the user typed.
                parts = (one_line(str(contact.get(part) or ""), 40) for part in ("honorific", "title"))
                whole = " ".join([*filter(None, parts), sure(contact.get("name"))])
                person = addressee(whole, sure(mail.details.get("language"))) if sure(contact.get("name")) else None
                if person:
                    by_first = person.by_first or bool(contact.get("by_first"))
                    yield replace(person, by_first=by_first), _value(contact.get("email"))

    def _people(self, person: Addressee | None) -> tuple[str, ...]:
        """Others who were involved. Of a mail that several signed nobody is singled out: they all read it."""
        if self.writer.everyone != "named" or self.channel == "thanks":
            return ()
        found: list[tuple[Addressee, str]] = []
        mails = [*self.story.earlier, *([self.case.mail] if person else [])]
        for mail in mails:
            for one, email in self._contacts(mail):
                if self._is_addressed(one, email, person) or same_person(one.name, self.writer.name):
                    continue
                twin = next(
                    (number for number, (other, _) in enumerate(found) if same_person(one.name, other.name)), None
                )
                if twin is None:
                    found.append((one, self._involved(mail, email)))
                elif len(one.titled) > len(found[twin][0].titled):
                    found[twin] = (one, found[twin][1])
        for one, why in found[:MOST_PEOPLE]:
            self._say("people", f"{one.name}: {why}")
        return tuple(one.titled for one, _ in found[:MOST_PEOPLE])

    def _is_addressed(self, one: Addressee, email: str, person: Addressee | None) -> bool:
        recipient = self.case.recipient
        return bool(
            (person and same_person(one.name, person.name))
            or same_person(one.name, recipient.name)
            or (email and email.lower() in (recipient.email.lower(), recipient.identity.lower()))
        )

    def _involved(self, mail: Judged, email: str) -> str:
        if mail is self.case.mail:
            return "the mail names them"
        on = f"{mail.received_at.day} {MONTHS[mail.received_at.month - 1]}"
        return f"wrote to you on {on}" if email and email == mail.sender else f"named in the mail of {on}"

    def _sender(self, person: Addressee | None) -> str:
        answered = self.case.answered
        if person and answered.sender.lower() == self.case.recipient.email.lower():
            return person.name
        names = [one.name for one, email in self._contacts(answered) if email.lower() == answered.sender.lower()]
        return names[0] if names else one_line(answered.sender, 120)

    # -- what there was -----------------------------------------------------------------------------

    def _past(self) -> tuple[str, tuple[str, ...]]:
        """The furthest sure stage of the mails that look back, and what surely took place."""
        stage, given = "applied", set[str]()
        for mail in (self.case.mail, *(mail for mail in self.story.earlier if mail.label in LOOKING_BACK)):
            where = "the mail says so" if mail is self.case.mail else "an earlier mail says so"
            found = _one_of(sure(mail.details.get("stage")), STAGES)
            if STAGES.index(found) > STAGES.index(stage):
                stage = found
                self._say("thanks", f"stage {stage}: {where} ({_shown(mail.details['stage'])})")
            given.update(str(event) for event in mail.details.get("given") or () if event in EVENTS)
        for event in EVENTS:
            if event in given:
                self._say("thanks", f"{event}: it took place")
                if STAGES.index(EVENTS[event]) > STAGES.index(stage):
                    stage = EVENTS[event]
        if stage == "applied":
            self._say("thanks", "stage applied: nothing shows that there was more")
        return stage, tuple(event for event in EVENTS if event in given)[-MOST_EVENTS:]

    def _cue(self, cue: str, block: str, why: str) -> bool:
        if cue in self.cues:
            self._say(block, why)
        return cue in self.cues

    def _door(self, stage: str) -> str:
        said = {
            "cancelled": "cancelled: the mail says that nobody is hired",
            "finalist": "finalist: you came second, or as far as the last round",
            "kept": "kept: the mail says that they keep your details",
            "reapply": "reapply: the mail invites you to apply again",
            "plain": "plain: the mail says nothing of what comes after",
        }
        cues = self.cues | ({"runner-up"} if stage == "final" else set())
        door = next((door for cue, door in DOORS.items() if cue in cues), "plain")
        self._say("decision", said[door])
        return door

    def _second(self) -> str:
        others = [job_title(sure({"value": one, "confidence": 1.0})) for one in self.story.other_positions]
        others = [one for one in others if one and fold(one) != fold(self._position())]
        if not others or self.channel == "thanks":
            return ""
        self._say("second", f"{others[-1]}: you answered a rejection for it before")
        return others[-1]

    # -- what is asked ------------------------------------------------------------------------------

    def _feedback(self, *, given: bool) -> str:
        if given:
            return ""  # who has just been told does not ask again
        if self._cue("feedback-offered", "radar", "feedback: the mail offers it"):
            return "offered"
        if self.writer.ask_feedback:
            self._say("radar", "feedback: the setting reply.ask_feedback")
            return "asked"
        return ""

    def _advice(self, person: Addressee | None, stage: str, given: tuple[str, ...], feedback: str) -> bool:
        met = stage in ("interview", "final") or "call" in given
        wanted = self.writer.advice and person is not None and met and not feedback
        if not wanted or self.channel == "thanks" or self.kind == "agency":
            return False
        self._say("radar", "advice: the setting reply.advice, and you have met")
        return True

    # -- the quote ----------------------------------------------------------------------------------

    def _quoted(self) -> tuple[str, ...]:
        lines = clean(self.story.original).strip("\n").split("\n") if self.writer.quote else []
        if not any(line.strip() for line in lines):
            return ()
        return tuple(line[:MOST_LINE].rstrip() for line in lines[: MOST_LINES + 1])

    # -- reasons ------------------------------------------------------------------------------------

    def _say(self, block: str, why: str) -> None:
        self.because.setdefault(block, []).append(why)

    def _plain_reasons(self, letter: Letter) -> None:
        if letter.feedback_given:
            self._say("thanks", "the mail gives feedback")
        if letter.channel != "mail":
            self._say("thanks", f"channel: {letter.channel}")
        for name in ("company", "position"):
            if getattr(letter, name) and sure(self.details.get(name)):
                self._say("thanks", f"{name} {getattr(letter, name)}: {_shown(self.details.get(name))}")
        if letter.note:
            self._say("note", "your note for this application")
        if letter.own:
            self._say("own", "the setting reply.sentences")
        if letter.radar:
            self._say("radar", "how to stay on their radar: the setting reply.radar")
        self._say("wishes", "every reply wishes them well")
        self._say("closing", "the settings reply.name and reply.signature")


def _with_reasons(letter: Letter, because: Mapping[str, list[str]]) -> Letter:
    kept = {block: tuple(why) for block, why in because.items() if block in letter.blocks}
    return replace(letter, because=kept)


def _value(detail: Any) -> str:
    """What the user or a header says needs no confidence."""
    return one_line(str(detail.get("value", "")), 120) if isinstance(detail, Mapping) else ""


def _shown(detail: Any) -> str:
    if not isinstance(detail, Mapping):
        return "known"
    return f"from the {detail.get('source') or 'mail'}, confidence {float(detail.get('confidence', 0.0)):.2g}"


def _one_of(value: str, choices: tuple[str, ...]) -> str:
    return value if value in choices else choices[0]


def _lines(text: str) -> str:
    return "\n".join(line.strip() for line in clean(text).strip().split("\n"))
