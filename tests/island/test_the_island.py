"""The invented Jersey: the same for everyone who asks, plainly invented, as busy as it is meant to be, and a record that holds."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest

from clock import today
from corbiere.access.models import Account
from corbiere.access.viewing import looking, viewer_of
from corbiere.agencies.models import WorkTelephone
from corbiere.database.faults import DatabaseFault
from corbiere.exchange.entries import NumberNoted
from corbiere.island.cast import CAST, PASSWORD, CastRole, cast
from corbiere.island.households import household
from corbiere.island.le_brocqs import le_brocqs, shift, told
from corbiere.island.making import PEOPLE, family_entries, make_island
from corbiere.island.names import COMMUNITIES, borne_by
from corbiere.island.places import NOT_A_POSTCODE, PARISHES, STREETS
from corbiere.island.roster import AT_ONCE, Roster, roster
from corbiere.island.staff import staff
from corbiere.island.stories import Case
from corbiere.island.world import fill
from corbiere.ledger import chain, folding
from corbiere.ledger.models import EntryRow, Finding, Subject
from corbiere.ledger.reading import lines, standing, without_row_security
from corbiere.ledger.writing import Writing
from corbiere.people.entries import Parish
from corbiere.people.models import Address, Person, Reached
from corbiere.statute.states import LOOKED_AFTER, ON_PLAN
from corbiere.wellbeing.leading import leading_on

SEVERAL = 300
TODAY = date(2026, 11, 23)
SEED = 49
FEW, MORE = 200, 2_000


@pytest.fixture(scope="module")
def planned() -> Roster:
    return roster(SEED, MORE, TODAY)


@pytest.fixture(scope="module")
def whole() -> Roster:
    return roster(SEED, PEOPLE, TODAY)


def said(writings: list[Writing]) -> list[object]:
    return [
        (w.about, w.id if w.entry.kind == "child-seen" else None, w.happened, w.recorded, w.by, w.entry.kind, w.entry.body())
        for w in writings
    ]


def test_the_same_seed_gives_the_same_island(planned: Roster) -> None:
    again = roster(SEED, MORE, TODAY)
    busy = [number for number, case in planned.cases.items() if case.way in ("on-plan", "in-need")][:5]

    assert again.cases == planned.cases
    assert [said(family_entries(again, number)) for number in busy] == [said(family_entries(planned, number)) for number in busy]
    assert said(le_brocqs(again)) == said(le_brocqs(planned))


def test_another_seed_gives_another_island() -> None:
    assert household(SEED, 1, TODAY) != household(SEED + 1, 1, TODAY)


def test_a_household_does_not_depend_on_how_many_there_are(planned: Roster) -> None:
    few = roster(SEED, FEW, TODAY)
    number = next(number for number in range(1, few.last) if "left-care" not in {_way(few, number), _way(planned, number)})

    assert few.home(number) == planned.home(number)


def _way(made: Roster, number: int) -> str:
    return made.cases[number].way if number in made.cases else ""


def test_nobody_can_be_taken_for_somebody_real(planned: Roster) -> None:
    homes = [planned.home(number) for number in range(1, 800)]
    addresses = [home.address for home in homes]

    assert {address.postcode for address in addresses} == {NOT_A_POSTCODE}
    assert all(any(street in address.line for street in STREETS) for address in addresses)
    assert {address.parish for address in addresses} == set(PARISHES) == {parish.label for parish in Parish}
    assert all(re.fullmatch(r"[^@ ]+@example\.invalid", person.email) for person in [*staff(SEED, MORE, TODAY), *CAST])
    assert all(person.registration.startswith("INVENTED-") for person in staff(SEED, MORE, TODAY))


def test_names_are_of_the_islands_languages() -> None:
    families = {name for community in COMMUNITIES for name in community.families}
    homes = [household(SEED, number, TODAY) for number in range(1, 400)]
    spoken = Counter(home.language for home in homes)

    assert {"English", "Portuguese", "Polish", "Romanian"} <= spoken.keys()
    borne = {borne_by(name, female) for name in families for female in (True, False)}
    assert {home.children[0].name.family.split("-")[0] for home in homes} <= borne


def test_children_are_under_eighteen_and_brothers_and_sisters_live_together() -> None:
    homes = [household(SEED, number, TODAY) for number in range(1, 500)]

    assert all((TODAY - child.born).days < 18 * 366 for home in homes for child in home.children)
    assert 1.6 < sum(len(home.children) for home in homes) / len(homes) < 2.1


@pytest.mark.parametrize("people", [2_000, 9_000])
def test_the_numbers_grow_with_the_island(people: int) -> None:
    made = roster(SEED, people, TODAY)
    by_way = Counter[str]()
    for case in made.cases.values():
        by_way[case.way] += len(made.home(case.number).children)

    for way in ("in-need", "helped-early", "being-assessed", "advised"):
        assert by_way[way] == max(1, round(AT_ONCE[way] * people / 45_000)), way
    assert sum(by_way.values()) < people * 0.3


def test_a_whole_island_has_the_plans_and_the_children_in_care_that_it_is_meant_to_have(whole: Roster) -> None:
    """Luc is on a plan and Jade in care beside those of the roster."""
    children = Counter[str]()
    for case in whole.cases.values():
        children[case.way] += len(whole.home(case.number).children)

    assert children["on-plan"] + len(["Luc"]) == 50
    assert children["in-care"] + len(["Jade"]) == 80
    assert children["left-care"] == 45
    over = sum(children[way] for way in ("advised", "helped-once", "helped-through", "left-care"))
    assert sum(children.values()) - over + len(["Luc", "Jade"]) == 1_500
    assert 17_000 < sum(len(whole.home(number).children) for number in range(1, whole.last + 1)) < 19_000


def test_the_le_brocqs_story_ends_within_a_week_before_today_on_its_own_weekdays() -> None:
    last = max(fact.day for facts in told().values() for fact in facts)
    for day in (TODAY, date(2026, 9, 25), date(2026, 3, 2), date(2031, 1, 1)):
        moved = shift(day)
        assert moved.days % 7 == 0
        assert 1 <= (day - (last + moved)).days <= 7


@pytest.mark.parametrize("people", [FEW, MORE, 9_000])
def test_the_police_officer_of_the_cast_sits_in_a_core_group_at_any_size(people: int) -> None:
    """Who reads the demonstration's table finds what it promises."""
    made, tom = roster(SEED, people, TODAY), cast(TODAY)[CastRole.POLICE].id
    hers = [case for case in made.cases.values() if case.lead.id == cast(TODAY)[CastRole.LEAD].id]
    groups = [made.circle(made.home(case.number), case).group() for case in hers]
    told_of_luc = [w for w in le_brocqs(made) if w.entry.kind == "conference-held" and tom in _in_core_group(w)]
    assert told_of_luc if not hers else any(tom in {person.id for person, _ in group} for group in groups)


def _in_core_group(writing: Writing) -> set[object]:
    return {one.practitioner for one in writing.entry.core_group}


# In the ledger.


@pytest.fixture(scope="module")
def island(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[date]:
    """A small island, made once for these tests and rolled back after them."""
    from django.db import transaction  # noqa: PLC0415 - Django is set up by now

    day = today()
    with django_db_blocker.unblock(), transaction.atomic():
        with without_row_security():
            make_island(FEW, day, 1, lambda done, total: None)
            yield day
        transaction.set_rollback(True)


def test_nothing_is_refused_and_the_record_holds(island: date) -> None:
    with without_row_security():
        assert [found for found in chain.verify() if not isinstance(found, int)] == []
    assert [sentence for _, found in folding.rebuild(check=True) for sentence in found] == []


def test_every_person_is_in_the_record_once_with_a_name_a_birth_and_an_invented_address(island: date) -> None:
    people = Person.objects.all()

    assert people.count() == Subject.objects.filter(sort="person").count()
    assert not people.filter(name="").exists() and not people.filter(born=None).exists()
    assert set(Address.objects.values_list("postcode", flat=True)) == {NOT_A_POSTCODE}


def test_one_address_is_withheld_and_the_record_shows_it_to_whoever_works_with_her_alone(island: date) -> None:
    with without_row_security():
        (where,) = Address.objects.filter(withheld=True)
    sees = {}
    for part in (CastRole.LEAD, CastRole.MANAGER, CastRole.HUB, CastRole.TEACHER, CastRole.REGISTER):
        with looking(viewer_of(Account.objects.get(email=f"{part}@example.invalid"), island)):
            row, entry = Address.objects.filter(entry=where.entry), EntryRow.objects.filter(root=where.entry)
            sees[part] = (row.exists(), entry.exists())
    shown = dict.fromkeys((CastRole.LEAD, CastRole.MANAGER), (True, True))
    assert sees == shown | dict.fromkeys((CastRole.HUB, CastRole.TEACHER, CastRole.REGISTER), (False, False))


def test_some_things_are_recorded_late_corrected_or_taken_back(island: date) -> None:
    with without_row_security():
        seen = EntryRow.objects.filter(kind="child-seen")
        late = [row for row in seen if row.recorded.date() > row.happened and not row.replaces]
        assert 0 < len(late) < seen.count() / 2
        assert EntryRow.objects.filter(kind="visit-failed").exists()
        assert EntryRow.objects.exclude(departures={}).exists()
        assert not EntryRow.objects.filter(recorded__date__gte=island).exists()


def test_luc_is_on_a_plan_today_and_jade_is_looked_after(island: date) -> None:
    with without_row_security():
        luc, jade = (standing(Person.objects.get(given=given, family="Le Brocq").subject) for given in ("Luc", "Jade"))

    assert luc.within(ON_PLAN, island) and not luc.within(LOOKED_AFTER, island)
    assert jade.within(LOOKED_AFTER, island) and not jade.within(ON_PLAN, island)
    assert Finding.objects.filter(subject=luc.subject, done=None, ended=None).exists()


def test_maggie_was_helped_protected_and_helped_again_and_her_plan_may_end(island: date) -> None:
    """The story of Guidance paragraph 134, until its last step, which is left to whoever looks."""
    with without_row_security():
        told = lines(Person.objects.get(given="Maggie", family="Querée").subject)
    said = [(line.kind, line.body) for line in told]
    answers = [body["answer"] for kind, body in said if kind in ("assessment-agreement-noted", "intervention-answered")]
    carried = [kind for kind, body in said if body.get("carries")]

    assert "assessment-refused" in dict(said) and answers.count("refused") == 2
    assert carried == ["protection-plan-written", "help-plan-written"]
    assert [body.get("reason") for kind, body in said if kind == "plan-ended"] == ["protection", None]
    held = leading_on(told, island)
    assert held and held.practitioner == cast(island)[CastRole.LEAD].id and dict(said)["plan-reviewed"]["outcome"] == "end"


def test_lucs_visits_carry_his_own_words(island: date) -> None:
    with without_row_security():
        visits = [line for line in lines(Person.objects.get(given="Luc", family="Le Brocq").subject) if line.kind == "child-seen"]

    assert any("I can do a width" in line.body["views"].get("own_words", "") for line in visits)
    assert all(line.practitioner == cast(island)[CastRole.LEAD].id for line in visits)


def test_the_cast_can_sign_in(island: date) -> None:
    accounts = {account.email: account for account in Account.objects.all()}

    assert accounts.keys() == {part.email for part in CAST}
    assert all(accounts[part.email].practitioner == cast(island)[part.role].id for part in CAST)
    assert accounts[CAST[0].email].check_password(PASSWORD)


def test_the_island_is_never_put_where_somebody_is(island: date) -> None:
    with pytest.raises(DatabaseFault, match="somebody is in this database already"):
        fill(FEW, island, 1, lambda done, total: None)


def test_two_visits_failed_one_after_the_other_for_somebody(whole: Roster) -> None:
    unseen = [case for case in whole.cases.values() if case.unseen]
    assert unseen
    child = whole.home(unseen[0].number).children[0]
    visits = sorted((w.happened, w.entry.kind) for w in family_entries(whole, unseen[0].number) if w.about == child.id)

    assert [kind for _, kind in visits if kind in ("child-seen", "visit-failed")][-2:] == ["visit-failed", "visit-failed"]


def test_ana_has_eighteen_children_on_plans(whole: Roster) -> None:
    ana = cast(TODAY)[CastRole.LEAD].id
    hers: list[Case] = [case for case in whole.cases.values() if case.way == "on-plan" and case.lead.id == ana]

    assert sum(len(whole.home(case.number).children) for case in hers) + len(["Luc"]) == 18


def test_ana_has_a_conference_today_about_the_largest_of_her_families(whole: Roster) -> None:
    """Whoever keeps the register arranged it, and invites to it."""
    (case,) = (case for case in whole.cases.values() if case.meets_today)
    arranged = [w for w in family_entries(whole, case.number) if w.entry.kind == "conference-arranged"]

    assert case.lead.id == cast(TODAY)[CastRole.LEAD].id
    assert {w.by.practitioner for w in arranged} == {cast(TODAY)[CastRole.REGISTER].id}
    assert [w.entry.body()["for"] for w in arranged].count(TODAY.isoformat()) == len(whole.home(case.number).children) > 1


def test_a_worry_is_written_down_before_what_was_decided_about_it(whole: Roster) -> None:
    """Else it would wait on a list for ever."""
    for case in list(whole.cases.values())[:SEVERAL]:
        told = sorted(family_entries(whole, case.number), key=lambda writing: writing.recorded)
        worries = [(w.about, w.happened, w.entry.kind) for w in told if w.entry.kind in ("concern-received", "concern-decided")]
        late = [
            one for place, one in enumerate(worries) if one[2] == "concern-received" and (*one[:2], "concern-decided") in worries[:place]
        ]
        assert late == [], case.number


def test_the_children_whose_worker_left_are_with_their_team_and_with_nobody_in_it(whole: Roster) -> None:
    (case,) = (case for case in whole.cases.values() if case.left)
    work = [w.entry.body() | {"kind": w.entry.kind} for w in family_entries(whole, case.number) if w.entry.category == "work"]

    assert case.lead.team.key == cast(TODAY)[CastRole.MANAGER].team.key
    assert work[-1]["kind"] == "allocated" and "practitioner" not in work[-1]
    assert [body["reason"] for body in work if body["kind"] == "allocation-ended"][-1] == "worker-left"


def test_nobody_is_written_about_twice_in_the_same_words(whole: Roster) -> None:
    """Of what is written at visits, two sentences in a hundred at most stand twice in a record."""
    told = again = 0
    for case in [case for case in whole.cases.values() if case.way == "on-plan"][:30]:
        seen = [w for w in family_entries(whole, case.number) if w.entry.kind == "child-seen" and not w.replaces]
        for child in {w.about for w in seen}:
            words = [
                text
                for w in seen
                if w.about == child
                for text in (w.entry.life, w.entry.bedroom_like, *(one.text for one in w.entry.observed))
                if text
            ]
            told, again = told + len(words), again + len(words) - len(set(words))

    assert told > 500 and again <= told / 50


def test_help_that_stepped_up_carried_all_along_and_down_again_and_ended_with_what_it_was_for(whole: Roster) -> None:
    """WT-141-1, WT-continuum-3: of the families whom two years brought there and back; the words of what they were told differ."""
    carried, ended, told = Counter[str](), Counter[str](), Counter[str]()
    cases = [case for case in whole.cases.values() if case.way in ("stepped-down", "helped-through")]
    for writing in (writing for case in cases for writing in family_entries(whole, case.number)):
        body = writing.entry.body()
        if body.get("carries"):
            carried[writing.entry.kind] += 1
        if writing.entry.kind == "plan-ended":
            ended[body.get("reason", "")] += 1
        if writing.entry.kind in ("assessment-told", "views-told-back"):
            told[body["told"]] += 1

    assert carried["protection-plan-written"] > len(cases) / 2 < carried["help-plan-written"]
    assert ended["protection"] and ended["met"] > ended["not-taking-part"]
    assert len(told) > 50 and max(told.values()) < sum(told.values()) / 20


def test_where_a_provider_says_no_another_way_is_mostly_found(whole: Roster) -> None:
    """WT-131-1, WT-request-13."""
    refused = rerouted = 0
    for case in [case for case in whole.cases.values() if case.way == "helped-early"][:SEVERAL]:
        kinds = Counter(writing.entry.kind for writing in family_entries(whole, case.number) if said_no(writing))
        written = [w for w in family_entries(whole, case.number) if w.entry.kind == "help-plan-written"]
        if kinds["intervention-answered"]:
            refused, rerouted = refused + 1, rerouted + (len(written) > len({w.about for w in written}))

    assert 0 < rerouted < refused < 2 * rerouted


def said_no(writing: Writing) -> bool:
    return writing.entry.body().get("answer") == "refused"


def test_a_number_in_another_system_is_a_kind_of_its_own() -> None:
    assert NumberNoted(system="cin", number="C1").line() == "Other identifier; cin; C1"


def test_whoever_works_here_and_parents_whom_somebody_works_with_can_be_rung_at_numbers_of_nobody(island: date) -> None:
    with without_row_security():
        numbers = set(Reached.objects.exclude(number="").values_list("number", flat=True))
        workers = dict(WorkTelephone.objects.values_list("subject", "number"))
    assert numbers and all(number.startswith("07700 900") for number in numbers)
    assert {number[:9] for number in workers.values()} == {"07700 900", "01632 960"}


def test_anas_day_has_an_address_ban_a_child_whom_she_covers_and_a_worry_that_waits_for_her(whole: Roster) -> None:
    ana = whole.workforce.cast[CastRole.LEAD]
    (banned,) = [case for case in whole.cases.values() if case.banned]
    kinds = [writing.entry.kind for writing in family_entries(whole, banned.number)]
    assert banned.lead.id == ana.id
    assert kinds.count("address-withheld") == len(whole.home(banned.number).children) + 1
    (covered,) = [case for case in whole.cases.values() if case.covered_by]
    assert covered.covered_by == ana and covered.lead == whole.away
    (asked,) = [case for case in whole.cases.values() if case.asked]
    told = {writing.entry.kind: writing.entry.body() for writing in family_entries(whole, asked.number)}
    assert told["concern-decided"]["taken_by"] == str(ana.id)
