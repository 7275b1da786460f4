"""Foster carers in the directory: approved by whom, for whom and until when. Outside that time nobody fosters, and nobody signs in."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from corbiere.agencies.entries import Profession
from corbiere.agencies.models import CarerApproval, Practitioner
from corbiere.ledger.entry import PRACTITIONER, Entry, Section, ask
from corbiere.ledger.fields import PersonId, Text, Words
from corbiere.ledger.record import Line
from corbiere.ledger.whose import DIRECTORY
from corbiere.statute.calendar import birthday

APPROVED, ENDED = "carer-approved", "carer-approval-ended"


class CarerApproved(
    Entry,
    kind=APPROVED,
    whose=(DIRECTORY,),
    about=PRACTITIONER,
    called="Approved to foster",
    verb="Approve",
    category="directory",
    short_form=("by", "children", "youngest", "oldest", "until", "person"),
    sections=(Section("What else the approval says", ("terms",)),),
    also=("fostering panel", "form F", "foster carer", "renewal"),
):
    """The fostering service approved this carer from this day; or anew, before the last approval ran out."""

    by: Words = ask("Who decided it?", hint="Their name, after which panel", cites="ISS-A-12", in_line=True)
    children: int = ask("For how many children?", cites="ISS-A-12", ge=1, le=20, in_line=True)
    youngest: int = ask("From which age?", cites="ISS-A-12", ge=0, le=17)
    oldest: int = ask("To which age?", cites="ISS-A-12", ge=0, le=17)
    until: date = ask("Until when?", hint="The last day: after it nothing is open to them", cites="ISS-A-12", in_line=True)
    person: PersonId | None = ask(
        "Who is it among the people on record?", hint="So that a home that names them knows them", cites="ISS-A-12"
    )
    terms: Text | None = ask("What else does the approval say?", hint="For example: this child alone", cites="ISS-A-12")


class CarerApprovalEnded(
    Entry,
    kind=ENDED,
    whose=(DIRECTORY,),
    about=PRACTITIONER,
    called="Approval to foster ended",
    verb="End",
    category="directory",
    short_form=("why",),
    also=("deregistered", "resigned"),
):
    """The last day on which they are approved. From the next day nothing is open to them."""

    why: Words = ask("Why?", hint="Everybody who works here can read this: leave out what is private", cites="ISS-A-12")


class ApprovalOfCarer(NamedTuple):
    """A time in which somebody is approved, as it was last said, both days included."""

    first: date
    last: date
    children: int
    ages: range
    person: UUID | None
    entry: UUID


def approval(lines: Sequence[Line]) -> ApprovalOfCarer | None:
    """From the first approval to the last day of the last; None for whoever was never approved."""
    approved = [line for line in lines if line.kind == APPROVED]
    if not approved:
        return None
    said = approved[-1].body
    over = [line.happened for line in lines if line.kind == ENDED and line.happened >= approved[-1].happened]
    last = min([date.fromisoformat(said["until"]), *over])
    person = UUID(said["person"]) if said.get("person") else None
    ages = range(said["youngest"], said["oldest"] + 1)
    return ApprovalOfCarer(approved[0].happened, last, said["children"], ages, person, approved[-1].root)


def fosters(body: Mapping[str, object]) -> bool:
    """Whether somebody who joined did so as a foster carer."""
    return body.get("profession") == Profession.FOSTER_CARER


def approved_on(practitioner: UUID, day: date) -> CarerApproval | None:
    """The approval of somebody who works as a foster carer on that day."""
    if not Practitioner.objects.on(day).filter(subject=practitioner).exists():
        return None
    return CarerApproval.objects.on(day).filter(subject=practitioner).first()


def approved_person(person: UUID, day: date) -> CarerApproval | None:
    """The approval that says that it is theirs."""
    return CarerApproval.objects.on(day).filter(person=person).first()


def is_for(held: CarerApproval, born: date | None, day: date) -> bool:
    """Whether it is for a child of that age. Of an unknown birthday nothing is said."""
    return born is None or birthday(born, held.youngest) <= day < birthday(born, held.oldest + 1)
