"""Those to whom the Le Brocqs' records are closed, each for another reason, and how what they are answered is told apart."""

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.test import Client

from agencies.workplace import knows, leaves, manages, practitioner, team
from cast import Cast
from clock import now
from corbiere.access.models import Account
from corbiere.access.tokens import issue
from corbiere.agencies.entries import Profession
from corbiere.desk.models import Draft
from corbiere.ledger.models import EntryRow
from corbiere.ledger.reading import without_row_security
from markup import markup

NOBODY = "nobody"
OUTSIDERS = (
    NOBODY,  # is signed in
    "david",  # a teacher who wrote a note about Jade and has no basis
    "sam",  # a colleague of the same agency
    "mona",  # manages another team
    "hugo",  # a health visitor of another child
    "ines",  # worked with her until yesterday
    "karl",  # works with her and said that he knows her
    "lena",  # worked with her and left yesterday
)
INSIDE = tuple(who for who in OUTSIDERS if who not in (NOBODY, "lena"))


def with_outsiders(cast: Cast) -> Cast:
    """Adds them to the cast, and Kim, with whom Hugo works."""
    care, health = cast.agencies["ana"], cast.agencies["claire"]
    elsewhere = team("Safeguarding North", care)
    for who, name, of in (
        ("mona", "Mona Coutanche", care),
        ("hugo", "Hugo Perchard", health),
        ("ines", "Ines Falle", care),
        ("karl", "Karl Hamon", care),
        ("lena", "Lena Poingdestre", care),
    ):
        cast.people[who], cast.agencies[who] = practitioner(name, of, Profession.SOCIAL_WORKER), of
    manages(cast.mona, elsewhere)
    cast.people["kim"] = uuid4()
    cast.tell("kim", "person-identified", 300, by="hana", opens=True, given="Kim", family="Rondel")
    cast.tell("kim", "allocated", 60, by="ben", role="second-worker", practitioner=str(cast.hugo))
    for who, last in (("ines", 1), ("karl", None), ("lena", None)):
        work = cast.tell("jade", "allocated", 20, by="ben", role="second-worker", practitioner=str(cast.people[who]))
        if last is not None:
            cast.tell("jade", "allocation-ended", last, by="ben", of=str(work), reason="work-done")
    knows(cast.karl, cast.jade, cast.ago(2))
    leaves(cast.lena, cast.ago(1))
    return cast


def entry_of(cast: Cast, kind: str = "child-seen") -> UUID:
    with without_row_security():
        return EntryRow.objects.filter(subject=cast.jade, kind=kind).latest("order").id


def draft_of(cast: Cast, who: str, sent: bool = False) -> UUID:
    """What somebody began to write about Jade while they could; or recorded."""
    entry = {"id": str(entry_of(cast)), "subject": str(cast.jade), "kind": "child-seen", "day": str(cast.ago(9)), "replaces": False}
    outcome = {"entries": [entry], "dates": [], "states": []} if sent else {}
    typed = {} if sent else {"life": ["She was tired."]}
    made = Draft(practitioner=cast.people[who], subject=cast.jade, kind="child-seen", typed=typed, outcome=outcome, saved=now())
    made.sent = made.saved if sent else None
    made.save()
    return made.id


def browser(cast: Cast, who: str) -> Client:
    return Client() if who == NOBODY else cast.client(who)


def caller(cast: Cast, who: str) -> dict[str, str]:
    """The headers with which somebody's program calls."""
    if who == NOBODY:
        return {}
    email = f"{who}@corbiere.example"
    account = Account.objects.filter(email=email).first() or Account.objects.create_user(email, None, practitioner=cast.people[who])
    return {"Authorization": f"Bearer {issue(account, 'a test', 30)}"}


@dataclass(frozen=True)
class Said:
    """What is answered, without what changes with every answer: the form's tokens and the identifiers that were asked for or made up."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: str


def said(response: Any, *asked: object) -> Said:
    headers = tuple(sorted((name, plain(value, asked)) for name, value in response.headers.items() if name != "Set-Cookie"))
    return Said(response.status_code, headers, plain(markup(response), asked))


ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
SIGNED = re.compile(r'(name="draft" value="|data-known=")[^"]*')  # the form's token, and the moment at which it was saved
CSRF = re.compile(r"[A-Za-z0-9]{64}")
CLOCK = re.compile(r"\b\d\d:\d\d\b")


def plain(text: str, asked: Any) -> str:
    for one in asked:
        text = text.replace(str(one), "ASKED")
    return CLOCK.sub("TIME", CSRF.sub("TOKEN", ID.sub("ID", SIGNED.sub(r"\1TOKEN", text))))


def secrets_of(cast: Cast) -> list[str]:
    """What no outsider may read."""
    born = cast.today.replace(year=cast.today.year - 8, month=12, day=1)
    days = [born.isoformat(), f"{born:%-d %B %Y}", f"{cast.today - timedelta(days=200):%-d %B %Y}"]
    reference = str(cast.jade).upper()
    return [
        "Jade", "Noah", "Marie L", "Le Brocq", "Rue des Pr", "JE2 7AB", "when Mum sleeps", "Gran picks", "Portuguese", "Child Protection Register",
        f"{reference[:4]}-{reference[4:8]}", *days,
    ]  # fmt: skip
