"""The page of one question, the list of all, and what may be chosen, as far as they are open to whoever looks."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from corbiere.access.access_log import NotVisible
from corbiere.access.listings_log import log_listed
from corbiere.access.viewing import Viewer
from corbiere.access.visibility import subjects_visible_to
from corbiere.agencies.directory import names, telephones
from corbiere.agencies.models import Practitioner
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import KeyTaken, record
from corbiere.people.search import Match, likely_matches, search
from corbiere.registers.looking_up import NO_LEAD
from corbiere.registers.models import AskedAbout, RegisterAsker, RegisterQuestion
from corbiere.registers.pages.asking.forms import RegisterAnswerForm, ReviewForm
from corbiere.registers.question_entries import AskReason, Further, RegisterAnswered, RegisterQuestionReviewed, RegisterSays
from corbiere.registers.question_tasks import repeats, review_by, waiting
from corbiere.registers.questions import answers_questions, may_ask
from corbiere.registers.register import Register, register_called, registers
from corbiere.registers.rights import keeps_register

MOST_FOUND, LISTED = 5, 60
NOTED_AS = "a question to a register"
Choices = list[tuple[str, str]]


def kept_by(viewer: Viewer) -> list[Register[Any]]:
    return [register for register in registers() if keeps_register(viewer, register)]


def may_choose(viewer: Viewer, kept: Sequence[Register[Any]]) -> tuple[Choices, list[tuple[UUID, str]]]:
    """Registers that may be questioned, and by telephone those who are authorised to be answered."""
    if not kept:
        may = may_ask(viewer).may
        return [(register.name, register.called) for register in registers() if register.name in may], []
    asking = RegisterAsker.objects.on(viewer.on).filter(subject__in=Practitioner.objects.on(viewer.on).values("subject"))
    askers = sorted(names(set(asking.values_list("subject", flat=True))).items(), key=lambda one: one[1])
    return [(register.name, register.called) for register in kept], askers


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """`answers` and `reviews`: what whoever looks may do with it now. `found` are those who may be meant, with how each is on the register;
    `again` how many questions are about the child."""

    row: RegisterQuestion
    register: Register[Any]
    rows: list[dict[str, str]]
    answers: bool
    reviews: bool
    answered_it: bool
    found: list[tuple[Match, str]]
    child: UUID | None
    again: int
    due: date
    suggested: dict[str, str]

    @property
    def children(self) -> list[tuple[UUID, str]]:
        return [(match.person.subject, f"{match.person.called}, {said.lower()}") for match, said in self.found]

    @property
    def answer(self) -> str:
        return RegisterSays(self.row.answer).label if self.row.answer else ""

    @property
    def further(self) -> str:
        return Further(self.row.further).label if self.row.further else ""


def one(viewer: Viewer, id: UUID) -> QuestionPage:
    """NotVisible where it is not open to the viewer."""
    row = RegisterQuestion.objects.filter(subject=id).first()
    if row is None:
        raise NotVisible
    register = register_called(row.which)
    serves = answers_questions(viewer)
    about = AskedAbout.objects.filter(subject=id).first() if serves else None
    found = _found(viewer, register, row) if serves and keeps_register(viewer, register) else []
    return QuestionPage(
        row=row,
        register=register,
        rows=list(_rows(row, serves)),
        answers=keeps_register(viewer, register) and row.answered is None,
        reviews=serves and row.answered is not None and row.reviewed is None,
        answered_it=row.answered_by == viewer.practitioner,
        found=found,
        child=_open_child(viewer, about),
        again=repeats([row], viewer.on).get(id, 1) if serves else 1,
        due=review_by(row),
        suggested=_suggested(register, found, about.child if about else None, viewer.on),
    )


def _open_child(viewer: Viewer, about: AskedAbout | None) -> UUID | None:
    """The child who is meant, where they may know of the child at all."""
    child = about.child if about else None
    return child if child and subjects_visible_to(viewer).filter(id=child).exists() else None


def _rows(row: RegisterQuestion, serves: bool) -> Any:
    who = names([row.practitioner]).get(row.practitioner, "Somebody") if serves else ""
    if serves:
        number = telephones([row.practitioner]).get(row.practitioner, "")
        how = "by telephone" if row.by_telephone else "on this page"
        yield {"key": "Asked by", "value": f"{who}, {how}{f'; {number}' if number else ''}"}
    yield {"key": "About", "value": row.name}
    yield {"key": "Born", "value": f"{row.born:%-d %B %Y}" if row.born else "Not told"}
    if row.address:
        yield {"key": "Address", "value": row.address}
    yield {"key": "What it is for", "value": AskReason(row.reason).label}
    yield {"key": "Why", "value": row.why}


def _found(viewer: Viewer, register: Register[Any], row: RegisterQuestion) -> list[tuple[Match, str]]:
    """People who may be meant, of whom the viewer may see who they are: each is noted as seen."""
    among = subjects_visible_to(viewer)
    found = likely_matches([row.name], row.born, among, MOST_FOUND) or search(row.name, among=among, limit=MOST_FOUND)
    subjects = [match.person.subject for match in found]
    log_listed(viewer, subjects, NOTED_AS, daily=True)
    there = set(register.places.known(None).on(viewer.on).filter(subject__in=subjects).values_list("subject", flat=True))
    return [(match, "On the register" if match.person.subject in there else "Not on the register") for match in found]


def _suggested(register: Register[Any], found: list[tuple[Match, str]], child: UUID | None, on: date) -> dict[str, str]:
    """The answer as it would be where one child is meant beyond doubt, for the keeper to send or to change."""
    if child is None or child not in {match.person.subject for match, _ in found}:
        return {}
    place = register.places.known(None).on(on).filter(subject=child).first()
    if place is None:
        return {"answer": RegisterSays.NOT_ON_IT.value, "told": f"Not on the {register.called} today."}
    lead: UUID | None = getattr(place, "lead_social_worker", None)
    called = names([lead]).get(lead) if lead else None
    whom = f"The lead social worker is {called}." if called else NO_LEAD
    return {"answer": RegisterSays.ON_IT.value, "child": str(child), "told": f"On the {register.called} today. {whom}"}


def answered(viewer: Viewer, page: QuestionPage, form: RegisterAnswerForm, key: str) -> bool:
    """Records the answer; or says in the form why not."""
    said = form.cleaned_data
    entry = RegisterAnswered(answer=RegisterSays(said["answer"]), child=UUID(said["child"]) if said["child"] else None, told=said["told"])
    try:
        record(entry, about=page.row.subject, happened=viewer.on, by=viewer.author, key=key or None)
    except NotRecorded as fault:
        form.refuse(fault)
    except KeyTaken as fault:
        form.add_error(None, str(fault))
    return not form.errors


def reviewed(viewer: Viewer, page: QuestionPage, form: ReviewForm, key: str) -> bool:
    """Likewise the review. That one reviews one's own answer takes a reason."""
    said = form.cleaned_data
    entry = RegisterQuestionReviewed(further=Further(said["further"]), why=said["why"].strip() or None)
    reasons = {"review-own-answer": said["own"]} if said.get("own") else {}
    try:
        record(entry, about=page.row.subject, happened=viewer.on, by=viewer.author, reasons=reasons, key=key or None)
    except NotRecorded as fault:
        form.refuse(fault)
    except KeyTaken as fault:
        form.add_error(None, str(fault))
    return not form.errors


def listed(viewer: Viewer) -> dict[str, Any]:
    """Questions that wait, the ones about the same child first; those that are done; and how many came in a year, by agency."""
    if not answers_questions(viewer):
        own = RegisterQuestion.objects.filter(practitioner=viewer.practitioner).order_by("-asked", "subject")[:LISTED]
        return {"own": [(row, register_called(row.which).called) for row in own]}
    wait, done = list(waiting(viewer.on)), RegisterQuestion.objects.filter(reviewed__isnull=False).order_by("-asked", "subject")[:LISTED]
    times = repeats(wait, viewer.on)
    rows = sorted(((row, times.get(row.subject, 1)) for row in wait), key=lambda one: (-(one[1] > 1), one[0].asked))
    by = names({row.practitioner for row in (*wait, *done)})
    return {
        "waiting": [(row, register_called(row.which).called, by.get(row.practitioner, ""), again) for row, again in rows],
        "done": [(row, register_called(row.which).called, by.get(row.practitioner, ""), Further(row.further).label) for row in done],
        "counts": _counts(viewer),
    }


def _counts(viewer: Viewer) -> list[tuple[str, int]]:
    """Questions of the last twelve months, by the agency of whoever asked."""
    since = viewer.on.replace(day=1).replace(year=viewer.on.year - 1)
    asked = Counter(RegisterQuestion.objects.filter(asked__gte=since, asked__lte=viewer.on).values_list("practitioner", flat=True))
    agencies = dict(Practitioner.objects.filter(subject__in=asked).values_list("subject", "agency"))
    called = names(set(agencies.values()))
    counts: Counter[str] = Counter()
    for who, number in asked.items():
        counts[called.get(agencies[who], "Another agency") if who in agencies else "Another agency"] += number
    return sorted(counts.items(), key=lambda one: (-one[1], one[0]))
