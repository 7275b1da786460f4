"""Alarms of what is not done for somebody in care, or leaving it: what raises each, what answers it, and who hears of it by name.

They go between a reviewing officer and those whose work they look at, and to the supervisor of a personal adviser.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from uuid import UUID

from corbiere.care import escalation
from corbiere.care.entries.escalation import (
    CourtAdvisoryAnswered,
    CourtAdvisoryReferred,
    DirectAppealAnswered,
    DirectAppealMade,
    ReviewDisputeStepTaken,
)
from corbiere.care.entries.monitoring import (
    CarePlanMonitored,
    ChallengeAnswered,
    ChallengeMade,
    RecommendationAnswered,
    ReviewBroughtForward,
    ReviewerAnswered,
    ReviewerAsked,
    ReviewRecommended,
)
from corbiere.care.entries.pathway_help import SupervisorAnswered, SupervisorAsked
from corbiere.care.entries.reviews import REVIEWS, ReviewHeld
from corbiere.care.independence import officers_now
from corbiere.care.models import ReviewAlarm
from corbiere.ledger.reading import folded
from corbiere.ledger.record import Line
from corbiere.statute.calendar import WORKING_DAYS
from corbiere.work.alarms import (
    Alarm,
    AlarmRecord,
    Answers,
    Chronicle,
    Raises,
    Watch,
    about_it,
    declare,
    of_kind,
    raised_in,
    saying,
    whatever,
)

ANSWER_DAYS = 5  # working days for an answer; default: the source gives no number
Raised = Callable[[Chronicle], Iterable[AlarmRecord]]


def _to_officer(raises: Raises, answers: Answers) -> Raised:
    """Of something that the reviewing officer is to do: they hear of it by name."""
    watch = Watch(raises=raises, answers=answers)

    def raised(told: Chronicle) -> Iterator[AlarmRecord]:
        for one in watch(told):
            one.named = told.once(officers_now)
            yield one

    return raised


def _answer_wanted(kind: str, answered_by: str, who: str = "", by: str = "") -> Raised:
    """Of something that somebody is to answer: by the day that was agreed, or a default."""
    watch = Watch(raises=of_kind(kind), answers=about_it(answered_by))

    def raised(told: Chronicle) -> Iterator[AlarmRecord]:
        bodies = {line.root: line.body for line in told.lines if line.kind == kind}
        for one in watch(told):
            body = bodies[one.entry]
            one.named = [UUID(body[who])] if who and body.get(who) else []
            one.by_default = not (by and body.get(by))
            one.due = WORKING_DAYS.after(one.since, ANSWER_DAYS) if one.by_default else date.fromisoformat(body[by])
            yield one

    return raised


def _appealed(told: Chronicle) -> Iterator[AlarmRecord]:
    """Appeals that wait for an answer: whoever made one hears of it by name."""
    by = {line.root: line.practitioner for line in told.lines if line.kind == DirectAppealMade.kind}
    for one in APPEALED(told):
        author = by[one.entry]
        one.named = [author] if author else []
        yield one


def _not_working(line: Line) -> bool:
    brought = line.kind == ReviewerAnswered.kind and line.body.get("decision") == ReviewBroughtForward.REVIEW
    return brought or saying(CarePlanMonitored.kind, "effective", False)(line)


APPEALED = _answer_wanted(DirectAppealMade.kind, DirectAppealAnswered.kind, by="answer_by")
CHALLENGED = _answer_wanted(ChallengeMade.kind, ChallengeAnswered.kind, "to", "answer_by")
RECOMMENDED = _answer_wanted(ReviewRecommended.kind, RecommendationAnswered.kind)
BROUGHT = _answer_wanted(SupervisorAsked.kind, SupervisorAnswered.kind, by="by")
ASKED = _to_officer(of_kind(ReviewerAsked.kind), about_it(ReviewerAnswered.kind))

# fmt: off
ALARMS = (
    Alarm(name="review-challenge", called="Reviewing officer’s challenge", raised=CHALLENGED,
          what="The reviewing officer asks about {name}", why="Say what is done about it, or why not",
          answer=ChallengeAnswered.kind, rank=2, by_name=True),
    Alarm(name="recommendation", called="Recommendation of the reviewing officer", raised=RECOMMENDED,
          what="The reviewing officer recommends something for {name}", why="Agree to it, or say why not",
          answer=RecommendationAnswered.kind, rank=2),
    Alarm(name="review-dispute", called="Dispute about a recommendation", raised=escalation.unsettled,
          what="Dispute about a recommendation for {name}", why="Take the next step to settle it",
          answer=ReviewDisputeStepTaken.kind, rank=2, by_name=True),
    Alarm(name="reviewer-asked", called="Brought to the reviewing officer", raised=ASKED,
          what="{name}’s plan does not reach what it was for", why="Decide what follows",
          answer=ReviewerAnswered.kind, rank=2, by_name=True),
    Alarm(name="review-to-arrange", called="Review to arrange",
          raised=_to_officer(_not_working, whatever(REVIEWS.arranged.kind, ReviewHeld.kind)),
          what="Arrange a review for {name}: the plan does not work", why="Bring everybody together, and chair it",
          answer=REVIEWS.arranged.kind, rank=2, by_name=True),
    Alarm(name="court-advisory", called="Referred to the Family Court Advisory Service",
          raised=_to_officer(of_kind(CourtAdvisoryReferred.kind), about_it(CourtAdvisoryAnswered.kind)),
          what="Referred about {name} to the Family Court Advisory Service", why="Write down what they say",
          answer=CourtAdvisoryAnswered.kind, rank=2, by_name=True),
    Alarm(name="supervisor-asked", called="Brought to the adviser’s supervisor", raised=BROUGHT,
          what="What {name} was promised is not done", why="Say what happens, and see that they are told",
          answer=SupervisorAnswered.kind, rank=2),
    Alarm(name="direct-appeal", called="Appeal to the Director General", raised=_appealed,
          what="Appeal about {name} to the Director General", why="Write down what they decide",
          answer=DirectAppealAnswered.kind, rank=2, by_name=True),
)
# fmt: on
KINDS = (
    ChallengeMade.kind,
    ChallengeAnswered.kind,
    ReviewRecommended.kind,
    RecommendationAnswered.kind,
    ReviewDisputeStepTaken.kind,
    ReviewerAsked.kind,
    ReviewerAnswered.kind,
    CarePlanMonitored.kind,
    CourtAdvisoryReferred.kind,
    CourtAdvisoryAnswered.kind,
    SupervisorAsked.kind,
    SupervisorAnswered.kind,
    DirectAppealMade.kind,
    DirectAppealAnswered.kind,
    REVIEWS.arranged.kind,
    ReviewHeld.kind,
)
declare(ReviewAlarm, *ALARMS)


@folded
def raised(lines: Sequence[Line]) -> list[AlarmRecord]:
    """Every such alarm there ever was, in the order in which they were raised."""
    return raised_in(lines, ALARMS)
