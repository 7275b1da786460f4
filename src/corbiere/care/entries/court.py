"""Court proceedings about a child: applications, hearings, orders, guardians, the timetable, and how it ended (ISS-A-15, ISS-9-3)."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from pydantic import BeforeValidator, ValidationInfo

from corbiere.ledger.conditions import answered
from corbiere.ledger.declaration import AT_WHAT_TIME, FollowUp
from corbiere.ledger.entry import CHILD, KEPT, Choice, Entry, Section, ask
from corbiere.ledger.fields import Part, PractitionerId, Text, Views, Words, entry_of
from corbiere.ledger.whose import LEADING, MANAGER, REVIEWER, WORKER

APPLICATION = entry_of("proceedings-issued")
KEEPING = (WORKER, MANAGER, REVIEWER)


class ApplicationSort(Choice):
    """Applications about a child under the Children (Jersey) Law 2002, and what else a court is asked."""

    CARE = "care-order", "Care order"
    SUPERVISION = "supervision-order", "Supervision order"
    EMERGENCY = "emergency-protection-order", "Emergency protection order"
    ASSESSMENT = "child-assessment-order", "Child assessment order"
    SECURE = "secure-accommodation", "Secure accommodation"
    CONTACT = "contact-in-care", "Who a child in care sees"
    DISCHARGE = "discharge", "To end or change an order"
    FREEING = "freeing-order", "Freeing for adoption"
    ADOPTION = "adoption-order", "Adoption"
    RESIDENCE = "residence-order", "Residence order"
    OTHER = "other", "Another"


class Court(Choice):
    FAMILY = "family-division", "Royal Court, Family Division"
    ROYAL = "royal-court", "Royal Court, another division"
    OTHER = "other", "Another court"


class OrderSort(Choice):
    """Orders about a child. Other systems and older records call them otherwise, and those mean one of these."""

    INTERIM_CARE = "interim-care-order", "Interim care order"
    CARE = "care-order", "Care order"
    INTERIM_SUPERVISION = "interim-supervision-order", "Interim supervision order"
    SUPERVISION = "supervision-order", "Supervision order"
    EMERGENCY = "emergency-protection-order", "Emergency protection order"
    ASSESSMENT = "child-assessment-order", "Child assessment order"
    SECURE = "secure-accommodation-order", "Secure accommodation order"
    CONTACT = "contact-order", "Order about who sees whom"
    RESIDENCE = "residence-order", "Residence order"
    FREEING = "freeing-order", "Freeing order"
    PLACEMENT = "placement-order", "Placement order"
    REMAND = "remand", "Remand"
    REHABILITATION = "youth-rehabilitation-order", "Youth rehabilitation order"
    ADOPTION = "adoption-order", "Adoption order"
    NO_ORDER = "no-order", "No order"
    OTHER = "other", "Another order"


INTERIM = frozenset({OrderSort.INTERIM_CARE, OrderSort.INTERIM_SUPERVISION, OrderSort.EMERGENCY})


def _as_we_say(said: Any, told: ValidationInfo) -> Any:
    """Reads `interim care order`, as older records say. What is in the record already, and is none of ours, is another order."""
    if not isinstance(said, str):
        return said
    plain = "-".join(said.casefold().split())
    return plain if plain in set(OrderSort) else OrderSort.OTHER if told.context is KEPT else said


SortOfOrder = Annotated[OrderSort, BeforeValidator(_as_we_say)]


class HowEnded(Choice):
    """How proceedings came to an end."""

    ORDER = "order", "With a final order"
    NO_ORDER = "no-order", "The court made no order"
    WITHDRAWN = "withdrawn", "The application was withdrawn"
    ELSEWHERE = "elsewhere", "Another court goes on with it"
    OTHER = "other", "In another way"


class TimetableStep(Part):
    """Something that the court, or a party, is to do by a day."""

    what: Words = ask("What is to be done?", cites="ISS-A-15")
    who: Words | None = ask("By whom?", cites="ISS-A-15", default=None)
    by: date = ask("By which day?", cites="ISS-A-15")

    def __str__(self) -> str:
        return f"{self.what}{f' ({self.who})' if self.who else ''}, by {self.by.isoformat()}"


HEARING = FollowUp("hearing-listed", "Write down when {name}’s case is heard", "ISS-A-15")
GUARDIAN = FollowUp("guardian-appointed", "Write down who {name}’s guardian is", "ISS-9-3")
ENDED = FollowUp("proceedings-ended", "Are the proceedings about {name} over?", "ISS-A-15")


class ProceedingsIssued(
    Entry,
    kind="proceedings-issued",
    whose=LEADING,
    about=CHILD,
    called="Application to a court",
    verb="Apply",
    category="care",
    before_birth=True,
    shared=("application", "court", "reference", "applicant", "lawyers", "why"),
    short_form=("application", "court", "reference", "applicant", "why"),
    sections=(Section("What the child was told and said, and their lawyers", ("views", "lawyers")),),
    followed_by=(HEARING, GUARDIAN, FollowUp("court-timetable-set", "Write down the court’s timetable for {name}", "ISS-A-15")),
    also=("court", "care proceedings", "issued", "application"),
    story="An application about {child} went to a court[: {application}]",
):
    """A court was asked to decide about the child. Another application in the same proceedings is written down in the same way."""

    application: ApplicationSort | None = ask("What was the court asked for?", cites="ISS-A-15", in_line=True)
    court: Court | None = ask("Which court?", cites=("ISS-A-15", "ISS-5-4"))
    reference: Words | None = ask(
        "What is the court’s reference?", hint="The same for all the children of one case: it joins them on the register", cites="ISS-A-15"
    )
    applicant: Words | None = ask("Who applied?", hint="The Minister, unless you say otherwise", cites="ISS-A-15")
    why: Text | None = ask("Why?", cites="ISS-A-15")
    views: Views | None = ask("What does {child} say, or show, about it?", cites="PS-7.5")
    lawyers: list[Words] = ask("Who are the lawyers, and for whom?", cites="ISS-A-15")


class HearingListed(
    Entry,
    kind="hearing-listed",
    whose=KEEPING,
    about=CHILD,
    called="Hearing listed",
    category="care",
    before_birth=True,
    shared=("for", "purpose", "at", "of"),
    short_form=("for", "purpose", "at", "of"),
    also=("court", "court date"),
    story="A hearing about {child} was listed",
):
    """The court set a day on which it hears the case."""

    for_: date | None = ask("For which day?", alias="for", cites="ISS-A-15", in_line=True)
    purpose: Words | None = ask("What is it for?", hint="Directions, interim order, final hearing", cites="ISS-A-15")
    at: Words | None = ask("At what time, and where?")
    of: Annotated[UUID, APPLICATION] | None = ask("In which application?", cites="ISS-A-15")


class HearingHeld(
    Entry,
    kind="hearing-held",
    whose=KEEPING,
    about=CHILD,
    called="Court hearing",
    category="care",
    before_birth=True,
    shared=("of", "result", "next_step", "next_by"),
    short_form=(AT_WHAT_TIME, "of", "result", "next_step", "next_by", "told"),
    followed_by=(HEARING, FollowUp("order-made", "Write down the order about {name}", "ISS-A-15"), ENDED),
    also=("court", "court date"),
    story="A court heard {child}’s case",
):
    """The court heard the case. Write what came of it, and what comes next."""

    of: Annotated[UUID, entry_of("hearing-listed")] | None = ask("Which hearing?", cites="ISS-A-15")
    result: Text = ask("What came of it?", cites="ISS-A-15")
    next_step: Words | None = ask("What is the next step?", cites="ISS-A-15")
    next_by: date | None = ask("By which day?", cites="ISS-A-15")
    told: Text | None = ask("What was {child} told of it, and what did they say?", cites="PS-7.5")


class OrderMade(
    Entry,
    kind="order-made",
    whose=LEADING,
    about=CHILD,
    called="Order made",
    category="care",
    before_birth=True,
    shared=("order", "until", "conditions", "of"),
    short_form=("order", "until", "conditions", "of"),
    followed_by=(ENDED,),
    also=("court", "care order", "police protection"),
    story="A court made an order about {child}[: {order}]",
):
    """A court made an order about the child. Say until when it is in force, where it has an end."""

    order: SortOfOrder | None = ask("Which order?", cites="ISS-A-15", in_line=True)
    until: date | None = ask("Until when is it in force?", hint="Its last day; none, where it has no end", cites="ISS-A-15")
    conditions: Text | None = ask("What does it say besides?", cites="ISS-A-15")
    of: Annotated[UUID, APPLICATION] | None = ask("On which application?", cites="ISS-A-15")


class GuardianAppointed(
    Entry,
    kind="guardian-appointed",
    whose=KEEPING,
    about=CHILD,
    called="Guardian appointed",
    category="care",
    before_birth=True,
    shared=("name", "practitioner"),
    short_form=("practitioner", "name", "reach"),
    also=("JFCAS", "court", "guardian ad litem"),
    story="{name} is {child}’s guardian before the court",
):
    """The court appointed somebody of the Jersey Family Court Advisory Service to speak for the child in the proceedings."""

    practitioner: PractitionerId | None = ask("Which practitioner?", cites="ISS-9-3")
    name: Words = ask("What is their name?", cites="ISS-9-3", told_by="practitioner", in_line=True)
    reach: Words | None = ask("How can they be reached?", cites="ISS-9-3")


class GuardianEnded(
    Entry,
    kind="guardian-ended",
    whose=KEEPING,
    about=CHILD,
    called="Guardian’s appointment ended",
    verb="End",
    category="care",
    before_birth=True,
    shared=("why",),
    short_form=("of", "why"),
    also=("JFCAS", "court"),
    story="{child}’s guardian before the court is so no longer",
):
    """Somebody is no longer the child's guardian in the proceedings. The end of the proceedings ends it by itself."""

    of: Annotated[UUID, entry_of("guardian-appointed")] = ask("Whose appointment?", cites="ISS-9-3")
    why: Words | None = ask("Why?", cites="ISS-9-3")


class GuardianSpokenTo(
    Entry,
    kind="guardian-spoken-to",
    whose=KEEPING,
    about=CHILD,
    called="Spoken with the guardian",
    verb="Speak",
    category="care",
    before_birth=True,
    short_form=("of", "said", "shared"),
    also=("JFCAS", "guardian"),
    story=False,
):
    """The reviewing officer, or whoever works with the child, spoke with the guardian. Write what was said on both sides."""

    of: Annotated[UUID, entry_of("guardian-appointed")] = ask("Which guardian?", cites="ISS-9-3")
    said: Text = ask("What was said?", cites="ISS-9-3")
    shared: Text | None = ask("What was shared with them, and why may it be?", cites="ISS-9-3")


class CourtTimetableSet(
    Entry,
    kind="court-timetable-set",
    whose=KEEPING,
    about=CHILD,
    called="The court’s timetable",
    category="care",
    before_birth=True,
    whole=True,
    shared=("steps", "of"),
    short_form=("steps", "of"),
    also=("court", "directions", "statements"),
    story=False,
):
    """The court, or the parties, set the steps until the final hearing. Each time the whole of it is written anew."""

    steps: list[TimetableStep] = ask("Which steps, and by when?", cites="ISS-A-15", min_length=1, max_length=30)
    of: Annotated[UUID, APPLICATION] | None = ask("In which application?", cites="ISS-A-15")


class ProceedingsEnded(
    Entry,
    kind="proceedings-ended",
    whose=LEADING,
    about=CHILD,
    called="Proceedings ended",
    verb="End",
    category="care",
    before_birth=True,
    shared=("how", "order", "why"),
    short_form=("how", "order", "why", "told"),
    also=("court", "final order"),
    story="The court proceedings about {child} ended[: {how}]",
):
    """The proceedings about the child are over, with all their applications, and with the guardian's appointment."""

    how: HowEnded | None = ask("How did they end?", cites="ISS-A-15", in_line=True)
    order: Annotated[UUID, entry_of("order-made")] | None = ask(
        "With which order?", cites="ISS-A-15", only_if=answered("how", HowEnded.ORDER)
    )
    why: Text | None = ask("What did the court say, or why was it withdrawn?", cites="ISS-A-15")
    told: Text | None = ask("What was {child} told of it, and what did they say?", cites="PS-7.5")
