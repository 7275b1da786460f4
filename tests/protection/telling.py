"""Tells how things stand for Mia Renouf, from story lines and from entries, with no database; and asks a ruling."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID, uuid4, uuid5

from corbiere.ledger.entry import Entry
from corbiere.ledger.reading import facts_of, happening
from corbiere.ledger.record import Author, Line, Standing
from corbiere.ledger.rulings import Proposal, Rule, Ruling, rules_of
from corbiere.meetings.parts import Attendance, Sector
from corbiere.protection.entries import ConferenceHeld, EnquiryConcluded
from corbiere.statute.facts import Fact
from corbiere.statute.kinds import KINDS
from corbiere.statute.story import parse

MIA = UUID(int=1)
ANA, BEN, CLAIRE, DAVID = (UUID(int=number) for number in (11, 12, 13, 14))  # social worker, her manager, health visitor, teacher
BY_ANA = Author(practitioner=ANA, agency=UUID(int=21))
BY_IMPORT = Author(system="import of a census")
BORN = "2018-06-03  born"
ON_PLAN = f"{BORN}\n2026-03-02  conference-held  type=initial outcome=plan"

Told = str | tuple[str, Entry] | Line


def day(text: str) -> date:
    return date.fromisoformat(text)


def line(happened: str, entry: Entry, order: int = 0, id: UUID | None = None) -> Line:
    id = id or uuid4()
    return Line(order, id, id, entry.kind, entry.version, day(happened), None, day(happened), ANA, None, None, entry.body())


def lines(*told: Told) -> list[Line]:
    """In order of happening. A name given in a story (`ref=cg1`) is the entry `named("cg1")`."""
    found: list[Line] = []
    for part in told:
        match part:
            case str():
                (facts,) = parse(part.encode(), "story", "Mia").values()
                found += [_line(fact) for fact in facts]
            case Line():
                found.append(part)
            case (happened, entry):
                found.append(line(happened, entry))
    return sorted((line._replace(order=order) for order, line in enumerate(found)), key=happening)


def named(ref: str) -> UUID:
    return uuid5(MIA, ref)


def _line(fact: Fact) -> Line:
    id = named(fact.ref) if fact.ref else uuid4()
    body = {name: _value(fact.kind, name, value) for name, value in fact.attributes}
    if fact.of:
        body["of"] = str(named(fact.of))
    return Line(0, id, id, fact.kind, 1, fact.day, None, fact.recorded, ANA, None, None, body)


def _value(kind: str, name: str, value: str) -> Any:
    attribute = KINDS[kind].attribute(name)
    if attribute and attribute.values == ("yes", "no"):
        return value == "yes"
    return int(value) if attribute and attribute.type == "number" else value


def asked(entry: Entry, on: str, *told: Told, by: Author = BY_ANA) -> Proposal:
    held = lines(*told)
    standing = Standing(MIA, held, facts_of(held))
    return Proposal(entry, MIA, "person", day(on), None, day("2026-12-31"), by, standing)


def ruled(rule: Rule, entry: Entry, on: str, *told: Told, by: Author = BY_ANA) -> Ruling | None:
    return rule(asked(entry, on, *told, by=by), entry)


def allows(rule: Rule, entry: Entry, on: str, *told: Told, by: Author = BY_ANA) -> bool:
    """Whether the ruling lets it pass, by saying yes or nothing."""
    found = ruled(rule, entry, on, *told, by=by)
    return found is None or found.allowed


def against(entry: Entry, on: str, *told: Told, by: Author = BY_ANA) -> list[Ruling]:
    """Every ruling on the entry that does not simply allow it."""
    question = asked(entry, on, *told, by=by)
    return [found for rule in rules_of(entry.kind) if (found := rule(question, entry)) is not None and not found.allowed]


def came(*sectors: Sector) -> list[Attendance]:
    return [Attendance(who=sector.label, sector=sector, came=True) for sector in sectors]


def changed(entry: Entry, **answers: Any) -> Any:
    """The same entry with other answers, read anew."""
    return type(entry).model_validate(entry.body() | answers)


def without(entry: Entry, *names: str) -> Any:
    return type(entry).model_validate({name: value for name, value in entry.body().items() if name not in names})


def _whole(kind: type[Entry], body: dict[str, Any]) -> Any:
    return kind.model_validate(body)


# What a careful worker would write.

ALL_CAME = [{"who": "Claire", "sector": sector, "came": True} for sector in ("social-care", "health", "education")]
PLAN: ConferenceHeld = _whole(
    ConferenceHeld,
    {
        "type": "initial",
        "outcome": "plan",
        "attended": ALL_CAME,
        "harm": "neglect",
        "harm_basis": "likely",
        "outline": [{"what": "Breakfast club every day", "against": "neglect", "who": "Mum"}],
        "contingency": "Gran takes Mia for the week",
        "lead_social_worker": str(ANA),
        "lead_is_qualified": True,
        "lead_manager": str(BEN),
        "core_group": [{"practitioner": str(CLAIRE), "role": "health visitor"}],
        "family_group": [{"who": "Joana Renouf", "relation": "mum"}],
        "first_core_group": "2026-03-16",
        "next_review": "2026-06-02",
        "in_plain_words": "Breakfast every day, and Claire comes to weigh Mia",
        "complaints_told": True,
    },
)
REVIEW: ConferenceHeld = _whole(
    ConferenceHeld,
    {
        "type": "review",
        "outcome": "continue",
        "attended": ALL_CAME,
        "next_core_groups": ["2026-06-10"],
        "next_review": "2026-10-02",
        "in_plain_words": "The plan goes on until the autumn",
        "complaints_told": True,
    },
)
CONCLUSION: EnquiryConcluded = _whole(
    EnquiryConcluded,
    {
        "outcome": "conference",
        "harmed": "likely",
        "significant": True,
        "evidence": [{"text": "No food in the house on three visits", "ground": "observed"}],
        "history": [{"who": "Mum", "read": True}, {"who": "Steve", "read": True}],
        "looked_into": [{"into": "left alone at night", "found": "True on two nights"}],
    },
)


def kinds_of(found: Sequence[Ruling]) -> list[str]:
    return [ruling.clause for ruling in found]
