"""Who may question the registers of the island, and what they asked: found and not found, and one child asked about three times."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from uuid import UUID

from corbiere.island.cast import CastRole
from corbiere.island.households import InventedPerson, identifier
from corbiere.island.reaching import MOBILE, number
from corbiere.island.roster import Roster
from corbiere.island.staff import HEALTH_VISITOR, InventedPractitioner
from corbiere.island.stories import Case, author, in_order
from corbiere.island.telling import Answers
from corbiere.ledger.entry import Entry
from corbiere.ledger.reading import JERSEY
from corbiere.ledger.record import Author
from corbiere.ledger.writing import Writing
from corbiere.registers.ask import SYSTEM
from corbiere.registers.entries import WhichRegister
from corbiere.registers.question_entries import (
    AgencyMayAsk,
    PersonMayAsk,
    RegisterAnswered,
    RegisterLookedUp,
    RegisterQuestioned,
    RegisterQuestionReviewed,
)
from corbiere.statute.calendar import WORKING_DAYS

AUTHORISED, LONGEST_AGO = 300, 40  # days ago
REGISTER = WhichRegister.CHILD_PROTECTION
WHY = "The service agreed it with them, and looks at it again each year"
NOBODY = "Nobody of that name and birthday is on record, so no answer can be given. Ring us with more, or ring the Hub."
AGAIN = "It is the second question about this child in a month. The lead social worker should know that the school is worried."


class AskedOfRegister(NamedTuple):
    """A question so many days ago. `child` is None where nobody is found; `on_it` where they are on the register, with this lead."""

    ago: int
    by: InventedPractitioner
    child: InventedPerson | None
    reason: str
    why: str
    lead: InventedPractitioner | None = None


def register_questions(planned: Roster) -> list[Writing]:
    return in_order(_Questions(planned).writings())


class _Questions:
    def __init__(self, planned: Roster) -> None:
        self.planned, self.today = planned, planned.today
        players = planned.workforce.cast
        self.keeper, self.police, self.teacher = (players[role] for role in (CastRole.REGISTER, CastRole.POLICE, CastRole.TEACHER))
        self.nurse = planned.workforce.of(HEALTH_VISITOR)[0]
        self.reviewer = planned.workforce.manager_of(self.keeper)

    def writings(self) -> Iterator[Writing]:
        for asker in (self.police, self.teacher, self.nurse):
            yield self._authorised(AgencyMayAsk, asker.agency.id)
        yield self._authorised(PersonMayAsk, self.police.id)
        for place, one in enumerate(self._asked()):
            yield from self._course(identifier("register question", place), one)

    def _authorised(self, kind: type[AgencyMayAsk] | type[PersonMayAsk], whom: UUID) -> Writing:
        day = self.today - timedelta(days=AUTHORISED)
        return _writing(kind(registers=[REGISTER], why=WHY), whom, day, author(self.keeper))

    def _asked(self) -> Iterator[AskedOfRegister]:
        on_it = next((case for case in self._cases("on-plan") if case.ago > LONGEST_AGO + 20), None)
        not_on_it = next(self._cases("in-need"), None)
        if on_it:
            child = self.planned.home(on_it.number).children[0]
            yield AskedOfRegister(LONGEST_AGO, self.police, child, "safety", "Alone by the harbour at ten at night, and tired.", on_it.lead)
            yield AskedOfRegister(12, self.teacher, child, "care", "Came without a coat, and fell asleep at noon.", on_it.lead)
            yield AskedOfRegister(1, self.nurse, child, "care", "Not brought to two appointments.", on_it.lead)
        if not_on_it:
            child = self.planned.home(not_on_it.number).children[0]
            yield AskedOfRegister(2, self.police, child, "enquiry", "A neighbour rang about shouting; all was quiet when we came.")
        yield AskedOfRegister(20, self.nurse, None, "care", "A child at the walk-in with no card and no grown-up of the family.")

    def _cases(self, way: str) -> Iterator[Case]:
        return (case for case in self.planned.cases.values() if case.way == way)

    def _course(self, matter: UUID, one: AskedOfRegister) -> Iterator[Writing]:
        day = self.today - timedelta(days=one.ago)
        name: Answers = {"given": one.child.name.given, "family": one.child.name.family, "born": one.child.born} if one.child else UNKNOWN
        asked = RegisterQuestioned.model_validate(name | {"which": REGISTER, "reason": one.reason, "why": one.why})
        yield _writing(asked, matter, day, author(one.by), opens=True)
        at_once = one.by is self.police
        told = _told(one)
        found: Answers = {"child": one.child.id} if one.child else {}
        yield _writing(RegisterLookedUp.model_validate(found | (told if at_once else {})), matter, day, SYSTEM)
        after = WORKING_DAYS.after(day, 1)
        if after >= self.today:
            return
        if not at_once:
            child: Answers = {"child": one.child.id} if one.child and one.lead else {}
            yield _writing(RegisterAnswered.model_validate(told | child), matter, day, author(self.keeper))
        further: Answers = {"further": "agency", "why": AGAIN} if one.by is self.teacher else {"further": "nothing"}
        yield _writing(RegisterQuestionReviewed.model_validate(further), matter, after, author(self.reviewer))


UNKNOWN: Answers = {"given": "Remi", "family": "Lemarquand-Shaw", "born": date(2019, 5, 3)}


def _told(one: AskedOfRegister) -> Answers:
    if one.child is None:
        return {"answer": "not-told", "told": NOBODY}
    if one.lead is None:
        return {"answer": "not-on-it", "told": "Not on the Child Protection Register today."}
    lead = f"The lead social worker is {one.lead.name}, {number(MOBILE, one.lead.id)}."
    return {"answer": "on-it", "told": f"On the Child Protection Register today. {lead}"}


def _writing(entry: Entry, about: UUID, day: date, by: Author, opens: bool = False) -> Writing:
    """Minutes apart by what each is, as a question is before its answer."""
    minutes = (RegisterQuestioned, RegisterLookedUp, RegisterAnswered, RegisterQuestionReviewed)
    at = minutes.index(type(entry)) if type(entry) in minutes else 0
    id = identifier(about, entry.kind)
    return Writing(
        entry=entry, about=about, happened=day, recorded=datetime.combine(day, time(11, 5 + 6 * at), JERSEY), by=by, id=id, opens=opens
    )
