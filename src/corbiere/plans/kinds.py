"""The kinds that tell a plan to the child and the family and hear what they think of it, made once for each app that makes plans.

They are ordinary kinds, named after the app: `help-plan-answered`, `help-plan-explained` and so on. A ruling on one of the classes above
them (`@ruling(PlanGiven)`) holds for all of them.
"""

from dataclasses import dataclass
from typing import Any

from corbiere.ledger.declaration import WHOLE
from corbiere.ledger.entry import About, Whose
from corbiere.ledger.kind_makers import E, kind_from, pointer
from corbiere.ledger.phases import PLAN
from corbiere.plans.entries import ChildsPlanWritten, PlanAnswered, PlanExplained, PlanGiven


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanKinds:
    """The classes, by what each says of a plan."""

    answered: type[PlanAnswered]
    explained: type[PlanExplained]
    given: type[PlanGiven]
    own: type[ChildsPlanWritten]


def kinds_around(
    app: str,
    *,
    plan: str,
    briefly: str,
    versions: tuple[str, ...],
    about: About,
    category: str,
    whose: tuple[Whose, ...],
    of: str = "child",
) -> PlanKinds:
    """Makes the kinds of an app. `plan` and `briefly` are what a plan is called; `versions` the kinds that write one down; `of` whose plan
    it is."""
    keywords: dict[str, Any] = {"about": about, "category": category, "whose": whose, "phase": PLAN}

    def made(base: type[E], part: str, called: str, also: str, **more: Any) -> type[E]:
        said = {"called": called, "also": (also,), **more}
        return kind_from(base, f"{app}-{part}", keywords | said, {"of": pointer(base, "of", versions)})

    capital = f"{plan[0].upper()}{plan[1:]}"
    answered = made(PlanAnswered, "plan-answered", f"Views on the {plan}", f"what they think of the {briefly}", before_birth=True)
    explained = made(
        PlanExplained, "plan-explained", f"{capital} explained to the {of}", f"went through the {briefly}", verb="Explain", story=False
    )
    given = made(PlanGiven, "plan-given", f"{capital} shared", f"gave the {briefly}", verb="Share", before_birth=True, story=False)
    called, also = f"The {of}’s own {plan}", f"{briefly} for the {of}"
    own = made(ChildsPlanWritten, "childs-plan-written", called, also, whole=True, family=WHOLE, story=False)
    return PlanKinds(answered=answered, explained=explained, given=given, own=own)
