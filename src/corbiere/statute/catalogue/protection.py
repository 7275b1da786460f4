"""Protecting a child: strategy discussion, enquiry, conference, core group, visits, reviews."""

from corbiere.statute.catalogue.words import (
    CHAIR,
    LEAD_SOCIAL_WORKER,
    SOCIAL_WORKER,
    default,
    expected,
    must,
    procedure,
    should,
    standard,
)
from corbiere.statute.duties import Duty, Ending, Next, OfIt, SameValue, VeryNext, each, starts
from corbiere.statute.limits import AtMost, Before, Latest, LatestStatedLimit, Within, days, months, working_days
from corbiere.statute.patterns import fact, isnt
from corbiere.statute.states import ENQUIRY, ON_PLAN

ENGLAND = "Working Together to Safeguard Children (England)"
LOCAL_PROCEDURES = "published local procedures in the United Kingdom (they differ: two to five working days)"

CONFERENCE = fact("conference-held")
REVIEW_CONFERENCE = fact("conference-held", type="review")
CORE_GROUP = fact("core-group-held")
QUORATE_CORE_GROUP = fact("core-group-held", quorate=isnt("no"))
CHILD_SEEN = fact("child-seen")
SEEN_ALONE = fact("child-seen", alone="yes")
BEDROOM_SEEN = fact("child-seen", bedroom="yes")
NOT_SEEN_ALONE = fact("child-seen", alone=isnt("yes"))
BEDROOM_NOT_SEEN = fact("child-seen", bedroom=isnt("yes"))
NO_CONFERENCE_NEEDED = (Ending(fact("enquiry-concluded", outcome=("support", "no-further-action"))),)
CONFERENCE_OVER = (
    Ending(CONFERENCE, named="for"),
    Ending(fact("conference-called-off"), same="for"),
    Ending(fact("conference-arranged"), same="type", other="for"),
)
VISIT = LatestStatedLimit(days(14), by=Latest(CONFERENCE, "visit_days"))
CORE_GROUP_LIMIT = AtMost(days(28), by=Latest(CONFERENCE, "core_group_days"))
REPORT = Before("for", working_days(3), review=working_days(5))

# fmt: off
PROTECTION = (
    Duty("cp.initial-conference", should, default, (each(fact("strategy-discussion-held", outcome="enquiry")),), Within(working_days(15)), Next(fact("conference-held", type=("initial", "pre-birth"))), ("ISS-7-C1",), LEAD_SOCIAL_WORKER, until=NO_CONFERENCE_NEEDED,
         label="Initial conference", asks="An initial child protection conference should meet to decide with the family how to keep the child safe", because="a strategy discussion decided to start an enquiry", number_from=ENGLAND,
         reading="An enquiry that ends in support or no further action means that no conference is needed: from that day nothing is owed."),
    Duty("cp.first-core-group", must, procedure, (starts(ON_PLAN),), Within(working_days(10)), Next(QUORATE_CORE_GROUP), ("CPP-15", "PS-4.1"), LEAD_SOCIAL_WORKER, during=ON_PLAN,
         label="First core group", asks="The core group must meet for the first time", because="a child protection plan began",
         reading="A meeting known not to be quorate is no core group: what the source asks for has not happened, and no clock for the next would run."),
    Duty("cp.next-core-group", should, procedure, (each(QUORATE_CORE_GROUP),), CORE_GROUP_LIMIT, Next(QUORATE_CORE_GROUP), ("CPP-16", "CPP-17", "PS-4.10"), LEAD_SOCIAL_WORKER, during=ON_PLAN,
         label="Core group", asks="The core group should meet again", because="it last met",
         reading="Four weeks, or fewer where the last conference set fewer days (CPP-18), run from the day the last quorate core group met, not from the day it was due; a meeting that was not quorate does not start them again."),
    Duty("cp.core-group-notes", should, procedure, (each(CORE_GROUP),), Within(working_days(5)), OfIt(fact("core-group-notes-circulated")), ("CPP-75", "PS-4.3"), LEAD_SOCIAL_WORKER, given=ON_PLAN,
         label="Core group notes and agreement", asks="The notes and the written agreement of the core group should be sent to its members", because="the core group met",
         reading="Still owed after the plan has ended: the family is entitled to the notes of the last meeting too."),
    Duty("cp.child-seen", should, procedure, (starts(ON_PLAN), each(CHILD_SEEN)), VISIT, Next(CHILD_SEEN), ("CPP-88", "CPP-90", "PS-4.5"), LEAD_SOCIAL_WORKER, during=ON_PLAN,
         label="See {name}", rank=1, asks="The lead social worker should see the child", because="the plan began or the child was last seen",
         reading="Only a visit at which the child was seen counts. A conference may set another number of days; one that says nothing means fourteen."),
    Duty("cp.seen-alone", should, procedure, (each(NOT_SEEN_ALONE),), VISIT, VeryNext(SEEN_ALONE, among=CHILD_SEEN), ("CPP-91", "PS-4.5"), LEAD_SOCIAL_WORKER, during=ON_PLAN,
         label="See {name} alone", rank=1, asks="The child should be seen alone at the next visit,", because="they were not recorded as seen alone",
         reading="No two visits running without the child being seen alone: if the very next visit lacks it too, it is missed that day."),
    Duty("cp.bedroom-seen", should, procedure, (each(BEDROOM_NOT_SEEN),), VISIT, VeryNext(BEDROOM_SEEN, among=CHILD_SEEN), ("CPP-93",), LEAD_SOCIAL_WORKER, during=ON_PLAN,
         label="See where {name} sleeps", rank=1, asks="The child's bedroom should be seen at the next visit,", because="it was not recorded as seen",
         reading="No two visits running without the bedroom being seen: if the very next visit lacks it too, it is missed that day."),
    Duty("cp.first-review-conference", must, default, (starts(ON_PLAN),), Within(months(3)), Next(REVIEW_CONFERENCE), ("ISS-7-C2",), CHAIR, during=ON_PLAN,
         label="First review conference", asks="A review conference must look at how the plan is going", because="the child protection plan began", number_from=ENGLAND),
    Duty("cp.next-review-conference", must, default, (each(fact("conference-held", type="review", outcome="continue")),), Within(months(6)), Next(REVIEW_CONFERENCE), ("ISS-7-C2",), CHAIR, during=ON_PLAN,
         label="Review conference", asks="The next review conference must look at how the plan is going", because="the last one decided that the plan goes on", number_from=ENGLAND),
    Duty("cp.report-shared-with-family", expected, default, (each(fact("conference-arranged")),), REPORT, SameValue(fact("conference-report-shared", with_="family"), "for"), ("PS-3.13", "PS-4.11"), SOCIAL_WORKER, until=CONFERENCE_OVER,
         label="Conference report to the family", asks="The social worker's report for the conference is to be shared with the family", because="the conference was arranged", number_from=LOCAL_PROCEDURES,
         reading="Counted back from the day of the conference, and owed until it is held, called off or moved to another day, which starts another clock. A conference arranged without a day starts none."),
    Duty("cp.report-shared-with-chair", expected, default, (each(fact("conference-arranged")),), REPORT, SameValue(fact("conference-report-shared", with_="chair"), "for"), ("PS-3.13",), SOCIAL_WORKER, until=CONFERENCE_OVER,
         label="Conference report to the chair", asks="The social worker's report for the conference is to be shared with its chair", because="the conference was arranged", number_from=LOCAL_PROCEDURES,
         reading="Counted back from the day of the conference, and ended with it, as for the family."),
    Duty("cp.conference-minutes", should, default, (each(CONFERENCE),), Within(working_days(20)), OfIt(fact("conference-minutes-circulated")), ("ISS-7-C9",), CHAIR,
         label="Conference minutes", asks="The minutes of the conference should be sent to everyone who is to have them", because="the conference met", number_from="published local procedures in the United Kingdom"),
    Duty("enquiry.child-seen", expected, default, (starts(ENQUIRY),), Within(working_days(1)), Next(CHILD_SEEN), ("PS-3.2",), SOCIAL_WORKER, during=ENQUIRY,
         label="See {name} for the enquiry", rank=1, asks="The social worker is to see the child", because="an enquiry into their safety began", number_from="a default of this product: no public source gives a number"),
    Duty("enquiry.seen-alone", expected, standard, (starts(ENQUIRY),), Within(days(7)), Next(SEEN_ALONE), ("PS-3.2",), SOCIAL_WORKER, during=ENQUIRY,
         label="Speak with {name} alone for the enquiry", rank=1, asks="The social worker is to speak with the child alone", because="an enquiry into their safety began",
         reading="The first week is seven days from the start of the enquiry."),
)
# fmt: on
