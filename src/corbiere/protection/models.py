"""The tables of child protection, each a fold of one child's entries (readings.py)."""

from typing import ClassVar

from django.contrib.postgres.indexes import GistIndex
from django.db import models
from django.db.models import Q

from corbiere.access.models import FromSource, Grant
from corbiere.agencies.entries import Role
from corbiere.ledger.entry import Choice
from corbiere.ledger.periods import Period, Periods, one_at_a_time
from corbiere.ledger.row_security import open_by, opened
from corbiere.people.needs import Harm
from corbiere.protection.entries.conferences import WhyPlanEnds
from corbiere.protection.entries.enquiries import EnquiryOutcome
from corbiere.registers.models import Places, RegisterPlace, one_place_at_a_time
from corbiere.work.alarms import AlarmTable

# That legal planning was asked for is legal advice's own, and open to whoever such advice is open to.
NOT_PRIVILEGED = f"kind <> 'legal-planning' OR {opened('privileged')}"


class Registration(Period):
    """A time on the Child Protection Register: from the conference that made a plan (`entry`) until the day it ended.

    That may lie ahead: a plan ends at the latest on the eighteenth birthday. `category` is the main form of harm as last decided.
    """

    row_rules = open_by("protection")

    category = models.CharField(max_length=20, choices=[(harm.value, harm.label) for harm in Harm], default="")
    lead_social_worker = models.UUIDField(null=True)

    objects = Periods["Registration"].as_manager()

    class Meta:
        indexes: ClassVar = [GistIndex(fields=["during"], name="registered_during")]
        constraints: ClassVar = [
            one_at_a_time(
                "one_registration_at_a_time",
                says="The child is already on a plan on one of these days, and cannot be on two. Check the days of the conferences.",
            )
        ]


class CoreGroupMember(Period):
    """A practitioner's time in a child's core group."""

    row_rules = open_by("protection", named=("practitioner",))

    practitioner = models.UUIDField()
    agency = models.UUIDField(null=True)
    role = models.CharField(max_length=300)

    objects = Periods["CoreGroupMember"].as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["subject"], name="core_group_of"),
            models.Index(fields=["practitioner"], name="core_groups_of"),
        ]
        constraints: ClassVar = [
            one_at_a_time(
                "one_place_in_a_core_group_at_a_time",
                "practitioner",
                says="Somebody would be in the core group twice on one of these days. Check when they joined and left.",
            )
        ]


class Enquiry(Period):
    """An Article 42 enquiry. `outcome` is empty while it goes on."""

    row_rules = open_by("protection")

    outcome = models.CharField(max_length=20, choices=[(outcome.value, outcome.label) for outcome in EnquiryOutcome], default="")

    objects = Periods["Enquiry"].as_manager()

    class Meta:
        indexes: ClassVar = [GistIndex(fields=["during"], name="enquired_into_during")]
        constraints: ClassVar = [
            one_at_a_time(
                "one_enquiry_at_a_time",
                says="An enquiry is already under way on one of these days. Check when it started and was concluded.",
            )
        ]


class Alert(AlarmTable):
    """What the lead social worker, the manager and those who are named must hear of at once, until it is answered (alarms.py)."""

    row_rules = open_by("protection", named=("named[]",), only=NOT_PRIVILEGED)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["subject"], name="alert_of"),
            models.Index(fields=["since"], name="alert_lasting", condition=Q(ends__isnull=True)),
            models.Index(fields=["ends"], name="alert_ended", condition=Q(ends__isnull=False)),
        ]


class ProtectionGrant(Grant):
    """What core groups, conferences and the register open (opening.py)."""

    objects: ClassVar[FromSource] = FromSource("protection")

    class Meta:
        proxy = True


class WhyRemoved(Choice):
    """Why a child came off the register."""

    CONFERENCE = "conference", "A review conference ended the plan"
    SAFE = WhyPlanEnds.SAFE.value, WhyPlanEnds.SAFE.label
    MOVED = WhyPlanEnds.MOVED.value, WhyPlanEnds.MOVED.label
    LOOKED_AFTER = WhyPlanEnds.LOOKED_AFTER.value, WhyPlanEnds.LOOKED_AFTER.label
    OTHER = WhyPlanEnds.OTHER.value, WhyPlanEnds.OTHER.label
    EIGHTEEN = "eighteen", "Eighteenth birthday"
    DIED = "died", "Died"


class RegisteredChild(RegisterPlace):
    """A child's place on the Child Protection Register, under one category and one lead, until they are eighteen at the latest."""

    row_rules = open_by("protection", keeper=Role.REGISTER_ADMINISTRATOR.value)

    conference = models.UUIDField(null=True, help_text="the conference that decided on the category")
    lead_social_worker = models.UUIDField(null=True)

    objects = Places["RegisteredChild"].as_manager()

    class Meta:
        db_table = "registers_place"
        verbose_name = "place on the register"
        verbose_name_plural = "places on the register"
        indexes: ClassVar = [models.Index(fields=["subject"], name="places_of")]
        constraints: ClassVar = [one_place_at_a_time("one_place_at_a_time_as_known")]


class RegisterGrant(Grant):
    """The grant for having ever been on the register (register.py)."""

    objects: ClassVar[FromSource] = FromSource("registers")

    class Meta:
        proxy = True
