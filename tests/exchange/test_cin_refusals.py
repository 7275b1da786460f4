"""What cannot be true is refused alone, by child, place and reason; the rest is kept."""

import pytest

PLAN = "<ChildProtectionPlans><CPPstartDate>{}</CPPstartDate>{}</ChildProtectionPlans>"
ASSESSMENT = "<Assessments><AssessmentActualStartDate>{}</AssessmentActualStartDate><AssessmentAuthorisationDate>{}</AssessmentAuthorisationDate></Assessments>"
STARTED = "assessment-started level=health-or-development"


def test_a_refusal_names_the_child_the_place_and_what_would_be_right(episode):
    result = episode(ASSESSMENT.format("2025-02-30", ""))
    assert result.refused == [
        {
            "file": "census.xml",
            "line": "4",
            "child": "Maggie",
            "element": "CINdetails/Assessments/AssessmentActualStartDate",
            "value": "2025-02-30",
            "reason": "not a date",
            "wrong": "this is not a date that exists",
            "right": "a date written as 2026-03-16",
            "left_out": "Assessments",
        }
    ]
    assert result.facts == []
    assert result.imported.refused_by_reason == {"not a date": 1}


def test_the_reference_date_is_the_last_day(episode):
    assert episode(ASSESSMENT.format("2025-03-31", "")).facts == [f"2025-03-31 {STARTED}"]
    assert episode(ASSESSMENT.format("2025-04-01", "")).reasons == ["after the reference date"]


def test_a_record_that_ends_before_it_begins_is_refused_whole(episode):
    result = episode(ASSESSMENT.format("2025-02-02", "2025-02-01"))
    assert (result.facts, result.reasons) == ([], ["ends before it begins"])
    assert len(episode(ASSESSMENT.format("2025-02-02", "2025-02-02")).facts) == 2


def test_an_end_that_is_impossible_for_another_reason_is_refused_alone(episode):
    result = episode(ASSESSMENT.format("2025-02-02", "2025-04-01"))
    assert result.facts == [f"2025-02-02 {STARTED}"]
    assert result.refused[0]["left_out"] == "AssessmentAuthorisationDate"


def test_a_referral_that_closes_before_it_begins_leaves_its_modules(maggie):
    details = "<CINdetails><CINreferralDate>2025-01-10</CINreferralDate><CINclosureDate>2025-01-09</CINclosureDate>{}</CINdetails>"
    result = maggie(details.format(ASSESSMENT.format("2025-01-11", "")))
    assert result.facts == ["2015-05-01 born", f"2025-01-11 {STARTED}"]
    assert result.reasons == ["ends before it begins"]


def test_an_unborn_child_may_be_known_for_40_weeks(episode):
    born = "<PersonBirthDate>2025-03-01</PersonBirthDate>"
    assert episode(ASSESSMENT.format("2024-05-25", ""), more=born).facts == [f"2024-05-25 {STARTED}"]
    assert episode(ASSESSMENT.format("2024-05-24", ""), more=born).reasons == ["before birth"]


def test_the_day_of_death_is_the_last_day(episode):
    more = "<PersonBirthDate>2015-05-01</PersonBirthDate><PersonDeathDate>2025-02-01</PersonDeathDate>"
    assert episode(ASSESSMENT.format("2025-02-01", ""), more=more).reasons == []
    assert episode(ASSESSMENT.format("2025-02-02", ""), more=more).reasons == ["after death"]


def test_death_before_birth(maggie):
    result = maggie("", more="<PersonBirthDate>2015-05-01</PersonBirthDate><PersonDeathDate>2015-04-30</PersonDeathDate>")
    assert (result.facts, result.reasons) == (["2015-05-01 born"], ["before birth"])


def test_two_births(maggie):
    result = maggie("", more="<PersonBirthDate>2015-05-01</PersonBirthDate><PersonBirthDate>2015-05-02</PersonBirthDate>")
    assert (result.facts, result.reasons) == (["2015-05-01 born"], ["given twice"])


@pytest.mark.parametrize(
    "field", ["<ReferralSource>Z9</ReferralSource>", "<ReferralNFA>maybe</ReferralNFA>", "<ReasonForClosure>RC99</ReasonForClosure>"]
)
def test_an_unknown_code_is_refused_and_its_record_kept(maggie, field):
    result = maggie(f"<CINdetails><CINreferralDate>2025-01-10</CINreferralDate>{field}</CINdetails>")
    assert result.facts == ["2015-05-01 born", "2025-01-10 concern-received"]
    assert result.reasons == ["unknown code"]


def test_sex_has_other_codes_than_gender(maggie):
    assert maggie("", more="<Sex>F</Sex>").reasons == []
    assert maggie("", more="<GenderCurrent>2</GenderCurrent>").reasons == []
    assert maggie("", more="<Sex>2</Sex>").refused[0]["child"] == "Maggie"


def test_no_further_action_with_work_contradicts_itself(episode):
    result = episode("<ReferralNFA>1</ReferralNFA>" + ASSESSMENT.format("2025-01-11", ""))
    assert (result.facts, result.reasons) == ([f"2025-01-11 {STARTED}"], ["contradicts its record"])


@pytest.mark.parametrize("module", ["<Section47/>", "<Assessments/>", "<CINPlanDates/>", "<ChildProtectionPlans/>"])
def test_a_record_without_a_beginning(episode, module):
    result = episode(module)
    assert (result.facts, result.reasons) == ([], ["missing"])


def test_a_child_without_a_number_is_refused_whole(census):
    result = census(
        "<Child><ChildIdentifiers><LAchildID> </LAchildID><PersonBirthDate>2015-05-01</PersonBirthDate></ChildIdentifiers></Child>"
    )
    assert (result.facts, result.reasons, result.imported.children) == ([], ["missing"], 0)


def test_a_child_that_comes_again_is_refused(census):
    child = "<Child><ChildIdentifiers><LAchildID>Kit</LAchildID><PersonBirthDate>2015-05-0{}</PersonBirthDate></ChildIdentifiers></Child>"
    result = census(child.format(1) + child.format(2))
    assert (result.facts, result.reasons, result.imported.children) == (["2015-05-01 born"], ["child appears twice"], 1)


def test_a_plan_that_begins_while_another_runs(episode):
    first = PLAN.format("2025-01-20", "<CPPendDate>2025-02-20</CPPendDate>")
    assert episode(first + PLAN.format("2025-02-20", "")).reasons == ["overlaps an earlier record"]
    assert episode(first + PLAN.format("2025-02-21", "")).reasons == []


def test_a_plan_in_need_may_follow_another_on_the_same_day(episode):
    plan = "<CINPlanDates><CINPlanStartDate>{}</CINPlanStartDate><CINPlanEndDate>{}</CINPlanEndDate></CINPlanDates>"
    assert episode(plan.format("2025-01-20", "2025-02-20") + plan.format("2025-02-20", "")).reasons == []
    assert episode(plan.format("2025-01-20", "2025-02-20") + plan.format("2025-02-19", "")).reasons == ["overlaps an earlier record"]


def test_a_protection_plan_cannot_end_the_day_it_begins(episode):
    result = episode(PLAN.format("2025-01-20", "<CPPendDate>2025-01-20</CPPendDate>"))
    assert (result.facts, result.reasons) == ([], ["ends the day it begins"])


@pytest.mark.parametrize(("day", "kept"), [("2025-01-20", False), ("2025-01-21", True), ("2025-02-20", True), ("2025-02-21", False)])
def test_a_review_lies_within_its_plan(episode, day, kept):
    result = episode(
        PLAN.format("2025-01-20", f"<CPPendDate>2025-02-20</CPPendDate><Reviews><CPPreviewDate>{day}</CPPreviewDate></Reviews>")
    )
    assert result.reasons == ([] if kept else ["outside its plan"])


def test_a_conference_before_its_enquiry(episode):
    module = "<Section47><S47ActualStartDate>2025-01-20</S47ActualStartDate><DateOfInitialCPC>{}</DateOfInitialCPC></Section47>"
    assert episode(module.format("2025-01-20")).reasons == []
    result = episode(module.format("2025-01-19"))
    assert (len(result.facts), result.reasons) == (2, ["before its enquiry"])


def test_an_initial_conference_on_the_day_of_a_review(episode):
    plan = PLAN.format("2025-01-20", "<Reviews><CPPreviewDate>2025-02-01</CPPreviewDate></Reviews>")
    assert episode(f"<DateOfInitialCPC>2025-02-01</DateOfInitialCPC>{plan}").reasons == ["two conferences in a day"]


def test_the_same_enquiry_twice(episode):
    result = episode("<Section47><S47ActualStartDate>2025-01-20</S47ActualStartDate></Section47>" * 2)
    assert (len(result.facts), result.reasons) == (2, ["given twice"])


def test_a_closure_while_another_episode_is_open(maggie):
    details = "<CINdetails><CINreferralDate>{}</CINreferralDate>{}</CINdetails>"
    first = details.format("2024-11-01", "<CINclosureDate>2025-01-20</CINclosureDate>")
    assert maggie(first + details.format("2025-01-19", "")).reasons == ["another episode is open"]
    assert maggie(first + details.format("2025-01-20", "")).reasons == []
