"""The work that assessments bring somebody: whoever makes one, their manager, and the child's lead."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from agencies.workplace import manages, team, told
from cast import Cast
from corbiere.agencies.entries import TeamJoined
from corbiere.ledger.reading import facts_of
from corbiere.statute.engine import findings
from corbiere.wellbeing.tasks import assessor_tasks
from corbiere.work.tasks import Child
from markup import markup
from protection.telling import ANA, BORN, MIA, day, lines
from wellbeing.assessed import SENT, SHOWN, SIGNATURE, part, started
from wellbeing.assessed import told as told_of

CHILD = Child(MIA, "Mia Renouf", "Mia", date(2018, 6, 3))
ON = day("2026-04-10")
SIGNED = told_of("2026-04-02", "assessment-completed", **SIGNATURE)
BACK = told_of("2026-03-31", "assessment-returned", why="Dad was not asked")
HEARD = told_of("2026-03-28", "assessment-commented", who="Mum", agrees="agrees")
TO_CHILD, TO_PARENT = (told_of("2026-04-03", "assessment-told", to=to, told="A plan") for to in ("child", "parent"))


@pytest.mark.parametrize(
    ("level", "after", "rows"),
    [
        ("wellbeing", [], ["Assess what Mia needs"]),
        ("wellbeing", [part(), SHOWN], ["Assess what Mia needs", "Write down what the family of Mia thinks of the assessment"]),
        ("wellbeing", [SHOWN, HEARD], ["Assess what Mia needs"]),
        ("wellbeing", [SENT], ["The assessment of Mia is with the manager"]),
        ("wellbeing", [SENT, BACK], ["The assessment of Mia came back"]),
        ("health-or-development", [SENT, SIGNED], ["Tell Mia and the family what the assessment found"]),
        ("health-or-development", [SENT, SIGNED, TO_CHILD], ["Tell Mia and the family what the assessment found"]),
        ("health-or-development", [SENT, SIGNED, TO_CHILD, TO_PARENT], []),
        ("wellbeing", [told_of("2026-03-09", "assessment-ended", reason="superseded", why="x")], []),
    ],
)
def test_whoever_assesses_has_a_row_until_it_is_told(level: str, after: list[Any], rows: list[str]) -> None:
    """WT-110-5, PS-1.2, PS-2.19, WT-110-10."""
    found = list(assessor_tasks(CHILD, lines(BORN, started(level, assessor=ANA), *after), ON))
    assert [task.what for task in found] == rows
    assert {task.whom for task in found} <= {ANA}


def test_what_was_sent_back_says_why_and_leads_to_the_notebook() -> None:
    """PS-1.2."""
    (row,) = assessor_tasks(CHILD, lines(BORN, started("wellbeing", assessor=ANA), SENT, BACK), ON)
    assert row.why == "Dad was not asked" and row.link and (row.link.page, row.verb) == ("wellbeing:assessment", "Go on")


@pytest.mark.parametrize(("day_ended", "status"), [("2026-05-07", "lapsed"), ("2026-05-08", "missed"), (None, "overdue")])
def test_what_a_manager_ended_unfinished_is_owed_no_longer(day_ended: str | None, status: str) -> None:
    """PS-2.21."""
    ended = [told_of(day_ended, "assessment-ended", reason="superseded", why="x")] if day_ended else []
    found = findings("mia", facts_of(lines(BORN, started(assessor=ANA), *ended)), on=day("2026-05-08"))
    assert [one.status for one in found if one.duty.id == "assessment.completed"] == [status]


def test_parents_who_are_not_asked_are_not_to_be_told() -> None:
    """PS-2.19, WT-212-1."""
    dad = str(UUID(int=301))
    unasked = {"person": dad, "risk": "He hurts her", "why": "As in May", "decided_by": "Ben", "until": "2026-09-01"}
    tie = told_of("2020-01-01", "relationship-noted", other=dad, relation="father", how_known="own-record")
    held = [BORN, started(assessor=ANA), SENT, SIGNED, TO_CHILD, tie]
    assert len(list(assessor_tasks(CHILD, lines(*held), ON))) == 1
    assert list(assessor_tasks(CHILD, lines(*held, told_of("2026-02-01", "parent-not-consulted", **unasked)), ON)) == []


def test_after_eight_weeks_nobody_is_reminded_to_tell() -> None:
    held = lines(BORN, started(assessor=ANA), SENT, SIGNED)
    assert [len(list(assessor_tasks(CHILD, held, on))) for on in (day("2026-05-28"), day("2026-05-29"))] == [1, 0]


# On the lists.


def rows(cast: Cast, who: str) -> str:
    return markup(cast.client(who).get("/"))


@pytest.fixture
def assessed(cast: Cast) -> UUID:
    """Claire, whom Gail manages, makes an early help assessment of Jade."""
    visitors = team("Health visitors", cast.agencies["claire"])
    told(TeamJoined(team=visitors), cast.claire, cast.ago(30))
    manages(cast.eve, visitors)
    best = {"assessor": str(cast.claire), "best_known": str(cast.agencies["claire"])}
    return cast.tell("jade", "assessment-started", 5, level="wellbeing", why="Tired", **best)


def finish(cast: Cast, of: UUID) -> None:
    cast.tell("jade", "assessment-submitted", 1, by="claire", of=str(of), analysis="x", level_found="wellbeing", next="A plan")


@pytest.mark.django_db
def test_each_step_is_on_the_list_of_whoever_takes_it_and_of_nobody_else(cast: Cast, assessed: UUID) -> None:
    """WT-110-5, PS-1.2: the health visitor, her own manager, and the manager of those who work with the child."""
    go_on, sign = "Assess what Jade needs", "Read the assessment of Jade, and sign it"
    assert go_on in rows(cast, "claire")
    assert all(go_on not in rows(cast, who) for who in ("ben", "sam", "eve"))
    finish(cast, assessed)
    assert {who: sign in rows(cast, who) for who in ("claire", "ben", "eve", "ana", "sam")} == {
        "claire": False, "ben": True, "eve": True, "ana": False, "sam": False,
    }  # fmt: skip
    assert "Claire Hacquoil has finished it" in rows(cast, "ben")
    cast.tell("jade", "assessment-returned", 0, by="ben", of=str(assessed), why="Ask Marie")
    assert sign not in rows(cast, "eve") and "The assessment of Jade came back" in rows(cast, "claire")


@pytest.mark.django_db
def test_a_parent_who_agrees_and_then_does_not_comes_to_the_manager(cast: Cast, assessed: UUID) -> None:
    """WT-carry-1."""
    said, against = {"of": str(assessed), "party": "parent", "person": str(cast.marie)}, "Somebody does not agree to the assessment of Jade"
    cast.tell("jade", "assessment-agreement-noted", 4, by="claire", answer="agreed", **said)
    assert against not in rows(cast, "ben")
    no = cast.tell("jade", "assessment-agreement-noted", 2, by="claire", answer="refused", why="Too many visits", **said)
    assert against in rows(cast, "ben") and against in rows(cast, "eve") and against not in rows(cast, "claire")
    cast.tell("jade", "management-decision-made", 1, by="ben", of=str(no), decision="It goes on", why="Jade asked for help")
    assert against not in rows(cast, "ben")


@pytest.mark.django_db
def test_who_does_not_agree_on_the_day_it_begins_comes_to_the_manager(cast: Cast) -> None:
    """WT-carry-1: a parent is mostly asked on the first day, whatever led to the assessment."""
    worry = cast.tell("noah", "concern-received", 6, by="hana", concern="He is left alone")
    began = cast.tell("noah", "assessment-started", 5, level="wellbeing", of=str(worry), why="Tired", assessor=str(cast.claire))
    said = {"of": str(began), "party": "parent", "person": str(cast.marie), "answer": "refused", "why": "Too many visits"}
    cast.tell("noah", "assessment-agreement-noted", 5, by="claire", **said)
    assert "Somebody does not agree to the assessment of Noah" in rows(cast, "ben")


@pytest.mark.django_db
def test_the_yearly_row_leads_to_where_an_assessment_is_begun(cast: Cast) -> None:
    """PS-2.23."""
    of = cast.tell("jade", "assessment-started", 400, level="health-or-development", why="Tired")
    cast.tell("jade", "assessment-completed", 380, by="ben", of=str(of), **SIGNATURE)
    assert "Assess Jade’s needs again" in rows(cast, "ana") and f"/records/{cast.jade}/assessments/" in rows(cast, "ana")


@pytest.mark.django_db
def test_the_row_by_law_leads_to_the_notebook(cast: Cast) -> None:
    """PS-2.21."""
    of = cast.tell("jade", "assessment-started", 3, level="health-or-development", why="Tired")
    text = rows(cast, "ana")
    assert "Finish the assessment" in text and f"/assessments/{of}/" in text
    assert "Assess what Jade needs" not in text
