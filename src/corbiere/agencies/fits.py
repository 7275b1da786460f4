"""Practitioners who fit an answer, as the directory knows them on the day."""

from uuid import UUID

from corbiere.agencies.models import Cover, Practitioner
from corbiere.ledger.fits import Choosing, Fit
from corbiere.ledger.periods import Periods


def trained(fit: Fit, choosing: Choosing) -> Periods[Practitioner]:
    """Finds those who work here on the day, are not away if that matters, and have the training."""
    found, training = Practitioner.objects.on(choosing.on), fit.training(choosing)
    if fit.here:
        found = found.exclude(subject__in=Cover.objects.on(choosing.on).values("subject"))
    if training.professions:
        found = found.filter(profession__in=training.professions)
    return found.exclude(registration="") if training.registered else found


def is_trained(fit: Fit, who: UUID, choosing: Choosing) -> bool:
    return trained(fit, choosing).filter(subject=who).exists()


def fitting(fit: Fit, choosing: Choosing) -> Periods[Practitioner]:
    """Finds those who may be chosen."""
    found = trained(fit, choosing).exclude(subject__in=fit.not_them(choosing))
    only = fit.only(choosing)
    return found if only is None else found.filter(subject__in=only)
