"""Forms that somebody has begun and not yet recorded."""

from typing import ClassVar
from uuid import UUID, uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse

from corbiere.ledger.holders import one_holder
from corbiere.ledger.row_security import open_to_owner


class DraftQuerySet(models.QuerySet["Draft"]):
    def of(self, practitioner: UUID | None) -> "DraftQuerySet":
        """Their own, and nobody else's."""
        return self.filter(practitioner=practitioner) if practitioner else self.none()

    def unsent(self) -> "DraftQuerySet":
        return self.filter(sent=None)


class Draft(models.Model):
    """A form as it was typed, for the one who typed it. Its id is the key of its submission, so that it is recorded once.

    It is a practitioner's or a person's. `subject` is None for somebody whom nobody has recorded yet. `replaces` makes it a correction.
    Forms of one visit or meeting about several children share `occasion`, and `place` is their order. `files` came with it: what is typed
    names these, and what the record holds, and no other; they are noted as they come, never read from what was typed. Once sent, what was
    typed is gone from here but for its `digest`; `outcome` says what it wrote and changed.
    """

    row_rules = open_to_owner("practitioner")

    crosses_subjects = "it is its writer's, and of nobody yet where somebody is to be recorded who is not"

    id = models.UUIDField(primary_key=True, default=uuid4)
    practitioner = models.UUIDField(null=True)
    person = models.UUIDField(null=True)
    subject = models.UUIDField(null=True)
    kind = models.CharField(max_length=60)
    typed = models.JSONField(default=dict)
    files = ArrayField(models.CharField(max_length=80), default=list)
    replaces = models.UUIDField(null=True)
    occasion = models.UUIDField(null=True)
    place = models.PositiveSmallIntegerField(default=0)
    saved = models.DateTimeField()
    sent = models.DateTimeField(null=True)
    digest = models.CharField(max_length=64, default="")
    outcome = models.JSONField(default=dict)

    objects = DraftQuerySet.as_manager()

    @property
    def address(self) -> str:
        """Where its owner goes on with it."""
        return reverse("desk:draft", args=[self.id])

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["practitioner", "-saved"], name="draft_of_practitioner", condition=models.Q(sent__isnull=True)),
            models.Index(fields=["occasion", "place"], name="draft_of_occasion", condition=models.Q(occasion__isnull=False)),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(sent__isnull=True) | models.Q(typed={}), name="what_was_sent_is_in_the_record_alone"),
            one_holder("a_draft_is_of_one_writer"),
        ]
