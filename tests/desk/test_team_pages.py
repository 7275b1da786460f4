"""A team as its manager leads it: who is away and who covers, children handed over many at once, and what the receiver says."""

import re
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from agencies.workplace import child, practitioner
from cast import Cast
from corbiere.agencies.entries import Profession
from corbiere.agencies.models import Allocation, ChildCover, Cover, HandoverPending
from corbiere.desk.addresses import form_address
from corbiere.ledger.models import EntryRow

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def nuno(cast: Cast) -> UUID:
    """A colleague in Ana's team."""
    cast.people["nuno"] = practitioner("Nuno Figueira", cast.agencies["ana"], team=cast.team)
    cast.agencies["nuno"] = cast.agencies["ana"]
    return cast.people["nuno"]


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return page_of(answer)


def page_of(answer: Any) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())


def away(cast: Cast, cover: UUID, days: int = 10, **more: Any) -> dict[str, Any]:
    first, last = cast.today, cast.today + days * DAY
    said = {
        f"{name}-{part}": str(getattr(day, part)) for name, day in (("from", first), ("until", last)) for part in ("day", "month", "year")
    }
    return {"key": "one press", "all": str(cover), **said, **more}


def work_with(cast: Cast, whom: str) -> str:
    return str(Allocation.objects.on(cast.today).get(subject=cast.people[whom], practitioner=cast.ana).entry)


def test_a_manager_covers_a_worker_with_one_colleague_and_another_for_one_child(cast: Cast, nuno: UUID) -> None:
    address = f"/team/{cast.ana}/away/"
    assert "Nuno Figueira, Social worker" in page(cast.client("ben"), address), "without a script, from a list"
    sent = away(cast, nuno, **{f"to-{work_with(cast, 'noah')}": str(cast.hana)})
    done = cast.client("ben").post(address, sent, follow=True)
    assert "Cover for Ana Pires is arranged" in done.content.decode()
    assert Cover.objects.get(subject=cast.ana).acting == nuno
    held = ChildCover.objects.get()
    assert (held.subject, held.away, held.acting) == (cast.noah, cast.ana, cast.hana)
    cast.client("ben").post(address, sent)
    assert EntryRow.objects.filter(kind="cover-arranged").count() == 1, "a second press is the same act"


def test_everybody_who_looks_for_somebody_who_is_away_is_told_whom_to_ask(cast: Cast, nuno: UUID) -> None:
    cast.client("ben").post(f"/team/{cast.ana}/away/", away(cast, nuno, **{f"to-{work_with(cast, 'noah')}": str(cast.hana)}))
    assert "ask Nuno Figueira" in page(cast.client("ben"), "/team/")
    assert "ask Nuno Figueira" in page(cast.client("claire"), reverse("desk:subject", args=[cast.jade]))
    assert "ask Hana Nowak" in page(cast.client("ben"), reverse("desk:subject", args=[cast.noah]))
    assert "Ana Pires works here, and is not somebody who" in suggested(cast, "ben", nuno, "hand-over", "Ana Pires"), (
        "nothing can be given to her now"
    )


def suggested(cast: Cast, who: str, worker: UUID, act: str, words: str, box: str = "all", **more: Any) -> str:
    answer = cast.client(who).post(reverse("desk:giving-colleagues", args=[worker, act, box]), {"words": words, **more})
    return page_of(answer) if answer.status_code == 200 else ""


@pytest.mark.parametrize("act", ["away", "hand-over"])
def test_who_may_be_chosen_is_found_by_two_letters_and_nobody_else(cast: Cast, nuno: UUID, act: str) -> None:
    for box in ("all", f"to-{work_with(cast, 'noah')}"):
        assert "Nuno Figueira" in suggested(cast, "ben", cast.ana, act, "nu", box)
        assert "Nuno Figueira" in suggested(cast, "ben", cast.ana, act, "", box), "the team, without a letter"
        for nobody in ("Ana Pires", "Ben Carter", "Claire Hacquoil", "Zed"):
            assert "<li" not in suggested(cast, "ben", cast.ana, act, nobody, box), nobody
    assert suggested(cast, "ben", cast.ana, act, "nu", "elsewhere") == suggested(cast, "ben", cast.ana, "leave", "nu") == ""
    assert {suggested(cast, who, cast.ana, act, "nu") for who in ("sam", "claire", "ruth", "nuno")} == {""}


def test_who_is_away_on_those_days_is_not_offered_and_not_accepted(cast: Cast, nuno: UUID) -> None:
    said = {"from": str(cast.ago(-20)), "to": str(cast.ago(-30))}
    cast.tell("nuno", "cover-arranged", 0, by="ben", acting=str(cast.hana), **said)
    for days, free in ((10, True), (20, False)):
        sent = away(cast, nuno, days)
        assert ("<li" in suggested(cast, "ben", cast.ana, "away", "Nuno", **sent)) is free
        assert cast.client("ben").post(f"/team/{cast.ana}/away/", sent).status_code == (302 if free else 422)


def test_a_lead_social_worker_hands_over_to_a_registered_one(cast: Cast, nuno: UUID) -> None:
    cast.people["tess"] = practitioner("Tess Le Feuvre", cast.agencies["ana"], Profession.FAMILY_SUPPORT_WORKER, team=cast.team)
    sent = offered(cast, cast.tess, "jade")
    assert "Tess" in suggested(cast, "ben", cast.ana, "hand-over", "Tess")
    assert "<li" not in suggested(cast, "ben", cast.ana, "hand-over", "Tess", **sent)
    answer = cast.client("ben").post(f"/team/{cast.ana}/hand-over/", sent)
    assert answer.status_code == 422 and "A lead social worker is registered as one." in answer.content.decode()


def test_a_name_by_which_nobody_is_chosen_is_not_lost(cast: Cast, nuno: UUID) -> None:
    sent = {**away(cast, nuno), "all": "", "all-search": "Zed"}
    said = page_of(cast.client("ben").post(f"/team/{cast.ana}/away/", sent))
    assert "Nobody who may cover for them is called “Zed”." in said and 'value="Zed"' in said
    said = page_of(cast.client("ben").post(f"/team/{cast.ana}/away/", away(cast, nuno) | {"take-away": f"all={nuno}"}))
    assert 'data-picker="all"' in said and f'name="all" value="{nuno}"' not in said and not Cover.objects.exists()


def test_what_is_covered_is_in_the_coverers_list_and_says_for_whom(cast: Cast, nuno: UUID) -> None:
    assert "Jade" not in page(cast.client("nuno"), "/")
    cast.client("ben").post(f"/team/{cast.ana}/away/", away(cast, nuno))
    said = page(cast.client("nuno"), "/")
    assert "For <strong>Ana Pires</strong>, until" in said
    assert "Jade Le Brocq" in said


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"all": ""}, "Choose who covers"),
        ({"until-day": ""}, "The last day needs a day too"),
        ({"until-year": "2020"}, "The last day is before the first"),
        ({"all": "somebody"}, "Choose who covers"),
    ],
)
def test_what_cannot_be_is_said_at_the_field_and_nothing_typed_is_lost(cast: Cast, nuno: UUID, more: dict[str, str], said: str) -> None:
    answer = cast.client("ben").post(f"/team/{cast.ana}/away/", {**away(cast, nuno, reason="Leave"), **more})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert 'value="Leave"' in answer.content.decode()
    assert not Cover.objects.exists()


def test_nobody_arranges_for_the_workers_of_another_team(cast: Cast, nuno: UUID) -> None:
    for who in ("sam", "claire", "ruth", "nuno"):
        for part in ("away", "hand-over"):
            assert cast.client(who).get(f"/team/{cast.ana}/{part}/").status_code == 404
            assert cast.client(who).post(f"/team/{cast.ana}/{part}/", away(cast, nuno)).status_code == 404
    assert cast.client("ana").get(f"/team/{cast.ana}/away/").status_code == 200, "her own"


def offered(cast: Cast, to: UUID, *whom: str, **more: str) -> dict[str, Any]:
    return {"key": "a press", "child": [work_with(cast, name) for name in whom], "all": str(to), "note": "Mum is afraid of letters", **more}


def test_children_are_handed_over_together_with_one_note_and_stay_until_they_are_accepted(cast: Cast, nuno: UUID) -> None:
    own = {f"note-{work_with(cast, 'noah')}": "Noah is weighed on Mondays"}
    cast.client("ben").post(f"/team/{cast.ana}/hand-over/", offered(cast, nuno, "jade", "noah", **own))
    assert HandoverPending.objects.filter(to=nuno).count() == 2
    assert Allocation.objects.on(cast.today).lead().filter(practitioner=cast.ana).count() == 2, "never without a lead"
    asked = page(cast.client("nuno"), "/offers/")
    assert asked.count("Mum is afraid of letters") == 2 and "Back to My work" in asked
    assert asked.count("Noah is weighed on Mondays") == 1
    assert "/offers/" in page(cast.client("nuno"), "/")
    done = cast.client("nuno").post("/offers/", {"accept": "all"}, follow=True).content.decode()
    assert "You have taken on Jade Le Brocq, Noah Le Brocq." in done
    assert Allocation.objects.on(cast.today).lead().filter(practitioner=nuno).count() == 2
    again = cast.client("nuno").post("/offers/", {"accept": "all"}, follow=True).content.decode()
    assert "answered already" in again


def test_who_cannot_says_why_and_the_manager_finds_somebody_else(cast: Cast, nuno: UUID) -> None:
    cast.client("ben").post(f"/team/{cast.ana}/hand-over/", offered(cast, nuno, "jade"))
    of = str(HandoverPending.objects.get().entry)
    assert cast.client("nuno").post("/offers/", {"decline": of, f"why-{of}": " "}).status_code == 422
    cast.client("nuno").post("/offers/", {"decline": of, f"why-{of}": "I have 24 children"})
    said = page(cast.client("ben"), "/team/")
    assert "Nobody has this" in said
    assert "Nuno Figueira can’t take on Jade" in said
    assert "I have 24 children" in said
    assert Allocation.objects.on(cast.today).lead().get(subject=cast.jade).practitioner == cast.ana


def test_nothing_is_handed_over_without_a_child_a_receiver_and_a_note(cast: Cast, nuno: UUID) -> None:
    for more, said in (
        ({"child": []}, "Tick the children"),
        ({"all": ""}, "Choose a colleague"),
        ({"note": ""}, "Write what they need to know"),
    ):
        answer = cast.client("ben").post(f"/team/{cast.ana}/hand-over/", {**offered(cast, nuno, "jade"), **more})
        assert (answer.status_code, said in answer.content.decode()) == (422, True)
    assert not HandoverPending.objects.exists()


def test_of_two_managers_at_once_the_second_is_told(cast: Cast, nuno: UUID) -> None:
    address = f"/team/{cast.ana}/hand-over/"
    cast.client("ben").post(address, offered(cast, nuno, "jade"))
    answer = cast.client("ben").post(address, {**offered(cast, nuno, "jade"), "key": "another press"})
    assert answer.status_code == 422
    assert HandoverPending.objects.count() == 1


def test_nobody_answers_for_another(cast: Cast, nuno: UUID) -> None:
    cast.client("ben").post(f"/team/{cast.ana}/hand-over/", offered(cast, nuno, "jade"))
    of = str(HandoverPending.objects.get().entry)
    for who in ("sam", "ana", "ben"):
        cast.client(who).post("/offers/", {"accept": of})
        assert "Jade" not in page(cast.client(who), "/offers/")
    assert HandoverPending.objects.count() == 1


def test_a_worry_that_goes_to_a_team_stands_with_its_manager_who_takes_it(cast: Cast, nuno: UUID) -> None:
    """A decision gave a child to nobody: now a manager has it, in one press, and names the worker."""
    cast.people["luc"] = child("Luc")
    cast.tell("luc", "concern-received", 0, by="hana", concern="Alone at night")
    cast.tell("luc", "concern-decided", 0, by="hana", outcome="assessment", team=str(cast.team))
    said = page(cast.client("ben"), "/team/")
    assert "Will your team take this on? Assess what Luc needs" in said
    cast.client("ben").post("/offers/", {"accept": "all"})
    said = page(cast.client("ben"), "/team/")
    assert "Name a worker for Luc" in said
    assert form_address(cast.luc, "allocated") in said


def test_what_does_not_move_stands_with_its_act(cast: Cast, nuno: UUID) -> None:
    for days in (3, 1):
        cast.tell("jade", "visit-failed", days, reason="no-access")
    said = page(cast.client("ben"), "/team/")
    assert "Not seen, twice running" in said
    assert form_address(cast.jade, "next-step-decided") in said


@pytest.mark.parametrize(("arranges", "says"), [("ben", "ben"), ("ben", "ana"), ("ana", "ben"), ("ana", "ana")])
@pytest.mark.parametrize("ago", [0, 3])
def test_who_is_back_earlier_says_so_in_one_press(cast: Cast, nuno: UUID, arranges: str, says: str, ago: int) -> None:
    """Every cover of that time ends, whoever arranged it, and the days on which somebody covered stay what they were."""
    days = {"from": str(cast.ago(ago)), "to": str(cast.ago(-9))}
    cast.tell("ana", "cover-arranged", ago, by=arranges, acting=str(nuno), **days)
    cast.tell("noah", "child-covered", ago, by=arranges, acting=str(cast.hana), **{"for": str(cast.ana)}, **days)
    assert "/back/" in page(cast.client("ben"), "/team/") and "I am back" in page(cast.client("ana"), "/")
    for _ in range(2):
        done = cast.client(says).post(reverse("desk:back", args=[cast.ana]), follow=True).content.decode()
        assert "back: nobody covers from today on" in done
    assert not Cover.objects.on(cast.today).exists() and not ChildCover.objects.on(cast.today).exists()
    assert Cover.objects.on(cast.ago(1)).exists() is ChildCover.objects.on(cast.ago(1)).exists() is (ago > 1)
    assert "I am back" not in page(cast.client("ana"), "/")


def test_nobody_else_says_that_somebody_is_back(cast: Cast, nuno: UUID) -> None:
    cast.client("ben").post(f"/team/{cast.ana}/away/", away(cast, nuno))
    for who in ("sam", "claire", "ruth", "nuno"):
        assert cast.client(who).post(reverse("desk:back", args=[cast.ana])).status_code == 404, who
    assert Cover.objects.on(cast.today).exists()
