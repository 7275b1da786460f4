"""Kinds of entry about questions to a register: who may ask, what is asked and answered, and what the service made of it (ISS-10-2)."""

from datetime import date
from typing import Annotated
from uuid import UUID

from corbiere.ledger.conditions import answered
from corbiere.ledger.entry import AGENCY, MATTER, PRACTITIONER, Choice, Entry, ask
from corbiere.ledger.fields import CarriedAlong, PersonId, PractitionerId, Text, Words
from corbiere.ledger.outcomes import Ends, LeadsTo
from corbiere.ledger.whose import ANYBODY, ELSEWHERE, REGISTER_KEEPER
from corbiere.registers.entries import WhichRegister


class MayAsk(Entry, whose=(REGISTER_KEEPER,), category="directory", verb="Authorise", short_form=("registers", "why", "until")):
    """Somebody may question a register from this day."""

    registers: list[WhichRegister] = ask("Which registers?", cites=("ISS-10-2", "ISS-A-10"), min_length=1)
    why: Words = ask("Why do they need it?", hint="Everybody who works here can read it: name no child", cites="ISS-10-2")
    until: date | None = ask("Until which day?", hint="The last day; none, where nobody set one", cites="ISS-10-2")


class MayAskNoMore(Entry, whose=(REGISTER_KEEPER,), category="directory", verb="End", short_form=("why",)):
    """The last day on which somebody may question a register."""

    why: Words | None = ask("Why?", hint="Everybody who works here can read it: name no child", cites="ISS-10-2")


class AgencyMayAsk(MayAsk, kind="register-agency-authorised", about=AGENCY, called="May question the registers"):
    """The people of this agency may put questions to these registers. Whoever keeps a register answers them."""


class AgencyMayAskNoMore(MayAskNoMore, kind="register-agency-ended", about=AGENCY, called="May question the registers no more"):
    """The last day on which people of this agency may put questions to the registers."""


class PersonMayAsk(MayAsk, kind="register-asker-authorised", about=PRACTITIONER, called="Is answered by the registers"):
    """The system itself may answer this person, where it is beyond doubt which child is meant. Their agency must be authorised too."""


class PersonMayAskNoMore(MayAskNoMore, kind="register-asker-ended", about=PRACTITIONER, called="Is answered by the registers no more"):
    """The last day on which the system itself answers this person."""


class AskReason(Choice):
    SAFETY = "safety", "I must decide now how a child is kept safe"
    ENQUIRY = "enquiry", "I take part in an enquiry or a strategy discussion"
    CARE = "care", "I treat, teach or look after the child, and am worried"
    RELEASE = "release", "I decide on bail, release or a place to live"
    OTHER = "other", "Something else"


class RegisterSays(Choice):
    """The answer to a question: no more than this is told, but for who leads the work."""

    ON_IT = "on-it", "On the register"
    NOT_ON_IT = "not-on-it", "Not on the register"
    NOT_TOLD = "not-told", "No answer can be given"


class RegisterQuestioned(
    Entry,
    kind="register-questioned",
    whose=(ANYBODY,),
    about=MATTER,
    called="Question to a register",
    verb="Ask",
    category="concern",
    own_page=True,
    opens="register-questions",
    before_birth=True,
    short_form=("which", "given", "family", "born", "also_called", "address", "reason", "why", "asked_by", "verified"),
):
    """Somebody asks whether a child is on a register. What is asked and why is kept, reviewed and counted."""

    which: WhichRegister = ask("Which register?", cites="ISS-10-2", in_line=True)
    given: Words = ask("First names", cites="ISS-10-3")
    family: Words = ask("Last name", cites="ISS-10-3")
    also_called: Words | None = ask("Other names or spellings", cites="ISS-10-3")
    born: date | None = ask("Date of birth", cites="ISS-10-3")
    address: Words | None = ask("Where do they live?", cites="ISS-10-3")
    reason: AskReason = ask("What do you need it for?", cites="ISS-10-3")
    why: Text = ask("What happened, or worries you?", cites="ISS-10-3")
    asked_by: PractitionerId | None = ask("Who asked by telephone?", cites="ISS-10-2")
    verified: Words | None = ask("How did you make sure that it was them?", cites="ISS-10-2")


class RegisterLookedUp(
    Entry,
    kind="register-looked-up",
    whose=(ELSEWHERE,),
    about=MATTER,
    called="Looked up in the register",
    category="concern",
    own_page=True,
    before_birth=True,
    short_form=("answer", "told"),
):
    """The system looked for the child of whom a question is. It stands beside every question, whoever is found, and answers some."""

    child: Annotated[UUID, CarriedAlong()] | None = ask("Which child is meant, beyond doubt?", cites="ISS-10-2")
    answer: RegisterSays | None = ask("What was answered at once?", cites=("ISS-10-2", "ISS-10-3"))
    told: Text | None = ask("In which words?", cites="ISS-10-2")


class RegisterAnswered(
    Entry,
    kind="register-answered",
    whose=(REGISTER_KEEPER,),
    about=MATTER,
    called="Answer to a question to a register",
    verb="Answer",
    category="concern",
    own_page=True,
    before_birth=True,
    short_form=("answer", "child", "told"),
):
    """Whoever keeps the register answered a question: whether the child is on it, and who leads the work. No more is told."""

    answer: RegisterSays = ask("What do you answer?", cites=("ISS-10-2", "ISS-10-3"), in_line=True)
    child: PersonId | None = ask("Which child is it?", cites="ISS-10-2")
    told: Text = ask("What are they told?", hint="Only whether the child is on the register, and whom to ring", cites="ISS-10-2")


class Further(Choice):
    """What follows from a question, as the service sees it (ISS-A-11)."""

    NOTHING = "nothing", "Nothing more"
    HUB = "hub", "It is told to the Hub as a worry about the child"
    AGENCY = "agency", "I speak with the agency about how it asks"


REVIEWED = LeadsTo(
    "further",
    {
        Further.NOTHING: Ends("Nothing more follows from the question."),
        Further.HUB: Ends("It is told to the Hub, which decides on it as on every worry."),
        Further.AGENCY: Ends("Whoever reviewed it speaks with the agency, and wrote why."),
    },
)


class RegisterQuestionReviewed(
    Entry,
    kind="register-question-reviewed",
    whose=(REGISTER_KEEPER,),
    about=MATTER,
    called="Question to a register reviewed",
    verb="Review",
    category="concern",
    own_page=True,
    before_birth=True,
    leads_to=REVIEWED,
    short_form=("further", "why"),
):
    """The service looked at a question and its answer, and decided whether more must be done for the child."""

    further: Further = ask("What follows?", cites=("ISS-A-11", "ISS-10-3"), in_line=True)
    why: Text | None = ask("Why?", cites="ISS-A-11", only_if=answered("further", Further.HUB, Further.AGENCY))
