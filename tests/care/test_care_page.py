"""The page of how a child is looked after, and its block on the first page: as those who may see it and those who may not."""

import re
from datetime import time
from typing import Any
from uuid import UUID

import pytest

from cast import Cast
from corbiere.care.entries import CareStarted
from corbiere.desk.forms.parsing import read_entry
from corbiere.ledger.entry import kind_called
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import record
from markup import markup
from statements import counted

pytestmark = pytest.mark.django_db
MOST = 15  # statements a page may ask of the database


@pytest.fixture
def in_care(cast: Cast) -> UUID:
    """Jade came into care sixty days ago, moved off the island twenty days ago, and sees her mother on Saturdays."""
    cast.tell("jade", "care-started", 60, status="accommodated", why="Nobody was at home", views={"own_words": "Is Noah coming?"},
              consents=[{"who": "Marie, mum", "answer": "signed", "capacity": "Said it back", "interpreter": "used"}])  # fmt: skip
    first = cast.tell("jade", "placement-started", 60, type="foster-care", carer="the Renoufs", sort="emergency", matched="A piano",
                      with_siblings=False, why_apart="No home for two that night")  # fmt: skip
    cast.tell("jade", "placement-started", 20, type="residential-school", carer="Dartmoor School", sort="planned", matched="Music",
              off_island=True, place="Devon", school="Dartmoor School", school_grade="Good, 2025",
              left={"reason": "plan", "why": "You wanted to play the cello"})  # fmt: skip
    arranged = cast.tell("jade", "family-time-arranged", 50, who="Marie, mum", allowed="supervised", how_often="Saturdays", where="the park",
                         with_whom="Magda", why_limited="She shouts", why_best="Jade asks for her", child_says="Every day")  # fmt: skip
    cast.tell("jade", "family-time-had", 40, of=str(arranged), went="well", next=str(cast.ago(33)))
    cast.tell("jade", "family-time-had", 33, of=str(arranged), went="they-not", why_not="Marie was ill; Ana told Jade in the car")
    return first


def page(cast: Cast) -> str:
    return f"/records/{cast.jade}/care/"


def read(cast: Cast, who: str, address: str) -> str:
    """The words of a page as they stand in it, without its tags."""
    return " ".join(re.sub(r"<[^>]*>", "", markup(cast.client(who).get(address))).split())


@pytest.mark.parametrize(("who", "status"), [("ana", 200), ("ben", 200), ("sam", 404), ("david", 404), ("eve", 404)])
def test_who_reads_it(cast: Cast, in_care: UUID, who: str, status: int) -> None:
    """LAC-368-1: those who work with her and their manager; neither a stranger, nor her teacher, nor the police."""
    assert cast.client(who).get(page(cast)).status_code == status


def test_it_says_where_with_whom_since_when_and_under_what(cast: Cast, in_care: UUID) -> None:
    """ISS-A-12, PS-5.4."""
    text = read(cast, "ana", page(cast))
    for said in (
        "At a residential school", "with Dartmoor School", "Devon", "Accommodated by agreement (Article 17)", "Once in care",
        "With foster carers", "Left: as the care plan says. You wanted to play the cello", "Marie, mum", "They agree, and signed",
        "With somebody there: Saturdays, the park, with Magda there", "Every day", "Limited, because: She shouts",
        "1 of 2 kept as arranged", "the other did not come", "They know of an advocate and of Mind Of My Own: not yet",
    ):  # fmt: skip
        assert said in text, said


def test_the_first_page_says_it_in_a_block(cast: Cast, in_care: UUID) -> None:
    text = read(cast, "ana", f"/records/{cast.jade}/")
    assert "At a residential school, with Dartmoor School" in text and "Next:" in text


def test_on_an_earlier_day_it_says_what_was_so_then(cast: Cast, in_care: UUID) -> None:
    """ISS-A-12."""
    then = read(cast, "ana", f"{page(cast)}?on={cast.ago(30)}")
    assert "with the Renoufs" in then and "Dartmoor" not in then
    assert cast.client("ana").get(f"{page(cast)}?on={cast.ago(61)}").status_code == 404


def test_a_child_who_was_never_in_care_has_no_such_page(cast: Cast) -> None:
    assert cast.client("ana").get(f"/records/{cast.noah}/care/").status_code == 404
    assert "/care/" not in str(cast.client("ana").get(f"/records/{cast.noah}/").content)


def test_a_night_away_says_from_when_it_counts(cast: Cast) -> None:
    """LAC-368-2: with its hour, until 24 of them have passed."""
    cast.tell("noah", "accommodation-given", 0, where="with Gran", why="Mum is in hospital", time=time(3, 15))
    text = read(cast, "ana", f"/records/{cast.noah}/")
    assert "Somewhere to stay: with Gran" in text and "at 03:15" in text and "unless home within 24 hours" in text


def test_it_says_when_they_were_missing_and_what_came_of_it(cast: Cast, in_care: UUID) -> None:
    """PS-7.5."""
    gone = cast.tell("jade", "child-missing", 9, last_seen="the bus stop", police=True)
    assert "missing now" in read(cast, "ana", page(cast))
    back = cast.tell("jade", "child-found", 8, where="at Gran’s", safe=True, of=str(gone))
    assert "at Gran’s. No talk is offered yet" in read(cast, "ana", page(cast))
    cast.tell("jade", "return-interview-offered", 8, of=str(back), wish="yes", practitioner=str(cast.claire))
    assert "A talk was offered: yes, they want to talk" in read(cast, "ana", page(cast))
    cast.tell("jade", "return-talk-held", 7, of=str(back), views={"own_words": "I missed Noah"})
    assert "They talked about it" in read(cast, "ana", page(cast))


def test_the_form_of_a_move_begins_as_it_was_planned(cast: Cast, in_care: UUID) -> None:
    """ISS-A-12."""
    cast.tell("jade", "home-move-planned", 3, day=str(cast.today), type="foster-care", carer="the Syvrets", why="Nearer", matched="A dog")
    form = str(cast.client("ana").get(f"/records/{cast.jade}/record/placement-started/").content.decode())
    assert "the Syvrets" in form and "A dog" in form


def test_each_with_parental_responsibility_has_a_row(cast: Cast, in_care: UUID) -> None:
    """PS-5.6."""
    form = str(cast.client("ana").get(f"/records/{cast.jade}/record/care-consent-given/").content.decode())
    assert f'name="consents-0-person" value="{cast.marie}"' in form and "consents-1-person" not in form


@pytest.mark.parametrize(
    ("typed", "consents"),
    [
        ({"status": "in-care"}, []),
        ({"status": "accommodated"}, None),
        ({"status": "accommodated", "consents-0-who": "Marie", "consents-0-answer": "signed"}, ["signed"]),
        ({"status": "in-care", "consents-0-who": "Marie"}, []),
        ({"status": "in-care", "consents-0-who": "Marie", "consents-0-answer": "signed"}, ["signed"]),
    ],
)
def test_a_row_that_the_page_began_holds_up_no_order_of_a_court(cast: Cast, typed: dict[str, str], consents: list[str] | None) -> None:
    """PS-5.6: where nobody is asked to agree, the names alone say nothing; what was written in them is kept, and refused with a sentence."""
    begun = {"consents-item": ["0"], "consents-0-person": [str(cast.marie)]}
    entry = read_entry(CareStarted, begun | {name: [said] for name, said in typed.items()}).entry
    assert (entry and [one.answer for one in entry.consents]) == consents


def test_it_asks_little_of_the_database(cast: Cast, in_care: UUID) -> None:
    client = cast.client("ana")
    client.get(page(cast))
    with counted() as asked:
        client.get(page(cast))
    assert len(asked) <= MOST


def refused(cast: Cast, kind: str, days: int, **body: Any) -> str:
    """Why Ana cannot record it today."""
    entry = kind_called(kind).model_validate(body)
    with pytest.raises(NotRecorded) as found:
        record(entry, about=cast.jade, happened=cast.ago(days), by=cast.by("ana"))
    return str(found.value)


HOME = {"type": "foster-care", "carer": "the Syvrets", "sort": "planned", "matched": "Near school"}


def test_two_homes_at_once_are_refused_with_a_sentence(cast: Cast, in_care: UUID) -> None:
    """ISS-A-12: today by a ruling; and of a past too, by the table."""
    assert "They live in another home since" in refused(cast, "placement-started", 10, **HOME)
    with pytest.raises(NotRecorded, match="They would live in two homes on one of these days"):
        cast.tell("jade", "placement-started", 10, **HOME)


def test_a_home_before_care_is_refused_with_a_sentence(cast: Cast, in_care: UUID) -> None:
    """ISS-A-12."""
    assert "Care began on" in refused(cast, "placement-started", 61, **HOME)


def test_care_does_not_end_before_it_began(cast: Cast, in_care: UUID) -> None:
    """LAC-368-1."""
    ended: dict[str, Any] = {"reason": "home", "to": "with Mum", "goes_on": "plan", "taken_by": str(cast.ana)}
    assert "Care began on" in refused(cast, "care-ended", 61, **ended)
    cast.tell("jade", "care-ended", 5, views={"own_words": "Home!"}, **ended)
    text = read(cast, "ana", page(cast))
    assert "Not looked after on this day" in text and "care ended on" in text


def test_of_a_day_that_is_not_there_yet_nothing_else_is_said_of_the_day(cast: Cast, in_care: UUID) -> None:
    entry = kind_called("care-ended").model_validate(
        {"reason": "home", "to": "Marie, mum", "goes_on": "nobody", "goes_on_why": "All is well"}
    )
    with pytest.raises(NotRecorded) as refused:
        record(entry, about=cast.jade, happened=cast.ago(-9_000), by=cast.by("ana"))
    assert [told.name for told in refused.value.refusals if told.field == "happened"] == ["not-in-the-future"]
