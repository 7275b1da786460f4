"""The meetings of child protection, as the shared mechanism writes them down (corbiere.meetings.entries)."""

from typing import Annotated
from uuid import UUID

from corbiere.ledger.entry import CHILD, Choice, ask
from corbiere.ledger.fields import entry_of
from corbiere.ledger.whose import LEADING
from corbiere.meetings import entries as any_meeting

ARRANGED = ("conference-arranged", "protection-meeting-arranged")
MEETING = entry_of(*ARRANGED)


class ProtectionMeeting(Choice):
    """Meetings of child protection that are arranged as this kind. Conferences have one of their own, which the law reads."""

    STRATEGY_DISCUSSION = "strategy-discussion", "Strategy discussion"
    CORE_GROUP = "core-group", "Core group"
    LEGAL_PLANNING = "legal-planning", "Legal planning meeting"


class ProtectionMeetingArranged(
    any_meeting.Arranged,
    kind="protection-meeting-arranged",
    whose=LEADING,
    about=CHILD,
    called="Meeting arranged",
    category="protection",
    before_birth=True,
):
    """A day was set for a strategy discussion, a core group or a legal planning meeting."""

    type: ProtectionMeeting = ask("Which meeting?", in_line=True)


class ProtectionInvitationsSent(
    any_meeting.InvitationsSent,
    kind="protection-invitations-sent", about=CHILD, called="Asked to a meeting", category="protection", before_birth=True,
):  # fmt: skip
    """People were asked to come to a meeting about keeping the child safe."""

    of: Annotated[UUID, MEETING] = ask("Which meeting?")


class ProtectionInvitationAnswered(
    any_meeting.InvitationAnswered,
    kind="protection-invitation-answered", about=CHILD, called="Will somebody come?", category="protection", before_birth=True,
):  # fmt: skip
    """Somebody said whether they will come to a meeting."""

    of: Annotated[UUID, MEETING] = ask("Which meeting?")


class ProtectionReportAsked(
    any_meeting.ReportAsked,
    kind="protection-report-asked", about=CHILD, called="Report asked for", category="protection", before_birth=True,
):  # fmt: skip
    """An agency was asked for its report to a meeting."""

    of: Annotated[UUID, MEETING] = ask("Which meeting?")


class ProtectionReportReceived(
    any_meeting.ReportReceived,
    kind="protection-report-received", about=CHILD, called="Report received", category="protection", before_birth=True,
):  # fmt: skip
    """An agency’s report to a meeting came in."""

    of: Annotated[UUID, MEETING] = ask("Which meeting?")
    asked: Annotated[UUID, entry_of("protection-report-asked")] | None = ask("Which request does it answer?", cites="ISS-7-C3")


class ProtectionAttendanceTaken(
    any_meeting.AttendanceTaken,
    kind="protection-attendance-taken", about=CHILD, called="Who is there", category="protection", before_birth=True,
):  # fmt: skip
    """Who is at a meeting, as people come and go."""

    of: Annotated[UUID, MEETING] = ask("Which meeting?")


class ProtectionNoted(
    any_meeting.Noted, kind="protection-noted", about=CHILD, called="Said at a meeting", category="protection", before_birth=True
):
    """What was said at a meeting, written down as it was said."""

    of: Annotated[UUID, MEETING] = ask("Which meeting?")


class ProtectionMeetingCalledOff(
    any_meeting.CalledOff,
    kind="protection-meeting-called-off", about=CHILD, called="Meeting called off", category="protection", before_birth=True,
):  # fmt: skip
    """A meeting will not be held on the day that was set."""

    of: Annotated[UUID, MEETING] = ask("Which meeting?")


HELD = entry_of("conference-held", "core-group-held", "strategy-discussion-held")


class ProtectionMinutesChallenged(
    any_meeting.Challenged,
    kind="protection-minutes-challenged", about=CHILD, called="Minutes challenged", category="protection", before_birth=True,
):  # fmt: skip
    """Somebody says that something in the minutes of a meeting is wrong."""

    of: Annotated[UUID, HELD] = ask("Of which meeting?", cites="ISS-A-8")


class ProtectionChallengeDecided(
    any_meeting.ChallengeDecided,
    kind="protection-challenge-decided", about=CHILD, called="Challenge to minutes decided", category="protection", before_birth=True,
):  # fmt: skip
    """It was decided whether the minutes of a meeting are wrong. Both stand beside the minutes for ever."""

    of: Annotated[UUID, entry_of("protection-minutes-challenged")] = ask("Which challenge?", cites="ISS-A-8")
