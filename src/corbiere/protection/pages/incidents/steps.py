"""What may come next after something went wrong: each step offered with its clause, and its form begun. None of them is asked for."""

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from corbiere.desk.addresses import form_address
from corbiere.desk.record.record import Record
from corbiere.ledger.rulings import Line
from corbiere.protection.difficulties import try_again_by
from corbiere.protection.pages.worry.form import worry_address


class Offer(NamedTuple):
    """A step as it is declared. `asks` are the answers that its form begins with; `of`, `lead`, `manager` and `again` are filled in."""

    does: str
    clause: str
    kind: str
    asks: tuple[tuple[str, str], ...] = ()


class Step(NamedTuple):
    """A step as the page offers it."""

    does: str
    clause: str
    href: str


OF = ("of", "of")
# fmt: off
TOGETHER = (OF, ("lead", "lead"), ("manager", "manager"))
DECIDE = Offer("Decide the next step, lead and manager together", "CPP-109", "next-step-decided", TOGETHER)
CORE_GROUP = Offer("Call the core group", "CPP-109", "protection-meeting-arranged", (("type", "=core-group"),))
STRATEGY = Offer("Hold a strategy discussion", "CPP-110", "protection-meeting-arranged", (("type", "=strategy-discussion"),))
INSTEAD = Offer("A strategy discussion in its place", "CPP-41", "strategy-discussion-held", (("instead_of_core_group", "=yes"),))
SAFE_NOW = Offer("Agree what keeps {name} safe now", "CPP-110", "safety-actions-agreed", (OF,))
EARLY = Offer("Ask the chair for an early review", "CPP-8", "early-review-requested", (OF,))
LEGAL = Offer("Decide on legal planning", "CPP-111", "legal-planning-decided")
AGAIN = Offer("Plan the second try", "CPP-107", "planned", (("what", "=child-seen"), ("for", "again")))
LOOK_INTO = Offer("Look into who they are", "PS-4.9", "newcomer-checked", (OF,))
ASK = Offer("Ask the police, health or somebody else what they know", "PS-4.9", "agency-asked")
FOUND = Offer("{name} is found", "", "child-found", (OF,))
TALK = Offer("Talk with {name} about why and where", "PS-7.5", "return-talk-held", (OF,))
HOME = Offer("{name} leaves hospital", "", "hospital-discharged", (OF,))
ANSWER = Offer("Answer, as the chair", "CPP-8", "early-review-answered", (OF,))
NEW_DAY = Offer("Set the new day of the review", "CPP-8", "conference-arranged", (("type", "=review"),))
WORRY = Offer("Is {name} in danger now? Tell the Hub", "CPP-110", "concern-received")
OFFERS: dict[str, tuple[Offer, ...]] = {
    "visit-failed": (AGAIN, DECIDE, CORE_GROUP, STRATEGY, EARLY, LEGAL),
    "not-brought": (DECIDE, CORE_GROUP, STRATEGY, EARLY),
    "hospital-admitted": (DECIDE, CORE_GROUP, INSTEAD, HOME),
    "hospital-discharged": (CORE_GROUP, INSTEAD),
    "household-joined": (LOOK_INTO, ASK, CORE_GROUP, STRATEGY),
    "child-missing": (FOUND, SAFE_NOW, STRATEGY, CORE_GROUP),
    "child-found": (TALK, SAFE_NOW, STRATEGY, CORE_GROUP),
    "concern-received": (SAFE_NOW, STRATEGY, EARLY, LEGAL),
    "newcomer-checked": (SAFE_NOW, STRATEGY, CORE_GROUP, EARLY),
    "obstacle-met": (EARLY, LEGAL, CORE_GROUP),
    "early-review-requested": (ANSWER,),
    "early-review-answered": (NEW_DAY,),
    "return-talk-held": (SAFE_NOW, STRATEGY),
}
# fmt: on
WRONG = frozenset(OFFERS) | {"difference-opened"}


def steps(record: Record, line: Line, lead: UUID | None, manager: UUID | None) -> list[Step]:
    """The steps that whoever looks can record, in the order in which one would think of them."""
    offered = [offer for offer in OFFERS.get(line.kind, ()) if record.may(offer.kind)]
    danger = [WORRY] if line.kind not in ("concern-received", "early-review-requested", "early-review-answered") else []
    again, _ = try_again_by(line)
    given = {"of": str(line.root), "lead": str(lead or ""), "manager": str(manager or "")}
    return [_step(record, offer, {**given, "again": again.isoformat()}) for offer in (*offered, *danger)]


def _step(record: Record, offer: Offer, given: dict[str, str]) -> Step:
    href = worry_address(record.subject) if offer is WORRY else form_address(record.subject, offer.kind, **_asks(offer.asks, given))
    return Step(offer.does.format(name=record.called), offer.clause, href)


def _asks(asks: Sequence[tuple[str, str]], given: dict[str, str]) -> dict[str, str]:
    """A value that begins with = is meant as it stands. A day is three answers, as the form has it."""
    found: dict[str, str] = {}
    for name, value in asks:
        said = value[1:] if value.startswith("=") else given[value]
        if value == "again":
            year, month, day = said.split("-")
            found |= {f"{name}-day": str(int(day)), f"{name}-month": str(int(month)), f"{name}-year": year}
        elif said:
            found[name] = said
    return found
