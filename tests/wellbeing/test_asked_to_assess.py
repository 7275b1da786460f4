"""Whoever is asked to assess: what they see and answer, and what becomes of a request that is refused, to its end."""

from typing import Any
from uuid import UUID

import pytest

from cast import Cast
from corbiere.access.viewing import looking, viewer
from corbiere.access.visibility import bases_of, categories
from corbiere.ledger.entry import kind_called
from corbiere.ledger.folding import rebuild
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import record
from corbiere.wellbeing.rulings.needs import may_keep_what_they_cannot_follow
from corbiere.wellbeing.rulings.requests import may_ask_somebody_untrained
from corbiere.work.workload import workload
from markup import markup
from wellbeing.needing import TALK, WELLBEING

pytestmark = pytest.mark.django_db
WHO = frozenset({"identity"})
CLOSED: frozenset[str] = frozenset()
REASONS = dict.fromkeys(("choose-without-a-word", "leave-the-five-unasked", "ask-another-without-the-family"), "There was no time")


class Asking:
    """Ana leads for Jade. David teaches her, and sees nothing of her record; Sam and Eve are strangers, Ben manages, Hana is at the Hub."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.need = self.tell("ana", "need-identified", **WELLBEING)

    def tell(self, who: str, kind: str, reasons: dict[str, str] | None = None, **body: Any) -> UUID:
        by = viewer(self.cast.people[who], self.cast.today).author
        entry = kind_called(kind).model_validate(body)
        return record(entry, about=self.cast.jade, happened=self.cast.today, by=by, reasons=reasons or {}).id

    def refused(self, who: str, kind: str, **body: Any) -> str:
        with pytest.raises(NotRecorded) as told:
            self.tell(who, kind, **body)
        return str(told.value)

    def ask(self, whom: str = "david", by: str = "ana", **more: Any) -> UUID:
        body = {
            "level": "wellbeing",
            "asks": "provider",
            "taken_by": str(self.cast.people[whom]),
            "of": str(self.need),
            "five_1": "Sleep",
            **more,
        }
        return self.tell(by, "assessment-requested", REASONS, **body)

    def sees(self, who: str, ahead: int = 0) -> frozenset[str]:
        return categories(bases_of(viewer(self.cast.people[who], self.cast.ago(-ahead)), self.cast.jade))

    def rows(self, who: str) -> list[str]:
        looker = viewer(self.cast.people[who], self.cast.today)
        with looking(looker):
            held = workload(looker, looker.practitioner, self.cast.today)
            return [
                task.what
                for rows in (*held.work, held.nobody)
                for task in rows
                if "assess" in task.what.lower() and task.child.called == "Jade"
            ]

    def page(self, who: str, id: UUID, **sent: str) -> tuple[int, str]:
        client, address = self.cast.client(who), f"/records/{self.cast.jade}/asked/{id}/"
        answer = client.post(address, sent, follow=True) if sent else client.get(address)
        return answer.status_code, markup(answer)


@pytest.fixture
def asking(cast: Cast) -> Asking:
    return Asking(cast)


NO = {
    "refuse": "yes", "reason": "inappropriate", "why": "She goes to another school on Monday", "still_needed": "no", "complaint_told": "yes",
    "arranged": "Not needed at school: Jade speaks English",
}  # fmt: skip
ANSWER = "Will you assess what Jade needs?"


def test_whoever_is_asked_sees_who_the_child_is_and_the_request_and_nothing_else(asking: Asking) -> None:
    """WT-request-6."""
    assert asking.sees("david") == CLOSED
    id = asking.ask()
    assert [asking.sees(who) for who in ("david", "eve", "sam")] == [WHO, CLOSED, CLOSED]
    assert asking.rows("david") == [ANSWER] and asking.rows("sam") == []
    assert asking.rows("ana") == ["Assess what Jade needs: not accepted yet"]
    status, page = asking.page("david", id)
    assert status == 200 and all(said in page for said in ("Jade", "Ana Pires", "Mum sleeps by day", "Sleep", "Nurtured"))
    assert "without a coat" not in page and "breakfast" not in page.lower()
    assert asking.cast.client("david").get(f"/records/{asking.cast.jade}/").status_code == 404
    own, lead = (markup(asking.cast.client(who).get("/")) for who in ("david", "ana"))
    assert "Jade Le Brocq" in own and f'"/records/{asking.cast.jade}/"' not in own, "nothing leads to what is closed"
    assert f'"/records/{asking.cast.jade}/"' in lead
    for who in ("eve", "sam", "ana", "ben"):
        assert asking.page(who, id)[0] == 404


def test_it_stays_with_whoever_asks_until_they_accept_and_then_opens_what_it_takes(asking: Asking) -> None:
    """WT-request-6, WT-request-5."""
    id = asking.ask()
    status, page = asking.page("david", id, accept="yes")
    assert status == 200 and "You accepted" in page
    assert asking.sees("david") == {"identity", "family", "wellbeing", "casework"}
    assert asking.rows("david") == ["Assess what Jade needs"] and asking.rows("ana") == []
    agency = str(asking.cast.agencies["david"])
    asking.tell("david", "assessment-started", level="wellbeing", of=str(id), why="She sleeps in class", best_known=agency)
    assert asking.rows("david") == ["Assess what Jade needs"], "one row, which leads to the assessment now"
    assert [said for _, told in rebuild(check=True) for said in told] == []


def test_nobody_else_answers_and_nothing_else_is_written_by_it(asking: Asking) -> None:
    id = asking.ask()
    for who in ("eve", "sam"):
        assert "not there" in asking.refused(who, "assessment-accepted", of=str(id))
        assert "not there" in asking.refused(who, "assessment-refused", of=str(id), reason="other", why="x")
    for who in ("ana", "ben"):
        assert "Only the person who was asked can answer" in asking.refused(who, "assessment-refused", of=str(id), reason="other", why="x")
    assert asking.refused("david", "need-identified", **WELLBEING)
    assert "Record “Request to assess refused” instead" in asking.refused("ben", "step-declined", of=str(asking.ask("ben")), why="x")


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"why": ""}, "Write the good reason"),
        ({"reason": ""}, "Choose what sort of reason"),
        ({"why": "Mum does not speak English"}, "is never a reason"),
        ({"still_needed": ""}, "Say whether an assessment is still needed"),
        ({"still_needed": "yes"}, "Talk with the family about who else may assess"),
        ({"complaint_told": ""}, "how to complain"),
    ],
)
def test_a_refusal_without_what_belongs_to_it_is_a_sentence_and_loses_nothing(asking: Asking, more: dict[str, str], said: str) -> None:
    """WT-request-13, WT-request-15, WT-present-8."""
    status, page = asking.page("david", asking.ask(), **{**NO, **more})
    assert status == 422 and said in page
    assert "Not needed at school" in page


def test_at_the_higher_level_it_is_not_offered_to_refuse(asking: Asking) -> None:
    """WT-request-13, WT-104-1."""
    assert "only a social worker" in asking.refused(
        "ana", "assessment-requested", level="health-or-development", asks="provider", taken_by=str(asking.cast.david), of=str(asking.need)
    )
    assert "WT-104-1" in (may_ask_somebody_untrained.__doc__ or "")
    id = asking.ask("sam", level="health-or-development")
    status, page = asking.page("sam", id)
    assert status == 200 and "cannot be refused" in page and 'name="refuse"' not in page
    assert asking.page("sam", id, **NO)[0] == 422


def test_a_refused_request_goes_to_another_and_never_lies_with_nobody(asking: Asking) -> None:
    """WT-request-13, WT-request-15, WT-request-16: from the school, which says no, by the Hub, to the police officer who accepts."""
    first = asking.ask()
    status, page = asking.page("david", first, **NO)
    assert status == 200 and "You refused: She goes to another school on Monday" in page
    assert (asking.sees("david", 1), asking.rows("david")) == (CLOSED, [])
    assert asking.rows("ana") == ["Assess what Jade needs: who takes it?"] and asking.rows("ben") == [
        "Assess what Jade needs: who takes it?"
    ]
    asked = {"level": "wellbeing", "of": str(asking.need), "five_1": "Sleep"}
    assert "Talk with the family" in asking.refused("ana", "assessment-requested", **asked, asks="hub")
    asking.tell("ana", "assessment-requested", **asked, asks="hub", talk=TALK)
    assert asking.rows("hana") == ["Find who can assess what Jade needs"]
    assert asking.sees("hana") == {"identity", "family", "wellbeing"}
    again = asking.ask("eve", by="hana", talk=TALK)
    assert asking.rows("hana") == ["Assess what Jade needs: not accepted yet"] and asking.rows("eve") == [ANSWER]
    asking.page("eve", again, accept="yes")
    assert asking.rows("eve") == ["Assess what Jade needs"] and asking.rows("hana") == []
    assert asking.sees("hana", 1) == WHO
    assert [said for _, told in rebuild(check=True) for said in told] == []


def test_a_need_without_its_next_step_stands_with_whoever_saw_it(asking: Asking) -> None:
    """WT-identify-5, WT-identify-8, WT-request-5."""
    assert asking.rows("ana") == ["Ask for an assessment of what Jade needs"]
    asking.ask()
    assert asking.rows("ana") == ["Assess what Jade needs: not accepted yet"]


def test_whoever_cannot_follow_the_next_step_gives_it_to_somebody(asking: Asking) -> None:
    """WT-identify-8: a health visitor in the core group sees no requests, and asks the lead."""
    assert "Choose who takes the next step" in asking.refused("claire", "need-identified", **WELLBEING)
    asking.tell("claire", "need-identified", **WELLBEING, taken_by=str(asking.cast.ana))
    assert "Will you take this on? Ask for an assessment of what Jade needs" in asking.rows("ana")
    assert may_keep_what_they_cannot_follow.__doc__


def test_the_level_of_need_stands_on_the_childs_page_with_what_it_was_before(asking: Asking) -> None:
    """WT-continuum-1, WT-continuum-12, WT-continuum-3."""
    page = markup(asking.cast.client("ana").get(f"/records/{asking.cast.jade}/"))
    assert all(said in page for said in ("Level of need", "Wellbeing", "formerly Early help", "1 before", "Safeguarding"))
    assert "The support is not looked at yet" in page and "Step the support up or down" in page
    asking.tell("ana", "level-change-answered", support="less", why="The plan ends in June")
    assert "The support is not looked at yet" not in markup(asking.cast.client("ana").get(f"/records/{asking.cast.jade}/"))


def test_a_form_for_a_request_begins_with_the_need_and_with_what_was_said_before(asking: Asking) -> None:
    """WT-request-6, WT-request-15: nothing is typed twice."""
    first = markup(asking.cast.client("ana").get(f"/records/{asking.cast.jade}/record/assessment-requested/"))
    assert f'value="{asking.need}" checked' in first
    asking.page("david", asking.ask(five_1="She sleeps by day"), **NO)
    again = markup(asking.cast.client("ana").get(f"/records/{asking.cast.jade}/record/assessment-requested/?of={asking.need}"))
    assert "She sleeps by day" in again


def test_what_the_hub_passes_on_leads_to_a_request_that_begins_with_its_worry_and_level(cast: Cast) -> None:
    """WT-request-6: early help is found by asking the service that knows a child best, and nothing is typed twice."""
    worry = cast.tell("noah", "concern-received", 2, by="hana", concern="He is left alone")
    decision = {"of": str(worry), "level": "wellbeing", "outcome": "early-help", "taken_by": str(cast.ana), "why": "Mum sleeps by day"}
    decided = cast.tell("noah", "concern-decided", 1, by="hana", **decision)
    cast.tell("noah", "step-accepted", 0, of=str(decided))
    assert f"/records/{cast.noah}/record/assessment-requested/" in markup(cast.client("ana").get("/"))
    form = markup(cast.client("ana").get(f"/records/{cast.noah}/record/assessment-requested/"))
    assert f'value="{worry}" checked' in form
    assert 'value="wellbeing" checked' in form


def test_an_assessment_that_was_asked_for_begins_as_the_sort_that_was_asked(asking: Asking) -> None:
    """WT-request-3: whoever accepts does not say again which assessment it is."""
    asking.page("david", asking.ask(), accept="yes")
    form = markup(asking.cast.client("david").get(f"/records/{asking.cast.jade}/record/assessment-started/"))
    assert 'value="wellbeing" checked' in form
