"""Core groups: who meets, who leads, and what each meeting settles."""

from datetime import date
from uuid import UUID

from corbiere.agencies.directory import names
from corbiere.agencies.work import GroupPlace
from corbiere.ledger.record import Line, Standing
from corbiere.ledger.rulings import Proposal, Ruling, brought_in, gate, must, not_now, ruling, should
from corbiere.meetings.rulings import who_came, without_notes
from corbiere.plans.parts import Progress
from corbiere.protection import quorum
from corbiere.protection.entries import CoreGroupHeld, CoreGroupJoined, CoreGroupLeft, CoreGroupMoved, CoreGroupNotesCirculated
from corbiere.protection.registration import core_group, plan_running
from corbiere.statute.calendar import in_words
from corbiere.statute.states import ON_PLAN

NAMED = ("lead_social_worker", "lead_manager", "core_group_chair")


@ruling(CoreGroupHeld)
def may_hold_core_group(asked: Proposal, entry: CoreGroupHeld) -> Ruling | None:
    """CPP-17: core groups meet for as long as the child is on a plan."""
    allowed = asked.standing.within(ON_PLAN, asked.happened) or brought_in(asked)
    why = (
        f"The child was not on a plan on {in_words(asked.happened)}, so there was no core group. Check the day, or record another meeting."
    )
    return must(allowed, why, "CPP-17", "happened")


@ruling(CoreGroupHeld)
def may_call_it_quorate(asked: Proposal, entry: CoreGroupHeld) -> Ruling | None:
    """CPP-12: the lead social worker or their manager, and another agency. How many is a default."""
    attended = who_came(asked, entry)
    if not entry.quorate or not attended:
        return None
    missing = quorum.of_core_group(attended)
    why = f"Missing: {' and '.join(missing)}. Answer no, or write why. {quorum.CORE_GROUP}"
    return should(not missing, why, "CPP-12", "quorate")


@ruling(CoreGroupHeld)
def may_chair_core_group(asked: Proposal, entry: CoreGroupHeld) -> Ruling | None:
    """CPP-24, CPP-95, CPP-96: the lead social worker or their manager chairs, as the conference said."""
    conferences = asked.standing.of_kind("conference-held", upto=asked.happened)
    named = [UUID(line.body[key]) for line in conferences for key in NAMED if line.body.get(key)]
    allowed = entry.chaired_by is None or not named or entry.chaired_by in named
    why = "A core group is chaired by the lead social worker or their manager. Write why somebody else did."
    return should(allowed, why, "CPP-24", "chaired_by")


def first_since_plan(standing: Standing, day: date) -> bool:
    """Whether no core group met on this plan before the one of that day."""
    running = plan_running(standing.lines, day)
    held = standing.of_kind("core-group-held", upto=day)
    return running is not None and not any(line.happened >= running.begins for line in held)


def _first(asked: Proposal) -> bool:
    return first_since_plan(asked.standing, asked.happened) and not brought_in(asked)


@ruling(CoreGroupHeld)
def may_leave_dates_unset(asked: Proposal, entry: CoreGroupHeld) -> Ruling | None:
    """CPP-21: the first core group agrees on the days of those to come."""
    allowed = bool(entry.next_meetings) or not _first(asked)
    return should(
        allowed, "The first core group sets the days of the next ones. Write them, or why they were not set.", "CPP-21", "next_meetings"
    )


@ruling(CoreGroupHeld)
def may_leave_change_unsaid(asked: Proposal, entry: CoreGroupHeld) -> Ruling | None:
    """PS-4.2: at the first core group parents and carers learn what is to change, and by when."""
    allowed = bool(entry.expected) or not _first(asked)
    why = "At the first core group parents and carers hear what is to change, and by when. Write it for each of them, or why not."
    return should(allowed, why, "PS-4.2", "expected")


@ruling(CoreGroupHeld)
def may_leave_contacts_undecided(asked: Proposal, entry: CoreGroupHeld) -> Ruling | None:
    """CPP-37: the group decides who of it sees whom, and how often. It stands until another core group decides it anew."""
    allowed = bool(entry.contacts) or not _first(asked)
    why = "The core group decides who of its members sees the child and the family, and how often. Write it, or why it was not decided."
    return should(allowed, why, "CPP-37", "contacts")


@ruling(CoreGroupHeld)
def may_leave_progress_unsaid(asked: Proposal, entry: CoreGroupHeld) -> Ruling | None:
    """CPP-62: every core group after the first looks at how the plan is going."""
    if brought_in(asked) or _first(asked):
        return None
    why = "Each core group looks at how the plan is going. Write how each outcome is coming along, or why it was not talked about."
    return should(bool(entry.progress), why, "CPP-62", "progress")


@ruling(CoreGroupHeld)
def may_leave_drift(asked: Proposal, entry: CoreGroupHeld) -> Ruling | None:
    """CPP-6: where an outcome is stuck, it is decided what to do."""
    stuck = [one.outcome for one in entry.progress if one.progress is Progress.OFF_TRACK and not one.what_now]
    listed = " and ".join(f"“{one}”" for one in stuck)
    return should(not stuck, f"{listed} is stuck. Write what will be done about it, or why nothing will.", "CPP-6", "progress")


@ruling(CoreGroupHeld)
def may_leave_disagreement_unsaid(asked: Proposal, entry: CoreGroupHeld) -> Ruling | None:
    """CPP-99: the notes say who disagreed, or that nobody did."""
    allowed = bool(entry.disagreements) or entry.all_agreed is not None or brought_in(asked)
    return should(allowed, "Write who disagreed and why, or answer that everybody agreed.", "CPP-99", "all_agreed")


@ruling(CoreGroupMoved)
def may_move_core_group(asked: Proposal, entry: CoreGroupMoved) -> Ruling | None:
    """CPP-23: everybody concerned hears of it in writing."""
    allowed = bool(entry.written_to) or brought_in(asked)
    return should(
        allowed, "Everybody concerned must hear in writing that it was moved. Write who has, or why nobody has yet.", "CPP-23", "written_to"
    )


def is_member(place: GroupPlace, day: date) -> bool:
    return place.begins <= day and (place.ends is None or day < place.ends)


def _place(lines: list[Line], practitioner: UUID, day: date) -> bool:
    return any(place.practitioner == practitioner and is_member(place, day) for place in core_group(lines))


@ruling(CoreGroupJoined)
def may_join_core_group(asked: Proposal, entry: CoreGroupJoined) -> Ruling | None:
    """CPP-12: a core group belongs to a plan, and has each member once."""
    if plan_running(asked.standing.lines, asked.happened) is None:
        why = f"The child was not on a plan on {in_words(asked.happened)}, so there was no core group to join."
        return must(False, why, "CPP-12", "happened")
    member = _place(list(asked.standing.lines), entry.practitioner, asked.happened)
    return must(not member, "They are already in this core group.", "CPP-12", "practitioner")


@ruling(CoreGroupLeft)
def may_leave_core_group(asked: Proposal, entry: CoreGroupLeft) -> Ruling | None:
    """CPP-12: only a member can leave."""
    member = _place(list(asked.standing.lines), entry.practitioner, asked.happened)
    return must(
        member, f"They were not in this core group on {in_words(asked.happened)}. Check the name and the day.", "CPP-12", "practitioner"
    )


@ruling(CoreGroupNotesCirculated)
def may_send_notes_alone(asked: Proposal, entry: CoreGroupNotesCirculated) -> Ruling | None:
    """CPP-75: the written agreement goes with the notes, for members to accept."""
    why = "The written agreement goes with the notes. Answer that it went too, or write why not."
    return should(entry.with_agreement is True or brought_in(asked), why, "CPP-75", "with_agreement")


@gate
def may_leave_member_without_notes(asked: Proposal) -> Ruling | None:
    """CPP-75, CPP-97: every member of the group has the notes, the family's and the manager too, or it is written why not."""
    entry = asked.entry
    if not isinstance(entry, CoreGroupNotesCirculated) or entry.not_to or not_now(asked):
        return None
    members = [place.practitioner for place in core_group(asked.standing.lines) if is_member(place, asked.happened)]
    left = without_notes(entry, [*names(members).values(), *family_of(asked.standing, asked.happened)])
    why = f"Not every member of the core group gets the notes: {', '.join(left)}. Send them, or write who does not get them and why."
    return should(not left, why, "CPP-75", "withheld")


def family_of(standing: Standing, day: date) -> list[str]:
    """The family's members of the core group, as the last conference that named any said."""
    named = [line.body["family_group"] for line in standing.of_kind("conference-held", upto=day) if line.body.get("family_group")]
    return [place["who"] for place in named[-1]] if named else []
