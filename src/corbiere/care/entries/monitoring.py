"""Work of a reviewing officer between reviews: speaks with the child, checks the plan, challenges, recommends (Guidance 412 to 417)."""

from datetime import date
from typing import Annotated
from uuid import UUID

from corbiere.ledger.conditions import answered
from corbiere.ledger.entry import PERSON, Choice, Entry, ask
from corbiere.ledger.fields import PractitionerId, Text, Views, Words, entry_of
from corbiere.ledger.outcomes import Ends, LeadsTo, OnAList
from corbiere.ledger.phases import DECISION, VISITS
from corbiere.ledger.whose import LEAD, MANAGER, REVIEWER, WORKER


class SpokenWith(Choice):
    CHILD = "child", "The child"
    PARENT = "parent", "A parent"
    CARER = "carer", "A carer"
    SOCIAL_WORKER = "social-worker", "The social worker"
    OTHER = "other", "Somebody else"


class ReviewerContactHad(
    Entry,
    kind="reviewer-contact-had",
    whose=(REVIEWER,),
    about=PERSON,
    called="Reviewing officer’s contact",
    verb="Get in touch",
    category="care",
    short_form=("with", "who", "views", "said"),
    phase=VISITS,
    also=("IRO visit", "IRO contact", "spoke with the child"),
):
    """The reviewing officer spoke with the child, or with somebody about them, between reviews."""

    with_: SpokenWith = ask("With whom?", alias="with", cites="LAC-412-1", in_line=True)
    who: Words | None = ask("Their name", in_line=True)
    views: Views | None = ask("What does {child} say?", cites="LAC-412-1", only_if=answered("with", SpokenWith.CHILD))
    said: Text | None = ask("What was talked about?", cites="LAC-412-1")


class ReviewersDuty(Choice):
    """The five duties of a reviewing officer towards each child (Guidance 412)."""

    MONITORING = "monitoring", "Watch how the Minister’s part for the child is done"
    REVIEWING = "reviewing", "Take part in reviews"
    VOICE = "voice", "See that the child is heard, and that it counts"
    OTHER = "other", "Another part that was given to them"
    GUIDANCE = "guidance", "Apply the Minister’s guidance"


class CarePlanMonitored(
    Entry,
    kind="care-plan-monitored",
    whose=(REVIEWER,),
    about=PERSON,
    called="Progress checked between reviews",
    verb="Check",
    category="care",
    short_form=("looked_at", "effective", "says", "duty"),
    also=("midway review", "IRO monitoring", "IRO footprint"),
):
    """The reviewing officer looked, between reviews, at whether what was decided is done and helps."""

    looked_at: Words = ask("What did you look at?", hint="For example: what the last review decided", cites="LAC-416-6", in_line=True)
    effective: bool | None = ask("Does the plan work for {child}?", cites=("LAC-416-2", "LAC-415-1"), in_line=True)
    says: Text | None = ask("What shows it?", cites=("LAC-415-1", "LAC-416-6"))
    duty: ReviewersDuty | None = ask("Which of your five duties is it?", cites="LAC-412-1")


class ChallengeMade(
    Entry,
    kind="review-challenge-made",
    whose=(REVIEWER,),
    about=PERSON,
    called="Reviewing officer’s challenge",
    verb="Challenge",
    category="care",
    short_form=("what", "why", "to", "answer_by"),
    phase=DECISION,
    also=("IRO challenge", "IRO query"),
):
    """The reviewing officer asks of whoever is responsible why something is not done, or not done well."""

    what: Words = ask("What is not done, or not done well?", cites="LAC-416-1", in_line=True)
    why: Text | None = ask("What does it mean for {child}?", cites="LAC-416-1")
    to: PractitionerId | None = ask("Who is to answer?", hint="The lead social worker, where you choose nobody", cites="LAC-416-1")
    answer_by: date | None = ask("By when?", cites="LAC-416-1", in_line=True)


class ChallengeAnswered(
    Entry,
    kind="review-challenge-answered",
    whose=(LEAD, WORKER, MANAGER),
    about=PERSON,
    called="Challenge answered",
    verb="Answer",
    category="care",
    short_form=("of", "says", "done_by"),
    phase=DECISION,
    story=False,
):
    """Whoever was challenged by the reviewing officer says what is done about it."""

    of: Annotated[UUID, entry_of("review-challenge-made")] = ask("Which challenge?", cites="LAC-416-1")
    says: Text = ask("What is done about it, or why not?", cites="LAC-416-1")
    done_by: date | None = ask("By when is it done?", cites="LAC-416-1")


class ReviewRecommended(
    Entry,
    kind="review-recommendation-made",
    whose=(REVIEWER,),
    about=PERSON,
    called="Recommendation of the reviewing officer",
    verb="Recommend",
    category="care",
    short_form=("what", "why", "by", "of"),
    phase=DECISION,
    also=("IRO recommendation",),
):
    """The reviewing officer recommends something for the child. It goes to the Lead Worker, who agrees to it or says why not."""

    what: Words = ask("What do you recommend?", cites="LAC-417-1", in_line=True)
    why: Text = ask("Why, and what will it change for {child}?", cites="LAC-417-1")
    by: date | None = ask("By when should it be done?", cites="LAC-417-1")
    of: Annotated[UUID, entry_of("review-held")] | None = ask("From which review?", cites="LAC-417-1")


class RecommendationAnswer(Choice):
    ACCEPTED = "accepted", "I agree, and it is done"
    DISPUTED = "disputed", "I do not agree"


class RecommendationAnswered(
    Entry,
    kind="review-recommendation-answered",
    whose=(LEAD,),
    about=PERSON,
    called="Recommendation answered",
    verb="Answer",
    category="care",
    short_form=("of", "answer", "why"),
    leads_to=LeadsTo(
        "answer",
        {
            RecommendationAnswer.ACCEPTED: Ends("It is done as it was recommended, and the next review looks at it."),
            RecommendationAnswer.DISPUTED: OnAList("the reviewing officer’s: “Dispute about a recommendation” stays until it is settled"),
        },
    ),
    phase=DECISION,
    story=False,
):
    """The Lead Worker agrees to what the reviewing officer recommends, or says why not."""

    of: Annotated[UUID, entry_of("review-recommendation-made")] = ask("Which recommendation?", cites="LAC-417-4")
    answer: RecommendationAnswer = ask("Do you agree?", cites="LAC-417-4", in_line=True)
    why: Text | None = ask("Why not?", cites="LAC-417-4", only_if=answered("answer", RecommendationAnswer.DISPUTED))


class ReviewerAsked(
    Entry,
    kind="reviewer-asked",
    whose=(LEAD, WORKER),
    about=PERSON,
    called="Brought to the reviewing officer",
    verb="Bring",
    category="care",
    short_form=("missed", "tried", "asks"),
    phase=DECISION,
    also=("escalate to the IRO", "plan not working"),
):
    """What the plan was to reach for the child is not reached, and what was planned for that case was tried. The officer is to look."""

    missed: Text = ask("What is not reached?", cites="LAC-408-1")
    tried: Text = ask("What was tried instead, as the plan says for that case?", cites="LAC-408-1")
    asks: Words | None = ask("What do you ask for?", cites="LAC-408-1", in_line=True)


class ReviewBroughtForward(Choice):
    REVIEW = "review", "The care is reviewed before its day"
    CHALLENGE = "challenge", "I take it up with whoever is responsible"
    NOTHING = "nothing", "It waits for the next review"


class ReviewerAnswered(
    Entry,
    kind="reviewer-answered",
    whose=(REVIEWER,),
    about=PERSON,
    called="Reviewing officer’s answer",
    verb="Decide",
    category="care",
    short_form=("of", "decision", "why"),
    leads_to=LeadsTo(
        "decision",
        {
            ReviewBroughtForward.REVIEW: OnAList("the reviewing officer’s: “Review to arrange” stays until one is arranged"),
            ReviewBroughtForward.CHALLENGE: Ends("The challenge stands on the list of whoever is to answer it, once it is written."),
            ReviewBroughtForward.NOTHING: Ends("The next review has its day."),
        },
    ),
    phase=DECISION,
    story=False,
):
    """The reviewing officer decided what follows where the plan does not reach what it was for."""

    of: Annotated[UUID, entry_of("reviewer-asked")] = ask("To which question?", cites="LAC-408-1")
    decision: ReviewBroughtForward = ask("What follows?", cites="LAC-408-1", in_line=True)
    why: Text = ask("Why?", cites="LAC-408-1")
