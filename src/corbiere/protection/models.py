"""The tables of child protection, each a fold of one child's entries (readings.py)."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from corbiere.access.models import FromSource, Grant
from corbiere.ledger.lasting import BeginsAndEnds
from corbiere.protection.entries.enquiries import EnquiryOutcome
from corbiere.protection.entries.parts import Harm


def _days() -> Func:
    return Func(F("begins"), F("ends"), Value("[)"), function="daterange", output_field=DateRangeField())


class Registration(models.Model):
    """A time on the Child Protection Register: from the conference that made a plan until it ended.

    `ends` may lie ahead: a plan ends at the latest on the eighteenth birthday. `category` is the main form of harm as last decided.
    """

    subject = models.UUIDField()
    category = models.CharField(max_length=20, choices=[(harm.value, harm.label) for harm in Harm], default="")
    lead_social_worker = models.UUIDField(null=True)
    begins = models.DateField()
    ends = models.DateField(null=True)

    objects = BeginsAndEnds["Registration"].as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["begins", "ends"], name="registered_on")]
        constraints: ClassVar = [
            ExclusionConstraint(
                name="one_registration_at_a_time",
                expressions=[("subject", RangeOperators.EQUAL), (_days(), RangeOperators.OVERLAPS)],
            )
        ]


class CoreGroupMember(models.Model):
    """A practitioner's time in a child's core group."""

    subject = models.UUIDField()
    practitioner = models.UUIDField()
    agency = models.UUIDField(null=True)
    role = models.CharField(max_length=300)
    begins = models.DateField()
    ends = models.DateField(null=True)

    objects = BeginsAndEnds["CoreGroupMember"].as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["subject"], name="core_group_of"),
            models.Index(fields=["practitioner"], name="core_groups_of"),
        ]
        constraints: ClassVar = [
            ExclusionConstraint(
                name="one_place_in_a_core_group_at_a_time",
                expressions=[("subject", RangeOperators.EQUAL), ("practitioner", RangeOperators.EQUAL), (_days(), RangeOperators.OVERLAPS)],
            )
        ]


class Enquiry(models.Model):
    """An Article 42 enquiry. `outcome` is empty while it goes on."""

    subject = models.UUIDField()
    outcome = models.CharField(max_length=20, choices=[(outcome.value, outcome.label) for outcome in EnquiryOutcome], default="")
    begins = models.DateField()
    ends = models.DateField(null=True)

    objects = BeginsAndEnds["Enquiry"].as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["begins", "ends"], name="enquired_into_on")]
        constraints: ClassVar = [
            ExclusionConstraint(
                name="one_enquiry_at_a_time",
                expressions=[("subject", RangeOperators.EQUAL), (_days(), RangeOperators.OVERLAPS)],
            )
        ]


class Alert(models.Model):
    """What the lead social worker and the manager must hear of at once, until the child is seen or a manager answers."""

    TWO_FAILED_VISITS, NEW_CONCERN = "two-failed-visits", "new-concern"

    subject = models.UUIDField()
    kind = models.CharField(max_length=20, choices=[(TWO_FAILED_VISITS, "Not seen, twice running"), (NEW_CONCERN, "New worry")])
    since = models.DateField()
    entry = models.UUIDField(help_text="what raised it")
    told = ArrayField(models.TextField(), default=list, help_text="whom the writer had told already")
    ends = models.DateField(null=True)
    ended_by = models.UUIDField(null=True, help_text="the visit or the decision that ended it")

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["subject"], name="alert_of"),
            models.Index(fields=["since"], name="alert_lasting", condition=Q(ends__isnull=True)),
        ]


class ProtectionGrant(Grant):
    """What core groups, the register and open worries open (opening.py)."""

    objects: ClassVar[FromSource] = FromSource("protection")

    class Meta:
        proxy = True
