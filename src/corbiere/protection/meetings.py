"""The meetings of child protection, declared to the mechanism that all meetings share (corbiere.meetings.types)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from corbiere.agencies.fits import trained
from corbiere.agencies.work import leading
from corbiere.ledger.entry import Body
from corbiere.ledger.fits import Choosing, fit_of
from corbiere.ledger.record import Line
from corbiere.ledger.whose import TieOrRole
from corbiere.meetings.parts import Attendance, Sector
from corbiere.meetings.timings import by_duty, duty_called
from corbiere.meetings.type_parts import REVIEWS, YOUR_REPORT, Fits, OtherEnding, ReportText, Requested, Timing, in_short
from corbiere.meetings.types import MeetingType, declare
from corbiere.people.models import Person
from corbiere.protection import agendas, attendees, checklists, quorum
from corbiere.protection.entries.conferences import ConferenceHeld, ConferenceType, Decision, WhyPlanEnds
from corbiere.protection.entries.enquiries import EnquiryStarted, StrategyOutcome
from corbiere.protection.entries.meetings import MEETINGS, ProtectionMeeting
from corbiere.protection.in_care import still_open
from corbiere.protection.last_day import SAID, ended_that_day
from corbiere.protection.models import Registration
from corbiere.statute.limits import Before

CATEGORY = "protection"

CONFERENCES = replace(
    MEETINGS.family,
    arranged="conference-arranged",
    held="conference-held",
    circulated="conference-minutes-circulated",
    day_off="conference-called-off",
)
CORE_GROUPS = replace(MEETINGS.family, held="core-group-held", circulated="core-group-notes-circulated", moved="core-group-moved")
STRATEGY_DISCUSSIONS = replace(MEETINGS.family, held="strategy-discussion-held")
LEGAL_PLANNING_MEETINGS = replace(MEETINGS.family, held="legal-planning-held")


def _reports(review: bool) -> Timing:
    """By when agencies' reports are wanted: the day by which the social worker shares theirs with the chair."""
    duty = duty_called("cp.report-shared-with-chair")
    assert isinstance(duty.due, Before)
    step = duty.due.review if review else duty.due.limit
    return Timing(f"{step} before", step.before, ("ISS-7-C4", "PS-3.13"), duty.default)


def asks_for_a_conference(line: Line) -> bool:
    """Whether somebody asks for one, by that or by how an enquiry ended."""
    return line.kind == "conference-requested" or (line.kind == "enquiry-concluded" and line.body.get("outcome") == "conference")


def _asked_for(line: Line, born: date | None) -> str:
    """The type asked for. An enquiry that ended in a conference asks for the first one."""
    if line.kind == "conference-requested":
        return str(line.body["type"])
    return ConferenceType.PRE_BIRTH if born is None or line.happened < born else ConferenceType.INITIAL


def _requested(type: ConferenceType) -> Requested:
    return lambda line, born: asks_for_a_conference(line) and _asked_for(line, born) == type


def _in_short(held: Line, lines: Sequence[Line]) -> str:
    """A conference's decision, as the next meeting is told."""
    over = SAID if ended_that_day(held, lines) else ""
    return over or in_short(held, lines) or Decision(held.body["outcome"]).label


def _fits(type: ConferenceType) -> Fits:
    """A review for one may be the first conference for a brother or sister, or one before birth (ISS-3-3)."""

    def fits(children: Sequence[UUID], on: date) -> dict[UUID, str]:
        on_plan = set(Registration.objects.on(on).filter(subject__in=children).values_list("subject", flat=True))
        unborn = {person.subject for person in Person.objects.filter(subject__in=children) if person.unborn}
        return {child: _name(_fitting(type, child in on_plan, child in unborn)) for child in children}

    return fits


def _fitting(type: ConferenceType, on_plan: bool, unborn: bool) -> ConferenceType:
    if on_plan:
        return ConferenceType.REVIEW
    if unborn:
        return ConferenceType.PRE_BIRTH
    return ConferenceType.INITIAL if type in (ConferenceType.REVIEW, ConferenceType.PRE_BIRTH) else type


def _name(type: ConferenceType) -> str:
    return f"{type.value}-conference"


def _answered_in_care(brought: Mapping[str, str], lines: Sequence[Line], *_: object) -> Body:
    """ISS-2-3: where the plan ends because the child is looked after, what it leaves open is named beforehand, so that each is answered."""
    left = still_open(lines) if brought.get("why_ended") == WhyPlanEnds.LOOKED_AFTER else []
    return {"answered_in_care": [{"danger": one} for one in left]} if left else {}


def _leads(lines: Sequence[Line], there: Sequence[Attendance], day: date) -> UUID | None:
    """The lead social worker goes on leading (CPP-82). A chair of another service, who does not see whose work it is, begins with whoever
    leads the enquiry as it says (PS-3.0), or with the only one in the room who may lead, beside those who chair."""
    enquiries = [line.body.get("social_worker") for line in lines if line.kind == EnquiryStarted.kind]
    if held := leading(lines, day) or (UUID(enquiries[-1]) if enquiries and enquiries[-1] else None):
        return held
    may_lead = fit_of(ConferenceHeld, "lead_social_worker")
    assert may_lead is not None
    chairs = {line.body.get("chairs") for line in lines if line.kind == CONFERENCES.arranged}
    room = [one.practitioner for one in there if one.practitioner and str(one.practitioner) not in chairs]
    found = {one.subject for one in trained(may_lead, Choosing(None, None, day)).filter(subject__in=room)}
    return found.pop() if len(found) == 1 else None


def _plan_begins(brought: Mapping[str, str], lines: Sequence[Line], there: Sequence[Attendance] = (), day: date | None = None) -> Body:
    """CPP-12: the core group begins with those who are in the room, and the lead goes on leading. Each stands there to be changed."""
    practitioners = {one.practitioner: one.sector.label for one in there if one.practitioner}
    family = [{"who": one.who, "relation": one.tie.label if one.tie else one.sector.label} for one in there if one.sector is Sector.FAMILY]
    lead = _leads(lines, there, day) if day else None
    begins: dict[str, Any] = {
        "core_group": [{"practitioner": str(who), "role": role} for who, role in practitioners.items()],
        "family_group": family,
        "lead_social_worker": str(lead) if lead else None,
    }
    return {name: said for name, said in begins.items() if said}


AFTER_CONFERENCES = tuple(_name(type) for type in ConferenceType)
REPORT = ReportText(
    questions={
        "says": YOUR_REPORT,
        "recommends": ("What do you recommend?", "What should happen for this child, and what you can do yourself"),
        "shared_with_family": (
            "When did the family see it?",
            "They should see it before the meeting. Leave it empty if they have not yet.",
        ),
    },
    holds=(
        "What it is like to be {child}: an ordinary day, and their own words",
        "What is going well, and who helps",
        "What worries you, with days and examples",
        "What you saw, what you were told and by whom, and what you think: a paragraph each, so that they stay apart",
        "What you recommend",
    ),
    readers="Those who chair the meeting, arrange it or come to it read it. The family sees it too, and should before the meeting.",
    by_then=("ISS-7-C4",),
    kept_apart=("PS-7.3", "PS-7.8", "PS-3.12"),
    shared=("PS-3.13",),
)
INTO_CARE = OtherEnding(
    "The plan ends because {child} is looked after",
    {"outcome": Decision.END.value, "why_ended": WhyPlanEnds.LOOKED_AFTER.value},
    checklists.IN_CARE,
)


def _conference(type: ConferenceType) -> MeetingType:
    review = type is ConferenceType.REVIEW
    return MeetingType(
        name=_name(type),
        called=type.label,
        category=CATEGORY,
        family=CONFERENCES,
        answer=type.value,
        agenda=agendas.REVIEW_CONFERENCE if review else agendas.FIRST_CONFERENCE,
        needed=agendas.AT_CONFERENCE,
        quorum=quorum.of_conference,
        quorum_cites=("ISS-7-C8",),
        quorum_default=quorum.CONFERENCE,
        reports=_reports(review),
        report=REPORT,
        notes=by_duty("cp.conference-minutes"),
        one_at_a_time=True,
        arranger=TieOrRole.CONFERENCE_SERVICE,
        requested=_requested(type),
        series="review-conferences" if review else "first-conferences",
        held_by=("cp.first-review-conference", "cp.next-review-conference") if review else ("cp.initial-conference",),
        request_form=("conference-requested", "Ask for a conference"),
        fits=_fits(type),
        suggested=attendees.suggested,
        previous=AFTER_CONFERENCES,
        in_short=_in_short,
        settles=checklists.of_review_conference if review else checklists.of_first_conference,
        prefill=_answered_in_care if review else _plan_begins,
        outcomes=Decision,
        other_endings=(INTO_CARE,) if review else (),
        follows=(("first_core_group", "First core group"), ("next_core_groups", "Core group"), ("next_review", "Review conference")),
        sent_with={"agreed_by_chair": "The chair has agreed these minutes"},
    )


INITIAL, PRE_BIRTH, TRANSFER_IN, REVIEW = (declare(_conference(type)) for type in ConferenceType)
CONFERENCE_TYPES = (INITIAL, PRE_BIRTH, TRANSFER_IN, REVIEW)

CORE_GROUP = declare(
    MeetingType(
        name="core-group",
        called=ProtectionMeeting.CORE_GROUP.label,
        category=CATEGORY,
        family=CORE_GROUPS,
        answer=ProtectionMeeting.CORE_GROUP.value,
        agenda=agendas.CORE_GROUP,
        needed=agendas.IN_CORE_GROUP,
        quorum=quorum.of_core_group,
        quorum_cites=("CPP-12",),
        quorum_default=quorum.CORE_GROUP,
        notes=by_duty("cp.core-group-notes"),
        ending=replace(REVIEWS, cites=("CPP-62", "CPP-63")),
        report=REPORT,
        suggested=attendees.suggested,
        previous=AFTER_CONFERENCES,
        settles=checklists.of_core_group,
        follows=(("next_meetings", "Core group"),),
        sent_with={"with_agreement": "The written agreement goes with them"},
    )
)
STRATEGY_DISCUSSION = declare(
    MeetingType(
        name="strategy-discussion",
        called=ProtectionMeeting.STRATEGY_DISCUSSION.label,
        category=CATEGORY,
        family=STRATEGY_DISCUSSIONS,
        answer=ProtectionMeeting.STRATEGY_DISCUSSION.value,
        agenda=agendas.STRATEGY_DISCUSSION,
        needed=agendas.AT_STRATEGY_DISCUSSION,
        quorum=quorum.of_strategy_discussion,
        quorum_cites=("PS-3.1",),
        report=REPORT,
        suggested=attendees.suggested,
        previous=AFTER_CONFERENCES,
        outcomes=StrategyOutcome,
    )
)
LEGAL_PLANNING = declare(
    MeetingType(
        name="legal-planning",
        called=ProtectionMeeting.LEGAL_PLANNING.label,
        category=CATEGORY,
        family=LEGAL_PLANNING_MEETINGS,
        answer=ProtectionMeeting.LEGAL_PLANNING.value,
        agenda=agendas.LEGAL_PLANNING,
        needed=agendas.AT_LEGAL_PLANNING,
        report=REPORT,
        suggested=attendees.suggested,
        previous=AFTER_CONFERENCES,
    )
)
