"""The measures of the Independent Safeguarding service: what each counts, of what, and by what it is broken down (ISS section 7).

One declaration is one measure. The pages, the API, the law's pages and the tests know no measure by name: all they need stands here.
"""

from typing import Any, Final

from corbiere.insight import conferences, participation, timeliness
from corbiere.insight.answers import Breakdown, Measure

ENGLAND = "No Jersey source gives the number of days: it is a default, from Working Together to Safeguard Children (England)."
LOCAL = "No Jersey source gives the number: it is a default, from published local procedures in the United Kingdom."
BY_TYPE = Breakdown("type", "By type of conference")
BY_AGENCY = Breakdown("agency", "By agency")
CHILDREN = ("child’s conference", "children’s conferences")
CONFERENCES = ("conference", "conferences")
REPORTS = ("agency’s report", "agencies’ reports")
TOGETHER = "Brothers and sisters who are spoken of in one meeting are one conference."

MEASURES: Final[tuple[Measure[Any], ...]] = (
    Measure(
        id="first-conferences-in-time",
        clause="ISS-7-C1",
        called="First conferences held in time",
        unit=CHILDREN,
        reads=conferences.READS,
        finds=conferences.first_conferences,
        says=timeliness.first_conference_in_time,
        numerator="Children’s first conferences that were held by the day on which they were due.",
        denominator="Children’s first conferences that were due in the quarter, held or not; and those that were held in it "
        "with no day by which they were due on record.",
        left_out="A conference that was found not to be needed before it was due.",
        breakdowns=(Breakdown("reason", "Why late", tally=True),),
        readings=(
            "It is due fifteen working days after the strategy discussion that led to the enquiry. If there were several before one "
            "conference, the first counts.",
            "A conference for a child who has come to Jersey has a limit of its own, from the day Jersey was told. That day is not on "
            "record, so whether it was in time is not known.",
            "Why it was late is what was written when an earlier day was put off.",
        ),
        default=ENGLAND,
    ),
    Measure(
        id="reviews-in-time",
        clause="ISS-7-C2",
        called="Review conferences held in time",
        unit=CHILDREN,
        reads=conferences.READS,
        finds=conferences.reviews,
        says=timeliness.review_in_time,
        numerator="Children’s review conferences that were held by the day on which they were due.",
        denominator="Children’s review conferences that were due in the quarter, for children who were on a plan on that day.",
        left_out="A child whose plan had ended before the day on which the review was due, even by an earlier review.",
        breakdowns=(Breakdown("which", "First and later reviews"),),
        readings=("The first is due three months after the plan began, and each later one six months after the last.",),
        default=ENGLAND,
    ),
    Measure(
        id="reports-received",
        clause="ISS-7-C3",
        called="Reports received from agencies",
        unit=REPORTS,
        reads=conferences.READS,
        finds=conferences.reports,
        says=participation.reports_received,
        numerator="Conferences to which the agency’s report came before the conference or on its day.",
        denominator="Conferences that were held in the quarter and for which the agency was asked for a report; each agency counts once.",
        breakdowns=(BY_AGENCY, BY_TYPE),
        readings=(
            "To be asked for a report is to be invited to take part.",
            f"{TOGETHER} An agency that was asked about each of them has answered when the last of its reports is in.",
        ),
    ),
    Measure(
        id="reports-in-time",
        clause="ISS-7-C4",
        called="Reports from agencies received in time",
        unit=REPORTS,
        reads=conferences.READS,
        finds=conferences.reports,
        says=timeliness.reports_in_time,
        numerator="Reports that came by the day by which the agency was asked to send them.",
        denominator="Reports that agencies were asked for, for conferences that were held in the quarter. One that never came "
        "was not in time.",
        breakdowns=(BY_AGENCY, BY_TYPE),
        readings=("The day is the one written in the request. Where nobody chooses another, that is three working days before a first "
                  "conference and five before a review.", TOGETHER),
        default=LOCAL,
    ),
    Measure(
        id="views-represented",
        clause="ISS-7-C5",
        called="Conferences at which the child’s views were heard",
        unit=CHILDREN,
        reads=conferences.READS,
        finds=conferences.child_conferences,
        says=participation.views_represented,
        numerator="Children’s conferences whose record says what the child thinks, however it came to the conference.",
        denominator="All children’s conferences that were held in the quarter.",
        breakdowns=(Breakdown("how", "How the child was heard", tally=True), BY_TYPE),
        readings=("That the child was in the room is not enough: what they think is written down. A reason why their views could not be "
                  "learned counts as not heard; nothing written at all is not known.",),
    ),
    Measure(
        id="young-people-present",
        clause="ISS-7-C6",
        called="Conferences at which a young person over ten was present",
        unit=CHILDREN,
        reads=conferences.READS,
        finds=conferences.child_conferences,
        says=participation.young_person_present,
        numerator="Those at which the young person was there for all or part of it, in the room or by video or telephone.",
        denominator="Children’s conferences that were held in the quarter after the child’s tenth birthday.",
        left_out="Children who were not over ten, not yet born, or of whose birthday nothing is known.",
        breakdowns=(Breakdown("mode", "How they took part", tally=True), BY_TYPE),
        readings=("Over ten is read as after the tenth birthday: the birthday itself does not count yet.",),
    ),
    Measure(
        id="parents-present",
        clause="ISS-7-C7",
        called="Conferences attended by a parent",
        unit=CHILDREN,
        reads=conferences.READS,
        finds=conferences.child_conferences,
        says=participation.parent_present,
        numerator="Those at which at least one parent, or another holder of parental responsibility, was in the room or on a link.",
        denominator="All children’s conferences that were held in the quarter.",
        breakdowns=(Breakdown("parent", "By who they are to the child"), BY_TYPE),
        readings=("Somebody of the family of whom it is not said who they are to the child may be a parent: that is not known.",),
        beside="Every parent was kept out, with a reason",
    ),
    Measure(
        id="inquorate-conferences",
        clause="ISS-7-C8",
        called="Conferences at which too few agencies were present",
        unit=CONFERENCES,
        reads=conferences.READS,
        finds=conferences.convened,
        says=participation.too_few_there,
        numerator="Conferences with too few there, whether they went on with a reason or were stopped.",
        denominator="All conferences that were convened in the quarter: held, or called off on their day because too few came.",
        breakdowns=(Breakdown("absent", "Agencies that were expected and did not come", tally=True), BY_TYPE),
        readings=("Enough is children’s social care and two other agencies.", TOGETHER,
                  "Several agencies may be missing from one conference, so the numbers by agency may add up to more than the whole."),
        default=LOCAL,
        better="fewer",
    ),
    Measure(
        id="minutes-in-time",
        clause="ISS-7-C9",
        called="Minutes sent in time",
        unit=CONFERENCES,
        reads=conferences.READS,
        finds=conferences.minutes_due,
        says=timeliness.minutes_in_time,
        numerator="Conferences whose minutes had gone to everybody on the list by the day on which they were due.",
        denominator="Conferences that were held and whose minutes were due in the quarter.",
        breakdowns=(Breakdown("chair", "By chair"), Breakdown("sender", "By who sent them")),
        readings=("Minutes are due twenty working days after the conference.", f"Whoever got them last decides. {TOGETHER}"),
        default=LOCAL,
    ),
    Measure(
        id="told-how-to-complain",
        clause="ISS-7-C10",
        called="Conferences at which the family was told how to complain",
        unit=CONFERENCES,
        reads=conferences.READS,
        finds=conferences.held_conferences,
        says=participation.told_how_to_complain,
        numerator="Conferences at which everybody of the family who took part, and each child who did, was told how to complain.",
        denominator="All conferences that were held in the quarter.",
        breakdowns=(Breakdown("participant", "By who took part"),),
        readings=(f"{TOGETHER} Where it was said once for everybody, it counts for each.",
                  "They were told on the day of the conference: it is part of its record."),
    ),
)  # fmt: skip
BY_ID: Final = {measure.id: measure for measure in MEASURES}


def measures_of(clause: str) -> list[Measure[Any]]:
    return [measure for measure in MEASURES if measure.clause == clause]
