"""Rulings on any meeting: it is held once, written up in order, its locked points are spoken about, its challenges decided.

Each ruling is on a class that is no kind itself, and so holds for every kind made from it, of whichever app.
"""

from collections.abc import Sequence
from uuid import UUID

from corbiere.agencies.directory import names
from corbiere.agencies.entries import Role
from corbiere.agencies.models import RoleHeld
from corbiere.ledger.fits import Choosing, Fit, fits
from corbiere.ledger.record import Line
from corbiere.ledger.rulings import Proposal, Ruling, brought_in, choosing_of, gate, must, not_now, ruling, should
from corbiere.meetings.checklist import Closing
from corbiere.meetings.entries import (
    Arranged,
    AttendanceTaken,
    CalledOff,
    Challenged,
    ChallengeDecided,
    Held,
    InvitationAnswered,
    InvitationsSent,
    Noted,
    NotesCirculated,
    ReportAsked,
    ReportReceived,
)
from corbiere.meetings.meeting import Meeting, meeting_of, meetings
from corbiere.meetings.notes import last_said, same_name
from corbiere.meetings.parts import Attendance
from corbiere.meetings.types import types_of
from corbiere.people.consulting import is_not_asked, not_consulted
from corbiere.statute.calendar import in_words

MINUTES = "ISS-A-7"


def its_meeting(asked: Proposal, entry: UUID | None) -> Meeting | None:
    """The meeting that an entry arranged or decided, as it stands without what is asked."""
    return meeting_of(entry, meetings(asked.subject, asked.standing.lines)) if entry else None


def who_came(asked: Proposal, entry: Held) -> list[Attendance]:
    """Who was there, as it was taken down in the meeting and as the entry that closes it says."""
    found = its_meeting(asked, entry.named_meeting())
    taken = [one.said for one in found.attendance] if found else []
    return last_said([taken, entry.named_attendance()], lambda one: one)


@gate
def may_close_again(asked: Proposal) -> Ruling | None:
    """ISS-A-7: a meeting has one record of what it decided. Who closed it first is told, and what they wrote can be corrected."""
    if not isinstance(asked.entry, Held):
        return None
    closed = closed_by(asked, asked.entry)
    if closed is None:
        return None
    who = names([closed.practitioner]).get(closed.practitioner, "") if closed.practitioner else ""
    why = (
        f"This meeting has already been closed, by {who or 'the system'}, who recorded it on {in_words(closed.recorded_on)}. "
        "What you wrote was not recorded: read what is there, and correct it if it is wrong."
    )
    return must(False, why, MINUTES, "meeting")


def closed_by(asked: Proposal, entry: Held) -> Line | None:
    """The entry that closed the meeting already."""
    found = its_meeting(asked, entry.named_meeting())
    return found.held if found else None


@ruling(Held)
def may_hold_what_was_called_off(asked: Proposal, entry: Held) -> Ruling | None:
    """ISS-A-7: a meeting that was called off was not held, unless somebody says how."""
    found = its_meeting(asked, entry.named_meeting())
    off = found.called_off if found else None
    why = f"This meeting was called off on {in_words(off.source.on)}. Choose another, or write how it came to be held." if off else ""
    return should(off is None, why, MINUTES, "meeting")


@ruling(Arranged)
def may_arrange_meeting(asked: Proposal, entry: Arranged) -> Ruling | None:
    """CPP-65, PS-3.13: the day of a meeting lies ahead when it is arranged, for time runs back from it."""
    allowed = entry.for_ is None or entry.for_ >= asked.happened
    return must(allowed, "The meeting cannot be on a day before it was arranged. Check both days.", "CPP-65", "for_")


@ruling(InvitationsSent, InvitationAnswered, ReportAsked, ReportReceived, AttendanceTaken, Noted, CalledOff)
def may_come_after_arranging(asked: Proposal, entry: InvitationAnswered) -> Ruling | None:
    """ISS-A-7: what belongs to a meeting happened when it was arranged, or later."""
    arranged = asked.standing.entry(entry.of)
    day = in_words(arranged.happened) if arranged else ""
    allowed = arranged is None or arranged.happened <= asked.happened
    return must(allowed, f"That meeting was arranged on {day}. This cannot have been before it; check the day.", MINUTES, "happened")


@ruling(InvitationsSent)
def may_invite_a_parent_who_is_not_asked(asked: Proposal, entry: InvitationsSent) -> Ruling | None:
    """WT-212-1: who is not to be asked is sent no invitation; that they are not invited, and why, can be written down."""
    stand = not_consulted(asked.standing.lines, asked.happened)
    invited = [one for one in entry.asked if not getattr(one, "kept_out", None)] if stand else []
    named = [one.who for one in invited if is_not_asked(stand, getattr(one, "person", None), one.who)]
    who = " and ".join(named)
    why = f"It was decided not to ask {who}, because that would put the child at risk. Write why they are invited all the same."
    return should(not named, why, "WT-212-1", "asked") if stand else None


@ruling(ReportAsked)
def may_want_report_then(asked: Proposal, entry: ReportAsked) -> Ruling | None:
    """ISS-7-C4: an agency has time for its report, and it is there before the meeting."""
    if entry.wanted_by < asked.happened:
        return must(False, "The report is due before the day on which it was asked for. Check both days.", "ISS-7-C4", "wanted_by")
    found = its_meeting(asked, entry.of)
    day = found.day if found else None
    why = f"The meeting is on {in_words(day)}. Ask for the report by then, or write why it may come later." if day else ""
    return should(day is None or entry.wanted_by <= day, why, "ISS-7-C4", "wanted_by")


@ruling(ReportReceived)
def may_receive_report(asked: Proposal, entry: ReportReceived) -> Ruling | None:
    """ISS-7-C3: it comes after it was asked for. After the meeting too: that is said, and never refused."""
    request = asked.standing.entry(entry.asked) if entry.asked else None
    day = in_words(request.happened) if request else ""
    allowed = request is None or request.happened <= asked.happened
    return must(allowed, f"That report was asked for on {day}. It cannot have come before; check the day.", "ISS-7-C3", "happened")


# The notes go out.


def _clause(entry: NotesCirculated) -> str:
    """The clause that asks for these notes, as their type of meeting is declared."""
    return next((held.notes.cites[0] for held in types_of(entry.kind) if held.notes and held.notes.cites), MINUTES)


@ruling(NotesCirculated)
def may_circulate(asked: Proposal, entry: NotesCirculated) -> Ruling | None:
    """CPP-75, ISS-7-C9: time runs from the meeting; what is sent before it cannot be its notes."""
    met = asked.standing.entry(entry.of)
    allowed = met is None or met.happened <= asked.happened
    day = in_words(met.happened) if met else ""
    why = f"That meeting was on {day}. Its notes cannot have been sent before it; check the day."
    return must(allowed, why, _clause(entry), "happened")


@ruling(NotesCirculated, now=True)
def may_send_before_closing(asked: Proposal, entry: NotesCirculated) -> Ruling | None:
    """ISS-A-7, CPP-21, CPP-22: what the meeting was to settle, its days above all, is set before its notes first go out."""
    found = its_meeting(asked, entry.of)
    if found is None or found.held is None or found.sendings:
        return None
    closing = Closing(asked.standing.lines, found.held, found.day, asked.standing.born is None, {})
    left = [one for one in found.type.settles(closing) if one.awaited and not one.said]
    listed = "; ".join(one.awaited for one in left)
    why = f"The meeting is not closed yet: {listed}. Set it on its Close page, or write why the notes go out without it."
    return should(not left, why, left[0].clause if left else MINUTES, "of")


@ruling(NotesCirculated)
def may_give_notes_here(asked: Proposal, entry: NotesCirculated) -> Ruling | None:
    """CPP-75, ISS-7-C9: the notes are for those who were there or belong to it: nobody else's copy opens them here."""
    found = its_meeting(asked, entry.of)
    theirs = {one.said.practitioner for one in found.asked if not one.said.kept_out} if found else set()
    theirs |= {one.said.practitioner for one in found.attendance} if found else set()
    others = [one.who for one in entry.sent if one.reads_here and one.reads_here not in theirs]
    why = f"{' and '.join(others)} was neither invited nor there, and cannot read the notes here. Send them another way."
    return must(not others, why, _clause(entry), "sent")


@ruling(NotesCirculated, now=True)
def may_circulate_without_point(asked: Proposal, entry: NotesCirculated) -> Ruling | None:
    """CPP-5, CPP-62: the plan, how far it has come and whether it must change are on the table at every core group and every review."""
    found = its_meeting(asked, entry.of)
    if found is None:
        return None
    empty = found.unnoted
    listed = " and ".join(f"“{point.name}”" for point in empty)
    why = f"Nothing is written yet under {listed}. Write a note under each, even that there was nothing to say; then send the notes."
    return must(not empty, why, next((cite for point in empty for cite in point.cites), MINUTES), "of")


@ruling(NotesCirculated)
def may_leave_somebody_without_notes(asked: Proposal, entry: NotesCirculated) -> Ruling | None:
    """CPP-75, CPP-97, ISS-7-C9: everybody who was there gets the notes, or it is written why not."""
    found = its_meeting(asked, entry.of)
    left = without_notes(entry, [one.said.who for one in found.attendance if one.said.came]) if found else []
    why = f"Not everybody who came gets the notes: {', '.join(left)}. Send them, or write who does not get them and why."
    return should(not left or brought_in(asked), why, _clause(entry), "withheld")


def without_notes(entry: NotesCirculated, wanted: Sequence[str]) -> list[str]:
    """Finds who of these is neither sent the notes nor named with the reason why not."""
    said = {same_name(name) for name in (*entry.to, *(one.who for one in entry.sent), *(one.who for one in entry.withheld))}
    return [name for name in dict.fromkeys(wanted) if same_name(name) not in said]


@ruling(NotesCirculated, now=True)
def may_leave_unsaid_how_sent(asked: Proposal, entry: NotesCirculated) -> Ruling | None:
    """CPP-75, ISS-7-C9: of each copy it is known how it was sent, so that one that went astray can be found."""
    left = [one.who for one in entry.sent if not one.how]
    why = f"Say how the notes were sent to {', '.join(left)}, for example by hand or by secure email; or write why that is not known."
    return should(not left, why, _clause(entry), "sent")


# Somebody says that the minutes are wrong.


@ruling(Challenged)
def may_challenge_minutes(asked: Proposal, entry: Challenged) -> Ruling | None:
    """ISS-A-8: minutes are of a meeting that was held by then."""
    return _not_before(asked, entry.of, "That meeting was on {day}. Its minutes cannot have been challenged before it; check the day.")


@ruling(ChallengeDecided)
def may_decide_challenge_then(asked: Proposal, entry: ChallengeDecided) -> Ruling | None:
    """ISS-A-8: a challenge is decided once, and not before it was made."""
    before = next((line for line in asked.standing.of_kind(entry.kind) if line.body["of"] == str(entry.of)), None)
    if before:
        why = f"This was already decided, on {in_words(before.happened)}. If that is wrong, correct it: both are kept with the minutes."
        return must(False, why, "ISS-A-8", "of")
    return _not_before(asked, entry.of, "The minutes were challenged on {day}. That cannot have been decided before; check the day.")


def _not_before(asked: Proposal, entry: UUID, why: str) -> Ruling:
    held = asked.standing.entry(entry)
    allowed = held is None or held.happened <= asked.happened
    return must(allowed, why.format(day=in_words(held.happened) if held else ""), "ISS-A-8", "happened")


def chair_of_challenged(choosing: Choosing) -> UUID | None:
    """Who chaired the meeting whose minutes were challenged."""
    of = choosing.chosen("of")
    challenge = next((line for line in choosing.lines if of in (line.id, line.root)), None)
    if challenge is None or choosing.subject is None:
        return None
    found = meeting_of(UUID(challenge.body["of"]), meetings(choosing.subject, choosing.lines))
    return found.chair if found else None


def _chair_or_manager(choosing: Choosing) -> set[UUID]:
    chair = chair_of_challenged(choosing)
    manage = RoleHeld.objects.on(choosing.on).filter(role=Role.SERVICE_MANAGER).values_list("subject", flat=True)
    return {*manage, chair} if chair else {*manage}


DECIDES = fits(
    Fit(
        who="decides about these minutes",
        ask="The chair of that meeting does, or the manager of the Independent Safeguarding Service.",
        only=_chair_or_manager,
    ),
    (ChallengeDecided, "decided_by"),
)


@gate
def may_decide_challenge(asked: Proposal) -> Ruling | None:
    """ISS-A-8: the chair of that meeting decides, or the manager of the service."""
    if not isinstance(asked.entry, ChallengeDecided) or not_now(asked):
        return None
    why = "The chair of that meeting decides about its minutes, or the manager of the Independent Safeguarding Service. Choose one of them."
    return must(DECIDES.is_free(asked.entry.decided_by, choosing_of(asked)), why, "ISS-A-8", "decided_by")
