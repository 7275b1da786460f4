"""The peer's tables: what a child's page shows, each in a table of its own, and who looked."""

from typing import ClassVar

from django.conf import settings
from django.db import models


class Child(models.Model):
    given = models.CharField(max_length=100)
    family = models.CharField(max_length=100)
    born = models.DateField()
    address = models.CharField(max_length=200)
    school = models.CharField(max_length=100)

    class Meta:
        app_label = "peer"


class OfChild(models.Model):
    child = models.ForeignKey(Child, on_delete=models.CASCADE, related_name="%(class)ss")

    class Meta:
        abstract = True
        app_label = "peer"


class Allocation(OfChild):
    worker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="allocations")
    role = models.CharField(max_length=50)
    since = models.DateField()
    until = models.DateField(null=True)


class Relative(OfChild):
    name = models.CharField(max_length=200)
    relation = models.CharField(max_length=50)
    telephone = models.CharField(max_length=30)


class Plan(OfChild):
    category = models.CharField(max_length=50)
    started = models.DateField()
    review = models.DateField()


class Outcome(models.Model):
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="outcomes")
    text = models.TextField()
    progress = models.CharField(max_length=50)

    class Meta:
        app_label = "peer"


class Task(OfChild):
    title = models.CharField(max_length=200)
    sort = models.CharField(max_length=50)
    due = models.DateField()
    done = models.DateTimeField(null=True)


class Meeting(OfChild):
    title = models.CharField(max_length=100)
    day = models.DateField()
    place = models.CharField(max_length=200)


class Visit(OfChild):
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    recorded = models.DateTimeField(auto_now_add=True)
    day = models.DateField()
    where = models.CharField(max_length=30)
    alone = models.BooleanField(default=False)
    bedroom = models.BooleanField(default=False)
    awake = models.BooleanField(default=False)
    announced = models.BooleanField(default=False)
    own_words = models.TextField(blank=True)
    life = models.TextField()

    class Meta(OfChild.Meta):
        indexes: ClassVar = [models.Index(fields=["child", "-day"])]


class Audit(OfChild):
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    what = models.CharField(max_length=50)
    at = models.DateTimeField(auto_now_add=True)
