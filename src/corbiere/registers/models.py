"""The table of a register: a class made from `RegisterPlace`, and how its rows are made of entries as they came to be known."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any, ClassVar, Protocol, Self, TypeVar
from uuid import UUID

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, DateTimeRangeField, RangeOperators
from django.db import models
from django.db.backends.postgresql.psycopg_any import DateRange, DateTimeTZRange

from corbiere.access.models import FromSource, Grant
from corbiere.ledger.bitemporal import RecordedRow, moments
from corbiere.ledger.periods import Period, Periods
from corbiere.ledger.record import Line
from corbiere.ledger.row_security import no_personal_data, open_by

P_co = TypeVar("P_co", bound="RegisterPlace", covariant=True)
P = TypeVar("P", bound="RegisterPlace")


class Places(models.QuerySet[P_co]):
    def known(self, moment: datetime | None) -> Self:
        """As known at a moment; None is now."""
        return self.filter(known__upper_inf=True) if moment is None else self.filter(known__contains=moment)

    def by(self, moment: datetime | None) -> Self:
        """All that was ever known by a moment, what was known no more among it; None is now."""
        return self.all() if moment is None else self.filter(known__startswith__lte=moment)

    def on(self, day: date) -> Self:
        return self.filter(during__contains=day)


class RegisterPlace(models.Model):
    """Somebody's place on a register for some days, under one category, as it was known for some time.

    A time on the register, from `registered` to `removed`, has one place or several. `during` is without the day on which it ended: as
    that day closed, it was so no more. One that began and ended on the same day lasts no day, and is there all the same.
    """

    subject = models.UUIDField()
    known = DateTimeRangeField(help_text="from the moment it was recorded until another entry made it otherwise")
    name = models.TextField()
    born = models.DateField(null=True)
    expected = models.DateField(null=True, help_text="when an unborn baby is due")
    sex = models.CharField(max_length=20, default="")
    number = models.PositiveSmallIntegerField(help_text="the first time on the register, the second…")
    came = models.CharField(max_length=20, help_text="what put them on it")
    registered = models.DateField()
    begins = models.DateField()
    during = DateRangeField()
    category = models.CharField(max_length=20, default="")
    category_in_words = models.TextField(default="", help_text="which it is, where it is none of those named")
    before = models.CharField(max_length=20, default="", help_text="the category of the place before, if any")
    before_in_words = models.TextField(default="")
    removed = models.DateField(null=True, help_text="it may lie ahead")
    why_removed = models.CharField(max_length=20, default="")
    last = models.BooleanField(help_text="whether this is the last place of its time on the register")
    entry = models.UUIDField(null=True, help_text="what it was recorded with, or corrected with last")
    ended_by = models.UUIDField(null=True, help_text="likewise what took them off; nothing, where a birthday did")

    class Meta:
        abstract: ClassVar = True

    def __str__(self) -> str:
        return self.name

    @property
    def has_another_category(self) -> bool:
        """Than the place before."""
        return (self.category, self.category_in_words) != (self.before, self.before_in_words)


def one_place_at_a_time(name: str) -> ExclusionConstraint:
    """As known at any one moment."""
    columns = (("during", RangeOperators.OVERLAPS), ("known", RangeOperators.OVERLAPS), ("subject", RangeOperators.EQUAL))
    return ExclusionConstraint(name=name, expressions=list(columns))


class Stay(Protocol):
    """A place before it is known when it was known: the columns of the table, with `ends`, the first day it was so no more, if any."""

    @property
    def begins(self) -> date: ...
    @property
    def ends(self) -> date | None: ...
    def _asdict(self) -> dict[str, Any]: ...


S = TypeVar("S", bound=Stay)


def places_of(table: type[P], subject: UUID, told: Sequence[RecordedRow], stays: Callable[[UUID, Sequence[Line]], list[S]]) -> list[P]:
    """The rows of a subject: `stays` gives those that the entries of a moment make, and each is known for as long as they do."""
    made: list[P] = []
    since: dict[S, datetime] = {}
    for moment, lines in moments(told):
        so = stays(subject, lines)
        made += [_place(table, subject, stay, since.pop(stay), moment) for stay in [held for held in since if held not in so]]
        since |= {stay: moment for stay in so if stay not in since}
    return made + [_place(table, subject, stay, moment, None) for stay, moment in since.items()]


def _place(table: type[P], subject: UUID, stay: Stay, since: datetime, until: datetime | None) -> P:
    said = {name: list(value) if isinstance(value, tuple) else value for name, value in stay._asdict().items()}
    ends = said.pop("ends")
    during = DateRange(empty=True) if ends == stay.begins else DateRange(stay.begins, ends)
    return table(subject=subject, known=DateTimeTZRange(since, until), during=during, **said)


# Questions to a register, and who may ask them.


class RegisterAsker(Period):
    """A time in which an agency, or somebody who works for one, may question a register. Of somebody, their agency must be one as well."""

    row_rules = no_personal_data("who may question the registers, which everybody who works here may read; nothing of a child")

    which = models.CharField(max_length=60)

    objects = Periods["RegisterAsker"].as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["subject"], name="register_asker_of")]


class RegisterQuestion(models.Model):
    """A question to a register as whoever asked it may see it: what they told, the answer once there is one, and what became of it."""

    row_rules = open_by("concern", named=("practitioner",))

    subject = models.UUIDField(help_text="the question itself")
    practitioner = models.UUIDField(help_text="who asks")
    by_telephone = models.BooleanField()
    which = models.CharField(max_length=60)
    name = models.CharField(max_length=700)
    born = models.DateField(null=True)
    address = models.CharField(max_length=300, default="")
    reason = models.CharField(max_length=30)
    why = models.TextField()
    asked = models.DateField()
    looked_up = models.BooleanField(help_text="so that this row is written again, whatever was found")
    answer = models.CharField(max_length=20, default="")
    told = models.TextField(default="")
    answered = models.DateField(null=True)
    answered_by = models.UUIDField(null=True)
    reviewed = models.DateField(null=True)
    further = models.CharField(max_length=20, default="")

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["subject"], name="register_question_of"),
            models.Index(fields=["practitioner", "asked"], name="register_question_by"),
            models.Index(fields=["asked"], name="register_question_asked"),
        ]


class AskedAbout(models.Model):
    """Whom a question was about, by which questions about one child are counted: the child, or the name and day as they were told."""

    row_rules = open_by("concern")

    subject = models.UUIDField(help_text="the question")
    child = models.UUIDField(null=True)
    known_as = models.CharField(max_length=750, help_text="the same for all questions about one child")
    asked = models.DateField()
    looked_up = models.BooleanField(help_text="so that this row is written again, whatever was found")

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["subject"], name="asked_about_of"),
            models.Index(fields=["known_as", "asked"], name="asked_about_whom"),
        ]


class RegisterQuestionGrant(Grant):
    """What a question to a register opens to those who answer and review it."""

    objects: ClassVar[FromSource] = FromSource("register-questions")

    class Meta:
        proxy = True
