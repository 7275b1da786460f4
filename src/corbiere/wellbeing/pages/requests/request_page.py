"""A request to assess as whoever is asked is told of it: who the child is, who asks and why; and their answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from corbiere.access.access_log import NotVisible, open_record
from corbiere.access.bases import is_wide
from corbiere.access.invitations import told_of
from corbiere.access.viewing import Viewer
from corbiere.agencies.directory import names, teams_of
from corbiere.agencies.giving import ANSWERED
from corbiere.agencies.steps import StepOffer
from corbiere.desk.forms.questions import questions_of
from corbiere.desk.record.display import AnswerDisplay, answers
from corbiere.ledger.entry import kind_called
from corbiere.ledger.record import Line
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import KeyTaken, record
from corbiere.people.models import Person
from corbiere.statute.calendar import WORKING_DAYS
from corbiere.wellbeing.assessment_requests import AssessmentRequest, is_asked, request_of, requests
from corbiere.wellbeing.entries.parts import AssessmentLevel
from corbiere.wellbeing.entries.requests import AssessmentAccepted
from corbiere.wellbeing.need_tasks import ANSWERED_WITHIN

LOOKED_AT = "request to assess that they are asked"
TOLD = ("why_best", "matter", "affected", "indicators", "five_1", "five_2", "five_3", "five_4", "five_5", "wanted_by", "words")
OF_NEED = ("matter", "affected", "indicators", "status", "facts", "foreseen", "concern")


class ToldRequest(NamedTuple):
    """What is picked out of a record for whoever was asked. `need` is the entry that it is about."""

    request: AssessmentRequest
    offer: StepOffer
    need: Line | None


@dataclass(frozen=True, slots=True)
class RequestAsked:
    """`opens`: they see the record, since they accepted or worked with the child before."""

    viewer: Viewer
    subject: UUID
    told: ToldRequest
    person: Person
    opens: bool

    @property
    def line(self) -> Line:
        return self.told.request.line

    @property
    def waits(self) -> bool:
        return self.told.request.waits_for(self.viewer.practitioner, teams_of(self.viewer.practitioner, self.viewer.on))

    @property
    def is_accepted(self) -> bool:
        step = self.told.request.step
        return step is not None and step.taken_by == self.viewer.practitioner

    @property
    def refused(self) -> str:
        return self.told.offer.refused

    @property
    def may_refuse(self) -> bool:
        """WT-request-13: never at the higher level."""
        return self.line.body.get("level") != AssessmentLevel.HEALTH_OR_DEVELOPMENT

    @property
    def level(self) -> str:
        said = self.line.body.get("level")
        return AssessmentLevel(said).label if said else ""

    @property
    def by(self) -> date | None:
        step = self.told.request.step
        return step.by if step else None

    @property
    def answer_by(self) -> date:
        return WORKING_DAYS.after(self.told.offer.since, ANSWERED_WITHIN)

    @property
    def from_whom(self) -> str:
        """Who asks, and for which service."""
        asked = [id for id in (self.line.practitioner, self.line.agency) if id]
        called = names(asked)
        return ", ".join(called[id] for id in asked if id in called)

    @property
    def says(self) -> list[AnswerDisplay]:
        """The request in its own words, and of the need no more than what it is about."""
        found = _said(self.line, TOLD)
        return [*(_said(self.told.need, OF_NEED) if self.told.need else ()), *found]


def _said(line: Line, among: Sequence[str]) -> list[AnswerDisplay]:
    kind = kind_called(line.kind)
    entry = kind.read(
        {name: said for name, said in line.body.items() if name in among or kind.model_fields[name].is_required()}, line.version
    )
    wanted = {question.label for question in questions_of(kind) if question.key in among}
    return [answer for answer in answers(entry, {}, "") if answer.question in wanted]


def asked_of(viewer: Viewer, subject: UUID, id: UUID) -> RequestAsked:
    """NotVisible where it is not the viewer's to answer, or no longer, or not there, which reads alike. To look is noted as a sight."""
    access = open_record(viewer, subject, LOOKED_AT)
    told = next((one for one in told_of(viewer.practitioner, subject, viewer.on, _picked) if one.request.id == id), None)
    person = Person.objects.filter(subject=subject).first()
    if told is None or person is None:
        raise NotVisible
    return RequestAsked(viewer, subject, told, person, is_wide(access.bases))


def _picked(practitioner: UUID, subject: UUID, lines: Sequence[Line], on: date) -> list[ToldRequest]:
    needs = {str(line.root): line for line in lines}
    upto = [line for line in lines if line.happened <= on]
    teams = teams_of(practitioner, on)
    found = [(one, offer) for one in requests(upto) if one.step for offer in one.step.asked if is_asked(offer, practitioner, teams)]
    return [ToldRequest(one, offer, needs.get(one.of)) for one, offer in found]


def accepted(asked: RequestAsked) -> str:
    """Takes it on; or says in a sentence why it cannot be."""
    try:
        key = f"accept-{asked.line.root}-{asked.viewer.practitioner}"
        record(AssessmentAccepted(of=asked.line.root), about=asked.subject, happened=asked.viewer.on, by=asked.viewer.author, key=key)
    except (NotRecorded, KeyTaken) as fault:
        return ANSWERED if is_anothers(asked.viewer, asked.subject, asked.line.root) else str(fault)
    return ""


def is_anothers(viewer: Viewer, subject: UUID, id: UUID) -> bool:
    """Whether a team of theirs was asked, and another of it has answered: that, and nothing else, is told of it."""
    return told_of(viewer.practitioner, subject, viewer.on, lambda *told: _is_anothers(id, *told))


def _is_anothers(id: UUID, practitioner: UUID, subject: UUID, lines: Sequence[Line], on: date) -> bool:
    held, teams = request_of(lines, id), teams_of(practitioner, on)
    offers = held.step.asked if held and held.step else ()
    return any(one.team in teams and one.answered_by not in (None, practitioner) for one in offers)
