"""The tables of agencies and those who work in them, each a fold of one subject's entries (readings.py).

`during` holds days, its end not included. Something that ended on a day lasted that day out; work that somebody took over did not.
"""

from typing import ClassVar, Self
from uuid import UUID

from django.contrib.postgres.indexes import GistIndex
from django.db import models

from corbiere.agencies.entries import AgencySort, Profession, Role
from corbiere.agencies.working import AllocationRole
from corbiere.ledger.entry import Choice
from corbiere.ledger.periods import Period, Periods, one_at_a_time
from corbiere.ledger.row_security import no_personal_data, open_by

LEAD = AllocationRole.LEAD
DIRECTORY = no_personal_data("who works here and as what, which everybody who works here may read; nothing of a child")


def _choices(of: type[Choice]) -> list[tuple[str, str]]:
    return [(choice.value, choice.label) for choice in of]


class Agency(models.Model):
    row_rules = DIRECTORY

    subject = models.UUIDField(primary_key=True)
    name = models.CharField(max_length=300)
    sort = models.CharField(max_length=20, choices=_choices(AgencySort))


class WorkTelephone(Period):
    """A number at which somebody who works here, or an agency, is reached."""

    row_rules = DIRECTORY
    objects = Periods["WorkTelephone"].as_manager()

    number = models.CharField(max_length=40)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["subject"], name="work_telephone_of")]


class Team(models.Model):
    row_rules = DIRECTORY

    subject = models.UUIDField(primary_key=True)
    name = models.CharField(max_length=300)
    agency = models.UUIDField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["agency"], name="teams_of_agency")]


class Practitioner(Period):
    """Somebody who works here, or did, as they last joined. Before that day and after they left, they are in no post."""

    row_rules = DIRECTORY

    subject = models.UUIDField(primary_key=True)
    name = models.CharField(max_length=300)
    profession = models.CharField(max_length=40, choices=_choices(Profession))
    registration = models.CharField(max_length=300, default="")
    agency = models.UUIDField()

    objects = Periods["Practitioner"].as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["agency"], name="practitioners_of_agency")]


class FrameworkTraining(Period):
    """Somebody's training in the practice framework, from the day on which it was done."""

    row_rules = DIRECTORY
    objects = Periods["FrameworkTraining"].as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["subject"], name="framework_training_of")]


class CarerApproval(Period):
    """A time in which a practitioner (the subject) is approved to foster, as it was last said; and who they are among people on record."""

    row_rules = DIRECTORY
    objects = Periods["CarerApproval"].as_manager()

    children = models.PositiveSmallIntegerField()
    youngest = models.PositiveSmallIntegerField()
    oldest = models.PositiveSmallIntegerField()
    person = models.UUIDField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["subject"], name="approvals_of"),
            models.Index(fields=["person"], name="approval_of_person"),
        ]


class TeamMember(Period):
    """A practitioner's (the subject's) time in a team."""

    row_rules = DIRECTORY

    team = models.UUIDField()

    objects = Periods["TeamMember"].as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["subject"], name="teams_of"), models.Index(fields=["team"], name="members_of_team")]


class TeamManager(Period):
    """Somebody's time as manager of a team (the subject)."""

    row_rules = DIRECTORY

    practitioner = models.UUIDField()

    objects = Periods["TeamManager"].as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["subject"], name="managers_of_team"),
            models.Index(fields=["practitioner"], name="teams_managed_by"),
        ]


class RoleHeld(Period):
    """A practitioner's (the subject's) time in a role."""

    row_rules = DIRECTORY

    role = models.CharField(max_length=40, choices=_choices(Role))
    granted_by = models.UUIDField(null=True)

    objects = Periods["RoleHeld"].as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["subject"], name="roles_of"), models.Index(fields=["role"], name="holders_of_role")]


class Cover(Period):
    """A time in which `acting` acts for a practitioner (the subject)."""

    row_rules = DIRECTORY

    acting = models.UUIDField()
    entry = models.UUIDField()

    objects = Periods["Cover"].as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["subject"], name="covered_by"), models.Index(fields=["acting"], name="covers_for")]


class ChildCover(Period):
    """A time in which `acting` acts with one person (the subject) for a practitioner who is `away`, in place of whoever covers for them."""

    row_rules = open_by("work", named=("away", "acting"))

    away = models.UUIDField()
    acting = models.UUIDField()
    entry = models.UUIDField()

    objects = Periods["ChildCover"].as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["subject"], name="child_covered"),
            models.Index(fields=["acting"], name="covers_for_child"),
        ]


class Known(models.Model):
    """Somebody whom a practitioner (the subject) said they know, from the day they said so."""

    row_rules = open_by("staff")

    subject = models.UUIDField()
    person = models.UUIDField()
    since = models.DateField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["subject"], name="known_to"), models.Index(fields=["person"], name="knows_person")]


class Allocations(Periods["Allocation"]):
    def of(self, practitioner: UUID) -> Self:
        return self.filter(practitioner=practitioner)

    def lead(self) -> Self:
        return self.filter(role=LEAD)


class Allocation(Period):
    """A practitioner's or a team's time of working with a person (the subject). `entry` is what began it."""

    row_rules = open_by("work")

    practitioner = models.UUIDField(null=True)
    team = models.UUIDField(null=True)
    role = models.CharField(max_length=40, choices=_choices(AllocationRole))
    entry = models.UUIDField()

    objects = Allocations.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["subject"], name="workers_of"),
            models.Index(fields=["practitioner"], name="allocated_to"),
            models.Index(fields=["team"], name="allocated_to_team"),
            GistIndex(fields=["during"], name="allocated_during"),
        ]
        constraints: ClassVar = [
            one_at_a_time(
                "one_lead_social_worker_at_a_time",
                says="There is already a lead social worker on one of these days. End that allocation first, or choose another day.",
                only=models.Q(role=LEAD.value),
            )
        ]


class HandoverPending(models.Model):
    """Work with a person (the subject) that was offered to somebody who has not answered: `entry` is the offer, `of` what began it."""

    row_rules = open_by("work", named=('"to"',))

    subject = models.UUIDField()
    to = models.UUIDField()
    giver = models.UUIDField(null=True)
    role = models.CharField(max_length=40, choices=_choices(AllocationRole))
    since = models.DateField()
    entry = models.UUIDField()
    of = models.UUIDField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["subject"], name="offered_of"),
            models.Index(fields=["to"], name="offered_to"),
            models.Index(fields=["giver"], name="offered_by"),
        ]


class PendingStep(models.Model):
    """A step that follows from a decision on a person (the subject): `entry` decided it. `holder` has it until another accepts; `to`, or
    the managers of a `team`, have been asked to."""

    row_rules = open_by("work", named=("holder", '"to"'))

    subject = models.UUIDField()
    entry = models.UUIDField()
    holder = models.UUIDField()
    to = models.UUIDField(null=True)
    team = models.UUIDField(null=True)
    since = models.DateField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["subject"], name="steps_of"),
            models.Index(fields=["holder"], name="steps_held"),
            models.Index(fields=["to"], name="steps_offered_to"),
            models.Index(fields=["team"], name="steps_of_team"),
        ]
