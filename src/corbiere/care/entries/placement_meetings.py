"""The meeting in which the agencies plan a home for a child, in kinds made as every app's are (Standard 5.3)."""

from corbiere.ledger.entry import PERSON
from corbiere.ledger.whose import LEAD, MANAGER, MEETING_CHAIR, REVIEWER, WORKER
from corbiere.meetings.kinds import kinds_for

HOLDING = (LEAD, WORKER, MANAGER, MEETING_CHAIR)
PLACEMENT_MEETINGS = kinds_for(
    "placement", about=PERSON, category="care", whose=HOLDING, noting=(*HOLDING, REVIEWER), which_meeting=", about a home"
)
