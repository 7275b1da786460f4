"""Adds child protection to the pages of the desk: the plan, what goes wrong, and the states that a header names."""

from collections.abc import Sequence

from corbiere.desk.extend import Act, AfterRecording, Flag, RecordPart, declare
from corbiere.desk.record.additions import NewInFamily
from corbiere.desk.record.display import label_of
from corbiere.ledger.declaration import FollowUp
from corbiere.ledger.entry import PERSON
from corbiere.ledger.record import Line
from corbiere.people.needs import Harm
from corbiere.protection.entries.conferences import ConferenceHeld
from corbiere.protection.pages.incidents.after import followed
from corbiere.protection.pages.incidents.steps import WRONG
from corbiere.protection.pages.plan.brief import brief, on_adults_record
from corbiere.statute.states import ENQUIRY, INVOLVED, LOOKED_AFTER, ON_PLAN

PROTECTION = "protection"


def _harm(lines: Sequence[Line]) -> str:
    said = [line.body for line in lines if line.kind == ConferenceHeld.kind and line.body.get("harm")]
    if not said:
        return ""
    label = label_of(Harm, said[-1]["harm"]).lower()
    words = said[-1].get("harm_in_words") if said[-1]["harm"] == Harm.OTHER else None
    return f" ({label}: {words})" if words else f" ({label})"


declare(
    RecordPart(
        name="plan-brief", called="Plan", about=(PERSON,), needs=PROTECTION, template="protection/plan/brief.html", build=brief, order=60
    )
)
declare(
    RecordPart(
        name="plan-of-a-child",
        called="A child’s plan",
        about=(PERSON,),
        template="protection/plan/noted.html",
        build=on_adults_record,
        order=61,
    )
)
ON_REGISTER = "On the Child Protection Register"
declare(
    Flag(
        name="on-plan",
        state=ON_PLAN,
        says=ON_REGISTER,
        more=_harm,
        begun="is on the Child Protection Register",
        ended="is no longer on the Child Protection Register",
        order=10,
    )
)
declare(
    Flag(
        name="enquiry",
        state=ENQUIRY,
        says="Article 42 enquiry",
        begun="is the subject of an Article 42 enquiry",
        ended="is no longer the subject of an Article 42 enquiry",
        order=30,
    )
)
declare(
    Flag(
        name="looked-after",
        state=LOOKED_AFTER,
        says="Looked after",
        begun="is looked after",
        ended="is no longer looked after",
        order=20,
    )
)
declare(Flag(name="involved", state=INVOLVED, begun="has our services involved", ended="no longer has our services involved", order=40))
declare(Act(name="incidents", called="When something goes wrong", page="protection:trouble", about=(PERSON,)))
declare(AfterRecording(name="incidents", kinds=WRONG, template="protection/incidents/followed.html", build=followed))

STRATEGY = FollowUp("protection-meeting-arranged", "Arrange a strategy discussion about {name}", "", (("type", "=strategy-discussion"),))
declare(
    NewInFamily(
        name="before-birth",
        unborn=True,
        offers=(
            FollowUp("agency-asked", "Ask the midwife and the health visitor what they know"),
            STRATEGY,
            FollowUp("conference-requested", "Ask for a pre-birth conference", "CPP-9", (("type", "=pre-birth"),)),
            FollowUp("allocated", "Say who works with {name}", "CPP-1"),
        ),
    )
)
declare(
    NewInFamily(
        name="after-birth",
        unborn=False,
        offers=(
            FollowUp("agency-asked", "Ask health, the school and others what they know"),
            FollowUp("child-seen", "Write down that you saw {name}"),
            STRATEGY,
            FollowUp("conference-requested", "Ask for a conference", "CPP-1", (("type", "=initial"),)),
            FollowUp("allocated", "Say who works with {name}", "CPP-1"),
        ),
    )
)
