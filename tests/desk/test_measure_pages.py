"""The measures on their pages: counted over whom, for whom, as known when; and who behind a number is named."""

import csv
import re
from datetime import date, timedelta
from io import StringIO
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from agencies.workplace import holds, knows, manages, practitioner, team
from cast import Cast
from corbiere.access.models import AccessLog
from corbiere.access.viewing import viewer
from corbiere.agencies.entries import Profession, Role
from corbiere.insight.counts import figure, told, within
from corbiere.insight.dataset import ALL, ChildSelection, world
from corbiere.insight.measure import measure_called, measure_sets, measures
from corbiere.insight.quarters import Quarter, quarter_of
from corbiere.insight.scope import EVERYONE, OPEN, over
from corbiere.ledger.reading import without_row_security
from corbiere.protection.measures.service import SERVICE
from markup import markup

pytestmark = pytest.mark.django_db
AGO = 170  # days: nobody in the story of the cast met so long ago, nor in the quarter that this is in
VIEWS, PARENTS, REVIEWS = "views-represented", "parents-present", "reviews-in-time"


def quarter_ago(cast: Cast) -> Quarter:
    return quarter_of(cast.ago(AGO))


@pytest.fixture(scope="module")
def cast(cast: Cast) -> Cast:
    """With seven children whose conferences were some months ago: two are Ana's, and so open to Ben, who manages her; nobody has the others."""
    for number in range(7):
        conferred(cast, f"child {number}", mine=number < 2, heard=number % 2 == 0)
    colleagues(cast)
    return cast


def conferred(cast: Cast, who: str, mine: bool, heard: bool) -> None:
    cast.people[who] = uuid4()
    cast.tell(who, "person-identified", 900, by="hana", opens=True, given=who.title(), family="Vardon")
    if mine:
        cast.tell(who, "allocated", 200, by="ben", role="lead-social-worker", practitioner=str(cast.ana), team=str(cast.team))
    said = {"views": {"own_words": "=I like school"}} if heard else {}
    mother = {"who": "Mum", "sector": "family", "came": True, "tie": "mother"}
    cast.tell(who, "conference-held", AGO, by="ruth", type="initial", outcome="no-plan", chair=str(cast.ruth), attended=[mother], **said)


def colleagues(cast: Cast) -> None:
    """Olga keeps the register; Irene manages the team in which Ruth reviews; Mona manages a team that has no child."""
    care = cast.agencies["ana"]
    reviewing, elsewhere = team("Independent Safeguarding", care), team("Safeguarding South", care)
    for who, name, profession, of in (
        ("olga", "Olga Romeril", Profession.ADMINISTRATOR, None),
        ("irene", "Irene Bisson", Profession.MANAGER, None),
        ("ivo", "Ivo Pallot", Profession.CONFERENCE_CHAIR, reviewing),
        ("mona", "Mona Coutanche", Profession.MANAGER, None),
    ):
        cast.people[who], cast.agencies[who] = practitioner(name, care, profession, None, of), care
    holds(cast.olga, Role.REGISTER_ADMINISTRATOR)
    manages(cast.irene, reviewing)
    manages(cast.mona, elsewhere)


def said(cast: Cast, who: str, path: str = "", **asked: str) -> str:
    asked.setdefault("quarter", quarter_ago(cast).name)
    answer = cast.client(who).get(f"/measures/{path}", asked)
    assert answer.status_code == 200
    return re.sub(r'\bat \d\d:\d\d\b|csrf\S+ value="\w+"|"x-csrftoken": "\w+"', "", " ".join(markup(answer).split()))


def count(cast: Cast, measure: str, on: date, known: Any = None, whom: ChildSelection = ALL) -> Any:
    held = measure_called(measure)
    return figure(within(quarter_ago(cast), told(held, world(held.reads, quarter_ago(cast).first, on, known, whom))))


# Over whom.


@pytest.mark.parametrize(
    ("who", "ways", "whole"),
    [
        ("olga", (EVERYONE, OPEN), True),
        ("irene", (EVERYONE, OPEN), True),
        ("ben", (OPEN, EVERYONE), True),
        ("mona", (OPEN, EVERYONE), True),
    ],
)
def test_the_service_has_the_numbers_over_everyone_and_a_manager_over_those_who_are_open(
    cast: Cast, who: str, ways: tuple[str, ...], whole: bool
) -> None:
    given = over(viewer(cast.people[who], cast.today), SERVICE)

    assert given and (given.ways, given.name, given.whole) == (ways, ways[0], whole)


@pytest.mark.parametrize("who", ["ana", "claire", "hana", "ruth", "sam"])
def test_all_others_read_what_is_counted_and_no_number(cast: Cast, who: str) -> None:
    assert over(viewer(cast.people[who], cast.today), SERVICE) is None
    listed = said(cast, who, of=SERVICE.name)
    assert "The numbers are for those who answer for them" in listed and "Counted over" not in listed
    page = said(cast, who, f"{VIEWS}/")
    assert measure_called(VIEWS).numerator in page and " of 7" not in page
    for closed in ("who/", "table.csv"):
        assert cast.client(who).get(f"/measures/{VIEWS}/{closed}").status_code == 404


def test_the_numbers_of_everyone_and_of_those_who_are_open(cast: Cast) -> None:
    assert "4 of 7 children’s conferences, 57%" in said(cast, "olga", f"{VIEWS}/")
    assert "1 of 2 children’s conferences, 50%" in said(cast, "ben", f"{VIEWS}/")
    assert "None to count" in said(cast, "mona", f"{VIEWS}/")
    assert "Counted over everyone" in said(cast, "irene") and "whose record is open to you today" in said(cast, "ben", of=SERVICE.name)


def test_small_numbers_of_children_who_are_closed_are_kept_back(cast: Cast) -> None:
    """Five are closed to Ben, of whom some were heard and some not: fewer than five of either. To Mona seven."""
    page = said(cast, "ben", f"{VIEWS}/", over=EVERYONE)

    assert "Kept back" in page and "4 of 7" not in page
    assert "7 of 7 children’s conferences, 100%" in said(cast, "ben", f"{PARENTS}/", over=EVERYONE)
    assert 'name="known-day"' not in page and 'name="known-day"' in said(cast, "olga", f"{VIEWS}/")


def test_what_is_counted_of_a_child_is_told_by_meeting_beside_and_kept_back_with_it(cast: Cast) -> None:
    """ISS-7-C5: on the page, and in its tables."""
    assert "By meeting: 4 of 7, 57%." in said(cast, "olga", f"{VIEWS}/")
    assert "By meeting:" not in said(cast, "ben", f"{VIEWS}/", over=EVERYONE)
    table = cast.client("olga").get(f"/measures/{VIEWS}/table.csv", {"quarter": quarter_ago(cast).name}).content.decode("utf-8-sig")
    assert f'"By quarter, by meeting",{quarter_ago(cast).words},4,7,57' in table


def test_what_is_asked_over_everyone_with_small_numbers_kept_back_is_asked_of_today_alone(cast: Cast) -> None:
    early = str(cast.ago(AGO + 1))

    assert "7 of 7" in said(cast, "ben", f"{PARENTS}/", over=EVERYONE, on=early, known=early)
    assert "7 of 7" not in said(cast, "olga", f"{PARENTS}/", on=early, known=early)


# Who is behind it.


def test_those_behind_a_number_are_named_where_they_are_open_and_it_is_noted(cast: Cast) -> None:
    before = AccessLog.objects.filter(practitioner=cast.ben, what__startswith="measure").count()
    page = said(cast, "ben", f"{VIEWS}/who/")
    seen = AccessLog.objects.filter(practitioner=cast.ben, what=f"measure: {measure_called(VIEWS).called}").values_list(
        "subject", flat=True
    )

    assert "Child 0 Vardon" in page and "Child 1 Vardon" in page and "Child 2" not in page
    assert set(seen) == {cast.people["child 0"], cast.people["child 1"]} and before == 0


def test_whoever_keeps_the_register_is_told_how_many_others_there_are_and_not_who(cast: Cast) -> None:
    page = said(cast, "olga", f"{VIEWS}/who/")

    assert "And 7 others, about children whose records are closed to you" in page
    assert "Vardon" not in page


def test_a_small_number_of_others_is_not_told(cast: Cast) -> None:
    page = said(cast, "ben", f"{VIEWS}/who/", over=EVERYONE)

    assert "And 5 others" in page
    assert "Child 2" not in page


def test_a_child_whom_a_manager_knows_is_neither_named_nor_counted_among_those_who_are_open(cast: Cast) -> None:
    knows(cast.ben, cast.people["child 0"], cast.ago(1))

    assert "0 of 1 children’s conferences" in said(cast, "ben", f"{VIEWS}/")
    knows(cast.olga, cast.people["child 0"], cast.ago(1))
    assert "3 of 6 children’s conferences" in said(cast, "olga", f"{VIEWS}/")
    assert "without those you said you know" in said(cast, "olga", f"{VIEWS}/")
    assert "Child 0" not in said(cast, "ben", f"{VIEWS}/who/")


# As of a day, and as known.


def test_a_quarter_as_it_was_known_when_it_ended_stands_beside_it_as_it_is_known_now(cast: Cast) -> None:
    """A conference of that quarter is written down only afterwards."""
    cast.people["late"] = uuid4()
    cast.tell("late", "person-identified", 900, by="hana", opens=True, given="Late", family="Vardon")
    late = (cast.today - cast.ago(AGO)).days
    cast.tell("late", "conference-held", AGO, by="ruth", late=late, type="initial", outcome="no-plan")
    page = said(cast, "olga", f"{VIEWS}/")

    assert "4 of 8 children’s conferences, 50%" in page
    assert "when the quarter ended: <strong>4 of 7, 57%</strong>" in page
    assert "4 of 7 children’s conferences" in said(cast, "olga", f"{VIEWS}/", known=str(cast.ago(1)))


def test_a_correction_counts_from_when_it_was_known_and_leaves_brothers_and_sisters_together(cast: Cast) -> None:
    act, first = uuid4(), cast.people["child 0"]
    assert first and act
    with without_row_security():
        before = count(cast, VIEWS, cast.today)
    root = cast.tell("child 1", "conference-held", AGO, by="ruth", type="initial", outcome="no-plan")
    cast.tell("child 1", "conference-held", AGO, by="ruth", late=AGO, type="initial", outcome="no-plan",
              views={"own_words": "No."}, replaces=root, why="Left out")  # fmt: skip

    assert count(cast, VIEWS, cast.today).yes == before.yes + 1


def test_a_day_before_anything_happened_counts_nothing(cast: Cast) -> None:
    assert count(cast, VIEWS, cast.ago(AGO + 1)).of == 0
    assert count(cast, VIEWS, cast.today, whom=ChildSelection(only=frozenset())).of == 0


# The pages.


def test_the_list_has_every_measure_with_its_clause(cast: Cast) -> None:
    for held in measure_sets():
        page = said(cast, "olga", of=held.name)
        assert all(measure.called in page and measure.clause in page for measure in measures(held))
    assert "4 of 7" in said(cast, "olga")


@pytest.mark.parametrize("measure", [measure.id for measure in measures()])
def test_every_measure_has_its_page_its_table_and_a_link_from_its_clause(cast: Cast, measure: str) -> None:
    page = said(cast, "ben", f"{measure}/")

    assert measure_called(measure).called in page and f"/law/clauses/{measure_called(measure).clause}/" in page
    assert said(cast, "ben", f"{measure}/who/") and said(cast, "ben", f"{measure}/table.csv")
    assert f"/measures/{measure}/" in markup(cast.client("ana").get(f"/law/clauses/{measure_called(measure).clause}/"))


def test_the_table_for_a_spreadsheet_says_what_it_holds_and_names_nobody(cast: Cast) -> None:
    answer = cast.client("olga").get(f"/measures/{VIEWS}/table.csv", {"quarter": quarter_ago(cast).name})
    rows = list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))

    assert ["By quarter", quarter_ago(cast).words, "4", "7", "57", "3", "0", "0"] in rows
    assert rows[0] == [measure_called(VIEWS).called, "ISS-7-C5"]
    assert "Vardon" not in markup(answer) and not any(cell.startswith("=") for row in rows for cell in row)


def test_the_table_keeps_back_what_the_page_keeps_back(cast: Cast) -> None:
    answer = cast.client("ben").get(f"/measures/{VIEWS}/table.csv", {"quarter": quarter_ago(cast).name, "over": EVERYONE})

    assert f"By quarter,{quarter_ago(cast).words},kept back" in markup(answer)


@pytest.mark.parametrize("asked", ["2026-q9", "1066-q1", "=1+1", "9999-q1"])
def test_a_quarter_that_is_none_is_the_last_whole_one(cast: Cast, asked: str) -> None:
    assert said(cast, "olga", quarter=asked) == said(cast, "olga", quarter="")


def test_a_quarter_still_to_come_is_not_shown(cast: Cast) -> None:
    coming = quarter_of(cast.today + timedelta(days=100))

    assert f"<p>{coming.words}" not in said(cast, "olga", quarter=coming.name)


def test_what_is_no_measure_is_not_there(cast: Cast) -> None:
    for path in ("nothing/", "nothing/who/", "nothing/table.csv"):
        assert cast.client("olga").get(f"/measures/{path}").status_code == 404
    assert cast.client("olga").post("/measures/").status_code == 405
    assert Client().get("/measures/").status_code == 302


def test_the_pages_ask_few_questions_however_many_children_there_are(cast: Cast, django_assert_max_num_queries: Any) -> None:
    client = cast.client("olga")
    for path in ("", f"{REVIEWS}/"):
        with django_assert_max_num_queries(29):
            client.get(f"/measures/{path}")


def test_each_begins_with_the_measures_of_their_own_work(cast: Cast) -> None:
    assert "How soon the Children and Families Hub decides" in markup(cast.client("hana").get("/measures/"))
    assert "How soon the Children and Families Hub decides" not in markup(cast.client("ben").get("/measures/"))
