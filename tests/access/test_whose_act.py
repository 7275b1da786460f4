"""To read is not to write: every role is walked through every kind, and menu, door, API and `record()` are of one mind."""

import json
import re
from typing import Any
from uuid import uuid4

import pytest

from access.outsiders import caller
from access.roles import INSIDE, ONE_ANSWER, STRANGERS, with_roles
from cast import Cast
from clock import now
from corbiere.access.recording import NOT_HERE, RECORD, Ties, may_record
from corbiere.access.rulings import may_write_here
from corbiere.access.viewing import viewer
from corbiere.desk.forms.menu import before
from corbiere.desk.models import Draft
from corbiere.ledger.checks import not_yours
from corbiere.ledger.entry import declared, kind_called
from corbiere.ledger.reading import standing, without_row_security
from corbiere.ledger.rulings import NotRecorded, Proposal
from corbiere.ledger.withdrawal import Withdrawn
from corbiere.ledger.writing import record
from markup import markup

pytestmark = pytest.mark.django_db

CLOSED = not_yours().refusals[0].name
# A sample of every sort of act, each asked at the door and sent over the API by everybody.
SAMPLE = (
    "conference-held", "conference-arranged", "core-group-held", "enquiry-concluded", "allocated", "died", "name-noted", "child-seen",
    "views-heard", "protection-action-noted", "management-decision-made", "legal-planning-decided",
)  # fmt: skip


@pytest.fixture(scope="module")
def cast(cast: Cast) -> Cast:
    return with_roles(cast)


def about_people() -> list[str]:
    """Every kind about people that is declared by now: other tests in the same process may have declared theirs."""
    return sorted(kind.kind for kind in declared().values() if kind.about.sort == "person")


def told(cast: Cast, who: str) -> set[str]:
    """What `may_record` says that they may record of Jade."""
    ties = ties_of(cast, who)
    return {kind for kind in about_people() if may_record(kind_called(kind), ties).allowed}


def ties_of(cast: Cast, who: str) -> Ties:
    return Ties(viewer(cast.people[who], cast.today), cast.jade)


def through_the_gate(cast: Cast, who: str) -> dict[str, str]:
    """What `record()` says first to each kind: nothing where it is theirs, or the name of the ruling that refuses it."""
    with without_row_security():
        stands = standing(cast.jade)
    by, found = viewer(cast.people[who], cast.today).author, {}
    for kind in about_people():
        entry = kind_called(kind).model_construct(**dict.fromkeys(kind_called(kind).model_fields))
        asked = Proposal(entry, cast.jade, "person", cast.today, None, cast.today, by, stands)
        try:
            ruling = may_write_here(asked)
            found[kind] = "" if ruling is None or ruling.allowed else ruling.name
        except NotRecorded as refused:
            found[kind] = refused.refusals[0].name
    return found


@pytest.mark.parametrize("who", INSIDE)
def test_the_menu_the_api_and_the_gate_are_of_one_mind(cast: Cast, who: str) -> None:
    theirs = told(cast, who)
    gate = through_the_gate(cast, who)
    assert {kind for kind, name in gate.items() if not name} == theirs
    assert {name for name in gate.values() if name} <= {RECORD}
    page = markup(cast.client(who).get(f"/records/{cast.jade}/record/"))
    menu = set(re.findall(rf'/records/{cast.jade}/record/([a-z-]+)/"', page))
    grown_into_pages = {kind for kind in theirs if kind_called(kind).own_page or kind_called(kind).opens or kind == Withdrawn.kind}
    offered_elsewhere = {kind for kind in theirs if kind_called(kind).urgent or before(kind_called(kind))}
    assert menu == theirs - grown_into_pages - offered_elsewhere
    listed = cast.client(who).get(f"/api/v1/subjects/{cast.jade}/kinds", headers=caller(cast, who)).json()
    assert {kind["kind"] for kind in listed["kinds"]} == theirs
    assert {one["kind"] for one in listed["others"]} == set(about_people()) - theirs
    assert all(one["sentence"].startswith("You cannot record “") for one in listed["others"])


@pytest.mark.parametrize("who", [*INSIDE, *ONE_ANSWER, *STRANGERS])
def test_the_door_of_a_form_and_what_is_sent_are_of_that_mind_too(cast: Cast, who: str) -> None:
    theirs, client = told(cast, who), cast.client(who)
    open_to_them = who in INSIDE
    for kind in SAMPLE:
        door = client.get(f"/records/{cast.jade}/record/{kind}/")
        draft = Draft.objects.create(id=uuid4(), practitioner=cast.people[who], subject=cast.jade, kind=kind, saved=now())
        sent = client.post(f"/drafts/{draft.id}/", {"send": "record"})
        over_api = posted(cast, who, kind)
        if not open_to_them:
            told_over_api = 403 if who in ONE_ANSWER else 404
            assert (door.status_code, sent.status_code, over_api.status_code) == (404, 404, told_over_api), (who, kind)
        elif kind in theirs:
            assert (door.status_code, sent.status_code) == (200, 422), (who, kind)
            assert over_api.status_code != 403, (who, kind)
        else:
            assert (door.status_code, sent.status_code, over_api.status_code) == (403, 403, 403), (who, kind)


def posted(cast: Cast, who: str, kind: str) -> Any:
    """An answer that is wrong in its shape is told so before anybody asks whose act it is: the least that has the shape is sent."""
    sent = {"happened": cast.today.isoformat(), "entry": LEAST.get(kind, {})}
    path = f"/api/v1/subjects/{cast.jade}/{kind}"
    return cast.client(who).post(path, json.dumps(sent), content_type="application/json", headers=caller(cast, who))


LEAST: dict[str, dict[str, Any]] = {
    "conference-held": {"type": "review", "outcome": "end"},
    "conference-arranged": {"type": "review"},
    "core-group-held": {"quorate": True},
    "enquiry-concluded": {"outcome": "no-further-action"},
    "allocated": {"role": "second-worker", "team": None},
    "name-noted": {"sort": "known-as", "given": "Jay"},
    "views-heard": {"views": {"own_words": "I like the sea", "how": "talking"}},
    "protection-action-noted": {"what": "Breakfast club", "doing": "begun"},
    "management-decision-made": {"decision": "x", "why": "x"},
    "legal-planning-decided": {"needed": False, "why": "x"},
}


# What follows from the sources, by name.

FOUR_ACTS = ("child-seen", "visit-failed", "views-heard", "note-made", "concern-received", "difference-opened", "not-brought",
             "protection-action-noted")  # fmt: skip
NEVER_HERS = (
    "conference-held", "conference-arranged", "protection-meeting-called-off", "conference-minutes-circulated", "core-group-held",
    "enquiry-started", "enquiry-concluded", "strategy-discussion-held", "allocated", "allocation-ended", "died", "born",
    "person-identified", "name-noted", "relationship-noted", "plan-ended", "protection-plan-written", "core-group-joined", "care-started",
    "concern-decided", "management-decision-made", "legal-planning-decided", "next-step-decided", "early-review-answered",
)  # fmt: skip


def test_a_teacher_in_the_core_group_has_the_four_acts_and_no_other(cast: Cast) -> None:
    """CPP-33, CPP-37, CPP-105, CPP-114: I saw, the child said, I am worried, my part of the plan."""
    hers = told(cast, "david")
    assert set(FOUR_ACTS) <= hers
    assert not hers & set(NEVER_HERS)


@pytest.mark.parametrize(
    ("kind", "whose"),
    [
        ("allocated", {"ana", "cora", "ben"}),
        ("management-decision-made", {"ben"}),
        ("conference-arranged", {"alan"}),
        ("conference-held", {"ruth", "alan"}),
        ("early-review-answered", {"ruth", "alan"}),
        ("enquiry-concluded", {"ana", "cora", "ben"}),
        ("legal-planning-decided", {"ana", "cora", "ben"}),
        ("died", {"ana", "cora", "ben"}),
        ("name-noted", {"ana", "cora", "sue", "ben", "hana"}),
        ("review-held", {"rob"}),
        ("contact-had", {"ana", "cora", "sue", "ben", "rob", "david", "claire"}),
        ("complaint-received", set()),
        ("concern-received", {*INSIDE}),
    ],
)
def test_whose_act_a_kind_is(cast: Cast, kind: str, whose: set[str]) -> None:
    """CPP-109, ISS-A-6, ISS-A-7, CPP-8, PS-1.3, PS-1.16, WT-continuum-17, CPP-111."""
    assert {who for who in INSIDE if may_record(kind_called(kind), ties_of(cast, who)).allowed} == whose


# Attacks that were tried (C1, C2), as new entries.


def written(cast: Cast) -> int:
    with without_row_security():
        return len(standing(cast.jade).lines)


@pytest.mark.parametrize(("who", "kind", "whom"), [
    ("david", "conference-held", "Ask Ruth Le Sueur, the conference chair, to record it."),
    ("david", "allocated", "Ask Ben Carter, the manager of those who work with them, to record it."),
    ("hana", "died", "Ask the lead social worker to record it."),
    ("david", "died", "Ask Ana Pires, the lead social worker, to record it."),
])  # fmt: skip
def test_nobody_records_what_is_anothers_and_everybody_is_told_whom_to_ask(cast: Cast, who: str, kind: str, whom: str) -> None:
    """Over the API, at the door of the form and, where somebody makes up a form, when it is sent."""
    before, client = written(cast), cast.client(who)
    said = f"You cannot record “{kind_called(kind).called}” on this record. {whom}"
    answer = posted(cast, who, kind)
    assert (answer.status_code, answer.json()["refusals"]) == (403, [{"name": RECORD, "sentence": said}])
    assert answer.json()["type"] == "urn:corbiere:problem:not-yours-to-record"
    door = client.get(f"/records/{cast.jade}/record/{kind}/")
    assert door.status_code == 403 and said in markup(door)
    draft = Draft.objects.create(id=uuid4(), practitioner=cast.people[who], subject=cast.jade, kind=kind, saved=now())
    sent = client.post(f"/drafts/{draft.id}/", {"send": "record", "why": "She is safe now"})
    assert sent.status_code == 403 and said in markup(sent) and "What you wrote is saved" in markup(sent)
    assert Draft.objects.get(id=draft.id).typed["why"] == ["She is safe now"]
    assert written(cast) == before


def test_a_worry_is_taken_from_the_teacher_who_was_refused_all_else(cast: Cast) -> None:
    before = written(cast)
    answer = cast.client("david").post(
        f"/api/v1/subjects/{cast.jade}/concern-received",
        json.dumps({"happened": cast.today.isoformat(), "entry": {"concern": "A bruise on her arm"}}),
        content_type="application/json",
        headers=caller(cast, "david"),
    )
    assert (answer.status_code, written(cast)) == (201, before + 1)


def test_what_a_partner_writes_where_they_cannot_read_is_taken_and_stays_closed_to_them(cast: Cast) -> None:
    """PS-7.5: what the child told her teacher is for those who work with her."""
    answer = posted(cast, "david", "views-heard")
    assert answer.status_code == 201
    assert cast.client("david").get(f"/api/v1/entries/{answer.json()['id']}", headers=caller(cast, "david")).status_code == 404
    assert cast.client("ana").get(f"/api/v1/entries/{answer.json()['id']}", headers=caller(cast, "ana")).status_code == 200


# Complaints, practice alerts and serious incidents.

ELSEWHERE = (
    "complaint-received", "complaint-answered", "practice-alert-raised", "practice-alert-answered", "serious-incident-notified",
    "rapid-review-completed", "practice-review-commissioned", "practice-review-published",
)  # fmt: skip


@pytest.mark.parametrize("kind", ELSEWHERE)
def test_what_whoever_it_is_about_would_read_is_not_filed_here(cast: Cast, kind: str) -> None:
    said = NOT_HERE.format(called=kind_called(kind).called)
    answer = posted(cast, "ben", kind)
    assert (answer.status_code, answer.json()["refusals"][0]["sentence"]) == (403, said)
    assert said in markup(cast.client("ben").get(f"/records/{cast.jade}/record/{kind}/"))
    with pytest.raises(NotRecorded, match="the person it is about could read it"):
        entry = kind_called(kind).model_validate({})
        record(entry, about=cast.jade, happened=cast.today, by=viewer(cast.ben, cast.today).author)


def test_what_was_filed_before_keeps_its_meaning(cast: Cast) -> None:
    """A past that is told, or brought in from another system, has its complaints; the law reads them as before."""
    cast.tell("jade", "complaint-received", 5, by="ben")
    page = markup(cast.client("ana").get(f"/records/{cast.jade}/chronology/"))
    assert "Complaint received" in page


# No button leads to a refusal.

PAGES = ("", "chronology/", "people/", "people/tree/", "people/network/", "people/history/", "plan/", "meetings/", "documents/", "trouble/")
LEADS_TO_A_FORM = re.compile(r'href="((?:/records/[0-9a-f-]{36}/record/[a-z-]+/|/meetings/[0-9a-f-]{36}/record/[a-z-]+/'
                             r'|/meetings/[0-9a-f-]{36}/(?:send)/)[^"]*|arrange/\?type=[^"]*|(?:\.\./)?record/[a-z-]+/)"')  # fmt: skip


@pytest.mark.parametrize("who", ["ana", "david", "ruth", "alan", "rob", "kit", "hana"])
def test_no_button_leads_to_a_refusal(cast: Cast, who: str) -> None:
    client, tried = cast.client(who), set()
    pages = ["/", *(f"/records/{cast.jade}/{part}" for part in PAGES)]
    meetings = re.findall(r"/meetings/[0-9a-f-]{36}/", markup(client.get(f"/records/{cast.jade}/meetings/")))
    pages += [f"{meeting}{part}" for meeting in dict.fromkeys(meetings) for part in ("", "hold/", "close/", "after/")]
    for page in pages:
        for found in LEADS_TO_A_FORM.findall(markup(client.get(page))):
            href = found.replace("&amp;", "&")
            address = (
                href
                if href.startswith("/")
                else f"/records/{cast.jade}/{'meetings/' if 'arrange' in href else ''}{href.removeprefix('../')}"
            )
            if (kind := address.partition("?")[0]) not in tried:
                tried.add(kind)
                assert client.get(address).status_code != 403, (who, page, address)
    assert tried or who in ("kit", "hana")
