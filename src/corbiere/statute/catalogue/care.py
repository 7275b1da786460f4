"""Children looked after and care leavers."""

from datetime import date

from corbiere.statute.calendar import birthday, months_after
from corbiere.statute.catalogue.words import (
    MINISTER,
    PERSONAL_ADVISER,
    REVIEWING_OFFICER,
    SOCIAL_WORKER,
    default,
    expected,
    guidance,
    must,
    should,
    standard,
)
from corbiere.statute.duties import AnyTime, Duty, Next, OfIt, WithinPeriod, each, each_later, first, reaches, starts
from corbiere.statute.limits import ByAge, PeriodDue, Within, WorkedOut, days, eve_of_birthday, months, working_days
from corbiere.statute.patterns import fact, isnt
from corbiere.statute.starting import EachPeriod
from corbiere.statute.states import LEFT_CARE, LOOKED_AFTER
from corbiere.statute.terms import school_terms

ENGLAND_CARE_PLANNING = "Care Planning, Placement and Case Review (England) Regulations 2010"
ENGLAND_HEALTH = "Promoting the health and well-being of looked-after children (England)"

REVIEW = fact("review-held")
SEEN = fact("child-seen")
HEALTH_ASSESSMENT = fact("health-assessment-completed")
ADVISER_APPOINTED = fact("personal-adviser-appointed")
ADVISER_CONTACT = fact("adviser-contact")
TEN_WORKING_DAYS = working_days(10)


def eve_of_fourteenth_birthday(born: date, began: date) -> date | None:
    return eve_of_birthday(born, 14) if began < birthday(born, 14) else None


def eve_of_sixteenth_birthday(born: date, day: date) -> date:
    return max(eve_of_birthday(born, 16), TEN_WORKING_DAYS.after(day))


def fifteen_and_three_quarters(born: date, began: date) -> date:
    day = months_after(born, 15 * 12 + 9)
    return TEN_WORKING_DAYS.after(began) if began > day else day


# fmt: off
CARE = (
    Duty("care.reviewer-appointed", must, default, (starts(LOOKED_AFTER),), Within(working_days(5)), Next(fact("reviewer-appointed")), ("LAC-410-1",), MINISTER, during=LOOKED_AFTER,
         label="Appoint a reviewing officer", asks="An independent reviewing officer must be appointed for the child", because="the child came into care", number_from="a default of this product: the source says as soon as possible"),
    Duty("care.first-review", must, default, (starts(LOOKED_AFTER),), Within(working_days(20)), Next(REVIEW), ("LAC-410-1",), REVIEWING_OFFICER, during=LOOKED_AFTER,
         label="First review of {name}’s care", asks="The first review of the child's care must be held", because="the child came into care", number_from=ENGLAND_CARE_PLANNING),
    Duty("care.second-review", must, default, (first(REVIEW),), Within(months(3)), Next(REVIEW), ("LAC-410-2",), REVIEWING_OFFICER, during=LOOKED_AFTER,
         label="Second review of {name}’s care", asks="The second review of the child's care must be held", because="the first was held", number_from=ENGLAND_CARE_PLANNING),
    Duty("care.next-review", must, default, (each_later(REVIEW),), Within(months(6)), Next(REVIEW), ("LAC-410-2",), REVIEWING_OFFICER, during=LOOKED_AFTER,
         label="Review of {name}’s care", asks="The next review of the child's care must be held", because="the last was held", number_from=ENGLAND_CARE_PLANNING),
    Duty("care.review-form", must, default, (each(REVIEW),), Within(working_days(15)), OfIt(fact("review-form-completed")), ("ISS-7-L3",), REVIEWING_OFFICER, given=LOOKED_AFTER,
         label="Record of the review", asks="The record of the review must be completed", because="the review was held", number_from="IRO Handbook (England)",
         reading="Still owed after the child has left care."),
    Duty("care.first-visit", expected, default, (each(fact("placement-started", began=isnt("before"))),), Within(days(7)), Next(SEEN), ("PS-5.2",), SOCIAL_WORKER, during=LOOKED_AFTER,
         label="See {name} in the new home", rank=1, asks="The social worker is to see the child in their new home", because="they moved there", number_from=ENGLAND_CARE_PLANNING,
         reading="A home in which they lived already, since a day that nobody knows, starts none."),
    Duty("care.next-visit", expected, default, (each(SEEN),), Within(days(42)), Next(SEEN), ("PS-5.2", "PS-5.8"), SOCIAL_WORKER, during=LOOKED_AFTER,
         label="See {name}", rank=1, asks="The social worker is to see the child again", because="they were last seen", number_from=ENGLAND_CARE_PLANNING),
    Duty("care.first-health-assessment", expected, default, (starts(LOOKED_AFTER),), Within(working_days(20)), Next(HEALTH_ASSESSMENT), ("PS-5.7",), SOCIAL_WORKER, during=LOOKED_AFTER,
         label="Health assessment", asks="The child's health is to be assessed", because="the child came into care", number_from=ENGLAND_HEALTH),
    Duty("care.next-health-assessment", expected, default, (each(HEALTH_ASSESSMENT),), ByAge(5, months(6), months(12)), Next(HEALTH_ASSESSMENT), ("PS-5.7",), SOCIAL_WORKER, during=LOOKED_AFTER,
         label="Health assessment", asks="The child's health is to be assessed again", because="it was last assessed", number_from=ENGLAND_HEALTH,
         reading="Six months for a child under five on the day of the last assessment, twelve from then on, and twelve where the date of birth is unknown."),
    Duty("care.education-plan", expected, standard, (EachPeriod(school_terms),), PeriodDue("the last day of each school term"), WithinPeriod(fact("education-plan-agreed")), ("PS-5.17",), SOCIAL_WORKER, during=LOOKED_AFTER,
         label="Education plan for this term", asks="A plan for the child's education is to be agreed for this term", because="the term began", default_day="Jersey's own term dates are not entered yet",
         reading="Every term that begins while the child is looked after and aged 4 to 15; done only inside the term. The terms are default dates until Jersey's own are entered."),
    Duty("care.adviser-met", should, guidance, (reaches(13),), WorkedOut(eve_of_fourteenth_birthday, "the day before the 14th birthday"), AnyTime(fact("personal-adviser-met")), ("LAC-434-3",), SOCIAL_WORKER, during=LOOKED_AFTER,
         label="{name} meets the personal adviser", asks="The young person should meet the personal adviser who will help them towards adult life", because="they turned 13, or came into care if that was later,",
         reading="Any meeting in this time in care counts. A child who comes into care at 14 or older, or left before 13, is outside it."),
    Duty("care.personal-adviser", must, default, (reaches(14),), Within(working_days(10)), AnyTime(ADVISER_APPOINTED), ("LAC-434-1", "GL-24"), MINISTER, during=LOOKED_AFTER,
         label="Appoint a personal adviser", asks="The young person must have a personal adviser", because="they turned 14, or came into care if that was later,", number_from="a default of this product: the source says as soon as possible",
         reading="The glossary's must prevails over the paragraph's may."),
    Duty("care.personal-adviser-before-16", expected, standard, (reaches(14),), WorkedOut(eve_of_sixteenth_birthday, "the day before the 16th birthday, or 10 working days if that is later"), AnyTime(ADVISER_APPOINTED), ("PS-6.5",), MINISTER, during=LOOKED_AFTER,
         label="Appoint a personal adviser", asks="The young person is to have a personal adviser at the latest", because="they turned 14, or came into care if that was later,",
         reading="The older standard beside the guidance's 14: a child who comes into care just before 16 or later has ten working days."),
    Duty("care.pathway-plan", expected, standard, (reaches(15, months=6),), WorkedOut(fifteen_and_three_quarters, "15 years and 9 months, or 10 working days after care started if that was later"), AnyTime(fact("plan-agreed", type="pathway")), ("PS-5.20",), SOCIAL_WORKER, during=LOOKED_AFTER,
         label="Begin the pathway plan", asks="A pathway plan towards adult life is to be begun with the young person", because="they turned 15 and a half, or came into care if that was later,",
         reading="Shown from 15 and a half. The guidance wants planning from 14; the standard's date is kept beside it."),
    Duty("leaver.adviser-contact", must, guidance, (starts(LEFT_CARE), each(ADVISER_CONTACT)), Within(months(12)), Next(ADVISER_CONTACT), ("LAC-439-8", "LAC-448-2"), PERSONAL_ADVISER, during=LEFT_CARE,
         label="Be in touch with {name}", asks="The personal adviser must be in touch with the care leaver", because="they had left care or were last in touch",
         reading="At least yearly for whoever has left care, from 16 until the 22nd birthday, even for someone who wants no service or lives elsewhere; the paragraph's should is the Law's minimum. It stops while they are looked after again."),
)
# fmt: on
