"""The assessment on paper for the family: the child first, nobody named who told us something, each parent's words to that parent alone."""

import re
from uuid import UUID

import pytest

from cast import Cast
from corbiere.desk.assets import build
from documents.tags import text
from markup import markup

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def typeface() -> None:
    build()


@pytest.fixture
def shown(cast: Cast) -> UUID:
    """Jade's assessment was shown to her and Marie. Its id."""
    of = cast.tell("jade", "assessment-started", 9, level="health-or-development", why="Jade is tired, and looks after Noah")
    for answers in (
        {"indicator": "safe", "views": {"own_words": "I lock the door myself", "how": "a drawing"}},
        {"indicator": "safe", "finding": "affected", "tense": "is-being", "strengths": ["Gran is near"], "needs": ["Somebody at night"]},
        {"indicator": "safe", "evidence": [{"text": "Shouting at night", "ground": "reported", "reported_by": "Mrs Gallichan next door"}]},
        {"indicator": "nurtured", "parents": [{"who": "Marie", "person": str(cast.marie), "view": "I cannot sleep by day"}]},
        {"indicator": "nurtured", "parents": [{"who": "Tony, her father", "view": "It is all Marie’s doing"}]},
        {"context": "history", "evidence": [{"text": "Known since 2019", "ground": "observed"}]},
    ):
        cast.tell("jade", "assessment-part-written", 5, of=str(of), **answers)
    cast.tell("jade", "assessment-comment-asked", 3, of=str(of), asked=[{"who": "Marie", "person": str(cast.marie)}])
    return of


def sign(cast: Cast, of: UUID) -> UUID:
    needs = [{"what": "Somebody at night", "next_step": "Ask Gran", "support": "Night care"}]
    limbs = [{"limb": "impaired", "evidence": "Two missed appointments"}]
    found = {"level_found": "health-or-development", "limbs": limbs}
    cast.tell("jade", "assessment-submitted", 2, of=str(of), analysis="Jade does what a mother does", next="A plan", needs=needs, **found)
    more = {"level": "health-or-development", "need": True, "comment": "Good", "outcome": "plan"}
    return cast.tell("jade", "assessment-completed", 1, by="ben", of=str(of), **more, **found)


def paper(cast: Cast, kind: str, who: str = "ana", **asked: str) -> tuple[int, str]:
    page = cast.client(who).get(f"/records/{cast.jade}/documents/")
    held = markup(page)
    place = f"/records/{cast.jade}/documents/assessment/"
    roots = [part.partition(".pdf")[0] for part in held.split(place)[1:]]
    answer = cast.client(who).get(f"{place}{roots[0]}.pdf", asked)
    return answer.status_code, re.sub(r"\s+", " ", text(answer.content)) if answer.status_code == 200 else ""


def test_what_the_family_reads_before_it_is_signed(cast: Cast, shown: UUID) -> None:
    """PS-2.22, WT-110-2, WT-110-9, WT-110-10: the child's own words stand first."""
    status, said = paper(cast, "assessment-comment-asked")
    assert status == 200
    assert "This is not finished" in said and said.index("I lock the door myself") < said.index("Jade is tired")
    assert "Strong:" in said and "Gran is near" in said and "is being adversely affected" in said
    assert "Shouting at night" in said and "Gallichan" not in said
    assert "Known since 2019" not in said
    assert "I cannot sleep" not in said and "all Marie" not in said
    assert "You can also complain" in said


def test_each_parents_words_are_in_that_parents_copy_alone(cast: Cast, shown: UUID) -> None:
    _, said = paper(cast, "assessment-comment-asked", to=f"person:{cast.marie}")
    assert "I cannot sleep by day" in said and "all Marie" not in said


def test_the_signed_one_says_what_it_means_and_what_comes_next(cast: Cast, shown: UUID) -> None:
    """PS-2.14, WT-110-7."""
    sign(cast, shown)
    _, said = paper(cast, "assessment-completed")
    assert "This is not finished" not in said and "Ben Carter" in said
    assert "Jade does what a mother does" in said and "Ask Gran" in said and "A plan of help" in said
    assert "Two missed appointments" not in said


def test_a_stranger_gets_none_and_whoever_gave_it_writes_that_down(cast: Cast, shown: UUID) -> None:
    """PS-2.22."""
    signed = sign(cast, shown)
    assert cast.client("sam").get(f"/records/{cast.jade}/documents/assessment/{signed}.pdf").status_code == 404
    cast.tell("jade", "assessment-given", 0, of=str(signed), paper="assessment", to="Marie Le Brocq", how="By hand, read together")
    text = markup(cast.client("ana").get(f"/records/{cast.jade}/assessments/{shown}/standards/"))
    assert "A copy was given." in text
