"""The bodies' duties: partners, the safeguarding service, corporate parents, providers."""

from datetime import date

from corbiere.statute.catalogue.words import (
    CORPORATE_PARENT,
    PARTNERS,
    PROVIDERS,
    SAFEGUARDING_SERVICE,
    arrangements,
    default,
    guidance,
    must,
    procedure,
    should,
)
from corbiere.statute.duties import Duty, Next, WithinPeriod, each
from corbiere.statute.limits import PeriodDue, Within, months, years
from corbiere.statute.patterns import Pattern, fact
from corbiere.statute.starting import DutyPeriod, Each, EachPeriod
from corbiere.statute.states import PROVIDER


def began_or(family: str, pattern: Pattern) -> tuple[Each, Each]:
    """From the day the body's duty began, and from each time it was done."""
    return each(fact("duty-began", family=family)), each(pattern)


def calendar_years(began: date, last: date, born: date | None) -> list[DutyPeriod]:
    """Each year that begins after the body's duty did; 31 January is a default, the source says its beginning."""
    return [DutyPeriod(date(year, 1, 1), date(year, 1, 31), date(year, 12, 31)) for year in range(began.year + 1, last.year + 1)]


REPORT = fact("partners-report-published")
AUDIT = fact("standards-audit-commissioned")
ACCOUNTABLE_OFFICERS = fact("accountable-officers-met")
PARTNERSHIP = fact("partnership-met")
STATISTICS = fact("complaint-statistics-reported")
ANNUAL_REPORT = fact("iss-annual-report-presented")
REGISTER_CHECKED = fact("register-checked")
CORPORATE_PLAN = fact("corporate-plan-published", "corporate-plan-reviewed")
CORPORATE_REPORT = fact("corporate-report-published")
CORPORATE_SERVICES = fact("corporate-services-published")

# fmt: off
ORGANISATIONS = (
    Duty("partners.report", must, arrangements, began_or("partners", REPORT), Within(months(12)), Next(REPORT), ("SP-PART-5",), PARTNERS, ends_on_death=False,
         asks="The safeguarding partners must publish their report", because="their duty began or they last reported"),
    Duty("partners.standards-audit", should, guidance, began_or("partners", AUDIT), Within(months(24)), Next(AUDIT), ("WT-189-1",), PARTNERS, ends_on_death=False,
         asks="The safeguarding partners should commission an audit of safeguarding standards", because="their duty began or the last was commissioned"),
    Duty("partners.accountable-officers-met", should, arrangements, began_or("partners", ACCOUNTABLE_OFFICERS), Within(months(2)), Next(ACCOUNTABLE_OFFICERS), ("SP-PART-8",), PARTNERS, ends_on_death=False,
         asks="The accountable officers should meet", because="their duty began or they last met",
         reading="Two monthly is every two months."),
    Duty("partners.partnership-met", must, arrangements, began_or("partners", PARTNERSHIP), Within(months(3)), Next(PARTNERSHIP), ("SP-PROV-2",), PARTNERS, ends_on_death=False,
         asks="The partnership must meet", because="its duty began or it last met"),
    Duty("iss.complaint-statistics", must, procedure, began_or("iss", STATISTICS), Within(months(3)), Next(STATISTICS), ("ISS-8-8",), SAFEGUARDING_SERVICE, ends_on_death=False,
         asks="The figures on complaints must be reported", because="the duty began or they were last reported",
         reading="A quarter is three months from the last report."),
    Duty("iss.annual-report", must, procedure, began_or("iss", ANNUAL_REPORT), Within(months(12)), Next(ANNUAL_REPORT), ("ISS-10-10",), SAFEGUARDING_SERVICE, ends_on_death=False,
         asks="The safeguarding service must present its annual report", because="its duty began or it last presented one"),
    Duty("iss.register-checked", must, default, began_or("iss", REGISTER_CHECKED), Within(months(3)), Next(REGISTER_CHECKED), ("ISS-7-0a",), SAFEGUARDING_SERVICE, ends_on_death=False,
         asks="Whoever keeps the Child Protection Register must check it", because="the duty began or it was last checked", number_from="a default of this product: the source gives no time",
         reading="To keep a register is to check it again and again against the record. How often is not said: every three months, as the figures on complaints are given."),
    Duty("corporate.plan-reviewed", should, guidance, (each(CORPORATE_PLAN),), Within(months(12)), Next(CORPORATE_PLAN), ("CP-340-2",), CORPORATE_PARENT, ends_on_death=False,
         asks="The corporate parent should review its plan for children in care", because="it was published or last reviewed"),
    Duty("corporate.report", must, guidance, began_or("corporate", CORPORATE_REPORT), Within(years(4)), Next(CORPORATE_REPORT), ("CP-353-2",), CORPORATE_PARENT, ends_on_death=False,
         asks="The corporate parent must report on what it has done for children in care", because="its duty began or it last reported"),
    Duty("corporate.services", must, guidance, began_or("corporate", CORPORATE_SERVICES), Within(years(4)), Next(CORPORATE_SERVICES), ("CP-351-1",), CORPORATE_PARENT, ends_on_death=False,
         asks="The corporate parent must review and publish what it offers to children in care and care leavers", because="its duty began or it last did"),
    Duty("providers.services-published", must, guidance, (EachPeriod(calendar_years),), PeriodDue("31 January of each year"), WithinPeriod(fact("provider-services-published")), ("RP-481-1",), PROVIDERS, during=PROVIDER, ends_on_death=False,
         asks="The provider must publish what it offers to children and families this year", because="the year began", default_day="the source says at the beginning of each year",
         reading="The source says at the beginning of each year: 31 January is a default."),
)
# fmt: on
