"""Reviews of how a child is looked after: consulted, held with the child and the family, and recorded (Guidance 409 to 416, ISS 7)."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from corbiere.ledger.conditions import answered
from corbiere.ledger.day_limits import DayLimit
from corbiere.ledger.entry import PERSON, Choice, Entry, Section, ask
from corbiere.ledger.fields import KeyDecision, OwnText, Part, PractitionerId, Statement, Text, Views, Words, entry_of
from corbiere.ledger.phases import CONFERENCE
from corbiere.ledger.whose import CONFERENCE_SERVICE, LEAD, MANAGER, REVIEWER, WORKER
from corbiere.meetings.entries import Held, NotesCirculated
from corbiere.meetings.kinds import kinds_for
from corbiere.meetings.parts import Attendance
from corbiere.people.voice import BY_LAW
from corbiere.plans.parts import Progress

ARRANGING = (REVIEWER, CONFERENCE_SERVICE, LEAD)
ARRANGED = "care-review-meeting-arranged"
NEXT = (
    DayLimit("care.first-review", of_record=True),
    DayLimit("care.second-review", of_record=True),
    DayLimit("care.next-review", of_record=True),
)

REVIEWS = kinds_for(
    "care-review",
    about=PERSON,
    category="care",
    whose=(*ARRANGING, MANAGER),
    noting=(*ARRANGING, MANAGER, WORKER),
    held=("review-held",),
    by=NEXT,
    arranging=ARRANGING,
)


class ConsultedSide(Choice):
    """Who is asked before a review (Standard 5.24)."""

    CHILD = "child", "The child"
    PARENT = "parent", "A parent"
    CARER = "carer", "A carer"
    SCHOOL = "school", "The school or nursery"
    HEALTH = "health", "Health"
    SOCIAL_WORKER = "social-worker", "The social worker, with their report"
    HELPER = "helper", "Somebody who helps as the plan says"


BEFORE = (ConsultedSide.CHILD, ConsultedSide.PARENT, ConsultedSide.CARER, ConsultedSide.SCHOOL, ConsultedSide.HEALTH)
"""Those of whom something is wanted before every review."""


HELPS, FROM_CHILD = answered("side", ConsultedSide.HELPER), answered("side", ConsultedSide.CHILD)
FROM_OTHERS = answered("side", *(side for side in ConsultedSide if side is not ConsultedSide.CHILD))


class ReviewConsulted(
    Entry,
    kind="review-consultation-received",
    whose=(WORKER, REVIEWER, CONFERENCE_SERVICE, MANAGER),
    about=PERSON,
    called="Consulted before a review",
    category="care",
    short_form=("side", "who", "own_words", "says", "of"),
    sections=(
        Section("How each help is given, and how far it has come", ("delivered", "progress")),
        Section("When they were given the papers, and how they were asked", ("given", "how")),
    ),
    phase=CONFERENCE,
    also=("consultation document", "LAC consultation", "views before the review"),
    story=False,
):
    """What somebody wants said at the child’s next review came in, on this day."""

    side: ConsultedSide = ask("Whose is it?", cites=("PS-5.24", "PS-5.21", "PS-5.22"), in_line=True)
    who: Words | None = ask("Their name", cites="PS-5.24", in_line=True, only_if=FROM_OTHERS)
    own_words: OwnText | None = ask("In {child}’s own words", cites=("PS-5.21", "PS-5.24"), only_if=FROM_CHILD)
    says: list[Statement] = ask("What does it say?", cites="PS-5.24")
    delivered: Words | None = ask("How is the help given that they are responsible for?", cites="LAC-393-5", only_if=HELPS)
    progress: Progress | None = ask("How far has it come?", cites="LAC-393-5", only_if=HELPS)
    of: Annotated[UUID, entry_of(ARRANGED)] | None = ask("For which review?", cites="PS-5.24")
    given: date | None = ask("When were they given the papers?", cites="PS-5.24")
    how: Words | None = ask("How were they asked and helped to answer?", cites=("PS-5.21", "PS-5.22"))


SATISFIED = ("LAC-415-1", "LAC-393-2")
AFTER = (DayLimit("care.second-review"), DayLimit("care.next-review"))


class TookPart(Choice):
    """How a child took part in their review (ISS-7-L4, ISS-7-L5)."""

    SPOKE = "spoke", "Was there and spoke"
    WITH_ADVOCATE = "with-advocate", "Was there, and somebody spoke for them"
    LINK = "link", "Was there by video or telephone"
    PART = "part", "Was there for part of it"
    ADVOCATE = "advocate", "Was not there, and an advocate spoke for them"
    SENT = "sent", "Was not there, and sent their views: in writing, a drawing, a recording"
    BEFOREHAND = "beforehand", "Was not there, and told the reviewing officer before"
    OBSERVED = "observed", "Too young to say: what they showed was seen and told"


WAS_THERE = (TookPart.SPOKE, TookPart.WITH_ADVOCATE, TookPart.LINK, TookPart.PART)


class PlanAfterReview(Choice):
    """What becomes of the care plan after a review (LAC-393-2, LAC-415-1)."""

    KEEP = "keep", "It goes on as it is"
    CHANGE = "change", "It is changed"
    NEW = "new", "A new plan is needed"


class HelpLookedAt(Part):
    """One help in the plan as a review finds it (Guidance 415)."""

    what: Words = ask("Which help or aim?", cites="LAC-415-2")
    delivered: Words = ask("How well is it given?", cites="LAC-415-2")
    progress: Progress = ask("How far has it come?", cites="LAC-415-2")
    says: Words | None = ask("What shows it?", cites="LAC-415-2", default=None)

    def __str__(self) -> str:
        return f"{self.what}: {self.progress.label.lower()}"


class ReviewAction(Part):
    """What somebody does because of a review, and by when (Guidance 416)."""

    what: Words = ask("What is to be done?", cites="LAC-416-6")
    who: Words = ask("Who does it?", cites=("LAC-416-6", "LAC-405-3"))
    by: date | None = ask("By when?", cites="LAC-416-6", default=None)
    practitioner: PractitionerId | None = ask("Who is it in the directory?", default=None)

    def __str__(self) -> str:
        return f"{self.what} ({self.who})"


class ReviewHeld(
    Held,
    kind="review-held",
    whose=(REVIEWER,),
    about=PERSON,
    called="Review of care held",
    verb="Hold",
    category="care",
    shared=("attended", "policy"),
    short_form=(
        "views",
        "participated",
        "took_part",
        "not_there",
        "satisfied",
        "satisfied_says",
        "plan",
        "planned",
        "next_review",
        "in_plain_words",
        "decisions",
    ),
    sections=(
        Section("Each help in the plan: how well it is given, and how far it has come", ("helps",)),
        Section("What parents, carers and others say", ("parents_say",)),
        Section("Who does what by when", ("actions",)),
        Section("Where it was held, and how to complain", ("venue_asked", "venue_theirs", "complaints_told")),
        Section("Who was there and chaired, and by which policy", ("meeting", "attended", "chair", "policy")),
    ),
    phase=CONFERENCE,
    also=("LAC review", "IRO", "looked after review", "children in care review"),
    family=("participated", "took_part", "next_review", "in_plain_words"),
):
    """The child’s care was reviewed with the child, the family and those who help, by somebody who is independent of them."""

    views: Views | None = ask("What does {child} say about it?", hint=BY_LAW, cites=("LAC-412-1", "ISS-7-L4", "WT-plankp-1"))
    participated: bool | None = ask("Did {child} take part?", cites=("PS-5.21", "ISS-7-L4"), in_line=True)
    took_part: TookPart | None = ask(
        "How did {child} take part?", cites=("ISS-7-L4", "ISS-7-L5"), only_if=answered("participated", True), in_line=True
    )
    not_there: Text | None = ask(
        "Why not, and what was done to help {child} take part?", cites="PS-5.21", only_if=answered("participated", False)
    )
    satisfied: bool | None = ask("Does the plan work in {child}’s best interests, and meet their needs?", cites=SATISFIED, in_line=True)
    satisfied_says: Text | None = ask("What shows it?", cites=SATISFIED)
    plan: PlanAfterReview | None = ask("What becomes of {child}’s care plan?", cites=SATISFIED, in_line=True)
    decisions: list[KeyDecision] = ask("What was decided?", cites=("LAC-416-6", "WT-principles-2"))
    planned: OwnText | None = ask(
        "What is planned for {child} in particular?", hint="Of this child alone: brothers and sisters have their own", cites="ISS-A-3"
    )
    next_review: date | None = ask("When is the next review?", cites="LAC-410-2", in_line=True, by=AFTER)
    in_plain_words: Text | None = ask("What was decided, in words that {child} and the family can read?", cites="LAC-416-6")
    helps: list[HelpLookedAt] = ask("How well is each help given, and how far has it come?", cites=("LAC-415-2", "LAC-405-2"))
    parents_say: list[Statement] = ask("What do parents, carers and others say?", cites=("PS-5.22", "LAC-393-5"))
    actions: list[ReviewAction] = ask("Who does what by when?", cites=("LAC-416-6", "LAC-405-3"))
    venue_asked: bool | None = ask("Was {child} asked where to meet?", cites="ISS-7-L6")
    venue_theirs: bool | None = ask("Was it held where {child} chose?", cites="ISS-7-L6", only_if=answered("venue_asked", True))
    complaints_told: bool | None = ask("Was everybody there told how to complain?", cites="ISS-7-L7")
    meeting: Annotated[UUID, entry_of(ARRANGED)] | None = ask("Which arranged review was this?", cites="LAC-416-5")
    attended: list[Attendance] = ask("Who came, and for whom?", cites="LAC-416-3")
    chair: PractitionerId | None = ask("Who chaired it?", cites=("LAC-416-2", "LAC-411-2"))
    policy: Words | None = ask(
        "By which version of the Minister’s written policy on reviews?", hint="Its date or number", cites="LAC-409-2", lasts=True
    )

    @classmethod
    def attributes(cls, body: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
        """Whether the child took part, as the law's fact has it; who says how has said that they did."""
        said = body.get("participated", True if body.get("took_part") else None)
        return () if said is None else (("participated", "yes" if said else "no"),)


class ReviewFormCompleted(
    NotesCirculated,
    kind="review-form-completed",
    whose=(REVIEWER,),
    about=PERSON,
    called="Record of the review",
    verb="Complete",
    category="care",
    short_form=("of", "to", "sent", "withheld"),
    also=("LAC 7", "review form", "minutes of the review"),
    story=False,
):
    """The reviewing officer completed the record of a review, and it was sent to everybody who should have it."""

    of: Annotated[UUID, entry_of("review-held")] = ask("Which review’s record?", cites=("ISS-7-L3", "LAC-416-5"))
