"""Who arranges meetings, and who may chair them."""

from datetime import date
from uuid import UUID

from corbiere.access.recording import Ties, acts_only_as
from corbiere.access.viewing import MANAGES, viewer
from corbiere.agencies.entries import Profession, Role
from corbiere.agencies.fits import is_trained
from corbiere.agencies.models import Cover
from corbiere.agencies.work import LEAD, WorkPeriod, work_on
from corbiere.agencies.working import AllocationRole
from corbiere.ledger.entry import Entry
from corbiere.ledger.fits import Choosing, Fit, Training, fits
from corbiere.ledger.rulings import Proposal, Ruling, brought_in, choosing_of, gate, must, not_now, ruling, should
from corbiere.ledger.whose import LEAD_WORKER
from corbiere.meetings.entries import Arranged, CalledOff, InvitationsSent
from corbiere.meetings.rulings import its_meeting
from corbiere.protection.entries import (
    MEETINGS,
    ConferenceArranged,
    ConferenceHeld,
    CoreGroupMoved,
)
from corbiere.protection.entries.meetings import ProtectionMeeting
from corbiere.protection.meetings import CORE_GROUP

CHAIRS = (Profession.REVIEWING_OFFICER, Profession.CONFERENCE_CHAIR)
LEADS = ("lead_social_worker", "lead_manager", "core_group_chair")
WORKERS = frozenset(AllocationRole) - {AllocationRole.REVIEWING_OFFICER}


@ruling(ConferenceArranged, MEETINGS.invited, MEETINGS.called_off, now=True)
def may_arrange_as_administrator(asked: Proposal, entry: ConferenceArranged | InvitationsSent | CalledOff) -> Ruling | None:
    """ISS-A-6: an administrator outside the services arranges conferences, asks people to them and calls them off. Others ask for one."""
    if not _is_of_conference(asked, entry):
        return None
    why = (
        "Only the administrator of the Independent Safeguarding Service arranges conferences, invites people and calls one off. "
        "To ask for one, or for somebody to be invited, record “Conference requested”."
    )
    return must(Role.CONFERENCE_ADMINISTRATOR in asked.by.roles, why, "ISS-A-6")


@ruling(MEETINGS.arranged, now=True)
def may_arrange_at_the_hub(asked: Proposal, entry: Arranged) -> Ruling | None:
    """PS-3.1: the Hub calls the agencies together at once. Every other meeting is arranged by those who lead the work."""
    leads = {held.practitioner for held in work_on(asked.standing.lines, asked.today).all() if held.role in (LEAD, AllocationRole.DUTY)}
    if Role.HUB not in asked.by.roles or MANAGES in asked.by.roles or asked.by.practitioner in leads:
        return None
    discussed = getattr(entry, "type", None) is ProtectionMeeting.STRATEGY_DISCUSSION
    return must(discussed, "The Hub arranges strategy discussions. Ask the lead social worker to arrange this meeting.", "PS-3.1", "type")


@gate
def may_arrange_as_lead_worker(asked: Proposal) -> Ruling | None:
    """WT-141-2, PS-3.1: so does whoever leads a plan of help, where they think that the child is not safe."""
    entry, who = asked.entry, asked.by.practitioner
    if not isinstance(entry, Arranged) or entry.kind != MEETINGS.arranged.kind or not_now(asked) or who is None:
        return None
    if not acts_only_as(LEAD_WORKER, type(entry), Ties(viewer(who, asked.today), asked.subject)):
        return None
    discussed = getattr(entry, "type", None) is ProtectionMeeting.STRATEGY_DISCUSSION
    why = "A Lead Worker arranges strategy discussions. Ask the lead social worker to arrange this meeting."
    return must(discussed, why, "PS-3.1", "type")


def _is_of_conference(asked: Proposal, entry: ConferenceArranged | InvitationsSent | CalledOff) -> bool:
    if isinstance(entry, ConferenceArranged):
        return True
    arranged = asked.standing.entry(entry.of)
    return arranged is not None and arranged.kind == ConferenceArranged.kind


def _trained_to_chair(choosing: Choosing) -> Training:
    return Training(tuple(profession.value for profession in CHAIRS))


def _close_to_the_work(choosing: Choosing) -> set[UUID]:
    """Finds who works with the child on the day or leads that work, as conferences said up to then and the answers say themselves."""
    said = [line.body for line in choosing.lines if line.kind == ConferenceHeld.kind and line.happened <= choosing.on]
    last = {name: UUID(body[name]) for body in said for name in LEADS[:2] if body.get(name)}
    last |= {name: who for name in LEADS[:2] if (who := choosing.chosen(name))}
    held = [work for work in work_on(choosing.lines, choosing.on).all() if work.practitioner and work.on(choosing.on)]
    return {*last.values()} | {work.practitioner for work in held if work.practitioner and work.role in WORKERS}


CHAIR = fits(
    Fit(
        who="may chair this conference",
        ask="Reviewing officers and conference chairs do, if they have no part in the work. Ask the Independent Safeguarding Service.",
        training=_trained_to_chair,
        not_them=_close_to_the_work,
    ),
    (ConferenceArranged, "chairs"),
    (ConferenceHeld, "chair"),
)


@gate
def may_chair_conference(asked: Proposal) -> Ruling | None:
    """ISS-A-1, LAC-413-1: whoever chairs is trained for it, which the directory knows by their profession."""
    named = _chair(asked.entry)
    if named is None or brought_in(asked):
        return None
    who, field = named
    why = "A conference is chaired by a reviewing officer or a conference chair who works here on that day. Choose one, or write why not."
    return should(is_trained(CHAIR, who, choosing_of(asked)), why, "ISS-A-1", field)


@ruling(ConferenceArranged, ConferenceHeld)
def may_chair_own_work(asked: Proposal, entry: ConferenceArranged | ConferenceHeld) -> Ruling | None:
    """ISS-A-1: whoever chairs does not lead the work with the child, or manage it."""
    named = _chair(entry)
    if named is None or brought_in(asked):
        return None
    who, field = named
    why = "The chair is independent: somebody who works with this child or manages that work cannot be. Choose somebody else, or write why."
    return should(CHAIR.is_free(who, choosing_of(asked)), why, "ISS-A-1", field)


def _chair(entry: Entry) -> tuple[UUID, str] | None:
    match entry:
        case ConferenceArranged(chairs=who) if who:
            return who, "chairs"
        case ConferenceHeld(chair=who) if who:
            return who, "chair"
    return None


def leading(asked: Proposal) -> list[UUID]:
    """Who leads the work and manages it, as conferences said up to that day."""
    said = [line.body for line in asked.standing.of_kind(ConferenceHeld.kind, upto=asked.happened)]
    last = {name: body[name] for body in said for name in LEADS[:2] if body.get(name)}
    return [UUID(who) for who in last.values()]


def _work(asked: Proposal) -> list[WorkPeriod]:
    return [held for held in work_on(asked.standing.lines, asked.happened).all() if held.practitioner and held.on(asked.happened)]


@gate
def may_arrange_core_group(asked: Proposal) -> Ruling | None:
    """CPP-23, CPP-24: the lead social worker, their manager, or whoever acts for one of them sets the day of a core group, and moves it."""
    if not _sets_core_group(asked) or not_now(asked) or asked.by.practitioner is None:
        return None
    who = set(leads_core_group(asked))
    allowed = not who or asked.by.practitioner in who or MANAGES in asked.by.roles or _acts_for(asked.by.practitioner, who, asked.today)
    why = "Only the lead social worker or their manager sets the day of a core group or moves it. Ask them to."
    return must(allowed, why, "CPP-23")


def leads_core_group(asked: Proposal) -> list[UUID]:
    """The lead social worker and their manager, and who was named to chair; the last conference and the allocation of that day say it."""
    chairs = [line.body["core_group_chair"] for line in asked.standing.of_kind(ConferenceHeld.kind) if line.body.get("core_group_chair")]
    allocated = [held.practitioner for held in _work(asked) if held.role == AllocationRole.LEAD and held.practitioner]
    return [*leading(asked), *allocated, *[UUID(who) for who in chairs[-1:]]]


def _sets_core_group(asked: Proposal) -> bool:
    match asked.entry:
        case CoreGroupMoved():
            return True
        case Arranged() as arranged if arranged.kind == MEETINGS.arranged.kind:
            return bool(arranged.body()["type"] == ProtectionMeeting.CORE_GROUP)
        case CalledOff(of=arranged) if asked.entry.kind == MEETINGS.called_off.kind:
            found = its_meeting(asked, arranged)
            return found is not None and found.type is CORE_GROUP
    return False


def _acts_for(practitioner: UUID, leads: set[UUID], on: date) -> bool:
    return Cover.objects.on(on).filter(acting=practitioner, subject__in=leads).exists()
