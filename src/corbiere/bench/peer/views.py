"""The peer's pages: one's work, a child, the list of visits, and the form of one."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from corbiere.bench.peer.models import Audit, Child, Meeting, Outcome, Task, Visit

WHERE = [("home", "At home"), ("school", "At school"), ("elsewhere", "Somewhere else")]
LATEST, PAGE = 8, 50


class VisitForm(forms.ModelForm):
    where = forms.ChoiceField(choices=WHERE)

    class Meta:
        model = Visit
        fields = ("day", "where", "alone", "bedroom", "awake", "announced", "own_words", "life")

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("day") and given["day"] > timezone.localdate():
            raise ValidationError({"day": "The day has not come yet."})
        return given


def permitted(request: HttpRequest, id: int) -> Child:
    child = get_object_or_404(Child, id=id)
    if not child.allocations.filter(worker_id=request.user.pk, until=None).exists():
        raise PermissionDenied
    return child


@login_required
def my_work(request: HttpRequest) -> HttpResponse:
    children = Child.objects.filter(allocations__worker_id=request.user.pk, allocations__until=None).order_by("family", "given")
    tasks = Task.objects.filter(child__in=children, done=None).select_related("child").order_by("due")
    meetings = Meeting.objects.filter(child__in=children, day__gte=timezone.localdate()).select_related("child").order_by("day")
    return render(request, "peer/my_work.html", {"children": children, "tasks": tasks, "meetings": meetings})


@login_required
def child(request: HttpRequest, id: int) -> HttpResponse:
    held = permitted(request, id)
    Audit.objects.create(user_id=request.user.pk, child=held, what="page")
    shown = {
        "child": held,
        "allocations": held.allocations.filter(until=None).select_related("worker"),
        "relatives": held.relatives.order_by("relation"),
        "plan": held.plans.order_by("-started").first(),
        "outcomes": Outcome.objects.filter(plan__child=held),
        "tasks": held.tasks.filter(done=None).order_by("due"),
        "meetings": held.meetings.filter(day__gte=timezone.localdate()).order_by("day"),
        "visits": held.visits.select_related("author").order_by("-day", "-id")[:LATEST],
        "alone": held.visits.filter(alone=True).order_by("-day").first(),
    }
    return render(request, "peer/child.html", shown)


@login_required
def visits(request: HttpRequest, id: int) -> HttpResponse:
    held = permitted(request, id)
    Audit.objects.create(user_id=request.user.pk, child=held, what="visits")
    listed = Paginator(held.visits.select_related("author").order_by("-day", "-id"), PAGE)
    return render(request, "peer/visits.html", {"child": held, "page": listed.get_page(request.GET.get("page"))})


@login_required
def visit(request: HttpRequest, id: int) -> HttpResponse:
    held = permitted(request, id)
    form = VisitForm(request.POST or None, initial={"day": timezone.localdate()})
    if form.is_valid():
        made = form.save(commit=False)
        made.child, made.author_id = held, request.user.pk
        made.save()
        held.tasks.filter(sort="visit", done=None).update(done=timezone.now())
        Audit.objects.create(user_id=request.user.pk, child=held, what="visit recorded")
        messages.success(request, "The visit is recorded.")
        return redirect("child", held.id)
    return render(request, "peer/visit.html", {"child": held, "form": form}, status=422 if form.is_bound else 200)
