"""The meetings of child protection, declared to the mechanism that all meetings share (corbiere.meetings.types)."""

from dataclasses import replace
from datetime import date

from corbiere.ledger.rulings import Line
from corbiere.ledger.whose import TieOrRole
from corbiere.meetings.types import REVIEWS, MeetingType, Requested, Timing, declare
from corbiere.protection import agendas, quorum
from corbiere.protection.entries.conferences import ConferenceType
from corbiere.protection.entries.meetings import MEETINGS, ProtectionMeeting
from corbiere.statute.duties import Duty
from corbiere.statute.engine import whole_law
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


def _duty(id: str) -> Duty:
    return next(duty for duty in whole_law().duties if duty.id == id)


def _notes(id: str) -> Timing:
    """By when the notes are sent out: as the law counts it from the day of the meeting."""
    duty = _duty(id)

    def by(day: date) -> date:
        return duty.due.due(day) or day

    return Timing(str(duty.due), by, duty.cites, duty.default)


def _reports(review: bool) -> Timing:
    """By when agencies' reports are wanted: the day by which the social worker shares theirs with the chair."""
    duty = _duty("cp.report-shared-with-chair")
    assert isinstance(duty.due, Before)
    step = duty.due.review if review else duty.due.limit
    return Timing(f"{step} before", step.before, ("ISS-7-C4", "PS-3.13"), duty.default)


def asks_for_a_conference(line: Line) -> bool:
    """Whether somebody asks for one, by that or by how an enquiry ended."""
    return line.kind == "conference-requested" or (line.kind == "enquiry-concluded" and line.body.get("outcome") == "conference")


def _asked_for(line: Line, born: date | None) -> str:
    """What was asked for. An enquiry that ended in a conference asks for the first one."""
    if line.kind == "conference-requested":
        return str(line.body["type"])
    return ConferenceType.PRE_BIRTH if born is None or line.happened < born else ConferenceType.INITIAL


def _requested(type: ConferenceType) -> Requested:
    return lambda line, born: asks_for_a_conference(line) and _asked_for(line, born) == type


def _conference(type: ConferenceType) -> MeetingType:
    review = type is ConferenceType.REVIEW
    return MeetingType(
        name=f"{type.value}-conference",
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
        notes=_notes("cp.conference-minutes"),
        one_at_a_time=True,
        arranger=TieOrRole.CONFERENCE_SERVICE,
        requested=_requested(type),
        series="review-conferences" if review else "first-conferences",
        held_by=("cp.first-review-conference", "cp.next-review-conference") if review else ("cp.initial-conference",),
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
        notes=_notes("cp.core-group-notes"),
        ending=replace(REVIEWS, cites=("CPP-62", "CPP-63")),
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
    )
)
