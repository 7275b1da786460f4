"""Where somebody was as they opened a form: it goes along with what they type, and the page that comes after saving leads back there.

Only a page of this site that can be read is kept: neither another site's address nor one that writes, nor the form itself.
"""

from itertools import chain
from typing import NamedTuple
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.urls import Resolver404, resolve

from corbiere.desk.extend import Navigation, PlaceToGoBackTo, RecordPart, every
from corbiere.desk.forms.form_data import BACK, Typed, one

LONGEST = 500  # characters of an address
CALLED = {
    "my-work": "My work",
    "team": "the team",
    "subject": "the record",
    "chronology": "the chronology",
    "plan": "the plan",
    "meetings": "the meetings",
    "documents": "the documents",
    "entry": "the entry",
}
OF_A_MEETING = frozenset({"meeting", "meeting-hold", "meeting-close", "meeting-after"})
READ = frozenset({*CALLED, *OF_A_MEETING, "worker", "meeting-invited"})  # pages of the desk


class WayBack(NamedTuple):
    """A page to go back to, and the words of the link."""

    address: str
    says: str


def way_back(address: str) -> WayBack | None:
    """None for an address that is no page of this site, or none to go back to."""
    if not address.startswith("/") or address.startswith(("//", "/\\")) or len(address) > LONGEST or not address.isprintable():
        return None
    try:
        found = resolve(urlsplit(address).path)
    except (Resolver404, ValueError):
        return None
    if found.namespace == "desk" and found.url_name in READ:
        called = "the meeting" if found.url_name in OF_A_MEETING else CALLED.get(found.url_name, "where you were")
        return WayBack(address, f"Back to {called}")
    called = _of_a_domain(found.view_name)
    return WayBack(address, f"Back to {called}") if called else None


def _of_a_domain(page: str) -> str:
    """Words for a page that a domain adds; empty for any other."""
    parts = ((part.page, part.called.lower()) for part in every(RecordPart) if part.page)
    menu = ((place.page, place.called) for place in every(Navigation))
    places = ((place.page, place.called) for place in every(PlaceToGoBackTo))
    return next((called for address, called in chain(parts, menu, places) if address == page), "")


def kept_in(typed: Typed) -> WayBack | None:
    return way_back(one(typed, BACK))


def came_from(request: HttpRequest) -> Typed:
    """The answer with which a form begins: what its address says, or the page that led to it."""
    named = request.GET.get(BACK, "")
    found = way_back(named) or way_back(_referring(request))
    return {BACK: [found.address]} if found else {}


def _referring(request: HttpRequest) -> str:
    said = urlsplit(request.headers.get("Referer", ""))
    if said.netloc != request.get_host():
        return ""
    return said.path + (f"?{said.query}" if said.query else "")
