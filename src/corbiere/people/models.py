"""The readings of people: made from the entries of one person, and only from them."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField, DateTimeRangeField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from corbiere.ledger.periods import Period, Periods
from corbiere.ledger.row_security import open_by, opened, searched

# An address that is kept back is shown to whoever works with the person, unless they are the one from whom it is kept: by a word with the
# address, or by a ban on all of them. From whom it is kept, the same address of others who live there is kept too.
LOOKING = "access_viewer(), access_day()"
IS_NAMED = "access_is_named((SELECT access_name_of(access_viewer())), withheld_from)"
OPENLY = "NOT withheld AND subject NOT IN (SELECT access_under_ban(access_day()))"
NOT_BANNED = f"subject NOT IN (SELECT access_banned({LOOKING}))"
NOT_ON_THEM = (
    "subject NOT IN (SELECT access_banned(access_viewer(), NULL))"
    " AND NOT coalesce(access_is_named((SELECT access_name_of(access_viewer())), name), false)"
)
NOT_WITHHELD = (
    f"(({OPENLY}) OR ({opened('work')} AND NOT {IS_NAMED} AND {NOT_BANNED})) AND place NOT IN (SELECT access_places_kept({LOOKING}))"
)


class Person(models.Model):
    """Who somebody is, in one row. `name` is what to call them; empty where no name is known."""

    row_rules = open_by("identity", family=True)

    subject = models.UUIDField(primary_key=True)
    name = models.TextField()
    given = models.TextField(default="")
    family = models.TextField(default="")
    known_as = models.TextField(default="")
    sex = models.CharField(max_length=20, default="")
    gender = models.TextField(default="")
    pronouns = models.TextField(default="")
    born = models.DateField(null=True)
    born_estimated = models.BooleanField(default=False)
    expected = models.DateField(null=True, help_text="when an unborn baby is due")
    died = models.DateField(null=True)
    languages = ArrayField(models.TextField(), default=list, help_text="the first one first")
    interpreted = ArrayField(models.TextField(), default=list, help_text="those languages for which an interpreter is needed")
    needs = models.TextField(default="", help_text="what else helps to understand each other")
    photo = models.CharField(max_length=64, default="")
    matched = ArrayField(models.UUIDField(), default=list, help_text="other records said to be of the same person")

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["born"], name="person_born"),
            models.Index(fields=["expected"], name="person_expected", condition=models.Q(born__isnull=True, expected__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.called

    @property
    def unborn(self) -> bool:
        return self.born is None and self.expected is not None

    @property
    def called(self) -> str:
        """The name, or for somebody without one who that is."""
        if self.unborn and not self.given and not self.known_as:
            return f"Baby {self.family}, not yet born" if self.family else "Baby not yet born"
        return self.name or "Name not known"

    @property
    def spoken_of(self) -> str:
        """The name for them within a sentence. Only a baby can have been recorded without a name."""
        return self.known_as or self.given or ("the baby" if self.unborn else self.name or "this child")

    @property
    def reference(self) -> str:
        """Short enough to read out on the telephone; a search finds it."""
        return short_reference(self.subject)


def short_reference(subject: object) -> str:
    text = str(subject).upper()
    return f"{text[:4]}-{text[4:8]}"


class PersonName(models.Model):
    """One name of a person, present or former. `keys` find it (keys.py). Who has no name has one row too, to be found by the day."""

    row_rules = searched(open_by("identity", family=True))

    subject = models.UUIDField()
    sort = models.CharField(max_length=20)
    given = models.TextField()
    family = models.TextField()
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    born = models.DateField(null=True, help_text="of the person, or the day an unborn baby is due")
    guessed = models.BooleanField(default=False, help_text="whether that day is estimated, expected or not known")
    plain = models.TextField(help_text="as a search reads it: `first names, last name`")
    keys = ArrayField(models.TextField(), default=list)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["subject"], name="name_of_person"),
            GinIndex(fields=["keys"], name="name_by_key", fastupdate=False),
            GinIndex(fields=["plain"], name="name_alike", opclasses=["gin_trgm_ops"], fastupdate=False),
        ]

    def __str__(self) -> str:
        return f"{self.given} {self.family}".strip()

    @property
    def former(self) -> bool:
        return self.sort == "former" or self.until is not None


class Address(Period):
    """Where somebody lives or stays. `place` is the same for all who live there; letters-only addresses have none."""

    row_rules = open_by("family", only=NOT_WITHHELD)

    entry = models.UUIDField()
    lines = ArrayField(models.TextField())
    parish = models.CharField(max_length=20, default="")
    postcode = models.CharField(max_length=12, default="")
    sort = models.CharField(max_length=20)
    place = models.TextField(default="")
    withheld = models.BooleanField(default=False)
    withheld_from = models.TextField(default="")

    class Meta:
        verbose_name_plural = "addresses"
        indexes: ClassVar = [
            models.Index(fields=["subject"], name="address_of_person"),
            models.Index(fields=["place"], name="address_of_place", condition=~models.Q(place="")),
            models.Index(fields=["postcode"], name="address_by_postcode", condition=~models.Q(postcode="")),
        ]
        constraints: ClassVar = [models.CheckConstraint(condition=models.Q(during__isempty=False), name="an_address_lasts")]


class AddressBan(Period):
    """Somebody who must not learn where the subject lives: `person` who is on record, or whoever is called `name`, and the agencies
    `acting` for them. `place` is the one address of which alone it was said, with that address. `clues` name places that would give it
    away, and `instead` what is said in their stead."""

    row_rules = open_by("family", only=NOT_ON_THEM)
    objects = Periods["AddressBan"].as_manager()

    person = models.UUIDField(null=True)
    name = models.TextField(default="")
    acting = ArrayField(models.UUIDField(), default=list)
    decided_by = models.TextField(default="")
    why = models.TextField(default="")
    clues = ArrayField(models.TextField(), default=list)
    instead = ArrayField(models.TextField(), default=list)
    place = models.UUIDField(null=True, help_text="the entry of the address with which it was said; of all where empty")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["subject"], name="address_ban_of_person")]
        constraints: ClassVar = [models.CheckConstraint(condition=models.Q(during__isempty=False), name="an_address_ban_lasts")]


class Reached(Period):
    """A number at which somebody is reached, or, with a `place`, where they work or learn. From whom addresses are kept, it is kept too."""

    row_rules = open_by("family", only=NOT_BANNED)
    objects = Periods["Reached"].as_manager()

    number = models.CharField(max_length=40, default="")
    note = models.TextField(default="", help_text="who answers, whether it is safe to ring, when; as what they work")
    place = models.TextField(default="")

    class Meta:
        verbose_name = "way to reach somebody"
        verbose_name_plural = "ways to reach somebody"
        indexes: ClassVar = [models.Index(fields=["subject"], name="ways_to_reach_person")]
        constraints: ClassVar = [models.CheckConstraint(condition=models.Q(during__isempty=False), name="a_way_to_reach_lasts")]


class ToldTie(Period):
    """Tie of `other` to `subject`, as told on the record of `subject`."""

    entry = models.UUIDField()
    other = models.UUIDField()
    relation = models.CharField(max_length=30)
    parental_responsibility = models.CharField(max_length=10, default="")
    how_known = models.TextField(default="")
    lives_with = models.BooleanField(null=True)
    through = models.UUIDField(null=True, help_text="the parent by whom they belong together, where that was said")

    class Meta:
        abstract = True


class Relationship(ToldTie):
    """As known now."""

    row_rules = open_by("family")

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["subject"], name="relationship_of_person"),
            models.Index(fields=["other"], name="relationship_to_person"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(during__isempty=False), name="a_relationship_lasts"),
            models.CheckConstraint(condition=~models.Q(subject=models.F("other")), name="nobody_is_related_to_themselves"),
        ]


class RelationshipThen(ToldTie):
    """As it was known for some time: what the family of an earlier day is drawn from."""

    row_rules = open_by("family")

    known = DateTimeRangeField(help_text="from the moment it was recorded until another entry made it otherwise")

    class Meta:
        verbose_name = "relationship as it was known"
        verbose_name_plural = "relationships as they were known"
        indexes: ClassVar = [
            models.Index(fields=["subject"], name="relationship_then_of_person"),
            models.Index(fields=["other"], name="relationship_then_to_person"),
        ]
