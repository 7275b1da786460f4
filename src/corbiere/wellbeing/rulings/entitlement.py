"""May it be decided so that a child is entitled to a plan of help? Two tests, exactly as the source has them (Guidance 113, 114)."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from corbiere.agencies.entries import Profession
from corbiere.agencies.fits import is_trained
from corbiere.agencies.models import Practitioner, TeamManager
from corbiere.ledger.fits import Choosing, Fit, Training, fits
from corbiere.ledger.record import Line
from corbiere.ledger.rulings import Proposal, Ruling, choosing_of, gate, must, not_now, ruling, should
from corbiere.people.consulting import is_not_asked, not_consulted
from corbiere.people.kinship import Relation
from corbiere.people.needs import LevelOfNeed
from corbiere.people.readings import relationships_of
from corbiere.wellbeing.entries import HelpPlanEntitlementDecided
from corbiere.wellbeing.entries.entitlement import Entitlement
from corbiere.wellbeing.entries.plan_parts import HelpLevel, ParentsAgreement, ParentsReply

PARENTS = (Relation.MOTHER, Relation.FATHER, Relation.PARENT, Relation.ADOPTIVE_PARENT)
NOT_ASKED = (ParentsReply.NOT_AVAILABLE, ParentsReply.NOT_SOUGHT)
OF_LEVEL = {
    HelpLevel.WELLBEING: (LevelOfNeed.WELLBEING.value,),
    HelpLevel.HEALTH_OR_DEVELOPMENT: (LevelOfNeed.HEALTH_OR_DEVELOPMENT.value, LevelOfNeed.SAFEGUARDING.value),
}
THREE = Training((Profession.SOCIAL_WORKER.value, Profession.PAEDIATRICIAN.value, Profession.CAMHS_PRACTITIONER.value))
ONE_OF_THREE = "a social worker, a paediatrician or a practitioner of CAMHS"


class PlanLimb(NamedTuple):
    """A limb of the test, in words that follow “because”, and whether it is met. `agreement`: it is that somebody agrees."""

    missing: str
    met: bool
    agreement: bool = False


def limbs(entry: HelpPlanEntitlementDecided, found: Line | None, *, unasked: bool = False) -> list[PlanLimb]:
    """Four at the first level; two at the higher, where nobody asks whether other help would do (WT-113-1, WT-114-1)."""
    need = PlanLimb("no signed assessment finds such a need", _finds(found, entry.level))
    parents = PlanLimb("the parents do not agree", agrees(entry.parents, unasked=unasked), agreement=True)
    if entry.level is HelpLevel.HEALTH_OR_DEVELOPMENT:
        minister = entry.minister is not None and entry.they_agree is True
        return [need, parents, PlanLimb(f"nobody agrees for the Minister, as {ONE_OF_THREE} does", minister, agreement=True)]
    provider = entry.provider is not None and entry.provider_who is not None and entry.they_agree is True
    return [
        need,
        PlanLimb("other help can meet the need in full", entry.not_met_otherwise is True),
        PlanLimb("no targeted help that could meet it is named", entry.can_be_met is True and bool(entry.proposed)),
        parents,
        PlanLimb("no provider that knows the child agrees", provider, agreement=True),
    ]


def agrees(parents: Sequence[ParentsAgreement], *, unasked: bool = False) -> bool:
    """Whether every parent agrees, or a manager said why one was not asked (the reading of what 113 leaves open, and 212).

    `unasked`: it stands of a parent that they are not asked, so that there may be nobody to name.
    """
    return (bool(parents) or unasked) and all(one.answer is ParentsReply.AGREED or _passed_over(one) for one in parents)


def _passed_over(one: ParentsAgreement) -> bool:
    return one.answer in NOT_ASKED and bool(one.why) and one.manager is not None


def _finds(found: Line | None, level: HelpLevel) -> bool:
    if found is None or found.kind != "assessment-completed" or found.body.get("need") is not True:
        return False
    return (found.body.get("level_found") or found.body.get("level")) in OF_LEVEL[level]


def _limbs(asked: Proposal, entry: HelpPlanEntitlementDecided) -> list[PlanLimb]:
    unasked = bool(not_consulted(asked.standing.lines, asked.happened))
    return limbs(entry, asked.standing.entry(entry.of), unasked=unasked)


@ruling(HelpPlanEntitlementDecided, now=True)
def may_decide_on_no_need(asked: Proposal, entry: HelpPlanEntitlementDecided) -> Ruling | None:
    """WT-113-2, WT-111-1: the test begins with a need that a signed assessment found, at that level."""
    if _finds(asked.standing.entry(entry.of), entry.level):
        return None
    level = entry.level.label.lower()
    return must(
        entry.outcome is not Entitlement.ENTITLED,
        f"That assessment is not signed with a need of this level ({level}). Choose one that is, or the level that it found.",
        "WT-113-2",
        "of",
    )


@ruling(HelpPlanEntitlementDecided, now=True)
def may_find_entitled(asked: Proposal, entry: HelpPlanEntitlementDecided) -> Ruling | None:
    """WT-113-1, WT-113-3, WT-113-4, WT-114-1: all limbs of the level's own test are met, or the child is not entitled."""
    if entry.outcome is not Entitlement.ENTITLED:
        return None
    missing = [limb.missing for limb in _limbs(asked, entry) if not limb.met]
    why = f"The child is not entitled yet: {'; '.join(missing)}. Complete that, or decide that they are not, and say why."
    return must(not missing, why, "WT-113-1" if entry.level is HelpLevel.WELLBEING else "WT-114-1", "outcome")


@ruling(HelpPlanEntitlementDecided, now=True)
def may_find_not_entitled(asked: Proposal, entry: HelpPlanEntitlementDecided) -> Ruling | None:
    """WT-113-1: whoever meets all limbs is entitled; where only agreement is missing, that is what is said (WT-gap-14)."""
    if entry.outcome is Entitlement.ENTITLED:
        return None
    missing = [limb for limb in _limbs(asked, entry) if not limb.met]
    if not missing:
        return must(False, "All that the law asks for is there: the child is entitled to a plan.", "WT-113-1", "outcome")
    only_agreement = all(limb.agreement for limb in missing)
    said = Entitlement.NO_AGREEMENT if only_agreement else Entitlement.NOT_ENTITLED
    why = f"What is missing is this: {'; '.join(limb.missing for limb in missing)}. Choose “{said.label}”."
    return must(entry.outcome is said, why, "WT-113-1", "outcome")


@ruling(HelpPlanEntitlementDecided, now=True)
def may_refuse_a_plan_without_why(asked: Proposal, entry: HelpPlanEntitlementDecided) -> Ruling | None:
    """WT-113-1: a family that gets no plan reads why."""
    if entry.outcome is Entitlement.ENTITLED:
        return None
    return must(bool(entry.why), "Write why not, in words that the family can read.", "WT-113-1", "why")


@ruling(HelpPlanEntitlementDecided, now=True)
def may_leave_a_parent_out(asked: Proposal, entry: HelpPlanEntitlementDecided) -> Ruling | None:
    """WT-113-5, WT-114-2: each parent is asked for themselves."""
    missing = list(unanswered([one.person for one in entry.parents], asked.subject, asked.standing.lines, asked.happened))
    why = f"Not answered for: {' and '.join(missing)}. Choose them under “Which parent?”; where they were not asked, say why."
    return must(not missing, why, "WT-113-5", "parents")


def unanswered(named: Sequence[UUID | None], subject: UUID, lines: Sequence[Line], on: date) -> Iterator[str]:
    """Parents of whom the record tells and whom nobody names: as what each is to the child, for who it is may not be open to everybody.

    Of whom it was decided that they are not asked is not among them (WT-212-1).
    """
    stand = not_consulted(lines, on)
    for tie in relationships_of(subject, lines):
        if tie.relation in PARENTS and on in tie.during and tie.other not in named and not is_not_asked(stand, tie.other, ""):
            yield f"the {Relation(tie.relation).label.lower()} on record"


@ruling(HelpPlanEntitlementDecided, now=True)
def may_leave_a_parent_unasked(asked: Proposal, entry: HelpPlanEntitlementDecided) -> Ruling | None:
    """WT-113-5: that a parent is not asked is a manager's decision, with its reason (212)."""
    silent = [one.who for one in entry.parents if one.answer in NOT_ASKED and not _passed_over(one)]
    why = f"{' and '.join(silent)}: write why they were not asked, and which manager decided so."
    return must(not silent, why, "WT-113-5", "parents")


@ruling(HelpPlanEntitlementDecided, now=True)
def may_note_a_refusal_without_why(asked: Proposal, entry: HelpPlanEntitlementDecided) -> Ruling | None:
    """WT-113-5: who does not agree is heard."""
    silent = [one.who for one in entry.parents if one.answer is ParentsReply.REFUSED and not one.why]
    why = f"Write why {' and '.join(silent)} did not agree, in their words if you can."
    return should(not silent, why, "WT-113-5", "parents")


@ruling(HelpPlanEntitlementDecided, now=True)
def may_pass_over_safety(asked: Proposal, entry: HelpPlanEntitlementDecided) -> Ruling | None:
    """WT-114-2: without agreement at the higher level, safety is thought about; nothing follows by itself (WT-gap-14)."""
    higher = entry.level is HelpLevel.HEALTH_OR_DEVELOPMENT and entry.outcome is Entitlement.NO_AGREEMENT
    why = "There is a need of health or development and no plan. Write what you thought about the child’s safety; a manager looks at it."
    return must(not higher or bool(entry.safeguarding), why, "WT-114-2", "safeguarding")


@ruling(HelpPlanEntitlementDecided, now=True)
def may_leave_the_family_untold(asked: Proposal, entry: HelpPlanEntitlementDecided) -> Ruling | None:
    """WT-113-1: the family is told what was decided, and why."""
    return should(bool(entry.told), "How and when was the family told? Or why were they not?", "WT-113-1", "told")


def _three(choosing: Choosing) -> Training:
    return THREE


FOR_THE_MINISTER = fits(
    Fit(who="may agree for the Minister", ask=f"That is {ONE_OF_THREE}.", training=_three), (HelpPlanEntitlementDecided, "minister")
)


@gate
def may_agree_for_the_minister(asked: Proposal) -> Ruling | None:
    """WT-114-2: one of three professions agrees, and nobody else."""
    match asked.entry:
        case HelpPlanEntitlementDecided(minister=who) if who and not not_now(asked):
            why = f"For the Minister, {ONE_OF_THREE} agrees. Choose one of them."
            return must(is_trained(FOR_THE_MINISTER, who, choosing_of(asked)), why, "WT-114-2", "minister")
    return None


@gate
def may_name_no_manager(asked: Proposal) -> Ruling | None:
    """WT-113-5: a manager decides that a parent is not asked."""
    match asked.entry:
        case HelpPlanEntitlementDecided(parents=parents) if not not_now(asked):
            named = {one.manager for one in parents if one.manager}
            why = "That a parent is not asked is for a manager to decide. Choose somebody who manages a team."
            return must(named <= _managers(named, asked.happened), why, "WT-113-5", "parents")
    return None


def _managers(among: set[UUID], on: date) -> set[UUID]:
    held = set(TeamManager.objects.on(on).filter(practitioner__in=among).values_list("practitioner", flat=True))
    return held | set(
        Practitioner.objects.on(on).filter(subject__in=among, profession=Profession.MANAGER).values_list("subject", flat=True)
    )
