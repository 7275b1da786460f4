"""`corbiere account`: who may sign in."""

import getpass
import secrets
from contextlib import suppress
from typing import Annotated
from uuid import UUID

import typer
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from rich.markup import escape

from corbiere.access import bindings
from corbiere.access.models import Account, Token
from corbiere.access.passwords import set_password
from corbiere.access.tokens import issue, revoke
from corbiere.agencies.beginning import begin
from corbiere.agencies.models import Practitioner
from corbiere.commands.start import record_at_hand
from corbiere.commands.terminal import out, stop
from corbiere.ledger.models import Subject
from corbiere.ledger.reading import without_row_security

app = typer.Typer(no_args_is_help=True)


@app.command()
def create(email: str, practitioner: Annotated[UUID, typer.Argument(help="The practitioner's id in the record.")]) -> None:
    """Make an account for a practitioner; prints a first password, to be changed."""
    _refuse_unless_address(email)
    with record_at_hand():
        if not Practitioner.objects.filter(subject=practitioner).exists():
            stop(f"there is no practitioner {practitioner}; record that they joined first")
        if Account.objects.filter(email=email.lower()).exists():
            stop(f"{email} has an account already")
        if Account.objects.filter(practitioner=practitioner).exists():
            stop(f"practitioner {practitioner} has an account already")
        _say_password(email, _opened(email, practitioner))


@app.command()
def first(
    email: str,
    name: Annotated[str, typer.Option(help="Who begins.")],
    agency: Annotated[str, typer.Option(help="Whom they work for.")],
    team: Annotated[str, typer.Option(help="The team that they manage.")],
) -> None:
    """Begin an empty record: the first agency, its first team, and its manager, who keeps the registers and may record who else joins.

    Prints their first password, to be changed. Refused once anybody is in the record.
    """
    _refuse_unless_address(email)
    with record_at_hand():
        with without_row_security():
            begun = Subject.objects.exists()
        if begun:
            stop("somebody is in this record already; whoever keeps the registers records who joins (docs/guides/running.md)")
        with transaction.atomic():
            made = begin(name, agency, team, timezone.localdate())
            password = _opened(email, made.practitioner)
        for called, id in zip((f"agency {agency}", f"team {team}", f"practitioner {name}"), made, strict=True):
            out().print(escape(f"{id}  {called}"), soft_wrap=True)
        _say_password(email, password)


def _refuse_unless_address(email: str) -> None:
    try:
        validate_email(email)
    except ValidationError:
        stop(f"{email} is not an e-mail address; write it as name@place.je")


def _opened(email: str, practitioner: UUID) -> str:
    """The first password of a new account."""
    return _new_password(Account.objects.create_user(email, None, by("create"), practitioner=practitioner))


def _new_password(account: Account) -> str:
    """One made up at random that the rules for passwords take."""
    while True:
        password = secrets.token_urlsafe(12)
        with suppress(ValidationError):
            set_password(account, password)
            return password


def by(command: str) -> str:
    """Who did it, as far as the machine knows."""
    return f"corbiere account {command}, as {getpass.getuser()}"


def _say_password(email: str, password: str) -> None:
    out().print(f"{escape(email)} can sign in with this password, and should change it at /password/ then: {password}", soft_wrap=True)


@app.command()
def password(email: str) -> None:
    """Give somebody who cannot sign in a new first password, to be changed. It ends their sessions and tokens."""
    with record_at_hand():
        account = Account.objects.filter(email=email.lower(), is_active=True).first()
        if account is None:
            stop(f"{email} has no account that is open")
        _say_password(email, _new_password(account))


@app.command()
def close(email: str) -> None:
    """Let nobody sign in with this address any more. What they recorded stays."""
    with record_at_hand():
        if not bindings.close(email, by("close")):
            stop(f"{email} has no account")
        out().print(f"{email} can no longer sign in.")


@app.command()
def token(
    email: str,
    name: Annotated[str, typer.Argument(help="What the token is for, so that it can be ended later.")],
    days: Annotated[int, typer.Option(min=1, max=366, help="For how many days (default: no source gives it).")] = 90,
) -> None:
    """Make a token with which a program works for somebody, and print it. It is shown only now."""
    with record_at_hand():
        account = Account.objects.filter(email=email.lower(), is_active=True).first()
        if account is None:
            stop(f"{email} has no account that is open")
        print(issue(account, name, days))


@app.command()
def end_token(email: str, name: str) -> None:
    """End every token of that name at once."""
    with record_at_hand():
        held = Token.objects.select_related("account").filter(account__email=email.lower(), name=name)
        ended = [token for token in held if revoke(token.account, token.id)]
        if not ended:
            stop(f"{email} has no token called {name} that is in force")
        out().print(f"{len(ended)} ended.")
