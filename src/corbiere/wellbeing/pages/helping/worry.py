"""From a plan of help to safeguarding in one step: the plan's own story goes with the worry, which opens a strategy discussion with it
where somebody who leads the plan or the work says so (Guidance 141)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from pydantic import ValidationError

from corbiere.access.decorators import signed_in
from corbiere.access.viewing import Viewer
from corbiere.agencies.absence import absences
from corbiere.agencies.directory import names
from corbiere.agencies.work import leading
from corbiere.desk.forms.unsaved import shown_back
from corbiere.desk.record import overview
from corbiere.desk.record.names import colleagues
from corbiere.desk.record.record import Record, opened
from corbiere.desk.record.views import about
from corbiere.ledger.along import with_those_along
from corbiere.ledger.entry import Body, kind_called
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import KeyTaken, Writing, record_together
from corbiere.plans.versions import Version, current
from corbiere.statute.calendar import WORKING_DAYS, in_words
from corbiere.wellbeing.help_plan import PLAN, holds, interventions, versions
from corbiere.wellbeing.leading import leading_on

URGENT = "A worry about a child’s safety came in and was written down at once."
TOLD = "Your worry is written down, and whoever decides about the child’s safety has it at once, with the plan’s story. The plan goes on."
OPENED = "The strategy discussion is opened for {day}, and the Hub is told, with the plan’s story. {who} The plan goes on."
ASKED = "{name} is asked to hold it."
YOURS = "You hold it."
UNREADABLE = "What you wrote here cannot be read. Write it in letters."
NO_DAY = "Choose the day on which the agencies talk."
CLOCK = "Write the time as hours and minutes, for example 14:30; or leave it empty."
NOBODY = "The Hub finds who holds it; until then it stands on your list, and you can ask somebody from there."
LONGEST = 10_000  # characters, so that there is room for the plan's story; default
DAYS = 4  # the day itself and the working days after it, of which one is chosen; default
WITHIN = 1  # working days; default: Working Together to Safeguard Children (England), as for a decision at the Hub
DECIDES, ARRANGES = "concern-decided", "protection-meeting-arranged"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@shown_back
@signed_in
def help_worry(request: HttpRequest, viewer: Viewer, subject: UUID) -> HttpResponse:
    record = opened(request, viewer, subject, "a worry from the plan of help")
    now = current(versions(record.lines))
    if not record.sees(PLAN.category) or now is None or not record.shown.is_now:
        raise Http404
    story, post, fault = "\n".join(_story(record, now)), request.POST, ""
    days = _days(viewer.on) if may_open(record) else []
    if request.method == "POST":
        meet = next((day for day in days if str(day) == post.get("meet")), None) if "open" in post else None
        day_wanted = "" if meet or not (days and "open" in post) else NO_DAY
        fault = day_wanted or _written(viewer, record, post.get("worry", ""), story, post.get("at", ""), meet, post.get("key", ""))
        if not fault:
            messages.success(request, _said(viewer, record, meet))
            return redirect(record.address("desk:plan", PLAN.name))
    names_of = colleagues([overview.lead_of(record.lines, record.shown.on)])
    given = {"story": story, "said": post.get("worry", ""), "fault": fault, "key": post.get("key") or uuid4(), "days": days}
    given |= {"meet": post.get("meet") or str(WORKING_DAYS.after(viewer.on, WITHIN)), "at": post.get("at", "")}
    given["back"] = record.address("desk:plan", PLAN.name)
    return render(request, "wellbeing/help_worry.html", about(request, record, names_of) | given, status=422 if fault else 200)


def may_open(record: Record) -> bool:
    """Whether the viewer leads the plan or the work, and so opens a strategy discussion at once."""
    return record.may(DECIDES) and record.may(ARRANGES)


def _days(on: date) -> list[date]:
    return [on, *(WORKING_DAYS.after(on, number) for number in range(1, DAYS))]


def _story(record: Record, now: Version) -> Iterator[str]:
    """The plan as a few lines: why it is there, who leads, its goals, and how each help stands."""
    plan, held = holds(now), leading_on(record.lines, record.shown.on)
    leads = names([held.practitioner]).get(held.practitioner, "") if held else ""
    yield f"There is a plan of help, written on {in_words(now.day)}{f', led by {leads}' if leads else ''}."
    if plan.why_needed:
        yield f"Why: {plan.why_needed}"
    yield from (f"Goal: {goal.what}" for goal in plan.outcomes)
    yield from (f"Help: {one.action.what} ({one.action.who}). {one.state.label}." for one in interventions(record.lines))


def _who_holds_it(viewer: Viewer, record: Record) -> UUID | None:
    """Finds who leads the work with the child, unless they are away."""
    leads = leading(record.lines, viewer.on)
    return leads if leads and leads not in absences([leads], viewer.on) else None


def _said(viewer: Viewer, record: Record, meet: date | None) -> str:
    if meet is None:
        return TOLD
    asked = _who_holds_it(viewer, record)
    name = names([asked]).get(asked, "") if asked else ""
    who = YOURS if asked == viewer.practitioner else ASKED.format(name=name) if name else NOBODY
    return OPENED.format(day=in_words(meet), who=who)


def _written(viewer: Viewer, record: Record, said: str, story: str, at: str, meet: date | None, key: str) -> str:
    """Writes the worry, with the decision on it where one opens a discussion; gives what is wrong."""
    if not said.strip():
        return "Write what worries you. One sentence is enough."
    if len(said) > LONGEST:
        return f"This is longer than {LONGEST} characters. Shorten it."
    body = {"concern": f"{said.strip()}\n\n{story}"[:20_000], "from": "professional", "told_by": viewer.name}
    try:
        made = [_writing(viewer, record, "concern-received", body | ({"at_risk": True, "pathway": "hub"} if meet else {}))]
        if meet:
            made.append(_writing(viewer, record, DECIDES, _decision(viewer, record, said, made[0].id, meet, at)))
        _record(with_those_along(made, viewer.on), viewer, key)
    except ValidationError:
        return CLOCK if meet else UNREADABLE
    except (NotRecorded, KeyTaken) as fault:
        return str(fault)
    except ValueError:
        return UNREADABLE
    return ""


def _decision(viewer: Viewer, record: Record, said: str, of: UUID, meet: date, at: str) -> Body:
    asked = {"of": str(of), "level": "safeguarding", "outcome": "strategy-discussion", "why": said.strip(), "meet": str(meet)}
    holder = _who_holds_it(viewer, record)
    return asked | {"meet_at": at.strip() or None, "taken_by": str(holder) if holder else None, "by": str(meet)}


def _writing(viewer: Viewer, record: Record, kind: str, body: Body) -> Writing:
    return Writing(entry=kind_called(kind).model_validate(body), about=record.subject, happened=viewer.on)


def _record(made: Sequence[Writing], viewer: Viewer, key: str) -> None:
    """Gives a reason wherever one is asked for: nothing holds up a worry."""
    try:
        record_together(made, by=viewer.author, key=key or None)
    except NotRecorded as fault:
        if fault.refusals:
            raise
        reasons = {ruling.name: URGENT for ruling in fault.wanted}
        record_together([replace(writing, reasons=reasons) for writing in made], by=viewer.author, key=key or None)
