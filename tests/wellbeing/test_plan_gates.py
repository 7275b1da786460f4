"""Who may do what of a plan of help, and who sees it: everybody of the cast, at each stage, and nobody by their own hand."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import transaction

from agencies.workplace import practitioner
from cast import Cast
from corbiere.access.bases import BASES
from corbiere.access.recording import Ties, may_record
from corbiere.access.viewing import viewer
from corbiere.access.visibility import bases_of, categories
from corbiere.agencies.entries import Profession
from corbiere.ledger.entry import kind_called
from corbiere.ledger.reading import without_row_security
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import record
from corbiere.wellbeing.models import InterventionWanted
from corbiere.wellbeing.rulings.ending import may_end_otherwise
from corbiere.wellbeing.rulings.entitlement import may_agree_for_the_minister, may_name_no_manager
from corbiere.wellbeing.rulings.help_plans import may_do_what_the_lead_worker_does, may_repeat_another_childs_circumstances
from corbiere.wellbeing.rulings.lead_workers import may_appoint, may_lead_the_plan
from wellbeing.maggie import help_is_agreed, help_is_entitled, help_is_led, help_is_planned, help_is_written, plan_of
from wellbeing.planned import AGREED, MEET_EVE, MUM

pytestmark = pytest.mark.django_db
GATES = (
    may_agree_for_the_minister, may_appoint, may_do_what_the_lead_worker_does, may_end_otherwise, may_lead_the_plan, may_name_no_manager,
    may_repeat_another_childs_circumstances,
)  # fmt: skip
NAMES = {gate.__name__.removeprefix("may_").replace("_", "-") for gate in GATES}
WHAT = MEET_EVE["what"]


@pytest.fixture
def noah(cast: Cast) -> Cast:
    """Noah has no plan of protection. Ana works with him."""
    return cast


def refused(cast: Cast, who: str, kind: str, **body: Any) -> set[str]:
    """By the names of these gates, what refuses somebody an entry of today; each try is undone."""
    return {name for name in tried(cast, who, kind, **body) if name in NAMES}


def tried(cast: Cast, who: str, kind: str, about: str = "noah", **body: Any) -> list[str]:
    by = viewer(cast.people[who], cast.today).author
    with transaction.atomic():
        try:
            record(kind_called(kind).model_validate(body), about=cast.people[about], happened=cast.today, by=by)
        except NotRecorded as told:
            transaction.set_rollback(True)
            return [ruling.name for ruling in (*told.refusals, *told.wanted)]
        transaction.set_rollback(True)
    return []


def sees(cast: Cast, who: str) -> set[str]:
    """The bases by which Noah is open to somebody."""
    return {basis.name for basis in bases_of(viewer(cast.people[who], cast.today), cast.noah)}


def opened(cast: Cast, who: str) -> frozenset[str]:
    return categories(bases_of(viewer(cast.people[who], cast.today), cast.noah))


# Who sees.


def test_the_lead_worker_sees_from_the_day_on_which_they_accept(noah: Cast) -> None:
    """WT-118-2: who was only asked sees who the child is, and who works with them."""
    decided = help_is_entitled(noah, "noah", assessor="david")
    asked = noah.tell("noah", "lead-worker-appointed", 28, by="ben", type="early-help", taken_by=str(noah.claire), of=str(decided))
    assert sees(noah, "claire") == {"next step"}
    assert not opened(noah, "claire") & {"family", "casework", "protection"}
    noah.tell("noah", "step-accepted", 27, by="claire", of=str(asked))
    assert "lead worker" in sees(noah, "claire")
    assert opened(noah, "claire") >= {"identity", "family", "wellbeing", "casework", "work"}
    assert not opened(noah, "claire") & {"protection", "care", "health", "concern"}


def test_who_is_asked_for_help_sees_who_it_is_for_and_who_agreed_is_in_the_team(noah: Cast) -> None:
    """WT-131-1, WT-150-1: the narrow basis opens no page and no writing."""
    help_is_led(noah, "noah", "claire", help_is_entitled(noah, "noah", assessor="ana"))
    version = help_is_written(noah, "noah", "claire", "eve")
    assert sees(noah, "eve") == {"asked to help"}
    assert BASES["asked to help"].narrow
    assert noah.client("eve").get(f"/records/{noah.noah}/").status_code == 404
    help_is_agreed(noah, "noah", "claire", "eve", version)
    assert sees(noah, "eve") == {"asked to help", "team around"}
    assert opened(noah, "eve") == {"identity", "family", "wellbeing"}
    noah.tell("noah", "plan-ended", 5, by="ben", type="early-help", reason="left-jersey")
    assert sees(noah, "eve") == set()


def test_a_stranger_sees_nothing_at_any_stage(noah: Cast) -> None:
    help_is_planned(noah, "noah", lead="claire", helper="eve")
    assert sees(noah, "sam") == set()
    for page in ("", "plans/help/", "plans/help/versions/"):
        assert noah.client("sam").get(f"/records/{noah.noah}/{page}").status_code == 404


TRUTH: dict[str, dict[str, bool]] = {
    # what: who leads the plan, who is in its team, the social worker, her manager, the reviewer, the police, a stranger
    "help-plan-written": {"claire": True, "eve": False, "ana": True, "ben": True, "ruth": False, "sam": False},
    "intervention-answered": {"claire": True, "eve": False, "ana": True, "ben": True, "ruth": False, "sam": False},
    "help-action-noted": {"claire": True, "eve": True, "ana": True, "ben": True, "ruth": False, "sam": False},
    "plan-agreed": {"claire": True, "eve": False, "ana": True, "ben": True, "ruth": False, "sam": False},
    "plan-reviewed": {"claire": True, "eve": False, "ana": True, "ben": True, "ruth": False, "sam": False},
    "plan-ended": {"claire": True, "eve": False, "ana": True, "ben": True, "ruth": False, "sam": False},
    "lead-worker-transfer-offered": {"claire": True, "eve": False, "ana": True, "ben": True, "ruth": False, "sam": False},
    "team-around-meeting-arranged": {"claire": True, "eve": False, "ana": True, "ben": True, "ruth": False, "sam": False},
    "team-around-noted": {"claire": True, "eve": True, "ana": True, "ben": True, "ruth": False, "sam": False},
    "contact-had": {"claire": True, "eve": False, "ana": True, "ben": True, "ruth": False, "sam": False},
    "views-heard": {"claire": True, "eve": False, "ana": True, "ben": True, "ruth": False, "sam": False},
    "child-seen": {"claire": False, "eve": False, "ana": True, "ben": True, "ruth": False, "sam": False},
    "conference-held": {"claire": False, "eve": False, "ana": False, "ben": False, "ruth": False, "sam": False},
    "allocated": {"claire": False, "eve": False, "ana": True, "ben": True, "ruth": False, "sam": False},
}


@pytest.mark.parametrize("kind", TRUTH)
def test_whose_act_it_is(noah: Cast, kind: str) -> None:
    """WT-118-2: by the ties that leading a plan, or being in its team, gives; rulings narrow it down."""
    help_is_planned(noah, "noah", lead="claire", helper="eve")
    told = {who: may_record(kind_called(kind), Ties(viewer(noah.people[who], noah.today), noah.noah)).allowed for who in TRUTH[kind]}
    assert told == TRUTH[kind]


# Who may.


@pytest.mark.parametrize(("who", "allowed"), [("claire", True), ("ana", False), ("ben", False)])
def test_whoever_leads_writes_and_agrees(noah: Cast, who: str, allowed: bool) -> None:
    """WT-118-2: may_do_what_the_lead_worker_does; her manager and the social worker ask her."""
    help_is_planned(noah, "noah", lead="claire", helper="eve")
    assert (not refused(noah, who, "help-plan-written", **plan_of(noah, "noah", "eve"))) is allowed
    assert (not refused(noah, who, "plan-agreed", **{**AGREED, "of": None})) is allowed
    assert not refused(noah, who, "plan-agreed", type="care")


def test_nobody_writes_a_plan_that_nobody_leads(noah: Cast) -> None:
    """WT-118-2."""
    help_is_entitled(noah, "noah", assessor="ana")
    assert refused(noah, "ana", "plan-agreed", **{**AGREED, "of": None}) == {"do-what-the-lead-worker-does"}


@pytest.mark.parametrize(
    ("level", "profession", "allowed"),
    [
        ("wellbeing", Profession.HEALTH_VISITOR, True),
        ("wellbeing", Profession.TEACHER, True),
        ("health-or-development", Profession.SOCIAL_WORKER, True),
        ("health-or-development", Profession.PAEDIATRICIAN, True),
        ("health-or-development", Profession.CAMHS_PRACTITIONER, True),
        ("health-or-development", Profession.HEALTH_VISITOR, False),
        ("health-or-development", Profession.DOCTOR, False),
        ("health-or-development", Profession.MANAGER, False),
    ],
)
def test_at_the_higher_level_one_of_three_professions_leads(noah: Cast, level: str, profession: Profession, allowed: bool) -> None:
    """WT-123-1, WT-156-2: may_lead_the_plan."""
    someone = practitioner("Kit Mourant", noah.agencies["claire"], profession, "R 1", None)
    help_is_entitled(noah, "noah", level=level, assessor="ana")
    sort = "early-help" if level == "wellbeing" else "child-in-need"
    assert ("lead-the-plan" not in refused(noah, "ben", "lead-worker-appointed", type=sort, taken_by=str(someone))) is allowed


@pytest.mark.parametrize(
    ("level", "assessor", "who", "allowed"),
    [
        ("wellbeing", "ana", "ben", True),
        ("wellbeing", "claire", "ben", False),
        ("wellbeing", "claire", "claire", True),
        ("health-or-development", "ana", "ben", True),
        ("health-or-development", "claire", "claire", False),
    ],
)
def test_the_service_that_assessed_appoints_and_at_the_higher_level_the_ministers(
    noah: Cast, level: str, assessor: str, who: str, allowed: bool
) -> None:
    """WT-117-2: may_appoint."""
    began = noah.tell("noah", "assessment-started", 40, by=assessor, level=level, assessor=str(noah.people[assessor]))
    noah.tell("noah", "assessment-completed", 30, by="ben", of=str(began), level=level, need=True, level_found=level, outcome="plan")
    sort = "early-help" if level == "wellbeing" else "child-in-need"
    assert ("appoint" not in refused(noah, who, "lead-worker-appointed", type=sort, taken_by=str(noah.ana))) is allowed


@pytest.mark.parametrize(("who", "allowed"), [("ana", True), ("claire", False), ("eve", False)])
def test_one_of_three_professions_agrees_for_the_minister(noah: Cast, who: str, allowed: bool) -> None:
    """WT-114-2: may_agree_for_the_minister."""
    body: dict[str, Any] = {
        "of": str(uuid4()), "level": "health-or-development", "parents": [MUM], "minister": str(noah.people[who]), "they_agree": True,
        "outcome": "entitled", "best": {"why_best": "x", "wanted": "y", "followed": "yes"}, "taken_by": str(noah.ana),
    }  # fmt: skip
    assert ("agree-for-the-minister" not in refused(noah, "ana", "help-plan-entitlement-decided", **body)) is allowed


@pytest.mark.parametrize(("who", "allowed"), [("ben", True), ("claire", False)])
def test_a_manager_decides_that_a_parent_is_not_asked(noah: Cast, who: str, allowed: bool) -> None:
    """WT-113-5: may_name_no_manager."""
    dad = {"who": "His dad", "answer": "not-sought", "why": "He hurt them", "manager": str(noah.people[who])}
    body: dict[str, Any] = {
        "of": str(uuid4()), "level": "wellbeing", "parents": [MUM, dad], "outcome": "not-entitled", "why": "No need",
        "best": {"why_best": "x", "wanted": "y", "followed": "yes"},
    }  # fmt: skip
    assert ("name-no-manager" not in refused(noah, "ana", "help-plan-entitlement-decided", **body)) is allowed


@pytest.mark.parametrize(
    ("who", "reason", "allowed"), [("ben", "left-jersey", True), ("claire", "left-jersey", False), ("claire", "met", True)]
)
def test_a_plan_that_is_not_reached_is_ended_by_a_manager(noah: Cast, who: str, reason: str, allowed: bool) -> None:
    """WT-157-1: may_end_otherwise."""
    help_is_planned(noah, "noah", lead="claire", helper="eve")
    assert ("end-otherwise" not in refused(noah, who, "plan-ended", type="early-help", reason=reason)) is allowed


def test_words_of_another_childs_plan_are_asked_about(noah: Cast) -> None:
    """WT-115-1: may_repeat_another_childs_circumstances."""
    help_is_planned(noah, "noah", lead="claire", helper="eve")
    help_is_led(noah, "jade", "ana", help_is_entitled(noah, "jade", assessor="ana"))
    assert "repeat-another-childs-circumstances" not in tried(
        noah, "ana", "help-plan-written", about="jade", **plan_of(noah, "jade", "eve")
    )
    help_is_written(noah, "jade", "ana", "eve")
    copied = plan_of(noah, "noah", "eve")
    noah.tell("noah", "plan-ended", 5, by="ben", type="early-help", reason="left-jersey")
    assert "repeat-another-childs-circumstances" in tried(noah, "ana", "help-plan-written", **copied)


# A provider answers, narrowly.


def test_a_provider_answers_for_themselves_once_and_for_nobody_else(noah: Cast) -> None:
    """WT-131-1: in the words of the plan; to say yes opens to them what another gave."""
    help_is_led(noah, "noah", "claire", help_is_entitled(noah, "noah", assessor="ana"))
    version = help_is_written(noah, "noah", "claire", "eve")
    mark = marked(noah)
    yes: dict[str, Any] = {"of": str(version), "what": WHAT, "mark": str(mark), "answer": "agreed"}
    assert tried(noah, "eve", "intervention-answered", **yes) == []
    assert tried(noah, "eve", "intervention-answered", **{**yes, "what": "Something else", "mark": None}) != []
    assert tried(noah, "david", "intervention-answered", **yes) != []
    assert tried(noah, "sam", "intervention-answered", **yes) != []
    record(
        kind_called("intervention-answered").model_validate(yes),
        about=noah.noah,
        happened=noah.today,
        by=viewer(noah.eve, noah.today).author,
    )
    assert "team around" in sees(noah, "eve")
    assert tried(noah, "eve", "intervention-answered", **yes) != []


def marked(cast: Cast) -> UUID:
    with without_row_security():
        return InterventionWanted.objects.get(subject=cast.noah).mark
