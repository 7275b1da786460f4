"""Practitioners who fit an answer, as the directory knows them on the day."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from psycopg.types.range import DateRange

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
    found = trained(fit, choosing).exclude(subject__in=fit.kept_out(choosing))
    only = fit.only(choosing)
    return found if only is None else found.filter(subject__in=only)


# Cover, on the days that the answers say.


def covered_days(choosing: Choosing) -> tuple[date, date]:
    """From when to when cover is asked for; on the day alone where nothing is said yet."""
    first = choosing.day("from") or choosing.on
    return first, max(first, choosing.day("to") or first)


def colleagues_of(who: UUID | None, choosing: Choosing) -> Periods[Practitioner]:
    """Finds those of the same agency as they are when the cover begins: what opens records stays within one agency."""
    here = Practitioner.objects.on(max(covered_days(choosing)[0], choosing.on))
    return here.filter(agency__in=here.filter(subject=who).values("agency")) if who else here.none()


def who_covers(who: UUID | None, choosing: Choosing) -> Collection[UUID]:
    """Finds their colleagues who are here on all of the days, but whoever arranges it."""
    first, last = covered_days(choosing)
    away = Cover.objects.filter(during__overlap=DateRange(first, last, "[]")).values("subject")
    others = colleagues_of(who, choosing).exclude(subject__in=away).exclude(subject__in=[one for one in (who, choosing.by) if one])
    return others.values_list("subject", flat=True)
