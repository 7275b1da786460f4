"""Jade Le Brocq’s care plan: written with her at the piano, agreed by those who help and by the manager, by the days of her story."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from corbiere.care.entries import CareHelpAnswered, CarePlanAgreed, CarePlanSent, CarePlanWritten
from corbiere.island.circle import Circle
from corbiere.island.households import InventedPerson
from corbiere.island.staff import InventedPractitioner
from corbiere.island.telling import Answers
from corbiere.ledger.entry import Entry

WRITTEN = date(2026, 6, 2)
LISTENS, LESSONS = "Somebody to talk with about home, every week", "Piano lessons wherever she lives"
SIDES: Answers = {
    "safe": "No need just now. She knows whom to ring.",
    "healthy": "No need of the body. She sleeps when she has played.",
    "achieving": "Some need: she missed weeks of school in spring.",
    "nurtured": "Great need: she looked after everybody, and nobody after her.",
    "active": "No need. She walks the sea wall.",
    "respected": "Some need: she wants to be asked first, and in good time.",
    "responsible": "No need. She does too much, if anything.",
    "included": "Some need: her friends do not know where she lives.",
    "home": "With carers who let her practise, until her mother can have her back; looked at again at each review.",
    "health": "The dentist each half year. CAMHS was asked what would help.",
    "learning": "Stays on her course of music; somebody goes through what she missed.",
    "feelings": "She makes jokes when she is sad. Ask twice.",
    "everyday": "Cooks, washes, and forgets to eat.",
    "money": "Pocket money on Fridays, and a savings book for a keyboard of her own.",
    "identity": "Half Portuguese, all pianist, she says. Sundays in Portuguese with Vovó.",
    "relationships": "Luc every Sunday, her mother as arranged, Vovó whenever she likes.",
}


class ToldOfJade(NamedTuple):
    """An entry by its day in the story. `key` names it; `by` wrote it."""

    day: date
    kind: type[Entry]
    answers: Answers
    by: InventedPractitioner
    key: str = ""


def care_plan_of(jade: InventedPerson, circle: Circle, by: timedelta, of: str) -> Iterator[ToldOfJade]:
    """`of` is the id under which the plan itself is kept."""
    yield ToldOfJade(WRITTEN, CarePlanWritten, _plan(circle, by), circle.lead, "care plan")
    for who, what in ((circle.health, LISTENS), (circle.teacher, LESSONS)):
        said: Answers = {"of": of, "what": what, "answer": "agreed", "who": str(who.name)}
        yield ToldOfJade(WRITTEN + timedelta(days=3), CareHelpAnswered, said, who, f"care plan answer {what}")
    sent: Answers = {"of": of, "said": "all", "taken_by": circle.manager.id}
    yield ToldOfJade(WRITTEN + timedelta(days=5), CarePlanSent, sent, circle.lead, "care plan sent")
    best: Answers = {
        "why_best": "She keeps her piano, her brother on Sundays, and people who ask her first.",
        "wanted": "To be with Luc, and to play.",
        "followed": "partly",
        "why_not_followed": "Nobody has room for two with a piano yet. We go on looking, and she is told each month.",
    }
    agreed: Answers = {"of": of, "best": best, "decisions": [best | {"decided": f"{jade.name.given} lives where she can practise."}]}
    yield ToldOfJade(WRITTEN + timedelta(days=8), CarePlanAgreed, agreed, circle.manager, "care plan agreed")


def _plan(circle: Circle, by: timedelta) -> Answers:
    until = WRITTEN + by + timedelta(days=400)
    return {
        **SIDES,
        "views": {"own_words": "Can it say that I’m not a guest? I want to leave my shoes in the hall.", "how": "At the piano"},
        "hopes": "To play in a hall where nobody knows me. And then they do.",
        "grows_up": "parents",
        "grows_up_says": "Her mother is getting well. If that takes too long, with her father once he works days.",
        "needs": [{"what": "To be somebody’s child, and not the grown-up", "indicator": "nurtured", "how_great": "great"}],
        "outcomes": [
            _goal("feelings", "She says when something is too much", "nurtured", until, _help(LISTENS, circle.health, "Thursdays", until)),
            _goal("learning", "She is in the spring concert", "achieving", until, _help(LESSONS, circle.teacher, "Twice a week", until)),
        ],
        "consulted": [{"side": "parents", "who": "Sofia Pereira, mother", "says": "She carried too much. I want her to be fourteen."}],
        "roles": [{"who": str(circle.lead.name), "side": "professionals", "part": "Rings first, and sees that all of it happens"}],
        "contingency": [{"if": "she has to move again", "then": "She meets them before, and the piano goes along"}],
    }  # fmt: skip


def _goal(area: str, what: str, indicator: str, by: date, help: Answers) -> Answers:
    return {"area": area, "what": what, "indicators": [indicator], "measure": "She tells us, at each review", "by": by, "actions": [help]}


def _help(what: str, who: InventedPractitioner, manner: str, by: date) -> Answers:
    return {
        "what": what, "who": str(who.name), "agency": who.agency.id, "practitioner": who.id, "manner": manner,
        "achieves": "She has it easier, and says so", "by": by, "known_by": "She tells us",
    }  # fmt: skip
