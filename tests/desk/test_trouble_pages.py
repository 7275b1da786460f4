"""When something goes wrong: a minute's record, what may come next, who was told, and the ladder of a difference."""

import re
from typing import Any
from uuid import UUID, uuid4

import pytest

from cast import Cast
from corbiere.ledger.reading import lines, without_row_security
from desk.at_desk import Page
from markup import markup

pytestmark = pytest.mark.django_db


def page(cast: Cast, who: str, address: str, **asked: str) -> Page:
    return Page(cast.client(who).get(address, asked))


def send(cast: Cast, who: str, kind: str, **typed: Any) -> Page:
    """The form of a kind about Jade, filled in and sent; the page that comes after."""
    client = cast.client(who)
    form = Page(client.get(f"/records/{cast.jade}/record/{kind}/"))
    fields = {**form.fields, "send": "record", **{name.replace("__", "-"): value for name, value in typed.items()}}
    return Page(client.post(form.action, fields, follow=True))


def held(cast: Cast, kind: str) -> list[dict[str, Any]]:
    with without_row_security():
        return [line.body for line in lines(cast.jade) if line.kind == kind]


def root(cast: Cast, kind: str) -> UUID:
    with without_row_security():
        return [line.root for line in lines(cast.jade) if line.kind == kind][-1]


def test_the_choices_are_one_press_from_the_childs_page_and_a_worry_comes_first(cast: Cast) -> None:
    assert f'href="/records/{cast.jade}/trouble/"' in markup(cast.client("ana").get(f"/records/{cast.jade}/"))
    html = page(cast, "ana", f"/records/{cast.jade}/trouble/").html
    found = re.findall(r'class="desk-wrong__choice[^"]*"\s+href="([^"]+)"', html)
    assert found[0] == f"/concern/?about={cast.jade}"
    assert [address.split("/")[-2] for address in found[1:]] == [
        "visit-failed", "not-brought", "hospital-admitted", "household-joined", "child-missing", "obstacle-met", "difference-opened",
    ]  # fmt: skip


def test_to_a_stranger_the_page_is_not_there(cast: Cast) -> None:
    known, unknown = (cast.client("sam").get(f"/records/{id}/trouble/") for id in (cast.jade, uuid4()))
    assert (known.status_code, unknown.status_code) == (404, 404)
    assert Page(known).words == Page(unknown).words
    of = cast.tell("jade", "child-missing", 0, last_seen="At school at three", police=True)
    assert cast.client("sam").get(f"/records/{cast.jade}/trouble/{of}/").status_code == 404
    assert cast.client("sam").post(f"/records/{cast.jade}/trouble/{of}/told/", {"who": "The police"}).status_code == 404


@pytest.mark.parametrize(
    ("kind", "needed"),
    [
        ("visit-failed", {"reason"}),
        ("not-brought", {"to", "reason"}),
        ("hospital-admitted", {"planned", "why"}),
        ("hospital-discharged", {"to"}),
        ("household-joined", {"who", "sort"}),
        ("child-missing", {"last_seen", "police"}),
        ("child-found", {"where", "safe"}),
        ("obstacle-met", {"what", "tried", "overcome"}),
        ("difference-opened", {"about", "sort", "matters"}),
    ],
)
def test_a_minutes_record_asks_at_most_three_answers_and_the_rest_can_wait(cast: Cast, kind: str, needed: set[str]) -> None:
    before, _, after = page(cast, "ana", f"/records/{cast.jade}/record/{kind}/").html.partition('<details class="desk-fold"')
    asked = set(re.findall(r'id="question-([a-z_]+)"', before))
    assert needed <= asked
    assert len(needed) <= 3 and len(asked - {"when", "happened", "also"}) <= 4
    assert set(re.findall(r'id="question-([a-z_]+)"', after)) - asked


def test_an_admission_offers_the_next_steps_and_says_by_name_who_must_be_told(cast: Cast) -> None:
    """CPP-41, CPP-105."""
    after = send(cast, "claire", "hospital-admitted", planned="no", why="A broken arm", told__0__who="Ana")
    assert "It is in the record" in after.words
    assert "Think about calling the core group before Jade leaves hospital" in after.words
    assert "Told Ana Pires Lead social worker" in after.words
    assert "Ben Carter Manager of the lead social worker: not told yet" in after.words
    assert "Claire Hacquoil" not in after.words.partition("Who must be told")[2].partition("Confidential")[0]
    of = root(cast, "hospital-admitted")
    assert "next-step-decided" not in after.html, "what comes next is for those who lead the work"
    for_ana = page(cast, "ana", f"/records/{cast.jade}/trouble/{of}/")
    assert "Call the core group CPP-109" in for_ana.words and "A strategy discussion in its place CPP-41" in for_ana.words
    assert f"/record/next-step-decided/?of={of}&amp;lead={cast.ana}&amp;manager={cast.ben}" in for_ana.html


def test_whom_one_has_told_is_ticked_and_written_down_once_however_often_it_is_sent(cast: Cast) -> None:
    """CPP-105."""
    of = cast.tell("jade", "child-missing", 0, by="claire", last_seen="At school at three", police=False)
    address, client = f"/records/{cast.jade}/trouble/{of}/", cast.client("claire")
    before = Page(client.get(address))
    assert "Ring 999 now" in before.words and "The police Look for the child: not told yet" in before.words
    sent = {"key": before.one("key"), "who": [str(cast.ana), "The police"]}
    for _ in range(2):
        after = Page(client.post(f"{address}told/", sent, follow=True))
    assert "Told Ana Pires" in after.words and "Told The police" in after.words
    assert [[told["who"] for told in body["told"]] for body in held(cast, "people-told")] == [["Ana Pires", "The police"]]
    assert "Tick who you have told" in Page(client.post(f"{address}told/", {"who": [str(cast.ana)]}, follow=True)).words
    assert "Tick who you have told" in Page(client.post(f"{address}told/", {"who": [str(cast.sam)]}, follow=True)).words


def test_an_admission_stays_in_the_work_of_lead_and_manager_until_both_have_decided(cast: Cast) -> None:
    """CPP-40."""
    of = cast.tell("jade", "hospital-admitted", 1, by="claire", planned=False, why="A broken arm")
    for who in ("ana", "ben"):
        assert "Jade is in hospital" in page(cast, who, "/").words
    assert "Jade is in hospital" not in page(cast, "claire", "/").words
    assert f"/record/next-step-decided/?of={of}" in page(cast, "ana", "/").html
    cast.tell("jade", "hospital-discharged", 0, to="Home, with Gran", of=str(of))
    assert "Jade left hospital, and nobody had decided" in page(cast, "ben", "/").words
    cast.tell(
        "jade", "next-step-decided", 0, decision="core-group", why="To look at home", lead=str(cast.ana), manager=str(cast.ben), of=str(of)
    )
    assert "nobody had decided" not in page(cast, "ana", "/").words


def test_what_is_under_way_is_ended_and_not_recorded_anew(cast: Cast) -> None:
    of = cast.tell("jade", "child-missing", 0, last_seen="At school at three", police=True)
    html = page(cast, "ana", f"/records/{cast.jade}/trouble/").html
    assert f"/record/child-found/?of={of}" in html
    cast.tell("jade", "child-found", 0, where="At Gran’s", safe=True, of=str(of))
    after = page(cast, "ana", f"/records/{cast.jade}/trouble/")
    assert "/record/child-found/" not in after.html and "/record/return-talk-held/" in after.html
    assert "Jade is back: offer a return home interview" in after.words


def test_the_chair_is_asked_for_an_early_review_by_name_and_the_lead_waits(cast: Cast) -> None:
    """CPP-8."""
    cast.tell("jade", "allocated", 40, by="ben", role="reviewing-officer", practitioner=str(cast.ruth))
    of = cast.tell("jade", "early-review-requested", 1, wanted_by=str(cast.ago(-7)), why="Mum has left the island")
    ruth = page(cast, "ruth", "/")
    assert "An early review is requested for Jade" in ruth.words and f"/record/early-review-answered/?of={of}" in ruth.html
    assert f"/record/early-review-answered/?of={of}" not in page(cast, "ana", "/").html
    cast.tell("jade", "early-review-answered", 0, by="ruth", of=str(of), answer="agreed", **{"for": str(cast.ago(-7))})
    assert "An early review is requested" not in page(cast, "ruth", "/").words


def differ(cast: Cast, days: int = 3) -> UUID:
    sides = [{"who": "Claire", "sees": "Mum needs help at night", "practitioner": str(cast.claire)}]
    return cast.tell("jade", "difference-opened", days, about="Nights", sort="view", matters="Jade is tired", sides=sides)


def test_a_difference_has_its_ladder_and_its_default_is_said_to_be_one(cast: Cast) -> None:
    """WT-224-1."""
    of = differ(cast)
    address = f"/records/{cast.jade}/differences/{of}/"
    shown = page(cast, "claire", address)
    assert "default: five working days" in shown.words and "never waits for this" in shown.words
    assert f"/record/difference-step-taken/?of={of}&amp;step=talk" in shown.html
    cast.tell("jade", "difference-step-taken", 2, of=str(of), step="talk", outcome="not-settled", what="We talked", next_with=[str(cast.ben)],
              who=[{"who": "Claire", "role": "practitioner"}])  # fmt: skip
    shown = page(cast, "ana", address)
    assert "Not resolved: it goes a step further" in shown.words and "Goes next to Ben Carter" in shown.words
    assert re.search(r'aria-current="step"><h3[^>]*>2\.', shown.html)
    assert cast.client("ana").get(f"/records/{cast.jade}/trouble/{of}/").url == address
    cast.tell(
        "jade",
        "difference-step-taken",
        1,
        of=str(of),
        step="managers",
        outcome="settled",
        what="A night nurse",
        who=[{"who": "Ben", "role": "manager"}],
    )
    assert "Resolved" in page(cast, "ana", address).words and "/record/difference-step-taken/" not in page(cast, "ana", address).html


def test_a_difference_is_in_the_work_of_those_it_names_while_it_is_open(cast: Cast) -> None:
    """WT-225-1."""
    assert "Professional disagreement" not in page(cast, "claire", "/").words
    of = differ(cast)
    for who in ("claire", "ana", "ben"):
        assert "Professional disagreement about Jade" in page(cast, who, "/").words
    assert "Professional disagreement about Jade" in page(cast, "ana", f"/records/{cast.jade}/").words
    cast.tell(
        "jade",
        "difference-step-taken",
        0,
        of=str(of),
        step="talk",
        outcome="settled",
        what="Agreed",
        who=[{"who": "C", "role": "practitioner"}],
    )
    assert "Professional disagreement" not in page(cast, "claire", "/").words


def test_a_worry_can_be_told_from_every_page(cast: Cast) -> None:
    """WT-141-1, WT-163-1."""
    for address in (
        "/",
        f"/records/{cast.jade}/",
        f"/records/{cast.jade}/trouble/",
        f"/records/{cast.jade}/record/child-seen/",
        "/law/",
        "/people/",
    ):
        assert 'href="/concern/' in page(cast, "ana", address).html, address
    for who in ("ana", "ben", "ruth", "sam", "hana", "claire", "david", "eve"):
        assert 'href="/concern/' in page(cast, who, "/").html
        assert page(cast, who, "/concern/").status == 200


def test_a_worry_that_cannot_wait_says_whom_was_told(cast: Cast) -> None:
    """WT-141-2."""
    form = page(cast, "david", "/concern/")
    typed = {**form.fields, "concern": "She is alone at night", "at_risk": "yes", "name": "Jade"}
    back = Page(cast.client("david").post(form.action, typed))
    assert back.status == 422
    assert (
        "id_pathway",
        "You said that somebody must act in time. Choose who you have told: the Hub, the police or both.",
    ) in back.summary
    after = cast.client("david").post(form.action, {**typed, "pathway": "police"})
    assert after.status_code == 302


def test_legal_advice_is_for_whoever_leads_and_manages_and_leaves_in_no_file(cast: Cast) -> None:
    """CPP-111, IS-316-1."""
    cast.tell("jade", "legal-planning-held", 1, outcome="Issue proceedings by Friday", advice="The threshold is met")
    address = f"/records/{cast.jade}/chronology/"
    assert "Legal planning meeting" in page(cast, "ana", address).words
    assert "Legal planning meeting" in page(cast, "ben", address).words
    assert "Legal planning meeting" not in page(cast, "claire", address).words
    assert "Legal planning" not in markup(cast.client("ana").get(f"/records/{cast.jade}/chronology.csv"))
    of = root(cast, "legal-planning-held")
    assert cast.client("claire").get(f"/entries/{of}/").status_code == 404
    refused = page(cast, "claire", f"/records/{cast.jade}/record/legal-planning-held/")
    assert (
        "You cannot record “Legal planning meeting” on this record. Ask Ana Pires, the lead social worker, to record it." in refused.words
    )


def test_a_plan_that_stands_still_leads_the_lead_and_the_manager_to_the_decision_on_reflection(cast: Cast) -> None:
    """CPP-113: answered on the form, with what led to it; it leaves both lists once it is decided."""
    of = cast.tell("jade", "obstacle-met", 1, what="No nurse at night", tried="Two agencies were asked", overcome=False)
    asks = "Jade’s plan is stuck or drifting"
    for who in ("ana", "ben"):
        mine = page(cast, who, "/")
        assert asks in mine.words and f"/record/reflective-supervision-decided/?of={of}" in mine.html
    assert f"/records/{cast.jade}/plans/protection/#supervision" in page(cast, "ana", f"/records/{cast.jade}/trouble/").html
    assert "reflective supervision not considered" in page(cast, "ben", "/team/").words
    cast.tell(
        "jade", "reflective-supervision-decided", 0, by="ben", wanted=False, why="The nurse begins on Monday", decided_by=str(cast.ben)
    )
    assert all(asks not in page(cast, who, "/").words for who in ("ana", "ben"))
