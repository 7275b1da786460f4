"""Tells every page whether everybody is invented, and who is signed in."""

from functools import cache

from django.db import connection
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from corbiere.access.models import Account
from corbiere.access.viewing import viewer_of
from corbiere.desk.extend import Navigation, UrgentForm, every
from corbiere.ledger.models import World


def everywhere(request: HttpRequest) -> dict[str, object]:
    """`signed_in_as` is the name of the practitioner, which `signed_in` leaves on the request; pages before that have none."""
    viewer = getattr(request, "viewer", None)
    return {
        "invented": invented(str(connection.settings_dict["NAME"])),
        "signed_in_as": getattr(viewer, "name", ""),
        "fosters": fosters(request),
        "navigation": [(page.called, reverse(page.page)) for page in every(Navigation) if viewer and page.sees(viewer)],
        "urgent_forms": [(form.called, reverse(form.page)) for form in every(UrgentForm)],
    }


def fosters(request: HttpRequest) -> bool:
    """Whether a foster carer is signed in, who is led nowhere but to their own page. Pages before the door ask the directory."""
    viewer = getattr(request, "viewer", None)
    if viewer is None and isinstance(account := getattr(request, "user", None), Account):
        viewer = viewer_of(account, timezone.localdate())
    return bool(viewer and viewer.fosters)


@cache
def invented(database: str) -> bool:
    """Whether everybody in this database is invented. It is said once, when the database is made, and never changes."""
    return World.objects.filter(invented=True).exists()
