"""The people whom tests and the demonstration share, with fixed identifiers and addresses. None of them exists."""

from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from corbiere.island.households import identifier
from corbiere.island.names import InventedName
from corbiere.island.staff import (
    ADMINISTRATOR,
    ADVISER,
    FAMILY_WORKER,
    FOSTER_CARER,
    HEALTH_VISITOR,
    MANAGER,
    POLICE,
    REVIEWING_OFFICER,
    SOCIAL_WORKER,
    TEACHER,
    TEAMS,
    InventedPractitioner,
)

PASSWORD = "lighthouse-on-the-rocks"  # noqa: S105 - printed by the demonstration; it opens nothing but an invented island
JOINED_BEFORE = timedelta(days=1200)


class CastRole(StrEnum):
    LEAD = "ana.pires"
    MANAGER = "ruth.hamon"
    HEALTH_VISITOR = "grace.otieno"
    REVIEWING_OFFICER = "alan.vibert"
    HUB = "magda.nowicka"
    REGISTER = "colin.dorey"
    TEACHER = "claire.vautier"
    POLICE = "tom.ashby"
    VIRTUAL_SCHOOL = "yves.pallot"
    ADVISER = "zofia.le.feuvre"
    CARER = "marguerite.le.sueur"
    STRANGER = "nuno.figueira"


class CastMember(NamedTuple):
    """Who plays what, in which team, and what they will see when they sign in."""

    role: CastRole
    name: InventedName
    profession: str
    team: str
    sees: str

    @property
    def email(self) -> str:
        return f"{self.role}@example.invalid"


CAST = (
    CastMember(
        CastRole.LEAD,
        InventedName("Ana", "Pires"),
        SOCIAL_WORKER,
        "corbiere",
        "her work: children on plans, Luc Le Brocq among them, and Maggie Querée, whose help may end",
    ),
    CastMember(
        CastRole.MANAGER, InventedName("Ruth", "Hamon"), MANAGER, "corbiere", "her team: what is due for whom, and visits that failed twice"
    ),
    CastMember(
        CastRole.HEALTH_VISITOR,
        InventedName("Grace", "Otieno"),
        HEALTH_VISITOR,
        "health-visiting",
        "Luc, whose core group she sits on, and Maggie Querée, whose help she led first",
    ),
    CastMember(
        CastRole.REVIEWING_OFFICER,
        InventedName("Alan", "Vibert"),
        REVIEWING_OFFICER,
        "reviewing",
        "the children in care whose reviews he holds, and those whose conferences he chairs",
    ),
    CastMember(CastRole.HUB, InventedName("Magda", "Nowicka"), SOCIAL_WORKER, "hub", "the worries that have come in and are not decided"),
    CastMember(
        CastRole.REGISTER,
        InventedName("Colin", "Dorey"),
        ADMINISTRATOR,
        "reviewing",
        "the three registers, and the conferences he arranges",
    ),
    CastMember(
        CastRole.TEACHER, InventedName("Claire", "Vautier"), TEACHER, "deux-phares-wellbeing", "one child: Luc, who is in her class"
    ),
    CastMember(CastRole.POLICE, InventedName("Tom", "Ashby"), POLICE, "public-protection", "the children whose core groups he sits on"),
    CastMember(
        CastRole.VIRTUAL_SCHOOL,
        InventedName("Yves", "Pallot"),
        MANAGER,
        "virtual-school",
        "the schools, plans and terms of all children in care",
    ),
    CastMember(
        CastRole.ADVISER,
        InventedName("Zofia", "Le Feuvre"),
        ADVISER,
        "looked-after",
        "young people who left care, and what they ask for",
    ),
    CastMember(
        CastRole.CARER,
        InventedName("Marguerite", "Le Sueur"),
        FOSTER_CARER,
        "fostering",
        "the two children who live with her: their days, and what she needs to know, and nothing else",
    ),
    CastMember(CastRole.STRANGER, InventedName("Nuno", "Figueira"), FAMILY_WORKER, "porto-aberto", "no child at all"),
)


def player(part: CastMember, today: date) -> InventedPractitioner:
    agency, team = TEAMS[part.team]
    return InventedPractitioner(identifier("cast", part.role), part.name, part.profession, agency, team, today - JOINED_BEFORE)


def cast(today: date) -> dict[CastRole, InventedPractitioner]:
    return {part.role: player(part, today) for part in CAST}
