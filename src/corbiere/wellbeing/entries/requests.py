"""A request to the service that knows a child best to assess what they need; and its refusal, for a good reason (Requesting)."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Self
from uuid import UUID

from corbiere.agencies.taking import by_when, leading
from corbiere.ledger.conditions import answered
from corbiere.ledger.entry import KEPT, PERSON, Choice, Entry, Section, ask
from corbiere.ledger.fields import AgencyId, NotOffered, OwnText, Part, PractitionerId, TeamId, Text, Words, entry_of
from corbiere.ledger.outcomes import LeadsTo, Narrowly, Step
from corbiere.ledger.phases import ASSESSMENT
from corbiere.ledger.whose import HUB, RECEIVER
from corbiere.people.needs import Indicator
from corbiere.wellbeing.entries.needs import ASSESSED, AT_WORK
from corbiere.wellbeing.entries.parts import Affected, AssessmentLevel
from corbiere.wellbeing.five_questions import FIVE

OTHER_LEVELS = NotOffered(AssessmentLevel.ARTICLE_42, AssessmentLevel.LOOKED_AFTER, AssessmentLevel.CARE_LEAVER)  # WT-continuum-9
OF_NEED = entry_of("need-identified", "concern-received")


class AskedOf(Choice):
    PROVIDER = "provider", "Somebody of a service that knows the child"
    TEAM = "team", "A team of a service that knows the child"
    HUB = "hub", "The Children and Families Hub: nobody who could can be found"


class RequestFrom(Choice):
    """Who wants it. Each is answered alike (WT-request-10)."""

    PRACTITIONER = "practitioner", "I do, or another who works with them"
    CHILD = "child", "The child or young person"
    PARENT = "parent", "A parent, or somebody who has their place"


class FamilyTalk(Part):
    """A talk with the family on who else may assess (WT-request-15)."""

    day: date = ask("When did you talk with the family?", cites="WT-request-15")
    who: Words = ask("With whom?", cites="WT-request-15")
    options: Text = ask("Who could assess, of those who support them now?", cites="WT-request-15")
    wish: OwnText | None = ask("Whom would they have, in their own words?", cites="WT-request-15", default=None)

    def __str__(self) -> str:
        return self.options


TO_ASSESS = Step(
    "Assess what {name} needs",
    ASSESSED,
    "WT-request-6",
    again="assessment-requested",
    narrowly=Narrowly("asked to assess", "wellbeing:request", "assessment-accepted", "assessment-refused"),
)
ASKED = leading(
    "assessment-requested",
    LeadsTo(
        "asks",
        {
            AskedOf.PROVIDER: TO_ASSESS,
            AskedOf.TEAM: TO_ASSESS,
            AskedOf.HUB: Step("Find who can assess what {name} needs", ASSESSED, "WT-request-16"),
        },
    ),
)
OF_PROVIDER = answered("asks", AskedOf.PROVIDER)
OF_SERVICE = answered("asks", AskedOf.PROVIDER, AskedOf.TEAM)


class AssessmentRequested(
    Entry,
    kind="assessment-requested",
    whose=(*AT_WORK, HUB),
    about=PERSON,
    called="Assessment requested",
    verb="Ask",
    category="wellbeing",
    before_birth=True,
    short_form=("of", "level", "asks", "taken_by", "team", "best_known", "why_best", "by"),
    sections=(
        Section("What it is about, where no need was written down first", ("matter", "affected", "indicators")),
        Section(f"The Five Questions ({FIVE.set_by})", ("five_1", "five_2", "five_3", "five_4", "five_5")),
        Section("Who wants it, and what they say", ("wanted_by", "words")),
        Section("Where somebody was asked before and could not: who else may, as talked over with the family", ("talk",)),
    ),
    leads_to=ASKED,
    phase=ASSESSMENT,
    also=("early help", "CAF", "early help assessment", "single assessment", "section 17", "child in need", "referral"),
    often=8,
):
    """The service that knows the child best is asked to assess what they need. It stays with you until somebody accepts."""

    of: Annotated[UUID, OF_NEED] | None = ask("Which need is it about?", cites="WT-request-6")
    level: Annotated[AssessmentLevel, OTHER_LEVELS] | None = ask(
        "What sort of assessment is it?",
        cites=("WT-continuum-9", "WT-continuum-14"),
        in_line=True,
    )
    asks: AskedOf | None = ask("Whom do you ask?", cites=("WT-request-6", "WT-request-16"), in_line=True)
    taken_by: PractitionerId | None = ask(
        "Who is asked to assess?",
        hint="They see who the child is and this request, and nothing else until they accept",
        cites=("WT-request-4", "WT-request-6", "WT-104-1", "WT-principles-5"),
        only_if=OF_PROVIDER,
    )
    team: TeamId | None = ask(
        "Which team is asked to assess?",
        hint="Each of them sees who the child is and this request, until one of them answers",
        cites=("WT-request-4", "WT-request-6"),
        only_if=answered("asks", AskedOf.TEAM),
    )
    best_known: AgencyId | None = ask("Which service knows {child} best?", cites=("WT-request-4", "WT-request-6"), only_if=OF_SERVICE)
    why_best: Text | None = ask(
        "Why do they know {child} best? Or why is another asked?",
        hint="If you cannot tell, the Hub advises",
        cites=("WT-request-4", "WT-request-7", "WT-continuum-10"),
        only_if=OF_SERVICE,
    )
    by: date | None = by_when(ASKED)
    matter: Text | None = ask("What is it about?", cites="WT-request-1")
    affected: Affected | None = ask("Is their wellbeing harmed now?", cites="WT-request-1")
    indicators: list[Indicator] = ask("Which of the eight does it touch?", cites="WT-request-6")
    five_1: Text | None = ask(FIVE.questions[0], cites="WT-request-9")
    five_2: Text | None = ask(FIVE.questions[1], cites="WT-request-9")
    five_3: Text | None = ask(FIVE.questions[2], cites="WT-request-9")
    five_4: Text | None = ask(FIVE.questions[3], cites="WT-request-9")
    five_5: Text | None = ask(FIVE.questions[4], cites="WT-request-9")
    wanted_by: RequestFrom | None = ask("Who wants the assessment?", cites="WT-request-10")
    words: OwnText | None = ask(
        "What do they say, in their own words?", cites="WT-request-10", only_if=answered("wanted_by", RequestFrom.CHILD, RequestFrom.PARENT)
    )
    talk: FamilyTalk | None = ask("The talk with the family", cites="WT-request-15")


class AssessmentAccepted(
    Entry,
    kind="assessment-accepted",
    whose=(RECEIVER, *AT_WORK),
    about=PERSON,
    called="Request to assess accepted",
    verb="Accept",
    category="wellbeing",
    before_birth=True,
    phase=ASSESSMENT,
    story=False,
):
    """The service that was asked assesses, and has it from this day."""

    of: Annotated[UUID, entry_of("assessment-requested")] = ask("Which request?", cites="WT-request-6")


class RefusalReason(Choice):
    """The examples that the source gives, and any other good one (WT-request-14). None of them is about language (WT-present-8)."""

    UNREASONABLE = "unreasonable", "The request is unreasonable"
    INAPPROPRIATE = "inappropriate", "The request is not the right one"
    OTHER = "other", "Another good reason"


class AssessmentRefused(
    Entry,
    kind="assessment-refused",
    version=2,
    whose=(RECEIVER, *AT_WORK),
    about=PERSON,
    called="Request to assess refused",
    verb="Refuse",
    category="wellbeing",
    before_birth=True,
    short_form=("reason", "why", "arranged", "still_needed", "talk", "complaint_told"),
    phase=ASSESSMENT,
    also=("decline", "refusal"),
    family=("reason", "why"),
):
    """The service that was asked does not assess, for a good reason. Whoever asked reads it, and so may the family, who can complain."""

    of: Annotated[UUID, entry_of("assessment-requested")] | None = ask("Which request?", cites="WT-request-13")
    reason: RefusalReason | None = ask("What sort of reason is it?", cites=("WT-request-13", "WT-request-14"), in_line=True)
    why: Text | None = ask(
        "What is the good reason?",
        hint="Language, or how a child communicates, is never one: an interpreter or another help is found",
        cites=("WT-request-13", "WT-request-14", "WT-present-8"),
    )
    arranged: Text | None = ask(
        "Which interpreter, or which other help to communicate, was there?",
        hint="Where the child or the family needs one",
        cites="WT-present-8",
    )
    still_needed: bool | None = ask("Is an assessment still needed?", cites="WT-request-15")
    talk: FamilyTalk | None = ask(
        "The talk with the family on who else may assess", cites="WT-request-15", only_if=answered("still_needed", True)
    )
    complaint_told: bool | None = ask("Were they told how to complain about this?", cites=("WT-request-13", "WT-110-10"))

    @classmethod
    def read(cls, body: Mapping[str, Any], version: int) -> Self:
        """Reads also what was kept when a reason was any words."""
        if version < AssessmentRefused.version and body.get("reason"):
            body = {"reason": RefusalReason.OTHER.value, "why": body["reason"]}
        return cls.model_validate(body, context=KEPT)

    @classmethod
    def attributes(cls, body: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
        return (("reason", str(body["reason"])),) if body.get("reason") else ()
