"""Nobody opens a record to themselves: who may record each entry that access is worked out from, and every way in that three of them make."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import count
from typing import Any, NamedTuple
from uuid import UUID, uuid4

import pytest
from django.db import transaction

from agencies.workplace import agency, allocated, child, covers, holds, leaves, manages, practitioner, team
from cast import Cast
from clock import today
from corbiere.access.bases import OPEN_CONCERN, is_wide
from corbiere.access.opening import feeds_access
from corbiere.access.viewing import viewer
from corbiere.access.visibility import bases_of
from corbiere.agencies.beginning import begin
from corbiere.agencies.entries import AgencySort, Role
from corbiere.ledger.entry import declared, kind_called
from corbiere.ledger.models import EntryRow
from corbiere.ledger.reading import standing, without_row_security
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import record
from corbiere.meetings.types import KINDS as MEETINGS

pytestmark = pytest.mark.django_db

KEEPER, LINE, GIVER, PART = "who keeps the directory", "their line", "who has the work", "who works with the child"
# Every entry from which access is worked out: who may record it, and to whom it opens what.
TABLE = {
    "agency-established": (KEEPER, "nothing"),
    "team-formed": (f"{KEEPER}, or a manager for their own agency", "nothing"),
    "joined": (f"{KEEPER}, or a manager of that agency for somebody new", "the directory to whoever joined"),
    "carer-approved": (f"{LINE}, or {KEEPER}", "the days of a carer’s children to the carer"),
    "carer-approval-ended": (f"{LINE}, or {KEEPER}", "closes all"),
    "strengths-questionnaire-scored": (PART, "the step to whoever is asked to take it"),
    "carer-named": ("whoever leads the work, or a manager of it", "the child’s day to the carer"),
    "left": (f"{LINE}, or {KEEPER}", "closes all"),
    "team-manager-appointed": (KEEPER, "the team's children to the manager"),
    "team-manager-ended": (f"themselves, or {KEEPER}", "closes the team's children"),
    "team-joined": (f"{LINE}; for somebody with no children yet, the team's manager; or {KEEPER}", "their children to the team's managers"),
    "team-left": (f"the team's manager, or {KEEPER}", "closes their children to the team's managers"),
    "role-granted": (KEEPER, "what the role opens"),
    "role-ended": (KEEPER, "closes what the role opens"),
    "cover-arranged": (f"themselves, {LINE}, or {KEEPER}", "their children to whoever acts for them"),
    "knows-declared": ("themselves", "closes one person"),
    "allocated": (f"{GIVER}; where nobody has it, the Hub", "the child to the worker, and to the team's managers"),
    **dict.fromkeys(
        (
            "accommodation-given",
            "accommodation-over",
            "care-consent-withdrawn",
            "care-ended",
            "care-started",
            "care-status-changed",
            "placement-ended",
            "placement-started",
            "proceedings-ended",
            "proceedings-issued",
        ),
        ("whoever leads the work, or a manager of it", "the child to roles of the service that reviews and keeps the registers"),
    ),
    "reviewer-appointed": ("a manager of those who work with the child, or of the reviewing service", "the child to the officer"),
    "personal-adviser-appointed": ("a manager of those who work with the child", "the child to the adviser"),
    "personal-adviser-asked": (PART, "the step to whoever is asked to appoint an adviser"),
    **dict.fromkeys(
        ("school-enrolled", "school-excluded", "school-left", "school-timetable-set"),
        (f"{PART}, the Virtual School, or the designated teacher", "education to the Virtual School, and an end to it for the teacher"),
    ),
    **dict.fromkeys(
        ("designated-teacher-named", "school-inspected"),
        (f"{PART}, or the Virtual School", "education to the designated teacher who is named"),
    ),
    "education-plan-monitored": ("the Virtual School", "the step to whoever is asked to take it"),
    "register-questioned": ("whoever is authorised to ask, or who keeps the register", "the question to those who keep the registers"),
    "register-looked-up": ("the system alone", "the answer to whoever asked"),
    "register-answered": ("who keeps the register", "the answer to whoever asked"),
    "register-question-reviewed": ("who keeps the register", "an end to that some weeks later"),
    "allocation-ended": (GIVER, "closes the child to the worker"),
    "handover-offered": (GIVER, "who the child is, and who works with them, to the one asked"),
    "handover-accepted": ("the one asked", "the child to them"),
    "handover-refused": ("the one asked", "closes who the child is"),
    "concern-received": ("everybody who works here", "the worry and the family to the Hub, until it decides"),
    "concern-decided": (PART, "closes the worry to the Hub"),
    "referrer-told": (PART, "nothing"),
    "worry-arrived": ("everybody who works here", "the matter to the Hub"),
    "worry-joined": ("the Hub", "an end to that some weeks later"),
    "matter-decided": ("the Hub", "an end to that some weeks later"),
    "agency-asked": (PART, "who the child is, to the one asked"),
    "agency-answered": ("the one asked", "an end to that some weeks later"),
    "worry-taken-on": ("the Hub", "nothing"),
    "worry-put-back": ("the Hub", "nothing"),
    "conference-requested": (PART, "protection to those who arrange conferences"),
    "enquiry-concluded": (PART, "protection to those who arrange conferences, where it ends in one"),
    "conference-held": (PART, "protection to the core group, and the name to the register"),
    "core-group-joined": (PART, "protection to the member"),
    "core-group-left": (PART, "closes protection to the member"),
    "strategy-discussion-held": (PART, "who the child is, to the one asked to take the next step"),
    "next-step-decided": (PART, "the same"),
    "newcomer-checked": (PART, "the same"),
    "early-review-answered": (PART, "the same"),
    "need-identified": (PART, "the same"),
    "assessment-requested": (f"{PART}, or the Hub", "who the child is, to the one asked; to the Hub the family and help, where nobody is"),
    "assessment-accepted": ("the one asked", "identity, family, casework and wellbeing to them, until it is done"),
    "assessment-refused": ("the one asked", "closes who the child is"),
    "step-offered": (PART, "the same"),
    "step-accepted": ("the one asked", "the child to them, where nobody works with it"),
    "step-declined": ("the one asked", "closes who the child is"),
    "assessment-started": (PART, "identity, family, casework and wellbeing to whoever assesses"),
    "assessor-changed": ("a manager", "the same to another"),
    "assessment-completed": ("a manager", "an end to that some weeks later, and who the child is to the one asked to take the next step"),
    "assessment-ended": ("a manager", "an end to that some weeks later"),
    "help-plan-entitlement-decided": (PART, "who the child is, to the one asked to take the next step"),
    "lead-worker-appointed": ("the service that assessed, or the Minister's", "who the child is, to the one asked to lead"),
    "lead-worker-transfer-offered": ("who leads the plan, or a manager", "the same, to the one asked"),
    "help-plan-written": ("who leads the plan", "identity, family and wellbeing to the team; who the child is, to those asked for help"),
    "intervention-answered": ("the one asked, or who leads the plan", "identity, family and wellbeing to the one who said yes"),
    **dict.fromkeys(
        ("care-plan-written", "pathway-plan-written"),
        ("whoever writes the plan with the child", "who the child is, to those asked for help in it"),
    ),
    **dict.fromkeys(
        ("care-help-answered", "pathway-help-answered"),
        ("the one asked, or whoever writes the plan", "an end to that some weeks later"),
    ),
    "care-plan-sent": ("the lead social worker", "who the child is, to the manager asked to agree it"),
    "pathway-plan-ended": (PART, "closes who the child is, to those asked for help in it"),
    "plan-end-proposed": ("who leads the plan", "who the child is, to the manager asked to decide"),
    "plan-ended": ("who leads the plan, or a manager", "closes the plan to the team and whoever led it"),
    "child-covered": (f"the worker who is away, or {LINE}", "the child to whoever acts for them"),
    "involvement-ended": (PART, "closes who the child is, to the one asked"),
    "born": (PART, "an end at eighteen"),
    "died": (PART, "an end"),
}
OF_A_MEETING = (PART, "who the child is, to those asked; protection, to whoever chairs or arranges it")


def test_every_entry_that_access_is_worked_out_from_stands_in_the_table() -> None:
    """A new kind that opens something needs a line: who may record it, and to whom it opens what."""
    fed = {kind for kind in feeds_access() if kind in declared()}
    left_out = fed - TABLE.keys() - dict.fromkeys(MEETINGS, OF_A_MEETING).keys()
    assert not left_out, f"say in the table who may record {sorted(left_out)}, and what it opens"
    assert TABLE.keys() <= fed


class Office:
    """Ana leads, in Ben's team; Max and Lou manage two others, and Eva one of another agency; Kit and Kim keep the directory."""

    def __init__(self) -> None:
        self.care, self.health = agency(), agency("Family Nursing", AgencySort.HEALTH)
        self.teams = {name: team(name, self.health if name == "eva" else self.care) for name in ("ben", "max", "lou", "eva")}
        places = {"ana": "ben", "wes": "max", "new": None, "kit": None, "kim": None, "nia": "eva", "free": None}
        self.people = {name: practitioner(name.capitalize(), self.care) for name in ("ben", "max", "lou")}
        self.people["eva"] = practitioner("Eva", self.health)
        for name, place in places.items():
            of = self.health if place == "eva" else self.care
            self.people[name] = practitioner(name.capitalize(), of, team=self.teams[place] if place else None)
        for name, made in self.teams.items():
            manages(self.people[name], made)
        for name in ("kit", "kim"):
            holds(self.people[name], Role.REGISTER_ADMINISTRATOR)
        self.mia = child()
        allocated(self.mia, self.people["ana"], team=self.teams["ben"])
        allocated(child("Leo"), self.people["free"])

    def __getattr__(self, name: str) -> UUID:
        return self.__dict__["people"][name]

    def records(self, who: str, kind: str, about: UUID, **body: Any) -> str:
        """What is said to whoever records it; nothing where it is taken."""
        more = {name: body.pop(name) for name in ("opens", "replaces", "why_replaced") if name in body}
        if "why_replaced" in more:
            more["why"] = more.pop("why_replaced")
        by = viewer(self.people[who], today()).author
        try:
            record(kind_called(kind).model_validate(body), about=about, happened=today(), by=by, **more)
        except NotRecorded as told:
            return str(told)
        return ""

    def taken_by(self, kind: str, about: UUID, **body: Any) -> list[str]:
        """Of everybody, those who may record it. Each try is undone."""
        found = []
        for who in self.people:
            with transaction.atomic():
                if not self.records(who, kind, about, **body):
                    found.append(who)
                transaction.set_rollback(True)
        return sorted(found)


@pytest.fixture
def office() -> Office:
    return Office()


def test_who_may_record_that_somebody_joined_a_team(office: Office) -> None:
    """Ana has Mia, and is Ben's: he gives her to Max, or who keeps the directory does. Max does not take her."""
    to_max = {"team": str(office.teams["max"])}
    assert office.taken_by("team-joined", office.ana, **to_max) == ["ben", "kim", "kit"]
    assert office.taken_by("team-joined", office.new, **to_max) == ["kim", "kit", "max"]
    assert office.taken_by("team-joined", office.free, **to_max) == ["kim", "kit"]
    assert office.taken_by("team-joined", office.nia, **to_max) == []
    assert office.records("max", "team-joined", office.ana, **to_max).endswith("Ask Ben to record it.")


def test_who_may_record_that_somebody_left(office: Office) -> None:
    assert office.taken_by("left", office.ana) == ["ben", "kim", "kit"]
    assert office.taken_by("left", office.kit) == ["kim"]
    assert "Ask Ben" in office.records("max", "left", office.ana)


def test_who_may_name_a_manager_or_give_a_role(office: Office) -> None:
    assert office.taken_by("team-manager-appointed", office.teams["max"], practitioner=str(office.lou)) == ["kim", "kit"]
    assert office.taken_by("team-manager-appointed", office.teams["max"], practitioner=str(office.eva)) == []
    assert office.taken_by("team-manager-appointed", office.teams["max"], practitioner=str(office.kit)) == ["kim"]
    assert office.taken_by("role-granted", office.kit, role="hub", why="Duty") == ["kim"]


def test_who_may_arrange_cover(office: Office) -> None:
    days = {"from": str(today()), "to": str(today())}
    assert office.taken_by("cover-arranged", office.ana, acting=str(office.wes), **days) == ["ana", "ben", "kim", "kit"]
    assert office.taken_by("cover-arranged", office.ana, acting=str(office.max), **days) == ["ana", "ben", "kim", "kit"]
    assert office.taken_by("cover-arranged", office.ana, acting=str(office.nia), **days) == []


def test_two_who_appoint_each_other_get_nothing_by_it(office: Office) -> None:
    """Nor three in a ring. Whoever was appointed long ago, by others, may."""
    assert not office.records("kit", "role-granted", office.wes, role="register-administrator", why="Helps out")
    assert "They gave you the post" in office.records("wes", "team-manager-appointed", office.teams["ben"], practitioner=str(office.kit))
    assert not office.records("wes", "role-granted", office.new, role="register-administrator", why="Helps out")
    assert "ask Kim" in office.records("new", "team-manager-appointed", office.teams["ben"], practitioner=str(office.kit))
    assert not office.records("kim", "team-manager-appointed", office.teams["ben"], practitioner=str(office.kit))


def test_somebody_who_is_here_changes_agencies_only_by_the_directory(office: Office) -> None:
    again = {"name": "Nia", "profession": "social-worker", "agency": str(office.care)}
    assert office.taken_by("joined", office.nia, **again) == ["kim", "kit"]
    new = {"name": "Finn", "profession": "social-worker", "agency": str(office.care), "opens": True}
    assert office.taken_by("joined", uuid4(), **new) == ["ben", "kim", "kit", "lou", "max"]


def test_what_access_is_worked_out_from_is_put_right_by_somebody_else_who_keeps_the_directory(office: Office) -> None:
    with without_row_security():
        joined = EntryRow.objects.get(subject=office.ana, kind="team-joined").id
    to_max = {"team": str(office.teams["max"]), "replaces": joined, "why_replaced": "Another team"}
    assert office.taken_by("team-joined", office.ana, **to_max) == ["kim", "kit"]
    leaves(office.new, today())
    with without_row_security():
        left = EntryRow.objects.get(subject=office.new, kind="left").id
    assert office.taken_by("withdrawn", office.new, replaces=left, why_replaced="She stays") == ["kim", "kit"]


def test_a_child_is_given_by_whoever_has_the_work_and_drawn_to_nobody(office: Office) -> None:
    second = {"role": "second-worker", "practitioner": str(office.wes)}
    assert office.taken_by("allocated", office.mia, **second) == ["ana", "ben"]
    covers(office.lou, office.ana, today(), today())
    assert office.taken_by("allocated", office.mia, **second) == ["ana", "ben", "lou"]
    themselves = {"role": "second-worker", "practitioner": str(office.lou)}
    assert office.taken_by("allocated", office.mia, **themselves) == ["ana", "ben"]
    assert "Nobody opens a record to themselves" in office.records("lou", "allocated", office.mia, **themselves)


def test_what_nobody_has_is_given_by_the_hub(office: Office) -> None:
    zoe = child("Zoe")
    holds(office.wes, Role.HUB)
    assert office.taken_by("allocated", zoe, role="duty", team=str(office.teams["lou"])) == ["wes"]
    assert office.taken_by("allocated", office.mia, role="duty", team=str(office.teams["lou"])) == ["ana", "ben"]


def test_a_small_office_goes_on_when_its_only_manager_leaves() -> None:
    """Whoever keeps the directory may not leave before somebody else keeps it; then that one names the next manager."""
    begun = begin("Alix", "Parish Help", "Everybody", today() - timedelta(days=400))
    alone = viewer(begun.practitioner, today()).author

    def does(kind: str, about: UUID, by: Any = alone, **body: Any) -> str:
        try:
            record(kind_called(kind).model_validate(body), about=about, happened=today(), by=by, opens=kind == "joined")
        except NotRecorded as told:
            return str(told)
        return ""

    colleague = uuid4()
    assert not does("joined", colleague, name="Bo", profession="social-worker", agency=str(begun.agency))
    assert not does("team-joined", colleague, team=str(begun.team))
    assert "there must always be one" in does("left", begun.practitioner)
    assert not does("role-granted", colleague, role="register-administrator", why="I leave")
    next_one = viewer(colleague, today()).author
    assert not does("left", begun.practitioner, next_one)
    third = uuid4()
    assert not does("joined", third, next_one, name="Cy", profession="manager", agency=str(begun.agency))
    assert "Somebody else must record this about you" in does("team-manager-appointed", begun.team, next_one, practitioner=str(colleague))
    assert not does("team-manager-appointed", begun.team, next_one, practitioner=str(third))


# Every way in.


class Move(NamedTuple):
    who: str
    kind: str
    about: UUID
    body: dict[str, Any]
    replaces: UUID | None = None

    def __str__(self) -> str:
        return f"{self.who}: {self.kind} {self.body}"


ATTACKERS = {
    "a stranger who works here": ("sam",),
    "a manager of another team": ("max",),
    "a manager of another agency": ("eva",),
    "a pair of managers": ("max", "lou"),
    "a teacher in the core group": ("david",),
    "a hub worker": ("hana",),
    "a conference administrator": ("con",),
    "who covers for somebody else": ("cat",),
}


@pytest.fixture
def cast(cast_told: Cast) -> Cast:
    """Jade is on a plan; Ana leads in Ben's team. Max, Lou and Eva manage other teams, Con arranges conferences, Cat acts for Wes."""
    cast = cast_told
    cast.tell("jade", "core-group-joined", 30, practitioner=str(cast.david), role="Teacher")
    care, school = cast.agencies["ana"], cast.agencies["david"]
    for name in ("max", "lou", "con", "cat", "wes", "eva"):
        cast.agencies[name] = school if name == "eva" else care
        cast.people[name] = practitioner(name.capitalize(), cast.agencies[name])
    for name in ("max", "lou", "eva"):
        cast.people[f"team-{name}"] = team(name, cast.agencies[name])
        manages(cast.people[name], cast.people[f"team-{name}"])
    holds(cast.con, Role.CONFERENCE_ADMINISTRATOR)
    holds(cast.ruth, Role.REGISTER_ADMINISTRATOR)
    allocated(child("Leo"), cast.wes)
    covers(cast.cat, cast.wes, today(), today())
    return cast


def open_to(cast: Cast, who: str) -> set[str]:
    """What of Jade's record is open, beside what the Hub is shown of any worry."""
    bases = [basis for basis in bases_of(viewer(cast.people[who], today()), cast.jade) if basis.name != OPEN_CONCERN.name]
    return {category for basis in bases if is_wide([basis.name]) for category in basis.categories}


def moves(cast: Cast, who: str, band: Sequence[str]) -> Iterator[Move]:
    """What somebody may try for themselves, or for another of the band: each entry that access is worked out from, aimed at Jade."""
    ben_team, days = cast.team, {"from": str(today()), "to": str(today() + timedelta(days=30))}
    assert ben_team
    for gains in band:
        me, own = cast.people[gains], cast.people.get(f"team-{gains}")
        yield Move(who, "joined", me, {"name": gains, "profession": "manager", "agency": str(cast.agencies["ana"])})
        yield Move(who, "team-manager-appointed", ben_team, {"practitioner": str(me)})
        yield Move(who, "team-joined", me, {"team": str(ben_team)})
        yield from (Move(who, "role-granted", me, {"role": role.value, "why": "Duty"}) for role in Role)
        for covered in ("ana", "ben", "ruth", "claire"):
            yield Move(who, "cover-arranged", cast.people[covered], {"acting": str(me), **days})
        yield Move(who, "allocated", cast.jade, {"role": "second-worker", "practitioner": str(me)})
        yield Move(who, "core-group-joined", cast.jade, {"practitioner": str(me), "role": "Helps"})
        yield from (Move(who, "handover-offered", cast.jade, {"of": str(work), "to": str(me)} | NOTE) for work in _work(cast))
        if own:
            yield Move(who, "team-joined", cast.ana, {"team": str(own)})
            yield Move(who, "allocated", cast.jade, {"role": "second-worker", "practitioner": str(me), "team": str(own)})
            yield Move(who, "team-formed", own, {"name": "Ours", "agency": str(cast.agencies["ana"])})
    for name in ("ana", "ben"):
        yield Move(who, "joined", cast.people[name], {"name": name, "profession": "social-worker", "agency": str(cast.agencies[who])})
        yield Move(who, "left", cast.people[name], {})
    yield Move(who, "team-left", cast.ana, {"team": str(ben_team)})
    yield Move(who, "team-formed", ben_team, {"name": "Ours", "agency": str(cast.agencies[who])})
    yield Move(who, "team-manager-ended", ben_team, {"practitioner": str(cast.ben)})
    yield Move(who, "concern-received", cast.jade, {"concern": "I say so"})
    yield Move(who, "conference-requested", cast.jade, {"type": "review", "why": "I say so"})
    yield from (Move(who, "allocation-ended", cast.jade, {"of": str(work), "reason": "other"}) for work in _work(cast))


NOTE = {"note": "Take her on"}


def _work(cast: Cast) -> list[UUID]:
    with without_row_security():
        return [line.root for line in standing(cast.jade).of_kind("allocated")]


def tried(cast: Cast, move: Move) -> bool:
    try:
        entry = kind_called(move.kind).model_validate(move.body)
        by = viewer(cast.people[move.who], today()).author
        record(entry, about=move.about, happened=today(), by=by, reasons={"leave-a-looked-after-child-without-handover": "…"})
    except NotRecorded:
        return False
    return True


def ways_in(cast: Cast, band: Sequence[str], before: dict[str, set[str]], steps: int, tries: Iterator[int], done: str = "") -> list[str]:
    """Every sequence of so many different entries that opens more of Jade's record to one of the band. Each is undone."""
    found = []
    for move in [move for who in band for move in moves(cast, who, band) if str(move) not in done]:
        next(tries)
        with transaction.atomic():
            if tried(cast, move):
                if any(open_to(cast, who) - before[who] for who in band):
                    found.append(f"{done}{move}")
                elif steps > 1:
                    found += ways_in(cast, band, before, steps - 1, tries, f"{done}{move}; ")
            transaction.set_rollback(True)
    return found


def test_no_sequence_of_three_entries_opens_a_closed_child(cast: Cast) -> None:
    tries = count()
    for called, band in ATTACKERS.items():
        before = {who: open_to(cast, who) for who in band}
        assert not ways_in(cast, band, before, 3, tries), called
    assert next(tries) > 400


def test_the_search_finds_a_way_where_there_is_one(cast: Cast) -> None:
    """Were Max given the directory to keep, he could make Lou Ana's manager: so what is searched for can be found."""
    holds(cast.max, Role.REGISTER_ADMINISTRATOR)
    before = {who: open_to(cast, who) for who in ("max", "lou")}
    assert ways_in(cast, ("max", "lou"), before, 1, count())
