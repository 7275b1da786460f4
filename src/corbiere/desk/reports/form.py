"""The form of a report, for whoever is asked for it: what it answers is known already, so that only the report itself is asked."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from uuid import UUID, uuid4

from django.urls import reverse

from corbiere.desk.forms.entry_form import CorrectionReason, EntryForm, as_typed, begun, filled
from corbiere.desk.forms.form_data import Typed, is_answered, one, spread
from corbiere.desk.forms.options import FormContext
from corbiere.desk.forms.questions import Question, questions_of
from corbiere.desk.forms.recording import Refusal
from corbiere.desk.forms.recording import recorded as sent_off
from corbiere.desk.forms.ruling_fields import carried
from corbiere.desk.models import Draft
from corbiere.desk.reports.reports import ReportDesk, ReportSeat
from corbiere.ledger.entry import kind_called
from corbiere.meetings.types import types

REPORT = "report"  # the request, carried along unseen
WORDS = ("says", "recommends")
NOTHING_SAID = "“Your report” is not answered yet. Write at least one paragraph."


@dataclass
class ReportForm(EntryForm):
    """A report's form. `own` is what the request answers for it."""

    alone = True
    seat: ReportSeat | None = None
    own: Typed | None = None

    @property
    def action(self) -> str:
        return reverse("desk:report-draft", args=[self.seat.row.request, self.draft.id]) if self.seat else ""

    @cached_property
    def questions(self) -> list[Question]:
        worded = self.seat.type.report.questions if self.seat else {}
        asked = [_worded(question, *worded[question.key]) for question in questions_of(self.kind) if question.key in worded]
        return [*(questions_of(CorrectionReason) if self.draft.replaces else ()), *asked]

    @cached_property
    def last(self) -> dict[str, str]:
        """Puts nothing by others beside a report."""
        return {}

    @property
    def unseen(self) -> list[tuple[str, str]]:
        return [(REPORT, one(self.typed, REPORT))]


def _worded(question: Question, label: str, hint: str) -> Question:
    return replace(question, label=label, hint=hint)


def form(desk: ReportDesk, draft: Draft, typed: Typed) -> ReportForm:
    seat = desk.here
    typed = {**typed, REPORT: [str(seat.row.request)]}
    asking = FormContext(desk.viewer, seat.row.subject)
    return ReportForm(draft, typed, asking, wanted=carried(typed), seat=seat, own=_own(desk, draft))


def going_on(desk: ReportDesk, *, corrects: bool) -> ReportForm:
    """The form the viewer began, or a new one; or what they sent, to be put right."""
    row, line = desk.here.row, desk.here.own if corrects else None
    begun_before = Draft.objects.of(desk.viewer.practitioner).unsent().filter(subject=row.subject, kind=_kind(desk))
    held = begun_before.filter(typed__report=[str(row.request)], replaces=line and line.id).order_by("-saved").first()
    if held:
        return form(desk, held, held.typed)
    draft = Draft(id=uuid4(), practitioner=desk.viewer.practitioner, subject=row.subject, kind=_kind(desk), replaces=line and line.id)
    return form(desk, draft, as_typed(line) if line else {})


def _kind(desk: ReportDesk) -> str:
    return desk.type.family.report_received


def _own(desk: ReportDesk, draft: Draft) -> Typed:
    """A new report comes in today; one that is put right stays on its day."""
    row, line = desk.here.row, desk.here.own if draft.replaces else None
    agency = row.agency or (None if row.elsewhere else desk.viewer.agency)
    known = {"of": row.meeting, "asked": row.request, "agency": agency, "elsewhere": row.elsewhere or None, "from": desk.viewer.name}
    answers = spread(questions_of(kind_called(draft.kind)), known)
    return answers | begun(line.happened if line else desk.viewer.on)


def recorded(form: ReportForm) -> Refusal | None:
    """Sends the report, once however often the form comes; or says what is wrong."""
    if not is_answered(form.typed, "says"):
        return Refusal({"says": [NOTHING_SAID]}, form.wanted)
    typed = {name: values for name, values in form.typed.items() if name != REPORT} | (form.own or {})
    read = filled(form.draft, typed, form.asking, frozenset(form.own or ()))
    return sent_off([(form.draft, typed, read)], form.asking.viewer)


# What was written of a brother or sister, if somebody chooses to begin with it.


def can_begin_with(form: ReportForm, desk: ReportDesk) -> list[ReportSeat]:
    """Children of whom the viewer wrote, while nothing is written here."""
    if any(is_answered(form.typed, name) for name in WORDS):
        return []
    return [seat for seat in desk.others if words_about(desk, seat)]


def words_about(desk: ReportDesk, seat: ReportSeat) -> Typed:
    if seat.own:
        typed = as_typed(seat.own)
    else:
        drafts = Draft.objects.of(desk.viewer.practitioner).unsent().filter(subject=seat.row.subject, typed__report=[str(seat.row.request)])
        held = drafts.order_by("-saved").first()
        typed = held.typed if held else {}
    return dict(_words(typed))


def begun_in_vain(desk: ReportDesk) -> list[str]:
    """Words that the viewer had typed when the report came in another way, shown so that nothing is lost."""
    typed = {} if desk.here.own or desk.here.row.received_on is None else words_about(desk, desk.here)
    return [value for name, values in typed.items() if name.endswith(("-text", "recommends")) for value in values if value.strip()]


def _words(typed: Typed) -> Iterator[tuple[str, list[str]]]:
    for name, values in typed.items():
        if name.partition("-")[0] in WORDS:
            yield name, values


def place_of_report(draft: Draft) -> str | None:
    """The page on which a report goes on that somebody has begun; None for another draft."""
    if REPORT not in draft.typed or all(draft.kind != type.family.report_received for type in types()):
        return None
    try:
        request = UUID(one(draft.typed, REPORT))
    except ValueError:
        return None
    return reverse("desk:report-correct" if draft.replaces else "desk:report", args=[request])
