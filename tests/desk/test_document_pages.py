"""A child's documents: who may have them, what stands in each, what is left out of whose copy, and whether a document still stands."""

import re
from html import unescape
from io import BytesIO
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from PIL import Image

from cast import Cast
from corbiere.access.models import AccessLog
from corbiere.desk.assets import build
from corbiere.desk.documents.copies import same
from corbiere.documents.sealing import sealed_in
from corbiere.protection.entries.papers import PaperKind as Paper
from corbiere.statute.calendar import in_words
from desk.at_desk import Page as Form
from desk.papers_told import HOSTILE, papers, root_of
from documents.tags import faults, opened, sorts, text
from markup import markup

pytestmark = pytest.mark.django_db
MOST_QUERIES = 15
KINDS = {
    Paper.MINUTES: "conference-held",
    Paper.LETTER: "conference-held",
    Paper.CHILDS_LETTER: "conference-held",
    Paper.NOTES: "core-group-held",
    Paper.PLAN: "protection-plan-written",
    Paper.CHILDS_PLAN: "protection-childs-plan-written",
}


@pytest.fixture(scope="module", autouse=True)
def typeface() -> None:
    build()


@pytest.fixture(autouse=True)
def told(cast: Cast) -> Cast:
    papers(cast)
    return cast


def here(cast: Cast, page: str = "", whom: str = "jade") -> str:
    return f"/records/{cast.people[whom]}/documents/{page}"


def place(cast: Cast, paper: Paper, kind: str = "") -> str:
    return here(cast, f"{paper.value}/{root_of(cast, kind or KINDS[paper])}.pdf")


def made(cast: Cast, paper: Paper, who: str = "ana", **asked: object) -> bytes:
    page = cast.client(who).get(place(cast, paper), asked)
    assert page.status_code == 200, words(page)
    return page.content


def shown(file: bytes) -> str:
    return re.sub(r"\s+", " ", text(file))


def words(page: HttpResponse) -> str:
    body = markup(page)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", body[body.index("<main") :])))


def sent(cast: Cast, file: bytes | None = None, seal: str = "", who: str = "ana") -> str:
    upload = {"file": SimpleUploadedFile("x.pdf", file)} if file is not None else {}
    return words(cast.client(who).post(here(cast, "check/"), {"seal": seal, **upload}))


# Who may have them.


@pytest.mark.parametrize(
    ("who", "status"), [("ana", 200), ("ben", 200), ("claire", 200), ("hana", 404), ("david", 404), ("eve", 404), ("sam", 404)]
)
def test_who_may_have_a_document(cast: Cast, who: str, status: int) -> None:
    client = cast.client(who)
    for page in (here(cast), here(cast, "check/"), place(cast, Paper.MINUTES)):
        assert client.get(page).status_code == status


@pytest.mark.parametrize("page", ["", "check/", f"minutes/{UUID(int=7)}.pdf"])
def test_a_stranger_cannot_tell_a_child_on_record_from_one_who_is_not(cast: Cast, page: str) -> None:
    known, unknown = (cast.client("sam").get(f"/records/{child}/documents/{page}") for child in (cast.jade, uuid4()))
    assert (known.status_code, words(known)) == (unknown.status_code, words(unknown))


def test_the_tab_is_there_only_for_whoever_sees_protection(cast: Cast) -> None:
    pages = {who: markup(cast.client(who).get(f"/records/{cast.jade}/")) for who in ("claire", "hana")}
    assert {who: "/documents/" in page for who, page in pages.items()} == {"claire": True, "hana": False}


def test_each_document_that_is_taken_is_noted(cast: Cast) -> None:
    made(cast, Paper.LETTER, "claire")
    assert AccessLog.objects.filter(subject=cast.jade, practitioner=cast.claire, what="document: Letter to the parents").count() == 1


def test_what_cannot_be_made_is_not_there(cast: Cast) -> None:
    client = cast.client("ana")
    assert client.get(here(cast, f"minutes/{uuid4()}.pdf")).status_code == 404
    assert client.get(place(cast, Paper.MINUTES, "core-group-held")).status_code == 404
    assert client.get(place(cast, Paper.MINUTES).replace("minutes", "diary")).status_code == 404
    assert client.get(place(cast, Paper.MINUTES).replace(str(cast.jade), str(cast.noah))).status_code == 404


# What they are.


@pytest.mark.parametrize("paper", list(Paper))
def test_every_document_is_tagged_and_is_the_same_each_time(cast: Cast, paper: Paper) -> None:
    file = made(cast, paper)
    assert faults(file) == []
    assert "H2" in sorts(opened(file))
    assert but_when_it_was_printed(file) == but_when_it_was_printed(made(cast, paper))
    pdf = opened(file)
    name, title = str(pdf.docinfo.Title).split(": ", 1)
    if paper in (Paper.CHILDS_LETTER, Paper.CHILDS_PLAN):
        assert shown(file).startswith(title)
    else:
        assert shown(file).index(name) < shown(file).index(title)


def but_when_it_was_printed(file: bytes) -> str:
    return re.sub(r"Printed on .{10,20} at \d\d:\d\d", "", shown(file))


@pytest.mark.parametrize("paper", [Paper.CHILDS_LETTER, Paper.CHILDS_PLAN])
def test_what_a_child_is_given_is_one_page_without_a_code_of_the_law_or_a_word_of_the_office(cast: Cast, paper: Paper) -> None:
    file = made(cast, paper)
    assert len(opened(file).pages) == 1
    assert "Figure" in sorts(opened(file))
    for word in ("Confidential", "As of", "as known", "Seal over", "CPP-", "Child Protection", "conference"):
        assert word not in shown(file), word


@pytest.mark.parametrize("paper", [Paper.CHILDS_LETTER, Paper.LETTER, Paper.CHILDS_PLAN])
def test_a_family_has_the_code_of_a_paper_and_the_office_its_seal_who_printed_it_and_when(cast: Cast, paper: Paper) -> None:
    """Both are checked on the same page, by the code that somebody reads out as well as by the seal."""
    theirs, ours = made(cast, paper), made(cast, paper, office="yes")
    seal = sealed_in(theirs)
    assert seal and seal == sealed_in(ours)
    assert seal.code in shown(theirs) and seal.digest not in shown(theirs) and "Printed on" not in shown(theirs)
    assert seal.digest in shown(ours) and "by Ana Pires" in shown(ours)
    assert "up to date" in sent(cast, seal=f" {seal.code.upper()} ")


def test_a_child_whose_first_language_is_portuguese_is_written_to_under_headings_in_it(cast: Cast) -> None:
    cast.tell("jade", "communication-noted", 3, by="hana", languages=[{"language": "Portuguese"}])
    file = made(cast, Paper.CHILDS_LETTER)
    assert str(opened(file).Root.Lang) == "pt"
    for part in ("Uma carta para ti", "Olá, Jade!", "O que tu disseste", "pelo menos de duas em duas semanas"):
        assert part.replace(" ", "") in shown(file).replace(" ", ""), part


def test_a_document_is_a_file_to_keep_and_names_no_child(cast: Cast) -> None:
    page = cast.client("ana").get(place(cast, Paper.MINUTES))
    assert page.headers["Content-Type"] == "application/pdf"
    assert page.headers["X-Content-Type-Options"] == "nosniff"
    assert re.fullmatch(r'attachment; filename="minutes-[0-9A-F-]+\.pdf"', page.headers["Content-Disposition"])
    assert "no-store" in page.headers["Cache-Control"]


def test_minutes_say_who_came_what_was_said_and_what_was_decided(cast: Cast) -> None:
    """ISS-A-7: every conference has minutes; what was seen, told and thought stays apart, and no text is read as an instruction."""
    said = shown(made(cast, Paper.MINUTES))
    for part in ("The plan goes on. Jade has breakfast", "14:30", "The Bridge", "By video or telephone", "No: At sea", "told Ana", "Reported by Marie, her mum: I am tired.",
                 "Once a month would do", "She keeps her bed, her school and Gran.", "To live with Gran", "A sleep nurse comes to the house", "at least every two weeks", "Ruth Le Sueur"):  # fmt: skip
        assert part.replace(" ", "") in said.replace(" ", ""), part
    assert HOSTILE.replace(" ", "") in said.replace(" ", "")


def test_minutes_of_a_strategy_discussion(cast: Cast) -> None:
    page = cast.client("ana").get(place(cast, Paper.MINUTES, "strategy-discussion-held"))
    assert "Start an enquiry" in shown(page.content)
    assert faults(page.content) == []


def test_a_challenge_stands_beside_the_minutes_with_what_was_decided(cast: Cast) -> None:
    """ISS-A-8: both stand in the minutes for ever."""
    challenge = cast.tell("jade", "protection-minutes-challenged", 3, by="ruth", of=str(root_of(cast, "conference-held")), who="Marie", passage="I am tired",
                          claims="I was tired")  # fmt: skip
    assert "Not decided yet" in shown(made(cast, Paper.MINUTES))
    cast.tell("jade", "protection-challenge-decided", 2, by="ruth", of=str(challenge), decision="upheld", why="So it was.", addendum="She was tired then.",
              decided_by=str(cast.ruth))  # fmt: skip
    said = shown(made(cast, Paper.MINUTES)).replace(" ", "")
    assert "Addedtotheminutes:Shewastiredthen." in said
    assert "Iamtired." in said


def test_the_letter_is_in_words_that_parents_read_and_says_how_to_complain(cast: Cast) -> None:
    """ISS-7-C10: how to complain; ISS-3-3: what follows. What the child said is not in it."""
    said = shown(made(cast, Paper.LETTER))
    for part in (
        "Mum still needs help with sleep",
        "Marie Le Brocq: The visits",
        "Ana Pires is the lead social worker",
        "at least every two weeks",
        "you can complain",
    ):
        assert part.replace(" ", "") in said.replace(" ", ""), part
    assert "Motte" not in said
    assert "quorum" not in said.lower()


def test_no_paper_says_that_a_plan_goes_on_that_ended_on_the_day_of_its_conference(cast: Cast) -> None:
    """CPP-63: a second conference of that day ended it, and was written down after the first had decided that it goes on."""
    first = root_of(cast, "conference-held")
    cast.tell("jade", "conference-held", 10, by="ruth", type="review", outcome="end", why="They moved away", why_ended="moved-away")
    for paper in (Paper.LETTER, Paper.CHILDS_LETTER, Paper.MINUTES):
        said = shown(cast.client("ana").get(here(cast, f"{paper.value}/{first}.pdf")).content)
        assert "goes on" not in said, paper
        assert "It was the last day of" in said, paper
        assert "looks at how it is going" not in said, paper
        assert "Next review conference" not in said, paper


def test_the_childs_letter_is_large_and_holds_their_own_words(cast: Cast) -> None:
    said = shown(made(cast, Paper.CHILDS_LETTER)).replace(" ", "")
    assert "DearJade," in said
    assert "IwanttostayatMotte" not in said
    assert "“Iwanttostayat9,LaMottestreetwithMum." in said
    assert "Somebodycomestoseeyouatleasteverytwoweeks." in said


def test_a_child_reads_why_what_they_wanted_was_not_done(cast: Cast) -> None:
    """LAC-401-5, WT-208-1: it is said to them; a copy without what the child says has neither the wish nor what became of it."""
    said = shown(made(cast, Paper.CHILDS_LETTER)).replace(" ", "")
    assert "Wearenotdoingallthatyouwanted.Thisiswhy:Somebodymustseethatyouarewell." in said
    minutes, without = (shown(made(cast, Paper.MINUTES, **left_out)).replace(" ", "") for left_out in ({}, {"without": "child"}))
    assert "andnomorevisits" in minutes and "andnomorevisits" not in without and "Somebodymustsee" not in without


def test_the_childs_letter_says_what_is_written_to_the_child_and_nothing_that_is_written_to_the_parents(cast: Cast) -> None:
    assert "Mumstillneedshelpwithsleep" not in shown(made(cast, Paper.CHILDS_LETTER)).replace(" ", "")
    cast.tell("jade", "conference-held", 3, by="ruth", type="review", outcome="continue", in_plain_words="You have worked hard, Marie.",
              told_to_child="You sleep better now.")  # fmt: skip
    childs, parents = (shown(made(cast, paper)).replace(" ", "") for paper in (Paper.CHILDS_LETTER, Paper.LETTER))
    assert "Youhaveworkedhard" not in childs and "theplantokeepyousafegoeson.Yousleepbetternow." in childs
    assert "Yousleepbetternow" not in parents


def test_core_group_notes_hold_the_written_agreement_with_who_accepts_and_who_does_not(cast: Cast) -> None:
    """CPP-66, CPP-75, CPP-79: the plan as an agreement, a place to sign, and the reasons of whoever refuses."""
    said = shown(made(cast, Paper.NOTES)).replace(" ", "")
    for part in ("The written agreement", "Breakfast club", "Accepts it (signed on paper)", "Does not accept it: Fridays are too much", "I accept", "Only the review conference",
                 "Ask the doctor again", "Everybody agreed."):  # fmt: skip
        assert part.replace(" ", "") in said, part


def test_the_written_agreement_says_how_each_action_stands_on_the_day_of_the_meeting(cast: Cast) -> None:
    """CPP-66: the day last agreed; what is done stands apart."""
    assert "Notstarted" in shown(made(cast, Paper.NOTES)).replace(" ", "")
    cast.tell("jade", "protection-action-noted", 5, what="Breakfast club", doing="done")
    cast.tell(
        "jade",
        "core-group-held",
        3,
        quorate=True,
        actions=[{"what": "A sleep nurse comes to the house", "who": "Claire", "by": str(cast.ago(-20))}],
    )
    said = shown(made(cast, Paper.NOTES)).replace(" ", "")
    agreed = said[said.index("Thewrittenagreement") :]
    to_do, done = agreed.split("Whathasbeendone")
    assert "BreakfastclubSchool" + in_words(cast.ago(5)).replace(" ", "") in done and "Breakfastclub" not in to_do
    assert "Ifshestillcomeshungry" in to_do


def test_the_plan_says_what_who_by_when_and_what_if_not(cast: Cast) -> None:
    said = shown(made(cast, Paper.PLAN)).replace(" ", "")
    for part in ("Going hungry (neglect)", "School’s register", "She is there", "Family Nursing", "she still comes hungry", "an early review", "Fetches Jade on Fridays",
                 "Jade must be seen every two weeks"):  # fmt: skip
        assert part.replace(" ", "") in said, part


def test_the_childs_own_plan_is_in_their_language(cast: Cast) -> None:
    """CPP-71: a plan the child can read, in their language."""
    file = made(cast, Paper.CHILDS_PLAN)
    assert str(opened(file).Root.Lang) == "pt"
    assert "O que vai ser melhor para ti".replace(" ", "") in shown(file).replace(" ", "")
    assert "pequeno-almoço" in shown(file)


def test_the_childs_own_plan_is_in_the_english_of_all_papers(cast: Cast) -> None:
    english = {
        "worry": "We worry that you are hungry",
        "better": ["Breakfast every day"],
        "we_will": ["Ana visits"],
        "language": "English",
        "language_code": "en",
    }
    cast.tell("jade", "protection-childs-plan-written", 2, **english)
    assert str(opened(made(cast, Paper.CHILDS_PLAN)).Root.Lang) == str(opened(made(cast, Paper.PLAN)).Root.Lang) == "en-GB"


def test_a_document_says_as_of_when_and_is_the_same_whatever_is_recorded_after(cast: Cast) -> None:
    asked = {"on": cast.ago(9).isoformat(), "known": cast.ago(3).isoformat()}
    before = made(cast, Paper.PLAN, **asked)
    cast.tell("jade", "protection-plan-answered", 9, late=9, people=[{"who": "Paulo", "side": "parents", "accepts": False, "why": "No"}])
    assert made(cast, Paper.PLAN, **asked) == before
    assert made(cast, Paper.PLAN) != before
    assert f"As of {cast.ago(9).day} " in shown(before)


def test_brothers_and_sisters_are_in_no_document_of_each_other(cast: Cast) -> None:
    cast.tell("noah", "conference-held", 10, by="ruth", type="initial", outcome="no-plan", why="Only Noah’s business")
    for paper in Paper:
        assert "Only Noah" not in shown(made(cast, paper))
    page = words(cast.client("ana").get(here(cast, "", "noah")))
    assert "no plan is needed" in page
    assert "plan continues" not in page


# Whose copy.


def test_an_address_that_is_kept_from_somebody_is_left_out_of_their_copy_wherever_it_stands(cast: Cast) -> None:
    """ISS-7-C9: what is kept from somebody is left out of their copy, asked for or not."""
    cast.tell("jade", "address-noted", 100, by="hana", lines=["9 La Motte Street"], postcode="JE2 7AC", sort="home", moved=True)
    for asked in ({"for": "Paulo Le Brocq"}, {"for": "paulo"}, {"for": "Marie", "without": "address"}):
        said = shown(made(cast, Paper.MINUTES, **asked))
        assert "motte" not in said.lower()
        assert "moved to home in spring" in said
        assert "left out" not in said.lower()
    assert "Motte" in shown(made(cast, Paper.MINUTES, **{"for": "Marie Le Brocq"}))


def test_an_address_is_left_out_of_what_any_parent_gets_who_was_ever_asked_to_a_meeting_without_it(cast: Cast) -> None:
    cast.tell("jade", "address-noted", 100, by="hana", lines=["9 La Motte Street"], sort="home", moved=True)
    cast.tell(
        "jade",
        "conference-held",
        3,
        by="ruth",
        type="review",
        outcome="continue",
        in_plain_words="You live at 9 La Motte Street.",
        told_to_child="You live at 9 La Motte Street.",
        harm="neglect",
    )
    letter, childs = made(cast, Paper.LETTER), made(cast, Paper.CHILDS_LETTER)
    assert "Motte" not in shown(letter)
    assert "Left out" not in shown(letter)
    assert "You live at home." in shown(letter)
    assert "Motte" in shown(childs)
    assert "Motte" not in shown(made(cast, Paper.CHILDS_LETTER, **{"for": "Paulo Le Brocq"}))


def test_an_address_that_is_withheld_from_somebody_is_left_out_though_whoever_prints_does_not_see_it(cast: Cast) -> None:
    cast.tell(
        "jade",
        "address-noted",
        90,
        by="hana",
        lines=["9 La Motte Street"],
        sort="home",
        moved=True,
        withheld=True,
        withheld_from="Gran Le Brocq",
    )
    assert "motte" not in shown(made(cast, Paper.MINUTES, "claire", **{"for": "Gran"})).lower()


def test_what_the_child_says_can_be_left_out(cast: Cast) -> None:
    said = shown(made(cast, Paper.MINUTES, without="child"))
    assert "told Ana" not in said
    assert "left out" not in said.lower()


def test_whoever_does_not_get_the_minutes_gets_no_copy_and_the_page_says_why(cast: Cast) -> None:
    page = cast.client("ana").get(place(cast, Paper.MINUTES), {"for": "Uncle Rui"})
    assert page.status_code == 409
    assert "Jade is on her guard with him." in words(page)
    offered = markup(cast.client("ana").get(here(cast)))
    assert 'value="Paulo Le Brocq"' in offered
    assert 'value="Uncle Rui"' not in offered


@pytest.mark.parametrize(
    ("one", "other", "so"),
    [("Paulo", "Paulo Renouf", True), ("Renouf, Paulo", "paulo renouf", True), ("", "Paulo", False), ("Paul", "Paulo", False)],
)
def test_when_two_names_may_be_of_one_person(one: str, other: str, so: bool) -> None:
    assert same(one, other) is so


# Whether they still stand.


def test_a_document_stands_until_something_that_it_prints_is_corrected(cast: Cast) -> None:
    file = made(cast, Paper.CHILDS_PLAN)
    assert "This document is up to date" in sent(cast, file)
    first = root_of(cast, "protection-childs-plan-written")
    cast.tell(
        "jade",
        "protection-childs-plan-written",
        6,
        late=1,
        replaces=first,
        why="A word was wrong",
        language="Portuguese",
        worry="Queremos que estejas segura.",
    )
    after = sent(cast, file)
    assert "out of date" in after
    assert "The child’s own plan" in after
    assert "This document is up to date" in sent(cast, made(cast, Paper.CHILDS_PLAN))


def test_a_document_stands_until_something_that_it_prints_is_withdrawn(cast: Cast) -> None:
    file, answered = made(cast, Paper.NOTES), root_of(cast, "protection-plan-answered")
    cast.tell("jade", "withdrawn", 7, late=1, replaces=answered, why="It was said of another plan")
    assert "out of date" in sent(cast, file)


def test_a_document_that_was_tampered_with_or_is_of_another_child_is_none_of_ours(cast: Cast) -> None:
    file = made(cast, Paper.LETTER)
    seal = sealed_in(file)
    assert seal is not None
    other = file.replace(seal.digest.encode(), b"0" * 64)
    assert "does not match what you can see" in sent(cast, other)
    client = cast.client("ana")
    page = client.post(here(cast, "check/", "noah"), {"file": SimpleUploadedFile("x.pdf", file)})
    assert "does not match what you can see" in words(page)


def test_what_is_no_document_of_ours_is_said_kindly(cast: Cast) -> None:
    assert "has no seal" in sent(cast, b"%PDF-1.7 hello")
    assert "has no seal" in sent(cast, b"corbiere-seal-" + b"0" * 64)
    assert "Choose a file" in sent(cast)
    assert "does not match what you can see" in sent(cast, seal="f" * 64)


def test_the_seal_on_paper_is_enough(cast: Cast) -> None:
    seal = sealed_in(made(cast, Paper.PLAN))
    assert seal is not None
    assert "it is up to date" in sent(cast, seal=f" {seal.digest[:32].upper()} {seal.digest[32:]} ")


def test_what_was_given_to_whom_is_listed_with_whether_it_still_stands(cast: Cast) -> None:
    """CPP-71, CPP-75, CPP-67: to whom, how and which; the record tells when what they hold has changed."""
    offered = markup(cast.client("ana").get(here(cast)))
    found = re.search(r'href="(/records/[^"]*protection-document-given/\?paper=plan[^"]*)"', offered)
    assert found
    form = cast.client("ana").get(unescape(found[1]))
    seal = sealed_in(made(cast, Paper.PLAN))
    assert seal is not None
    assert seal.digest in markup(form)
    plan = root_of(cast, "protection-plan-written")
    cast.tell("jade", "protection-document-given", 0, paper="plan", of=str(plan), to="Marie Le Brocq", how="By hand", seal=seal.digest)
    page = words(cast.client("ana").get(here(cast)))
    assert "The plan Marie Le Brocq By hand Up to date" in page
    assert "Conference minutes Marie Le Brocq" in page and " ," not in page
    cast.tell(
        "jade",
        "protection-plan-answered",
        0,
        people=[{"who": "Marie Le Brocq", "side": "parents", "accepts": False, "why": "She thought again"}],
    )
    assert "Changed since it was printed" in words(cast.client("ana").get(here(cast)))
    assert "given to Marie Le Brocq" in sent(cast, seal=seal.digest)


# When it cannot be made.


def test_without_its_typeface_no_document_is_made_and_the_page_says_so(cast: Cast, settings: LazySettings, tmp_path: Path) -> None:
    settings.DOCUMENT_FONTS = tmp_path
    page = cast.client("ana").get(place(cast, Paper.LETTER))
    assert page.status_code == 503
    assert "Atkinson Hyperlegible, is not on this machine" in words(page)


def test_a_child_with_nothing_to_print_has_an_empty_page_that_says_so(cast: Cast) -> None:
    page = words(cast.client("ana").get(here(cast, "", "noah")))
    assert "Nothing that can be printed is in the record yet." in page
    assert "Nobody has been given a document yet" in page


# Documents received.


@pytest.fixture
def files(settings: LazySettings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


def send(cast: Cast, held: bytes, name: str) -> HttpResponse:
    client = cast.client("ana")
    form = Form(client.get(f"/records/{cast.jade}/record/protection-document-received/"))
    day = {"happened-day": cast.today.day, "happened-month": cast.today.month, "happened-year": cast.today.year}
    typed = {"what": "Report of the school", "from": "David Vibert", "document-file": SimpleUploadedFile(name, held), "send": "record"}
    return client.post(form.action, form.fields | day | typed, follow=True)


def test_a_report_that_came_in_is_kept_and_given_out_as_a_file_through_access_alone(cast: Cast, files: Path) -> None:
    """PS-3.12, ISS-7-C3: what an agency sent is with the record."""
    send(cast, PDF, "../../School.html")
    page = markup(cast.client("ana").get(here(cast)))
    found = re.search(r'href="(/records/[^"]*/documents/received/[^"]+)"', page)
    assert found
    assert "Report of the school" in page
    answers = {who: cast.client(who).get(found[1]) for who in ("ana", "claire", "hana", "sam")}
    assert {who: answer.status_code for who, answer in answers.items()} == {"ana": 200, "claire": 200, "hana": 404, "sam": 404}
    assert answers["ana"].content == PDF
    assert answers["ana"].headers["Content-Type"] == "application/pdf"
    assert answers["ana"].headers["X-Content-Type-Options"] == "nosniff"
    assert re.fullmatch(r'attachment; filename="received-[0-9A-F-]+-[0-9a-f]{8}\.pdf"', answers["ana"].headers["Content-Disposition"])
    assert cast.client("ana").get(found[1].replace(str(cast.jade), str(cast.noah))).status_code == 404
    assert AccessLog.objects.filter(subject=cast.jade, what="document: protection-document-received").count() == 2


def test_a_drawing_is_kept_with_what_the_child_says_and_is_among_the_documents(cast: Cast, files: Path) -> None:
    """LAC-401-7, WT-196-1: a drawing alone will do, and is given out to those who see the entry, without what the camera wrote."""
    photo = BytesIO()
    Image.new("RGB", (40, 30), "orange").save(photo, "JPEG")
    client = cast.client("ana")
    form = Form(client.get(f"/records/{cast.jade}/record/views-heard/"))
    typed = {"views-drawing-file": SimpleUploadedFile("IMG_1.jpg", photo.getvalue()), "views-how": "At the kitchen table", "send": "record"}
    client.post(form.action, form.fields | typed, follow=True)
    page = markup(client.get(here(cast)))
    assert "Drawn or written by the child" in page
    found = re.search(r'href="(/records/[^"]*/documents/received/[^"]+)"', page)
    assert found
    answers = {who: cast.client(who).get(found[1]) for who in ("ana", "hana", "sam")}
    assert {who: answer.status_code for who, answer in answers.items()} == {"ana": 200, "hana": 404, "sam": 404}
    assert answers["ana"].headers["Content-Type"] == "image/jpeg"


def test_a_file_that_cannot_be_kept_loses_nothing_that_was_typed(cast: Cast, files: Path) -> None:
    page = send(cast, b"<!doctype html><script>alert(1)</script>", "Report.pdf")
    assert "Choose a PDF, a Word document (.docx) or a photograph" in words(page)
    assert 'value="Report of the school"' in markup(page)
    assert "Download" not in markup(cast.client("ana").get(here(cast)))


def test_a_file_that_is_kept_no_more_is_not_there(cast: Cast, files: Path) -> None:
    id = cast.tell("jade", "protection-document-received", 1, what="Report", document=f"{'0' * 64}.pdf", **{"from": "David"})
    assert cast.client("ana").get(here(cast, f"received/{id}/")).status_code == 404


# How quick, and who learns that a document was taken.


def test_the_number_of_questions_to_the_database_does_not_grow_with_the_documents(cast: Cast) -> None:
    client, asked = cast.client("ana"), []
    for _ in range(2):
        client.get(here(cast))
        with CaptureQueriesContext(connection) as queries:
            assert client.get(here(cast)).status_code == 200
        asked.append(len([query for query in queries if "SAVEPOINT" not in query["sql"]]))
        cast.tell("jade", "core-group-held", 3, quorate=True, all_agreed=True)
        cast.tell(
            "jade", "protection-document-given", 1, paper="minutes", of=str(root_of(cast, "conference-held")), to="Gran", seal="0" * 64
        )
    assert asked[0] == asked[1]
    assert asked[0] <= MOST_QUERIES


def test_whoever_does_not_see_protection_does_not_learn_which_document_was_taken(cast: Cast) -> None:
    made(cast, Paper.LETTER, "claire")
    pages = {who: words(cast.client(who).get(f"/records/{cast.jade}/access/")) for who in ("ana", "hana")}
    assert {who: "Letter to the parents" in page for who, page in pages.items()} == {"ana": True, "hana": False}


def test_another_form_of_harm_is_in_the_minutes_and_no_form_of_it_in_the_letter_to_the_child(cast: Cast) -> None:
    """WT-166-1: in the words that were found for it. A letter lies about; the child hears that it is not their doing."""
    cast.tell("jade", "conference-held", 3, by="ruth", type="review", outcome="continue", harm="neglect", other_harm=["other"],
              harm_in_words="Older boys who give her things to carry")  # fmt: skip
    assert "Another form of harm: Older boys who give her things to carry" in shown(made(cast, Paper.MINUTES))
    said = shown(made(cast, Paper.CHILDS_LETTER))
    assert "It is not your fault." in said
    assert "things to carry" not in said and "neglect" not in said.lower()
