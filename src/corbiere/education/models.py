"""The tables of pupils who are or were looked after, each a fold of one child's entries (readings.py)."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GistIndex
from django.db import models

from corbiere.access.models import FromSource, Grant
from corbiere.ledger.periods import Period, Periods
from corbiere.ledger.row_security import no_personal_data, open_by


class Pupil(Period):
    """A child's last time in care, with how school goes as it was told last. What was not written is empty."""

    row_rules = open_by("education")

    home = models.CharField(max_length=60, default="", help_text="in which sort of home they live, in general words")
    lives_off_island = models.BooleanField(default=False)
    school = models.CharField(max_length=300, default="")
    agency = models.UUIDField(null=True, help_text="the school, where it is in the directory")
    year = models.CharField(max_length=20, default="")
    since = models.DateField(null=True, help_text="when they began there")
    full_time = models.BooleanField(null=True)
    part_time_until = models.DateField(null=True)
    off_island = models.BooleanField(default=False)
    grade = models.CharField(max_length=30, default="")
    inspected_on = models.DateField(null=True)
    no_school = models.DateField(null=True, help_text="since when no school has a place for them")
    plans = ArrayField(models.DateField(), default=list, help_text="the days on which education plans were agreed")
    plan = models.UUIDField(null=True, help_text="the entry of the last one")
    looked_at = models.BooleanField(default=False, help_text="the Virtual School looked at the last one")
    next_review = models.DateField(null=True)
    teacher = models.CharField(max_length=300, default="", help_text="the designated teacher, as the last plan has it")
    at_home = models.CharField(max_length=300, default="", help_text="who helps where they live")
    attendance = models.IntegerField(null=True)
    progress = models.CharField(max_length=20, default="")
    reported = models.DateField(null=True)
    excluded = ArrayField(models.DateField(), default=list)
    excluded_days = ArrayField(models.IntegerField(), default=list, help_text="for how many days each time; 0 is for good")
    barriers = models.IntegerField(default=0)

    objects = Periods["Pupil"].as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["subject"], name="pupil_of"), GistIndex(fields=["during"], name="pupil_during")]


class SchoolMatter(models.Model):
    """Something at which the Virtual School has not looked: an exclusion, a part-time timetable, a school off the island, no school."""

    row_rules = open_by("education")

    subject = models.UUIDField()
    entry = models.UUIDField()
    sort = models.CharField(max_length=20)
    since = models.DateField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["subject"], name="school_matter_of")]


class DesignatedTeacher(Period):
    """A teacher's time with a child's plan in school."""

    row_rules = open_by("education", named=("practitioner",))

    practitioner = models.UUIDField()

    objects = Periods["DesignatedTeacher"].as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["subject"], name="designated_teacher_of"),
            models.Index(fields=["practitioner"], name="has_plans_in_school"),
        ]


class EducationGrant(Grant):
    """What being looked after opens of a child's education, to the Virtual School and the designated teacher (opening.py)."""

    objects: ClassVar[FromSource] = FromSource("education")

    class Meta:
        proxy = True


class IslandFigure(models.Model):
    """What all Jersey children reach, as it was published."""

    row_rules = no_personal_data("what all children of the island reach together, as it was published; nothing of a child")

    subject = models.UUIDField()
    entry = models.UUIDField()
    entered = models.DateField()
    figure = models.CharField(max_length=20)
    percent = models.IntegerField()
    school_year = models.CharField(max_length=300)
    source = models.CharField(max_length=300)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["subject"], name="island_figure_of")]


class CohortAction(models.Model):
    """Something that is done for all pupils who are looked after, and is not done yet."""

    row_rules = no_personal_data("what a service means to do for its pupils together; it names no child")

    subject = models.UUIDField()
    entry = models.UUIDField()
    what = models.CharField(max_length=300)
    who = models.CharField(max_length=300, default="")
    by = models.DateField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["subject"], name="cohort_action_of")]
