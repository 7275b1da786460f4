"""What pages and forms ask of the database: few statements, one reading of the record, and never a table that grows from end to end."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from cast import Cast
from corbiere.ledger.models import EntryRow
from corbiere.ledger.reading import without_row_security
from corbiere.meetings.models import Meeting
from desk.at_desk import Page
from kept import same_as_read_anew
from statements import as_large_as_in_use, counted, scans

pytestmark = pytest.mark.django_db
MOST = 25
TRANSACTIONS = 4  # the two of a request, which are savepoints within that of a test
ARRAYS = 2  # what sends its values beside the statement is not counted on its way: entries, and what is owed
VISIT = {"where": "home", "alone": "yes", "bedroom": "yes", "announced": "no", "life": "Drawings on the fridge"}
VISIT |= {"views-own_words": "I like it when Gran picks me up.", "views-how": "drawing"}
RECORD_READ = re.compile(r"body, replaces|ARRAY\(SELECT \"order\" FROM ledger_entry")
WHOLE = {
    "ledger_finding": "the page of the law counts everybody; a handful of rows each, once a page of one manager",
    "education_islandfigure": "a figure of all Jersey children a year and question: a handful",
    "education_pupil": "the page of the Virtual School shows every pupil who is or was looked after: hundreds of rows",
    "education_schoolmatter": "what stands of those pupils: hundreds of rows, on the same page",
    "registers_registerquestion": "questions to the registers: hundreds a year, counted by the month for those who keep them",
    "registers_place": "a register is counted by month and shown as a list: hundreds of rows, and the bench register-as-at measures it",
}
RESULTS = {"people/?q=Jade Le Brocq", "people/?q=2016-01-01", "registers/child-protection/?q=Jade"}


def visit(client: Client, cast: Cast) -> list[str]:
    """Opens the form of a visit and sends it; the statements of sending."""
    page = Page(client.get(reverse("desk:record", args=[cast.jade, "child-seen"])))
    with counted() as told:
        answer = client.post(page.action, {**page.fields, **VISIT, "send": "record"})
    assert answer.status_code == 302
    return told


def test_a_form_that_is_sent_asks_little_and_reads_the_record_once(cast: Cast) -> None:
    client = cast.client("ana")
    visit(client, cast)
    told = visit(client, cast)
    assert len(told) - TRANSACTIONS + ARRAYS <= MOST, "\n".join(told)
    assert len([question for question in told if RECORD_READ.search(question)]) == 1


QUESTIONS = 15
SETTING = re.compile(r"SAVEPOINT|RELEASE|SELECT (set_config|current_setting)\(")


@pytest.mark.parametrize("who", ["ana", "sam", "ben", "claire", "ruth"])
def test_every_page_puts_few_questions_to_tables_whoever_looks(cast: Cast, who: str) -> None:
    """The lead, a second worker, their manager, a health visitor of the core group, the reviewing officer; at the second opening."""
    for role, worker in (("second-worker", cast.sam), ("reviewing-officer", cast.ruth)):
        cast.tell("jade", "allocated", 60, by="ben", role=role, practitioner=str(worker))
    client, asked = cast.client(who), dict[str, list[str]]()
    for address in addresses(cast):
        client.get(f"/{address}")
        with counted() as told:
            client.get(f"/{address}")
        asked[address] = [question for question in told if not SETTING.match(question)]
    assert {address: len(told) for address, told in asked.items() if len(told) > QUESTIONS} == {}


def routes(found: list[URLPattern | URLResolver], before: str = "") -> Iterator[tuple[str, list[str]]]:
    for pattern in found:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, route)
        else:
            yield route, re.findall(r"<(?:\w+:)?(\w+)>", route)


def addresses(cast: Cast) -> list[str]:
    """Every page that can be asked for by what the cast has: a child, a colleague, an entry, a meeting."""
    with without_row_security():
        entry = EntryRow.objects.filter(subject=cast.jade, kind="child-seen").values_list("id", flat=True)[0]
        meeting = Meeting.objects.filter(subject=cast.jade).values_list("meeting", flat=True).first()
    ids = {"entries": entry, "meetings": meeting}
    made = list(RESULTS)
    for route, names in routes(get_resolver().url_patterns):
        given = {"subject": cast.jade, "practitioner": cast.ana, "kind": "child-seen", "id": ids.get(route.partition("/")[0])}
        if route.startswith(("api/", "sign", "password")) or any(given.get(name) is None for name in names):
            continue
        made.append(re.sub(r"<(?:\w+:)?(\w+)>", lambda found, given=given: str(given[found[1]]), route))
    return made


def test_no_page_and_no_form_reads_a_table_that_grows_from_end_to_end(cast: Cast) -> None:
    as_large_as_in_use()
    opened, found = 0, set[tuple[str, str]]()
    for who in ("ana", "ben", "ruth"):
        client = cast.client(who)
        for address in addresses(cast):
            with scans() as scanned:
                opened += client.get(f"/{address}").status_code == 200
            found |= {(table, f"/{address} as {who}: {question[:300]}") for table, question in scanned}
    client = cast.client("ana")
    with scans() as scanned:
        visit(client, cast)
    found |= {(table, f"recording: {question[:300]}") for table, question in scanned}
    assert opened > 60
    for child in (cast.jade, cast.noah):
        same_as_read_anew(child)  # pages change nothing of what they share
    assert sorted(f"{table}: {said}" for table, said in found if table not in WHOLE) == []
