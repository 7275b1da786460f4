"""Jade’s plan, told on top of the cast: worked out by her first core group, with an outcome that is stuck and an action that is late."""

from typing import Any

from cast import Cast
from corbiere.ledger.reading import lines, without_row_security
from corbiere.plans.versions import Version
from corbiere.protection.planning import versions

BREAKFAST, SLEEP = "Jade has breakfast every day", "Mum has help with sleep"
CLUB = {"what": "Breakfast club every day", "who": "Mum and school", "against": "neglect", "known_by": "The school’s list of mornings"}


def detailed(cast: Cast) -> dict[str, Any]:
    """The plan as the first core group worked it out."""
    return {
        "stage": "detailed",
        "harm": "neglect",
        "safe_from": [{"what": "Going to school hungry and without sleep", "harm": "neglect"}, {"what": "Being alone with Noah at night", "harm": "neglect"}],
        "needs": [{"area": "health", "what": "A dentist"}, {"area": "development", "what": "To be a child and not Noah’s mother"}],
        "outcomes": [
            {
                "what": BREAKFAST,
                "measure": "The school’s list of mornings",
                "by": str(cast.ago(-10)),
                "why_then": "She is in year 3, and what she misses now she misses for long",
                "aims": ["safety", "growing"],
                "actions": [CLUB | {"by": str(cast.ago(20)), "agency": str(cast.agencies["david"])}],
            },
            {
                "what": SLEEP,
                "measure": "Mum sleeps five nights of seven",
                "by": str(cast.ago(-40)),
                "why_then": "Jade wakes when Mum does",
                "aims": ["family"],
                "actions": [
                    {
                        "what": "A night nurse on three nights", "who": "Claire Hacquoil", "by": str(cast.ago(4)),
                        "known_by": "Mum says how she slept", "agency": str(cast.agencies["claire"]),
                    },
                    {"what": "See the doctor", "who": "Marie Le Brocq", "by": str(cast.ago(-5)), "known_by": "A letter of the doctor"},
                ],
            },
        ],
        "wanted": [
            {"side": "child", "change": "That Mum is not so tired"},
            {"side": "parents", "who": "Mum", "change": "I want to sleep", "needs": "Somebody for Noah at night."},
        ],
        "support": [{"what": "A family support worker on Tuesdays", "whom": "parents", "provider": "The Bridge", "starts": str(cast.ago(30))}],
        "contingency": [{"if": "Jade still goes without breakfast", "by": str(cast.ago(-10)), "then": "Gran takes Jade and Noah for the week", "who": "Gran"}],
        "seen_by": [{"who": "Claire Hacquoil", "how_often": "every week, with Noah"}],
        "roles": [{"who": "Marie Le Brocq", "side": "parents", "part": "Wakes Jade and walks her to the club"}],
        "views": {"own_words": "I want Mum to sleep so she can play.", "how": "drawing"},
        "not_accepted": [{"who": "Mum", "wish": "No visits without a call.", "why_not": "some visits must be unannounced."}],
        "household": [{"who": "Noah", "safe": "Gran has him on Fridays", "own_plan": False}],
        "tools": ["Three houses"],
    }  # fmt: skip


def worked_out(cast: Cast) -> None:
    """Two core groups, the plan, what was done for it, and how Jade has it."""
    cast.tell("jade", "protection-plan-written", 33, **detailed(cast))
    second = [
        {"outcome": BREAKFAST, "progress": "off-track", "what_now": "The club rings Mum at seven"},
        {"outcome": SLEEP, "progress": "off-track", "what_now": "Ask the doctor again"},
    ]
    came = [{"who": who, "sector": sector, "came": True} for who, sector in (("Ana Pires", "social-care"), ("Claire Hacquoil", "health"))]
    cast.tell("jade", "core-group-held", 19, quorate=True, attended=came, all_agreed=True, progress=second)
    cast.tell("jade", "core-group-held", 5, quorate=True, attended=came, all_agreed=True,
              progress=[{"outcome": BREAKFAST, "progress": "on-track"}, {"outcome": SLEEP, "progress": "not-started"}])  # fmt: skip
    cast.tell(
        "jade", "protection-action-noted", 21, what=CLUB["what"], doing="done", told="She has come every morning.", put_in="A free place"
    )
    cannot = cast.tell(
        "jade",
        "protection-action-noted",
        6,
        what="See the doctor",
        doing="cannot",
        told="No appointment before next month",
        instead="Claire goes along",
    )
    assert cannot
    said = [
        {
            "who": "Marie Le Brocq",
            "side": "parents",
            "understands": True,
            "accepts": True,
            "willing": True,
            "knows_part": True,
            "signed": "on-paper",
        },
        {"who": "Gran", "side": "family", "understands": True, "accepts": False, "why": "She wants Jade to live with her."},
    ]
    cast.tell("jade", "protection-plan-answered", 31, people=said)
    cast.tell("jade", "protection-plan-explained", 30, how="with the three houses", explained_by="Ana Pires", agrees=True,
              views={"own_words": "Can Gran come too?", "how": "talking"})  # fmt: skip


def own_copy(cast: Cast) -> None:
    cast.tell("jade", "protection-childs-plan-written", 29, language="Portuguese", language_code="pt", worry="Queremos que estejas segura e que tenhas o que comer.",
              better=["Tomas o pequeno-almoço todos os dias.", "A mãe dorme melhor."], we_will=["A Claire vem à noite."],
              family_will=["A mãe leva-te à escola."], you_can=["Diz à Ana se tens fome."], tell="A Ana: 01534 000000")  # fmt: skip


def plan_of(cast: Cast) -> list[Version]:
    with without_row_security():
        return versions(lines(cast.jade))
