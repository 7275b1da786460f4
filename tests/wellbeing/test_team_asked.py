"""A team that is asked to assess: who of it sees and answers, and that it is of one alone once they have."""

from uuid import UUID

import pytest

from agencies.workplace import manages, practitioner, team, told
from cast import Cast
from corbiere.access.holders import who_can_see
from corbiere.agencies.entries import Profession, TeamJoined, TeamLeft
from corbiere.agencies.giving import ANSWERED
from corbiere.ledger.folding import rebuild
from corbiere.wellbeing.rulings.requests import ACCEPTED_BY_THREE
from wellbeing.needing import TALK
from wellbeing.test_asked_to_assess import CLOSED, NO, WHO, Asking

pytestmark = pytest.mark.django_db
ANSWER = "Will your team assess what Jade needs?"
THEIRS, OTHERS = ("lou", "pat", "max"), ("kim", "joy", "zoe")


class TeamAsking(Asking):
    """Lou and Pat are in the school's team, which Max manages; Kim left it, Joy joins it later, and Zoe is of another."""

    def __init__(self, cast: Cast) -> None:
        self.school = cast.agencies["david"]
        self.team, other = team("Family support", self.school), team("Catering", self.school)
        for who, within in (("lou", self.team), ("pat", self.team), ("kim", self.team), ("max", None), ("joy", None), ("zoe", other)):
            cast.people[who] = practitioner(f"{who.title()} Poole", self.school, Profession.TEACHER, None, within)
            cast.agencies[who] = self.school
        manages(cast.max, self.team)
        told(TeamLeft(team=self.team), cast.kim, cast.ago(3))
        super().__init__(cast)

    def ask_team(self, by: str = "ana", **more: object) -> UUID:
        return self.ask(by=by, taken_by=None, asks="team", team=str(self.team), **more)

    def seen_by(self, among: tuple[str, ...]) -> list[frozenset[str]]:
        return [self.sees(who) for who in among]


@pytest.fixture
def asking(cast: Cast) -> TeamAsking:
    return TeamAsking(cast)


def test_each_of_the_team_and_its_manager_is_told_and_nobody_else(asking: TeamAsking) -> None:
    """WT-request-6: who the child is and the request, and nothing else."""
    id = asking.ask_team()
    assert asking.seen_by(THEIRS) == [WHO] * 3 and asking.seen_by(OTHERS) == [CLOSED] * 3
    assert [asking.rows(who) for who in THEIRS] == [[ANSWER]] * 3 and [asking.rows(who) for who in OTHERS] == [[]] * 3
    assert asking.rows("ana") == ["Assess what Jade needs: not accepted yet"]
    assert [asking.page(who, id)[0] for who in (*THEIRS, *OTHERS)] == [200] * 3 + [404] * 3
    assert "without a coat" not in asking.page("lou", id)[1]
    assert asking.cast.client("lou").get(f"/records/{asking.cast.jade}/").status_code == 404
    listed = {held.practitioner for held in who_can_see(asking.cast.jade, asking.cast.today) if held.basis.name == "asked to assess"}
    assert listed == {asking.cast.people[who] for who in THEIRS}
    assert "not there" in asking.refused("zoe", "assessment-accepted", of=str(id))


def test_whoever_joins_the_team_later_sees_it_and_whoever_leaves_does_not(asking: TeamAsking) -> None:
    asking.ask_team()
    told(TeamJoined(team=asking.team), asking.cast.joy, asking.cast.today)
    told(TeamLeft(team=asking.team), asking.cast.pat, asking.cast.ago(1))
    assert (asking.sees("joy"), asking.rows("joy")) == (WHO, [ANSWER])
    assert (asking.sees("pat"), asking.rows("pat")) == (CLOSED, [])


def test_once_one_of_them_accepts_it_is_theirs_alone(asking: TeamAsking) -> None:
    """WT-request-5: what it takes opens to whoever accepts, and the others see nothing of it any more."""
    id = asking.ask_team()
    status, page = asking.page("lou", id, accept="yes")
    assert status == 200 and "You accepted" in page
    assert asking.sees("lou") == {"identity", "family", "wellbeing", "casework"}
    assert asking.sees("pat") == CLOSED and asking.sees("max") == asking.sees("lou"), "whoever manages whoever assesses"
    assert [asking.rows(who) for who in ("lou", "pat", "max", "ana")] == [["Assess what Jade needs"], [], [], []]
    assert asking.page("pat", id)[0] == 404
    status, page = asking.page("pat", id, accept="yes")
    assert status == 200 and ANSWERED in page and "Jade" not in page
    assert asking.page("zoe", id, accept="yes")[0] == 404
    assert [said for _, told in rebuild(check=True) for said in told] == []


def test_once_one_of_them_refuses_it_is_asked_of_another(asking: TeamAsking) -> None:
    """WT-request-13, WT-request-15."""
    id = asking.ask_team()
    status, page = asking.page("pat", id, **NO)
    assert status == 200 and "You refused" in page
    assert asking.seen_by(("lou", "max", "pat")) == [CLOSED, CLOSED, WHO] and asking.sees("pat", 1) == CLOSED
    assert asking.rows("ana") == ["Assess what Jade needs: who takes it?"]
    asking.ask("eve", talk=TALK)
    assert asking.rows("eve") == ["Will you assess what Jade needs?"] and [asking.rows(who) for who in THEIRS] == [[]] * 3
    assert [said for _, told in rebuild(check=True) for said in told] == []


def test_a_team_is_needed_and_one_that_somebody_manages(asking: TeamAsking) -> None:
    """WT-request-6: the request lies with somebody all the time."""
    asked = {"level": "wellbeing", "asks": "team", "of": str(asking.need), "five_1": "Sleep"}
    assert "Choose a team that has a manager" in asking.refused("ana", "assessment-requested", **asked)
    nobodys = team("Nobody’s", asking.school)
    assert "Choose a team that has a manager" in asking.refused("ana", "assessment-requested", **asked, team=str(nobodys))


def test_at_the_higher_level_one_of_three_professions_accepts(asking: TeamAsking) -> None:
    """WT-104-1."""
    id = asking.ask_team(level="health-or-development")
    status, page = asking.page("lou", id, accept="yes")
    assert status == 422 and ACCEPTED_BY_THREE.split("’")[0] in page
    assert asking.sees("lou") == WHO


def test_who_asks_their_own_team_opens_nothing_to_themselves(asking: TeamAsking) -> None:
    told(TeamJoined(team=asking.team), asking.cast.ana, asking.cast.today)
    before = asking.sees("ana")
    id = asking.ask_team()
    asking.page("ana", id, accept="yes")
    assert asking.sees("ana") == before
