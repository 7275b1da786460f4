"""The measures of homes, family, health and leaving care: what each counts, of what, and by what it is broken down."""

from corbiere.care.entries.family_time import FamilyTimeHad
from corbiere.care.entries.health import DONE, HealthCheckHad, ImmunisationsChecked
from corbiere.care.entries.independence import LeaverHomeNoted, OccupationNoted
from corbiere.care.entries.leaving import CareLeaverDecided
from corbiere.care.entries.missing import ReturnInterviewOffered
from corbiere.care.entries.staying_in_touch import AdviserContact, AdviserContactMissed
from corbiere.care.entries.wellbeing_screen import QuestionnaireNotDone, StrengthsQuestionnaireScored
from corbiere.care.episodes import CARE_KINDS, HOME_KINDS
from corbiere.care.measures import closing, health, homes, leaving
from corbiere.care.measures.review_catalogue import ENGLAND, NUMBERS
from corbiere.care.measures.sets import HEALTH, HOMES, LEAVING
from corbiere.care.stays import GIVEN, STARTED
from corbiere.insight.dataset import Reads
from corbiere.insight.measure import Breakdown, Measure, declare

CHILDREN, YOUNG_PEOPLE = ("child", "children"), ("care leaver", "care leavers")
BY_AGE, BY_HOME = Breakdown("age", "By age"), Breakdown("home", "By sort of home")
STATISTICS = ENGLAND.format("the statistics of children looked after in England")
A_YEAR = "No source gives the twelve months: they are a default of our own."
CLOSING = "A quarter that is not over is counted as it stands on the day."
BEGINS = (STARTED, GIVEN)

_LIVED = Reads(BEGINS, frozenset(HOME_KINDS), (), closing.BIRTHDAYS)
_MISSED = Reads(BEGINS, frozenset({*CARE_KINDS, homes.MISSING}), (), closing.BIRTHDAYS)
_BACK = Reads((homes.FOUND,), frozenset({*CARE_KINDS, homes.FOUND, homes.TALKED, ReturnInterviewOffered.kind}), (), 0)
_FAMILY = Reads((FamilyTimeHad.kind,), frozenset({*CARE_KINDS, FamilyTimeHad.kind}), (), 0)
_ASSESSED = Reads((*BEGINS, DONE), frozenset({*CARE_KINDS, DONE}), health.ASSESSMENTS, 380)  # asked again after twelve months
_CHECKED = Reads(
    BEGINS,
    frozenset({*CARE_KINDS, HealthCheckHad.kind, ImmunisationsChecked.kind, StrengthsQuestionnaireScored.kind, QuestionnaireNotDone.kind}),
    (),
    closing.BIRTHDAYS,
)
_LEFT = Reads(
    BEGINS,
    frozenset(
        {
            *CARE_KINDS,
            CareLeaverDecided.kind,
            LeaverHomeNoted.kind,
            OccupationNoted.kind,
            AdviserContact.kind,
            AdviserContactMissed.kind,
        }
    ),
    (leaving.TOUCH,),
    closing.BIRTHDAYS,
)

declare(
    Measure(
        id="moved-three-times-in-a-year",
        of=HOMES,
        clause="SP-MIN-3",
        called="Children who moved three times or more in a year",
        unit=CHILDREN,
        reads=_LIVED,
        finds=closing.looked_after,
        says=homes.moved_often,
        numerator="Children who moved from one home to another three times or more in the twelve months before.",
        denominator="Children who are looked after as the quarter closes.",
        breakdowns=(BY_AGE,),
        readings=(
            "The home in which care begins is no move, nor is one in which they lived already. Each time in care is counted by itself.",
            CLOSING,
        ),
        default="No source gives three moves: the statistics of England count three homes in twelve months.",
        better="fewer",
    ),
    Measure(
        id="two-years-in-one-home",
        of=HOMES,
        clause="SP-MIN-3",
        called="Children with two years in one home",
        unit=CHILDREN,
        reads=_LIVED,
        finds=homes.long_looked_after,
        says=homes.two_years_in_one_home,
        numerator="Children who have lived in the same home for two years or longer.",
        denominator="Children under 16 who are looked after as the quarter closes, and have been for two and a half years without a break.",
        breakdowns=(BY_HOME,),
        readings=(CLOSING,),
        default=STATISTICS,
    ),
    Measure(
        id="children-missing",
        of=HOMES,
        clause="ISS-2-3",
        called="Children who were missing",
        unit=CHILDREN,
        reads=_MISSED,
        finds=closing.at_any_time,
        says=homes.went_missing,
        numerator="Children who were missing at least once in the quarter while they were looked after.",
        denominator="Children who were looked after on any day of the quarter.",
        breakdowns=(Breakdown("often", "How often", tally=True),),
        better="fewer",
    ),
    Measure(
        id="return-talks-in-time",
        of=HOMES,
        clause="PS-7.5",
        called="Talks in time after being missing",
        unit=("return", "returns"),
        reads=_BACK,
        finds=homes.came_back,
        says=homes.talked_in_time,
        numerator="Returns after which somebody talked with the child within three days.",
        denominator="Times that a child who is looked after came back from being missing in the quarter.",
        breakdowns=(Breakdown("came", "What came of it"),),
        readings=("Who did not want to talk stays in the whole, and is told apart.", "72 hours are read as three days."),
        default=ENGLAND.format("England’s guidance on children who go missing"),
    ),
    Measure(
        id="family-time-kept",
        of=HOMES,
        clause="PS-5.4",
        called="Family time that was had",
        unit=("family time", "family times"),
        reads=_FAMILY,
        finds=homes.family_times,
        says=homes.family_time_kept,
        numerator="Family times that were had, and not cut short.",
        denominator="Family times of children looked after of which it was written down in the quarter what came of them.",
        breakdowns=(Breakdown("went", "What came of it", tally=True),),
        readings=("One of which nobody wrote anything is not counted: no day is set for each of them.",),
    ),
    Measure(
        id="health-assessments-in-time",
        of=HEALTH,
        clause="PS-5.7",
        called="Health assessed in time",
        unit=("health assessment", "health assessments"),
        reads=_ASSESSED,
        finds=health.due_assessments,
        says=health.assessed_in_time,
        numerator="Health assessments that were held by the day on which they were due.",
        denominator="Health assessments that were due in the quarter, held or not.",
        left_out="A child who was no longer looked after before the day on which it was due.",
        breakdowns=(Breakdown("which", "First and later ones"),),
        readings=(
            "The first is due twenty working days after care began; then every six months under five, and every twelve from five on.",
        ),
        default=ENGLAND.format(NUMBERS[health.FIRST]),
    ),
    Measure(
        id="teeth-checked",
        of=HEALTH,
        clause="PS-5.7",
        called="Children seen by a dentist",
        unit=CHILDREN,
        reads=_CHECKED,
        finds=health.in_care_for_a_year,
        says=health.teeth_checked,
        numerator="Children whose teeth were checked in the twelve months before.",
        denominator="Children who are looked after as the quarter closes, and have been for twelve months without a break.",
        readings=("To have missed the day is not to have been seen.", CLOSING),
        default=STATISTICS,
    ),
    Measure(
        id="immunised",
        of=HEALTH,
        clause="PS-5.7",
        called="Children whose immunisations are up to date",
        unit=CHILDREN,
        reads=_CHECKED,
        finds=health.in_care_for_a_year,
        says=health.immunised,
        numerator="Children who had all immunisations that were due, as it was last checked.",
        denominator="Children who are looked after as the quarter closes, and have been for twelve months without a break.",
        readings=(CLOSING,),
        default=STATISTICS,
    ),
    Measure(
        id="questionnaires-scored",
        of=HEALTH,
        clause="LAC-386-2",
        called="Strengths and Difficulties Questionnaires filled in",
        unit=CHILDREN,
        reads=_CHECKED,
        finds=health.of_questionnaire_age,
        says=health.questionnaire_scored,
        numerator="Children of whom one was filled in and scored in the twelve months before.",
        denominator="Children from 4 to 16 who are looked after as the quarter closes, and have been for twelve months without a break.",
        breakdowns=(Breakdown("why", "Why there is none", tally=True),),
        readings=(CLOSING,),
        default=STATISTICS,
    ),
    Measure(
        id="leavers-in-touch",
        of=LEAVING,
        clause="LAC-439-8",
        called="Care leavers whose adviser was in touch in time",
        unit=("contact", "contacts"),
        reads=_LEFT,
        finds=leaving.due_contacts,
        says=leaving.in_touch,
        numerator="Contacts of the personal adviser that were made by the day on which they were due.",
        denominator="Contacts with care leavers under 22 that were due in the quarter: at the latest a year after the last.",
        left_out="Whoever was looked after again, turned 22 or died before it was due.",
        breakdowns=(BY_AGE, Breakdown("tried", "Where it was not made", tally=True)),
        readings=("Where it could not be made it is still owed, and stands apart.",),
    ),
    Measure(
        id="leavers-suitably-housed",
        of=LEAVING,
        clause="PS-6.7",
        called="Care leavers in a home that suits them",
        unit=YOUNG_PEOPLE,
        reads=_LEFT,
        finds=closing.leavers,
        says=leaving.suitably_housed,
        numerator="Care leavers whose home was found suitable when it was last written down, in the twelve months before.",
        denominator="Care leavers under 22 as the quarter closes.",
        breakdowns=(BY_HOME,),
        readings=("Whether it suits them is as whoever wrote it down found.", CLOSING),
        default=A_YEAR,
    ),
    Measure(
        id="leavers-in-education-or-work",
        of=LEAVING,
        clause="PS-6.10",
        called="Care leavers in education, employment or training",
        unit=YOUNG_PEOPLE,
        reads=_LEFT,
        finds=closing.leavers,
        says=leaving.studies_or_works,
        numerator="Care leavers who studied, trained or worked when it was last written down, in the twelve months before.",
        denominator="Care leavers under 22 as the quarter closes.",
        breakdowns=(Breakdown("what", "By what they do"),),
        readings=("Not to be able to, for illness or a child of their own, stays in the whole and is told apart.", CLOSING),
        default=A_YEAR,
    ),
)
