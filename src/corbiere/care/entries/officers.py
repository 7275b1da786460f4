"""The independent reviewing officer: appointed, and how much of their time reviewing has (Guidance 409 to 411, ISS 4 and 5)."""

from datetime import date

from corbiere.ledger.conditions import answered
from corbiere.ledger.entry import PERSON, PRACTITIONER, Entry, Section, ask
from corbiere.ledger.fields import PractitionerId, Text, Words
from corbiere.ledger.whose import DIRECTORY, MANAGER, SERVICE_MANAGER

NO_PART = (
    "Have they declared that they have no part in {child}’s plan, manage nobody who works with {child}, "
    "and decide on nothing that is spent on {child}?"
)


class ReviewerAppointed(
    Entry,
    kind="reviewer-appointed",
    whose=(MANAGER, SERVICE_MANAGER),
    about=PERSON,
    called="Reviewing officer appointed",
    verb="Appoint",
    category="care",
    shared=("practitioner", "experienced", "external", "why_external", "until"),
    short_form=("practitioner", "experienced", "independent", "external", "why_external", "until"),
    sections=(Section("What the child was told about them", ("child_told",)),),
    also=("IRO", "independent reviewing officer", "LAC review"),
):
    """Somebody who has no part in the work is to review how the child is looked after. The child’s record is open to them from this day,
    and whoever had this role before passes it on."""

    practitioner: PractitionerId | None = ask("Who reviews {child}’s care?", cites=("LAC-410-1", "GL-17"), in_line=True)
    experienced: bool | None = ask("Do you confirm that they have enough experience with children and families?", cites="LAC-411-1")
    independent: bool | None = ask(NO_PART, cites=("LAC-411-2", "LAC-411-3", "LAC-411-5"))
    external: bool | None = ask(
        "Do they come from outside the island, because of a conflict or dispute here?", cites="ISS-4-3", in_line=True
    )
    why_external: Text | None = ask("What is the conflict or dispute?", cites="ISS-4-3", only_if=answered("external", True))
    until: date | None = ask(
        "Until which day?",
        hint="The last day on which they see the record",
        cites="ISS-4-3",
        in_line=True,
        only_if=answered("external", True),
    )
    child_told: Words | None = ask("How has {child} been told who they are?", cites="LAC-410-1")


class ReviewingTimeNoted(
    Entry,
    kind="reviewing-time-noted",
    whose=(SERVICE_MANAGER, DIRECTORY),
    about=PRACTITIONER,
    called="Time for reviewing",
    category="directory",
    short_form=("share", "grade"),
    also=("FTE", "part time", "hours"),
    often=2,
):
    """How much of a full post somebody has for reviewing from this day. What they can carry is counted by it."""

    share: int = ask(
        "What share of a full post, in percent?",
        hint="100 is a whole post",
        cites=("ISS-4-2", "ISS-5-2"),
        in_line=True,
        ge=1,
        le=100,
    )
    grade: Words | None = ask("In which grade?", hint="For example: senior practitioner social worker", cites="ISS-4-2")
