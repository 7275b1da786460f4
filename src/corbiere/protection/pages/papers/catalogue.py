"""Papers to print of the work to keep a child safe."""

from functools import partial
from uuid import UUID

from corbiere.desk.extend import Paper, declare
from corbiere.desk.record.record import Record
from corbiere.protection.entries.papers import PaperKind, ProtectionDocumentGiven
from corbiere.protection.pages.papers.childs_letter import to_child
from corbiere.protection.pages.papers.core_group import of_core_group
from corbiere.protection.pages.papers.letters import to_parents
from corbiere.protection.pages.papers.minutes import of_conference, of_strategy_discussion
from corbiere.protection.pages.papers.plan import of_childs_plan, of_plan
from corbiere.protection.planning import versions

NAMES = frozenset({"conference-held", "protection-report-asked", "protection-report-received", "protection-challenge-decided"})
FIRST = 10  # what holds now comes before what was once decided

_paper = partial(Paper, needs="protection", given=ProtectionDocumentGiven, names=NAMES)


def _versions(record: Record) -> set[UUID]:
    return {version.root for version in versions(record.lines)}


LETTER, CHILDS_LETTER = PaperKind.LETTER, PaperKind.CHILDS_LETTER
declare(_paper(name=LETTER, called=LETTER.label, builders={"conference-held": to_parents}, to_parents=True))
declare(_paper(name=CHILDS_LETTER, called=CHILDS_LETTER.label, builders={"conference-held": to_child}, to_child=True))
MINUTES_OF = {"conference-held": of_conference, "strategy-discussion-held": of_strategy_discussion}
declare(_paper(name=PaperKind.MINUTES, called=PaperKind.MINUTES.label, builders=MINUTES_OF))
declare(_paper(name=PaperKind.NOTES, called=PaperKind.NOTES.label, builders={"core-group-held": of_core_group}))
PLAN_OF = {"protection-plan-written": of_plan, "conference-held": of_plan}
declare(_paper(name=PaperKind.PLAN, called=PaperKind.PLAN.label, builders=PLAN_OF, among=_versions, order=FIRST))
CHILDS_PLAN_OF = {"protection-childs-plan-written": of_childs_plan}
declare(_paper(name=PaperKind.CHILDS_PLAN, called=PaperKind.CHILDS_PLAN.label, builders=CHILDS_PLAN_OF, to_child=True, order=FIRST))
