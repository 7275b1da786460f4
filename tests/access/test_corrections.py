"""Who may correct an entry or take it back: a truth table. To see an entry is not to be allowed to change it."""

from datetime import timedelta
from uuid import UUID

import pytest

from agencies.workplace import agency, allocated, child, covers, holds, manages, practitioner, team
from cast import Cast
from clock import today
from corbiere.access.corrections import may_correct
from corbiere.access.viewing import viewer
from corbiere.agencies.entries import Role
from corbiere.agencies.working import AllocationRole
from corbiere.casework.entries import NoteMade
from corbiere.ledger.fields import Ground, Statement
from corbiere.ledger.reading import standing, without_row_security
from corbiere.ledger.record import Author
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.withdrawal import Withdrawn
from corbiere.ledger.writing import record
from corbiere.people.entries import Died, NameNoted, NameSort
from markup import markup

pytestmark = pytest.mark.django_db
NOTE = NoteMade(title="Drew a boat", statements=[Statement(text="A boat", ground=Ground.OBSERVED)])
NAME = NameNoted(sort=NameSort.KNOWN_AS, given="Mimi")
EVERYBODY = ("ana", "wes", "ben", "cat", "dot", "kit", "max", "sam")


class Service:
    """Ana leads the work with Mia, and Wes works with her too; Ben manages Ana, and Cat acts for her; Dot is at the Hub, Kit keeps the
    registers, Max manages another team, and Sam is a stranger."""

    def __init__(self) -> None:
        care = agency()
        self.team, elsewhere = team("Assessment", care), team("Fostering", care)
        self.people = {name: practitioner(name.capitalize(), care) for name in EVERYBODY}
        self.mia = child()
        allocated(self.mia, self.people["ana"], team=self.team)
        allocated(self.mia, self.people["wes"], role=AllocationRole.SECOND)
        manages(self.people["ben"], self.team)
        manages(self.people["max"], elsewhere)
        holds(self.people["dot"], Role.HUB)
        holds(self.people["kit"], Role.REGISTER_ADMINISTRATOR)
        covers(self.people["cat"], self.people["ana"], today() - timedelta(days=3), today())

    def by(self, who: str) -> Author:
        return viewer(self.people[who], today()).author

    def may(self, who: str, entry: UUID) -> bool:
        with without_row_security():
            held = standing(self.mia)
        line = held.entry(entry)
        assert line
        return may_correct(viewer(self.people[who], today()), self.mia, line, held.lines).allowed


@pytest.fixture
def service() -> Service:
    return Service()


@pytest.mark.parametrize(("who", "may"), zip(EVERYBODY, (True, True, True, True, False, False, False, False), strict=True))
def test_a_note_is_put_right_by_whoever_wrote_it_and_whoever_answers_for_the_record(service: Service, who: str, may: bool) -> None:
    """Wes wrote it; Ana leads, Cat acts for her, and Ben manages her."""
    note = record(NOTE, about=service.mia, happened=today(), by=service.by("wes")).id
    assert service.may(who, note) is may


def test_who_works_with_the_child_without_leading_corrects_only_what_they_wrote(service: Service) -> None:
    note = record(NOTE, about=service.mia, happened=today(), by=service.by("ana")).id
    assert [who for who in EVERYBODY if service.may(who, note)] == ["ana", "ben", "cat"]
    with pytest.raises(NotRecorded, match="Only the person who wrote this, or the lead social worker or their manager, .*Ask Ana"):
        record(Withdrawn(), about=service.mia, happened=today(), by=service.by("wes"), replaces=note, why="I know better")
    with pytest.raises(NotRecorded, match="Only the person who wrote this"):
        record(NOTE, about=service.mia, happened=today(), by=service.by("wes"), replaces=note, why="I know better")
    record(Withdrawn(), about=service.mia, happened=today(), by=service.by("ben"), replaces=note, why="About another Mia")


def test_the_hub_sees_who_somebody_is_and_takes_back_what_it_wrote_alone(service: Service) -> None:
    by_ana = record(NAME, about=service.mia, happened=today(), by=service.by("ana")).id
    by_dot = record(NAME, about=service.mia, happened=today(), by=service.by("dot")).id
    assert [service.may("dot", name) for name in (by_ana, by_dot)] == [False, True]
    with pytest.raises(NotRecorded, match="Ask Ana"):
        record(Withdrawn(), about=service.mia, happened=today(), by=service.by("dot"), replaces=by_ana, why="…")


def test_where_nobody_works_with_a_person_the_hub_answers_for_what_it_sees(service: Service) -> None:
    service.mia = child("Leo")
    with without_row_security():
        name = next(line.id for line in standing(service.mia).lines if line.kind == "person-identified")
    assert [who for who in EVERYBODY if service.may(who, name)] == ["dot"]


# The story: Jade's conference was held by Ruth; David, a teacher, is asked nothing and sees much.


def test_a_teacher_in_the_core_group_reads_a_conference_and_does_not_withdraw_it(cast: Cast) -> None:
    """It took a child off the register, for ever."""
    cast.tell("jade", "core-group-joined", 30, practitioner=str(cast.david), role="Teacher")
    with without_row_security():
        held = standing(cast.jade)
    conference = held.last("conference-held")
    assert conference
    teacher = viewer(cast.david, today())
    assert not may_correct(teacher, cast.jade, conference, held.lines).allowed
    with pytest.raises(NotRecorded, match="Ask Ana Pires"):
        record(Withdrawn(), about=cast.jade, happened=today(), by=teacher.author, replaces=conference.id, why="She is fine")
    client = cast.client("david")
    assert client.get(f"/entries/{conference.id}/").status_code == 200
    assert "Correct this" not in markup(client.get(f"/entries/{conference.id}/"))
    for page in ("correct", "withdraw"):
        answer = client.get(f"/entries/{conference.id}/{page}/")
        assert (answer.status_code, "Ask Ana Pires" in markup(answer)) == (403, True)
    assert "Correct this" in markup(cast.client("ana").get(f"/entries/{conference.id}/"))


def test_the_chair_and_the_keeper_of_the_register_answer_for_a_conference(cast: Cast) -> None:
    cast.tell("jade", "note-made", 3, title="Tired", statements=[{"text": "Fell asleep.", "ground": "observed"}])
    holds(cast.hana, Role.REGISTER_ADMINISTRATOR)
    with without_row_security():
        held = standing(cast.jade)
    conference, note = held.last("conference-held"), held.last("note-made")
    assert conference and note
    for who in (cast.ruth, cast.hana):
        found = [may_correct(viewer(who, today()), cast.jade, line, held.lines).allowed for line in (conference, note)]
        assert found == [True, False]


def test_a_death_says_how_it_is_known_and_who_told(service: Service) -> None:
    """CDR-523-1, CDR-524-1: it ends all that is owed to a child, so nobody records it without that, and two people take it back."""
    for answers in ({}, {"how_known": "The hospital rang"}, {"told_by": "Dr Ahmed, the hospital"}):
        with pytest.raises(NotRecorded, match="Say how it is known"):
            record(Died(**answers), about=service.mia, happened=today(), by=service.by("ana"))
    known = Died(how_known="The hospital rang", told_by="Dr Ahmed, the hospital", expected=True)
    died = record(known, about=service.mia, happened=today(), by=service.by("ana")).id
    with pytest.raises(NotRecorded, match="second person must agree"):
        record(Withdrawn(), about=service.mia, happened=today(), by=service.by("ana"), replaces=died, why="Another Mia")
