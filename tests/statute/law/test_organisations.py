"""What the bodies owe: partners, the safeguarding service, corporate parents, providers."""

PARTNERS = "2026-03-02  duty-began  family=partners"
ISS = "2026-03-02  duty-began  family=iss"
CORPORATE = "2026-03-02  duty-began  family=corporate"
PROVIDERS = "2026-03-02  duty-began  family=providers"


def test_partners_report_is_due_every_twelve_months(story):
    """SP-PART-5, WT-187-1: the partners report once a year, counted from the day their duty began."""
    case = story(PARTNERS)

    assert case.status("partners.report", on="2027-03-02") == "open"
    assert case.status("partners.report", on="2027-03-03") == "overdue"


def test_partners_report_in_time_and_late(story):
    """SP-PART-5, WT-187-1: each counts from the last; a report that came first starts its own year."""
    in_time = story(PARTNERS, "2027-03-02  partners-report-published")
    late = story(PARTNERS, "2027-03-03  partners-report-published")
    no_beginning = story("2026-03-02  partners-report-published")

    assert in_time.statuses("partners.report", on="2027-03-03") == ["met", "open"]
    assert late.statuses("partners.report", on="2027-03-03") == ["late", "open"]
    assert no_beginning.status("partners.report", on="2027-03-03") == "overdue"


def test_partners_report_is_not_owed_by_a_body_of_another_family(story):
    """SP-PART-5: a duty that began for another family, or for nobody knows which, starts nothing here."""
    unknown = story("2026-03-02  duty-began")

    assert story(CORPORATE).findings("partners.report", on="2027-03-03") == []
    assert unknown.findings("partners.report", on="2027-03-03") == []


def test_partners_standards_audit_is_due_every_two_years(story):
    """WT-189-1: an audit of standards is commissioned each second year."""
    case = story(PARTNERS)

    assert case.status("partners.standards-audit", on="2028-03-02") == "open"
    assert case.status("partners.standards-audit", on="2028-03-03") == "overdue"


def test_partners_standards_audit_in_time_and_late(story):
    """WT-189-1: 24 months from the last; after 29 February the day is 28 February."""
    in_time = story(PARTNERS, "2028-02-29  standards-audit-commissioned")
    late = story(PARTNERS, "2028-03-03  standards-audit-commissioned")

    assert in_time.statuses("partners.standards-audit", on="2028-03-03") == ["met", "open"]
    assert in_time.due("partners.standards-audit", on="2028-03-03") == "2030-02-28"
    assert late.statuses("partners.standards-audit", on="2028-03-03") == ["late", "open"]
    assert story(ISS).findings("partners.standards-audit", on="2028-03-03") == []


def test_accountable_officers_are_to_meet_every_two_months(story):
    """SP-PART-8: the accountable officers meet again inside two months; a day that falls on a Saturday stays there."""
    case = story(PARTNERS)

    assert case.status("partners.accountable-officers-met", on="2026-05-02") == "open"
    assert case.status("partners.accountable-officers-met", on="2026-05-03") == "overdue"


def test_accountable_officers_met_in_time_and_late(story):
    """SP-PART-8: each counts from the last; a meeting of the whole partnership is another."""
    in_time = story(PARTNERS, "2026-05-02  accountable-officers-met")
    late = story(PARTNERS, "2026-05-03  accountable-officers-met")
    partnership = story(PARTNERS, "2026-05-02  partnership-met")

    assert in_time.statuses("partners.accountable-officers-met", on="2026-05-03") == ["met", "open"]
    assert late.statuses("partners.accountable-officers-met", on="2026-05-03") == ["late", "open"]
    assert partnership.statuses("partners.accountable-officers-met", on="2026-05-03") == ["overdue"]


def test_partnership_is_to_meet_every_three_months(story):
    """SP-PROV-2: the whole partnership meets again inside three months."""
    case = story(PARTNERS)

    assert case.status("partners.partnership-met", on="2026-06-02") == "open"
    assert case.status("partners.partnership-met", on="2026-06-03") == "overdue"


def test_partnership_met_in_time_and_late(story):
    """SP-PROV-2: each counts from the last; after 30 November comes 28 February."""
    in_time = story(PARTNERS, "2026-06-02  partnership-met")
    late = story(PARTNERS, "2026-06-03  partnership-met", "2026-11-30  partnership-met")

    assert in_time.statuses("partners.partnership-met", on="2026-06-03") == ["met", "open"]
    assert late.statuses("partners.partnership-met", on="2026-12-02") == ["late", "late", "open"]
    assert late.due("partners.partnership-met", on="2026-12-02") == "2027-02-28"
    assert story(PROVIDERS).findings("partners.partnership-met", on="2026-06-03") == []


def test_complaint_statistics_are_due_every_three_months(story):
    """ISS-8-8: figures on complaints are given each quarter, from the day the duty began."""
    case = story(ISS)

    assert case.status("iss.complaint-statistics", on="2026-06-02") == "open"
    assert case.status("iss.complaint-statistics", on="2026-06-03") == "overdue"


def test_complaint_statistics_in_time_and_late(story):
    """ISS-8-8: a quarter is three months from the last, not one of the calendar."""
    in_time = story(ISS, "2026-06-02  complaint-statistics-reported")
    late = story(ISS, "2026-06-03  complaint-statistics-reported")

    assert in_time.statuses("iss.complaint-statistics", on="2026-06-03") == ["met", "open"]
    assert late.statuses("iss.complaint-statistics", on="2026-06-03") == ["late", "open"]
    assert late.due("iss.complaint-statistics", on="2026-06-03") == "2026-09-03"
    assert story(PARTNERS).findings("iss.complaint-statistics", on="2026-06-03") == []


def test_the_register_is_to_be_checked_every_three_months(story):
    """ISS-7-0a: whoever keeps the register checks it; how often is a default."""
    case = story(ISS)

    assert case.status("iss.register-checked", on="2026-06-02") == "open"
    assert case.status("iss.register-checked", on="2026-06-03") == "overdue"


def test_a_check_of_the_register_in_time_and_late(story):
    """ISS-7-0a: each counts from the last; a check that came first starts its own three months."""
    in_time = story(ISS, "2026-06-02  register-checked")
    late = story(ISS, "2026-06-03  register-checked")
    no_beginning = story("2026-03-02  register-checked")

    assert in_time.statuses("iss.register-checked", on="2026-06-03") == ["met", "open"]
    assert late.statuses("iss.register-checked", on="2026-06-03") == ["late", "open"]
    assert no_beginning.due("iss.register-checked", on="2026-06-03") == "2026-06-02"


def test_annual_report_of_the_safeguarding_service_is_due_every_twelve_months(story):
    """ISS-10-10: the service presents its report once a year."""
    case = story(ISS)

    assert case.status("iss.annual-report", on="2027-03-02") == "open"
    assert case.status("iss.annual-report", on="2027-03-03") == "overdue"


def test_annual_report_of_the_safeguarding_service_in_time_and_late(story):
    """ISS-10-10: each counts from the last."""
    in_time = story(ISS, "2027-03-02  iss-annual-report-presented")
    late = story(ISS, "2027-03-03  iss-annual-report-presented")

    assert in_time.statuses("iss.annual-report", on="2027-03-03") == ["met", "open"]
    assert late.statuses("iss.annual-report", on="2027-03-03") == ["late", "open"]
    assert story(PARTNERS).findings("iss.annual-report", on="2027-03-03") == []


def test_corporate_plan_is_to_be_reviewed_every_year(story):
    """CP-340-2, CP-340-1: a plan for children in care is looked at again a year after it came out; before a plan there is no clock."""
    case = story("2026-03-02  corporate-plan-published")

    assert case.status("corporate.plan-reviewed", on="2027-03-02") == "open"
    assert case.status("corporate.plan-reviewed", on="2027-03-03") == "overdue"
    assert story(CORPORATE).findings("corporate.plan-reviewed", on="2027-03-03") == []


def test_corporate_plan_reviewed_in_time_and_late(story):
    """CP-340-2, CP-340-1: a review does it, and so does a new plan; each starts the next year."""
    in_time = story("2026-03-02  corporate-plan-published", "2027-03-02  corporate-plan-reviewed")
    late = story("2026-03-02  corporate-plan-reviewed", "2027-03-03  corporate-plan-published")

    assert in_time.statuses("corporate.plan-reviewed", on="2027-03-03") == ["met", "open"]
    assert late.statuses("corporate.plan-reviewed", on="2027-03-03") == ["late", "open"]


def test_corporate_report_is_due_every_four_years(story):
    """CP-353-2: what was done for children in care is reported within four years of the last time."""
    case = story(CORPORATE)

    assert case.status("corporate.report", on="2030-03-02") == "open"
    assert case.status("corporate.report", on="2030-03-03") == "overdue"


def test_corporate_report_in_time_and_late(story):
    """CP-353-2: each counts from the last; four years after 29 February is 29 February."""
    in_time = story(CORPORATE, "2028-02-29  corporate-report-published")
    late = story(CORPORATE, "2030-03-03  corporate-report-published")

    assert in_time.statuses("corporate.report", on="2030-03-03") == ["met", "open"]
    assert in_time.due("corporate.report", on="2030-03-03") == "2032-02-29"
    assert late.statuses("corporate.report", on="2030-03-03") == ["late", "open"]
    assert story(PROVIDERS).findings("corporate.report", on="2030-03-03") == []


def test_corporate_services_are_due_every_four_years(story):
    """CP-351-1: what is offered to children in care and care leavers is gone over and published within four years."""
    case = story(CORPORATE)

    assert case.status("corporate.services", on="2030-03-02") == "open"
    assert case.status("corporate.services", on="2030-03-03") == "overdue"


def test_corporate_services_in_time_and_late(story):
    """CP-351-1: each counts from the last; what a provider publishes is another thing."""
    in_time = story(CORPORATE, "2030-03-02  corporate-services-published")
    late = story(CORPORATE, "2030-03-03  corporate-services-published")
    provider = story(CORPORATE, "2030-03-02  provider-services-published")

    assert in_time.statuses("corporate.services", on="2030-03-03") == ["met", "open"]
    assert late.statuses("corporate.services", on="2030-03-03") == ["late", "open"]
    assert provider.statuses("corporate.services", on="2030-03-03") == ["overdue"]


# providers.services-published: each calendar year that begins after the duty did, by 31 January.


def test_provider_services_are_due_by_31_january_of_each_year(story):
    """RP-481-1: as a year begins the provider says what it offers that year."""
    case = story(PROVIDERS)

    assert case.findings("providers.services-published", on="2026-12-31") == []
    assert case.status("providers.services-published", on="2027-01-01") == "open"
    assert case.status("providers.services-published", on="2027-01-31") == "open"
    assert case.status("providers.services-published", on="2027-02-01") == "overdue"


def test_provider_services_in_time_late_and_in_another_year(story):
    """RP-481-1: only what is published inside the year counts for it."""
    in_time = story(PROVIDERS, "2027-01-31  provider-services-published")
    late = story(PROVIDERS, "2027-12-31  provider-services-published")
    before = story(PROVIDERS, "2026-12-31  provider-services-published")
    year_after = story(PROVIDERS, "2028-01-01  provider-services-published")

    assert in_time.statuses("providers.services-published", on="2028-01-01") == ["met", "open"]
    assert late.statuses("providers.services-published", on="2028-01-01") == ["late", "open"]
    assert before.statuses("providers.services-published", on="2027-02-01") == ["overdue"]
    assert year_after.statuses("providers.services-published", on="2028-01-01") == ["overdue", "met"]


def test_provider_services_of_a_provider_whose_duty_began_on_1_january(story):
    """RP-481-1: that year did not begin after the duty; the next one is the first."""
    new_year = story("2026-01-01  duty-began  family=providers")
    new_years_eve = story("2025-12-31  duty-began  family=providers")

    assert new_year.findings("providers.services-published", on="2026-12-31") == []
    assert new_year.statuses("providers.services-published", on="2027-01-01") == ["open"]
    assert new_years_eve.statuses("providers.services-published", on="2026-12-31") == ["overdue"]


def test_provider_services_of_a_body_that_is_a_corporate_parent_too(story):
    """RP-481-1: two beginnings, and the duties of each run apart."""
    both = story(PROVIDERS, CORPORATE)

    assert both.status("providers.services-published", on="2027-02-01") == "overdue"
    assert both.status("corporate.services", on="2027-02-01") == "open"
    assert story(CORPORATE).findings("providers.services-published", on="2027-02-01") == []
