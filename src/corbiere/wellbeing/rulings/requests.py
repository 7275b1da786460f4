"""May an assessment be asked for like this, and of whom?"""

from uuid import UUID

from corbiere.agencies.fits import is_trained
from corbiere.agencies.models import TeamManager
from corbiere.ledger.fits import ANYBODY, Choosing, Fit, Training, fits
from corbiere.ledger.rulings import Proposal, Ruling, choosing_of, gate, must, not_now, ruling, should
from corbiere.statute.states import LOOKED_AFTER
from corbiere.wellbeing.assessment import BELOW_CARE
from corbiere.wellbeing.assessment_requests import request_of, requests
from corbiere.wellbeing.entries.parts import AssessmentLevel
from corbiere.wellbeing.entries.requests import AskedOf, AssessmentAccepted, AssessmentRequested
from corbiere.wellbeing.rulings.assessors import ONE_OF_THREE, THREE

FIVE = tuple(f"five_{number}" for number in range(1, 6))


def _training(choosing: Choosing) -> Training:
    return THREE if choosing.answers.get("level") == AssessmentLevel.HEALTH_OR_DEVELOPMENT else ANYBODY


IS_ASKED = fits(
    Fit(who="may be asked to assess", ask="Whoever is away cannot answer; the Hub helps to find somebody.", here=True, training=_training),
    (AssessmentRequested, "taken_by"),
)


OF_THREE = Fit(who="may accept it", training=lambda choosing: THREE)
ACCEPTED_BY_THREE = "At this level only a social worker, a paediatrician or a practitioner of CAMHS assesses. Leave it to one of your team."


def _is_higher_of_a_team(asked: Proposal, of: UUID) -> bool:
    held = request_of(asked.standing.lines, of)
    body = held.line.body if held else {}
    return body.get("asks") == AskedOf.TEAM and body.get("level") == AssessmentLevel.HEALTH_OR_DEVELOPMENT


@gate
def may_ask_somebody_untrained(asked: Proposal) -> Ruling | None:
    """WT-104-1, WT-continuum-15: at the level of health or development one of three professions is asked."""
    match asked.entry:
        case AssessmentRequested(level=AssessmentLevel.HEALTH_OR_DEVELOPMENT, taken_by=who) if who and not not_now(asked):
            return must(is_trained(IS_ASKED, who, choosing_of(asked)), ONE_OF_THREE, "WT-104-1", "taken_by")
        case AssessmentAccepted(of=of) if not not_now(asked) and _is_higher_of_a_team(asked, of):
            who = asked.by.practitioner
            return must(who is not None and is_trained(OF_THREE, who, choosing_of(asked)), ACCEPTED_BY_THREE, "WT-104-1", "of")
    return None


@ruling(AssessmentRequested, now=True)
def may_ask_nobody(asked: Proposal, entry: AssessmentRequested) -> Ruling | None:
    """WT-request-6, WT-request-16: a request goes to somebody, or to the Hub."""
    if entry.asks is None:
        return must(False, "Say whom you ask: somebody of a service that knows the child, a team, or the Hub.", "WT-request-6", "asks")
    if entry.asks is AskedOf.TEAM:
        managed = entry.team is not None and TeamManager.objects.on(asked.today).filter(subject=entry.team).exists()
        why = "Choose a team that has a manager, so that the request lies with somebody. Where there is none, ask the Hub."
        return must(managed, why, "WT-request-6", "team")
    named = entry.asks is AskedOf.HUB or entry.taken_by is not None
    return must(named, "Choose who is asked to assess. Where nobody can be found, ask the Hub.", "WT-request-6", "taken_by")


@ruling(AssessmentRequested, now=True)
def may_ask_for_another_sort(asked: Proposal, entry: AssessmentRequested) -> Ruling | None:
    """WT-continuum-9, WT-assess-1: what is asked for is an assessment at one of two levels; the others begin in another way."""
    if entry.level not in BELOW_CARE:
        sorts = " or ".join(f"“{level.label}”" for level in BELOW_CARE)
        return must(False, f"Say which assessment you ask for: {sorts}. The others are not asked for.", "WT-continuum-9", "level")
    within = asked.standing.within(LOOKED_AFTER, asked.happened)
    return must(not within, "This child is looked after: their social worker assesses them as that.", "WT-assess-1", "level")


@ruling(AssessmentRequested, now=True)
def may_ask_without_a_matter(asked: Proposal, entry: AssessmentRequested) -> Ruling | None:
    """WT-request-1, WT-request-6: whoever is asked learns what it is about, whether it is so now, and what it touches."""
    if entry.of:
        return None
    if not entry.matter:
        return must(False, "Choose the need that it is about, or write what it is about.", "WT-request-1", "matter")
    if entry.affected is None:
        return must(False, "Say whether their wellbeing is harmed now, or at risk.", "WT-request-1", "affected")
    return must(bool(entry.indicators), "Choose which of the eight it touches.", "WT-request-6", "indicators")


@ruling(AssessmentRequested, now=True)
def may_leave_the_five_unasked(asked: Proposal, entry: AssessmentRequested) -> Ruling | None:
    """WT-request-9: whoever asks for an early help assessment has asked themselves the Five Questions; or it is said why not."""
    early = entry.level is AssessmentLevel.WELLBEING
    answered = any(getattr(entry, name) for name in FIVE)
    why = "Ask yourself the Five Questions before you ask for an assessment, and write what you answered; or why you did not."
    return should(not early or answered, why, "WT-request-9", FIVE[0])


@ruling(AssessmentRequested, now=True)
def may_choose_without_a_word(asked: Proposal, entry: AssessmentRequested) -> Ruling | None:
    """WT-request-4, WT-gap-6, WT-continuum-10: who knows a child best is a judgement, and is said with its reason."""
    if entry.asks not in (AskedOf.PROVIDER, AskedOf.TEAM) or entry.level is AssessmentLevel.HEALTH_OR_DEVELOPMENT:
        return None
    return should(bool(entry.why_best), "Write why they know the child best; or why another is asked.", "WT-request-4", "why_best")


@ruling(AssessmentRequested, now=True)
def may_ask_another_without_the_family(asked: Proposal, entry: AssessmentRequested) -> Ruling | None:
    """WT-request-15: after a refusal the family is asked who else may assess, by whoever refused or by whoever asks again."""
    of = str(entry.of or "")
    refusals = [refusal for one in requests(asked.standing.lines) if one.of == of for refusal in one.refusals]
    talked = entry.talk is not None or any(refusal.body.get("talk") for refusal in refusals)
    why = "Somebody was asked before, and cannot. Talk with the family about who else may assess; or write why you did not."
    return should(not refusals or talked, why, "WT-request-15", "talk")
