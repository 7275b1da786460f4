"""The registers of looked-after children and of court proceedings: as at a day, as known at a moment, each change with its entry."""

from collections.abc import Iterator

import pytest

from agencies.workplace import agency, practitioner
from corbiere.care import court_register, register
from corbiere.care.court_places import CourtTransaction
from corbiere.care.models_register import ChildBeforeCourt, LookedAfterChild
from corbiere.care.register_places import CareTransaction
from corbiere.ledger.folding import rebuild
from corbiere.registers.checks import agrees_with_the_record, oddities
from corbiere.registers.entries import Oddity
from corbiere.registers.register import on_register, registers, times_of
from corbiere.registers.transactions import book, transactions
from registers.telling import Child, day, evening

pytestmark = pytest.mark.django_db
CARE, COURT = register.REGISTER, court_register.REGISTER


def cared(on: str, known: str | None = None) -> list[tuple[str, str, str, str]]:
    places = on_register(CARE, day(on), evening(known) if known else None)
    return [(place.name, place.category, place.home, str(place.registered)) for place in places]


def told(first: str, last: str) -> Iterator[tuple[str, CareTransaction, str, str]]:
    for one in transactions(CARE, day(first), day(last)):
        yield str(one.day), one.sort, *(fact.value(one) for fact in CARE.words.of_change)


def test_exactly_three_registers_each_with_its_keeper() -> None:
    """ISS-3-2."""
    assert sorted(held.name for held in registers()) == ["child-protection", "court", "looked-after"]
    assert {held.keeper for held in registers()} == {CARE.keeper}


def test_a_child_is_on_it_from_the_first_day_of_care_until_the_last(mia: Child) -> None:
    """ISS-A-12, ISS-A-13."""
    assert [bool(cared(on)) for on in ("2026-03-01", "2026-03-02", "2026-08-31", "2026-09-01")] == [False, True, True, False]
    assert cared("2026-03-02") == [("Mia Renouf", "accommodated", "foster-care", "2026-03-02")]
    assert cared("2026-05-05") == [("Mia Renouf", "in-care", "childrens-home", "2026-03-02")]


@pytest.fixture
def mia() -> Child:
    """Into care by agreement, under an order from April, in a home off the island from May, and back with her mother in September."""
    mia = Child().begun()
    mia.tell("care-started", "2026-03-02", status="accommodated")
    mia.tell("placement-started", "2026-03-02", type="foster-care", off_island=False)
    mia.tell("care-status-changed", "2026-04-01", status="in-care")
    mia.tell("placement-started", "2026-05-04", type="childrens-home", off_island=True, place="Devon", left={"reason": "plan"})
    mia.tell("care-ended", "2026-09-01", reason="home", to="With her mother")
    return mia


def test_each_admission_transfer_and_discharge_stands_in_date_order(mia: Child) -> None:
    """ISS-A-12, ISS-A-14: from where and to where, and under what."""
    assert list(told("2026-01-01", "2026-12-31")) == [
        ("2026-03-02", CareTransaction.ADMITTED, "Not looked after", "With foster carers"),
        ("2026-04-01", CareTransaction.STATUS, "With foster carers", "With foster carers"),
        ("2026-05-04", CareTransaction.TRANSFERRED, "With foster carers", "In a children’s home"),
        ("2026-09-01", CareTransaction.DISCHARGED, "In a children’s home", "With her mother"),
    ]
    assert [place.place for place in on_register(CARE, day("2026-06-01"))] == ["Devon"]


def test_a_correction_stands_beside_what_it_corrects_with_both_numbers(mia: Child) -> None:
    """ISS-3-1, ISS-A-14: nothing is edited, and nothing goes away; what is written late stands at its day with the day of writing."""
    leo = Child("Leo").begun()
    leo.tell("care-started", "2026-03-02", status="accommodated")
    first = leo.tell("placement-started", "2026-03-20", "2026-04-20", type="foster-care")
    second = leo.tell("placement-started", "2026-03-20", "2026-04-25", replaces=first, type="supported-accommodation")
    lines = book(CARE, day("2026-03-01"), day("2026-12-31"))
    wrong, right = (line for line in lines if line.told.place.subject == leo.id and line.told.sort is CareTransaction.TRANSFERRED)
    assert wrong.entry and right.entry and wrong.until
    assert (wrong.told.place.home, wrong.told.entry, wrong.until.date()) == ("foster-care", first, day("2026-04-25"))
    assert (right.told.place.home, right.told.entry, right.until) == ("supported-accommodation", second, None)
    assert (right.entry.corrects, wrong.entry.corrects) == (wrong.entry.number, None)
    assert [line.entry.number for line in book(CARE, day("2026-03-20"), day("2026-03-20"), evening("2026-04-24")) if line.entry] == [
        wrong.entry.number
    ]
    numbers = [line.entry.number for line in lines if line.entry]
    assert len(numbers) == len(set(numbers))


def test_what_was_written_down_late_was_not_known_before() -> None:
    """ISS-A-13."""
    mia = Child().begun()
    mia.tell("care-started", "2026-03-02", "2026-03-09", status="accommodated")
    assert cared("2026-03-05", known="2026-03-08") == []
    assert cared("2026-03-05", known="2026-03-09") == [("Mia Renouf", "accommodated", "", "2026-03-02")]


def test_who_is_responsible_is_told_of_the_day() -> None:
    """ISS-A-12: the officer, the lead and the adviser."""
    service = agency()
    ana, olga, pat = practitioner("Ana Pires", service), practitioner("Olga Mauger", service), practitioner("Pat Rive", service)
    mia = Child().begun()
    mia.tell("care-started", "2026-03-02", status="in-care")
    for who, role in ((ana, "lead-social-worker"), (olga, "reviewing-officer"), (pat, "personal-adviser")):
        mia.tell("allocated", "2026-03-04", role=role, practitioner=str(who))
    (before,), (after,) = (on_register(CARE, day(on)) for on in ("2026-03-03", "2026-03-04"))
    assert (before.lead_social_worker, before.reviewing_officer, before.personal_adviser) == (None, None, None)
    assert (after.lead_social_worker, after.reviewing_officer, after.personal_adviser) == (ana, olga, pat)
    assert [sort for _, sort, *_ in told("2026-03-03", "2026-12-31")] == []


def test_the_eighteenth_birthday_and_death_end_it() -> None:
    grown, died = Child("Ola", "2008-06-03").begun(), Child("Tom").begun()
    for child in (grown, died):
        child.tell("care-started", "2026-03-02", status="in-care")
    died.tell("died", "2026-05-01")
    assert [name for name, *_ in cared("2026-06-02")] == ["Ola Renouf"] and cared("2026-06-03") == []
    why = [time.why_removed for child in (grown, died) for time in times_of(CARE, [child.id], day("2026-07-01"))[child.id]]
    assert why == ["eighteen", "died"] and [CARE.words.why_called(one) for one in why] == ["Turned 18", "Died"]


def test_a_second_time_in_care_is_told_as_such() -> None:
    mia = Child().begun()
    for began, ended in (("2025-03-03", "2025-06-02"), ("2026-03-02", None)):
        mia.tell("care-started", began, status="accommodated")
        if ended:
            mia.tell("care-ended", ended, reason="home-unplanned")
    assert [sort for _, sort, *_ in told("2025-01-01", "2026-12-31")] == [
        CareTransaction.ADMITTED, CareTransaction.DISCHARGED, CareTransaction.ADMITTED_AGAIN,
    ]  # fmt: skip


def test_what_is_odd_is_found(mia: Child) -> None:
    """ISS-7-0a."""
    leo = Child("Leo").begun()
    leo.tell("care-started", "2026-03-02", status="accommodated")
    found = {oddity: [place.name for place in held] for oddity, held in oddities(CARE, day("2026-06-01")).items()}
    assert found[Oddity.NO_HOME] == ["Leo Renouf"] and found[Oddity.NO_OFFICER] == ["Leo Renouf", "Mia Renouf"]


# Before the court.


def case(child: Child, reference: str = "FD 12/2026") -> None:
    child.tell("proceedings-issued", "2026-03-02", application="care-order", court="family-division", reference=reference)
    child.tell("hearing-listed", "2026-03-03", **{"for": "2026-03-20"})
    child.tell("guardian-appointed", "2026-03-05", name="Ines Marett")
    child.tell("order-made", "2026-03-20", order="interim-care-order", until="2026-05-15")
    child.tell("proceedings-ended", "2026-06-01", how="order")


def test_a_case_is_told_as_it_stood_on_a_day() -> None:
    """ISS-A-15, ISS-9-3, ISS-5-4: nobody ticks that a child is before the court."""
    case(Child().begun())
    (first,), (guarded,), (ordered,), (over,) = (
        on_register(COURT, day(on)) for on in ("2026-03-02", "2026-03-05", "2026-03-20", "2026-05-16")
    )
    assert (first.category, first.court, first.reference, first.next_on) == ("care-order", "family-division", "FD 12/2026", None)
    assert (guarded.guardian_called, guarded.next_step, guarded.next_on) == ("Ines Marett", "Hearing", day("2026-03-20"))
    assert (ordered.order, ordered.order_until, over.order) == ("interim-care-order", day("2026-05-15"), "")
    assert on_register(COURT, day("2026-06-01")) == []


def test_each_step_of_a_case_is_a_change_with_its_entry() -> None:
    """ISS-A-15."""
    case(Child().begun())
    found = transactions(COURT, day("2026-01-01"), day("2026-12-31"))
    assert [(str(one.day), one.sort) for one in found] == [
        ("2026-03-02", CourtTransaction.ISSUED), ("2026-03-03", CourtTransaction.LISTED), ("2026-03-05", CourtTransaction.APPOINTED),
        ("2026-03-20", CourtTransaction.ORDERED), ("2026-06-01", CourtTransaction.CONCLUDED),
    ]  # fmt: skip
    assert len({one.entry for one in found}) == 5 and None not in {one.entry for one in found}


def test_both_agree_with_the_record_and_are_rebuilt_as_they_stood(mia: Child) -> None:
    """ISS-7-0a."""
    case(mia)
    assert agrees_with_the_record(CARE) and agrees_with_the_record(COURT)
    assert [said for _, told in rebuild(check=True) for said in told if "register" in said] == []
    LookedAfterChild.objects.filter(subject=mia.id).update(category="custody")
    ChildBeforeCourt.objects.filter(subject=mia.id).delete()
    assert not agrees_with_the_record(CARE) and not agrees_with_the_record(COURT)
