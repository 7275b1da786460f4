"""The Virtual School, a child's education, and My work, as those who may see them and those who may not."""

import re
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from agencies.workplace import holds, manages, team
from care.many_children import children_in_care
from cast import Cast
from corbiere.access.corrections import may_correct
from corbiere.access.viewing import viewer
from corbiere.agencies.entries import Role
from corbiere.education.models import Pupil
from corbiere.education.pages.cohort.pupils import FILTERS, FIRST
from corbiere.education.term_plans import TermPlanState, term_plan
from corbiere.ledger.entry import kind_called
from corbiere.ledger.reading import findings, standing
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import record
from markup import markup
from statements import asked, counted

pytestmark = pytest.mark.django_db
MOST = 15  # statements a page may ask of the database
COHORT = "/virtual-school/"


@pytest.fixture
def school(cast: Cast) -> Cast:
    """Jade came into care eighty days ago; David has her plan in school. Hana leads the Virtual School."""
    holds(cast.hana, Role.VIRTUAL_SCHOOL)
    cast.tell("jade", "care-started", 80, status="in-care", why="Nobody was at home", views={"own_words": "Is Noah coming?"})
    cast.tell("jade", "school-enrolled", 78, name="Plat Douet School", school=str(cast.agencies["david"]), year="3", full_time=False,
              why_part_time="Panics in the hall", part_time_until=str(cast.ago(-20)), reviewed_by="David Vibert")  # fmt: skip
    cast.tell("jade", "designated-teacher-named", 70, practitioner=str(cast.david))
    cast.tell("jade", "school-term-reported", 40, attendance=81, progress="less", help="A tutor", attainment=[{"subject": "Reading"}])
    cast.tell("jade", "school-excluded", 3, sort="fixed", school_days=2, instead="A tutor from the first day", child_says="I was scared")
    return cast


def agreed(cast: Cast, days: int, **more: Any) -> UUID:
    return cast.tell("jade", "education-plan-agreed", days, teacher="David Vibert", hopes="To be a vet", at_home="The Renoufs read with her",
                     targets=[{"what": "Read a page aloud", "who": "Ms Le Sueur", "by": str(cast.ago(-30))}], **more)  # fmt: skip


def read(cast: Cast, who: str, address: str) -> str:
    """The words of a page as they stand in it, without its tags."""
    return " ".join(re.sub(r"<[^>]*>", "", markup(cast.client(who).get(address))).split())


def own(cast: Cast) -> str:
    return f"/records/{cast.jade}/education/"


@pytest.mark.parametrize(
    ("who", "status"), [("hana", 200), ("david", 200), ("ana", 200), ("ben", 200), ("sam", 404), ("eve", 404), ("claire", 404)]
)
def test_who_reads_of_her_education(school: Cast, who: str, status: int) -> None:
    """LAC-422-1, LAC-426-3: the Virtual School, her teacher, those who work with her; neither a stranger, nor police, nor health."""
    assert school.client(who).get(own(school)).status_code == status


def test_the_teacher_and_the_virtual_school_see_nothing_else(school: Cast) -> None:
    """LAC-422-1: who she is and her education; neither where she lives, nor what is done to protect her, nor her care."""
    for who in ("hana", "david"):
        text = read(school, who, f"/records/{school.jade}/")
        assert "Plat Douet School" in text and "Rue des Prés" not in text, who
        assert school.client(who).get(f"/records/{school.jade}/care/").status_code == 404
        chronology = read(school, who, f"/records/{school.jade}/chronology/")
        assert "conference" not in chronology.lower(), who
    assert school.client("david").get(f"/records/{school.noah}/").status_code == 404


def test_the_teacher_writes_of_her_education_and_of_nothing_else(school: Cast) -> None:
    """LAC-426-3."""
    assert school.client("david").get(f"/records/{school.jade}/record/school-term-reported/").status_code == 200
    for kind, body in (("care-started", {"status": "in-care"}), ("virtual-school-acted", {"of": str(school.jade), "did": "…"})):
        with pytest.raises(NotRecorded, match=r"You cannot record|Ask"):
            record(kind_called(kind).model_validate(body), about=school.jade, happened=school.today, by=school.by("david"))
    told = kind_called("school-term-reported").model_validate({"attendance": 90})
    record(told, about=school.jade, happened=school.today, by=school.by("david"))
    assert "at school 90 % of the time" in read(school, "ana", own(school))


def test_it_is_closed_to_the_teacher_once_she_goes_to_another_school(school: Cast) -> None:
    """LAC-426-3, LAC-428-3: the plan stays hers."""
    agreed(school, 30)
    school.tell("jade", "school-enrolled", 1, name="Dartmoor School", full_time=True, off_island=True, place="Devon", grade="inadequate",
                inspected_on=str(school.ago(400)), why_below_good="Her brother is there")  # fmt: skip
    assert school.client("david").get(own(school)).status_code == 404
    text = read(school, "hana", own(school))
    assert "Dartmoor School" in text and "“To be a vet”" in text and "Plat Douet School" in text


@pytest.mark.parametrize(("who", "status"), [("hana", 200), ("ben", 200), ("ana", 404), ("david", 404), ("sam", 404), ("eve", 404)])
def test_who_opens_the_virtual_school(school: Cast, who: str, status: int) -> None:
    """LAC-423-1: its head, by name; and managers, what pupils reach together."""
    assert school.client(who).get(COHORT).status_code == status


def test_the_head_knows_each_pupil_and_what_is_next(school: Cast) -> None:
    """LAC-423-1, LAC-420-1, LAC-420-2."""
    text = read(school, "hana", COHORT)
    for said in ("1 pupil looked after now, in 1 school", "Jade Le Brocq", "Plat Douet School", "Year 3", "Part-time", "81 %", "Excluded 1 time, 2 days",
                 "Look at the exclusion", "Not entered", "What is not entered is not guessed"):  # fmt: skip
        assert said in text, said


def test_managers_read_no_name_and_no_small_number(school: Cast) -> None:
    """LAC-420-1: what would tell of fewer than five who are closed to them is kept back; of whom it is open they may know."""
    text = read(school, "ben", COHORT)
    assert "Jade" not in text and "81 %" in text
    holds(school.ruth, Role.SERVICE_MANAGER)
    assert school.client("ruth").get(COHORT).status_code == 404
    manages(school.people["eve"], team("Public Protection", school.agencies["eve"]))
    assert school.client("eve").get(COHORT).status_code == 404


@pytest.mark.parametrize("one", FILTERS, ids=lambda one: one.name or "all")
def test_each_filter_is_a_link_that_shows_who_it_says(school: Cast, one: Any) -> None:
    agreed(school, 30)
    text = markup(school.client("hana").get(f"{COHORT}?show={one.name}"))
    assert f'href="?show={one.name}"' in text
    assert ("Jade Le Brocq" in text) is (one.name in ("", "late", "due", "plan", "excluded", "part-time") and _fits(one.name, text))


def _fits(name: str, text: str) -> bool:
    """Whether the plan is late or due depends on the day; the heading counts."""
    return name not in ("late", "due") or (
        '<h2 id="pupils">' in text and not re.search(r'id="pupils">[^<]*<span class="desk-quiet">0<', text)
    )


def test_figures_of_all_children_are_entered_and_shown_with_their_source(school: Cast) -> None:
    """LAC-420-2: the gap in points."""
    entry = kind_called("education-figure-entered").model_validate(
        {"figure": "attendance", "percent": 94, "school_year": "2025/26", "source": "Statistics Jersey"}
    )
    with pytest.raises(NotRecorded):
        record(entry, about=school.agencies["ana"], happened=school.today, by=school.by("ana"))
    record(entry, about=school.agencies["hana"], happened=school.today, by=school.by("hana"))
    assert re.search(r"94 % 2025/26, Statistics Jersey ?-13 points", read(school, "hana", COHORT))


def test_what_is_done_for_all_stands_there_until_it_is_done(school: Cast) -> None:
    """LAC-423-2."""
    planned = kind_called("cohort-action-planned").model_validate({"what": "A reading friend for each", "who": "Hana"})
    record(planned, about=school.agencies["hana"], happened=school.today, by=school.by("hana"))
    text = markup(school.client("hana").get(COHORT))
    assert "A reading friend for each" in text
    of = re.search(r"cohort-action-done/\?of=([0-9a-f-]+)", text)
    assert of is not None
    done = kind_called("cohort-action-done").model_validate({"of": of[1], "came_of_it": "All have one"})
    record(done, about=school.agencies["hana"], happened=school.today, by=school.by("hana"))
    assert "A reading friend for each" not in read(school, "hana", COHORT)


def test_the_pages_ask_little_of_the_database(school: Cast) -> None:
    for who, address in (("hana", COHORT), ("hana", own(school)), ("david", own(school)), ("ben", COHORT)):
        client = school.client(who)
        client.get(address)
        with counted() as told:
            client.get(address)
        assert len(asked(told)) <= MOST, (who, address, asked(told))


def test_the_head_of_eighty_reads_first_who_needs_her_and_the_others_school_by_school_at_the_price_of_one(school: Cast) -> None:
    """LAC-423-1: child, sort of home, school; whoever has no school, or is there no more, stands first."""
    client = school.client("hana")
    client.get(COHORT)
    with counted() as of_one:
        client.get(COHORT)
    enrolled = ("school-enrolled", {"name": "School {number}", "full_time": True})
    children_in_care(school, 79, ("placement-started", {"type": "foster-care", "off_island": True}), enrolled)
    client.get(COHORT)
    with counted() as of_eighty:
        text = markup(client.get(COHORT))
    assert len(asked(of_eighty)) == len(asked(of_one)) <= MOST
    opened, _, folded = text.partition("more, school by school</summary>")
    assert (opened.count('/education/"><bdi>'), folded.count('/education/"><bdi>')) == (FIRST, 80 - FIRST) and "Jade Le Brocq" in opened
    assert text.count("With foster carers, off the island") == 79


def test_a_successor_puts_right_what_the_head_before_wrote(school: Cast) -> None:
    """LAC-422-1: and no teacher does."""
    entry = kind_called("education-advice-given").model_validate({"to": "carer", "advice": "Read aloud"})
    made = record(entry, about=school.jade, happened=school.today, by=school.by("hana"))
    line = standing(school.jade).entry(made.id)
    assert line is not None

    def may(who: str) -> bool:
        return may_correct(viewer(school.people[who], school.today), school.jade, line, standing(school.jade).lines).allowed

    assert (may("hana"), may("claire"), may("david")) == (True, False, False)
    holds(school.claire, Role.VIRTUAL_SCHOOL)
    assert may("claire")


# My work.


def test_a_timetable_past_its_end_waits_for_the_virtual_school_and_for_the_worker(cast: Cast) -> None:
    """LAC-421-1: until another is set."""
    holds(cast.hana, Role.VIRTUAL_SCHOOL)
    cast.tell("jade", "care-started", 80, status="in-care")
    cast.tell("jade", "school-enrolled", 78, name="Plat Douet School", full_time=False, part_time_until=str(cast.ago(1)), why_part_time="Panics",
              reviewed_by="Hana")  # fmt: skip
    says = "Jade is still at school part-time, past the day on which that was to end"
    for who in ("ana", "hana"):
        text = read(cast, who, "/")
        assert says in text and "Jade is at school part-time" not in text
    cast.tell("jade", "school-timetable-set", 0, full_time=True)
    assert says not in read(cast, "ana", "/") + read(cast, "hana", "/")


def test_the_virtual_school_hears_of_an_exclusion_on_the_same_day(school: Cast) -> None:
    """LAC-421-1: until it says what it did."""
    text = read(school, "hana", "/")
    assert "Jade was excluded from school" in text and "Jade is at school part-time" in text
    of = re.search(r"virtual-school-acted/\?of=([0-9a-f-]+)", markup(school.client("hana").get(COHORT)))
    assert of is not None
    acted = kind_called("virtual-school-acted").model_validate({"of": of[1], "did": "Spoke with the head"})
    record(acted, about=school.jade, happened=school.today, by=school.by("hana"))
    assert "Jade was excluded from school" not in read(school, "hana", "/")


def test_the_virtual_school_sees_how_many_plans_of_the_term_are_owed(school: Cast) -> None:
    """PS-5.17: one row, which names no child; none once the plan is agreed, and none for others."""
    row = re.compile(r"1 education plan is (late|to be agreed)")
    (pupil,) = Pupil.objects.filter(subject=school.jade)
    plan = term_plan(pupil.plans, pupil.during.lower, date.max, date(school.today.year - 8, 12, 1), school.today)
    owed = plan.state in (TermPlanState.LATE, TermPlanState.DUE)
    assert (bool(row.search(read(school, "hana", "/"))), bool(row.search(read(school, "ana", "/")))) == (owed, False)
    if plan.state is TermPlanState.DUE:
        agreed(school, 0)
        assert not row.search(read(school, "hana", "/"))


def test_the_worker_names_a_teacher_and_is_asked_no_more(cast: Cast) -> None:
    """LAC-426-3: may_be_no_teacher has nothing against David, who teaches."""
    pupil(cast)
    asks = "Name the teacher who has Jade’s education plan"
    assert asks in read(cast, "ana", "/")
    name_teacher(cast, "david")
    assert asks not in read(cast, "ana", "/")


@pytest.mark.parametrize("who", ["eve", "ana"])
def test_whoever_does_not_teach_is_no_designated_teacher(cast: Cast, who: str) -> None:
    """LAC-426-3: may_be_no_teacher."""
    pupil(cast)
    with pytest.raises(NotRecorded, match="They are no teacher on that day"):
        name_teacher(cast, who)


def pupil(cast: Cast) -> None:
    cast.tell("jade", "care-started", 80, status="in-care")
    cast.tell("jade", "school-enrolled", 78, name="Plat Douet School", full_time=True)


def name_teacher(cast: Cast, who: str) -> None:
    named = kind_called("designated-teacher-named").model_validate({"practitioner": str(cast.people[who])})
    record(named, about=cast.jade, happened=cast.today, by=cast.by("ana"))


# The plan of the term, as the page and the law count it.


def test_the_page_and_the_law_agree_on_the_plan_of_the_term_day_by_day(school: Cast) -> None:
    """PS-5.17: late where the law's term is over and not met, due while it runs, agreed where it was met inside it."""
    agreed(school, 75)
    held = standing(school.jade)
    (pupil,) = Pupil.objects.filter(subject=school.jade)
    born = next(line.happened for line in held.lines if line.kind == "born")
    told = set()
    for days in range(0, 500, 7):
        on = pupil.during.lower + timedelta(days=days)
        of_law = [found for found in findings(held, on) if found.duty.id == "care.education-plan" and not found.ended]
        ours = term_plan([day for day in pupil.plans if day <= on], pupil.during.lower, date.max, born, on)
        last = max(of_law, key=lambda found: found.due, default=None)
        if last is None:
            assert ours.state is TermPlanState.FIRST, on
            continue
        assert ours.due == last.due, on
        state = TermPlanState.AGREED if last.done else TermPlanState.DUE if on <= last.due else TermPlanState.LATE
        assert ours.state is state, on
        told.add(state)
    assert len(told) >= 2


def test_a_new_plan_begins_with_the_last(school: Cast) -> None:
    """LAC-384-2, LAC-428-3."""
    agreed(school, 30)
    text = markup(school.client("david").get(f"/records/{school.jade}/record/education-plan-agreed/"))
    assert text.count("Read a page aloud") >= 2 and "To be a vet" in text and "David Vibert" in text
