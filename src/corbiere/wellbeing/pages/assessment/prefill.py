"""Begins the forms of an assessment with what the record knows already: nobody writes it twice."""

from collections.abc import Iterator, Sequence
from typing import Any

from corbiere.desk.extend import begins_with
from corbiere.desk.forms.form_data import Typed, one, spread
from corbiere.desk.forms.options import FormContext
from corbiere.desk.forms.questions import questions_of
from corbiere.ledger.entry import Entry
from corbiere.ledger.record import Line
from corbiere.people.needs import LevelOfNeed
from corbiere.people.readings import person_of
from corbiere.wellbeing.assessment import Assessment, AssessmentState, assessments, last_signed
from corbiere.wellbeing.assessment_requests import REQUESTED
from corbiere.wellbeing.entries import (
    AssessmentAgreementNoted,
    AssessmentCommentAsked,
    AssessmentCommented,
    AssessmentCompleted,
    AssessmentEnded,
    AssessmentPartWritten,
    AssessmentReturned,
    AssessmentStarted,
    AssessmentSubmitted,
    AssessmentTold,
    AssessorChanged,
)
from corbiere.wellbeing.entries.assessment_parts import AssessmentContext
from corbiere.wellbeing.entries.assessments import LED_TO_IT, EarlierUse
from corbiere.wellbeing.pages.parents import parents_on_record

LONGEST_LINE = 300


@begins_with(AssessmentStarted)
def started(kind: type[Entry], asking: FormContext, brought: Typed) -> Typed:
    """With whoever writes as assessor, what led to it, the sort that was asked for, and each one there is: the last is built on."""
    among = assessments(asking.lines)
    signed = last_signed(among)
    earlier = [{"of": str(held.id), **({"use": EarlierUse.BUILDS_ON.value} if held is signed else {})} for held in reversed(among)]
    body: dict[str, Any] = {"assessor": str(asking.viewer.practitioner), "best_known": str(asking.viewer.agency), "earlier": earlier}
    led = _not_assessed_yet(asking.lines, among)
    if led:
        body |= {"of": str(led.root)} | ({"level": led.body["level"]} if led.kind == REQUESTED and led.body.get("level") else {})
    return spread(questions_of(kind), body)


def _not_assessed_yet(lines: Sequence[Line], among: Sequence[Assessment]) -> Line | None:
    """The last that may lead to an assessment, if none was begun since."""
    led = next((line for line in reversed(lines) if line.kind in LED_TO_IT.kinds), None)
    begun = among[-1].started.happened if among else None
    return led if led and (begun is None or led.happened > begun) else None


@begins_with(AssessmentPartWritten, AssessmentAgreementNoted, AssessmentCommented, AssessorChanged, AssessmentEnded)
def of_the_open_one(kind: type[Entry], asking: FormContext, brought: Typed) -> Typed:
    return _of(next((held for held in reversed(assessments(asking.lines)) if held.is_open), None), kind)


@begins_with(AssessmentReturned)
def of_the_one_to_sign(kind: type[Entry], asking: FormContext, brought: Typed) -> Typed:
    return _of(_brought(asking, brought, AssessmentState.SUBMITTED), kind)


@begins_with(AssessmentTold)
def of_the_signed_one(kind: type[Entry], asking: FormContext, brought: Typed) -> Typed:
    return _of(last_signed(assessments(asking.lines)), kind)


def _of(held: Assessment | None, kind: type[Entry], **more: Any) -> Typed:
    return spread(questions_of(kind), {"of": str(held.id), **more}) if held else {}


def _brought(asking: FormContext, brought: Typed, state: AssessmentState | None = None) -> Assessment | None:
    """The assessment that the address names, or else the one that waits for such a form."""
    root = one(brought, "of")
    found = next((held for held in assessments(asking.lines) if str(held.id) == root), None)
    wanted = [held for held in assessments(asking.lines) if (held.state is state if state else held.is_written)]
    return found or (wanted[-1] if wanted else None)


@begins_with(AssessmentCommentAsked)
def comment(kind: type[Entry], asking: FormContext, brought: Typed) -> Typed:
    """With the child, where born, and each parent on record."""
    assert asking.subject is not None
    child = person_of(asking.subject, asking.lines)
    asked = [] if child.unborn else [{"who": child.spoken_of}]
    asked += [{"who": parent.called, "person": str(parent.subject)} for parent in parents_on_record(asking)]
    return _of(_brought(asking, brought), kind, asked=asked)


@begins_with(AssessmentSubmitted)
def finished(kind: type[Entry], asking: FormContext, brought: Typed) -> Typed:
    """With each need that was written, by the one of the eight that it stands under, and the worry that led to it."""
    held = _brought(asking, brought)
    if held is None:
        return {}
    needs = [{"what": need, "indicator": part.body.get("indicator")} for part in held.parts for need in part.body.get("needs", ())]
    more: dict[str, Any] = {"parish_hall": True} if held.on(AssessmentContext.PARISH_HALL) else {}
    return _of(held, kind, needs=needs, answers=[{"worry": worry} for worry in _worries(held, asking.lines)], **more)


def _worries(held: Assessment, lines: Sequence[Line]) -> Iterator[str]:
    of = held.started.body.get("of")
    led = (line for line in lines if str(line.root) == of)
    yield from (line.body["concern"][:LONGEST_LINE] for line in led if line.body.get("concern"))


@begins_with(AssessmentCompleted)
def signed(kind: type[Entry], asking: FormContext, brought: Typed) -> Typed:
    """As the assessor found it, for the manager to agree to or to change."""
    held = _brought(asking, brought, AssessmentState.SUBMITTED)
    sent = held.submission if held else None
    if held is None or sent is None:
        return {}
    found = sent.body["level_found"]
    as_found = {"need": found != LevelOfNeed.UNIVERSAL, "level_found": found, "limbs": sent.body.get("limbs", [])}
    return _of(held, kind, level=held.level, **as_found)
