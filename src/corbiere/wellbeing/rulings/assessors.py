"""May they assess? At the level of health or development three professions may, and no other (WT-104-1)."""

from datetime import date
from uuid import UUID

from corbiere.access.corrections import leads_of, managers_of
from corbiere.agencies.directory import standing_in
from corbiere.agencies.entries import Profession
from corbiere.agencies.fits import is_trained
from corbiere.agencies.models import FrameworkTraining, Practitioner
from corbiere.ledger.fits import ANYBODY, Choosing, Fit, Training, fits
from corbiere.ledger.rulings import Proposal, Ruling, choosing_of, gate, must, not_now, should
from corbiere.wellbeing.assessment import named
from corbiere.wellbeing.entries import AssessmentStarted, AssessmentSubmitted, AssessorChanged
from corbiere.wellbeing.entries.parts import AssessmentLevel

THREE = Training((Profession.SOCIAL_WORKER.value, Profession.PAEDIATRICIAN.value, Profession.CAMHS_PRACTITIONER.value))
ONE_OF_THREE = "At this level only a social worker, a paediatrician or a practitioner of CAMHS assesses. Choose one of them."
ASK = "Whoever keeps the directory completes somebody’s entry; the manager of the team says who has room."


def _training(choosing: Choosing) -> Training:
    """At the level that is answered beside it, or of the assessment that is handed over."""
    held = named(choosing.lines, UUID(str(choosing.answers["of"]))) if choosing.answers.get("to") else None
    level = held.level if held else choosing.answers.get("level")
    return THREE if level == AssessmentLevel.HEALTH_OR_DEVELOPMENT else ANYBODY


def _who_has_it(choosing: Choosing) -> set[UUID]:
    held = named(choosing.lines, UUID(str(choosing.answers["of"]))) if choosing.answers.get("of") else None
    return {held.assessor} if held and held.assessor else set()


ASSESSES = fits(Fit(who="may make this assessment", ask=ASK, here=True, training=_training), (AssessmentStarted, "assessor"))
TAKES_IT_OVER = fits(
    Fit(who="may take this assessment over", ask=ASK, here=True, training=_training, not_them=_who_has_it), (AssessorChanged, "to")
)


@gate
def may_assess(asked: Proposal) -> Ruling | None:
    """WT-104-1, WT-101-1, WT-continuum-15: a social worker, a paediatrician or a practitioner of CAMHS makes it and signs it."""
    if not_now(asked):
        return None
    choosing = choosing_of(asked)
    match asked.entry:
        case AssessmentStarted(level=AssessmentLevel.HEALTH_OR_DEVELOPMENT, assessor=named_one):
            who = named_one or asked.by.practitioner
            return must(who is not None and is_trained(ASSESSES, who, choosing), ONE_OF_THREE, "WT-104-1", "assessor")
        case AssessorChanged(to=who):
            return must(is_trained(TAKES_IT_OVER, who, choosing), ONE_OF_THREE, "WT-104-1", "to")
        case AssessmentSubmitted(of=of):
            held = named(asked.standing.lines, of)
            if held and held.level is AssessmentLevel.HEALTH_OR_DEVELOPMENT:
                author = asked.by.practitioner
                return must(
                    author is not None and _is_one_of_three(author, asked.happened), ONE_OF_THREE.replace("Choose", "Ask"), "WT-104-1", "of"
                )
    return None


def _is_one_of_three(who: UUID, on: date) -> bool:
    return Practitioner.objects.on(on).filter(subject=who, profession__in=THREE.professions).exists()


@gate
def may_assess_untrained(asked: Proposal) -> Ruling | None:
    """WT-principles-3: whoever leads an assessment is trained in the practice framework, or it is said why somebody else leads it."""
    match asked.entry:
        case AssessmentStarted(assessor=named_one) if not not_now(asked):
            who, field = named_one or asked.by.practitioner, "assessor"
        case AssessorChanged(to=named_one) if not not_now(asked):
            who, field = named_one, "to"
        case _:
            return None
    known = who is None or FrameworkTraining.objects.on(asked.happened).filter(subject=who).exists()
    why = "Nobody has written down that they are trained in the practice framework. Choose somebody who is, or write why they assess."
    return should(known, why, "WT-principles-3", field)


@gate
def may_give_the_assessment(asked: Proposal) -> Ruling | None:
    """WT-100-1: to name an assessor opens the record to them. Whoever leads the work does, or its manager; anybody may name themselves."""
    match asked.entry:
        case AssessmentStarted(assessor=who) if who and who != asked.by.practitioner and not not_now(asked):
            giving = {held.practitioner for held in (*leads_of(asked.subject, asked.today), *managers_of(asked.subject, asked.today))}
            why = "Only the lead social worker or a manager gives an assessment to somebody else. Name yourself, or ask them."
            return must(asked.by.practitioner in giving, why, "WT-100-1", "assessor")
    return None


@gate
def may_assess_instead_of_the_best_known(asked: Proposal) -> Ruling | None:
    """WT-request-4, WT-request-5: an early help assessment is made by the service that knows the child best, or it is said why not."""
    match asked.entry:
        case AssessmentStarted(level=AssessmentLevel.WELLBEING, best_known=best) as entry if not not_now(asked):
            if best is None:
                return should(False, "Say which service knows the child best, or why you cannot tell.", "WT-request-4", "best_known")
            who = entry.assessor or asked.by.practitioner
            theirs = who is not None and Practitioner.objects.on(asked.happened).filter(subject=who, agency=best).exists()
            why = "Another service knows the child best. Write why it does not assess."
            return should(theirs or bool(entry.why_another), why, "WT-request-4", "why_another")
    return None


@gate
def may_finish_anothers(asked: Proposal) -> Ruling | None:
    """WT-104-1: the assessor says what it all means, or whoever acts for them while they are away."""
    match asked.entry:
        case AssessmentSubmitted(of=of) if not not_now(asked):
            held = named(asked.standing.lines, of)
            author = asked.by.practitioner
            if held is None or held.assessor is None or author is None or author == held.assessor:
                return None
            acting = standing_in(asked.subject, [held.assessor], asked.happened)
            why = "Whoever makes the assessment finishes it. Add what you know to it, or ask the manager to give it to you."
            return must(author in acting, why, "WT-104-1", "of")
    return None
