"""Ana, who leads the work with Mia Renouf; Claire, a health visitor to whom nothing of Mia is open; and how each calls the API."""

import json
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.test import Client

from clock import today
from corbiere.access.models import Account
from corbiere.access.tokens import issue
from corbiere.agencies.entries import AgencyEstablished, AgencySort, Joined, Profession, Role, RoleGranted
from corbiere.agencies.working import Allocated, AllocationRole
from corbiere.ledger.reading import JERSEY
from corbiere.ledger.record import Author
from corbiere.ledger.writing import Writing, record_batch
from corbiere.people.entries import Born, PersonIdentified

MIA, LEO, ANA, CLAIRE, HAMID, SERVICE, CLINIC = (UUID(int=number) for number in (1, 2, 11, 13, 15, 21, 22))
NOBODY = UUID(int=99)
BY = Author(system="a test")


def days_ago(number: int) -> date:
    return today() - timedelta(days=number)


def begin() -> None:
    """Everybody in the record: Mia and her brother Leo, whom Ana leads the work with; Claire; and Hamid of the Hub, who finds children."""
    since = days_ago(400)
    recorded = datetime.combine(since, time(9), JERSEY)
    lead = Allocated(role=AllocationRole.LEAD, practitioner=ANA)
    told: list[tuple[UUID, Any, date]] = [
        (SERVICE, AgencyEstablished(name="Children’s Service", sort=AgencySort.SOCIAL_CARE), since),
        (CLINIC, AgencyEstablished(name="Health visiting", sort=AgencySort.HEALTH), since),
        (ANA, Joined(name="Ana Vibert", profession=Profession.SOCIAL_WORKER, registration="SW1", agency=SERVICE), since),
        (CLAIRE, Joined(name="Claire Le Brun", profession=Profession.HEALTH_VISITOR, agency=CLINIC), since),
        (HAMID, Joined(name="Hamid Noel", profession=Profession.SOCIAL_WORKER, registration="SW2", agency=SERVICE), since),
        (HAMID, RoleGranted(role=Role.HUB, why="He answers the telephone"), since),
        (MIA, PersonIdentified(given="Mia", family="Renouf"), since),
        (MIA, Born(), date(2018, 6, 3)),
        (LEO, PersonIdentified(given="Leo", family="Renouf"), since),
        (LEO, Born(), date(2020, 1, 9)),
        (MIA, lead, since),
        (LEO, lead, since),
    ]
    opened: set[UUID] = set()
    for about, entry, happened in told:
        writing = Writing(entry=entry, about=about, happened=happened, opens=about not in opened, recorded=recorded)
        record_batch([writing], by=BY, otherwise="as told")
        opened.add(about)


def token_of(practitioner: UUID, days: int = 30) -> str:
    account = Account.objects.filter(practitioner=practitioner).first()
    return issue(account or Account.objects.create_user(f"{practitioner}@example.je", None, practitioner=practitioner), "a test", days)


class Caller:
    """A program with a token."""

    def __init__(self, token: str) -> None:
        self.client, self.token = Client(), token

    def get(self, path: str, **asked: str) -> HttpResponse:
        return self.client.get(f"/api/v1{path}", asked, headers=self._headers())

    def post(self, path: str, sent: object, key: str | None = None) -> HttpResponse:
        return self.post_bytes(path, json.dumps(sent).encode(), key)

    def post_bytes(self, path: str, body: bytes, key: str | None = None, media_type: str = "application/json") -> HttpResponse:
        headers = self._headers() | ({"Idempotency-Key": key} if key is not None else {})
        return self.client.post(f"/api/v1{path}", body, content_type=media_type, headers=headers)

    def record(
        self, kind: str, about: UUID = MIA, ago: int = 1, key: str | None = None, more: dict[str, Any] | None = None, **entry: Any
    ) -> HttpResponse:
        sent = {"happened": str(days_ago(ago)), "entry": entry, **(more or {})}
        return self.post(f"/subjects/{about}/{kind}", sent, key)

    def record_with_reasons(self, kind: str, ago: int = 1, **entry: Any) -> HttpResponse:
        """Records it, with a reason wherever one is wanted."""
        answer = self.record(kind, ago=ago, **entry)
        reasons = {reason["name"]: "As told." for reason in answer.json().get("reasons_wanted", ())}
        return self.record(kind, ago=ago, more={"reasons": reasons}, **entry) if reasons else answer

    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"} if self.token else {}
