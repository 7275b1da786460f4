"""The tables of the record. `EntryRow` is only ever added to; the database refuses anything else (migration 0002)."""

from typing import ClassVar, NamedTuple
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models

from corbiere.ledger.row_security import beginnings, entries, ledgers_alone, no_personal_data
from corbiere.statute.catalogue import CATALOGUE
from corbiere.statute.duties import Duty

DUTIES: dict[str, Duty] = {duty.id: duty for duty in CATALOGUE}
FIRST_FORM = 1


class World(models.Model):
    """One row: whether everybody in this database is invented. Only there may the day of recording be invented too. Its owner's alone."""

    read_only = True

    row_rules = no_personal_data("whether everybody here is invented")

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    invented = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=models.Q(id=1), name="there_is_one_world")]


class Subject(models.Model):
    """A person, practitioner, team, agency or matter that entries are about.

    `head` is the digest of the last entry in the chain; an index, proved by `ledger verify`.
    """

    never_removed = True

    row_rules = beginnings()

    id = models.UUIDField(primary_key=True, default=uuid4)
    sort = models.CharField(max_length=20)
    entries = models.PositiveIntegerField(default=0)
    head = models.BinaryField(default=bytes)
    last_recorded = models.DateTimeField(null=True)
    findings_on = models.DateField(null=True, help_text="the day that the stored findings answer for")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["sort"]), models.Index(fields=["findings_on"])]


class EntryRow(models.Model):
    """One entry as it was written.

    `root` is the entry that this one corrects, however often, or itself. `departures` are reasons for a should left undone, by the
    ruling's name. `digest` chains it to `previous` by what a header of its `form` covers (chain.py); the body stands in it through
    `body_digest`, salted, so that a body destroyed under the retention rules leaves the chain whole and tells nothing.
    """

    row_rules = entries()

    add_only = True

    order = models.BigAutoField(primary_key=True)
    id = models.UUIDField()
    form = models.PositiveSmallIntegerField(default=FIRST_FORM)
    root = models.UUIDField()
    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=60)
    version = models.PositiveSmallIntegerField()
    category = models.CharField(max_length=20)
    happened = models.DateField()
    time = models.TimeField(null=True)
    recorded = models.DateTimeField()
    practitioner = models.UUIDField(null=True)
    person = models.UUIDField(null=True, help_text="who wrote it, where that is nobody who works here: a child, a parent")
    agency = models.UUIDField(null=True)
    system = models.CharField(max_length=100, default="")
    occasion = models.UUIDField(null=True)
    replaces = models.UUIDField(null=True)
    why = models.TextField(default="")
    departures = models.JSONField(default=dict)
    body = models.JSONField(null=True)
    salt = models.BinaryField(null=True)
    body_digest = models.BinaryField()
    previous = models.BinaryField()
    digest = models.BinaryField()

    class Meta:
        db_table = "ledger_entry"
        indexes: ClassVar = [
            models.Index(fields=["subject", "order"], name="ledger_of_subject"),
            models.Index(fields=["occasion"], name="ledger_of_occasion", condition=models.Q(occasion__isnull=False)),
            models.Index(fields=["practitioner", "recorded"], name="ledger_by_practitioner"),
            models.Index(fields=["kind", "happened"], name="ledger_of_kind"),
            models.Index(fields=["root"], name="ledger_of_root"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(replaces__isnull=True, why="") | (models.Q(replaces__isnull=False) & ~models.Q(why="")),
                name="a_correction_names_what_it_replaces_and_why",
            ),
            models.CheckConstraint(
                condition=models.Q(practitioner__isnull=True, person__isnull=False)
                | models.Q(person__isnull=True) & (models.Q(practitioner__isnull=False) | ~models.Q(system="")),
                name="one_author_wrote_it",
            ),
            models.CheckConstraint(
                condition=models.Q(person__isnull=True) | ~models.Q(form=FIRST_FORM), name="a_person_is_covered_by_the_header"
            ),
            models.UniqueConstraint(fields=["id", "subject"], name="an_entry_is_there_once"),
            models.UniqueConstraint(fields=["replaces", "subject"], name="an_entry_is_replaced_once"),
        ]


class Submission(models.Model):
    """A form or a call that was taken, so that the same one sent again writes nothing."""

    row_rules = ledgers_alone()

    add_only = True

    by = models.CharField(max_length=140)
    key = models.CharField(max_length=200)
    content = models.BinaryField()
    entries = ArrayField(models.UUIDField(), default=list)
    taken = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["by", "key"], name="a_submission_is_taken_once")]


class Seal(models.Model):
    """All chains as they stood at a moment, as one signed digest, chained to the seal before; a copy can be kept elsewhere.

    `form` 1 are those made before seals were signed: `heads` is of the last entry of every subject. In `form` 2 it is of the seal's chains.
    """

    row_rules = no_personal_data("digests of all chains together")

    add_only = True

    form = models.PositiveSmallIntegerField(default=1)
    made = models.DateTimeField()
    upto = models.BigIntegerField(help_text="the order of the last entry sealed")
    subjects = models.PositiveIntegerField()
    invented = models.BooleanField(default=False)
    heads = models.BinaryField()
    previous = models.BinaryField()
    digest = models.BinaryField()
    key = models.BinaryField(default=bytes, help_text="the public key that the signature is checked by")
    signature = models.BinaryField(default=bytes)


class SealedChain(models.Model):
    """The part of a chain in a seal: its rows past `after`, the last that was sealed before, up to `upto`. A table has many lanes."""

    row_rules = no_personal_data("digests of whole chains")

    add_only = True

    seal = models.ForeignKey(Seal, on_delete=models.PROTECT, related_name="chains")
    chain = models.CharField(max_length=20)
    lane = models.UUIDField()
    after = models.BigIntegerField()
    upto = models.BigIntegerField()
    rows = models.PositiveIntegerField()
    digest = models.BinaryField()

    class Meta:
        db_table = "ledger_sealed"
        constraints: ClassVar = [models.UniqueConstraint(fields=["chain", "lane", "upto"], name="a_chain_is_sealed_once_up_to_a_place")]


class ChainDeclaration(NamedTuple):
    """That a table's rows are chained: what the chain is called, and by which columns it has lanes of its own, if it has: the first of
    them that is filled names the lane."""

    name: str
    lanes: tuple[str, ...] = ()


class Link(models.Model):
    """The place of a row in the chain of its table. Made by the database itself when the row is committed, and by nobody else."""

    row_rules = no_personal_data("digests of rows, by chain; nothing of what they say")

    read_only = True

    chain = models.CharField(max_length=20)
    lane = models.UUIDField()
    place = models.BigIntegerField()
    row = models.BigIntegerField()
    previous = models.BinaryField()
    digest = models.BinaryField()

    class Meta:
        db_table = "ledger_link"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["chain", "lane", "place"], name="one_row_stands_in_a_place"),
            models.UniqueConstraint(fields=["chain", "row"], name="a_row_stands_in_one_place"),
        ]


class NightStep(models.Model):
    """A step of a night's work, or the whole of it, once it is finished: for which day, and what it did."""

    row_rules = no_personal_data("what each night did, in numbers")

    add_only = True
    chained = ChainDeclaration("nights")

    day = models.DateField()
    step = models.CharField(max_length=20)
    began = models.DateTimeField()
    ended = models.DateTimeField()
    says = models.CharField(max_length=300)

    class Meta:
        db_table = "ledger_night"
        constraints: ClassVar = [models.UniqueConstraint(fields=["day", "step"], name="a_step_is_done_once_a_night")]


class Finding(models.Model):
    """A duty owed of a subject on `Subject.findings_on`, stored for counting: open or overdue, or done late.

    Whether it is overdue is asked by day. What was met or has ended is worked out where it is wanted, and not stored.
    """

    row_rules = ledgers_alone()

    subject = models.UUIDField()
    duty = models.CharField(max_length=60)
    since = models.DateField()
    due = models.DateField()
    done = models.DateField(null=True)
    ended = models.DateField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["subject"], name="finding_of_subject"),
            models.Index(fields=["duty", "due"], name="finding_owed", condition=models.Q(done__isnull=True, ended__isnull=True)),
        ]
