"""May this practitioner review the child's care, and may whoever reviews it be given other work (Guidance 409 to 411)?"""

from collections.abc import Collection, Iterator
from datetime import date
from uuid import UUID

from corbiere.access.viewing import viewer
from corbiere.access.visibility import bases_of, categories
from corbiere.agencies.directory import names
from corbiere.agencies.entries import CoverArranged, Profession
from corbiere.agencies.fits import is_trained
from corbiere.agencies.models import Allocation
from corbiere.agencies.rulings import WORKS
from corbiere.agencies.work import work_on
from corbiere.agencies.working import Allocated, AllocationRole, ChildCovered, HandoverOffered
from corbiere.care.entries.officers import ReviewerAppointed
from corbiere.care.independence import REVIEWS, Conflict, conflicts, reviewing
from corbiere.care.load import MOST, at_most, load_of
from corbiere.ledger.entry import Entry
from corbiere.ledger.fits import Choosing, Fit, Training, fits
from corbiere.ledger.reading import beneath
from corbiere.ledger.rulings import Proposal, Ruling, choosing_of, gate, must, not_now, ruling, should
from corbiere.statute.calendar import in_words
from corbiere.statute.states import LOOKED_AFTER

ADVISER = "personal-adviser-appointed"
SOCIAL_WORKERS = Training(
    (Profession.REVIEWING_OFFICER.value, Profession.SOCIAL_WORKER.value, Profession.CONFERENCE_CHAIR.value, Profession.MANAGER.value),
    registered=True,
)
"""Whose registration is that of a social worker. The manager of the service may review as well (ISS-4-1)."""


def _kept_out(choosing: Choosing) -> set[UUID]:
    """Finds who is not independent of the work, and whoever appoints."""
    return _not_independent(choosing) | ({choosing.by} if choosing.by else set())


def _not_independent(choosing: Choosing) -> set[UUID]:
    return {one.practitioner for one in conflicts(choosing.lines) if one.begins <= choosing.on}


REVIEWERS = fits(
    Fit(
        who="may review this child’s care",
        ask="It takes a registered social worker who has and had no part in the work with the child, and did not manage it.",
        here=True,
        training=lambda choosing: SOCIAL_WORKERS,
        not_them=_kept_out,
    ),
    (ReviewerAppointed, "practitioner"),
)
WORKS.beside.append(lambda choosing: _not_independent(choosing) if choosing.answers.get("role") == REVIEWS else ())


def _reviewer_in(asked: Proposal) -> tuple[UUID, str] | None:
    """Who is to review, and the question that says so, in any of the entries by which somebody comes to."""
    entry = asked.entry
    match entry:
        case ReviewerAppointed(practitioner=who) if who:
            return who, "practitioner"
        case Allocated(role=AllocationRole.REVIEWING_OFFICER, practitioner=who) if who:
            return who, "practitioner"
        case HandoverOffered(to=who) if _is_review(asked, entry.of):
            return who, "to"
        case ChildCovered() if _has_it(asked, entry.for_, entry.from_):
            return entry.acting, "acting"
    return None


def _is_review(asked: Proposal, of: UUID) -> bool:
    began = asked.standing.entry(of)
    held = work_on(asked.standing.lines, asked.happened).held.get(began.root) if began else None
    return held is not None and held.role == REVIEWS


def _has_it(asked: Proposal, who: UUID, day: date) -> bool:
    return who in {held.practitioner for held in reviewing(asked.standing.lines, day)}


@gate
def may_review_without_independence(asked: Proposal) -> Ruling | None:
    """LAC-411-2, LAC-411-3, LAC-411-4, LAC-411-5, ISS-A-18: nobody reviews who has or had a part in it, or manages it."""
    named = _reviewer_in(asked)
    if named is None or not_now(asked):
        return None
    who, field = named
    found = [one for one in conflicts(asked.standing.lines) if one.practitioner == who]
    return _refused(asked, found[0], field) if found else None


def _refused(asked: Proposal, found: Conflict, field: str) -> Ruling:
    """Who, what and when; no more than whoever appoints sees of this child."""
    name = names([found.practitioner]).get(found.practitioner, "This person")
    if found.category in _sees(asked):
        why = f"{name} {found.says}, and so is not independent. Choose somebody who has and had no part in it."
    else:
        why = f"{name} has or had a part in the work with this child that you don’t see, and so is not independent. Choose somebody else."
    return must(False, why, found.clause, field)


def _sees(asked: Proposal) -> Collection[str]:
    who = asked.by.practitioner
    return categories(bases_of(viewer(who, asked.today), asked.subject)) if who else ()


@gate
def may_review_as_no_social_worker(asked: Proposal) -> Ruling | None:
    """LAC-411-1: a registered social worker who works here on the day reviews a child's care."""
    entry = asked.entry
    if not isinstance(entry, ReviewerAppointed) or entry.practitioner is None or not_now(asked):
        return None
    why = "A reviewing officer must be a registered social worker who works here on that day. Choose one, or complete their entry first."
    training = SOCIAL_WORKERS
    fit = Fit(who=REVIEWERS.who, training=lambda choosing: training)
    return must(is_trained(fit, entry.practitioner, choosing_of(asked)), why, "LAC-411-1", "practitioner")


@ruling(ReviewerAppointed, now=True)
def may_appoint_no_reviewer(asked: Proposal, entry: ReviewerAppointed) -> Ruling | None:
    """LAC-410-1: an appointment names somebody."""
    return must(entry.practitioner is not None, "Choose who reviews this child’s care.", "LAC-410-1", "practitioner")


@ruling(ReviewerAppointed, now=True)
def may_appoint_themselves_to_review(asked: Proposal, entry: ReviewerAppointed) -> Ruling | None:
    """GL-17: whoever reviews was appointed by somebody else."""
    other = entry.practitioner is None or entry.practitioner != asked.by.practitioner
    return must(other, "Nobody appoints themselves. Ask another manager to.", "GL-17", "practitioner")


@ruling(ReviewerAppointed, now=True)
def may_appoint_without_confirming(asked: Proposal, entry: ReviewerAppointed) -> Ruling | None:
    """LAC-411-1, LAC-411-5: experience is confirmed, and the officer has declared that they manage nothing here."""
    if entry.practitioner is None:
        return None
    if entry.experienced is not True:
        why = "Confirm that they have enough experience with children and families, or appoint somebody else."
        return must(False, why, "LAC-411-1", "experienced")
    why = "They cannot review until they have declared it. Ask them, or appoint somebody else."
    return must(entry.independent is True, why, "LAC-411-5", "independent")


@ruling(ReviewerAppointed, now=True)
def may_appoint_outside_care(asked: Proposal, entry: ReviewerAppointed) -> Ruling | None:
    """LAC-409-1: reviewing officers are for looked-after children only; a care leaver has none."""
    within = asked.standing.within(LOOKED_AFTER, asked.happened)
    why = "The child is not looked after on that day, and only looked-after children have a reviewing officer. Check the day."
    return must(within, why, "LAC-409-1", "happened")


@ruling(ReviewerAppointed, now=True)
def may_appoint_from_outside(asked: Proposal, entry: ReviewerAppointed) -> Ruling | None:
    """ISS-4-3: somebody from outside the island has a reason and a last day."""
    if entry.external is not True:
        return None
    if not entry.why_external:
        return must(False, "Say which conflict or dispute asks for somebody from outside.", "ISS-4-3", "why_external")
    if entry.until is None:
        return must(False, "Set the last day on which they see this record.", "ISS-4-3", "until")
    return None


@ruling(ReviewerAppointed)
def may_end_before_it_begins(asked: Proposal, entry: ReviewerAppointed) -> Ruling:
    """ISS-4-3: it lasts at least a day."""
    allowed = entry.until is None or entry.until >= asked.happened
    return must(allowed, "The last day is before the appointment. Change one of the two days.", "ISS-4-3", "until")


@gate
def may_have_more_than_seventy(asked: Proposal) -> Ruling | None:
    """ISS-5-2: between 50 and 70 children for a whole post; beyond that, it is asked why."""
    entry = asked.entry
    if not isinstance(entry, ReviewerAppointed) or entry.practitioner is None or not_now(asked):
        return None
    with beneath():
        load = load_of(entry.practitioner, asked.happened, beside=asked.subject)
    number, most = load.children + 1, at_most(load.share)
    name = names([entry.practitioner]).get(entry.practitioner, "They")
    part = "" if load.share == 100 else f" for {load.share} % of a post"
    why = f"{name} would have {number} children, and {most} is the most{part} ({MOST} for a whole one). Why can they take one more?"
    return should(number <= most, why, "ISS-5-2", "practitioner")


# Whoever reviews has no other part.


def _given(entry: Entry) -> tuple[UUID, str] | None:
    """To whom an entry gives a part in the work, and the question that says so."""
    if entry.kind == ADVISER:
        who = getattr(entry, "practitioner", None)
        return (who, "practitioner") if who else None
    match entry:
        case Allocated(practitioner=who, role=role) if who and role is not AllocationRole.REVIEWING_OFFICER:
            return who, "practitioner"
        case HandoverOffered(to=who):
            return who, "to"
    return None


@gate
def may_give_the_reviewer_another_part(asked: Proposal) -> Ruling | None:
    """LAC-411-2, LAC-411-4: nobody is made the worker or the personal adviser of a child whose care they review."""
    given = _given(asked.entry)
    if given is None or not_now(asked):
        return None
    who, field = given
    if isinstance(asked.entry, HandoverOffered) and _is_review(asked, asked.entry.of):
        return None
    mine = [held for held in reviewing(asked.standing.lines, asked.happened) if held.practitioner == who]
    since = in_words(mine[0].begins) if mine else ""
    name = names([who]).get(who, "This person") if mine else ""
    why = f"{name} has reviewed this child’s care since {since}, and must stay independent. Choose somebody else."
    return must(not mine, why, "LAC-411-4" if asked.entry.kind == ADVISER else "LAC-411-2", field)


@gate
def may_cover_reviews_of_their_own_work(asked: Proposal) -> Ruling | None:
    """ISS-A-18, ISS-2-4: whoever covers for a reviewing officer is independent too; children of theirs are covered one by one."""
    entry = asked.entry
    if not isinstance(entry, CoverArranged) or not_now(asked):
        return None
    with beneath():
        number = len(set(_worked_with(asked.subject, entry)))
    why = (
        f"They work or worked with {number} of the children whose care is reviewed, and are not independent there. "
        "Give those to somebody else, by “Cover for one child”, and write here that you did."
    )
    return should(not number, why, "ISS-A-18", "acting")


def _worked_with(officer: UUID, entry: CoverArranged) -> Iterator[UUID]:
    reviewed = Allocation.objects.on(entry.from_).of(officer).filter(role=REVIEWS).values("subject")
    worked = Allocation.objects.of(entry.acting).filter(subject__in=reviewed).exclude(role=REVIEWS)
    return worked.values_list("subject", flat=True).iterator()
