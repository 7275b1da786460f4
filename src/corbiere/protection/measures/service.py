"""The Independent Safeguarding service, whose the measures of child protection are, and its three groups (ISS-5-1, ISS-10-1).

Its administrator, who keeps the register, and the manager of those who chair conferences and reviews have every number whole.
"""

from corbiere.insight import groups
from corbiere.insight.groups import Grouping, StateGroup
from corbiere.insight.measure import MeasureSet
from corbiere.protection.register import REGISTER
from corbiere.registers.rights import answers_for_the_service, sees_numbers
from corbiere.statute.states import BEFORE_COURT, LOOKED_AFTER, ON_PLAN

SERVICE = MeasureSet(
    name="safeguarding-service",
    called="Child protection conferences",
    says="What the Independent Safeguarding service counts of child protection conferences (ISS, section 7).",
    category="protection",
    whole=answers_for_the_service,
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
        whole=answers_for_the_service,
        numbers=lambda viewer: sees_numbers(viewer, REGISTER),
    )
)
