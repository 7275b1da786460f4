"""The personal adviser: met before 14, appointed in one act, asked for from 22, handed over, and leading from 18 (Guidance 434 to 443)."""

from datetime import date

from corbiere.agencies.taking import by_when, leading, who_takes_it
from corbiere.ledger.conditions import answered
from corbiere.ledger.entry import PERSON, Choice, Entry, ask
from corbiere.ledger.fields import BestInterests, OwnText, PractitionerId, Text, Words
from corbiere.ledger.outcomes import LeadsTo, Step
from corbiere.ledger.whose import LEAD, LEADING, MANAGER, WORKING

PATHWAY = ("pathway", "leaving care", "PA")


class PersonalAdviserMet(
    Entry,
    kind="personal-adviser-met",
    whose=WORKING,
    about=PERSON,
    called="Personal adviser met",
    verb="Meet",
    category="care",
    short_form=("said", "practitioner", "who", "how"),
    also=PATHWAY,
    story="{child} met the personal adviser[: {who}]",
):
    """The young person met whoever is to help them towards adult life, at best before they turn 14."""

    practitioner: PractitionerId | None = ask("Whom did {child} meet?", cites="LAC-434-3")
    who: Words | None = ask("Their name, where they are not in the directory", cites="LAC-434-3", told_by="practitioner")
    said: OwnText | None = ask("What did {child} say of it?", cites="LAC-434-3")
    how: Words | None = ask("What did you do together?", cites="LAC-438-2")


class PersonalAdviserAppointed(
    Entry,
    kind="personal-adviser-appointed",
    whose=(MANAGER,),
    about=PERSON,
    called="Personal adviser appointed",
    verb="Appoint",
    category="care",
    short_form=("practitioner", "suits", "child_told", "complex_needs"),
    also=PATHWAY,
    story="{practitioner} became the personal adviser",
):
    """Somebody is to help the young person towards adult life. The record is open to them from this day, and whoever had this role before
    passes it on."""

    practitioner: PractitionerId | None = ask("Who is to be {child}’s personal adviser?", cites=("GL-24", "GL-25"), in_line=True)
    suits: Text | None = ask("Why do they suit {child}, and what does {child} say?", cites="LAC-438-2")
    child_told: Words | None = ask("How has {child} been told who they are?", cites="PS-6.6")
    complex_needs: bool | None = ask(
        "Are there complex needs of health or development?",
        hint="Adult social care then plans with you and the social worker",
        cites=("LAC-436-1", "LAC-436-2"),
        in_line=True,
    )


class AdviserWish(Choice):
    """Which of the three somebody from 22 asks for (what the source leaves open: GAP-07)."""

    STAY = "stay", "To keep the one they have"
    AGAIN = "again", "To have one again"
    FIRST = "first", "To have one for the first time"


KEEPS = Step("See that {name} keeps the adviser", ("personal-adviser-appointed", "adviser-contact"), "LAC-435-2")
APPOINT = Step("Appoint a personal adviser for {name}", ("personal-adviser-appointed",), "LAC-435-2")
ASKED = leading(
    "personal-adviser-asked",
    LeadsTo("wish", {AdviserWish.STAY: KEEPS, AdviserWish.AGAIN: APPOINT, AdviserWish.FIRST: APPOINT}),
)


class PersonalAdviserAsked(
    Entry,
    kind="personal-adviser-asked",
    whose=WORKING,
    about=PERSON,
    called="Personal adviser asked for",
    verb="Write down",
    category="care",
    short_form=("said", "wish", "how", "why", "taken_by", "by"),
    leads_to=ASKED,
    also=(*PATHWAY, "return to care", "back until 25", "reopen"),
    story="{child} asked for a personal adviser",
):
    """A young person of 22 to 24 asks for a personal adviser: to keep the one they have, or to come back to one."""

    wish: AdviserWish = ask("What do they ask for?", cites=("LAC-434T-1", "LAC-435-2", "GL-26"), in_line=True)
    said: OwnText | None = ask("What did {child} say?", cites="LAC-435-2")
    how: Words | None = ask("How did they ask?", hint="For example: rang the duty team, came by", cites="LAC-435-2")
    why: Words | None = ask("What would they like help with?", hint="Study or training, a home, money, somebody to ring", cites="PS-6.12")
    taken_by: PractitionerId | None = who_takes_it(ASKED)
    by: date | None = by_when(ASKED)


class PersonalAdviserDeclined(
    Entry,
    kind="personal-adviser-declined",
    whose=WORKING,
    about=PERSON,
    called="Personal adviser declined",
    verb="Write down",
    category="care",
    short_form=("said", "how", "return_told"),
    also=PATHWAY,
    story="{child} wants no personal adviser from now on",
):
    """A young person of 22 or older wants no personal adviser. They can ask for one again until the day before they turn 25."""

    said: OwnText | None = ask("What did {child} say?", cites="LAC-435-2")
    how: Words | None = ask("How were they asked?", hint="In person, by telephone, by letter", cites="LAC-435-2")
    return_told: bool | None = ask("Do they know that they can come back until 25, and whom to ring?", cites="PS-6.12", in_line=True)


class AdviserLeadConsidered(
    Entry,
    kind="adviser-lead-considered",
    whose=LEADING,
    about=PERSON,
    called="Who leads before 18",
    verb="Decide",
    category="care",
    short_form=("early", "from", "best"),
    also=("Lead Worker", "key decision", "transition to adulthood"),
    story=False,
):
    """You thought with the young person about when the personal adviser becomes their Lead Worker. At 18 it is so in any case."""

    early: bool = ask("Does the personal adviser lead before {child} turns 18?", cites="LAC-443-1", in_line=True)
    from_: date | None = ask("From which day?", alias="from", cites="LAC-443-1", only_if=answered("early", True), in_line=True)
    best: BestInterests | None = ask("Why is that best for {child}?", cites=("LAC-443-1", "WT-principles-2"))


class SignsAs(Choice):
    OUTGOING = "outgoing", "The personal adviser until now"
    INCOMING = "incoming", "The personal adviser from now on"
    SOCIAL_WORKER = "social-worker", "The social worker"


class AdviserHandoverSigned(
    Entry,
    kind="adviser-handover-signed",
    whose=(*WORKING, LEAD),
    about=PERSON,
    called="Handover between personal advisers signed",
    verb="Sign",
    category="care",
    short_form=("as", "says", "child_told"),
    also=("change of adviser", "case transfer"),
    story=False,
):
    """You sign that the handover from one personal adviser to the next is whole. Each of them does, and the social worker while they are
    in care."""

    as_: SignsAs = ask("As whom do you sign?", alias="as", cites="LAC-437-1", in_line=True)
    says: Text = ask(
        "What does the next one need to know, or what did you make sure of?",
        hint="What was promised, what they hope for",
        cites="LAC-437-1",
    )
    child_told: Words | None = ask("How was {child} told, and what do they say?", cites="LAC-437-1")
