"""Invented Children in Need censuses of any size, written a child at a time. Nobody in them exists."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random

REFERENCE = date(2025, 3, 31).toordinal()
OPENING = date(2024, 4, 1).toordinal()
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<Message>
<Header><CollectionDetails><Collection>CIN</Collection><Year>2025</Year><ReferenceDate>2025-03-31</ReferenceDate></CollectionDetails>
<Source><SourceLevel>L</SourceLevel><LEA>000</LEA><SoftwareCode>invented</SoftwareCode><SerialNo>001</SerialNo></Source></Header>
<Children>
"""
TAIL = "</Children>\n</Message>\n"
SOURCES = ("1A", "1B", "2A", "2B", "3A", "3B", "3E", "5A", "6", "10")
ABUSE = ("NEG", "PHY", "SAB", "EMO")


def write_census(path: Path, children: int, seed: int) -> None:
    random = Random(seed)
    with path.open("w", encoding="utf-8") as file:
        file.write(HEAD)
        for number in range(1, children + 1):
            file.writelines(f"{line}\n" for line in _child(random, number))
        file.write(TAIL)


def _child(random: Random, number: int) -> Iterator[str]:
    born = REFERENCE - random.randint(400, 6_400)
    yield "<Child><ChildIdentifiers>"
    yield f"<LAchildID>C{number:07}</LAchildID><UPN>A{number:012}</UPN>" + _day("PersonBirthDate", born)
    yield f"<Sex>{random.choice('MFU')}</Sex></ChildIdentifiers>"
    yield f"<ChildCharacteristics><Ethnicity>{random.choice(('WBRI', 'WOTH', 'MOTH'))}</Ethnicity>"
    yield "<Disabilities><Disability>NONE</Disability></Disabilities></ChildCharacteristics>"
    referred = random.randint(OPENING - 200, REFERENCE - 150)
    yield from _episode(random, referred)
    if random.random() < 0.1 and referred > OPENING + 60:
        yield from _closed_before(random, referred)
    yield "</Child>"


def _closed_before(random: Random, until: int) -> Iterator[str]:
    """An earlier referral of which nothing came."""
    day = until - random.randint(30, 60)
    yield "<CINdetails>" + _day("CINreferralDate", day) + f"<ReferralSource>{random.choice(SOURCES)}</ReferralSource>"
    yield "<PrimaryNeedCode>N0</PrimaryNeedCode>" + _day("CINclosureDate", day + 1) + "<ReasonForClosure>RC8</ReasonForClosure>"
    yield "<ReferralNFA>1</ReferralNFA></CINdetails>"


def _episode(random: Random, referred: int) -> Iterator[str]:
    closed = min(referred + random.randint(120, 500), REFERENCE + 1)
    yield "<CINdetails>" + _day("CINreferralDate", referred) + f"<ReferralSource>{random.choice(SOURCES)}</ReferralSource>"
    yield f"<PrimaryNeedCode>N{random.randint(1, 8)}</PrimaryNeedCode>"
    if closed <= REFERENCE:
        yield _day("CINclosureDate", closed) + "<ReasonForClosure>RC7</ReasonForClosure>"
    yield "<ReferralNFA>0</ReferralNFA>"
    yield from _assessed(random, referred)
    if random.random() < 0.5:
        yield from _enquired(random, referred + random.randint(5, 30), min(closed, REFERENCE))
    else:
        yield "<CINPlanDates>" + _day("CINPlanStartDate", referred + random.randint(46, 60)) + _day("CINPlanEndDate", closed, upto=closed)
        yield "</CINPlanDates>"
    yield "</CINdetails>"


def _assessed(random: Random, referred: int) -> Iterator[str]:
    started = referred + random.randint(0, 5)
    yield "<Assessments>" + _day("AssessmentActualStartDate", started) + _day("AssessmentInternalReviewDate", started + 20)
    yield _day("AssessmentAuthorisationDate", started + random.randint(21, 60)) + "<FactorsIdentifiedAtAssessment>"
    yield "".join(f"<AssessmentFactors>{factor}</AssessmentFactors>" for factor in random.sample(("1A", "2B", "3A", "4B", "8C", "16A"), 3))
    yield "</FactorsIdentifiedAtAssessment></Assessments>"


def _enquired(random: Random, started: int, until: int) -> Iterator[str]:
    yield "<Section47>" + _day("S47ActualStartDate", started) + _day("InitialCPCtarget", started + 21)
    if random.random() < 0.4:
        yield "<ICPCnotRequired>true</ICPCnotRequired></Section47>"
        return
    agreed = started + random.randint(10, 25)
    yield _day("DateOfInitialCPC", agreed) + "<ICPCnotRequired>false</ICPCnotRequired></Section47>"
    yield "<ChildProtectionPlans>" + _day("CPPstartDate", agreed)
    abuse = random.choice(ABUSE)
    yield f"<InitialCategoryOfAbuse>{abuse}</InitialCategoryOfAbuse><LatestCategoryOfAbuse>{abuse}</LatestCategoryOfAbuse>"
    yield "<NumberOfPreviousCPP>0</NumberOfPreviousCPP>"
    yield from ("<Reviews>" + _day("CPPreviewDate", day) + "</Reviews>" for day in (agreed + 85, agreed + 260) if day < until)
    yield _day("CPPendDate", agreed + 270, upto=until) + "</ChildProtectionPlans>"


def _day(name: str, day: int, upto: int = REFERENCE) -> str:
    """The element, or nothing where the day has not come by then."""
    return f"<{name}>{date.fromordinal(day).isoformat()}</{name}>" if day <= min(upto, REFERENCE) else ""
