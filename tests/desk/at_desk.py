"""Ana at her desk: pages opened and forms sent as a browser without scripts does it."""

import re
from datetime import date
from html import unescape
from typing import Any
from uuid import UUID

from django.test import Client

from agencies.workplace import agency, allocated, child, practitioner, told
from corbiere.access.models import Account
from corbiere.ledger.reading import lines, without_row_security
from corbiere.people.entries import RelationshipNoted
from corbiere.people.kinship import Relation
from markup import markup

SINCE = date(2021, 1, 4)


class Desk:
    """Ana Pires at her desk, the lead social worker of Mia and Leo Renouf."""

    def __init__(self) -> None:
        self.service = agency()
        self.ana = practitioner("Ana Pires", self.service)
        self.ben = practitioner("Ben Vibert", self.service)
        self.mia = child("Mia", date(2018, 6, 3))
        self.leo = child("Leo", date(2016, 2, 1))
        for one in (self.mia, self.leo):
            allocated(one, self.ana, SINCE)
        told(RelationshipNoted(other=self.leo, relation=Relation.BROTHER), self.mia, SINCE)
        self.client = self.signed_in(self.ana)

    def signed_in(self, who: UUID) -> Client:
        account = Account.objects.filter(practitioner=who).first() or Account.objects.create_user(f"{who}@example.org", practitioner=who)
        client = Client()
        client.force_login(account)
        return client

    def open(self, kind: str, subject: UUID | None = None, **more: str) -> "Page":
        return Page(self.client.get(f"/records/{subject or self.mia}/record/{kind}/", more))

    def send(self, page: "Page", client: Client | None = None, **typed: Any) -> Any:
        fields = {**page.fields, "send": "record", **{name.replace("__", "-"): value for name, value in typed.items()}}
        buttons = {"add", "remove", "copy", "find"} & fields.keys()
        if buttons:
            fields.pop("send")
        return (client or self.client).post(page.action, fields)

    def entries(self, kind: str, subject: UUID | None = None) -> list[dict[str, object]]:
        with without_row_security():
            return [line.body for line in lines(subject or self.mia) if line.kind == kind]


def gone_on(signed_out: Any, client: Client) -> Any:
    """What comes of “Continue with your form”, pressed by somebody who signed in again meanwhile."""
    html = markup(signed_out)
    typed: dict[str, list[str]] = {}
    for name, text in re.findall(r'<textarea name="([^"]+)" hidden>\n(.*?)</textarea>', html, re.DOTALL):
        typed.setdefault(name, []).append(unescape(text))
    go_on = re.search(r'<form action="(/drafts/[^"]+)" method="post">', html)
    assert go_on is not None
    return client.post(go_on[1], typed, follow=True)


class Page:
    """A form as a browser has it: where it is sent, and every field with what stands in it."""

    def __init__(self, response: Any) -> None:
        self.status = response.status_code
        self.html = markup(response)
        self.action = match[1] if (match := re.search(r'<form class="desk-form" action="([^"]+)"', self.html)) else ""
        self.fields: dict[str, list[str]] = {}
        for tag in re.findall(r"<input[^>]*>", self.html):
            held = dict(re.findall(r'(\w[\w-]*)="([^"]*)"', tag))
            if held.get("type") not in ("radio", "checkbox", "file", "search") or " checked" in tag:
                self.fields.setdefault(held["name"], []).append(unescape(held.get("value", "on" if held.get("type") == "checkbox" else "")))
        for name, text in re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>\n(.*?)</textarea>', self.html, re.DOTALL):
            self.fields[name] = [unescape(text)]
        for name, options in re.findall(r'<select[^>]* name="([^"]+)"[^>]*>(.*?)</select>', self.html, re.DOTALL):
            self.fields[name] = [unescape(value) for value in re.findall(r'<option value="([^"]*)" selected', options)]
        self.words = re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", self.html)))

    def one(self, name: str) -> str:
        return self.fields.get(name, [""])[-1]

    @property
    def summary(self) -> list[tuple[str, str]]:
        """What is wrong, and the id that each line leads to."""
        listed = re.search(r"govuk-error-summary__list.*?</ul>", self.html, re.DOTALL)
        return [(href, unescape(said)) for href, said in re.findall(r'<a href="#([^"]+)">([^<]+)</a>', listed[0])] if listed else []
