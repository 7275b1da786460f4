"""Who is offered is who is accepted: the picker and the rulings ask one rule, of everybody who works here."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from django.urls import reverse

from agencies.workplace import covers, holds, practitioner
from cast import Cast
from corbiere.agencies.entries import Profession, Role
from corbiere.ledger.entry import kind_called
from corbiere.ledger.reading import lines, without_row_security
from corbiere.ledger.record import Author
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import record
from markup import markup

pytestmark = pytest.mark.django_db
EVERYBODY = ("ana", "ben", "ruth", "sam", "hana", "claire", "david", "eve", "nora", "carl")


@pytest.fixture(scope="module")
def cast(cast: Cast) -> Cast:
    """Nora is an administrator, Carl a conference chair who is Jade's second worker, and Sam is away."""
    care = cast.agencies["ana"]
    for who, name, profession in (
        ("nora", "Nora Syvret", Profession.ADMINISTRATOR),
        ("carl", "Carl Renouf", Profession.CONFERENCE_CHAIR),
    ):
        cast.people[who], cast.agencies[who] = practitioner(name, care, profession, None), care
    cast.tell("jade", "allocated", 30, by="ben", role="second-worker", practitioner=str(cast.carl))
    covers(cast.hana, cast.sam, cast.ago(2), cast.ago(-9))
    holds(cast.ana, Role.CONFERENCE_ADMINISTRATOR)
    return cast


class _Undone(Exception):
    """Takes back what was written on trial."""


def accepted(cast: Cast, who: str, by: str, about: Any, kind: str, name: str, body: dict[str, Any]) -> bool:
    """Whether no ruling says anything at that question."""
    entry = kind_called(kind).model_validate({**body, name: str(cast.people[who])})
    roles = frozenset({Role.CONFERENCE_ADMINISTRATOR}) if by == "ana" else frozenset({"manager"})
    author = Author(cast.people[by], cast.agencies[by], roles)
    try:
        with transaction.atomic():
            record(entry, about=about, happened=cast.today, by=author)
            raise _Undone
    except _Undone:
        return True
    except NotRecorded as fault:
        return not any(ruling.field == name for ruling in (*fault.refusals, *fault.wanted))


def offered(cast: Cast, who: str, by: str, about: Any, kind: str, name: str, body: dict[str, Any]) -> bool:
    """Whether somebody is suggested by the first letters of their name."""
    sent = {**body, "words": {"nora": "no", "carl": "ca"}.get(who, who[:2]), "about": str(about)}
    page = markup(cast.client(by).post(reverse("desk:suggestions", args=[kind, name]), sent))
    return f'data-value="{cast.people[who]}"' in page


def answers(cast: Cast, kind: str) -> dict[str, Any]:
    """What else must be answered in the form, as the record stands."""
    days = {"from": str(cast.today), "to": str(cast.ago(-3))}
    match kind:
        case "handover-offered":
            with without_row_security():
                work = next(line for line in lines(cast.jade) if line.kind == "allocated" and "lead" in line.body["role"])
            return {"of": str(work.root)}
        case "cover-arranged":
            return days
        case "child-covered":
            return {"for": str(cast.ana), "acting": str(cast.hana), **days}
        case "step-offered":
            cast.tell("jade", "concern-received", 2, by="hana", concern="Alone at night")
            return {"of": str(cast.tell("jade", "concern-decided", 2, by="hana", outcome="assessment"))}
        case "protection-challenge-decided":
            with without_row_security():
                held = next(line.root for line in lines(cast.jade) if line.kind == "conference-held")
            said = {"who": "Marie", "passage": "I am tired", "claims": "I was tired"}
            return {"of": str(cast.tell("jade", "protection-minutes-challenged", 3, by="ruth", of=str(held), **said))}
    return {}


@pytest.mark.parametrize(
    ("kind", "name", "by", "body"),
    [
        ("conference-arranged", "chairs", "ana", {"type": "review"}),
        ("conference-held", "chair", "ana", {"type": "review", "outcome": "continue"}),
        ("conference-held", "lead_social_worker", "ana", {"type": "review", "outcome": "continue"}),
        ("allocated", "practitioner", "ben", {"role": "lead-social-worker"}),
        ("allocated", "practitioner", "ben", {"role": "reviewing-officer"}),
        ("allocated", "practitioner", "ben", {"role": "second-worker"}),
        ("handover-offered", "to", "ben", {"note": "She hopes to stay with Gran."}),
        ("cover-arranged", "acting", "ben", {}),
        ("child-covered", "acting", "ben", {}),
        ("child-covered", "for", "ben", {}),
        ("step-offered", "to", "ben", {}),
        ("concern-decided", "taken_by", "ben", {"outcome": "assessment"}),
        ("protection-challenge-decided", "decided_by", "ruth", {"decision": "upheld", "why": "It is so."}),
    ],
)
def test_who_is_offered_is_who_is_accepted(cast: Cast, kind: str, name: str, by: str, body: dict[str, Any]) -> None:
    about, body = cast.ana if kind == "cover-arranged" else cast.jade, body | answers(cast, kind)
    told = {who: offered(cast, who, by, about, kind, name, body) for who in EVERYBODY}
    assert told == {who: accepted(cast, who, by, about, kind, name, body) for who in EVERYBODY}
    assert any(told.values())


def test_no_administrator_chairs_nor_anybody_who_works_with_the_child(cast: Cast) -> None:
    asked = ("ana", cast.jade, "conference-arranged", "chairs", {"type": "review"})
    assert [who for who in EVERYBODY if offered(cast, who, *asked)] == ["ruth"]


def test_a_name_of_somebody_who_may_not_says_so_and_whom_to_ask(cast: Cast) -> None:
    address = reverse("desk:suggestions", args=["conference-arranged", "chairs"])
    said = markup(cast.client("ana").post(address, {"words": "Nora", "about": str(cast.jade)}))
    assert "Nora Syvret works here, and is not somebody who may chair this conference." in said
    said = markup(cast.client("ana").post(address, {"words": "Zed", "about": str(cast.jade)}))
    assert "Nobody who may chair this conference is called “Zed”." in said and "Ask the Independent Safeguarding Service." in said


def test_an_answer_that_is_no_identifier_harms_nothing(cast: Cast) -> None:
    address = reverse("desk:suggestions", args=["conference-held", "chair"])
    for answer in ("nobody", "", str(uuid4())):
        sent = {"words": "ru", "about": str(cast.jade), "lead_social_worker": answer, "happened-day": "x"}
        assert cast.client("ana").post(address, sent).status_code == 200
