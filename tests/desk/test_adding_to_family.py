"""Adding somebody to a family: once, to the right parents, with whatever follows for a child, and opened by an entry that says why."""

import re
from typing import Any
from uuid import UUID

import pytest

from cast import Cast
from corbiere.ledger.models import EntryRow, Subject
from corbiere.ledger.reading import lines, without_row_security
from corbiere.people.models import Person
from desk.at_desk import Page
from markup import markup

pytestmark = pytest.mark.django_db
BABY = "?as=baby"
ACTIONS = 12


def where(cast: Cast, more: str = "", whom: str = "jade") -> str:
    return f"/records/{cast.people[whom]}/people/add/{more}"


def sent(cast: Cast, who: str = "ana", whom: str = "jade", more: str = "", **typed: Any) -> Any:
    """The form as it stands, with what is typed, and again to say that it is nobody of those who are like them."""
    client = cast.client(who)
    page = Page(client.get(where(cast, more, whom)))
    fields = {**page.fields, **typed}
    answer = client.post(where(cast, "", whom), fields)
    if answer.status_code == 200 and "Is it one of these?" in markup(answer):
        seen = re.search(r'name="seen" value="([^"]*)"', markup(answer))
        answer = client.post(where(cast, "", whom), {**fields, "nobody": "on", "seen": seen[1] if seen else ""})
    return answer


def newest() -> UUID:
    with without_row_security():
        return EntryRow.objects.filter(kind="person-identified").latest("order").subject_id


def told(subject: UUID) -> dict[str, list[dict[str, Any]]]:
    with without_row_security():
        found: dict[str, list[dict[str, Any]]] = {}
        for line in lines(subject):
            found.setdefault(line.kind, []).append(line.body)
        return found


def test_a_baby_on_the_way_is_added_with_its_day_and_comes_to_the_mother_and_both_children(cast: Cast) -> None:
    """CPP-9: at most twelve actions beside names: the link, the day, Add; parents, brothers and sisters are ticked."""
    due = cast.ago(-60).isoformat()
    answer = sent(cast, more=BABY, expected=due)
    assert answer.status_code == 302
    baby = newest()
    page = markup(cast.client("ana").get(answer.headers["Location"]))
    assert "A baby will be born into this home" in page
    assert "On the Child Protection Register" in page
    assert "Ask for a pre-birth conference" in page
    family = markup(cast.client("ana").get(f"/records/{baby}/people/"))
    assert all(name in family for name in ("Marie Louise", "Jade", "Noah"))
    for whom in ("jade", "noah"):
        assert "not yet born" in markup(cast.client("ana").get(f"/records/{cast.people[whom]}/people/")), whom
    assert (
        told(baby)["allocated"]
        == [
            {
                "role": "duty",
                "practitioner": str(cast.ana),
                "team": str(cast.team),
                "reason": "Leads the work with their family, and added them",
            }
        ]
        or told(baby)["allocated"][0]["reason"] == "Leads the work with their family, and added them"
    )


def test_the_birth_is_recorded_on_the_same_record(cast: Cast) -> None:
    sent(cast, more=BABY, expected=cast.ago(-6).isoformat())
    baby, people = newest(), Person.objects.count()
    assert "record the birth there" in re.sub(r"\s+", " ", markup(cast.client("ana").get(where(cast))))
    page = Page(cast.client("ana").get(f"/records/{baby}/record/born/"))
    assert cast.client("ana").post(page.action, {**page.fields, "send": "record"}).status_code == 302
    assert Person.objects.count() == people
    assert not Person.objects.get(subject=baby).unborn
    assert "not yet born" not in markup(cast.client("ana").get(f"/records/{cast.jade}/people/"))


def test_pressed_twice_it_is_written_once(cast: Cast) -> None:
    client, before = cast.client("ana"), Subject.objects.count()
    fields = {**Page(client.get(where(cast, BABY))).fields, "expected": cast.ago(-60).isoformat(), "given": "Orsolya", "family": "Quibell"}
    for _ in range(2):
        assert client.post(where(cast), fields).status_code == 302
    assert Subject.objects.count() == before + 1


def test_a_child_who_lives_here_has_the_address_without_typing_it(cast: Cast) -> None:
    born = cast.ago(30).isoformat()
    sent(cast, more="?as=child", given="Orsolya", family="Quibell", relation="sister", sex="female", born=born)
    baby = told(newest())
    assert baby["address-noted"][0]["lines"] == ["4 Rue des Prés"]
    assert baby["born"] == [{"estimated": False}]


def test_half_a_brother_where_the_parents_are_others(cast: Cast) -> None:
    page = Page(cast.client("ana").get(where(cast)))
    fields = {**page.fields, "given": "Rui", "family": "Quibell", "relation": "brother", "sex": "male", "born": cast.ago(900).isoformat()}
    fields.pop("parents", None)
    assert cast.client("ana").post(where(cast), fields).status_code == 302
    assert "relationship-noted" not in told(newest()) or not [
        tie for tie in told(newest())["relationship-noted"] if tie["relation"] in ("mother", "father", "parent")
    ]


def test_somebody_who_is_no_child_of_the_family_is_told_of_once(cast: Cast) -> None:
    answer = sent(cast, given="Odette", family="Quibell", relation="grandparent", takes_on="")
    assert answer.status_code == 302
    new = newest()
    assert "relationship-noted" not in told(new)
    assert {"other": str(new), "relation": "grandparent"} in told(cast.jade)["relationship-noted"]
    assert "Odette Quibell" in markup(cast.client("ana").get(f"/records/{cast.jade}/people/"))


def test_two_of_one_name_are_shown_before_anything_is_written(cast: Cast) -> None:
    client, before = cast.client("ana"), Subject.objects.count()
    fields = {**Page(client.get(where(cast))).fields, "given": "Noah", "family": "Le Brocq", "relation": "brother"}
    assert str(cast.noah) in offered_instead(client.post(where(cast), fields))
    assert Subject.objects.count() == before


def test_a_baby_without_a_day_is_not_taken_for_anybody_grown(cast: Cast) -> None:
    """Neither the mother nor the child of seven has a page to answer; a baby of that name who is on the way has, and so has her Noah."""
    client = cast.client("ana")
    fields = {**Page(client.get(where(cast, BABY))).fields, "expected": ""}
    assert offered_instead(client.post(where(cast), fields)) <= {str(cast.noah)}
    sent(cast, more=BABY, expected=cast.ago(-60).isoformat())
    baby = newest()
    again = {**Page(client.get(where(cast, BABY))).fields, "expected": ""}
    offered = offered_instead(client.post(where(cast), again))
    assert str(baby) in offered
    assert not {str(cast.marie), str(cast.jade)} & offered


def offered_instead(page: Any) -> set[str]:
    """Who stands on the page of likely matches to be chosen."""
    assert "Is it one of these?" in markup(page)
    return set(re.findall(r'name="other"\s+value="([^"]+)">This one', markup(page)))


def test_a_child_with_a_first_name_is_looked_for_among_all(cast: Cast) -> None:
    client = cast.client("ana")
    fields = {**Page(client.get(where(cast, BABY))).fields, "given": "Jade"}
    assert "Is it one of these?" in markup(client.post(where(cast), fields))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"relation": ""}, "Say what they are to this family"),
        ({"relation": "grandparent", "expected": "soon"}, "Enter the date as a day, a month and a year"),
        ({"relation": "grandparent", "expected": "2026-12-24"}, "Only a child of this family can be not yet born"),
        ({"relation": "sibling"}, "Write at least one name"),
        ({"relation": "sibling", "parents": ["00000000-0000-0000-0000-000000000000"]}, "not one of the available choices"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(cast: Cast, typed: dict[str, Any], said: str) -> None:
    client, before = cast.client("ana"), Subject.objects.count()
    fields = {**Page(client.get(where(cast))).fields, "family": "" if "name" in said else "Quibell", **typed}
    answer = client.post(where(cast), fields)
    assert answer.status_code == 422
    assert said in markup(answer)
    assert Subject.objects.count() == before


@pytest.mark.parametrize(("who", "status"), [("ana", 200), ("ben", 200), ("claire", 403), ("hana", 403), ("david", 404), ("sam", 404)])
def test_whose_act_it_is(cast: Cast, who: str, status: int) -> None:
    """Claire sees the family and does not write it down; Sam cannot tell the child from one who is not there."""
    assert cast.client(who).get(where(cast)).status_code == status
    link = f"/records/{cast.jade}/people/add/" in markup(cast.client(who).get(f"/records/{cast.jade}/people/"))
    assert link is (status == 200)


def test_what_is_there_already_stays_as_closed_as_it_was(cast: Cast) -> None:
    """Sam, of another team, adds somebody whose record is closed to them: to say so in a family opens nothing."""
    sent(cast, more=BABY, expected=cast.ago(-60).isoformat())
    baby = newest()
    assert cast.client("sam").get(f"/records/{baby}/").status_code == 404
    assert cast.client("sam").get(f"/records/{cast.jade}/people/added/{baby}/").status_code == 404
    assert cast.client("ben").get(f"/records/{baby}/").status_code == 200


def test_a_baby_takes_few_actions(cast: Cast) -> None:
    """The link on the People tab, three boxes of the day, Add, and once more where somebody is like them: each box that is ticked already
    costs nothing."""
    page = Page(cast.client("ana").get(where(cast, BABY)))
    given = {name for name, value in page.fields.items() if value}
    assert {"relation", "parents", "siblings", "takes_on", "family"} <= given
    people, link, day, press, again = 1, 1, 1, 1, 1
    assert people + link + day + press + again <= ACTIONS
