"""What each element of the census becomes."""

import pytest


def referral(more, date="2025-01-10"):
    return f"<CINdetails><CINreferralDate>{date}</CINreferralDate>{more}</CINdetails>"


def test_birth_and_death(maggie):
    facts = maggie("", more="<PersonBirthDate>2015-05-01</PersonBirthDate><PersonDeathDate>2025-02-01</PersonDeathDate>").facts
    assert facts == ["2015-05-01 born", "2025-02-01 died"]


def test_an_expected_birth_is_not_a_birth(maggie):
    result = maggie(referral(""), more="<ExpectedPersonBirthDate>2025-06-01</ExpectedPersonBirthDate>")
    assert result.facts == ["2025-01-10 concern-received"]
    assert result.refused == []


@pytest.mark.parametrize(
    ("code", "by"),
    [
        ("1A", "family"),
        ("1B", "public"),
        ("1C", "child"),
        ("1D", "public"),
        ("2A", "professional"),
        ("6", "professional"),
        ("8", "professional"),
    ],
)
def test_who_was_concerned(maggie, code, by):
    assert f"2025-01-10 concern-received from={by}" in maggie(referral(f"<ReferralSource>{code}</ReferralSource>")).facts


@pytest.mark.parametrize("code", ["9", "10"])
def test_anonymous_and_unknown_say_nothing(maggie, code):
    result = maggie(referral(f"<ReferralSource>{code}</ReferralSource>"))
    assert "2025-01-10 concern-received" in result.facts
    assert result.refused == []


@pytest.mark.parametrize("yes", ["1", "true", "True"])
def test_no_further_action_is_a_decision(maggie, yes):
    assert "2025-01-10 concern-decided outcome=no-further-action" in maggie(referral(f"<ReferralNFA>{yes}</ReferralNFA>")).facts


@pytest.mark.parametrize("no", ["0", "false", "False"])
def test_otherwise_the_census_states_no_decision(episode, no):
    assessment = "<Assessments><AssessmentActualStartDate>2025-01-12</AssessmentActualStartDate></Assessments>"
    assert episode(f"<ReferralNFA>{no}</ReferralNFA>{assessment}").facts == ["2025-01-12 assessment-started level=health-or-development"]


def test_closure_ends_the_involvement(maggie):
    assert maggie(referral("<CINclosureDate>2025-02-03</CINclosureDate>")).facts[-1] == "2025-02-03 involvement-ended"


def test_a_case_may_be_closed_after_the_child_died(maggie):
    more = "<PersonBirthDate>2015-05-01</PersonBirthDate><PersonDeathDate>2025-02-01</PersonDeathDate>"
    result = maggie(referral("<CINclosureDate>2025-02-03</CINclosureDate>"), more=more)
    assert "2025-02-03 involvement-ended" in result.facts


def test_assessment(episode):
    dates = "<AssessmentActualStartDate>2025-01-12</AssessmentActualStartDate><AssessmentAuthorisationDate>2025-02-20</AssessmentAuthorisationDate>"
    assert episode(f"<Assessments>{dates}</Assessments>").facts == [
        "2025-01-12 assessment-started level=health-or-development",
        "2025-02-20 assessment-completed level=health-or-development",
    ]


def test_child_in_need_plan(episode):
    dates = "<CINPlanStartDate>2025-01-20</CINPlanStartDate><CINPlanEndDate>2025-03-01</CINPlanEndDate>"
    assert episode(f"<CINPlanDates>{dates}</CINPlanDates>").facts == [
        "2025-01-20 plan-agreed type=child-in-need",
        "2025-03-01 plan-ended type=child-in-need",
    ]


def test_section_47_is_the_discussion_and_the_enquiry(episode):
    assert episode("<Section47><S47ActualStartDate>2025-01-14</S47ActualStartDate></Section47>").facts == [
        "2025-01-14 strategy-discussion-held outcome=enquiry",
        "2025-01-14 enquiry-started",
    ]


def test_a_conference_without_a_plan_that_day_has_an_unknown_outcome(episode):
    assert episode("<DateOfInitialCPC>2025-01-30</DateOfInitialCPC>").facts == ["2025-01-30 conference-held type=initial"]


PLAN = "<ChildProtectionPlans><CPPstartDate>2025-01-30</CPPstartDate>{}</ChildProtectionPlans>"


def test_the_conference_of_a_plan_is_told_once(episode):
    enquiry = "<Section47><S47ActualStartDate>2025-01-14</S47ActualStartDate><DateOfInitialCPC>2025-01-30</DateOfInitialCPC></Section47>"
    facts = episode(f"<DateOfInitialCPC>2025-01-30</DateOfInitialCPC>{enquiry}{PLAN.format('')}").facts
    assert [fact for fact in facts if "conference" in fact] == ["2025-01-30 conference-held outcome=plan type=initial"]


def test_reviews_continue_the_plan_and_the_last_ends_it(episode):
    reviews = "<Reviews><CPPreviewDate>2025-02-20</CPPreviewDate><CPPreviewDate>2025-03-20</CPPreviewDate></Reviews>"
    assert episode(PLAN.format(f"<CPPendDate>2025-03-20</CPPendDate>{reviews}")).facts == [
        "2025-01-30 conference-held outcome=plan type=initial",
        "2025-02-20 conference-held outcome=continue type=review",
        "2025-03-20 conference-held outcome=end type=review",
    ]


@pytest.mark.parametrize(
    "more",
    [
        "<PersonBirthDate>2015-05-01</PersonBirthDate><PersonDeathDate>2025-03-20</PersonDeathDate>",
        "<PersonBirthDate>2007-03-20</PersonBirthDate>",
    ],
)
def test_no_conference_ends_a_plan_on_the_day_of_death_or_the_18th_birthday(episode, more):
    facts = episode(PLAN.format("<CPPendDate>2025-03-20</CPPendDate>"), more=more).facts
    assert [fact for fact in facts if "conference" in fact] == ["2025-01-30 conference-held outcome=plan type=initial"]


@pytest.mark.parametrize(
    "more",
    [
        "<PersonBirthDate>2015-05-01</PersonBirthDate><PersonDeathDate>2025-03-20</PersonDeathDate>",
        "<PersonBirthDate>2007-03-20</PersonBirthDate>",
    ],
)
def test_a_review_on_the_day_of_death_or_the_18th_birthday_does_not_say_that_the_plan_goes_on(episode, more):
    reviews = "<Reviews><CPPreviewDate>2025-03-19</CPPreviewDate><CPPreviewDate>2025-03-20</CPPreviewDate></Reviews>"
    facts = episode(PLAN.format(f"<CPPendDate>2025-03-20</CPPendDate>{reviews}"), more=more).facts
    assert [fact for fact in facts if "review" in fact] == [
        "2025-03-19 conference-held outcome=continue type=review",
        "2025-03-20 conference-held type=review",
    ]


def test_a_conference_before_the_birth_is_a_pre_birth_conference(episode):
    assert episode(PLAN.format(""), more="<PersonBirthDate>2025-03-01</PersonBirthDate>").facts == [
        "2025-01-30 conference-held outcome=plan type=pre-birth"
    ]


def test_names_are_matched_in_any_letters_and_namespace(census):
    result = census(
        b'<m:message xmlns:m="urn:x"><m:CHILDREN><m:CHILD><m:childidentifiers><m:LACHILDID> Kit </m:LACHILDID></m:childidentifiers>'
        b"<m:CinDetails><m:CinReferralDate>2025-01-10</m:CinReferralDate><m:CINClosureDate>2025-01-11</m:CINClosureDate></m:CinDetails>"
        b"</m:CHILD></m:CHILDREN></m:message>"
    )
    assert result.facts == ["2025-01-10 concern-received", "2025-01-11 involvement-ended"]


def test_notes_say_what_has_no_place(maggie):
    notes = maggie(referral("<PrimaryNeedCode>N1</PrimaryNeedCode><Shoesize>3</Shoesize>")).imported.notes
    assert "Not imported, no place yet: PrimaryNeedCode: main needs (1)." in notes
    assert "Not imported, not an element known here: shoesize (1)." in notes


CONFERENCE = "<DateOfInitialCPC>{}</DateOfInitialCPC>"
ENQUIRY = "<Section47><S47ActualStartDate>2025-02-03</S47ActualStartDate>" + CONFERENCE + "</Section47>"
PLAN_FROM = "<ChildProtectionPlans><CPPstartDate>{}</CPPstartDate></ChildProtectionPlans>"


@pytest.mark.parametrize(
    ("modules", "held", "disagree"),
    [
        (CONFERENCE.format("2025-02-20") + ENQUIRY.format("2025-02-21") + PLAN_FROM.format("2025-02-24"), ["2025-02-21 plan"], 1),
        (ENQUIRY.format("2025-02-21") + PLAN_FROM.format("2025-02-24"), ["2025-02-21 plan"], 1),
        (ENQUIRY.format("2025-02-21") + PLAN_FROM.format("2025-02-21"), ["2025-02-21 plan"], 0),
        (ENQUIRY.format("2025-02-25") + PLAN_FROM.format("2025-02-24"), ["2025-02-25 plan"], 1),
        (PLAN_FROM.format("2025-02-24"), ["2025-02-24 plan"], 0),
        (CONFERENCE.format("2025-02-20") + ENQUIRY.format("2025-02-21"), ["2025-02-21"], 1),
        (CONFERENCE.format("2025-02-10") + ENQUIRY.format("2025-02-21"), ["2025-02-10", "2025-02-21"], 0),
    ],
)
def test_one_conference_however_often_its_day_is_stated(episode, modules, held, disagree):
    result = episode(modules)
    conferences = [fact.split() for fact in result.facts if "conference-held" in fact]
    assert [" ".join([day, *(word[8:] for word in words if word.startswith("outcome="))]) for day, _, *words in conferences] == held
    assert any("states more than one day" in note and note.endswith(f" {disagree}.") for note in result.imported.notes) == bool(disagree)


def test_an_elements_text_is_its_text_whatever_comments_stand_in_it(maggie):
    result = maggie("<CINdetails><CINreferralDate>2025<!-- moved from the paper file -->-01-10</CINreferralDate></CINdetails>")
    assert "2025-01-10 concern-received" in result.facts


@pytest.mark.parametrize(("birth", "told"), [("1999-04-01", False), ("1999-03-31", True), ("1915-05-01", True)])
def test_somebody_much_too_old_is_counted(census, birth, told):
    child = f"<Child><ChildIdentifiers><LAchildID>Kit</LAchildID><PersonBirthDate>{birth}</PersonBirthDate></ChildIdentifiers></Child>"
    assert any("26 or older" in note for note in census(child).imported.notes) == told
