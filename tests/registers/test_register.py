"""The register as at a day and as known at a moment: who, under which category, since when, how often, and why it ended."""

from datetime import date, datetime

import pytest

from agencies.workplace import agency, practitioner
from corbiere.ledger.folding import rebuild
from corbiere.protection.models import RegisteredChild, Registration
from corbiere.protection.register import REGISTER, TransactionType
from corbiere.registers.register import on_register, times_of
from corbiere.registers.transactions import transactions
from registers.telling import Child, day, evening

pytestmark = pytest.mark.django_db


def said(on: str, known: str | None = None) -> list[tuple[str, str, str, int]]:
    """Name, category, since and which time."""
    places = on_register(REGISTER, day(on), evening(known) if known else None)
    return [(place.name, place.category, str(place.registered), place.number) for place in places]


def told(first: str, last: str, known: str | None = None) -> list[tuple[str, TransactionType]]:
    return [(str(one.day), one.sort) for one in transactions(REGISTER, day(first), day(last), evening(known) if known else None)]


def test_a_child_is_on_the_register_from_the_day_of_the_conference_until_the_day_of_the_one_that_ends_it() -> None:
    mia = Child().begun()
    mia.plan("2026-03-02")
    mia.review("2026-06-02", outcome="end", why_ended="safe")

    assert [bool(said(on)) for on in ("2026-03-01", "2026-03-02", "2026-06-01", "2026-06-02")] == [False, True, True, False]
    assert said("2026-06-01") == [("Mia Renouf", "neglect", "2026-03-02", 1)]


def test_the_category_is_the_one_of_that_day() -> None:
    mia = Child().begun()
    mia.plan("2026-03-02", harm="neglect")
    changed = mia.review("2026-06-02", harm="emotional")
    mia.review("2026-09-01", harm="emotional")

    assert [said(on)[0][1] for on in ("2026-06-01", "2026-06-02", "2026-10-01")] == ["neglect", "emotional", "emotional"]
    assert on_register(REGISTER, day("2026-10-01"))[0].conference == changed
    assert told("2026-01-01", "2026-12-31") == [("2026-03-02", TransactionType.REGISTERED), ("2026-06-02", TransactionType.CATEGORY)]


def test_a_review_that_names_no_harm_leaves_the_category_as_it_was() -> None:
    mia = Child().begun()
    mia.plan("2026-03-02", harm="physical")
    mia.review("2026-06-02")

    assert said("2026-06-03")[0][1] == "physical"
    assert told("2026-03-03", "2026-12-31") == []


def test_what_was_written_down_late_was_not_known_before() -> None:
    mia = Child().begun()
    mia.plan("2026-03-02", recorded="2026-03-09")

    assert said("2026-03-05", known="2026-03-08") == []
    assert said("2026-03-05", known="2026-03-09") == said("2026-03-05") == [("Mia Renouf", "neglect", "2026-03-02", 1)]


def test_a_correction_changes_every_day_it_speaks_of_and_nothing_that_was_known_before() -> None:
    """ISS-A-10."""
    mia = Child().begun()
    plan = mia.plan("2026-03-02", harm="neglect")
    mia.tell("conference-held", "2026-03-04", "2026-04-01", replaces=plan, type="initial", outcome="plan", harm="sexual")

    assert said("2026-03-02", known="2026-03-31") == [("Mia Renouf", "neglect", "2026-03-02", 1)]
    assert said("2026-03-02") == []
    assert said("2026-03-04") == [("Mia Renouf", "sexual", "2026-03-04", 1)]
    assert told("2026-03-01", "2026-03-31") == [("2026-03-04", TransactionType.REGISTERED)]
    assert told("2026-03-01", "2026-03-31", known="2026-03-31") == [("2026-03-02", TransactionType.REGISTERED)]


def test_an_entry_taken_back_leaves_the_register_as_it_was_known_then() -> None:
    mia = Child().begun()
    plan = mia.plan("2026-03-02")
    mia.taken_back(plan, "2026-03-20", "2026-03-20")

    assert said("2026-03-10") == []
    assert said("2026-03-10", known="2026-03-19") == [("Mia Renouf", "neglect", "2026-03-02", 1)]
    assert times_of(REGISTER, [mia.id], day("2026-04-01")) == {}


def test_the_moment_asked_about_counts_and_not_only_its_day() -> None:
    mia = Child().begun()
    mia.plan("2026-03-02")  # written down at five in the afternoon
    before, after = (datetime.fromisoformat(f"2026-03-02T{at}:00+00:00") for at in ("16:59", "17:00"))

    assert (on_register(REGISTER, day("2026-03-02"), before), len(on_register(REGISTER, day("2026-03-02"), after))) == ([], 1)


def test_a_second_time_is_counted_and_told_with_the_first() -> None:
    """ISS-A-10."""
    mia = Child().begun()
    mia.plan("2024-03-04")
    mia.review("2024-09-02", outcome="end", why_ended="looked-after")
    mia.plan("2026-03-02", harm="physical")
    first, second = times_of(REGISTER, [mia.id], day("2026-05-01"))[mia.id]

    assert (first.number, first.registered, first.removed, first.why_removed) == (1, day("2024-03-04"), day("2024-09-02"), "looked-after")
    assert (second.number, second.registered, second.removed, second.why_removed) == (2, day("2026-03-02"), None, "")
    assert told("2026-01-01", "2026-12-31") == [("2026-03-02", TransactionType.AGAIN)]
    assert [time.removed for time in times_of(REGISTER, [mia.id], day("2024-09-01"))[mia.id]] == [None]


def test_children_who_come_and_go_between_places_are_told_as_such() -> None:
    mia = Child().begun()
    mia.plan("2026-03-02", type="transfer-in")
    mia.review("2026-06-02", outcome="end", why_ended="moved-away")

    assert told("2026-01-01", "2026-12-31") == [
        ("2026-03-02", TransactionType.TRANSFERRED_IN),
        ("2026-06-02", TransactionType.TRANSFERRED_OUT),
    ]


def test_a_day_on_which_one_plan_ended_and_another_began_keeps_the_two_apart() -> None:
    mia = Child().begun()
    mia.plan("2026-03-02", harm="neglect")
    mia.review("2026-06-02", outcome="end", harm="neglect")
    mia.plan("2026-06-02", harm="physical")

    assert said("2026-06-02") == [("Mia Renouf", "physical", "2026-06-02", 2)]
    assert [time.now.category for time in times_of(REGISTER, [mia.id], day("2026-06-02"))[mia.id]] == ["neglect", "physical"]


def test_a_registration_that_lasted_no_day_is_in_the_transactions_and_on_no_day() -> None:
    mia = Child().begun()
    mia.plan("2026-03-02")
    mia.review("2026-03-02", outcome="end")

    assert said("2026-03-02") == []
    assert told("2026-03-02", "2026-03-02") == [("2026-03-02", TransactionType.REGISTERED), ("2026-03-02", TransactionType.REMOVED)]


def test_the_eighteenth_birthday_and_death_take_a_child_off_the_register() -> None:
    grown, died = Child("Ola", "2008-06-03").begun(), Child("Tom").begun()
    for child in (grown, died):
        child.plan("2026-03-02")
    died.tell("died", "2026-05-01")

    assert [name for name, *_ in said("2026-04-30")] == ["Ola Renouf", "Tom Renouf"]
    assert [name for name, *_ in said("2026-06-02")] == ["Ola Renouf"]
    assert said("2026-06-03") == []
    assert [time.why_removed for child in (grown, died) for time in times_of(REGISTER, [child.id], day("2026-07-01"))[child.id]] == [
        "eighteen",
        "died",
    ]


def test_a_child_not_yet_born_is_on_the_register_and_named_as_was_known_then() -> None:
    """CPP-9: a plan may begin before birth."""
    baby = Child("", None)
    baby.tell("person-identified", "2026-02-02", family="Renouf", expected="2026-05-01", opens=True)
    baby.plan("2026-03-02", type="pre-birth")
    baby.tell("born", "2026-05-04", "2026-05-05")
    baby.tell("name-noted", "2026-05-10", sort="legal", given="Ava", family="Renouf")
    then, now = on_register(REGISTER, day("2026-04-01"), evening("2026-04-01")), on_register(REGISTER, day("2026-04-01"))

    assert [(place.name, place.born, place.expected) for place in then] == [("Baby Renouf, not yet born", None, day("2026-05-01"))]
    assert [(place.name, place.born) for place in now] == [("Ava Renouf", day("2026-05-04"))]


def test_the_lead_is_the_one_allocated_on_that_day_else_the_one_whom_the_conference_named() -> None:
    service = agency()
    ana, ben = practitioner("Ana Pires", service), practitioner("Ben Vibert", service)
    mia = Child().begun()
    mia.plan("2026-03-02", lead_social_worker=str(ana))
    work = mia.tell("allocated", "2026-04-01", role="lead-social-worker", practitioner=str(ben))
    mia.tell("allocation-ended", "2026-05-01", of=str(work), reason="worker-left")

    leads = [on_register(REGISTER, day(on))[0].lead_social_worker for on in ("2026-03-31", "2026-04-01", "2026-05-01", "2026-05-02")]
    assert leads == [ana, ben, ben, ana]
    assert told("2026-03-03", "2026-12-31") == []


def test_the_register_is_rebuilt_as_it_stood_and_agrees_with_the_times_on_a_plan() -> None:
    """ISS-7-0a."""
    mia, leo = Child().begun(), Child("Leo", "2016-02-01").begun()
    plan = mia.plan("2026-03-02", recorded="2026-03-09")
    leo.plan("2025-03-03")
    leo.review("2025-09-01", outcome="end")
    mia.tell("conference-held", "2026-03-03", "2026-04-01", replaces=plan, type="initial", outcome="plan", harm="sexual")

    assert [said for _, told in rebuild(check=True) for said in told if "register" in said] == []
    last = RegisteredChild.objects.known(None).filter(last=True).values_list("subject", "registered", "removed", "category")
    assert set(last) == {(row.subject, row.during.lower, row.during.upper, row.category) for row in Registration.objects.all()}


def test_whoever_is_closed_to_the_one_who_asks_is_nowhere_in_it() -> None:
    mia, leo = Child().begun(), Child("Leo").begun()
    for child in (mia, leo):
        child.plan("2026-03-02")

    assert [place.name for place in on_register(REGISTER, day("2026-03-02"), without=[leo.id])] == ["Mia Renouf"]
    assert len(transactions(REGISTER, date(2026, 1, 1), date(2026, 12, 31), without=[leo.id])) == 1


def test_another_form_of_harm_stands_in_the_register_with_its_words() -> None:
    """WT-166-1: the words last until the harm is named otherwise, and other words are another category."""
    mia = Child().begun()
    mia.plan("2026-03-02", harm="other", harm_in_words="Drawn into dealing")
    mia.review("2026-06-02")
    changed = mia.review("2026-09-01", harm="other", harm_in_words="Sold by older boys")
    mia.review("2026-12-01", harm="neglect", other_harm=["other"], harm_in_words="Sold by older boys")

    days = ("2026-06-03", "2026-09-01", "2026-12-01")
    places = [on_register(REGISTER, day(on))[0] for on in days]
    assert [place.category_in_words for place in places] == ["Drawn into dealing", "Sold by older boys", ""]
    assert (places[1].conference, places[1].before_in_words) == (changed, "Drawn into dealing")
    assert [sort for _, sort in told("2026-03-03", "2026-12-31")] == [TransactionType.CATEGORY, TransactionType.CATEGORY]
