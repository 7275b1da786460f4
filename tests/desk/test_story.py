"""The chronology tells what happened, in sentences; what belongs to it is folded, and everything is one press away. Who looked, by day."""

import re
from uuid import uuid4

import pytest
from django.urls import reverse

from cast import Cast
from corbiere.casework.entries import PlannedWhat
from corbiere.desk.record.display import sentence
from corbiere.desk.record.story import tells
from corbiere.ledger.entry import declared, kind_called
from desk.test_pages import words
from markup import markup

pytestmark = pytest.mark.django_db


def chronology(cast: Cast, who: str = "ana", **asked: str) -> str:
    return words(cast.client(who).get(reverse("desk:chronology", args=[cast.jade]), asked))


def test_each_line_says_who_and_what(cast: Cast) -> None:
    cast.tell("jade", "child-seen", 1, where="home", alone=True, views={"own_words": "I like it when Gran comes.", "how": "drawing"})
    assert "Ana Pires saw Jade at home, alone “I like it when Gran comes.”" in chronology(cast)
    assert "Child seen: at home" not in chronology(cast)


def test_what_happened_lately_is_told_in_the_same_sentences_without_papers(cast: Cast) -> None:
    cast.tell("jade", "child-seen", 1, where="home", alone=True)
    cast.tell("jade", "planned", 0, **_planned(cast))
    said = words(cast.client("ana").get(reverse("desk:subject", args=[cast.jade]))).partition("Lately")[2]
    assert "Ana Pires saw Jade at home, alone" in said and "Day planned" not in said


def test_papers_are_left_out_until_everything_is_asked_for(cast: Cast) -> None:
    cast.tell("jade", "planned", 2, **_planned(cast))
    assert "Day planned" not in chronology(cast) and "Day planned" in chronology(cast, all="on")
    assert "Day planned" in cast.client("ana").get(reverse("desk:chronology-table", args=[cast.jade])).content.decode()


def _planned(cast: Cast) -> dict[str, str]:
    return {"for": str(cast.today), "what": next(iter(PlannedWhat)).value}


def test_what_is_searched_for_is_found_whatever_it_is(cast: Cast) -> None:
    cast.tell("jade", "planned", 2, **_planned(cast))
    assert "Day planned" in chronology(cast, words="planned")


def test_a_sentence_leaves_out_what_is_not_known() -> None:
    seen = kind_called("child-seen")
    assert sentence(seen.model_construct(where=None, alone=False), {}, "Ana", "Luc") == "Ana saw Luc, not alone"
    assert sentence(seen.model_construct(where=None, alone=None), {}, "", "Luc") == "Somebody saw Luc"


def test_what_begins_a_record_or_marks_another_entry_tells_nothing() -> None:
    assert not any(tells(kind.kind) for kind in declared().values() if kind.opens)


def test_who_has_looked_is_one_row_for_a_person_and_day(cast: Cast) -> None:
    for page in ("desk:subject", "desk:chronology", "desk:chronology"):
        cast.client("claire").get(reverse(page, args=[cast.jade]))
    shown = cast.client("ana").get(reverse("desk:access", args=[cast.jade]))
    assert markup(shown).count('<td class="govuk-table__cell">Claire Hacquoil</td>') == 1
    assert "3 times, 2 pages" in words(shown) and "chronology, 2 times" in words(shown)


def test_those_outside_the_team_come_first(cast: Cast) -> None:
    shown = words(cast.client("ana").get(reverse("desk:access", args=[cast.jade])))
    assert shown.index("Claire Hacquoil") < shown.index("Ben Carter", shown.index("Why, and what it opens"))


TABS = (("subject",), ("chronology",), ("plan", "protection"), ("meetings",), ("documents",))


@pytest.mark.parametrize(("tab", "named"), [(tab, named) for tab, *named in TABS])
def test_an_empty_page_says_what_will_stand_there_and_that_a_worry_may_be_told(cast: Cast, tab: str, named: list[str]) -> None:
    cast.people["lou"] = uuid4()
    cast.tell("lou", "person-identified", 9, opens=True, given="Lou", family="Le Brocq")
    cast.tell("lou", "allocated", 0, by="ben", role="lead-social-worker", practitioner=str(cast.ana), team=str(cast.team))
    answer = cast.client("ana").get(reverse(f"desk:{tab}", args=[cast.lou, *named]), {"on": cast.ago(1)})
    said = words(answer)
    assert "data-empty" in markup(answer)
    assert "You may always tell it." in said and "if you expected more." in said and re.search("(stands?|printed) here", said)
