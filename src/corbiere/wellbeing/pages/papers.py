"""Papers to print of needs, assessments and plans of help."""

from corbiere.desk.documents.childs_paper import childs_paper
from corbiere.desk.documents.source import Built, DocumentSource
from corbiere.desk.extend import Paper, declare
from corbiere.wellbeing.entries import AssessmentCommentAsked, AssessmentCompleted, AssessmentGiven, AssessmentStarted
from corbiere.wellbeing.entries.childs_version import ChildsAssessment
from corbiere.wellbeing.pages.assessment.paper import of_assessment, printable

ORDER = ("why", "you_said", "good", "hard", "next", "tell")
FIRST = 10  # what holds now comes before what was once found


def of_childs_assessment(given: DocumentSource) -> Built:
    """In large letters, the child’s language and theirs to keep (WT-110-9)."""
    held = ChildsAssessment.read(given.line.body, given.line.version)
    return childs_paper(given, held, "childs-assessment", ORDER, {})


declare(
    Paper(
        name="childs-assessment",
        called=ChildsAssessment.called,
        builders={ChildsAssessment.kind: of_childs_assessment},
        needs="wellbeing",
        to_child=True,
        order=FIRST,
    )
)
declare(
    Paper(
        name="assessment",
        called="Assessment, for the family",
        builders={AssessmentCommentAsked.kind: of_assessment, AssessmentCompleted.kind: of_assessment},
        needs="wellbeing",
        given=AssessmentGiven,
        names=frozenset({AssessmentStarted.kind}),
        among=printable,
        to_parents=True,
    )
)
