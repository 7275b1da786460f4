"""How a child's care is reviewed, as a page shows it: the officer, the next review and what came in for it, and what is between."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.urls import reverse

from corbiere.care.entries import (
    CarePlanMonitored,
    ChallengeAnswered,
    ChallengeMade,
    CourtAdvisoryAnswered,
    CourtAdvisoryReferred,
    DirectAppealAnswered,
    DirectAppealMade,
    RecommendationAnswered,
    ReviewConsulted,
    ReviewDisputeStepTaken,
    ReviewerAnswered,
    ReviewerAppointed,
    ReviewerAsked,
    ReviewerContactHad,
    ReviewFormCompleted,
    ReviewRecommended,
)
from corbiere.care.entries.escalation import EscalationStep
from corbiere.care.entries.reviews import BEFORE, REVIEWS, ConsultedSide, TookPart
from corbiere.care.escalation import RecommendationDispute, disputed, words_of
from corbiere.care.independence import reviewing
from corbiere.care.meetings import REVIEW
from corbiere.care.review_alarms import raised
from corbiere.care.review_course import NextReview, consulted, next_review, records, records_owed, reviews_held
from corbiere.desk.addresses import entry_address, form_address
from corbiere.desk.record.display import Names, label_of, name_in
from corbiere.desk.record.record import Record
from corbiere.ledger.entry import Body, kind_called
from corbiere.ledger.record import Line
from corbiere.work.alarms import alarm_called
from corbiere.work.ladders import CameOfIt

ACTS = (
    (ReviewConsulted.kind, "Write down what came in before the review"),
    (ReviewerContactHad.kind, "I spoke with somebody"),
    (CarePlanMonitored.kind, "I checked how the plan goes"),
    (ChallengeMade.kind, "Challenge"),
    (ReviewRecommended.kind, "Recommend something"),
    (ReviewerAsked.kind, "Bring something to the reviewing officer"),
    (CourtAdvisoryReferred.kind, "Refer to the Family Court Advisory Service"),
    (DirectAppealMade.kind, "Appeal to the Director General"),
)
BETWEEN = (
    ReviewerContactHad.kind,
    CarePlanMonitored.kind,
    ChallengeMade.kind,
    ReviewRecommended.kind,
    ReviewerAsked.kind,
    CourtAdvisoryReferred.kind,
    DirectAppealMade.kind,
)
ANSWERS = {
    ChallengeMade.kind: (ChallengeAnswered.kind, "says"),
    ReviewRecommended.kind: (RecommendationAnswered.kind, "why"),
    ReviewerAsked.kind: (ReviewerAnswered.kind, "why"),
    CourtAdvisoryReferred.kind: (CourtAdvisoryAnswered.kind, "says"),
    DirectAppealMade.kind: (DirectAppealAnswered.kind, "says"),
}
SAID = ("what", "looked_at", "missed", "why", "said")


class CameIn(NamedTuple):
    """Whether the word of one side is in. `href` is what came, or where it is written down."""

    side: ConsultedSide
    day: date | None
    who: str
    href: str


class ReviewRow(NamedTuple):
    """A review that was held. `record` is the day on which its record was complete, `owed` by when it is."""

    day: date
    chair: str
    took_part: str
    satisfied: bool | None
    words: str
    href: str
    record: date | None
    owed: date | None
    complete: str


class StepRow(NamedTuple):
    """A step of a dispute: taken, with what came of it, or the one where it stands now."""

    step: EscalationStep
    day: date | None
    came: str
    said: str
    href: str
    here: bool


class DisputeRow(NamedTuple):
    about: str
    why: str
    steps: list[StepRow]
    settled: date | None
    due: date | None
    is_default: bool
    act: str


class BetweenRow(NamedTuple):
    """Something that the officer did or was asked between reviews, with what was answered. `due`: by when an answer is expected."""

    called: str
    day: date
    said: str
    href: str
    answered: str
    answered_on: date | None
    answer: str
    due: date | None
    is_default: bool


class ReviewsPage(NamedTuple):
    officer: str
    since: date | None
    until: date | None
    outside: bool
    appoint: str
    next: NextReview
    arrange: str
    meeting: str
    came_in: list[CameIn]
    reviews: list[ReviewRow]
    between: list[BetweenRow]
    disputes: list[DisputeRow]
    acts: list[tuple[str, str]]


def named(record: Record) -> set[UUID]:
    """Practitioners whose names the page shows."""
    chairs = {line.body.get("chair") or line.body.get("chaired_by") for line in reviews_held(record.lines)}
    officers = {held.practitioner for held in reviewing(record.lines, record.shown.on)}
    return {UUID(str(who)) for who in (*chairs, *officers) if who}


def reviews_page(record: Record, names: Names) -> ReviewsPage:
    lines, on = record.lines, record.shown.on
    officer = next(iter(reviewing(lines, on)), None)
    began = next((line for line in lines if officer and line.root == officer.entry), None)
    coming = next_review(record.subject, lines, record.findings)
    return ReviewsPage(
        name_in(names, officer.practitioner) if officer else "",
        officer.begins if officer else None,
        officer.last if officer else None,
        bool(began and began.body.get("external")),
        _form(record, ReviewerAppointed.kind),
        coming,
        "" if coming.arranged else _arrange(record),
        reverse("desk:meeting", args=[coming.arranged.id]) if coming.arranged else "",
        list(_came_in(record, coming, names)) if officer or coming.by or coming.arranged else [],
        list(_reviews(record, names)),
        list(_between(record)),
        [_dispute(record, one) for one in disputed(lines)],
        [(said, href) for kind, said in ACTS if (href := _form(record, kind))],
    )


def _form(record: Record, kind: str, **begins: object) -> str:
    return form_address(record.subject, kind, **begins) if record.shown.is_now and record.may(kind) else ""


def _arrange(record: Record) -> str:
    may = record.shown.is_now and record.may(REVIEWS.arranged.kind)
    return f"{reverse('desk:arrange', args=[record.subject])}?type={REVIEW.name}" if may else ""


def _came_in(record: Record, coming: NextReview, names: Names) -> Iterator[CameIn]:
    meeting = coming.arranged.id if coming.arranged else None
    day = coming.day or date.max
    came = consulted(record.lines, day, meeting)
    for side in BEFORE:
        line = came.get(side)
        if line:
            yield CameIn(side, line.happened, line.body.get("who", ""), entry_address(line.id))
        else:
            yield CameIn(side, None, "", _form(record, ReviewConsulted.kind, side=side.value, of=meeting or ""))


def _reviews(record: Record, names: Names) -> Iterator[ReviewRow]:
    complete = records(record.lines)
    owed = {one.since: one.due for one in records_owed(record.findings)}
    for line in reviews_held(record.lines):
        body, done = line.body, complete.get(str(line.root))
        chair = body.get("chair") or body.get("chaired_by")
        how = _took_part(body)
        form = "" if done else _form(record, ReviewFormCompleted.kind, of=line.root)
        yield ReviewRow(
            line.happened,
            name_in(names, UUID(str(chair))) if chair else "",
            how,
            body.get("satisfied"),
            REVIEW.in_short(line, record.lines),
            entry_address(line.id),
            done.happened if done else None,
            None if done else owed.get(line.happened),
            form,
        )


def _took_part(body: Body) -> str:
    if body.get("took_part"):
        return label_of(TookPart, body["took_part"])
    return {"True": "Took part", "False": "Did not take part"}.get(str(body.get("participated")), "")


def _between(record: Record) -> Iterator[BetweenRow]:
    """The last first."""
    lines = record.lines
    asked = {one.entry: one for one in raised(lines)}
    for line in reversed(lines):
        if line.kind in BETWEEN:
            answered = _answer(line, lines)
            kind, says = ANSWERS.get(line.kind, ("", ""))
            alarm = asked.get(line.root)
            waits = alarm if alarm and alarm.ends is None and kind == alarm_called(alarm.kind).answer else None
            yield BetweenRow(
                kind_called(line.kind).called,
                line.happened,
                next((str(line.body[name]) for name in SAID if line.body.get(name)), ""),
                entry_address(line.id),
                _came(answered, says) if answered else "",
                answered.happened if answered else None,
                "" if answered or not kind else _form(record, kind, of=line.root),
                waits.due if waits else None,
                bool(waits and waits.by_default),
            )


def _answer(line: Line, lines: Sequence[Line]) -> Line | None:
    kind, _ = ANSWERS.get(line.kind, ("", ""))
    return next((one for one in lines if one.kind == kind and one.body.get("of") == str(line.root)), None) if kind else None


def _came(answered: Line, says: str) -> str:
    entry = kind_called(answered.kind).read(answered.body, answered.version)
    chosen = next((getattr(entry, name).label for name in ("answer", "decision") if getattr(entry, name, None)), "")
    return ". ".join(part for part in (chosen, str(answered.body.get(says, ""))) if part)


def _dispute(record: Record, one: RecommendationDispute) -> DisputeRow:
    taken = [
        StepRow(
            step.step, line.happened, label_of(CameOfIt, step.outcome), step.what or "", entry_address(line.id),
            here=not one.settled and step.step is one.rung,
        )
        for line, step in one.steps
    ]  # fmt: skip
    if not one.settled and not one.begun:
        taken.append(StepRow(EscalationStep(one.rung), None, "", "", "", here=True))
    act = "" if one.settled else _form(record, ReviewDisputeStepTaken.kind, of=one.entry, step=one.rung.value)
    return DisputeRow(words_of(one, record.lines), str(one.line.body.get("why", "")), taken, one.settled, one.due, one.is_default, act)
