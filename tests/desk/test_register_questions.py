"""Questions to a register: who may ask, what is answered and by whom, that found and not found look alike, and what the service makes of it."""

import re
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.http import HttpResponse
from django.test import Client

from agencies.workplace import holds, knows, told
from cast import Cast
from clock import now
from corbiere.access.models import AccessLog
from corbiere.access.viewing import looking_as, viewer
from corbiere.agencies.entries import Role
from corbiere.ledger.models import EntryRow
from corbiere.ledger.reading import without_row_security
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import record
from corbiere.registers.models import AskedAbout, RegisterQuestion
from corbiere.registers.question_entries import AgencyMayAsk, AgencyMayAskNoMore, PersonMayAsk, RegisterLookedUp, RegisterQuestioned
from corbiere.registers.questions import may_ask
from desk.test_work_pages import words
from registers.telling import Child
from statements import counted

pytestmark = pytest.mark.django_db
ASK, ALL = "/registers/ask/", "/registers/questions/"
WHY = {"reason": "safety", "why": "She is at the station, and afraid to go home"}
REGISTER = ["child-protection"]


@pytest.fixture
def asked(cast: Cast) -> Cast:
    """The police may question the Child Protection Register; Eve is answered by the system. Ruth keeps the registers."""
    holds(cast.ruth, Role.REGISTER_ADMINISTRATOR)
    told(AgencyMayAsk(registers=REGISTER, why="Police protection"), cast.agencies["eve"], cast.ago(30))
    return cast


@pytest.fixture
def answered(asked: Cast) -> Cast:
    told(PersonMayAsk(registers=REGISTER, why="She is on duty at night"), asked.eve, asked.ago(30))
    return asked


def question(cast: Cast, who: str = "eve", client: Client | None = None, **said: str) -> Any:
    """Asked of Jade, unless said otherwise."""
    born = str(cast.today.replace(year=cast.today.year - 8, month=12, day=1))
    given = {"which": "child-protection", "given": "Jade", "family": "Le Brocq", "born": born, "key": str(uuid4())} | WHY | said
    return (client or cast.client(who)).post(ASK, given)


def page(cast: Cast, sent: HttpResponse, who: str = "eve") -> str:
    return words(cast.client(who).get(sent.headers["Location"]))


def last() -> RegisterQuestion:
    with without_row_security():
        return RegisterQuestion.objects.latest("id")


# Who may ask.


@pytest.mark.parametrize("who", ["ana", "ben", "claire", "david", "sam", "eve"])
def test_whose_agency_is_not_authorised_is_told_so_and_asks_nothing(cast: Cast, who: str) -> None:
    """ISS-10-2: it reads alike of every child."""
    told_of = words(cast.client(who).get(ASK))
    assert "Your agency is not authorised to question a register" in told_of and "First names" not in told_of
    assert question(cast, who).status_code == 200
    with without_row_security():
        assert not EntryRow.objects.filter(kind="register-questioned").exists()


def test_nobody_who_is_not_signed_in_asks(cast: Cast) -> None:
    assert {Client().get(address).status_code for address in (ASK, ALL, f"{ALL}{uuid4()}/")} == {302}


def test_the_people_of_an_authorised_agency_ask_that_register_on_those_days(asked: Cast) -> None:
    """ISS-10-2: from the day of the authorisation until its last day; another register, and another agency, not."""
    on = [may_ask(viewer(asked.eve, day)).may for day in (asked.ago(31), asked.ago(30), asked.today)]
    assert on == [frozenset(), frozenset(REGISTER), frozenset(REGISTER)]
    told(AgencyMayAskNoMore(), asked.agencies["eve"], asked.ago(10))
    assert [bool(may_ask(viewer(asked.eve, day)).may) for day in (asked.ago(10), asked.ago(9))] == [True, False]
    told(AgencyMayAsk(registers=REGISTER, why="Again", until=asked.ago(3)), asked.agencies["eve"], asked.ago(5))
    assert [bool(may_ask(viewer(asked.eve, day)).may) for day in (asked.ago(5), asked.ago(3), asked.ago(2))] == [True, True, False]


@pytest.mark.parametrize("by", ["ana", "ben", "eve"])
def test_only_whoever_keeps_the_registers_authorises(asked: Cast, by: str) -> None:
    """ISS-10-2."""
    for entry, about in (
        (AgencyMayAsk(registers=REGISTER, why="x"), asked.agencies["claire"]),
        (PersonMayAsk(registers=REGISTER, why="x"), asked.claire),
    ):
        with pytest.raises(NotRecorded):
            record(entry, about=about, happened=asked.today, by=viewer(asked.people[by], asked.today).author)
        record(entry, about=about, happened=asked.today, by=viewer(asked.ruth, asked.today).author)
    with pytest.raises(NotRecorded, match="Nobody authorises themselves"):
        record(PersonMayAsk(registers=REGISTER, why="x"), about=asked.ruth, happened=asked.today, by=viewer(asked.ruth, asked.today).author)


def test_a_question_is_not_written_round_the_page(asked: Cast) -> None:
    """ISS-10-2: what is looked up is the system's own act, and nobody's; a register that one may not question is refused."""
    eve, matter = viewer(asked.eve, asked.today).author, uuid4()
    plain: dict[str, Any] = {"given": "Jade", "family": "Le Brocq", **WHY}
    with pytest.raises(NotRecorded, match="not authorised"):
        record(RegisterQuestioned(which="looked-after", **plain), about=uuid4(), happened=asked.today, by=eve, opens=True)
    record(RegisterQuestioned(which="child-protection", **plain), about=matter, happened=asked.today, by=eve, opens=True)
    for answer in (RegisterLookedUp(child=asked.jade, answer="on-it", told="x"),):
        with pytest.raises(NotRecorded):
            record(answer, about=matter, happened=asked.today, by=eve)


# Found and not found.


def test_the_system_answers_who_is_authorised_where_it_is_beyond_doubt(answered: Cast) -> None:
    """ISS-10-2, ISS-A-10: yes, and whom to ring; no more."""
    said = page(answered, question(answered))
    assert "On the Child Protection Register today. The lead social worker is Ana Pires" in said
    assert not re.search(r"Neglect|conference|Prés|Marie", said)
    noted = AccessLog.objects.filter(subject=answered.jade, practitioner=answered.eve)
    assert [(one.what, one.bases) for one in noted] == [("a question to the child protection register", ["asked a register"])]


def test_who_is_not_on_it_is_told_so(answered: Cast) -> None:
    born = str(answered.ago(200))
    assert "Not on the Child Protection Register today." in page(answered, question(answered, given="Noah", born=born))


@pytest.mark.parametrize(
    "said", [{"family": "Lebrok"}, {"given": "Jad"}, {"born": "2016-01-01"}, {"born": ""}, {"given": "Zzyzx"}], ids=str
)
def test_where_there_is_doubt_the_keeper_answers(answered: Cast, said: dict[str, str]) -> None:
    assert "It is with whoever keeps the register." in page(answered, question(answered, **said))


def test_somebody_nearly_of_that_name_and_day_is_a_doubt(answered: Cast) -> None:
    born = answered.today.replace(year=answered.today.year - 8, month=12, day=1)
    twin = Child("Jada", born.isoformat())
    twin.tell("person-identified", answered.ago(100).isoformat(), given="Jada", family="Le Brocq", opens=True)
    twin.tell("born", born.isoformat(), answered.ago(100).isoformat())
    assert "It is with whoever keeps the register." in page(answered, question(answered))


def test_of_a_child_whom_they_know_the_system_says_nothing(answered: Cast) -> None:
    knows(answered.eve, answered.jade)
    assert "It is with whoever keeps the register." in page(answered, question(answered))


def test_found_and_not_found_are_alike_for_whoever_is_not_to_be_answered(asked: Cast) -> None:
    """ISS-10-2: the same words and shape, the same number of statements, the same that is written."""
    seen = []
    client = asked.client("eve")
    question(asked, client=client, given="Nobody", family="At All")
    for given, family in (("Jade", "Le Brocq"), ("Zora", "Zeqiri")):
        with counted() as told_to_ask:
            sent = question(asked, client=client, given=given, family=family)
        with counted() as told_to_read:
            read = client.get(sent.headers["Location"])
        body = words(read).replace(f"{given} {family}", "NAME")
        with without_row_security():
            written = EntryRow.objects.filter(subject=last().subject).order_by("order").values_list("kind", flat=True)
            length = len(read.content) - len(given + family)
            seen.append((sent.status_code, len(told_to_ask), len(told_to_read), body, list(written), length))
    assert seen[0] == seen[1]
    with without_row_security():
        assert {row.child for row in AskedAbout.objects.all()} == {None, asked.jade}


def test_found_and_not_found_cost_the_same_for_whoever_is_answered_too(answered: Cast) -> None:
    client, costs = answered.client("eve"), []
    question(answered, client=client, given="Nobody", family="At All")
    for given in ("Jade", "Zora"):
        with counted() as statements:
            question(answered, client=client, given=given)
        costs.append(len(statements))
    assert costs[0] == costs[1]


# One's own, and nobody else's.


@pytest.mark.parametrize("who", ["ana", "ben", "claire", "david", "sam"])
def test_nobody_else_reads_a_question(answered: Cast, who: str) -> None:
    """A colleague, the manager, the lead of the very child, a teacher: it reads as if it were not there."""
    address = question(answered).headers["Location"]
    client = answered.client(who)
    assert client.get(address).status_code == client.get(f"{ALL}{uuid4()}/").status_code == 404
    assert client.post(f"{address}answer/", {}).status_code == client.post(f"{address}review/", {}).status_code == 404
    assert "Jade" not in words(client.get(ALL))
    with looking_as(answered.people[who], answered.today):
        assert not RegisterQuestion.objects.exists() and not AskedAbout.objects.exists()


def test_whoever_asked_finds_their_own_and_not_whom_it_was_about(answered: Cast) -> None:
    sent = question(answered)
    assert "Jade Le Brocq Answered" in words(answered.client("eve").get(ALL))
    assert "Your question to the Child Protection Register: Jade Le Brocq" in words(answered.client("eve").get("/"))
    with looking_as(answered.eve, answered.today):
        assert RegisterQuestion.objects.count() == 1 and not AskedAbout.objects.exists()
    address = sent.headers["Location"]
    assert answered.client("eve").post(f"{address}answer/", {}).status_code == 404
    assert answered.client("eve").post(f"{address}review/", {}).status_code == 404
    assert answered.client("eve").get(f"/records/{answered.jade}/").status_code == 404


def test_sent_twice_it_is_asked_once(answered: Cast) -> None:
    key = str(uuid4())
    assert question(answered, key=key).headers["Location"] == question(answered, key=key).headers["Location"]
    with without_row_security():
        assert EntryRow.objects.filter(kind="register-questioned").count() == 1


@pytest.mark.parametrize(
    ("said", "fault"),
    [({"given": ""}, "Enter the first name"), ({"why": ""}, "Write what happened"), ({"reason": ""}, "Say what you need it for")],
)
def test_what_is_left_out_is_asked_for_and_nothing_typed_is_lost(asked: Cast, said: dict[str, str], fault: str) -> None:
    refused = question(asked, **said)
    assert refused.status_code == 422 and fault in words(refused)
    assert "Le Brocq" in refused.content.decode()


# Those who answer and review.


def keepers(cast: Cast, address: str, part: str, who: str = "ruth", **said: str) -> Any:
    return cast.client(who).post(f"{address}{part}/", {"key": str(uuid4())} | said)


def test_the_keeper_finds_a_misspelt_name_and_answers(asked: Cast) -> None:
    """ISS-A-11, ISS-10-1: the names shown are noted; the answer is the keeper's own, and must agree with the register."""
    address = question(asked, family="Lebrock", given="Jaid").headers["Location"]
    assert "Answer a question to the Child Protection Register" in words(asked.client("ruth").get("/"))
    seen = words(asked.client("ruth").get(address))
    assert "Eve Moore, on this page" in seen and "Jade Le Brocq" in seen and "on the register" in seen
    assert AccessLog.objects.filter(subject=asked.jade, practitioner=asked.ruth, what="a question to a register").exists()
    refused = keepers(asked, address, "answer", answer="on-it", told="On it")
    assert refused.status_code == 422 and "Choose which child it is" in words(refused)
    sent = keepers(asked, address, "answer", answer="on-it", child=str(asked.jade), told="On the register. Ring Ana Pires.")
    assert sent.status_code == 302
    assert "On the register. Ring Ana Pires." in words(asked.client("eve").get(address))
    assert "There is an answer." in words(asked.client("eve").get("/"))


def test_a_question_is_reviewed_by_somebody_else_or_with_a_reason(asked: Cast) -> None:
    """ISS-A-11."""
    holds(asked.hana, Role.SERVICE_MANAGER)
    address = question(asked).headers["Location"]
    assert keepers(asked, address, "review", further="nothing").status_code == 404
    keepers(asked, address, "answer", answer="not-told", told="Ring me")
    assert "You answered it yourself" in words(keepers(asked, address, "review", further="nothing"))
    assert "Write why" in words(keepers(asked, address, "review", "hana", further="agency"))
    assert keepers(asked, address, "review", "hana", further="agency", why="They ask each week").headers["Location"] == ALL
    assert keepers(asked, address, "review", "hana", further="nothing").status_code == 404
    seen = words(asked.client("hana").get(ALL))
    assert "Nothing waits." in seen and "States of Jersey Police 1" in seen


def test_what_worries_goes_to_the_hub_as_every_worry_does(answered: Cast) -> None:
    """ISS-A-11: the review leads to the form of a worry about the child."""
    address = question(answered).headers["Location"]
    sent = keepers(answered, address, "review", further="hub", why="She is afraid")
    assert sent.headers["Location"] == f"/concern/?about={answered.jade}"
    assert answered.client("ruth").get(sent.headers["Location"]).status_code == 200


def test_a_review_leads_nobody_to_a_child_who_is_closed_to_them(answered: Cast) -> None:
    """ISS-10-1: Ruth said that she knows the child: which child it was is not told to her, by any address."""
    knows(answered.ruth, answered.jade)
    address = question(answered).headers["Location"]
    assert str(answered.jade) not in answered.client("ruth").get(address).content.decode()
    assert keepers(answered, address, "review", further="hub", why="She is afraid").headers["Location"] == "/concern/"


def test_questions_about_one_child_come_to_attention_however_the_name_was_written(answered: Cast) -> None:
    """ISS-10-3: the second is first on the list, and says so; whose name nobody knows is counted by it."""
    first = question(answered, given="Zora", family="Zeqiri").headers["Location"]
    question(answered)
    again = question(answered).headers["Location"]
    assert "one of 2 questions about this child within a year" in words(answered.client("ruth").get(again))
    assert "questions about this child" not in words(answered.client("ruth").get(first))
    assert "It is question 2 about this child within a year" in words(answered.client("ruth").get("/"))
    listed = words(answered.client("ruth").get(ALL))
    assert listed.count("Asked about before") == 2 and listed.rindex("Asked about before") < listed.rindex("To answer")


def test_a_question_by_telephone_is_kept_with_who_rang_and_how_they_were_known(answered: Cast) -> None:
    """ISS-10-2, ISS-A-16: every channel is logged, in one place; only of whom the register may be asked."""
    client = answered.client("ruth")
    assert "Who asked by telephone?" in words(client.get(ASK))
    sent = question(answered, "ruth", asked_by=str(answered.eve), verified="Rang back on the station’s number")
    assert "Eve Moore, by telephone" in page(answered, sent, "ruth") and "On the Child Protection Register today" in page(
        answered, sent, "ruth"
    )
    assert "Answered" in words(answered.client("eve").get(ALL))
    assert question(answered, "ruth", asked_by=str(answered.eve)).status_code == 422


def test_there_is_no_list_to_browse(answered: Cast) -> None:
    """ISS-10-1: no name stands on a page of asking but the one that was typed."""
    assert "Jade" not in words(answered.client("eve").get(ASK)) + words(answered.client("eve").get(ALL))
    assert {answered.client("eve").get(f"/registers/{name}/").status_code for name in ("child-protection", "looked-after", "court")} == {
        404
    }


def test_a_change_is_told_the_same_day_to_those_who_work_with_the_child(asked: Cast) -> None:
    """ISS-A-9: to the health visitor of the core group, and not to whoever wrote it."""
    asked.tell("jade", "care-started", 0, status="accommodated")
    asked.tell("jade", "allocated", 1, by="ben", role="second-worker", practitioner=str(asked.hana))
    assert "Looked After Children Register: came into care, Jade" in words(asked.client("hana").get("/"))
    assert "Looked After Children Register: came into care" not in words(asked.client("ana").get("/"))
    assert "Looked After Children Register: came into care" not in words(asked.client("sam").get("/"))


def test_when_it_was_asked_and_reviewed_is_a_day_of_jersey(answered: Cast) -> None:
    question(answered)
    assert last().asked == answered.today and now().date() - last().asked <= timedelta(days=1)
    assert isinstance(last().subject, UUID)
