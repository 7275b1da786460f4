"""Decisions when something goes wrong: the next step, an early review, legal planning."""

from datetime import date
from typing import Annotated
from uuid import UUID

from corbiere.agencies.taking import by_when, leading, who_takes_it
from corbiere.ledger.conditions import answered
from corbiere.ledger.day_limits import DayLimit
from corbiere.ledger.entry import CHILD, Choice, Entry, ask
from corbiere.ledger.fields import PractitionerId, Text, Words, entry_of
from corbiere.ledger.outcomes import Ends, LeadsTo, OnAList, Step
from corbiere.ledger.phases import DECISION, PLAN
from corbiere.ledger.whose import CHAIR, CONFERENCE_SERVICE, LEAD, LEADING, MANAGER, REVIEWER, SERVICE_MANAGER, WORKER
from corbiere.protection.entries.following import ANSWER, CORE_GROUP, EARLY, LEGAL, NEW_DAY


class NextStep(Choice):
    CORE_GROUP = "core-group", "Call the core group"
    DISCUSSION = "discussion", "Talk with the core group without a meeting"
    STRATEGY_DISCUSSION = "strategy-discussion", "A strategy discussion, now or in its place"
    EARLY_REVIEW = "early-review", "An early review conference"
    OTHER = "other", "Something else"
    NOTHING_MORE = "nothing-more", "Nothing more is needed"


MET = ("protection-meeting-arranged", "core-group-held", "strategy-discussion-held")
NEXT = leading(
    "next-step-decided",
    LeadsTo(
        "decision",
        {
            NextStep.CORE_GROUP: Step("Call {name}’s core group", MET, "CPP-109"),
            NextStep.DISCUSSION: Step(
                "Talk with {name}’s core group", (*MET, "contact-had", "note-made", "child-seen", "people-told"), "CPP-109"
            ),
            NextStep.STRATEGY_DISCUSSION: Step("Hold a strategy discussion about {name}", MET, "CPP-41"),
            NextStep.EARLY_REVIEW: Step(
                "Ask for {name}’s early review", ("early-review-requested", "conference-arranged", "conference-held"), "CPP-8"
            ),
            NextStep.OTHER: Step("Do what was decided for {name}", ("child-seen", "contact-had", "note-made", *MET), "CPP-109"),
            NextStep.NOTHING_MORE: Ends("Lead social worker and manager decided together that nothing more is needed, and why."),
        },
    ),
)


class NextStepDecided(
    Entry,
    kind="next-step-decided",
    whose=LEADING,
    about=CHILD,
    called="Next step decided",
    verb="Decide",
    category="protection",
    before_birth=True,
    leads_to=NEXT,
    short_form=("of", "decision", "taken_by", "by", "why", "manager", "lead"),
    phase=DECISION,
    also=("what next",),
):
    """The lead social worker and the manager decided together what to do about something that went wrong."""

    decision: NextStep = ask("What did you decide?", cites=("CPP-109", "CPP-40", "CPP-41"), in_line=True)
    why: Text = ask("Why?", cites=("CPP-109", "CPP-40"))
    manager: PractitionerId = ask("Which manager decided?", cites="CPP-109", lasts=True)
    lead: PractitionerId = ask("Which lead social worker, or who acts for them?", cites="CPP-109", lasts=True)
    of: Annotated[UUID, entry_of("visit-failed", "not-brought", "hospital-admitted", "household-joined", "child-missing")] = ask(
        "About what?", cites="CPP-109"
    )
    taken_by: PractitionerId | None = who_takes_it(NEXT)
    by: date | None = ask("By when will it be done?")


class ObstacleMet(
    Entry,
    kind="obstacle-met",
    whose=(WORKER, MANAGER, CHAIR),
    about=CHILD,
    called="The plan is stuck",
    category="protection",
    before_birth=True,
    shared=("what", "tried"),
    short_form=("what", "tried", "overcome", "legal_planning"),
    followed_by=(EARLY, LEGAL, CORE_GROUP),
    phase=PLAN,
    also=("drift", "not working"),
):
    """Something stands in the way of the plan. If it cannot be overcome, a review conference is brought forward."""

    what: Words = ask("What stands in the way?", cites="CPP-8", in_line=True)
    tried: Text = ask("Who was told, and what was tried?", cites="CPP-8")
    overcome: bool = ask("Can it be overcome without a conference?", cites="CPP-8")
    legal_planning: bool | None = ask(
        "Is legal planning needed alongside?", cites=("CPP-8", "CPP-111"), only_if=answered("overcome", False)
    )
    harm: Text | None = ask("What does it mean for the child to wait?", cites="CPP-8")


REVIEW_DAYS = (
    DayLimit("cp.first-review-conference", of_record=True, begins=False),
    DayLimit("cp.next-review-conference", of_record=True, begins=False),
)


class EarlyReviewRequested(
    Entry,
    kind="early-review-requested",
    whose=(LEAD, MANAGER, CHAIR, REVIEWER),
    about=CHILD,
    called="Early review requested",
    verb="Ask",
    category="protection",
    before_birth=True,
    followed_by=(ANSWER,),
    short_form=("of", "why", "wanted_by"),
    phase=DECISION,
    also=("bring the conference forward",),
    story=False,
):
    """The chair is asked to hold the review conference earlier than it is due."""

    wanted_by: date = ask("By which day should it be held?", cites="CPP-8", in_line=True, by=REVIEW_DAYS)
    why: Text = ask("Why can it not wait?", cites="CPP-8")
    of: Annotated[UUID, entry_of("obstacle-met", "visit-failed", "not-brought", "concern-received", "core-group-held")] | None = ask(
        "What led to it?", cites="CPP-8"
    )


class ChairAnswer(Choice):
    AGREED = "agreed", "Yes, the review is brought forward"
    REFUSED = "refused", "No, it stays where it is"


BROUGHT_FORWARD = leading(
    "early-review-answered",
    LeadsTo(
        "answer",
        {
            ChairAnswer.AGREED: Step("Set the new day of {name}’s review", ("conference-arranged", "conference-held"), "CPP-8"),
            ChairAnswer.REFUSED: Ends("The review stays on its day, which the law asks for; the answer says what keeps the child safe."),
        },
    ),
)


class EarlyReviewAnswered(
    Entry,
    kind="early-review-answered",
    whose=(CHAIR, CONFERENCE_SERVICE, SERVICE_MANAGER),
    about=CHILD,
    called="Early review decided",
    verb="Decide",
    category="protection",
    before_birth=True,
    followed_by=(NEW_DAY,),
    leads_to=BROUGHT_FORWARD,
    short_form=("of", "answer", "for", "taken_by", "by", "why"),
    phase=DECISION,
    also=("bring the conference forward",),
):
    """The chair decided whether the review conference is brought forward. It never moves later."""

    of: Annotated[UUID, entry_of("early-review-requested")] = ask("Which request?", cites="CPP-8")
    answer: ChairAnswer = ask("What is your decision?", cites="CPP-8", in_line=True)
    taken_by: PractitionerId | None = who_takes_it(BROUGHT_FORWARD)
    by: date | None = by_when(BROUGHT_FORWARD)
    for_: date | None = ask(
        "On which day?", alias="for", cites="CPP-8", in_line=True, only_if=answered("answer", ChairAnswer.AGREED), by=REVIEW_DAYS
    )
    why: Text | None = ask(
        "Why not, and what keeps the child safe until then?", cites="CPP-8", only_if=answered("answer", ChairAnswer.REFUSED)
    )


class LegalPlanningDecided(
    Entry,
    kind="legal-planning-decided",
    whose=LEADING,
    about=CHILD,
    called="Legal planning decided",
    verb="Decide",
    category="privileged",
    before_birth=True,
    leads_to=LeadsTo(
        "needed",
        {
            True: OnAList("the lead social worker and the manager: “Legal planning” stays on their lists until the meeting is held"),
            False: Ends("It was decided that no legal planning is needed, and why."),
        },
    ),
    short_form=("needed", "for", "why"),
    phase=DECISION,
    also=("court", "PLO"),
):
    """It was decided whether legal planning is needed. Only those who lead the work, and who manage or cover them, can read this."""

    needed: bool = ask("Is a legal planning meeting needed?", cites="CPP-111", in_line=True)
    why: Text = ask("Why, or why not?", cites="CPP-111")
    for_: date | None = ask("For which day is it set?", alias="for", cites="CPP-111", in_line=True, only_if=answered("needed", True))


class LegalPlanningHeld(
    Entry,
    kind="legal-planning-held",
    whose=LEADING,
    about=CHILD,
    called="Legal planning meeting",
    verb="Hold",
    category="privileged",
    before_birth=True,
    short_form=("outcome", "advice"),
    phase=DECISION,
    also=("LPM", "court", "PLO"),
):
    """Lawyers and social workers planned together. Only those who lead the work, and who manage or cover them, can read this."""

    outcome: Text = ask("What was decided?", cites="CPP-111")
    advice: Text | None = ask("What was the legal advice?", hint="It is privileged, and not passed on with other papers", cites="IS-316-1")
    came: list[Words] = ask("Who took part?", cites="CPP-111")
