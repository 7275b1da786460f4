"""The tables of needs, assessments and plans of help, each a fold of one person's entries."""

from typing import ClassVar

from django.db import models

from corbiere.access.models import FromSource, Grant, StepGrant
from corbiere.ledger.entry import Choice
from corbiere.ledger.periods import Period, Periods, one_at_a_time
from corbiere.ledger.row_security import open_by
from corbiere.plans.help_wanted import HelpWanted


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
    CARE = "care", "The child is looked after now: end it, or have it finished"
    ADULT = "adult", "They are eighteen now: end it, or have it finished"


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


class LeadWorkerTime(Period):
    """Somebody's time as Lead Worker of a plan (leading.py)."""

    row_rules = open_by("wellbeing", named=("practitioner",))

    practitioner = models.UUIDField()
    plan = models.CharField(max_length=20, help_text="which plan: one of help at either level, or the law's word for another")
    cared_for_since = models.DateField(null=True, help_text="the day since which the child is looked after, where the plan is older")

    objects = Periods["LeadWorkerTime"].as_manager()

    class Meta:
        verbose_name = "time as Lead Worker"
        indexes: ClassVar = [
            models.Index(fields=["subject"], name="lead_workers_of"),
            models.Index(fields=["practitioner"], name="plans_led_by"),
        ]
        constraints: ClassVar = [
            one_at_a_time("one_lead_worker_at_a_time", "plan", says="Two people would lead one plan on one of these days. Check the days.")
        ]


class TeamAroundPlace(Period):
    """Somebody's time in the team around a child and family (team.py)."""

    row_rules = open_by("wellbeing", named=("practitioner",))

    practitioner = models.UUIDField()
    agency = models.UUIDField(null=True)
    role = models.CharField(max_length=300)

    objects = Periods["TeamAroundPlace"].as_manager()

    class Meta:
        verbose_name = "place in a team around a child"
        indexes: ClassVar = [
            models.Index(fields=["subject"], name="team_around"),
            models.Index(fields=["practitioner"], name="teams_around_with"),
        ]


class InterventionWanted(HelpWanted):
    """Help that a plan of help wants of a practitioner."""

    row_rules = open_by("wellbeing", named=("practitioner",))

    objects = Periods["InterventionWanted"].as_manager()

    class Meta:
        verbose_name = "help wanted"
        indexes: ClassVar = [
            models.Index(fields=["subject"], name="help_wanted_for"),
            models.Index(fields=["practitioner"], name="help_wanted_of"),
        ]
        constraints: ClassVar = [models.UniqueConstraint(fields=["subject", "version", "mark"], name="help_is_wanted_once_by_one_version")]


class PlanGrant(Grant):
    """What leading a plan of help, being in its team or being asked for help opens (opening.py)."""

    objects: ClassVar[FromSource] = FromSource("plans of help")

    class Meta:
        proxy = True
