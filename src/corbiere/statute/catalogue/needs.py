"""Assessing need and planning help."""

from corbiere.statute.catalogue.words import (
    ASKED,
    LEAD_WORKER,
    MINISTER,
    SOCIAL_WORKER,
    default,
    expected,
    guidance,
    must,
    should,
    standard,
)
from corbiere.statute.duties import Duty, Ending, Next, OfIt, each
from corbiere.statute.limits import OnDay, Within, months, working_days
from corbiere.statute.patterns import fact, isnt
from corbiere.statute.states import INVOLVED, PLANNED

CONCERN = fact("concern-received")
STARTED = fact("assessment-started", level=isnt("wellbeing"))
ASSESSED = fact("assessment-completed", level=isnt("wellbeing"))
FAMILY_TOLD = fact("assessment-told", to=("child", "parent"))
ANSWERED = fact("assessment-accepted", "assessment-refused", "assessment-started", "step-accepted")
SIGNED = (Ending(fact("assessment-completed")),)
UNFINISHED = (Ending(fact("assessment-ended"), pointing=True),)

# fmt: off
NEEDS = (
    Duty("assessment.request-answered", should, default, (each(fact("assessment-requested")),), Within(working_days(5)), OfIt(ANSWERED, unnamed=True), ("WT-110-5",), ASKED,
         label="Answer the request to assess {name}", asks="The service that was asked to assess the child should say yes, or say no and why", because="it was asked", number_from="a default of this product: no public source gives a number",
         reading="A yes, a no for a good reason, or an assessment that begins answers it. A request that is made again, to another service, has a clock of its own."),
    Duty("assessment.completed", expected, default, (each(STARTED, since=CONCERN),), Within(working_days(45)), Next(fact("assessment-completed")), ("PS-2.21",), SOCIAL_WORKER, until=UNFINISHED, same="level",
         label="Finish the assessment", asks="The assessment is to be finished and signed off", because="the worry that led to it came in, or where none did it began,", number_from="Working Together to Safeguard Children (England)",
         reading="Counted from the day of the worry that the assessment says led to it, else from its own first day. Done by the next assessment of the same level that a manager signed off. An assessment whose level is unknown cannot be matched and stays owed. One that a manager ended unfinished is owed no longer."),
    Duty("assessment.comment", should, guidance, (each(fact("assessment-comment-asked")),), OnDay("until"), OfIt(fact("assessment-commented"), beside=True), ("WT-110-10",), SOCIAL_WORKER, until=SIGNED,
         label="Write down what the family say of the assessment", asks="What the child and the parents say of the assessment should be heard and written down", because="it was shown to them",
         reading="Due on the day until which it was agreed to wait; where none was agreed no clock starts. A signature under the assessment ends it."),
    Duty("assessment.family-told", expected, default, (each(ASSESSED),), Within(working_days(5)), OfIt(FAMILY_TOLD, beside=True), ("PS-2.22",), SOCIAL_WORKER,
         label="Tell {name} and the family what was found", asks="The child and the family are to have the assessment and know what comes next", because="it was signed off", number_from="a default of this product: no public source gives a number",
         reading="Done as the first of them is told what this assessment found. One signed without saying which assessment it is was never said to be told."),
    Duty("assessment.yearly", expected, standard, (each(ASSESSED),), Within(months(12)), Next(ASSESSED), ("PS-2.23", "PS-5.16"), SOCIAL_WORKER, during=INVOLVED,
         label="Assess {name}’s needs again", asks="The child's needs are to be assessed again", because="the last assessment was signed off",
         reading="Runs from the manager's signature under the last assessment, for as long as services are involved."),
    Duty("plan.lead-worker", must, default, (each(fact("plan-required")),), Within(working_days(10)), Next(fact("lead-worker-appointed", accepted=isnt("no"))), ("WT-117-1",), MINISTER,
         label="Appoint a lead worker", asks="Someone must be appointed to lead on the plan", because="it was decided that the child needs one", number_from="a default of this product: the source says as soon as is reasonably practicable",
         reading="Done on the day on which whoever was asked accepts: somebody who was asked and has not answered leads nothing yet."),
    Duty("plan.reviewed", must, guidance, (each(fact("plan-agreed", "plan-reviewed")),), OnDay("next_review"), Next(fact("plan-reviewed")), ("WT-136-1",), LEAD_WORKER, during=PLANNED, same="type",
         label="Review the plan with the family", asks="The plan must be looked at again with the family", because="it was agreed or last reviewed",
         reading="Due on the day that the plan itself sets; a plan without such a day starts no clock."),
)
# fmt: on
