"""Every name of the contract's section 5, written out by hand: kinds, attributes, values, phases. They do not change once released."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corbiere.statute.facts import Fact, in_order
from corbiere.statute.kinds import KINDS, is_day, parse_day

LEVELS = "level=wellbeing|health-or-development|article-42|looked-after|care-leaver"
PLANS = "type=early-help|child-in-need|child-protection|care|pathway"
CONFERENCES = "type=initial|pre-birth|transfer-in|review"

NEEDS = "level=universal|wellbeing|health-or-development|safeguarding"

CONTRACT = f"""
    born
    died expected=yes|no
    concern-received from=professional|family|child|public
    concern-decided outcome=no-further-action|advice|early-help|assessment|strategy-discussion {NEEDS}
    referrer-told
    step-accepted
    assessment-requested {LEVELS}
    assessment-refused reason
    assessment-accepted
    assessment-started {LEVELS}
    assessment-completed {LEVELS} need=yes|no
    assessment-ended
    assessment-comment-asked until=DATE
    assessment-commented
    assessment-told to=child|parent|referrer|agency
    significant-incident
    plan-required {PLANS}
    lead-worker-appointed profession accepted=yes|no
    plan-agreed {PLANS} next_review=DATE
    plan-reviewed {PLANS} outcome=continue|amend|transfer|end next_review=DATE
    plan-ended {PLANS}
    strategy-discussion-held outcome=enquiry|no-enquiry
    enquiry-started
    enquiry-concluded outcome=conference|support|no-further-action
    conference-arranged {CONFERENCES} for=DATE
    conference-called-off for=DATE
    conference-report-shared with=family|chair for=DATE
    conference-held {CONFERENCES} outcome=plan|no-plan|continue|end visit_days=N core_group_days=N
    conference-minutes-circulated
    core-group-held quorate=yes|no
    core-group-notes-circulated
    child-seen alone=yes|no bedroom=yes|no awake=yes|no announced=yes|no
    visit-failed reason
    care-started status=in-care|accommodated|custody began=before
    care-ended
    placement-started type off_island=yes|no began=before
    placement-ended
    reviewer-appointed
    review-held participated=yes|no
    review-form-completed
    health-assessment-completed
    education-plan-agreed
    personal-adviser-met
    personal-adviser-appointed
    personal-adviser-declined
    adviser-contact
    care-leaver-decided route=order|days leaver=yes|no
    proceedings-issued
    hearing-listed for=DATE
    order-made order
    proceedings-ended
    practice-alert-raised grade=minor|significant
    practice-alert-answered
    complaint-received stage
    complaint-answered
    serious-incident-notified
    rapid-review-completed outcome=practice-review|partnership-review|none
    practice-review-commissioned
    practice-review-published
    involvement-ended
    destruction-reviewed
    joined
    supervision-held
    practice-observed
    appraised
    left
    duty-began family=partners|iss|corporate|providers
    partners-report-published
    standards-audit-commissioned
    accountable-officers-met
    partnership-met
    complaint-statistics-reported
    iss-annual-report-presented
    corporate-plan-published
    corporate-plan-reviewed
    corporate-report-published
    corporate-services-published
    provider-services-published
    childrens-plan-published from=DATE
    childrens-plan-reported
    register-checked
"""
LINES = [line.split() for line in CONTRACT.strip().splitlines()]
PHASES = {
    **dict.fromkeys(("born",), 0),
    **dict.fromkeys(("strategy-discussion-held", "enquiry-started", "care-started", "placement-started", "duty-began"), 1),
    **dict.fromkeys(("died", "plan-ended", "enquiry-concluded", "care-ended", "placement-ended", "left"), 4),
}


def test_the_kinds_are_those_of_the_contract() -> None:
    assert list(KINDS) == [kind for kind, *_ in LINES]


@pytest.mark.parametrize("line", LINES, ids=lambda line: line[0])
def test_a_kind_takes_the_attributes_of_the_contract(line: list[str]) -> None:
    shown = {"date": "=DATE", "number": "=N", "text": ""}
    held = [each.name + ("=" + "|".join(each.values) if each.values else shown[each.type]) for each in KINDS[line[0]].attributes]

    assert held == line[1:]


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_has_the_phase_of_the_contract(kind: str) -> None:
    assert KINDS[kind].phase_of((), belongs=False) == PHASES.get(kind, 2)


@pytest.mark.parametrize(("outcome", "phase"), [("plan", 1), ("no-plan", 2), ("continue", 2), ("end", 4)])
def test_a_conference_begins_or_ends_a_plan_by_its_outcome(outcome: str, phase: int) -> None:
    assert KINDS["conference-held"].phase_of((("outcome", outcome),), belongs=False) == phase


def test_what_belongs_to_an_earlier_line_comes_after_it_unless_it_begins_or_ends_something() -> None:
    assert KINDS["child-seen"].phase_of((), belongs=True) == 3
    assert KINDS["care-started"].phase_of((), belongs=True) == 1
    assert KINDS["care-ended"].phase_of((), belongs=True) == 4


def test_facts_of_one_day_stand_by_phase_and_then_as_recorded() -> None:
    day = parse_day("2026-03-02")
    assert day
    kinds = ["died", "child-seen", "core-group-notes-circulated", "core-group-held", "care-started", "born"]
    facts = [Fact(day, kind, of="cg" if "notes" in kind else None, order=order) for order, kind in enumerate(kinds)]

    stand = ["born", "care-started", "child-seen", "core-group-held", "core-group-notes-circulated", "died"]
    assert [fact.kind for fact in in_order(facts)] == stand


def test_attributes_are_found_by_name() -> None:
    assert KINDS["child-seen"].attribute("alone")
    assert KINDS["child-seen"].attribute("colour") is None


@pytest.mark.parametrize("text", ["2026-03-16", "2024-02-29", "0001-01-01", "9999-12-31"])
def test_a_day_is_written_year_month_day(text: str) -> None:
    assert str(parse_day(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        *("2026-3-2", "20260302", "2026-W10-1", "2026W101", "2026-061", "26-03-02", "02-03-2026", "2026/03/02", "2 March 2026", "2026-03"),
        *("٢٠٢٦-٠٣-٠٢", "２０２６-03-02", "2026-03-0²", "2026-03-02 ", " 2026-03-02", "2026-03-02\n", "2026-03-02T00:00", "+2026-03-02"),
        *(
            "2026-11-31",
            "2025-02-29",
            "1900-02-29",
            "2026-13-01",
            "2026-00-10",
            "2026-01-00",
            "0000-01-01",
            "10000-01-01",
            "-001-01-01",
            "",
        ),
    ],
)
def test_nothing_else_is_a_day(text: str) -> None:
    assert parse_day(text) is None
    assert not is_day(text)


@given(st.text() | st.from_regex(r"\d{4}-\d{2}-\d{2}", fullmatch=True))
def test_only_year_month_day_in_plain_digits_is_ever_read(text: str) -> None:
    read = parse_day(text)

    assert read is None or (str(read) == text and re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text))


@given(st.dates())
def test_every_day_there_is_can_be_written_and_read(day: object) -> None:
    assert parse_day(str(day)) == day


@pytest.mark.parametrize("value", ["1", "14", "365", "9999", "014"])
def test_a_number_of_days_is_a_whole_number(value: str) -> None:
    attribute = KINDS["conference-held"].attribute("visit_days")
    assert attribute
    assert attribute.fault(value) is None


@pytest.mark.parametrize("value", ["0", "-1", "14.5", "fourteen", "", "10000", "00000", "²", "١٤", "1e3", "9" * 5_000])
def test_nothing_else_is_a_number_of_days(value: str) -> None:
    attribute = KINDS["conference-held"].attribute("visit_days")
    assert attribute
    assert "visit_days=14" in str(attribute.fault(value))
