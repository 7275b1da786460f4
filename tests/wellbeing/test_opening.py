"""What an assessment opens, to whom, and until when: a truth table with the last day of each and the day after."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from access.service import Service
from agencies.workplace import SPRING, allocated, covers, day, manages, team, told
from corbiere.access.bases import ABOUT_PEOPLE, ASSESSES
from corbiere.access.holders import who_can_see
from corbiere.access.recording import Ties, may_record
from corbiere.access.viewing import viewer
from corbiere.agencies.entries import TeamJoined
from corbiere.agencies.taking import StepAccepted
from corbiere.ledger.entry import kind_called
from corbiere.ledger.record import Author
from corbiere.wellbeing.opening import AFTERWARDS
from wellbeing.assessed import SIGNATURE
from wellbeing.needing import WELLBEING

pytestmark = pytest.mark.django_db
OPEN = ASSESSES.categories
LATER = day("2026-03-20")


class Assessed(Service):
    """Claire, a health visitor, makes an early help assessment of Mia, for whom Ana leads. Gail manages the health visitors."""

    def __init__(self) -> None:
        super().__init__()
        allocated(self.mia, self.ana)
        self.visitors = team("Health visitors", self.care)
        told(TeamJoined(team=self.visitors), self.claire, day("2026-01-05"))
        manages(self.dot, self.visitors)

    def tell(self, kind: str, on: date = SPRING, **body: Any) -> UUID:
        return told(kind_called(kind).model_validate(body), self.mia, on)

    def start(self, who: UUID | None = None, level: str = "wellbeing") -> UUID:
        return self.tell("assessment-started", level=level, why="Tired", assessor=str(who or self.claire), best_known=str(self.care))


@pytest.fixture
def service() -> Assessed:
    return Assessed()


def test_whoever_assesses_sees_what_it_takes_and_no_more(service: Assessed) -> None:
    """WT-100-1: neither what is done to protect the child, nor what the Hub hears, nor health or care."""
    assert service.sees(service.claire) == frozenset()
    service.start()
    assert service.sees(service.claire) == OPEN == {"identity", "family", "wellbeing", "casework"}
    assert service.sees(service.ana) == ABOUT_PEOPLE
    assert (service.sees(service.sam), service.names(service.claire)) == (frozenset(), {"assesses"})


def test_it_is_open_until_eight_weeks_after_the_signature(service: Assessed) -> None:
    of = service.start()
    signed = {**SIGNATURE, "level": "wellbeing", "level_found": "wellbeing", "limbs": []}
    service.tell("assessment-completed", LATER, of=str(of), **signed)
    last = LATER + timedelta(days=AFTERWARDS)
    assert [service.sees(service.claire, on) for on in (LATER, last, last + timedelta(days=1))] == [OPEN, OPEN, frozenset()]


def test_another_who_takes_it_on_sees_it_and_the_first_sees_that_day_out(service: Assessed) -> None:
    of = service.start()
    service.tell("assessor-changed", LATER, of=str(of), to=str(service.sam))
    after = LATER + timedelta(days=1)
    assert [service.sees(who, on) for who in (service.claire, service.sam) for on in (LATER, after)] == [OPEN, frozenset(), OPEN, OPEN]


def test_whoever_manages_or_acts_for_the_assessor_has_what_they_have(service: Assessed) -> None:
    """WT-100-1: an assessment does not lie still because somebody is away."""
    service.start()
    covers(service.sam, service.claire, SPRING, LATER)
    assert (service.sees(service.dot), service.sees(service.sam)) == (OPEN, OPEN)
    assert (service.names(service.dot), service.names(service.sam)) == ({"manager"}, {"cover"})
    assert service.sees(service.sam, LATER + timedelta(days=1)) == frozenset()
    listed = {(holder.name, holder.basis.name) for holder in who_can_see(service.mia, SPRING)}
    assert {("Claire Vibert", "assesses"), ("Dot Mauger", "manager"), ("Sam Okoro", "cover")} <= listed


KINDS = ("assessment-part-written", "assessment-submitted", "assessment-completed", "assessor-changed", "allocated", "child-seen")


@pytest.mark.parametrize(
    ("who", "theirs"),
    [
        ("claire", {"assessment-part-written", "assessment-submitted"}),
        ("sam", {"assessment-part-written", "assessment-submitted"}),
        ("dot", {"assessment-part-written", "assessment-completed", "assessor-changed"}),
        ("ana", {"assessment-part-written", "allocated", "child-seen"}),
        ("ben", {"assessment-part-written", "assessment-completed", "assessor-changed", "allocated", "child-seen"}),
        ("leo", set()),
    ],
)
def test_whose_act_each_step_is(service: Assessed, who: str, theirs: set[str]) -> None:
    """PS-1.2, WT-104-1: the assessor finishes, a manager signs; to assess somebody is not to work with them in all else."""
    service.start()
    covers(service.sam, service.claire, SPRING, LATER)
    ties = Ties(viewer(getattr(service, who), SPRING), service.mia)
    assert {kind for kind in KINDS if may_record(kind_called(kind), ties).allowed} == theirs


def test_to_take_on_the_step_to_assess_opens_what_it_takes(service: Assessed) -> None:
    worry = service.tell("concern-received", concern="No coat")
    decided = {"of": str(worry), "outcome": "assessment", "why": "She is cold", "taken_by": str(service.sam)}
    made = told(kind_called("concern-decided").model_validate(decided), service.mia, SPRING, by=Author(service.ana, service.care))
    assert "wellbeing" not in service.sees(service.sam)
    told(StepAccepted(of=made), service.mia, LATER, by=Author(practitioner=service.sam, agency=service.care))
    assert service.sees(service.sam, LATER) >= OPEN


def test_to_take_on_the_step_to_ask_opens_what_those_around_the_child_see(service: Assessed) -> None:
    """WT-request-6: whoever is to ask another does not assess, and sees nothing of the daily work; they may ask."""
    body = WELLBEING | {"next": "request", "taken_by": str(service.sam)}
    made = told(kind_called("need-identified").model_validate(body), service.mia, SPRING, by=Author(service.ana, service.care))
    told(StepAccepted(of=made), service.mia, LATER, by=Author(practitioner=service.sam, agency=service.care))
    assert service.sees(service.sam, LATER) & OPEN == {"identity", "family", "wellbeing"}
    assert may_record(kind_called("assessment-requested"), Ties(viewer(service.sam, LATER), service.mia)).allowed


def test_to_take_the_step_for_oneself_opens_nothing(service: Assessed) -> None:
    """ISS-10-1: nobody opens a record to themselves."""
    worry = service.tell("concern-received", concern="No coat")
    decided = {"of": str(worry), "outcome": "assessment", "why": "She is cold", "taken_by": str(service.sam)}
    told(kind_called("concern-decided").model_validate(decided), service.mia, SPRING, by=Author(service.sam, service.care, system="x"))
    assert "family" not in service.sees(service.sam)
