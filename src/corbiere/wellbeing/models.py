"""The tables of needs, assessments and plans of help, each a fold of one person's entries."""

from typing import ClassVar

from corbiere.access.models import FromSource, Grant, StepGrant


class AssessorGrant(Grant):
    """What an assessment opens to whoever makes it."""

    objects: ClassVar[FromSource] = FromSource("assessors")

    class Meta:
        proxy = True


class AssessmentStepGrant(StepGrant):
    """What the step to assess opens to whoever took it from somebody else."""

    objects: ClassVar[FromSource] = FromSource("assessment steps")

    class Meta:
        proxy = True
