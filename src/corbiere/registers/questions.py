"""Questions to a register: who may ask, what was asked and answered, and what a question opens to those who answer and review it."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from psycopg.types.range import DateRange

from corbiere.access.bases import declare as declare_basis
from corbiere.access.bases import opens
from corbiere.access.models import Grant
from corbiere.access.viewing import Viewer
from corbiere.agencies.entries import AgencySort
from corbiere.ledger.readings import reading
from corbiere.ledger.record import Line
from corbiere.ledger.whose import TieOrRole
from corbiere.people.normalise import plainly
from corbiere.registers.models import AskedAbout, RegisterAsker, RegisterQuestion, RegisterQuestionGrant
from corbiere.registers.rights import KEEPERS

ASKED, FOUND, ANSWERED, REVIEWED = KINDS = (
    "register-questioned", "register-looked-up", "register-answered", "register-question-reviewed",
)  # fmt: skip
PARTIES = frozenset({AgencySort.POLICE, AgencySort.HEALTH, AgencySort.EDUCATION, AgencySort.PROBATION, AgencySort.SOCIAL_CARE})
"""The sorts of agency that may be among the authorised (GAP-21); which are, is for the service to say from day to day."""
QUESTIONED = declare_basis(
    "register question", "Answers a question to a register, or reviews it", frozenset({"concern"}), tie=TieOrRole.REGISTER_KEEPER
)
TOLD_OF = declare_basis("asked a register", "Asked a register about them, and was answered", frozenset(), narrow=True)
REPEATED = timedelta(days=365)  # how far back questions about one child are counted; a default, no source gives it
NOBODY = UUID(int=0)


# Who may ask.


@reading(RegisterAsker, reads=("register-agency-authorised", "register-agency-ended", "register-asker-authorised", "register-asker-ended"))
def register_askers(subject: UUID, lines: Sequence[Line]) -> list[RegisterAsker]:
    return [
        RegisterAsker(subject=subject, which=register, during=DateRange(began.happened, ends), entry=began.root)
        for began, ends in _times(lines)
        for register in dict.fromkeys(began.body["registers"])
        if ends is None or ends > began.happened
    ]


def _times(lines: Sequence[Line]) -> Iterator[tuple[Line, date | None]]:
    """Each with the first day on which it holds no more. Another one takes the place of the one before."""
    held: Line | None = None
    for line in lines:
        if held:
            yield held, _until(held, line.happened if line.kind.endswith("authorised") else line.happened + timedelta(days=1))
        held = line if line.kind.endswith("authorised") else None
    if held:
        yield held, _until(held, None)


def _until(line: Line, day: date | None) -> date | None:
    last = line.body.get("until")
    ends = date.fromisoformat(last) + timedelta(days=1) if last else None
    return min((one for one in (ends, day) if one), default=None)


class AskerRights(NamedTuple):
    """The registers that somebody may question through the keeper, and those of which the system itself answers them."""

    may: frozenset[str]
    at_once: frozenset[str]


def may_ask(asker: Viewer) -> AskerRights:
    """On the day on which they look."""
    if asker.agency is None:
        return AskerRights(frozenset(), frozenset())
    held = RegisterAsker.objects.on(asker.on).filter(subject__in=[asker.agency, asker.practitioner]).values_list("subject", "which")
    rows = list(held)
    agency = frozenset(register for subject, register in rows if subject == asker.agency)
    person = frozenset(register for subject, register in rows if subject == asker.practitioner)
    return AskerRights(agency, agency & person)


def answers_questions(asker: Viewer) -> bool:
    """Says whether they keep the registers, or manage the service."""
    return any(role in asker.roles for role in KEEPERS)


# What was asked, answered and reviewed.


class QuestionCourse(NamedTuple):
    """A question with what came of it."""

    asked: Line
    looked_up: Line | None
    answered: Line | None
    reviewed: Line | None

    @property
    def answer(self) -> Line | None:
        """The keeper's, or the system's where it gave one."""
        return self.answered or (self.looked_up if self.looked_up and self.looked_up.body.get("answer") else None)


def course_of(lines: Sequence[Line]) -> QuestionCourse | None:
    last = {line.kind: line for line in lines}
    return QuestionCourse(last[ASKED], last.get(FOUND), last.get(ANSWERED), last.get(REVIEWED)) if ASKED in last else None


@reading(RegisterQuestion, reads=KINDS)
def register_questions(subject: UUID, lines: Sequence[Line]) -> list[RegisterQuestion]:
    course = course_of(lines)
    if course is None:
        return []
    said, answer, review = course.asked.body, course.answer, course.reviewed
    told = answer.body if answer else {}
    return [
        RegisterQuestion(
            subject=subject, practitioner=UUID(said["asked_by"]) if said.get("asked_by") else course.asked.practitioner or NOBODY,
            by_telephone=bool(said.get("asked_by")), which=said["which"], name=_name(said), born=_day(said.get("born")),
            address=said.get("address") or "", reason=said["reason"], why=said["why"], asked=course.asked.happened,
            looked_up=course.looked_up is not None, answer=told.get("answer") or "", told=told.get("told") or "",
            answered=answer.happened if answer else None,
            answered_by=answer.practitioner if answer else None,
            reviewed=review.happened if review else None, further=review.body["further"] if review else "",
        )
    ]  # fmt: skip


@reading(AskedAbout, reads=KINDS)
def asked_about(subject: UUID, lines: Sequence[Line]) -> list[AskedAbout]:
    course = course_of(lines)
    if course is None:
        return []
    said = course.asked.body
    found = course.answered or course.looked_up
    child = found.body.get("child") if found else None
    key = child or f"{plainly(_name(said))} {said.get('born') or ''}".strip()
    return [
        AskedAbout(
            subject=subject,
            child=UUID(child) if child else None,
            known_as=key,
            asked=course.asked.happened,
            looked_up=course.looked_up is not None,
        )
    ]


def _name(said: dict[str, str]) -> str:
    return f"{said['given']} {said['family']}"


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@opens(RegisterQuestionGrant, reads=KINDS)
def question_grants(subject: UUID, lines: Sequence[Line]) -> list[Grant]:
    """Open to those who keep the registers, and to the manager of the service."""
    course = course_of(lines)
    if course is None:
        return []
    return [QUESTIONED.to_role(role.value, subject, course.asked.happened, None, entry=course.asked.root) for role in KEEPERS]
