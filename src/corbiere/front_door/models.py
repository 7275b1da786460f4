"""The tables of the front door, each a fold of one subject's entries (readings.py)."""

from typing import ClassVar

from django.db import models

from corbiere.access.models import FromSource, Grant, StepGrant
from corbiere.ledger.row_security import open_by
from corbiere.people.needs import LevelOfNeed


class FrontDoorGrant(Grant):
    """What open worries open (opening.py)."""

    objects: ClassVar[FromSource] = FromSource("front-door")

    class Meta:
        proxy = True


class WaitingGrant(StepGrant):
    """What stays open to the Hub of a child on whom it decided, until somebody takes them on."""

    objects: ClassVar[FromSource] = FromSource("front-door-waiting")

    class Meta:
        proxy = True


class HubWorry(models.Model):
    """A worry that the Hub has not done with: to decide on, or decided and not taken on by anybody (`decided` since).

    `matter`: nobody is joined to it yet, and `called` is the child's name as it was told. `holder` has it in hand; `offered` is who was
    asked to take the child on, `by` the day by which.
    """

    row_rules = open_by("concern")

    subject = models.UUIDField()
    entry = models.UUIDField(help_text="the worry")
    matter = models.BooleanField()
    called = models.CharField(max_length=300, default="")
    said = models.CharField(max_length=300, help_text="how it begins")
    came = models.DateField()
    at = models.TimeField(null=True)
    at_risk = models.BooleanField()
    holder = models.UUIDField(null=True)
    decided = models.DateField(null=True)
    decision = models.UUIDField(null=True)
    level = models.CharField(max_length=30, choices=[(level.value, level.label) for level in LevelOfNeed], default="")
    offered = models.UUIDField(null=True)
    by = models.DateField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["subject"], name="hub_worry_of"),
            models.Index(fields=["came"], name="hub_worry_came"),
        ]


class RaisedWorry(models.Model):
    """What whoever raised a worry may know of it: that it came, on which day it was decided on, and what they were told. Nothing else."""

    row_rules = open_by("concern", named=("practitioner",))

    subject = models.UUIDField()
    entry = models.UUIDField()
    practitioner = models.UUIDField()
    said = models.CharField(max_length=300)
    came = models.DateField()
    decided = models.DateField(null=True)
    told = models.TextField(default="")
    told_on = models.DateField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["subject"], name="raised_worry_of"),
            models.Index(fields=["practitioner", "came"], name="raised_worry_by"),
        ]
