"""The bases on which part of a record is open to somebody, and what each opens.

An app that knows a new basis declares it with `declare`, makes a proxy of Grant, and registers with `opens` the fold that fills it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from psycopg.types.range import DateRange

from corbiere.access.models import FromSource, Grant
from corbiere.ledger.entry import Whose
from corbiere.ledger.readings import reading
from corbiere.ledger.record import Line
from corbiere.ledger.whose import TieOrRole

# What entries are filed under. `directory` is open to everybody who works here; `staff` to whom it is about and their managers.
# `privileged` is legal advice: open to whoever leads the work, and to those who act for them or manage them; no other basis opens it.
PRIVILEGED = "privileged"
ORDINARY = frozenset(
    {"identity", "family", "protection", "casework", "work", "concern", "care", "daily", "health", "education", "learning", "wellbeing"}
)
ABOUT_PEOPLE = ORDINARY | {PRIVILEGED}
ABOUT_STAFF = frozenset({"directory", "staff"})
CATEGORIES = ABOUT_PEOPLE | ABOUT_STAFF


@dataclass(frozen=True, slots=True)
class BasisDeclaration:
    """A basis as it is declared. `words` say to whom it applies, so that the family can read the list.

    A `narrow` one is given for one answer: it opens who the person is, and neither the pages of the record nor any other writing.
    `tie` is what it makes of whoever has it, where that does not depend on more (access.recording). `ways` are the bases by which those who
    act for somebody who has it, or who manage them, have it too; and `managers` what it makes of the latter.
    """

    name: str
    words: str
    categories: frozenset[str]
    narrow: bool = False
    tie: Whose | None = None
    ways: frozenset[str] = frozenset()
    managers: Whose | None = None

    def to(self, practitioner: UUID, subject: UUID, first: date, last: date | None, **more: object) -> Grant:
        """A grant to one practitioner from the first day to the last, both included."""
        return self._grant(subject, first, last, practitioner=practitioner, **more)

    def to_role(self, role: str, subject: UUID, first: date, last: date | None, **more: object) -> Grant:
        """A grant to everybody who holds a role."""
        return self._grant(subject, first, last, role=role, **more)

    def to_team(self, team: UUID, subject: UUID, first: date, last: date | None, **more: object) -> Grant:
        """A grant to the managers of a team."""
        return self._grant(subject, first, last, team=team, **more)

    def to_members(self, team: UUID, subject: UUID, first: date, last: date | None, **more: object) -> Grant:
        """A grant to everybody who is in a team on the day, and to its managers."""
        return self._grant(subject, first, last, team=team, ways=[BY_TEAM], **more)

    def _grant(self, subject: UUID, first: date, last: date | None, **more: object) -> Grant:
        during = DateRange(first, last and last + timedelta(days=1))
        given: dict[str, object] = {"categories": sorted(self.categories), "ways": sorted(self.ways), **more}
        return Grant(subject=subject, basis=self.name, during=during, **given)


BASES: dict[str, BasisDeclaration] = {}


def declare(
    name: str,
    words: str,
    categories: frozenset[str],
    *,
    narrow: bool = False,
    tie: Whose | None = None,
    ways: frozenset[str] = frozenset(),
    managers: Whose | None = None,
) -> BasisDeclaration:
    """Makes a basis known. TypeError where it would open what no entry is filed under."""
    if unknown := categories - CATEGORIES:
        raise TypeError(f"the basis {name} opens {', '.join(sorted(unknown))}, and no entry is filed under that")
    BASES[name] = BasisDeclaration(name, words, categories, narrow, tie, ways, managers)
    return BASES[name]


BY_COVER, BY_MANAGER, BY_TEAM = "cover", "manager", "team"
ALLOCATED = declare("allocated", "Works with them", ORDINARY, ways=frozenset({BY_COVER, BY_MANAGER}))
OFFERED = declare("handover offered", "Has been asked to work with them", frozenset({"identity", "work"}), tie=TieOrRole.RECEIVER)
DECIDED = declare(
    "decided",
    "Decided what follows for them, and nobody works with them yet",
    frozenset({"identity", "work", "concern"}),
    ways=frozenset({BY_MANAGER}),
)
COVER = declare(BY_COVER, "Covers for somebody who works with them", ABOUT_PEOPLE)
MANAGER = declare(BY_MANAGER, "Manages those who work with them", ABOUT_PEOPLE)
TAKES_STEP = declare(
    "next step", "Has been asked to take the next step for them, or has taken it", frozenset({"identity", "work"}), tie=TieOrRole.RECEIVER
)
HUB = declare("hub", "Receives worries at the Children and Families Hub", frozenset({"identity"}), tie=TieOrRole.HUB)
OPEN_CONCERN = declare(
    "open concern", "The Hub is deciding on a worry about them", frozenset({"identity", "family", "concern"}), tie=TieOrRole.HUB_DECIDING
)
OPEN_MATTER = declare(
    "open matter", "The Hub finds out whom a worry is about", frozenset({"concern"}), tie=TieOrRole.HUB_DECIDING
)  # of no person: a matter
HUB_WAITS = declare(
    "hub waits",
    "A worry about them was decided on: nobody has taken them on yet, whoever raised it is not told, or the Hub has not read it",
    frozenset({"identity", "concern"}),
    tie=TieOrRole.HUB_WAITING,
)
CORE_GROUP = declare(
    "core group", "Is in their core group", frozenset({"identity", "family", "protection", "concern"}), tie=TieOrRole.CORE_GROUP
)
CONFERENCE = frozenset({"identity", "family", "protection", "concern"})
CHAIRS_CONFERENCE = declare("conference chair", "Chairs a conference about them", CONFERENCE, tie=TieOrRole.CHAIR)
CONFERENCE_SERVICE = declare("conference service", "Arranges conferences about them, or is responsible for their minutes", CONFERENCE)
REPORT_ASKED = declare("report asked for", "Has been asked for a report to a meeting", frozenset({"identity"}), narrow=True)
AGENCY_ASKED = declare("asked what they know", "Has been asked what their agency knows", frozenset({"identity"}), narrow=True)
ASKED_TO_MEETING = declare("asked to a meeting", "Has been invited to a meeting", frozenset({"identity"}), narrow=True)
NOTES_SENT = declare("notes sent", "Was sent the notes of a meeting", frozenset({"identity"}), narrow=True)
# The manager of the service answers for reviews of every child who is looked after; its administrators arrange them (ISS-2-5, LAC-410-1).
CARE_SERVICE = declare(
    "care service",
    "Is responsible for the reviews of their care",
    frozenset({"identity", "work", "care"}),
    tie=TieOrRole.SERVICE_MANAGER,
)
CARE_REVIEWS = declare(
    "care reviews",
    "Arranges the reviews of their care",
    frozenset({"identity", "family", "care"}),
    tie=TieOrRole.CONFERENCE_SERVICE,
)
AWAITS_REVIEWER = declare(
    "awaits reviewing officer",
    "Finds a reviewing officer for them",
    frozenset({"identity", "work", "care"}),
    tie=TieOrRole.SERVICE_MANAGER,
)
# The child's day, and nothing else: by whom they are called and when they were born is told on the carer's own page (care.carers).
CARES_FOR = declare("cares for", "Cares for them now", frozenset({"daily"}), tie=TieOrRole.CARER)
ASSESSES = declare(
    "assesses",
    "Assesses their needs",
    frozenset({"identity", "family", "wellbeing", "casework"}),
    tie=TieOrRole.ASSESSOR,
    ways=frozenset({BY_COVER, BY_MANAGER}),
    managers=TieOrRole.HELPER_MANAGER,
)
LEAD_WORKER = declare(
    "lead worker",
    "Leads their plan with the family",
    frozenset({"identity", "family", "wellbeing", "casework", "work"}),
    tie=TieOrRole.LEAD_WORKER,
    ways=frozenset({BY_COVER, BY_MANAGER}),
    managers=TieOrRole.HELPER_MANAGER,
)
TEAM_AROUND = declare(
    "team around", "Is in the team around the child and family", frozenset({"identity", "family", "wellbeing"}), tie=TieOrRole.TEAM_AROUND
)
ASKED_TO_HELP = declare("asked to help", "Has been asked to give help in their plan", frozenset({"identity"}), narrow=True)
ASKED_TO_ASSESS = declare("asked to assess", "Has been asked to assess their needs", frozenset({"identity"}), narrow=True)
SUPPORT_ASKED = declare(
    "support asked for", "The Hub has been asked to find somebody who assesses their needs", frozenset({"identity", "family", "wellbeing"})
)
VIRTUAL_SCHOOL = declare("virtual school", "Leads the Virtual School", frozenset({"identity", "education"}), tie=TieOrRole.VIRTUAL_SCHOOL)
DESIGNATED_TEACHER = declare(
    "designated teacher",
    "Has their education plan in school",
    frozenset({"identity", "education"}),
    tie=TieOrRole.DESIGNATED_TEACHER,
)
REGISTERED = declare(
    "register", "Keeps the Child Protection Register", frozenset({"identity", "protection"}), tie=TieOrRole.REGISTER_KEEPER
)
DIRECTORY = declare("directory", "Works here", frozenset({"directory"}))
OWN = declare("own", "This is their own record", ABOUT_STAFF)
LINE_MANAGER = declare("line manager", "Manages their team", ABOUT_STAFF)


Fold = Callable[[UUID, Sequence[Line]], list[Grant]]


def opens(model: type[Grant], reads: Iterable[str]) -> Callable[[Fold], Fold]:
    """Registers a fold of a person's entries as the maker of a proxy's grants, which bear its source."""
    source = model._default_manager
    assert isinstance(source, FromSource), "a fold of grants needs a proxy of Grant with a source of its own"

    def register(fold: Fold) -> Fold:
        def sourced(subject: UUID, lines: Sequence[Line]) -> list[Grant]:
            made = fold(subject, lines)
            for grant in made:
                grant.source = source.source
            return made

        reading(model, reads)(sourced)
        return fold

    return register


@dataclass(frozen=True, slots=True)
class Basis:
    """Why a record is open to somebody, what of it, and from when to when. `until` is the last day; `entry` is where it began. `of` is the
    basis that is carried to them, where they act for or manage somebody who has it."""

    name: str
    words: str
    categories: frozenset[str]
    since: date | None = None
    until: date | None = None
    entry: UUID | None = None
    of: str = ""


def is_wide(bases: Iterable[str]) -> bool:
    """Whether one of these bases opens the pages of a record, and writing in it."""
    return any(not BASES[name].narrow for name in bases)
