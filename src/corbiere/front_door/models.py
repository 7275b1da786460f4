"""The tables of the front door, each a fold of one subject's entries (readings.py)."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from corbiere.access.models import FromSource, Grant, StepGrant
from corbiere.ledger.periods import Period, Periods
from corbiere.ledger.row_security import added_from_outside, ledgers_alone, open_by
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
    """A worry that the Hub has not done with: to decide on, or decided (`decided` since) and not taken on by anybody or, until the day
    `tell_until`, not told to whoever raised it; or `unread`: decided without the Hub, which is to read it.

    `matter`: nobody is joined to it yet, and `called` is the child's name as it was told. `holder` has it in hand; `offered` is who was
    asked to take the child on, `by` the day by which. `crowd` is the first entry of those from the public form that it is alike, where
    there are many: they stand in one row of a list.
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
    crowd = models.UUIDField(null=True)
    holder = models.UUIDField(null=True)
    decided = models.DateField(null=True)
    decision = models.UUIDField(null=True)
    level = models.CharField(max_length=30, choices=[(level.value, level.label) for level in LevelOfNeed], default="")
    offered = models.UUIDField(null=True)
    by = models.DateField(null=True)
    tell_until = models.DateField(null=True)
    unread = models.BooleanField(default=False)

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


class InboxWorry(models.Model):
    """A worry as it came by the public form, which adds rows and can do nothing else: nobody changes one, and the ledger alone looks.

    `address` and `words` are digests made with the form's own key: rows of one address, or of the same words, are known to be alike and
    nothing else is. `photo` is as it came.
    """

    row_rules = added_from_outside()
    read_only = True
    filled_from_outside = ("id", "reference", "language", "answers", "photo", "address", "words")

    id = models.UUIDField(primary_key=True)
    received = models.DateTimeField(db_default=Now())
    reference = models.CharField(max_length=20, db_index=True)
    language = models.CharField(max_length=10)
    answers = models.JSONField()
    photo = models.BinaryField(null=True)
    address = models.BinaryField(max_length=32)
    words = models.BinaryField(max_length=32)

    class Meta:
        db_table = "front_door_inbox"
        indexes: ClassVar = [
            models.Index(fields=["received"], name="inbox_received"),
            models.Index(fields=["address", "received"], name="inbox_address"),
            models.Index(fields=["words", "received"], name="inbox_words"),
        ]


class TakenWorry(models.Model):
    """Which entry a row of the inbox became. `crowd` is the first entry of those that it is alike, where it is one of a crowd."""

    row_rules = ledgers_alone()
    add_only = True

    row = models.UUIDField(primary_key=True)
    entry = models.UUIDField(unique=True)
    crowd = models.UUIDField(null=True)
    taken = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "front_door_taken"


class QuestionGrant(Grant):
    """What a question to an agency opens to whoever answers it there."""

    objects: ClassVar[FromSource] = FromSource("agency-questions")

    class Meta:
        proxy = True


class AgencyQuestion(Period):
    """A question to somebody of an agency who answers here: until it is answered on their list, and readable to whoever asked it.

    `default`: nobody set the day `by` which it is to be answered.
    """

    row_rules = open_by("casework", named=("practitioner", "asked_by"))

    request = models.UUIDField()
    practitioner = models.UUIDField()
    asked_by = models.UUIDField(null=True)
    what = models.TextField()
    by = models.DateField()
    default = models.BooleanField()
    answered = models.DateField(null=True)

    objects = Periods["AgencyQuestion"].as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["subject"], name="agency_question_of"),
            models.Index(fields=["practitioner"], name="agency_question_to"),
        ]
