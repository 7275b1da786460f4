"""The check of the register: what it looks at, who may write it down, and which was the last on a day, as known then."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from agencies.workplace import agency, holds, manages, practitioner, team, told
from clock import today
from corbiere.access.viewing import Viewer, looking_as, viewer
from corbiere.agencies.entries import Role
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import record, withdraw
from corbiere.protection.models import RegisteredChild
from corbiere.protection.register import REGISTER
from corbiere.registers.checks import Check, agrees_with_the_record, last_check, oddities
from corbiere.registers.entries import CheckOutcome, Oddity, RegisterChecked, WhichRegister
from registers.telling import Child, evening

pytestmark = pytest.mark.django_db


def ago(days: int) -> str:
    return (today() - timedelta(days=days)).isoformat()


def registered(name: str = "Mia", **more: Any) -> Child:
    """A child on the register for ten days, with nothing odd but what is said."""
    given: dict[str, Any] = {"harm": "neglect", "next_review": ago(-80), "lead_social_worker": more.pop("lead", None)} | more
    child = Child(name).begun()
    child.plan(given.pop("happened", ago(10)), **given)
    return child


@pytest.fixture
def keeper() -> Viewer:
    office = agency()
    ruth = practitioner("Ruth Le Sueur", office)
    holds(ruth, Role.REGISTER_ADMINISTRATOR)
    return viewer(ruth, today())


def check(by: Viewer, about: UUID | None = None, on: date | None = None, **said: Any) -> UUID:
    found = {"agrees": True, "odd": [], "outcome": CheckOutcome.IN_ORDER, "done": None} | said
    entry = RegisterChecked(which=WhichRegister.CHILD_PROTECTION, **found)
    assert by.agency
    return record(entry, about=about or by.agency, happened=on or today(), by=by.author).id


def last_known(by: Viewer, on: date, known: datetime | None = None) -> Check | None:
    with looking_as(by.practitioner, by.on):
        return last_check(REGISTER, by, on, known)


def test_what_is_odd_is_found_and_nothing_else(keeper: Viewer) -> None:
    """ISS-7-0a: nobody leads, no review is planned, no category, over two years; each child under what is odd about them alone."""
    lead = str(keeper.practitioner)
    registered("Good", lead=lead)
    alone = registered("Alone")
    forgotten = registered("Forgotten", lead=lead, next_review=None)
    plain = registered("Plain", lead=lead, harm=None)
    long = registered("Long", lead=lead, happened="2024-03-04", next_review=ago(-30))
    unknown = Child("Unknown", born=None).begun()
    unknown.plan(ago(10), harm="neglect", lead_social_worker=lead, next_review=ago(-80))

    found = {oddity: [place.subject for place in places] for oddity, places in oddities(REGISTER, today()).items()}
    assert found == {
        Oddity.NO_LEAD: [alone.id],
        Oddity.NO_REVIEW: [forgotten.id],
        Oddity.NO_CATEGORY: [plain.id],
        Oddity.LONG: [long.id],
        Oddity.GROWN: [unknown.id],
    }


def test_two_years_to_the_day_are_not_longer_than_two_years(keeper: Viewer) -> None:
    registered(lead=str(keeper.practitioner), happened="2024-03-04", next_review="2026-09-01")
    assert Oddity.LONG not in oddities(REGISTER, date(2026, 3, 4))
    assert Oddity.LONG in oddities(REGISTER, date(2026, 3, 5))


def test_a_review_that_was_to_be_before_the_day_is_none(keeper: Viewer) -> None:
    registered(lead=str(keeper.practitioner), next_review=ago(1))
    assert list(oddities(REGISTER, today())) == [Oddity.NO_REVIEW]


def test_whom_the_keeper_knows_is_not_looked_at_by_them(keeper: Viewer) -> None:
    alone = registered("Alone")
    assert oddities(REGISTER, today(), [alone.id]) == {}


def test_the_recount_finds_what_is_not_what_the_entries_make(keeper: Viewer) -> None:
    """ISS-7-0a."""
    child = registered()
    assert agrees_with_the_record(REGISTER)
    RegisteredChild.objects.filter(subject=child.id).update(category="sexual")
    assert not agrees_with_the_record(REGISTER)
    RegisteredChild.objects.filter(subject=child.id).delete()
    assert not agrees_with_the_record(REGISTER)


def test_a_check_is_written_down_and_due_again_after_three_months(keeper: Viewer) -> None:
    """ISS-7-0a: how often is a default, and says so."""
    check(keeper)
    last = last_known(keeper, today())
    assert last is not None
    assert (last.on, last.practitioner, last.agrees, last.odd) == (today(), keeper.practitioner, True, ())
    assert (last.next.duty.id, last.next.status, last.next.duty.basis) == ("iss.register-checked", "open", "default")
    assert last.next.since == today()


def test_the_last_check_is_that_of_the_day_shown_and_as_it_was_known(keeper: Viewer) -> None:
    """ISS-7-0a."""
    said = {"which": "child-protection", "agrees": True, "odd": [], "outcome": "in-order"}
    held = Child("office")
    held.tell("agency-established", "2020-01-06", opens=True, name="Safeguarding service", sort="social-care")
    held.tell("register-checked", "2026-03-02", "2026-03-05", **said)
    held.tell("register-checked", "2026-06-01", **said)

    def on(day: str, known: str | None = None) -> date | None:
        last = last_known(keeper, date.fromisoformat(day), evening(known) if known else None)
        return last.on if last else None

    assert on("2026-03-01") is None
    assert on("2026-03-02") == on("2026-05-31") == date(2026, 3, 2)
    assert on("2026-06-01") == date(2026, 6, 1)
    assert on("2026-03-06", known="2026-03-04") is None
    assert on("2026-06-01", known="2026-05-31") == date(2026, 3, 2)


def test_only_who_keeps_the_register_checks_it_and_for_their_own_agency(keeper: Viewer) -> None:
    office = keeper.agency
    assert office
    claire = practitioner("Claire Hacquoil", office, team=(west := team("West", office)))
    manages(claire, west)
    for whom, about in ((viewer(claire, today()), office), (keeper, agency("Health"))):
        with pytest.raises(NotRecorded, match="keeps the registers"):
            check(whom, about)
    written = check(keeper)
    with pytest.raises(NotRecorded, match="keeps the registers"):
        withdraw(written, office, today(), "It was wrong", by=viewer(claire, today()).author)


@pytest.mark.parametrize("said", [{"agrees": False, "outcome": CheckOutcome.TO_PUT_RIGHT, "done": "To be rebuilt"},
                                  {"odd": [Oddity.NO_LEAD], "done": "A lead is named tomorrow"}], ids=["recount", "odd"])  # fmt: skip
def test_what_the_system_found_cannot_be_told_otherwise(keeper: Viewer, said: dict[str, Any]) -> None:
    with pytest.raises(NotRecorded, match="not what the system finds today"):
        check(keeper, **said)


def test_a_check_is_of_the_day_on_which_it_is_made(keeper: Viewer) -> None:
    with pytest.raises(NotRecorded, match="not what the system finds today"):
        check(keeper, on=today() - timedelta(days=1))


def test_what_is_odd_or_wrong_is_answered_in_words(keeper: Viewer) -> None:
    child = registered("Alone")
    with pytest.raises(NotRecorded, match="who does what about it"):
        check(keeper, odd=[Oddity.NO_LEAD])
    check(keeper, odd=[Oddity.NO_LEAD], done="The team manager names a lead today")
    RegisteredChild.objects.filter(subject=child.id).delete()
    with pytest.raises(NotRecorded, match="does not agree with the record"):
        check(keeper, agrees=False, done="To be rebuilt")


def test_a_correction_changes_what_came_of_it_and_not_what_was_found(keeper: Viewer) -> None:
    office = keeper.agency
    assert office
    registered("Alone")
    first = check(keeper, odd=[Oddity.NO_LEAD], done="The team manager names a lead today")
    right = RegisterChecked(
        which=WhichRegister.CHILD_PROTECTION, agrees=True, odd=[Oddity.NO_LEAD], outcome=CheckOutcome.TO_PUT_RIGHT, done="By Friday"
    )
    with pytest.raises(NotRecorded, match="found that day cannot be changed"):
        told(right.model_copy(update={"odd": []}), office, today(), keeper.author, replaces=first, why="It was wrong")
    told(right, office, today(), keeper.author, replaces=first, why="It was wrong")
    last = last_known(keeper, today())
    assert last is not None
    assert (last.outcome, last.done) == (CheckOutcome.TO_PUT_RIGHT, "By Friday")
