"""A parent who is not asked, because to ask them would put the child at risk: who decides it, how long it stands, and what follows."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from pydantic import ValidationError

from cast import Cast
from corbiere.ledger.record import Line
from corbiere.meetings.rulings import may_invite_a_parent_who_is_not_asked
from corbiere.people.consulting import ParentConsultedAgain, ParentNotConsulted, is_not_asked, not_consulted
from corbiere.people.rulings import may_ask_a_parent_again, may_leave_a_parent_unasked
from corbiere.protection.entries import MEETINGS
from desk.at_desk import Page
from markup import markup
from protection.telling import BORN, MIA, Told, allows, line, lines

DAD, MUM, MADE = UUID(int=301), UUID(int=302), UUID(int=601)
SAID = {"risk": "He would take her from school.", "why": "He did so in May.", "decided_by": "Ben, her manager", "until": "2026-06-01"}


def decision(on: str = "2026-03-02", **more: Any) -> Line:
    return line(on, ParentNotConsulted.model_validate(SAID | {"person": str(DAD)} | more), id=MADE)


def again(on: str) -> Line:
    return line(on, ParentConsultedAgain.model_validate({"of": str(MADE), "why": "The court spoke with him.", "decided_by": "Ben"}))


@pytest.mark.parametrize(
    ("told", "on", "stands"),
    [
        ([decision()], "2026-03-01", False),
        ([decision()], "2026-03-02", True),
        ([decision()], "2026-06-01", True),
        ([decision()], "2026-06-02", False),
        ([decision(), again("2026-04-01")], "2026-03-31", True),
        ([decision(), again("2026-04-01")], "2026-04-01", False),
    ],
)
def test_a_decision_stands_until_its_day_or_until_it_is_ended(told: list[Line], on: str, stands: bool) -> None:
    """WT-212-2."""
    found = not_consulted(lines(*told), date.fromisoformat(on))
    assert [one.person for one in found] == ([DAD] if stands else [])
    assert is_not_asked(found, DAD, "anybody") is stands and not is_not_asked(found, MUM, "Marie")


@pytest.mark.parametrize(
    ("name", "other", "same"), [("Steve Renouf", "steve", True), ("Steve", "Steve Renouf", True), ("Steve", "Ian", False)]
)
def test_a_name_that_was_written_is_known_again(name: str, other: str, same: bool) -> None:
    stand = not_consulted(lines(decision(person=None, name=name)), date(2026, 3, 3))
    assert is_not_asked(stand, None, other) is same


@pytest.mark.parametrize("left_out", ["risk", "why", "decided_by", "until", "person"])
def test_nothing_is_decided_without_the_risk_the_reason_and_a_day_to_look_again(left_out: str) -> None:
    """WT-212-1, WT-212-2."""
    with pytest.raises(ValidationError):
        ParentNotConsulted.model_validate({name: said for name, said in (SAID | {"person": str(DAD)}).items() if name != left_out})


@pytest.mark.parametrize(
    ("person", "told", "allowed"), [(DAD, (), True), (DAD, (decision(),), False), (MUM, (decision(),), True), (MIA, (), False)]
)
def test_there_is_one_decision_on_each_parent_and_none_on_the_child(person: UUID, told: tuple[Told, ...], allowed: bool) -> None:
    """WT-212-1, WT-212-2."""
    entry = ParentNotConsulted.model_validate(SAID | {"person": str(person)})
    assert allows(may_leave_a_parent_unasked, entry, "2026-03-03", BORN, *told) is allowed


@pytest.mark.parametrize(
    ("on", "told", "allowed"), [("2026-03-03", (), True), ("2026-06-02", (), False), ("2026-05-03", (again("2026-04-01"),), False)]
)
def test_what_stands_is_ended_once(on: str, told: tuple[Told, ...], allowed: bool) -> None:
    """WT-212-2."""
    entry = ParentConsultedAgain.model_validate({"of": str(MADE), "why": "x", "decided_by": "Ben"})
    assert allows(may_ask_a_parent_again, entry, on, BORN, decision(), *told) is allowed


@pytest.mark.parametrize(
    ("guest", "allowed"),
    [
        ({"who": "Dad", "person": str(DAD)}, False),
        ({"who": "Dad", "person": str(DAD), "kept_out": "It was decided not to ask him"}, True),
        ({"who": "Mum", "person": str(MUM)}, True),
    ],
)
def test_who_is_not_asked_is_sent_no_invitation_without_a_reason(guest: dict[str, str], allowed: bool) -> None:
    """WT-212-1."""
    asked = [{"sector": "family", "tie": "father", "why": "Brings up Mia"} | guest]
    entry = MEETINGS.invited.model_validate({"of": str(MADE), "asked": asked})
    assert allows(may_invite_a_parent_who_is_not_asked, entry, "2026-03-03", BORN, decision()) is allowed


@pytest.mark.django_db
def test_pages_and_forms_say_so_and_no_paper_or_invitation_is_offered_to_them(cast: Cast) -> None:
    """WT-212-2: Marie is not asked about Jade; she is offered no copy, and none is made in her name."""
    client: Client = cast.client("ana")
    before = markup(client.get(f"/records/{cast.jade}/documents/"))
    assert f"person:{cast.people['marie']}" in before
    cast.tell("jade", "parent-not-consulted", 1, person=str(cast.people["marie"]), **(SAID | {"until": str(cast.ago(-30))}))
    for page in (f"/records/{cast.jade}/", f"/records/{cast.jade}/record/contact-had/"):
        assert "Do not ask or write to" in markup(client.get(page))
    after = markup(client.get(f"/records/{cast.jade}/documents/"))
    assert f"person:{cast.people['marie']}" not in after


@pytest.mark.django_db
@pytest.mark.parametrize("unasked", [True, False])
def test_no_paper_is_made_for_whoever_is_not_asked(cast: Cast, unasked: bool) -> None:
    """WT-212-2: nor a letter to both parents, which would reach her."""
    held = cast.tell("jade", "conference-held", 10, by="ruth", type="review", outcome="continue", why="Sleep", in_plain_words="It goes on.")
    if unasked:
        cast.tell(
            "jade", "parent-not-consulted", 1, person=str(cast.people["marie"]), name="Marie", **(SAID | {"until": str(cast.ago(-30))})
        )
    here = f"/records/{cast.jade}/documents/letter/{held}.pdf"
    for asked in ({}, {"for": "Marie Le Brocq"}, {"to": f"person:{cast.people['marie']}"}):
        assert cast.client("ana").get(here, asked).status_code == (409 if unasked else 200), asked


@pytest.mark.django_db
def test_a_form_that_ends_it_is_theirs_who_work_with_the_child_and_nobody_elses(cast: Cast) -> None:
    for who, answer in (("ana", 200), ("ben", 200), ("sam", 404)):
        assert cast.client(who).get(f"/records/{cast.jade}/record/parent-not-consulted/").status_code == answer
    form = Page(cast.client("ana").get(f"/records/{cast.jade}/record/parent-not-consulted/"))
    until = {"until-day": "1", "until-month": "6", "until-year": str(cast.today.year + 1)}
    sent = cast.client("ana").post(form.action, form.fields | {"risk": "x", "why": "y", "decided_by": "Ben", "send": "record"} | until)
    assert "Say who is not asked" in markup(sent)
