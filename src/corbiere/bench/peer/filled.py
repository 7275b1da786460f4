"""Invented children for the peer, as many visits each as ours have entries."""

from datetime import date, timedelta
from typing import NamedTuple

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone

from corbiere.bench.browser import signed_in
from corbiere.bench.peer.models import Allocation, Child, Meeting, Outcome, Plan, Relative, Task, Visit

LIFE = "On that day the kitchen was warm and somebody had put drawings on the fridge. She listens for Noah before she answers. " * 4


class Desk(NamedTuple):
    """Somebody who is signed in, and the addresses of their children's pages."""

    cookie: str
    children: list[str]


def desk(number: int, lengths: list[int]) -> Desk:
    """A worker and their children, each with so many visits."""
    worker = User.objects.create(username=f"worker-{number}", first_name="Ana", last_name=f"Pires {number}")
    worker.set_unusable_password()
    worker.save()
    manager = User.objects.create(username=f"manager-{number}", first_name="Ben", last_name=f"Carter {number}")
    return Desk(
        signed_in(worker.pk, worker.get_session_auth_hash()),
        [reverse("child", args=[_child(worker, manager, length)]) for length in lengths],
    )


def _child(worker: User, manager: User, length: int) -> int:
    today = timezone.localdate()
    child = Child.objects.create(
        given="Jade", family="Le Brocq", born=date(today.year - 8, 1, 2), address="4 Rue des Prés, St Saviour", school="Plat Douet"
    )
    roles = (("Lead social worker", worker), ("Manager", manager), ("Reviewing officer", manager))
    Allocation.objects.bulk_create(Allocation(child=child, worker=who, role=role, since=today - timedelta(days=70)) for role, who in roles)
    kin = ("Mother", "Father", "Brother", "Sister", "Grandmother", "Uncle")
    Relative.objects.bulk_create(Relative(child=child, name=f"{each} Le Brocq", relation=each, telephone="07797 000000") for each in kin)
    plan = Plan.objects.create(child=child, category="Neglect", started=today - timedelta(days=48), review=today + timedelta(days=42))
    Outcome.objects.bulk_create(Outcome(plan=plan, text=f"Jade has what she needs, {n}", progress="On track") for n in range(4))
    tasks = ("See the child", "Core group", "Review conference", "Health assessment", "Report for the conference")
    due = [today + timedelta(days=7 * place) for place in range(len(tasks))]
    Task.objects.bulk_create(
        Task(child=child, title=title, sort="visit" if title == tasks[0] else "other", due=day)
        for title, day in zip(tasks, due, strict=True)
    )
    Meeting.objects.bulk_create(
        Meeting(child=child, title=title, day=today + timedelta(days=14), place="The Bridge, St Saviour") for title in tasks[1:3]
    )
    days = (today - timedelta(days=place // 3) for place in range(length))
    seen = {"where": "home", "alone": True, "bedroom": True, "own_words": "I like it when Gran picks me up.", "life": LIFE}
    Visit.objects.bulk_create(Visit(child=child, author=worker, day=day, **seen) for day in days)
    return child.pk
