"""Who may sign in, what is open to whom, and what they have seen."""

from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from corbiere.agencies.models import TeamManager, TeamMember
from corbiere.ledger.holders import NOBODY, one_holder
from corbiere.ledger.models import ChainDeclaration
from corbiere.ledger.periods import Period, Periods
from corbiere.ledger.row_security import no_personal_data, open_by, open_to_owner, opened


class AccountManager(BaseUserManager["Account"]):
    def create_user(self, email: str, password: str | None = None, by: str = "", **more: Any) -> "Account":
        account = self.model(email=email.strip().lower(), **more)
        account.set_password(password)
        with transaction.atomic():
            account.save(using=self._db)
            self.bind([account], by)
        return account

    def bind(self, accounts: Iterable["Account"], by: str) -> None:
        """Notes for whom each account stands from now on, and whether it is open. Whatever changes an account says so here."""
        now = timezone.now()
        AccountBinding.objects.bulk_create(
            AccountBinding(
                when=now, account=one.pk, email=one.email, practitioner=one.practitioner, person=one.person, active=one.is_active, by=by
            )
            for one in accounts
        )

    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(email=(username or "").strip().lower())


class Account(AbstractBaseUser):
    """A way to sign in, for one practitioner or one person. What they may see follows from the record, never from here."""

    row_rules = no_personal_data("how those who work here sign in, before anybody looks; nothing of a child")

    email = models.EmailField(unique=True)
    practitioner = models.UUIDField(null=True, unique=True)
    person = models.UUIDField(null=True, unique=True)
    is_active = models.BooleanField(default=True)

    objects: ClassVar[AccountManager] = AccountManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        constraints: ClassVar = [one_holder("an_account_is_of_one_holder")]

    def __str__(self) -> str:
        return self.email


class AccountBinding(models.Model):
    """For whom an account stood, and whether it was open, from a moment on. Chained: an account that says otherwise is found."""

    row_rules = no_personal_data("for which of those who work here each account stands; nothing of a child")

    add_only = True
    chained = ChainDeclaration("accounts")

    when = models.DateTimeField()
    account = models.BigIntegerField()
    email = models.EmailField()
    practitioner = models.UUIDField(null=True)
    person = models.UUIDField(null=True)
    active = models.BooleanField()
    by = models.CharField(max_length=100, default="", help_text="whoever did it: the account of the machine, and by which command")

    class Meta:
        db_table = "access_binding"
        indexes: ClassVar = [models.Index(fields=["account"], name="bindings_of")]
        constraints: ClassVar = [one_holder("a_binding_is_of_one_holder")]


class Token(models.Model):
    """A key with which a program works for an account. Only a digest of the secret is kept."""

    row_rules = no_personal_data("digests of keys, by which a program is known before it looks; nothing of a child")

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=100)
    digest = models.BinaryField(unique=True)
    made = models.DateTimeField()
    expires = models.DateTimeField()
    last_used = models.DateTimeField(null=True)


class Grants(Periods["Grant"]):
    """The grants of all folds."""


class GrantManager(models.Manager["Grant"]):
    def get_queryset(self) -> Grants:
        return Grants(self.model, using=self._db)

    def on(self, day: date) -> Grants:
        return self.get_queryset().on(day)

    def to(self, practitioner: UUID, day: date) -> Grants:
        """Finds what is given on a day to somebody by name, or to all who are in a team that is theirs."""
        member = TeamMember.objects.on(day).filter(subject=practitioner).values("team")
        manager = TeamManager.objects.on(day).filter(practitioner=practitioner).values("subject")
        of_team = Q(ways__contains=["team"]) & (Q(team__in=member) | Q(team__in=manager))
        return self.on(day).filter(Q(practitioner=practitioner) | of_team)


class Grant(Period):
    """Part of a person's record is open to a practitioner, or to all who hold a role, for some days. A reading with several folds.

    Each app that opens records has a proxy of this model with a `source` of its own, and a fold that makes its rows (ADR 10).
    `basis` is one of bases.BASES; `detail` says more of it in words; `team` is one whose managers it reaches too; `entry` began it. `ways`
    are the bases that carry it further: to those who act for the practitioner, or manage them; or `team`, to all who are in the team.
    """

    row_rules = open_by("", named=("practitioner",))

    source = models.CharField(max_length=40)
    basis = models.CharField(max_length=40)
    practitioner = models.UUIDField(null=True)
    role = models.CharField(max_length=40, default="")
    team = models.UUIDField(null=True)
    categories = ArrayField(models.CharField(max_length=20))
    ways = ArrayField(models.CharField(max_length=20), default=list)
    detail = models.CharField(max_length=300, default="")

    objects: ClassVar[GrantManager] = GrantManager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["subject"], name="grant_on"),
            models.Index(fields=["practitioner"], name="grant_to"),
            models.Index(fields=["role"], name="grant_to_role", condition=~Q(role="")),
            models.Index(fields=["team"], name="grant_in_team", condition=Q(team__isnull=False)),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(practitioner__isnull=False) | ~Q(role="") | Q(team__isnull=False), name="a_grant_reaches_somebody"
            )
        ]


class FromSource(GrantManager):
    """Of a proxy of Grant: the rows that its own fold makes, and no others."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.source = source

    def get_queryset(self) -> Grants:
        return super().get_queryset().filter(source=self.source)


class WorkGrant(Grant):
    """What allocations and offered handovers open."""

    objects: ClassVar[FromSource] = FromSource("work")

    class Meta:
        proxy = True


class StepGrant(Grant):
    """What the steps open that follow from decisions."""

    objects: ClassVar[FromSource] = FromSource("steps")

    class Meta:
        proxy = True


class AccessLog(models.Model):
    """Somebody looked at a person's record: when, which page, by what right, and which categories of entries that opened."""

    row_rules = open_to_owner("practitioner", also=opened(""))

    add_only = True
    chained = ChainDeclaration("sights", lanes=("practitioner", "person"))

    when = models.DateTimeField()
    practitioner = models.UUIDField(null=True)
    person = models.UUIDField(null=True)
    subject = models.UUIDField()
    on = models.DateField(help_text="the day on which they looked, as Jersey counts it")
    what = models.CharField(max_length=200)
    bases = ArrayField(models.CharField(max_length=40))
    categories = ArrayField(models.CharField(max_length=20))

    class Meta:
        db_table = "access_sight"
        verbose_name = "sight"
        indexes: ClassVar = [
            models.Index(fields=["subject", "-when"], name="sights_of"),
            models.Index(fields=["practitioner", "-when"], name="sights_by"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(bases=[]), name="nobody_looks_without_a_basis"),
            one_holder("a_sight_is_of_one_holder"),
        ]

    @property
    def holder(self) -> UUID:
        """Who looked."""
        return self.practitioner or self.person or NOBODY


class FailedSignIns(models.Model):
    """Failed tries to sign in of one turn, account or address: counted where every process counts alike and nothing else drives them out.

    `key` is a digest. No try of that key is heard before `until`; `forgotten` is when counting begins anew.
    """

    row_rules = no_personal_data("failures to sign in, under digests, before anybody looks; nothing of a child")

    key = models.CharField(max_length=80, primary_key=True)
    failures = models.IntegerField()
    first = models.DateTimeField()
    last = models.DateTimeField()
    until = models.DateTimeField()
    forgotten = models.DateTimeField(db_index=True)
    address = models.CharField(max_length=64)


class Remembered(models.Model):
    """The cache, in the database so that every process knows the same. Django's cache names the columns."""

    row_rules = no_personal_data("what every process of the site remembers for some minutes; nothing of a child")

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "access_cache"
