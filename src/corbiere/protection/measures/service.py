"""The Independent Safeguarding service, whose the measures of child protection are, and its three groups (ISS-5-1, ISS-10-1).

Its administrator, who keeps the register, and the manager of those who chair conferences and reviews have every number whole.
"""

from corbiere.access.viewing import MANAGES, Viewer
from corbiere.agencies.entries import Profession, Role
from corbiere.agencies.models import Practitioner, TeamManager, TeamMember
from corbiere.insight import groups
from corbiere.insight.groups import Grouping, StateGroup
from corbiere.insight.measure import MeasureSet
from corbiere.protection.register import REGISTER
from corbiere.registers.rights import sees_numbers
from corbiere.statute.states import BEFORE_COURT, LOOKED_AFTER, ON_PLAN

CHAIRING = (Profession.CONFERENCE_CHAIR, Profession.REVIEWING_OFFICER)


def answers_for_everyone(viewer: Viewer) -> bool:
    """Whether they keep the registers, or manage a team in which somebody chairs conferences or reviews."""
    if Role.REGISTER_ADMINISTRATOR in viewer.roles:
        return True
    if MANAGES not in viewer.roles:
        return False
    managed = TeamManager.objects.on(viewer.on).filter(practitioner=viewer.practitioner).values("subject")
    members = TeamMember.objects.on(viewer.on).filter(team__in=managed).values("subject")
    return Practitioner.objects.on(viewer.on).filter(subject__in=members, profession__in=CHAIRING).exists()


SERVICE = MeasureSet(
    name="safeguarding-service",
    called="Child protection conferences",
    says="What the Independent Safeguarding service counts of child protection conferences (ISS, section 7).",
    category="protection",
    whole=answers_for_everyone,
)
THREE_GROUPS = groups.declare(
    Grouping(
        name="safeguarding-service",
        called="Three groups of children",
        link="How many children are looked after, on the register and before the Royal Court",
        says="The Independent Safeguarding service answers for children who are looked after, children on the Child Protection Register, "
        "and children before the Royal Court. Some are in more than one.",
        clause="ISS-5-1",
        groups=(
            StateGroup(
                name="looked-after",
                called="Looked after",
                state=LOOKED_AFTER,
                counted="Looked after: from the day care started until it ended, or the eighteenth birthday.",
            ),
            StateGroup(
                name="on-register",
                called="On the Child Protection Register",
                state=ON_PLAN,
                counted="On the Child Protection Register: from the conference that decided on a plan until the one that ended it, "
                "or the eighteenth birthday.",
                always=True,
            ),
            StateGroup(
                name="before-court",
                called="Before the Royal Court",
                state=BEFORE_COURT,
                counted="Before the Royal Court: from the day proceedings were issued until they ended, or the eighteenth birthday.",
            ),
        ),
        whole=answers_for_everyone,
        numbers=lambda viewer: sees_numbers(viewer, REGISTER),
    )
)
