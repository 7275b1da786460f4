"""Help that somebody is asked to give, as its page shows it: who it is for and what is asked, and nothing else of the record."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from corbiere.access.access_log import NotVisible
from corbiere.access.bases import ASKED_TO_HELP
from corbiere.access.decorators import signed_in
from corbiere.access.invitations import told_of
from corbiere.access.listings_log import log_listed
from corbiere.access.models import Grant
from corbiere.access.viewing import Viewer
from corbiere.agencies.directory import names
from corbiere.desk.forms.unsaved import shown_back
from corbiere.ledger.record import Line
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import KeyTaken, Writing, record_together
from corbiere.people.models import Person
from corbiere.plans.interventions import Intervention, interventions
from corbiere.plans.providers import ProviderAnswered, ProviderReply
from corbiere.plans.types import PlanType, type_called

NOTED_AS = "help that they are asked to give"
THANKS = "Your answer is in the record, and whoever leads the plan sees it."
LONGEST = 2_000  # characters, as much as an answer needs; default


@dataclass(frozen=True)
class HelpAskedOf:
    """One help, whom it is for, and who leads the plan; `replied` is the kind that answers it."""

    viewer: Viewer
    person: Person
    help: Intervention
    lead: UUID | None
    replied: type[ProviderAnswered]

    @property
    def can_answer(self) -> bool:
        return self.help.answer is None

    @property
    def said(self) -> ProviderAnswered | None:
        line = self.help.answer
        return self.replied.read(line.body, line.version) if line else None

    @property
    def leads(self) -> str:
        return names([self.lead]).get(self.lead, "") if self.lead else ""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@shown_back
@signed_in
def help_asked(request: HttpRequest, viewer: Viewer, subject: UUID, mark: UUID, name: str) -> HttpResponse:
    """The page on which a provider says yes or no to help that the plan of that name proposes."""
    sort = type_called(name)
    if sort is None or sort.replied is None:
        raise Http404
    asked, fault, post = asked_of(viewer, sort, sort.replied, subject, mark), "", request.POST
    if request.method == "POST":
        fault = answered(asked, post.get("answer", ""), post.get("why", ""), post.get("manner", ""), post.get("key", ""))
        if not fault:
            messages.success(request, THANKS)
            return redirect(request.path)
    given = {
        "asked": asked,
        "as_of": viewer.on,
        "fault": fault,
        "why": post.get("why", ""),
        "manner": post.get("manner", ""),
        "key": post.get("key") or uuid4(),
    }
    return render(request, "desk/plans/help_request.html", given, status=422 if fault else 200)


def asked_of(viewer: Viewer, sort: PlanType, replied: type[ProviderAnswered], subject: UUID, mark: UUID) -> HelpAskedOf:
    """NotVisible where they are not asked for it, or no longer, or it is not there, which reads alike. To look is noted as a sight."""

    def mine(practitioner: UUID, subject: UUID, lines: Sequence[Line], on: date) -> list[tuple[Intervention, UUID | None]]:
        lead = sort.leads(lines, on)
        return [(one, lead) for one in interventions(lines, sort) if one.action.practitioner == practitioner and one.mark == mark]

    open_to = Grant.objects.on(viewer.on).filter(subject=subject, practitioner=viewer.practitioner, basis=ASKED_TO_HELP.name)
    found = told_of(viewer.practitioner, subject, viewer.on, mine) if open_to.exists() else []
    if not found or subject not in log_listed(viewer, {subject}, NOTED_AS):
        raise NotVisible
    person = Person.objects.filter(subject=subject).first()
    if person is None:
        raise NotVisible
    return HelpAskedOf(viewer, person, *found[0], replied)


def answered(asked: HelpAskedOf, reply: str, why: str, manner: str, key: str) -> str:
    """Writes down what they say for their service; or says in a sentence why it cannot be."""
    if reply not in tuple(ProviderReply):
        return "Choose yes or no."
    if max(len(why), len(manner)) > LONGEST:
        return f"This is longer than {LONGEST} characters. Shorten it."
    said = {"why": why.strip() if reply == ProviderReply.REFUSED else "", "manner": manner.strip()}
    body = {"of": asked.help.version, "what": asked.help.action.what, "mark": asked.help.mark, "answer": reply, "who": asked.viewer.name}
    try:
        entry = asked.replied.model_validate(body | {name: text for name, text in said.items() if text})
        made = Writing(entry=entry, about=asked.person.subject, happened=asked.viewer.on)
        record_together([made], by=asked.viewer.author, key=key or None)
    except (NotRecorded, KeyTaken) as fault:
        return str(fault)
    except ValueError:
        return "What you wrote here cannot be read. Write it in letters."
    return ""
