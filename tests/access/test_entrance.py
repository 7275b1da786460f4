"""The door of every page, as four people meet it."""

import re
from uuid import UUID, uuid4

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from agencies.workplace import agency, allocated, child, practitioner
from corbiere.access.access_log import lines_seen, open_record
from corbiere.access.decorators import signed_in
from corbiere.access.models import AccessLog, Account
from corbiere.access.viewing import Viewer
from corbiere.ledger.models import EntryRow

pytestmark = pytest.mark.django_db


@signed_in
def page(request: HttpRequest, viewer: Viewer, child: UUID) -> HttpResponse:
    """Looks without asking, too: the database answers for it."""
    asked = sorted(line.kind for line in lines_seen(open_record(viewer, child, "a page")))
    unasked = sorted(EntryRow.objects.filter(subject=child).values_list("kind", flat=True))
    return HttpResponse(f"{asked == unasked} {' '.join(asked)}")


def signed(name: str) -> Account:
    return Account.objects.create_user(f"{name}@gov.je", practitioner=practitioner(name, agency()))


def asked(account: Account | None, about: UUID) -> HttpResponse:
    client = Client()
    if account:
        client.force_login(account)
    request = RequestFactory().get(f"/records/{about}/")
    request.session = client.session
    if account:
        request.user = account
    else:
        request.user = None
    return page(request, about)


def test_a_worker_sees_and_it_is_written_down() -> None:
    ana, mia = signed("ana"), child()
    allocated(mia, ana.practitioner)
    assert asked(ana, mia).content == b"True allocated born person-identified"
    assert AccessLog.objects.get().what == "a page"


def test_a_stranger_is_told_the_same_of_a_child_who_is_known_and_one_who_is_not() -> None:
    sam, mia = signed("sam"), child()
    allocated(mia, signed("ana").practitioner)
    known, unknown = (asked(sam, about) for about in (mia, uuid4()))
    assert (known.status_code, without_token(known), known.headers) == (404, without_token(unknown), unknown.headers)
    assert not AccessLog.objects.exists()


def without_token(told: HttpResponse) -> bytes:
    """The token of a page's forms is another each time, whoever asks for whatever."""
    return re.sub(rb"[A-Za-z0-9]{64}", b"", told.content)


def test_every_page_of_a_child_says_the_same_of_both() -> None:
    client, mia = Client(), child()
    client.force_login(signed("sam"))
    for page in ("desk:subject", "desk:chronology", "people:around", "desk:access"):
        known, unknown = (client.get(reverse(page, args=[about])) for about in (mia, uuid4()))
        assert (known.status_code, without_token(known)) == (404, without_token(unknown))


def test_who_is_not_signed_in_is_sent_to_and_brought_back() -> None:
    mia = child()
    told = asked(None, mia)
    assert (told.status_code, told.headers["Location"]) == (302, f"/sign-in/?next=/records/{mia}/")


def test_a_part_of_a_page_sends_the_whole_page_to_sign_in() -> None:
    mia = child()
    told = Client().get(
        reverse("desk:subject", args=[mia]), headers={"HX-Request": "true", "HX-Current-URL": f"http://testserver/records/{mia}/"}
    )
    assert told.headers["HX-Redirect"] == f"/sign-in/?next=/records/{mia}/"
