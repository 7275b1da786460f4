"""The tables of the registers of care: places on them, as they came to be known, and who may find a name in them."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from corbiere.access.models import FromSource, Grant
from corbiere.agencies.entries import Role
from corbiere.ledger.row_security import open_by
from corbiere.people.models import NOT_BANNED
from corbiere.registers.models import Places, RegisterPlace, one_place_at_a_time

KEEPER = Role.REGISTER_ADMINISTRATOR
WITHIN = "what changed as this place began, each as its sort and its entry"


class LookedAfterChild(RegisterPlace):
    """A child's place on the Looked After Children Register: under one legal basis, in one home, with the same people responsible."""

    row_rules = open_by("care", keeper=KEEPER.value, only=NOT_BANNED)

    home = models.CharField(max_length=100, default="", help_text="the sort of home; nothing, where none is written down")
    home_before = models.CharField(max_length=100, default="")
    provider = models.CharField(max_length=300, default="")
    off_island = models.BooleanField(null=True)
    place = models.CharField(max_length=300, default="", help_text="where off the island")
    reviewing_officer = models.UUIDField(null=True)
    lead_social_worker = models.UUIDField(null=True)
    personal_adviser = models.UUIDField(null=True)
    gone_to = models.CharField(max_length=300, default="", help_text="where they live after it ended, as it was written")
    told = ArrayField(models.TextField(), default=list, help_text=WITHIN)

    objects = Places["LookedAfterChild"].as_manager()

    class Meta:
        db_table = "registers_looked_after"
        verbose_name = "place on the register of looked-after children"
        verbose_name_plural = "places on the register of looked-after children"
        indexes: ClassVar = [models.Index(fields=["subject"], name="looked_after_places_of")]
        constraints: ClassVar = [one_place_at_a_time("one_looked_after_place_at_a_time")]


class ChildBeforeCourt(RegisterPlace):
    """A child's place on the Court Proceedings Register: how their case stood for some days."""

    row_rules = open_by("care", keeper=KEEPER.value)

    court = models.CharField(max_length=30, default="")
    reference = models.CharField(max_length=300, default="", help_text="the court's own, the same for all children of one case")
    applicant = models.CharField(max_length=300, default="")
    order = models.CharField(max_length=60, default="", help_text="the last one in force")
    order_until = models.DateField(null=True)
    guardian = models.UUIDField(null=True)
    guardian_called = models.CharField(max_length=300, default="")
    next_step = models.CharField(max_length=400, default="")
    next_on = models.DateField(null=True)
    told = ArrayField(models.TextField(), default=list, help_text=WITHIN)

    objects = Places["ChildBeforeCourt"].as_manager()

    class Meta:
        db_table = "registers_before_court"
        verbose_name = "place on the register of court proceedings"
        verbose_name_plural = "places on the register of court proceedings"
        indexes: ClassVar = [
            models.Index(fields=["subject"], name="court_places_of"),
            models.Index(fields=["reference"], name="court_places_of_case"),
        ]
        constraints: ClassVar = [one_place_at_a_time("one_court_place_at_a_time")]


class LookedAfterRegisterGrant(Grant):
    """The grant for having ever been on the register of looked-after children (register.py)."""

    objects: ClassVar[FromSource] = FromSource("looked-after-register")

    class Meta:
        proxy = True


class CourtRegisterGrant(Grant):
    """The grant for having ever been on the register of court proceedings (court_register.py)."""

    objects: ClassVar[FromSource] = FromSource("court-register")

    class Meta:
        proxy = True
