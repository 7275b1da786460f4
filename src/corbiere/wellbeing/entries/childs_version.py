"""An assessment of what a child needs, said to the child."""

from typing import Annotated
from uuid import UUID

from corbiere.ledger.declaration import WHOLE
from corbiere.ledger.entry import PERSON, ask
from corbiere.ledger.phases import ASSESSMENT
from corbiere.people.childs_version import ChildsAssessmentWritten
from corbiere.wellbeing.entries.assessments import ASSESSING, OF_ASSESSMENT


class ChildsAssessment(
    ChildsAssessmentWritten,
    kind="childs-assessment-written",
    whose=ASSESSING,
    about=PERSON,
    called="The child’s own assessment",
    category="wellbeing",
    whole=True,
    family=WHOLE,
    phase=ASSESSMENT,
    also=("assessment for the child", "child-friendly assessment"),
    story=False,
):
    """What was found out with a child about their life, to the child. Write it as you would say it to them."""

    of: Annotated[UUID, OF_ASSESSMENT] | None = ask("Which assessment?", cites="WT-110-9")
