"""Measures of help: assessments in time, requests refused and asked anew, plans that hear the child, help agreed and given, goals met."""

from corbiere.access.viewing import MANAGES
from corbiere.agencies import taking
from corbiere.insight.dataset import Reads
from corbiere.insight.measure import FROM_ENGLAND, OUR_OWN, Breakdown, Measure, MeasureSet, declare
from corbiere.people.characteristics import Characteristic, CharacteristicsNoted
from corbiere.wellbeing import help_plan
from corbiere.wellbeing.measures import answers
from corbiere.wellbeing.measures.answers import AGREED, ENDED, REQUESTED, STARTED

BY_WHO_THEY_ARE = tuple(Breakdown(one.value, f"By {one.label.lower()}") for one in Characteristic)
BY_AGENCY = (Breakdown("agency", "By agency"),)
PLANS, REQUESTS, HELPS = ("plan", "plans"), ("request", "requests"), ("targeted intervention", "targeted interventions")


HELP = MeasureSet(
    name="help",
    called="Assessments and plans of help",
    says="Whether children’s needs are assessed in time, who is refused, and whether plans hear the child and help.",
    category="wellbeing",
    own=lambda viewer: MANAGES in viewer.roles,
)
OF_ASSESSMENTS = frozenset({STARTED, "assessment-completed", "concern-received", "born", "died"})
ASSESSED = Reads((STARTED,), OF_ASSESSMENTS, ("assessment.completed",), 120)
ASKED = Reads(
    (REQUESTED,),
    frozenset({REQUESTED, "assessment-accepted", "assessment-refused", STARTED, CharacteristicsNoted.kind, "born", *taking.READS}),
    (),
    60,
)
PLANNED = Reads((AGREED, ENDED, "help-plan-written"), frozenset({*help_plan.READS, AGREED, ENDED, "born"}), (), 120)
declare(
    Measure(
        id="assessments-in-time",
        of=HELP,
        clause="PS-2.21",
        called="Assessments signed in time",
        unit=("assessment", "assessments"),
        reads=ASSESSED,
        finds=answers.due_assessments,
        says=answers.assessed_in_time,
        numerator="Assessments that a manager signed within 45 working days.",
        denominator="Assessments that were due in the quarter. Early help assessments have no limit, and are not counted.",
        left_out="A child who died before it was due.",
        readings=("Counted from the worry that led to the assessment, and where none did from its first day.",),
        default=FROM_ENGLAND,
    ),
    Measure(
        id="requests-refused",
        of=HELP,
        clause="WT-gov-5",
        called="Requests to assess that were refused",
        unit=REQUESTS,
        reads=ASKED,
        finds=answers.all_requests,
        says=answers.refused,
        numerator="Requests that the service which was asked refused.",
        denominator="Requests that were made in the quarter and have an answer.",
        breakdowns=BY_WHO_THEY_ARE,
        readings=("Who a child is stands as it was said by the day of the request; not asked, and would rather not say, stand apart.",),
        better="fewer",
    ),
    Measure(
        id="refused-requests-asked-anew",
        of=HELP,
        clause="WT-request-15",
        called="Refused requests asked of another in time",
        unit=REQUESTS,
        reads=ASKED,
        finds=answers.refused_requests,
        says=answers.asked_anew,
        numerator="Refused requests after which another service, or the Hub, was asked within ten working days, or somebody began.",
        denominator="Requests that were made in the quarter and refused, where an assessment was still needed.",
        breakdowns=BY_WHO_THEY_ARE,
        default=OUR_OWN,
    ),
    Measure(
        id="plans-with-the-childs-views",
        of=HELP,
        clause="WT-plankp-1",
        called="Plans with the child’s views",
        unit=PLANS,
        reads=PLANNED,
        finds=answers.agreed_plans,
        says=answers.heard_in_plan,
        numerator="Plans in which the child’s views stand: said, drawn, shown, or as somebody asked them.",
        denominator="Plans of help that were agreed in the quarter.",
        readings=("A reason why their views could not be learned counts as not heard.",),
    ),
    Measure(
        id="interventions-agreed",
        of=HELP,
        clause="WT-131-1",
        called="Help that its provider agreed to",
        unit=HELPS,
        reads=PLANNED,
        finds=answers.helps,
        says=answers.agreed_to,
        numerator="Targeted interventions to which their provider agreed.",
        denominator="Targeted interventions that plans proposed in the quarter and that have an answer.",
        breakdowns=BY_AGENCY,
    ),
    Measure(
        id="interventions-given",
        of=HELP,
        clause="WT-135-1",
        called="Help that was given by its day",
        unit=HELPS,
        reads=PLANNED,
        finds=answers.agreed_helps,
        says=answers.given,
        numerator="Targeted interventions that were first given by their day, whether the family came or not.",
        denominator="Targeted interventions that plans proposed in the quarter and their provider agreed to.",
        breakdowns=BY_AGENCY,
        readings=("Help without a day of its own is expected within ninety days.",),
        default=OUR_OWN,
    ),
    Measure(
        id="goals-met-at-closure",
        of=HELP,
        clause="WT-157-1",
        called="Plans that ended because what they were for is reached",
        unit=PLANS,
        reads=PLANNED,
        finds=answers.ended_plans,
        says=answers.goals_met,
        numerator="Plans that ended as reached, with no more targeted help needed.",
        denominator="Plans of help that ended in the quarter.",
        breakdowns=(Breakdown("reason", "Why they ended", tally=True),),
        readings=("A plan that goes on at another level has not ended.",),
    ),
)
