"""The tables of needs, assessments and plans of help, each a fold of one person's entries."""

from typing import ClassVar

from django.db import models

from corbiere.access.models import FromSource, Grant, StepGrant
from corbiere.ledger.entry import Choice
from corbiere.ledger.row_security import open_by


class AssessorGrant(Grant):
    """What an assessment opens to whoever makes it."""

    objects: ClassVar[FromSource] = FromSource("assessors")

    class Meta:
        proxy = True


class HubSupportGrant(StepGrant):
    """What a request for support opens to the Hub, until somebody takes it on."""

    objects: ClassVar[FromSource] = FromSource("hub support")

    class Meta:
        proxy = True


class AssessmentStepGrant(StepGrant):
    """What the step to assess opens to whoever took it from somebody else."""

    objects: ClassVar[FromSource] = FromSource("assessment steps")

    class Meta:
        proxy = True


class ManagerAsked(Choice):
    """What an assessment waits for a manager to do."""

    SIGN = "sign", "Read it, and sign it or send it back"
    DISAGREEMENT = "disagreement", "Decide whether early help goes on without agreement"


class AssessmentForManager(models.Model):
    """An assessment of a person (the subject) that waits for the manager of whoever makes it, or works with them: since the `entry`."""

    row_rules = open_by("wellbeing")

    subject = models.UUIDField()
    assessment = models.UUIDField()
    entry = models.UUIDField()
    assessor = models.UUIDField(null=True)
    asked = models.CharField(max_length=20, choices=[(one.value, one.label) for one in ManagerAsked])
    since = models.DateField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["subject"], name="assessment_for_manager_of"),
            models.Index(fields=["assessor"], name="assessment_for_manager_by"),
        ]
