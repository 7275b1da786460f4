"""One answer to what is owed: the team counts what its workers' pages show, and a child's page shows what My work does, on any day."""

from datetime import timedelta
from random import Random

import pytest

from cast import Cast
from corbiere.access.access_log import findings_seen, lines_seen, open_record
from corbiere.access.records import VisibleRecord
from corbiere.access.viewing import viewer
from corbiere.desk.record import overview
from corbiere.desk.worklist import team
from corbiere.ledger.reading import lines, without_row_security
from corbiere.work.owed import overdue, owed, owed_of
from corbiere.work.tasks import ARRANGED, Task
from corbiere.work.workload import workload
from markup import markup

pytestmark = pytest.mark.django_db
SEEDS = range(12)  # each a few days of its own, before and after the story's


def days(seed: int) -> list[int]:
    chance = Random(seed)
    return [chance.randint(-400, 120) for _ in range(3)]


def put_off(cast: Cast) -> None:
    """A review that was arranged, called off too late for its reports, and arranged again; and one that nobody held."""
    first = cast.tell("jade", "conference-arranged", 20, type="review", **{"for": cast.ago(12).isoformat()})
    cast.tell("jade", "protection-meeting-called-off", 13, of=str(first), why="unwell", to=cast.ago(5).isoformat())


@pytest.mark.parametrize("seed", SEEDS)
def test_the_team_counts_what_stands_on_its_workers_pages(cast: Cast, seed: int) -> None:
    put_off(cast)
    for ago in days(seed):
        ben = viewer(cast.ben, cast.ago(ago))
        for view in team.teams(ben):
            shown = {one.practitioner.subject: rows(workload(ben, one.practitioner.subject, ben.on).work) for one in view.workers}
            counted = {one.practitioner.subject: one.overdue.total() for one in view.workers}
            assert counted == {who: len(overdue(tasks, ben.on)) for who, tasks in shown.items()}, (seed, ago)


def rows(work: object) -> list[Task]:
    return [task for listed in tuple(work) for task in listed]  # type: ignore[arg-type]


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_overdue_is_somebodys_or_is_counted_as_nobodys(cast: Cast, seed: int) -> None:
    """Every row that the law gives about the children stands in somebody's own work, or among what nobody has."""
    put_off(cast)
    for ago in days(seed):
        ben = viewer(cast.ben, cast.ago(ago))
        everybodys = {
            (task.child.id, task.duty, task.due)
            for who in cast.people
            for task in overdue(rows(workload(ben, cast.people[who], ben.on).work), ben.on)
        }
        for held in owed([cast.jade, cast.noah], ben, ben.on).values():
            asked = {(held.child.id, task.duty, task.due) for task in overdue((task for _, task in held.by_law), ben.on)}
            nobodys = {(held.child.id, task.duty, task.due) for task in overdue(held.nobodys, ben.on)}
            assert asked <= everybodys | nobodys, (seed, ago)
            assert not nobodys & everybodys, (seed, ago)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_childs_page_shows_the_rows_of_my_work(cast: Cast, seed: int) -> None:
    """The lead's rows about Jade, those that others are to do among them, in the same words and on the same days."""
    put_off(cast)
    for ago in days(seed):
        on, ana = cast.ago(ago), viewer(cast.ana, cast.today)
        access = open_record(ana, cast.jade, "overview")
        page = overview.due(owed_of(cast.jade, VisibleRecord(lines_seen(access, on), findings_seen(access, on)), on), {}, cast.ana)
        own = rows(workload(ana, cast.ana, on).rows)
        mine = [task for task in own if task.child.id == cast.jade and task.duty]
        come = {task.met for task in own if task.force == ARRANGED and cast.jade in {child.id for child in task.children}}
        assert {(task.what, task.due, task.why) for task in mine} <= {(task.what, task.due, task.why) for task in page}, (seed, ago)
        week = {task.what for task in page if task.duty and task.due <= on + timedelta(days=7) and task.met not in come}
        assert week <= {task.what for task in mine}, (seed, ago)


def test_a_report_for_a_conference_that_is_over_is_counted_nowhere(cast: Cast) -> None:
    """PS-3.13: two reports of which no worker's page told were counted on the team's page for ever."""
    before = counted(cast)
    put_off(cast)
    assert counted(cast) == before + 2  # the new day is past as well, and nobody said what became of it
    cast.tell("jade", "conference-held", 4, type="review", outcome="continue", next_review=cast.ago(-150).isoformat())
    assert counted(cast) <= before


def counted(cast: Cast) -> int:
    return sum(one.overdue.total() for view in team.teams(viewer(cast.ben, cast.today)) for one in view.workers)


def test_what_nobody_has_stands_on_the_teams_page(cast: Cast) -> None:
    """Ana leaves Jade to the team, which names nobody yet: what is owed to Jade is said to be nobody's."""
    assert "nobody has" not in markup(cast.client("ben").get("/team/"))
    with without_row_security():
        (work,) = [line.root for line in lines(cast.jade) if line.kind == "allocated"]
    cast.tell("jade", "allocation-ended", 2, by="ben", of=str(work), reason="worker-left")
    cast.tell("jade", "allocated", 1, by="ben", role="duty", team=str(cast.team))
    assert "and nobody has" in markup(cast.client("ben").get("/team/"))
