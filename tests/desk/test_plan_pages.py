"""The pages of a plan, as those who work to it meet them."""

import re
from html import unescape
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext

from cast import Cast
from corbiere.ledger.reading import lines, without_row_security
from corbiere.ledger.record import Author
from corbiere.ledger.writing import record
from corbiere.plans.parts import mark_of
from corbiere.protection.entries import ConferenceHeld
from desk.at_desk import Page
from markup import markup
from plans.jade import BREAKFAST, CLUB, SLEEP, own_copy, plan_of, worked_out

pytestmark = pytest.mark.django_db
MOST_QUERIES = 13  # one of them asks in which role the viewer works with the child


@pytest.fixture
def jade(cast: Cast) -> str:
    """The address of Jade’s pages, her plan worked out."""
    worked_out(cast)
    return f"/records/{cast.jade}/"


def words(response: HttpResponse) -> str:
    assert response.status_code == 200
    return read(response)


def read(response: HttpResponse) -> str:
    body = markup(response)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", body[body.index("<main") :])))


# The plan as it is now.


def test_the_page_says_what_jade_needs_and_how_each_outcome_came_along(cast: Cast, jade: str) -> None:
    """CPP-84."""
    page = words(cast.client("ana").get(f"{jade}plans/protection/"))
    assert "Worked out in detail Version 2 of" in page and ", from the core group." in page
    assert "Going to school hungry and without sleep neglect" in page
    assert "1 action late 1 to re-agree" in page
    assert page.index("Jade has breakfast every day Going well") < page.index("Mum has help with sleep Not started")
    assert "A night nurse on three nights Family Nursing" in page
    assert "Late: not started" in page
    assert "If Jade still goes without breakfast by" in page
    assert "Gran (the wider family)" in page
    assert "Said no does not accept it. She wants Jade to live with her." in page
    assert "Not told why yet" in page


def test_each_service_reads_first_what_it_has_promised(cast: Cast, jade: str) -> None:
    """CPP-39."""
    page = words(cast.client("claire").get(f"{jade}plans/protection/"))
    promised = page.partition("What your service has promised")[2].partition("Who does what")[0]
    assert "A night nurse on three nights Claire Hacquoil Late: not started" in promised
    assert CLUB["what"] not in promised
    assert "What your service has promised" not in words(cast.client("ana").get(f"{jade}plans/protection/"))


def test_the_picture_of_an_outcome_says_in_words_what_it_shows(cast: Cast, jade: str) -> None:
    body = markup(cast.client("ana").get(f"{jade}plans/protection/"))
    told = re.findall(r'role="img" aria-label="How it came along\. ([^"]+)"', body)
    assert [re.sub(r"\d+ \w+ \d{4}: ", "", one) for one in told] == [
        "going well; stuck or slow; going well",
        "stuck or slow; stuck or slow; not started",
    ]


@pytest.mark.parametrize(("who", "status"), [("ana", 200), ("ben", 200), ("claire", 200), ("david", 404), ("eve", 404), ("sam", 404)])
@pytest.mark.parametrize("page", ["plans/protection/", "plans/protection/versions/", "plan/own/"])
def test_the_plan_is_open_to_those_who_work_to_it(cast: Cast, jade: str, who: str, status: int, page: str) -> None:
    assert cast.client(who).get(jade + page).status_code == status


@pytest.mark.parametrize("page", ["plans/protection/", "plans/protection/versions/", "plan/own/"])
def test_a_stranger_cannot_tell_a_child_with_a_plan_from_nobody(cast: Cast, jade: str, page: str) -> None:
    client = cast.client("sam")
    known, unknown = (client.get(address) for address in (jade + page, f"/records/{uuid4()}/{page}"))
    assert (known.status_code, read(known)) == (unknown.status_code, read(unknown))


def test_each_look_at_a_plan_is_noted(cast: Cast, jade: str) -> None:
    cast.client("claire").get(f"{jade}plans/protection/")
    assert "Claire Hacquoil" in words(cast.client("ana").get(f"{jade}access/"))


def test_a_plan_costs_few_questions(cast: Cast, jade: str) -> None:
    client = cast.client("ana")
    client.get(f"{jade}plans/protection/")
    with CaptureQueriesContext(connection) as asked:
        client.get(f"{jade}plans/protection/")
    assert len([one for one in asked.captured_queries if "SAVEPOINT" not in one["sql"]]) <= MOST_QUERIES


def test_the_plan_of_a_past_night_is_what_it_was_and_offers_nothing(cast: Cast, jade: str) -> None:
    page = words(cast.client("ana").get(f"{jade}plans/protection/?on={cast.ago(40)}"))
    assert "In outline, as the conference made it" in page
    assert BREAKFAST not in page
    assert "Work out the plan" not in page
    assert "Note progress" not in page


def test_the_plan_as_it_was_known_leaves_out_what_was_written_down_later(cast: Cast, jade: str) -> None:
    cast.tell("jade", "protection-action-noted", 15, what="See the doctor", doing="begun", told="Rang twice.", late=5)
    client = cast.client("ana")
    assert "Rang twice." not in words(client.get(f"{jade}plans/protection/?on={cast.ago(12)}&known={cast.ago(12)}"))
    assert "Rang twice." in words(client.get(f"{jade}plans/protection/?on={cast.ago(12)}"))


def test_a_baby_without_a_plan_has_no_tab_and_a_kind_sentence(cast: Cast, jade: str) -> None:
    noah = f"/records/{cast.noah}/"
    client = cast.client("ana")
    assert f"{noah}plans/protection/" not in markup(client.get(noah))
    page = words(client.get(f"{noah}plans/protection/"))
    assert "Noah has no child protection plan." in page and "Write the plan down" not in page


def test_the_addresses_of_before_lead_to_the_plan(cast: Cast, jade: str) -> None:
    client = cast.client("ana")
    assert client.get(f"{jade}plan/?on=2026-03-02").headers["Location"] == f"{jade}plans/protection/?on=2026-03-02"
    assert client.get(f"{jade}plan/versions/").headers["Location"] == f"{jade}plans/protection/versions/"
    assert client.get(f"{jade}plans/no-such/").status_code == 404


def test_the_overview_says_how_the_plan_goes_and_leads_to_it(cast: Cast, jade: str) -> None:
    response = cast.client("ana").get(jade)
    assert "Jade has breakfast every day: going well" in words(response)
    assert f'href="{jade}plans/protection/"' in markup(response)


# Versions.


def test_two_versions_side_by_side_say_in_words_what_happened(cast: Cast, jade: str) -> None:
    response = cast.client("ana").get(f"{jade}plans/protection/versions/?older=1&newer=2")
    page = words(response)
    assert "Added not there Jade has breakfast every day, measured by The school’s list of mornings" in page
    assert "Changed Breakfast club every day, Mum and school Breakfast club every day, Mum and school, by" in page
    assert "Removed If nothing changes for the child, then Gran takes Jade and Noah for the week no longer there" in page


@pytest.mark.parametrize("asked", ["older=7&newer=9", "older=x", "older=2&newer=1", "newer=1", ""])
def test_whatever_is_asked_for_two_versions_are_shown(cast: Cast, jade: str, asked: str) -> None:
    assert "Version 2" in words(cast.client("ana").get(f"{jade}plans/protection/versions/?{asked}"))


# Writing it.


def form(cast: Cast, jade: str, kind: str, address: str = "") -> tuple[Any, Page]:
    client = cast.client("ana")
    return client, Page(client.get(address or f"{jade}record/{kind}/"))


def send(client: Any, page: Page, **typed: str) -> Any:
    return client.post(page.action, {**page.fields, "send": "record", **{name.replace("__", "-"): said for name, said in typed.items()}})


def test_the_form_begins_with_the_plan_as_it_stands_and_the_last_core_group(cast: Cast, jade: str) -> None:
    _, page = form(cast, jade, "protection-plan-written")
    assert page.one("outcomes-0-what") == BREAKFAST
    assert page.one("outcomes-0-mark") == str(mark_of(BREAKFAST))
    assert page.one("outcomes-0-actions-0-what") == CLUB["what"]
    assert page.one("outcomes-0-actions-0-against") == "neglect"
    assert page.one("stage") == "detailed"
    assert (page.one("happened-day"), page.one("happened-month")) == (str(cast.ago(5).day), str(cast.ago(5).month))


def test_a_core_group_fills_in_a_day_and_a_new_version_says_so(cast: Cast, jade: str) -> None:
    client, page = form(cast, jade, "protection-plan-written")
    day = cast.ago(-30)
    response = send(client, page, seen_by__0__how_often="twice a week", views__own_words="Can I have a bed?", outcomes__1__actions__2__what="A bed for Noah", outcomes__1__actions__2__who="Ana Pires",
                    outcomes__1__actions__2__known_by="It stands there", outcomes__1__actions__2__by__day=str(day.day),
                    outcomes__1__actions__2__by__month=str(day.month), outcomes__1__actions__2__by__year=str(day.year))  # fmt: skip
    assert (response.status_code, Page(response).summary) == (302, [])
    last = plan_of(cast)[-1]
    assert (last.number, last.written) == (3, True)
    assert sorted(change.how for change in last.changed) == ["added", "altered"]
    assert [one.known_as for one in last.holds.outcomes] == [mark_of(BREAKFAST), mark_of(SLEEP)]


def test_a_core_group_that_changes_an_outcome_reads_the_sentence(cast: Cast, jade: str) -> None:
    client, page = form(cast, jade, "protection-plan-written")
    response = send(client, page, outcomes__0__what="Jade eats when she likes")
    assert response.status_code == 422
    said = unescape(markup(response))
    assert (
        "A plan may be changed only at a review conference. This changes it: the outcome “Jade has breakfast every day” is changed." in said
    )
    assert len(plan_of(cast)) == 2


def test_how_an_action_goes_is_written_from_the_page_without_typing_it_again(cast: Cast, jade: str) -> None:
    body = unescape(markup(cast.client("ana").get(f"{jade}plans/protection/")))
    address = next(href for href in re.findall(r'href="([^"]+)"', body) if "protection-action-noted" in href and "night" in href)
    client, page = form(cast, jade, "", address)
    assert page.one("what") == "A night nurse on three nights"
    assert send(client, page, doing="done", told="She comes on Mondays, Wednesdays and Fridays.").status_code == 302
    assert (
        "Done"
        in words(cast.client("ana").get(f"{jade}plans/protection/"))
        .partition("A night nurse on three nights")[2]
        .partition("Marie Le Brocq")[0]
    )


def test_what_cannot_be_done_is_agreed_anew_from_the_page(cast: Cast, jade: str) -> None:
    body = unescape(markup(cast.client("ana").get(f"{jade}plans/protection/")))
    address = next(href for href in re.findall(r'href="([^"]+)"', body) if "protection-action-agreed-anew" in href)
    client, page = form(cast, jade, "", address)
    day = cast.ago(-20)
    sent = send(
        client,
        page,
        decision="another-day",
        by__day=str(day.day),
        by__month=str(day.month),
        by__year=str(day.year),
        decided_by=str(cast.ana),
    )
    assert sent.status_code == 302
    page_now = words(cast.client("ana").get(f"{jade}plans/protection/"))
    assert "Re-agreed" in page_now
    assert "1 to re-agree" not in page_now


def test_what_cannot_be_done_stands_in_the_work_of_the_lead_until_it_is_agreed_anew(cast: Cast, jade: str) -> None:
    """CPP-58."""
    assert "Re-agree for Jade: See the doctor" in words(cast.client("ana").get("/"))
    assert "Re-agree for Jade" not in words(cast.client("claire").get("/"))
    with without_row_security():
        cannot = next(line for line in lines(cast.jade) if line.kind == "protection-action-noted" and line.body["doing"] == "cannot")
    cast.tell("jade", "protection-action-agreed-anew", 1, of=str(cannot.root), decision="to-review", decided_by=str(cast.ana))
    assert "Re-agree for Jade" not in words(cast.client("ana").get("/"))


def test_a_core_group_is_asked_of_each_outcome_by_its_words(cast: Cast, jade: str) -> None:
    _, page = form(cast, jade, "core-group-held")
    assert [page.one(f"progress-{place}-outcome") for place in range(2)] == [BREAKFAST, SLEEP]


# For Jade.


def test_jades_own_copy_is_in_her_language_under_its_headings(cast: Cast, jade: str) -> None:
    own_copy(cast)
    response = cast.client("ana").get(f"{jade}plan/own/")
    page = words(response)
    assert "O plano de Jade" in page
    assert "O que vai ser melhor para ti Tomas o pequeno-almoço todos os dias." in page
    assert '<article class="plan-own" lang="pt">' in markup(response)


def test_until_somebody_writes_it_the_copy_is_what_the_plan_says_and_says_so(cast: Cast, jade: str) -> None:
    page = words(cast.client("ana").get(f"{jade}plan/own/"))
    assert "Nobody has written this for Jade yet." in page
    assert "What will be better for you Jade has breakfast every day" in page


# Who must not be without one, and who may know of it.


def test_a_child_on_the_register_without_a_plan_stands_red_before_worker_and_manager(cast: Cast, jade: str) -> None:
    """WT-115-2, PS-4.0."""
    bare = ConferenceHeld.model_validate({"type": "initial", "outcome": "plan"})
    record(bare, about=cast.noah, happened=cast.ago(3), by=Author(system="moved in from another system"))
    for who, page in (("ana", "/"), ("ben", f"/team/{cast.ana}/")):
        body = markup(cast.client(who).get(page))
        about = body.partition("Noah is on the register without a plan")[2][:900]
        assert "desk-tone-late" in about
    assert f"/records/{cast.noah}/record/protection-plan-written/" in markup(cast.client("ana").get("/"))
    assert "Jade is on the register without a plan" not in words(cast.client("ana").get("/"))
    assert "There is no plan written down" in words(cast.client("ana").get(f"/records/{cast.noah}/plans/protection/"))


def test_an_adults_record_says_what_was_decided_and_nothing_of_the_plan(cast: Cast, jade: str) -> None:
    """CPP-80."""
    cast.tell("marie", "allocated", 40, by="ben", role="duty", practitioner=str(cast.sam), team=str(cast.team))
    cast.tell(
        "marie", "plan-known-on-adult-record", 20, says="There is a child protection plan for a child of hers", service=str(cast.agencies["claire"]),
        ground="consent", why="The nurse who sees Marie plans her nights", decided_by=str(cast.ana),
    )  # fmt: skip
    page = words(cast.client("sam").get(f"/records/{cast.marie}/"))
    assert "There is a child protection plan for a child of hers" in page
    assert "This record may say so much and no more." in page
    assert BREAKFAST not in page
    assert cast.client("sam").get(f"{jade}plans/protection/").status_code == 404


def test_what_was_to_be_known_until_a_day_is_not_shown_after_it(cast: Cast, jade: str) -> None:
    cast.tell("marie", "allocated", 40, by="ben", role="duty", practitioner=str(cast.sam), team=str(cast.team))
    cast.tell(
        "marie", "plan-known-on-adult-record", 20, says="There is a plan", service=str(cast.agencies["claire"]), ground="consent", why="Nights",
        decided_by=str(cast.ana), until=str(cast.ago(10)),
    )  # fmt: skip
    client = cast.client("sam")
    assert "This record may say" in words(client.get(f"/records/{cast.marie}/?on={cast.ago(10)}"))
    assert "This record may say" not in words(client.get(f"/records/{cast.marie}/"))


def test_the_marks_of_a_plan_are_read_by_nobody(cast: Cast, jade: str) -> None:
    with without_row_security():
        written = next(line for line in lines(cast.jade) if line.kind == "protection-plan-written")
    page = words(cast.client("ana").get(f"/entries/{written.id}/"))
    assert BREAKFAST in page
    assert "Its mark in the plan" not in page


def test_a_mark_that_was_tampered_with_is_refused_in_a_sentence(cast: Cast, jade: str) -> None:
    client, page = form(cast, jade, "protection-plan-written")
    response = send(client, page, outcomes__0__mark="not one of ours")
    assert response.status_code == 422
    assert "Open this form again" in read(response)


# Who sees whom, and thinking about the work.


def sees(cast: Cast) -> None:
    """Two contacts that the last core group agreed, the first of them missed."""
    contacts = [
        {"who": "Claire", "practitioner": str(cast.claire), "whom": "Jade", "child": True, "how_often": "At home", "every_days": 2,
         "together": "Claire on Mondays, Ana on Thursdays"},
        {"who": "Ana", "practitioner": str(cast.ana), "whom": "Marie", "person": str(cast.marie), "how_often": "When she asks"},
    ]  # fmt: skip
    cast.tell("jade", "core-group-held", 4, quorate=True, all_agreed=True, contacts=contacts)


def seeing(page: str) -> str:
    return page.partition("Who in the core group sees whom")[2].partition("Thinking about the work")[0]


def test_each_member_of_the_core_group_stands_with_what_was_agreed_and_kept(cast: Cast, jade: str) -> None:
    """CPP-37."""
    sees(cast)
    said = seeing(words(cast.client("ana").get(f"{jade}plans/protection/")))
    assert (
        "Claire Hacquoil Weighs Noah, talks with Mum about sleep Jade: At home (every 2 days) Claire on Mondays, Ana on Thursdays" in said
    )
    assert "nothing written down" in said
    assert "2 days late Missed once" in said
    assert "Marie: When she asks nothing written down no number of days was agreed" in said
    assert re.search(r"Ben \w+ .*?Nothing agreed in the core group", said)


def test_seeing_the_child_counts_for_whoever_wrote_it(cast: Cast, jade: str) -> None:
    sees(cast)
    cast.tell("jade", "child-seen", 1, by="claire", where="home")
    said = seeing(words(cast.client("ana").get(f"{jade}plans/protection/")))
    assert "yesterday" in said and "Missed once" in said
    assert "None missed" not in said


def test_contacts_that_are_not_open_are_said_not_to_be_counted(cast: Cast, jade: str) -> None:
    """Whoever does not see the casework is not told that somebody was missed who was met."""
    sees(cast)
    assert "are not counted here" not in seeing(words(cast.client("ana").get(f"{jade}plans/protection/")))
    assert ("are not counted here" in seeing(words(cast.client("claire").get(f"{jade}plans/protection/")))) is not sees_casework(
        cast, "claire"
    )


def sees_casework(cast: Cast, who: str) -> bool:
    cast.tell("jade", "note-made", 2, by="ana", title="A note of the casework", statements=[{"text": "x", "ground": "observed"}])
    return "A note of the casework" in words(cast.client(who).get(f"/records/{cast.jade}/chronology/"))


def test_a_plan_that_drifts_asks_whether_the_agencies_reflect_on_it_until_it_is_decided(cast: Cast, jade: str) -> None:
    """CPP-113: from the prompt to the decision and what came of it."""
    page = cast.client("ana").get(f"{jade}plans/protection/")
    assert "Should the agencies reflect on it together? Nobody has decided yet." in words(page)
    assert "reflective-supervision-decided/?of=" in markup(page)
    decided = cast.tell("jade", "reflective-supervision-decided", 2, wanted=True, why="Two outcomes stand still", decided_by=str(cast.ben),
                        **{"for": str(cast.ago(1))})  # fmt: skip
    page = cast.client("ana").get(f"{jade}plans/protection/")
    assert "Nobody has decided yet" not in words(page)
    assert f"reflective-supervision-held/?of={decided}" in markup(page)
    cast.tell("jade", "reflective-supervision-held", 1, of=str(decided), came=["Claire, health"], came_of_it="Mum’s sleep comes first")
    said = words(cast.client("ana").get(f"{jade}plans/protection/"))
    assert "Reflective supervision of the agencies together , set for" in said
    assert "What came of it: Mum’s sleep comes first" in said
    assert "Write down what came of it" not in said


def test_supervision_is_shown_for_each_agency_and_no_number_is_invented(cast: Cast, jade: str) -> None:
    """CPP-112."""
    health = cast.agencies["claire"]
    cast.tell("jade", "agency-supervision-noted", 3, by="claire", practitioner=str(cast.claire), agency=str(health), what="held")
    said = words(cast.client("ana").get(f"{jade}plans/protection/"))
    assert re.search(r"Safeguarding supervision in each agency .*?Claire Hacquoil It was held:", said)
    assert "No source says how often, and nothing here counts the days." in said
