"""All that is due for the health of a child in care, and known of it: by the law's clocks, by the rows of the work, and as written."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain
from typing import NamedTuple
from uuid import UUID

from corbiere.care.entries.daily import PAPER, CarerPaperWritten
from corbiere.care.entries.delegated import DailyDecision, DecisionsDelegated
from corbiere.care.entries.health import (
    DONE,
    CheckResult,
    CheckSort,
    HealthCheckHad,
    HealthReportReceived,
    Immunisation,
    ImmunisationsChecked,
    SubstanceUse,
    SubstanceUseConsidered,
)
from corbiere.care.entries.wellbeing_screen import (
    SDQ,
    FilledInBy,
    HealthReferralAnswered,
    HealthReferralMade,
    ReferralState,
    StrengthsQuestionnaireScored,
)
from corbiere.care.health import Appointment, appointments
from corbiere.care.health_tasks import checks, health_assessment, questionnaire, referrals
from corbiere.desk.addresses import entry_address, form_address
from corbiere.desk.record.display import label_of
from corbiere.desk.record.record import Record
from corbiere.ledger.record import Line
from corbiere.work.owed import child_of

BY_LAW = ("care.first-health-assessment", "care.next-health-assessment")
TREATMENT = (DailyDecision.ROUTINE_MEDICAL, DailyDecision.IMMUNISATION, DailyDecision.EMERGENCY, DailyDecision.MEDICINE)
ACTS = (
    (DONE, "An assessment was held"),
    ("health-assessment-requested", "Ask for an assessment"),
    (HealthCheckHad.kind, "Teeth, eyes or hearing"),
    (ImmunisationsChecked.kind, "Immunisations"),
    (SDQ, "Strengths and Difficulties Questionnaire"),
    (HealthReferralMade.kind, "Refer to a health service"),
    (SubstanceUseConsidered.kind, "Drink and drugs"),
)


class DueRow(NamedTuple):
    """Something that is due, why, and where it is written down. `force` is the law's, where the law asks."""

    what: str
    due: date
    why: str
    force: str
    basis: str
    href: str


class KnownRow(NamedTuple):
    """What was written last of something. `more` is what is to follow from it."""

    what: str
    says: str
    on: date
    href: str
    more: Sequence[str] = ()


class HealthPage(NamedTuple):
    due: Sequence[DueRow]
    appointments: Sequence[Appointment]
    known: Sequence[KnownRow]
    paper: Sequence[tuple[str, str]]
    decisions: Sequence[str]
    acts: Sequence[tuple[str, str]]


def health_page(record: Record) -> HealthPage:
    return HealthPage(
        due_rows(record),
        appointments(record.lines, record.shown.on),
        list(_known(record)),
        _paper(record),
        _decisions(record),
        _acts(record),
    )


def due_rows(record: Record) -> list[DueRow]:
    """By the day, the law's own first."""
    return sorted(chain(_by_law(record), _beside(record)), key=lambda row: row.due)


def _by_law(record: Record) -> Iterator[DueRow]:
    for found in record.findings:
        if found.duty.id in BY_LAW and not (found.done or found.ended):
            label = found.duty.label.format(name=record.called)
            yield DueRow(label, found.due, found.words, found.duty.force, found.duty.basis, _form(record, DONE))


def _beside(record: Record) -> Iterator[DueRow]:
    child, lines, on = child_of(record.subject, record.lines), record.lines, record.shown.on
    for task in chain.from_iterable(asks(child, lines, on) for asks in (health_assessment, checks, questionnaire, referrals)):
        force = task.force if task.force in ("must", "should") else ""
        yield DueRow(task.what, task.due, task.why, force, task.basis or "", _form(record, task.kind, task.of))


def _form(record: Record, kind: str, of: UUID | None = None) -> str:
    return form_address(record.subject, kind, of=of) if record.shown.is_now and record.may(kind) else ""


def _known(record: Record) -> Iterator[KnownRow]:
    lines = record.lines
    if assessed := _last(lines, DONE):
        yield _assessment(assessed, lines)
    for sort in CheckSort:
        if seen := next((line for line in reversed(lines) if line.kind == HealthCheckHad.kind and line.body["what"] == sort), None):
            yield KnownRow(sort.label, label_of(CheckResult, seen.body["result"]), *_where(seen), _said(seen.body.get("needs")))
    if checked := _last(lines, ImmunisationsChecked.kind):
        missing = [label_of(Immunisation, one) for one in checked.body.get("missing", ())]
        yield KnownRow("Immunisations", f"Missing: {', '.join(missing)}" if missing else "All that are due", *_where(checked))
    if scored := _last(lines, StrengthsQuestionnaireScored.kind):
        by = label_of(FilledInBy, scored.body["filled_in_by"]).lower()
        yield KnownRow("Strengths and Difficulties Questionnaire", f"{scored.body['score']} of 40, filled in by {by}", *_where(scored))
    if talked := _last(lines, SubstanceUseConsidered.kind):
        harms = label_of(SubstanceUse, talked.body["problem"])
        yield KnownRow("Drink and drugs: do they harm?", harms, *_where(talked), _said(talked.body.get("done")))
    yield from _referred(lines)


def _assessment(assessed: Line, lines: Sequence[Line]) -> KnownRow:
    """With what its report says is to be done."""
    report = next((line for line in lines if line.kind == HealthReportReceived.kind and line.body["of"] == str(assessed.root)), None)
    here = report is not None or assessed.body.get("report") == "here"
    who = assessed.body.get("who", "")
    says = f"{who}{': ' if who else ''}{'the report is here' if here else 'the report is still to come'}"
    return KnownRow(
        "Health assessment", says, *_where(assessed), [*assessed.body.get("to_do", ()), *(report.body.get("to_do", ()) if report else ())]
    )


def _referred(lines: Sequence[Line]) -> Iterator[KnownRow]:
    """Each service once, with what it said last."""
    asked = {line.body["to"]: line for line in lines if line.kind == HealthReferralMade.kind}
    answers = {line.body["of"]: line.body for line in lines if line.kind == HealthReferralAnswered.kind}
    for to, line in asked.items():
        said = answers.get(str(line.root))
        says = label_of(ReferralState, said["said"]) if said else "No answer yet"
        yield KnownRow(f"Referred to {to}", says, *_where(line), _said(said.get("meanwhile") if said else None))


def _where(line: Line) -> tuple[date, str]:
    return line.happened, entry_address(line.id)


def _said(words: str | None) -> list[str]:
    return [words] if words else []


def _paper(record: Record) -> list[tuple[str, str]]:
    """Words on health from the one page that is written for carers."""
    held = _last(record.lines, PAPER) if record.sees("daily") else None
    if held is None:
        return []
    paper = CarerPaperWritten.read(held.body, held.version)
    told = (("Allergies", paper.allergies), ("Medicines", paper.medicines), ("Health", paper.health))
    return [(what, words) for what, words in told if words]


def _decisions(record: Record) -> list[str]:
    """Who may say yes to treatment."""
    held = _last(record.lines, DecisionsDelegated.kind) if record.sees("daily") else None
    agreed = DecisionsDelegated.read(held.body, held.version).decisions if held else []
    return [str(one) for one in agreed if one.what in TREATMENT]


def _acts(record: Record) -> list[tuple[str, str]]:
    return [(said, href) for kind, said in ACTS if (href := _form(record, kind))]


def _last(lines: Sequence[Line], kind: str) -> Line | None:
    return next((line for line in reversed(lines) if line.kind == kind), None)
