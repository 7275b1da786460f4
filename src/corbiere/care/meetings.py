"""Reviews of care as meetings: what is spoken of, who must be asked, by when papers and the record are due, and what is settled."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from corbiere.agencies.work import work_on
from corbiere.agencies.working import AllocationRole
from corbiere.care.care_plan import PLAN as CARE_PLAN
from corbiere.care.entries.reviews import REVIEWS, ReviewFormCompleted, ReviewHeld
from corbiere.care.independence import REVIEWS as REVIEWING_OFFICER
from corbiere.care.independence import reviewing
from corbiere.ledger.entry import Body
from corbiere.ledger.record import Line
from corbiere.meetings import type_parts
from corbiere.meetings.checklist import Closing, Settlement
from corbiere.meetings.parts import Attendance, FamilyTie, Sector
from corbiere.meetings.timings import by_duty
from corbiere.meetings.type_parts import (
    LAST_MEETING,
    OWN_WORDS,
    YOUR_REPORT,
    AgendaPoint,
    MeetingEnding,
    ReportText,
    RequiredAttendee,
    Suggestions,
    Timing,
)
from corbiere.meetings.types import MeetingType, declare
from corbiere.plans import types as plan_types
from corbiere.plans.parts import PlannedAction
from corbiere.plans.versions import current, is_over, versions
from corbiere.statute.calendar import WORKING_DAYS

CATEGORY = "care"
CONSULTED = "care-consulted"  # the part of the page that says who was consulted
PAPERS = 3  # working days before. Default: IRO Handbook (England), which wants the report by then; no Jersey source gives a number
PAPERS_DEFAULT = "IRO Handbook (England)"

AGENDA = (
    AgendaPoint("Who is here, and what they need to take part", ("ISS-4-5", "PS-5.21"), shows=(type_parts.NEEDS,)),
    AgendaPoint("What the child says", ("LAC-412-1", "PS-5.21"), locked=True, kept_in=("views",), shows=(OWN_WORDS, CONSULTED)),
    AgendaPoint("What parents and carers say", ("PS-5.22",), locked=True, kept_in=("parents_say",)),
    AgendaPoint("What was decided last time, and what came of it", ("LAC-416-6",), shows=(LAST_MEETING,)),
    AgendaPoint("Health, school, home and family time", ("ISS-2-1", "PS-5.24"), shows=(type_parts.REPORTS,)),
    AgendaPoint("Each help in the plan: how it is given, how far it has come", ("LAC-415-2", "LAC-405-2"), locked=True, kept_in=("helps",)),
    AgendaPoint("Is the child safe, and does their care protect them?", ("ISS-2-1", "ISS-2-3")),
    AgendaPoint("What the child is proud of", ("PS-5.25",)),
    AgendaPoint("Does the plan work in the child’s best interests?", ("LAC-415-1", "LAC-393-2"), locked=True, kept_in=("satisfied",)),
    AgendaPoint("What is decided, and who does what by when", ("LAC-416-6",)),
    AgendaPoint("How to complain", ("ISS-7-L7",)),
    AgendaPoint("When the care is reviewed again", ("LAC-410-2",)),
)
LEADS = "leads the work: without them it is put off"
CHILD = RequiredAttendee("The child", "it is about them; or why not", ("PS-5.21", "ISS-7-L5"), sector=Sector.CHILD)
MOTHER = RequiredAttendee("The mother", "is the child’s parent", ("PS-5.22",), tie=FamilyTie.MOTHER)
FATHER = RequiredAttendee("The father", "is the child’s parent", ("PS-5.22",), tie=FamilyTie.FATHER)
SOCIAL_WORKER = RequiredAttendee("The social worker", LEADS, ("LAC-416-3",), sector=Sector.SOCIAL_CARE)
SCHOOL = RequiredAttendee("The school", "knows how the child learns", ("PS-5.24",), sector=Sector.EDUCATION)
HEALTH = RequiredAttendee("Health", "knows the child’s health", ("PS-5.24",), sector=Sector.HEALTH)

REPORT = ReportText(
    questions={
        "says": YOUR_REPORT,
        "recommends": ("What do you recommend?", "What should happen for this child, and what you can do yourself"),
        "shared_with_family": (
            "When did you go through it with the child and the family?",
            "They should have talked it over with you before the review. Leave it empty if they have not yet.",
        ),
    },
    holds=(
        "How {child} is: at home, at school, in their health, and in their own words",
        "What you help with, how well it is given, and how far it has come",
        "What {child} is proud of",
        "What worries you, with days and examples",
        "What you recommend",
    ),
    readers="The reviewing officer and those who arrange the review or come to it read it. The family sees it too, before it.",
    by_then=("PS-5.24",),
    kept_apart=("PS-7.3",),
    shared=("PS-5.23",),
)


def _papers_by(day: date) -> date:
    return WORKING_DAYS.before(day, PAPERS)


_ROLES = {
    REVIEWING_OFFICER: "Reviewing officer: chairs it",
    AllocationRole.LEAD.value: LEADS.capitalize(),
    AllocationRole.PERSONAL_ADVISER.value: "Personal adviser",
}


def without_lead_worker(attended: Sequence[Attendance]) -> tuple[str, ...]:
    """LAC-416-3: as far as who came tells; whoever closes the review is told by name."""
    return () if any(one.came and one.sector is Sector.SOCIAL_CARE for one in attended) else ("the Lead Worker",)


def suggested(lines: Sequence[Line], on: date) -> Suggestions:
    """Everybody who works with the child: the officer, the social worker, and the personal adviser (LAC-444-1)."""
    held = [one for one in work_on(lines, on).all() if one.practitioner and one.on(on)]
    return Suggestions(practitioners={one.practitioner: _ROLES.get(one.role, "Works with the child") for one in held if one.practitioner})


def begins(brought: Mapping[str, str], lines: Sequence[Line], there: Sequence[Attendance] = (), day: date | None = None) -> Body:
    """Begins with whoever reviews, each help that the plan names, and whether the child is among those who are there."""
    officer = next((one.practitioner for one in reviewing(lines, day)), None) if day else None
    came = next((one for one in there if one.sector is Sector.CHILD), None)
    helps = [{"what": action.what} for action in _actions(lines)]
    said = {"chair": str(officer) if officer else None, "helps": helps, "participated": True if came and came.came else None}
    return {name: answer for name, answer in said.items() if answer}


def _actions(lines: Sequence[Line]) -> Iterator[PlannedAction]:
    """Each help in the plans of how the child is looked after, as they run."""
    for sort in plan_types.types():
        now = current(versions(lines, sort)) if sort.category == CATEGORY else None
        if now and not is_over(sort, now, lines):
            yield from now.holds.actions


def settles(closing: Closing) -> Iterator[Settlement]:
    """The child, whether the plan works, what is planned, what was decided and told, and when they meet again."""
    body = closing.body
    works = ("Answered",) if body.get("satisfied") is not None else ()
    took_part = ("Written down",) if body.get("participated") is not None else ()
    complaints = closing.has("complaints_told", "They were told")
    yield Settlement("What the child says", closing.has("views", "Written down"), ("LAC-412-1",), asks=("views",))
    yield Settlement("How the child took part", took_part, ("PS-5.21", "ISS-7-L4"), asks=("participated", "took_part"))
    yield Settlement("Whether the plan works in the child’s best interests", works, ("LAC-415-1",), asks=("satisfied", "satisfied_says"))
    yield Settlement("Each help, and how far it has come", closing.counted("helps", "help"), ("LAC-415-2",), asks=("helps",))
    if current(versions(closing.lines, CARE_PLAN)):
        yield Settlement("What becomes of the care plan", ("Answered",) if body.get("plan") else (), ("LAC-393-2",), asks=("plan",))
    yield Settlement("What is planned for this child in particular", closing.has("planned", "Written"), ("ISS-A-3",), asks=("planned",))
    yield Settlement("What was decided", closing.counted("decisions", "decision"), ("LAC-416-6",), asks=("decisions",))
    plain = closing.has("in_plain_words", "Written")
    yield Settlement("The decisions in words for the child and the family", plain, ("LAC-416-6",), asks=("in_plain_words",))
    yield Settlement("How to complain", complaints, ("ISS-7-L7",), asks=("complaints_told",))
    yield Settlement("The next review", closing.days("next_review"), ("LAC-410-2",), asks=("next_review",))


def in_short(held: Line, lines: Sequence[Line]) -> str:
    """Result of a review, as the next is told."""
    decided = [one["decided"] for one in held.body.get("decisions", ())]
    return str(held.body.get("in_plain_words") or " ".join(decided) or held.body.get("satisfied_says") or "")


REVIEW = declare(
    MeetingType(
        name="care-review",
        called="Review of care",
        category=CATEGORY,
        family=replace(REVIEWS.family, held=ReviewHeld.kind, circulated=ReviewFormCompleted.kind),
        agenda=AGENDA,
        needed=(CHILD, MOTHER, FATHER, SOCIAL_WORKER, SCHOOL, HEALTH),
        quorum=without_lead_worker,
        quorum_cites=("LAC-416-3",),
        reports=Timing(f"{PAPERS} working days before", _papers_by, ("PS-5.23", "PS-5.24"), PAPERS_DEFAULT),
        notes=by_duty("care.review-form"),
        one_at_a_time=True,
        ending=MeetingEnding(
            heading="What came of it",
            act="Close the review for {child}",
            done="Closed",
            not_yet="Not closed yet",
            few="Without the Lead Worker it is put off",
            cites=("LAC-393-2", "LAC-416-5"),
        ),
        report=REPORT,
        held_by=("care.first-review", "care.second-review", "care.next-review"),
        suggested=suggested,
        in_short=in_short,
        settles=settles,
        prefill=begins,
        follows=(("next_review", "Review of care"),),
    )
)
