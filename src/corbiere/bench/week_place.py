"""All that stands around a worker on Monday morning: children on plans, meetings of today, three brothers, an offer."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from corbiere.bench.week_acts import Monday
from corbiere.bench.workplace import CAME, Workplace
from corbiere.ledger.reading import lines, without_row_security

CHILDREN, BROTHERS, LENGTH = 9, 3, 20
CHILD_SAID = {"own_words": "I hide when they shout.", "how": "drawing"}
TODAY = {"type": "core-group", "at": "10:00"}
LATEST = "23:59"  # so that the conference is to come, at whatever hour of the day this is measured


def desk(place: Workplace) -> Monday:
    """The worker leads all of them but the child whom a colleague offers her."""
    worker, colleague = place.workers(2)
    place.somebody("David Vibert", "teacher", "Plat Douet School", "education")
    chair = place.somebody("Ruth Le Sueur", "reviewing-officer", "Independent Safeguarding Service", "social-care")
    children, brothers = place.children(worker, [LENGTH] * CHILDREN), place.siblings(worker, BROTHERS)
    (offered,) = place.children(colleague, [LENGTH])
    place.together("role-granted", place.manager, {worker: {"role": "conference-administrator", "why": "She arranges for her team"}})
    groups = {one: _arranged(place, worker, one, "protection-meeting-arranged", TODAY) for one in children[:2]}
    place.plans(worker, children[:2])
    _after_enquiry(place, worker, brothers, chair)
    with without_row_security():
        work = next(line.id for line in lines(offered) if line.kind == "allocated")
    note = "She listens for Noah before she answers."
    place.together("handover-offered", colleague, {offered: {"of": str(work), "to": str(worker), "note": note}})
    review, due = (place.today + timedelta(days=days) for days in (80, 100))
    return Monday(place.cookie(worker), place.cookie(chair), children, groups, brothers, offered, review, due)


def _arranged(place: Workplace, worker: UUID, child: UUID, kind: str, body: dict[str, Any]) -> UUID:
    return place.together(kind, worker, {child: {**body, "for": place.today}})[child]


def _after_enquiry(place: Workplace, worker: UUID, brothers: list[UUID], chair: UUID) -> None:
    """One mother, one enquiry, and a conference of today."""
    with without_row_security():
        mother = next(line.body for line in lines(brothers[0]) if line.body.get("relation") == "mother")
    place.together("relationship-noted", worker, dict.fromkeys(brothers[1:], mother))
    found: dict[str, Any] = {"outcome": "conference", "harmed": "likely", "significant": True}
    found |= {"evidence": [{"text": "Broken doors", "ground": "observed"}], "history": [{"who": "Mum", "read": True}]}
    found |= {"looked_into": [{"into": "Fights at night", "found": "True"}]}
    steps: dict[str, dict[str, Any]] = {
        "strategy-discussion-held": {"outcome": "enquiry", "attended": CAME},
        "enquiry-started": {},
        "child-seen": {"where": "home", "alone": True, "views": CHILD_SAID},
        "enquiry-concluded": found,
        "conference-arranged": {"type": "initial", "for": place.today, "at": LATEST, "chairs": chair},
    }
    for kind, body in steps.items():
        place.together(kind, worker, dict.fromkeys(brothers, body))
