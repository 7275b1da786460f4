"""A panel of a team that exists in tests alone: a meeting about no child, declared in kinds that were made for it."""

from datetime import timedelta

from corbiere.desk.documents.minutes import minutes
from corbiere.desk.extend import Paper
from corbiere.desk.extend import declare as extend
from corbiere.documents.entries import DocumentGiven
from corbiere.ledger.entry import TEAM
from corbiere.ledger.whose import ANYBODY
from corbiere.meetings.checklist import Closing, Settlement
from corbiere.meetings.kinds import kinds_for
from corbiere.meetings.type_parts import AgendaPoint, Timing
from corbiere.meetings.types import MeetingType, declare

KINDS = kinds_for("test-panel", about=TEAM, category="directory", whose=(ANYBODY,))
assert KINDS.held


class PanelMinutesGiven(DocumentGiven, kind="test-panel-minutes-given", whose=(ANYBODY,), about=TEAM, category="directory"):
    """The minutes of a panel were given to somebody."""


def _settled(closing: Closing) -> list[Settlement]:
    return [
        Settlement("What was decided", closing.has("decided", "Written"), ()),
        Settlement("The next panel", closing.days("next_meetings"), ()),
    ]


PANEL = declare(
    MeetingType(
        name="test-panel",
        called="Practice panel",
        category="directory",
        family=KINDS.family,
        agenda=(AgendaPoint("Figures", locked=True), AgendaPoint("Staffing")),
        reports=Timing("2 days before", lambda day: day - timedelta(days=2), ()),
        settles=_settled,
        follows=(("next_meetings", "Next panel"),),
    )
)
MINUTES = extend(
    Paper(
        name="test-panel-minutes",
        called="Minutes of the panel",
        builders={KINDS.held.kind: minutes},
        needs="directory",
        given=PanelMinutesGiven,
        names=frozenset({KINDS.held.kind}),
    )
)
