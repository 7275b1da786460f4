"""Everybody who may have to do with Jade, each by what they are to her: for the walk of every role through every kind."""

from uuid import UUID

from agencies.workplace import agency, covers, holds, manages, practitioner, team
from cast import Cast
from corbiere.agencies.entries import Profession, Role

# Whom the record is open to, and whom it is not; those in the second list see who she is at most, for one answer alone.
INSIDE = ("ana", "sue", "ben", "cora", "rob", "ruth", "alan", "kit", "hana", "david", "claire")
ONE_ANSWER = ("eve", "pia")
STRANGERS = ("sam", "mona", "mo")


def with_roles(cast: Cast) -> Cast:
    """Sue works with Jade beside Ana, Cora acts for Ana, Rob reviews, Ruth chairs, Alan arranges, Mo manages the service, Kit keeps the
    register, Hana is at the Hub, David teaches Jade and is in the core group, Eve is asked to a meeting and Pia for a report; Sam is a
    stranger, and Mona manages another team."""
    care = cast.agencies["ana"]
    _colleagues(cast, care)
    cast.tell("jade", "allocated", 60, by="ben", role="second-worker", practitioner=str(cast.sue))
    cast.tell("jade", "allocated", 50, by="ben", role="reviewing-officer", practitioner=str(cast.rob))
    covers(cast.cora, cast.ana, cast.ago(2), cast.ago(-5))
    cast.tell("jade", "core-group-joined", 30, practitioner=str(cast.david), role="Her teacher")
    cast.tell("jade", "conference-arranged", 10, by="alan", type="review", chairs=str(cast.ruth), **{"for": str(cast.ago(-20))})
    meeting = cast.tell("jade", "protection-meeting-arranged", 5, type="core-group", **{"for": str(cast.ago(-3))})
    invited = {"who": "Eve Moore", "sector": "police", "why": "She came to the house", "practitioner": str(cast.eve)}
    cast.tell("jade", "protection-invitations-sent", 4, of=str(meeting), asked=[invited])
    wanted = {"from": "Pia Romeril", "practitioner": str(cast.pia), "wanted_by": str(cast.ago(-2))}
    cast.tell("jade", "protection-report-asked", 4, of=str(meeting), **wanted)
    return cast


def _colleagues(cast: Cast, care: UUID) -> None:
    service, clinic = agency("Independent Safeguarding Service"), agency("Health")
    for who, name, of, profession in (
        ("sue", "Sue Blampied", care, Profession.SOCIAL_WORKER),
        ("cora", "Cora Mourant", care, Profession.SOCIAL_WORKER),
        ("mona", "Mona Coutanche", care, Profession.MANAGER),
        ("kit", "Kit Renouf", care, Profession.ADMINISTRATOR),
        ("rob", "Rob Ahier", service, Profession.REVIEWING_OFFICER),
        ("alan", "Alan Vibert", service, Profession.ADMINISTRATOR),
        ("mo", "Mo Nowicka", service, Profession.MANAGER),
        ("pia", "Pia Romeril", clinic, Profession.DOCTOR),
    ):
        cast.people[who], cast.agencies[who] = practitioner(name, of, profession), of
    manages(cast.mona, team("Safeguarding North", care))
    holds(cast.kit, Role.REGISTER_ADMINISTRATOR)
    holds(cast.alan, Role.CONFERENCE_ADMINISTRATOR)
    holds(cast.mo, Role.SERVICE_MANAGER)
