"""The pages of assessments: all of one child's, with a picture of the eight over time; and one, in which several hands write."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from corbiere.access.decorators import signed_in
from corbiere.access.recording import at_the_door
from corbiere.access.viewing import Viewer
from corbiere.desk.forms import drafts
from corbiere.desk.forms import notebook as any_notebook
from corbiere.desk.forms.form_data import Typed, one, typed_in
from corbiere.desk.forms.notebook import Notebook, NotWritten, number_of, without
from corbiere.desk.forms.unsaved import shown_back
from corbiere.desk.record.display import Names, RecordLink, pointed_at
from corbiere.desk.record.names import colleagues
from corbiere.desk.record.overview import lead_of
from corbiere.desk.record.record import Record, opened
from corbiere.desk.record.views import about
from corbiere.ledger.entry import kind_called
from corbiere.ledger.record import Line
from corbiere.ledger.standing import Lines
from corbiere.ledger.writing import Writing, Written
from corbiere.people.models import Person
from corbiere.people.needs import Indicator
from corbiere.wellbeing.assessment import Assessment, assessments, named
from corbiere.wellbeing.entries import AssessmentPartWritten
from corbiere.wellbeing.entries.assessment_parts import AssessmentContext
from corbiere.wellbeing.pages.assessment import boxes, overview, page, standards_page
from corbiere.wellbeing.picture import drawn

WRITES = "an assessment"
CARRY = "carry-"


@signed_in
def every_assessment(request: HttpRequest, viewer: Viewer, subject: UUID) -> HttpResponse:
    record = opened(request, viewer, subject, "assessments")
    if not record.sees("wellbeing"):
        raise Http404
    held = assessments(record.lines)
    names = _names(record, held)
    shown = {
        "rows": [overview.summary(record, one, names) for one in reversed(held)],
        "starts": page.starts(record),
        "picture": drawn(held),
        "eight": list(Indicator),
    }
    return render(request, "wellbeing/assessment/all.html", about(request, record, names) | shown)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@shown_back
@signed_in
def one_assessment(request: HttpRequest, viewer: Viewer, subject: UUID, root: UUID) -> HttpResponse:
    record = opened(request, viewer, subject, WRITES)
    held = _held(record, root)
    pressed = request.POST.get("do", "")
    number = number_of(pressed)
    if request.method != "POST":
        return render(request, "wellbeing/assessment/one.html", _shown(request, record, held, boxes.notebook(record, held)))
    at_the_door(AssessmentPartWritten, record.ties)
    book, done = _pressed(record, held, request, number)
    if number is not None and getattr(request, "htmx", False):
        return _in_place(request, record, held, book, done, number)
    if book is None:
        messages.success(request, "It is in the record.")
        at = number if number is not None else _place_of(record, held, pressed)
        return redirect(record.address("wellbeing:assessment", held.id) + (f"?at={at}#at-{at}" if at is not None else ""))
    return render(request, "wellbeing/assessment/one.html", _shown(request, record, held, book), status=422 if book.faults else 200)


@signed_in
def standards(request: HttpRequest, viewer: Viewer, subject: UUID, root: UUID) -> HttpResponse:
    record = opened(request, viewer, subject, "the standards of an assessment")
    held = _held(record, root)
    names = _names(record, [held])
    rows = standards_page.rows(record, held, names)
    shown = {"held": held, "called": page.called(held), "rows": rows, "count": standards_page.counted(rows)}
    return render(request, "wellbeing/assessment/standards.html", about(request, record, names) | shown)


def _held(record: Record, root: UUID) -> Assessment:
    """NotVisible and not there read alike."""
    held = named(record.lines, root) if record.sees("wellbeing") else None
    if held is None:
        raise Http404
    return held


def _shown(request: HttpRequest, record: Record, held: Assessment, book: Notebook) -> dict[str, Any]:
    before = page.last_before(record, held)
    names = _names(record, [held, *([before] if before else [])])
    at = number_of(f"note-{request.GET.get('at', '')}")
    said, tone = page.STATES[held.state]
    return (
        about(request, record, names)
        | _looked_at(held)
        | {
            "held": held,
            "called": page.called(held),
            "state": said,
            "tone": tone,
            "assessor": names.get(held.assessor) if held.assessor else None,
            "book": book,
            "places": page.places(record, held, book, names, at),
            "writes": page.is_written_by(record, held),
            "sorts": list(boxes.PartSort),
            "findings": boxes.FINDINGS,
            "contexts": list(AssessmentContext),
            "agreement": page.agreement(record, held, names),
            "services": page.services(record, held, names),
            "steps": page.steps(record, held),
            "ends": [overview.end_row(line, names) for line in overview.ends(held)],
            "standards": standards_page.counted(standards_page.rows(record, held, names)),
        }
    )


def _looked_at(held: Assessment) -> dict[str, Any]:
    return {"looked_at": overview.EIGHT - len(held.unexplored), "eight": overview.EIGHT}


def _names(record: Record, held: list[Assessment]) -> Names:
    """Colleagues and services, and people of the family as far as the database shows their names to whoever looks."""
    ends = [kind_called(line.kind).read(line.body, line.version) for one in held for line in overview.ends(one)]
    asked = [*page.named_in(record, held), *(at for entry in ends for at in pointed_at(entry))]
    people = {id for sort, id in asked if sort == "person"}
    family = {one.subject: RecordLink(one.called) for one in Person.objects.filter(subject__in=people)} if people else {}
    return colleagues([lead_of(record.lines, record.shown.on), *(id for sort, id in asked if sort != "person")]) | family


# What comes of a button.


def _pressed(record: Record, held: Assessment, request: HttpRequest, number: int | None) -> tuple[Notebook | None, Written | None]:
    """The page again with what is wrong and all that was typed, or no such notebook where something is recorded."""
    typed, do = typed_in(request.POST.lists()), request.POST.get("do", "")
    draft = drafts.begun_as(request.POST.get("draft", ""))
    is_mine = draft is not None and draft.practitioner == record.ties.viewer.practitioner and draft.subject == record.subject
    book = Notebook(draft, typed) if draft and is_mine else boxes.fresh(record, held)
    if number is not None:
        return _note(record, held, Notebook(book.draft, typed), number)
    if do.startswith(CARRY):
        return _carry(record, held, Notebook(book.draft, typed), do.removeprefix(CARRY))
    kept = _keep(record, held, book, typed)
    kept.notice = "Saved as a draft. Nothing is recorded yet."
    return kept, None


def _note(record: Record, held: Assessment, book: Notebook, number: int) -> tuple[Notebook | None, Written | None]:
    name = f"n{number}"
    if number >= len(boxes.PLACES):
        return _with_fault(record, held, book, name, "There is no such place here. Choose another."), None
    part, fault = boxes.part_of(held.id, book.typed, boxes.PLACES[number])
    if part is None:
        return _with_fault(record, held, book, name, fault), None
    return _written(record, held, book, name, part, one(book.typed, f"{name}-key"))


def _carry(record: Record, held: Assessment, book: Notebook, root: str) -> tuple[Notebook | None, Written | None]:
    before, number = page.last_before(record, held), _place_of(record, held, root)
    part = next((part for part in before.parts if str(part.root) == root), None) if before else None
    if part is None or number is None:
        return _with_fault(record, held, book, "n0", "That part is no longer there. Load the page again."), None
    checked = one(book.typed, f"n{number}-with").strip()[:300]
    return _written(record, held, book, f"n{number}", page.confirmed(held, part, checked), f"{held.id}:{root}", clears=False)


def _written(
    record: Record, held: Assessment, book: Notebook, name: str, part: AssessmentPartWritten, key: str, *, clears: bool = True
) -> tuple[Notebook | None, Written | None]:
    writing = Writing(entry=part, about=record.subject, happened=record.shown.today)
    done = any_notebook.written([writing], record.ties.viewer, key)
    if isinstance(done, NotWritten):
        if done.is_other:
            book.typed = {**book.typed, f"{name}-key": [""]}
        return _with_fault(record, held, book, name, done.why), None
    _keep(record, held, book, without(book.typed, name) if clears else book.typed)
    return None, done


def _with_fault(record: Record, held: Assessment, book: Notebook, name: str, fault: str) -> Notebook:
    kept = _keep(record, held, book, book.typed)
    return Notebook(kept.draft, book.typed, {f"{name}-text": [fault]})


def _keep(record: Record, held: Assessment, book: Notebook, typed: Typed) -> Notebook:
    return any_notebook.keep(record.ties.viewer, book, typed, lambda: boxes.begun(record, held))


def _place_of(record: Record, held: Assessment, pressed: str) -> int | None:
    """The place of a part of the assessment before."""
    before, root = page.last_before(record, held), pressed.removeprefix(CARRY)
    among = [(place.number, part) for place in boxes.PLACES for part in page.parts_at(before, place)] if before else []
    return next((number for number, part in among if str(part.root) == root), None)


def _in_place(
    request: HttpRequest, record: Record, held: Assessment, book: Notebook | None, done: Written | None, number: int
) -> HttpResponse:
    """Shows what is written at one place, with the new part, and its box: empty, or with what is wrong."""
    if number >= len(boxes.PLACES):
        return HttpResponse(status=409)
    after = _with(record, held, done) if done else held
    box = boxes.box(boxes.PLACES[number], book or boxes.fresh(record, held))
    names = _names(record, [after])
    row = page.place_row(record, after, page.last_before(record, held), box, names)
    shown = {"row": row, "as_of": record.shown.on, "fetched": True, "findings": boxes.FINDINGS, **_looked_at(after)}
    return render(request, "wellbeing/assessment/added.html", shown)


def _with(record: Record, held: Assessment, done: Written) -> Assessment:
    """The assessment with what was just written: nothing else of the record is read again."""
    standing = done.after.get(record.subject)
    lines: list[Line] = list(record.lines)
    if standing:
        known = {line.id for line in lines}
        lines += [line for line in standing.lines if line.id in done.ids and line.id not in known]
    return named(Lines(lines), held.id) or held
